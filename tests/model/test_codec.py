"""Canonical JSON: what goes in comes out, and everything that does not belong is refused with its place."""

import json

import jsonschema
import msgspec
import pytest

from aiplan_revise.errors import PlanError
from aiplan_revise.model.changes import Change, Changeset, Facets, Renumbered
from aiplan_revise.model.codec import decode, encode, schema
from aiplan_revise.model.edition import (
    MAX_DEPTH,
    About,
    Assignment,
    Edition,
    Provision,
    Source,
    Texts,
    ancestors,
    edition,
    initiatives,
    languages,
    numbers,
)
from aiplan_revise.model.links import Decision, Ledger, Lineage, Link

ABOUT = About("2026-test", Texts("計画", "Plan"), official=False, dates={"adopted": "2026-07-14"}, numbering=("第1章",))
CHAPTER = Provision("vision", "chapter", number="1", text=Texts("ビジョン", "Vision"))
GRANTS = Provision(
    "grants",
    "initiative",
    "vision",
    "a",
    text=Texts("助成、審査", "Grants, and reviews"),
    assignments=(Assignment("meti", clause=Texts("助成", "Grants"), printed="METI"), Assignment(open="related")),
    fields={"budget": "1"},
)
EDITION = edition(ABOUT, [CHAPTER, GRANTS])
RAW = json.loads(encode(EDITION))


def altered(change):
    """The bytes of EDITION after `change` was made to its JSON."""
    raw = json.loads(encode(EDITION))
    change(raw)
    return json.dumps(raw, ensure_ascii=False).encode("utf-8", "surrogatepass")


def test_canonical_bytes_are_readable_and_come_back():
    written = encode(EDITION)
    assert decode(written, Edition) == EDITION
    assert encode(decode(written, Edition)) == written
    assert written.endswith(b"}\n")
    assert '        "ja": "助成、審査",\n        "en": "Grants, and reviews"\n' in written.decode()


def test_provisions_are_keyed_in_id_order_whatever_the_printed_order():
    there = list(json.loads(encode(EDITION))["provisions"])
    assert there == ["grants", "vision"]


def test_equal_editions_have_equal_bytes_however_they_were_made():
    tricky = Texts(en='says {"text":{},"clause":{}} itself')
    plain = Provision("p", "initiative", text=tricky, assignments=(Assignment(printed="x"),))
    unnamed = Assignment(clause=Texts(), printed="x")
    spelt = Provision("p", "initiative", title=Texts(), text=tricky, assignments=(unnamed,))
    assert encode(edition(ABOUT, [spelt])) == encode(edition(ABOUT, [plain]))
    assert decode(encode(edition(ABOUT, [spelt])), Edition) == edition(ABOUT, [plain])


def test_json_that_is_not_canonical_is_read_too():
    assert decode(json.dumps(RAW).encode(), Edition) == EDITION


