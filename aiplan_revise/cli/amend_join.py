"""`aiplan amend DRAFT join PROVISION PROVISION …`."""

import click

from aiplan_revise.cli.acting import Pen, acting, begun, new_id, provision, said_words
from aiplan_revise.model.edition import Edition
from aiplan_revise.revise.rebuilding import join


@click.command
@click.argument("names", nargs=-1, required=True, metavar="PROVISION...")
@click.option("--en", metavar="TEXT", help="The words of the whole in English.")
@click.option("--ja", metavar="TEXT", help="The words of the whole in Japanese.")
@acting
def command(names: tuple[str, ...], en: str | None, ja: str | None, pen: Pen) -> None:
    """Join several provisions (their numbers or ids) into one, in the place of the first. Who was responsible for one
    of them is so for the whole.

    \b
      aiplan amend 2026 join 3.4.3.c 3.4.3.d --en "Reskilling of …" --ja "…のリスキリング"
    """
    words = said_words(en, ja)

    def alter(edition: Edition) -> Edition:
        keys = [provision(edition, name) for name in names]
        return join(edition, keys, new_id(edition, words, "initiative"), words)

    pen.change(f"{' + '.join(names)}: join: {begun(words.best('en'))}", alter)
