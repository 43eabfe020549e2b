"""Remarks in Japanese: all that can be said of a form has its words, and what is quoted stays as it was written."""

import ast
import json
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from documents.test_workbook_form import UNCLEAR, result

from aiplan_revise.documents import parse
from aiplan_revise.documents.grammar import looks
from aiplan_revise.documents.workbook import filled, outcome, wishes
from aiplan_revise.report.remarks import remark
from aiplan_revise.report.words import templates
from aiplan_revise.revise import bilingual, change_checks, checks, replaced, text_checks

KNOWN = json.loads((templates() / "remarks.json").read_text("utf-8"))
FILLED = ("drop", "3", "Form!F6", "「x」", "Japanese", "English", "text", "completed")
"""What holes are filled with: one of them fits each."""


def _said(node: ast.expr) -> list[str]:
    """What a string comes to with its holes filled, each in turn with each of the words."""
    if isinstance(node, ast.Constant):
        return [node.value] if isinstance(node.value, str) else []
    if not isinstance(node, ast.JoinedStr):
        return []
    parts = [[part.value] if isinstance(part, ast.Constant) else FILLED for part in node.values]
    return ["".join(map(str, some)) for some in product(*parts)]


def _told(tree: ast.AST) -> Iterator[ast.expr]:
    """The strings of a module that are said to somebody: those of several words that are neither docstrings, nor parts
    of others, nor of errors (whole files that are refused)."""
    if isinstance(tree, ast.If) and any(isinstance(one, ast.Raise) for one in tree.body):
        return
    for child in ast.iter_child_nodes(tree):
        if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
            continue
        if isinstance(child, ast.JoinedStr) or (isinstance(child, ast.Constant) and isinstance(child.value, str)):
            yield child
        else:
            yield from _told(child)


FORMS = [wishes, filled, outcome, looks]
RULES = [checks, text_checks, change_checks, replaced, bilingual]


@pytest.mark.parametrize("module", FORMS + RULES, ids=lambda one: one.__name__.rpartition(".")[2])
def test_whatever_is_said_of_a_form_or_found_by_a_rule_has_japanese_words(module: Any) -> None:
    tree = ast.parse(Path(module.__file__).read_text("utf-8"))
    strings = [made for node in _told(tree) if (made := _said(node)) and any(len(one.split()) > 2 for one in made)]
    words = [some for some in strings if not any("\\" in one or "。" in one or one[0] == " " for one in some)]
    assert len(words) > 0
    parts = " ".join(one["en"] for one in KNOWN)
    assert [some[0] for some in words if all(remark("ja", one) == one and one not in parts for one in some)] == []


def test_each_holds_the_same_in_both_languages() -> None:
    holes = [[set(re.findall(r"\{(\w+)\}", one[lang])) for lang in ("ja", "en")] for one in KNOWN]
    assert [both for both in holes if both[0] != both[1]] == []
    assert len({one["en"] for one in KNOWN}) == len(KNOWN)


@pytest.mark.parametrize(("cells", "rule", "_says"), UNCLEAR)
def test_no_english_is_left_in_what_is_told_of_a_japanese_form(
    cells: dict[str, Any], rule: tuple[str, str], _says: str
) -> None:
    if "Build 60 lamps." in cells.values():
        cells = cells | {"F6": "60基の灯台を建てる。"}  # what stands there
    told = [one for one in result(cells, "ja").unclear if (one.rule, f"{one.column}{one.row}") == rule]
    assert told
    for one in told:
        for words in filter(None, (one.message, one.fix)):
            said = re.sub("「.*?」|'.*?'", "", remark("ja", words))
            assert re.search("[ぁ-ん一-鿿]", said), said
            assert re.findall(r"[A-Za-z]{3,}", said) in ([], ["lamps"], ["Light", "Office"]), said


def test_what_is_quoted_is_not_translated_and_what_is_unknown_stays() -> None:
    both = "“choose an action” is no heading; not taken: “New text: drop; say which”"
    quoted = "採用していない記載：「New text: drop; say which」"
    assert remark("ja", both) == f"「choose an action」という見出しはありません。{quoted}"
    assert remark("ja", "Form!F6: words that are struck out were not taken: “60”").startswith("Form!F6：取消線の")
    assert remark("ja", "the stars say so") == "the stars say so"
    assert remark("en", "choose an action") == "choose an action"
    assert remark("ja", "perhaps METI or MOF") == "もしかして：METI、MOF"


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("| 施策 | 担当 |\n|--|--|\n| 港を開く。 | 港湾課 |\n| 船を造る。 | ［ |", {"table-in-text", "unknown-body"}),
        ("1. 港を開く。［港湾課］\n\n3. 船を造る。", {"number-out-of-sequence", "initiative-without-body"}),
        ("1. 港を開く。（港湾課）\n\n2. 船を造る。［造船課", {"unknown-bodies-in-words", "unclosed-bracket"}),
    ],
)
def test_what_is_remarked_on_a_document_has_japanese_words(text: str, rules: set[str]) -> None:
    found = parse(f"# 計画\n\n{text}\n").findings
    assert rules <= {one.rule for one in found}
    for words in (words for one in found for words in (one.message, one.fix) if words):
        assert not re.search("[a-z]{4}", remark("ja", words).replace("bodies.json", "")), words
