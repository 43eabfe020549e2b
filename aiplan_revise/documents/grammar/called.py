"""Marks that say in words what they count: Action 1.1.1:, Key action 3 –, [Goal A], 施策１－２　, 【重点１】; and codes
of letters and figures (A1, NB1.2). The words are those that plans call their levels; what none says is no mark."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from aiplan_revise.documents.grammar.numerals import IN_WORDS, value_of
from aiplan_revise.model.numbering import GOJUON, SYMBOLS
from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.scripts import KANJI

_WHICH = (
    r"key|strategic|priority|specific|national|policy|flagship|headline|cross-cutting|enabling|core|main|overarching"
    r"|general|operational|immediate|short-term|medium-term|long-term|supporting|joint|proposed|new|further|high-level"
    r"|major|critical|urgent|concrete|individual|transversal|horizontal|thematic|delivery|reform|investment|legislative"
)
_WHAT = (
    r"line of action|(?:field|area) of action|action(?: (?:point|item|area|line))?|themes?|pillar|priorit(?:y|ies)"
    r"|priority area|target area|focus area|goal|objective|outcome|output|mission|strategy|measure|commitment"
    r"|deliverable|recommendation|initiative|milestone|task|step|item|activity|project|programme|program|policy"
    r"|proposal|target|work ?stream|work package|component|domain|dimension|enabler|intervention|strand|track|lever"
    r"|opportunity|challenge|ambition|aspiration|area|axis|cluster|direction|phase|stage|result|requirement|promise|foundation|thrust|shift|pathway|strand"
    r"|building block|no\.?|imperative|principle|undertaking|provision"
)
_PLAIN = r"part|chapter|section|article"
"""What a number alone makes a division of a plan (see marks); with the numbers above it, it is read here."""
_AFTER = r"(?![A-Za-z0-9])"
_SINGLE = rf"[A-Za-z]{_AFTER}"
_FURTHER = rf"(?:[.‐−–ー-](?:[0-9]{{1,3}}|{_SINGLE})|(?<=[A-Z])[0-9]{{1,3}}|(?<=[0-9]){_SINGLE}|\([a-z0-9]{{1,3}}\))*"
_CHAIN = rf"(?:[0-9]{{1,3}}|[IVXLC]{{1,6}}|[A-Z]){_FURTHER}{_AFTER}"
"""Numbers with those above them: 1.1.1, 2-3, A1, 1a, II.4, 3(a)."""
_RANGE = compiled(r"[0-9]\.[0-9]+[-–][0-9]")
"""The first and the last of several: 1.1-1.3."""
_ENGLISH = compiled(
    rf"(?P<word>(?:(?:{_WHICH})[ -]+|sub-?){{0,2}}(?:{_WHAT}|{_PLAIN}))"
    rf"(?: *(?:No\. *|№ *|# *)| +|(?=[0-9]))(?P<chain>{_CHAIN}|(?:{'|'.join(IN_WORDS)})\b)",
    re.I,
)
_DASH = "[.‐−–ー-]"
_OUTER = "(?:[Ⅰ-Ⅻ]|[IVX]{1,5}|[A-Z]|[0-9]{1,3})"
_CODE = compiled(
    r"(?P<word>(?:(?:[A-Z]{1,6}[0-9]{0,4}/(?:[A-Z0-9]{1,6}/){0,2}|(?![IVX]+-)[A-Z]{2,4}-?)(?=[0-9]))?)(?P<chain>"
    rf"{_OUTER}(?:{_DASH}(?:[0-9]{{1,3}}|\([0-9]{{1,3}}\)))*{_DASH}(?:\([0-9]{{1,3}}\)|[①-⑳])|(?:[Ⅰ-Ⅻ]|[IVX]{{2,5}})(?:{_DASH}[0-9]{{1,3}})+{_AFTER}"
    rf"|(?:[A-Z]{_DASH}?)?[0-9]{{1,3}}(?:{_DASH}[0-9]{{1,3}})*{_AFTER}|[0-9]{{1,2}}[a-z]{_AFTER})"
)
_WHICH_JA = (
    r"(?:最?重点|重要|基本|主要|主な|個別|具体的?な?|推進|戦略的?|優先|中核|先導|緊急|関連|共通|横断的?|大|中|小|政策|成果|数値|行動"
    r"|新規|中心|リーディング|アクション|サブ|フラッグシップ){0,2}"
)
_WHAT_JA = (
    r"施策(?:の柱|分野|項目|目標)?|取り?組み?|アクション|行動|重点|柱|目標|戦略|項目|プロジェクト|政策(?:の柱)?|事業|対策|措置|課題"
    r"|分野|視点|テーマ|方針|方向性?|領域|ミッション|ビジョン|ゴール|ステップ|フェーズ|タスク|マイルストーン|提言|勧告|論点|成果|指標"
    r"|プログラム|ターゲット|イニシアティブ|パッケージ|コミットメント|チャレンジ|ピラー|ストラテジー|計画"
)
_SEPARATORS = str.maketrans(dict.fromkeys("‐−–ー－", "-"))
_JAPANESE = compiled(
    rf"(?P<word>{_WHICH_JA}(?:{_WHAT_JA})) *(?:(?:No\.?|№|番号|その) *)?"
    rf"(?P<chain>{_CHAIN}|\([0-9]{{1,3}}\)|[①-⑳]|[Ⅰ-Ⅻ]|[一二三四五六七八九十]{{1,3}}|[ア-ン](?![ァ-ヶー])){_AFTER}"
)
BRACKETS = frozenset("([（〔［【＜〈《「『")
"""What such a mark may stand in."""
_ROMAN = frozenset("ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ")
_OPENS = "[【(<〈《「『"
_CLOSES = "]】)>〉》」』"
_SIGN = compiled(r" *(?P<close>[\]】)>〉》」』])? *(?P<sign>[:.|]|[-–—―]+(?= |$))? *")
_TOKEN = compiled(r"(?P<of>[0-9]+|[A-Za-z]+|[Ⅰ-Ⅻ]|\([0-9]+\))(?P<sign>[.-]?)")
_OVER = compiled(r"\(([0-9]+)\)(?=[.-])|([①-⑳])")
"""Signs of numbers in a chain that it goes without: (1) before another number, ①."""
_REPEATED = compiled(r"1[.-](?:1[.-])*1:$")
_ERAS = frozenset("RHSQ")
"""Letters before the number of a year or quarter: R8, Q1."""
_DEEPEST, _LONGEST = 5, 14
"""Numbers above the own one; signs of an exemplar that has no blanks (see model.integrity.MARK)."""
ANY = "x"
"""Stands for whatever words follow a mark, where it is read by itself."""
WHOLE = -1
"""The place in the sequence of a number that is read with those above it: such a one follows none."""
_WIDE = 2
"""Blanks that set a number off."""


_WORD_OF = compiled(r"(?:[^ ]+ )+|[^\x00-\x7f]+|")
_DEED = compiled(
    r".*\b(?:action(?: (?:point|item))?|measure|commitment|recommendation|initiative|task|activity|deliverable|project"
    r"|intervention|undertaking|proposal)|.*(?:施策|取り?組み?|アクション|行動|プロジェクト|事業|対策|措置|タスク|提言|イニシアティブ)",
    re.I,
)
"""Words for what is done, not for what it is done for, or when."""


class Called(NamedTuple):
    """One reading of such a mark, as marks.Mark has it; `sure`: it needs no others of its kind to be believed."""

    style: str
    number: str
    ordinal: int
    end: int
    above: str
    sure: bool


def flat(style: str) -> str:
    """The style of a division whose mark repeats the numbers above as that of one that does not: Chapter 1.1: →
    Chapter 1:."""
    return _REPEATED.sub("1:", style)


def is_deed(style: str) -> bool:
    """Whether a mark of this style calls what it numbers something to do: Action 1.1:, 施策1."""
    return bool(_DEED.fullmatch(_WORD_OF.match(style)[0].rstrip()))  # type: ignore[index]


def called(head: str) -> Iterator[Called]:
    """The readings of the mark in words at the start of `head` (in half-width signs), the likeliest first."""
    opens = head[:1] in _OPENS
    words = head[opens:]
    found = _matched(words)
    if not found or _RANGE.search(found["chain"]):
        return
    sign = _SIGN.match(words, found.end())
    assert sign is not None  # all of it may be missing
    rest = words[sign.end() :]
    closes = sign["close"] or ""
    mate = _CLOSES[_OPENS.index(head[0])] if opens else ")"
    if closes not in ("" if not opens else mate, mate):
        return
    said = bool(closes or sign["sign"]) or (found.re is _CODE and found["chain"][-1] == ")")
    if not said and not (rest or found["chain"][-1].isdigit()):  # 目標Ａ alone is what something is called
        return
    if not said and not (_begins(rest) and (" " in sign[0] or not rest or rest[0] in _OPENS)):
        return
    if not found["word"] and rest[:1].isdigit():  # Q1 2026
        return
    yield from _readings(found, int(opens) + sign.end(), said or not rest or sign[0].count(" ") >= _WIDE)


def _matched(words: str) -> re.Match[str] | None:
    """The words and the number of a mark, without its signs."""
    first = words[:1]
    if not first.isascii():
        return _CODE.match(words) if first in _ROMAN else _JAPANESE.match(words)
    if not (first.isupper() or first.isdigit()):
        return None
    found = _ENGLISH.match(words)
    if found:
        divides = re.fullmatch(_PLAIN, found["word"], re.I)
        return None if divides and not _is_dotted(found["chain"]) else found
    found = _CODE.match(words)
    if not found or _is_number(found["chain"]) > bool(found["word"]):
        return None
    era = first in _ERAS and not found["word"] and words[found.end() :].lstrip(" :")[:1] >= "\u2e80"
    return None if era else found


def _is_number(chain: str) -> bool:
    """Whether a chain is of figures with dots or dashes alone, which stand for themselves (see marks)."""
    return chain.translate(_SEPARATORS).replace("-", "").replace(".", "").isdigit()


def _is_dotted(chain: str) -> bool:
    return not chain.isalnum()


def _begins(rest: str) -> bool:
    """Whether what follows a number without a sign may be its title."""
    first = rest[:1]
    if not first or rest == ANY or first in "\"'“‘「『【([":
        return True
    if _GOES_ON.match(rest):
        return False
    return first.isupper() or first.isdigit() or first >= "\u2e80"


_GOES_ON = compiled(
    r"[のをにはがもへ]|つ[のをにがはで]|[かヶ]所|まで|から|など|とし|とす|では|により|[％%]|[年月日人件円](?!"
    + KANJI
    + ")"
)
"""How a sentence goes on behind a number."""


def _readings(found: re.Match[str], end: int, sure: bool) -> Iterator[Called]:
    word, chain = found["word"], found["chain"].translate(_SEPARATORS)
    coded = found.re is _CODE
    before, after = (word, "") if coded or not word.isascii() else (f"{' '.join(word.split()).capitalize()} ", ":")
    chain = SYMBOLS[chain][1] if chain in SYMBOLS else _OVER.sub(_uncircled, chain)
    chain = str(IN_WORDS.get(chain.casefold()) or (chain if coded else _narrowed(chain)))
    parts = [(one["of"], one["sign"]) for one in _TOKEN.finditer(chain)] or [(chain, "")]
    tokens = [(SYMBOLS[of][1] if of in _ROMAN else of, sign) for of, sign in parts]
    *over, (own, _) = tokens
    above = ".".join(of for of, _ in over)
    core = "".join(f"{'1' if of.isdigit() else 'A'}{sign}" for of, sign in over)
    sure = (sure or bool(over)) and not (coded and not after and not over)
    if len(over) > _DEEPEST or (" " not in before and len(before + core) > _LONGEST):
        return
    for form, number, ordinal in _forms(own):
        yield Called(f"{before}{core}{form}{after}", number, ordinal, end, above, sure and not coded)
    if over:  # a list whose numbers stand nowhere above
        for form, number, _ in _forms(own):
            whole = "-".join((*(of for of, _ in over), number))
            yield Called(f"{before}{form}{after}", whole, WHOLE, end, "", False)


def _uncircled(found: re.Match[str]) -> str:
    return f"({SYMBOLS[found[2]][1]})" if found[2] else found[1]


def _narrowed(chain: str) -> str:
    """2(a) as 2.a; (1) as 1; 三 as 3."""
    inner = chain.replace("(", ".").replace(")", "").lstrip(".")
    return str(value_of(inner)) if inner[0] in "一二三四五六七八九十" else inner


def _forms(own: str) -> Iterator[tuple[str, str, int]]:
    """Exemplar, number and ordinal for each way to read the innermost number."""
    if own[0] == "(":
        yield "(1)", own[1:-1], int(own[1:-1])
    elif own.isdigit():
        yield "1", str(int(own)), int(own)
    elif own in GOJUON:
        yield "ア", own, GOJUON.index(own) + 1
    else:
        one, letter = ("i", "a") if own.islower() else ("I", "A")
        roman = (one, own, value_of(own)) if value_of(own) else None
        if roman and (len(own) > 1 or own in "IVX"):
            yield roman
        if len(own) == 1:
            yield letter, own, ord(own.lower()) - 96
        if roman and len(own) == 1 and own not in "IVX":
            yield roman
