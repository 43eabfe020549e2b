"""The new edition against the old one as a Word file with tracked changes: accepting all of them gives the new edition,
rejecting all of them the old one.

What becomes of what says the id of a provision, never the likeness of texts. A provision that stays where it was is
one paragraph with words that go and come; one that moved is taken out where it was and put in where it is, marked as a
move, and what also changed in its words is marked at both places.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from aiplan_revise.documents.markdown import sheet
from aiplan_revise.documents.reading import reduced
from aiplan_revise.documents.word.keeping import NOTICE
from aiplan_revise.documents.word.out.blocks import Block, blocks, kept, names
from aiplan_revise.documents.word.out.export import UNDRESSED, Dress, assembled, marked, pieces, run
from aiplan_revise.documents.word.out.xml import w
from aiplan_revise.documents.writing import Sheet, plain
from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.edition import Edition, Lang
from aiplan_revise.model.sharing import ALONE, each
from aiplan_revise.revise.redline import redline
from aiplan_revise.revise.sequence import weightiest

Fate = Literal["stays", "goes", "comes"]
MANY = 200
"""From so many provisions on, printing one of two editions takes longer than beginning another process."""


class Author(NamedTuple):
    """Who changed the text, and on which day (ISO 8601), "" if nobody says."""

    by: str
    on: str = ""


class Step(NamedTuple):
    """What stands next in the text: a paragraph that stays, goes or comes; as it is in the old and in the new edition.
    One that goes or comes has both if it moved."""

    fate: Fate
    old: Block | None
    new: Block | None


class Paper(NamedTuple):
    """One of the two editions, and what its paper says beside it."""

    edition: Edition
    dress: Dress = UNDRESSED


def to_redline(old: Paper, new: Paper, registry: Registry, main: Lang, author: Author) -> bytes:
    """The new edition, which has the ids of the old one where it continues it, against that one, printed in the
    language `main`. `read_word` gives either of them back whole, on the sides "old" and "new"."""
    outlines = old.edition.outline, new.edition.outline
    how = each if sum(map(len, outlines)) >= MANY else ALONE.each
    printed = how(
        lambda one: sheet(one.edition, registry, main, reduced(one.edition, registry, main), edited=False),
        (old, new),
        Sheet,
        2,
    )
    after, stay = names(outlines[1], {}), _staying(old.edition, new.edition)
    before = names(outlines[0], {key: after[key] for key in stay}, after.values())
    notices = _notices(old, new)
    was, now = blocks(printed[0], before, notices[0]), blocks(printed[1], after, notices[1])
    moved = {before[key]: after[key] for key in (before.keys() & after.keys()) - stay}
    pen = _Pen(author, main)
    text = [pen.paragraph(step) for step in woven(was, now, moved)]
    text.append(w("p"))  # something has to follow for the end of a paragraph to go
    keeps = kept(printed[1], now, "new"), kept(printed[0], was, "old")
    return assembled(text, keeps, new.dress.running or old.dress.running, (main, plain(printed[1].title)))


def _notices(old: Paper, new: Paper) -> tuple[dict[str, str], dict[str, str]]:
    """The notices of both papers by their bookmarks: where they differ, those of the old one go and others come."""
    alike = old.dress.notices == new.dress.notices
    first = 1 if alike else len(new.dress.notices) + 1
    was = {f"{NOTICE}_{number}": words for number, words in enumerate(old.dress.notices, first)}
    return was, {f"{NOTICE}_{number}": words for number, words in enumerate(new.dress.notices, 1)}


def _staying(old: Edition, new: Edition) -> frozenset[str]:
    """The ids of what is shown where it was, above all of what stands under the same headings as before."""
    there = {key: at for at, key in enumerate(new.outline)}
    places = {key: (at, there[key]) for at, key in enumerate(old.outline) if key in there}
    same = {""}
    for key in places:
        parent = new.provisions[key].parent
        same |= {key} if parent in same and parent == old.provisions[key].parent else set()
    return weightiest(places, {key: 1 + len(places) * (key in same) for key in places})


def woven(old: Sequence[Block], new: Sequence[Block], moved: Mapping[str, str]) -> Iterator[Step]:
    """The paragraphs of both editions in one order: what both have under one name, and before it what only the old one
    has there, then what only the new one has. `moved` are the names of what moved, old and new."""
    was, now = {one.name: one for one in old}, {one.name: one for one in new}
    origins = {after: before for before, after in moved.items()}
    both = [*(one.name for one in new if one.name in was), ""]
    for left, come, name in zip(_runs(old, now), _runs(new, was), both, strict=True):
        yield from (Step("goes", one, now.get(moved.get(one.name, ""))) for one in left)
        yield from (Step("comes", was.get(origins.get(one.name, "")), one) for one in come)
        if name:
            yield Step("stays", was[name], now[name])


def _runs(side: Iterable[Block], other: Mapping[str, Block]) -> list[list[Block]]:
    """What only one side has: before each paragraph that both have, and at the end."""
    runs: list[list[Block]] = [[]]
    for one in side:
        if one.name in other:
            runs.append([])
        else:
            runs[-1].append(one)
    return runs


class _Pen:
    """Writes paragraphs with tracked changes; every mark in a file has a number of its own."""

    def __init__(self, author: Author, lang: Lang) -> None:
        self._by, self._lang = author.by, lang
        self._on = f"{author.on}T00:00:00Z" if author.on else ""
        self._count = 0

    def paragraph(self, step: Step) -> str:
        """A paragraph, its words as they stay, go and come. Of one that goes or comes as a whole the end does so too;
        what it is elsewhere, moved, is not shown here."""
        block = step.old if step.fate == "goes" else step.new
        assert block
        is_move = step.fate != "stays" and bool(step.old and step.new)
        made = "".join(self._runs(step, is_move))
        properties = block.properties + self._end(step, is_move)
        if step.fate == "stays" and step.old and step.old.properties != block.properties:
            properties += self._change("pPrChange", w("pPr", step.old.properties))
        start, end = self._range(step, block) if is_move else ("", "")
        return w("p", w("pPr", properties), start, *marked(self._number(), block.name, made)) + end

    def _runs(self, step: Step, is_move: bool) -> Iterator[str]:
        """The words; of what stays in a moved paragraph, those that move."""
        old, new = (one.words if one else "" for one in (step.old, step.new))
        goes = step.fate == "goes"
        tag = "" if not is_move else "moveFrom" if goes else "moveTo"
        o = n = 0
        for span in redline(old, new, self._lang):
            size = len(span.text)
            was, now = (o, o + size * (span.op != "inserted")), (n, n + size * (span.op != "deleted"))
            o, n = was[1], now[1]
            if span.op == "same":
                yield self._words(step.old, was, tag) if goes else self._words(step.new, now, tag)
            elif span.op == "deleted" and step.fate != "comes":
                yield self._words(step.old, was, "del")
            elif span.op == "inserted" and not goes:
                yield self._words(step.new, now, "ins")

    def _words(self, of: Block | None, span: tuple[int, int], tag: str) -> str:
        assert of
        inside = "delText" if tag == "del" else "t"
        made = "".join(run(part, bodies, self._lang, inside) for part, bodies in pieces(of, *span))
        return self._change(tag, made) if tag else made

    def _end(self, step: Step, is_move: bool) -> str:
        if step.fate == "stays":
            return ""
        tags = ("moveFrom", "moveTo") if is_move else ("del", "ins")
        return w("rPr", self._change(tags[step.fate == "comes"], ""))

    def _range(self, step: Step, of: Block) -> tuple[str, str]:
        """What tells Word that two paragraphs are one that moved: they share a name."""
        tag, number = "moveFromRange" if step.fate == "goes" else "moveToRange", self._number()
        name = f"m{(step.new or of).name[1:]}"
        start = w(f"{tag}Start", id=number, author=self._by, date=self._on, name=name)
        return start, w(f"{tag}End", id=number)

    def _change(self, tag: str, inside: str) -> str:
        return w(tag, inside, id=self._number(), author=self._by, date=self._on)

    def _number(self) -> int:
        self._count += 1
        return self._count
