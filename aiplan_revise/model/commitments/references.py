"""What has digits in it and is no target: references, names, list marks."""

import re
from collections.abc import Collection

from msgspec.structs import replace

from aiplan_revise.model.commitments.found import Found
from aiplan_revise.model.commitments.rungs import listed
from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.scripts import KANJI

_NAMES = r"Society|Industry|Web|Agenda|Beyond|GPT|Llama|Gemini|Claude|Windows|[Vv]ersion|[Vv]er\.|Healthcare|Convention"
_STANDARDS = r"(?:ISO|IEC|JIS|IEEE|RFC|ITU|ETSI|NIST|CEN|JTC)(?:[/ -](?:IEC|IEEE|TR|TS|SP|AI|RMF|JTC|SC|WG|T|R))*"
FIGURES = "0123456789"
_PARTS = (
    "articles?|art\\.|paragraphs?|para\\.|sections?|chapters?|items?|annex|appendix|part|tables?|fig(?:ure|\\.)|clause"
    "|page|pp?\\.|step|phase|volume|vol\\.|note"
)
_CLOCK = "[0-2]?[0-9]:[0-5][0-9]"
_HOUR = "[0-9]{1,2}(?:[:.][0-5][0-9])?"
REFERENCES: dict[str, Collection[str]] = {
    rf"\b{_STANDARDS}[ -]?[A-Z]{{0,2}}[0-9][0-9.:-]*(?:[ /,]+(?:SC|WG) ?[0-9]+)*": listed(
        "ISO IEC JIS IEEE RFC ITU ETSI NIST CEN JTC"
    ),
    rf"\b(?:{_NAMES})[ -]?[0-9]+(?:\.[0-9]+)*[A-Za-z]?": (*re.findall(r"\w{3,}", _NAMES), "er."),
    r"\b[A-Z][a-z]+[A-Z][A-Za-z]* [0-9]{1,2}\.[0-9]{1,2}(?![0-9%])": ".",
    r"\b[Nn]os?\. ?[0-9]+(?:[-/][0-9]+)*(?:(?:, ?| and | to )[0-9]+(?= of|[,.;)]|$))*(?: of (?:19|20)[0-9]{2})?": (
        "o.",
        "os.",
    ),
    r"\b(?:Office|Microsoft) (?:365|20[0-9]{2})\b": ("ffice", "icrosoft"),
    r"(?<![0-9] )(?<![0-9])[*※†‡][0-9]{1,2}(?=[)\]、。，．,.;:\s」]|\Z)": "*※†‡",
    r"\b(?:[Ff]ootnote|[Ee]ndnote|Schedule|Attachment|Exhibit|Form|Enclosure) [0-9]{1,3}(?![0-9,.%]*[0-9%])"
    r"(?! (?:[a-z-]+ )?[a-z-]+s\b)": listed("ootnote ndnote Schedule Attachment Exhibit Form Enclosure"),
    r"\(E[CU]\) ?[0-9]+/[0-9]+|\b24/7\b": "/",
    rf"(?<![0-9.,:])(?:{_HOUR}(?: ?(?:-|–|to) ?{_HOUR})? ?(?:[ap]\.m\.|[ap]m\b|o'clock\b|noon\b))": listed(
        "a.m p.m am pm o'clock noon"
    ),
    rf"(?<=from |ween |ntil |till |days )(?:at )?{_CLOCK} (?:to|and|until|till) {_CLOCK}(?![0-9:])"
    rf"|\b(?:at|by|until|till|before|after) {_CLOCK}(?![0-9:]|,[0-9])"
    rf"|(?<![0-9:]){_CLOCK}(?:-|–){_CLOCK}(?![0-9:])": ":",
    r"\b[Tt]he [0-9]{3,4} (?:[a-z]+ ){0,2}(?:hotline|helpline|line|number)\b": ("line", "number"),
    r"\b(?:[Ll]evel|[Tt]ier|[Cc]ategory|[Hh]ighway|[Tt]erminal)[ -][0-9]{1,3}(?![0-9,.%]*[0-9%])": listed(
        "evel ier ategory ighway erminal"
    ),
    r"\b(?:[Gg]rade|[Ss]tage|[Rr]oute|Type|Class|Mission|Gate|Pillar|Line|Priority|Goal|Option|Scenario|Objective)"
    r"[ -][0-9]{1,3}(?![0-9,.%]*[0-9%])(?! (?:[a-z-]+ )?[a-z-]+s\b)": listed(
        "rade tage oute Type Class Mission Gate Pillar Line Priority Goal Option Scenario Objective"
    ),
    r"\b(?i:articles|paragraphs|sections|chapters|items|clauses) [0-9]+(?:, [0-9]+)*"
    r"(?:,? (?:and|or|to|through) [0-9]+)?": (),
    rf"\b(?i:{_PARTS}) ?[0-9]+(?:[.-][0-9]+)*(?:\([0-9a-z]{{1,3}}\)|, ?\(?[0-9a-z]{{1,2}}\))*(?![0-9]|,[0-9])": (),
    r"(?<![0-9.])[0-9]{1,3}(?:\.[0-9]{1,3}){2,}(?:\.[a-z]\b)?": ".",
    r"(?:(?<=[A-Za-z])|(?<=[A-Z]-))[0-9]+(?:\.[0-9]+)*"
    r"(?![0-9,.]*(?:人|名|社|件|[かカヵヶケ箇]所|校|台|基|個|年|回|割|倍|千|百|万|億|兆|円|%"
    r"|[A-Za-z]*[Ff][Ll][Oo][Pp]))[A-Za-z]*": FIGURES,
}
"""Each with pieces of which a text with a match has one, if there are any. The last one: digits glued to Latin letters
(GPT-4, Web3), unless something is counted (AI100人)."""
_NAMED_YEAR = compiled(r"(?<![.!?:;] )(?<!\A)\b(?P<name>[A-Z][A-Za-z]*[a-z]|[A-Z]{3,})[ -]\Z")
_BEFORE_YEAR = frozenset(
    listed(
        "In By From Since Until Till Through During Before After Around About To Of And Or For Between Spring Summer"
        " Autumn Fall Winter Early Mid Late Year End Fiscal Calendar Fy Ad"
        " Beyond Within Toward Towards At On With Over Next Years"
    )
)
_ENACTED = compiled(
    r"\b(?:Act|Law|Ordinance|Order|Treaty|Convention|Regulation|Directive|Protocol) (?:No\. ?\d+ )?of \Z"
)
_NAMING = compiled(
    r"[0-9]{4} (?:[A-Z][\w-]* ){0,4}(?:Expo|EXPO|Olympics?|Paralympics?|Games|World Cup|Summit|Exposition)\b"
)


