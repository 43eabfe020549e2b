"""A plan with many editions, made up: python -m bench.chain FOLDER --editions 50 --size 1000 --seed 7

Every edition revises the one before: initiatives are reworded, split, joined, moved, handed over, dropped and added.
Ids and `continues` say what became of what. The same seed gives the same bytes.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

from bench.grammar import Grammar, Initiative, text, title
from bench.recipe import Recipe
from bench.synthetic import Places
from bench.vocabulary import Lang, vocabulary

from aiplan_revise.model.codec import encode
from aiplan_revise.model.edition import About, Assignment, Edition, Provision, Texts, edition

_FATES = {"kept": 70, "reworded": 14, "moved": 4, "handed over": 4, "split": 2, "joined": 3, "dropped": 3}
"""What becomes of so many initiatives in a hundred."""
_BOTH: tuple[Lang, Lang] = ("ja", "en")


class Step(NamedTuple):
    """An initiative of the chain, in both languages."""

    key: str
    ja: Initiative
    en: Initiative
    continues: tuple[str, ...] = ()


class Chain:
    """Makes one edition after the other."""

    def __init__(self, size: int, seed: int) -> None:
        self.size, self.rng, self.made = size, Random(f"chain {size} {seed}"), 0
        self.words = {lang: vocabulary(lang) for lang in _BOTH}
        self.grammars = {lang: Grammar(self.words[lang], self.rng, max(40, size // 6)) for lang in _BOTH}
        self.places = {lang: Places(Recipe(size, lang, seed), self.words[lang], self.rng) for lang in _BOTH}
        self.headings = {lang: self.places[lang].headings() for lang in _BOTH}

    def editions(self, count: int) -> Iterator[Edition]:
        """So many editions, a year apart."""
        steps = [self._fresh() for _ in range(self.size)]
        for at in range(count):
            if at:
                steps = list(self._revised(steps))
            yield self._edition(2000 + at, bool(at), steps)

    def _revised(self, steps: list[Step]) -> Iterator[Step]:
        """What becomes of the initiatives, in their order; as many are added as are gone."""
        waiting: Step | None = None
        count = 0
        for step in steps:
            fate = self.rng.choices([*_FATES], [*_FATES.values()])[0]
            if fate == "joined" and waiting is None:
                waiting = step
                continue
            partner, waiting = (waiting, None) if fate == "joined" else (None, waiting)
            for made in self._fated(step._replace(continues=()), fate, partner):
                count += 1
                yield made
        if waiting:
            yield waiting._replace(continues=())
        yield from (self._fresh() for _ in range(len(steps) - count - bool(waiting)))

    def _fated(self, step: Step, fate: str, partner: Step | None) -> Iterator[Step]:
        if fate == "dropped":
            return
        if fate == "split":
            yield from self._split(step)
        elif partner is not None:
            yield self._joined(partner, step)
        else:
            yield self._altered(step, fate)

    def _altered(self, step: Step, fate: str) -> Step:
        if fate == "reworded":
            ja, en = self.grammars["ja"].reworded(step.ja, 0.2), self.grammars["en"].reworded(step.en, 0.2)
            return step._replace(ja=ja, en=en)
        place, bodies = self.places["ja"].assigned()
        if fate == "moved":
            return step._replace(ja=step.ja._replace(place=place), en=step.en._replace(place=place))
        if fate == "handed over":
            return step._replace(ja=step.ja._replace(bodies=bodies), en=step.en._replace(bodies=bodies))
        return step

    def _split(self, step: Step) -> Iterator[Step]:
        for at in range(2):
            ja, en = (one._replace(clauses=_half(one, at)) for one in (step.ja, step.en))
            yield Step(self._key(), ja, en, (step.key,))

    def _joined(self, one: Step, other: Step) -> Step:
        ja, en = (a._replace(clauses=a.clauses + b.clauses) for a, b in ((one.ja, other.ja), (one.en, other.en)))
        return Step(self._key(), ja, en, (one.key, other.key))

    def _fresh(self) -> Step:
        place, bodies = self.places["ja"].assigned()
        ja, en = (self.grammars[lang].initiative(place, bodies) for lang in _BOTH)
        return Step(self._key(), ja, en)

    def _key(self) -> str:
        self.made += 1
        return f"step-{self.made}"

    # ---------------------------------------------------------------- as an edition

    def _edition(self, year: int, follows: bool, steps: list[Step]) -> Edition:
        about = About(
            str(year),
            Texts(f"{year}年の計画", f"Plan of {year}"),
            "adopted",
            follows=str(year - 1) if follows else "",
            dates={"adopted": f"{year}-04-01"},
        )
        return edition(about, self._provisions(steps))

    def _provisions(self, steps: list[Step]) -> Iterator[Provision]:
        """Initiatives under the groups that they stand in, chapters and sections left out."""
        by_place: dict[int, list[Step]] = {}
        for step in steps:
            by_place.setdefault(step.ja.place, []).append(step)
        for place, held in sorted(by_place.items()):
            ja, en = (self.headings[lang][place].rpartition(" / ")[2] for lang in _BOTH)
            yield Provision(f"group-{place}", "group", number=str(place + 1), text=Texts(ja, en))
            for at, step in enumerate(held, 1):
                yield self._provision(step, f"group-{place}", str(at))

    def _provision(self, step: Step, parent: str, number: str) -> Provision:
        titles, words = (Texts(say(step.ja, "ja"), say(step.en, "en")) for say in (title, text))
        assigned = tuple(Assignment(printed=self.words["en"].bodies[at]) for at in step.ja.bodies)
        return Provision(step.key, "initiative", parent, number, titles, words, assigned, step.continues)


def _half(one: Initiative, at: int) -> tuple[tuple[str, ...], ...]:
    middle = len(one.clauses) // 2
    return (one.clauses[:middle], one.clauses[middle:])[at] or one.clauses


def write(folder: Path, count: int, size: int, seed: int = 1) -> Path:
    """The chain as a store in a folder that is made where it is missing."""
    for made in Chain(size, seed).editions(count):
        place = folder / made.about.id
        place.mkdir(parents=True, exist_ok=True)
        (place / "edition.json").write_bytes(encode(made))
    return folder


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--editions", type=int, default=50)
    parser.add_argument("--size", type=int, default=1000, help="initiatives of each edition")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    print(write(asked.folder, asked.editions, asked.size, asked.seed))


if __name__ == "__main__":
    main()
