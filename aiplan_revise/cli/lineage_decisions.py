"""`aiplan lineage decisions OLD NEW`."""

from collections.abc import Sequence

import click

from aiplan_revise.cli import arguments
from aiplan_revise.cli.output import Delivery
from aiplan_revise.cli.reading import Desk
from aiplan_revise.lineage.decisions import Standing, standings
from aiplan_revise.model.edition import numbers


@click.command
@arguments.edition("old")
@arguments.edition("new")
@arguments.desk("columns", "ledger")
@arguments.delivery("text", "json")
def command(old: str, new: str, desk: Desk, to: Delivery) -> int:
    """List what was decided between OLD and NEW, in the order in which it was, and what has become of it: whether it
    still holds, was replaced by a later decision, or no longer fits the texts. Exit 1 if any no longer fits, or if a
    text has changed since: look at it, and decide again.

    \b
      aiplan lineage decisions 2025-outline 2026-example
      aiplan lineage decisions old.csv new.csv --ledger decisions.json --format json
    """
    given = desk.pair(old, new)
    sides = given[0].edition, given[1].edition
    found = standings(*sides, desk.ledgers.kept(*given))
    dotted = numbers(sides[0]), numbers(sides[1])
    if to.form == "json":
        to.json({"decisions": [_row(at, one, *dotted) for at, one in enumerate(found, 1)]}, [old, new])
    else:
        to.text("".join(_lines(at, one, *dotted) for at, one in enumerate(found, 1)), [old, new])
    return int(any(one.state in ("unfit", "changed") for one in found))


def _row(at: int, of: Standing, old: dict[str, str], new: dict[str, str]) -> dict[str, object]:
    """The published shape (`--format json`)."""
    one = of.decision
    told = {name: getattr(one, name) for name in ("old", "new", "verdict", "by", "on", "why")}
    dotted = {"old_numbers": _numbers(old, one.old), "new_numbers": _numbers(new, one.new)}
    return {"number": at} | told | dotted | {"state": of.state, "says": of.says}


def _numbers(dotted: dict[str, str], keys: Sequence[str]) -> list[str]:
    return [dotted.get(key, "") for key in keys]


def _lines(at: int, of: Standing, old: dict[str, str], new: dict[str, str]) -> str:
    one = of.decision
    sides = (" + ".join(dotted.get(k) or k for k in keys) for dotted, keys in ((old, one.old), (new, one.new)))
    was, now = (side or "nothing" for side in sides)
    state = {"holds": "", "changed": "look again: ", "replaced": "", "unfit": "does not fit: "}[of.state]
    says = f"   {state}{of.says}\n" if of.says else ""
    return f"{at}  {was} → {now}  {one.verdict} by {one.by} on {one.on}: {one.why}\n{says}"
