"""Documents on the command line: import, columns, and two documents compared with no set-up at all."""

import json
import subprocess
from pathlib import Path

import pytest
from cli.conftest import Aiplan
from docx import docx, gone, ins, p

from aiplan_revise.model.codec import decode
from aiplan_revise.model.edition import Edition, Texts

PLAN = """\
Chapter 1: Using AI

1) At work
a) Equip 60 staff by 2030. [METI; MIC]
b) Publish a guide. [Ministry of Silly Walks]
"""

TABLE = "No.,Content,Ministry\nA1,Equip 60 staff by 2030.,METI; MIC\nA2,Publish a guide for schools.,MEXT\n"


CERTAIN = {"status": "certain", "basis": "same-id", "score": 1.0}
KEPT = {
    "lineage": {
        "old": "old",
        "new": "new",
        "links": [{"old": [key], "new": [key], **CERTAIN} for key in ("using", "staff")],
        "unlinked_old": ["guide"],
        "unlinked_new": ["ports"],
    }
}


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.md"
    path.write_text(PLAN)
    return path


def _edition(out: str) -> Edition:
    return decode(out.encode(), Edition)


def test_import_writes_the_edition_to_stdout_and_findings_to_stderr(aiplan: Aiplan, plan: Path):
    ran = aiplan("import", plan, "--id", "draft")
    assert ran.code == 0
    made = _edition(ran.out)
    assert (made.about.id, made.about.follows) == ("draft", "")
    assert [made.provisions[key].number for key in made.outline] == ["1", "1", "a", "b"]
    assert ran.err.count("\n") == 1
    assert f"{plan}: line 5: " in ran.err
    assert "Ministry of Silly Walks" in ran.err


def test_two_word_files_or_one_with_tracked_changes_are_compared(aiplan: Aiplan, tmp_path: Path):
    old, new, both = (tmp_path / f"{name}.docx" for name in ("old", "new", "both"))
    head, end = p("Chapter 1: Using AI"), p("b) Publish a guide. [Ministry of Silly Walks]")
    old.write_bytes(docx(head, p("a) Equip 60 staff by 2030. [METI; MIC]"), end))
    new.write_bytes(docx(head, p("a) Equip 200 staff by 2030. [METI; MIC]"), end))
    both.write_bytes(docx(head, p("a) Equip ", gone("60"), ins("200"), " staff by 2030. [METI; MIC]"), end))
    for sides in ((old, new), (f"{both}@old", f"{both}@new")):
        ran = aiplan("diff", *sides)
        assert (ran.code, "1.a: 60 → 200 staff" in ran.out) == (1, True)
    assert aiplan("import", old, "--id", "x").err.startswith(f"{old}: paragraph 3: ")
    ran = aiplan("diff", both, new)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"aiplan: {both}: holds tracked changes; name the text that you mean: FILE.docx@old")
    refused = aiplan("show", f"{both}@new", "--format", "text", "-o", both)
    assert (refused.code, "is an input of this command" in refused.err) == (2, True)


def test_import_into_a_file(aiplan: Aiplan, plan: Path, tmp_path: Path):
    printed = aiplan("import", plan, "--id", "draft").out
    written = aiplan("import", plan, "--id", "draft", "-o", tmp_path / "edition.json")
    assert (written.code, written.out) == (0, "")
    assert (tmp_path / "edition.json").read_text() == printed


