"""`aiplan amend DRAFT move PROVISION`."""

import click

from aiplan_revise.cli.acting import Pen, acting, place, provision
from aiplan_revise.model.edition import Edition
from aiplan_revise.revise.rebuilding import move


@click.command
@click.argument("name", metavar="PROVISION")
@click.option("--under", metavar="PROVISION", help='What it is to stand under, "" is the top; else where it is.')
@click.option("--after", metavar="PROVISION", help="What it is to stand behind there; the last one, if not given.")
@click.option("--first", is_flag=True, help="It is to stand before all others there.")
@acting
def command(name: str, under: str | None, after: str | None, first: bool, pen: Pen) -> None:
    """Move a provision (its number or id), with what stands under it. Numbers follow.

    \b
      aiplan amend 2026 move 3.1.2.a --under 3.3.1
      aiplan amend 2026 move 3.1.2.c --first
    """

    def alter(edition: Edition) -> Edition:
        key = provision(edition, name)
        parent = edition.provisions[key].parent if under is None else provision(edition, under) if under else ""
        return move(edition, key, parent, place(edition, after, first))

    above = [f"under {under or 'the top'}"] * (under is not None)
    where = above + [f"behind {after}"] * bool(after) + ["first"] * first
    pen.change(f"{name}: move {', '.join(where) or 'to the end'}", alter)
