"""`aiplan amend DRAFT add`."""

from typing import get_args

import click

from aiplan_revise.cli.acting import Pen, acting, assignments, fit_id, new_id, place, provision, said_words
from aiplan_revise.cli.bracketed import bracketed
from aiplan_revise.cli.sides import utf8
from aiplan_revise.errors import PlanError
from aiplan_revise.model.edition import Edition, Kind, Provision, Texts
from aiplan_revise.model.numbering import LEVELS
from aiplan_revise.model.patterns import compiled
from aiplan_revise.report.named import as_printed
from aiplan_revise.revise.rebuilding import add

_KINDS: tuple[Kind, ...] = get_args(Kind)

_NUMBER = compiled(
    r"第 ?(?:[0-9０-９]+|[一二三四五六七八九十]+) ?[編部章節](?!の)|(?i:Part|Chapter|Section) [0-9]+[:. ]"
)
"""The number of a heading, as it is printed."""


@click.command
@click.option("--under", required=True, metavar="PROVISION", help='What it stands under; "" is the top of the plan.')
@click.option("--after", metavar="PROVISION", help="What it stands behind there; the last one, if not given.")
@click.option("--first", is_flag=True, help="It stands before all others there.")
@click.option("--en", metavar="TEXT", help="Its words in English.")
@click.option("--ja", metavar="TEXT", help="Its words in Japanese.")
@click.option("--body", "bodies", multiple=True, metavar="BODY[,BODY]", help="Who is responsible.")
@click.option(
    "--kind", type=click.Choice(_KINDS), help="An initiative where somebody is responsible, else a statement."
)
@click.option("--id", "key", metavar="ID", help="Its id; made from its words, if not given.")
@acting
def command(under: str, bodies: tuple[str, ...], pen: Pen, first: bool, **asked: str | None) -> None:
    """Add a provision; its number, and those of what stands behind it, follow from its place.

    \b
      aiplan amend 2026 add --under 3.1.2 --after 3.1.2.b --en "Support for …" --ja "…の支援" --body METI,MIC
    """
    words = said_words(asked["en"], asked["ja"])
    who = assignments(pen.desk, bodies)
    if not who and asked["kind"] in (None, "initiative"):
        for shown in bracketed(words, Texts(), pen.desk.registry):
            what = f"{shown} in the words makes nobody responsible"
            raise PlanError(what, "--body", "name there who is, not in the words")
    kind = asked["kind"] or ("initiative" if who else "statement")
    if kind == "initiative" and not who:
        raise PlanError("nobody is responsible for it", "--body", "name who is, or add it as a --kind statement")

    def alter(edition: Edition) -> Edition:
        parent = provision(edition, under) if under else ""
        key = new_id(edition, words, kind) if asked["key"] is None else fit_id(edition, utf8(asked["key"]))
        fitting = next(one for one in _KINDS if one == kind)
        named = (as_printed(one, pen.desk.registry, edition) for one in who)
        new = Provision(key, fitting, parent, text=words, assignments=tuple(named))
        return _once_numbered(add(edition, new, place(edition, asked["after"], first)), key)

    pen.change(f"add “{words.best('en')[:60]}” under {under or 'the top'}", alter)


def _once_numbered(made: Edition, key: str) -> Edition:
    """The same. PlanError where the words of a heading begin with a number, and one is printed before them."""
    p = made.provisions[key]
    for found in filter(None, map(_NUMBER.match, (p.text.ja, p.text.en))):
        if p.number and p.kind in LEVELS:
            what = f"begins with “{found[0].strip()}”, and its number is printed before it"
            raise PlanError(what, "--en, --ja", "leave that out of the words")
    return made
