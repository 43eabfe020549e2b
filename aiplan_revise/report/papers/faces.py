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
    depth,
    lines,
    quote,
    shown_in,
)
from aiplan_revise.report.papers.shapes import Block, Pen, SideName
from aiplan_revise.report.shares import against, compared, divide, redlines
from aiplan_revise.report.view import Mark
from aiplan_revise.report.words import common
from aiplan_revise.revise.alignment import runs

Edited = Literal["deleted", "inserted"]


class Face(NamedTuple):
    """One side of a change: its provisions beside those of the other side. `drawn` are the blocks of both that were
    asked for already."""

    change: Change
    side: Side
    other: Side
    drawn: dict[SideName, dict[str, Block]]

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
        return self._replace(side=self.other, other=self.side)

    def blocks(self) -> dict[str, Block]:
        """Id → the provision as printed, with its marks."""
        if self.side.name not in self.drawn:
            self.drawn[self.side.name] = self._drawn()
        return self.drawn[self.side.name]

    def _drawn(self) -> dict[str, Block]:
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
            return [printed(self._redline(texts[0], wholes[0], lang), self.edited)]
        return [printed(marks, self.edited) for marks in against(texts, wholes, self.edited, lang)]

    def _title(self, p: Provision, lang: Lang | None) -> tuple[Mark, ...]:
        """The title, word by word where one is beside one, else whole where none of the other side has it."""
        titles = [other.title for other in self.others]
        shared = common([p.title, *titles], lang or self.side.frame.lang)
        if len(self.own) == len(titles) == 1 and shared:
            return printed(self._redline(p.title.get(shared), titles[0].get(shared), shared), self.edited)
        return self._whole(p.title, titles, shown_in((p.title,), lang or self.side.frame.lang))

    def _redline(self, own: str, other: str, lang: Lang) -> tuple[Mark, ...]:
        return compared(own, other, lang) if self.side.name == "old" else compared(other, own, lang)

    def _whole(self, own: Texts, others: Sequence[Texts], lang: Lang) -> tuple[Mark, ...]:
        words = own.get(lang)
        kept = words in {other.get(lang) for other in others}
        return (Mark("same" if kept else self.edited, words),) if words else ()

    # ------------------------------------------------------------ bodies

    def _bodies(self, p: Provision, lang: Lang) -> list[Struck]:
        """What is marked of every bracket of a provision."""
        own = self.side.brackets(p, lang)
        theirs = [self.other.brackets(other, lang) for other in self.others]
        if len(self.own) == len(theirs) == 1:
            mine, others = p.text.get(lang), self.others[0].text.get(lang)
            spans = self._redline(mine, others, lang) if mine and others else ()
            return _struck(
                _anchored(own, spans, self.edited), _anchored(theirs[0], spans, self.turned().edited), self.side.name
            )
        known = {name for side in theirs for one in side for name in one.names}
        return [Struck(not known, [name not in known for name in one.names]) for one in own]

    # ------------------------------------------------------------ further columns

    def fields(self, p: Provision) -> frozenset[str]:
        """The further columns of a provision that no other side's provision has alike."""
        found = {name for name, value in p.fields.items() if value not in [q.fields.get(name) for q in self.others]}
        alike = not p.references or any(p.references == q.references for q in self.others)
        return frozenset(found if alike else {*found, "references"})


def _anchored(found: Sequence[Bracket], spans: Sequence[Mark], edited: Edited) -> list[Bracket]:
    """The brackets of one side, each at the number of signs before it that both sides have."""
    return [Bracket(_shared(one.at, spans, edited), one.names) for one in found]


def _shared(at: int, spans: Sequence[Mark], edited: Edited) -> int:
    shared = 0
    for mark in spans:
        if mark.op in ("same", edited):
            taken = min(at, len(mark.text))
            shared, at = shared + (taken if mark.op == "same" else 0), at - taken
    return shared


def _struck(own: Sequence[Bracket], other: Sequence[Bracket], side: SideName) -> list[Struck]:
    """What the other side does not have: brackets at a place in the shared words, and in them names in that order."""
    beside = _pairs([str(one.at) for one in own], [str(one.at) for one in other], side)
    return [
        _names_struck(one.names, other[beside[n]].names, side) if n in beside else Struck(True, [True] * len(one.names))
        for n, one in enumerate(own)
    ]


def _names_struck(own: Sequence[str], other: Sequence[str], side: SideName) -> Struck:
    kept = _pairs(own, other, side)
    return Struck(False, [n not in kept for n in range(len(own))])


def _pairs(own: Sequence[str], other: Sequence[str], side: SideName) -> dict[int, int]:
    """What both lists have in order, by its places in each: the same for either side, so from the old one's view."""
    found = runs(own, other) if side == "old" else runs(other, own)
    told = ((was + n, now + n) for was, now, length in found or () for n in range(length))
    return {was: now for was, now in told} if side == "old" else {now: was for was, now in told}


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
    lang, inset = of.lang, depth(piece, of.other.edition)
    if lang is None:
        return Block("quoted", tuple(line for one in of.blocks().values() for line in one.lines), inset)
    pieces = [p.text.get(lang) for p in of.others]
    shares, _ = divide([p.text.get(lang) for p in of.own], pieces)
    at = [p.id for p in of.others].index(piece.id)
    marks = printed(redlines(shares, pieces, "old", lang)[at], "deleted")
    own, known = (
        dict.fromkeys(name for p in some for one in side.brackets(p, lang) for name in one.names)
        for side, some in ((of.side, of.own), (of.other, (piece,)))
    )
    words = quote(marks, {name: name not in known for name in own}, lang, of.side)
    return Block("quoted", tuple(lines(words)), inset)
