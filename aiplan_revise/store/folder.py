"""A store: plan.json, bodies.json, and one folder for each edition with edition.json and ledger.json."""

from pathlib import Path
from typing import TYPE_CHECKING, Self, TypeVar

from aiplan_revise.errors import PlanError
from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.codec import decode
from aiplan_revise.model.edition import About, Edition, Plan, Texts
from aiplan_revise.model.integrity import EDITION_ID, edition_id
from aiplan_revise.model.links import Ledger
from aiplan_revise.model.sketch import LedgerSketch, Sketch, Sketches, ledger_sketch
from aiplan_revise.store.names import DRAFTS, SHARES, Draft, drafts
from aiplan_revise.store.places import in_checkout, is_bare, shipped

if TYPE_CHECKING:
    from aiplan_revise.store.git import Repository

T = TypeVar("T")
MAIN_REV = "main"
"""The branch that a repository without a working tree is read at."""


class Store:
    """The editions, ledgers and bodies in the folder `root`, as they stand there. Where `rev` is given, as they stood
    at that git rev (a tag, a branch, a commit, `HEAD~2`); the folder must then lie in a git repository. A repository
    without a working tree is a store too: what stands there is its branch `main`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.bare = is_bare(root)
        self._repository: Repository | None = None
        self._sketches = Sketches()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Ends what git was kept running for many questions; the store may be asked again."""
        if self._repository is not None:
            self._repository.close()

    def ids(self) -> tuple[str, ...]:
        """The ids of the editions that are here, sorted."""
        if self.bare:
            from aiplan_revise.store.trees import folders

            found = iter(folders(self.repository(), self._commit(MAIN_REV), "", "edition.json"))
        else:
            found = (path.parent.name for path in self.root.glob("*/edition.json"))
        return tuple(sorted(key for key in found if EDITION_ID.fullmatch(key)))

    def drafts(self) -> list[Draft]:
        """The drafts that are here, by name; none where the store is a folder of files."""
        return sorted(drafts([*self.repository().refs(DRAFTS), *self.repository().refs(SHARES)])) if self.bare else []

    def repository(self) -> "Repository":
        """The git repository that the store is or lies in."""
        if self._repository is None:
            from aiplan_revise.store.git import Repository  # GitPython takes 0.1 s

            self._repository = Repository(self.root)
        return self._repository

    def edition(self, key: str, rev: str = "") -> Edition:
        """The edition with the id `key`. PlanError if there is none, naming those there are."""
        edition_id(key)
        where, raw = self._read(f"{key}/edition.json", rev)
        if raw is None:
            raise self._unknown(key, rev)
        found = decode(raw, Edition, where)
        _named(found.about, key, where)
        return found

    def sketch(self, key: str, rev: str = "") -> Sketch:
        """The edition with the id `key`, its words read when they are asked for: for questions about many editions."""
        edition_id(key)
        where, raw = self._read(f"{key}/edition.json", rev)
        if raw is None:
            raise self._unknown(key, rev)
        found = self._sketches.of(raw, where)
        _named(found.frame.about, key, where)
        return found

    def ledger(self, key: str, rev: str = "") -> Ledger | None:
        """The lineage kept beside the edition `key`, with the decisions of persons; None if none is kept."""
        return self._decoded(f"{edition_id(key)}/ledger.json", Ledger, rev)

    def links(self, key: str, rev: str = "") -> LedgerSketch | None:
        """What joins what in the lineage kept beside the edition `key`; None if none is kept."""
        where, raw = self._read(f"{edition_id(key)}/ledger.json", rev)
        return None if raw is None else ledger_sketch(raw, where)

    def ledger_path(self, key: str) -> Path:
        """Where the ledger of the edition `key` is kept. PlanError for the editions inside an installed program, which
        the next installation would replace."""
        self._own(self.root / key, "add --ledger FILE")
        return self.root / edition_id(key) / "ledger.json"

    def wordings_path(self, key: str) -> Path:
        """Where the words of persons for the summary of the edition `key` are kept; PlanError as above."""
        self._own(self.root / key, "add --wordings FILE")
        return self.root / edition_id(key) / "summary.json"

    def checks_path(self, *, writing: bool = False) -> Path:
        """Where the levels of rules and the exceptions to them are kept, for all editions; PlanError as above."""
        if writing:
            self._own(self.root, "add --rules FILE")
        return self.root / "checks.json"

    def _own(self, path: Path, fix: str) -> None:
        if self.root == shipped() and not in_checkout():
            raise PlanError("comes with aiplan and is not written to", str(path), fix)

    def registry(self, rev: str = "") -> Registry:
        """The bodies that this store knows; without a bodies.json of its own, those that come with the program."""
        own = self._decoded("bodies.json", Registry, rev)
        if own is None and self.root != shipped():
            return Store(shipped()).registry()
        return own or Registry()

    def plan(self, rev: str = "") -> Plan:
        """What is known of the plan as a whole; a plan without a title where the store says nothing."""
        return self._decoded("plan.json", Plan, rev) or Plan(Texts())

    def plans(self) -> frozenset[str]:
        """The ids under which a provision can refer to a plan: those of other plans, and of the editions here."""
        return frozenset((*self.plan().others, *self.ids()))

    def _decoded(self, name: str, kind: type[T], rev: str) -> T | None:
        where, raw = self._read(name, rev)
        return None if raw is None else decode(raw, kind, where)

    def _read(self, name: str, rev: str) -> tuple[str, bytes | None]:
        """Where a file of the store is, for messages, and its bytes; None if it is not there."""
        if rev or self.bare:
            from aiplan_revise.store.trees import file

            git = self.repository()
            return f"{name}@{rev or MAIN_REV}", file(git, self._commit(rev or MAIN_REV), f"{git.below}{name}")
        path = self.root / name
        if path.exists() and not path.is_file():
            raise PlanError("is not a file", str(path))
        return str(path), path.read_bytes() if path.exists() else None

    def _commit(self, rev: str) -> str:
        found = self.repository().commit(rev)
        if not found:
            fix = self.here() if self.drafts() else "see: git log --oneline"
            raise PlanError(f"there is no rev {rev}", str(self.root), fix)
        return found

    def _unknown(self, key: str, rev: str) -> PlanError:
        if rev:
            return PlanError(f"there is no edition {key} at {rev}", str(self.root), "name another rev or edition")
        return PlanError(f"there is no edition {key}", str(self.root), self.here())

    def here(self) -> str:
        """What is here, for those who named something else."""
        drafts = ", ".join(map(str, self.drafts()))
        return f"the editions here: {', '.join(self.ids()) or 'none'}" + (f"; the drafts: {drafts}" if drafts else "")


def _named(about: About, key: str, where: str) -> None:
    if about.id != key:
        raise PlanError(f"the edition says that its id is {about.id}", where, f"rename the folder {key}")


def open_store(path: Path | None = None) -> Store:
    """The store in the folder `path`; without one, the store in which the caller stands, or else the shipped one."""
    if path is None:
        return _around() or Store(shipped())
    if not path.is_dir():
        raise PlanError("is not a folder", str(path), "a store is a folder with one folder for each edition")
    return Store(path)


def _around() -> Store | None:
    """The store that the working folder is; inside a git repository, also one above it, up to its top."""
    try:
        here = Path.cwd()
    except FileNotFoundError:  # somebody removed it
        return None
    above = (here, *here.parents)
    top = next((at for at, folder in enumerate(above) if (folder / ".git").exists() or is_bare(folder)), 0)
    return next(filter(_holds, map(Store, above[: top + 1])), None)


def _holds(store: Store) -> bool:
    """Whether there is an edition in a folder."""
    try:
        return bool(store.ids())
    except PlanError:  # a repository without such a branch
        return False
