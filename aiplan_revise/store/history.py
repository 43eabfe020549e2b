"""The one place that asks git: the bytes of a file at a rev, and who the user is. Reading only, plumbing only, nothing
of the user's runs.

GitPython starts git with fixed arguments; ids and revs are checked by our own patterns first, `--end-of-options`
stands before them, and no GIT_* variable, system or user configuration, hook or remote helper has a say (but the user's
configuration in who the user is).
"""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from aiplan_revise.errors import PlanError

if TYPE_CHECKING:
    from git import Git

REV = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]|[./](?![./]|$)){0,127}(?:[~^][0-9]{0,4}){0,8}")
"""A tag, a branch, a commit, and steps back from it; never an option, a range, a path or a reflog date."""

MAX_BYTES = 200_000_000

_ENVIRONMENT = {
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_PYTHON_REFRESH": "quiet",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
_SETTINGS = [f"core.hooksPath={os.devnull}", "core.fsmonitor=false", f"core.attributesFile={os.devnull}"]


def blob(root: Path, name: str, rev: str) -> bytes | None:
    """The bytes that the plain file `name` (relative to `root`) held at `rev`; None if it was not there.

    PlanError: `root` lies in no git repository, the rev is malformed or unknown, the path was a link or a folder.
    """
    if not REV.fullmatch(rev):
        fix = "name a tag, a branch or a commit, e.g. 2026@v1 or 2026@HEAD~2"
        raise PlanError(f"{rev[:80]!r} cannot be a rev", str(root), fix)
    with _environment():
        return _blob(root.resolve(), name, rev)


def author(folder: Path) -> str:
    """The name under which commits are made in a folder (git's `user.name`); "" if git is not there or knows none."""
    if not folder.is_dir():
        return ""
    with _environment():
        os.environ.pop("GIT_CONFIG_GLOBAL")  # the one question that is about the user
        from git import Git, GitError

        try:
            said: str = Git(folder).config("--get", "user.name")
        except (GitError, OSError):
            return ""
    return said.strip()


def _blob(root: Path, name: str, rev: str) -> bytes | None:
    from git import Git, GitError, Repo  # 0.1 s, and it reads the environment

    try:
        with Repo(root, search_parent_directories=True) as repo:
            ask: Git = repo.git
            ask.set_persistent_git_options(c=_SETTINGS)
            inside = root.relative_to(Path(repo.working_tree_dir or repo.git_dir).resolve()) / name
            key = _key(ask, f"{rev}^{{commit}}", inside.as_posix(), f"{root}: {name}@{rev}")
            return ask.cat_file("blob", key, stdout_as_string=False, strip_newline_in_stdout=False) if key else None
    except PlanError:
        raise
    except (GitError, ValueError) as error:
        raise _told(error, root, rev) from None


def _key(ask: "Git", commit: str, path: str, where: str) -> str:
    """The object that the plain file `path` was at `commit`; "" if it was not there."""
    sha: str = ask.rev_parse("--verify", "--quiet", "--end-of-options", commit)
    found: str = ask.ls_tree("-z", "-l", "--full-tree", "--end-of-options", sha, path).rstrip("\0")
    if not found:
        return ""
    mode, _, key, size = found.partition("\t")[0].split()
    if mode != "100644":
        raise PlanError("is not a plain file", where, "links, folders and programs are not read from git")
    if int(size) > MAX_BYTES:
        raise PlanError(f"is larger than {MAX_BYTES} bytes", where)
    return key


def _told(error: Exception, root: Path, rev: str) -> PlanError:
    """What went wrong with git, in the user's words."""
    from git import GitCommandError, GitCommandNotFound

    if isinstance(error, GitCommandNotFound):
        return PlanError("git is not installed", str(root), f"install git, or leave out @{rev}")
    if isinstance(error, GitCommandError):
        said = str(error.stderr).strip().removeprefix("stderr:").strip(" '\n")
        what = said.splitlines()[0] if said else f"there is no rev {rev}"
        return PlanError(what, str(root), "see: git log --oneline")
    return PlanError("lies in no git repository, so it has no revs", str(root), f"leave out @{rev}")


@contextmanager
def _environment() -> Iterator[None]:
    """git's surroundings without anything that could make it run or read something else."""
    kept = dict(os.environ)
    for name in kept:
        if name.startswith("GIT_"):
            del os.environ[name]
    os.environ.update(_ENVIRONMENT)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(kept)
