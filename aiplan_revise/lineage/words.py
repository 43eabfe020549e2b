"""What the provisions of two editions say, in a form that can be compared: terms, weights, vectors, bodies.

Terms are words and pairs of words for scripts with spaces, and runs of two and three characters for Japanese (not
across punctuation, none of hiragana alone, which is grammar). The weight of a term falls with the number of provisions
in the two editions that hold it; nothing else is known of the language.
"""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.edition import HEADINGS, LANGS, Edition, Lang, Provision, Texts


class Vector(NamedTuple):
    """The terms of a text and 1 / the length of their weights (0 if there are none)."""

    terms: frozenset[int]
    scale: float


JAPANESE = re.compile(r"[\u3041-\u30ff\u3400-\u9fff々〆]+")
HIRAGANA = re.compile(r"[\u3041-\u309fー]+")
SPACED = re.compile(r"[^\W_\u3041-\u30ff\u3400-\u9fff々〆]+")
NUMBER = re.compile(r"\d+(?:[.,]\d+)*|[〇一二三四五六七八九十百千]+(?=[年期次])")
STOP = frozenset(
    re.findall(
        r"\w+",
        "a an and are as at be been by can for from has have in into is it its of on or other such that the their these"
        " they this those through to under was were which will with",
    )
)
TOKEN = re.compile(r"[^\W_\u3041-\u30ff\u3400-\u9fff々〆]+|[\u3041-\u309f]+|[\u30a0-\u30ff]+|[\u3400-\u9fff々〆]+")
BACKGROUND = 50
"""Provisions of no particular words that are counted along, so that in a small edition a word is not common at once."""
GRAMMAR = frozenset({-1})
FEW = 6
"""Up to so many differing words are named one by one."""
ENDINGS = re.compile(r"(?<=\w{4})(?:ational|ization|ations?|ments?|ities|ions?|ing|ies|ity|ed|es|ly|s)$")


@cache
def stem(word: str) -> str:
    """An English word without its ending, as far as at least four letters stay; other words as they are."""
    return re.sub(r"(?<=\w{3})e$", "", ENDINGS.sub("", word))


