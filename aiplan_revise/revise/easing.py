"""Whether a retarget asks for less, as far as the words around it tell."""

import re
from functools import cache
from typing import Literal

from aiplan_revise.model.changes import Change, Retarget
from aiplan_revise.model.commitments import Target
from aiplan_revise.model.commitments.units import PEOPLE
from aiplan_revise.model.edition import Lang, Provision, Texts
from aiplan_revise.model.patterns import compiled
from aiplan_revise.revise.direction import direction
from aiplan_revise.revise.measure import family, interval, is_frequency, measure, turned

Verdict = Literal["", "target lowered", "target changed", "limit raised", "limit lowered", "period extended"]
"""What is to be said of a retarget; but for the first, only a reader can say whether it asks for more or less."""

_TIME = ("year", "month", "week", "day", "hour", "minute", "second")
_STOPS = compiled("[、。;；\n]|, ")


@cache
def _words() -> dict[str, re.Pattern[str]]:
    return {
        "less": compiled(
            r"減|削|短縮|縮小|抑|下げ|誤り|エラー|事故|故障|障害件数|遅延|待ち|排出|コスト|費用"
            r"|(?i:\b(?:reduc|cut|lower|decreas|shorten|halv|error|accident|incident|delay|emission|cost))"
        ),
        "lessen": compiled(r"減|削|短縮|縮小|抑|下げ|(?i:\b(?:reduc|cut|lower|decreas|shorten|shrink|curb|halv))"),
        "more": compiled(r"増|高め|上げ|伸ば|拡大|向上|(?i:\b(?:increas|rais|expand|grow|boost|improv))"),
        "by": compiled(r"^(?i:by |halv)|減$"),
        "amount": compiled(r"(?:以上|程度|超)?(?:の|を|だけ)?(?:削減|減|短縮)(?!後)"),
        "goes on": compiled(r"続|支援|補助|助成|延長|実施|(?i:\b(?:continu|support|subsid|extend|run))"),
    }


def eases(change: Change, retarget: Retarget) -> Verdict:
    """What the new target asks for, beside the old one; "" where it asks for more or nothing can be said at all."""
    new, way = retarget.new, direction(retarget)
    if way == "restated":
        return _looser(retarget)
    if way == "changed":
        return _undirected(change, retarget)
    if not new or way not in ("later", "up", "down"):
        return ""
    if retarget.old and {is_frequency(retarget.old), is_frequency(new)} != {False}:
        return _seldom(retarget.old, new)
    around = _around(change.new, retarget.lang, new)
    if way == "later":
        lasting = _lasts(around) or (_is_until(new) and _words()["goes on"].search("".join(around)))
        return "period extended" if lasting else "target lowered"
    limits = retarget.old is not None and retarget.old.bound == new.bound == "at-most"
    return _amount(around, new, way == "down", limits)


_WITH = compiled(r"\b(?i:with|having|employing) $")
_OF_WHOM = compiled("の(?:企業|事業者|事業所|会社|法人|団体|市町村|自治体|都市|学校|大学|病院|施設|工場|世帯)")


def _describes(around: tuple[str, str, str], new: Target) -> bool:
    """Whether a limit says of whom something is asked, and not how much: "companies with more than 100 employees",
    従業員100人超の企業. Whether that is more or less, only a reader can say."""
    if new.kind == "date" or new.bound not in ("at-least", "at-most"):
        return False
    return bool(_WITH.search(around[0]) or (new.unit in PEOPLE and _OF_WHOM.match(around[2])))


def _seldom(old: Target, new: Target) -> Verdict:
    """Of what is done every so often: whether it is so less often, or once for all (毎年1,000人, 5年間で1,000人)."""
    if is_frequency(old) and is_frequency(new):
        return "target lowered" if interval(new) > interval(old) else ""
    return "target changed"


