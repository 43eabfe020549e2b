"""How a plan store is changed: one writer at a time, everything on the disk before it is called done, and every branch
moved only from where its writer saw it.

Objects first, then the refs that make them count: whatever happens in between leaves the store as it was. The lock ends
with the process, and what a dead one left lying is cleared by the next. The recipe was measured against retrying
GitPython's `index.commit`, which lost half of what it had acknowledged.
"""

import os
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import NamedTuple
from uuid import uuid4

from msgspec.structs import replace

from aiplan_revise.errors import PlanError
from aiplan_revise.store.disk import failing, forbidden
from aiplan_revise.store.git import NOTHING, Move, Repository
from aiplan_revise.store.locks import PATIENCE, alone_in, held
from aiplan_revise.store.moving import finish, keep, publish
from aiplan_revise.store.objects import Objects, clear_incoming
from aiplan_revise.store.stamps import OPERATION, Note, Said
from aiplan_revise.store.trees import deed, root, top


class Made(NamedTuple):
    """What a change comes to: files by path (None: removed), further commits that it takes in, for a new branch the
    commit that it leaves from, and further refs that are to move with the branch."""

    files: Mapping[str, bytes | None]
    parents: tuple[str, ...] = ()
    onto: str = ""
    moves: tuple[Move, ...] = ()


class Done(NamedTuple):
    """The commit on which a branch stands now. `new` is False where nothing had to be done: the same operation was done
    before, or nothing differs."""

    commit: str
    new: bool = True


@contextmanager
def alone(repository: Repository) -> Iterator[None]:
    """Holds a store against other writers, clears what dead ones left, and ends what they began. What the disk cannot
    do before refs are moved is told as a PlanError."""
    with alone_in(repository.folder, repository.root), failing(repository.root), _allowed(repository):
        clear_incoming(repository.folder / "objects")
        finish(repository)
        yield


@contextmanager
def _allowed(repository: Repository) -> Iterator[None]:
    """Tells that somebody may not write as a PlanError that names who may."""
    try:
        yield
    except PermissionError as error:
        if error.filename and repository.folder not in Path(os.fsdecode(error.filename)).parents:
            raise
        raise forbidden(repository.folder, repository.root) from None


def commit(repository: Repository, ref: str, said: Said, make: Callable[[str], Made]) -> Done:
    """Puts a commit on a branch. `make` is given the commit on which the branch stands ("" if there is no such branch)
    and says what is to change; where somebody else moved the branch in between it is asked again.

    When this returns, the commit is on the disk and on the branch. The operation of the note names this call: where the
    branch has seen it before (the caller crashed and does not know), nothing is done. PlanError: what `make` raises;
    the name was used for another call; the disk is full; others are writing for too long.
    """
    signed = said._replace(note=replace(said.note, operation=named(said.note.operation)))
    keeping: AbstractContextManager[None] = nullcontext()
    with alone(repository):
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            with keeping:
                tip = repository.target(ref)
                again = repeated(repository, tip, said.note)
                if again:
                    keep(repository, [ref])
                    return Done(again, new=False)
                made = make("" if tip == NOTHING else tip)
                key = _written(repository, tip, made, signed)
            if not key:
                keep(repository, [ref])
                return Done(tip, new=False)
            if publish(repository, [Move(ref, tip, key), *made.moves]):
                return Done(key)
            keeping = held(repository.folder / f"{ref}.lock")  # git was faster: from now on it has to wait for us
    raise PlanError("others keep changing it", f"{repository.root}: {ref}", "try again")


def repeated(repository: Repository, tip: str, note: Note) -> str:
    """The id of the commit, from `tip` back, that the same call made before; "" if none did, or the call has no name.
    PlanError where another call had its name: what that did must not be told as what this one asks for."""
    if not note.operation or tip == NOTHING:
        return ""
    before = [deed(repository, key) for key in repository.said(tip, named(note.operation))]
    same = next((one.id for one in before if note.repeats(one.note)), "")
    if before and not same:
        what = f"operation {note.operation} was already used for “{before[0].note.subject}” [{before[0].id[:10]}]"
        raise PlanError(what, fix="choose another name")
    return same


def _written(repository: Repository, tip: str, made: Made, said: Said) -> str:
    """The id of the commit that `made` describes, written to disk; "" if it would be the same as the one before."""
    objects = Objects()
    key = build(repository, objects, tip, made, said)
    if key:
        objects.write(repository)
    return key


def build(repository: Repository, objects: Objects, tip: str, made: Made, said: Said) -> str:
    """Adds the commit that `made` describes on top of `tip` (NOTHING: a new branch) to what is written; its id. "" if
    it would be the same as the one before."""
    above = made.onto if tip == NOTHING else tip
    tree = objects.changed(repository, top(repository, above) if above else {}, made.files)
    if tip != NOTHING and not made.parents and tree == root(repository, tip):
        return ""
    before = (above,) if above else ()
    return objects.commit(tree, (*before, *made.parents), said.stamp, said.note.text())


def named(operation: str) -> str:
    """The name of an operation: the one that the caller gave, or a new one."""
    if operation and not OPERATION.fullmatch(operation):
        what = f"{operation[:80]!r} cannot name an operation"
        raise PlanError(what, "--operation", "use letters, digits and hyphens, up to 64 of them")
    return operation or uuid4().hex
