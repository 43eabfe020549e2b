"""Which words of a split or a join went where: clause by clause, in the words of the text and in its order."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Literal

import msgspec

from aiplan_revise.model.edition import Lang
from aiplan_revise.report.view import Mark
from aiplan_revise.report.words import say
from aiplan_revise.revise import Span, redline
from aiplan_revise.revise.clauses import clauses, features

_LEAST_SHARE = 0.34
"""How much of a clause's own words a piece must have to be where the clause went."""

_LEFT_OUT = "\0"
"""Where words are left out between two runs, for the comparison; no text holds it."""


class Share(msgspec.Struct, frozen=True):
    """What of a whole went to one piece: runs of neighbouring clauses, each as it stands in the text."""

    runs: tuple[str, ...] = ()

    def read(self, lang: Lang) -> str:
        """The runs as one text, with a mark where words between them are left out."""
        return say(lang, "gap").join(self.runs)


def divide(wholes: Sequence[str], pieces: Sequence[str], joined: bool = False) -> tuple[list[Share], Share]:
    """Each piece's share of the texts `wholes`, clause by clause by the words they have in common, and the clauses of
    nobody. A clause that went to several pieces stands in each share; one of nobody between two of a piece stays there.
    Where pieces were `joined`, a clause that one of them has whole came from there alone.
    """
    told = [(at, clause) for at, whole in enumerate(wholes) for clause in clauses(whole)]
    owners = _owners([features(clause) for _, clause in told], [features(piece) for piece in pieces], joined)
    for at in range(1, len(owners) - 1):
        owners[at] = owners[at] or owners[at - 1] & owners[at + 1]
    shares = [_share(told, [at in owner for owner in owners]) for at in range(len(pieces))]
    return shares, _share(told, [not owner for owner in owners])


def _share(told: Sequence[tuple[int, str]], belongs: Sequence[bool]) -> Share:
    """The clauses that belong to it; those of one text that follow each other make a run."""
    runs = groupby(zip(told, belongs, strict=True), lambda one: (one[0][0], one[1]))
    found = ("".join(clause for (_, clause), _ in run).strip() for (_, own), run in runs if own)
    return Share(tuple(run for run in found if run))


def _owners(told: Sequence[frozenset[str]], pieces: Sequence[frozenset[str]], joined: bool) -> list[set[int]]:
    owners: list[set[int]] = []
    for clause in told:
        scores = [len(clause & piece) for piece in pieces]
        best = max(scores)
        least = best if joined and best == len(clause) else max(_LEAST_SHARE * len(clause), best / 2)
        found = {at for at, score in enumerate(scores) if score >= least} if clause else None
        owners.append((owners[-1] if owners else set()) if found is None else found)
    return owners


# ---------------------------------------------------------------- the redline of a share


def compared(old: str | Share, new: str | Share, lang: Lang) -> tuple[Mark, ...]:
    """The redline of a share and a piece. Where the share leaves words out, the mark of that stands unmarked, and on
    the side of the share only."""
    was, now = (_LEFT_OUT.join(one.runs) if isinstance(one, Share) else one for one in (old, new))
    return tuple(mark for span in redline(was, now, lang) for mark in _marks(span, lang))


def redlines(
    shares: Sequence[Share], pieces: Sequence[str], side: Literal["old", "new"], lang: Lang
) -> list[tuple[Mark, ...]]:
    """The redline of every piece and its share of a text on `side`. Words of a clause that is in several shares, which
    another piece kept, were neither struck out nor written in: they are left out."""
    sides = [(share, piece) if side == "old" else (piece, share) for share, piece in zip(shares, pieces, strict=True)]
    marked = [compared(old, new, lang) for old, new in sides]
    others = [[at for at in range(len(shares)) if at != own] for own in range(len(shares))]
    kept = [[(shares[at], marked[at]) for at in some] for some in others]
    gap = Mark("old-gap" if side == "old" else "new-gap", say(lang, "gap"))
    return [_without(marks, share, rest, gap) for marks, share, rest in zip(marked, shares, kept, strict=True)]


