"""Responsible bodies that no bracket holds: set off at the end by a tab, a gap, dots, the right margin, or by nothing
but the end of the sentence before them."""

from pathlib import Path

import pytest
from documents.listing import REGISTRY, imported, listing, rules
from docx import docx, p, t, w
from papers import needs, printed

from aiplan_revise.documents import Imported, Reading
from aiplan_revise.documents.html import read_html
from aiplan_revise.documents.pdf import read_pdf
from aiplan_revise.documents.word import read_word

JAPANESE = (
    ("港の計画", "第１章　整備"),
    ("（１）防波堤を造る。", "港湾省"),
    ("（２）魚市場を建て替える。", "草原庁、港湾省"),
    ("（３）船を電化する。", "担当：草原庁"),
    ("（４）港の通信を整える。", "港湾局"),
)
ENGLISH = (
    ("Port Plan", "Chapter 1: Works"),
    ("1. Build a breakwater.", "MHP"),
    ("2. Rebuild the market.", "Ministry of Harbours, Ports, and Piers; Meadow Agency"),
    ("3. Run ships on power.", "Lead: Meadow Agency"),
    ("4. Set up radio.", "Harbour Board"),
)
READ = {
    "ja": [
        "1 chapter: 整備",
        "  1.1 initiative: 防波堤を造る。 [harbour]",
        "  1.2 initiative: 魚市場を建て替える。 [meadow; harbour]",
        "  1.3 initiative: 船を電化する。 [meadow]",
        "  1.4 initiative: 港の通信を整える。 [?港湾局]",
    ],
    "en": [
        "1 chapter: Works",
        "  1.1 initiative: Build a breakwater. [harbour]",
        "  1.2 initiative: Rebuild the market. [harbour; meadow]",
        "  1.3 initiative: Run ships on power. [meadow*]",
        "  1.4 initiative: Set up radio. [?harbour board]",
    ],
}
PLANS = {"ja": JAPANESE, "en": ENGLISH}


def word(plan: tuple[tuple[str, str], ...], way: str) -> bytes:
    """The plan with bodies behind a tab, behind one that a right-aligned stop ends, behind a tab of the margin, or in a
    right-aligned paragraph below."""
    stop = w("tabs", w("tab", val="right", pos=9000)) if way == "stop" else ""
    tab = w("r", w("ptab", alignment="right", relativeTo="margin", leader="dot") if way == "margin" else w("tab"))
    blocks = [p(words, style=f"H{level}") for level, words in enumerate(plan[0], 1)]
    for words, bodies in plan[1:]:
        if way == "below":
            blocks += [p(words), p(bodies, properties=w("jc", val="right"))]
        else:
            blocks.append(p(t(words), tab, t(bodies), properties=stop))
    return docx(*blocks)


def text(plan: tuple[tuple[str, str], ...], between: str) -> str:
    return "\n\n".join(("\n\n".join(plan[0]), *(between.join(one) for one in plan[1:])))


def known(found: Imported) -> list[str]:
    """What is read of all but the last, whom nobody knows."""
    return listing(found)[:-1]


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("way", ["tab", "stop", "margin", "below"])
def test_in_a_word_file(lang: str, way: str) -> None:
    found = read_word(word(PLANS[lang], way), Reading("plan"), REGISTRY)
    assert listing(found) == READ[lang]
    assert [one.rule for one in found.findings] == ["unknown-body"]


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize(
    "between", ["\t", "\t\t", "        ", "　　　　　　", "……………………", " ............ ", f"\n{' ' * 60}"]
)
def test_in_a_text(lang: str, between: str) -> None:
    found = imported(text(PLANS[lang], between))
    assert listing(found) == READ[lang]


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_behind_the_end_of_a_sentence_alone(lang: str) -> None:
    """As a program leaves it that takes no notice of tabs."""
    found = imported(text(PLANS[lang], " "))
    assert known(found) == READ[lang][:-1]
    assert "initiative-without-body" in [rule for rule, _ in rules(found)]