def test_import_makes_the_folder_of_an_edition(
    aiplan: Aiplan, plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    file = tmp_path / "plans" / "2026" / "edition.json"
    assert aiplan("import", plan, "--id", "2026", "-o", file).code == 0
    monkeypatch.chdir(tmp_path / "plans")
    assert aiplan("editions").out.startswith("2026: 2 initiatives")


@pytest.mark.parametrize(
    ("follows", "noted", "said"),
    [
        ("2025-outline", "2025-outline", ""),
        ("1999", "1999", "--follows: the store holds no edition 1999; the id is noted all the same\n"),
    ],
)
def test_import_notes_what_it_follows(aiplan: Aiplan, plan: Path, follows: str, noted: str, said: str):
    ran = aiplan("import", plan, "--id", "draft", "--follows", follows)
    assert _edition(ran.out).about.follows == noted
    assert ran.err.startswith(said)


def test_import_follows_a_document_by_its_id(aiplan: Aiplan, plan: Path, tmp_path: Path):
    aiplan("import", plan, "--id", "first-draft", "-o", tmp_path / "edition.json")
    ran = aiplan("import", plan, "--id", "second", "--follows", tmp_path / "edition.json")
    assert _edition(ran.out).about.follows == "first-draft"


def test_import_does_not_swallow_a_mistyped_path(aiplan: Aiplan, plan: Path):
    ran = aiplan("import", plan, "--id", "draft", "--follows", "nope.md")
    assert (ran.code, ran.out) == (2, "")
    assert "nope.md: no such file" in ran.err


def test_import_takes_the_language_it_is_told(aiplan: Aiplan, plan: Path):
    made = _edition(aiplan("import", plan, "--id", "draft", "--lang", "ja").out)
    assert all(provision.text.en == "" for provision in made.provisions.values())
    found = _edition(aiplan("import", plan, "--id", "draft").out)
    assert found.provisions[found.outline[0]].text == Texts(en="Using AI")


def test_a_table_keeps_the_ids_of_its_id_column(aiplan: Aiplan, tmp_path: Path):
    old, new = tmp_path / "old.csv", tmp_path / "new.csv"
    old.write_text(TABLE)
    new.write_text(TABLE.replace("60", "200").replace("A1", "B7"))
    columns = ("--columns", "id=No.,text=Content,bodies=Ministry")
    found = json.loads(aiplan("lineage", old, new, *columns, "--format", "json").out)
    assert [(link["old"], link["new"]) for link in found["links"]] == [(["A1"], ["B7"]), (["A2"], ["A2"])]
    assert found["unlinked"] == {"old": [], "new": []}
    changed = aiplan("diff", old, new, *columns)
    assert changed.code == 1
    assert "60 → 200" in changed.out


def test_ignore_ids_judges_by_content_alone(aiplan: Aiplan, tmp_path: Path):
    old, new = tmp_path / "old.csv", tmp_path / "new.csv"
    old.write_text(TABLE)
    new.write_text(TABLE.replace("Publish a guide for schools.", "Publish a handbook for schools and teachers."))
    columns = ("--columns", "id=No.,text=Content,bodies=Ministry", "--format", "json")
    by_id = json.loads(aiplan("lineage", old, new, *columns).out)["links"]
    assert [(link["old"], link["new"], link["basis"]) for link in by_id][1:] == [(["A2"], ["A2"], "same-id")]
    by_content = json.loads(aiplan("lineage", old, new, *columns, "--ignore-ids").out)["links"]
    assert "same-id" not in {link["basis"] for link in by_content}


def test_two_documents_compare_with_no_set_up(aiplan: Aiplan, plan: Path, tmp_path: Path):
    new = tmp_path / "new.md"
    new.write_text(PLAN.replace("60 staff", "200 staff").replace("METI; MIC", "METI"))
    ran = aiplan("diff", plan, new)
    assert ran.code == 1
    assert "1.1.a: MIC no longer responsible; 60 → 200 staff (+140); reworded\n" in ran.out
    assert ran.err == "".join(f"{path}: 1 warning on reading; see: aiplan check {path}\n" for path in (plan, new))
    assert aiplan("diff", plan, plan).code == 0
    told = aiplan("diff", plan, new, "--lang", "ja").err
    assert told.startswith(f"{plan}：読取りに関する指摘があります（警告1件）。")


@pytest.mark.parametrize("verb", [("show",), ("export", "--format", "json")])
def test_one_document_that_was_not_understood_whole_says_so_too(aiplan: Aiplan, tmp_path: Path, verb: tuple[str, ...]):
    plan = tmp_path / "plan.md"
    plan.write_text("# Plan\n\n1. Open the ports. [Ministry of Silly Walks]\n", encoding="utf-8")
    ran = aiplan(verb[0], str(plan), *verb[1:])
    assert (ran.code, ran.err) == (0, f"{plan}: 1 warning on reading; see: aiplan check {plan}\n")


def test_a_file_without_suffix_is_found_behind_the_editions_of_the_store(
    aiplan: Aiplan, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    for name in ("plan", "old", "plan@v1"):
        Path(name).write_text(PLAN)
    assert "Equip 60 staff by 2030. [METI; MIC]" in aiplan("show", "plan", "--store", store).out
    assert "Equip 60 staff by 2030. [METI; MIC]" in aiplan("show", "plan@v1", "--store", store).out
    assert aiplan("show", "old", "--store", store).out.startswith("A small plan\n")


def test_a_broken_ledger_stands_in_nobodys_way_but_the_comparison(aiplan: Aiplan, store: Path):
    (store / "new" / "ledger.json").write_text("{")
    assert aiplan("show", "new", "--store", store).code == 0
    ran = aiplan("diff", "old", "new", "--store", store)
    assert (ran.code, ran.out) == (2, "")
    assert "new/ledger.json: line 1: not valid JSON" in ran.err


def test_check_tells_what_the_reader_remarked(aiplan: Aiplan, plan: Path):
    ran = aiplan("check", plan, "--fail-on", "warning")
    assert ran.code == 1
    assert "Ministry of Silly Walks" in ran.out


def test_a_ledger_decides_where_it_is_about_the_two(aiplan: Aiplan, store: Path):
    """The person's word stands against the likeness of the texts, and only for the editions it was said of."""
    decision = {"old": ["guide"], "new": ["ports"], "verdict": "overridden", "by": "A. Person", "on": "2026-07-01"}
    lineage = {"old": "old", "new": "new"}
    ledger = {"lineage": lineage, "decisions": [decision | {"why": "The budget line went on."}]}
    (store / "new" / "ledger.json").write_text(json.dumps(ledger))
    found = json.loads(aiplan("lineage", "old", "new", "--store", store, "--format", "json").out)
    bases = {(*link["old"], *link["new"]): (link["status"], link["basis"]) for link in found["links"]}
    assert bases["guide", "ports"] == ("certain", "declared")
    changed = aiplan("diff", "old", "new", "--store", store)
    assert "Dropped" not in changed.out
    assert "[-Publish a guide" in changed.out
    lineage["old"] = "another"
    (store / "new" / "ledger.json").write_text(json.dumps(ledger))
    found = json.loads(aiplan("lineage", "old", "new", "--store", store, "--format", "json").out)
    assert found["unlinked"] == {"old": ["guide"], "new": ["ports"]}


def test_a_decision_written_since_holds_against_the_lineage_kept(aiplan: Aiplan, store: Path):
    """The ledger's lineage is whole and says that `staff` goes on; a person then wrote that nothing continues it."""
    (store / "new" / "ledger.json").write_text(json.dumps(KEPT))
    assert "1.a: MIC no longer responsible" in aiplan("diff", "old", "new", "--store", store).out
    decision = {"verdict": "overridden", "by": "A. Person", "on": "2026-07-01", "why": "Another measure."}
    decisions = [{"old": ["staff"], "new": []} | decision]
    (store / "new" / "ledger.json").write_text(json.dumps(KEPT | {"decisions": decisions}))
    found = json.loads(aiplan("lineage", "old", "new", "--store", store, "--format", "json").out)
    assert found["links"] == []
    assert "staff" in found["unlinked"]["old"]


def test_editions_at_a_rev(aiplan: Aiplan, store: Path):
    def git(*args: str) -> None:
        identity = ["-c", "user.name=T", "-c", "user.email=t@example.org"]
        subprocess.run(["git", *identity, *args], cwd=store, check=True, capture_output=True)

    git("init", "-q")
    git("add", "-A")
    git("commit", "-q", "-m", "first")
    git("tag", "v1")
    path = store / "old" / "edition.json"
    path.write_text(path.read_text().replace("60 staff", "90 staff").replace("60人", "90人"))
    ran = aiplan("diff", "old@v1", "old", "--store", store)
    assert ran.code == 1
    assert "60 → 90 staff (+30)" in ran.out
    assert aiplan("diff", "old@v1", "old@HEAD", "--store", store).code == 0
    assert aiplan("show", "old@v2", "--store", store).err == (
        f"aiplan: {store}: there is no rev v2; see: git log --oneline\n"
    )


@pytest.mark.parametrize(("lang", "says"), [("en", "Initiatives: none"), ("ja", "施策：なし")])
def test_editions_without_initiatives_say_that_they_have_none(aiplan: Aiplan, tmp_path: Path, lang: str, says: str):
    old, new = tmp_path / "old.md", tmp_path / "new.md"
    old.write_text("# Plan\n\n## Aims\n\nWords alone.\n", encoding="utf-8")
    new.write_text("# Plan\n\n## Aims\n\nOther words alone.\n", encoding="utf-8")
    assert aiplan("diff", old, new, "--lang", lang).out.splitlines()[1] == says


BRITISH = """\
Chapter 1: Readiness

1) At sea
a) Station rescue boats at 12 harbours. [Coast Guard; HM Treasury]
b) Train 400 judges. [Ministry of Justice]
c) Extend the alert system. [DSIT; Ofcom]
"""


def test_bodies_of_another_state_keep_their_printed_names(aiplan: Aiplan, tmp_path: Path):
    old, new = tmp_path / "old.md", tmp_path / "new.md"
    old.write_text(BRITISH)
    new.write_text(BRITISH.replace("[Coast Guard;", "[").replace("Ministry of Justice", "MOJ"))
    ran = aiplan("diff", old, new, "--lang", "ja")
    assert "担当からCoast Guardを除外" in ran.out
    assert "Ministry of JusticeをMOJと表記" in ran.out
    assert "海上保安庁" not in ran.out
    assert "海上保安庁" in aiplan("diff", old, new, "--lang", "ja", "--registry", "yes").out
    (said,) = (line for line in aiplan("check", old).out.splitlines() if "[bodies-abroad]" in line)
    assert said.startswith("warning: read as bodies of another state")
    assert "Coast Guard, Ministry of Justice" in said


def test_a_document_beside_an_edition_of_the_registrys_bodies_means_them(aiplan: Aiplan, tmp_path: Path):
    draft, own = tmp_path / "draft.md", tmp_path / "plan" / "edition.json"
    draft.write_text(BRITISH)
    aiplan("import", draft, "--id", "plan", "--registry", "yes", "-o", own)
    assert '"jcg"' in own.read_text()
    assert "Coast Guard" not in aiplan("diff", own, draft).out
    made = aiplan("import", draft, "--id", "next", "--follows", own).out
    assert '"jcg"' in made
    assert '"jcg"' not in aiplan("import", draft, "--id", "next").out


def test_editions_that_have_said_who_their_bodies_are_decide_for_those_beside_them(aiplan: Aiplan, tmp_path: Path):
    """The second edition speaks of Japan again and again, so that by itself it is read as one of Japan's."""
    old, new, kept = tmp_path / "old.md", tmp_path / "new.md", tmp_path / "plan" / "edition.json"
    old.write_text(BRITISH)
    new.write_text(BRITISH.replace(". [", ", as Japan does. ["))
    aiplan("import", old, "--id", "plan", "-o", kept)
    assert '"moj"' not in kept.read_text()
    assert '"moj"' in aiplan("import", new, "--id", "next").out
    for sides in ((kept, new), (old, new)):
        assert "responsible" not in aiplan("diff", *sides).out
    later = tmp_path / "next" / "edition.json"
    aiplan("import", new, "--id", "next", "-o", later)
    assert "responsible" not in aiplan("diff", kept, later).out
