"""Sketches: what they read is what the decoder reads, and what it refuses they refuse where it is shown."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small import head, small, step
from strategies import editions, pairs

from aiplan_revise.errors import PlanError
from aiplan_revise.model.codec import decode, encode
from aiplan_revise.model.edition import Edition
from aiplan_revise.model.sketch import Sketch, Sketches, drawn, ledger_sketch, sketch

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
        pytest.param(RAW.replace(b'"reef"', b'"re ef"'), id="an id that is none"),
        pytest.param(
            RAW.replace(b'    "reef":', b'    "re\nef":').replace(b'"reef"', b'"re\\nef"'), id="a line break in an id"
        ),
        pytest.param(changed('    "using",\n', ""), id="not in the outline"),
        pytest.param(changed('"id": "2025"', '"id": "2025\\u202e"'), id="a bidi character in the metadata"),
        pytest.param(RAW[:-20], id="cut off"),
        pytest.param(b"\xff" + RAW, id="not UTF-8"),
        pytest.param(b"", id="empty"),
    ],
)
def test_a_frame_that_the_decoder_refuses_is_refused_with_its_words(raw: bytes):
    one_after_the_other = Sketches()
    one_after_the_other.of(RAW)
    for read in (sketch, one_after_the_other.of):
        with pytest.raises(PlanError) as error:
            read(raw, "e.json")
        assert str(error.value) == refused(raw)
    assert whole(one_after_the_other.of(RAW)) == PORTS


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
    one_after_the_other = Sketches()
    assert whole(one_after_the_other.of(RAW)) == PORTS
    for found in (sketch(raw, "e.json"), one_after_the_other.of(raw, "e.json")):
        assert found.whole("reef") == PORTS.provisions["reef"]
        with pytest.raises(PlanError) as error:
            found.whole("ports")
        assert str(error.value).startswith(says)


# ---------------------------------------------------------------- one after the other

MARKS = [b'\n    },\n    "', b',\n  "provisions": {\n    "', b"\n    }\n  }\n}\n", b'": ', b'",\n      "']
FIELDS = [b'"id": "new-1",\n      ', b'"parent": "new-1",\n      ', b'"number": "7",\n      ', b'"more": 1,\n      ']
UNFIT = [b"\n", b" ", b"{", b"}", b'"', b",", b"\\", b"\\u0041", b"\xff", "\u202e".encode(), "po\u0308".encode()]
FRAGMENTS = [*MARKS, *FIELDS, *UNFIT]
"""What a text is damaged with: marks, characters that are refused, fields."""


@st.composite
def damaged(draw: st.DrawFn, raw: bytes) -> bytes:
    """The bytes of a text, of which some were cut, moved, doubled or replaced."""
    places = st.integers(0, len(raw))
    for _ in range(draw(st.integers(0, 3))):
        start = draw(places)
        stop = start + draw(st.integers(0, 40))
        copied = draw(places)
        moved = raw[copied : copied + draw(st.integers(0, 400))]
        raw = raw[:start] + draw(st.sampled_from([b"", moved, *FRAGMENTS])) + raw[stop:]
    return raw


@st.composite
def courses(draw: st.DrawFn) -> list[bytes]:
    """Texts one after the other: editions and their revisions, and some that are damaged."""
    raws = [encode(one) for one in draw(pairs())]
    return [draw(damaged(draw(st.sampled_from(raws)))) for _ in range(draw(st.integers(2, 6)))]


def told(read: Callable[[], object]) -> object:
    """What is read, or why it is refused."""
    try:
        return read()
    except PlanError as error:
        return str(error)


def outcome(read: Callable[[bytes, str], Sketch], raw: bytes) -> object:
    """All that a sketch of these bytes says, with the order in which it has it, or why it is refused."""

    def words() -> object:
        found = read(raw, "e.json")
        keys = list(found.frame.provisions)
        return found.frame, keys, [told(lambda key=key: found.whole(key)) for key in keys]  # type: ignore[misc]

    return told(words)


@given(courses())
def test_texts_one_after_the_other_are_read_as_each_one_alone(raws: list[bytes]):
    one_after_the_other = Sketches()
    for raw in raws:
        assert outcome(one_after_the_other.of, raw) == outcome(sketch, raw)


@given(courses())
def test_what_the_decoder_reads_or_refuses_the_sketches_read_or_refuse(raws: list[bytes]):
    one_after_the_other = Sketches()
    for raw in raws:
        decoded = told(lambda raw=raw: decode(raw, Edition, "e.json"))  # type: ignore[misc]
        read = told(lambda raw=raw: whole(one_after_the_other.of(raw, "e.json")))  # type: ignore[misc]
        assert read == decoded if isinstance(decoded, Edition) else isinstance(read, str)


def reworded(*keys: str) -> bytes:
    """The text with other words in these provisions."""
    fresh = {key: step(key, f"Other words, many of them, in {key}", "meadow") for key in keys}
    return encode(small(*({**PORTS.provisions, **fresh}[key] for key in PORTS.outline)))


@pytest.mark.parametrize("keys", [("ports",), ("reef",), ("ports", "reef"), ()])
def test_what_the_last_text_said_already_is_not_read_again(keys: tuple[str, ...]):
    one_after_the_other = Sketches()
    before = one_after_the_other.of(RAW)
    after = one_after_the_other.of(reworded(*keys))
    assert after.frame is before.frame
    for key in PORTS.outline:
        assert (after.whole(key) is before.whole(key)) == (key not in keys)


def test_words_that_were_read_are_kept_where_only_the_metadata_or_the_order_changes():
    one_after_the_other = Sketches()
    before = one_after_the_other.of(RAW)
    after = one_after_the_other.of(encode(small(*(PORTS.provisions[key] for key in PORTS.outline[::-1]), key="2026")))
    assert after.frame.about.id == "2026"
    assert after.frame.outline == PORTS.outline[::-1]
    assert all(after.whole(key) is before.whole(key) for key in PORTS.outline)


def test_a_frame_that_changes_is_read_anew():
    one_after_the_other = Sketches()
    one_after_the_other.of(RAW)
    found = one_after_the_other.of(changed('"kind": "initiative"', '"kind": "statement"'))
    assert found.frame.provisions["ports"].kind == "statement"
    with pytest.raises(PlanError, match="provision reef: field parent: parent gone is not there"):
        one_after_the_other.of(RAW.replace(b'"id": "reef",', b'"id": "reef",\n      "parent": "gone",'), "e.json")


# ---------------------------------------------------------------- ledgers


def test_a_ledger_that_is_none_is_refused():
    with pytest.raises(PlanError):
        ledger_sketch(b'{"lineage": 1}', "ledger.json")
