"""Opinions and progress as values: what goes in comes out, what cannot be is refused, and no two are taken for one."""

import json

import jsonschema
import pytest
from generated import clean, texts_
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from aiplan_revise.errors import PlanError
from aiplan_revise.model.codec import decode, encode, schema
from aiplan_revise.model.edition import Texts, Value
from aiplan_revise.model.opinions import DISPOSITIONS, KINDS, Answer, Opinion, Opinions, named, together
from aiplan_revise.model.progress import STANDINGS, Entry, Progress

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Cn"]), max_size=8).map(clean)
DAYS = st.dates().map(lambda day: day.isoformat())
COMMITS = st.lists(st.text("0123456789abcdef", min_size=40, max_size=40), max_size=2).map(tuple)
ANSWERS = st.builds(Answer, st.sampled_from(DISPOSITIONS), texts_(1), WORDS, DAYS, COMMITS)
OPINION = st.builds(
    Opinion, st.just(""), st.sampled_from(("", "a", "b")), st.sampled_from(KINDS), WORDS, DAYS, texts_(1),
    st.none() | ANSWERS,
)  # fmt: skip
OPINIONS = st.lists(OPINION, max_size=5).map(lambda said: Opinions(named(said)))
ENTRIES = st.builds(
    Entry, st.sampled_from(("a", "b")), st.sampled_from(STANDINGS), DAYS, WORDS, texts_(), st.just("https://x.org/é")
)
PROGRESS = st.lists(ENTRIES, max_size=5).map(lambda entries: Progress(tuple(entries)))


@given(OPINIONS | PROGRESS)
def test_what_goes_in_comes_out(value: Value) -> None:
    raw = encode(value)
    assert decode(raw, type(value)) == value
    assert encode(decode(raw, type(value))) == raw
    jsonschema.validate(json.loads(raw), schema(type(value).__name__.casefold()))


@given(st.lists(OPINION, max_size=6))
def test_every_opinion_has_an_id_of_its_own_and_the_same_one_when_it_comes_again(said: list[Opinion]) -> None:
    made = named([*said, *said])
    assert len({one.id for one in made}) == 2 * len(said)
    assert named(said) == named(said)
    assert Opinions(named(said)) + named(said) == Opinions(named(said))


@given(OPINIONS, OPINIONS, OPINIONS)
def test_a_merge_loses_no_opinion(base: Opinions, ours: Opinions, theirs: Opinions) -> None:
    sides = base + ours.listed, base + theirs.listed
    merged = together(base, *sides)
    assert {one.id for one in merged.listed} == {one.id for side in sides for one in side.listed}
    assert together(base, sides[0], base) == sides[0]
    assert together(base, sides[1], sides[1]) == sides[1]


def test_the_answer_that_only_one_side_gave_is_kept() -> None:
    (asked,) = named([Opinion("", "a", "expert", "", "2027-03-01", Texts(en="Say by when."))])
    up, no = (Answer(how, Texts(en="x"), "A", "2027-03-02") for how in DISPOSITIONS[::2])
    base, yes, never = (Opinions((replace(asked, answer=answer),)) for answer in (None, up, no))
    assert together(base, base, yes) == together(base, yes, base) == yes
    assert together(base, yes, never) == yes


ONE = {"id": "o-1", "provision": "a", "kind": "expert", "name": "", "on": "2027-03-01", "words": {"en": "x"}}
ENTRY = {"initiative": "a", "standing": "done", "on": "2027-03-01", "by": "A"}


@pytest.mark.parametrize(
    ("kind", "raw", "says"),
    [
        (Opinions, {"listed": [ONE | {"on": "soon"}]}, "f.json: field listed[0]: 'soon' is not a date"),
        (Opinions, {"listed": [ONE, ONE]}, "f.json: 'o-1' is no id of an opinion, or that of two"),
        (Opinions, {"listed": [ONE | {"id": "../x"}]}, "'../x' is no id of an opinion"),
        (Opinions, {"listed": [ONE | {"kind": "king"}]}, "field listed[0].kind: Invalid enum value 'king'"),
        (Opinions, {"listed": [ONE | {"age": 7}]}, "unknown field `age`"),
        (Opinions, {"listed": [ONE | {"words": {"en": "a\u202eb"}}]}, "control or bidi character U+202E"),
        (Progress, {"entries": [ENTRY | {"on": "2027-02-30"}]}, "field entries[0]: '2027-02-30' is not a date"),
        (Progress, {"entries": [ENTRY | {"address": "javascript:x"}]}, "'javascript:x' is no address"),
        (Progress, {"entries": [ENTRY | {"standing": "well"}]}, "Invalid enum value 'well'"),
    ],
)
def test_what_cannot_be_is_refused(kind: type, raw: object, says: str) -> None:
    with pytest.raises(PlanError) as error:
        decode(json.dumps(raw).encode(), kind, "f.json")
    assert says in str(error.value)


def test_the_newest_entry_counts_and_of_one_day_the_last() -> None:
    entries = [Entry("a", "done", "2027-03-01", "A"), Entry("a", "delayed", "2027-01-01", "A")]
    entries += [Entry("b", "delayed", "2027-01-01", "A"), Entry("b", "ended", "2027-01-01", "A")]
    assert {key: one.standing for key, one in Progress(tuple(entries)).latest().items()} == {"a": "done", "b": "ended"}
