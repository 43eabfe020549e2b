"""How often something takes place, said as a number of it or as a number of times: "four public meetings per year" and
"meet four times a year"."""

import re

from msgspec.structs import replace

from aiplan_revise.model.commitments import Target
from aiplan_revise.model.commitments.rungs import listed
from aiplan_revise.model.patterns import compiled
from aiplan_revise.revise.grounds import Text

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
            made.append(replace(of, unit=f"{_TIMES}{rate[1].lower()}", printed=text[of.start : rate.end()]))
        elif of.start not in rates:
            made.append(of)
    return text, tuple(made)
