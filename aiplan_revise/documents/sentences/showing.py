"""Amending sentences as a text or as Markdown; both are understood again."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from aiplan_revise.documents.grammar.lines import width
from aiplan_revise.model.edition import Lang
from aiplan_revise.model.patterns import compiled

_INDENT: dict[Lang, str] = {"ja": "　　", "en": "    "}
_MARKUP = compiled(r"[*_`<>&~|#]")
_OPEN_END = compiled(r"(?<!\\)(?:\\\\)*\\$")


class Sentence(NamedTuple):
    """An amending sentence, and the provisions that are set off below it, one to a line."""

    text: str
    block: tuple[str, ...] = ()


def as_text(said: Iterable[Sentence], lang: Lang) -> str:
    """One sentence to a paragraph, the provisions set off below."""
    paragraphs = ("\n".join((one.text, *(f"{_INDENT[lang]}{line}" for line in one.block))) for one in said)
    return "".join(f"{paragraph}\n\n" for paragraph in paragraphs)[:-1]


def as_markdown(said: Iterable[Sentence]) -> str:
    """One sentence to a paragraph, the provisions as a list in a quotation below."""
    paragraphs = ("\n".join([_escaped(one.text), *([""] if one.block else []), *_quoted(one.block)]) for one in said)
    return "".join(f"{paragraph}\n\n" for paragraph in paragraphs)[:-1]


def _escaped(words: str) -> str:
    return _MARKUP.sub(r"\\\g<0>", words)


def _quoted(block: Iterable[str]) -> Iterator[str]:
    goes_on = False
    for line in block:
        bare = line.lstrip(" 　")
        indent = " " * (width(line) - width(bare))
        yield f"> {indent}{'' if goes_on else '- '}{_escaped(bare)}"
        goes_on = bool(_OPEN_END.search(line))
