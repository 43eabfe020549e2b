"""The surroundings in which git runs: nothing in them can make it run or read something else, and what it cannot do is
told in the user's words."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from aiplan_revise.errors import PlanError
from aiplan_revise.store.disk import spoken, told

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


def author(folder: Path) -> str:
    """The name under which commits are made in a folder (git's `user.name`); "" if git is not there or knows none."""
    if not folder.is_dir():
        return ""
    with quiet():
        os.environ.pop("GIT_CONFIG_GLOBAL")  # the one question that is about the user
        from git import Git, GitError

        try:
            said: str = Git(folder).config("--get", "user.name")
        except (GitError, OSError):
            return ""
    return said.strip()


@contextmanager
def errors(root: Path) -> Iterator[None]:
    """What git cannot do, in the user's words."""
    with quiet():  # GitPython asks git for its version as soon as it is loaded
        from git.exc import GitCommandError, GitCommandNotFound, GitError

    try:
        yield
    except GitCommandNotFound:
        raise PlanError("git is not installed", str(root), "install git, or do without @REV") from None
    except GitCommandError as error:
        talk = str(error.stderr).strip().removeprefix("stderr:").strip(" '\n")
        raise told(talk if spoken(talk) else talk.partition("\n")[0], root) from None
    except GitError as error:
        raise PlanError(str(error).splitlines()[0], str(root)) from None


@contextmanager
def quiet() -> Iterator[None]:
    """git's surroundings without anything that could make it run or read something else."""
    kept = {name: os.environ[name] for name in os.environ if name.startswith("GIT_") or name in _ENVIRONMENT}
    for name in kept:
        del os.environ[name]
    os.environ.update(_ENVIRONMENT)
    try:
        yield
    finally:
        for name in _ENVIRONMENT:
            os.environ.pop(name, None)
        os.environ.update(kept)
