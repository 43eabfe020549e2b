"""`aiplan table` on the command line: forms, profiles, templates, and what goes wrong with them."""

import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from cli.conftest import Aiplan

SHIPPED = ("2025-outline", "2026-example")
ELSEWHERE = os.environ | {"PYTHONPATH": str(Path(__file__).resolve().parents[2])}
"""Surroundings in which `docx` is python-docx, and not a module of the tests."""


def test_markdown_whole(aiplan: Aiplan, store: Path):
    ran = aiplan("table", "old", "new", "--store", store, "--lang", "ja")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "# 小計画 新旧対照表",
        "",
        "（傍線部分は変更部分）",
        "",
        "| 変更後：小計画 | 変更前：小計画 |",
        "|:--|:--|",
        "| 第1章 AIの活用 | 第1章 AIの活用 |",
        "| (a) 職員<ins>200</ins>人を配置する。［経産省］ "
        "| (a) 職員<del>60</del>人を配置する。［経産省、<del>総務省</del>］ |",
        "| （削る） | <del>(b)</del> <del>手引きを公表する。［文科省］</del> |",
        "| <ins>(b)</ins> <ins>港湾を整備する。［国交省］</ins> | （新設） |",
    ]


def test_the_same_editions_have_no_rows(aiplan: Aiplan, store: Path):
    ran = aiplan("table", "old", "old", "--store", store)
    assert ran.code == 0
    assert "(omitted)" in ran.out
    assert "<ins>" not in ran.out


@pytest.mark.parametrize(
    ("name", "starts"), [("t.docx", b"PK"), ("t.xlsx", b"PK"), ("t.html", b"<!doctype"), ("t.md", b"#")]
)
def test_the_suffix_says_the_form(aiplan: Aiplan, store: Path, tmp_path: Path, name: str, starts: bytes):
    if name.endswith("xlsx"):
        pytest.importorskip("xlsxwriter")
    assert aiplan("table", "old", "new", "--store", store, "-o", tmp_path / name) == (0, "", "")
    assert (tmp_path / name).read_bytes().startswith(starts)


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("name", ["cabinet", "ordinance", "old-first", "english"])
def test_every_profile_in_both_languages(aiplan: Aiplan, name: str, lang: str):
    ran = aiplan("table", *SHIPPED, "--profile", name, "--lang", lang)
    assert ran.code == 0
    head = next(line for line in ran.out.splitlines() if line.startswith("|"))
    assert head.count("|") == (4 if name in ("old-first", "english") else 3)
    assert ("**" in ran.out.partition("|")[2]) is (name == "ordinance")


def test_a_profile_of_ones_own(aiplan: Aiplan, store: Path, tmp_path: Path):
    own = tmp_path / "ours.json"
    told = {"new": {"en": "As it will be"}, "added": {"en": "(fresh)"}, "padding": True, "numbers": "dotted"}
    own.write_text(json.dumps(told))
    ran = aiplan("table", "old", "new", "--store", store, "--profile", own)
    assert ran.code == 0
    assert "| As it will be: A small plan | Before: A small plan |" in ran.out
    assert "| <ins>1.b</ins> <ins>Dredge harbours" in ran.out
    assert "(fresh)" in ran.out


@pytest.mark.parametrize(
    ("profile", "told"),
    [
        ("cabnet", "cabnet: there is no such profile; choose one of cabinet, english, old-first, ordinance"),
        ("mine.json", "mine.json: no such file"),
        ('{"colour": 1}', "`colour`"),
        ('{"order": ["new", "new"]}', "order: names one side twice"),
        ('{"padding": "yes"}', "padding"),
        ("{", "own.json"),
    ],
)
def test_what_is_wrong_with_a_profile_is_told_in_one_line(
    aiplan: Aiplan, store: Path, tmp_path: Path, profile: str, told: str
):
    named = profile
    if profile.startswith("{"):
        named = str(tmp_path / "own.json")
        Path(named).write_text(profile)
    ran = aiplan("table", "old", "new", "--store", store, "--profile", named)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err
    assert ran.err.count("\n") == 1


def test_a_change_in_the_other_language_only_is_told(aiplan: Aiplan, tmp_path: Path):
    aiplan("export", "2025-outline", "--format", "json", "-o", tmp_path / "one.json")
    raw = (tmp_path / "one.json").read_text("utf-8")
    found = json.loads(raw)
    found["provisions"]["government-ai"]["text"]["en"] += " Promptly."
    (tmp_path / "two.json").write_text(json.dumps(found), "utf-8")
    ran = aiplan("table", tmp_path / "one.json", tmp_path / "two.json", "--lang", "ja")
    assert ran.code == 0
    assert ran.err.startswith("1 change is not in the words of this table; see: aiplan report")
    assert aiplan("table", tmp_path / "one.json", tmp_path / "two.json", "--lang", "en").err == ""


@pytest.mark.parametrize("verb", [("export", "old"), ("report", "old", "new")])
def test_a_pdf_by_the_suffix(aiplan: Aiplan, store: Path, tmp_path: Path, verb: tuple[str, ...]):
    pytest.importorskip("weasyprint")
    assert aiplan(*verb, "--store", store, "--lang", "en", "-o", tmp_path / "paper.pdf") == (0, "", "")
    assert (tmp_path / "paper.pdf").read_bytes().startswith(b"%PDF-1.7")


