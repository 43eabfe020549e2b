"""JSON Patch: from the old to the new keyed form and nothing else, with what it starts from guarded."""

import json
from typing import Any

import pytest
from hypothesis import given
from small import head, small, step
from strategies import pairs

from aiplan_revise.errors import PlanError
from aiplan_revise.model.codec import decode, encode
from aiplan_revise.model.edition import Edition
from aiplan_revise.revise.jsonpatch import Operation, Untrue, patch, patched

OLD = small(head("sea", "Sea"), step("ports", "Open ports.", "harbour", parent="sea", fields={"a/b~1": "1", "c": "2"}))
NEW = small(
    head("sea", "Sea"),
    step("ports", "Open all ports.", "meadow", parent="sea", fields={"a/b~1": "9"}),
    step("reefs", "Measure reefs."),
)


def told(operations: Any) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = json.loads(encode(operations))
    return made


def read(*operations: dict[str, Any]) -> list[Operation]:
    return decode(json.dumps(operations).encode(), list[Operation])


def naive(document: Any, operations: list[dict[str, Any]]) -> Any:
    """Add, remove, replace and test by the letter of the RFC: another reading of it than the product's."""
    for one in operations:
        *above, last = [part.replace("~1", "/").replace("~0", "~") for part in one["path"].split("/")[1:]]
        holder = document
        for part in above:
            holder = holder[part]
        match one["op"]:
            case "test":
                assert holder[last] == one["value"]
            case "remove":
                del holder[last]
            case "replace":
                assert last in holder
                holder[last] = one["value"]
            case "add":
                holder[last] = one["value"]
    return document


def test_a_patch_names_provisions_and_fields():
    meadow, harbour = ([{"body": body, "printed": body}] for body in ("meadow", "harbour"))
    reefs = {"id": "reefs", "kind": "initiative", "text": {"en": "Measure reefs."}}
    assert told(patch(OLD, NEW)) == [
        {"op": "test", "path": "/outline", "value": ["sea", "ports"]},
        {"op": "replace", "path": "/outline", "value": ["sea", "ports", "reefs"]},
        {"op": "test", "path": "/provisions/ports/text/en", "value": "Open ports."},
        {"op": "replace", "path": "/provisions/ports/text/en", "value": "Open all ports."},
        {"op": "test", "path": "/provisions/ports/assignments", "value": harbour},
        {"op": "replace", "path": "/provisions/ports/assignments", "value": meadow},
        {"op": "test", "path": "/provisions/ports/fields/a~1b~01", "value": "1"},
        {"op": "replace", "path": "/provisions/ports/fields/a~1b~01", "value": "9"},
        {"op": "test", "path": "/provisions/ports/fields/c", "value": "2"},
        {"op": "remove", "path": "/provisions/ports/fields/c"},
        {"op": "add", "path": "/provisions/reefs", "value": reefs},
    ]
    assert patch(OLD, OLD) == ()


@given(pairs())
def test_a_patch_leads_to_exactly_the_new_edition(pair: tuple[Edition, Edition]):
    old, new = pair
    raw = encode(patch(old, new))
    made = naive(json.loads(encode(old)), json.loads(raw))
    assert encode(decode(json.dumps(made).encode(), Edition)) == encode(new)
    assert encode(patched(old, decode(raw, list[Operation]))) == encode(new)


def test_a_patch_that_copies_the_text_into_itself_again_and_again_ends(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("aiplan_revise.revise.jsonpatch._MOST", 5_000_000)
    steps = [{"op": "copy", "from": "/provisions", "path": f"/provisions/x{n}"} for n in range(64)]
    with pytest.raises(PlanError, match=r"provision x[0-9]+: makes the edition longer"):
        patched(OLD, read(*steps))


def test_every_step_of_the_rfc():
    made = patched(
        OLD,
        read(
            {"op": "copy", "from": "/provisions/ports/fields", "path": "/provisions/sea/fields", "more": "passed over"},
            {"op": "move", "from": "/provisions/sea/fields/a~1b~01", "path": "/provisions/sea/fields/moved"},
            {"op": "add", "path": "/provisions/ports/assignments/-", "value": {"body": "meadow"}},
            {"op": "add", "path": "/provisions/ports/assignments/0", "value": {"body": "watch"}},
            {"op": "remove", "path": "/provisions/ports/assignments/1"},
            {"op": "test", "path": "/provisions/ports/assignments/1/body", "value": "meadow"},
            {"op": "replace", "path": "/provisions/ports/assignments/1/body", "value": "council"},
        ),
    )
    assert made.provisions["sea"].fields == {"moved": "1", "c": "2"}
    assert [one.body for one in made.provisions["ports"].assignments] == ["watch", "council"]
    assert OLD.provisions["ports"].fields == {"a/b~1": "1", "c": "2"}
    assert patched(OLD, read({"op": "replace", "path": "", "value": json.loads(encode(NEW))})) == NEW
    assert patched(OLD, read({"op": "add", "path": "", "value": json.loads(encode(NEW))})) == NEW


PORTS = "provision ports: field"


@pytest.mark.parametrize(
    ("step", "says"),
    [
        ({"op": "test", "path": "/provisions/ports/text/en", "value": "x"}, f"{PORTS} text.en: the text does not say"),
        ({"op": "test", "path": "/provisions/tides/text", "value": "x"}, "provision tides: field text: is not there"),
        ({"op": "add", "path": "/provisions/ports/text/en", "value": "x"}, f"{PORTS} text.en: there is something else"),
        ({"op": "add", "path": "/provisions/ports/fields/x/y", "value": "x"}, f"{PORTS} fields.x.y: is not there"),
        ({"op": "add", "path": "/outline/9", "value": "x"}, "field outline.9: there is no such place in the list"),
        ({"op": "remove", "path": "/outline/2"}, "field outline.2: is not there"),
        ({"op": "remove", "path": "/outline/-"}, "field outline.-: there is no such place in the list"),
        ({"op": "remove", "path": "/outline/01"}, "field outline.01: there is no such place in the list"),
    ],
)
def test_what_does_not_hold_of_the_text_is_named(step: dict[str, Any], says: str):
    with pytest.raises(Untrue, match=says.replace(".", "[.]")):
        patched(OLD, read(step))


@pytest.mark.parametrize(
    ("step", "says"),
    [
        ({"op": "test", "path": "/outline"}, "field outline: test without a value"),
        ({"op": "move", "path": "/outline"}, "does not say from where"),
        ({"op": "move", "from": "/provisions", "path": "/provisions/x"}, "provision x: is to be moved into itself"),
        ({"op": "remove", "path": "outline"}, "'outline' is no JSON Pointer"),
        ({"op": "remove", "path": "/a~2"}, "'/a~2' is no JSON Pointer"),
        ({"op": "remove", "path": ""}, "after the patch"),
        ({"op": "remove", "path": "/provisions/ports"}, "provision ports is listed but not there"),
        ({"op": "add", "path": "/provisions/ports/colour", "value": "red"}, "provision ports: unknown field `colour`"),
        ({"op": "replace", "path": "/about/id", "value": True}, "Expected `str`, got `bool`: |field about.id"),
    ],
)
def test_what_is_broken_is_told(step: dict[str, Any], says: str):
    with pytest.raises(PlanError) as caught:
        patched(OLD, read(step))
    assert any(part in str(caught.value) for part in says.split("|"))
    assert not isinstance(caught.value, Untrue)
