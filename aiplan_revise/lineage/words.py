"""What the provisions of two editions say, in a form that can be compared: normal texts, their terms, bodies.

Terms are words and pairs of words for scripts with spaces, and runs of two and three characters for Japanese (not
across punctuation, none of hiragana alone, which is grammar); nothing else is known of the language.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import groupby, pairwise

from aiplan_revise.lineage.deeds import done
from aiplan_revise.model.bodies import Registry, holder
from aiplan_revise.model.edition import HEADINGS, LANGS, Edition, Lang, Provision, Texts, ancestors
from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.roles import bare

HIRAGANA = compiled(r"[\u3041-\u309fー]+")
NUMBER = compiled(r"\d+(?:[.,]\d+)*|[〇一二三四五六七八九十百千]+(?=[年期次])")
STOP = frozenset(
    re.findall(
        r"\w+",
        "a an and are as at be been by can for from has have in into is it its of on or other such that the their these"
        " they this those through to under was were which will with",
    )
)
_TOKEN = r"[^\W_\u3041-\u30ff\u3400-\u9fff々〆]+|[\u3041-\u309f]+|[\u30a0-\u30ff]+|[\u3400-\u9fff々〆]+"
_BEYOND = compiled("[^\0-\u3004]")
_WESTERN = compiled(r"[^\W_]+")
_TELLING = compiled(r"[^\d.,\u3041-\u309f]")
ENDINGS = compiled(r"(?<=\w{4})(?:ational|ization|ations?|ments?|ities|ions?|ing|ies|ity|ed|es|ly|s)$")


@cache
def stem(word: str) -> str:
    """An English word without its ending, as far as at least four letters stay; other words as they are."""
    return re.sub(r"(?<=\w{3})e$", "", ENDINGS.sub("", word))


def normal(text: str) -> str:
    """The text as it is compared: compatibility forms, case and white space do not count."""
    if text.isascii():
        return " ".join(text.lower().split())
    folded = text if unicodedata.is_normalized("NFKC", text) else unicodedata.normalize("NFKC", text)
    return " ".join(folded.casefold().split())


def western(text: str) -> bool:
    """Whether a text has no Japanese in it."""
    return text.isascii() or not _BEYOND.search(text)


@cache
def japanese() -> re.Pattern[str]:
    """A run of kana and kanji. Such wide ranges take two milliseconds to compile: only Japanese pays for them."""
    return compiled(r"[\u3041-\u30ff\u3400-\u9fff々〆]+")


@cache
def spaced() -> re.Pattern[str]:
    """A run of other letters and digits: a word."""
    return compiled(r"[^\W_\u3041-\u30ff\u3400-\u9fff々〆]+")


@cache
def _token() -> re.Pattern[str]:
    return compiled(_TOKEN)


def token(*of: str) -> re.Pattern[str]:
    """A run of one script, in texts like these."""
    return _WESTERN if all(map(western, of)) else _token()


def terms(text: str) -> list[str]:
    """The terms of a normal text."""
    simple = western(text)
    words = [stem(w) for w in (_WESTERN if simple else spaced()).findall(text) if w not in STOP]
    found = words + [f"{one} {two}" for one, two in pairwise(words)]
    for run in () if simple else japanese().findall(text):
        found += [run[i : i + 2] for i in range(len(run) - 1)]
        found += [run[i : i + 3] for i in range(len(run) - 2)]
    return found


def numerals(text: str) -> frozenset[str]:
    """The numbers that a normal text names."""
    return frozenset(NUMBER.findall(text))


def replaced(one: str, other: str) -> bool:
    """Whether words of one text stand in place of words of the other, neither of which has them as well."""
    part = token(one, other)
    before, after = Counter(part.findall(one)), Counter(part.findall(other))
    return bool(surplus(before, after)) and bool(surplus(after, before))


_ACT = compiled(r"[^、。()]{2,80}\((?P<number>[^()]{4,40}第[0-9]+号)\)")
"""An act with its number, at the beginning of a normal text."""


def other_beginnings(one: str, other: str) -> bool:
    """Whether two Japanese texts begin with words that the other one has nowhere: what a sentence is about stands first
    (大洋州諸国の職員を…, 中央アジアの職員を…)."""
    if western(one) or western(other):
        return False
    acts = [_ACT.match(text) for text in (one, other)]
    if acts[0] and acts[1] and acts[0]["number"] == acts[1]["number"]:  # one act, which goes by another name now
        one, other = (text[act.end() :] for text, act in zip((one, other), acts, strict=True) if act)
    first = [next((word for word in _token().findall(text) if _TELLING.search(word)), "") for text in (one, other)]
    return all(first) and first[0] not in other and first[1] not in one


def surplus(words: Mapping[str, int], than: Mapping[str, int]) -> dict[str, int]:
    """The words that stand more often here, and by how much: `Counter` does the same in twice the time."""
    held = than.get
    return {word: count - other for word, count in words.items() if count > (other := held(word, 0))}


class Sheet:
    """One edition as evidence: its provisions in an order that depends on their content alone, and of each the
    normal title and body, the parent (-1 at the top) and the parties; and the titles that stand but once. Provisions
    are named by position."""

    def __init__(self, edition: Edition, langs: Sequence[Lang], successors: Mapping[str, str]) -> None:
        self.acting = _says_who_acts(edition, langs)
        said = {key: (_said(p.title, langs), self._text(p, langs)) for key, p in edition.provisions.items()}
        held = _parties(edition, successors)
        order = _order(edition, said, held)
        self.edition = edition
        self.langs = langs
        self.ids = order
        self.provisions: list[Provision] = [edition.provisions[key] for key in order]
        self.where = {key: at for at, key in enumerate(order)}
        self.titles = [said[key][0] for key in order]
        self.bodies = [said[key][1] for key in order]
        self.keys = [(p.kind, *said[key]) for key, p in zip(order, self.provisions, strict=True)]
        self.parties = [held[key] for key in order]
        self.parents = [self.where.get(p.parent, -1) for p in self.provisions]
        named = Counter(self.titles)
        self.named_once = frozenset(title for title, count in named.items() if count == 1 and title)
        self.heads = [at for at, p in enumerate(self.provisions) if p.kind in HEADINGS]
        self.leaves = [at for at, p in enumerate(self.provisions) if p.kind not in HEADINGS]
        self.head_set, self.leaf_set = frozenset(self.heads), frozenset(self.leaves)

    def saying(self, other: "Sheet") -> tuple[list[int], list[int]]:
        """For each heading of this sheet, and of another, a number of what it says, the same in both: -1 where it says
        nothing, or nothing that the other sheet's headings say."""
        both = {self.keys[at] for at in self.heads if self.bodies[at]} & {other.keys[at] for at in other.heads}
        numbered = {key: number for number, key in enumerate(sorted(both))}
        one, two = [-1] * len(self.ids), [-1] * len(other.ids)
        for sheet, found in ((self, one), (other, two)):
            for at in sheet.heads:
                found[at] = numbered.get(sheet.keys[at], -1)
        return one, two

    def printed(self, at: int) -> list[str]:
        """The title of a provision, or else its text, as printed in each of the languages that count ("" = missing)."""
        p = self.provisions[at]
        of = p.title if p.title.langs() else p.text
        return [of.get(lang) for lang in self.langs]

    def deed(self, at: int, lang: Lang) -> str:
        """The normal text of a provision in one language: what is done, apart from who does it where its plan says that
        in its sentences."""
        p = self.provisions[at]
        return _deed(p, lang) if self.acting else normal(p.text.get(lang))

    def _text(self, p: Provision, langs: Sequence[Lang]) -> str:
        return "\n".join(filter(None, (_deed(p, lang) for lang in langs))) if self.acting else _said(p.text, langs)

    def key(self, at: int) -> tuple[str, str, str]:
        """What a provision says: equal keys are equal texts of one kind."""
        return self.keys[at]

    def above(self, at: int) -> list[int]:
        """The positions of the provisions that one stands under, the nearest first."""
        chain: list[int] = []
        while (at := self.parents[at]) >= 0:
            chain.append(at)
        return chain


