"""A new plan store: a git repository without a working tree, so that nobody's half-done work stands in it."""

from pathlib import Path
from tempfile import mkdtemp

from aiplan_revise.errors import PlanError
from aiplan_revise.model.codec import encode
from aiplan_revise.store.disk import DONE, UNCHANGED, UNSURE, failing, sync
from aiplan_revise.store.folder import Store
from aiplan_revise.store.git import NOTHING, Move, Repository
from aiplan_revise.store.names import MAIN, edition_file
from aiplan_revise.store.objects import Objects
from aiplan_revise.store.stamps import Note, Said, Stamp
from aiplan_revise.store.surroundings import errors, quiet
from aiplan_revise.store.writing import Made, build, named

_SETTINGS = {
    "core.fsync": "committed,reference",
    "receive.denyDeletes": "true",
    "receive.denyNonFastForwards": "true",
    "transfer.fsckObjects": "true",
}
"""What holds for plain git in the store too: everything synced, nothing taken back, nothing broken taken in."""


def begin(path: Path, source: Store, stamp: Stamp) -> str:
    """Makes the plan store `path` with the plan, the bodies and the editions of `source`; the id of its first commit.
    It is there whole or not at all. PlanError if something is there already."""
    if path.exists():
        raise PlanError("is there already", str(path), "name another, or remove it")
    if not path.parent.is_dir():
        raise PlanError("no such folder", str(path.parent), "make it first, or name another")
    files = dict(_files(source))
    with failing(path):
        key = _put(path, files, stamp)
    with failing(path, DONE):
        sync([path.parent])
    return key


def _put(path: Path, files: dict[str, bytes], stamp: Stamp) -> str:
    """Fills a folder beside `path`, which then takes its name."""
    scratch = Path(mkdtemp(prefix=".aiplan-", dir=path.parent))
    try:
        key = _filled(scratch, files, stamp)
        _synced(scratch)
        scratch.rename(path)
    except PlanError as error:
        raise PlanError(error.what, str(path), error.fix or UNCHANGED.format(UNSURE)) from None
    finally:
        if scratch.exists():
            from shutil import rmtree

            rmtree(scratch, ignore_errors=True)
    return key


def _files(source: Store) -> list[tuple[str, bytes]]:
    """All that a store holds, in canonical bytes."""
    files = [("plan.json", encode(source.plan())), ("bodies.json", encode(source.registry()))]
    for key in source.ids():
        files.append((edition_file(key), encode(source.edition(key))))
        ledger = source.ledger(key)
        if ledger is not None:
            files.append((f"{key}/ledger.json", encode(ledger)))
    return files


def _filled(folder: Path, files: dict[str, bytes], stamp: Stamp) -> str:
    with quiet(), errors(folder):
        from git import Git  # 0.1 s

        ask = Git(folder)
        ask.init("--bare", "--quiet", "--template=", "--initial-branch=main", "--object-format=sha1", ".")
        for name, value in _SETTINGS.items():
            ask.config("--local", name, value)
    count = sum(name.endswith("/edition.json") for name in files)
    note = Note(f"Begin the plan with {count} edition{'s' * (count != 1)}", operation=named(""))
    objects = Objects()
    with Repository(folder) as repository:
        key = build(repository, objects, NOTHING, Made(files), Said(stamp, note))
        objects.write(repository)
        repository.move([Move(MAIN, NOTHING, key)])
    return key


def _synced(folder: Path) -> None:
    """Makes the disk keep everything in a folder, but for links: git tries one, and may fail to take it away again."""
    sync(sorted([folder, *(path for path in folder.rglob("*") if not path.is_symlink())]))
