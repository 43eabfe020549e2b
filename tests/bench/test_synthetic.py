"""The synthetic pairs: true, hard as asked, never unresolvable, and the same for the same seed."""

import csv
import json
import os
import subprocess
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

import pytest
from bench import pairs
from bench.grammar import Initiative
from bench.recipe import Recipe
from bench.synthetic import COLUMNS, Pair, synthesise, write
from bench.vocabulary import Lang, vocabulary

BOTH = pytest.mark.parametrize("lang", ["en", "ja"])
NAMES = ("old.csv", "new.csv", "truth.json")


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def linked(folder: Path) -> list[dict[str, Any]]:
    return list(json.loads((folder / "truth.json").read_text(encoding="utf-8"))["links"])


@BOTH
def test_the_truth_names_rows_of_the_files_each_at_most_once(lang: Lang, tmp_path: Path) -> None:
    folder = write(Recipe(400, lang, seed=3), tmp_path)
    for side in ("old", "new"):
        found = rows(folder / f"{side}.csv")
        keys = [row["id"] for row in found]
        named = [key for link in linked(folder) for key in link[side]]
        assert tuple(found[0]) == COLUMNS
        assert len(set(keys)) == len(keys)
        assert len(set(named)) == len(named) and set(named) <= set(keys)
        assert all(row["title"] and row["text"] and row["place"] and row["bodies"] for row in found)
    assert not {row["id"] for row in rows(folder / "old.csv")} & {row["id"] for row in rows(folder / "new.csv")}


@BOTH
def test_our_reader_takes_every_row_and_knows_the_language(lang: Lang, tmp_path: Path) -> None:
    folder = write(Recipe(200, lang), tmp_path)
    found, names = pairs.records(folder / "old.csv")
    assert sorted(names) == sorted(row["id"] for row in rows(folder / "old.csv"))
    edition, _ = pairs.load(folder / "old.csv")
    assert {one for key in names for one in edition.provisions[key].text.langs()} == {lang}
    assert len({one["place"] for one in found}) > 10


@BOTH
def test_shapes_and_proportions_are_as_asked(lang: Lang) -> None:
    recipe = Recipe(2000, lang, seed=5)
    pair = synthesise(recipe)
    plain = [link for link in pair.links if "series" not in link.kinds]
    whole, parts = len(pair.old), [link for link in plain if len(link.new) > 1]
    assert whole == recipe.size
    assert len(parts) == recipe.split * whole
    assert 2 * sum(len(link.old) == 2 for link in plain) == recipe.joined * whole
    assert whole - sum(len(link.old) for link in pair.links) == recipe.dropped * whole
    added = len(pair.new) - sum(len(link.new) for link in pair.links)
    assert recipe.added * whole <= added <= (recipe.added + recipe.series * recipe.dropped * 2) * whole
    assert sum(bool(one.site) for one in pair.old) == recipe.series * whole
    for kind, share in (("moved", recipe.moved), ("reassigned", recipe.reassigned)):
        assert sum(kind in link.kinds for link in plain) / len(plain) == pytest.approx(share, abs=0.03)


def reworded(pair: Pair) -> list[float]:
    """For each initiative that was only reworded the share of the words of its clauses that went."""
    both = [(pair.old[link.old[0]], pair.new[link.new[0]]) for link in pair.links if "reworded" in link.kinds]
    return [1 - len(said(old) & said(new)) / len(said(old)) for old, new in both]


def said(one: Initiative) -> frozenset[str]:
    return one._replace(title=("",) * 4).words()


@BOTH
def test_the_reworded_lose_a_tenth_to_a_half_of_their_words(lang: Lang) -> None:
    shares = sorted(reworded(synthesise(Recipe(2000, lang, seed=5))))
    assert 0.15 <= median(shares) <= 0.35
    assert shares[len(shares) // 10] >= 0.03 and shares[len(shares) * 9 // 10] <= 0.55
    mild = sorted(reworded(synthesise(Recipe(2000, lang, seed=5, most=0.2))))
    assert mild[len(mild) * 9 // 10] <= 0.3


@BOTH
def test_what_continues_is_always_nearer_than_its_kin(lang: Lang) -> None:
    """No kin of an initiative, in the old edition or added in the new one, is as near to it as its continuation."""
    pair = synthesise(Recipe(1000, lang, seed=7))
    olds, news = ([one.words() for one in side] for side in (pair.old, pair.new))
    whole = [link for link in pair.links if len(link.old) == len(link.new) == 1]
    unlinked = sorted(set(range(len(news))) - {new for link in pair.links for new in link.new})
    close = 0
    for link in whole:
        (old,), (new,) = link.old, link.new
        own = len(olds[old] & news[new])
        assert all(len(news[new] & other) < own for at, other in enumerate(olds) if at != old)
        assert all(len(olds[old] & news[at]) < own for at in unlinked)
        close += any(len(news[new] & other) > own / 2 for at, other in enumerate(olds) if at != old)
    assert close > 0.3 * len(whole)  # it is hard all the same: many have kin that is near


@BOTH
def test_a_series_says_by_its_town_or_year_which_is_which(lang: Lang) -> None:
    pair = synthesise(Recipe(1000, lang, seed=7))
    serial = [link for link in pair.links if "series" in link.kinds]
    assert len(serial) > 50
    assert all(pair.old[link.old[0]].site == pair.new[link.new[0]].site for link in serial)
    printed = Counter((one.title, one.clauses, one.site) for one in pair.new if one.site)
    assert max(printed.values()) == 1


def test_headings_are_renamed_as_asked_and_never_twice_the_same() -> None:
    pair = synthesise(Recipe(3000, "en", renamed=0.3))
    old, new = (
        {name for place in side for name in place.split(" / ")} for side in (pair.old_headings, pair.new_headings)
    )
    assert len(old) == len(new) and 0.2 <= 1 - len(old & new) / len(old) <= 0.4
    assert pair.old_headings == synthesise(Recipe(3000, "en", renamed=0)).new_headings


def test_words_do_not_run_out() -> None:
    assert all(len({vocabulary(lang).term(at) for at in range(20_000)}) == 20_000 for lang in ("en", "ja"))


def test_order_and_ids_say_nothing_unless_asked(tmp_path: Path) -> None:
    mixed = write(Recipe(300), tmp_path / "mixed")
    plain = write(Recipe(300, shuffled=False, fresh_ids=False), tmp_path / "plain")
    places = [row["place"] for row in rows(plain / "new.csv")]
    assert len(dict.fromkeys(places)) == 1 + sum(one != two for one, two in pairwise(places))
    assert [row["place"] for row in rows(mixed / "new.csv")] != places
    ones = [link for link in linked(plain) if len(link["old"]) == len(link["new"]) == 1]
    assert ones and all(link["old"] == link["new"] for link in ones)


def test_the_same_seed_gives_the_same_bytes_in_any_process(tmp_path: Path) -> None:
    here = write(Recipe(150, "ja", seed=4), tmp_path / "here")
    command = [sys.executable, "-m", "bench.synthetic", str(tmp_path / "there"), "--size=150", "--lang=ja", "--seed=4"]
    tests = str(pairs.ROOT / "tests")
    subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": "12", "PYTHONPATH": tests})
    other = write(Recipe(150, "ja", seed=5), tmp_path / "other")
    for name in NAMES:
        assert (here / name).read_bytes() == (tmp_path / "there" / name).read_bytes()
        assert (here / name).read_bytes() != (other / name).read_bytes()
