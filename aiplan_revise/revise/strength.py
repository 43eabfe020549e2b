"""Whether the words of a text bind more or less than before."""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import product

import msgspec
from msgspec.structs import replace

from aiplan_revise.model.changes import Strength
from aiplan_revise.model.commitments import Clause, Commitment, clauses, comparable
from aiplan_revise.model.commitments.acts import NOT, same_act, stem
from aiplan_revise.model.commitments.hedges import says_all
from aiplan_revise.model.edition import Lang
from aiplan_revise.model.patterns import compiled
from aiplan_revise.revise.alignment import runs
from aiplan_revise.revise.beyond import beyond
from aiplan_revise.revise.capitals import as_spelt, with_modal
from aiplan_revise.revise.decided import decided, undertaken
from aiplan_revise.revise.firmness import CONCLUDES, CONCLUSION, Sides, compared, concluded, ends, own_words, subject
from aiplan_revise.revise.measures import MEASURES, measures
from aiplan_revise.revise.members import of_member
from aiplan_revise.revise.near import nearness
from aiplan_revise.revise.parts import taken_up
from aiplan_revise.revise.provisos import on_figures
from aiplan_revise.revise.restated import restated
from aiplan_revise.revise.steps import followed
from aiplan_revise.revise.trials import on_trial, says_trial
from aiplan_revise.revise.voluntary import may_turn, turned_binding

_ALIKE = 0.4
"""Share of common words, in the order of both texts, from which two clauses are about the same."""
_MOVED = 0.7
"""The same where a clause stands in another place than before."""
_ALONE = 0.15
"""The same for the only clauses of both texts, which have no other partner."""
_STEADY = 0.1
"""What the same rung adds when several clauses of like words compete for a partner."""
_FEWEST = 3
"""Words from which it says something that a longer clause with the same act holds them."""
_FEW = 16
"""Words of two clauses up to which one of them may be little more than its verb."""
_SAME = 0.2
"""What the same act adds."""
_MOST = 200
"""Clauses on one side up to which those that moved are looked for."""


class _Side(msgspec.Struct, frozen=True):
    """The clauses of a text that do not stand word for word in the other one, and what each is about."""

    clauses: tuple[Clause, ...]
    subjects: tuple[tuple[str, ...], ...]


@lru_cache(maxsize=4096)
def strengths(old: str, new: str, lang: Lang) -> tuple[Strength, ...]:
    """Where the words bind clearly more or less than before, clause by clause.

    A clause is compared with one at most: the one that the alignment of the texts puts against it, or one that is about
    the same in another place. Rungs that differ in what is done rather than how firmly are no change.
    """
    all_old, all_new = clauses(old, lang), clauses(new, lang)
    old_only, new_only = _differing(all_old, all_new)
    more = followed(all_old, all_new, (*old_only, *new_only))
    if not more and any(map(says_trial, (old, new))):
        more = on_trial(old_only, new_only, lang)
    free = may_turn(old, new)
    if not (more or free) and not _may_differ(old_only, new_only, old, new):
        off = _besides((all_old, all_new), (old, new), lang)
        return (Strength(lang, *off),) if off else ()
    was, now = (_Side(side, tuple(map(subject, side))) for side in (old_only, new_only))
    found = []
    for o, n in _paired(was, now):
        one, other = was.clauses[o], now.clauses[n]
        if not same_act(one.act, other.act) and (_stays(one, all_new) or _stays(other, all_old)):
            continue
        told = compared(one, other, lang, alone=len(all_old) == len(all_new) == 1)
        found.append(None if told and restated(told, old, new) else told)
    found.append(more or concluded(all_old, all_new))
    if not any(found):
        found.append(taken_up(old_only, new_only) or decided(old_only, new_only, (old, new)))
    if not any(found):
        found.append(undertaken((all_old, old_only), (all_new, new_only)))
        found.append(measures(old_only, new_only, (old, new)))
    if not any(found):
        found.append(_besides((all_old, all_new), (old, new), lang))
    if free and not any(found):
        found.append(turned_binding(old, new, lang))
    pairs = [_without_common(*sides) for sides in found if sides]
    if lang == "en":
        pairs = [(with_modal(one, other, old), with_modal(other, one, new)) for one, other in pairs]
        pairs = [(as_spelt(one, old), as_spelt(other, new)) for one, other in pairs]
    return tuple(Strength(lang, *sides) for sides in dict.fromkeys(pairs))


def _besides(sides: tuple[tuple[Clause, ...], tuple[Clause, ...]], texts: tuple[str, str], lang: Lang) -> Sides | None:
    """What no two clauses beside each other say: what lets off a figure, and what lies behind one of the texts."""
    return (on_figures(*texts) if lang == "ja" else None) or beyond(*sides, texts, lang)


_CONDITION = compiled(r"(?:subject to|where|when|if|unless|except|save|provided|so far|as far|depending|only)\b")


def _without_common(old: Commitment, new: Commitment) -> Sides:
    """Two commitments without the condition that closes the words of both."""
    (was, gap, off), (now, _, other) = (made.words.rpartition(" … ") for made in (old, new))
    if not gap or off != other or not _CONDITION.match(off):
        return old, new
    return replace(old, words=was), replace(new, words=now)


