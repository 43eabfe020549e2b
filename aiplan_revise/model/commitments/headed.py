"""Figures whose unit stands in the head of their column: Funding (EUR million): 12.5, 予算（百万円）：30."""

from collections.abc import Callable, Iterable, Iterator

from msgspec.structs import replace

from aiplan_revise.model.commitments.found import Found
from aiplan_revise.model.commitments.money import CURRENCY
from aiplan_revise.model.patterns import compiled

_HEAD = compiled(
    r"(?:\((?:in )?(?P<unit>[^()0-9][^()]{0,29})\)"
    rf"| (?P<bare>{CURRENCY} ?(?:'?000s?|[kmKM]|[mb]n|(?:thousand|[mb]illion)s?))): ?\Z"
)
_LED = compiled(rf"(?P<money>{CURRENCY}) ?(?P<rest>.*)")
_MANY = compiled(r"\b(thousand|million|billion|trillion)s\b")
_THOUSANDS = compiled(r" ?'?000s?\b")
_RANGE = compiled(" ?(?:-|~|→|to) ?")
HEADED = ":", ": "
"""How the head of a column ends."""


def headed(text: str, listed: Iterable[Found], read: Callable[[str], list[Found]]) -> Iterator[Found]:
    """Numbers of a folded text, bare ones with the unit that stands in brackets in the head before them; `read` reads
    the numbers of a text."""
    unit, end = "", -1
    for found in listed:
        if found.value == "0" and text.startswith("000", found.end - 3):  # (£000s)
            continue
        led = text.endswith(HEADED, 0, found.start)
        head = _HEAD.search(text, max(0, found.start - 40), found.start) if led else None
        unit = (
            (head["unit"] or head["bare"])
            if head
            else unit
            if end >= 0 and _RANGE.fullmatch(text, end, found.start)
            else ""
        )
        end = found.end
        yield _with_unit(text, found, unit, read) if unit and found.kind == "number" and not found.unit else found


def _with_unit(text: str, found: Found, unit: str, read: Callable[[str], list[Found]]) -> Found:
    """The number as it would be read with its unit beside it; as it is where that says nothing."""
    digits, unit = text[found.start : found.end], _THOUSANDS.sub(" thousand", _MANY.sub(r"\1", unit.strip()))
    led = _LED.fullmatch(unit)
    rest = led["rest"] if led else ""
    told = (
        f"{led['money']}{digits}{' ' * (len(rest) > len('bn'))}{rest}"
        if led
        else f"{digits}{' ' * unit.isascii()}{unit}"
    )
    one = read(told.strip())
    if len(one) != 1 or one[0].kind in ("number", "date") or one[0].end - one[0].start < len(told.strip()):
        return found
    return replace(one[0], start=found.start, end=found.end)