def is_named_year(text: str, at: int) -> bool:
    """Whether the year at `at` belongs to a name: Expo 2025, Horizon 2030, the 2025 Osaka Expo."""
    before = _NAMED_YEAR.search(text, max(0, at - 40), at)
    named = before and before["name"].title() not in _BEFORE_YEAR
    return bool(named or _ENACTED.search(text, max(0, at - 40), at) or _NAMING.match(text, at))


REFERENCE_WORDS = frozenset(
    listed(
        "articles paragraphs sections chapters items clauses article art paragraph para section chapter item annex"
        " appendix part table tables figure fig clause page p pp step phase volume vol note"
    )
)
"""Words in lower case of which a text with a match of those without pieces has one."""
_EVENTS = "万博|博覧会|五輪|オリンピック|パラリンピック|大会|サミット|ワールドカップ"
_PLANS = "万博|EXPO|エキスポ|ビジョン|アジェンダ|プラン|戦略|計画|方針|構想|ロードマップ|白書"
_RANKS = "レベル|クラス|カテゴリー|カテゴリ|ステージ|タイプ|グレード|フェーズ|ランク|ティア|バージョン"
"""What has a year or a rank in its name."""
REFERENCES_JA: dict[str, Collection[str]] = {
    r"(?:(?:令和|平成|昭和) ?(?:元|[0-9一二三四五六七八九十]+)|[0-9]{4})年(?:[0-9]+月[0-9]+日)?"
    r"(?:法律|政令|省令|府令|勅令|告示|訓令|条約|[^ 、。]{0,4}規則)第?[0-9〇一二三四五六七八九十百千]+号": "号",
    r"第 ?(?:[0-9]+|[〇一二三四五六七八九十百千]+)(?![0-9]|四?半期|位)"
    r"(?:条|項|号|章|節|編|期|次|回|版|世代|部|弾|段階)?(?:の[0-9]+)*"
    r"(?:(?<=[章節編])(?:[0-9]{1,2}\.(?![0-9])|\([0-9]{1,2}\))+)?": "第",
    r"(?<![0-9])[0-9]+(?:条(?:の[0-9]+)*|号|章|節)(?![例件])": "条号章節",
    rf"(?<!{KANJI})(?:図表|図|表|注|様式|資料|別表|別紙|別添|参考)"
    r"(?: ?第?[0-9]+(?:-[0-9]+)?(?![0-9年月,])|\([0-9]{1,2}\))": ("図表注式料紙添考"),
    r"[数何幾][十百千万億兆]+|十数|[百千]数十|誰一人"
    r"|[1一]人(?:[1一]人|ひとり)|[1一]人でも|[1一]日も|五十嵐|四半期|万が?一|一億総活躍": (
        *"数何幾嵐",
        *listed("誰一人 一人 1人 1日 一日 四半期 万が 万一 一億総活躍"),
    ),
    r"(?:施策|事業|取組|項目|論点|活動内容|アクティビティ|ステップ|フェーズ) ?[0-9]{1,2}(?:[、・][0-9]{1,2})*"
    r"(?=[にのをはがでと、。)）】」・]|$)": listed(
        "施策 事業 取組 項目 論点 活動内容 アクティビティ ステップ フェーズ"
    ),
    r"(?:施策|事業|取組|項目|整理|管理) ?(?:番号|No\.?) ?[0-9]{1,4}(?:[-~〜、・][0-9]{1,4})*(?![0-9])": ("番号", "No"),
    r"(?:目標|ゴール|ターゲット) ?[0-9]{1,2}(?=[の「」(と及・])": listed("目標 ゴール ターゲット"),
    r"\([0-9]{2}年[0-9]{1,2}月\)": "(",
    rf"(?:19|20|21)[0-9]{{2}}年の?(?:{KANJI}|[ァ-ヺー・]){{0,14}}?(?:{_EVENTS})": _EVENTS.split("|"),
    rf"(?:{_PLANS}) ?(?:19|20|21)[0-9]{{2}}(?![0-9年/.-])": _PLANS.split("|"),
    r"(?<=[^\W0-9_])(?<![年約計全万億兆数])[0-9]+(?:\.[0-9]+)?(?=」)": "」",
    r"(?:ダイヤル|電話|番号|ホットライン)「?#?[0-9]{3,4}(?![0-9])": listed("ダイヤル 電話 番号 ホットライン"),
    rf"(?:{_RANKS})[0-9]{{1,2}}(?![0-9.]*[0-9%])": _RANKS.split("|"),
    rf"(?<![0-9.,])[1一](?![十百千万億])(?:{KANJI}|[かカヶケ]所){{1,3}}(?:当たり|あたり|につき)": listed(
        "当たり あたり につき"
    ),
    r"[1一]人[1一]台(?=の?(?:情報|学習|教育|校務)?(?:者?用)?の?"
    r"(?:端末|環境|パソコン|PC|タブレット|コンピュータ|体制|時代))": listed("1台 一台"),
    r"(?:午前|午後|深夜|早朝|翌朝|翌日(?:の?午[前後])?)の?[0-9]{1,2}時(?:[0-9]{1,2}分|半)?(?!間)"
    r"|(?<![0-9.,])[0-2]?[0-9]時(?:[0-5]?[0-9]分(?![間以])|半"
    r"|(?=から ?[0-9]|まで(?![もの])|~ ?[0-9]|-[0-9]|以降|前に|頃))"
    r"|(?<![0-9.,])[0-2]?[0-9]:[0-5][0-9](?=から|まで|に|~|[-〜])": ("時", ":"),
    r"八百屋|十人十色|千差万別|三位一体|十二分|一挙|一石二鳥": "屋色別体分挙鳥",
}
"""Each with pieces of which a text with a match has one."""
_MARK = compiled(r"(?:^|(?<=[\n\r]))[ \t　]*\(?([0-9]{1,2})(?:\)|\.(?![0-9]))")
_INLINE_MARK = compiled(r"\(([0-9]{1,2})\)")


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


