"""Whether one of two clauses about the same binds clearly more than the other."""

import re

from msgspec.structs import replace

from aiplan_revise.model.commitments import Clause, Commitment, comparable, inquires
from aiplan_revise.model.commitments.acts import NOT, same_act, stem
from aiplan_revise.model.commitments.hedges import narrowed
from aiplan_revise.model.commitments.rungs import (
    CARRYING_OUT,
    CONSIDERED,
    DONE,
    ENDED,
    MOVED,
    OBLIGED,
    STRIVEN,
    listed,
)
from aiplan_revise.model.edition import Lang
from aiplan_revise.model.patterns import compiled
from aiplan_revise.revise.members import Member, names, of_member
from aiplan_revise.revise.near import nearness, undated, words

_NEAR, _ABOUT = 0.5, 0.3
"""Shares of common words from which clauses are about the same, though not what is done; of only clauses the second."""
_MUCH = 0.6
"""The same from which what is carried out is what was considered, whatever its act is called."""
CONCLUSION = "結論を"
"""What ends considering and does not say what it is about: what stands there instead is its partner."""
CONCLUDES = compiled(rf"{CONCLUSION}(?:得|出)|\b(?:reach|come to|draw|arrive at) (?:a |its |their )?conclusions?\b")

Sides = tuple[Commitment, Commitment]


def compared(old: Clause, new: Clause, lang: Lang, alone: bool) -> Sides | None:
    """The commitments of two clauses if one binds clearly more than the other. `alone` is whether their texts have no
    other clauses."""
    old, new = _inquired(old, new), _inquired(new, old)
    if opposite := _opposite(old, new, alone):
        return opposite
    return _of_one_act(old, new, lang) if _of_one(old, new) or _of_one(new, old) else _on_ladder(old, new, alone)


def _of_one(one: Clause, other: Clause) -> bool:
    """Whether two clauses are about one act; to carry out what the other one is about is to do it (研修を実施する,
    研修に努める)."""
    return same_act(one.act, other.act) or (one.act in CARRYING_OUT and same_act(one.of, other.act))


def _inquired(clause: Clause, other: Clause) -> Clause:
    """A clause with research into an act that the other one does as one that considers it (廃止について調査する)."""
    into = clause.commitment.level == CONSIDERED < clause.firm == other.firm and same_act(clause.of, other.act)
    return replace(clause, act=clause.of, firm=CONSIDERED) if into else clause


_NOBODY = compiled(r"\b(?:no|none|nobody|nothing|never|neither|not)\b")
"""Words with which a clause says what is not done though its verb does not (to leave no one behind)."""


def _opposite(old: Clause, new: Clause, alone: bool) -> Sides | None:
    """The commitments of two clauses of which one says that what the other does is not done, or that it ends: that is
    none (支給する → 支給しない, 設置する → 廃止する)."""
    sides = old, new
    for does, not_so in (sides, sides[::-1]):
        refused = not_so.act.startswith(NOT) and same_act(does.act, not_so.act.removeprefix(NOT))
        refused = refused and not _NOBODY.search(does.text)
        if (refused and does.firm > CONSIDERED) or (ends(not_so) and not ends(does) and _ended(does, not_so, alone)):
            none = Commitment(0, not_so.commitment.words)
            return (old.commitment, none) if not_so is new else (none, new.commitment)
    return None


def ends(clause: Clause) -> bool:
    """Whether a clause says that something ends."""
    held = clause.firm >= DONE and not clause.act.startswith(NOT)
    return held and any(compiled(words).match(clause.commitment.words) for words in ENDED.values())


def _ended(does: Clause, ended: Clause, alone: bool) -> bool:
    """Whether a clause that says that something ends means the act of another one, or what that is done to."""
    if same_act(does.act, ended.of):
        return True
    held = does.listed and does.commitment.level >= MOVED
    return held and nearness(frozenset(subject(does)), frozenset(subject(ended))) >= (_ABOUT if alone else _NEAR)


