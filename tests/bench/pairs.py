"""The pairs that are measured: gold ones from a folder, synthetic ones made for the occasion."""

import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from bench.recipe import Recipe
from bench.synthetic import write

from aiplan_revise.documents import Reading, read
from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.codec import decode
from aiplan_revise.model.edition import Edition, Provision, ancestors, initiatives, numbers

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT.parent / "shared" / "gold"
PLANS = ROOT / "tests" / "cases" / "plans"
"""Invented plans, with what their editions have in common (see the README there)."""
_REFUSED = "\u200e".encode()
"""A mark of direction that our reader refuses; one gold pair has it."""


class Pair(NamedTuple):
    """Two documents and the folder of their truth."""

    name: str
    old: Path
    new: Path
    folder: Path


def gold(folder: Path, scratch: Path) -> Pair:
    """A gold pair: its own documents, or copies without the marks that the reader refuses."""
    old, new = (_clean(_document(folder, side), scratch / folder.name) for side in ("old", "new"))
    return Pair(folder.name, old, new, folder)


def golden(folder: Path, names: list[str]) -> list[Path]:
    """The folders of all gold pairs, the smallest first, or of those named."""
    found = [path.parent for path in folder.glob("*/truth.json") if not names or path.parent.name in names]
    return sorted(found, key=lambda path: (_document(path, "old").stat().st_size, path.name))


def synthetic(recipe: Recipe, scratch: Path) -> Pair:
    """A synthetic pair, written to the scratch folder."""
    name = f"{recipe.lang}-{recipe.size}"
    folder = write(recipe, scratch / name)
    return Pair(name, folder / "old.csv", folder / "new.csv", folder)


def load(path: Path) -> tuple[Edition, dict[str, str]]:
    """An edition and how its initiatives are called in the truth: by their ids, in outlines by their numbers."""
    edition = read(path, Reading(id=path.stem), registry()).edition
    return edition, numbers(edition) if path.suffix == ".md" else {key: key for key in edition.provisions}


@cache
def registry() -> Registry:
    """The shipped registry of bodies."""
    return decode((ROOT / "editions" / "bodies.json").read_bytes(), Registry)


Record = dict[str, str]
"""An initiative as plain texts: number where one is printed, title, text, place, bodies. Never its id."""


def records(path: Path) -> tuple[list[Record], list[str]]:
    """What other tools get to see of a document, and how each record is called in the truth."""
    edition, names = load(path)
    found = initiatives(edition)
    return list(_plain(edition, found)), [names[one.id] for one in found]


def _plain(edition: Edition, found: tuple[Provision, ...]) -> Iterator[Record]:
    printed = numbers(edition)
    for one in found:
        above = [edition.provisions[key].text for key in ancestors(edition.provisions, one.id)]
        place = " / ".join(words.best("ja") for words in above)
        bodies = "; ".join(assignment.printed for assignment in one.assignments)
        title, text = one.title.best("ja"), one.text.best("ja")
        yield {"number": printed[one.id], "title": title, "text": text, "place": place, "bodies": bodies}


def _document(folder: Path, side: str) -> Path:
    return next(path for suffix in (".md", ".csv") if (path := folder / (side + suffix)).exists())


def _clean(document: Path, folder: Path) -> Path:
    raw = document.read_bytes()
    if _REFUSED not in raw:
        return document
    folder.mkdir(parents=True, exist_ok=True)
    copy = Path(shutil.copy(document, folder))
    copy.chmod(0o644)
    copy.write_bytes(raw.replace(_REFUSED, b""))
    return copy
