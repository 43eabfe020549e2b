"""`aiplan carryover OLD NEW`."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from aiplan_revise.cli import arguments
from aiplan_revise.cli.output import Delivery
from aiplan_revise.cli.reading import Desk, reading_language
from aiplan_revise.errors import PlanError
from aiplan_revise.model.integrity import is_date

if TYPE_CHECKING:
    from aiplan_revise.report.carryover import CarryoverView


@click.command
@arguments.edition("old")
@arguments.edition("new")
@click.option("--on", metavar="DATE", help="The day that counts as now; else the newest date of NEW, or today.")
@arguments.lang("Language to tell it in; if not given, English, or Japanese where there is no English.")
@arguments.desk("columns", "ignore_ids", "ledger")
@arguments.delivery("text", "json", "md")
def command(old: str, new: str, desk: Desk, to: Delivery, **asked: str | None) -> int:
    """Say what became of every deadline of OLD that is past: still promised, moved, ended for a reason, or silently
    gone. Exit 1 if anything is silently gone, 0 if not.

    \b
      aiplan carryover 2025 2026
      aiplan carryover old.md new.md --on 2026-12-31 --format md
    """
    from aiplan_revise.report.carryover import carryover_view
    from aiplan_revise.report.words import ended as why_ended
    from aiplan_revise.revise.carryover import carryover

    found = desk.compare(old, new)
    on = _day(asked["on"]) or max(found.new.about.dates.values(), default="") or date.today().isoformat()
    shown = reading_language(asked["lang"], found.old, found.new)
    ended = {key: why_ended(shown, one) for key, one in found.new.about.endings.items()}
    promises = carryover(found.old, found.new, on, ended, shown)
    view = carryover_view(promises, (found.old, found.new), on, desk.registry, shown)
    _deliver(view, to, [old, new])
    return int(view.silent > 0)


def _deliver(view: "CarryoverView", to: Delivery, inputs: Sequence[str]) -> None:
    if to.form == "json":
        import msgspec

        to.json(msgspec.to_builtins(view), inputs)
    elif to.form == "md":
        from aiplan_revise.report.pages import carryover_page

        to.text(carryover_page(view), inputs)
    else:
        from aiplan_revise.report.carryover import carryover_text
        from aiplan_revise.report.folding import folded

        to.text(folded(carryover_text(view), to.width, to.colour), inputs)


def _day(on: str | None) -> str:
    if on is not None and not is_date(on):
        raise PlanError(f"{on[:40]!r} is not a date", "--on", "write 2026, 2026-07 or 2026-07-14")
    return on or ""
