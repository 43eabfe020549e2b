"""The comparison table as files, read back by readers that know nothing of how they were written."""

import io
import os
import re
import shutil
import subprocess
import sys
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace

from aiplan_revise.cli.reading import Desk
from aiplan_revise.errors import PlanError
from aiplan_revise.model.edition import Edition, Lang, ordered
from aiplan_revise.report import render, view
from aiplan_revise.report.frame import Frame, framed
from aiplan_revise.report.papers import paper, profile
from aiplan_revise.report.papers.pages import comparison_page
from aiplan_revise.report.papers.shapes import Block, Paper, Row, Run
from aiplan_revise.report.papers.shapes import Column as Heading
from aiplan_revise.report.papers.word import comparison_docx
from aiplan_revise.report.papers.wordparts import _row
from aiplan_revise.report.plan import plan_page, plan_view
from aiplan_revise.report.shown import Phrase
from aiplan_revise.report.words import templates

from .conftest import Revision

PLAIN = Paper(
    lang="ja",
    title="対照表",
    notices=(),
    note="",
    columns=(Heading("old", "旧", Phrase("旧計画", "ja")), Heading("new", "新", Phrase("新計画", "ja"))),
    remarks="",
    rows=(),
    landscape=False,
    unseen=0,
)

Column = list[tuple[str, bool]]
"""The words of one column, in runs, and whether each is underlined."""

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def shipped() -> dict[Lang, Frame]:
    found = Desk().compare("2025-outline", "2026-example")
    registry = Desk().registry
    return {lang: framed(found.changeset, (found.old, found.new), registry, lang) for lang in ("ja", "en")}


def table(frame: Frame, name: str = "", whole: bool = False) -> Paper:
    from aiplan_revise.revise import diff

    changeset = diff(frame.old, frame.new, frame.registry)
    return paper(changeset, frame, profile(name, frame.lang), whole=whole)


# ---------------------------------------------------------------- readers


def read_word(raw: bytes) -> tuple[Column, Column]:
    """The two first columns of the table, without its head and without what is quoted from another place."""
    with zipfile.ZipFile(io.BytesIO(raw)) as file:
        body = ElementTree.fromstring(file.read("word/document.xml"))
    columns: tuple[Column, Column] = ([], [])
    for row in list(body.iter(f"{WORD}tr"))[1:]:
        for column, cell in zip(columns, row.findall(f"{WORD}tc"), strict=False):
            for paragraph in cell.iter(f"{WORD}p"):
                style = next(one.get(f"{WORD}val", "") for one in paragraph.iter(f"{WORD}pStyle"))
                if not style.startswith(("TableQuoted", "TableNote", "TableMark")):
                    column += [_word_run(run) for run in paragraph.iter(f"{WORD}r")]
    return columns


def _word_run(run: ElementTree.Element) -> tuple[str, bool]:
    words = "".join(one.text or "" for one in run.iter(f"{WORD}t"))
    return words or "\n", run.find(f"{WORD}rPr/{WORD}u") is not None


def read_workbook(raw: bytes) -> tuple[Column, Column]:
    openpyxl = pytest.importorskip("openpyxl")
    sheet = openpyxl.load_workbook(io.BytesIO(raw), rich_text=True).active
    first = next(n for n, row in enumerate(sheet.iter_rows(values_only=True), 1) if row[1])
    columns: tuple[Column, Column] = ([], [])
    for row in sheet.iter_rows(min_row=first + 1):
        for column, cell in zip(columns, row, strict=False):
            value = cell.value if isinstance(cell.value, list) else [cell.value or ""]
            for run in value:
                font = getattr(run, "font", None) or (None if isinstance(cell.value, list) else cell.font)
                column.append((str(getattr(run, "text", run)), bool(font and font.u)))
    return columns


