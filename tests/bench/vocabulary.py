"""The words of a synthetic plan in one language, and coined ones without end: terms, towns, headings, bodies."""

from functools import cache
from itertools import product
from types import ModuleType
from typing import Literal, NamedTuple

from bench import words_en, words_ja

Lang = Literal["en", "ja"]
SLOTS = ("verb", "modifier", "term", "head", "adjective", "people", "sector", "means", "partner", "target")
"""What a clause says, in the order in which a Clause holds it; "" where it does not say it."""

_STRIDE = 1_000_003
"""A prime that divides no product of our list lengths: steps of it visit every coined word once, far from its kin."""


class Vocabulary(NamedTuple):
    """Words by slot, for each word those that may stand for it, and the responsible bodies: none of them real."""

    lang: Lang
    words: dict[str, tuple[str, ...]]
    near: dict[str, tuple[str, ...]]
    bodies: tuple[str, ...]

    def term(self, index: int) -> str:
        """A coined technical term; different for each index below 2 million."""
        prefixes, stems, suffixes = _parts(self.lang)
        at = index * _STRIDE % (len(prefixes) * len(stems) * len(suffixes) * (len(stems) + 1))
        at, prefix = divmod(at, len(prefixes))
        at, stem = divmod(at, len(stems))
        second, suffix = divmod(at, len(suffixes))
        return prefixes[prefix] + stems[stem] + ("", *stems)[second] + suffixes[suffix]

    def town(self, index: int) -> str:
        """A town; different for each index below two thousand."""
        towns = _towns(self.lang)
        return towns[index * 1009 % len(towns)]

    def heading(self, index: int, turn: int = 0) -> str:
        """A heading: two themes, an angle and a coined term. Different for each index; another turn of the same index
        is another wording of the same heading."""
        themes, angles = _listed(_source(self.lang).THEMES), _listed(_source(self.lang).ANGLES)
        first, second = themes[index % len(themes)], themes[(index * 7 + 11 + turn) % len(themes)]
        angle, term = angles[(index // len(themes) + turn) % len(angles)], self.term(index + 50)
        if self.lang == "ja":
            return f"{first}と{second}{angle}（{term}）"
        return f"{angle} {first.lower()} and {second.lower()} ({term})"


def _source(lang: Lang) -> ModuleType:
    return words_en if lang == "en" else words_ja


@cache
def vocabulary(lang: Lang) -> Vocabulary:
    """The vocabulary of a language."""
    source = _source(lang)
    grouped = {
        "verb": source.VERBS,
        "modifier": source.MODIFIERS,
        "head": source.HEADS,
        "adjective": source.ADJECTIVES,
        "people": source.PEOPLE,
        "programme": source.PROGRAMMES,
    }
    groups = {slot: [tuple(group.split("=")) for group in text.split()] for slot, text in grouped.items()}
    near = {
        word: tuple(w for w in group if w != word) for found in groups.values() for group in found for word in group
    }
    words = {slot: tuple(word for group in found for word in group) for slot, found in groups.items()}
    listed = {"sector": source.SECTORS, "means": source.MEANS, "partner": source.PARTNERS, "unit": source.UNITS}
    words |= {slot: _listed(text) for slot, text in listed.items()}
    both = product(_listed(source.REMITS), _listed(source.OFFICES))
    bodies = tuple(remit + office if lang == "ja" else f"{office} {remit}" for remit, office in both)
    return Vocabulary(lang, words, near, bodies)


@cache
def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";"))


@cache
def _parts(lang: Lang) -> tuple[list[str], list[str], tuple[str, ...]]:
    """Prefixes, stems and suffixes of coined terms."""
    source = _source(lang)
    return source.PREFIXES.split(), source.STEMS.split(), source.SUFFIXES


@cache
def _towns(lang: Lang) -> tuple[str, ...]:
    source = _source(lang)
    return tuple(
        map("".join, product(*(part.split() for part in (source.TOWN_HEADS, source.TOWN_MIDDLES, source.TOWN_TAILS))))
    )
