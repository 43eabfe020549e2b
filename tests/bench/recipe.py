"""How hard a synthetic pair is to be."""

from typing import NamedTuple

from bench.vocabulary import Lang


class Recipe(NamedTuple):
    """Shares are of the initiatives of the old edition, `size` of them. What is not untouched is reworded by `least` to
    `most` of its words. `series` are members of series that differ by town or year alone, `twins` near-duplicates of
    another initiative. Of what is added, a third each is new, near to something kept, and in the words of something
    dropped; series grow as much as they shrink besides."""

    size: int = 1000
    lang: Lang = "en"
    seed: int = 1
    dropped: float = 0.08
    added: float = 0.10
    split: float = 0.06
    joined: float = 0.06
    moved: float = 0.08
    reassigned: float = 0.06
    untouched: float = 0.4
    least: float = 0.1
    most: float = 0.5
    series: float = 0.1
    twins: float = 0.3
    renamed: float = 0.1
    shuffled: bool = True
    fresh_ids: bool = True
