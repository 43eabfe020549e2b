"""What is split, joined and dropped again within one draft still says what it continues of the edition before."""

from collections.abc import Callable

from small import head, small, step
from strategies import REGISTRY

from aiplan_revise.model.edition import Edition, Ending, Texts
from aiplan_revise.revise import diff
from aiplan_revise.revise.origins import rooted, settled
from aiplan_revise.revise.rebuilding import drop, join, split

FOLLOWED = small(
    head("sea", "The sea", number="1"),
    step("boats", "Build boats and test them", "harbour", parent="sea", number="a"),
    step("care", "Care with robots", "council", parent="sea", number="b", continues=("older",)),
)


def drafted(*steps: Callable[[Edition], Edition]) -> Edition:
    """The followed edition after steps of a draft, each as the store takes it."""
    text = FOLLOWED
    for made in steps:
        text = rooted(made(text), text, lambda: FOLLOWED.provisions.keys())
    return text


def halves(text: Edition) -> Edition:
    return split(text, "boats", {"build": Texts(en="Build boats"), "test": Texts(en="Test them")})


def told(text: Edition) -> list[tuple[str, list[str], list[str]]]:
    changes = diff(FOLLOWED, settled(text, FOLLOWED), REGISTRY).changes
    return [(c.kind, [p.id for p in c.old], [p.id for p in c.new]) for c in changes if c.kind != "carried"]


def test_a_piece_that_is_joined_with_another_is_still_a_piece_of_the_whole() -> None:
    text = drafted(halves, lambda e: join(e, ["build", "care"], "both", Texts(en="Build boats; care with robots")))
    assert text.provisions["both"].continues == ("build", "care", "boats")
    assert settled(text, FOLLOWED).provisions["both"].continues == ("care", "boats")
    assert told(text) == [("regrouped", ["boats", "care"], ["both", "test"])]


def test_a_piece_that_is_split_again() -> None:
    text = drafted(halves, lambda e: split(e, "test", {"trial": Texts(en="Test"), "them": Texts(en="them")}))
    assert told(text) == [("split", ["boats"], ["build", "trial", "them"])]


def test_the_reason_why_the_last_piece_ended_is_that_of_the_whole() -> None:
    one = drafted(halves, lambda e: drop(e, "build", Ending("completed")))
    assert one.about.endings == {}
    both = drafted(halves, lambda e: drop(e, "build", Ending("completed")), lambda e: drop(e, "test", Ending("merged")))
    assert both.about.endings == {"boats": Ending("merged")}
    assert told(both) == [("dropped", ["boats"], [])]


def test_what_an_older_edition_says_stays_as_it_is() -> None:
    text = drafted(halves)
    assert text.provisions["care"].continues == ("older",)
    assert settled(text, FOLLOWED).provisions["care"].continues == ("older",)
    assert settled(FOLLOWED, FOLLOWED) is FOLLOWED
