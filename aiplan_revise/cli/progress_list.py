"""`aiplan progress list EDITION`."""

from typing import Any

import click
from msgspec import to_builtins

from aiplan_revise.cli import arguments
from aiplan_revise.cli.output import Delivery
from aiplan_revise.cli.reading import Desk, reading_language
from aiplan_revise.model.edition import initiatives
from aiplan_revise.model.progress import STANDINGS, Entry
from aiplan_revise.store.drafts import Drafts

_NONE = "none"


@click.command
@arguments.edition("key")
@click.option("--only", multiple=True, type=click.Choice((*STANDINGS, _NONE)), help="Only those that stand so.")
@arguments.lang("Language to tell it in.")
@arguments.desk()
@arguments.delivery("text", "json", "md", "csv", "html")
def command(key: str, only: tuple[str, ...], lang: str | None, desk: Desk, to: Delivery) -> None:
    """Say how the initiatives of an edition stand, those included of which nothing was recorded, and how many of each
    body.

    \b
      aiplan progress list 2027
      aiplan progress list 2027 --only delayed --only none --format csv -o open.csv
    """
    from aiplan_revise.report.progress import UNSAID, progress_listing, progress_text, stands
    from aiplan_revise.store.progress import progress

    latest = progress(Drafts(desk.store), key).latest()
    edition = desk.store.edition(key)
    if to.form == "json":
        rows = [_row(p.id, latest.get(p.id)) for p in initiatives(edition)]
        to.json({"progress": [row for row in rows if not only or (row["standing"] or _NONE) in only]})
        return
    shown = reading_language(lang, edition)
    wanted = {UNSAID if one == _NONE else one for one in only or (*STANDINGS, _NONE)}
    found = tuple(one for one in stands(edition, latest, desk.registry, shown) if one.standing in wanted)
    if to.form == "text":
        from aiplan_revise.report.folding import folded

        to.text(folded(progress_text(found, edition.about, shown), to.width, to.colour))
    else:
        from aiplan_revise.cli.listing import deliver

        deliver(progress_listing(found, edition.about, shown), to)


def _row(key: str, entry: Entry | None) -> dict[str, Any]:
    """The published shape (`--format json`)."""
    said: dict[str, Any] = to_builtins(entry) if entry else {}
    return {"initiative": key, "standing": None} | said
