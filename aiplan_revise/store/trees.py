"""Files in commits: plain ones in folders. Links, submodules and programs are refused, and names that are no names."""

from collections.abc import Mapping

from aiplan_revise.errors import PlanError
from aiplan_revise.store.git import Entry, Repository

PLAIN, FOLDER = 0o100644, 0o040000


def tree(repository: Repository, key: str) -> Mapping[str, Entry]:
    """What stands in the folder whose tree has the id `key`, by name. PlanError for names that are no names (`..`,
    `.git`)."""
    if key not in repository.trees:
        from git.objects.fun import tree_entries_from_data

        try:
            listed = tree_entries_from_data(repository.object(key, "tree"))
        except ValueError as error:
            raise PlanError(str(error), f"{repository.root}: tree {key[:12]}", "see: git fsck") from None
        repository.trees[key] = {str(name): Entry(mode, binary.hex()) for binary, mode, name in listed}
    return repository.trees[key]


def top(repository: Repository, commit: str) -> Mapping[str, Entry]:
    """What stands at the top of a commit."""
    return tree(repository, root(repository, commit))


def root(repository: Repository, commit: str) -> str:
    """The id of the tree at the top of a commit."""
    return repository.object(commit, "commit")[len(b"tree ") :][:40].decode()


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


def folders(repository: Repository, commit: str, path: str, holding: str) -> list[str]:
    """The folders directly below a path that hold a file of this name in a commit, sorted."""
    at = entry(repository, commit, path)
    found = tree(repository, at.id) if at and at.mode == FOLDER else {}
    return sorted(name for name, e in found.items() if e.mode == FOLDER and holding in tree(repository, e.id))


def _not_plain(repository: Repository, commit: str, path: str) -> PlanError:
    fix = "links, folders and programs are not read from git"
    return PlanError("is not a plain file", f"{repository.root}: {path}@{commit[:12]}", fix)
