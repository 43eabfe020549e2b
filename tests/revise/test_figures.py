"""Figures that a text and its translation do not give alike: all that differ, and no false alarm."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiplan_revise.model.edition import Texts, ordered
from aiplan_revise.revise.figures import differing
from aiplan_revise.store import open_store

STORE = open_store()


def apart(ja: str, en: str) -> list[tuple[str, str]]:
    """What stands in Japanese and what in English, "" for nothing."""
    return [(one.printed if one else "", other.printed if other else "") for one, other in differing(Texts(ja, en))]


@pytest.mark.parametrize(
    ("ja", "en", "found"),
    [
        ("職員を60人から200人に増やす。", "Raise staff from 60 to 100 people.", [("200人", "100 people")]),
        ("利用者を60から200に増やす。", "Raise the users from 60 to 100.", [("200", "100")]),
        ("60人の職員を200人とする。", "Have 200 staff instead of 80.", [("60人", "80")]),
        ("１兆5,000億円を投じる。", "Invest 15 trillion yen.", [("１兆5,000億円", "15 trillion yen")]),
        ("8割以上の自治体", "about 80% of municipalities", [("8割以上", "about 80%")]),
        ("2030年度までに開く。", "Open it by 2030.", [("2030年度までに", "by 2030")]),
        ("10～20か所", "10 to 30 sites", [("10～20か所", "10 to 30 sites")]),
        ("3年間で1万人を育成する。", "Train 10,000 people over five years.", [("3年間", "five years")]),
        ("職員を60人置く。", "Have staff.", [("60人", "")]),
        ("職員を置く。", "Have 60 staff by 2027.", [("", "60 staff"), ("", "by 2027")]),
    ],
)
def test_what_differs_is_told_with_its_language(ja: str, en: str, found: list[tuple[str, str]]) -> None:
    assert apart(ja, en) == found


@pytest.mark.parametrize(
    ("ja", "en"),
    [
        ("令和8年度末までに開く。", "Open it by the end of March 2027."),
        ("8割、3分の2、半減", "80 per cent, two-thirds of them, cut by half"),
        ("年に1回、半年ごと、12か月以内", "once a year, every six months, within one year"),
        ("毎年1,000人", "1,000 people a year"),
        ("今年度中に、5Gを1人1台", "within this fiscal year, 5G, one for each"),
        ("第2次計画の3つの柱", "the three pillars of the second plan"),
    ],
)
def test_what_only_reads_otherwise_is_no_finding(ja: str, en: str) -> None:
    assert apart(ja, en) == []


def test_the_shipped_editions_agree() -> None:
    both = [p for key in STORE.ids() for p in ordered(STORE.edition(key)) if len(p.text.langs()) > 1]
    assert len(both) > 300
    assert [p.id for p in both if list(differing(p.text)) or list(differing(p.title))] == []


# ---------------------------------------------------------------- any figures, in any order

_SPELT: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "heads": (("{0}00人", "{0}百名", "約{0}00人"), ("{0}00 people", "{0}00 officials", "about {0}00 people")),
    "sites": (("{0},500か所", "{0}500拠点"), ("{0},500 sites", "{0}500 locations")),
    "money": (("{0}兆円", "{0}0,000億円"), ("{0} trillion yen", "¥{0} trillion", "{0},000 billion yen")),
    "share": (("{0}割", "{0}0％", "{0}0パーセント"), ("{0}0%", "{0}0 percent", "{0}0 per cent")),
    "year": (("令和{0}年度までに", "令和{0}年度末までに"), ("by fiscal {1}", "by the end of FY{1}")),
    "span": (("{0}年間", "{0}か年"), ("{0} years", "{2} months")),
}
Figure = tuple[str, int, int, int]
figure = st.tuples(st.sampled_from(sorted(_SPELT)), st.integers(2, 9), st.integers(0, 2), st.integers(0, 2))


def spelt(of: Figure, lang: int, more: int = 0) -> str:
    sort, size, *at = of
    forms = _SPELT[sort][lang]
    return forms[at[lang] % len(forms)].format(size + more, 2018 + size + more, 12 * (size + more))


@given(st.lists(figure, min_size=1, max_size=4), st.randoms())
def test_any_figures_in_any_spelling_and_order_agree(figures: list[Figure], random: Random) -> None:
    shuffled = sorted(figures, key=lambda _: random.random())
    ja = "。".join(f"これは{spelt(one, 0)}である" for one in figures)
    en = ". ".join(f"This is {spelt(one, 1)} here" for one in shuffled)
    assert apart(ja, en) == []


@given(st.lists(figure, min_size=1, max_size=4), st.integers(0, 3))
def test_one_figure_that_differs_is_found_among_any(figures: list[Figure], at: int) -> None:
    at %= len(figures)
    ja = "。".join(f"これは{spelt(one, 0)}である" for one in figures)
    en = ". ".join(f"This is {spelt(one, 1, more=10 * (n == at))} here" for n, one in enumerate(figures))
    assert apart(ja, en) != []
