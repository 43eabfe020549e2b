"""amend applies a changeset to the edition it was made from, and refuses every other."""

from typing import Any

import msgspec
import pytest
from small import head, small, step

from aiplan_revise.errors import PlanError
from aiplan_revise.model.changes import Change, Changeset
from aiplan_revise.model.edition import About, Edition, Texts
from aiplan_revise.revise import amend, diff

OLD = small(head("sea", "Sea"), step("ports", "Open ports.", "harbour", parent="sea"), step("reefs", "Measure reefs."))
NEW = small(head("sea", "Seas"), step("ports", "Open ports.", "harbour", parent="sea"), step("tides", "T"), key="2026")
CHANGES = diff(OLD, NEW)


def replaced(value: Any, **fields: Any) -> Any:
    return msgspec.structs.replace(value, **fields)


def test_amend_gives_the_new_edition_whole() -> None:
    assert amend(OLD, CHANGES) == NEW
    assert tuple(amend(OLD, CHANGES).provisions) == NEW.outline
    assert amend(NEW, ~CHANGES) == OLD


def without(key: str) -> Edition:
    rest = [p for p in OLD.provisions.values() if p.id != key]
    return small(*rest)


@pytest.mark.parametrize(
    ("edition", "message"),
    [
        (
            small(head("sea", "Sea"), *list(OLD.provisions.values())[1:], title=Texts(en="Plan")),
            "about: field title: the edition does not say what the changeset starts from; "
            "make the changeset anew from this edition, or merge the two",
        ),
        (
            small(head("sea", "Ocean"), *list(OLD.provisions.values())[1:]),
            "provision sea: field text: the edition does not say what the changeset starts from; "
            "make the changeset anew from this edition, or merge the two",
        ),
        (
            without("reefs"),
            "outline: provision reefs: the edition has other provisions, or the same in another order, "
            "than the changeset starts from; make the changeset anew from this edition, or merge the two",
        ),
        (
            small(*OLD.provisions.values(), step("more")),
            "outline: provision more: the edition has other provisions, or the same in another order, "
            "than the changeset starts from; make the changeset anew from this edition, or merge the two",
        ),
    ],
)
def test_another_edition_is_refused_with_provision_and_field(edition: Edition, message: str) -> None:
    with pytest.raises(PlanError) as caught:
        amend(edition, CHANGES)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("changeset", "message"),
    [
        (
            replaced(CHANGES, unchanged=()),
            "provision ports: is named 0 times by the changeset but stands 1 times in its old outline",
        ),
        (
            replaced(CHANGES, unchanged=("ports", "ports")),
            "provision ports: is named 2 times by the changeset but stands 1 times in its old outline",
        ),
        (
            replaced(CHANGES, unchanged=("ports", "moon")),
            "provision moon: is named 1 times by the changeset but stands 0 times in its old outline",
        ),
        (
            replaced(CHANGES, new_outline=("sea", "ports")),
            "provision tides: is named 1 times by the changeset but stands 0 times in its new outline",
        ),
        (
            replaced(CHANGES, changes=(*CHANGES.changes, Change((), (step("tides", "Other"),)))),
            "provision tides: is named 2 times by the changeset but stands 1 times in its new outline",
        ),
    ],
)
def test_a_changeset_that_contradicts_itself_is_refused(changeset: Changeset, message: str) -> None:
    with pytest.raises(PlanError) as caught:
        amend(OLD, changeset)
    assert str(caught.value) == f"{message}; make the changeset anew with diff"


def test_an_amendment_to_no_valid_edition_is_refused() -> None:
    changeset = Changeset(About("2025"), About("2026"), (), ("a",), (Change((), (step("a", parent="moon"),)),))
    with pytest.raises(PlanError, match="after the amendment: provision a: field parent: parent moon is not there"):
        amend(Edition(About("2025")), changeset)
