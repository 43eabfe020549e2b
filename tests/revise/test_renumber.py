"""Printed numbers after a merge, and how they are spelt."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small import head, small, step

from aiplan_revise.model.edition import Edition, Kind, Provision
from aiplan_revise.model.ordinals import COUNTS, Count, plain, spelt
from aiplan_revise.revise import merge


def listed(told: str, parent: str = "") -> list[Provision]:
    """Provisions from "key=number key=number …"; the text is the key."""
    pairs = (word.split("=") for word in told.split())
    return [step(key, f"{key} {key * 2} {key * 3}", parent=parent, number=number) for key, number in pairs]


def numbered(*sides: str) -> str:
    """The merged numbers; swapping the sides changes nothing."""
    base, ours, theirs = (small(*listed(side)) for side in sides)
    merged, conflicts = merge(base, ours, theirs)
    assert merge(base, theirs, ours) == (merged, tuple(~c for c in conflicts))
    fields = [f"{c.provision}!{c.field}" for c in conflicts]
    return " ".join([*(f"{key}={merged.provisions[key].number}" for key in merged.outline), *fields])


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "expected"),
    [
        ("p=a q=b", "p=a q=b x=c", "p=a q=b y=c", "p=a q=b x=c y=d"),
        ("p=a q=b", "x=a p=b q=c", "y=a p=b q=c", "x=a y=b p=c q=d"),
        ("p=a q=b", "x=a p=b q=c", "y=a z=b p=c q=d", "x=a y=b z=c p=d q=e"),
        ("p=a q=b r=c", "p=a r=b", "q=a r=b", "r=a"),
        ("p=4 q=5", "p=4 q=5 x=6", "p=4 q=5 y=6", "p=4 q=5 x=6 y=7"),
        ("p=A q=B", "p=A q=B x=C", "p=A q=B y=C", "p=A q=B x=C y=D"),
        ("p=１ q=２", "p=１ q=２ x=３", "p=１ q=２ y=３", "p=１ q=２ x=３ y=４"),
        ("p=① q=②", "p=① q=② x=③", "p=① q=② y=③", "p=① q=② x=③ y=④"),
        ("p=Ⅰ q=Ⅱ", "p=Ⅰ q=Ⅱ x=Ⅲ", "p=Ⅰ q=Ⅱ y=Ⅲ", "p=Ⅰ q=Ⅱ x=Ⅲ y=Ⅳ"),
        ("p=イ q=ロ", "p=イ q=ロ x=ハ", "p=イ q=ロ y=ハ", "p=イ q=ロ x=ハ y=ニ"),
        ("", "x=1", "y=1", "x=1 y=2"),
        ("p=y q=z", "p=y q=z", "p=y q=z", "p=y q=z"),
        # faults that were there stay
        ("p=a q=c", "p=a q=c x=d", "p=a q=c y=d", "p=a q=c x=d y=e"),
        ("p=a q=a r=b", "p=a q=a x=b r=c", "p=a q=a r=b y=c", "p=a q=a x=b r=c y=d"),
        ("p=1 q=5", "p=1 x=2 q=5", "p=1 y=2 q=5", "p=1 x=2 y=3 q=5"),
        ("p=2の2 q=3", "p=2の2 q=3 x=4", "p=2の2 q=3 y=4", "p=2の2 q=3 x=4 y=4"),
        ("p=a q=c", "p=b q=c", "p=d q=c", "p=a q=c p!number"),
        ("p=a q=c", "p=a q=c x=d", "p=a q=c", "p=a q=c x=d"),
    ],
)
def test_numbers(base: str, ours: str, theirs: str, expected: str) -> None:
    assert numbered(base, ours, theirs) == expected


def test_numbers_that_begin_anew_in_every_group() -> None:
    groups = [head(key, f"Group {key}", kind="group") for key in ("g", "h")]

    def made(first: str, second: str) -> Edition:
        return small(groups[0], *listed(first, "g"), groups[1], *listed(second, "h"))

    merged, conflicts = merge(
        made("p=a q=b", "r=a s=b"), made("p=a q=b x=c", "t=a r=b s=c"), made("p=a q=b y=c", "r=a s=b u=c")
    )
    assert conflicts == ()
    assert [p.number for p in merged.provisions.values()] == ["", "a", "b", "c", "d", "", "a", "b", "c", "d"]


def test_numbers_that_run_on_over_groups() -> None:
    groups = [head(key, f"Group {key}", kind="group") for key in ("g", "h")]

    def made(first: str, second: str) -> Edition:
        return small(groups[0], *listed(first, "g"), groups[1], *listed(second, "h"))

    merged, conflicts = merge(made("p=1", "q=2"), made("p=1 x=2", "q=3"), made("p=1", "q=2 y=3"))
    assert conflicts == ()
    assert [p.number for p in merged.provisions.values()] == ["", "1", "2", "", "3", "4"]


def test_statements_and_initiatives_that_are_counted_together() -> None:
    def made(*keys: str) -> Edition:
        kinds: dict[str, Kind] = {"p": "statement", "q": "initiative"}
        return small(*(Provision(k, kinds.get(k, "statement"), number=str(n)) for n, k in enumerate(keys, 1)))

    merged, conflicts = merge(made("p", "q"), made("p", "q", "x"), made("p", "y", "q"))
    assert conflicts == ()
    assert [(p.id, p.number) for p in merged.provisions.values()] == [("p", "1"), ("y", "2"), ("q", "3"), ("x", "4")]


@given(st.sampled_from(COUNTS), st.integers(1, 45))
def test_a_spelt_number_reads_as_its_value(count: Count, value: int) -> None:
    made = spelt(value, count.write(1), count)
    assert not made or count.read(plain(made)) == value
    assert made or value > 26


WORDS = st.lists(st.sampled_from("uvwxyz"), unique=True, max_size=3)


@given(st.integers(0, 4), WORDS, WORDS, st.randoms(use_true_random=False))
def test_numbers_run_on_whatever_both_put_in(size: int, mine: list[str], yours: list[str], random: object) -> None:
    """Where all three count without fault, the merged edition does."""

    def side(more: list[str], name: str) -> str:
        keys = [f"k{n}" for n in range(size)]
        for key in more:
            keys.insert(random.randint(0, len(keys)), name + key)  # type: ignore[attr-defined]
        return " ".join(f"{key}={n + 1}" for n, key in enumerate(keys))

    found = [int(word.split("=")[1]) for word in numbered(side([], ""), side(mine, "o"), side(yours, "t")).split()]
    assert all(other == one + 1 for one, other in pairwise([0, *found]))
