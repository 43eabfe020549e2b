"""Targets that one initiative gave up and another one has newly, in the same words: their clause went from one to the
other, and nothing was given up or newly promised."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import product
from typing import NamedTuple

from aiplan_revise.model.changes import Change, Changeset, Retarget
from aiplan_revise.model.commitments import Target
from aiplan_revise.model.edition import Lang, Provision
from aiplan_revise.model.patterns import compiled
from aiplan_revise.report.retold import holding
from aiplan_revise.revise.measure import is_frequency
from aiplan_revise.revise.near import words

_FEWEST: dict[Lang, int] = {"ja": 8, "en": 4}
"""Words in common from which two clauses may be one; of kanji, which count in pairs, that is a dozen signs."""
_SAME = 0.6
"""Share of the words of the shorter clause: what is around it may be worded to fit where it stands now."""
_BEHIND = compiled("[,;.。、](?![0-9])|\\Z")
_MOST = 2000
"""Targets that came or went up to which the others are looked for: more tell of no clause."""

Away = dict[Retarget, Provision]
"""Targets of a change, each with the provision of the other edition where its clause came from, or went."""


class _Lone(NamedTuple):
    """A target that stands on one side of a change only, and the words of its clause."""

    change: Change
    told: Retarget
    at: Provision
    words: frozenset[str]


def elsewhere(changeset: Changeset) -> dict[str, Away]:
    """For changes (by the id of their first new provision) the targets that another change has the other way round."""
    gone: defaultdict[tuple[str, ...], list[_Lone]] = defaultdict(list)
    came: defaultdict[tuple[str, ...], list[_Lone]] = defaultdict(list)
    carried = [change for change in changeset.changes if change.old and change.new]
    lone = [(c, one) for c in carried for one in c.facets.retargeted if not (one.old and one.new)]
    for change, one in lone if len(lone) <= _MOST else ():
        of, found = _side(one), _lone(change, one)
        if not _stays(found):
            (gone if one.old else came)[one.lang, of.kind, of.value, of.unit].append(found)
    away: dict[str, Away] = {}
    for key in gone.keys() & came.keys():
        pairs = [(o, n) for o, n in product(gone[key], came[key]) if o.change is not n.change and _same(o, n)]
        for o, n in pairs if len(pairs) == 1 else ():
            away.setdefault(o.change.new[0].id, {})[o.told] = n.at
            away.setdefault(n.change.new[0].id, {})[n.told] = o.at
    return {key: dict(_telling(found)) for key, found in away.items()}


def _telling(found: Away) -> Iterator[tuple[Retarget, Provision]]:
    """In the order of the text; how often something is ("a year") only beside what it is said of."""
    amounts = {at.id for one, at in found.items() if not is_frequency(_side(one))}
    for one, at in sorted(found.items(), key=lambda each: _side(each[0]).start):
        if at.id in amounts:
            yield one, at


def _side(of: Retarget) -> Target:
    side = of.old or of.new
    assert side, "a retarget has a side"
    return side


def _lone(change: Change, one: Retarget) -> _Lone:
    of, side = _side(one), change.old if one.old else change.new
    text = holding(of, side, one.lang)
    at = next((p for p in side if of.printed in p.text.get(one.lang)), side[0])
    return _Lone(change, one, at, frozenset(_clause(text, of)))


def _stays(of: _Lone) -> bool:
    """Whether the clause stands on the other side of its change too, with another figure or none."""
    other = of.change.new if of.told.old else of.change.old
    there = {word for p in other for word in words(p.text.get(of.told.lang))}
    return len(of.words & there) >= _SAME * len(of.words)


def _clause(text: str, of: Target) -> Iterable[str]:
    """The words of the clause in which a target stands."""
    stops = [found.start() for found in _BEHIND.finditer(text)]
    end = of.start + len(of.printed)
    start = max((stop for stop in stops if stop < of.start), default=0)
    stop = min((stop for stop in stops if stop >= end), default=len(text))
    return words(text[start : of.start] + " " + text[end:stop])


def _same(one: _Lone, other: _Lone) -> bool:
    common = len(one.words & other.words)
    return common >= _FEWEST[one.told.lang] and common >= _SAME * min(len(one.words), len(other.words))
