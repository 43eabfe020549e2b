"""What went and came is quoted in whole words, as people read them."""

import pytest

from aiplan_revise.model.edition import Lang
from aiplan_revise.report.runs import quote, runs
from aiplan_revise.report.view import Mark


def quoted(lang: Lang, marked: str) -> list[str]:
    """The runs of a text in which what one side has more stands in braces."""
    parts = [piece for part in marked.split("{") for piece in part.split("}")]
    spans = [Mark("inserted" if at % 2 else "same", part) for at, part in enumerate(parts)]
    return [run.words for run in runs(spans, "inserted", lang)]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("対応を含{め、基準に基づく運用を徹底}する。", ["含め、基準に基づく運用を徹底"]),
        ("情報を発信{し、取組に対}する{補助を行う}。", ["発信し、取組に対する補助を行う"]),
        ("増加を踏まえて見直{した}計画", ["見直した"]),
        ("特別捜査{部}を中心に", ["特別捜査部"]),
        ("区域の{新規指定及び}拡張を進める", ["新規指定"]),
        ("医療{及び介護}における活用", ["及び介護"]),
        ("発電所{を有する事業者が行う}建替え", ["有する事業者が行う"]),
        ("転換{に関する計画}を定める", ["転換に関する計画"]),
    ],
)
def test_in_japanese(marked: str, expected: list[str]) -> None:
    assert quoted("ja", marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("{Prepare for the enforcement of the }Act", ["Prepare for the enforcement"]),
        ("Build sea{walls and }gates", ["seawalls"]),
        ("Go {to }town {and by }sea", ["", ""]),
        ("Finish it {by the end of March}.", ["by the end of March"]),
    ],
)
def test_in_english(marked: str, expected: list[str]) -> None:
    assert quoted("en", marked) == expected


def test_a_long_quotation_ends_with_a_word_that_says_something() -> None:
    assert quote("Stabilise grain imports through diversified sources of the many countries") == (
        "Stabilise grain imports through diversified sources…"
    )
    assert quote("有識者検討会において検討するとともに、円滑に処理するための仕組みの構築に向けた課題を整理") == (
        "有識者検討会において検討するとともに、円滑に処理するための…"
    )
