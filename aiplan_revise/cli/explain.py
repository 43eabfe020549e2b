"""`aiplan explain OLD NEW ID`."""

from typing import TYPE_CHECKING

import click
import msgspec

from aiplan_revise.cli import arguments
from aiplan_revise.cli.output import Delivery
from aiplan_revise.cli.reading import Desk, reading_language
from aiplan_revise.cli.sides import Sides, utf8
from aiplan_revise.errors import PlanError
from aiplan_revise.model.edition import Lang
from aiplan_revise.model.links import Lineage

if TYPE_CHECKING:
    from aiplan_revise.report.why import WhyView

_SIDES = ("old", "new")


@click.command
@arguments.edition("old")
@arguments.edition("new")
@click.argument("name", metavar="ID")
@click.option("--side", type=click.Choice(_SIDES), help="The edition that ID is of, where both have one.")
@arguments.lang("Language of the explanation.")
@arguments.desk("columns", "ignore_ids", "ledger")
@arguments.delivery("text", "json", "md")
def command(old: str, new: str, name: str, desk: Desk, to: Delivery, **asked: str | None) -> None:
    """Say why a provision is linked as it is, or not at all: what speaks for it and against it and what that is worth,
    why not its rivals, and which words counted. ID is an id or a printed number of either edition.

    \b
      aiplan explain 2025-outline 2026-example 3.1.2.a
      aiplan explain old.md new.md 3.2.2.b --side new --lang ja
    """
    from aiplan_revise.lineage.explain import Linked, explain
    from aiplan_revise.report.frame import Frame
    from aiplan_revise.report.why import why

    given = desk.pair(old, new)
    sides = Sides(given[0].edition, given[1].edition, (old, new))
    found = desk.linked(*given)
    side, key = _asked(sides, found.lineage, utf8(name).strip(), asked["side"])
    told = explain(Linked(*sides.sides, desk.registry, found.lineage, found.ledger, found.ids), side, key)
    lang: Lang = reading_language(asked["lang"], *sides.sides)
    view = why(told, Frame(*sides.sides, *sides.numbers, desk.registry, lang, {}, {}))
    if to.form == "json":
        plain = msgspec.to_builtins(told)
        to.json(
            {"number": sides.numbers[side][key], "explanation": plain, "says": msgspec.to_builtins(view)}, [old, new]
        )
    else:
        to.text(_page(view, to), [old, new])


def _page(view: "WhyView", to: Delivery) -> str:
    from aiplan_revise.report.pages import explanation

    return explanation(view, "md" if to.form == "md" else "text", width=to.width, colour=to.colour)


def _asked(sides: Sides, lineage: Lineage, name: str, asked: str | None) -> tuple[int, str]:
    """The side and the id of the provision that is meant: one of either edition, or two that continue each other."""
    if asked:
        side = _SIDES.index(asked)
        return side, sides.one(side, sides.matching(side, name), name[:80])
    olds, news = sides.matching(0, name), sides.matching(1, name)
    if not olds and not news:
        here = " or ".join(f"`aiplan show {one.about.id}`" for one in sides.sides)
        raise PlanError("is neither an id nor a number in either edition", name[:80], f"see {here}")
    if not olds or not news:
        side = int(not olds)
        return side, sides.one(side, olds or news, name[:80])
    key = sides.one(0, olds, name[:80])
    if any(key in x.old and sides.one(1, news, name[:80]) in x.new for x in lineage.links):
        return 0, key
    raise PlanError("stands in both editions, for provisions that are not linked", name[:80], "add --side old, or new")
