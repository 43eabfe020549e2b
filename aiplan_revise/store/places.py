"""Where the files are that come with the program: in a wheel inside the package, in a checkout beside it."""

from pathlib import Path

from aiplan_revise.errors import PlanError

_PACKAGE = Path(__file__).resolve().parent.parent


def shipped() -> Path:
    """The folder of the shipped editions: a store like any other."""
    return _folder("editions")


def in_checkout() -> bool:
    """Whether the shipped editions are those of a checkout, and not a part of an installed program."""
    return shipped().parent != _PACKAGE


def is_bare(folder: Path) -> bool:
    """Whether a folder is a git repository without a working tree."""
    return (folder / "HEAD").is_file() and (folder / "objects").is_dir() and (folder / "refs").is_dir()


def templates() -> Path:
    """The folder of the report templates."""
    return _folder("templates")


def _folder(name: str) -> Path:
    for candidate in (_PACKAGE / f"_{name}", _PACKAGE.parent / name):
        if candidate.is_dir():
            return candidate
    raise PlanError(f"the folder of {name} that comes with aiplan is missing", str(_PACKAGE), "install aiplan again")
