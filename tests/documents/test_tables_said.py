"""Columns of a table that say of a measure until when, how much and for how much money: lines of their own below it."""

import pytest
from documents.listing import REGISTRY, read

from aiplan_revise.documents import Reading, read_table

HEAD = "# Plan\n\n## Ports\n\n"


def listed(rows: list[str]) -> list[str]:
    bar = "|---" * (rows[0].count("|") - 1) + "|"
    return [one.strip() for one in read(HEAD + "\n".join([rows[0], bar, *rows[1:]]) + "\n")][1:]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["| Action | Lead | Deadline | Status |", "| Open a port | MHP | Q3 FY26 | On track |"],
         ["initiative: Open a port | Deadline: Q3 FY26\nStatus: On track [harbour*]"]),
        (["| 施策 | 担当 | 予算（千円） | 備考 |", "| 港を開く | 港湾省 | 1,200 | － |"],
         ["initiative: 港を開く | 予算（千円）：1,200 [harbour]"]),
        (["| Measure | Lead | Funding (EUR million) | Share (%) |", "| Open a port | MHP | 12.5 | 30 |"],
         ["initiative: Open a port | Funding (EUR million): 12.5\nShare (%): 30 [harbour*]"]),
        (["| Measure | Owner | Start | Due | Unit | Cost (EUR million) |",
          "| Dredge the bay | MHP | 2026 | Sep-27 | ha | 8.5 |"],
         ["initiative: Dredge the bay ha | Start: 2026\nDue: Sep-27\nCost (EUR million): 8.5 [harbour]"]),
        (["| 施策 | R6目標 | R7目標 | 担当 |", "| 港を開く | 3者 | 約1.2億円 | 港湾省 |"],
         ["initiative: 港を開く | R6目標：3者\nR7目標：約1.2億円 [harbour]"]),
        (["| 施策 | 単位 | 目標値 | 担当 |", "| 港を開く | 百万円 | 1,200 | 港湾省 |"],
         ["initiative: 港を開く | 単位：百万円\n目標値：1,200 [harbour]"]),
        (["| Target | Lead |", "| Open 3 ports | MHP |"],
         ["initiative: Open 3 ports [harbour*]"]),
    ],
)  # fmt: skip
def test_what_else_is_said_stands_below_the_words(rows: list[str], expected: list[str]) -> None:
    assert listed(rows) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["| 施策 | 担当 | 期限 |", "| 港を開く | 港湾省 | 令和９年度 |", "| 灯台を直す | 〃 | 同上 |"],
         ["initiative: 港を開く | 期限：令和９年度 [harbour]", "initiative: 灯台を直す | 期限：令和９年度 [harbour]"]),
        (["| 施策 | 担当 |", "| 港を開く | 港湾省 |", "| 灯台を直す | 同上、草原庁 |"],
         ["initiative: 港を開く [harbour]", "initiative: 灯台を直す [harbour; meadow]"]),
        (["| 施策 | 令和８年度 | 令和９年度 | 担当 |", "| 港を開く | 港を掘る | 同左 | 港湾省 |"],
         ["initiative: 港を開く 令和８年度：港を掘る 令和９年度：港を掘る [harbour]"]),
        (["| 施策 | 担当 |", "| 港を開く | 同上 |", "| 灯台を直す | 港湾省 |"],
         ["statement: 港を開く", "initiative: 灯台を直す [harbour]"]),
        (["| 施策の柱 | 施策名 | 担当 |", "| 海 | 港を開く | 港湾省 |", "| | 灯台を直す | 港湾省 |",
          "| 陸 | 草を刈る | 草原庁 |"],
         ["group: 海", "initiative: 港を開く [harbour]", "initiative: 灯台を直す [harbour]", "group: 陸",
          "initiative: 草を刈る [meadow]"]),
        (["| 区分 | 施策名 | 担当 |", "| 新規 | 港を開く | 港湾省 |", "| 継続 | 灯台を直す | 港湾省 |"],
         ["initiative: 新規 港を開く [harbour]", "initiative: 継続 灯台を直す [harbour]"]),
        (["| 分野 | 施策名 | 担当 |", "| 海 | 港を開く | 港湾省 |", "| 陸 | 草を刈る | 草原庁 |",
          "| 海 | 灯台を直す | 港湾省 |"],
         ["initiative: 海 港を開く [harbour]", "initiative: 陸 草を刈る [meadow]",
          "initiative: 海 灯台を直す [harbour]"]),
    ],
)  # fmt: skip
def test_cells_that_stand_for_others(rows: list[str], expected: list[str]) -> None:
    assert listed(rows) == expected


def test_cells_of_a_file_that_stand_for_others() -> None:
    table = "施策の柱,施策名,担当,期限\n海,港を開く,港湾省,令和９年度\n,灯台を直す,〃,同上\n"
    found = read_table(table.encode(), Reading(id="plan"), REGISTRY)
    made = [p for p in found.edition.provisions.values() if p.kind == "initiative"]
    assert [(p.parent, p.fields, [a.body for a in p.assignments]) for p in made] == [
        (made[0].parent, {"期限": "令和９年度"}, ["harbour"]),
        (made[0].parent, {"期限": "令和９年度"}, ["harbour"]),
    ]
    assert made[0].parent


def test_a_number_of_several_signs_is_one() -> None:
    rows = ["| 番号 | 施策 | 担当 |", "| 1-(1)-① | 港を開く | 港湾省 |", "| 1-(1)-② | 灯台を直す | 港湾省 |"]
    assert listed(rows) == ["1-1-1 initiative: 港を開く [harbour]", "1-1-2 initiative: 灯台を直す [harbour]"]
