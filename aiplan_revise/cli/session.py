"""A person's way through the review list: what an answer decides, and what was decided so far."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from msgspec.structs import replace

from aiplan_revise.cli.deciding import Case, Signature
from aiplan_revise.errors import PlanError
from aiplan_revise.lineage.decisions import obey, undone
from aiplan_revise.lineage.review import Question, review
from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.links import Decision, Ledger, Lineage

Sides = tuple[tuple[str, ...], tuple[str, ...]]
"""Old and new ids that are decided to belong together; where one side is empty, nothing belongs to the other."""


# ---------------------------------------------------------------- what an answer decides


def answer(line: str, asked: Question, case: Case) -> list[Sides] | None:
    """What an answer decides; None if it says nothing that can be decided. PlanError for a name that is unknown."""
    word, _, names = line.lower().partition(" ")
    match word:
        case "a" | "accept" if not names:
            return [(x.old, x.new) for x in asked.proposal] or _nothing(asked)
        case "n" | "nothing" if not names:
            return _nothing(asked)
        case "s" | "split" | "j" | "join" if names.strip():
            return [_grouped(word[0] == "s", line.partition(" ")[2], asked, case)]
    chosen = line.lower().removeprefix("choose").removeprefix("c").strip()
    return _candidate(int(chosen), asked) if re.fullmatch("[0-9]{1,3}", chosen) else None


def _candidate(number: int, asked: Question) -> list[Sides]:
    if not 1 <= number <= len(asked.candidates):
        raise PlanError(f"there is no candidate {number}", fix="choose another, or name what it is: s OLD = NEW")
    other = asked.candidates[number - 1]
    return [((other.old,), (other.new,))]


def _nothing(asked: Question) -> list[Sides]:
    return [sides for sides in ((asked.old, ()), ((), asked.new)) if sides[0] or sides[1]]


def _grouped(splits: bool, names: str, asked: Question, case: Case) -> Sides:
    """What `split NEW, …`, `join OLD, …` or, with all that belongs together, `OLD, … = NEW, …` name."""
    first, equals, second = names.replace("＝", "=").partition("=")
    if equals:
        return case.find(0, [first]), case.find(1, [second])
    one = asked.proposal[0] if len(asked.proposal) == 1 else None
    was, now = (one.old, one.new) if one else (asked.old, asked.new)
    if splits:
        return _single(was, case.named(0, was)), _with(now if one else (), case.find(1, [names]))
    return _with(was if one else (), case.find(0, [names])), _single(now, case.named(1, now))


def _single(keys: tuple[str, ...], named: str) -> tuple[str, ...]:
    if len(keys) == 1:
        return keys
    raise PlanError(f"{named} are several", fix="name all that belongs together: OLD, … = NEW, …")


def _with(keys: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*keys, *more)))


# ---------------------------------------------------------------- the session


@dataclass
class Session:
    """The lineage between two editions as it stands, what one person answered, and what that person put off."""

    case: Case
    lineage: Lineage
    registry: Registry
    by: Signature
    whole: bool = False
    skipped: set[Sides] = field(default_factory=set)
    answers: list[tuple[Lineage, list[Decision]]] = field(default_factory=list)
    """The decisions of every answer, with the lineage as it was before."""

    @property
    def count(self) -> int:
        """How many decisions were taken and not undone."""
        return sum(len(decisions) for _, decisions in self.answers)

    def open(self) -> tuple[Question, ...]:
        """The questions that are open now, those put off included."""
        return review(self.lineage, *self.case.sides, self.registry, whole=self.whole)

    def ahead(self, asked: Iterable[Question]) -> Question | None:
        """The first of the questions that was not put off."""
        return next((one for one in asked if (one.old, one.new) not in self.skipped), None)

    def skip(self, asked: Question) -> None:
        """Puts a question off until the next session."""
        self.skipped.add((asked.old, asked.new))

    def decisions(self, sides: Iterable[Sides]) -> list[Decision]:
        """The decisions on these provisions, without their reason yet."""
        return [self.case.decision(self.lineage, pair, self.by) for pair in sides]

    def decide(self, decisions: Iterable[Decision], why: str) -> list[str]:
        """Keeps the decisions at once; what is to be said of them."""
        reasoned = [replace(one, why=why) for one in decisions]
        told = list(self._told(reasoned))
        ledger = self.case.keep(reasoned)
        self.answers.append((self.lineage, reasoned))
        self.lineage = obey(self.lineage, *self.case.sides, ledger)
        return told

    def _told(self, decisions: Iterable[Decision]) -> Iterator[str]:
        kept = self.case.file.current()
        for one in decisions:
            yield f"{one.verdict}: {self.case.pair(one)}"
            yield from (f"  {said}" for said in self.case.effects(one, self.lineage, kept))

    def undo(self) -> str:
        """Takes the last answer of this session back; what is to be said of it."""
        if not self.answers:
            return "nothing was answered yet; what was decided earlier: aiplan lineage undo OLD NEW"
        before, decisions = self.answers.pop()
        self.case.file.change(lambda kept: _without(kept, decisions))
        self.lineage = before
        return "undone: " + ", ".join(self.case.pair(one) for one in decisions)


def _without(kept: Ledger, decisions: Iterable[Decision]) -> Ledger:
    for one in decisions:
        if one in kept.decisions:
            kept = undone(kept, one)
    return kept
