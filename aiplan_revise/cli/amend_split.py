"""`aiplan amend DRAFT split PROVISION`."""

import click

from aiplan_revise.cli.acting import Pen, acting, begun, new_id, provision, said_words
from aiplan_revise.errors import PlanError
from aiplan_revise.model.edition import Edition, Texts
from aiplan_revise.revise.rebuilding import split


@click.command
@click.argument("name", metavar="PROVISION")
@click.option("--en", "english", multiple=True, metavar="TEXT", help="The words of a piece in English, piece by piece.")
@click.option("--ja", "japanese", multiple=True, metavar="TEXT", help="The same in Japanese, in the same order.")
@acting
def command(name: str, english: tuple[str, ...], japanese: tuple[str, ...], pen: Pen) -> None:
    """Split a provision (its number or id) into several, in its place. Who was responsible is so for every piece,
    for a clause for those in which its words stand, or if for none, for all; `reassign` changes that.

    \b
      aiplan amend 2026 split 3.2.2.a --en "Subsidies for …" --en "Loans for …" --ja "…の補助" --ja "…の貸付け"
    """
    if english and japanese and len(english) != len(japanese):
        raise PlanError("as many pieces in Japanese as in English are needed", name, "give --en and --ja in pairs")
    blank = ("",) * max(len(english), len(japanese))
    pieces = [said_words(en, ja) for en, ja in zip(english or blank, japanese or blank, strict=True)]

    def alter(edition: Edition) -> Edition:
        found: dict[str, Texts] = {}
        for words in pieces:
            found[new_id(edition, words, "initiative", found)] = words
        return split(edition, provision(edition, name), found)

    pen.change(f"{name}: split into {', '.join(begun(one.best('en')) for one in pieces)}", alter)