def _order(edition: Edition, said: Mapping[str, tuple[str, str]], held: Mapping[str, frozenset[str]]) -> list[str]:
    """The ids sorted by what the provisions say, then by what they stand under, and only at last by themselves."""
    keys = {key: (p.kind, said[key]) for key, p in edition.provisions.items()}
    order: list[str] = []
    for _, same in groupby(sorted(keys, key=keys.__getitem__), keys.__getitem__):
        some = list(same)
        if len(some) > 1:
            some.sort(key=lambda key: (_path(edition, said, key), sorted(held[key]), key))
        order += some
    return order


def _path(edition: Edition, said: Mapping[str, tuple[str, str]], key: str) -> tuple[str, ...]:
    """What a provision stands under and its own printed place, the outermost first."""
    chain = [*ancestors(edition.provisions, key), key]
    return tuple(f"{edition.provisions[at].number}\t{said[at][1]}" for at in chain)


def _said(of: Texts, langs: Sequence[Lang]) -> str:
    return "\n".join([normal(text) for lang in langs if (text := of.get(lang))])


def _says_who_acts(edition: Edition, langs: Sequence[Lang]) -> bool:
    """Whether most initiatives that name bodies say in their sentence that these act; of many some are asked."""
    named = [p for p in edition.provisions.values() if p.assignments]
    named = named[:: 1 + len(named) // _ASKED]
    told = sum(any(_deed(p, lang) != normal(p.text.get(lang)) for lang in langs) for p in named)
    return 2 * told > len(named)


def _deed(p: Provision, lang: Lang) -> str:
    text = normal(p.text.get(lang))
    return done(text, [*filter(None, (_name(one.printed) for one in p.assignments))]) if text else text


_ASKED = 400
"""Initiatives by which it is told how an edition names its bodies."""


@lru_cache(10_000)
def _name(printed: str) -> str:
    return normal(bare(printed))


def _parties(edition: Edition, successors: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """The parties of each provision; equal sets are one."""
    sets: dict[frozenset[str], frozenset[str]] = {}
    found: dict[str, frozenset[str]] = {}
    for key, p in edition.provisions.items():
        named = [(holder(a), a.party()) for a in p.assignments]
        held = frozenset([successors.get(office) or successors.get(party, party) for office, party in named])
        found[key] = sets.setdefault(held, held)
    return found


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


def _speaks(edition: Edition, lang: Lang) -> bool:
    return any(p.text.get(lang) or p.title.get(lang) for p in edition.provisions.values())


def sheets(old: Edition, new: Edition, registry: Registry) -> tuple[Sheet, Sheet]:
    """Both editions as evidence, in the languages they share."""
    shared = [lang for lang in LANGS if all(_speaks(edition, lang) for edition in (old, new))]
    successors = _successors(registry)
    return Sheet(old, shared, successors), Sheet(new, shared, successors)
