"""Sketches: what they read is what the decoder reads, and what it refuses they refuse where it is shown."""

import pytest
from hypothesis import given
from small import head, small, step
from strategies import editions

from aiplan_revise.errors import PlanError
from aiplan_revise.model.codec import decode, encode
from aiplan_revise.model.edition import Edition
from aiplan_revise.model.sketch import Sketch, drawn, ledger_sketch, sketch

PORTS = small(head("using", "Using AI"), step("ports", "Dredge ports", "mlit"), step("reef", "Guard the \\ “reef”"))
RAW = encode(PORTS)


def whole(of: Sketch) -> Edition:
    """The edition with all that the sketch reads."""
    return Edition(of.frame.about, of.frame.outline, {key: of.whole(key) for key in of.frame.provisions})


@given(editions())
def test_a_sketch_reads_what_the_decoder_reads(edition: Edition):
    found = sketch(encode(edition))
    assert whole(found) == edition
    assert whole(drawn(edition)) == edition
    for key, p in edition.provisions.items():
        bare = found.frame.provisions[key]
        assert (bare.id, bare.kind, bare.parent, bare.number, bare.continues) == (
            p.id, p.kind, p.parent, p.number, p.continues,
        )  # fmt: skip


def test_the_words_are_not_read_before_they_are_asked_for():
    assert sketch(RAW).frame.provisions["ports"].text.langs() == ()


def test_what_is_not_canonical_is_read_as_a_whole():
    assert whole(sketch(RAW.replace(b"\n", b"").replace(b": ", b":"))) == PORTS


def refused(raw: bytes) -> str:
    with pytest.raises(PlanError) as error:
        decode(raw, Edition, "e.json")
    return str(error.value)


def changed(old: str, new: str) -> bytes:
    assert old.encode() in RAW
    return RAW.replace(old.encode(), new.encode(), 1)


PIECE = RAW[RAW.index(b'    "reef"') : RAW.index(b"\n  }\n}\n")].decode()


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(changed(PIECE, f"{PIECE},\n{PIECE}"), id="a provision twice"),
        pytest.param(changed(PIECE, f"{PIECE}, {PIECE.strip()}"), id="twice, on one line"),
        pytest.param(changed('  "outline": [', '  "about": {"id": "x"},\n  "outline": ['), id="metadata twice"),
        pytest.param(changed("\n  }\n}\n", '\n  },\n  "more": {\n    "a": {\n    }\n  }\n}\n'), id="an unknown field"),
        pytest.param(changed('"id": "ports"', '"id": "posts"'), id="another id"),
        pytest.param(changed('    "using",\n', ""), id="not in the outline"),
        pytest.param(changed('"id": "2025"', '"id": "2025\\u202e"'), id="a bidi character in the metadata"),
        pytest.param(RAW[:-20], id="cut off"),
        pytest.param(b"\xff" + RAW, id="not UTF-8"),
        pytest.param(b"", id="empty"),
    ],
)
def test_a_frame_that_the_decoder_refuses_is_refused_with_its_words(raw: bytes):
    with pytest.raises(PlanError) as error:
        sketch(raw, "e.json")
    assert str(error.value) == refused(raw)


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (changed("Dredge ports", "Dredge\u202e ports"), "e.json: provision ports: text.en: control or bidi"),
        (changed("Dredge ports", "Dredge po\u0308rts"), "e.json: provision ports: text.en: text is not"),
        (changed('"en": "Dredge ports"', '"en": "x",\n        "en": "y"'), "e.json: provision ports: line 6"),
        (changed('"en": "Dredge ports"', '"de": "Dredge ports"'), "e.json: provision ports: field text: unknown"),
        (changed('"printed": "mlit"', '"open": "related"'), "e.json: provision ports: field assignments: names a body"),
    ],
)  # fmt: skip
def test_a_provision_that_the_decoder_refuses_is_refused_when_it_is_shown(raw: bytes, says: str):
    refused(raw)
    found = sketch(raw, "e.json")
    assert found.whole("reef") == PORTS.provisions["reef"]
    with pytest.raises(PlanError) as error:
        found.whole("ports")
    assert str(error.value).startswith(says)


def test_a_ledger_that_is_none_is_refused():
    with pytest.raises(PlanError):
        ledger_sketch(b'{"lineage": 1}', "ledger.json")
