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
_UNIT_LINE = compiled(r"(?:.{0,20} )?単位: ?(?P<unit>[^\s0-9:、。]{1,8}) *")
_UNIT_HEAD = "単位:", "単位: "
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
    beside = _beside(text) if "単位" in text else {}
    for found in listed:
        if found.value == "0" and text.startswith("000", found.end - 3):  # (£000s)
            continue
        if beside and text.endswith(_UNIT_HEAD, 0, found.start):  # 単位:百万円
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
        unit = unit or (_line_unit(text, found.start, beside) if led and beside else "")
        end = found.end
        yield _with_unit(text, found, unit, read) if unit and found.kind == "number" and not found.unit else found


def unit_beside(folded: str, at: int) -> str:
    """The unit that stands in a line of its own beside a bare figure at a place of a folded text, "" for none."""
    led = "単位" in folded and folded.endswith(HEADED, 0, at)
    return _line_unit(folded, at, _beside(folded)) if led else ""


def _line_unit(text: str, at: int, beside: dict[int, str]) -> str:
    return beside.get(text.count("\n", 0, at), "")


def _beside(text: str) -> dict[int, str]:
    """The units that stand in a line of their own (単位:億円), by the lines up to the next such one."""
    lines = text.split("\n")
    told = [(at, found["unit"]) for at, line in enumerate(lines) if (found := _UNIT_LINE.fullmatch(line))]
    if len(told) == 1:
        return dict.fromkeys(range(len(lines)), told[0][1])
    starts = [at for at, _ in told]
    return {n: unit for (at, unit), stop in zip(told, [*starts[1:], len(lines)], strict=True) for n in range(at, stop)}


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
