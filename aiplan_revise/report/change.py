"""One change as a reader sees it: words on both sides with the redline, bodies, and every facet in sentences."""

from collections.abc import Iterable, Sequence

from aiplan_revise.model.changes import Change, Reassigned
from aiplan_revise.model.edition import Edition, Lang, Provision, Texts, ancestors
from aiplan_revise.model.links import Link, RunnerUp
from aiplan_revise.report import words
from aiplan_revise.report.facts import facts
from aiplan_revise.report.frame import Frame
from aiplan_revise.report.holdings import Holding
from aiplan_revise.report.shares import Share, compared, divide, redlines
from aiplan_revise.report.shown import Phrase
from aiplan_revise.report.view import ChangeView, Evidence, Mark, Party, Passage, Place
from aiplan_revise.report.words import caption, common, phrase, say

SUBSTANCE = frozenset(
    ("reassigned", "weakened", "strengthened", "retargeted", "passed", "moved", "retitled", "reworded", "fields")
)
"""The facets that change what the plan says. All others concern its printed form."""


_HOLDING = frozenset(("shares", "weakened", "strengthened", "retargeted"))
"""The facts that hold wherever they are told, also of what was taken over from another provision."""
_WORTH_TELLING = 0.05
"""The score from which the runner-up of a link is named."""


def shown(change: Change, key: str, held: Sequence[Holding], frame: Frame, brief: bool = False) -> ChangeView:
    """The change as a report shows it, under the anchor `key`; `held` says who holds what of it. `brief` leaves out its
    places and parties."""
    old, new = ((), ()) if brief else (change.old, change.new)
    whole = change.new[0] if change.new and change.kind != "split" else change.old[0]
    kinds = {p.kind for p in (*change.old, *change.new)}
    texts = passages(change, frame)
    told = facts(change, texts, held, frame)
    holding = _HOLDING.union(change.facets.names())
    return ChangeView(
        key=key,
        kind=change.kind,
        of="initiative" if "initiative" in kinds else "statement" if "statement" in kinds else "heading",
        substance=substantial(change),
        facets=tuple(one.name for one in told if one.name in holding),
        numbers=_numbers(change, frame),
        caption=caption(whole, frame.lang),
        old=tuple(_place(p, frame.old, frame.old_numbers, frame) for p in old),
        new=tuple(_place(p, frame.new, frame.new_numbers, frame) for p in new),
        passages=texts,
        parties=() if brief else parties(change, frame),
        facts=told,
        evidence=_evidence(change.evidence, frame) if change.evidence else None,
    )


def substantial(change: Change) -> bool:
    """Whether a change is one of substance: not if only numbers, order, names of bodies or spelling changed."""
    held = set(change.facets.names()) & SUBSTANCE
    return change.kind != "carried" or bool(held)


def _numbers(change: Change, frame: Frame) -> str:
    sides = ((change.old, frame.old_numbers), (change.new, frame.new_numbers))
    was, now = (say(frame.lang, "comma").join(filter(None, (dotted[p.id] for p in side))) for side, dotted in sides)
    return f"{was} → {now}" if was and now and was != now else now or was


def _place(of: Provision, edition: Edition, dotted: dict[str, str], frame: Frame) -> Place:
    lang = frame.lang
    above = tuple(phrase(edition.provisions[key].text, lang) for key in ancestors(edition.provisions, of.id))
    names = tuple(words.assigned(frame.registry, of.assignments, lang, frame.names).values())
    return Place(of.id, dotted[of.id], say(lang, of.kind), above, phrase(of.title, lang), phrase(of.text, lang), names)


def _evidence(link: Link, frame: Frame) -> Evidence:
    lang, second = frame.lang, link.runner_up
    rival = _rival(link, second, frame) if second and second.score >= _WORTH_TELLING else ""
    reasons = (words.reason(lang, told) for told in link.reasons)
    basis = say(lang, link.basis)
    once = tuple(dict.fromkeys(one for one in reasons if one.text not in ("", basis)))
    return Evidence(link.status, say(lang, link.status), basis, link.score, once, rival)


def _rival(link: Link, second: RunnerUp, frame: Frame) -> str:
    """The link that was not taken. Where it is a part of the one that was, a single one in place of a split or join."""
    score = f"{second.score:.2f}"
    was = frame.old_numbers.get(second.old) or second.old
    now = frame.new_numbers.get(second.new) or second.new
    if second.old in link.old and second.new in link.new:
        key, alone = ("instead-of-split", now) if len(link.new) > 1 else ("instead-of-join", was)
        return say(frame.lang, key, number=alone, score=score)
    return say(frame.lang, "runner-up", old=was, new=now, score=score)


