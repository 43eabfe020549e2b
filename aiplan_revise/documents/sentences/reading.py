"""A file of amending sentences → the deeds they say, each with its line.

A sentence begins at the margin; what is set off below it (indented, or behind > in Markdown) are provisions as printed.
Everything above “… is amended as follows.” or 「…の一部を次のように改める。」 is said to people only.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from aiplan_revise.documents.grammar.lines import width
from aiplan_revise.documents.reading import language
from aiplan_revise.documents.sentences import english, japanese
from aiplan_revise.documents.sentences.deeds import Deed, Insert, Replace, Together
from aiplan_revise.documents.sentences.quoting import Skeleton, skeleton
from aiplan_revise.documents.text import tidy
from aiplan_revise.errors import PlanError
from aiplan_revise.model.edition import Lang
from aiplan_revise.model.patterns import compiled

_OPENING = compiled(r"の一部を次のように改(?:める|正する)。$|\b(?:is|are) amended as follows\s*[.:—]$", re.M)
_END: dict[Lang, re.Pattern[str]] = {
    "ja": compiled("。"),
    "en": compiled(r"[.—-](?=\s+[A-Z]|\s*$)"),
}
_NOTHING = compiled(r"^(?:改める箇所はない。|There is nothing to amend\.)$", re.M)
_ENGLISH = compiled(r"\b(?:substitute|insert|omit|renumber|move|make)\b", re.I)
_JAPANESE = compiled("(?:改める|加える|付する|削る|とする|移す|[上下]げる)。")
_QUOTED_LINE = compiled("> ?")
_BULLET = compiled("( *)[-*] ")
_ESCAPE = compiled(r"\\([*_`<>&~|#])")
_SHOWN = 80
_MARGIN = "begin sentences at the margin"


class Said(NamedTuple):
    """A deed, and the line in which its sentence begins."""

    line: int
    deed: Deed


class _Passage(NamedTuple):
    """Lines at the margin, from line `line` on, without a blank line between them, and those that are set off below."""

    line: int
    lines: list[str]
    block: list[str]


def language_of(text: str) -> Lang:
    """The language that sentences are in, whatever they quote: both have their own verbs."""
    if _JAPANESE.search(text):
        return "ja"
    return "en" if _ENGLISH.search(text) else language(text)


def is_nothing(text: str) -> bool:
    """Whether a paper says that there is nothing to amend."""
    return bool(_NOTHING.search(text)) and not _OPENING.search(text)


def read(text: str, lang: Lang) -> list[Said]:
    """The deeds that a text says, in order; none where it says that there are none. PlanError names the line of a
    sentence that is not in the grammar, and of lines that are set off and belong to no sentence."""
    made: list[Said] = []
    text = tidy(text)[0]
    for passage in _passages(text) if not is_nothing(text) else ():
        made += _deeds(passage, lang)
    return made


def _passages(text: str) -> Iterator[_Passage]:
    """The parts of a text below its opening words: what stands at the margin, and what is set off below it."""
    lines = text.split("\n")
    starts = (at for at, line in enumerate(lines, 1) if _OPENING.search(line.rstrip()) and _indent(line) == 0)
    begins = next(starts, 0)
    written = [(at, line) for at, line in enumerate(lines, 1) if at > begins and line.strip() and line[0] != "#"]
    margin = min((_indent(line) for _, line in written if not _QUOTED_LINE.match(line)), default=0)
    passage: _Passage | None = None
    for at, line in written:
        set_off = bool(_QUOTED_LINE.match(line)) or _indent(line) > margin
        if passage and (set_off or not (passage.block or at > passage.line + len(passage.lines))):
            (passage.block if set_off else passage.lines).append(_bare(line) if set_off else line.strip(" \u3000"))
            continue
        if passage:
            yield passage
        if set_off:
            raise PlanError("what is set off here belongs to no sentence", f"line {at}", _MARGIN)
        passage = _Passage(at, [line.strip(" \u3000")], [])
    if passage:
        yield passage


def _indent(line: str) -> int:
    return width(line) - width(line.lstrip(" \u3000\t"))


def _bare(line: str) -> str:
    """A line that is set off, without the signs that do so."""
    quoted = _QUOTED_LINE.match(line)
    if quoted:
        line = _ESCAPE.sub(r"\1", _BULLET.sub(r"\1", line[quoted.end() :], count=1))
    return line.rstrip()


def _deeds(passage: _Passage, lang: Lang) -> Iterator[Said]:
    """The deeds of the sentences in a passage; what is set off belongs to the last one."""
    line = passage.line
    try:
        said = skeleton("\n".join(passage.lines), lang)
        cuts = [0, *(found.end() for found in _END[lang].finditer(said.text)), len(said.text)]
        spans = [(here, there) for here, there in pairwise(cuts) if said.text[here:there].strip()]
        for start, end in spans:
            lead = len(said.text[:end]) - len(said.text[start:end].lstrip())
            line = passage.line + said.text[:lead].count("\n")
            block = tuple(passage.block) if end == spans[-1][1] else ()
            yield Said(line, _deed(said, said.text[start:end], block, lang))
    except PlanError as error:
        raise error.at(f"line {line}") from None


def _deed(said: Skeleton, part: str, block: tuple[str, ...], lang: Lang) -> Deed:
    words = part.replace("\n", "").replace("，", "、").strip() if lang == "ja" else " ".join(part.split())
    grammar = japanese if lang == "ja" else english
    deed: Deed | None = grammar.understood(said._replace(text=words.rstrip("。.—-").rstrip()), block)
    if deed is None:
        shown = said.whole(words, lang)
        shown = shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"
        raise PlanError(f"“{shown}” is no amending sentence that is known here", fix=FIX[lang])
    if block and not isinstance(deed, Insert | Replace | Together):
        raise PlanError("what is set off below this sentence is not announced by it", fix=_MARGIN)
    return deed


FIX: dict[Lang, str] = {
    "ja": "write it like 第1章第2節(3)中「A」を「B」に改める。",
    "en": "write it like: In 1.2.3, for “A” substitute “B”.",
}
