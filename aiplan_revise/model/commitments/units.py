"""What numbers count: the units of both languages under short English names, and where to look for them."""

import re
from functools import cache
from typing import Literal, NamedTuple

MeasureKind = Literal["count", "money", "percent", "quantity"]


class Unit(NamedTuple):
    """A unit that ends at `end`; a value printed in it is multiplied with `factor` ("1/1000")."""

    kind: MeasureKind
    name: str
    end: int
    factor: str = "1"


PEOPLE = frozenset(["staff", "person", "member", "researcher", "engineer", "expert", "student", "teacher", "user", "worker", "official", "post"])
TIMES = frozenset(["second", "minute", "hour", "day", "week", "month", "year"])

_MONEY_JA = {"円": "JPY", "米ドル": "USD", "ドル": "USD", "ユーロ": "EUR", "ポンド": "GBP"}
_MONEY_EN = {"yen": "JPY", "jpy": "JPY", "us dollar": "USD", "u.s. dollar": "USD", "dollar": "USD", "usd": "USD"}
_MONEY_EN |= {"euro": "EUR", "eur": "EUR", "pound": "GBP", "gbp": "GBP"}
CURRENCIES = {"$": "USD", "US$": "USD", "A$": "AUD", "¥": "JPY", "€": "EUR", "£": "GBP"}
CURRENCIES |= {"JPY": "JPY", "USD": "USD", "EUR": "EUR", "GBP": "GBP"}

_COUNTERS = {
    "人材": "person", "人": "person", "名": "person", "社": "company", "企業": "company", "件": "case", "か所": "site",
    "カ所": "site", "ヶ所": "site", "ケ所": "site", "ヵ所": "site", "箇所": "site", "個所": "site", "拠点": "site", "校": "school",
    "自治体": "municipality", "地方公共団体": "municipality", "市町村": "municipality", "市区町村": "municipality",
    "都道府県": "prefecture", "団体": "organization", "組織": "organization", "機関": "institution", "大学": "university",
    "病院": "hospital", "医療機関": "hospital", "施設": "facility", "か国": "country", "カ国": "country", "ヶ国": "country",
    "国": "country", "地域": "region", "台": "unit", "基": "unit", "個": "piece", "本": "piece", "回": "time", "種類": "kind",
    "種": "kind", "分野": "field", "業種": "industry", "省庁": "ministry", "府省庁": "ministry", "府省": "ministry",
    "プロジェクト": "project", "事業": "project", "課題": "project", "世帯": "household", "戸": "household", "点": "point",
    "位": "rank", "倍": "times", "言語": "language", "語": "word", "講座": "course", "チーム": "team", "モデル": "model",
    "事業者": "business", "歳": "age", "床": "bed", "店舗": "store", "項目": "indicator", "指標": "indicator", "者": "person",
    "世紀": "century", "四半期": "quarter", "柱": "pillar", "つ": "thing", "トークン": "token", "パラメータ": "parameter",
    "パラメーター": "parameter", "量子ビット": "qubit", "コマ": "lesson", "時間帯": "period",
}  # fmt: skip
_AFTER = {
    "人": "工権口間類的気生", "名": "称義目前古", "社": "会員内外説", "校": "内舎長", "台": "風頭湾", "本": "部格来法計事市",
    "基": "本盤づ準礎金幹", "点": "検在", "国": "際内民家立土会産費籍連境債税防", "回": "復答線収避転", "位": "置", "個": "別",
    "分": "の野析散類離担岐科配布断解", "事業": "者", "種": "別", "円": "滑環卓形", "戸": "籍", "年": "齢金収号", "団体": "制",
    "時間": "帯", "語": "彙学", "者": "数", "件": "名",
}  # fmt: skip
"""Characters after which a counter is part of another word (10人工…, 3分の…)."""
_SPANS_JA = {"年間": "year", "か年": "year", "カ年": "year", "ヶ年": "year", "箇年": "year", "年": "year", "か月": "month"}
_SPANS_JA |= {"カ月": "month", "ヶ月": "month", "ヵ月": "month", "ケ月": "month", "箇月": "month", "月間": "month", "週間": "week"}
_SPANS_JA |= {"日間": "day", "日": "day", "時間": "hour", "分間": "minute", "分": "minute", "秒間": "second", "秒": "second"}
_FEW = frozenset(["年間", "か年", "カ年", "ヶ年", "箇年", "年", "か月", "カ月", "ヶ月", "ヵ月", "箇月", "週間", "日間", "時間", "人", "名", "社", "件", "校", "か所", "カ所", "ヶ所", "箇所", "個所"])
_FEW |= frozenset(["拠点", "自治体", "市町村", "都道府県", "団体", "機関", "大学", "施設", "か国", "カ国", "ヶ国", "回", "台", "基", "倍", "円", "位", "ドル", "項目", "分野", "事業", "柱", "つ", "人材"])
"""Counters that make a number of kanji digits: 三十人, but not 十分 or 四国."""

