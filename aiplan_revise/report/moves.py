"""Where provisions moved from and to: under which headings, each with the number that it has in its own edition."""

from typing import NamedTuple

from aiplan_revise.model.changes import Change
from aiplan_revise.model.edition import Provision
from aiplan_revise.report.frame import Frame
from aiplan_revise.report.words import caption, listed, say


class Heading(NamedTuple):
    """A heading as one edition prints it: its dotted number and its words; both "" for the top of the plan."""

    number: str
    words: str


class Move(NamedTuple):
    """Pieces of a change that stand under other headings than what they come from, on which side they are named ("old":
    they went), and the headings on both sides."""

    of: tuple[Provision, ...]
    side: str
    old: tuple[Heading, ...]
    new: tuple[Heading, ...]


def moves_told(change: Change, frame: Frame) -> list[str]:
    """Piece by piece, each beside the headings it comes from; headings that stand on both sides say nothing."""
    return [_told(one, change, frame) for one in _moves(change, frame)]


def _moves(change: Change, frame: Frame) -> list[Move]:
    """Those that went the same way as one."""
    was, now = (
        {frame.root(p.parent): _heading(p, side, frame) for p in provisions}
        for side, provisions in (("old", change.old), ("new", change.new))
    )
    left = tuple(one for root, one in was.items() if root not in now) or tuple(was.values())
    came = [p for p in change.new if frame.root(p.parent) not in was]
    went = [p for p in change.old if frame.root(p.parent) not in now]
    side, moved, others = ("new", came, now) if came else ("old", went, was)
    under = {root: tuple(p for p in moved if frame.root(p.parent) == root) for root in others}
    ways = ((of, others[root]) for root, of in under.items() if of)
    return [Move(of, side, left if came else (one,), (one,) if came else tuple(now.values())) for of, one in ways]


def _told(one: Move, change: Change, frame: Frame) -> str:
    """A number that both editions give to another heading says nothing of where something went, so that the words of
    the headings do; what keeps its own number below them is told to stay under that."""
    lang = frame.lang
    alike = {heading.number for heading in one.old} & {heading.number for heading in one.new} - {""}
    old, new = (listed(lang, [_called(h, alike, frame) for h in side]) for side in (one.old, one.new))
    key, whole = "says-moved", change.new if one.side == "new" else change.old
    if one.of != whole:
        key = "says-moved-part"
    elif alike and change.kind == "carried" and _keeps_its_number(change, frame):
        key = "says-moved-under"
    return say(lang, key, number=frame.numbers(one.of, one.side), old=old, new=new)


def _keeps_its_number(change: Change, frame: Frame) -> bool:
    number = frame.old_numbers[change.old[0].id]
    return number == frame.new_numbers[change.new[0].id] != ""


def _called(of: Heading, alike: set[str], frame: Frame) -> str:
    """A heading quoted; where its number is alike on both sides, by its words alone."""
    if not of.words:
        return say(frame.lang, "top")
    return say(frame.lang, "quoted", words=of.words if of.number in alike else f"{of.number} {of.words}".strip())


def _heading(of: Provision, side: str, frame: Frame) -> Heading:
    edition, dotted = (frame.old, frame.old_numbers) if side == "old" else (frame.new, frame.new_numbers)
    if not of.parent:
        return Heading("", "")
    return Heading(dotted[of.parent], caption(edition.provisions[of.parent], frame.lang).text)
