"""Measures in symbols and in words of both languages: 150 km, 40万キロワット, 400 gigabits per second, 5,000 m²."""

import re
from collections.abc import Iterable
from fractions import Fraction
from functools import cache

from aiplan_revise.model.commitments.rungs import listed
from aiplan_revise.model.commitments.units import Unit
from aiplan_revise.model.patterns import compiled

_POWERS = {"Z": 21, "E": 18, "P": 15, "T": 12, "G": 9, "M": 6, "k": 3, "": 0, "c": -2, "m": -3, "μ": -6, "n": -9}
"""The prefixes of the International System of Units, as powers of ten."""
_MEASURES = {
    "exaFLOPS": (18, "FLOPS", "Z E P T G"),
    "MW": (6, "W", "T G M k -"),
    "MWh": (6, "Wh", "T G M k"),
    "TB": (12, "B", "E P T G M k"),
    "Gbps": (9, "bps", "T G M k -"),
    "km": (3, "m", "k - c m"),
    "nm": (-9, "m", "μ n"),
    "ton": (6, "g", "k - m μ n"),
    "m3": (3, "L", "G M k - m"),
    "ms": (-3, "s", "m μ"),
    "GHz": (9, "Hz", "T G M k -"),
    "mSv": (-3, "Sv", "- m μ n"),
    "mGy": (-3, "Gy", "- m μ n"),
    "Bq": (0, "Bq", "P T G M k -"),
    "MJ": (6, "J", "P T G M k"),
    "kPa": (3, "Pa", "G M k -"),
    "kV": (3, "V", "M k - m"),
}
"""What a measure is told in, as a power of ten of its symbol, and the prefixes with which it is read ("-": none)."""
_MORE = {
    "t": ("ton", "1"),
    "kt": ("ton", "1000"),
    "Mt": ("ton", "1000000"),
    "ha": ("hectare", "1"),
    "km2": ("hectare", "100"),
    "m2": ("hectare", "1/10000"),
    "m3": ("m3", "1"),
    "°C": ("degree", "1"),
    "h": ("hour", "1"),
    "min": ("minute", "1"),
    "km/h": ("km/h", "1"),
    "mph": ("mph", "1"),
    "hPa": ("kPa", "1/10"),
    "dB": ("dB", "1"),
    "ppm": ("ppm", "1"),
    "ppb": ("ppm", "1/1000"),
}
_SIGNS = {"km²": "km2", "m²": "m2", "m³": "m3", "㎢": "km2", "㎡": "m2", "㎥": "m3", "㎞": "km", "㎝": "cm", "㎜": "mm"}
_SIGNS |= {"㎏": "kg", "㎎": "mg", "㎍": "μg", "㏊": "ha", "℃": "°C", "kph": "km/h", "kl": "kL", "ml": "mL", "KB": "kB"}
_SIGNS |= {f"{prefix}{rate}": f"{prefix}bps" for prefix in "TGMk" for rate in ("bit/s", "b/s", "bits/s")}
"""Other ways of printing a symbol."""

_PREFIXES = {"": ""} | dict(
    zip(listed("zetta exa peta tera giga mega kilo centi milli micro nano"), "ZEPTGMkcmμn", strict=True)
)
_PREFIXES |= dict(
    zip(listed("ゼタ エクサ ペタ テラ ギガ メガ キロ センチ ミリ マイクロ ナノ"), "ZEPTGMkcmμn", strict=True)
)
_AREAS = {"": "", "square": "2", "sq": "2", "sq.": "2", "平方": "2", "cubic": "3", "cu": "3", "立方": "3"}
_STEMS = {
    "FLOPS": "flops フロップス",
    "Wh": "watt-hours watt-hour ワット時 ワットアワー",
    "W": "watts watt ワット",
    "B": "bytes byte バイト",
    "bps": "bits bit ビット bps",
    "m": "metres metre meters meter メートル m",
    "g": "grams gram grammes gramme グラム",
    "t": "tonnes tonne tons ton トン",
    "ha": "hectares hectare ヘクタール",
    "L": "litres litre liters liter リットル",
    "s": "seconds second 秒",
    "Hz": "hertz ヘルツ",
    "Sv": "sieverts sievert シーベルト",
    "Gy": "grays gray グレイ",
    "Bq": "becquerels becquerel ベクレル",
    "J": "joules joule ジュール",
    "Pa": "pascals pascal パスカル",
    "V": "volts volt ボルト",
    "dB": "decibels decibel デシベル",
}
_WORDS = {word: symbol for symbol, words in _STEMS.items() for word in words.split()}
_WORDS |= {"watt hours": "Wh", "watt hour": "Wh"}
_SHORT = frozenset(("m", "bps"))
"""Symbols that follow "sq" or a prefix in katakana as words do (sq m, ギガbps)."""
_ALONE = {"平米": "m2", "立米": "m3", "平方キロ": "km2", "sq km": "km2", "sq. km": "km2", "sqkm": "km2"}
_ALONE |= {"miles per hour": "mph", "miles an hour": "mph"}
_ALONE |= {"degrees celsius": "°C", "degrees centigrade": "°C", "degrees c": "°C"}
_PREFIXED = frozenset(("s", "bps", "B", "FLOPS"))
"""What only a prefix makes a measure: 30 seconds are a length of time."""
_JAPANESE = compiled("[ァ-ヺ平立]")
"""How the measures begin that may follow a number in kanji."""


