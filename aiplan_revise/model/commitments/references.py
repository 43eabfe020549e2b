"""What has digits in it and is no target: references, names, list marks."""

import re
from collections.abc import Collection

from aiplan_revise.model.commitments.found import Found
from aiplan_revise.model.commitments.rungs import listed
from aiplan_revise.model.scripts import KANJI

_NAMES = r"Society|Industry|Web|Agenda|Beyond|GPT|Llama|Gemini|Claude|Windows|[Vv]ersion|[Vv]er\.|Healthcare|Convention"
_STANDARDS = r"(?:ISO|IEC|JIS|IEEE|RFC|ITU|ETSI|NIST|CEN|JTC)(?:[/ -](?:IEC|IEEE|TR|TS|SP|AI|RMF|JTC|SC|WG|T|R))*"
FIGURES = "0123456789"
_PARTS = (
    "articles?|art\\.|paragraphs?|para\\.|sections?|chapters?|items?|annex|appendix|part|tables?|fig(?:ure|\\.)|clause"
    "|page|pp?\\.|step|phase|volume|vol\\.|note"
)
REFERENCES: dict[str, Collection[str]] = {
    rf"\b{_STANDARDS}[ -]?[A-Z]{{0,2}}[0-9][0-9.:-]*(?:[ /,]+(?:SC|WG) ?[0-9]+)*": listed(
        "ISO IEC JIS IEEE RFC ITU ETSI NIST CEN JTC"
    ),
    rf"\b(?:{_NAMES})[ -]?[0-9]+(?:\.[0-9]+)*[A-Za-z]?": (*re.findall(r"\w{3,}", _NAMES), "er."),
    r"\b[Nn]os?\. ?[0-9]+(?:(?:, ?| and | to )[0-9]+(?= of|[,.;)]|$))*(?: of (?:19|20)[0-9]{2})?": ("o.", "os."),
    r"\(E[CU]\) ?[0-9]+/[0-9]+|\b24/7\b": "/",
    r"\b(?i:articles|paragraphs|sections|chapters|items|clauses) [0-9]+(?:, [0-9]+)*"
    r"(?:,? (?:and|or|to|through) [0-9]+)?": (),
    rf"\b(?i:{_PARTS}) ?[0-9]+(?:[.-][0-9]+)*(?:\([0-9a-z]{{1,3}}\))*(?![0-9]|,[0-9])": (),
    r"(?<![0-9.])[0-9]{1,3}(?:\.[0-9]{1,3}){2,}(?:\.[a-z]\b)?": ".",
    r"(?:(?<=[A-Za-z])|(?<=[A-Z]-))[0-9]+(?:\.[0-9]+)*"
    r"(?![0-9,.]*(?:人|名|社|件|か所|箇所|校|台|基|個|年|回|割|倍|千|百|万|億|兆|円|%"
    r"|[A-Za-z]*[Ff][Ll][Oo][Pp]))[A-Za-z]*": FIGURES,
}
"""Each with pieces of which a text with a match has one, if there are any. The last one: digits glued to Latin letters
(GPT-4, Web3), unless something is counted (AI100人)."""
REFERENCE_WORDS = frozenset(
    listed(
        "articles paragraphs sections chapters items clauses article art paragraph para section chapter item annex"
        " appendix part table tables figure fig clause page p pp step phase volume vol note"
    )
)
"""Words in lower case of which a text with a match of those without pieces has one."""
REFERENCES_JA: dict[str, Collection[str]] = {
    r"(?:(?:令和|平成|昭和) ?(?:元|[0-9一二三四五六七八九十]+)|[0-9]{4})年(?:[0-9]+月[0-9]+日)?"
    r"(?:法律|政令|省令|府令|勅令|告示|訓令|条約|[^ 、。]{0,4}規則)第?[0-9〇一二三四五六七八九十百千]+号": "号",
    r"第 ?(?:[0-9]+|[〇一二三四五六七八九十百千]+)(?![0-9]|四?半期|位)"
    r"(?:条|項|号|章|節|編|期|次|回|版|世代|部|弾|段階)?(?:の[0-9]+)*": "第",
    r"(?<![0-9])[0-9]+(?:条(?:の[0-9]+)*|号|章|節)(?![例件])": "条号章節",
    rf"(?<!{KANJI})(?:図表|図|表|注|様式|資料|別表|別紙|別添|参考) ?第?[0-9]+(?:-[0-9]+)?(?![0-9年月,])": (
        "図表注式料紙添考"
    ),
    r"[数何幾][十百千万億兆]+|十数|[百千]数十|誰一人"
    r"|[1一]人(?:[1一]人|ひとり)|[1一]人でも|[1一]日も|五十嵐|四半期|万が?一|一億総活躍": (
        *"数何幾嵐",
        *listed("誰一人 一人 1人 1日 一日 四半期 万が 万一 一億総活躍"),
    ),
    r"(?:施策|事業|取組|項目|論点|活動内容|アクティビティ|ステップ|フェーズ) ?[0-9]{1,2}(?:[、・][0-9]{1,2})*"
    r"(?=[にのをはがでと、。)）】」・]|$)": listed(
        "施策 事業 取組 項目 論点 活動内容 アクティビティ ステップ フェーズ"
    ),
    r"\([0-9]{2}年[0-9]{1,2}月\)": "(",
    r"八百屋|十人十色|千差万別|三位一体|十二分|一挙|一石二鳥": "屋色別体分挙鳥",
}
"""Each with pieces of which a text with a match has one."""
_MARK = re.compile(r"(?:^|(?<=[\n\r]))[ \t　]*\(?([0-9]{1,2})(?:\)|\.(?![0-9]))")
_INLINE_MARK = re.compile(r"\(([0-9]{1,2})\)")


