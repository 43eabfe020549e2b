"""Laws and rules in articles: captions above them, paragraphs without a first number, items, and what they add."""

import pytest
from docx import docx, p, table, w
from papers import REGISTRY

from aiplan_revise.documents import Reading, parse, to_markdown
from aiplan_revise.documents.reading import Imported
from aiplan_revise.documents.word import read_word
from aiplan_revise.model.edition import ordered

RULES = """情報公開規程

第一章　総則

（目的）

第一条　この規程は、公開を定める。

（定義）

第二条　文書は、次のものをいう。

２　前項は、次のものを含まない。

一　官報

二　新聞

３　委員会が定める。

第二章　公開

（委任）

第三条の二　別に定める。

附　則

この規程は、四月一日から施行する。
"""


def lines(found: Imported) -> list[str]:
    """Every provision: its number, its title, its words, indented below what it stands under."""
    depth, made = {"": -1}, []
    for one in ordered(found.edition):
        depth[one.id] = depth[one.parent] + 1
        title = f"（{one.title.ja}）" if one.title.ja else ""
        made.append("-" * depth[one.id] + f"{one.number} {title}{one.text.best('ja')}".strip())
    return made


def test_captions_paragraphs_and_items():
    found = parse(RULES, registry=REGISTRY)
    assert lines(found) == [
        "1 総則",
        "-1 （目的）この規程は、公開を定める。",
        "-2 （定義）文書は、次のものをいう。",
        "--2 前項は、次のものを含まない。",
        "---1 官報",
        "---2 新聞",
        "--3 委員会が定める。",
        "2 公開",
        "-3の2 （委任）別に定める。",
        "附 則",
        "-この規程は、四月一日から施行する。",
    ]
    assert found.edition.about.title.ja == "情報公開規程"
    assert [one.rule for one in found.findings] == ["no-initiatives"]


@pytest.mark.parametrize("lang", ["", "ja"])
def test_articles_come_back_from_our_own_paper(lang: str):
    made = parse(RULES, Reading(id="rules"), REGISTRY).edition
    again = parse(to_markdown(made, REGISTRY, lang), Reading(id="rules"), REGISTRY).edition
    assert list(ordered(again)) == list(ordered(made))


def test_articles_in_a_comparison_table_that_leaves_out_some():
    new = (
        "（定義）",
        "第二条　文書は、次のものをいう。",
        "２　（略）",
        "一　（略）",
        "二　新聞",
        "（公開の方法）",
        "第三条　電子的に行う。",
    )
    old = ("（定義）", "第二条　文書をいう。", "２　（略）", "一　（略）", "（新設）", "（新設）", "（新設）")
    row = tuple(w("tc", *map(p, side)) for side in (new, old))
    raw = docx(p("○　情報公開規程　新旧対照条文（案）"), table(("改正案", "現行"), row))
    made = read_word(raw, Reading(side="new"), REGISTRY)
    assert lines(made) == ["2 （定義）文書は、次のものをいう。", "-2 新聞", "3 （公開の方法）電子的に行う。"]
    assert made.edition.about.title.ja == "情報公開規程"
    assert lines(read_word(raw, Reading(side="old"), REGISTRY)) == ["2 （定義）文書をいう。"]


def test_a_caption_above_anything_else_stays_a_heading():
    text = "第一章　港\n\n（現状）\n\n港は古い。\n\n（取組）\n\n第二章　橋\n\n橋は長い。"
    assert lines(parse(text, registry=REGISTRY)) == ["1 港", "-現状", "--港は古い。", "-取組", "2 橋", "-橋は長い。"]
