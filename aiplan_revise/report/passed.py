"""What is said of a clause that passed from one provision to another that goes on: where it is now, or was before, and
what became of it on the way."""

from collections.abc import Iterator

from msgspec.structs import replace

from aiplan_revise.model.changes import Change, Facets, Passed
from aiplan_revise.model.edition import Provision, Texts, texts
from aiplan_revise.report.frame import Frame
from aiplan_revise.report.words import listed, say
from aiplan_revise.revise.assigned import bodies

_EDGES = " 、。，,;:；."


def passed(change: Change, frame: Frame) -> list[str]:
    """For each clause its own words on this side and the number of the other provision; the bodies of that, where they
    are others."""
    return list(_each(change, frame))


def _each(change: Change, frame: Frame) -> Iterator[str]:
    own = [one for one in change.facets.passed if one.lang == frame.lang] or change.facets.passed
    for one in own:
        giver, taker = frame.old.provisions[one.giver], frame.new.provisions[one.taker]
        went = giver in change.old
        words, other, side = (one.old, taker, "new") if went else (one.new, giver, "old")
        said = {"what": _bare(words), "number": frame.number(other, side)}
        key = "says-passed-on" if went else "says-taken-over"
        others = _others(giver, taker, frame) if went else ""
        yield say(frame.lang, f"{key}-to", bodies=others, **said) if others else say(frame.lang, key, **said)


def _bare(words: str) -> str:
    """Words without the sign and the conjunction at their ends."""
    bare = words.strip(_EDGES)
    return bare.removeprefix("and ").removeprefix("また、").removesuffix("とともに")


def _others(giver: Provision, taker: Provision, frame: Frame) -> str:
    """Who is responsible where a clause is now, if none of them was before, also under another name."""
    if bodies((giver,), (taker,), frame.registry).successions:
        return ""
    before, after = ([a.party() for a in p.assignments] for p in (giver, taker))
    return listed(frame.lang, frame.parties(dict.fromkeys(after))) if {*before}.isdisjoint(after) else ""


def on_the_way(change: Change, frame: Frame) -> list[Change]:
    """The clauses that a change took over with other figures or more or less bindingly, each as a change of its own."""
    taken = (one for one in change.facets.passed if frame.new.provisions[one.taker] in change.new)
    return [_alone(one, frame) for one in taken if one.retargeted or one.strength]


def _alone(one: Passed, frame: Frame) -> Change:
    old, new = frame.old.provisions[one.giver], frame.new.provisions[one.taker]
    was, now = (texts(one.lang, words) for words in (one.old, one.new))
    facets = Facets(reworded=(one.lang,), retargeted=one.retargeted, strength=one.strength)
    return Change((replace(old, title=Texts(), text=was),), (replace(new, title=Texts(), text=now),), facets)
