"""Whether the words of a text bind more or less than before."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import product

import msgspec
from msgspec.structs import replace

from aiplan_revise.model.changes import Strength
from aiplan_revise.model.commitments import Clause, Commitment, clauses, comparable, inquires
from aiplan_revise.model.commitments.acts import same_act, stem
from aiplan_revise.model.commitments.hedges import narrowed, says_all
from aiplan_revise.model.commitments.rungs import CONSIDERED, MOVED, STRIVEN
from aiplan_revise.model.edition import Lang
from aiplan_revise.revise.alignment import runs
from aiplan_revise.revise.near import nearness, words

_ALIKE = 0.4
"""Share of common words, in the order of both texts, from which two clauses are about the same."""
_MOVED = 0.7
"""The same where a clause stands in another place than before."""
_ALONE = 0.15
"""The same for the only clauses of both texts, which have no other partner."""
_NEAR, _ABOUT = 0.5, 0.3
_STEADY = 0.1
"""What the same rung adds when several clauses of like words compete for a partner."""
_CONCLUSION = "結論を"
"""What ends considering and does not say what it is about: what stands there instead is its partner."""
_CONCLUDES = re.compile(rf"{_CONCLUSION}(?:得|出)|\b(?:reach|come to|draw|arrive at) (?:a |its |their )?conclusions?\b")
_MOST = 200
"""Clauses on one side up to which those that moved are looked for."""


class _Side(msgspec.Struct, frozen=True):
    """The clauses of a text that do not stand word for word in the other one, and what each is about."""

    clauses: tuple[Clause, ...]
    subjects: tuple[tuple[str, ...], ...]


def strengths(old: str, new: str, lang: Lang) -> tuple[Strength, ...]:
    """Where the words bind clearly more or less than before, clause by clause.

    A clause is compared with one at most: the one that the alignment of the texts puts against it, or one that is about
    the same in another place. Rungs that differ in what is done rather than how firmly are no change.
    """
    all_old, all_new = clauses(old, lang), clauses(new, lang)
    old_only, new_only = _differing(all_old, all_new)
    if not _may_differ(old_only, new_only, old, new):
        return ()
    was, now = (_Side(side, tuple(map(_subject, side))) for side in (old_only, new_only))
    found = []
    for o, n in _paired(was, now):
        one, other = _inquired(was.clauses[o], now.clauses[n]), _inquired(now.clauses[n], was.clauses[o])
        if same_act(one.act, other.act):
            found.append(_of_one_act(one, other, lang))
        elif not (_stays(one, all_new) or _stays(other, all_old)):
            found.append(_on_ladder(one, other, len(all_old) == len(all_new) == 1))
    found.append(_concluded(all_old, all_new))
    return tuple(dict.fromkeys(Strength(lang, *sides) for sides in found if sides))


def _concluded(old: tuple[Clause, ...], new: tuple[Clause, ...]) -> tuple[Commitment, Commitment] | None:
    """What is only considered in both texts, with a conclusion promised in one of them."""
    ends, goes_on = [], []
    for side in (old, new):
        ends.append(next((c.commitment for c in side if _CONCLUDES.search(c.text)), None))
        goes_on.append([c.commitment for c in side if not _CONCLUDES.search(c.text)])
        if any(c.firm > CONSIDERED for c in side if not _CONCLUDES.search(c.text)):
            return None
    if (ends[0] is None) is (ends[1] is None) or not all(goes_on):
        return None
    was, now = (
        replace(end or rest[0], level=CONSIDERED, reserved=end is None) for end, rest in zip(ends, goes_on, strict=True)
    )
    return was, now


def _may_differ(old: tuple[Clause, ...], new: tuple[Clause, ...], *texts: str) -> bool:
    """Whether any clause can bind more or less than one of the other text; most words are changed in no such way."""
    kinds = ({(c.commitment.level, c.firm, c.commitment.reserved) for c in side} for side in (old, new))
    return any(
        was[1:] != now[1:] or comparable(was[0], now[0]) or (0 in (was[0], now[0]) and was[0] != now[0])
        for was, now in product(*kinds)
    ) or any(says_all(text) or _CONCLUDES.search(text) for text in texts)


def _inquired(clause: Clause, other: Clause) -> Clause:
    """A clause with research into an act that the other one does as one that considers it (廃止について調査する)."""
    into = clause.commitment.level == CONSIDERED < clause.firm == other.firm and same_act(clause.of, other.act)
    return replace(clause, act=clause.of, firm=CONSIDERED) if into else clause


def _stays(clause: Clause, other_side: tuple[Clause, ...]) -> bool:
    """Whether the act of a clause is promised as firmly on the other side, by whatever clause."""
    return any(same_act(clause.act, other.act) and clause.firm == other.firm for other in other_side)


def _of_one_act(old: Clause, new: Clause, lang: Lang) -> tuple[Commitment, Commitment] | None:
    """The same act, promised more or less firmly, with and without exceptions, for all and for some."""
    was, now = old.commitment, new.commitment
    if old.firm != new.firm:
        firmer = (was.level < now.level) is (old.firm < new.firm) and was.level != now.level
        return (was, now) if firmer else (replace(was, level=old.firm), replace(now, level=new.firm))
    if was.reserved != now.reserved:
        return replace(was, level=old.firm), replace(now, level=new.firm)
    for back, (one, other) in enumerate(((old, new), (new, old))):
        if said := narrowed(one.text, other.text, lang):
            whole, part = (
                Commitment(one.firm, f"{word} … {side.commitment.words}", reserved)
                for word, side, reserved in zip(said, (one, other), (False, True), strict=True)
            )
            return (part, whole) if back else (whole, part)
    return None


def _on_ladder(old: Clause, new: Clause, alone: bool) -> tuple[Commitment, Commitment] | None:
    """The commitments of two acts that are not the same if their rungs say that one is clearly more than the other;
    none at all is less ("no further support"). `alone` is whether both texts have no other clauses."""
    was, now = old.commitment, new.commitment
    if 0 in (was.level, now.level):
        return (was, now) if was.level != now.level and was.words and now.words else None
    told = old.listed and new.listed and comparable(was.level, now.level) and not inquires(was, now)
    return (was, now) if told and _about_one(old, new, alone) else None


def _about_one(old: Clause, new: Clause, alone: bool) -> bool:
    low, high = sorted((old, new), key=lambda clause: clause.commitment.level)
    if any(_CONCLUSION in side.commitment.words for side in (old, new)):
        return True
    near = nearness(frozenset(_subject(old)), frozenset(_subject(new)))
    if low.commitment.level == STRIVEN:
        return False
    if low.commitment.level == MOVED and high.commitment.level == MOVED + 2:
        return same_act(low.of, high.act) or (alone and near >= _NEAR and not _general(high))
    if alone:
        return near >= _ABOUT
    return near >= _NEAR and (high.text.isascii() or bool(low.act and low.act in high.text))


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


def _subject(clause: Clause) -> tuple[str, ...]:
    """The words of a clause without those that say how firmly it commits; if there are no others, all of them (支援を
    実施する). What is only considered, and not said, is nothing to compare."""
    named = tuple(words(clause.text.replace(clause.commitment.words, " ")))
    return named or (tuple(words(clause.text)) if clause.commitment.level > 1 else ())


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
        concludes = enough == _ALONE and _CONCLUSION in f"{was.commitment.words}\n{now.commitment.words}"
        if 2 * common >= enough * size or near >= _MOVED or concludes:
            level = was.commitment.level == now.commitment.level
            yield not _taken_in(was, now), -round(near + _STEADY * level, 6), abs(o - n), o + n, o, n


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


_GENERAL = frozenset(
    (
        *["実施", "実行", "執行", "運用", "措置", "講じ", "講ず", "提供", "確保"],
        *map(
            stem,
            [
                "implement",
                "carry-out",
                "conduct",
                "provide",
                "ensure",
                "secure",
                "operate",
                "execute",
                "measures",
                "steps",
                "action",
            ],
        ),
    )
)


def _general(clause: Clause) -> bool:
    """Whether an act only says that something is done: 対策を実施する and 対策を推進する differ in style."""
    return clause.act in _GENERAL


def _taken_in(old: Clause, new: Clause) -> bool:
    """Whether one clause stands in the other, verb and all."""
    return old.text in new.text or new.text in old.text
