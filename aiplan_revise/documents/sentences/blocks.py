"""New provisions as they stand set off below a sentence: as the plan prints them, one to a line, indented by level.

What neither the words nor the sentence shows is said behind them: {.group}, {.titled} for a title in the first line. A
unit of several lines goes on below with a backslash at the end of the line; one in front of a line says that no mark
begins it.
"""

import re
from collections.abc import Iterable, Iterator
from typing import get_args

from aiplan_revise.documents.grammar.lines import width
from aiplan_revise.documents.grammar.marks import LOOKED_AT, printed, readings
from aiplan_revise.documents.grammar.nodes import is_caption
from aiplan_revise.documents.sentences.paper import BRACKET, Unit, put, reading_of
from aiplan_revise.errors import PlanError
from aiplan_revise.model.edition import Kind, Lang
from aiplan_revise.model.numbering import DIVIDED_JA, DIVISIONS
from aiplan_revise.model.patterns import compiled

_KINDS: dict[str, Kind] = {kind: kind for kind in get_args(Kind)}
_TAGS = compiled(rf" ?\{{((?:\.(?:{'|'.join(_KINDS)}|titled) ?)+)\}}$")
_TOKEN = compiled(r"\\.", re.DOTALL)
_ESCAPED = "\\[]［］【】"
_STEP: dict[Lang, str] = {"ja": "　", "en": "  "}


def block(units: Iterable[Unit], lang: Lang, announced: Kind | None = None) -> tuple[str, ...]:
    """The lines of units, which the sentence says to be of the kind `announced`, with all below them."""
    return tuple(line for unit in units for line in _lines(unit, lang, 0, announced))


def read_block(lines: Iterable[str], announced: Kind | None = None) -> list[Unit]:
    """The units in the lines of a block, of the kind that the sentence has `announced` where the print does not show
    another. PlanError: there is nothing in them."""
    top: list[Unit] = []
    above: list[tuple[int, Unit]] = []
    unsaid: list[Unit] = []
    for indent, words in _joined(lines):
        while above and above[-1][0] >= indent:
            above.pop()
        unit, said = _unit(words)
        unsaid += () if said else (unit,)
        if above:
            put(unit, above[-1][1], len(above[-1][1].units))
        else:
            top.append(unit)
        above.append((indent, unit))
    if not top:
        raise PlanError("the words that the sentence announces are missing", fix="set them off below it")
    for unit in unsaid:
        unit.kind = kind_of(unit, None if unit.above else announced)
    return top


def kind_of(unit: Unit, announced: Kind | None = None) -> Kind:
    """The kind that the print of a unit shows, or else the one that is announced; of 項目 that nothing stands below, it
    is none, for items are called so too."""
    mark = reading_of(unit.mark)
    if mark and mark.style in DIVISIONS:
        return DIVISIONS[mark.style]
    if BRACKET.search(unit.words):
        return "initiative"
    if announced and announced != "statement" and (unit.units or announced != "group"):
        return announced
    return "group" if unit.mark and unit.units else "statement"


# ---------------------------------------------------------------- writing


def _lines(unit: Unit, lang: Lang, level: int, announced: Kind | None = None) -> Iterator[str]:
    indent = _STEP[lang] * level
    yield from (f"{indent}{line}" for line in _line(unit, lang, announced).split("\n"))
    for one in unit.units:
        yield from _lines(one, lang, level + 1)


def _line(unit: Unit, lang: Lang, announced: Kind | None) -> str:
    """A unit as printed; if that would read back otherwise, with as much as has to be said."""
    for line in _spelt(unit, lang):
        for tags in ("", f".{unit.kind}"):
            shown = " ".join(filter(None, (tags, ".titled" if unit.title else "")))
            made = f"{line} {{{shown}}}".lstrip(" ") if shown else line
            if _reads(made, unit, announced):
                return made
    raise AssertionError(f"a unit that cannot be written: {unit.own()}")


def _spelt(unit: Unit, lang: Lang) -> Iterator[str]:
    """The ways to write mark, title and words, the plainest first."""
    below = f"\\\n{_STEP[lang]}"
    joint = "　" if unit.mark[-1:] in DIVIDED_JA else " "
    starts = (f"{unit.mark}{joint}", f"{unit.mark}\\ ") if unit.mark else ("", "\\")
    title = unit.title.replace("\n", "\\n")
    for newline in (below, "\\n"):
        words = unit.words.replace("\n", newline)
        if unit.kind == "group" and not (unit.mark or title):
            yield f"（{words}）" if lang == "ja" else f"({words})"
        yield from (start + below.join(filter(None, (title, words))) for start in starts)


def _reads(line: str, unit: Unit, announced: Kind | None) -> bool:
    lines = list(_joined(line.split("\n")))
    if len(lines) != 1:
        return False
    found, said = _unit(lines[0][1])
    found.units = unit.units
    found.kind = found.kind if said else kind_of(found, announced)
    return found.own() == unit.own()


# ---------------------------------------------------------------- reading


def _joined(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Each unit's indent and its words, the lines it goes on in included."""
    indent, words, open_end = 0, "", False
    for line in lines:
        bare = line.lstrip(" 　")
        if open_end:
            words += f"\n{bare}"
        else:
            indent, words = width(line) - width(bare), bare
        open_end = bool(re.search(r"(?<!\\)(?:\\\\)*\\$", words))
        if open_end:
            words = words[:-1]
        elif words:
            yield indent, words
    if open_end:
        yield indent, words


def _unit(line: str) -> tuple[Unit, bool]:
    """A unit from its line, and whether that says its kind; otherwise it is to be seen from the whole."""
    found = _TAGS.search(line)
    tags = re.findall(r"\w+", found[1]) if found else []
    mark, words = _mark(line[: found.start()] if found else line)
    said = next((_KINDS[tag] for tag in tags if tag in _KINDS), None)
    title, _, rest = words.partition("\n") if "titled" in tags else ("", "", words)
    if not (mark or title or said) and line[:1] in tuple("(（") and is_caption(words):
        said, rest = "group", words[1:-1]
    return Unit(kind=said or "statement", mark=mark, title=_inline(title), words=_inline(rest)), bool(said)


def _inline(words: str) -> str:
    """`words` with the line breaks that are written \\n in them."""
    return _TOKEN.sub(lambda found: "\n" if found[0] == "\\n" else found[0], words) if "\\" in words else words


def _mark(words: str) -> tuple[str, str]:
    """The mark that a line begins with, in half-width signs, and the words behind it."""
    if words[:1] == "\\" and words[1:2] not in tuple(_ESCAPED):
        return "", words[1:]
    said, apart, rest = words[:LOOKED_AT].partition("\\ ")
    if apart and " " not in said.strip():
        return said, rest + words[LOOKED_AT:]
    found = readings(words)
    if not found:
        return "", words
    return printed(found[0].style, found[0].number), words[found[0].end :].lstrip(" 　")
