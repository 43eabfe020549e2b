"""Refs moved to what was written: all of them or none, whatever fails in between.

git moves the refs of one transaction one after the other, and what stops it between two leaves half of them moved: an
adopted text without its tag. So where several are to move, that is written down first, and what was begun is brought
to its end: at once, or where the disk does not let us, by whoever writes next.
"""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from aiplan_revise.errors import PlanError
from aiplan_revise.model.integrity import GIT_ID
from aiplan_revise.store.disk import DONE, failing, sync
from aiplan_revise.store.files import BESIDE, replace
from aiplan_revise.store.git import NOTHING, REF, Move, Moved, Repository
from aiplan_revise.store.locks import sweep

_NOTE = "aiplan-moves"
"""The file in a store that says what is to move."""
_HALF = "what was begun is half done: put that right, then do it again, which ends it first"


def publish(repository: Repository, moves: Sequence[Move]) -> bool:
    """Moves refs to what was written, all of them or none, and syncs their names to disk; whether they were still where
    they were seen. Only under the lock of the store."""
    try:
        _move(repository, moves)
    except Moved:
        return False
    keep(repository, [one.ref for one in moves])
    return True


def keep(repository: Repository, refs: Iterable[str]) -> None:
    """Syncs the names of refs to disk: of new ones, and of those that a call that failed or was stopped left there."""
    folder = repository.folder
    above = {place for ref in refs for place in (folder / ref).parents if folder in place.parents}
    with failing(repository.root, DONE):
        sync(place for place in sorted(above) if place.is_dir())


def finish(repository: Repository) -> bool:
    """Ends what a writer began that was stopped between two refs; whether there was such a thing. Only under the lock
    of the store."""
    note = repository.folder / _NOTE
    moves = _noted(note)
    begun = any(_made(repository, one) for one in moves)
    if begun:
        _end(repository, moves)
    _forget(note)
    return begun


def _move(repository: Repository, moves: Sequence[Move]) -> None:
    if len(moves) == 1:
        _swept(repository, moves)
        return
    try:
        _write_down(repository.folder / _NOTE, moves)
        _swept(repository, moves)
    except (PlanError, OSError, Moved):
        if not finish(repository):
            raise
    _forget(repository.folder / _NOTE)


def _swept(repository: Repository, moves: Sequence[Move]) -> None:
    """Moves refs. Locks that a dead process left are cleared first."""
    names = (*(f"{one.ref}.lock" for one in moves), "HEAD.lock", "packed-refs.lock")
    sweep(repository.folder / name for name in names)
    repository.move(moves)


def _end(repository: Repository, moves: Sequence[Move]) -> None:
    left = [one for one in moves if repository.target(one.ref) == one.old]
    try:
        with failing(repository.root, _HALF):
            if left:
                _swept(repository, left)
    except (PlanError, Moved) as error:
        what = error.what if isinstance(error, PlanError) else "somebody else is writing it"
        raise PlanError(what, str(repository.root), _HALF) from None
    keep(repository, [one.ref for one in moves])


def _made(repository: Repository, of: Move) -> bool:
    """Whether a ref was moved, and is where it was moved to, or was taken on from there."""
    at = repository.target(of.ref)
    if of.new == NOTHING or at in (NOTHING, of.old):
        return False
    return at == of.new or (bool(repository.commit(of.new)) and repository.holds(at, of.new))


def _write_down(note: Path, moves: Sequence[Move]) -> None:
    replace(note, "".join(f"{one.ref} {one.old} {one.new}\n" for one in moves).encode())
    sync([note, note.parent])


def _forget(note: Path) -> None:
    """Takes the note away. Where the disk does not let us, it stays true: who finds it sees that all is done, or that
    nothing was."""
    with suppress(OSError):
        for one in [*note.parent.glob(_NOTE), *note.parent.glob(f"{BESIDE}*")]:
            one.unlink()


def _noted(note: Path) -> list[Move]:
    if not note.is_file():
        return []
    rows = [line.split(" ") for line in note.read_text(encoding="utf-8", errors="replace").splitlines()]
    return [Move(*row) for row in rows if len(row) == 3 and _sound(*row)]  # noqa: PLR2004


def _sound(ref: str, old: str, new: str) -> bool:
    return bool(REF.fullmatch(ref) and GIT_ID.fullmatch(old) and GIT_ID.fullmatch(new))
