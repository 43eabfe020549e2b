"""Made-up initiatives: clauses of slots that can be composed, reworded and written out in English or Japanese."""

from random import Random
from typing import NamedTuple

from bench.vocabulary import SLOTS, Vocabulary

Slots = tuple[str, ...]
"""A clause: its words in the order of SLOTS."""

VERB, MODIFIER, TERM, HEAD, ADJECTIVE, PEOPLE, SECTOR, MEANS, PARTNER, TARGET = range(len(SLOTS))
_FILLED = (1, 0.7, 0.6, 1, 0.6, 0.8, 0.6, 0.6, 0.5, 0.35)
"""How often a clause says what SLOTS name."""
_TITLE = ("modifier", "term", "head", "programme")
_NEVER_EMPTY = {"verb", "head", "programme"}
TAILS = {
    "en": (
        "Results are told to the council every year.",
        "The budget is looked at again each spring.",
        "Work starts as soon as the rules allow.",
        "Lessons are passed on to all regions.",
        "Those concerned are heard beforehand.",
    ),
    "ja": (
        "結果は毎年、会議に伝える。",
        "予算は毎年春に見直す。",
        "規則が整い次第、着手する。",
        "得られた教訓は各地に広める。",
        "関係者の意見を事前に聴く。",
    ),
}
"""Sentences that many initiatives share and that say nothing about which is which."""


class Initiative(NamedTuple):
    """An initiative before it is written out. `site` is the town or year that a member of a series is for; `place`
    and `bodies` are indexes."""

    title: Slots
    clauses: tuple[Slots, ...]
    place: int
    bodies: tuple[int, ...]
    tail: str = ""
    site: str = ""

    def terms(self) -> frozenset[str]:
        """The coined terms in it."""
        return frozenset((self.title[1], *(clause[TERM] for clause in self.clauses))) - {""}

    def words(self) -> frozenset[str]:
        """What tells it from others: the words in its slots."""
        return frozenset(word for slots in (self.title, *self.clauses, (self.site,)) for word in slots if word)