_GLUED = compiled(r"[^\W0-9A-Za-z_]")
_BEFORE_LISTED = r"(?:\A|[\n、。「（(/<・:】]|及び|並びに)[ 　]*"
_LISTED = compiled(rf"{_BEFORE_LISTED}\Z")
_LINE = compiled(r"(?:\A|[\n/])[ 　]*\Z")
_NAMING_AFTER = rf"(?:[「A-Za-zァ-ヺ]|(?!代){KANJI}|[ 　]*\.|-[a-z]\b)"
_NAMED = compiled(_NAMING_AFTER)
_NUMBERING = compiled(rf"{_BEFORE_LISTED}([0-9]{{1,2}}){_NAMING_AFTER}")
_WORD = compiled(r"(?![はがをにのでとへも代])[^\W0-9A-Za-z_]")
_COUNTED = compiled(
    rf"(?:(?!次|周年)(?:[かカヶケヵ]?{KANJI}){{1,2}}|[ァ-ヺー]{{2,7}})?(?:程度[)のでにをが]|[)でにをがへの、。](?!つい))"
)
"""What follows a number that counts and marks no list: a short word, and what ends it (６鉱床の, 27棟)."""
_BARE = compiled("[0-9]{1,2}")
_PAIR = compiled(
    r"(?<![0-9.])[0-9]{1,2}(?:(?:、[0-9]{1,2})*(?:及び|と)[0-9]{1,2})+(?=[はがをにの])"
    r"|(?<![0-9.])[0-9]{1,2}(?:、[0-9]{1,2})+(?=の別|に掲げ|のいずれ|の各)"
)


