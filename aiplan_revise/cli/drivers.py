"""What the verbs that git calls share: editions from the files that git hands over, and the registry they go with."""

from pathlib import Path

from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.codec import decode
from aiplan_revise.model.edition import About, Edition
from aiplan_revise.store import Store, shipped

FILE_IS = {"ignore_unknown_options": True}
"""For Click: what stands after `--` are files, whatever they are called."""


def edition(file: Path, where: str) -> Edition | None:
    """The edition in a file; None if that is empty, as git hands over a side that is not there. PlanError if it is no
    edition, which names `where`."""
    raw = file.read_bytes()
    return decode(raw, Edition, where) if raw else None


def empty(like: Edition | None) -> Edition:
    """What stands for a side that is not there: the edition without a text."""
    return Edition(About(like.about.id if like else "none"))


def registry(path: str) -> Registry:
    """The bodies of the store in which the edition at this path of the repository stands; git calls from its top."""
    return Store(root).registry() if (root := Path(path).parent.parent).is_dir() else Store(shipped()).registry()
