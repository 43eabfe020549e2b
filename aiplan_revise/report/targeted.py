"""How a target before and after is told: "30 → 200 staff (+170)", "1兆円 → 1.5兆円（＋5,000億円）"."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from aiplan_revise.model.changes import Retarget
from aiplan_revise.model.commitments import Target
from aiplan_revise.model.commitments.dates import period
from aiplan_revise.model.commitments.units import NAMES, PER_HEADS
from aiplan_revise.model.edition import Lang
from aiplan_revise.report.amounts import SPANS, alike, plain, shared_unit, told
from aiplan_revise.report.words import say
from aiplan_revise.revise.deadlines import last_day
from aiplan_revise.revise.direction import delay, direction
from aiplan_revise.revise.easing import lessens
from aiplan_revise.revise.measure import as_cut, family, interval, is_frequency, measure, strict, turned


def targets_told(lang: Lang, changes: Sequence[Retarget], *, promised: bool = True, on: str = "") -> Iterator[str]:
    """Targets that changed one by one, then together those that are gone, apart from them deadlines that lay before the
    day `on` of the new edition, and those that are new; of a text in which nobody promises anything (not `promised`)
    that figures came is all that is said."""
    yield from (target(lang, one) for one in changes if one.old and one.new)
    gone, fresh = [one.old for one in changes if one.old and not one.new], [one.new for one in changes if not one.old]
    past = [of for of in gone if "" < last_day(of) < on]
    gone = [of for of in gone if of not in past]
    came = "says-new-target" if promised else "says-new-figure"
    said = ("says-gone-target", "old", gone), ("says-past-target", "old", past), (came, "new", fresh)
    for key, side, found in said:
        once = dict.fromkeys(_printed(lang, of) for of in found)
        if once:
            yield say(lang, key, **{side: say(lang, "target-joint").join(once)})


def target(lang: Lang, change: Retarget) -> str:
    """A target before and after with the difference: "30 → 200 staff (+170)", "1兆円 → 1.5兆円（＋5,000億円）"."""
    if not change.old:
        return say(lang, "says-new-target", new=_printed(lang, change.new))
    if not change.new:
        return say(lang, "says-gone-target", old=_printed(lang, change.old))
    old, new = _printed(lang, change.old), _printed(lang, change.new)
    unit = shared_unit(old, new) if lang == "en" else ""
    size = difference(lang, change.old, change.new)
    within = f"（{size}）" if lang == "ja" else f" ({size})"
    return f"{old.removesuffix(unit)} → {new}{within if size else ''}"


def _printed(lang: Lang, of: Target | None) -> str:
    assert of is not None, "a retarget has a side"
    return of.printed or (f"{of.value}{of.unit}" if lang == "ja" else f"{of.value} {of.unit}".strip())


def difference(lang: Lang, old: Target, new: Target) -> str:
    """The size and direction of a change ("+170", "2 years earlier"), how it binds where only that differs, or "" where
    no difference can be told: of an amount and a limit (5％ → 10％超), of one in all and one for a year, or of two
    different things."""
    if old.kind == new.kind == "date" and (old.value, old.unit, old.upto) != (new.value, new.unit, new.upto):
        return _span(lang, old, new) if old.upto and new.upto else "" if old.upto or new.upto else _time(lang, old, new)
    old, new = as_cut(old, new), as_cut(new, old)
    if turned(old, new):
        return _left(lang, old, new) or f"{say(lang, f'aim-{old.aim}')} → {say(lang, f'aim-{new.aim}')}"
    if (
        old.unit in NAMES
        or old.unit.startswith(PER_HEADS)
        or old.upto
        or new.upto
        or "whole" in (old.kind, new.kind)
        or old.per != new.per
    ):
        return ""
    if old.value == new.value and (old.unit == new.unit or old.kind == new.kind == "count"):
        return "" if old.bound == new.bound else f"{_bound(lang, old)} → {_bound(lang, new)}"
    return _bounded(lang, old, new) if alike(lang, old, new) else ""


def _bounded(lang: Lang, old: Target, new: Target) -> str:
    """A difference with the word that both sides bind with: "about +40", 下限＋1,000人; not of a time within which
    something is to be done."""
    size = _lasting(lang, old, new) or (_amount(lang, old, new) if (old.kind, old.unit) == (new.kind, new.unit) else "")
    limits = new.bound in ("at-least", "at-most") and new.unit not in SPANS
    if not size or not (limits or new.bound == "about"):
        return size
    return say(lang, f"difference-{new.bound}", sign=size[0], size=size[1:])


def _left(lang: Lang, old: Target, new: Target) -> str:
    """What a cut by a share and one to a share leave: "leaving 2/3 → 1/3"; "" of what is no share or no cut."""
    if family(new) != "share" or family(old) != "share" or not all(lessens(of.printed) for of in (old, new)):
        return ""
    was, now = (100 - size if of.aim == "change" else size for of in (old, new) for size in (measure(of)[1],))
    return say(lang, "difference-left", old=_share(lang, was), new=_share(lang, now))


def _share(lang: Lang, percent: Fraction) -> str:
    part = percent / 100
    if percent.denominator == 1:
        return f"{percent}％" if lang == "ja" else f"{percent}%"
    return f"{part.denominator}分の{part.numerator}" if lang == "ja" else f"{part}"


def _lasting(lang: Lang, old: Target, new: Target) -> str:
    """How much longer a time is, of which one is told in years and the other in months; "" of anything else."""
    if {old.unit, new.unit} != {"month", "year"} or is_frequency(old) or is_frequency(new):
        return ""
    months = interval(new) - interval(old)
    sign = ("＋" if months > 0 else "−") if lang == "ja" else ("+" if months > 0 else "−")
    return sign + _length(lang, abs(months)) if months else ""


def _bound(lang: Lang, of: Target) -> str:
    return say(lang, "bound-strictly-" + of.bound if strict(of) > 0 else f"bound-{of.bound}")


def _amount(lang: Lang, old: Target, new: Target) -> str:
    size = Decimal(new.value) - Decimal(old.value)
    sign = ("＋" if size > 0 else "−") if lang == "ja" else ("+" if size > 0 else "−")
    if old.kind == "percent":
        return say(lang, "point" if abs(size) == 1 else "points", size=f"{sign}{plain(abs(size))}")
    if old.kind == "quantity" and is_frequency(old) is not is_frequency(new):
        return ""
    if (old.unit, lang) == ("second", "ja") and "分" in f"{old.printed}{new.printed}":
        return sign + _clocked(int(abs(size)))
    if old.kind == "quantity" and old.unit in SPANS:
        span = sign + say(lang, old.unit if abs(size) == 1 else f"{old.unit}s", count=plain(abs(size)))
        return say(lang, "difference-interval", size=span) if is_frequency(new) else span
    amount = told(lang, abs(size), new)
    return amount and sign + amount


def _clocked(seconds: int) -> str:
    """Whole seconds as a clock tells them: 1分15秒."""
    parts = (seconds // 3600, "時間"), (seconds // 60 % 60, "分"), (seconds % 60, "秒")
    return "".join(f"{count}{word}" for count, word in parts if count)


_VAGUE = "-37", "-39"
"""Early and late in a year: no whole months from one to another."""


def _time(lang: Lang, old: Target, new: Target) -> str:
    """How much earlier or later a deadline is, in whole years or months, whatever the calendar; else ""."""
    if old.value[4:] != new.value[4:] and any(of.value.endswith(_VAGUE) for of in (old, new)):
        return ""
    change = Retarget(lang, old, new)
    way, months = direction(change), delay(change)
    if way not in ("earlier", "later") or months.denominator != 1 or not months:
        return ""
    return say(lang, way, span=_length(lang, abs(months)))


def _span(lang: Lang, old: Target, new: Target) -> str:
    """Of a time that lasts: how much longer or shorter it is where it begins as before, how much later or earlier the
    whole is, or how much its beginning and its end are, in whole years or months; else ""."""
    first, last = (_months(old, new, name) for name in ("value", "upto"))
    if first is None or last is None or first.denominator != 1 or last.denominator != 1:
        return ""
    if first in (0, last):
        ways = ("longer", "shorter") if not first else ("later", "earlier")
        return say(lang, ways[last < 0], span=_length(lang, abs(last)))
    ends = [("begins", first), *([("ends", last)] if last else [])]
    return say(lang, "comma").join(
        say(lang, key, way=say(lang, ("later", "earlier")[months < 0], span=_length(lang, abs(months))))
        for key, months in ends
    )


def _months(old: Target, new: Target, end: str) -> Fraction | None:
    """By how many months a time begins ("value"), or ends ("upto"), later than before; None where nobody can say."""
    was, now = (period(getattr(of, end), of.unit) for of in (old, new))
    at = 0 if end == "value" else 1
    return now[at] - was[at] if was and now else None


def _length(lang: Lang, months: Fraction) -> str:
    """Whole months in words, or in years where they are."""
    count, unit = (months, "month") if months % 12 else (months / 12, "year")
    return say(lang, unit if count == 1 else f"{unit}s", count=count)
