"""Hard pairs of editions with known truth, made up: python -m bench.synthetic FOLDER --size 1000 --lang ja --seed 7

Writes old.csv, new.csv and truth.json as the gold pairs have them. Everything is drawn from our own word lists
(words_en, words_ja) by the seed alone: the same recipe gives the same bytes.
"""

import argparse
import csv
import json
from collections import Counter
from pathlib import Path
from random import Random
from typing import NamedTuple

from bench.fates import Link, Revision
from bench.grammar import Grammar, Initiative, text, title
from bench.recipe import Recipe
from bench.vocabulary import Vocabulary, vocabulary

COLUMNS = ("id", "title", "text", "place", "bodies")
_PER_GROUP, _GROUPS_PER_SECTION, _SECTIONS_PER_CHAPTER = 12, 6, 5
_SERIES = range(4, 25)
"""How many members a series has: years, when there are few enough of them, or else towns."""
_YEARS = range(2018, 2030)


class Pair(NamedTuple):
    """Two editions and which initiative continues which, all by index; the headings of each group, old and new."""

    old: list[Initiative]
    new: list[Initiative]
    links: list[Link]
    old_headings: list[str]
    new_headings: list[str]


def synthesise(recipe: Recipe) -> Pair:
    """A pair as the recipe asks."""
    words = vocabulary(recipe.lang)
    rng = Random(f"{recipe.seed} {recipe.lang} {recipe.size}")
    grammar = Grammar(words, rng, max(40, recipe.size // 6))
    places = Places(recipe, words, rng)
    old, families = _first_edition(recipe, grammar, places)
    revision = Revision(recipe, grammar, old, families, places.assigned)
    revision.run()
    return Pair(old, revision.new, revision.links, places.headings(), places.headings(recipe.renamed))


class Places:
    """The groups that initiatives stand in, and the bodies that are at home there."""

    def __init__(self, recipe: Recipe, words: Vocabulary, rng: Random) -> None:
        self.words, self.rng, self.bodies = words, rng, len(words.bodies)
        self.groups = max(3, recipe.size // _PER_GROUP)

    def assigned(self) -> tuple[int, tuple[int, ...]]:
        """A group, and one to three bodies: mostly the one at home in its section first."""
        group = self.rng.randrange(self.groups)
        home = group // _GROUPS_PER_SECTION if self.rng.random() < 0.8 else self.rng.randrange(self.bodies)
        others = (self.rng.randrange(self.bodies) for _ in range(self.rng.choice((0, 0, 1, 2))))
        return group, tuple(dict.fromkeys((home % self.bodies, *others)))

    def headings(self, renamed: float = 0.0) -> list[str]:
        """The place of each group as printed, levels joined; with this share of all headings renamed, half of those
        beyond recognition."""
        per_chapter = _GROUPS_PER_SECTION * _SECTIONS_PER_CHAPTER
        widths = (per_chapter, _GROUPS_PER_SECTION, 1)
        names: dict[tuple[int, int], str] = {}
        for group in range(self.groups):
            for level, width in enumerate(widths):
                if (level, group // width) not in names:
                    names[level, group // width] = self._name(len(names), renamed)
        found = range(self.groups)
        return [" / ".join(names[level, group // width] for level, width in enumerate(widths)) for group in found]

    def _name(self, index: int, renamed: float) -> str:
        if self.rng.random() >= renamed:
            return self.words.heading(index)
        beyond = self.rng.random() < 0.5
        return self.words.heading(index + 3 * self.groups, 1) if beyond else self.words.heading(index, 1)


def _first_edition(recipe: Recipe, grammar: Grammar, places: Places) -> tuple[list[Initiative], list[int]]:
    """The old edition and the family of each initiative: members of a series, or near-duplicates, share one."""
    serial, twins = round(recipe.series * recipe.size), round(recipe.twins * recipe.size)
    made = [grammar.initiative(*places.assigned()) for _ in range(recipe.size - serial - twins)]
    families = list(range(len(made)))
    for _ in range(twins):
        kin = grammar.rng.randrange(len(families))
        near = grammar.near(made[kin])
        stays = grammar.rng.random() < 0.5
        made.append(near if stays else near._replace(place=places.assigned()[0]))
        families.append(families[kin])
    while len(made) < recipe.size:
        family, root = len(made), grammar.initiative(*places.assigned())
        count = min(grammar.rng.choice(_SERIES), recipe.size - len(made))
        made += [root._replace(site=site) for site in sites(grammar, count)]
        families += [family] * count
    return made, families


def sites(grammar: Grammar, count: int) -> list[str]:
    """So many different years, in order, or towns."""
    if count <= len(_YEARS) and grammar.rng.random() < 0.3:
        mark = "{}年度" if grammar.words.lang == "ja" else "fiscal {}"
        return [mark.format(year) for year in sorted(grammar.rng.sample(_YEARS, count))]
    return [grammar.words.town(at) for at in grammar.rng.sample(range(2000), count)]


# ---------------------------------------------------------------- files


def write(recipe: Recipe, folder: Path) -> Path:
    """The pair as files in a folder that is made where it is missing."""
    pair, rng = synthesise(recipe), Random(f"order {recipe.seed}")
    folder.mkdir(parents=True, exist_ok=True)
    old_ids = _ids(len(pair.old), rng)
    new_ids = _carried(pair, old_ids, _ids(len(pair.old) + len(pair.new), rng), recipe.fresh_ids)
    for name, made, ids, headings in (
        ("old", pair.old, old_ids, pair.old_headings),
        ("new", pair.new, new_ids, pair.new_headings),
    ):
        order = sorted(range(len(made)), key=lambda at, made=made: made[at].place)  # type: ignore[misc]
        if recipe.shuffled:
            rng.shuffle(order)
        rows = [(ids[at], *_row(made[at], headings, vocabulary(recipe.lang))) for at in order]
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([COLUMNS, *rows])
    links = [
        {"old": [old_ids[at] for at in link.old], "new": [new_ids[at] for at in link.new], "kinds": link.kinds}
        for link in pair.links
    ]
    truth = {"note": f"Made up: {recipe}", "links": links}
    (folder / "truth.json").write_text(json.dumps(truth, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return folder


def _ids(count: int, rng: Random) -> list[str]:
    """Ids that say nothing of order."""
    return [f"p{number:07}" for number in rng.sample(range(20 * count + 1), count)]


def _carried(pair: Pair, old_ids: list[str], spare: list[str], fresh: bool) -> list[str]:
    """Ids of the new edition: none that the old one has or, unless all are to be fresh, those that are carried over."""
    taken = set(old_ids)
    free = [key for key in spare if key not in taken]
    found = free[: len(pair.new)]
    for link in pair.links if not fresh else ():
        if len(link.old) == len(link.new) == 1:
            found[link.new[0]] = old_ids[link.old[0]]
    assert max(Counter(found).values(), default=1) == 1
    return found


def _row(one: Initiative, headings: list[str], words: Vocabulary) -> tuple[str, str, str, str]:
    assigned = "; ".join(words.bodies[at] for at in one.bodies)
    return title(one, words.lang), text(one, words.lang), headings[one.place], assigned


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--size", type=int, default=1000, help="initiatives of the old edition, 100 to 100,000")
    parser.add_argument("--lang", choices=("en", "ja"), default="en")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--in-order", action="store_true", help="rows as printed, not shuffled")
    parser.add_argument("--keep-ids", action="store_true", help="what is carried over keeps its id")
    asked = parser.parse_args()
    recipe = Recipe(asked.size, asked.lang, asked.seed, shuffled=not asked.in_order, fresh_ids=not asked.keep_ids)
    print(write(recipe, asked.folder))


if __name__ == "__main__":
    main()
