"""Merging one branch of a draft into another. What is decided of its conflicts is kept beside the drafts, and the merge
is one commit when nothing is left to decide: nobody ever sees half of it."""

from collections.abc import Iterable
from typing import NamedTuple

from aiplan_revise.errors import PlanError
from aiplan_revise.model.codec import decode, encode
from aiplan_revise.model.edition import Edition, Value
from aiplan_revise.model.opinions import together
from aiplan_revise.revise import Conflict, resolve
from aiplan_revise.revise.conflicts import Choice, Choices
from aiplan_revise.revise.sequence import Three
from aiplan_revise.store.drafts import Drafts, Task
from aiplan_revise.store.git import NOTHING, Move
from aiplan_revise.store.moving import keep
from aiplan_revise.store.names import Draft, merging_ref
from aiplan_revise.store.opinions import opinions, place
from aiplan_revise.store.trees import file
from aiplan_revise.store.undoing import parting
from aiplan_revise.store.writing import Done, Made, commit, repeated

_FILE = "decisions.json"


class Resolution(Value, frozen=True):
    """What somebody decided of a conflict, and the conflict as it was then."""

    conflict: Conflict
    choice: Choice
    by: str
    why: str = ""


Place = tuple[str, str]
"""Provision and field of a conflict."""


class Resolutions(Value, frozen=True):
    """All that was decided of a merge so far, and the places of its conflicts in the order of their numbers."""

    made: tuple[Resolution, ...] = ()
    places: tuple[Place, ...] = ()


class Outcome(NamedTuple):
    """How a merge stands: the three commits and the editions to merge (the first is that of an older commit where a
    merge was taken back, see `parting`), what becomes of them, what is left to decide, what was decided, in the order
    of the numbers, and the decisions that do not count because the conflict they were made on is another one now; the
    places of all conflicts that the merge has or had, in the order of their numbers."""

    commits: Three[str]
    editions: Three[Edition]
    merged: Edition
    conflicts: tuple[Conflict, ...]
    decided: tuple[Resolution, ...]
    outdated: tuple[Resolution, ...]
    places: tuple[Place, ...]

    def choices(self) -> Choices:
        """What was decided, by the place of its conflict."""
        return {_place(one.conflict): one.choice for one in self.decided}

    def number(self, of: Conflict) -> int:
        """The number of a conflict, which it keeps whatever else is decided."""
        return self.places.index(_place(of)) + 1


class Merged(PlanError):
    """There is nothing to merge."""


class Disputed(Exception):
    """There are conflicts to decide."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__()
        self.outcome = outcome


class Merging:
    """The merge of the draft `source` into the draft `into`: of the part of a body into the whole, or of the whole into
    the part, which brings it up to date."""

    def __init__(self, drafts: Drafts, source: Draft, into: Draft) -> None:
        if source == into or source.edition != into.edition or (source.share and into.share):
            fix = "merge the part of a body into its draft, or the draft into the part"
            raise PlanError(f"cannot be merged into {into}", str(source), fix)
        self.drafts, self.source, self.into = drafts, source, into
        self.repository = drafts.repository
        self.ref = merging_ref(source, into)

    def outcome(self, tip: str = "") -> Outcome:
        """How the merge stands now. Merged if there is nothing to merge."""
        ours, theirs = tip or self.drafts.tip(self.into), self.drafts.tip(self.source)
        base = self.drafts.base(self.source, ours, theirs)
        start = parting(self.repository, base, ours, theirs)
        if start == theirs:
            raise Merged(f"is in {self.into} already", str(self.source), "there is nothing to merge")
        commits = Three(base, ours, theirs)
        editions = Three(*(self.drafts.edition(self.into, at) for at in (start, ours, theirs)))
        before = self.decided()
        decided, places, choices = before.made, dict.fromkeys(before.places), dict[Place, Choice]()
        while True:  # a decision can bring up another conflict
            merged, left = resolve(*editions, choices)
            places |= dict.fromkeys(map(_place, left))
            more = _choices(decided, left)
            if not more:
                break
            choices |= more
        outdated = tuple(one for one in decided if _place(one.conflict) not in choices)
        made = {_place(one.conflict): one for one in decided if one not in outdated}
        counting = tuple(made[place] for place in places if place in made)
        return Outcome(commits, editions, merged, left, counting, outdated, tuple(places))

    def decided(self) -> Resolutions:
        """What was decided so far."""
        at = self.repository.target(self.ref)
        raw = file(self.repository, at, _FILE) if at != NOTHING else None
        return Resolutions() if raw is None else decode(raw, Resolutions, f"{self.ref}: {_FILE}")

    def again(self, task: Task) -> bool:
        """Whether the same call decided something before; then that is sure to stay. PlanError where another call had
        its name."""
        if not repeated(self.repository, self.repository.target(self.ref), task.says("").note):
            return False
        keep(self.repository, [self.ref])
        return True

    def merge(self, task: Task) -> Done:
        """Merges, as one commit of both. Disputed where something is left to decide; then nothing is changed."""

        def made(tip: str) -> Made:
            found = self.outcome(tip)
            if found.conflicts:
                raise Disputed(found)
            pending = self.repository.target(self.ref)
            moves = () if pending == NOTHING else (Move(self.ref, pending, NOTHING),)
            files = {self.into.file: encode(found.merged), **self._opinions(found.commits)}
            return Made(files, (found.commits.theirs,), moves=moves)

        self.drafts.open(self.into)
        said = task.says(f"Merge {self.source} into {self.into}")
        return commit(self.repository, self.into.ref, said, made)

    def _opinions(self, commits: Three[str]) -> dict[str, bytes]:
        """The opinions on both, as a file."""
        made = together(*(opinions(self.drafts, self.source, at) for at in commits))
        return {place(self.into): encode(made)} if made.listed else {}

    def decide(self, conflict: Conflict, choice: Choice, task: Task) -> Done:
        """Keeps what somebody decided of a conflict; a later decision on the same replaces it. PlanError for a choice
        that the conflict does not leave."""
        self.drafts.open(self.into)
        found = self.outcome()
        resolve(*found.editions, {**found.choices(), _place(conflict): choice})  # which says if it cannot be
        made = Resolution(conflict, choice, task.stamp.by, task.reason)
        said = f"{self.source} into {self.into}: {conflict.provision or 'the edition'}, {conflict.field}"

        def kept(_: str) -> Made:
            before = self.decided()
            others = (one for one in before.made if _place(one.conflict) != _place(conflict))
            places = tuple(dict.fromkeys((*before.places, *found.places)))
            return Made({_FILE: encode(Resolutions((*others, made), places))})

        return commit(self.repository, self.ref, task.says(f"Decide {said}"), kept)


def _place(of: Conflict) -> Place:
    return of.provision, of.field


def _choices(decided: Iterable[Resolution], conflicts: Iterable[Conflict]) -> dict[Place, Choice]:
    """The decisions that were made on these very conflicts."""
    there = {_place(one): one for one in conflicts}
    return {_place(one.conflict): one.choice for one in decided if there.get(_place(one.conflict)) == one.conflict}