def marks(text: str) -> set[int]:
    """Where the numbers of list marks stand: at the start of a line, or in brackets counting up from (1)."""
    found = {m.start(1) for m in _MARK.finditer(text)}
    inline = list(_INLINE_MARK.finditer(text))
    due = 1
    for mark in inline if len(inline) > 1 else ():
        if int(mark[1]) == due:
            found.add(mark.start(1))
            due += 1
    return found


_GLUED = re.compile(r"[^\W0-9A-Za-z_]")
_LISTED = re.compile(r"(?:\A|[\n、。「（(/<・:】]|及び|並びに)[ 　]*\Z")
_LINE = re.compile(r"(?:\A|[\n/])[ 　]*\Z")
_NAMED = re.compile(rf"[「A-Za-zァ-ヺ]|(?!代){KANJI}|[ 　]*\.|-[a-z]\b")
_WORD = re.compile(r"(?![はがをにのでとへも代])[^\W0-9A-Za-z_]")
_BARE = re.compile("[0-9]{1,2}")
_PAIR = re.compile(r"(?<![0-9.])[0-9]{1,2}(?:(?:、[0-9]{1,2})*(?:及び|と)[0-9]{1,2})+(?=[はがをにの])")


def enumerated(text: str, listed: list[Found]) -> list[Found]:
    """Without the bare 1, 2, 3 … that number what follows, as plain text leaves of ①②③: glued to the words and counting
    up (1医療、2介護、3防災), after a stop (は、1「X線」、2「映像」), or named together (1及び2は)."""
    bare = [f for f in listed if f.kind == "number" and not f.unit and _BARE.fullmatch(text, f.start, f.end)]
    pairs = [found.span() for found in _PAIR.finditer(text)] if bare else []
    marked = {f.start for f in bare if any(start <= f.start < end for start, end in pairs)}
    marked |= {f.start for f in bare if _marks(text, f)}
    counted: list[Found] = []
    for found in bare:
        if found.value == str(len(counted) + 1) and _GLUED.match(text, found.end):
            counted.append(found)
    marked |= {found.start for found in counted} if len(counted) > 1 else set()
    return [found for found in listed if found.start not in marked]


def _marks(text: str, found: Found) -> bool:
    before = max(0, found.start - 4), found.start
    if _LINE.search(text, *before):
        return bool(_WORD.match(text, found.end) or _NAMED.match(text, found.end))
    return bool(_LISTED.search(text, *before) and _NAMED.match(text, found.end))