def _of_last(old: Clause, new: Clause, member: Member | None) -> Sides | None:
    """The same act, with a condition on the last member of a list in one of two clauses only. What lets off all of the
    other one lets off that member too."""
    hedged, plain = (old, new) if of_member(old) else (new, old)
    if not member or hedged.firm != plain.firm or hedged.commitment.reserved or plain.commitment.reserved:
        return None
    if "~" in plain.text or not names(plain, member):
        return None
    off = f"{member.off}{', ' if ' ' in hedged.text else '、'}"
    less = Commitment(hedged.firm, f"{off}{hedged.commitment.words}", reserved=True)
    more = replace(plain.commitment, level=plain.firm)
    return (less, more) if hedged is old else (more, less)


_FORBIDS = "no … may", "no … can"
"""What says as much as "must not" and as "will not"."""


_INTENDS = "intend", "propose", "expects to", "expect to"
_PLANS = compiled(r"\bplan(?:s|ned|ning)? to\b")


def _as_planned(one: Clause, other: Clause) -> bool:
    """Whether one of two English clauses intends what the other one plans, which is the same."""
    return one.commitment.words.startswith(_INTENDS) and bool(_PLANS.search(other.text))


def _of_one_act(old: Clause, new: Clause, lang: Lang) -> Sides | None:
    """The same act, promised more or less firmly, with and without exceptions, for all and for some."""
    was, now = old.commitment, new.commitment
    members = of_member(old), of_member(new)
    if bool(members[0]) is not bool(members[1]):
        return _of_last(old, new, members[0] or members[1])
    by_firmness = replace(was, level=old.firm), replace(now, level=new.firm)
    if old.firm != new.firm:
        forbids = {old.firm, new.firm} == {DONE, OBLIGED} and any(c.words.startswith(_FORBIDS) for c in (was, now))
        if forbids or _as_planned(old, new) or _as_planned(new, old):
            return None
        rungs_say_so = was.level != now.level and (was.level < now.level) is (old.firm < new.firm)
        return (was, now) if rungs_say_so else by_firmness
    if was.reserved != now.reserved:
        return by_firmness
    less, more = narrowed(old.text, new.text, lang), narrowed(new.text, old.text, lang)
    if bool(less) is bool(more):
        return None
    whole, part = less or more or ("", "")
    every = Commitment(old.firm, _of(whole, (was if less else now).words, lang))
    some = Commitment(old.firm, _of(part, (now if less else was).words, lang), reserved=True)
    return (every, some) if less else (some, every)


def _of(quantity: str, act: str, lang: Lang) -> str:
    """An act on so much, in the order in which it is said."""
    return f"{quantity} … {act}" if lang == "ja" else f"{act} … {quantity}"


def _on_ladder(old: Clause, new: Clause, alone: bool) -> Sides | None:
    """The commitments of two acts that are not the same if their rungs say that one is clearly more than the other;
    none at all is less ("no further support")."""
    was, now = old.commitment, new.commitment
    if 0 in (was.level, now.level):
        return (was, now) if was.level != now.level and was.words and now.words else None
    known = all(side.listed or (alone and _MEANS.search(side.text)) for side in (old, new))
    told = known and comparable(was.level, now.level) and not inquires(was, now)
    return (was, now) if told and _about_one(old, new, alone) else None


_GENERAL = frozenset(
    listed("実施 実行 執行 運用 措置 講 提供 確保")
    + tuple(
        map(stem, listed("implement carry-out conduct provide ensure secure operate execute measures steps action"))
    )
)
"""Acts that only say that something is done: 対策を実施する and 対策を推進する differ in style."""
_PURSUING = "推進", "加速", "加速化"
"""Acts that say of others that they are moved on, as 進める and 促進する do; of a list only the last one stands beside
them."""
_URGING = frozenset(listed("促 求 働 奨励") + tuple(map(stem, listed("encourage urge call-on"))))
"""Acts that leave it to others, which is less than any other one."""


_MEANS = compiled(r"~\S*(?:budgets?|funds?|funding|resources|appropriations?|spending)\b|予算の範囲内")
"""A condition of means, which lets off whatever is done."""