_ROW = {
    "float": '<p>{0}<span style="float: right">{1}</span></p>',
    "class": '<p>{0} <span class="who">{1}</span></p>',
    "below": "<p>{0}</p><p align=right>{1}</p>",
    "style": '<p>{0}</p><p style="text-align:right">{1}</p>',
}


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("way", _ROW)
def test_in_a_web_page(lang: str, way: str) -> None:
    (title, chapter), *rows = PLANS[lang]
    body = f"<h1>{title}</h1><h2>{chapter}</h2>" + "".join(_ROW[way].format(*one) for one in rows)
    page = f"<!doctype html><html lang={lang}><style>.who {{ float: right }}</style><body>{body}</body></html>"
    assert listing(read_html(page.encode(), Reading("plan"), REGISTRY)) == READ[lang]


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_in_a_pdf_as_libreoffice_prints_it(lang: str, tmp_path: Path) -> None:
    needs("soffice")
    (tmp_path / "plan.docx").write_bytes(word(PLANS[lang], "stop"))
    (made,) = printed(tmp_path / "plan.docx")
    assert listing(read_pdf(made.read_bytes(), Reading("plan"), REGISTRY)) == READ[lang]


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_gap_in_a_pdf_sets_off_without_a_full_stop(lang: str, tmp_path: Path) -> None:
    needs("soffice")
    rows = [(words.rstrip("。."), bodies) for words, bodies in PLANS[lang][1:]]
    (tmp_path / "plan.docx").write_bytes(word((PLANS[lang][0], *rows), "stop"))
    (made,) = printed(tmp_path / "plan.docx")
    found = listing(read_pdf(made.read_bytes(), Reading("plan"), REGISTRY))
    assert found == [line.replace("。 [", " [").replace(". [", " [") for line in READ[lang]]


@pytest.mark.parametrize(
    "line",
    [
        "（１）次の者で構成する。\n\n1.\t港湾省\n\n2.\t草原庁",  # who sits on a board
        "1. 港湾省\n\n2. 草原庁",
        "（１）港湾省が定める。\t注記",
        "（１）灯台を建てる。\t10基",
        "（１）灯台を建てる。\t令和９年度",
        "　　　　　　　　　　　　港湾省",
    ],
)
def test_what_stands_apart_and_is_no_body(line: str) -> None:
    found = imported(f"# 港の計画\n\n港湾省\n\n第１章　整備\n\n{line}")
    assert not any(one.assignments for one in found.edition.provisions.values())


def test_a_name_that_nobody_knows_is_told_where_none_is_known() -> None:
    found = imported("# 港の計画\n\n第１章　整備\n\n（１）港の通信を整える。\t港湾局")
    (told,) = [one for one in found.findings if one.rule == "unknown-bodies-in-words"]
    assert "“港湾局” stands apart at the end" in told.message
    assert told.line == 5


def test_a_table_of_contents_and_a_heading_name_nobody() -> None:
    found = imported("# 港の計画\n\n第１章　整備……………港湾省\n\n（１）灯台を建てる。［草原庁］")
    assert listing(found) == ["1 chapter: 整備……………港湾省", "  1.1 initiative: 灯台を建てる。 [meadow]"]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("ア　橋を架ける；担当：港湾省；草原庁", "橋を架ける [harbour; meadow]"),
        ("ア　橋を架ける、担当：港湾省", "橋を架ける [harbour]"),
        ("ア　橋を架ける；［港湾省；草原庁］；", "橋を架ける；； [harbour; meadow]"),
        ("ア　橋を架ける（港湾省；草原庁）；", "橋を架ける； [harbour; meadow]"),
        ("a) Build bridges; lead: MHP; Meadow Agency", "Build bridges [harbour*; meadow]"),
        ("ア　橋を架ける；方法：港湾省が定める", "橋を架ける；方法：港湾省が定める"),
    ],
)
def test_lists_with_semicolons(line: str, says: str) -> None:
    (found,) = listing(imported(f"# 計画\n\n第１章　橋\n\n{line}"))[1:]
    assert found.partition(": ")[2] == says
