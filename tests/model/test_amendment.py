"""An amendment as a file: what goes in comes out, and what is broken is named."""

import json
from typing import Any

import jsonschema
import pytest
from gits import git
from small import small, step

from aiplan_revise.errors import PlanError
from aiplan_revise.model.amendment import Amendment, Base, blob
from aiplan_revise.model.codec import decode, encode, schema
from aiplan_revise.revise import diff

OLD, NEW = small(step("ports", "Open 60 ports."), step("reefs")), small(step("ports", "Open 80 ports."), key="2026")
AMENDMENT = Amendment("METI", "2026-07-14", "港が足りない。", Base("2025", blob(encode(OLD))), diff(OLD, NEW))
RAW = json.loads(encode(AMENDMENT))


def test_what_goes_in_comes_out():
    raw = encode(AMENDMENT)
    assert decode(raw, Amendment) == AMENDMENT
    assert encode(decode(raw, Amendment)) == raw
    jsonschema.validate(RAW, schema("amendment"))
    assert {key: RAW[key] for key in ("by", "on", "why")} == {"by": "METI", "on": "2026-07-14", "why": "港が足りない。"}
    assert [change["kind"] for change in RAW["changeset"]["changes"]] == ["carried", "dropped"]
    assert decode(encode(~AMENDMENT.changeset), type(AMENDMENT.changeset)) == ~AMENDMENT.changeset


def test_the_base_has_the_name_that_git_gives_it(tmp_path):
    (tmp_path / "edition.json").write_bytes(encode(OLD))
    assert git(tmp_path, "hash-object", "edition.json") == AMENDMENT.base.blob


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"by": " "}, "field by: nobody is named who proposes it"),
        ({"why": ""}, "field why: no reason is given"),
        ({"on": "14 July"}, "field on: '14 July' is not a date"),
        ({"base": {"edition": "2025", "blob": "HEAD"}}, "field base.blob: 'HEAD' is no id of git's"),
        ({"base": {**RAW["base"], "edition": "2024"}}, "field base.edition: the changeset starts from another edition"),
        ({"colour": "red"}, "unknown field `colour`"),
        ({"by": 1}, "field by: Expected `str`, got `int`"),
        ({"why": "a\u202eb"}, "why: control or bidi character U+202E"),
        ({"changeset": []}, "changeset: is not a changeset"),
        ({"changeset": {**RAW["changeset"], "colour": "red"}}, "field changeset: unknown field `colour`"),
        (
            {"changeset": {**RAW["changeset"], "changes": [RAW["changeset"]["changes"][0] | {"kind": "added"}]}},
            "provision ports: change 1 says another kind",
        ),
    ],
)
def test_what_is_broken_is_named(fields: dict[str, Any], says: str):
    with pytest.raises(PlanError) as caught:
        decode(json.dumps(RAW | fields).encode(), Amendment, "a.json")
    assert str(caught.value).startswith(f"a.json: {says}")


@pytest.mark.parametrize("raw", [b"{}", b'"x"', b"1", encode(OLD), encode(diff(OLD, NEW))])
def test_something_else_is_no_amendment(raw: bytes):
    with pytest.raises(PlanError, match=r"a\.json: is not an amendment; make one with: aiplan diff OLD NEW"):
        decode(raw, Amendment, "a.json")