_NOUNS = {
    "person": "person people individual citizen human", "staff": "staff personnel employee staffer workforce headcount",
    "official": "official", "post": "post position", "member": "member", "researcher": "researcher scientist", "engineer": "engineer developer",
    "expert": "expert specialist professional", "student": "student pupil", "teacher": "teacher", "user": "user",
    "worker": "worker", "company": "company firm enterprise corporation", "business": "business", "startup": "startup",
    "site": "site location place hub base", "school": "school", "university": "university", "hospital": "hospital",
    "facility": "facility", "institution": "institution institute", "organization": "organization organisation body",
    "municipality": "municipality", "prefecture": "prefecture", "country": "country nation", "region": "region",
    "ministry": "ministry", "agency": "agency", "project": "project", "case": "case", "model": "model", "center": "center centre",
    "language": "language", "household": "household", "vehicle": "vehicle car", "robot": "robot", "unit": "unit",
    "gpu": "gpu accelerator chip", "sector": "sector", "field": "field area", "indicator": "indicator", "course": "course",
    "team": "team", "token": "token", "parameter": "parameter", "qubit": "qubit", "patent": "patent", "dataset": "dataset",
    "principle": "principle", "pillar": "pillar", "guideline": "guideline", "program": "program programme", "store": "store",
    "year": "year", "month": "month", "week": "week", "day": "day", "hour": "hour", "minute": "minute", "second": "second",
    "city": "city town", "service": "service", "meeting": "meeting", "quarter": "quarter", "point": "point", "ton": "ton tonne",
}  # fmt: skip
_WHOLE = frozenset(["people", "staff", "personnel", "workforce", "headcount"])
_STOP = frozenset(["of", "and", "or", "to", "in", "for", "by", "at", "on", "with", "from", "as", "until", "till", "than", "per", "from", "that", "which", "who", "is", "are", "was", "were"])

_MEASURES = {
    "FLOPS": ("exaFLOPS", {"ZFLOPS": "1000", "EFLOPS": "1", "PFLOPS": "1/1000", "TFLOPS": "1/1000000"}),
    "watt": ("MW", {"TW": "1000000", "GW": "1000", "MW": "1", "kW": "1/1000", "W": "1/1000000"}),
    "watt-hour": ("MWh", {"TWh": "1000000", "GWh": "1000", "MWh": "1", "kWh": "1/1000"}),
    "byte": ("TB", {"EB": "1000000", "PB": "1000", "TB": "1", "GB": "1/1000", "MB": "1/1000000"}),
    "bps": ("Gbps", {"Tbps": "1000", "Gbps": "1", "Mbps": "1/1000"}),
    "metre": ("km", {"km": "1"}),
    "nanometre": ("nm", {"nm": "1"}),
    "hectare": ("ha", {"ha": "1"}),
    "millisecond": ("ms", {"ms": "1"}),
    "hertz": ("GHz", {"THz": "1000", "GHz": "1", "MHz": "1/1000"}),
}
_PREFIXES = {"zetta": "Z", "exa": "E", "peta": "P", "tera": "T", "giga": "G", "mega": "M", "kilo": "k"}
_PREFIXES |= {"ゼタ": "Z", "エクサ": "E", "ペタ": "P", "テラ": "T", "ギガ": "G", "メガ": "M", "キロ": "k"}
_STEMS = {"フロップス": "FLOPS", "flops": "FLOPS", "ワット時": "Wh", "ワットアワー": "Wh", "ワット": "W", "バイト": "B"}
_STEMS |= {"watt-hours": "Wh", "watt-hour": "Wh", "watts": "W", "watt": "W", "bytes": "B", "byte": "B"}

_PERCENT = re.compile(r"[ -]?(?:%|(?i:percent(?:age)?s?\b|per cent\b)|パーセント)(?P<points> ?(?i:points?\b)|ポイント)?", re.ASCII)
_POINTS = re.compile(r" ?(?:ポイント|pp\b|pt\b)", re.ASCII)
_LONG = re.compile(rf"[ -]?(?i:(?P<prefix>{'|'.join(_PREFIXES)})[ -]?(?P<stem>{'|'.join(_STEMS)}))(?![A-Za-z])")
_WORD = re.compile(r"(?P<gap>[ -])(?:or (?:more|fewer|less|so) )?(?:new |the )?(?P<word>[A-Za-z][A-Za-z']*)(?![A-Za-z.]*[0-9])")


