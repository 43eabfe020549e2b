"""A change summary for programs: rows for a spreadsheet, an Atom feed (RFC 4287), JSON-LD in words of schema.org."""

import csv
import io
from collections.abc import Iterator
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from aiplan_revise.documents.rows import inert
from aiplan_revise.report.shown import Shown
from aiplan_revise.report.summary.view import Digest, Group, Point
from aiplan_revise.report.words import say

HEADS = ("group", "label", "numbers", "known-by", "what-happened", "certainty", "wording", "change")
_ACTIONS = {"added": "AddAction", "dropped": "DeleteAction", "moved": "MoveAction"}


class Entry(Shown, frozen=True):
    """A change in a feed: its id, title and content, and the (name, label) of the groups that it stands in."""

    id: str
    title: str
    content: str
    labels: tuple[tuple[str, str], ...]


class Feed(Shown, frozen=True):
    """A feed: its id, when it was brought up to date (RFC 3339), by whom, and its entries."""

    id: str
    updated: str
    author: str
    entries: tuple[Entry, ...]


def rows(of: Digest) -> str:
    """The lines as CSV, of which no cell runs as a formula; its heads are for programs, so in English."""
    out = io.StringIO()
    made = csv.writer(out, lineterminator="\n")
    made.writerow(HEADS)
    for group in of.groups:
        made.writerows([inert(cell) for cell in _row(group, one)] for one in group.points)
    return out.getvalue()


def _row(group: Group, one: Point) -> tuple[str, ...]:
    sure = "certain" if one.sure else "probable"
    wording = "stale" if one.stale else "written" if one.written else "made"
    return group.name, group.label.text, one.numbers, one.caption.text, one.says, sure, wording, one.key


def feed(of: Digest, on: str, author: str) -> Feed:
    """The changes as a feed, each once, with all that is said of it; `on` is the day of the summary (ISO 8601; a month
    or a year counts from its first day)."""
    found: dict[str, list[tuple[Group, Point]]] = {}
    for group in of.groups:
        for one in group.points:
            found.setdefault(one.key, []).append((group, one))
    entries = tuple(_entry(of, key, told) for key, told in found.items())
    day = "-".join([*on.split("-"), "01", "01"][:3])
    return Feed(_urn(of), f"{day}T00:00:00Z", author, entries)


def _entry(of: Digest, key: str, told: list[tuple[Group, Point]]) -> Entry:
    one = told[0][1]
    says = dict.fromkeys(f"{group.label.text}{say(of.lang, 'colon')}{point.says}" for group, point in told)
    doubt = [] if one.sure else [say(of.lang, "probable")]
    title = f"{one.numbers} {one.caption.text}".strip()
    stop = "。" if of.lang == "ja" else "; "
    labels = tuple((group.name, group.label.text) for group, _ in told)
    return Entry(_urn(of, key), title, stop.join([*says, *doubt]), labels)


def _urn(of: Digest, key: str = "") -> str:
    """The same name for the same change on every run, and in every language another."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, '/'.join(('aiplan', of.old.id, of.new.id, of.lang, key)))}"


def linked(of: Digest) -> dict[str, Any]:
    """The summary as JSON-LD: a Report about the new edition, which is based on the old one, with a part for every
    change; what says more than one thing of a change has a part for each."""
    editions = [
        {"@type": "CreativeWork", "identifier": one.id, "name": one.title.text, "version": one.id}
        for one in (of.new, of.old)
    ]
    return {
        "@context": "https://schema.org",
        "@type": "Report",
        "name": of.title,
        "inLanguage": of.lang,
        "abstract": of.opening.says,
        "usageInfo": [notice.text for notice in of.notices],
        "about": editions[0] | {"isBasedOn": editions[1]},
        "hasPart": list(_parts(of)),
    }


def _parts(of: Digest) -> Iterator[dict[str, Any]]:
    for group in of.groups:
        for one in group.points:
            yield {
                "@type": _ACTIONS.get(group.name, "UpdateAction"),
                "additionalType": group.name,
                "identifier": one.key,
                "name": f"{one.numbers} {one.caption.text}".strip(),
                "description": one.says,
                "disambiguatingDescription": "certain" if one.sure else "probable",
            }