def against(
    own: Sequence[str], other: Sequence[str], edited: Literal["deleted", "inserted"], lang: Lang
) -> list[tuple[Mark, ...]]:
    """The redlines of the texts of one side (`edited` is what is marked on it), each against its share of the other
    side's words; of a single text, clause by clause, against the text of the other side that has most of it. What the
    other side has as it stands, wherever, is not marked."""
    if not other:
        return [(Mark(edited, text),) if text else () for text in own]
    if len(own) == 1:
        return [_spared(_clauses_against(own[0], other, edited, lang), other)]
    sides = zip(divide(other, own, edited == "deleted")[0], own, strict=True)
    found = (
        compared(text, share, lang) if edited == "deleted" else compared(share, text, lang) for share, text in sides
    )
    return [_spared((mark for mark in marks if mark.op in ("same", edited)), other) for marks in found]


def _spared(marks: Iterable[Mark], others: Sequence[str]) -> tuple[Mark, ...]:
    """The marks of one side without those of words that stand in one of the others; runs that are marked alike are
    one."""
    told = (Mark("same", mark.text) if _stands_elsewhere(mark.text, others) else mark for mark in marks)
    return tuple(Mark(op, "".join(mark.text for mark in run)) for op, run in groupby(told, lambda mark: mark.op))


def _clauses_against(
    whole: str, others: Sequence[str], edited: Literal["deleted", "inserted"], lang: Lang
) -> Iterator[Mark]:
    """A text with what none of the others has marked, in whatever order they stand."""
    own = clauses(whole)
    owners = _owners([features(one) for one in own], [features(one) for one in others], joined=False)
    for clause, owner in zip(own, owners, strict=True):
        yield from _clause_against(clause, [others[at] for at in sorted(owner)], edited, lang)


def _stands_elsewhere(words: str, others: Sequence[str]) -> bool:
    """Whether words, but no figures and no single signs, stand as they are in one of the others."""
    bare = words.strip(" 、。,.;:")
    return len(bare) > _SIGN and not re.search(r"\d", bare) and any(bare in other for other in others)


_SIGN = 3
"""Signs that may stand anywhere."""


def _clause_against(
    clause: str, others: Sequence[str], edited: Literal["deleted", "inserted"], lang: Lang
) -> Sequence[Mark]:
    if any(clause.strip() in other for other in others):
        return [Mark("same", clause)]
    found = [
        [mark for mark in (compared(clause, one, lang) if edited == "deleted" else compared(one, clause, lang))
         if mark.op in ("same", edited)]
        for one in others
    ]  # fmt: skip
    alone = [Mark(edited, clause)]
    return min(found, key=lambda marks: sum(len(mark.text) for mark in marks if mark.op == edited), default=alone)


Kept = Sequence[tuple[Share, tuple[Mark, ...]]]
"""The shares of other pieces, and what is marked in them."""


def _without(marks: Iterable[Mark], share: Share, others: Kept, gap: Mark) -> tuple[Mark, ...]:
    """The marks with a `gap` in place of the words of the share that another piece kept."""
    op = "deleted" if gap.op == "old-gap" else "inserted"
    stays = _staying(share, others)
    told = [gap if mark.op == op and _is_kept(mark.text.strip(), stays) else mark for mark in marks]
    once = [mark for at, mark in enumerate(told) if mark != gap or told[at - 1 : at] != [gap]]
    return tuple(mark for at, mark in enumerate(once) if mark is not gap or 0 < at < len(once) - 1)


Staying = Sequence[tuple[Sequence[str], frozenset[str]]]
"""For every other piece with clauses of a share: these clauses, and the features of what is not marked in it."""


def _staying(share: Share, others: Kept) -> Staying:
    own = [clause.strip() for run in share.runs for clause in clauses(run)]
    both = [[clause for clause in own if any(clause in run for run in other.runs)] for other, _ in others]
    same = (" ".join(mark.text for mark in marks if mark.op == "same") for _, marks in others)
    return [(told, features(words)) for told, words in zip(both, same, strict=True) if told]


def _is_kept(words: str, stays: Staying) -> bool:
    """Whether `words`, but for common ones, stand unmarked in the redline of another piece with the same clause."""
    found = features(words) if stays else frozenset()
    return bool(found) and any(found <= same and any(words in one for one in told) for told, same in stays)


def _marks(span: Span, lang: Lang) -> Iterator[Mark]:
    """A span, cut where words are left out."""
    gap = Mark("old-gap" if span.op == "deleted" else "new-gap", say(lang, "gap"))
    for at, text in enumerate(span.text.split(_LEFT_OUT)):
        yield from ([gap] if at else [])
        yield from ([Mark(span.op, text)] if text else [])
