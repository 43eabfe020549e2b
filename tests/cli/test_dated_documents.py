"""Documents that say of what day they are."""

from pathlib import Path

import pytest
from cli.conftest import Aiplan

from aiplan_revise.documents import parse, read, to_markdown
from aiplan_revise.documents.reading import AS_IT_IS
from aiplan_revise.store import open_store

REGISTRY = open_store().registry()
HEAD = "# 犯罪対策総合計画{decided}\n\n第１章 基本方針\n１ 総論\n（１）広報を進める。（警察庁）\n"


@pytest.fixture
def sides(tmp_path: Path) -> tuple[Path, Path]:
    old, new = tmp_path / "old.md", tmp_path / "new.md"
    old.write_text(
        HEAD.format(decided="\n\n令和７年６月13日\n閣議決定") + "（２）窓口を令和８年度までに設ける。（法務省）\n"
    )
    new.write_text(HEAD.format(decided="（令和10年６月13日閣議決定）") + "（２）窓口を設ける。（法務省）\n")
    return old, new


def test_a_deadline_that_was_over_by_then_is_told_as_past(sides: tuple[Path, Path], aiplan: Aiplan) -> None:
    assert "（改定時には経過済み）" in aiplan("diff", *sides).out


def test_a_report_says_of_what_day_editions_are_but_once(sides: tuple[Path, Path], aiplan: Aiplan) -> None:
    told = aiplan("report", *sides).out
    assert "変更前：犯罪対策総合計画（2025年6月13日決定）" in told
    assert "変更後：犯罪対策総合計画（令和10年６月13日閣議決定）\n" in told


def test_what_is_written_of_it_reads_back(sides: tuple[Path, Path]) -> None:
    for side in sides:
        made = read(side, registry=REGISTRY).edition
        assert made.about.dates["adopted"].endswith("-06-13")
        assert parse(to_markdown(made, REGISTRY), AS_IT_IS, REGISTRY).edition == made
