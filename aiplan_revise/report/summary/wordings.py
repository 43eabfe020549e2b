"""The words of persons in a summary: found again by change, group and language, and judged by what they were about."""

from collections.abc import Iterable
from hashlib import sha256

import msgspec
from msgspec.structs import replace

from aiplan_revise.model.changes import Change
from aiplan_revise.model.edition import Lang
from aiplan_revise.model.wordings import Wording, Wordings
from aiplan_revise.report.summary.view import Digest, Point

OPENING = "opening"
"""The group of the first paragraph, which is about no single change."""
_DIGITS = 16


def fingerprint(change: Change | None, says: str) -> str:
    """16 hexadecimal digits of what a line tells: our own words for it and, of the change, all texts and bodies of both
    sides. Printed numbers and places count only where our words name them."""
    sides = [[replace(p, number="", parent="") for p in side] for side in ((change.old, change.new) if change else ())]
    return sha256(msgspec.json.encode([says, sides])).hexdigest()[:_DIGITS]


def worded(point: Point, group: str, lang: Lang, kept: Wordings | None) -> Point:
    """The line with a person's words, if there are any for it."""
    found = next((one for one in (kept.wordings if kept else ()) if _of(one) == (group, point.key, lang)), None)
    if not found:
        return point
    return replace(point, says=found.words, written=True, stale=found.fingerprint != point.fingerprint)


def unused(digest: Digest, kept: Wordings | None) -> tuple[Wording, ...]:
    """The wordings in the language of a (full) summary that no line of it is about any more."""
    there = {(name, point.key) for name, point in lines(digest)}
    said = kept.wordings if kept else ()
    return tuple(one for one in said if one.lang == digest.lang and (one.group, one.change) not in there)


def lines(of: Digest) -> Iterable[tuple[str, Point]]:
    """All lines with the name of their group."""
    yield OPENING, of.opening
    for group in of.groups:
        yield from ((group.name, point) for point in group.points)


def joined(kept: Wordings, made: Iterable[Wording], gone: Iterable[tuple[str, str, Lang]]) -> Wordings:
    """The wordings with those that were `made` in place of earlier ones, without those that are `gone`."""
    found = {_of(one): one for one in kept.wordings} | {_of(one): one for one in made}
    left = {key: one for key, one in found.items() if key not in frozenset(gone)}
    order = sorted(left, key=lambda key: (key[2], key[0], key[1]))
    return replace(kept, wordings=tuple(left[key] for key in order))


def _of(one: Wording) -> tuple[str, str, Lang]:
    return one.group, one.change, one.lang
