"""The change summary for publication: `digest` says what it shows, `render` makes a file of it, `editable` and `taken`
let a person word its lines."""

from aiplan_revise.errors import PlanError
from aiplan_revise.report.summary.build import Asked, cut, digest
from aiplan_revise.report.summary.editing import editable, taken
from aiplan_revise.report.summary.view import Digest
from aiplan_revise.report.summary.wordings import joined, unused

__all__ = ["Asked", "Digest", "cut", "digest", "editable", "joined", "render", "taken", "unused"]


def render(of: Digest, form: str, stamp: tuple[str, str], width: int = 80, colour: bool = False) -> str:
    """The summary as text, Markdown, HTML, CSV, an Atom feed, JSON-LD ("jsonld") or the JSON of a Digest. `stamp` is by
    whom and on which day (ISO 8601) a feed was made; PlanError for a feed without a day."""
    import msgspec

    from aiplan_revise.report.summary.feeds import feed, linked, rows

    if form in ("json", "jsonld"):
        told = of if form == "json" else linked(of)
        return msgspec.json.format(msgspec.json.encode(told), indent=2).decode() + "\n"
    if form == "csv":
        return rows(of)
    from aiplan_revise.report.pages import digest_feed, digest_page  # loads Jinja, which takes 100 ms

    if form == "atom":
        if not stamp[1]:
            raise PlanError("a feed needs a day, and the new edition has no date", of.new.id, "add --on DATE")
        return digest_feed(of, feed(of, stamp[1], stamp[0]))
    return digest_page(of, "txt" if form == "text" else "html" if form == "html" else "md", width, colour)