# ---------------------------------------------------------------- texts, old beside new


def passages(change: Change, frame: Frame) -> tuple[Passage, ...]:
    """The texts of a change: whole on both sides, or every piece beside its share of what it comes from."""
    if len(change.old) > 1 or len(change.new) > 1:
        return _shared(change, frame)
    was, now = (side[0] if side else Provision("", "statement") for side in (change.old, change.new))
    titled = was.title.langs() or now.title.langs()
    found = [_whole("title-of", was.title, now.title, frame)] if titled else []
    found.append(_whole("text-of" if titled else "", was.text, now.text, frame))
    facets = change.facets
    sides = ((was.title, now.title), (was.text, now.text))
    for (old, new), langs in zip(sides, (facets.retitled, facets.reworded or facets.retitled), strict=True):
        found += _only_elsewhere(langs, old, new, frame)
    return tuple(found)


def _whole(key: str, old: Texts, new: Texts, frame: Frame) -> Passage:
    name = say(frame.lang, key) if key else ""
    lang = common((old, new), frame.lang)
    if lang is None:
        was, now = (phrase(side, frame.lang) if side.langs() else None for side in (old, new))
        return Passage(name, was, now, (), old == new)
    return _compared(name, old.get(lang), new.get(lang), lang)


def _compared(name: str, old: str | Share, new: str | Share, lang: Lang) -> Passage:
    was, now = (Phrase(side.read(lang) if isinstance(side, Share) else side, lang) for side in (old, new))
    return Passage(name, was, now, () if was == now else compared(old, new, lang), was == now)


def _only_elsewhere(langs: Sequence[Lang], old: Texts, new: Texts, frame: Frame) -> Iterable[Passage]:
    """The other language, where its words changed (`langs`) and those of the report's language, which are shown, did
    not."""
    other = words.other(frame.lang)
    changed = other in langs and frame.lang not in langs and old.get(other) != new.get(other)
    if changed and common((old, new), frame.lang) == frame.lang:
        name = say(frame.lang, "only-in", lang=say(frame.lang, f"lang-{other}"))
        yield _compared(name, old.get(other), new.get(other), other)


def _shared(change: Change, frame: Frame) -> tuple[Passage, ...]:
    """Splits, joins and regroupings: each of the many beside its share of the one, then what nobody took."""
    joined = change.kind == "joined"
    many, one = (change.old, change.new) if joined else (change.new, change.old)
    lang = common([p.text for p in (*many, *one)], frame.lang)
    if lang is None:
        was, now = ([(p.text, Texts()) for p in change.old], [(Texts(), p.text) for p in change.new])
        return tuple(_whole("", *sides, frame) for sides in was + now)
    pieces = [p.text.get(lang) for p in many]
    shares, rest = divide([p.text.get(lang) for p in one], pieces, joined)
    key, rest_key = ("share-from", "share-none-new") if joined else ("share-of", "share-none-old")
    names = [say(frame.lang, key, number=frame.number(p, "old" if joined else "new")) for p in many]
    marked = redlines(shares, pieces, "new" if joined else "old", lang)
    taken = [share.read(lang) for share in shares]
    sides = zip(*((pieces, taken) if joined else (taken, pieces)), strict=True)
    told = [_share(name, was, now, marks, lang) for name, (was, now), marks in zip(names, sides, marked, strict=True)]
    if rest.runs:
        told.append(_compared(say(frame.lang, rest_key), "" if joined else rest, rest if joined else "", lang))
    return tuple(told)


def _share(name: str, old: str, new: str, marks: tuple[Mark, ...], lang: Lang) -> Passage:
    was, now = Phrase(old, lang), Phrase(new, lang)
    return Passage(name, was, now, () if was == now else marks, was == now)


# ---------------------------------------------------------------- bodies


def parties(change: Change, frame: Frame) -> tuple[Party, ...]:
    """All parties of a change as a set: those of the new side in their order, then those that are lost."""
    held = change.facets.reassigned or Reassigned()
    gained, lost = {*held.gained, *_sets(held.opened)}, {*held.lost, *_sets(held.closed)}
    continued = {one.new for one in change.facets.successions}
    was, now = (
        words.assigned(frame.registry, (a for p in side for a in p.assignments), frame.lang, frame.names)
        for side in (change.old, change.new)
    )
    marks = [(p, "gained" if p in gained else "continued" if p in continued else "kept") for p in now or was]
    marks += [(p, "lost") for p in was if now and p in lost and p not in now]
    return tuple(
        Party(frame.same.get(p, p), now.get(p) or was[p], mark, say(frame.lang, f"mark-{mark}")) for p, mark in marks
    )


def _sets(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"open:{key}" for key in ids)
