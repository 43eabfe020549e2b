"""The two sides of a change, as printed, with what is marked on each because the other does not have it."""

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from aiplan_revise.model.changes import Change
from aiplan_revise.model.edition import Lang, Provision, Texts
from aiplan_revise.report.papers.printing import (
    Bracket,
    Marked,
    Side,
    Struck,
    block,
    brackets,
    depth,
    lines,
    quote,
    shown_in,
)
from aiplan_revise.report.papers.shapes import Block, Pen
from aiplan_revise.report.shares import against, compared, divide, redlines
from aiplan_revise.report.view import Mark
from aiplan_revise.report.words import common
from aiplan_revise.revise.alignment import runs

Edited = Literal["deleted", "inserted"]
_CLAUSES = "["
"""Stands for the bracket itself where names are compared; no name is one sign."""


class Face(NamedTuple):
    """One side of a change: its provisions beside those of the other side."""

    change: Change
    side: Side
    other: Side

    @property
    def own(self) -> tuple[Provision, ...]:
        """The provisions of this side."""
        return self.change.old if self.side.name == "old" else self.change.new

    @property
    def others(self) -> tuple[Provision, ...]:
        """The provisions of the other side."""
        return self.change.new if self.side.name == "old" else self.change.old

    @property
    def edited(self) -> Edited:
        """What the redline calls the words that only this side has."""
        return "deleted" if self.side.name == "old" else "inserted"

    def turned(self) -> "Face":
        """The other side of the change."""
        return Face(self.change, self.other, self.side)

    def blocks(self) -> dict[str, Block]:
        """Id → the provision as printed, with its marks."""
        lang = self.lang
        found = {}
        for p, text in zip(self.own, self._texts(lang), strict=True):
            shown = lang or self._alone(p)
            marked = Marked(self._number(p), shown, self._title(p, lang), text, self._bodies(p, shown))
            found[p.id] = block(p, self.side, marked)
        return found

    @property
    def lang(self) -> Lang | None:
        """The language in which both sides can be compared, the paper's first."""
        return common([p.text for p in (*self.own, *self.others)], self.side.frame.lang)

    def _alone(self, p: Provision) -> Lang:
        return shown_in((p.text, p.title), self.side.frame.lang)

    # ------------------------------------------------------------ numbers and words

    def _number(self, p: Provision) -> Pen:
        """Whether the other side has this number, and at the same place."""
        printed = self.side.numbers[p.id]
        same = [other for other in self.others if self.other.numbers[other.id] == printed]
        if not same:
            return "number"
        root = self.side.frame.root
        return "" if any(root(other.parent) == root(p.parent) for other in same) else "place"

    def _texts(self, lang: Lang | None) -> list[tuple[Mark, ...]]:
        if lang is None:
            return [self._whole(p.text, [other.text for other in self.others], self._alone(p)) for p in self.own]
        texts, wholes = ([p.text.get(lang) for p in some] for some in (self.own, self.others))
        if len(texts) == len(wholes) == 1:
            old, new = (texts[0], wholes[0]) if self.side.name == "old" else (wholes[0], texts[0])
            return [printed(compared(old, new, lang), self.edited)]
        return [printed(marks, self.edited) for marks in against(texts, wholes, self.edited, lang)]

    def _title(self, p: Provision, lang: Lang | None) -> tuple[Mark, ...]:
        """The title, word by word where one is beside one, else whole where none of the other side has it."""
        titles = [other.title for other in self.others]
        shared = common([p.title, *titles], lang or self.side.frame.lang)
        if len(self.own) == len(titles) == 1 and shared:
            mine, theirs = p.title.get(shared), titles[0].get(shared)
            old, new = (mine, theirs) if self.side.name == "old" else (theirs, mine)
            return printed(compared(old, new, shared), self.edited)
        return self._whole(p.title, titles, shown_in((p.title,), lang or self.side.frame.lang))

    def _whole(self, own: Texts, others: Sequence[Texts], lang: Lang) -> tuple[Mark, ...]:
        words = own.get(lang)
        kept = words in {other.get(lang) for other in others}
        return (Mark("same" if kept else self.edited, words),) if words else ()

    # ------------------------------------------------------------ bodies

    def _bodies(self, p: Provision, lang: Lang) -> list[Struck]:
        """What is marked of every bracket of a provision."""
        own = brackets(p, lang, self.side.frame)
        theirs = [brackets(other, lang, self.side.frame) for other in self.others]
        if len(self.own) == len(theirs) == 1:
            marked, turned = _struck(own, theirs[0]), _struck(theirs[0], own)
            held = self.change.facets.reassigned
            unseen = held and held.clauses and not any(any(one.names) for one in (*marked, *turned))
            return [Struck(False, [True] * len(one.names)) for one in own] if unseen else marked
        known = {name for side in theirs for one in side for name in one.names}
        return [Struck(not known, [name not in known for name in one.names]) for one in own]

    # ------------------------------------------------------------ further columns

    def fields(self, p: Provision) -> frozenset[str]:
        """The further columns of a provision that no other side's provision has alike."""
        found = {name for name, value in p.fields.items() if value not in [q.fields.get(name) for q in self.others]}
        alike = not p.references or any(p.references == q.references for q in self.others)
        return frozenset(found if alike else {*found, "references"})


def _struck(own: Sequence[Bracket], other: Sequence[Bracket]) -> list[Struck]:
    """The names that the other side does not have, in that order and in that bracket."""
    mine, theirs = ([word for one in side for word in (_CLAUSES, *one.names)] for side in (own, other))
    found = runs(mine, theirs)
    kept = {at + n for at, _, length in found or () for n in range(length)}
    marked, at = [], 0
    for one in own:
        whole = at not in kept
        marked.append(Struck(whole, [whole or at + n + 1 not in kept for n in range(len(one.names))]))
        at += 1 + len(one.names)
    return marked


def printed(marks: Iterable[Mark], edited: Edited) -> tuple[Mark, ...]:
    """The marks of one side of a redline; words of the other side that stand in place of none of this one as well."""
    gap = "old-gap" if edited == "deleted" else "new-gap"
    found = [mark for mark in marks if mark.op in ("same", "deleted", "inserted", gap)]
    ops = ["", *(mark.op for mark in found), ""]
    return tuple(
        mark
        for before, mark, after in zip(ops, found, ops[2:], strict=False)
        if mark.op in ("same", edited, gap) or edited not in (before, after)
    )


# ---------------------------------------------------------------- what a piece took


def share(of: Face, piece: Provision) -> Block:
    """What went to a new provision `piece` of a split or a regrouping, quoted: of the words of the old side, which `of`
    is, those that it took, with the bodies of the whole."""
    lang, frame, inset = of.lang, of.side.frame, depth(piece, of.other.edition)
    if lang is None:
        return Block("quoted", tuple(line for one in of.blocks().values() for line in one.lines), inset)
    pieces = [p.text.get(lang) for p in of.others]
    shares, _ = divide([p.text.get(lang) for p in of.own], pieces)
    at = [p.id for p in of.others].index(piece.id)
    marks = printed(redlines(shares, pieces, "old", lang)[at], "deleted")
    own, known = (
        dict.fromkeys(name for p in some for one in brackets(p, lang, frame) for name in one.names)
        for some in (of.own, of.others)
    )
    words = quote(marks, {name: name not in known for name in own}, lang, of.side)
    return Block("quoted", tuple(lines(words)), inset)
