"""`aiplan amend DRAFT reword PROVISION`."""

from collections.abc import Mapping

import click

from aiplan_revise.cli import arguments
from aiplan_revise.cli.acting import Pen, acting, begun, languages, provision
from aiplan_revise.cli.deciding import stated
from aiplan_revise.errors import PlanError
from aiplan_revise.model.edition import LANGS, Edition, Lang
from aiplan_revise.revise.amending import rephrase, reword


@click.command
@click.argument("name", metavar="PROVISION")
@click.option("--en", metavar="TEXT", help="All its words in English.")
@click.option("--ja", metavar="TEXT", help="All its words in Japanese.")
@click.option("--title", is_flag=True, help="Its title is meant, not its text.")
@click.option("--replace", "old", metavar="WORDS", help="Words that stand in it once …")
@click.option("--with", "new", metavar="WORDS", help="… and what is to stand there instead.")
@arguments.lang("The language of WORDS, where they stand in both.")
@acting
def command(name: str, pen: Pen, lang: str | None, **asked: str | None) -> None:
    """Give a provision (its number or id) other words: all of them in a language, or some in place of others.

    \b
      aiplan amend 2026 reword 3.1.2.c --replace "promotion" --with "introduction"
      aiplan amend 2026 reword 3.1.2.c --en "Introduction of …" --ja "…の導入"
    """
    words: dict[Lang, str] = {}
    for one in LANGS:
        if asked[one] is not None:
            words[one] = stated(asked[one] or "", f"--{one}")
    pieces = [stated(asked[one] or "", f"--{which}") for one, which in (("old", "replace"), ("new", "with"))]
    if bool(words) == (asked["old"] is not None) or (asked["old"] is None) != (asked["new"] is None):
        fix = "add --en or --ja with all the words, or --replace with --with"
        raise PlanError("nothing says what the new words are", name, fix)

    def alter(edition: Edition) -> Edition:
        key = provision(edition, name)
        if words:
            return reword(edition, key, words, bool(asked["title"]))
        return rephrase(edition, key, pieces[0], pieces[1], languages(lang))

    pen.change(f"{name}: {_said(words) if words else f'“{pieces[0]}” → “{pieces[1]}”'}", alter)


def _said(words: Mapping[Lang, str]) -> str:
    """What was reworded: the beginning of the new words."""
    told = next(filter(None, (words.get(lang, "") for lang in reversed(LANGS))), "")
    return f"reword: {begun(told) if told else 'no words in ' + ', '.join(words)}"
