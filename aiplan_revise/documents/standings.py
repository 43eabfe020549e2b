"""What the heads of a comparison table (新旧対照表) and the marks in its cells mean, whatever document they stand in:
which text a column holds; （新設）, （削る）, （略）, （同左）; notes that say where words moved.

There is no normative form. The headings and marks are those that ministries and municipalities use, in any width, with
blanks between their signs (改　正　後) and a remark in brackets behind them.
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import Literal

from aiplan_revise.documents.grammar.marks import narrow, readings
from aiplan_revise.documents.reading import Side
from aiplan_revise.model.edition import Finding
from aiplan_revise.model.patterns import compiled

_SHIFT = "改正|変更|改定|改訂|修正|見直し"
_NEW = f"(?:{_SHIFT})(?:後|案)|新(?:計画|規定)?|after|new|(?:as)?amended|revised|proposed"
_OLD = f"(?:{_SHIFT})前|現行(?:計画|規定)?|旧(?:計画|規定)?|before|old|current|existing|original"
_WHAT = "(?:の?(?:本文|規定|条文|計画|案)|text|version|plan|edition|(?:the)?(?:amendment|change|revision))?"
_HEADS: dict[Side, re.Pattern[str]] = {
    "new": compiled(f"(?:the)?(?:{_NEW}){_WHAT}"),
    "old": compiled(f"(?:the)?(?:{_OLD}){_WHAT}"),
}
_IN_BRACKETS = compiled(r"[(\[【〔<]([^)\]】〕>]*)[)\]】〕>]")
_OPEN, _CLOSE = r"[\s(\[（［【〔「]*", r"[\s)\]）］】〕」.。]*"


def _mark(bare: str, bracketed: str) -> re.Pattern[str]:
    """What may stand for words: `bare` signs, and others only in brackets."""
    return compiled(rf"\s*(?:{bare}|[(\[【〔「]\s*(?:{bare}|{bracketed})\s*[.。]?\s*[)\]】〕」])[\s.。]*", re.I)


_NOTHING = _mark("新設|削る|加える|[―－–—-]+", "新規|追加|削除|なし|new|added|inserted|deleted|dropped|removed|none")
_SAME = _mark("[同仝][左右上]|same as (?:left|right|old|new)", "変更(?:なし|無し)|same|unchanged|no change")
_OMITTED = _mark("(?:以下)?(?:[前中後]?略|省略)", "omitted|not shown")
_ONE = r"(?:第?[0-9一二三四五六七八九十]+(?:章|節|款|目|条|項|号)?(?:の[0-9]+)?|[a-zア-ン①-⑳](?![a-zア-ン]))"
_RANGE = compiled(
    rf"\(?{_ONE}[).]?(?:(?:\s|及び|から|まで|to|and|[~～〜…、,・・\-–—])+\(?{_ONE}[).]?)*(?:まで)?[\s:：]*"
)
_TITLE = compiled(
    r"^comparison table[:：–—-] *|^[○〇◯●◎◇◆□■※・][ \u3000]*"
    r"|[ \u3000]*(?:の?新旧対照(?:表|条文)(?:[ \u3000]*[(（]案[)）])?|の?(?:比較|対照)表"
    r"|[:：–—-]?\s*comparison (?:table|of .{1,60}))$",
    re.I,
)
_LONGEST = 60
"""Characters that a cell has at most which only stands for a text."""
_LETTERS = r"(?:[A-Za-z]|aa|bb|cc|[ivxlcIVXLC]{1,6})"
_CALLED = r"(?:[A-Z][a-z]+ ){1,3}|(?!第)[\u3400-\u9fffァ-ヶー]{1,8} ?"
"""What the numbers of provisions may be called: Action 3.1.4:, 施策３－１, 柱3."""
_PLACES = compiled(
    rf"[「“].*[」”]|(?:{_CALLED})?[A-Z]{{0,4}}[.-]?[0-9]+(?:[.\-－‐–][0-9A-Za-z]+)*[:.)]?|"
    r"(?:Part|Chapter|Section|Article) [0-9A-Za-z.]+|第[0-9一二三四五六七八九十百]+[編部章節款目条項号]"
    rf"|\(?[0-9]+(?:\.(?:[0-9]+|{_LETTERS}))*(?:[).:]|号|の[0-9]+)?|\(?{_LETTERS}[).:]|\(?[ア-ン一二三四五六七八九十百]+[).]?"
    r"|[①-⓿❶-❿㉑-㊿㋐-㋾Ⅰ-ⅿ]|[\s,、,:]|及び|\band\b|(?:のまま)?別の位置|another place(?:, still)?",
    re.S,
)
_POINTS = compiled(
    r"[(\[]\s*(?:(?P<ja>.+)(?P<how>へ移動|に分割|に統合|の一部|から移動|を統合)"
    r"|(?P<said>moved to|split into|joined into|part of|moved from|joined from) (?P<en>.+))[)\]]",
    re.I | re.S,
)
_REFERENCE = compiled(r"他の計画への参照：|Reference to another plan: ")
"""How our tables print what a provision refers to, which is no text of it."""
_QUOTES = frozenset(("の一部", "から移動", "を統合", "part of", "moved from", "joined from"))
_NAMED = 5
"""Places that a table leaves out which are named."""
_DASHES = "―－–—-"
_FARTHEST = 2000
"""Characters that a note has at most which says where words moved."""
Standing = Literal["text", "nothing", "same", "omitted", "note", "origin"]
"""What words in a cell are: text, or a mark that nothing stands there, the same as on the other side, or text that is
not shown; a note where words went, or one where those below it come from, which stand there as well."""


_STANDINGS: dict[Standing, re.Pattern[str]] = {"nothing": _NOTHING, "same": _SAME, "omitted": _OMITTED}


def head_side(head: str) -> Side:
    """Which text a column with this head holds, as its first line says or all of them; "" if the head does not say."""
    for said in (head.partition("\n")[0], head):
        key = re.sub(r"\s", "", unicodedata.normalize("NFKC", said[: 2 * _LONGEST])).lower()
        for words in (_IN_BRACKETS.sub("", key), *_IN_BRACKETS.findall(key)):
            for side, pattern in _HEADS.items():
                if pattern.fullmatch(words):
                    return side
    return ""


def sides(heads: Sequence[str]) -> dict[Side, int]:
    """The column of each side by the heads of a table; empty unless one is the old text and one the new one."""
    found = [head_side(words) for words in heads]
    if found.count("old") != 1 or found.count("new") != 1:
        return {}
    return {"old": found.index("old"), "new": found.index("new")}


def standing(words: str) -> Standing:
    """What words in a cell are; a number in front ("2　（略）") does not make them text, nor does a run of numbers
    (２～５　（略）)."""
    words = words.strip()
    if _REFERENCE.match(words):
        return "note"
    if way := _pointed(words):
        return "origin" if way in _QUOTES else "note"
    if len(words) > _LONGEST:
        return "text"
    mark = next(iter(readings(words)), None)
    said = narrow(words)
    run = _RANGE.match(said)
    starts = (0, mark.end if mark else 0, run.end() if run else 0)
    ends = [said[at:] for at in starts if not (at and said[at - 1].isalnum() and said[at:][:1] in _DASHES)]  # "t-"
    found = (stands for stands, pattern in _STANDINGS.items() if any(map(pattern.fullmatch, ends)))
    return next(found, "text")


def _pointed(words: str) -> str:
    """The words by which a note says where provisions went or come from; "" for what is no such note, for it names
    no places."""
    found = _POINTS.fullmatch(narrow(words)) if words[:1] in "(（[［" and len(words) < _FARTHEST else None
    if not found or _PLACES.sub("", found["ja"] or found["en"]):
        return ""
    return (found["how"] or found["said"]).lower()


def compared_title(words: str) -> str:
    """The title of a plan above its comparison table, without the words that say what the table is."""
    return _TITLE.sub("", words.strip())


def not_shown(hidden: Sequence[str], page: int = 0) -> Finding:
    """The remark that a comparison table leaves out text, in these places."""
    named = "; ".join(f"“{words}”" for words in hidden[:_NAMED]) + ("; …" if len(hidden) > _NAMED else "")
    message = f"the comparison table does not show all of the text: {named}"
    fix = "what it leaves out is not in the edition: compare whole texts"
    return Finding("not-shown", "warning", message, fix=fix, page=page)
