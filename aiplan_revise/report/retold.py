"""The targets of a change as a report tells them: each once, with the words that it needs beside it."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from aiplan_revise.model.changes import Change, Retarget
from aiplan_revise.model.commitments import Target, targets
from aiplan_revise.model.commitments.aims import LESS_EN, MORE_EN
from aiplan_revise.model.commitments.headed import unit_beside
from aiplan_revise.model.commitments.numerals import fold
from aiplan_revise.model.edition import Lang, Provision
from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.scripts import KANJI
from aiplan_revise.report.counting import counted, noun_before
from aiplan_revise.revise.figures import alike
from aiplan_revise.revise.measure import family, is_frequency, turned

_BARE = compiled(r"[\d%％]$")
_MANY = 100
"""Retargets of one change that are told with the words around them; nobody reads more of them."""
_THROUGH = compiled(r" ?(?:[~～〜\-–]|to|until|till|through)? ?")
_MAY_LAST = compiled(r"[~～〜\-–]|から| to |until|till|through")
_NEAR = 16
"""Characters from a date within which it says to which other one it lasts."""
_TO = compiled(" ?(?:to|→|->)? ?")


def retold(change: Change, lang: Lang) -> tuple[Retarget, ...]:
    """In the report's language, and those of the other language that it does not tell."""
    all_told = change.facets.retargeted[:_MANY]
    own = [one for one in all_told if one.lang == lang]
    others = [one for one in all_told if one.lang != lang and not _is_told(one, own)]
    left = change.facets.retargeted[_MANY:]
    told = _spanned(list(_lasting([*own, *others], change)), change)
    return (*(_in_context(_begun(one, change), change) for one in told), *left)


def _is_told(one: Retarget, own: Sequence[Retarget]) -> bool:
    """Whether retargets in another language say what this one comes to or, of what is gone, what it was."""
    if one.new:
        return any(alike(one.new, told.new) for told in own)
    return any(alike(one.old, told.old) and not told.new for told in own)


# ---------------------------------------------------------------- from year to year


def _lasting(listed: list[Retarget], change: Change) -> Iterator[Retarget]:
    """With 2026～2028年度 as one, whichever end of it changed: `value` is the first date, `upto` the last."""
    told: list[Retarget] = []
    for one in listed:
        old, new = (_years(of, side, one.lang) for of, side in ((one.old, change.old), (one.new, change.new)))
        old = old or _kept(new, change.old, one.lang)
        new = new or _kept(old, change.new, one.lang)
        if not (told and _is_range(old, new) and (told[-1].old, told[-1].new) == (old, new)):
            told.append(replace(one, old=old, new=new))
    yield from told


def _is_range(old: Target | None, new: Target | None) -> bool:
    return any(of and of.kind == "date" and of.upto for of in (old, new))


def _years(of: Target | None, side: tuple[Provision, ...], lang: Lang) -> Target | None:
    """An end of a time that lasts from one date to another, as the whole of it."""
    if not of or of.kind != "date":
        return of
    text = holding(of, side, lang)
    if not _MAY_LAST.search(text, max(0, of.start - _NEAR), of.start + len(of.printed) + _NEAR):
        return of
    for first, last in pairwise(targets(text, lang)):
        stop = last.start + len(last.printed)
        between = text[first.start + len(first.printed) : last.start]
        spans = first.bound == "from" and first.kind == last.kind == "date" and _THROUGH.fullmatch(between)
        if spans and of.start in (first.start, last.start):
            return replace(
                last, printed=text[first.start : stop], start=first.start, value=first.value, upto=last.value
            )
    return of


def _kept(of: Target | None, side: tuple[Provision, ...], lang: Lang) -> Target | None:
    """What a side has of a time that lasts on the other: a date that is one end of it."""
    if not of or of.kind != "date" or not of.upto:
        return None
    found = (one for p in side for one in targets(p.text.get(lang), lang) if one.kind == "date")
    return next((one for one in found if one.value in (of.value, of.upto)), None)


def holding(of: Target, side: tuple[Provision, ...], lang: Lang) -> str:
    """The titles, or the texts, of a side in which a target stands where it says; "" for none."""
    stop = of.start + len(of.printed)
    parts = zip(*((p.title.get(lang), p.text.get(lang)) for p in side), strict=True)
    told = ("\n".join(filter(None, part)) for part in parts)
    return next((text for text in told if text[of.start : stop] == of.printed), "")


# ---------------------------------------------------------------- from 30 to 200


