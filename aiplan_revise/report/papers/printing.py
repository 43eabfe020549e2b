"""A provision as its edition prints it: number, title, words with the bodies in brackets behind their clauses."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from msgspec.structs import replace

from aiplan_revise.documents.saying import Saying
from aiplan_revise.model.edition import (
    HEADINGS,
    LANGS,
    Assignment,
    Edition,
    Kind,
    Lang,
    PlanReference,
    Provision,
    Texts,
    ancestors,
)
from aiplan_revise.model.numbering import DIVIDED_JA, LEVELS, heading_levels
from aiplan_revise.report.frame import Frame
from aiplan_revise.report.papers.shapes import Block, Pen, Run, SideName
from aiplan_revise.report.printed import printed_marks, printed_names
from aiplan_revise.report.view import Mark
from aiplan_revise.report.words import caption, columns, listed, say

_DOT: dict[Lang, str] = {"ja": "・", "en": "•"}
"""What an item of a list begins with that has no number."""


class Side(NamedTuple):
    """One side of the comparison: its edition, by id the numbers and the names of bodies as it prints them, how deep
    each kind of heading stands, the frame of both, which bodies its words name, and the brackets that were asked for
    already."""

    name: SideName
    edition: Edition
    numbers: dict[str, str]
    names: dict[str, tuple[str, ...]]
    headings: dict[Kind, int]
    frame: Frame
    saying: Mapping[Lang, Saying]
    known: dict[tuple[str, Lang], tuple["Bracket", ...]]

    def brackets(self, of: Provision, lang: Lang) -> tuple["Bracket", ...]:
        """The bodies of a provision, clause by clause, in its words in `lang`."""
        key = (of.id, lang)
        if key not in self.known:
            named = [*zip(of.assignments, self.names[of.id], strict=True)] if self.saying[lang].unsaid(of) else []
            self.known[key] = _brackets(of.text.get(lang), lang, named)
        return self.known[key]

    def dot(self, of: Provision) -> str:
        """The dot of an initiative that has neither a number nor bodies in brackets: it is an item of a list."""
        bare = of.kind == "initiative" and self.edition.about.acting and not of.title.langs()
        return _DOT[self.frame.lang] if bare else ""

    def address(self, of: Sequence[Provision]) -> str:
        """Where provisions stand, with the numbers above theirs, unless these were just told; those without a number by
        their first words."""
        told = ["", *(p.parent for p in of)]
        return listed(self.frame.lang, [self._address(p, told[n]) for n, p in enumerate(of)])

    def _address(self, p: Provision, told: str) -> str:
        own = self.numbers[p.id]
        if not own or "." in own[:-1]:  # the numbers above are in it
            return own or say(self.frame.lang, "quoted", words=caption(p, self.frame.lang).text)
        above = ancestors(self.edition.provisions, p.id) if told != p.parent or not told else ()
        printed = [self.numbers[key].rstrip(":：") for key in (*above, p.id) if self.numbers[key]]
        return ("" if self.frame.lang == "ja" else " ").join(printed)


def sides(frame: Frame, dotted: bool) -> tuple[Side, Side]:
    """The old and the new side, with the numbers as printed, or with those above them (`dotted`). An edition of which
    nobody knows how it prints its numbers is read as the other one."""
    old, new = frame.old, frame.new
    was, now = frame.old_numbers, frame.new_numbers
    if not dotted:
        both = ((old, new), (new, old))
        was, now = (printed_marks(_numbering(*one), frame.registry, frame.lang) for one in both)
    saying = [{lang: Saying(of, frame.registry, lang) for lang in LANGS} for of in (old, new)]
    names = [printed_names(of, frame.registry, frame.lang, old, new) for of in (old, new)]
    levels = [heading_levels(of) for of in (old, new)]
    return (
        Side("old", old, was, names[0], levels[0], frame, saying[0], {}),
        Side("new", new, now, names[1], levels[1], frame, saying[1], {}),
    )


def _numbering(of: Edition, other: Edition) -> Edition:
    return of if of.about.numbering else replace(of, about=replace(of.about, numbering=other.about.numbering))


class Bracket(NamedTuple):
    """Names of bodies as printed, and the place in the words behind which they stand."""

    at: int
    names: tuple[str, ...]


def _brackets(text: str, lang: Lang, named: Sequence[tuple[Assignment, str]]) -> tuple[Bracket, ...]:
    at, found = 0, []
    for clause, group in groupby(named, key=lambda one: one[0].clause.get(lang)):
        start = text.find(clause, at) if clause else -1
        at = start + len(clause) if start >= 0 else len(text)
        found.append(Bracket(at, tuple(name for _, name in group)))
    return tuple(found)


class Struck(NamedTuple):
    """What is marked of a bracket: each of its names, and the bracket itself (`whole`)."""

    whole: bool
    names: Sequence[bool]


class Marked(NamedTuple):
    """What is marked of a provision: its number, its title and its words (as redlines of its own side in `lang`; None:
    nothing is compared), and its brackets, one by one, if any."""

    number: Pen
    lang: Lang
    title: Sequence[Mark] | None
    text: Sequence[Mark] | None
    bodies: Sequence[Struck] = ()


def unmarked(of: Provision, side: Side, number: Pen = "") -> Block:
    """A provision with nothing marked, or only its number."""
    lang = shown_in((of.text, of.title), side.frame.lang)
    return block(of, side, Marked(number, lang, None, None))


def shown_in(of: Sequence[Texts], lang: Lang) -> Lang:
    """`lang`, unless the words are in the other language only."""
    found = next((one for one in of if one.langs()), Texts())
    return lang if found.get(lang) or not found.langs() else found.langs()[0]


def block(of: Provision, side: Side, marked: Marked) -> Block:
    """A provision on its side, with its marks."""
    lang = side.frame.lang
    head = numbered(side.numbers[of.id] or side.dot(of), lang, marked.number)
    own = shown_in((of.title,), marked.lang)
    title = list(runs(marked.title or [Mark("same", of.title.get(own))], own, side.name)) if of.title.langs() else []
    words = list(runs(marked.text or [Mark("same", of.text.best(marked.lang))], marked.lang, side.name))
    placed = _with_brackets(words, side.brackets(of, marked.lang), marked, lang)
    first, *rest = [*lines(title), *lines(placed)] if title else list(lines(placed))
    level = side.headings.get(of.kind, 0)
    printed = ((*head, *first), *rest)
    return Block("heading" if level else "text", printed, depth(of, side.edition), level, bool(head))


def numbered(number: str, lang: Lang, pen: Pen = "") -> tuple[Run, ...]:
    """A number as it is printed, with the blank behind it that a Japanese dot has not; nothing where there is none."""
    if number == _DOT["ja"]:
        return (Run(number, lang, pen),)
    wide = number[-1:] in DIVIDED_JA or (lang == "ja" and number[-1:].isalnum())
    return (Run(number, lang, pen), Run("\u3000" if wide else " ", lang)) if number else ()


def quote(marks: Iterable[Mark], names: Mapping[str, bool], lang: Lang, of: Side) -> tuple[Run, ...]:
    """Words of the old side that are quoted from another place, with the names of bodies and whether each is marked."""
    bracket = _bracket(Bracket(0, tuple(names)), Struck(False, list(names.values())), of.frame.lang)
    return (*runs(marks, lang, of.name), *(bracket if names else ()))


def depth(of: Provision, edition: Edition) -> int:
    """How far a provision is indented: a level for each numbered group and initiative above it."""
    if of.kind in HEADINGS:
        return 0
    above = [edition.provisions[key] for key in ancestors(edition.provisions, of.id)]
    return min(3, sum(p.kind not in LEVELS and p.number != "" for p in above))


def runs(marks: Iterable[Mark], lang: Lang, side: SideName) -> Iterator[Run]:
    """What is marked on a side of a redline, as runs."""
    edited, other = ("deleted", "inserted") if side == "old" else ("inserted", "deleted")
    for mark in marks:
        if mark.op == other:
            yield Run(_blank(mark.text), lang, "blank")
        elif mark.text:
            yield Run(mark.text, lang, "changed" if mark.op == edited else "")


def _blank(words: str) -> str:
    """Blanks that no line loses at its end, as wide as words."""
    return "".join("\u3000" if columns(sign) > 1 else "\xa0" for sign in words)


def lines(runs: Iterable[Run]) -> Iterator[tuple[Run, ...]]:
    """Runs in lines, as the words themselves break; neighbours that are marked alike are one."""
    for line in _broken(runs):
        alike = groupby(line, key=lambda run: (run.lang, run.pen))
        yield tuple(Run("".join(run.text for run in some), *key) for key, some in alike)


def _broken(runs: Iterable[Run]) -> Iterator[tuple[Run, ...]]:
    line: list[Run] = []
    for run in runs:
        first, *more = run.text.split("\n")
        line.append(Run(first, run.lang, run.pen))
        for text in more:
            yield tuple(one for one in line if one.text)
            line = [Run(text, run.lang, run.pen)]
    yield tuple(one for one in line if one.text)


def _with_brackets(runs: Iterable[Run], found: Sequence[Bracket], marked: Marked, lang: Lang) -> Iterator[Run]:
    """The words with each bracket behind its clause."""
    struck = marked.bodies or [Struck(False, [False] * len(one.names)) for one in found]
    waiting = [(one.at, _bracket(one, mark, lang)) for one, mark in zip(found, struck, strict=True)]
    at = 0
    for run in runs:
        start = 0
        while run.pen != "blank" and waiting and waiting[0][0] <= at + len(run.text):
            cut = waiting[0][0] - at
            if cut > start:
                yield Run(run.text[start:cut], run.lang, run.pen)
            yield from waiting.pop(0)[1]
            start = max(start, cut)
        if run.text[start:]:
            yield Run(run.text[start:], run.lang, run.pen)
        at += len(run.text) if run.pen != "blank" else 0
    for _, rest in waiting:
        yield from rest


def _bracket(of: Bracket, struck: Struck, lang: Lang) -> list[Run]:
    """［A、B］ or [A; B], every name marked by itself, and what stands between two marked ones with them."""
    marked, sign = struck.names, _pen(struck.whole)
    made = [Run(say(lang, "bodies-open"), lang, sign)]
    for n, name in enumerate(of.names):
        if n:
            made.append(Run(say(lang, "name-joint"), lang, _pen(marked[n - 1] and marked[n])))
        made.append(Run(name, lang, _pen(marked[n])))
    return [*made, Run(say(lang, "bodies-close"), lang, sign)]


def _pen(changed: bool) -> Pen:
    return "changed" if changed else ""


# ---------------------------------------------------------------- further columns


def fields(of: Provision, side: Side, differing: frozenset[str], every: bool) -> tuple[Block, ...]:
    """The further columns of a provision, and its references to other plans: those that are `differing`, or all."""
    lang, inset = side.frame.lang, depth(of, side.edition)
    told = [(name, name, value) for name, value in of.fields.items()]
    told += [("references", say(lang, "reference"), _reference(one, lang)) for one in of.references]
    return tuple(
        Block("field", _field(label, value, name in differing, lang), inset)
        for name, label, value in told
        if every or name in differing
    )


def _field(label: str, value: str, marked: bool, lang: Lang) -> tuple[tuple[Run, ...], ...]:
    head = Run(f"{label}{say(lang, 'colon')}", lang)
    return tuple(lines([head, Run(value, lang, "changed" if marked else "")]))


def _reference(of: PlanReference, lang: Lang) -> str:
    return " ".join(part for part in (of.title.best(lang) or of.plan, of.section, of.address) if part)
