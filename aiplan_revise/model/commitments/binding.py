"""From quantities to targets: the words that bind."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from aiplan_revise.model.commitments.aims import AIMED, aim_of
from aiplan_revise.model.commitments.bounds import (
    AFTER_NUMBER,
    REACH,
    binding,
    bound_of,
    denies,
    is_rate,
    limited,
    may_be_bound,
    said,
    source,
)
from aiplan_revise.model.commitments.due import bound_of_day, is_due
from aiplan_revise.model.commitments.found import Found
from aiplan_revise.model.commitments.quantities import quantities, read_as
from aiplan_revise.model.commitments.ranges import ranged
from aiplan_revise.model.commitments.stated import is_fact
from aiplan_revise.model.commitments.targets import Role, Target
from aiplan_revise.model.commitments.yearly import given_for
from aiplan_revise.model.edition import Lang
from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.scripts import KANJI

# ---------------------------------------------------------------- bounds

_LEAD = compiled(rf"\b(?i:aged|all)(?: the)? \Z|(?<!{KANJI})全\Z")


def _led(folded: str, start: int) -> int:
    """Where a target begins with a word before it that is a part of it: "all 35 parks", "aged 65 or over"."""
    found = _LEAD.search(folded, max(0, start - 9), start)
    return found.start() if found else start


_LEVEL = compiled(r"の水準|(?i: of (?:its|their|the) (?:(?:present|current|former|previous|original) )?levels?\b)")
"""What makes a share one of how things stand: "to 80 % of its present level"."""


def _target(texts: tuple[str, str], ja: bool, found: Found, room: tuple[int, int]) -> Target:
    """A number as a target of a text, which comes as it is and folded, with the words in its room that bind it."""
    text, folded = texts
    behind = "date" if found.kind == "date" else "after"
    led = may_be_bound(folded, found.start)
    before = binding("before").search(folded, max(room[0], found.start - 40), found.start) if led else None
    after = None if not ja and is_rate(folded, found) else binding(behind).match(folded, found.end, room[1])
    start, end = before.start() if before else found.start, after.end() if after else found.end
    start += source(found, folded[start : found.start], folded[end : end + REACH]) if before else 0
    told = said("before", folded[start : found.start]) | said(behind, after[0] if after else "")
    if found.kind != "date":
        told |= limited(folded, start, end, "ja" if ja else "en")
    told |= {AFTER_NUMBER[words] for words in AFTER_NUMBER if words in folded[found.start : found.end]}
    bound = bound_of(found, told | {found.bound})
    if bound == "at-least" and after and not ja and found.kind != "date" and denies(folded, start):
        bound = "at-most"
    start = start if bound else found.start
    start = start if found.kind == "date" else _led(folded, start)
    end = end if bound else found.end
    if found.kind == "percent" and not told and (level := _LEVEL.match(folded, end)):
        end = level.end()
    printed = text[start:end].rstrip()
    if found.kind == "date":
        bound = bound_of_day(bound, folded, found.start, found.end, end)
    due = found.kind == "date" and not bound and is_due(folded, found.start, found.end, ja)
    aim = aim_of(folded, (start, start + len(printed)), ja) if found.kind in AIMED and found.unit != "times" else ""
    if aim == "level" and printed.endswith("まで"):  # 8割まで高める: how far it is to go, and no limit
        bound = ""
    return Target(found.kind, found.value, found.unit, bound, printed, start, found.upto, due, aim)


def bound_targets(text: str, lang: Lang, roles: bool) -> tuple[Target, ...]:
    """See `figures`."""
    ja = lang == "ja"
    folded = read_as(text, lang)
    listed = [of for of in ranged(quantities(folded, lang), folded, ja) if not is_fact(folded, of)]
    ends = [0, *(found.end for found in listed)]
    starts = [*(found.start for found in listed), len(folded)]
    told = [_target((text, folded), ja, found, (ends[n], starts[n + 1])) for n, found in enumerate(listed)]
    told = list(given_for(told, listed, folded))
    if not roles:
        return tuple(told)
    played = _roles(folded, listed, ja)
    return tuple(replace(of, role=role) if role else of for of, role in zip(told, played, strict=True))


def _roles(folded: str, listed: Sequence[Found], ja: bool) -> Iterator[Role]:
    # Patterns of their own are compiled on the way: only who tells figures apart pays for them.
    from aiplan_revise.model.commitments.baselines import baselines
    from aiplan_revise.model.commitments.cited import is_cited

    based = baselines(folded, listed, ja)
    for n, found in enumerate(listed):
        yield "baseline" if n in based else "cited" if is_cited(folded, found, ja) else ""
