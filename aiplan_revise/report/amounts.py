"""Amounts as a reader would write them: in the unit and the currency of the text."""

import re
from decimal import Decimal
from functools import cache
from unicodedata import normalize

from aiplan_revise.model.commitments import Target
from aiplan_revise.model.commitments.money import CURRENCY, MONEY_EN
from aiplan_revise.model.commitments.numerals import grouped
from aiplan_revise.model.commitments.powers import POWER_HOLDS
from aiplan_revise.model.commitments.units import COUNTERS, PEOPLE, WORKING_DAY
from aiplan_revise.model.edition import Lang
from aiplan_revise.model.patterns import compiled

_SCALES: dict[Lang, tuple[tuple[int, str], ...]] = {
    "ja": ((10**12, "兆"), (10**8, "億"), (10**4, "万"), (1, "")),
    "en": ((10**12, " trillion"), (10**9, " billion"), (10**6, " million"), (1, "")),
}
_LAKHS = (10**12, " lakh crore"), (10**7, " crore"), (10**5, " lakh"), (1, "")
_INDIAN = compiled(r"(?:lakh|crore)s?\b|[0-9] ?[Cc]r\b|[0-9],[0-9]{2},[0-9]{3}\b")
"""What says that an amount is told in lakh and crore."""
_CURRENCIES: dict[Lang, dict[str, str]] = {
    "ja": {"JPY": "{}円", "USD": "{}ドル", "EUR": "{}ユーロ", "GBP": "{}ポンド", "AUD": "{}豪ドル"},
    "en": {"JPY": "{} yen", "USD": "${}", "EUR": "€{}", "GBP": "£{}", "AUD": "A${}"},
}
_FIGURE = compiled(
    r"([0-9][0-9,]*(?:\.[0-9]+)?)([十百千万億兆]*[ -]?(?:(?:thousand|million|billion|square|cubic|sq|metric) )*"
    r"(?:[A-Za-zμ]+(?:/[A-Za-z]+[23]?|[23](?![0-9]))?|(?:平方|立方)?[ァ-ヺー]+(?:毎[時秒])?))"
)
_POWER_OF_TEN = compiled(POWER_HOLDS)
SPANS = frozenset(("year", "month", "week", "day", "hour", "minute", "second", WORKING_DAY))
"""Lengths of time, which have words of their own."""


def shared_unit(old: str, new: str) -> str:
    """The words after the figure, where both sides have the same and nothing else."""
    old, new = grouped(old), grouped(new)
    figure, space, unit = old.partition(" ")
    tail = space + unit
    return (
        tail
        if space
        and figure[:1].isdigit()
        and figure[-1:].isdigit()
        and new.endswith(tail)
        and new[: -len(tail)][-1:].isdigit()
        else ""
    )


def told(lang: Lang, size: Decimal, like: Target) -> str:
    """An amount of what `like` measures, in its unit; "" where that cannot be said exactly."""
    if _POWER_OF_TEN.search(like.printed):
        return ""
    if like.unit.startswith("1/"):  # two thirds are 2 of "1/3"
        return f"{plain(size)}{like.unit[1:]}"
    if like.kind == "money":
        return _money(lang, size, like)
    return _measured(size, like) if like.kind == "quantity" else _counted(lang, size, like)


def plain(size: Decimal) -> str:
    """A number with its digits in groups, without zeros at its end."""
    whole = f"{size:,f}"
    return whole.rstrip("0").rstrip(".") if "." in whole else whole


@cache
def _counter() -> re.Pattern[str]:
    counters = "|".join(sorted(COUNTERS, key=len, reverse=True))
    return compiled(f"[0-9〇一二三四五六七八九十百千](?P<scale>[万億兆]?) ?(?P<counter>{counters})")


def _counted(lang: Lang, size: Decimal, like: Target) -> str:
    """In 万, 億 or millions where those are printed, and in Japanese with what is counted."""
    printed = normalize("NFKC", like.printed)
    found = _counter().search(printed) if lang == "ja" else None
    scaled = found["scale"] if found else any(word in printed for _, word in _scales(lang, like) if word)
    counter = like.unit if lang == "ja" and like.unit in printed else found["counter"] if found else ""
    return f"{_scaled(lang, size, like) if scaled else plain(size)}{counter}"