REFUSED = {
    "nothing": (b"", "the file is empty"),
    "blank": (b" \n", "the file is empty"),
    "truncated": (encode(EDITION)[:200], "not valid JSON"),
    "byte order mark": (b"\xef\xbb\xbf" + encode(EDITION), "byte order mark"),
    "latin-1": ('{"about": "é"}'.encode("latin-1"), "f.json: line 1: not UTF-8"),
    "nan": (b'{"about": NaN}', "NaN is not a number"),
    "deep": (b"[" * 100_000, "nested too deeply"),
    "digits": (b"[" + b"9" * 5000 + b"]", "not valid JSON"),
    "list": (b"[]", "Expected `object`, got `array`"),
    "null": (b"null", "Expected `object`, got `null`"),
    "no about": (b"{}", "missing field `about`"),
    "unknown field": (altered(lambda e: e.update(extra=1)), "unknown field `extra`"),
    "unknown field of a provision": (
        altered(lambda e: e["provisions"]["grants"].update(budget=1)),
        "f.json: line 1: provision grants: unknown field `budget`",
    ),
    "wrong type": (
        altered(lambda e: e["provisions"]["grants"].update(number=1)),
        "provision grants: field number: Expected `str`, got `int`",
    ),
    "wrong kind": (altered(lambda e: e["provisions"]["vision"].update(kind="verse")), "provision vision: field kind"),
    "bidi": (altered(lambda e: e["provisions"]["grants"]["text"].update(en="a\u202eb")), "field text.en: control or"),
    "control": (altered(lambda e: e["provisions"]["grants"]["text"].update(en="a\x07b")), "U+0007"),
    "next line": (altered(lambda e: e["provisions"]["grants"]["text"].update(en="a\x85b")), "U+0085"),
    "surrogate": (altered(lambda e: e["about"].update(id="?")).replace(b'"?"', b'"\\ud800"'), "U+D800"),
    "decomposed": (altered(lambda e: e["provisions"]["grants"]["text"].update(ja="か\u3099")), "form NFC"),
    "bidi in a key": (altered(lambda e: e["provisions"]["grants"].update({"x\u202e": ""})), "U+202E"),
    "id with a path": (altered(lambda e: e["about"].update(id="../x")), "cannot be the id of an edition"),
    "id like an option": (altered(lambda e: e["about"].update(id="--x")), "cannot be the id of an edition"),
    "follows a path": (altered(lambda e: e["about"].update(follows="/etc")), "cannot be the id of an edition"),
    "no date": (altered(lambda e: e["about"].update(dates={"adopted": "2026-02-30"})), "'2026-02-30' is not a date"),
    "not a date": (altered(lambda e: e["about"].update(dates={"adopted": "soon"})), "dates: adopted: 'soon' is not"),
    "id differs": (altered(lambda e: e["provisions"]["grants"].update(id="other")), "stands under 'grants'"),
    "listed twice": (altered(lambda e: e["outline"].append("grants")), "provision grants is listed twice"),
    "listed but not there": (altered(lambda e: e["outline"].append("x")), "provision x is listed but not there"),
    "not listed": (altered(lambda e: e["outline"].pop()), "provision grants: not listed in the outline"),
    "no such parent": (altered(lambda e: e["provisions"]["grants"].update(parent="x")), "parent x is not there"),
    "own parent": (altered(lambda e: e["provisions"]["vision"].update(parent="vision")), "under its parent vision"),
    "child first": (altered(lambda e: e["outline"].reverse()), "does not keep it under its parent vision"),
    "dotted number": (altered(lambda e: e["provisions"]["grants"].update(number="1.a")), "not one part of a number"),
    "continues itself": (altered(lambda e: e["provisions"]["grants"].update(continues=["grants"])), "or itself"),
    "continues a path": (altered(lambda e: e["provisions"]["grants"].update(continues=["../x"])), "cannot be an id"),
    "body and open set": (
        altered(lambda e: e["provisions"]["grants"]["assignments"][0].update(open="related")),
        "names a body (meti) and an open set (related) at once",
    ),
    "nobody": (altered(lambda e: e["provisions"]["grants"]["assignments"].append({})), "names neither a body nor"),
    "office alone": (
        altered(lambda e: e["provisions"]["grants"]["assignments"][1].update(office="ai")),
        "office ai without its body",
    ),
    "clause": (
        altered(lambda e: e["provisions"]["grants"]["assignments"][0].update(clause={"en": "Prizes"})),
        "clause 'Prizes' does not stand in the text (en)",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_does_not_belong_is_refused_with_its_place(name):
    raw, told = REFUSED[name]
    with pytest.raises(PlanError) as error:
        decode(raw, Edition, "f.json")
    assert str(error.value).startswith("f.json")
    assert told in str(error.value)
    assert "\n" not in str(error.value)


def test_a_provision_given_twice_is_refused_with_the_second_line():
    written = encode(EDITION).decode()
    second = written.replace('    "vision": {', '    "grants": {', 1).replace('"id": "vision"', '"id": "grants"')
    line = second[: second.rindex('"grants": {')].count("\n") + 1
    with pytest.raises(PlanError, match=f"f.json: line {line}: field 'grants' appears twice"):
        decode(second.encode(), Edition, "f.json")


def test_a_field_given_twice_is_refused_in_its_provision():
    twice = encode(EDITION).decode().replace('"kind": "initiative",', '"kind": "initiative", "kind": "group",')
    with pytest.raises(PlanError, match="field 'kind' appears twice in provision grants"):
        decode(twice.encode(), Edition)


def test_nesting_has_a_limit():
    levels = [Provision(f"g{n}", "group", f"g{n - 1}" if n else "") for n in range(MAX_DEPTH + 1)]
    assert decode(encode(edition(ABOUT, levels[:MAX_DEPTH])), Edition)
    with pytest.raises(PlanError, match="nested deeper than 32 levels"):
        decode(encode(edition(ABOUT, levels)), Edition)


LINK = Link(("vision",), ("vision",), "certain", "same-id", 1.0)
RENUMBERED = msgspec.structs.replace(CHAPTER, number="2")
CHANGESET = Changeset(
    ABOUT,
    msgspec.structs.replace(ABOUT, id="2027-test"),
    ("vision", "grants"),
    ("vision",),
    (
        Change((GRANTS,), ()),
        Change((CHAPTER,), (RENUMBERED,), Facets(renumbered=Renumbered(("1",), ("2",))), LINK),
    ),
)


def test_a_changeset_tells_kinds_and_facets_and_comes_back():
    raw = json.loads(encode(CHANGESET))
    assert [(c["kind"], c["is"]) for c in raw["changes"]] == [("dropped", []), ("carried", ["renumbered"])]
    assert decode(encode(CHANGESET), Changeset) == CHANGESET
    assert ~~CHANGESET == CHANGESET


def test_a_changeset_that_tells_another_kind_is_refused():
    raw = json.loads(encode(CHANGESET))
    raw["changes"][0]["kind"] = "added"
    with pytest.raises(PlanError, match="provision grants: change 1 says another kind"):
        decode(json.dumps(raw).encode(), Changeset, "c.json")


@pytest.mark.parametrize("raw", [b"[]", b'{"changes": 1}', b'{"changes": [1]}'])
def test_what_is_no_changeset_is_refused(raw):
    with pytest.raises(PlanError, match="is not a changeset"):
        decode(raw, Changeset)


DECISION = Decision(("grants",), (), "confirmed", "drafter", "2026-01-05", "ended")
LEDGER = Ledger(Lineage("a", "b", (LINK,), ("grants",)), (DECISION,))


@pytest.mark.parametrize(("name", "value"), [("edition", EDITION), ("changeset", CHANGESET), ("ledger", LEDGER)])
def test_what_is_written_fits_the_published_schema(name, value):
    made = schema(name)
    jsonschema.Draft202012Validator.check_schema(made)
    jsonschema.validate(json.loads(encode(value)), made)


def test_there_is_no_other_schema():
    with pytest.raises(PlanError, match="choose one of edition, changeset, amendment, ledger, checks"):
        schema("plan")


def test_numbers_are_dotted_and_headings_without_number_add_nothing():
    caption = Provision("caption", "group", "vision")
    below = Provision("below", "initiative", "caption", "b")
    lone = Provision("lone", "statement", "vision")
    made = edition(ABOUT, [CHAPTER, caption, below, lone])
    assert numbers(made) == {"vision": "1", "caption": "", "below": "1.b", "lone": ""}
    assert ancestors(made.provisions, "below") == ("vision", "caption")
    assert initiatives(made) == (below,)
    assert languages(EDITION) == ("ja", "en")


def test_texts_fall_back_to_the_other_language():
    assert Texts(en="Vision").best("ja") == "Vision"
    assert Texts().best("ja") == ""
    assert Source("gazette").note.langs() == ()


def test_an_error_is_one_line_and_can_be_placed():
    error = PlanError("is\nwrong", "line 3", "mend it").at("plan.md")
    assert str(error) == "plan.md: line 3: is wrong; mend it"
    assert str(PlanError("is wrong").at("plan.md")) == "plan.md: is wrong"
