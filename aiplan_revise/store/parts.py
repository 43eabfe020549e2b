"""The parts of bodies in a draft that are not merged into it: adopted without them, they stay behind."""

from typing import NamedTuple

from aiplan_revise.errors import PlanError
from aiplan_revise.store.drafts import Drafts
from aiplan_revise.store.merging import Merging
from aiplan_revise.store.names import SHARES, Draft, drafts


class Left(NamedTuple):
    """A part that is not merged: how many commits of its own that is, and how many conflicts are open."""

    part: Draft
    commits: int
    conflicts: int

    def __str__(self) -> str:
        commits = "1 commit that is" if self.commits == 1 else f"{self.commits} commits that are"
        conflicts = f" ({self.conflicts} conflict{'s' * (self.conflicts != 1)} open)" if self.conflicts else ""
        return f"{self.part} has {commits} not merged{conflicts}"


def unmerged(of: Drafts, whole: Draft) -> list[Left]:
    """The parts of a draft with something that is not in it, by name. What a part took in from the draft is none."""
    found = []
    for part in sorted(drafts(list(of.repository.refs(f"{SHARES}/{whole.edition}")))):
        if commits := _commits(of, part):
            found.append(Left(part, commits, _conflicts(of, part)))
    return found


def _commits(of: Drafts, part: Draft) -> int:
    """How many commits of its own a part has that are not in the draft, or came with a merge that was taken back."""
    return sum(len(deed.parents) == 1 for deed in of.deeds(part))


def _conflicts(of: Drafts, part: Draft) -> int:
    try:
        return len(Merging(of, part, part.whole).outcome().conflicts)
    except PlanError:  # it has nothing in common with the draft
        return 0
