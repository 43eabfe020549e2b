"""Roles beside names."""

from pathlib import Path

import pytest

from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.codec import decode
from aiplan_revise.model.lookup import Names, Resolution
from aiplan_revise.model.roles import Marked, role_marked

SHIPPED = Path(__file__).resolve().parents[2] / "editions" / "bodies.json"


@pytest.fixture(scope="module")
def names() -> Names:
    return Names(decode(SHIPPED.read_bytes(), Registry, "bodies.json"))


MARKED = [
    ("総務省（主）", Marked("総務省", "lead")),
    ("総務省【主担当】", Marked("総務省", "lead")),
    ("主担当府省庁：総務省", Marked("総務省", "lead", heads=True)),
    ("とりまとめ: 総務省", Marked("総務省", "lead", heads=True)),
    ("協力：総務省", Marked("総務省", "support", heads=True)),
    ("連携：総務省", Marked("総務省", "joint", heads=True)),
    ("担当：総務省（主）", Marked("総務省", "lead", heads=True)),
    ("◎総務省", Marked("総務省")),
    ("METI**", Marked("METI")),
    ("METI [lead]", Marked("METI", "lead")),
    ("METI – support", Marked("METI", "support")),
    ("Supporting ministries: METI", Marked("METI", "support", heads=True)),
    ("Leading Edge Agency", Marked("Leading Edge Agency")),
    ("主計局", Marked("主計局")),
    ("（主）", Marked("（主）")),
    ("○○省", Marked("省")),
    ("", Marked("")),
]


@pytest.mark.parametrize(("printed", "marked"), MARKED)
def test_a_name_and_the_role_beside_it(printed: str, marked: Marked) -> None:
    assert role_marked(printed) == marked


def test_a_name_that_is_known_as_it_stands_has_no_role(names: Names) -> None:
    assert names.resolve("MIC (lead)") == Resolution("mic", role="lead")
    assert names.resolve("Lead: Cabinet Office (AI)") == Resolution("cabinet-office", "ai", role="lead")
    assert names.resolve("関係府省庁（協力）") == Resolution(open="related", role="support")
    assert not names.known("Nobody (lead)")


def test_an_unknown_part_leaves_the_body(names: Names) -> None:
    for printed in ("総務省（情報流通課）", "総務省情報流通課", "情報流通課"):
        found = names.resolve(printed)
        assert (found.body, found.part) == (("mic", "情報流通課") if "総務省" in printed else ("", ""))
        assert not found.known
    assert names.resolve("Digital Agency (DA; lead)").body == "digital-agency"
    for other in ("METI (MIC)", "総務省（2024年）", "総務省（以下「省」という。）", "総務省及び情報流通課"):
        assert names.resolve(other).body == ""
