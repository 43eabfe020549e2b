"""The words, titles, columns, targets and strength of what stands on both sides."""

import pytest
from small import facets, head, pieces, step

from aiplan_revise.model.changes import (
    Facets,
)
from aiplan_revise.model.edition import Provision, Texts


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (step("a", "x"), step("a", "y"), Facets(reworded=("en",))),
        (step("a", "x", ja="あ"), step("a", "y", ja="い"), Facets(reworded=("ja", "en"))),
        (step("a", "x"), step("a", "x "), Facets(reworded=("en",))),
        (step("a", "x"), step("a", "x", ja="あ"), Facets(translated=("ja",))),
        (step("a", "x"), step("a", ja="あ"), Facets(translated=("ja", "en"))),
        (step("a", ""), step("a", "x"), Facets(reworded=("en",))),
        (step("a", "x", title=Texts(en="T")), step("a", "x", title=Texts(en="U")), Facets(retitled=("en",))),
        (step("a", "x", title=Texts(en="T")), step("a", "x"), Facets(retitled=("en",))),
        (step("a", "x", title=Texts(en="T")), step("a", "x", title=Texts("た", "T")), Facets(translated=("ja",))),
        (head("h", "Sea"), head("h", "Seas"), Facets(retitled=("en",))),
        (head("h", "Sea"), head("h", "Sea", ja="海"), Facets(translated=("ja",))),
        (head("h", "Sea"), step("h", "Seas"), Facets(reworded=("en",), fields=("kind",))),
        (step("a", "x", fields={"b": "1"}), step("a", "x", fields={"c": "2", "b": "3"}), Facets(fields=("b", "c"))),
        (step("a", "x", fields={"b": ""}), step("a", "x"), Facets(fields=("b",))),
    ],
)
def test_words_and_columns(old: Provision, new: Provision, expected: Facets) -> None:
    assert facets(old, new) == expected
    assert facets(new, old) == ~expected


@pytest.mark.parametrize(
    ("whole", "parts", "reworded"),
    [
        ("Open ports. Dredge reefs.", ("Open ports.", "Dredge reefs."), False),
        ("港を開く。礁を測る。", ("港を開く。", "礁を測る。"), False),
        ("Open ports. Dredge reefs.", ("Open all ports.", "Dredge reefs."), True),
        ("Open ports. Dredge reefs.", ("Dredge reefs.", "Open ports."), True),
        ("Open ports and dredge reefs.", ("Open ports.", "Dredge reefs."), True),
        ("Open ports.", ("Open ports.", "Open ports."), True),
    ],
)
def test_a_split_is_reworded_unless_the_pieces_are_the_whole(
    whole: str, parts: tuple[str, ...], reworded: bool
) -> None:
    old, new = step("whole", whole), pieces(*parts)
    assert facets(old, new).reworded == (("en",) if reworded else ())
    assert facets(new, old).reworded == (("en",) if reworded else ())


def test_a_number_that_fades_into_many_words_is_still_told() -> None:
    """No similarity hides "60 → 200 staff"."""
    filler = " ".join(f"word{n}" for n in range(400))
    made = facets(step("a", f"{filler} 60 staff."), step("a", f"{filler} 200 staff."))
    ((old, new),) = [(r.old, r.new) for r in made.retargeted]
    assert old and new
    assert (old.value, new.value) == ("60", "200")


def test_targets_and_strength_stand_in_titles_and_texts_of_every_side() -> None:
    old = step("whole", "Consider a review with 60 staff.", title=Texts(en="Reach 80 % of ports"))
    new = pieces("Establish a review.", "Hire 200 staff.")
    made = facets(old, new)
    values = {(r.old.value if r.old else "", r.new.value if r.new else "") for r in made.retargeted}
    assert values == {("60", "200"), ("80", "")}
    assert [s.new.level > s.old.level for s in made.strength] == [True]