def _spanned(listed: list[Retarget], change: Change) -> Iterator[Retarget]:
    """With "from 30" and "to 200" as one, where both came or went."""
    held: Retarget | None = None
    for one in listed:
        both = held and _span(held, one, change)
        if held and not both:
            yield held
        held = both or one
    if held:
        yield held


def _begun(one: Retarget, change: Change) -> Retarget:
    """A target that came or went, with the baseline right before it: "from 30 to 200"."""
    if one.old and one.new:
        return one
    if one.new:
        return replace(one, new=_from_base(one.new, change.new, one.lang))
    return replace(one, old=one.old and _from_base(one.old, change.old, one.lang))


def _from_base(of: Target, side: tuple[Provision, ...], lang: Lang) -> Target:
    text = "" if of.kind == "date" else holding(of, side, lang)
    found = [one for one in targets(text, lang) if one.start < of.start][-1:] if text else []
    stop = found[0].start + len(found[0].printed) if found else 0
    if not found or found[0].role != "baseline" or found[0].kind == "date" or not _TO.fullmatch(text, stop, of.start):
        return of
    return replace(of, printed=text[found[0].start : of.start + len(of.printed)], start=found[0].start)


def _span(first: Retarget, second: Retarget, change: Change) -> Retarget | None:
    """Two targets of one side that stand beside each other as what was and what is to be, or None. What the other side
    has in their place is put against both."""
    if first.lang != second.lang:
        return None
    if first.old and first.new and second.old and second.new:
        return _over_a_time(first, second, change)
    for end, back in (("new", "old"), ("old", "new")):
        one, two, told = getattr(first, end), getattr(second, end), getattr(second, back)
        if one and two:  # with `told`: 毎年80人, in the place of 200人
            made = (_rated if told else _together)(one, two, getattr(change, end), first.lang)
            return replace(second if told else first, **{end: made}) if made else None
    return None


def _over_a_time(first: Retarget, second: Retarget, change: Change) -> Retarget | None:
    """An amount every so often that became one over a time, or the reverse, or one for another time, as one without a
    difference: 毎年1,000人 → 5年間で5,500人. None where neither is so often."""
    time, amount = (second, first) if first.lang == "en" else (first, second)
    assert time.old and time.new and amount.old and amount.new, "told of both sides"
    rated = is_frequency(time.old) and is_frequency(time.new) and bool(amount.old.per) and bool(amount.new.per)
    apart = is_frequency(time.old) is not is_frequency(time.new) or rated
    if not apart or {family(time.old), family(time.new)} != {"time"}:
        return None
    old = _within(amount.old, time.old, change.old, first.lang)
    new = _within(amount.new, time.new, change.new, first.lang)
    return replace(amount, old=old, new=new) if old and new else None


_OVER: dict[Lang, str] = {
    "ja": "(?:で|に|につき|当たり|、)?(?:約|延べ|計|合計)?",
    "en": " (?:over |in |within |during |across )?(?:the |a period of )?",
}


def _within(amount: Target, time: Target, side: tuple[Provision, ...], lang: Lang) -> Target | None:
    """An amount with the time beside it that it is for."""
    both = (amount, time) if lang == "en" else (time, amount)
    found = _found(_OVER[lang].join(re.escape(of.printed) for of in both), side, lang)
    unit = f"{amount.unit} in {time.value} {time.unit}"
    return replace(amount, printed=found, start=both[0].start, unit=unit) if found else None


def _together(first: Target, second: Target, side: tuple[Provision, ...], lang: Lang) -> Target | None:
    return _through(first, second, side, lang) or _rated(first, second, side, lang)


def _rated(first: Target, second: Target, side: tuple[Provision, ...], lang: Lang) -> Target | None:
    """An amount and the time that it is given for, which stand beside each other, as one: "50 sites a year"."""
    rate = is_frequency(second) if lang == "en" else is_frequency(first)
    if not rate or "date" in (first.kind, second.kind):
        return None
    found = _found(rf"{re.escape(first.printed)} ?{re.escape(second.printed)}", side, lang)
    return replace(first if lang == "en" else second, printed=found, start=first.start) if found else None


def _through(first: Target, second: Target, side: tuple[Provision, ...], lang: Lang) -> Target | None:
    if first.bound != "from" or first.kind == "date" or (first.kind, first.unit) != (second.kind, second.unit):
        return None
    words = rf"{re.escape(first.printed)}{_TO.pattern}{re.escape(second.printed)}"
    found = _found(words, side, lang)
    return replace(second, printed=found, start=first.start) if found else None


