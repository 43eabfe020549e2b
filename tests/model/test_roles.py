"""Roles beside names."""

from pathlib import Path

import pytest

from aiplan_revise.documents.grammar.parties import assigned
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
    ("関係府省庁：総務省", Marked("総務省", "support", heads=True)),
    ("関係：総務省", Marked("総務省", "support", heads=True)),
    ("in cooperation with MIC", Marked("MIC", "support", heads=True)),
    ("with the MIC", Marked("the MIC", "support", heads=True)),
    ("Together with: MIC", Marked("MIC", "support", heads=True)),
    ("led by MIC", Marked("MIC", "lead", heads=True)),
    ("Within MIC", Marked("Within MIC")),
    ("with", Marked("with")),
    ("MIC (in charge)", Marked("MIC")),
    ("関係府省庁", Marked("関係府省庁")),
    ("Leading Edge Agency", Marked("Leading Edge Agency")),
    ("主計局", Marked("主計局")),
    ("（主）", Marked("（主）")),
    ("○○省", Marked("省")),
    ("", Marked("")),
    ("Lead department: Rivers Agency", Marked("Rivers Agency", "lead", heads=True)),
    ("Coordinating agency: Rivers Agency", Marked("Rivers Agency", "lead", heads=True)),
    ("Supporting organisations: Rivers Agency", Marked("Rivers Agency", "support", heads=True)),
    ("Partners: Rivers Agency", Marked("Rivers Agency", "support", heads=True)),
    ("Assisted by: Rivers Agency", Marked("Rivers Agency", "support", heads=True)),
    ("Jointly with: Rivers Agency", Marked("Rivers Agency", "joint", heads=True)),
    ("Co-leads: Rivers Agency", Marked("Rivers Agency", "joint", heads=True)),
    ("Lead – Rivers Agency", Marked("Rivers Agency", "lead", heads=True)),
    ("In charge of: Rivers Agency", Marked("Rivers Agency", heads=True)),
    ("主担当課：港湾課", Marked("港湾課", "lead", heads=True)),
    ("主導：港湾課", Marked("港湾課", "lead", heads=True)),
    ("担当課：港湾課", Marked("港湾課", heads=True)),
    ("実施主体：港湾課", Marked("港湾課", heads=True)),
    ("関係課：港湾課", Marked("港湾課", "support", heads=True)),
    ("協力団体：港湾課", Marked("港湾課", "support", heads=True)),
    ("連携先：港湾課", Marked("港湾課", "joint", heads=True)),
    ("【主】港湾課", Marked("港湾課", "lead")),
    ("（副）港湾課", Marked("港湾課", "support")),
    ("港湾課《主》", Marked("港湾課", "lead")),
    ("港湾課（主担当課）", Marked("港湾課", "lead")),
    ("Partner Agency", Marked("Partner Agency")),
    ("Main Board", Marked("Main Board")),
    ("Coordination Office", Marked("Coordination Office")),
    ("連携推進課", Marked("連携推進課")),
    ("支援課", Marked("支援課")),
]


@pytest.mark.parametrize(("printed", "marked"), MARKED)
def test_a_name_and_the_role_beside_it(printed: str, marked: Marked) -> None:
    assert role_marked(printed) == marked


def test_a_name_that_is_known_as_it_stands_has_no_role(names: Names) -> None:
    assert names.resolve("MIC (lead)") == Resolution("mic", role="lead")
    assert names.resolve("Lead: Cabinet Office (AI)") == Resolution("cabinet-office", "ai", role="lead")
    assert names.resolve("関係府省庁（協力）") == Resolution(open="related", role="support")
    assert not names.known("Nobody (lead)")


@pytest.mark.parametrize(
    ("printed", "roles"),
    [
        ("主管：総務省、関係省庁：経済産業省、農林水産省", ["lead", "support", "support"]),
        ("MEXT; in cooperation with MIC and METI", ["", "support", "support"]),
        ("MAFF, with MLIT", ["", "support"]),
        ("MAFF in close coordination with the MLIT", ["", "support"]),
        ("総務省、関係府省庁", ["", ""]),
    ],
)
def test_who_helps_is_known_by_the_words_before(names: Names, printed: str, roles: list[str]) -> None:
    found = tuple(assigned(names, names.split(printed)))
    assert [one.role for one in found] == roles
    assert all(one.body or one.open for one in found)


def test_an_unknown_part_leaves_the_body(names: Names) -> None:
    for printed in ("総務省（情報流通課）", "総務省情報流通課", "情報流通課"):
        found = names.resolve(printed)
        assert (found.body, found.part) == (("mic", "情報流通課") if "総務省" in printed else ("", ""))
        assert not found.known
    for printed in ("Cabinet Office (Intellectual Property Strategy Headquarters)", "内閣府（知的財産戦略本部）"):
        found = names.resolve(printed)
        assert (found.body, found.known) == ("cabinet-office", False)
    assert names.resolve("Digital Agency (DA; lead)").body == "digital-agency"
    assert names.resolve("METI (all ministries)").body == ""
    for other in ("METI (MIC)", "総務省（2024年）", "総務省（以下「省」という。）", "総務省及び情報流通課"):
        assert names.resolve(other).body == ""