def normal(text: str) -> str:
    """The text as it is compared: compatibility forms, case and white space do not count."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def terms(text: str) -> list[str]:
    """The terms of a normal text."""
    words = [stem(w) for w in SPACED.findall(text) if w not in STOP]
    found = words + [f"{one} {two}" for one, two in pairwise(words)]
    for run in JAPANESE.findall(text):
        found += [run[i : i + 2] for i in range(len(run) - 1)]
        found += [run[i : i + 3] for i in range(len(run) - 2)]
    return found


def numerals(text: str) -> frozenset[str]:
    """The numbers that a normal text names."""
    return frozenset(NUMBER.findall(text))


class Weights(dict[str, int]):
    """The terms of two editions by number, and the weight of each: its inverse document frequency in both together.

    Terms of hiragana alone get no number (-1): they are grammar.
    """

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []
        self.counted: dict[str, frozenset[int]] = {}
        self.of: list[float] = []
        self.squares: list[float] = []

    def __missing__(self, term: str) -> int:
        number = -1 if HIRAGANA.fullmatch(term) else len(self.names)
        if number >= 0:
            self.names.append(term)
        self[term] = number
        return number

    def numbered(self, text: str) -> frozenset[int]:
        """The terms of a text."""
        found = self.counted.get(text)
        if found is None:
            found = self.counted[text] = frozenset(map(self.__getitem__, set(terms(text)))) - GRAMMAR
        return found

    def weigh(self, provisions: Iterable[tuple[str, str]]) -> None:
        """Take the weights from the titles and bodies of all provisions of both editions."""
        held: Counter[int] = Counter()
        total = BACKGROUND
        for title, body in provisions:
            held.update(self.numbered(title) | self.numbered(body) if title else self.numbered(body))
            total += 1
        self.of = [math.log(total / held[number]) for number in range(len(self.names))]
        self.squares = [weight * weight for weight in self.of]

    def vector(self, found: frozenset[int]) -> Vector:
        """The terms with the length of their weights."""
        squares = self.squares
        length = math.sqrt(math.fsum([squares[term] for term in found]))
        return Vector(found, 1 / length if length else 0.0)

    def cosine(self, one: Vector, other: Vector) -> float:
        """How alike two texts are, 0 to 1; rounded, so that the order of the terms does not count."""
        squares = self.squares
        return round(sum([squares[term] for term in one.terms & other.terms]) * one.scale * other.scale, 6)


class Sheet:
    """One edition as evidence: its provisions in an order that depends on their content alone, and of each the
    normal title and body, the parent (-1 at the top), the parties and the vectors. Provisions are named by position."""

    def __init__(
        self, edition: Edition, langs: Sequence[Lang], successors: Mapping[str, str], weights: Weights
    ) -> None:
        said = {key: (_said(p.title, langs), _said(p.text, langs)) for key, p in edition.provisions.items()}
        held = {key: _parties(p, successors) for key, p in edition.provisions.items()}
        order = _order(edition, said, held)
        self.edition = edition
        self.langs = langs
        self.weights = weights
        self.ids = order
        self.provisions: list[Provision] = [edition.provisions[key] for key in order]
        self.where = {key: at for at, key in enumerate(order)}
        self.titles = [said[key][0] for key in order]
        self.bodies = [said[key][1] for key in order]
        self.parties = [held[key] for key in order]
        self.parents = [self.where.get(p.parent, -1) for p in self.provisions]
        self.heads = [at for at, p in enumerate(self.provisions) if p.kind in HEADINGS]
        self.leaves = [at for at, p in enumerate(self.provisions) if p.kind not in HEADINGS]
        self.head_set, self.leaf_set = frozenset(self.heads), frozenset(self.leaves)
        self._vectors: dict[tuple[int, bool, bool], Vector] = {}

    def printed(self, at: int) -> list[str]:
        """The title of a provision, or else its text, as printed in each of the languages that count ("" = missing)."""
        p = self.provisions[at]
        of = p.title if p.title.langs() else p.text
        return [of.get(lang) for lang in self.langs]

    def key(self, at: int) -> tuple[str, str, str]:
        """What a provision says: equal keys are equal texts of one kind."""
        return self.provisions[at].kind, self.titles[at], self.bodies[at]

    def above(self, at: int) -> list[int]:
        """The positions of the provisions that one stands under, the nearest first."""
        chain: list[int] = []
        while (at := self.parents[at]) >= 0:
            chain.append(at)
        return chain

    def whole(self, at: int) -> Vector:
        """Title and body as one vector."""
        return self._vector(at, True, True)

    def title(self, at: int) -> Vector:
        """The title as a vector, empty where there is none."""
        return self._vector(at, True, False)

    def body(self, at: int) -> Vector:
        """The text without the title as a vector."""
        return self._vector(at, False, True)

    def _vector(self, at: int, title: bool, body: bool) -> Vector:
        key = at, title and (self.titles[at] != "" or not body), body
        if key not in self._vectors:
            found = [self.weights.numbered(self.titles[at])] if key[1] else []
            found += [self.weights.numbered(self.bodies[at])] if body else []
            self._vectors[key] = self.weights.vector(found[0] | found[-1])
        return self._vectors[key]


def _order(edition: Edition, said: Mapping[str, tuple[str, str]], held: Mapping[str, frozenset[str]]) -> list[str]:
    """The ids sorted by what the provisions say, then by what they stand under, and only at last by themselves."""
    paths: dict[str, tuple[str, ...]] = {"": ()}
    for key in edition.outline:
        p = edition.provisions[key]
        paths[key] = (*paths[p.parent], f"{p.number}\t{said[key][1]}")
    kinds = {key: p.kind for key, p in edition.provisions.items()}
    return sorted(edition.provisions, key=lambda key: (kinds[key], said[key], paths[key], sorted(held[key]), key))


def _said(of: Texts, langs: Sequence[Lang]) -> str:
    return "\n".join(normal(of.get(lang)) for lang in langs if of.get(lang))


def _parties(p: Provision, successors: Mapping[str, str]) -> frozenset[str]:
    return frozenset(successors.get(a.party(), a.party()) for a in p.assignments)


def _successors(registry: Registry) -> dict[str, str]:
    """Body → the body it has become, through any number of successions."""
    steps = {s.old: s.new for s in registry.successions}
    last: dict[str, str] = {}
    for old in steps:
        body, seen = old, {old}
        while body in steps and steps[body] not in seen:
            body = steps[body]
            seen.add(body)
        last[old] = body
    return last


def sheets(old: Edition, new: Edition, registry: Registry) -> tuple[Sheet, Sheet]:
    """Both editions as evidence, weighed together, in the languages they share."""
    spoken = [
        {lang for p in e.provisions.values() for t in (p.title, p.text) for lang in t.langs()} for e in (old, new)
    ]
    shared = [lang for lang in LANGS if lang in spoken[0] & spoken[1]]
    weights, successors = Weights(), _successors(registry)
    pair = Sheet(old, shared, successors, weights), Sheet(new, shared, successors, weights)
    weights.weigh(said for sheet in pair for said in zip(sheet.titles, sheet.bodies, strict=True))
    return pair


def differences(sheets: tuple[Sheet, Sheet], pair: tuple[int, int]) -> list[str]:
    """How title and text of a pair agree, in plain English."""
    (old, new), (o, n) = sheets, pair
    found: list[str] = []
    for name, one, other in (("title", old.titles[o], new.titles[n]), ("text", old.bodies[o], new.bodies[n])):
        if one and one == other:
            found.append(f"same {name}")
        elif one and other:
            found.append(f"{name}: {_compared(one, other, old.weights)}")
    return found


def _compared(one: str, other: str, weights: Weights) -> str:
    before, after = Counter(TOKEN.findall(one)), Counter(TOKEN.findall(other))
    gone, come = list(before - after), list(after - before)
    if not gone and not come:
        return "same words in another order or punctuation"
    if len(gone) + len(come) <= FEW:
        sides = [f"{side} {', '.join(words)}" for side, words in (("without", gone), ("with", come)) if words]
        return f"same words, {' and '.join(sides)}"
    held, holding = weights.numbered(one), weights.numbered(other)
    common, every = (sum(sorted(weights.of[t] for t in terms)) for terms in (held & holding, held | holding))
    return f"{common / every if every else 0.0:.0%} of the weighted words are the same"
