"""`aiplan progress list EDITION`."""

from collections import Counter
from collections.abc import Iterator, Mapping

import click
from msgspec import to_builtins

from aiplan_revise.cli import arguments
from aiplan_revise.cli.acting import DRAFT
from aiplan_revise.cli.output import Delivery
from aiplan_revise.cli.reading import Desk, reading_language
from aiplan_revise.model.edition import Edition, Lang, initiatives, numbers
from aiplan_revise.model.progress import Entry
from aiplan_revise.store.drafts import Drafts
from aiplan_revise.store.names import Draft


@click.command
@arguments.edition("key")
@click.option("--draft", type=DRAFT, help="Only what is done or ended and still stands in this draft.")
@arguments.lang("Language to tell it in.")
@arguments.desk()
@arguments.delivery("text", "json")
def command(key: str, draft: Draft | None, lang: str | None, desk: Desk, to: Delivery) -> int:
    """Say how the initiatives of an edition stand, those included of which nothing was recorded. With --draft, exit 1
    if the draft still has what is done or ended.

    \b
      aiplan progress list 2027
      aiplan progress list 2027 --draft 2028
    """
    from aiplan_revise.store.progress import progress

    drafts = Drafts(desk.store)
    edition = desk.store.edition(key)
    latest = progress(drafts, key).latest()
    kept = {p.id for p in initiatives(edition)}
    if draft:
        over = {one.initiative for one in latest.values() if one.standing in ("done", "ended")}
        kept = over & drafts.edition(draft).provisions.keys()
    if to.form == "json":
        to.json({"progress": [_row(p.id, latest.get(p.id)) for p in initiatives(edition) if p.id in kept]})
    else:
        told = _lines(edition, latest, kept, reading_language(lang, edition))
        to.text("".join(f"{line}\n" for line in told))
    return int(draft is not None and bool(kept))


def _row(key: str, entry: Entry | None) -> dict[str, object]:
    said: dict[str, object] = to_builtins(entry) if entry else {}
    return {"initiative": key, "standing": None} | said


def _lines(edition: Edition, latest: Mapping[str, Entry], kept: set[str], lang: Lang) -> Iterator[str]:
    from aiplan_revise.report.words import caption, day, say

    dotted = numbers(edition)
    shown = [p for p in initiatives(edition) if p.id in kept]
    counts = Counter(latest[p.id].standing if p.id in latest else "unsaid" for p in shown)
    comma = "、" if lang == "ja" else ", "
    yield comma.join(f"{say(lang, f'progress-{name}')} {count}" for name, count in counts.most_common()) or "-"
    for p in shown:
        entry = latest.get(p.id)
        stands = say(lang, f"progress-{entry.standing if entry else 'unsaid'}")
        yield f"{dotted[p.id] or p.id}: {stands} — {caption(p, lang).text}"
        if entry:
            evidence = entry.evidence.best(lang)
            yield "    " + comma.join(filter(None, (day(lang, entry.on), entry.by, evidence, entry.address)))
