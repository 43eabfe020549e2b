"""What each verb prints, whole, and the code it leaves with."""

import csv
import io
import json
from pathlib import Path

import jsonschema
import pytest
from cli.conftest import NEW, OLD, Aiplan

from aiplan_revise.model.changes import Changeset
from aiplan_revise.model.codec import decode, encode
from aiplan_revise.model.edition import Edition


def test_show_json_is_the_published_shape(aiplan: Aiplan, store: Path):
    ran = aiplan("show", "new", "--store", store, "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    nobody = {"office": "", "open": "", "role": "", "clause": {}}
    assert json.loads(ran.out) == {
        "provisions": [
            {
                "id": "using",
                "kind": "chapter",
                "number": "1",
                "text": {"ja": "AIの活用", "en": "Using AI"},
                "assignments": [],
                "references": [],
            },
            {
                "id": "staff",
                "kind": "initiative",
                "number": "1.a",
                "text": {"ja": "職員200人を配置する。", "en": "Equip 200 staff by 2030."},
                "assignments": [{"body": "meti", **nobody, "printed": "METI"}],
                "references": [],
            },
            {
                "id": "ports",
                "kind": "initiative",
                "number": "1.b",
                "text": {"ja": "港湾を整備する。", "en": "Dredge harbours deep enough for larger vessels."},
                "assignments": [{"body": "mlit", **nobody, "printed": "MLIT"}],
                "references": [],
            },
        ]
    }


@pytest.mark.parametrize(
    ("lang", "shown"),
    [
        (
            "ja",
            "小計画\n1 AIの活用\n  1.a 職員60人を配置する。 [経産省; 総務省]\n  1.b 手引きを公表する。 [文科省]\n",
        ),
        (
            "en",
            "A small plan\n1 Using AI\n"
            "  1.a Equip 60 staff by 2030. [METI; MIC]\n"
            "  1.b Publish a guide for the schools of the country. [MEXT]\n",
        ),
    ],
)
def test_show_for_people(aiplan: Aiplan, store: Path, lang: str, shown: str):
    assert aiplan("show", "old", "--store", store, "--lang", lang) == (0, shown, "")


def test_lineage_json_is_the_published_shape(aiplan: Aiplan, store: Path):
    ran = aiplan("lineage", "old", "new", "--store", store, "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    found = json.loads(ran.out)
    assert list(found) == ["links", "unlinked", "review"]
    assert found["review"] == []
    assert found["unlinked"] == {"old": ["guide"], "new": ["ports"]}
    (link,) = found["links"]
    assert (link["old"], link["new"], link["old_numbers"], link["new_numbers"]) == (
        ["staff"], ["staff"], ["1.a"], ["1.a"],
    )  # fmt: skip
    assert list(link)[4:] == ["status", "basis", "score", "runner_up", "reasons"]
    assert link["status"] == "certain"
    assert isinstance(link["score"], float)
    assert all(isinstance(reason, str) for reason in link["reasons"])


def test_lineage_all_names_every_provision_once(aiplan: Aiplan, store: Path):
    found = json.loads(aiplan("lineage", "old", "new", "--all", "--store", store, "--format", "json").out)
    for side, one in (("old", OLD), ("new", NEW)):
        linked = [key for link in found["links"] for key in link[side]]
        assert sorted([*linked, *found["unlinked"][side]]) == sorted(one.outline)


def test_lineage_for_people_names_what_has_no_partner(aiplan: Aiplan, store: Path):
    lines = aiplan("lineage", "old", "new", "--store", store).out.splitlines()
    assert lines[0].startswith("1.a → 1.a  certain (")
    assert lines[1:] == ["1.b → nothing", "nothing → 1.b"]


def test_diff_json_follows_its_schema_and_says_that_something_changed(aiplan: Aiplan, store: Path):
    ran = aiplan("diff", "old", "new", "--store", store, "--format", "json")
    assert (ran.code, ran.err) == (1, "")
    jsonschema.validate(json.loads(ran.out), json.loads(aiplan("schema", "changeset").out))
    changeset = decode(ran.out.encode(), Changeset)
    assert [(change.kind, change.facets.names()) for change in changeset.changes] == [
        ("carried", ("reassigned", "retargeted", "reworded")),
        ("dropped", ()),
        ("added", ()),
    ]
    assert changeset.changes[0].evidence is not None
    assert changeset.unchanged == ("using",)


def test_diff_of_an_edition_with_itself_is_silent_about_changes(aiplan: Aiplan, store: Path):
    ran = aiplan("diff", "old", "old", "--store", store, "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    assert decode(ran.out.encode(), Changeset).changes == ()


@pytest.mark.parametrize(
    ("lang", "shown"),
    [
        (
            "en",
            """\
A small plan: old → new
Initiatives: Added 1; Dropped 1; Carried over, changed 1

1.a: MIC no longer responsible; 60 → 200 staff (+140); reworded
  Equip [-60-]{+200+} staff by 2030.

1.b: Dropped
  [-Publish a guide for the schools of the country.-]

1.b: Added
  {+Dredge harbours deep enough for larger vessels.+}
""",
        ),
        (
            "ja",
            """\
小計画：old → new
施策：新設 1；削除 1；継続（変更あり） 1

1.a：担当から総務省を除外；60人 → 200人（＋140人）；文言を変更
  職員[-60-]{+200+}人を配置する。

1.b：削除
  [-手引きを公表する。-]

1.b：新設
  {+港湾を整備する。+}
""",
        ),
    ],
)
def test_diff_for_people(aiplan: Aiplan, store: Path, lang: str, shown: str):
    assert aiplan("diff", "old", "new", "--store", store, "--lang", lang) == (1, shown, "")


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("form", ["text", "md", "html", "json"])
def test_report_in_every_form_and_language(aiplan: Aiplan, store: Path, form: str, lang: str, tmp_path: Path):
    printed = aiplan("report", "old", "new", "--store", store, "--format", form, "--lang", lang)
    assert (printed.code, printed.err) == (0, "")
    assert "200" in printed.out
    assert ("港湾を整備する" if lang == "ja" else "Dredge harbours") in printed.out
    suffix = {"text": "txt"}.get(form, form)
    file = tmp_path / f"report.{suffix}"
    assert aiplan("report", "old", "new", "--store", store, "--lang", lang, "-o", file) == (0, "", "")
    assert file.read_text(encoding="utf-8") == printed.out


def test_report_speaks_english_unless_there_is_only_japanese(aiplan: Aiplan, store: Path):
    assert aiplan("report", "old", "new", "--store", store).out == (
        aiplan("report", "old", "new", "--store", store, "--lang", "en").out
    )


def test_export_json_gives_the_edition_back(aiplan: Aiplan, store: Path):
    ran = aiplan("export", "old", "--store", store, "--format", "json")
    assert decode(ran.out.encode(), Edition) == OLD
    assert ran.out.encode() == encode(OLD) == (store / "old" / "edition.json").read_bytes()


def test_export_markdown_gives_the_edition_back(aiplan: Aiplan, store: Path, tmp_path: Path):
    document = tmp_path / "old.md"
    assert aiplan("export", "old", "--store", store, "-o", document).code == 0
    again = aiplan("import", document, "--id", "old", "--store", store)
    assert again.code == 0
    assert decode(again.out.encode(), Edition).provisions == OLD.provisions


def test_export_csv_is_a_table_of_the_initiatives(aiplan: Aiplan, store: Path):
    ran = aiplan("export", "old", "--store", store, "--format", "csv", "--lang", "ja")
    assert list(csv.reader(io.StringIO(ran.out))) == [
        ["id", "title", "text", "place", "bodies"],
        ["staff", "", "職員60人を配置する。", "AIの活用", "経産省; 総務省"],
        ["guide", "", "手引きを公表する。", "AIの活用", "文科省"],
    ]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\t=1"])
def test_export_csv_holds_nothing_that_a_spreadsheet_runs(aiplan: Aiplan, store: Path, cell: str):
    path = store / "old" / "edition.json"
    path.write_text(path.read_text().replace("Publish a guide", json.dumps(cell)[1:-1]))
    rows = list(csv.reader(io.StringIO(aiplan("export", "old", "--store", store, "--format", "csv").out)))
    assert rows[2][2].startswith(f"'{cell}")


def test_editions_lists_the_store(aiplan: Aiplan, store: Path):
    assert aiplan("editions", "--store", store).out == (
        "new: draft, adopted 2026-07-14, follows old, 2 initiatives\n  小計画\n  A small plan\n\n"
        "old: draft, adopted 2026-07-14, 2 initiatives\n  小計画\n  A small plan\n"
    )
    rows = json.loads(aiplan("editions", "--store", store, "--format", "json").out)["editions"]
    assert [(row["id"], row["follows"], row["initiatives"]) for row in rows] == [("new", "old", 2), ("old", "", 2)]


def test_bodies_explains_a_name(aiplan: Aiplan):
    ran = aiplan("bodies", "経産省")
    assert ran.code == 0
    assert ran.out.startswith("経産省: meti: 経済産業省 / Ministry of Economy, Trade and Industry (経産省 / METI)\n")
    office = aiplan("bodies", "Cabinet Office (AI)", "--format", "json")
    assert json.loads(office.out)["resolution"] == {"body": "cabinet-office", "office": "ai"}


def test_bodies_does_not_guess(aiplan: Aiplan):
    ran = aiplan("bodies", "Ministry of Economy and Trade")
    assert (ran.code, ran.err) == (1, "")
    assert ran.out.startswith("Ministry of Economy and Trade: no body goes by this name; near: ")
    assert aiplan("bodies", "zzzzzzzzzzzz").out == "zzzzzzzzzzzz: no body goes by this name\n"


def test_bodies_lists_all(aiplan: Aiplan):
    lines = aiplan("bodies").out.splitlines()
    assert "meti: 経済産業省 / Ministry of Economy, Trade and Industry (経産省 / METI)" in lines
    assert any(line.startswith("open set other-related: ") for line in lines)
    bodies = [line.partition(":")[0] for line in lines if not line.startswith("open set")]
    assert bodies == sorted(bodies)


def test_check_judges_an_edition_and_the_changes(aiplan: Aiplan, store: Path):
    ran = aiplan("check", "old", "--store", store, "--format", "json")
    assert ran.code in (0, 1)
    assert list(json.loads(ran.out)) == ["findings"]
    broken = store / "old" / "edition.json"
    broken.write_text(broken.read_text().replace('"body": "mext"', '"body": "no-such-body"'))
    ran = aiplan("check", "old", "--store", store, "--fail-on", "warning")
    assert ran.code == 1
    assert "guide: warning: unknown body: no-such-body; " in ran.out
    assert aiplan("check", "old", "--store", store).code == 0
    assert aiplan("check", "old", "--store", store, "--fail-on", "never").code == 0
    assert aiplan("check", "old", "new", "--store", store, "--fail-on", "never").code == 0


@pytest.mark.parametrize("name", ["edition", "changeset", "amendment", "ledger", "checks", "opinions", "progress"])
def test_schema_is_a_schema(aiplan: Aiplan, name: str):
    made = json.loads(aiplan("schema", name).out)
    jsonschema.Draft202012Validator.check_schema(made)
    assert made["title"] == name


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(aiplan: Aiplan, shell: str):
    ran = aiplan("completion", shell)
    assert ran.code == 0
    assert "_AIPLAN_COMPLETE" in ran.out


@pytest.mark.parametrize("verb", [("show", "new"), ("report", "old", "new"), ("export", "new", "--format", "html")])
def test_a_dash_is_standard_output_and_no_file(aiplan: Aiplan, store: Path, verb: tuple[str, ...]):
    plain = aiplan(*verb, "--store", store)
    assert aiplan(*verb, "--store", store, "-o", "-") == plain
    assert not Path("-").exists()


def test_diff_says_where_a_body_is_nowhere_any_more_and_another_in_its_place(aiplan: Aiplan, tmp_path: Path) -> None:
    for side, body in (("old", "Tide Office"), ("new", "Sea Office")):
        words = f"# Plan\n\n## Chapter 1: Sea\n\na) Light the quays. [{body}]\n\nb) Watch the tides. [{body}; METI]\n"
        (tmp_path / f"{side}.md").write_text(words, "utf-8")
    old, new = tmp_path / "old.md", tmp_path / "new.md"
    assert "is responsible for nothing any more, and Sea Office" in aiplan("diff", old, new, "--lang", "en").out
    assert "はどの施策の担当でもなくなり" in aiplan("diff", old, new, "--lang", "ja").out
    assert "put that into the successions of bodies.json" in aiplan("check", old, new).out