def enumerated(text: str, listed: list[Found]) -> list[Found]:
    """Without the bare 1, 2, 3 … that number what follows, as plain text leaves of ①②③: glued to the words and counting
    up (1医療、2介護、3防災), after a stop (は、1「X線」、2「映像」), or named together (1及び2は)."""
    bare = [figure for figure in (_figure(text, f) for f in listed) if figure]
    pairs = [found.span() for found in _PAIR.finditer(text)] if bare else []
    marked = {f.start for f in bare if any(start <= f.start < end for start, end in pairs)}
    marked |= {f.start for f in bare if _marks(text, f)}
    counted: list[Found] = []
    for found in bare:
        if found.value == str(len(counted) + 1) and _GLUED.match(text, found.end):
            counted.append(found)
    marked |= {found.start for found in counted} if len(counted) > 1 else set()
    return [found for found in listed if found.start not in marked]


def _figure(text: str, found: Found) -> Found | None:
    """The bare figure of one or two digits of what counts nothing of the lists; None of others."""
    digits = _BARE.match(text, found.start)
    if not digits or found.kind not in ("number", "count"):
        return None
    named = found.unit and text[digits.end() : found.end].removeprefix("の") == found.unit
    return replace(found, end=digits.end()) if named or (not found.unit and digits.end() == found.end) else None


def _marks(text: str, found: Found) -> bool:
    before = max(0, found.start - 4), found.start
    if _LINE.search(text, *before):
        return bool(_WORD.match(text, found.end) or _NAMED.match(text, found.end))
    return bool(_LISTED.search(text, *before) and _NAMED.match(text, found.end)) and not _counts(text, found)


def _counts(text: str, found: Found) -> bool:
    """Whether a figure is how many there are: no list comes up to it, and a short word follows."""
    value = int(found.value) if found.value.isdigit() else 0
    if value <= 1 or not _COUNTED.match(text, found.end):
        return False
    return not any(0 < int(mark[1]) < value for mark in _NUMBERING.finditer(text, 0, found.start))
