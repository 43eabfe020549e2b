"""Columns of a table that are taken for ours by how plans head them, and what of them is told."""

import pytest
from papers import REGISTRY

from aiplan_revise.documents import Reading
from aiplan_revise.documents.table import read_table
from aiplan_revise.model.edition import Lang, ordered
from aiplan_revise.report import glance
from aiplan_revise.revise import diff


def table(*rows: str) -> bytes:
    return "\n".join(rows).encode()


@pytest.mark.parametrize(
    ("head", "row", "expected"),
    [
        ("Action,Lead,Support,Deadline", "Open a port,METI,MIC,Q3 FY26",
         ("", "Open a port", [("lead", "METI"), ("support", "MIC")], {"Deadline": "Q3 FY26"})),
        ("No.,Project,Description,Owner", "1,Ports,Open three ports.,METI",
         ("Ports", "Open three ports.", [("", "METI")], {"No.": "1"})),
        ("施策名,内容,担当省庁,期限", "港,港を開く。,経済産業省,令和８年度",
         ("港", "港を開く。", [("", "経済産業省")], {"期限": "令和８年度"})),
        ("text,Action,bodies", "Open a port,x,METI", ("", "Open a port", [("", "METI")], {"Action": "x"})),
    ],
)  # fmt: skip
def test_columns_are_taken_by_their_heads(head: str, row: str, expected: tuple[object, ...]) -> None:
    found = read_table(table(head, row), Reading("x"), REGISTRY)
    one = next(iter(ordered(found.edition)))
    lang: Lang = "ja" if "施策" in head else "en"
    roles = [(party.role, party.printed) for party in one.assignments]
    assert (one.title.get(lang), one.text.get(lang), roles, one.fields) == expected


def test_by_how_much_a_column_differs_is_told() -> None:
    old, new = (
        read_table(table("Action,Lead,Deadline,Users", f"Open a port,METI,{when},{users}"), Reading("x"), REGISTRY)
        for when, users in (("Q3 FY26", "100 users"), ("Q1 FY27", "150 users"))
    )
    changeset = diff(old.edition, new.edition, REGISTRY)
    told = glance(changeset, old.edition, new.edition, REGISTRY, "en").changes[0].facts
    assert [line for fact in told for line in fact.lines] == [
        "Deadline: Q3 FY26 → Q1 FY27 (6 months later)",
        "Users: 100 users → 150 users (+50)",
    ]
