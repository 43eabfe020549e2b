"""git's configuration, of one repository or of the user: asked and written with the same care as all else."""

import os
from pathlib import Path
from typing import NamedTuple

from aiplan_revise.model.patterns import compiled
from aiplan_revise.store.disk import PARTLY, UNSURE, failing, told
from aiplan_revise.store.git import Repository
from aiplan_revise.store.locks import sweep
from aiplan_revise.store.surroundings import errors, quiet

_OWN = compiled(r"(?:diff|merge)\.aiplan\.[a-z]+")
"""The names that this program writes."""
_NONE, _NONE_TO_UNSET = 1, 5
"""How git ends where a name is not set."""


class Settings(NamedTuple):
    """The configuration of a repository itself, or (None) that of the user for all repositories."""

    repository: Repository | None = None

    @property
    def scope(self) -> str:
        """git's word for it."""
        return "--local" if self.repository else "--global"

    def get(self, name: str) -> str:
        """What is set under a name of this program; "" if nothing."""
        assert _OWN.fullmatch(name), name
        return self._ask("--get", name, otherwise=_NONE)

    def put(self, name: str, value: str) -> None:
        """Sets a name of this program; "" takes it out. A lock that a dead git left in a repository goes first."""
        assert _OWN.fullmatch(name), name
        if self.repository:
            with failing(self.repository.root, PARTLY):
                sweep([self.repository.folder / "config.lock"])
        if value:
            self._ask("--replace-all", name, value)
        else:
            self._ask("--unset-all", name, otherwise=_NONE_TO_UNSET)

    def attributes(self) -> Path:
        """The file that says which files the settings are for: beside the files, so that it can be shared; without a
        working tree, or for the user, where git looks besides."""
        if self.repository:
            top = self.repository.top
            return top / ".gitattributes" if top else self.repository.folder / "info" / "attributes"
        named = self._ask("--type=path", "--get", "core.attributesFile", otherwise=_NONE)
        return Path(named) if named else _home() / "git" / "attributes"

    def _ask(self, *args: str, otherwise: int = 0) -> str:
        """What `git config` says; "" where it ends with `otherwise`. PlanError where it ends in another way."""
        users = os.environ.get("GIT_CONFIG_GLOBAL")
        where = self.repository.root if self.repository else Path("git config --global")
        with errors(where), quiet():
            from git import Git  # 0.1 s

            ask = Git(self.repository.folder if self.repository else None)
            if self.repository:
                ask.set_persistent_git_options(git_dir=str(self.repository.folder))
            else:
                os.environ.pop("GIT_CONFIG_GLOBAL")  # here it is about the user
                os.environ.update({"GIT_CONFIG_GLOBAL": users} if users else {})
            status, said, talk = ask.config(self.scope, *args, with_extended_output=True, with_exceptions=False)
        if status not in (0, otherwise):
            raise told(str(talk), where, PARTLY.format(UNSURE), PARTLY)
        return str(said) if status == 0 else ""


def _home() -> Path:
    named = os.environ.get("XDG_CONFIG_HOME")
    return Path(named) if named else Path.home() / ".config"
