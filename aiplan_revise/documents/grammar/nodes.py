"""A provision in the making, and what its words look like: a caption, a sentence."""

import re

from msgspec import Struct

from aiplan_revise.documents.grammar.lines import Line, ended, squeezed
from aiplan_revise.documents.grammar.marks import Mark
from aiplan_revise.model.patterns import compiled

UNNUMBERED = compiled(
    r"(?:はじめに|おわりに|終わりに|序文|序論|前文|まえがき|結び|むすび|結語|附則"
    r"|introduction|preface|foreword|preamble|conclusions?|closing remarks)",
    re.I,
)
"""Titles of chapters that carry no number."""
_SPACED = 12
"""Signs that such a title may have with blanks between them."""
_APPENDED = (
    r"別紙|別添|別表|別冊|付録|付属資料|参考資料|参考文献|用語集|用語解説|参考(?=[ 　]*(?:[0-9０-９①-⑳]|[)）】]?$))"
    r"|appendix|appendices|annex(?:es)?|references|glossary"
)
_WHICH = r"(?:[0-9０-９]{1,2}|[A-ZＡ-Ｚ]|[一二三四五六七八九十]|[①-⑳]|[IVX]+)?"
_APPENDIX = compiled(
    rf"[(（【\[［〔]?(?:{_APPENDED})[ 　]*{_WHICH}[)）】\]］〕]?(?:[ 　]*[:：.．][ 　]*|[ 　]+|$)(?P<title>.{{0,80}})",
    re.I,
)

_CAPTION = compiled(r"[(（〔【\[［〈＜《][^。]{1,200}[)）〕】\]］〉＞》]$")
_MATES = {"(": ")", "（": "）", "〔": "〕", "【": "】", "[": "]", "［": "］", "〈": "〉", "＜": "＞", "《": "》"}


class Node(Struct, eq=False):
    """One unit of a text: the line it starts in, its words in parts, its mark, what it stands under.

    `shape` is set for headings without a number: "part", "chapter", "section", "group", "group 3" for one that the
    document calls a heading of level 3, or the brackets of a caption. `heading` is that level, 0 if it says none.
    `series` is the list that the document itself counts it in, `level` how deep in that it stands (0: in none),
    `dotted` whether it has no number there. `last` is its last line so far, `note` our own comment on it,
    `listed` whether it is of a list or table, `bodied` whether it names bodies (None: not asked); `said` are brackets
    of bodies that lines of their own below it made, the first one behind `said_at` of its children.
    """

    line: int
    parts: list[str]
    last: Line
    mark: Mark | None = None
    parent: "Node | None" = None
    shape: str = ""
    heading: int = 0
    series: str = ""
    level: int = 0
    dotted: bool = False
    key: str = ""
    classes: tuple[str, ...] = ()
    note: str = ""
    children: "list[Node]" = []
    bodied: bool | None = None
    listed: bool = False
    said: list[str] = []
    said_at: int = 0

    @property
    def text(self) -> str:
        """The words, without emphasis; escaped signs are shielded."""
        return squeezed("".join(self.parts))

    @property
    def style(self) -> str:
        """What decides its level: the style of its mark, its shape, or its place in a list of dots."""
        return self.mark.style if self.mark else self.shape or "•" * (self.dotted and self.level)

    @property
    def rank(self) -> int | None:
        """The level of a worded heading; chapters without a number rank as chapters."""
        return self.mark.rank if self.mark else {"part": 0, "chapter": 1, "section": 2}.get(self.shape)


def inside(line: Line, above: Node) -> bool:
    """Whether a document says that a line stands in a list of its own inside of `above`."""
    return 0 < above.level < line.level and above.series == line.series


def is_unnumbered(words: str) -> bool:
    """Whether a line is the title of a chapter that carries no number, perhaps with blanks in it (附　則)."""
    apart = len(words) <= _SPACED and UNNUMBERED.fullmatch("".join(words.split()))
    return bool(apart or UNNUMBERED.fullmatch(words))


def is_appendix(words: str) -> bool:
    """Whether a line heads what is appended to a plan: 別紙１　工程表, （別添）, Appendix A: Budget."""
    found = _APPENDIX.fullmatch(words)
    return found is not None and not ended(words) and not found["title"][:1].islower()


def is_caption(words: str) -> bool:
    """Whether the whole line stands in one pair of brackets and is no sentence."""
    if not words or words[0] not in _MATES or not _CAPTION.match(words) or ended(words[:-1]):
        return False
    depth = 0
    for at, sign in enumerate(words):
        depth += (sign == words[0]) - (sign == _MATES[words[0]])
        if depth == 0:
            return at == len(words) - 1
    return False
