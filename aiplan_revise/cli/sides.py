"""Two editions whose provisions are named on the command line, by id or by number."""

import unicodedata
from collections.abc import Iterable, Sequence
from functools import cached_property

from aiplan_revise.errors import PlanError
from aiplan_revise.model.edition import Edition, number, numbers, ordered


def utf8(words: str) -> str:
    """Words of the command line, which are UTF-8 even where the locale says ASCII."""
    return words.encode("utf-8", "surrogateescape").decode("utf-8", "surrogateescape")


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
    return [p.id for p in ends if folded(number(of, p.id)) == asked]


class Sides:
    """The old and the new edition (0 and 1), and what their provisions are called."""

    def __init__(self, old: Edition, new: Edition) -> None:
        self.sides: tuple[Edition, Edition] = (old, new)

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
        """The ids of the provisions that bear a name: its id, or its number whatever its case and width."""
        return [name] if name in self.sides[side].provisions else numbered(self.sides[side], name)

    def one(self, side: int, found: Sequence[str], where: str) -> str:
        """The one provision among those that bear a name; PlanError where there is none, or there are several."""
        if len(found) == 1:
            return found[0]
        edition = self.sides[side].about.id
        if found:
            ids = ", ".join(found[:5]) + (", …" if len(found) > 5 else "")  # noqa: PLR2004
            raise PlanError(f"several provisions of {edition} bear this number", where, f"name one by its id: {ids}")
        raise PlanError(f"is neither an id nor a number in {edition}", where, f"see: aiplan show {edition}")
