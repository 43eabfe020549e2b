"""Whether the words of a text bind more or less than before."""

from collections import Counter

from aiplan_revise.model.changes import Strength
from aiplan_revise.model.commitments import Clause, clauses, comparable
from aiplan_revise.model.edition import Lang
from aiplan_revise.revise.near import REACH, nearness, words

_ALIKE = 0.4
"""Share of common words from which two clauses are about the same."""
_STEADY = 0.1
"""What the same rung adds when several clauses of like words compete for a partner."""
_ALONE = 0.15
"""The same for the only clauses of both texts, which have no other partner."""


def strengths(old: str, new: str, lang: Lang) -> tuple[Strength, ...]:
    """Where the words bind clearly more or less than before, clause by clause.

    Each clause is compared with those of the other side that are about the same; the parts of a divided clause are
    compared with the whole. Rungs that differ in what is done rather than how firmly are no change.
    """
    was, now = _differing(clauses(old, lang), clauses(new, lang))
    found = (Strength(lang, o.commitment, n.commitment) for o, n in _aligned(was, now))
    return tuple(dict.fromkeys(s for s in found if comparable(s.old.level, s.new.level)))


def _differing(old: tuple[Clause, ...], new: tuple[Clause, ...]) -> tuple[list[Clause], list[Clause]]:
    """The clauses of both sides without those that stand on both, word for word."""
    kept = Counter(clause.text for clause in old) & Counter(clause.text for clause in new)
    return _without(old, kept.copy()), _without(new, kept.copy())


def _without(listed: tuple[Clause, ...], kept: Counter[str]) -> list[Clause]:
    found = []
    for clause in listed:
        if kept[clause.text]:
            kept[clause.text] -= 1
        else:
            found.append(clause)
    return found


def _aligned(old: list[Clause], new: list[Clause]) -> list[tuple[Clause, Clause]]:
    """Pairs of clauses about the same, the same pairs backwards: those nearest to each other; and a clause with its
    nearest where its own verb is not found there, else it was only taken into a longer clause."""
    enough = _ALONE if len(old) == len(new) == 1 else _ALIKE
    near = _near(old, new)
    best: dict[tuple[str, int], tuple[float, int, int]] = {}
    for (i, j), score in near.items():
        rank = score + _STEADY * (old[i].commitment.level == new[j].commitment.level)
        for end in (("old", i), ("new", j)):
            best[end] = max(best.get(end, (0.0, 0, 0)), (rank, -i, -j))
    nearest = [(-i, -j) for rank, i, j in best.values() if rank and near[-i, -j] >= enough]
    chosen = {(i, j) for i, j in nearest if nearest.count((i, j)) > 1 or not _taken_in(old[i], new[j])}
    ordered = sorted(chosen, key=lambda ij: (ij[0] + ij[1], *sorted((old[ij[0]].text, new[ij[1]].text))))
    return [(old[i], new[j]) for i, j in ordered]


def _near(old: list[Clause], new: list[Clause]) -> dict[tuple[int, int], float]:
    """How alike the subjects of two clauses are, for all that stand near enough to each other to be a pair."""
    was, now = [_subject(clause) for clause in old], [_subject(clause) for clause in new]
    return {
        (i, j): nearness(was[i], now[j])
        for i in range(len(old))
        for j in range(max(0, i - REACH), min(len(new), i + REACH + 1))
    }


def _taken_in(old: Clause, new: Clause) -> bool:
    """Whether the verb of one clause stands in the other as well."""
    return _stem(old.commitment.words) in new.text or _stem(new.commitment.words) in old.text


def _stem(words: str) -> str:
    return words[:2] if words[:1] > "z" else words[: max(4, len(words) - 4)]


def _subject(clause: Clause) -> frozenset[str]:
    """The words of a clause without those that say how firmly it commits."""
    text = clause.text.replace(clause.commitment.words, " ")
    return frozenset(words(text))
