"""`aiplan amend DRAFT retarget PROVISION --from OLD --to NEW`."""

import click

from aiplan_revise.cli import arguments
from aiplan_revise.cli.acting import Pen, acting, languages, provision
from aiplan_revise.cli.deciding import stated
from aiplan_revise.model.edition import Edition
from aiplan_revise.revise.amending import retarget


@click.command
@click.argument("name", metavar="PROVISION")
@click.option("--from", "olds", multiple=True, required=True, metavar="WORDS", help="The number or deadline as it is.")
@click.option("--to", "news", multiple=True, required=True, metavar="WORDS", help="What it is to be.")
@arguments.lang("The language of the words, where they stand in both.")
@acting
def command(name: str, olds: tuple[str, ...], news: tuple[str, ...], lang: str | None, pen: Pen) -> None:
    """Give a provision (its number or id) another number or deadline, in the words of the plan. --from and --to may
    stand several times, in that order: for both languages, say.

    \b
      aiplan amend 2026 retarget 3.1.1.a --from "60 staff" --to "200 staff" --from 60人 --to 200人
    """
    pairs = [(stated(old, "--from"), stated(new, "--to")) for old, new in zip(olds, news, strict=False)]
    if len(olds) != len(news):
        raise click.UsageError("every --from needs its --to")

    def alter(edition: Edition) -> Edition:
        key = provision(edition, name)
        for old, new in pairs:
            edition = retarget(edition, key, old, new, languages(lang))
        return edition

    subject = f"{name}: " + "; ".join(f"{old} → {new}" for old, new in pairs)
    pen.change(subject, alter)
