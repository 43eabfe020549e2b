"""Changes as Akoma Ntoso: every change once, in the types and the order of elements of the schema."""

import re
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given
from small import head, pieces, small, step
from strategies import REGISTRY, pairs

from aiplan_revise.documents.akomantoso import NAMESPACE, Stamp, to_akomantoso
from aiplan_revise.model.edition import Edition, Provision
from aiplan_revise.revise import diff

STAMP = Stamp("en", "2026-07-14", "Changes", ("Invented.",))
INSIDE = {
    "akomaNtoso": "doc",
    "doc": "meta mainBody",
    "meta": "identification analysis references",
    "identification": "FRBRWork FRBRExpression FRBRManifestation",
    "FRBRWork": "FRBRthis FRBRuri FRBRdate FRBRauthor FRBRcountry",
    "FRBRExpression": "FRBRthis FRBRuri FRBRdate FRBRauthor FRBRlanguage",
    "FRBRManifestation": "FRBRthis FRBRuri FRBRdate FRBRauthor",
    "analysis": "(activeModifications)?",
    "activeModifications": "(textualMod ?)+",
    "textualMod": "(source ?)+(destination ?)+(old ?)*(new ?)*",
    "references": "TLCOrganization",
    "mainBody": "(p ?)+",
}
"""What stands in what, of the elements that are used here; all others are empty, or hold words."""
TYPES = {"repeal", "substitution", "insertion", "replacement", "renumbering", "split", "join"}


def name(of: Element) -> str:
    return of.tag.removeprefix(f"{{{NAMESPACE}}}")


def read(old: Edition, new: Edition) -> list[Element]:
    root = ElementTree.fromstring(to_akomantoso(diff(old, new, REGISTRY), STAMP).encode())
    for one in root.iter():
        assert re.fullmatch(INSIDE.get(name(one), ""), " ".join(map(name, one))), name(one)
        if name(one) not in ("p",):
            assert not (one.text or "").strip()
    eids = [one.get("eId") for one in root.iter() if one.get("eId")]
    assert len(eids) == len(set(eids))
    assert {ref.removeprefix("#") for one in root.iter() if (ref := one.get("href", "")).startswith("#")} <= {*eids}
    return list(root.iter(f"{{{NAMESPACE}}}textualMod"))


def told(of: Element) -> tuple[str, list[str], list[str]]:
    old, new = ([str(one.get("href")).rpartition("~")[2] for one in of if name(one) == side] for side in ("old", "new"))
    return str(of.get("type")), old, new


SEA = head("sea", "The sea", number="1")


@pytest.mark.parametrize(
    ("olds", "news", "wanted"),
    [
        ((), (step("a", "x", "harbour"),), ("insertion", [], ["a"])),
        ((step("a", "x", "harbour"),), (), ("repeal", ["a"], [])),
        ((step("a", "x", "harbour"),), (step("a", "y", "harbour"),), ("substitution", ["a"], ["a"])),
        ((step("a", "x", "harbour"),), (step("a", "x", "meadow"),), ("substitution", ["a"], ["a"])),
        ((step("a", "x", "harbour"),), (step("a", "x", "harbour", number="b"),), ("renumbering", ["a"], ["a"])),
        (
            (step("whole", "x and y", "harbour"),),
            pieces("x", "y"),
            ("split", ["whole"], ["piece-0", "piece-1"]),
        ),
    ],
)
def test_types(
    olds: tuple[Provision, ...], news: tuple[Provision, ...], wanted: tuple[str, list[str], list[str]]
) -> None:
    (one,) = read(small(*olds), small(*news))
    assert told(one) == wanted


@given(pairs())
def test_every_change_once_and_nothing_else(sides: tuple[Edition, Edition]) -> None:
    found = read(*sides)
    changes = diff(*sides, REGISTRY).changes
    assert [told(one)[1:] for one in found] == [([p.id for p in c.old], [p.id for p in c.new]) for c in changes]
    assert {told(one)[0] for one in found} <= TYPES