class Grammar(NamedTuple):
    """Makes initiatives with words of one language; `pool` is how many coined terms there are."""

    words: Vocabulary
    rng: Random
    pool: int

    def initiative(self, place: int, bodies: tuple[int, ...]) -> Initiative:
        """A new one, of one to four clauses."""
        count = self.rng.choices((1, 2, 3, 4), (45, 35, 15, 5))[0]
        clauses = tuple(self.clause() for _ in range(count))
        tail = self.rng.choice(TAILS[self.words.lang]) if self.rng.random() < 0.3 else ""
        return Initiative(self.title(clauses[0]), clauses, place, bodies, tail)

    def clause(self) -> Slots:
        """A new clause of at least six words or phrases."""
        while True:
            filled = [self.rng.random() < often for often in _FILLED]
            filled[ADJECTIVE] = filled[ADJECTIVE] and filled[PEOPLE]
            if sum(filled) >= 6:
                return tuple(self._word(slot) if on else "" for slot, on in zip(SLOTS, filled, strict=True))

    def title(self, clause: Slots) -> Slots:
        """A title for an initiative that starts with this clause."""
        return clause[MODIFIER], clause[TERM], clause[HEAD], self._word("programme")

    def reworded(self, one: Initiative, share: float) -> Initiative:
        """The same, about this share of its words other ones: three in ten titles stay."""
        title = self._other(one.title, _TITLE, share) if self.rng.random() < 0.7 else one.title
        return one._replace(title=title, clauses=tuple(self.reclaused(clause, share) for clause in one.clauses))

    def reclaused(self, clause: Slots, share: float) -> Slots:
        return self._other(clause, SLOTS, share)

    def near(self, one: Initiative) -> Initiative:
        """A near-duplicate: two or three words of each clause that say what it is about, and for whom, differ."""
        clauses = tuple(self._swapped(clause) for clause in one.clauses)
        return one._replace(clauses=clauses, title=self.title(clauses[0])[:3] + one.title[3:])

    def framed(self, one: Initiative) -> Initiative:
        """Another initiative in the same frame of words: same verbs, means and partners, about something else."""
        kept = (VERB, MEANS, PARTNER)
        clauses = []
        for clause in one.clauses:
            fresh = self.clause()
            clauses.append(tuple(clause[at] if at in kept else word for at, word in enumerate(fresh)))
        return one._replace(clauses=tuple(clauses), title=self.title(clauses[0]))

    def _swapped(self, clause: Slots) -> Slots:
        about = [at for at in (MODIFIER, TERM, HEAD, PEOPLE, SECTOR) if clause[at]]
        chosen = self.rng.sample(about, min(self.rng.choice((2, 3)), len(about)))
        return tuple(self._word(SLOTS[at]) if at in chosen else word for at, word in enumerate(clause))

    def _other(self, slots: Slots, names: tuple[str, ...], share: float) -> Slots:
        random = self.rng.random
        return tuple(
            self._changed(word, name) if word and random() < share else word
            for word, name in zip(slots, names, strict=True)
        )

    def _changed(self, word: str, slot: str) -> str:
        """Another word: mostly one that means the same, where there is one; else any of its kind; or none at all."""
        near = self.words.near.get(word)
        if near and self.rng.random() < 0.6:
            return self.rng.choice(near)
        if slot not in _NEVER_EMPTY and self.rng.random() < 0.3:
            return ""
        return self._word(slot)

    def _word(self, slot: str) -> str:
        if slot == "term":  # a few terms are common, most stand in a handful of initiatives
            return self.words.term(int(self.pool * self.rng.random() ** 1.5))
        if slot == "target":
            return self._target()
        return self.rng.choice(self.words.words[slot])

    def _target(self) -> str:
        number, year = self.rng.randrange(2, 400), self.rng.randrange(2027, 2037)
        unit = self.rng.choice(self.words.words["unit"])
        return f"{year}年度までに{number}{unit}" if self.words.lang == "ja" else f"{number} {unit} by fiscal {year}"


def title(one: Initiative, lang: str) -> str:
    """The title as printed."""
    if lang == "ja":
        return "".join(one.title) + (f"（{one.site}）" if one.site else "")
    plain = " ".join(filter(None, one.title)).replace("-", " ")
    return plain[0].upper() + plain[1:] + (f" ({one.site})" if one.site else "")


def text(one: Initiative, lang: str) -> str:
    """The text as printed: a sentence for each clause."""
    say = _japanese if lang == "ja" else _english
    sentences = [say(clause, one.site if not at else "") for at, clause in enumerate(one.clauses)]
    return ("" if lang == "ja" else " ").join(filter(None, [*sentences, one.tail]))


def _english(clause: Slots, site: str) -> str:
    verb, modifier, term, head, adjective, people, sector, means, partner, target = clause
    what = " ".join(filter(None, (verb, modifier, term, head.replace("-", " "))))
    whom = f" for {' '.join(filter(None, (adjective, people)))}" if people else ""
    how = " ".join(filter(None, (means and f"through {means}", partner and f"together with {partner}")))
    where = "".join((f" in {sector}" if sector else "", f" ({site})" if site else ""))
    aim = f", reaching {target}" if target else ""
    return f"{what}{whom}{where}{' ' if how else ''}{how}{aim}."


def _japanese(clause: Slots, site: str) -> str:
    verb, modifier, term, head, adjective, people, sector, means, partner, target = clause
    where = "".join((f"{site}において、" if site else "", f"{sector}の分野で、" if sector else ""))
    whom = f"{adjective}{people}のために、" if people else ""
    how = f"{partner}との{means}により、" if partner and means else f"{means}により、" if means else ""
    how = how or (f"{partner}とともに、" if partner else "")
    aim = f"し、{target}に広げる" if target else "する"
    return f"{where}{whom}{how}{modifier}{term}{head}を{verb}{aim}。"
