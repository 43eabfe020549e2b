"""Where a target sets out, or with what it is compared: "from 38 percent (FY2023)", 現在の35駅から, 2013年度比."""

from collections.abc import Callable, Sequence
from itertools import islice

from aiplan_revise.model.commitments import baselines_en, baselines_ja
from aiplan_revise.model.commitments.found import Found
from aiplan_revise.model.patterns import compiled

_NEXT = 6
"""How many numbers further on stands what is reached."""
_STOP = compiled(r"[。;\n]|\. ")


def baselines(folded: str, listed: Sequence[Found], ja: bool) -> frozenset[int]:
    """Which of the numbers of a folded text, by their places among those listed, are values or days from which a target
    sets out or with which it is compared, or only say how things stand."""
    words = baselines_ja if ja else baselines_en
    values = [n for n, of in enumerate(listed) if of.kind != "date" and _sets_out(folded, listed, n, words.sets_out)]
    values += [n for n, of in enumerate(listed) if of.kind != "date" and words.stands(folded, of)]
    found = set(values)
    for n, of in enumerate(listed):
        if of.kind != "date":
            continue
        beside = (at for at in (n - 1, n - 2) if at in found and listed[at].kind != "date")
        before = next((listed[at] for at in beside), None)  # "144 litres a day in 2023"
        after = listed[n + 1] if n + 1 in found else None
        if words.is_base_year(folded, of) or words.is_day_of(folded, of, before, after):
            found.add(n)
    return frozenset(found)


_Reaches = Callable[[str, Found, Found], bool]


def _sets_out(folded: str, listed: Sequence[Found], n: int, reaches: _Reaches) -> bool:
    """Whether from a value another one of its kind is reached in the same sentence."""
    first = listed[n]
    for last in islice(listed, n + 1, n + 1 + _NEXT):
        if _STOP.search(folded, first.end, last.start):
            return False
        if _alike(first, last) and reaches(folded, first, last):
            return True
    return False


_SHARES = ("%", "1/")


def _alike(first: Found, last: Found) -> bool:
    """Whether two numbers are of one kind, or one of them says nothing of its own."""
    if "date" in (first.kind, last.kind):
        return False
    if first.unit.startswith(_SHARES) or last.unit.startswith(_SHARES):
        return first.unit.startswith(_SHARES) and last.unit.startswith(_SHARES)
    return (first.kind, first.unit) == (last.kind, last.unit) or ("" in (first.unit, last.unit)) or _heads(first, last)


def _heads(first: Found, last: Found) -> bool:
    return {first.unit, last.unit} <= {"person", "staff", "member"}
