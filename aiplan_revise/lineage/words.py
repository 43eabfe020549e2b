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

from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.edition import HEADINGS, Edition, Lang, Provision, Texts, ancestors, languages

Vector = dict[int, float]

RUN = re.compile(r"[^\W_\u3041-\u30ff\u3400-\u9fff]+|[\u3041-\u3096]+|[\u30a1-\u30ff\u3400-\u9fff々〆]+")
JAPANESE = re.compile(r"[\u3041-\u30ff\u3400-\u9fff々〆]+")
HIRAGANA = re.compile(r"[\u3041-\u309fー]+")
SPACED = re.compile(r"[^\W_\u3041-\u30ff\u3400-\u9fff々〆]+")
NUMBER = re.compile(r"\d+(?:[.,]\d+)*|[〇一二三四五六七八九十百千]+(?=[年期次])")
STOP = frozenset(
    "a an and are as at be been by can for from has have in into is it its of on or other such that the their these"
    " they this those through to under was were which will with".split()
)
ENDINGS = ("ational", "ization", "ations", "ation", "ments", "ment", "ities", "ions", "ing", "ion", "ies", "ity", "ed", "es", "ly", "s")


@cache
def stem(word: str) -> str:
    """An English word without its ending, as far as at least four letters stay; other words as they are."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)].rstrip("e")
    return word.rstrip("e") if len(word) > 4 else word


def normal(text: str) -> str:
    """The text as it is compared: compatibility forms, case and white space do not count."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def terms(text: str) -> list[str]:
    """The terms of a normal text, repeated as often as they stand."""
    words = [stem(w) for w in SPACED.findall(text) if w not in STOP]
    found = words + [f"{one} {two}" for one, two in zip(words, words[1:], strict=False)]
    for run in JAPANESE.findall(text):
        found += [g for n in (2, 3) for g in _grams(run, n)]
    return found


def _grams(run: str, size: int) -> list[str]:
    grams = (run[i : i + size] for i in range(len(run) - size + 1))
    return [g for g in grams if not HIRAGANA.fullmatch(g)]


def numerals(text: str) -> frozenset[str]:
    """The numbers that a normal text names."""
    return frozenset(NUMBER.findall(text))


class Sheet:
    """One edition as evidence: its provisions in an order that depends on their content alone, and of each the
    normal title and body, the parent (-1 at the top), the parties and the vectors. Provisions are named by position."""

    def __init__(self, edition: Edition, langs: Sequence[Lang], successors: Mapping[str, str]) -> None:
        paths = _paths(edition, langs)
        said = {key: (_said(p.title, langs), _said(p.text, langs)) for key, p in edition.provisions.items()}
        held = {key: _parties(p, successors) for key, p in edition.provisions.items()}
        order = sorted(
            edition.provisions,
            key=lambda key: (edition.provisions[key].kind, said[key], paths[key], sorted(held[key]), key),
        )
        self.edition = edition
        self.provisions: list[Provision] = [edition.provisions[key] for key in order]
        self.ids = order
        self.where = {key: at for at, key in enumerate(order)}
        self.titles = [said[key][0] for key in order]
        self.bodies = [said[key][1] for key in order]
        self.parties = [held[key] for key in order]
        self.parents = [self.where.get(p.parent, -1) for p in self.provisions]
        self.heads = [at for at, p in enumerate(self.provisions) if p.kind in HEADINGS]
        self.head_set = frozenset(self.heads)
        self.leaves = [at for at, p in enumerate(self.provisions) if p.kind not in HEADINGS]
        self.leaf_set = frozenset(self.leaves)
        self.weights: dict[int, float] = {}
        self.title: list[Vector] = []
        self.body: list[Vector] = []
        self.whole: list[Vector] = []

    def key(self, at: int) -> tuple[str, str, str]:
        """What a provision says: equal keys are equal texts of one kind."""
        return self.provisions[at].kind, self.titles[at], self.bodies[at]

    def above(self, at: int) -> list[int]:
        """The positions of the provisions that one stands under, the nearest first."""
        chain: list[int] = []
        while (at := self.parents[at]) >= 0:
            chain.append(at)
        return chain


def _said(of: Texts, langs: Sequence[Lang]) -> str:
    return "\n".join(normal(of.get(lang)) for lang in langs if of.get(lang))


def _paths(edition: Edition, langs: Sequence[Lang]) -> dict[str, tuple[str, ...]]:
    """The words and numbers of the provisions above each provision, and its own number: content to sort by."""
    paths: dict[str, tuple[str, ...]] = {"": ()}
    for key in edition.outline:
        p = edition.provisions[key]
        paths[key] = (*paths[p.parent], f"{p.number}\t{_said(p.text, langs)}")
    return {key: (*path[:-1], edition.provisions[key].number) for key, path in paths.items() if key}


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


def sheets(old: Edition, new: Edition, registry: Registry) -> tuple["Sheet", "Sheet"]:
    """Both editions as evidence, weighed together, in the languages they share."""
    shared = [lang for lang in languages(old) if lang in languages(new)]
    successors = _successors(registry)
    pair = Sheet(old, shared, successors), Sheet(new, shared, successors)
    Weights(pair).apply(pair)
    return pair


class Weights:
    """Term numbers and weights (inverse document frequency) over the provisions of two editions."""

    def __init__(self, pair: tuple[Sheet, Sheet]) -> None:
        self.number: dict[str, int] = {}
        self.counts: list[list[tuple[Counter[int], Counter[int]]]] = [self._count(sheet) for sheet in pair]
        self.held: Counter[int] = Counter()
        for counted in self.counts:
            for title, body in counted:
                self.held.update(title.keys() | body.keys())
        total = sum(map(len, self.counts)) + 1
        self.of = {term: math.log(total / held) for term, held in self.held.items()}

    def _count(self, sheet: Sheet) -> list[tuple[Counter[int], Counter[int]]]:
        return [(self._numbered(t), self._numbered(b)) for t, b in zip(sheet.titles, sheet.bodies, strict=True)]

    def _numbered(self, text: str) -> Counter[int]:
        number = self.number
        return Counter(number.setdefault(term, len(number)) for term in terms(text))

    def apply(self, pair: tuple[Sheet, Sheet]) -> None:
        """Give every provision of both sheets its vectors."""
        for sheet, counted in zip(pair, self.counts, strict=True):
            sheet.weights = self.of
            sheet.title = [self._vector(title) for title, _ in counted]
            sheet.body = [self._vector(body) for _, body in counted]
            sheet.whole = [
                self._vector(title + body) if title else sheet.body[at] for at, (title, body) in enumerate(counted)
            ]

    def _vector(self, counted: Counter[int]) -> Vector:
        raw = {term: (1 + math.log(n)) * self.of[term] for term, n in counted.items()}
        length = math.sqrt(math.fsum(v * v for v in raw.values()))
        return {term: v / length for term, v in raw.items()} if length else {}


def cosine(one: Vector, other: Vector) -> float:
    """How alike two vectors are, 0 to 1; rounded, so that the order of the terms does not count."""
    if len(one) > len(other):
        one, other = other, one
    get = other.get
    return round(sum(v * get(term, 0.0) for term, v in one.items()), 6)
