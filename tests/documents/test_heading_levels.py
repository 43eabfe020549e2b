"""Headings without a number nest as the document says by their levels: in Word, in web pages, in Markdown."""

from collections.abc import Callable

import pytest
from docx import docx, p, w
from papers import REGISTRY

from aiplan_revise.documents import parse
from aiplan_revise.documents.html import read_html
from aiplan_revise.documents.reading import Imported
from aiplan_revise.documents.word import read_word
from aiplan_revise.model.edition import ordered

Reader = Callable[[str], Imported]


def markdown(text: str) -> Imported:
    return parse(text.replace("\n", "\n\n"), registry=REGISTRY)


def html(text: str) -> Imported:
    def block(line: str) -> str:
        level, _, words = line.rpartition("# ")
        tag = f"h{len(level) + 1}" if line[:1] == "#" else "p"
        return f"<{tag}>{words if line[:1] == '#' else line}</{tag}>"

    return read_html("".join(map(block, text.split("\n"))).encode(), registry=REGISTRY)


def word(text: str) -> Imported:
    def block(line: str) -> str:
        level, _, words = line.rpartition("# ")
        said = w("outlineLvl", val=len(level)) if line[:1] == "#" else ""
        return p(words if said else line, properties=said)

    return read_word(docx(*map(block, text.split("\n"))), registry=REGISTRY)


def nested(found: Imported) -> list[str]:
    """Every provision, indented below what it stands under."""
    depth, lines = {"": -1}, []
    for one in ordered(found.edition):
        depth[one.id] = depth[one.parent] + 1
        lines.append("-" * depth[one.id] + f"{one.number} {one.text.best('ja')}".strip())
    return lines


CASES = {
    "levels": (
        "# 戦略\n## 目標Ａ\n### 施策い\n港を開く。【総務省】\n### 施策ろ\n"
        "橋を架ける。【総務省】\n## 目標Ｂ\n### 施策は\n灯をともす。【総務省】",
        ["目標Ａ", "-施策い", "--港を開く。", "-施策ろ", "--橋を架ける。", "目標Ｂ", "-施策は", "--灯をともす。"],
    ),
    "a level left out": (
        "# 戦略\n## 目標Ａ\n#### 施策い\n港を開く。【総務省】\n### 施策ろ\n"
        "橋を架ける。【総務省】",
        ["目標Ａ", "-施策い", "--港を開く。", "-施策ろ", "--橋を架ける。"],
    ),
    "captions": (
        "# 戦略\n## 目標Ａ\n【現状】\n港は古い。\n【取組】\n港を開く。【総務省】\n"
        "## 目標Ｂ\n【現状】\n橋は古い。",
        ["目標Ａ", "-現状", "--港は古い。", "-取組", "--港を開く。", "目標Ｂ", "-現状", "--橋は古い。"],
    ),
    "below chapters": (
        "# 戦略\n## 第１章　港\n### 灯台\n#### 電気\n灯をともす。【総務省】\n"
        "### 岸壁\n港を開く。【総務省】\n## 第２章　橋\n### 鉄\n橋を架ける。【総務省】",
        ["1 港", "-灯台", "--電気", "---灯をともす。", "-岸壁", "--港を開く。", "2 橋", "-鉄", "--橋を架ける。"],
    ),
    "below numbers": (
        "# 戦略\n## 1. 港\n### 灯台\n灯をともす。【総務省】\n## 2. 橋\n"
        "### 鉄\n橋を架ける。【総務省】\n【留意点】\n表を見る。",
        ["1 港", "-灯台", "--灯をともす。", "2 橋", "-鉄", "--橋を架ける。", "--留意点", "---表を見る。"],
    ),
    "a number beside": (
        "# 戦略\n## 総論\n港は古い。\n## 1. 港\n港を開く。【総務省】\n## 2. 橋\n"
        "橋を架ける。【総務省】",
        ["総論", "-港は古い。", "1 港", "-港を開く。", "2 橋", "-橋を架ける。"],
    ),
    "numbers inside": (
        "# 戦略\n## 目標Ａ\n1. 港\n港を開く。【総務省】\n2. 橋\n橋を架ける。【総務省】\n"
        "## 目標Ｂ\n1. 灯\n灯をともす。【総務省】",
        ["目標Ａ", "-1 港", "--港を開く。", "-2 橋", "--橋を架ける。", "目標Ｂ", "-1 灯", "--灯をともす。"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("read", [markdown, html, word])
@pytest.mark.parametrize("case", CASES)
def test_headings_nest_as_they_say(case: str, read: Reader):
    text, expected = CASES[case]
    found = read(text)
    assert nested(found) == expected
    assert found.edition.about.title.ja == "戦略"
