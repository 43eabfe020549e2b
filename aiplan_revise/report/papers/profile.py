"""How a comparison table looks: a file in templates/profiles/, or one of the user's own that says what it does
otherwise than `cabinet`."""

from pathlib import Path
from typing import Literal

from aiplan_revise.errors import PlanError
from aiplan_revise.model.codec import decode
from aiplan_revise.model.edition import Lang, Texts, Value
from aiplan_revise.report.papers.shapes import SideName
from aiplan_revise.report.words import templates

_LONGEST = 2**16
"""Bytes that a profile may have."""


class Profile(Value, frozen=True):
    """All that differs between forms of the table; what a file does not say is as here, which is `cabinet`.

    `old` and `new` head the columns, which stand in this `order`; `note` stands above the table. `added` stands on the
    other side of a new provision, `dropped` of one that is gone, `omitted` for words that did not change. `underline`
    names the sides on which changed words are underlined; with `double_numbers` the number of a provision that is new,
    gone, moved or renumbered is underlined twice, else once if it changed. `boxed` frames further columns that changed
    instead of underlining them. With `padding`, words that only one side has stand as underlined blanks on the other.
    With `collapse`, unchanged provisions are omitted together ("b) to e)"), else each by itself. `numbers` are as the
    edition prints them, or with those above them ("3.1.2.a"). `remarks` heads a last column that says what happened,
    which is left out where it is empty.
    """

    about: Texts = Texts()
    old: Texts = Texts("変更前", "Before")
    new: Texts = Texts("変更後", "After")
    order: tuple[SideName, SideName] = ("new", "old")
    note: Texts = Texts("（傍線部分は変更部分）", "(underlined: what changed)")
    added: Texts = Texts("（新設）", "(new)")
    dropped: Texts = Texts("（削る）", "(deleted)")
    omitted: Texts = Texts("（略）", "(omitted)")
    underline: tuple[SideName, ...] = ("old", "new")
    double_numbers: bool = False
    boxed: bool = False
    padding: bool = False
    collapse: bool = True
    numbers: Literal["printed", "dotted"] = "printed"
    remarks: Texts = Texts()
    orientation: Literal["landscape", "portrait"] = "landscape"


def names() -> list[str]:
    """The profiles that come with the program."""
    return sorted(path.stem for path in _folder().glob("*.json"))


def profile(name: str, lang: Lang) -> Profile:
    """The profile with a name, or in a file of the user's own; "" is the usual one of a language.

    A PlanError says what is wrong with it, and where."""
    name = name or ("cabinet" if lang == "ja" else "english")
    path = _folder() / f"{name}.json" if name in names() else Path(name)
    if path.suffix.lower() != ".json":
        raise PlanError("there is no such profile", name, f"choose one of {', '.join(names())}, or name a .json file")
    if not path.is_file():
        raise PlanError("no such file", name, f"the profiles that are there: {', '.join(names())}")
    if path.stat().st_size > _LONGEST:
        raise PlanError("is too long for a profile", name, "a profile is a page of JSON")
    found = decode(path.read_bytes(), Profile, name)
    if set(found.order) != {"old", "new"}:
        raise PlanError("names one side twice", f"{name}: order", 'write ["new", "old"] or ["old", "new"]')
    return found


def _folder() -> Path:
    return templates() / "profiles"