def _amount(around: tuple[str, str, str], new: Target, down: bool, limits: bool) -> Verdict:
    if new.kind == "quantity" and new.unit in _TIME and not (new.aim and lessens("".join(around))):
        return "limit raised" if limits and not down else ""  # else nobody can say whether longer is more or less
    if new.unit == "rank" or _describes(around, new):
        return "target changed"
    if limits:
        return "limit lowered" if down else "limit raised"
    if _words()["less"].search("".join(around)):
        return _reduced(around, new, down)
    return "target lowered" if down else ""


def _reduced(around: tuple[str, str, str], new: Target, down: bool) -> Verdict:
    """Of what is to become less: to cut by less is less, to cut to less is more."""
    by = _words()["by"].search(around[1]) or around[0].lower().endswith("by ") or _words()["amount"].match(around[2])
    if by or new.aim == "change":
        return "target lowered" if down else ""
    return "target changed" if new.aim != "level" or not lessens("".join(around)) else "" if down else "target lowered"


def lessens(said: str) -> bool:
    """Whether the verb of a phrase makes things less; not where something is raised as well (削減率を高める)."""
    return bool(_words()["lessen"].search(said)) and not _words()["more"].search(said)


def _undirected(change: Change, retarget: Retarget) -> Verdict:
    """Of a target that went neither up nor down: a range that is wider or narrower, an aim that is another."""
    old, new = retarget.old, retarget.new
    if old and new and turned(old, new):
        return _turned(old, new, _around(change.new, retarget.lang, new))
    return "target changed" if _is_wider(retarget) else ""


def _turned(old: Target, new: Target, around: tuple[str, str, str]) -> Verdict:
    """A cut by a third leaves two thirds, and so asks for less than one to a third; of what is to grow, and of what is
    no share, nobody can say."""
    if family(new) != "share" or not lessens("".join(around)):
        return "target changed"
    left = [100 - size if one.aim == "change" else size for one in (old, new) for size in (measure(one)[1],)]
    return "target lowered" if left[1] > left[0] else ""


_SPAN = compiled(r"(?:[0-9０-９〇一二三四五六七八九十]年?度?|月|から)[~～〜–-]?$|[0-9] to $")
_LOOSER = {"at-least": ("about", "at-most"), "": ("at-most",), "at-most": ("about", "at-least")}
"""Bounds that let the same amount off more easily."""


def _looser(of: Retarget) -> Verdict:
    """Of an amount or a day that stays: 10か所以上 → 10か所程度, 年度末までに → 年度末を目途に; whether a limit was
    wanted low, only a reader can say."""
    assert of.old and of.new, "restated is what both sides have"
    if of.new.kind == "date":
        return "target lowered" if (of.old.bound, of.new.bound) == ("by", "about") else ""
    if of.new.bound not in _LOOSER.get(of.old.bound, ()):
        return ""
    return "limit raised" if of.old.bound == "at-most" else "target lowered"


def _is_wider(of: Retarget) -> bool:
    """Whether a range takes in more or less at both ends, so that it asks for more at one and for less at the other."""
    return bool(of.old and of.new and (of.old.upto or of.new.upto) and family(of.old) == family(of.new))


def _lasts(around: tuple[str, str, str]) -> bool:
    """Whether a date ends a time that is printed as one: 2026～2028年度."""
    return bool(_SPAN.search(around[0]))


def _is_until(of: Target) -> bool:
    return of.printed.endswith("まで") or of.printed.lower().startswith(("until", "till", "through"))


def _around(side: tuple[Provision, ...], lang: Lang, of: Target) -> tuple[str, str, str]:
    """The words of the phrase before a target, its own, and those after."""
    parts: tuple[tuple[Texts, ...], ...] = (tuple(p.title for p in side), tuple(p.text for p in side))
    for part in parts:
        text = "\n".join(words for words in (texts.get(lang) for texts in part) if words)
        end = of.start + len(of.printed)
        if text[of.start : end] == of.printed:
            return _STOPS.split(text[: of.start])[-1], of.printed, _STOPS.split(text[end:])[0]
    return "", of.printed, ""