class Page(HTMLParser):
    """The two first columns of the table in a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.columns: tuple[Column, Column] = ([], [])
        self.at, self.lines, self.inside = -1, 0, False
        self.feed(page.partition("<tbody")[2])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.at = -1 if tag == "tr" else self.at + (tag == "td")
        self.inside = self.inside or tag == "td"
        self.lines += tag in ("ins", "del")

    def handle_endtag(self, tag: str) -> None:
        self.lines -= tag in ("ins", "del")
        self.inside = self.inside and tag != "td"

    def handle_data(self, data: str) -> None:
        if self.inside and 0 <= self.at < 2:
            self.columns[self.at].append((data, self.lines > 0))


def in_order(edition: Edition, lang: Lang, column: Column) -> list[str]:
    """The words, numbers and names of an edition that a column does not hold, or not in order."""
    words, at, lost = re.sub(r"\s", "", "".join(run for run, _ in column)), 0, []
    for p in ordered(edition):
        clauses = [a.clause.get(lang) for a in p.assignments if a.clause.get(lang)]
        text, cuts = p.text.best(lang), [0]
        for clause in dict.fromkeys(clauses):
            cuts.append(text.find(clause, cuts[-1]) + len(clause))
        pieces = [p.number, p.title.best(lang), *(text[a:b] for a, b in zip(cuts, [*cuts[1:], len(text)], strict=True))]
        for piece in pieces:
            wanted = re.sub(r"\s", "", piece)
            found = words.find(wanted, at)
            lost += [piece] if found < 0 else []
            at = max(at, found + len(wanted))
        own = [a.printed for a in p.assignments if a.printed.isascii() is (lang == "en")]
        lost += [name for name in own if re.sub(r"\s", "", name) not in words]
    return lost


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("form", ["docx", "xlsx", "html"])
def test_the_whole_plan_stands_in_the_files(shipped: dict[Lang, Frame], lang: Lang, form: str) -> None:
    frame = shipped[lang]
    made = table(frame, whole=True)
    columns = dict(zip([one.side for one in made.columns], written(made, form), strict=True))
    assert in_order(frame.old, lang, columns["old"]) == []
    assert in_order(frame.new, lang, columns["new"]) == []


def written(made: Paper, form: str) -> tuple[Column, Column]:
    if form == "docx":
        return read_word(comparison_docx(made))
    if form == "xlsx":
        pytest.importorskip("xlsxwriter")
        from aiplan_revise.report.papers.workbook import comparison_xlsx

        return read_workbook(comparison_xlsx(made))
    return Page(comparison_page(made, "html")).columns


@pytest.mark.parametrize("name", ["cabinet", "ordinance"])
@pytest.mark.parametrize("form", ["docx", "xlsx", "html"])
def test_what_is_marked_is_underlined_in_the_files(shipped: dict[Lang, Frame], form: str, name: str) -> None:
    made = table(shipped["ja"], name)
    for column, read in zip(made.columns, written(made, form), strict=True):
        blocks = [one for row in made.rows for one in row.side(column.side)]
        away = ("quoted", "note", "mark") if form == "docx" else ()
        marked = "".join(
            run.text for one in blocks if one.kind not in away for line in one.lines for run in line if run.line
        )
        lined = "".join(words for words, line in read if line)
        assert re.sub(r"\s", "", lined) == re.sub(r"\s", "", marked)  # the blank behind a number may go with it


# ---------------------------------------------------------------- what holds of every file

FONTS = (Path("/usr/share/fonts/truetype/dejavu"), Path("/usr/share/fonts/truetype/liberation"))
SURROUNDINGS = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}


@pytest.mark.parametrize("form", ["docx", "xlsx", "html"])
def test_the_same_bytes_in_every_time_zone(form: str, tmp_path: Path) -> None:
    pytest.importorskip({"xlsx": "xlsxwriter"}.get(form, "jinja2"))
    raws = []
    for zone, seed in (("Asia/Tokyo", "1"), ("America/Caracas", "2")):
        file = tmp_path / f"{seed}.{form}"
        command = [sys.executable, "-m", "aiplan_revise", "table", "2025-outline", "2026-example", "-o", str(file)]
        subprocess.run(command, env=SURROUNDINGS | {"TZ": zone, "PYTHONHASHSEED": seed}, check=True)
        raws.append(file.read_bytes())
    assert raws[0] == raws[1]


def test_word_repeats_the_head_keeps_short_rows_whole_and_says_what_it_is(shipped: dict[Lang, Frame]) -> None:
    made = table(shipped["ja"])
    with zipfile.ZipFile(io.BytesIO(comparison_docx(made))) as file:
        parts = {name: file.read(name).decode() for name in file.namelist()}
    for words in parts.values():
        ElementTree.fromstring(words)
    text = parts["word/document.xml"]
    assert text.count("<w:tblHeader/>") == 1
    assert text.count("<w:cantSplit/>") > len(made.rows) * 0.9
    assert f"<dc:title>{made.title}</dc:title><dc:language>ja-JP" in parts["docProps/core.xml"]
    assert "【非公式】" in parts["word/header1.xml"] and "NUMPAGES" in parts["word/footer1.xml"]
    assert all(notice.text in text for notice in made.notices)
    assert '<w:bottom w:w="80"' in text, "room below, without which the last underline disappears"
    used = set(re.findall(r'<w:pStyle w:val="(\w+)"', text))
    assert used <= set(re.findall(r'w:styleId="(\w+)"', parts["word/styles.xml"]))


def test_headings_stay_with_what_follows_and_look_like_headings_wherever_they_stand() -> None:
    """One that was changed, and one that is quoted beside its new place."""
    heading = Block("heading", ((Run("第1章　海", "ja"),),), level=1)
    quoted, text = Block("quoted", heading.lines, level=1), Block("text", ((Run("ア 港", "ja"),),))
    rows = Row("changed", (quoted,), (heading,)), Row("changed", (text,), (text,))
    xml = "".join(_row(row, PLAIN, (4000, 4000), 0) for row in rows)
    told = [
        (re.search(r'pStyle w:val="(\w+)"', one)[1], "keepNext" in one)  # type: ignore[index]
        for one in re.findall(r"<w:p>.*?</w:p>", xml)
    ]
    assert told == [("TableQuotedHeading", True), ("TableHeading1", True), ("TableText", False), ("TableText", False)]
    assert re.findall(r'<tr role="row"( class="heading")?>', comparison_page(replace(PLAIN, rows=rows), "html")) == [
        "",
        ' class="heading"',
        "",
    ]


def test_a_workbook_holds_words_and_nothing_that_runs(revision: Revision) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    pytest.importorskip("xlsxwriter")
    from aiplan_revise.report.papers.workbook import comparison_xlsx

    frame = framed(revision.changeset, (revision.old, revision.new), revision.registry, "en")
    made = paper(revision.changeset, frame, profile("", "en"))
    evil = ["=1+1", "+cmd|' /C calc'!A0", "@SUM(1)", "https://example.org", "12.50", "mailto:a@b.c"]
    rows = tuple(Row("changed", *(((Block("text", ((Run(words, "en"),),)),),) * 2)) for words in evil)
    raw = comparison_xlsx(replace(made, rows=rows))
    sheet = openpyxl.load_workbook(io.BytesIO(raw)).active
    cells = [row[0] for row in sheet.iter_rows(min_row=sheet.max_row - len(evil) + 1)]
    assert [(cell.value, cell.data_type, cell.hyperlink) for cell in cells] == [(words, "s", None) for words in evil]
    assert sheet.print_title_rows and sheet.freeze_panes


def test_a_page_loads_nothing_and_holds_the_notices(shipped: dict[Lang, Frame]) -> None:
    made = table(shipped["en"])
    page = comparison_page(made, "html")
    assert "default-src 'none'" in page
    assert not re.search(r"""(?:src|href)=["'](?!#)""", page)
    assert made.title.startswith("[Not official]")
    assert all(notice.text.split("“")[0].split("&")[0] in page for notice in made.notices)