def _about_one(old: Clause, new: Clause, alone: bool) -> bool:
    """Whether two clauses whose acts are not the same are about the same, so that their rungs can be compared."""
    low, high = sorted((old, new), key=lambda clause: clause.commitment.level)
    if any(CONCLUSION in side.commitment.words for side in (old, new)):
        return True
    near = nearness(frozenset(subject(old)), frozenset(subject(new)))
    if alone and _MEANS.search(low.text) and not _MEANS.search(high.text):
        return near >= _ABOUT
    if low.commitment.level == STRIVEN or _pursued(low, high) or _both_named(low, high):
        return False
    if low.commitment.level == MOVED and high.commitment.level == MOVED + 2:
        left_to_others = low.act in _URGING or high.act not in _GENERAL
        return same_act(low.of, high.act) or (alone and near >= _NEAR and left_to_others)
    if alone:
        return near >= _ABOUT
    carried_out = near >= _MUCH and low.commitment.level == CONSIDERED and high.act in CARRYING_OUT
    return near >= _NEAR and (high.text.isascii() or bool(low.act and low.act in high.text) or carried_out)


def _both_named(low: Clause, high: Clause) -> bool:
    """Whether each of two English clauses names the act of the other one beside its own ("provide training to pilots
    and support to crews", "provide support to crews and training to pilots")."""
    if low.commitment.level != MOVED or not (low.act and high.act) or not high.text.isascii():
        return False
    return high.act in map(stem, low.text.split()) and low.act in map(stem, high.text.split())


def _pursued(low: Clause, high: Clause) -> bool:
    """Whether the lower act moves on what the higher one carries out, among others (製造及び整備を進める, 整備と製造を
    推進する)."""
    beside = re.search(f"{re.escape(high.act)}(?:と|や|及び|並びに|、|・)", low.text) if high.act else None
    pursued = "進め" in high.commitment.words and low.act in (*_PURSUING, "促進")
    return pursued or (low.act in _PURSUING and bool(beside))


_LET_OFF = compiled(r"(?:^|(?<= ))[~≈][a-z'’&-]+")
"""Words that let off an English clause, as its text has them."""
_PIECES = compiled(" … |(?<=、)…?|, ")
"""Where the words that say how firmly a clause commits may stand apart in its text."""


def subject(clause: Clause) -> tuple[str, ...]:
    """The words of a clause without those that say how firmly it commits; if there are no others, all of them (支援を
    実施する). What is only considered, and not said, is nothing to compare."""
    return _named(clause) or (tuple(words(clause.text)) if clause.commitment.level > 1 else ())


def own_words(clause: Clause) -> frozenset[str]:
    """The words of a clause without those that say how firmly it commits, when, and that what it is about was named."""
    return frozenset(_named(clause)) - _SAID_BEFORE


_SAID_BEFORE = frozenset(listed("it them this these end fy fiscal year month"))


def _named(clause: Clause) -> tuple[str, ...]:
    spaced = clause.text.isascii() or "≈" in clause.text
    rest = f" {_LET_OFF.sub('', clause.text)} " if spaced else clause.text
    for said in filter(None, _PIECES.split(clause.commitment.words)):
        rest = rest.replace(f" {said} " if spaced else said, " ")
    return tuple(words(undated(rest)))


def concluded(old: tuple[Clause, ...], new: tuple[Clause, ...]) -> Sides | None:
    """What is only considered in both texts, with a conclusion promised in one of them."""
    ends = [[c.commitment for c in side if CONCLUDES.search(c.text)] for side in (old, new)]
    rest = [[c for c in side if not CONCLUDES.search(c.text)] for side in (old, new)]
    if bool(ends[0]) is bool(ends[1]) or not all(rest) or any(c.firm > CONSIDERED for side in rest for c in side):
        return None
    was, now = (
        replace(end[0] if end else side[0].commitment, level=CONSIDERED, reserved=not end)
        for end, side in zip(ends, rest, strict=True)
    )
    return was, now
