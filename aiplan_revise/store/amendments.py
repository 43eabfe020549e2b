"""Amendments and drafts: an amendment applied to a draft, or taken back from it, by one commit that names it."""

import hashlib
from collections.abc import Callable
from typing import NamedTuple

from aiplan_revise.errors import PlanError
from aiplan_revise.model.amendment import Amendment
from aiplan_revise.model.codec import decode, encode
from aiplan_revise.model.edition import Edition
from aiplan_revise.model.integrity import place
from aiplan_revise.revise.applying import Applied, Take, applied, between
from aiplan_revise.store.drafts import Drafts, Task
from aiplan_revise.store.folder import Store
from aiplan_revise.store.names import Draft
from aiplan_revise.store.undoing import UNDOES, taken_back
from aiplan_revise.store.writing import Done, Made, commit

APPLIES, REVERTS = "Applies", "Reverts"
"""The trailers that name what a commit applies or takes back, by the SHA-256 of its canonical bytes."""
TAKES = "Takes"
"""The trailer that names the side for which conflicts were decided: ours (the draft) or theirs (the amendment)."""


class Contested(Exception):
    """An amendment and a draft contradict each other."""

    def __init__(self, found: Applied) -> None:
        super().__init__()
        self.found = found


class Proposed(NamedTuple):
    """What is to be done to a draft: the name of the amendment or patch (SHA-256), whether it is to be taken back, what
    the commit says, what becomes of the text, and for which side conflicts are decided."""

    sha256: str
    back: bool
    subject: str
    alter: Callable[[Edition], Edition]
    take: Take | None = None


def fingerprint(raw: bytes) -> str:
    """The name under which commits know an amendment or a patch."""
    return hashlib.sha256(raw).hexdigest()


def proposed(store: Store, of: Amendment, *, back: bool = False, take: Take | None = None) -> Proposed:
    """What an amendment does to a draft, or its inverse (`back`). Where the draft has moved on since, both are merged;
    `alter` raises Contested where they contradict each other, unless that is decided for the draft (`take` ours) or the
    amendment (theirs). PlanError where the amendment is not true of its base."""
    sides, changeset = _sides(store, of), of.changeset
    if back:
        changeset, sides = ~changeset, sides and (sides[1], sides[0])

    def alter(edition: Edition) -> Edition:
        found = applied(edition, changeset, sides, take)
        if found.conflicts:
            raise Contested(found)
        return found.merged

    count = len(changeset.changes)
    what = f"{count} change{'s' * (count != 1)}" if count else "metadata"
    subject = f"{'Revert' if back else 'Apply'} the amendment by {of.by} of {of.on}: {what}"
    return Proposed(fingerprint(encode(of)), back, subject, alter, take)


def _sides(store: Store, of: Amendment) -> tuple[Edition, Edition] | None:
    """The texts between which an amendment leads, where the store has the first of them."""
    raw = store.repository().blob(of.base.blob)
    if raw is None:
        return None
    base = decode(raw, Edition, f"{of.base.edition} ({of.base.blob[:12]})")
    return between(base, of.changeset)


def propose(drafts: Drafts, draft: Draft, what: Proposed, task: Task) -> Done:
    """Does what is proposed to a draft by one commit, once: nothing where the draft's history says that it was done and
    not taken back since. PlanError: what `alter` raises; the draft is not there, or is given another id."""
    trailers = {REVERTS if what.back else APPLIES: what.sha256} | ({TAKES: what.take} if what.take else {})

    def made(tip: str) -> Made:
        now = drafts.edition(draft, tip)
        raw = encode(now if _done(drafts, draft, what) else what.alter(now))
        if decode(raw, Edition, str(draft)).about.id != draft.edition:
            raise PlanError("would make another edition of the draft", place(str(draft), "", "id"), "leave its id")
        return Made({draft.file: raw})

    drafts.open(draft)
    drafts.tip(draft)
    said = task.asking(*trailers, *trailers.values()).says(what.subject, trailers)
    return commit(drafts.repository, draft.ref, said, made)


def _done(drafts: Drafts, draft: Draft, what: Proposed) -> bool:
    """Whether the last word of a draft's history on an amendment is what is proposed. What was undone says nothing."""
    undone: set[str] = set()
    for deed in drafts.deeds(draft, whole=True):
        said = deed.note.trailers
        if deed.id in undone:
            continue
        undone |= taken_back(drafts.repository, said[UNDOES]) if UNDOES in said else set()
        if what.sha256 in (said.get(APPLIES), said.get(REVERTS)):
            return (said.get(REVERTS) == what.sha256) == what.back
    return False
