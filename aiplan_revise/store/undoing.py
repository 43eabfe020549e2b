"""What was taken back of a draft, and from where a merge starts after one was taken back."""

from collections.abc import Iterable, Iterator

from aiplan_revise.store.git import Repository
from aiplan_revise.store.stamps import Deed
from aiplan_revise.store.trees import deed

UNDOES = "Undoes"
"""The trailer that names the commit which a commit undoes."""


def own_steps(deeds: Iterable[Deed]) -> list[Deed]:
    """The steps of a branch itself among all that led to it, the newest first: a merge is one, whatever it took in."""
    found: list[Deed] = []
    for step in deeds:
        if not found or step.id == found[-1].parents[0]:
            found.append(step)
    return found


def undone(deeds: Iterable[Deed]) -> set[str]:
    """The ids of the commits, given the newest first, that others took back and nobody restored."""
    found: set[str] = set()
    for step in deeds:
        if step.id not in found:
            found |= {step.note.trailers[UNDOES]} if UNDOES in step.note.trailers else set()
    return found


def taken_back(repository: Repository, key: str) -> set[str]:
    """The ids of the commits that are as if they had never been, where the commit `key` was undone: of a merge, also
    what it took in."""
    parents = deed(repository, key).parents
    return {key, *(one for other in parents[1:] for one in repository.ancestors(other, f"^{parents[0]}"))}


def parting(repository: Repository, base: str, one: str, other: str) -> str:
    """The commit that a merge of two branches is to start from, where `base` is the newest that both come from.

    A merge that was taken back is as if it had never been: what it took in is not what the branch gave up, so the merge
    starts from where that one did. Not where the branch was merged anew since, or both know that it was taken back.
    """
    start = base
    for merged in (*_taken_back(repository, base, one, other), *_taken_back(repository, base, other, one)):
        earlier = repository.base(merged.parents[0], merged.parents[1])
        start = repository.base(start, earlier) if earlier else start
    return start


def given_back(repository: Repository, whole: str, part: str) -> Iterator[str]:
    """The ids of the commits of a part that merges took into the draft and that went out of it when those were taken
    back, the newest first; both are given by the commits on which they stand."""
    base = repository.base(whole, part)
    for merged in _taken_back(repository, base, whole, part) if base else ():
        yield from repository.ancestors(merged.parents[1], f"^{merged.parents[0]}")


def _taken_back(repository: Repository, base: str, branch: str, other: str) -> list[Deed]:
    """The merges of `other` into `branch` that were taken back since both parted."""
    keys = list(repository.ancestors(branch, f"^{base}"))
    steps = own_steps(deed(repository, key) for key in keys)
    gone, found = undone(steps), list[Deed]()
    for step in steps:
        if step.id in gone:
            continue
        if _takes_in(repository, step, other):
            break  # which brought everything in again
        if UNDOES in step.note.trailers:
            found.append(deed(repository, step.note.trailers[UNDOES]))
    return [merged for merged in found if _takes_in(repository, merged, other)]


def _takes_in(repository: Repository, step: Deed, other: str) -> bool:
    return len(step.parents) > 1 and repository.holds(other, step.parents[1])