# ---------------------------------------------------------------- a template of the user's own


def template(*paragraphs: str, table: bool = False) -> bytes:
    """A Word file as an official might write it."""
    cell = "<w:tc><w:tcPr/><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    rows = (
        ("{{ new.heading }}", "{{ old.heading }}"),
        ("{%tr for row in rows %}", ""),
        ("{{r row.new }}", "{{r row.old }}"),
        ("{%tr endfor %}", ""),
    )
    told = "".join(f"<w:tr>{''.join(map(cell.format, row))}</w:tr>" for row in rows)
    words = "".join(f"<w:p><w:r><w:t>{one}</w:t></w:r></w:p>" for one in paragraphs)
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    grid = '<w:tblGrid><w:gridCol w:w="4000"/><w:gridCol w:w="4000"/></w:tblGrid>'
    whole = words + (f"<w:tbl><w:tblPr/>{grid}{told}</w:tbl><w:p/>" if table else "")
    kinds = "http://schemas.openxmlformats.org/package/2006/content-types"
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    related = "http://schemas.openxmlformats.org/package/2006/relationships"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{kinds}"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>',
        )
        file.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{related}"><Relationship Id="rId1" Type="{office}" Target="word/document.xml"/>'
            "</Relationships>",
        )
        file.writestr("word/document.xml", f"<w:document {space}><w:body>{whole}<w:sectPr/></w:body></w:document>")
    return out.getvalue()


def fill(folder: Path, raw: bytes, *more: str) -> "subprocess.CompletedProcess[str]":
    (folder / "own.docx").write_bytes(raw)
    call = [sys.executable, "-m", "aiplan_revise", "table", *SHIPPED, "--template", "own.docx", *more]
    ran = subprocess.run(call, cwd=folder, env=ELSEWHERE, capture_output=True, text=True, check=False)
    if "is needed for this and not installed" in ran.stderr:
        pytest.skip("docxtpl is not installed")
    return ran


def test_a_template_is_filled(tmp_path: Path):
    raw = template("{{ title }}", "{{ note }} A &amp; B &lt; C", table=True)
    ran = fill(tmp_path, raw, "--lang", "ja", "-o", "out.docx")
    assert (ran.returncode, ran.stderr) == (0, "")
    with zipfile.ZipFile(tmp_path / "out.docx") as file:
        text = file.read("word/document.xml").decode()
    assert "【非公式】" in text and "A &amp; B &lt; C" in text
    assert '<w:u w:val="single"/>' in text and "推進" in text and "（新設）" in text
    assert "{" not in text
    again = tmp_path / "again"
    again.mkdir()
    fill(again, raw, "--lang", "ja", "-o", "out.docx")
    assert (again / "out.docx").read_bytes() == (tmp_path / "out.docx").read_bytes()


@pytest.mark.parametrize(
    ("paragraph", "told"),
    [
        (
            "{{ titel }}",
            "own.docx: paragraph 2: the template cannot be filled: 'titel' is undefined; a template knows: title,",
        ),
        ("{% for row in rows %} never ends", "own.docx: near “{% for row in rows %} never ends”"),
        ("{{ rows.__class__.__mro__ }}", "access to attribute '__class__' of 'list' object is unsafe"),
        (
            "no title at all",
            "own.docx: leaves out that an edition is not official; put {{ title }} or the notices into it",
        ),
    ],
)
def test_what_is_wrong_with_a_template_is_told_in_one_line(tmp_path: Path, paragraph: str, told: str):
    ran = fill(tmp_path, template("first", paragraph), "-o", "out.docx")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert told in ran.stderr
    assert ran.stderr.count("\n") == 1
    assert not (tmp_path / "out.docx").exists()


def test_a_template_that_is_no_word_file_and_one_for_another_form(aiplan: Aiplan, store: Path, tmp_path: Path):
    (tmp_path / "own.docx").write_bytes(b"words")
    call = ("table", "old", "new", "--store", store, "--template", tmp_path / "own.docx")
    ran = aiplan(*call, "-o", tmp_path / "t.docx")
    assert (ran.code, "own.docx: is no Word file" in ran.err) == (2, True)
    ran = aiplan(*call, "-o", tmp_path / "t.html")
    assert (ran.code, ran.err) == (2, "aiplan: --template: is for a table in Word; write one: -o table.docx\n")


@pytest.mark.parametrize("suffix", ["docx", "html", "xlsx"])
def test_a_whole_table_compares_as_the_editions_that_it_was_made_from(
    aiplan: Aiplan, store: Path, suffix: str, tmp_path: Path
):
    file = tmp_path / f"table.{suffix}"
    aiplan("table", "old", "new", "--store", store, "--lang", "ja", "--whole", "-o", file)
    told = [
        aiplan("diff", f"{file}@old", f"{file}@new", "--lang", "ja").out,
        aiplan("diff", f"{file}@old", f"{file}@old").out,
    ]
    assert "60人 → 200人" in told[0] and "200" not in told[1]
