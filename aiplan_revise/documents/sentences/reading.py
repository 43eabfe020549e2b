"""A file of amending sentences → the deeds they say, each with its line.

A sentence begins at the margin; what is set off below it (indented, or behind > in Markdown) are provisions as printed.
Everything above “… is amended as follows.” or 「…の一部を次のように改める。」 is said to people only.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from aiplan_revise.documents.sentences import english, japanese
from aiplan_revise.documents.sentences.deeds import Deed
from aiplan_revise.documents.sentences.quoting import skeleton
from aiplan_revise.documents.text import tidy
from aiplan_revise.errors import PlanError
from aiplan_revise.model.edition import Lang

_OPENING = re.compile(r"の一部を次のように改(?:める|正する)。$|\b(?:is|are) amended as follows\s*[.:—]$")
_END: dict[Lang, re.Pattern[str]] = {
    "ja": re.compile("。"),
    "en": re.compile(r"[.—-](?=\s+[A-Z]|\s*$)"),
}
_JAPANESE = re.compile("(?:改める|加える|付する|削る|とする|移す|[上下]げる)。")
_QUOTED_LINE = re.compile("> ?")
_BULLET = re.compile("( *)[-*] ")
_ESCAPE = re.compile(r"\\([*_`<>&~|#])")
_SHOWN = 80


class Said(NamedTuple):
    """A deed, and the line in which its sentence begins."""

    line: int
    deed: Deed


class _Passage(NamedTuple):
    """Lines at the margin, or (`set_off`) below a sentence, from line `line` on."""

    line: int
    lines: list[str]
    set_off: bool


def language_of(text: str) -> Lang:
    """The language that sentences are in, whatever they quote: Japanese ones end in their own verbs."""
    return "ja" if _JAPANESE.search(text) else "en"


def read(text: str, lang: Lang) -> list[Said]:
    """The deeds that a text says, in order. PlanError names the line of a sentence that is not in the grammar."""
    made: list[Said] = []
    passages = list(_passages(tidy(text)[0]))
    for at, passage in enumerate(passages):
        if passage.set_off:
            continue
        following = passages[at + 1 : at + 2]
        block = tuple(following[0].lines) if following and following[0].set_off else ()
        try:
            made += (Said(passage.line, deed) for deed in _deeds("\n".join(passage.lines), block, lang))
        except PlanError as error:
            raise error.at(f"line {passage.line}") from None
    return made


def _passages(text: str) -> Iterator[_Passage]:
    """The parts of a text below its opening words."""
    lines = text.split("\n")
    begins = next((at for at, line in enumerate(lines, 1) if _OPENING.search(line.rstrip())), 0)
    open_: _Passage | None = None
    for number, line in enumerate(lines[begins:], begins + 1):
        words, set_off = _bare(line)
        if not words or (line.startswith("#") and not set_off):
            set_off_goes_on = open_ is not None and open_.set_off
            if open_ and not set_off_goes_on:
                yield open_
                open_ = None
        elif open_ and open_.set_off == set_off:
            open_.lines.append(words)
        else:
            if open_:
                yield open_
            open_ = _Passage(number, [words], set_off)
    if open_:
        yield open_


def _bare(line: str) -> tuple[str, bool]:
    """A line without the signs that set it off, and whether it was."""
    quoted = _QUOTED_LINE.match(line)
    if quoted:
        return _ESCAPE.sub(r"\1", _BULLET.sub(r"\1", line[quoted.end() :], count=1)).rstrip(), True
    words = line.rstrip()
    return words, line[:1] in (" ", "　", "\t")


def _deeds(words: str, block: tuple[str, ...], lang: Lang) -> Iterator[Deed]:
    """The deeds of the sentences at the margin; what is set off belongs to the last one."""
    said = skeleton(words, lang)
    text = said.text.replace("\n", "").replace("，", "、") if lang == "ja" else " ".join(said.text.split())
    starts = [0, *(found.end() for found in _END[lang].finditer(text))]
    parts = [text[here:there] for here, there in zip(starts, [*starts[1:], len(text)], strict=True)]
    parts = [part for part in parts if part.strip()]
    grammar = japanese if lang == "ja" else english
    for nth, part in enumerate(parts, 1):
        plain = part.strip(" 　").rstrip("。.—-").rstrip()
        deed = grammar.understood(said._replace(text=plain), block if nth == len(parts) else ())
        if deed is None:
            shown = said.whole(part.strip(), lang)
            shown = shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"
            raise PlanError(f"“{shown}” is no amending sentence that is known here", fix=_FIX[lang])
        yield deed


_FIX: dict[Lang, str] = {
    "ja": "write it like 第1章第2節(3)中「A」を「B」に改める。",
    "en": "write it like: In 1.2.3, for “A” substitute “B”.",
}