def _alternatives(words: dict[str, str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def _symbols() -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    table = {symbol: (unit, factor) for unit, scales in _MEASURES.values() for symbol, factor in scales.items()}
    return re.compile(rf"[ -]?(?P<symbol>{_alternatives(dict.fromkeys(table, ''))}|FLOPS)(?![A-Za-z])"), table


@cache
def _counters() -> re.Pattern[str]:
    return re.compile(rf" ?(?P<counter>{_alternatives(_COUNTERS | _SPANS_JA | _MONEY_JA)})")


@cache
def nouns() -> dict[str, str]:
    """Every English noun that is counted, singular and plural → the name of its unit."""
    table: dict[str, str] = {}
    for unit, words in _NOUNS.items():
        for word in words.split():
            plural = f"{word[:-1]}ies" if word[-1] == "y" and word[-2] not in "aeiou" else f"{word}s"
            plural = f"{word}es" if word.endswith("s") else plural
            table |= {word: unit, plural: unit}
    return table


@cache
def _money_en() -> re.Pattern[str]:
    return re.compile(rf"[ -]?(?i:(?P<money>{_alternatives(_MONEY_EN)})s?)\b", re.ASCII)


def _measured(folded: str, at: int) -> Unit | None:
    if found := _PERCENT.match(folded, at) or _POINTS.match(folded, at):
        points = found.re is _POINTS or found["points"]
        return Unit("percent", "point" if points else "%", found.end())
    if found := _LONG.match(folded, at):
        symbol = _PREFIXES[found["prefix"].lower()] + _STEMS[found["stem"].lower()]
    elif found := _symbols()[0].match(folded, at):
        symbol = found["symbol"]
    if found and symbol in _symbols()[1]:
        name, factor = _symbols()[1][symbol]
        return Unit("quantity", name, found.end(), factor)
    if found := _money_en().match(folded, at):
        return Unit("money", _MONEY_EN[found["money"].lower()], found.end())
    return None


def _counted(folded: str, at: int, kanji: bool) -> Unit | None:
    """The Japanese counter at `at`; after kanji digits only one that leaves no doubt."""
    found = _counters().match(folded, at)
    if not found:
        return None
    counter, after = found["counter"], folded[found.end() : found.end() + 1]
    if (after and after in _AFTER.get(counter, "")) or (kanji and counter not in _FEW):
        return None
    if counter in _MONEY_JA:
        return Unit("money", _MONEY_JA[counter], found.end())
    if counter in _SPANS_JA:
        return Unit("quantity", _SPANS_JA[counter], found.end())
    return Unit("count", _COUNTERS[counter], found.end())


def _named(folded: str, at: int) -> Unit | None:
    """The English noun that is counted, up to four words on ("200 full-time AI researchers")."""
    best: Unit | None = None
    for step in range(5):
        found = _WORD.match(folded, at)
        if not found or found["word"].lower() in _STOP:
            break
        word, at = found["word"].lower(), found.end()
        unit = nouns().get(word)
        if unit and not (best and unit == "member"):
            best = Unit("quantity" if unit in TIMES else "count", unit, at)
            if (step == 0 and (found["gap"] == "-" or unit in TIMES)) or word.endswith("s") or word in _WHOLE:
                break
    return best


def unit_after(folded: str, at: int, kanji: bool = False) -> Unit | None:
    """The unit of a number that ends at `at`, or None."""
    if kanji:
        return _counted(folded, at, True)
    return _measured(folded, at) or _counted(folded, at, False) or _named(folded, at)


_STAFF_JA = re.compile(r"(?:職員|要員|人員|定員|スタッフ|陣容)[^。、]{0,10}\Z")
_STAFF_AFTER = re.compile(r"(?:規模)?(?:の)?(?:職員|要員|スタッフ|体制)")
_BEFORE_JA = {"件数": "case", "人数": "person", "箇所数": "site", "か所数": "site", "校数": "school", "社数": "company"}
_BEFORE_JA |= {f"{word}数": unit for word, unit in _COUNTERS.items() if len(word) > 1}
_BEFORE_JA |= dict.fromkeys(["職員", "要員", "人員", "定員", "スタッフ", "体制"], "staff")
_LEADS = r"(?: (?:of|to|from|at|by|is|are|was|were|will|be|now|currently|about|around|approximately|roughly|some|or|only)| ?[:=→(]"
_LEADS += r"| ?[0-9][0-9,.]*)*"


@cache
def _before(ja: bool) -> re.Pattern[str]:
    if ja:
        return re.compile(rf"(?P<noun>{_alternatives(_BEFORE_JA)})[^。、]{{0,10}}$")
    return re.compile(rf"\b(?i:(?P<noun>{_alternatives(nouns())})){_LEADS} ?[(]?\Z", re.ASCII)


def unit_before(folded: str, start: int, ja: bool) -> str:
    """What a bare number counts by the words before it ("a staff of 200", 職員数を60から200に), or ""."""
    found = _before(ja).search(folded, max(0, start - 60), start)
    if not found:
        return ""
    unit = _BEFORE_JA[found["noun"]] if ja else nouns()[found["noun"].lower()]
    return "" if unit in TIMES else unit


def is_staff(folded: str, start: int, end: int) -> bool:
    """Whether the persons counted at `start`..`end` are posts (職員200人, 200人体制)."""
    return bool(_STAFF_JA.search(folded, max(0, start - 16), start) or _STAFF_AFTER.match(folded, end))
