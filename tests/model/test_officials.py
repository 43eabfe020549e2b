"""Officials are named for their body."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.codec import decode
from aiplan_revise.model.lookup import Names, Resolution

SHIPPED = Path(__file__).resolve().parents[2] / "editions" / "bodies.json"
NAMES = Names(decode(SHIPPED.read_bytes(), Registry, "bodies.json"))


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("厚生労働大臣", Resolution("mhlw")),
        ("厚労大臣", Resolution("mhlw")),
        ("経済産業副大臣", Resolution("meti")),
        ("総務大臣政務官", Resolution("mic")),
        ("デジタル大臣", Resolution("digital-agency")),
        ("Minister of Health, Labour and Welfare", Resolution("mhlw")),
        ("the Minister for Foreign Affairs", Resolution("mofa")),
        ("消費者庁長官", Resolution("caa")),
        ("総務省総括審議官", Resolution("mic")),
        ("内閣府政策統括官", Resolution("cabinet-office")),
        ("内閣府政策統括官（科学技術・イノベーション担当）", Resolution("cabinet-office", "sti")),
        ("内閣府政策統括官（防災担当）", Resolution("cabinet-office", "disaster")),
        ("内閣府科学技術・イノベーション推進事務局統括官", Resolution("cabinet-office", "sti")),
        ("知的財産戦略推進事務局長", Resolution("cabinet-office", "ip")),
        ("協力：厚生労働大臣", Resolution("mhlw", role="support")),
        ("内閣府政策統括官（謎担当）", Resolution("cabinet-office", part="謎担当")),
        ("総務省国際課長", Resolution("mic", part="国際課")),
        ("幽霊大臣", Resolution()),
        ("課長", Resolution()),
    ],
)
def test_an_official_is_named_for_the_body(printed: str, found: Resolution) -> None:
    assert replace(NAMES.resolve(printed), near=()) == found


def test_a_list_keeps_an_official_whole() -> None:
    names = ("内閣府科学技術・イノベーション推進事務局統括官", "厚生労働大臣", "総務省")
    assert NAMES.split("・".join(names)) == names