# ---------------------------------------------------------------- PDF


def test_the_pdf_is_tagged_titled_and_whole(revision: Revision, tmp_path: Path) -> None:
    pytest.importorskip("weasyprint")
    if not shutil.which("pdftotext") or not shutil.which("pdfinfo"):
        pytest.skip("no poppler here")
    from aiplan_revise.report.pdf import pdf

    frame = framed(revision.changeset, (revision.old, revision.new), revision.registry, "ja")
    made = paper(revision.changeset, frame, profile("", "ja"), whole=True)
    raw, missing = pdf(comparison_page(made, "html"))
    again, _ = pdf(comparison_page(made, "html"))
    file = tmp_path / "table.pdf"
    file.write_bytes(raw)
    assert (again, missing) == (raw, "")
    told = subprocess.run(["pdfinfo", file], capture_output=True, text=True, check=True).stdout
    assert made.title in told
    assert re.search(r"Tagged:\s+yes", told)
    words = subprocess.run(["pdftotext", file, "-"], capture_output=True, text=True, check=True).stdout
    found = re.sub(r"\s", "", words)
    for p in (*ordered(revision.old), *ordered(revision.new)):
        assert re.sub(r"\s", "", p.text.best("ja"))[:12] in found
    assert b"/Lang (ja)" in raw or b"/Lang(ja)" in raw or b"ja" in raw


def test_a_page_of_a_thousand_parts_can_be_printed() -> None:
    """What prints looks for earlier siblings (a rule with ~) by recursion, and gives up at a thousand."""
    pytest.importorskip("weasyprint")
    from aiplan_revise.report.pdf import pdf

    styles = "".join(file.read_text("utf-8") for file in sorted(templates().glob("*.css")))
    parts = "<p>a" * 1100 + "<h3>a</h3>"
    raw, missing = pdf(f"<!doctype html><html lang=en><title>t</title><style>{styles}</style><h2>b</h2>{parts}")
    assert (raw[:5], missing) == (b"%PDF-", "")


