"""An amount in all and one for every year: "a grant of $1.2 billion" and "$450 million a year", 200人 and 毎年80人."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from aiplan_revise.model.changes import Retarget
from aiplan_revise.model.commitments import Target
from aiplan_revise.model.patterns import compiled
from aiplan_revise.revise.measure import is_frequency

_BETWEEN = compiled(" ?|(?:に|、)?(?:約|延べ|計)?")


def yearly(told: Sequence[Retarget], texts: tuple[str, str]) -> Iterator[Retarget]:
    """Retargets, an amount that stands beside a time for which only its own text gives it as one of another unit:
    nobody can say whether a sum is more than so much a year."""
    rates = [[of for one in told if (of := _alone(one, n)) and is_frequency(of)] for n in (0, 1)]
    for one in told:
        if one.old and one.new and any(rates):
            old, new = _given(one.old, rates[0], texts[0]), _given(one.new, rates[1], texts[1])
            yield one if old and new else replace(one, old=old or one.old, new=new or one.new)
        else:
            yield one


def _alone(one: Retarget, side: int) -> Target | None:
    """The target of that side that has no partner."""
    return (one.old if side == 0 else one.new) if not (one.old and one.new) else None


def _given(of: Target, rates: Sequence[Target], text: str) -> Target | None:
    """An amount with the time for which it is given in its unit; None of one that is given for none."""
    if of.kind == "date" or is_frequency(of):
        return None
    end = of.start + len(of.printed)
    for rate in rates:
        after = rate.start >= end
        between = (end, rate.start) if after else (rate.start + len(rate.printed), of.start)
        if _BETWEEN.fullmatch(text, *between):
            return replace(of, unit=f"{of.unit} a {rate.value} {rate.unit}".replace(" 1 ", " "))
    return None