_STRICT = compiled(
    "超|上回|未満|下回|(?i:\\b(?:more than|above|over|exceeding|excess|less than|fewer than|below|under)\\b)"
)
_LAST_WORD = compiled(r"([A-Za-z]+)[^A-Za-z]*\Z")
_BINDERS = compiled(
    r" ?\b(?i:or (?:more|less|fewer|so|over|above|below|older|younger|under)|and (?:over|above|under))\Z"
)


def alike(lang: Lang, old: Target, new: Target) -> bool:
    """Whether the one can be subtracted from the other: both exact or both a limit of one kind, and of one thing."""
    if old.bound != new.bound or bool(_STRICT.search(old.printed)) is not bool(_STRICT.search(new.printed)):
        return False
    if old.kind != "count" or old.unit in PEOPLE:
        return True
    things = {_thing(lang, of) for of in (old, new)} - {""}
    return len(things) < 2  # noqa: PLR2004 (of the one where the other says nothing)


def _thing(lang: Lang, of: Target) -> str:
    """The word for what is counted, as printed; "" for none."""
    printed = normalize("NFKC", of.printed)
    if lang == "ja":
        found = _counter().search(printed)
        listed = found and of.unit not in printed and found["counter"]  # not 拠点 of 51拠点病院
        return re.sub("[かカヶケヵ箇個]", "", listed) if listed else of.unit
    found = _LAST_WORD.search(_BINDERS.sub("", printed))
    return re.sub("ies$", "y", found[1].lower()).removesuffix("s") if found else ""


def _scales(lang: Lang, like: Target) -> tuple[tuple[int, str], ...]:
    return _LAKHS if lang == "en" and _INDIAN.search(like.printed) else _SCALES[lang]


def _scaled(lang: Lang, size: Decimal, like: Target) -> str:
    """In the largest of 兆, 億, 万 or trillion, billion, million, or of crore and lakh where `like` is, that
    leaves two places at most."""
    fitting = ((step, word) for step, word in _scales(lang, like) if size >= step and size * 100 % step == 0)
    step, word = next(fitting, (1, ""))
    return plain(size / step) + word


_SCALED = "(?:[0-9][A-Za-z]{0,3}|(?:illion|thousand|lakh|crore)s?)"
"""How an amount ends before the name of its currency."""


@cache
def _currency() -> re.Pattern[str]:
    names = "|".join(map(re.escape, sorted(MONEY_EN, key=len, reverse=True)))
    return compiled(rf"(?P<before>{CURRENCY} ?)(?=[0-9])|{_SCALED} (?P<behind>(?i:{names})s?)\b")


def _money(lang: Lang, size: Decimal, like: Target) -> str:
    """With the currency as `like` prints it in English: "EUR 5,000" beside "EUR 30,000"."""
    amount = _scaled(lang, size, like)
    found = _currency().search(normalize("NFKC", like.printed)) if lang == "en" else None
    if not found:
        return _CURRENCIES[lang].get(like.unit, f"{{}} {like.unit}").format(amount)
    return f"{found['before']}{amount}" if found["before"] else f"{amount} {found['behind']}"


_POWER = compiled("(?<=m)[23]$")


def _raised(power: re.Match[str]) -> str:
    return {"2": "²", "3": "³"}[power[0]]


def _measured(size: Decimal, like: Target) -> str:
    """In the unit that is printed: 900 petaFLOPS are 0.9 of exaFLOPS, which nobody wrote."""
    found = _FIGURE.search(grouped(normalize("NFKC", like.printed)))
    figure, value = Decimal(found[1].replace(",", "")) if found else Decimal(0), Decimal(like.value)
    scaled = size * figure / value if value else Decimal(0)
    return (
        f"{plain(scaled)}{_POWER.sub(_raised, found[2])}"
        if found and scaled and scaled * value == size * figure
        else ""
    )
