"""Which words of a split or a join went where: only words that stand in the text, in its order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiplan_revise.report.shares import compared, divide, redlines
from aiplan_revise.report.view import Mark

JA = (
    "サイバー攻撃への対処能力を強化し、詐欺その他の犯罪への対策を推進するとともに、重要インフラの防護を図り、"
    "演習を毎年実施する。"
)


@pytest.mark.parametrize(
    ("whole", "pieces"),
    [
        (
            "北航路の水先人を養成し、牡蠣床を作り、桟橋を焼く。",
            ["北航路の水先人を養成する。", "牡蠣床を作る。"],
        ),
        ("Train pilots, build beds for oysters and burn 1,000 jetties.", ["Build oyster beds.", "Train pilots."]),
        ("", ["x", "y"]),
        ("、。", ["x", "y"]),
    ],
)
def test_shares_lose_nothing(whole: str, pieces: list[str]) -> None:
    shares, rest = divide([whole], pieces)
    runs = [run for share in (*shares, rest) for run in share.runs]
    assert set("".join(runs)) | {" "} >= set(whole)
    assert len(shares) == len(pieces)


def test_common_words_are_no_reason() -> None:
    whole = "Support the studies that the council has, and the repair of the harbour walls, including all the gates."
    shares, rest = divide([whole], ["Repair the harbour walls.", "The studies of the council."])
    assert [share.runs for share in shares] == [
        ("and the repair of the harbour walls,",),
        ("Support the studies that the council has,",),
    ]
    assert rest.runs == ("including all the gates.",)


def test_words_between_are_marked_as_left_out() -> None:
    shares, _ = divide([JA], ["サイバー攻撃への対処能力を強化し、演習を毎年実施する。", "詐欺その他の犯罪への対策"])
    assert shares[0].read("ja") == "サイバー攻撃への対処能力を強化し、…（中略）…演習を毎年実施する。"
    marks = compared(shares[0], "サイバー攻撃への対処能力を強化し、演習を毎年実施する。", "ja")
    assert {mark.op for mark in marks} == {"same", "old-gap"}, "the mark is neither deleted nor inserted"


def printed(marks: tuple[Mark, ...]) -> str:
    signs = {"deleted": "[-{}-]", "inserted": "{{+{}+}}"}
    return "".join(signs.get(mark.op, "{}").format(mark.text) for mark in marks)


def test_what_came_from_another_part_is_no_insertion() -> None:
    whole = "Promotion of harbour lamps, proper use of lamps by the harbour, and improving harbour work through maps"
    pieces = ["Promotion of harbour lamps, proper use of lamps by the harbour", "Improving harbour work through maps"]
    shares, rest = divide([whole], pieces, joined=True)
    assert [printed(marks) for marks in redlines(shares, pieces, "new", "en")] == [
        "Promotion of harbour lamps, proper use of lamps by the harbour{+,+}",
        "[-Improving-]{+and improving+} harbour work through maps",
    ]
    assert rest.runs == ()


def test_what_went_to_another_piece_of_a_clause_is_no_deletion() -> None:
    whole, pieces = "水先人と研修医の教育を無料で進める。", ["水先人の教育を進める。", "研修医の教育を進める。"]
    shares, _ = divide([whole], pieces)
    assert [share.read("ja") for share in shares] == [whole, whole]
    assert [printed(marks) for marks in redlines(shares, pieces, "old", "ja")] == [
        "水先人…（中略）…の教育を[-無料で-]進める。",
        "研修医の教育を[-無料で-]進める。",
    ]


clauses = st.lists(
    st.sampled_from(["train pilots for storms", "build oyster beds", "burn the jetty", "and keep bees", "海図を作る"]),
    min_size=1,
    max_size=6,
)


@given(clauses, st.lists(clauses, min_size=2, max_size=3), st.sampled_from(["en", "ja"]))
def test_every_run_stands_in_the_text(whole: list[str], pieces: list[list[str]], lang: str) -> None:
    joint = "、" if lang == "ja" else ", "
    text, parts = joint.join(whole), [joint.join(piece) for piece in pieces]
    shares, rest = divide([text], parts)
    for share in (*shares, rest):
        assert all(run in text for run in share.runs)
    for share, part in zip(shares, parts, strict=True):
        marks = compared(share, part, lang)  # type: ignore[arg-type]
        assert "".join(mark.text for mark in marks if mark.op in ("same", "deleted", "old-gap")) == share.read(lang)  # type: ignore[arg-type]
        assert "".join(mark.text for mark in marks if mark.op in ("same", "inserted")) == part
