"""Numbers that stand together: the two ends of a range, and what one of two neighbours says of both."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction

from msgspec.structs import replace

from aiplan_revise.model.commitments.counted import unit_before
from aiplan_revise.model.commitments.dates import carried
from aiplan_revise.model.commitments.found import Found
from aiplan_revise.model.commitments.numerals import plain
from aiplan_revise.model.commitments.units import SPANS_JA
from aiplan_revise.model.patterns import compiled

_RANGE = compiled(r" ?(?:→|->|~|-|から| to ) ?(?:約|around |about |approximately |all |FY)?")
_LIST = compiled(r" ?(?:,? and |,? or |, ?|及び|又は|または|、|・)(?:FY)?")
_ERA = compiled("明治|大正|昭和|平成|令和|[RHS](?=[0-9])")
_BACK = 20
"""How many numbers back the year of `8年度` is looked for."""
_SHORT = compiled("[0-9]{1,2}")
_SHORTENED = compiled("[0-9]{1,2}(?![0-9]| [A-Z])|[〇一二三四五六七八九十]{1,2}年度")
_YEAR = compiled("[0-9]{4}")
_ROUND = 1000
"""Below it a number in words has no "thousand" or "million" that would be meant of the number before it too."""


def _ranged(first: Found, second: Found) -> Found:
    """The first number of `60 → 200 staff`, `1～2兆円` or `$1-2 billion` with the unit and scale of the second."""
    if first.kind == "date" or second.kind in ("date", "number"):
        return first
    if not second.mantissa:  # in words
        plainly = not first.unit and Fraction(first.value) < Fraction(second.value) < _ROUND
        return replace(first, kind=second.kind, unit=second.unit) if plainly else first
    times = Fraction(second.value) / (Fraction(second.mantissa) or 1)
    value = Fraction(first.value)
    if times > 1 and first.mantissa == first.value and value <= Fraction(second.mantissa):
        return replace(first, kind=second.kind, unit=second.unit, value=plain(value * times))
    if times < 1:  # in a smaller unit than the one it is told in: metres, of kilometres
        return replace(first, kind=second.kind, unit=second.unit, value=plain(value * times))
    return first if times != 1 and second.kind == "quantity" else replace(first, kind=second.kind, unit=second.unit)


def _years(first: Found, second: Found, era: str) -> tuple[Found, Found]:
    """`2026～30年度`, `令和8～10年`, `fiscal 2026 to 2030`: each year takes over what only the other says."""
    if first.kind == "date" and second.kind in ("number", "quantity") and _SHORT.fullmatch(second.value):
        unit = first.unit if second.kind == "number" else second.unit
        second = replace(second, kind="date", unit=unit, value=carried(second.value, first.value, era))
    if first.kind == second.kind == "date" and _YEAR.fullmatch(first.value) and _YEAR.fullmatch(second.value):
        fiscal = "fiscal-year" in (first.unit, second.unit)
        unit = "fiscal-year" if fiscal else first.unit
        return replace(first, unit=unit), replace(second, unit=unit)
    return first, second


_SPANS = tuple(word for word in SPANS_JA if word != "年")
"""What is behind a number that says how long (令和5年度から3年間), as 毎年 says how often, and not until when."""


def _joined(first: Found, second: Found, text: str) -> tuple[Found, Found]:
    """Two neighbours, each with what only the other one says of both."""
    between = text[first.end : second.start]
    ranged = _RANGE.fullmatch(between)
    if between == " and " and first.kind == second.kind == "date" and (led := _BETWEEN.search(text, 0, first.start)):
        first, second = _years(replace(first, start=led.start()), second, _era(text, first))
        return replace(first, bound="from"), replace(second, bound="by")
    if between == " and " and (first.unit, second.kind, second.unit) == ("age", "number", ""):
        second = replace(second, kind="count", unit="age")
    if not ranged and not _LIST.fullmatch(between):
        return first, second
    if first.kind == "number":
        first = _ranged(first, second)
    era = _era(text, first)
    if not ranged:
        return _years(first, second, era) if between == "・" else (first, second)
    if second.kind == "number" and not second.unit and first.kind not in ("number", "date"):
        second = replace(second, kind=first.kind, unit=first.unit)
        first = _ranged(first, second)
    if text[second.start : second.end].endswith(_SPANS) or text.startswith(("毎", "隔"), second.start):
        return first, second
    first, second = _years(first, second, era)
    if first.kind == second.kind and {first.unit, second.unit} == {"person", "staff"}:
        first, second = replace(first, unit="staff"), replace(second, unit="staff")
    return (first, second) if first.kind != second.kind else _ends(first, second, text)


def _ends(first: Found, second: Found, text: str) -> tuple[Found, Found]:
    """How the two ends of a range bind: `10～20` is at least 10 and at most 20, `60 → 200` goes from 60."""
    between = text[first.end : second.start]
    if "→" in between or "->" in between:
        return replace(first, bound="from"), second
    dated = first.kind == "date"
    lasting = dated and between.strip() in ("to", "から") and not _moved(text, first, second)
    if between.strip() not in ("~", "-") and not lasting:
        return first, second
    return replace(first, bound="from" if dated else "at-least"), replace(second, bound="by" if dated else "at-most")


_SHIFTED = compiled(
    r"延期|延長|前倒し|繰り?上げ|繰り?下げ|変更|\b(?i:postpon|extend|delay|brought|bring|mov|shift|chang)"
)
"""Words of a text in which a date from which another is reached may be one that is given up."""


def _moved(text: str, first: Found, second: Found) -> bool:
    return bool(_SHIFTED.search(text, max(0, first.start - 40), second.end + 20))


def _era(text: str, of: Found) -> str:
    """The era that a date is printed in, "" for none."""
    found = _ERA.search(text, of.start, of.end)
    return found[0] if found else ""


_BETWEEN = compiled(r"\bbetween (?:about |around |approximately )?\Z")
_RISE = compiled(r"\b(?i:from|rais|increas|expand|grow|lift|cut|reduc|lower|doubl)[^.,;]*\Z")


_RANGED_JA = {
    "から": compiled("の(?!増|拡|引|削|減|縮|上|下|規模)|(?P<end>まで)(?=[のを、。とが)]|\\Z)"),
    "以上": compiled("(?P<end>以下|(?<=歳)(?P<under>未満))"),
}
"""What stands between two numbers, and follows them where they are a range and not a rise: 15歳から39歳まで,
15歳以上40歳未満."""


def _spans(listed: list[Found], text: str) -> Iterator[Found]:
    """With the two ends of a range as one number: 200～300人, "between 10 and 20 hospitals"."""

    def span(first: Found, second: Found) -> Found | None:
        start = _starts(first, second, text)
        if start is None:
            return None
        rule = _RANGED_JA.get(text[first.end : second.start])
        closed = rule.match(text, second.end) if rule else None
        end = closed.end("end") if closed and closed["end"] else second.end
        under = closed and closed.groupdict().get("under")  # of ages, which are whole years
        upto = plain(Fraction(second.value) - 1) if under else second.value
        return replace(second, start=start, end=end, value=first.value, bound="", upto=upto)

    return _together(listed, span)


def _together(listed: Iterable[Found], one_of: Callable[[Found, Found], Found | None]) -> Iterator[Found]:
    """What was found, that as one of which `one_of` makes one with what stands before it."""
    held: Found | None = None
    for found in listed:
        made = held and one_of(held, found)
        if held and not made:
            yield held
        held = made or found
    if held:
        yield held


def _starts(first: Found, second: Found, text: str) -> int | None:
    """Where a range of two numbers begins; None where they are none."""
    alike = (first.kind, first.unit) == (second.kind, second.unit) and first.kind != "date" and not first.upto
    if not alike or Fraction(first.value) >= Fraction(second.value):
        return None
    between = text[first.end : second.start].strip()
    before = max(0, first.start - 40), first.start
    if between == "and" and (found := _BETWEEN.search(text, *before)):
        return found.start()
    if between in _RANGED_JA:
        return first.start if _RANGED_JA[between].match(text, second.end) else None
    told = between == "to" and not _RISE.search(text, *before)
    return first.start if told or between in ("~", "-") else None


def _is_whole(text: str, of: Found) -> bool:
    """Whether a number is a date whose year or era is printed."""
    return of.kind == "date" and of.value[:4].isdigit() and not _SHORTENED.match(text, of.start)


def _settled(found: Found, text: str, before: Sequence[Found], ja: bool) -> Found:
    """A number that needs what stands before it: `8年度` after `令和7年度`, `200` after "a staff of"."""
    if found.kind == "date" and _SHORT.fullmatch(found.value):
        dated = next((f for f in reversed(before) if _is_whole(text, f)), None)
        year = dated and carried(found.value, dated.value, _era(text, dated))
        return replace(found, value=year) if year else replace(found, kind="number", unit="")
    if found.kind == "number" and not found.unit and (unit := unit_before(text, found.start, ja)):
        return replace(found, kind="count", unit=unit)
    return found


def _linked(listed: list[Found], text: str, ja: bool) -> list[Found]:
    for n in reversed(range(len(listed) - 1)):
        first, second = listed[n], listed[n + 1]
        listed[n], listed[n + 1] = _joined(first, second, text)
    for n, found in enumerate(listed):
        listed[n] = _settled(found, text, listed[max(0, n - _BACK) : n], ja)
    return listed


_OPENS = compiled(r" ?\(")
_ERA_YEAR = compiled("[A-Z][a-z]+ [0-9]")


def _once(listed: Sequence[Found], text: str) -> Iterator[Found]:
    """With a date that stands behind another one in brackets and is the same (令和8年度(2026年度), "fiscal 2026
    (Reiwa 8)") as one with it."""
    return _together(listed, lambda one, two: replace(one, end=two.end + 1) if _again(one, two, text) else None)


def _again(first: Found, second: Found, text: str) -> bool:
    if not (first.kind == second.kind == "date" and first.value == second.value):
        return False
    between, closed = text[first.end : second.start], text.startswith(")", second.end)
    by_era = second.unit == "year" and bool(_ERA_YEAR.match(text, second.start))
    return closed and bool(_OPENS.fullmatch(between)) and (first.unit == second.unit or by_era)


def ranged(listed: Sequence[Found], text: str, ja: bool) -> list[Found]:
    """The numbers of a folded text, each with what its neighbours say of it, ranges and days printed twice as one."""
    return list(_spans(list(_once(_linked(list(listed), text, ja), text)), text))
