"""How an edition is printed as Markdown: headings, marks, bodies in brackets, ids; nothing that could be misread."""

import re
from collections.abc import Iterator
from itertools import groupby

from aiplan_revise.documents.grammar.brackets import Brackets
from aiplan_revise.documents.grammar.lines import lead, shielded
from aiplan_revise.documents.grammar.marks import CHAPTERS, SECTIONS, printed, readings
from aiplan_revise.documents.grammar.nodes import is_caption
from aiplan_revise.documents.grammar.provisions import NUMBERING
from aiplan_revise.documents.text import visible
from aiplan_revise.model.bodies import Registry, party_label
from aiplan_revise.model.edition import HEADINGS, Assignment, Edition, Kind, Lang, Provision, ordered
from aiplan_revise.model.lookup import indexed

_MARKUP = re.compile(r"[\\`*\[\]［］【】<{]|&(?=#?\w+;)|~(?=~)|(?<!\w)_|_(?!\w)")
_SIGN = re.compile(r"[.():\-]")
_HERE = "\ue000"
"""Stands where a bracket will come while the words around it are escaped."""
_SPARE = ("1)", "(1)", "1.", "a)", "(a)", "①", "i)", "ア", "(ア)", "第1", "Article 1:", "第1条")


class Printer:
    """Prints an edition in `lang`. `classes` are kinds that the words alone would not show."""

    def __init__(self, of: Edition, registry: Registry, lang: Lang) -> None:
        self.edition, self.registry, self.lang = of, registry, lang
        self.brackets = Brackets(indexed(registry), ours=True)
        self.classes: dict[str, Kind] = {}
        self.marks = {one.id: "" for one in ordered(of)}
        self._number()

    def print(self, top: str, comments: dict[str, str]) -> str:
        """The whole document: the comment `top`, the title, every provision with its id and its comment."""
        title = " ".join(self.edition.about.title.best(self.lang).split())
        parts = [top, "", f"# {self._escaped(title, bare=True)}", ""] if title else [top, ""]
        level = {"": 0}
        listed = False
        for one in ordered(self.edition):
            heading = one.kind in HEADINGS
            level[one.id] = 0 if heading else level[one.parent] + 1
            if parts[-1] and (heading or not listed):
                parts.append("")
            indent = "" if heading else "  " * level[one.parent]
            parts.append(indent + self._printed(one, heading, indent))
            if one.id in comments:
                parts.append(f"{indent}{'' if heading else '  '}{comments[one.id]}")
            listed = not heading
        return "\n".join(parts).rstrip("\n") + "\n"

    # ------------------------------------------------------------ marks

    def _number(self) -> None:
        """Chooses each provision's mark: in the edition's style, unless that stands for an outer level already."""
        styles: dict[str, tuple[str, ...]] = {"": ()}
        for one in ordered(self.edition):
            above = styles[one.parent]
            styles[one.id] = above
            if not one.number:
                continue
            level = sum(style not in (*CHAPTERS, *SECTIONS) for style in above)
            for exemplar in self._exemplars(one.kind, level):
                mark = printed(exemplar, one.number)
                read = readings(f"{mark} x")
                if read and read[0].number == one.number and read[0].style == exemplar and exemplar not in above:
                    self.marks[one.id] = f"{mark}\u3000" if mark[-1] in "章節" else f"{mark} "
                    styles[one.id] = (*above, exemplar)
                    break

    def _exemplars(self, kind: Kind, level: int) -> Iterator[str]:
        said, usual = self.edition.about.numbering, NUMBERING[self.lang]
        if kind in ("chapter", "section"):
            fits, place = (CHAPTERS, 0) if kind == "chapter" else (SECTIONS, 1)
            own = [s for s in said[place : place + 1] if s in fits and s.isascii() == (self.lang == "en")]
            yield from (*own, usual[place])
            return
        for exemplar in (*said[2 + level : 3 + level], *usual[2 + level : 3 + level], *_SPARE):
            yield from dict.fromkeys((exemplar, exemplar.replace("1", "a"), exemplar.replace("a", "1")))

    # ------------------------------------------------------------ provisions

    def _printed(self, one: Provision, heading: bool, indent: str) -> str:
        classes = [self.classes[one.id]] if one.id in self.classes else []
        text, title = one.text.best(self.lang), one.title.best(self.lang)
        mark = self.marks[one.id]
        framed = self._caption(text) if one.kind == "group" and not (mark or title or one.assignments) else ""
        words = framed or self._with_bodies(one, text, bare=not mark and not title)
        if one.kind == "group" and not mark and not framed:
            classes = classes or ["group"]
        if title:
            words = f"{self._escaped(title, bare=not mark)}\n{words}"
            classes.append("titled")  # type: ignore[arg-type]
        sign = "#" * {"chapter": 2, "section": 3}.get(one.kind, 4) if heading else "-"
        tail = "".join(f" .{name}" for name in classes)
        joint = f"\\\n{indent}  "
        return f"{sign} {mark}{words.replace(chr(10), joint)} {{#{one.id}{tail}}}"

    def _caption(self, text: str) -> str:
        """An unnumbered group as a caption in brackets; "" where they would be misread."""
        words = self._escaped(text, bare=False)
        framed = f"（{words}）" if self.lang == "ja" else f"({words})"
        read = shielded(framed)
        return framed if is_caption(read) and not self.brackets.only(read) and not readings(read) else ""

    def _with_bodies(self, one: Provision, text: str, bare: bool) -> str:
        """The words with each bracket of bodies behind its clause; all others at the end."""
        if not one.assignments:
            return self._escaped(text, bare)
        placed: list[tuple[int, str]] = []
        at = 0
        for clause, group in groupby(one.assignments, key=lambda party: party.clause.get(self.lang)):
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