def test_every_head_in_a_pdf_says_of_what_it_is_the_head(tmp_path: Path) -> None:
    pytest.importorskip("weasyprint")
    if not shutil.which("pdfinfo"):
        pytest.skip("pdfinfo is not installed")
    from aiplan_revise.report.pdf import pdf

    page = "<!doctype html><html lang=en><title>t</title><table><thead><tr><th>Kind<th>Old</thead><tbody><tr><th>New"
    file = tmp_path / "heads.pdf"
    file.write_bytes(pdf(f"{page}<td>1<tr><th>Gone<td>2</table>")[0])
    told = subprocess.run(["pdfinfo", "-struct", file], capture_output=True, text=True, check=True).stdout
    heads = re.findall(r"^ +TH .*\n +/Scope /(\w+)", told, re.M)
    assert heads == ["Column", "Column", "Row", "Row"]


def test_no_column_of_a_printed_report_is_one_sign_wide(tmp_path: Path) -> None:
    """What was added stands alone, with nothing beside it."""
    pytest.importorskip("weasyprint")
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not installed")
    from aiplan_revise.report.pdf import pdf

    files = [tmp_path / "old.md", tmp_path / "new.md"]
    text = "# Plan\n\n## Chapter 1: Sea\n\na) Light the lamps of every harbour. [METI]\n"
    added = f"b) Count the boats{' of one more harbour and' * 8} of the last harbour of the coast. [MIC]\n"
    for file, more in zip(files, ("", added), strict=True):
        file.write_text(text + more, "utf-8")
    found = Desk().compare(*map(str, files))
    shown = view(found.changeset, found.old, found.new, Desk().registry, "en")
    file = tmp_path / "report.pdf"
    file.write_bytes(pdf(render(shown, "html"))[0])
    words = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, text=True, check=True).stdout
    lines = [line.strip() for line in words.split("\n") if line.strip()]
    assert not any(all(len(line) == 1 for line in lines[at : at + 5]) for at in range(len(lines) - 4))


def test_a_plan_on_paper_has_a_title_contents_and_its_whole_text(shipped: dict[Lang, Frame]) -> None:
    frame = shipped["ja"]
    plan = plan_view(frame.new, frame.registry, "ja")
    page = plan_page(plan)
    assert plan.title.startswith("【非公式】人工知能基本計画")
    assert [part.id for part in plan.parts] == list(frame.new.outline)
    headings = [part for part in plan.parts if part.level]
    assert [page.count(f'href="#p-{part.id}"') for part in headings] == [1] * len(headings)
    read = [(re.sub(r"<[^>]+>", "", found), True) for found in re.findall(r"<(?:p|h\d) [^>]*id=.*?</(?:p|h\d)>", page)]
    assert in_order(frame.new, "ja", read) == []


def test_a_pdf_loads_nothing() -> None:
    pytest.importorskip("weasyprint")
    from aiplan_revise.report.pdf import pdf

    raw, _ = pdf('<html lang="en"><title>t</title><p>words<img alt="" src="file:///etc/hostname">')
    assert raw.startswith(b"%PDF")


def test_a_machine_without_a_japanese_font_is_told_what_to_install(tmp_path: Path) -> None:
    pytest.importorskip("weasyprint")
    latin = next((one for one in FONTS if one.is_dir()), None)
    if latin is None:
        pytest.skip("no folder of Latin fonts here")
    (tmp_path / "fonts.conf").write_text(f"<fontconfig><dir>{latin}</dir><cachedir>{tmp_path}</cachedir></fontconfig>")
    script = "from aiplan_revise.report.pdf import pdf; pdf('<p lang=ja>計画')"
    call = [sys.executable, "-W", "ignore", "-c", script]
    surroundings = SURROUNDINGS | {"FONTCONFIG_FILE": str(tmp_path / "fonts.conf")}
    ran = subprocess.run(call, env=surroundings, capture_output=True, text=True, check=False)
    assert "PlanError: no font here has 画計; install a font that has them" in ran.stderr


def test_a_missing_library_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    from aiplan_revise.report.pdf import pdf

    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(PlanError) as error:
        pdf("<p>x")
    assert 'pip install "aiplan-revise[pdf]"' in str(error.value)