# ---------------------------------------------------------------- words beside a figure


def _in_context(one: Retarget, change: Change) -> Retarget:
    """A target that only one side has, with the word beside it where it is a bare figure: "a staff of about 200"; one
    whose aim is another, with the words that say which."""
    one = replace(one, old=_in_unit(one.old, change.old, one.lang), new=_in_unit(one.new, change.new, one.lang))
    if one.old and one.new:
        if not turned(one.old, one.new):
            return _of_what(one, change)
        return replace(one, old=_aimed(one.old, change.old, one.lang), new=_aimed(one.new, change.new, one.lang))
    return replace(one, old=_beside(one.old, change.old, one.lang), new=_beside(one.new, change.new, one.lang))


_DIGITS = compiled("[0-9０-９][0-9０-９,，.]*")


def _in_unit(of: Target | None, side: tuple[Provision, ...], lang: Lang) -> Target | None:
    """A bare figure with the unit that a line beside it tells (単位：百万円)."""
    if not of or of.kind == "number" or not _DIGITS.fullmatch(of.printed):
        return of
    unit = unit_beside(fold(holding(of, side, lang)), of.start)
    return replace(of, printed=f"{of.printed}{unit}") if unit else of


def _of_what(one: Retarget, change: Change) -> Retarget:
    """Two bare numbers with the noun that both count, where it stands far before them."""
    assert one.old and one.new, "told of both sides"
    was = counted(one.old, holding(one.old, change.old, one.lang), one.lang)
    now = was and counted(one.new, holding(one.new, change.new, one.lang), one.lang)
    if not now or was.casefold() != now.casefold():
        return one
    return replace(one, old=replace(one.old, printed=f"{now}{_OF_WHAT[one.lang]}{one.old.printed}"))


_AIMED: dict[Lang, str] = {
    "ja": "{}[^、。\n]{{0,12}}?(?:[削縮低]?減|短縮|縮小|抑制?|下げ|増[員額]?|上げ|高め|伸ば|拡大|向上|改善|する)",
    "en": rf"(?:\b(?i:{LESS_EN}|{MORE_EN})\b[^.;,\n]{{{{0,60}}}}? )?(?:by |to )?(?:an? )?{{}}"
    "(?: (?:reduction|cut|decrease|increase|rise|less|fewer|lower|higher))?",
}


def _aimed(target: Target, side: tuple[Provision, ...], lang: Lang) -> Target:
    found = _found(_AIMED[lang].format(re.escape(target.printed)), side, lang)
    return replace(target, printed=found) if found else target


_NOUN = f"(?:{KANJI}|[ァ-ヺーA-Za-z])"
_SMALL_EN = r"(?i:it|them|this|that|these|those|and|or|with|at|in|on|for|from|to|by|be|is|are)\b"
"""Words that do not say what a figure counts."""


_NAMELESS = compiled("from [0-9]|(?:現在|現状)の[0-9０-９]")
"""How words begin that name nothing."""
_OF_WHAT: dict[Lang, str] = {"ja": "：", "en": ": "}


def _beside(target: Target | None, side: tuple[Provision, ...], lang: Lang) -> Target | None:
    """A share in parts (三分の一) needs no word; "to" before a figure belongs to a verb."""
    if not target or target.kind == "date" or not _BARE.search(target.printed) or "分の" in target.printed:
        return target
    figure = re.escape(target.printed)
    lead = rf"(?!{_SMALL_EN})[^\W\d_][\w-]* "
    if target.printed.lower().startswith("from "):
        lead = rf"(?![^\W\d_]+ed ){lead}"
    else:
        lead = rf"number of (?:[\w-]+ ){{1,6}}(?:to )?|{lead}of "
    near = (
        rf"(?:{_NOUN}{{1,20}}の(?=総?数|割合))?{_NOUN}{{1,20}}[をの]?{figure}"
        if lang == "ja"
        else rf"(?:\b(?:{lead}))?{figure}(?: of (?:the (?:[0-9,]+ )?)?[\w-]+)?"
    )
    found = _found(near, side, lang) or target.printed
    what = noun_before(holding(target, side, lang), target.start, lang) if _NAMELESS.match(found) else ""
    return replace(target, printed=f"{what}{_OF_WHAT[lang]}{found}" if what else found)


def _found(pattern: str, side: tuple[Provision, ...], lang: Lang) -> str:
    """The first match in the texts of one side, "" for none."""
    found = next(filter(None, (re.search(pattern, p.text.get(lang)) for p in side)), None)
    return found[0] if found else ""
