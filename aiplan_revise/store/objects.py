"""What git keeps, made anew: blobs, trees, commits and tags, and how they get onto the disk."""

import hashlib
import io
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from tempfile import mkdtemp

from aiplan_revise.model.integrity import GIT_ID
from aiplan_revise.store.disk import sync
from aiplan_revise.store.git import Entry, Repository
from aiplan_revise.store.stamps import Stamp
from aiplan_revise.store.trees import FOLDER, PLAIN, tree

_INCOMING = "tmp_objdir-aiplan-"
"""How a folder begins in which objects arrive; `git prune` knows what begins with tmp_objdir."""


class Objects:
    """Objects that are to be written, each once."""

    def __init__(self) -> None:
        self.made: dict[str, tuple[str, bytes]] = {}

    def add(self, kind: str, raw: bytes) -> str:
        """Adds an object; its id."""
        name = hashlib.sha1(b"%s %d\0" % (kind.encode(), len(raw)), usedforsecurity=False)
        name.update(raw)
        self.made[name.hexdigest()] = (kind, raw)
        return name.hexdigest()

    def tree(self, entries: Mapping[str, Entry]) -> str:
        """Adds a folder with these entries; the id of its tree."""
        from git.objects.fun import tree_to_stream

        out = io.BytesIO()
        names = sorted(entries, key=lambda name: name + "/" * (entries[name].mode == FOLDER))
        tree_to_stream([(bytes.fromhex(entries[n].id), entries[n].mode, n) for n in names], out.write)
        return self.add("tree", out.getvalue())

    def commit(self, tree: str, parents: Iterable[str], stamp: Stamp, message: str) -> str:
        """Adds a commit; its id."""
        signed = stamp.line()
        lines = [f"tree {tree}", *(f"parent {key}" for key in parents), f"author {signed}", f"committer {signed}"]
        return self.add("commit", "\n".join([*lines, "", message]).encode())

    def tag(self, name: str, commit: str, stamp: Stamp, message: str, sign: Callable[[bytes], bytes] = bytes) -> str:
        """Adds an annotated tag on a commit, signed by `sign`; its id."""
        lines = [f"object {commit}", "type commit", f"tag {name}", f"tagger {stamp.line()}", "", message]
        return self.add("tag", sign("\n".join(lines).encode()))

    def changed(self, repository: Repository, base: Mapping[str, Entry], files: Mapping[str, bytes | None]) -> str:
        """Adds the folder that comes from `base` when these files (by path; None: removed) take the place of what was
        there; the id of its tree. What is left empty goes."""
        made = dict(base)
        below: dict[str, dict[str, bytes | None]] = {}
        for path, raw in files.items():
            name, _, rest = path.partition("/")
            if rest:
                below.setdefault(name, {})[rest] = raw
            elif raw is None:
                made.pop(name, None)
            else:
                made[name] = Entry(PLAIN, self.add("blob", raw))
        for name, inner in below.items():
            was = made.pop(name, None)
            key = self.changed(repository, tree(repository, was.id) if was and was.mode == FOLDER else {}, inner)
            if self.made[key][1]:
                made[name] = Entry(FOLDER, key)
        return self.tree(made)

    def write(self, repository: Repository) -> None:
        """Puts the objects onto the disk: whole, checked by git, and synced with the folders that name them; or not at
        all. They arrive in a folder of their own, which goes again whatever happens."""
        home = repository.folder / "objects"
        into = Path(mkdtemp(prefix=_INCOMING, dir=home))
        try:
            repository.unpack(_pack(self.made.values()), into)
            _adopt(into, home, self.made)
        finally:
            _remove(into)


def clear_incoming(home: Path) -> None:
    """Removes what a dead process left behind of objects that were arriving. Only under the lock of the store."""
    for left in home.glob(f"{_INCOMING}*"):
        _remove(left)


def _adopt(into: Path, home: Path, keys: Iterable[str]) -> None:
    """Syncs objects to disk, gives them their place among git's own, and syncs the folders that hold the names of all
    `keys`: git leaves out what is there already, be it that whoever wrote it was stopped before it was safe."""
    files = [file for folder in into.iterdir() if folder.is_dir() for file in folder.iterdir()]
    files = [file for file in files if GIT_ID.fullmatch(file.parent.name + file.name)]
    sync(files)
    for file in files:
        own = home / file.parent.name
        own.mkdir(exist_ok=True)
        file.replace(own / file.name)
    sync(folder for folder in (home, *(home / name for name in sorted({key[:2] for key in keys}))) if folder.is_dir())


def _remove(folder: Path) -> None:
    from shutil import rmtree

    rmtree(folder, ignore_errors=True)


def _pack(objects: Iterable[tuple[str, bytes]]) -> list[bytes]:
    """The objects as one stream of git's pack format. Small ones are compressed; of a large one git would only have to
    undo that."""
    from gitdb.base import OStream  # type: ignore[import-untyped]
    from gitdb.pack import PackEntity  # type: ignore[import-untyped]

    out: list[bytes] = []
    streams = [OStream(b"", kind.encode(), len(raw), io.BytesIO(raw)) for kind, raw in objects]
    PackEntity.write_pack(streams, out.append, object_count=len(streams), zlib_compression=0)
    return out
