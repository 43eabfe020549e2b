"""`aiplan lineage OLD NEW`, and the way to its subcommands."""

from importlib import import_module
from typing import Any

import click

from aiplan_revise.cli import arguments
from aiplan_revise.cli.output import Delivery
from aiplan_revise.cli.reading import Desk
from aiplan_revise.model.edition import Edition, Provision, numbers
from aiplan_revise.model.links import Lineage, Link

SUBCOMMANDS = {
    "review": "Answer what is in doubt, question by question, or list it.",
    "decide": "Decide in one line which provision continues which.",
    "decisions": "List what was decided, and what no longer fits the texts.",
    "undo": "Take a decision back.",
}
"""Every subcommand with its line in `aiplan lineage --help`."""


class WithSubcommands(click.Command):
    """A command that gives way to a subcommand where its first word names one, which is loaded only then."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        if not args or args[0] not in SUBCOMMANDS:
            return super().make_context(info_name, args, parent, **extra)
        command: click.Command = import_module(f"aiplan_revise.cli.lineage_{args[0]}").command
        return command.make_context(f"{info_name} {args[0]}", args[1:], parent, **extra)

    def format_epilog(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Subcommands"):
            formatter.write_dl([(f"{name} OLD NEW", says) for name, says in SUBCOMMANDS.items()])


@click.command(cls=WithSubcommands)
@arguments.edition("old", besides=tuple(SUBCOMMANDS))
@arguments.edition("new")
@click.option("--all", "whole", is_flag=True, help="Headings and statements too, not only initiatives.")
@arguments.desk("columns", "ignore_ids", "ledger")
@arguments.delivery("text", "json")
def command(old: str, new: str, whole: bool, desk: Desk, to: Delivery) -> None:
    """Say which provision of NEW continues which of OLD, how sure that is, and what it rests on.

    \b
      aiplan lineage 2025-outline 2026-example
      aiplan lineage old.csv new.csv --ignore-ids --format json
    """
    given = desk.pair(old, new)
    lineage = desk.link(*given)
    sides = _Sides(given[0].edition, given[1].edition, whole)
    if to.form == "json":
        from aiplan_revise.cli.questions import plain
        from aiplan_revise.lineage.review import review

        asked = review(lineage, sides.old, sides.new, desk.registry, whole=whole)
        to.json(sides.plain(lineage) | {"review": plain(asked, *sides.numbers)}, [old, new])
    else:
        to.text(sides.prose(lineage) or _NOTHING, [old, new])


_NOTHING = "neither edition has an initiative; headings and statements: --all\n"


class _Sides:
    """Two editions, as far as a lineage shows them: all of it, or (`whole` not set) the initiatives only."""

    def __init__(self, old: Edition, new: Edition, whole: bool) -> None:
        self.old, self.new, self.whole = old, new, whole
        self.numbers = numbers(old), numbers(new)

    def plain(self, lineage: Lineage) -> dict[str, object]:
        """The published shape (`--format json`)."""
        links = [self._link(link) for link in lineage.links if self._shown(link)]
        old, new = self._left_over(lineage)
        return {"links": links, "unlinked": {"old": old, "new": new}}

    def _shown(self, link: Link) -> bool:
        return any(self._counts(self.old.provisions[key]) for key in link.old) or any(
            self._counts(self.new.provisions[key]) for key in link.new
        )

    def _counts(self, provision: Provision) -> bool:
        return self.whole or provision.kind == "initiative"

    def _left_over(self, lineage: Lineage) -> tuple[list[str], list[str]]:
        old = [key for key in lineage.unlinked_old if self._counts(self.old.provisions[key])]
        return old, [key for key in lineage.unlinked_new if self._counts(self.new.provisions[key])]

    def _link(self, link: Link) -> dict[str, object]:
        other = link.runner_up
        return {
            "old": link.old,
            "new": link.new,
            "old_numbers": [self.numbers[0][key] for key in link.old],
            "new_numbers": [self.numbers[1][key] for key in link.new],
            "status": link.status,
            "basis": link.basis,
            "score": link.score,
            "runner_up": other and {"old": other.old, "new": other.new, "score": other.score},
            "reasons": link.reasons,
        }

    def prose(self, lineage: Lineage) -> str:
        """For people: one line for each link, then what stays without one."""
        links = [self._line(link) for link in lineage.links if self._shown(link)]
        old, new = self._left_over(lineage)
        dropped = [f"{self._places(0, (key,))} → nothing\n" for key in old]
        added = [f"nothing → {self._places(1, (key,))}\n" for key in new]
        return "".join([*links, *dropped, *added])

    def _line(self, link: Link) -> str:
        joined = f"{self._places(0, link.old)} → {self._places(1, link.new)}"
        reasons = f": {'; '.join(link.reasons)}" if link.reasons else ""
        return f"{joined}  {link.status} ({link.basis} {link.score:.2f}){reasons}\n"

    def _places(self, side: int, keys: tuple[str, ...]) -> str:
        return " + ".join(self.numbers[side][key] or key for key in keys)
