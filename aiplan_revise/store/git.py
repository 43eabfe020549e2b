"""The one place that asks git: commits, trees and blobs, and refs. Plumbing only, and nothing of the user's runs (see
`surroundings`).

GitPython starts git with fixed arguments, always on the repository that is named and never on one found along the way.
Ids, revs, names of refs and files are checked by our own patterns first, and no GIT_* variable, system or user
configuration, hook, filter, pager or remote helper has a say.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple, Self

from aiplan_revise.errors import PlanError
from aiplan_revise.model.integrity import GIT_ID
from aiplan_revise.model.patterns import compiled
from aiplan_revise.store.disk import spoken, told, unsaid
from aiplan_revise.store.stamps import OPERATION
from aiplan_revise.store.surroundings import errors, quiet

if TYPE_CHECKING:
    from git import Git

REV = compiled(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]|[./](?![./]|$)){0,127}(?:[~^][0-9]{0,4}){0,8}")
"""A tag, a branch, a commit, and steps back from it; never an option, a range, a path or a reflog date."""
REF = compiled(r"refs(?:/[a-z0-9](?:[a-z0-9_-]|\.(?=[a-z0-9])){0,63}){2,6}(?<!\.lock)")
"""The full name of a ref that this program writes."""
NOTHING = "0" * 40
"""The id that stands for a ref that is not there."""

MAX_BYTES = 200_000_000
_AHEAD = 64
"""How many objects are asked for ahead."""
_WRITING = ("unpack-objects", "update-ref")
_TAKEN = compiled(r"but expected|(?:File|already) exists|exists; cannot create|unable to resolve|blocking reference")
"""How git says that a ref is no longer where it was, or that somebody else is at it."""

_SETTINGS = [
    f"core.hooksPath={os.devnull}",
    "core.fsmonitor=false",
    f"core.attributesFile={os.devnull}",
    "core.fsync=-loose-object,reference",
    "core.fsyncMethod=fsync",
    "protocol.allow=never",
    "gc.auto=0",
]


class Entry(NamedTuple):
    """What stands under a name in a folder of a commit: its mode (see trees) and the id of its object."""

    mode: int
    id: str


class Move(NamedTuple):
    """A ref that is to go from the commit (or tag) `old` to `new`; NOTHING is a ref that is not there."""

    ref: str
    old: str
    new: str


class Moved(Exception):
    """Somebody else moved a ref in between: the same is to be done again on what is there now."""


class Repository:
    """The git repository whose folder `root` is or lies in. To be used as a context manager: what git is kept running
    to answer many questions ends with it. One thread at a time.

    PlanError: there is no repository, or git is not installed.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._git: Git | None = None
        self._folder: Path | None = None
        self.trees: dict[str, Mapping[str, Entry]] = {}
        self._inside = ""
        self._top: Path | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Ends what git was kept running."""
        if self._git is not None:
            self._git.clear_cache()
            self._git = None

    # ------------------------------------------------------------ where it is

    @property
    def folder(self) -> Path:
        """The folder with git's own files."""
        self._ask()
        assert self._folder
        return self._folder

    @property
    def top(self) -> Path | None:
        """The folder of its working tree; None if it has none."""
        self._ask()
        return self._top

    @property
    def below(self) -> str:
        """Where the folder that was named stands in the repository: "" at its top, or "editions/"."""
        self._ask()
        return f"{self._inside}/" if self._inside else ""

    def _ask(self) -> "Git":
        if self._git is None:
            self._git = self._opened()
        return self._git

    def _opened(self) -> "Git":
        with quiet():
            from git import Git, Repo  # 0.1 s, and it reads the environment and asks git for its version
            from git.exc import GitError

        try:
            with quiet(), Repo(self.root, search_parent_directories=True) as found:
                self._folder = Path(found.git_dir).resolve()
                self._top = Path(found.working_tree_dir).resolve() if found.working_tree_dir else None
                top = self._top or self._folder
        except (GitError, ValueError):
            what = "lies in no git repository, so it has no revs"
            raise PlanError(what, str(self.root), "name one that does, or leave out @REV") from None
        inside = self.root.resolve()
        self._inside = inside.relative_to(top).as_posix().removeprefix(".") if inside.is_relative_to(top) else ""
        git = Git(self._folder)
        git.set_persistent_git_options(git_dir=str(self._folder), c=_SETTINGS)
        return git

    @contextmanager
    def _asking(self) -> Iterator[None]:
        """While one question is asked of the git that answers many; it is started for the first of them."""
        with errors(self.root), nullcontext() if self._git and self._git.cat_file_all else quiet():
            yield

    # ------------------------------------------------------------ reading

    def commit(self, rev: str) -> str:
        """The id of the commit that a rev names; "" if there is none. PlanError for what cannot be a rev."""
        if not REV.fullmatch(rev):
            fix = "name a tag, a branch or a commit, e.g. 2026@v1 or 2026@HEAD~2"
            raise PlanError(f"{rev[:80]!r} cannot be a rev", str(self.root), fix)
        return self._resolved(f"{rev}^{{commit}}")

    def target(self, ref: str) -> str:
        """The id of the object that the ref with this full name points to; NOTHING if there is no such ref."""
        assert REF.fullmatch(ref), ref
        return self._resolved(ref) or NOTHING

    def refs(self, under: str) -> dict[str, str]:
        """The full names of all refs under `under` ("refs/heads/draft") → the ids of what they point to, sorted."""
        assert REF.fullmatch(under), under
        listed = self._run("for-each-ref", "--format=%(objectname) %(refname)", f"{under}/")
        rows = (line.split(" ", 1) for line in listed.decode("utf-8", "replace").splitlines())
        return {name: key for key, name in rows if REF.fullmatch(name)}

    def _resolved(self, name: str) -> str:
        with self._asking():
            try:
                return _word(self._ask().get_object_data(name)[0])
            except ValueError:
                return ""

    def object(self, key: str, kind: str) -> bytes:
        """The bytes of the object with the id `key`. PlanError if it is missing, of another kind, or too large."""
        assert GIT_ID.fullmatch(key), key
        with self._asking():
            try:
                _, found, size, stream = self._ask().stream_object_data(key)
                raw: bytes = stream.read(size) if size <= MAX_BYTES else b""
                del stream  # which reads the rest
            except ValueError:
                found, size, raw = "missing", 0, b""
        self._accept(key, kind, _word(found), size)
        return raw

    def _accept(self, key: str, kind: str, found: str, size: int) -> None:
        """PlanError for an object that is "missing", of another kind than was asked for, or too large."""
        if found == "missing":
            raise PlanError(f"the {kind} {key[:12]} is missing", str(self.root), "see: git fsck")
        if found != kind:
            raise PlanError(f"{key[:12]} is a {found}, not a {kind}", str(self.root), "see: git fsck")
        if size > MAX_BYTES:
            raise PlanError(f"is larger than {MAX_BYTES} bytes", f"{self.root}: {kind} {key[:12]}")

    def objects(self, keys: Sequence[str], kind: str) -> Iterator[bytes]:
        """The bytes of many objects, in order, each as `object` gives it. They are asked for ahead, so that git reads
        on while they are worked on; until the last one was taken, nothing else may be asked."""
        assert all(map(GIT_ID.fullmatch, keys))
        asked = 0
        for at, key in enumerate(keys):
            if asked <= at + _AHEAD // 2 and asked < len(keys):
                more = keys[asked : at + _AHEAD]
                self._pipes()[0].write("".join(f"{one}\n" for one in more).encode())
                self._pipes()[0].flush()
                asked += len(more)
            yield self._answer(self._pipes()[1], key, kind)

    def _pipes(self) -> tuple[IO[bytes], IO[bytes]]:
        """To and from the git that answers many questions."""
        if self._git is None or self._git.cat_file_all is None:
            self._resolved("HEAD")  # the first question starts it
        assert self._git and self._git.cat_file_all
        return self._git.cat_file_all.stdin, self._git.cat_file_all.stdout

    def _answer(self, out: IO[bytes], key: str, kind: str) -> bytes:
        match out.readline().split():
            case [_, found, told]:
                size = int(told)
            case _:
                found, size = b"missing", 0
        self._accept(key, kind, found.decode(), size)
        raw = out.read(size)
        out.read(1)
        return raw

    def blob(self, key: str) -> bytes | None:
        """The bytes of the file that has this id, wherever and whenever it stood; None if there is none."""
        assert GIT_ID.fullmatch(key), key
        return self.object(key, "blob") if self._resolved(f"{key}^{{blob}}") else None

    def said(self, tip: str, operation: str) -> list[str]:
        """The ids of the commits, from `tip` back, that operations of this name made, the newest first."""
        assert GIT_ID.fullmatch(tip) and OPERATION.fullmatch(operation)
        words = operation.replace(".", "[.]")
        return self._run("rev-list", f"--grep=^Operation: {words}$", tip).decode().split()

    def ancestors(self, tip: str, *also: str) -> Iterator[str]:
        """The ids of a commit and all before it, the newest first; `also` are more tips, or "^ID" for what to leave
        out."""
        assert all(GIT_ID.fullmatch(key.removeprefix("^")) for key in (tip, *also))
        yield from self._run("rev-list", "--date-order", tip, *also).decode().split()

    def holds(self, tip: str, key: str) -> bool:
        """Whether a commit is `tip` or one that `tip` comes from."""
        return self.base(tip, key) == key

    def base(self, one: str, other: str) -> str:
        """The id of the newest commit that both come from; "" if there is none."""
        assert GIT_ID.fullmatch(one) and GIT_ID.fullmatch(other)
        return self._run("merge-base", one, other, ends=(0, 1)).decode().strip()

    # ------------------------------------------------------------ writing

    def unpack(self, pack: Sequence[bytes], into: Path) -> None:
        """Writes the objects of a pack, checked but not synced to disk, as files under `into` instead of where git
        keeps its own. PlanError where the disk is full or an object is broken."""
        places = {
            "GIT_OBJECT_DIRECTORY": str(into),
            "GIT_ALTERNATE_OBJECT_DIRECTORIES": str(self.folder / "objects"),
        }
        self._run("unpack-objects", "-q", "--strict", given=pack, env=places)

    def move(self, moves: Sequence[Move]) -> None:
        """Moves refs, synced to disk, one after the other: none, before all can be moved. Moved if one of them is no
        longer where it was, or if somebody else is at it."""
        assert all(REF.fullmatch(m.ref) and GIT_ID.fullmatch(m.old) and GIT_ID.fullmatch(m.new) for m in moves)
        steps = ["start", *(f"update {m.ref} {m.new} {m.old}" for m in moves), "prepare", "commit", ""]
        self._run("update-ref", "--stdin", given=["\n".join(steps).encode()])

    def _run(
        self,
        verb: str,
        *args: str,
        given: Sequence[bytes] = (),
        ends: tuple[int, ...] = (0,),
        env: Mapping[str, str] | None = None,
    ) -> bytes:
        """What a plumbing verb says, with `given` on its standard input; PlanError if it ends in another way than
        `ends`."""
        with quiet(), errors(self.root):
            process = getattr(self._ask(), verb.replace("-", "_"))(*args, istream=-1, as_process=True, env=env)
            with suppress(BrokenPipeError):  # it says itself why it ended
                process.stdin.writelines(given)
            said, talked = process.communicate()
        if process.returncode not in ends:
            raise self._failed(verb, talked.decode("utf-8", "replace"))
        return bytes(said)

    def _failed(self, verb: str, talked: str) -> PlanError | Moved:
        """What a verb that failed comes to."""
        if verb == "update-ref" and not spoken(talked) and _TAKEN.search(talked):
            return Moved(talked.strip())
        return unsaid(talked, self.folder, self.root) if verb in _WRITING else told(talked, self.root)


def _word(told: str | bytes) -> str:
    return told.decode() if isinstance(told, bytes) else told
