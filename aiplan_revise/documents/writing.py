"""How an edition is printed: headings, marks, bodies in brackets, ids; nothing that could be misread. The
words are those of Markdown; who prints something else takes its escapes off (`plain`)."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from aiplan_revise.documents.grammar.brackets import Brackets
from aiplan_revise.documents.grammar.lines import lead, shielded
from aiplan_revise.documents.grammar.marks import readings
from aiplan_revise.documents.grammar.nodes import is_caption
from aiplan_revise.documents.saying import Saying
from aiplan_revise.documents.text import visible
from aiplan_revise.model.bodies import Registry, party_label
from aiplan_revise.model.edition import HEADINGS, Assignment, Edition, Kind, Lang, Provision, numbers, ordered
from aiplan_revise.model.lookup import indexed
from aiplan_revise.model.numbering import (
    BELOW,
    DIVIDED_JA,
    LEVELS,
    NUMBERING,
    alone,
    exemplars,
    heading_levels,
    in_words,
    mark_of,
    repeats,
)
from aiplan_revise.model.patterns import compiled

_MARKUP = compiled(r"[\\`*\[\]［］【】<{]|&(?=#?\w+;)|~(?=~)|(?<!\w)_|_(?!\w)")
_ESCAPED = compiled(r"\\([^\x00-\x1f])")
_EACH = compiled(rf"{_ESCAPED.pattern}|.", re.S)
_ESCAPED_OR_BRACKET = compiled(rf"{_ESCAPED.pattern}|[\[\]［］]")
_SIGN = compiled(r"[.():\-]")
_HERE = "\ue000"
"""Stands where a bracket will come while the words around it are escaped."""
_SPARE = ("1)", "(1)", "1.", "a)", "(a)", "①", "i)", "ア", "(ア)", "第1", "Article 1:", "第1条")


class Printed(NamedTuple):
    """A provision as it is printed: its id, the level of its heading (2 for a chapter; 0 none), how deep it stands
    in the list that it is part of, its mark with the blank behind it, its words with their escapes and brackets of
    bodies, and the classes that they do not show."""

    key: str
    heading: int
    depth: int
    mark: str
    words: str
    classes: tuple[str, ...] = ()

    @property
    def markdown(self) -> str:
        """The provision as one line of Markdown, with a broken line for each line feed in it."""
        indent = "  " * self.depth
        sign = "#" * self.heading or "-"
        tail = "".join(f" .{name}" for name in self.classes)
        joint = f"\\\n{indent}  "
        return f"{indent}{sign} {self.mark}{self.words.replace(chr(10), joint)} {{#{self.key}{tail}}}"


def _named_alone(exemplar: str) -> str:
    """A style that says in words what it counts without the numbers above that it repeats; others as they are."""
    single = alone(exemplar)
    return single if " " in single or not single.isascii() else exemplar


class Sheet(NamedTuple):
    """An edition as it is printed in `lang`: the comment at its top, its title (with escapes), its provisions in
    order, and the comments that keep by id what the words do not say."""

    lang: Lang
    top: str
    title: str
    lines: tuple[Printed, ...]
    comments: dict[str, str]

    @property
    def markdown(self) -> str:
        """The whole document."""
        parts = [self.top, "", f"# {self.title}", ""] if self.title else [self.top, ""]
        listed = False
        for one in self.lines:
            if parts[-1] and (one.heading or not listed):
                parts.append("")
            parts += self.chunk(one)
            listed = not one.heading
        return "\n".join(parts).rstrip("\n") + "\n"

    def chunk(self, one: Printed) -> list[str]:
        """A provision in Markdown, with its comment if it has one."""
        comment = self.comments.get(one.key)
        indent = "  " * (one.depth + (not one.heading))
        return [one.markdown, f"{indent}{comment}"] if comment else [one.markdown]


def signs(words: str) -> Iterator[tuple[str, str]]:
    """Every sign of words with escapes: as it is seen, and as it is written."""
    return ((found[1] or found[0], found[0]) for found in _EACH.finditer(words))


def plain(words: str) -> str:
    """Words without the escapes of Markdown."""
    return _ESCAPED.sub(r"\1", words) if "\\" in words else words


def bracketed(words: str) -> Iterator[tuple[int, int]]:
    """Where brackets of bodies stand in words with escapes, as they are seen: all square ones that are not escaped."""
    opened, hidden = -1, 0
    for found in _ESCAPED_OR_BRACKET.finditer(words):
        at = found.start() - hidden
        if found[0][0] == "\\":
            hidden += 1
        elif found[0] in "[［" and opened < 0:
            opened = at
        elif found[0] in "]］" and opened >= 0:
            yield opened, at + 1
            opened = -1


class Printer:
    """Prints an edition in `lang`, with all bodies in brackets, as what may be edited has them, or without those that
    its words name (`acting`: see Saying). `classes` are kinds that the words alone would not show."""

    any_style = True
    """Whether a mark may repeat the numbers above (2.1), and be one that needs its neighbours to be told (i. is no
    letter behind ii.)."""

    def __init__(self, of: Edition, registry: Registry, lang: Lang, *, acting: bool | None = False) -> None:
        self.edition, self.registry, self.lang = of, registry, lang
        self.brackets = Brackets(indexed(registry), ours=True)
        self.classes: dict[str, Kind] = {}
        self._saying = Saying(of, registry, lang, acting=acting)
        self._worded: dict[str, tuple[str, bool]] = {}
        self.marks = {one.id: "" for one in ordered(of)}
        self.headings = heading_levels(of)
        self._number()

    def sheet(self, top: str, comments: dict[str, str]) -> Sheet:
        """The whole document, with the comment `top` and those on provisions."""
        title = " ".join(self.edition.about.title.best(self.lang).split())
        level = {"": 0}
        lines = []
        for one in ordered(self.edition):
            heading = one.kind in HEADINGS
            level[one.id] = 0 if heading else level[one.parent] + 1
            lines.append(self._printed(one, 0 if heading else level[one.parent]))
        return Sheet(self.lang, top, self._escaped(title, bare=True), tuple(lines), comments)

    # ------------------------------------------------------------ marks

    def _number(self) -> None:
        """Chooses each provision's mark: in the edition's style, unless that stands for an outer level already."""
        said = exemplars(self.edition.about.numbering, self.lang)
        styles: dict[str, tuple[str, ...]] = {"": ()}
        levels, dotted = {"": BELOW}, numbers(self.edition)
        for one in ordered(self.edition):
            above, level = styles[one.parent], LEVELS.get(one.kind, levels[one.parent])
            styles[one.id], levels[one.id] = above, levels[one.parent]
            if not one.number:
                continue
            levels[one.id] += level >= BELOW
            for exemplar in self._exemplars(one, said, level):
                mark = mark_of(exemplar, dotted[one.id])
                if exemplar not in above and self._is_read(one, mark, exemplar, above):
                    self.marks[one.id] = f"{mark}\u3000" if mark[-1] in DIVIDED_JA else f"{mark} "
                    styles[one.id] = (*above, exemplar)
                    break

    def _exemplars(self, of: Provision, said: tuple[str, ...], level: int) -> Iterator[str]:
        usual, own = NUMBERING[self.lang], (in_words(of.mark, self.lang),) * bool(of.mark)
        if not self.any_style:  # Action 1.1: stands inside of 1 as Action 1:
            said, own = tuple(map(_named_alone, said)), tuple(map(_named_alone, own))
        if level < BELOW:
            yield from dict.fromkeys((*own, said[level], usual[level]))
            return
        for exemplar in (*own, *said[level : level + 1], *usual[level : level + 1], *_SPARE):
            if self.any_style or not repeats(exemplar):
                yield from dict.fromkeys((exemplar, exemplar.replace("1", "a"), exemplar.replace("a", "1")))

    def _is_read(self, one: Provision, mark: str, exemplar: str, above: tuple[str, ...]) -> bool:
        """Whether a mark reads as the number of a provision in this style, and in none that stands above it."""
        words = one.title.best(self.lang) or one.text.best(self.lang)
        tell = repeats(exemplar) or exemplar == "A"  # 1.5 before a small letter is an amount, A before one a word
        begun = words[:1] if tell else ""
        found = readings(f"{mark} {begun or 'x'}")
        told = found if self.any_style else found[:1]
        own = any((read.number, read.style) == (one.number, exemplar) for read in told)
        return own and all(read.style not in above for read in told)

    # ------------------------------------------------------------ provisions

    def _printed(self, one: Provision, depth: int) -> Printed:
        if one.id not in self._worded:  # an edition is printed more than once: to be read back, and as it is found then
            self._worded[one.id] = self._words(one)
        words, framed = self._worded[one.id]
        classes: list[str] = [self.classes[one.id]] if one.id in self.classes else []
        if one.kind == "group" and not self.marks[one.id] and not framed:
            classes = classes or ["group"]
        if one.title.best(self.lang):
            classes.append("titled")
        level = 1 if one.kind == "chapter" and not one.parent else self.headings.get(one.kind, 0)
        return Printed(one.id, level and level + 1, depth, self.marks[one.id], words, tuple(classes))

    def _words(self, one: Provision) -> tuple[str, bool]:
        """The title and the words of a provision, and whether they are framed as a caption."""
        text, title, mark = one.text.best(self.lang), one.title.best(self.lang), self.marks[one.id]
        framed = self._caption(text) if one.kind == "group" and not (mark or title or one.assignments) else ""
        words = framed or self._with_bodies(one, text, bare=not mark and not title)
        return (f"{self._escaped(title, bare=not mark)}\n{words}" if title else words), bool(framed)

    def _caption(self, text: str) -> str:
        """An unnumbered group as a caption in brackets; "" where they would be misread."""
        words = self._escaped(text, bare=False)
        framed = f"（{words}）" if self.lang == "ja" else f"({words})"
        read = shielded(framed)
        return framed if is_caption(read) and not self.brackets.only(read) and not readings(read) else ""

    def _with_bodies(self, one: Provision, text: str, bare: bool) -> str:
        """The words with each bracket of bodies behind its clause; all others at the end."""
        held = self._saying.unsaid(one)
        if not held:
            return self._escaped(text, bare)
        placed: list[tuple[int, str]] = []
        at = 0
        for clause, group in groupby(held, key=lambda party: party.clause.get(self.lang)):
            start = text.find(clause, at) if clause else -1
            at = start + len(clause) if start >= 0 else len(text)
            placed.append((at, self._bracket(list(group))))
        if _HERE in text:
            return self._escaped(text, bare) + "".join(bracket for _, bracket in placed)
        ends = [at for at, _ in placed]
        marked = _HERE.join(text[start:end] for start, end in zip([0, *ends], [*ends, len(text)], strict=True))
        pieces = self._escaped(marked, bare).split(_HERE)
        brackets = [*(bracket for _, bracket in placed), ""]
        return "".join(piece + bracket for piece, bracket in zip(pieces, brackets, strict=True)).lstrip(" ")

    def _bracket(self, group: list[Assignment]) -> str:
        names = [one.printed or party_label(self.registry, one.party(), self.lang, one.office) for one in group]
        shown = [_MARKUP.sub(r"\\\g<0>", visible(" ".join(name.split()))) for name in names]
        return f"［{'、'.join(shown)}］" if self.lang == "ja" else f" [{'; '.join(shown)}]"

    # ------------------------------------------------------------ escapes

    def _escaped(self, text: str, bare: bool) -> str:
        """`text` so that nothing in it is taken for markup, for a bracket of bodies, or (bare) for a mark."""
        lines = visible(text).split("\n")
        safe = [_MARKUP.sub(r"\\\g<0>", line) for line in lines]
        return "\n".join(self._safe_start(line, bare and not at) for at, line in enumerate(safe))

    def _safe_start(self, line: str, bare: bool) -> str:
        words = line.lstrip(" \u3000")
        if not words or words[0] == "\\":
            return line
        read = shielded(words)
        if lead(read) or (bare and is_caption(read)):
            return f"\\{words}"
        if bare and readings(read):
            inner = _SIGN.sub(r"\\\g<0>", words, count=1)
            return inner if not readings(shielded(inner)) else f"\\{words}"
        return line
