"""How often something takes place, said as a number of it, as a number of times or by an adjective: "four public
meetings per year" and "meet four times a year", "annual reports" and "reports every two years"."""

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from aiplan_revise.model.changes import Retarget
from aiplan_revise.model.commitments import Target
from aiplan_revise.model.commitments.acts import stem
from aiplan_revise.model.commitments.rungs import listed
from aiplan_revise.model.patterns import compiled
from aiplan_revise.revise.grounds import Text
from aiplan_revise.revise.measure import is_frequency

_TIMES = "time a "
"""What the unit of so many times a year begins with."""
_RATE = compiled(r" (?:a|an|per|each|every) (year|month|quarter|week|day)\b", re.I)
"""Behind a number of something that takes place in that time."""
_EVENTS = frozenset(
    listed(
        "meeting conference session workshop seminar course review inspection visit briefing exercise drill hearing"
        " report survey audit event round campaign forum consultation check lecture talk tour exhibition festival"
        " webinar challenge competition hackathon intake fair newsletter bulletin"
    )
)
"""What takes place and is over, so that so many of it are so many times."""


def as_times(one: Text, other: Text) -> Text:
    """A text, so many of something a year as so many times a year, where the other text says times and nothing of what
    takes place."""
    text, side = one
    said = {of.unit for of in other[1]}
    if not any(unit.startswith(_TIMES) for unit in said) or any(of.unit.startswith(_TIMES) for of in side):
        return one
    made: list[Target] = []
    rates: set[int] = set()
    for of in side:
        end = of.start + len(of.printed)
        rate = _RATE.match(text, end) if of.unit in _EVENTS - said else None
        if rate:
            rates |= set(range(end, rate.end()))
            made.append(replace(of, unit=f"{_TIMES}{rate[1].lower()}", per="", printed=text[of.start : rate.end()]))
        elif of.start not in rates:
            made.append(of)
    return text, tuple(made)


_NAMED = compiled(
    r"\b(?P<how>(?:semi-?|bi)?annual|(?:half-|twice-)?yearly|(?:six-)?monthly|quarterly|weekly|biennial|triennial) "
    r"(?P<what>(?:[a-z-]+ ){0,2}[a-z]+)",
    re.I,
)
_STOP = compiled(r"[,.;:()\n]")
_FAR = 60
"""Characters before a rhythm among which that stands which has it."""


def with_adjectives(told: Iterable[Retarget], sides: tuple[str, str]) -> Iterator[Retarget]:
    """English retargets, those of a rhythm without a partner with the adjective that names the rhythm of the same in
    the other text, where it is the only one there: "annual reports" → "reports every two years"."""
    for one in told:
        own, other = sides if one.old else sides[::-1]
        rhythm = None if (one.old and one.new) else one.old or one.new
        named = _named(rhythm, own, other) if rhythm and is_frequency(rhythm) else None
        yield replace(one, **{"new" if one.old else "old": named}) if named else one


def _named(rhythm: Target, own: str, other: str) -> Target | None:
    found = list(_NAMED.finditer(other))
    if len(found) != 1 or _NAMED.search(own):
        return None
    phrase = _STOP.split(own[max(0, rhythm.start - _FAR) : rhythm.start].lower())[-1]
    before = set(map(stem, re.findall("[a-z]+", phrase)))
    if not before & set(map(stem, found[0]["what"].lower().split())) - _SMALL:
        return None
    # Reading texts loads it; only who compares them pays for it.
    from aiplan_revise.model.commitments.frequency import RHYTHMS

    return Target("quantity", *RHYTHMS[found[0]["how"].lower()], "", found[0]["how"], found[0].start())


_SMALL = frozenset(map(stem, listed("of the and for to in on by with a an public")))
