"""Forms for bodies: made from a draft, filled in, taken back as an amendment of the part of the body."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import openpyxl
import pytest
from cli.conftest import NEW, OLD, Aiplan, Ran
from gits import git
from workbooks import edited, office

from aiplan_revise.model.amendment import Amendment
from aiplan_revise.model.codec import decode, encode
from aiplan_revise.model.edition import Edition
from aiplan_revise.store import Store, open_store
from aiplan_revise.store.beginning import begin
from aiplan_revise.store.stamps import Stamp

STAFF, ROOM = 6, 7
"""The row of the initiative of METI, and the first empty one."""


@pytest.fixture
def form(plan: Path, tmp_path: Path, aiplan: Aiplan) -> Path:
    """The form of METI for that draft, empty."""
    made = tmp_path / "meti.xlsx"
    said = "2027: a form for meti with 1 initiative\n"
    assert aiplan("form", "2027", "--for", "経産省", "--lang", "en", "-o", made) == (0, "", said)
    return made


def fill(form: Path, **cells: Any) -> Path:
    """The form after something was written into cells."""

    def change(sheet: Any) -> None:
        for place, value in cells.items():
            sheet[place] = value

    form.write_bytes(edited(form.read_bytes(), change))
    return form


def text(plan: Path, name: str) -> Edition:
    with open_store(plan) as store:
        return store.edition("2027", name)


def take(aiplan: Aiplan, form: Path, *args: object) -> Ran:
    return aiplan("take", form, "--on", "2027-03-01", *args)


def test_what_is_filled_in_is_taken_into_the_part_of_the_body(plan: Path, form: Path, aiplan: Aiplan):
    fill(form, F6="Equip 90 staff by 2030.", I6="Agreed\n\nwith MOF.", B7="1 Using AI", F7="Train them.", G7="METI")
    ran = take(aiplan, form, "--why", "As of March.")
    assert ran.code == 0
    assert ran.out.splitlines() == [
        f"{form}: meti on 2027: 2 rows taken",
        "  row 6: 1.a: reword: “Equip 90 staff by 2030.”",
        "  row 7: 1.c: new: “Train them.”; METI",
        "",
        "understood so:",
        "  Form!E6 (Action): 1.a: note: no action was chosen; taken as reword, by what is filled in [form-guessed]",
    ]
    assert ran.err.startswith(
        "2027/meti: begun where 2027 stands\n2027/meti: apply the amendment by Drafter of 2027-03-01: 2 changes ["
    )
    made = text(plan, "for/2027/meti")
    assert made.provisions["staff"].text.en == "Equip 90 staff by 2030."
    assert made.outline == (*OLD.outline, "train-them")
    assert text(plan, "draft/2027").provisions == OLD.provisions
    message = git(plan, "log", "-1", "--format=%B", "for/2027/meti")
    assert "\n\nAs of March.\n\nAs METI filled in its form.\n\n1.a: Agreed with MOF.\n" in message
    again = take(aiplan, form, "--why", "As of March.").err.splitlines()
    assert again[0].endswith("(nothing to do: it stands so already)")


def test_a_language_that_is_left_behind_is_told_in_one_line(plan: Path, form: Path, aiplan: Aiplan):
    fill(form, F6="Equip 90 staff by 2030.")
    line = (
        f"{form}: 1.a: the text changed in English, not in Japanese; bring them into line [translation-not-following]\n"
    )
    assert take(aiplan, form, "--dry-run").err == line
    assert take(aiplan, form).err.endswith(line)
    (plan.parent / "plan.md").write_text(aiplan("export", "2027/meti", "--lang", "ja").out.replace("60人", "90人"))
    assert "not-following" not in aiplan("edit", "2027/meti", "--file", plan.parent / "plan.md").err


def test_taken_after_the_draft_moved_on_both_go_together_or_it_is_told(plan: Path, form: Path, aiplan: Aiplan):
    fill(form, F6="Equip 90 staff by 2030.")
    aiplan("amend", "2027", "reword", "staff", "--replace", "by 2030", "--with", "by 2035")
    assert take(aiplan, form, "--to", "2027").code == 0
    assert text(plan, "draft/2027").provisions["staff"].text.en == "Equip 90 staff by 2035."
    aiplan("undo", "2027")
    aiplan("amend", "2027", "reword", "staff", "--replace", "60 staff", "--with", "70 staff")
    ran = take(aiplan, form, "--to", "2027", "--lang", "en")
    assert ran.code == 1
    assert ran.err.splitlines()[0].endswith(f": 2027 and {form} disagree on the English text.")
    assert take(aiplan, form, "--to", "2027", "--take", "theirs").code == 0
    assert text(plan, "draft/2027").provisions["staff"].text.en == "Equip 90 staff by 2030."


def test_what_is_not_clear_is_told_and_the_rest_is_taken(plan: Path, form: Path, aiplan: Aiplan):
    fill(form, E6="完了", F7="Train them.", B7="1 Using AI")
    ran = take(aiplan, form)
    assert ran.code == 1
    assert ran.out.splitlines()[-2:] == [
        "not understood, or not taken:",
        "  Form!E6 (Action): 1.a: warning: “完了” is no action that is known; not taken: “Action: 完了”; choose one: "
        "keep, reword, drop, reassign, new [form-action]",
    ]
    assert text(plan, "for/2027/meti").outline == (*OLD.outline, "train-them")


def test_a_japanese_form_is_answered_in_japanese(plan: Path, form: Path, tmp_path: Path, aiplan: Aiplan):
    ours = tmp_path / "keisan.xlsx"
    assert aiplan("form", "2027", "--for", "meti", "--lang", "ja", "-o", ours).code == 0
    fill(ours, F6="職員90人を配置する。", B7="1 AIの活用", F7="研修を行う。", G7="月面庁", F8="港を掘る。", E8="削除")
    ran = take(aiplan, ours, "--dry-run")
    assert ran.code == 1
    assert ran.out.splitlines() == [
        f"{ours}：meti（2027）：1行を採用",
        "  6行目：1.a：文言修正：「職員90人を配置する。」",
        "",
        "次のように解しました：",
        "  記入欄!E6（対応）：1.a：参考：対応が選ばれていないため、記入内容から「文言修正」としました [form-guessed]",
        "",
        "解せなかったもの、採用しなかったもの：",
        "  記入欄!G7（改定後の担当）：警告：「月面庁」という府省庁は登録されていません。"
        "採用していない記載：「対応: 新規; 改定後の文言: 研修を行う。; 改定後の担当: 月面庁」。"
        "府省庁であれば、府省庁の一覧に加えてください [unknown-body]",
        "  記入欄!E8（対応）：警告：識別子のない行に「削除」とあります。"
        "採用していない記載：「対応: 削除; 改定後の文言: 港を掘る。」。"
        "既存の施策はその施策の行に記入し、新規の施策は「新規」としてください [form-action]",
    ]
    told = "日本語の本文のみが変更されています。両言語をそろえてください"
    assert ran.err == f"{ours}：1.a：{told} [translation-not-following]\n"
    assert "row 6: 1.a: reword: “職員90人を配置する。”" in take(aiplan, ours, "--dry-run", "--lang", "en").out
    fill(form, E6="perhaps")
    assert "「perhaps」という対応はありません" in take(aiplan, form, "--dry-run", "--lang", "ja").out
    found = json.loads(take(aiplan, form, "--dry-run", "--lang", "ja", "--format", "json").out)["findings"]
    assert found[0]["fix"] == "次から選んでください：keep, reword, drop, reassign, new"


def test_a_dry_run_says_it_all_and_changes_nothing(plan: Path, form: Path, tmp_path: Path, aiplan: Aiplan):
    fill(form, E6="drop", H6="done")
    before = git(plan, "for-each-ref")
    ran = take(aiplan, form, "--dry-run", "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    found = json.loads(ran.out)
    assert found["taken"] == [{"row": 6, "provision": "staff", "number": "1.a", "action": "drop"}]
    assert list(found) == ["draft", "body", "commit", "changes", "taken", "findings"]
    made = tmp_path / "a.json"
    assert take(aiplan, form, "--dry-run", "--format", "amendment", "-o", made) == (0, "", "")
    assert git(plan, "for-each-ref") == before
    jsonschema.validate(json.loads(made.read_bytes()), json.loads(aiplan("schema", "amendment").out))
    amendment = decode(made.read_bytes(), Amendment)
    assert (amendment.by, amendment.on, amendment.base.edition) == ("Drafter", "2027-03-01", "2027")
    assert aiplan("apply", made, "--to", "2027").code == 0
    assert "staff" not in text(plan, "draft/2027").provisions


def test_a_form_that_libreoffice_saved_is_taken_too(plan: Path, form: Path, tmp_path: Path, aiplan: Aiplan):
    fill(form, E6="reassign", G6="経済産業省\nデジタル庁")
    form.write_bytes(office(form.read_bytes(), "xlsx", tmp_path))
    ran = take(aiplan, form)
    assert (ran.code, ran.out.splitlines()[1]) == (0, "  row 6: 1.a: reassign: METI, デジタル庁")
    made = text(plan, "for/2027/meti").provisions["staff"].assignments
    assert [one.body for one in made] == ["meti", "digital-agency"]
    assert made[0] == OLD.provisions["staff"].assignments[0]


def test_a_form_of_another_store_is_compared_with_the_draft_there(
    form: Path, tmp_path: Path, store: Path, aiplan: Aiplan, monkeypatch: pytest.MonkeyPatch
):
    fill(form, F6="Equip 90 staff by 2030.")
    (store / "old" / "edition.json").write_bytes(encode(OLD).replace(b"Publish a guide", b"Publish a book"))
    begin(tmp_path / "other.git", Store(store), Stamp("Beginner", 1_800_000_000))
    monkeypatch.setenv("AIPLAN_STORE", str(tmp_path / "other.git"))
    assert aiplan("draft", "new", "2027", "--from", "old").code == 0
    ran = take(aiplan, form)
    assert ran.code == 0
    assert "the text that it was made from is not in this store; compared with 2027 as it is now" in ran.err
    made = text(tmp_path / "other.git", "for/2027/meti")
    assert made.provisions["guide"].text.en == "Publish a book for the schools of the country."
    assert made.provisions["staff"].text.en == "Equip 90 staff by 2030."


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("form", "2027"), "2027: the body that fills it in is not named; add --for BODY"),
        (("form", "2027", "--for", "Nobody"), "--for: no body is called 'Nobody'; see: aiplan bodies"),
        (("form", "2030", "--for", "METI"), "there is no draft 2030"),
        (("take", "nope.xlsx"), "nope.xlsx: no such file; name a form that was filled in"),
    ],
)
def test_mistakes_are_told_in_one_line(plan: Path, aiplan: Aiplan, args: tuple[str, ...], says: str):
    ran = aiplan(*args)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert says in ran.err


@pytest.mark.parametrize("verb", [("form", "--for", "METI"), ("draft", "diff"), ("merge",)])
def test_a_document_is_no_draft(plan: Path, tmp_path: Path, aiplan: Aiplan, verb: tuple[str, ...]):
    """Also one whose path reads like a draft and the part of a body."""
    file = tmp_path / "plan.md"
    file.write_text("# A plan\n\n## Chapter 1. Coast\n\na. Mend the pier. [METI]\n")
    says = "a document is no draft; make it one: aiplan import FILE --id ID, then aiplan draft new"
    assert aiplan(*verb, file) == (2, "", f"aiplan: {file}: {says}\n")


def test_a_file_that_is_none_is_refused_and_named(plan: Path, tmp_path: Path, aiplan: Aiplan):
    file = tmp_path / "meti.xlsx"
    file.write_bytes(b"PK\x03\x04")
    assert aiplan("take", file).err.startswith(f"aiplan: {file}: is damaged")
    assert aiplan("export", "old", "-o", file).code == 0
    assert aiplan("take", file).err == (f"aiplan: {file}: is an edition, not a form; import it: aiplan import FILE\n")


# ---------------------------------------------------------------- editions as workbooks


def test_an_edition_goes_out_as_a_workbook_and_comes_back(store: Path, tmp_path: Path, aiplan: Aiplan):
    old, new = tmp_path / "old.xlsx", tmp_path / "new.xlsx"
    assert aiplan("export", "old", "--store", store, "-o", old) == (0, "", "")
    assert aiplan("export", "new", "--store", store, "-o", new).code == 0
    for file, one in ((old, OLD), (new, NEW)):
        found = decode(aiplan("import", file, "--id", one.about.id).out.encode(), Edition)
        assert (found.provisions, found.outline, found.about.title) == (one.provisions, one.outline, one.about.title)
    assert aiplan("diff", old, new).out == aiplan("diff", "old", "new", "--store", store).out
    new.write_bytes(edited(old.read_bytes(), lambda sheet: sheet.__setitem__("D5", "職員90人を配置する。")))
    assert "60人 → 90人" in aiplan("diff", old, new, "--lang", "ja").out


def test_findings_on_a_workbook_name_its_rows(tmp_path: Path, aiplan: Aiplan):
    book = openpyxl.Workbook()
    book.worksheets[0].append(("text", "bodies"))
    book.worksheets[0].append(("Equip staff.", "Moon Bureau"))
    book.save(tmp_path / "plan.xlsx")
    ran = aiplan("import", tmp_path / "plan.xlsx", "--id", "x")
    assert ran.err.startswith(
        f"{tmp_path / 'plan.xlsx'}: row 2: equip-staff: warning: no body is known as “Moon Bureau”"
    )


def test_without_the_library_it_is_said_what_to_install(
    aiplan: Aiplan, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    ran = aiplan("export", "2025-outline", "-o", tmp_path / "plan.xlsx")
    said = 'xlsxwriter is needed for this and not installed; install it: pip install "aiplan-revise[sheet]"\n'
    assert (ran.code, ran.err) == (2, f"aiplan: {said}")


def test_the_same_bytes_go_to_a_pipe_in_any_time_zone(store: Path):
    command = [sys.executable, "-m", "aiplan_revise", "export", "old", "--store", str(store), "--format", "xlsx"]
    found = []
    for zone, seed in (("Asia/Tokyo", "1"), ("America/New_York", "2")):
        surroundings = os.environ | {"TZ": zone, "PYTHONHASHSEED": seed}
        root = Path(__file__).resolve().parents[2]
        found.append(subprocess.run(command, capture_output=True, check=True, cwd=root, env=surroundings))
    assert (found[0].stdout[:2], found[0].stderr) == (b"PK", b"")
    assert found[0].stdout == found[1].stdout
