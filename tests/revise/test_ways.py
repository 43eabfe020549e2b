"""One target written in another way is no change, and another target is one, by lists of ways of writing."""

from collections.abc import Iterator
from itertools import permutations
from pathlib import Path
from typing import NamedTuple, cast

import pytest

from aiplan_revise.model.edition import Lang
from aiplan_revise.revise.retarget import retargets

WAYS = Path(__file__).parent.parent / "cases" / "ways.txt"


class Ways(NamedTuple):
    """Ways of writing one target in a sentence, and what is another target in its place."""

    lang: Lang
    why: str
    sentence: str
    same: tuple[str, ...]
    other: tuple[str, ...]

    def said(self, way: str) -> str:
        """The sentence with the target written in this way."""
        return self.sentence.replace("…", way)


def ways() -> Iterator[Ways]:
    for block in f"\n{WAYS.read_text('utf-8')}".split("\n## ")[1:]:
        title, *lines = block.strip().splitlines()
        lang, why = title.split(" ", 1)
        named = dict(line.split(": ", 1) for line in lines)
        listed = (tuple(named.get(name, "").split(" = ")) if name in named else () for name in ("same", "other"))
        yield Ways(cast(Lang, lang), why, named["in"], *listed)


ALL = list(ways())


def told(of: Ways, old: str, new: str) -> list[tuple[str, str]]:
    """What is told of the sentence with one way and with the other, as printed."""
    found = retargets(of.said(old), of.said(new), of.lang)
    return [(one.old.printed if one.old else "", one.new.printed if one.new else "") for one in found]


@pytest.mark.parametrize("of", ALL, ids=lambda of: f"{of.lang} {of.why}")
def test_written_in_another_way_it_is_the_same(of: Ways) -> None:
    found = {pair: told(of, *pair) for pair in permutations(of.same, 2)}
    assert {pair: what for pair, what in found.items() if what} == {}


@pytest.mark.parametrize("of", ALL, ids=lambda of: f"{of.lang} {of.why}")
def test_another_one_is_told(of: Ways) -> None:
    pairs = [pair for one in of.same for other in of.other for pair in ((one, other), (other, one))]
    assert [pair for pair in pairs if not told(of, *pair)] == []


def test_the_list_is_long_in_both_languages() -> None:
    for lang in ("ja", "en"):
        assert sum(len(of.same) for of in ALL if of.lang == lang) >= 200