def _stays(clause: Clause, other_side: tuple[Clause, ...]) -> bool:
    """Whether the act of a clause is promised as firmly on the other side, by whatever clause."""
    return any(same_act(clause.act, other.act) and clause.firm == other.firm for other in other_side)


def _may_differ(old: tuple[Clause, ...], new: tuple[Clause, ...], *texts: str) -> bool:
    """Whether any clause can bind more or less than one of the other text; most words are changed in no such way."""
    kinds = ({_binding(c) for c in side} for side in (old, new))
    return (
        any(
            was[1:] != now[1:] or comparable(was[0], now[0]) or (0 in (was[0], now[0]) and was[0] != now[0])
            for was, now in product(*kinds)
        )
        or any(says_all(text) or CONCLUDES.search(text) or MEASURES.search(text) for text in texts)
        or any(map(of_member, (*old, *new)))
    )


def _binding(clause: Clause) -> tuple[int, int, bool, bool]:
    """How a clause binds: its rung, how firmly, whether it reserves something, whether it says what is not done."""
    made = clause.commitment
    return made.level, clause.firm, made.reserved, clause.act.startswith(NOT) or ends(clause)


def _differing(old: tuple[Clause, ...], new: tuple[Clause, ...]) -> tuple[tuple[Clause, ...], tuple[Clause, ...]]:
    """The clauses of both sides without those that stand on both, word for word."""
    kept = Counter(clause.text for clause in old) & Counter(clause.text for clause in new)
    return (_without(old, kept.copy()), _without(new, kept.copy())) if kept else (old, new)


def _without(listed: tuple[Clause, ...], kept: Counter[str]) -> tuple[Clause, ...]:
    found = []
    for clause in listed:
        if kept[clause.text]:
            kept[clause.text] -= 1
        else:
            found.append(clause)
    return tuple(found)


def _paired(old: _Side, new: _Side) -> list[tuple[int, int]]:
    """Pairs of clauses about the same, each clause in one at most, in order; backwards they are the same."""
    free = set(range(len(old.clauses))), set(range(len(new.clauses)))
    pairs = []
    for *_, o, n in sorted(_ranked(old, new)):
        if o in free[0] and n in free[1]:
            free[0].discard(o)
            free[1].discard(n)
            pairs.append((o, n))
    return sorted(pairs, key=lambda on: (sum(on), *sorted((old.clauses[on[0]].text, new.clauses[on[1]].text))))


def _ranked(old: _Side, new: _Side) -> Iterator[tuple[bool, float, int, int, int, int]]:
    """Candidates behind their rank: one taken into the other with its verb, nearness, distance in order, place."""
    enough = _ALONE if len(old.clauses) == len(new.clauses) == 1 else _ALIKE
    for (o, n), common in _candidates(old, new).items():
        was, now = old.clauses[o], new.clauses[n]
        size = len(old.subjects[o]) + len(new.subjects[n])
        near = nearness(frozenset(old.subjects[o]), frozenset(new.subjects[n]))
        concludes = enough == _ALONE and CONCLUSION in f"{was.commitment.words}\n{now.commitment.words}"
        same = same_act(was.act, now.act)
        if same and (_held(old.subjects[o], new.subjects[n]) or (size <= _FEW and _left_to_the_verb(was, now))):
            near = max(near, _MOVED)
        if 2 * common >= enough * size or near >= _MOVED or concludes:
            near += _STEADY * (was.commitment.level == now.commitment.level) + _SAME * same
            yield not _taken_in(was, now), -round(near, 6), abs(o - n), o + n, o, n


def _held(old: tuple[str, ...], new: tuple[str, ...]) -> bool:
    """Whether the longer of two subjects holds most words of the shorter one, in whatever form."""
    was, now = ({stem(word) for word in side} for side in (old, new))
    least = min(len(was), len(now))
    return least >= _FEWEST and len(was & now) >= _MOVED * least


def _left_to_the_verb(old: Clause, new: Clause) -> bool:
    """Whether two clauses of one act say little else, and one of them nothing ("revise them as necessary")."""
    sizes = sorted(len(own_words(clause)) for clause in (old, new))
    return sizes[0] == 0 and sizes[1] <= _FEWEST


def _candidates(old: _Side, new: _Side) -> Counter[tuple[int, int]]:
    """Pairs of clauses with the number of words that the alignment of the texts puts against each other in them."""
    if "".join(map("".join, old.subjects)) > "".join(map("".join, new.subjects)):
        return Counter({(o, n): common for (n, o), common in _candidates(new, old).items()})
    was, now = ([(n, word) for n, subject in enumerate(side.subjects) for word in subject] for side in (old, new))
    found: Counter[tuple[int, int]] = Counter()
    for o, n, length in runs([word for _, word in was], [word for _, word in now]) or ():
        found.update((was[o + step][0], now[n + step][0]) for step in range(length))
    if max(len(old.clauses), len(new.clauses)) <= _MOST:
        found.update({(o, n): 0 for o in range(len(old.clauses)) for n in range(len(new.clauses))})
    return found


def _taken_in(old: Clause, new: Clause) -> bool:
    """Whether one clause stands in the other, verb and all."""
    return old.text in new.text or new.text in old.text
