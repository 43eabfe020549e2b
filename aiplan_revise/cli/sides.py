"""Two editions whose provisions are named on the command line, by id or by number."""

import unicodedata
from collections.abc import Iterable, Sequence
from contextlib import suppress
from functools import cached_property

from aiplan_revise.errors import PlanError
from aiplan_revise.model.edition import Edition, languages, number, numbers, ordered
from aiplan_revise.model.patterns import compiled


def utf8(words: str) -> str:
    """Words of the command line, which are UTF-8 even where the locale says ASCII."""
    return words.encode("utf-8", "surrogateescape").decode("utf-8", "surrogateescape")


def narrow(words: str) -> str:
    """A name on the command line in letters of plain width: ２０２６ is 2026."""
    return unicodedata.normalize("NFKC", utf8(words))


def folded(words: str) -> str:
    """Words without regard to case and width."""
    return unicodedata.normalize("NFKC", words).casefold()


def numbered(of: Edition, name: str) -> list[str]:
    """The ids of the provisions with this dotted number, whatever its case and width, in printed order. The numbers of
    all others are not put together for that."""
    asked = folded(name).strip(".")
    own = {p.number for p in of.provisions.values()} - {""}
    last = {number for number in own if asked.endswith(folded(number))}
    ends = [p for p in ordered(of) if p.number in last] if last else ()
    return [p.id for p in ends if folded(number(of, p.id)) == asked] or _written(of, utf8(name))


def is_place(name: str) -> bool:
    """Whether this may be a place as a plan writes it, 第1章第2節1(3), Chapter 1, 3.1.2(a), and is no number or id."""
    return bool(_PLACE.search(name))


def _written(of: Edition, name: str) -> list[str]:
    """The id of the provision that a place means as the plan itself writes it."""
    if not is_place(name):
        return []
    from aiplan_revise.documents.sentences.paper import paper_of
    from aiplan_revise.documents.sentences.places import found
    from aiplan_revise.model.bodies import Registry

    close = "".join(name.split())
    for lang in languages(of):
        paper = paper_of(of, Registry(), lang)
        for place in (name, close, _DOT.sub("", close), _DOTLESS.sub(r"\g<0>.", close)):
            with suppress(PlanError):
                return [found(paper, place, lang).key]
    return _loosely(of, name)


def _loosely(of: Edition, name: str) -> list[str]:
    """The ids of the provisions at a place whose numbers stand in other brackets than the plan prints, or in none:
    第1節(3)a and 第一節３のa for 第1節3)a), 3.1.1(a) for 3.1.1.a."""
    from aiplan_revise.documents.sentences.paper import paper_of, walk
    from aiplan_revise.model.bodies import Registry

    asked = _counted(name)
    if not any(what for _, what in asked):
        return [key for key, number in numbers(of).items() if asked and _counted(number) == asked]
    paper = paper_of(of, Registry(), "ja")
    above: dict[int, tuple[tuple[str, str], ...]] = {id(paper): ()}
    for unit in walk(paper):
        above[id(unit)] = (*above[id(unit.above)], *_counted(unit.mark))
    return [unit.key for unit in walk(paper) if unit.mark and above[id(unit)] == asked]


def _counted(place: str) -> tuple[tuple[str, str], ...]:
    """The numbers of a place, each with what it counts, if that is said in Japanese; none where there are other
    words."""
    words = folded(place)
    said = [(_SIGNS.get(one[1], one[1]), one[2]) for one in _COUNT.finditer(words)]
    return () if _COUNT.sub("", words).strip(" ()[]{}.,、・の〔〕【】「」") else tuple(said)


_SIGNS = {sign: str(number) for number, sign in enumerate("一二三四五六七八九十", 1)}
_COUNT = compiled(
    r"第?([0-9]+|[a-z]+|[ァ-ヴ]|[一-十](?![一-十]))([編部章節款目項号]?)".replace("一-十", "".join(_SIGNS))
)
_PLACE = compiled(r"第|[()（）①-⑳]|(?i:part|chapter|section)")
_DOT = compiled(r"(?<=[0-9０-９])[.．](?![0-9０-９])")
_DOTLESS = compiled(r"(?<=[編部章節])[0-9０-９]+(?![0-9０-９.．)）])")
"""A number with and without the dot that a plan may print behind it: 第1節１．②, 第1節１②."""


class Sides:
    """The old and the new edition (0 and 1), and what their provisions are called."""

    def __init__(self, old: Edition, new: Edition, called: tuple[str, str] | None = None) -> None:
        """`called` is how `aiplan show` finds them, where that is not by their ids."""
        self.sides: tuple[Edition, Edition] = (old, new)
        self.called = called or (old.about.id, new.about.id)

    @cached_property
    def numbers(self) -> tuple[dict[str, str], dict[str, str]]:
        """What `model.edition.numbers` says of both editions."""
        old, new = self.sides
        known = numbers(old)
        return known, known if new is old else numbers(new)

    def named(self, side: int, keys: Iterable[str]) -> str:
        """Provisions by number, or else by id; "nothing" where there are none."""
        return " + ".join(self.numbers[side][key] or key for key in keys) or "nothing"

    def matching(self, side: int, name: str) -> list[str]:
        """The ids of the provisions that bear a name: its id or its number, whatever their case and width."""
        known = next((key for key in (name, folded(name)) if key in self.sides[side].provisions), None)
        return [known] if known else numbered(self.sides[side], name)

    def one(self, side: int, found: Sequence[str], where: str) -> str:
        """The one provision among those that bear a name; PlanError where there is none, or there are several."""
        if len(found) == 1:
            return found[0]
        edition = self.sides[side].about.id
        if found:
            ids = ", ".join(found[:5]) + (", …" if len(found) > 5 else "")  # noqa: PLR2004
            raise PlanError(f"several provisions of {edition} bear this number", where, f"name one by its id: {ids}")
        raise PlanError(f"is neither an id nor a number in {edition}", where, f"see: aiplan show {self.called[side]}")
