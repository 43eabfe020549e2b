"""When a document was decided, as its title and the lines below it say."""

import pytest

from aiplan_revise.model.dated import dates_of
from aiplan_revise.model.edition import Lang


@pytest.mark.parametrize(
    ("title", "opening", "lang", "says"),
    [
        ("犯罪対策総合計画（令和10年６月13日閣議決定）", "", "ja", {"adopted": "2028-06-13"}),
        ("犯罪対策総合計画", "令和７年６月13日\n閣議決定", "ja", {"adopted": "2025-06-13"}),
        ("計画", "令和元年 ５月 10日 総合対策推進本部決定", "ja", {"adopted": "2019-05-10"}),
        ("計画", "平成27年11月24日閣議決定、令和３年３月19日一部変更", "ja", {"adopted": "2021-03-19"}),
        ("計画（2025年6月改定）", "", "ja", {"adopted": "2025-06"}),
        ("計画　令和７年３月", "", "ja", {"presented": "2025-03"}),
        ("計画", "令和７年３月公表", "ja", {"presented": "2025-03"}),
        ("計画（令和７年度～令和11年度）", "令和７年４月１日から令和12年３月31日まで", "ja", {}),
        ("計画", "令和７年６月13日現在の数値である。", "ja", {}),
        ("計画", "令和７年13月99日決定", "ja", {}),
        ("Crime Plan (June 2025)", "", "en", {"presented": "2025-06"}),
        ("Crime Plan – Updated June 2025", "", "en", {"adopted": "2025-06"}),
        ("Crime Plan, 13 June 2025", "", "en", {"presented": "2025-06-13"}),
        ("Crime Plan", "Adopted by the Cabinet on 13 June 2025", "en", {"adopted": "2025-06-13"}),
        ("Crime Plan", "Version 2.1, June 3, 2026", "en", {"presented": "2026-06-03"}),
        (
            "Crime Plan",
            "Published 1 May 2024; revised 2 May 2025",
            "en",
            {"presented": "2024-05-01", "adopted": "2025-05-02"},
        ),
        ("Crime Plan 2025-2030", "By June 2025 all is done.", "en", {}),
        ("Action Plan by December 2027", "Towards May 2025", "en", {}),
    ],
)
def test_a_document_says_when_it_was_decided(title: str, opening: str, lang: Lang, says: dict[str, str]) -> None:
    assert dates_of(title, opening.split("\n\n") if opening else (), lang) == says
