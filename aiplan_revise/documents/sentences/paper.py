"""An edition as it is printed in one language: a tree of units with marks, titles and words. Sentences amend that."""

import re
from collections.abc import Iterator
from copy import copy
from functools import lru_cache

from msgspec import Struct

from aiplan_revise.documents.grammar.lines import unshield
from aiplan_revise.documents.grammar.marks import Mark, printed, readings
from aiplan_revise.documents.reading import reduced
from aiplan_revise.documents.text import visible
from aiplan_revise.documents.writing import Printer
from aiplan_revise.model.bodies import Registry, party_label
from aiplan_revise.model.edition import HEADINGS, Assignment, Edition, Kind, Lang, ordered
from aiplan_revise.model.patterns import compiled

_LITERAL = compiled(r"[\\\[\]［］【】]")
_SIGNS = compiled(r"\\.|[\[\]［］【】]", re.DOTALL)
_SHIELDED = compiled("[\U000f0000-\U000fffff]")
BRACKET = compiled(r" ?(?<!\\)[\[［](?:\\.|[^\\\[\]［］])+[\]］]", re.DOTALL)
"""A bracket of bodies in printed words, with the blank before it; one that is none has a backslash before its signs."""


class Unit(Struct, eq=False):
    """A provision as printed: kind, mark ("第2章", "(1)", "a)"; "" without one), the title beside its words, the words
    with the bodies in brackets behind their clauses, and what stands below it. `key` is its id, which nobody prints.
    Of the `Paper` itself the words are the title of the plan."""

    key: str = ""
    kind: Kind = "statement"
    mark: str = ""
    title: str = ""
    words: str = ""
    units: "list[Unit]" = []
    above: "Unit | None" = None

    @property
    def heads(self) -> bool:
        """Whether it is a heading, whose words are what it is called."""
        return self.kind in HEADINGS

    def own(self) -> tuple[str, ...]:
        """What is printed of it alone."""
        return self.kind, self.mark, self.title, self.words


class Paper(Unit, eq=False):
    """The whole plan as printed in `lang`. `names` remembers how the units below a unit (by `id`) are called. Where it
    is `acting`, bodies that the words name have no bracket, and nothing tells an initiative without one from a
    statement."""

    lang: Lang = "ja"
    acting: bool = False
    names: "dict[int, list[tuple[str, Unit]]]" = {}


def paper_of(edition: Edition, registry: Registry, lang: Lang, acting: bool = False) -> Paper:
    """The edition as it is printed in `lang`; what is missing in it stands in the other language. `acting`: it is
    printed as one whose sentences say who acts."""
    wanted = reduced(edition, registry, lang)
    printer = _Words(wanted, registry, lang, acting=acting)
    title = _plain(" ".join(wanted.about.title.best(lang).split()))
    top = Paper(kind="part", words=title, lang=lang, acting=acting)
    units: dict[str, Unit] = {"": top}
    for one in ordered(wanted):
        title, words = _plain(one.title.best(lang)).strip(), printer.words(one.id).strip()
        kind = "statement" if acting and one.kind == "initiative" and not BRACKET.search(words) else one.kind
        units[one.id] = Unit(one.id, kind, printer.marks[one.id].strip(), title, words)
        put(units[one.id], units[one.parent], len(units[one.parent].units))
    return top


def put(unit: Unit, above: Unit, at: int) -> None:
    """Puts a unit under another, at a place among what stands there."""
    forget(above)
    unit.above = above
    above.units.insert(at, unit)


def take(unit: Unit) -> None:
    """Takes a unit, with all below it, from where it stands."""
    forget(unit)
    family = siblings(unit)
    del family[place_in(family, unit)]
    unit.above = None


def forget(unit: Unit) -> None:
    """Has to be called whenever a mark, a kind, the words of a heading or an order changes: then names do too."""
    top = top_of(unit)
    if isinstance(top, Paper):
        top.names.clear()


def top_of(unit: Unit) -> Unit:
    """What is above everything: the plan, for all that stands in it."""
    while unit.above is not None:
        unit = unit.above
    return unit


def siblings(unit: Unit) -> list[Unit]:
    """The units beside it, itself included."""
    assert unit.above is not None, "the plan as a whole stands beside nothing"
    return unit.above.units


def place_in(family: list[Unit], unit: Unit) -> int:
    """Where a unit stands in a list; units are told apart by what they are, not by what they say."""
    return next(at for at, one in enumerate(family) if one is unit)


def walk(unit: Unit) -> Iterator[Unit]:
    """All that stands below a unit, in printed order."""
    for one in unit.units:
        yield one
        yield from walk(one)


def copied(unit: Unit, above: Unit | None = None) -> Unit:
    """A copy with all that stands below."""
    made = copy(unit)
    made.above = above
    made.units = [copied(one, made) for one in unit.units]
    return made


def copied_paper(paper: Paper) -> Paper:
    """A copy of a whole plan."""
    made = copied(paper)
    assert isinstance(made, Paper)
    made.names = {}
    return made


def alike(one: Unit, other: Unit) -> bool:
    """Whether two units, with all below them, are printed alike."""
    if one.own() != other.own() or len(one.units) != len(other.units):
        return False
    return all(alike(here, there) for here, there in zip(one.units, other.units, strict=True))


@lru_cache(maxsize=4096)
def reading_of(mark: str) -> Mark | None:
    """What a printed mark says: its style, its number, its place in the sequence."""
    found = readings(f"{mark} x") if mark else ()
    return found[0] if found and printed(found[0].style, found[0].number) == mark else None


def named(mark: str) -> str:
    """A mark as it stands in a Japanese place: 一、 is 一 there, for 、 parts one clause from the next."""
    return mark.rstrip("、")


def number_of(unit: Unit) -> str:
    """The number in its mark; "" without one."""
    found = reading_of(unit.mark)
    return found.number if found else ""


class _Words(Printer):
    """Prints words without markup: only signs that would read as a bracket of bodies have a backslash before them.
    Every mark is read by itself there, and repeats no numbers above: sentences say those."""

    any_style = False

    def words(self, key: str) -> str:
        one = self.edition.provisions[key]
        return self._with_bodies(one, one.text.best(self.lang), bare=False)

    def _escaped(self, text: str, bare: bool) -> str:
        return _plain(text)

    def _bracket(self, group: list[Assignment]) -> str:
        names = [one.printed or party_label(self.registry, one.party(), self.lang, one.office) for one in group]
        shown = [_plain(" ".join(name.split())) for name in names]
        return f"［{'、'.join(shown)}］" if self.lang == "ja" else f" [{'; '.join(shown)}]"


def escaped(words: str) -> str:
    """Shielded signs with the backslash before them again; as one sign each, none of these pairs is ever cut."""
    return _SHIELDED.sub(lambda found: f"\\{unshield(found[0])}", words)


def bare(words: str) -> str:
    """The title of the plan as it stands in print: no bodies stand in it, so no bracket in it needs a backslash."""
    return _SIGNS.sub(lambda found: found[0].lstrip("\\") or found[0], words)


def guarded(words: str) -> str:
    """What `bare` gives, or one writes, with the backslashes again."""
    return _SIGNS.sub(lambda found: f"\\{found[0]}" if len(found[0]) == 1 else found[0], words)


def _plain(words: str) -> str:
    return _LITERAL.sub(r"\\\g<0>", visible(words))
