"""StratML out: the elements of ISO 17469-1 in its order, and everything of the edition in them."""

import re
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given
from msgspec.structs import replace
from small import head, small, step
from strategies import REGISTRY, editions

from aiplan_revise.documents.stratml import NAMESPACE, to_stratml
from aiplan_revise.model.edition import Edition, Lang, Source, Texts, initiatives
from aiplan_revise.store import open_store

MAY: dict[str, tuple[str, ...]] = {
    "StrategicPlan": ("Name", "Description?", "OtherInformation?", "StrategicPlanCore", "AdministrativeInformation?"),
    "StrategicPlanCore": ("Goal+",),
    "Goal": ("Name", "Description", "Identifier?", "SequenceIndicator?", "OtherInformation?", "Objective*"),
    "Objective": ("Name?", "Description?", "Identifier?", "SequenceIndicator?", "Stakeholder*"),
    "Stakeholder": ("Name", "Description?"),
    "AdministrativeInformation": ("PublicationDate?", "Source?"),
}
"""Which elements stand in which, in what order and how often, of those used here (the schema of 1 April 2014)."""


def read(of: Edition, lang: Lang = "en") -> Element:
    root = ElementTree.fromstring(to_stratml(of, REGISTRY, lang).encode())
    obeys(root)
    found = [one.text or "" for one in root.iter(f"{{{NAMESPACE}}}Identifier")]
    assert len(found) == len(set(found)), "an identifier is an xsd:ID"
    assert all(re.fullmatch(r"[A-Za-z_][\w.-]*", one) for one in found)
    return root


def obeys(of: Element) -> None:
    name = of.tag.removeprefix(f"{{{NAMESPACE}}}")
    rule = "".join(f"(?:{part.rstrip('?*+')} ){part.lstrip('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz')}"
                   for part in MAY.get(name, ()))  # fmt: skip
    inside = "".join(f"{child.tag.removeprefix(f'{{{NAMESPACE}}}')} " for child in of)
    assert re.fullmatch(rule, inside), f"{name}: {inside}"
    for child in of:
        obeys(child)


def under(of: Element, *path: str) -> list[str]:
    return [one.text or "" for one in of.findall("/".join(f"{{{NAMESPACE}}}{name}" for name in path))]


PLAN = small(
    step("top", "Stand alone.", "harbour"),
    head("sea", "The sea", number="1"),
    step("pumps", "Mend 60 pumps.", "harbour* open:related", number="a", parent="sea"),
)


def test_goals_objectives_and_stakeholders() -> None:
    about = replace(PLAN.about, title=Texts("計画", "Plan"), dates={"presented": "2026", "adopted": "2026-07-14"})
    root = read(replace(PLAN, about=replace(about, sources=(Source("x", address="https://example.org/plan"),))))
    goals = ("StrategicPlanCore", "Goal")
    assert under(root, *goals, "Name") == ["Plan", "The sea"]
    assert under(root, *goals, "SequenceIndicator") == ["1"]
    assert under(root, *goals, "Objective", "Description") == ["Stand alone.", "Mend 60 pumps."]
    assert under(root, *goals, "Objective", "SequenceIndicator") == ["1.a"]
    assert under(root, *goals, "Objective", "Stakeholder", "Description") == ["lead"]
    kinds = [one.get("StakeholderTypeType") for one in root.iter(f"{{{NAMESPACE}}}Stakeholder")]
    assert kinds == ["Organization", "Organization", "Generic_Group"]
    assert under(root, "AdministrativeInformation", "PublicationDate") == ["2026-07-14"]
    assert under(root, "AdministrativeInformation", "Source") == ["https://example.org/plan"]


def test_what_is_not_official_says_so() -> None:
    about = replace(PLAN.about, official=False, notice=Texts("架空", "Invented."), status="example")
    root = read(replace(PLAN, about=about))
    assert under(root, "Description") == ["Invented."]
    assert under(root, "OtherInformation") == ["example; not an official text"]


@given(editions())
def test_every_initiative_of_any_edition_is_there(of: Edition) -> None:
    root = read(of)
    said = under(root, "StrategicPlanCore", "Goal", "Objective", "Identifier")
    assert sorted(said) == sorted(f"_{p.id}" for p in initiatives(of))


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("key", ["2025-outline", "2026-example"])
def test_the_shipped_editions(key: str, lang: Lang) -> None:
    store = open_store()
    edition = store.edition(key)
    text = " ".join("".join(ElementTree.fromstring(to_stratml(edition, store.registry(), lang)).itertext()).split())
    assert all(" ".join(p.text.get(lang).split()) in text for p in edition.provisions.values())