@cache
def _factors() -> dict[str, tuple[str, str]]:
    """Symbol → the name of its unit, and what a value in it is multiplied with."""
    prefixed = {
        f"{prefix}{symbol}".replace("-", ""): (name, str(Fraction(10) ** (_POWERS[prefix.strip("-")] - power)))
        for name, (power, symbol, prefixes) in _MEASURES.items()
        for prefix in prefixes.split()
    }
    return prefixed | _MORE


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True) if word)


_RATES = {
    "h": "/h|/hr|/時|毎時| per hour| an hour",
    "min": "/min|/分|毎分| per minute| a minute",
    "s": "/s|/sec|/秒|毎秒| per second| a second",
    "L": "/L|/l|/リットル| per litre| per liter",
    "m2": "/m2|/m²|/㎡|/平方メートル| per square metre| per square meter",
    "m3": "/m3|/m³|/㎥|/立方メートル| per cubic metre| per cubic meter",
    "kg": "/kg|/キログラム| per kilogram| per kg",
    "km": "/km|/キロメートル| per kilometre| per kilometer| per km",
    "ha": "/ha|/ヘクタール| per hectare",
    "kWh": "/kWh|/キロワット時| per kilowatt-hour| per kWh",
}
"""What so much of a measure is given for: a speed, a dose, a yield."""
_PER = {words: name for name, listed_words in _RATES.items() for words in listed_words.split("|")}


@cache
def _printed() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A symbol, and a measure in words."""
    symbol = rf"[ -]?(?P<symbol>{_either((*_factors(), *_SIGNS))})(?![A-Za-z0-9²³])"
    stem = rf"(?P<stem>{_either(word for word in _WORDS if word not in _SHORT)})"
    word = (
        rf"[ -]?(?i:(?P<alone>{_either(_ALONE)})"
        rf"|(?:metric )?(?:(?P<area>{_either(_AREAS)})[ -]?)?(?:(?P<prefix>{_either(_PREFIXES)})[ -]?)?"
        rf"(?:{stem}|(?P<short>(?-i:{_either(_SHORT)}))))(?![A-Za-zァ-ヺー]|-(?:negative|positive))"
    )
    rate = f"(?:(?P<per>{_either(_PER)})(?![A-Za-z0-9²³]))?"
    return compiled(f"{symbol}{rate}"), compiled(f"{word}{rate}")


def metric_after(folded: str, at: int, kanji: bool = False) -> Unit | None:
    """The measure of a number that ends at `at`, or None; after a number in kanji only one in katakana or kanji."""
    if kanji and not _JAPANESE.match(folded, at):
        return None
    symbols, words = _printed()
    if found := symbols.match(folded, at):
        return _unit(_SIGNS.get(found["symbol"], found["symbol"]), found.end("symbol"), found)
    found = words.match(folded, at)
    if not found:
        return None
    if found["alone"]:
        return _unit(_ALONE[found["alone"].lower()], found.end("alone"), found)
    stem = "short" if found["short"] else "stem"
    symbol = _WORDS[found[stem] if stem == "short" else found[stem].lower()]
    if not found["prefix"] and (symbol in _PREFIXED or (stem == "short" and not found["area"])):
        return None
    symbol = _PREFIXES[(found["prefix"] or "").lower()] + symbol + _AREAS[(found["area"] or "").lower()]
    return _unit(symbol, found.end(stem), found)


def _unit(symbol: str, end: int, found: re.Match[str]) -> Unit | None:
    """The unit of a symbol that ends at `end`; with what it is given for behind it a rate (km/h, mg/L)."""
    name, factor = _factors().get(symbol, ("", ""))
    if name and found["per"]:
        rated = name if symbol.endswith("bps") else f"{name}/{_PER[found['per']]}"
        return Unit("quantity", rated, found.end("per"), factor)
    return Unit("quantity", name, end, factor) if name else None


_PART = "(?:[μ°][A-Za-z]+|[a-z]{1,2}[A-Z][A-Za-z0-9]{0,4})"
_FOR = "(?:h|hr|min|s|d|[dm]?[lL]|[kmμ]?g|t|[kcm]?m[23]?|ha|[kMG]?Wh|[kMG]?J)"
_UNLISTED = compiled(
    rf" ?(?!i[A-Z]|e[A-Z][A-Za-z]|[a-z]+[DR]NA\b)(?P<symbol>{_PART}(?:/{_FOR})?|[A-Za-z]{{1,4}}/{_FOR})(?![A-Za-z0-9-])"
)
"""What looks like a symbol of a measure: kgCO2, dBA, g/dl."""


def unlisted_after(folded: str, at: int) -> Unit | None:
    """The measure that no list has and that a symbol behind a number that ends at `at` stands for, or None."""
    found = _UNLISTED.match(folded, at)
    return Unit("quantity", found["symbol"], found.end()) if found else None
