"""Commits, and the plain files in their folders. Links, submodules and programs are refused, and what is no name."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby, repeat
from pathlib import Path

from aiplan_revise.errors import PlanError
from aiplan_revise.store.git import Entry, Repository
from aiplan_revise.store.stamps import Deed

PLAIN, FOLDER = 0o100644, 0o040000


def deed(repository: Repository, key: str) -> Deed:
    """The commit with this id, as it was read."""
    return Deed.read(key, repository.object(key, "commit"))


def tree(repository: Repository, key: str) -> Mapping[str, Entry]:
    """What stands in the folder whose tree has the id `key`, by name. PlanError for names that are no names (`..`,
    `.git`)."""
    if key not in repository.trees:
        _keep(repository, key, repository.object(key, "tree"))
    return repository.trees[key]


def _keep(repository: Repository, key: str, raw: bytes) -> None:
    try:
        repository.trees[key] = listed(raw)
    except ValueError as error:
        raise PlanError(str(error), f"{repository.root}: tree {key[:12]}", "see: git fsck") from None


_ROW = re.compile(rb"([0-7]{5,6} [^\0]{1,255})\0(.{20})", re.DOTALL)
"""How a file or folder stands in a tree: its mode and name, and the id of its object."""


def listed(raw: bytes) -> dict[str, Entry]:
    """What the bytes of a tree list, by name. ValueError if they are no tree, or a name is no name. From one commit to
    the next the ids differ and the names do not, so that each of these is looked into once."""
    rows = _ROW.findall(raw)
    if sum(len(row) + 21 for row, _ in rows) != len(raw):  # something stands between them
        return {name: Entry(mode, binary.hex()) for binary, mode, name in _parsed(raw)}
    return {name: Entry(mode, binary.hex()) for (mode, name), binary in ((_named(row), key) for row, key in rows)}


@lru_cache(maxsize=1024)
def _named(row: bytes) -> tuple[int, str]:
    ((_, mode, name),) = _parsed(row + bytes(21))
    return mode, name


def _parsed(raw: bytes) -> list[tuple[bytes, int, str]]:
    from git.objects.fun import tree_entries_from_data

    return [(binary, mode, str(name)) for binary, mode, name in tree_entries_from_data(raw)]


def top(repository: Repository, commit: str) -> Mapping[str, Entry]:
    """What stands at the top of a commit."""
    return tree(repository, root(repository, commit))


def root(repository: Repository, commit: str) -> str:
    """The id of the tree at the top of a commit."""
    return _root(repository.object(commit, "commit"))


def _root(commit: bytes) -> str:
    return commit.removeprefix(b"tree ")[:40].decode()


def entry(repository: Repository, commit: str, path: str) -> Entry | None:
    """What stands at a path in a commit; None if nothing does. PlanError for a link on the way."""
    at = Entry(FOLDER, root(repository, commit))
    for name in filter(None, path.split("/")):
        found = tree(repository, at.id).get(name) if at.mode == FOLDER else None
        if found is None:
            return None
        at = found
        if at.mode not in (PLAIN, FOLDER):
            raise _not_plain(repository, commit, path)
    return at


def file(repository: Repository, commit: str, path: str) -> bytes | None:
    """The bytes of the plain file at a path in a commit; None if there is none. PlanError for anything else."""
    found = entry(repository, commit, path)
    if found is None:
        return None
    if found.mode != PLAIN:
        raise _not_plain(repository, commit, path)
    return repository.object(found.id, "blob")


def contents(root: Path, commits: Sequence[str], path: str) -> Iterator[bytes | None]:
    """What `file` gives for one path in each of many commits of a repository, in order; what several share is read
    once. By a git of its own, which is asked ahead."""
    with Repository(root) as repository:
        listed = list(dict.fromkeys(commits))
        found = zip(listed, repository.objects(listed, "commit"), strict=True)
        at = {commit: Entry(FOLDER, _root(raw)) for commit, raw in found}
        for name in path.split("/"):
            fresh = list(dict.fromkeys(e.id for e in at.values() if e.mode == FOLDER and e.id not in repository.trees))
            for key, raw in zip(fresh, repository.objects(fresh, "tree"), strict=True):
                _keep(repository, key, raw)
            steps = ((commit, repository.trees[e.id].get(name)) for commit, e in at.items() if e.mode == FOLDER)
            at = {commit: e for commit, e in steps if e is not None}
        for commit in (commit for commit, e in at.items() if e.mode != PLAIN):
            raise _not_plain(repository, commit, path)
        blobs = _each(repository, [at[commit].id for commit in commits if commit in at])
        for commit in commits:
            yield next(blobs) if commit in at else None


def _each(repository: Repository, keys: Sequence[str]) -> Iterator[bytes]:
    """Blobs in order; one that comes several times in a row is read once."""
    runs = [(key, len(list(same))) for key, same in groupby(keys)]
    found = repository.objects([key for key, _ in runs], "blob")
    for (_, count), raw in zip(runs, found, strict=True):
        yield from repeat(raw, count)


def folders(repository: Repository, commit: str, path: str, holding: str) -> list[str]:
    """The folders directly below a path that hold a file of this name in a commit, sorted."""
    at = entry(repository, commit, path)
    found = tree(repository, at.id) if at and at.mode == FOLDER else {}
    return sorted(name for name, e in found.items() if e.mode == FOLDER and holding in tree(repository, e.id))


def _not_plain(repository: Repository, commit: str, path: str) -> PlanError:
    fix = "links, folders and programs are not read from git"
    return PlanError("is not a plain file", f"{repository.root}: {path}@{commit[:12]}", fix)
