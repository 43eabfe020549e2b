"""`aiplan opinion add DRAFT [PROVISION]`."""

import csv
from collections.abc import Iterator
from pathlib import Path

import click

from aiplan_revise.cli.acting import DRAFT, Pen, acting, day_given, provision, said_words
from aiplan_revise.cli.deciding import stated
from aiplan_revise.errors import PlanError
from aiplan_revise.model.edition import Edition
from aiplan_revise.model.opinions import From, Opinion, Opinions
from aiplan_revise.store.names import Draft

_KINDS: tuple[From, ...] = ("expert", "ministry", "citizen", "other")
_COLUMNS = ("provision", "from", "kind", "on", "en", "ja")


@click.command
@click.argument("draft", type=DRAFT)
@click.argument("name", required=False, default="", metavar="[PROVISION]")
@click.option("--from", "who", default="", metavar="NAME", help="Who said it; withheld, if not given.")
@click.option("--kind", type=click.Choice(_KINDS), default="other", show_default=True, help="Who that is.")
@click.option("--on", metavar="DATE", help="The day on which it was said, e.g. 2027-03-01; today, if not given.")
@click.option("--en", metavar="TEXT", help="What was said, in English.")
@click.option("--ja", metavar="TEXT", help="What was said, in Japanese.")
@click.option("--file", "table", type=click.Path(path_type=Path, dir_okay=False), help="A CSV file of many opinions.")
@acting
def command(draft: Draft, name: str, table: Path | None, pen: Pen, **asked: str | None) -> None:
    """Take in what somebody said of a provision of a draft (its number or id), or of the whole if none is named. A CSV
    file has a row for each, with the columns provision, from, kind, on, en, ja.

    \b
      aiplan opinion add 2027 3.1.1.a --from "N. Sato" --kind expert --en "Say by when."
      aiplan opinion add 2027 --file comments.csv
    """
    from aiplan_revise.store.opinions import change, named

    edition = pen.drafts.edition(draft)
    rows = _rows(table) if table else iter([("", {"provision": name, "from": asked["who"], **asked})])
    found = [named(_opinion(edition, row, where)) for where, row in rows]
    subject = f"{len(found)} opinion{'s' * (len(found) != 1)} taken in"
    done = change(pen.drafts, draft, subject, lambda known: _with(known, found), pen.task)
    pen.told(draft, f"{subject}: {', '.join(one.id for one in found[:20])}", done)


def _with(known: Opinions, found: list[Opinion]) -> Opinions:
    return Opinions((*known.listed, *(one for one in found if known[one.id] is None)))


def _rows(table: Path) -> Iterator[tuple[str, dict[str, str | None]]]:
    with table.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        unknown = [name for name in reader.fieldnames or () if name not in _COLUMNS]
        if unknown or not reader.fieldnames:
            fix = f"name the columns {', '.join(_COLUMNS)}"
            raise PlanError(f"has no column of ours, or others: {', '.join(unknown)}", str(table), fix)
        for row in reader:
            yield f"{table}: line {reader.line_num}", dict(row)


def _opinion(edition: Edition, row: dict[str, str | None], where: str) -> Opinion:
    try:
        said = {name: (row.get(name) or "").strip() for name in _COLUMNS}
        words = said_words(said["en"], said["ja"])
        at = provision(edition, said["provision"]) if said["provision"] else ""
        kind = next((one for one in _KINDS if one == (said["kind"] or "other")), None)
        if kind is None:
            raise PlanError(f"{said['kind'][:40]!r} is no kind of person", "kind", f"write one of {', '.join(_KINDS)}")
        return Opinion("", at, kind, stated(said["from"], "--from"), day_given(said["on"]), words)
    except PlanError as error:
        raise (error.at(where) if where else error) from None
