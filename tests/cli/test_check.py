"""The gate: its exit codes, levels, exceptions, and what it writes for people and machines."""

import ast
import json
import os
from pathlib import Path
from typing import Any

import msgspec
import pytest
from cli.conftest import NEW, Aiplan, Ran

from aiplan_revise.cli import check as verb
from aiplan_revise.documents.remarks import READING
from aiplan_revise.model.checks import Checks
from aiplan_revise.model.codec import decode, encode
from aiplan_revise.model.edition import Ending, Texts
from aiplan_revise.revise import RULES

WHY = ("--why", "Agreed.", "--by", "M. Mori")


@pytest.fixture
def gate(aiplan: Aiplan, store: Path) -> Aiplan:
    """`aiplan check old new`, failing on warnings, where a guide is dropped and a number raised."""

    def call(*args: object) -> Ran:
        return aiplan("check", "old", "new", "--store", store, "--fail-on", "warning", *args)

    return call


def kept(store: Path) -> Checks:
    return decode((store / "checks.json").read_bytes(), Checks)


def test_the_gate_fails_on_what_it_is_told_to(aiplan: Aiplan, gate: Aiplan, store: Path):
    ran = gate()
    assert (ran.code, ran.err) == (1, "")
    assert "guide: warning: 1.b Publish a guide for the schools of the country.: dropped" in ran.out
    assert aiplan("check", "old", "new", "--store", store).code == 0
    assert aiplan("check", "old", "nowhere", "--store", store).code == 2


def test_levels_stand_in_the_store_or_in_a_file(gate: Aiplan, aiplan: Aiplan, store: Path, tmp_path: Path):
    (store / "checks.json").write_text('{"rules": {"dropped-initiative": "off", "target-changed": "off"}}')
    assert "dropped" not in gate().out
    (tmp_path / "mine.json").write_text('{"rules": {"dropped-initiative": "error"}}')
    ran = aiplan("check", "old", "new", "--store", store, "--rules", tmp_path / "mine.json")
    assert ran.code == 1
    assert "guide: error: " in ran.out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ('{"rules": {"droped-initiative": "off"}}', "did you mean dropped-initiative?"),
        ('{"rules": {"dropped-initiative": "fatal"}}', "Invalid enum value 'fatal'"),
        ('{"levels": {}}', "unknown field `levels`"),
        ('{"rules": {"weakened": "off", "weakened": "error"}}', "appears twice"),
        ('{"exceptions": [{"rule": "weakened", "provision": "a", "reason": "x"}]}', "missing"),
    ],
)
def test_a_file_that_says_what_nobody_knows_is_refused(gate: Aiplan, tmp_path: Path, words: str, says: str):
    file = tmp_path / "checks.json"
    file.write_text(words)
    ran = gate("--rules", file)
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err
    assert str(file) in ran.err


def test_a_file_that_was_named_must_be_there(gate: Aiplan, tmp_path: Path):
    ran = gate("--rules", tmp_path / "none.json")
    assert (ran.code, ran.out) == (2, "")
    assert "no such file; `aiplan check --except` writes one" in ran.err


def test_what_is_excepted_is_shown_and_does_not_count(gate: Aiplan, store: Path):
    ran = gate("--except", "dropped-initiative:1.b", *WHY, "--until", "2099-03-31")
    assert ran.err == f"dropped-initiative: excepted for guide by M. Mori; kept in {store / 'checks.json'}\n"
    assert ran.out.startswith("no findings\nexcepted: guide: warning: 1.b Publish a guide")
    assert ran.out.endswith(" [dropped-initiative]: Agreed. (M. Mori, until 2099-03-31)\n1 excepted\n")
    assert ran.code == 0
    assert gate().out == ran.out
    (one,) = kept(store).exceptions
    assert (one.rule, one.provision, one.until, len(one.fingerprint)) == (
        *("dropped-initiative", "guide", "2099-03-31"),
        16,
    )
    (row,) = json.loads(gate("--format", "json").out)["findings"]
    assert (row["rule"], row["provision"], row["suppressed"], row["reason"]) == (
        *("dropped-initiative", "guide"),
        True,
        "Agreed.",
    )


@pytest.mark.parametrize("place", ["1.c", "１．ｃ", "第1章(c)", "第1章の（ｃ）"])
def test_a_finding_is_excepted_and_told_by_its_place(aiplan: Aiplan, store: Path, tmp_path: Path, place: str):
    """However the place is written; the new edition is asked first, the old one for what is gone."""
    path = store / "new" / "edition.json"
    path.write_text(path.read_text().replace('"body": "mlit"', '"body": "no-such-body"').replace('"b"', '"c"'))
    args = ("--store", store, "--rules", tmp_path / "mine.json")
    assert "\n1.c: ports: warning: unknown body: no-such-body" in aiplan("check", "new", "--store", store).out
    ran = aiplan("check", "new", *args, "--except", f"unknown-body:{place}", *WHY)
    assert ran.err.startswith("unknown-body: excepted for ports by M. Mori; kept in")
    assert "excepted: 1.c: ports: warning: unknown body" in ran.out
    assert aiplan("check", "old", "new", *args, "--except", "dropped-initiative:第1章(b)", *WHY).code == 0


def test_findings_are_told_in_japanese(gate: Aiplan, aiplan: Aiplan, store: Path, tmp_path: Path):
    """Of editions, of changes, of what is excepted, in every format; levels and rules stay what they are."""
    assert gate("--lang", "ja").out == (
        "guide：警告：1.b 手引きを公表する。：削除され、引き継ぐものがありません [dropped-initiative]\n"
    )
    (row,) = json.loads(gate("--lang", "ja", "--format", "json").out)["findings"]
    assert (row["level"], row["message"]) == ("warning", "1.b 手引きを公表する。：削除され、引き継ぐものがありません")
    told = aiplan("check", "old", "--store", store, "--on", "2031-01-01", "--lang", "ja").out
    assert "1.a：staff：警告：期限「by 2030」（2030-12-31）は、2031-01-01には過ぎています。" in told
    ran = gate("--except", "dropped-initiative:1.b", *WHY, "--until", "2099-03-31", "--lang", "ja")
    first, excepted, count = ran.out.splitlines()
    assert (first, count) == ("指摘はない。", "除外 1件")
    assert excepted.startswith("除外：guide：警告：1.b 手引きを公表する。：削除され")
    assert excepted.endswith("[dropped-initiative]：Agreed.（M. Mori、2099-03-31まで）")
    listed = tmp_path / "plan.md"
    listed.write_text(
        "# 計画\n\n## 第1章 灯台\n\n- a) 灯台を建てる。［灯台省］\n- c) 灯台を守る。［経産省］\n", "utf-8"
    )
    assert "行目：" in aiplan("check", listed, "--lang", "ja").out


def test_excepting_again_replaces_the_exception(gate: Aiplan, store: Path):
    gate("--except", "dropped-initiative:guide", *WHY)
    gate("--except", "dropped-initiative:guide", "--why", "Still agreed.", "--by", "K. Abe")
    assert [(one.reason, one.by) for one in kept(store).exceptions] == [("Still agreed.", "K. Abe")]


def test_an_exception_that_is_over_is_told(gate: Aiplan, store: Path):
    gate("--except", "dropped-initiative:guide", *WHY, "--until", "2026-08-31")
    assert gate("--on", "2026-08-31").code == 0
    ran = gate("--on", "2026-09-01")
    assert ran.code == 1
    assert "guide: warning: the exception to dropped-initiative ended on 2026-08-31: Agreed.; " in ran.out


def test_an_exception_carries_over_to_another_id_and_number(aiplan: Aiplan, store: Path, tmp_path: Path):
    file, path = tmp_path / "mine.json", store / "new" / "edition.json"
    path.write_text(path.read_text().replace('"body": "mlit"', '"body": "no-such-body"'))
    file.write_text('{"rules": {"stale-translation": "off"}}')
    args = ("--store", store, "--rules", file, "--fail-on", "warning")
    assert aiplan("check", "new", *args, "--except", "unknown-body:1.b", *WHY).code == 0
    later = path.read_text().replace('"ports"', '"harbours"').replace('"number": "b"', '"number": "c"')
    path.write_text(later.replace("larger vessels", "larger ships"))
    ran = aiplan("check", "new", *args)
    assert "excepted: 1.c: harbours: warning: unknown body: no-such-body" in ran.out


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("--except", "dropped-initiative:guide"), "--why: the reason is missing"),
        (("--except", "dropped-initiative:staff", *WHY), "name one of: dropped-initiative:guide"),
        (("--except", "droped-initiative:guide", *WHY), "did you mean dropped-initiative?"),
        (("--except", "weakened:guide", *WHY), "weakened finds nothing there; nothing is to be excepted"),
        (("--except", "dropped-initiative:guide", *WHY, "--until", "soon"), "--until: 'soon' is no day"),
        (("--on", "2026"), "--on: '2026' is no day"),
    ],
)
def test_what_cannot_be_excepted(gate: Aiplan, store: Path, args: tuple[str, ...], says: str):
    ran = gate(*args)
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err
    assert not (store / "checks.json").exists()


def test_documents_outside_a_store_need_a_file_for_exceptions(aiplan: Aiplan, tmp_path: Path):
    draft = tmp_path / "draft.md"
    draft.write_text("# Plan\n\n## Chapter 1: Sea\n\n- 1) Open ports [Ministry of Moons]\n")
    ran = aiplan("check", draft, "--except", "unknown-body:1.1", *WHY)
    assert (ran.code, ran.out) == (2, "")
    assert "name the file of exceptions: --rules FILE" in ran.err


def test_a_drop_with_a_reason_passes_and_the_reports_say_it(gate: Aiplan, aiplan: Aiplan, store: Path):
    ending = {"guide": Ending("merged", Texts("港湾の施策へ", "into the measures for harbours"))}
    about = msgspec.structs.replace(NEW.about, endings=ending)
    (store / "new" / "edition.json").write_bytes(encode(msgspec.structs.replace(NEW, about=about)))
    assert (gate().code, gate().out) == (0, "no findings\n")
    for lang, said in (("en", "merged into another (into the measures for harbours)"), ("ja", "港湾の施策へ")):
        assert said in aiplan("diff", "old", "new", "--store", store, "--lang", lang).out
        for form in ("text", "md", "html", "json"):
            assert said in aiplan("report", "old", "new", "--store", store, "--lang", lang, "--format", form).out
    written = store.parent / "new.md"
    assert aiplan("export", "new", "--store", store, "-o", written).code == 0
    assert '"endings": {' in aiplan("import", written, "--id", "new").out


def test_the_day_of_deadlines(aiplan: Aiplan, store: Path):
    assert "deadline" not in aiplan("check", "old", "--store", store).out
    ran = aiplan("check", "old", "--store", store, "--on", "2031-01-01")
    assert "staff: warning: the deadline “by 2030” passed on 2030-12-31, before 2031-01-01" in ran.out


def test_the_list_of_rules(aiplan: Aiplan):
    ran = aiplan("check", "--list")
    assert (ran.code, ran.err) == (0, "")
    rows = [line.split(maxsplit=2) for line in ran.out.splitlines()]
    assert [(rule, level, says) for level, rule, says in rows] == [
        (rule.id, rule.level, rule.help) for rule in (*RULES.values(), *READING.values())
    ]


def test_every_remark_of_a_reader_is_in_the_list():
    folder = Path(verb.__file__).parents[1] / "documents"
    calls = [
        node
        for path in folder.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Finding"
    ]
    given = [node.args[0].value for node in calls if isinstance(node.args[0], ast.Constant)]
    assert set(map(str, given)) <= {*RULES, *READING}
    assert len(given) > 20


# ---------------------------------------------------------------- SARIF 2.1.0


def run_of(ran: Ran) -> dict[str, Any]:
    made = json.loads(ran.out)
    assert made["version"] == "2.1.0"
    assert made["$schema"].endswith("sarif-2.1.0.json")
    (run,) = made["runs"]
    found: dict[str, Any] = run
    return found


def test_sarif_has_what_the_standard_requires(gate: Aiplan, store: Path):
    gate("--except", "dropped-initiative:guide", *WHY, "--until", "2099-03-31")
    (store / "checks.json").write_bytes(encode(msgspec.structs.replace(kept(store), rules={"target-changed": "off"})))
    run = run_of(gate("--format", "sarif"))
    driver = run["tool"]["driver"]
    assert driver["name"] == "aiplan"
    ids = [rule["id"] for rule in driver["rules"]]
    assert len(ids) == len(set(ids))
    for rule in driver["rules"]:
        assert rule["shortDescription"]["text"] and rule["help"]["text"]
        assert rule["defaultConfiguration"]["level"] in ("none", "note", "warning", "error")
    assert run["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints")
    for result in run["results"]:
        assert ids[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in ("none", "note", "warning", "error")
        assert result["message"]["text"]
        assert isinstance(result["suppressions"], list)
        assert all(isinstance(mark, str) for mark in result["partialFingerprints"].values())
    (dropped,) = [one for one in run["results"] if one["ruleId"] == "dropped-initiative"]
    assert dropped["suppressions"] == [
        {
            "kind": "external",
            "status": "accepted",
            "justification": "Agreed.",
            "properties": {"by": "M. Mori", "until": "2099-03-31"},
        }
    ]
    (place,) = dropped["locations"]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == (store / "old" / "edition.json").as_uri()
    assert place["logicalLocations"] == [{"name": "1.b", "fullyQualifiedName": "guide", "kind": "provision"}]


def test_what_the_reader_says_with_its_line_is_said_once(aiplan: Aiplan, tmp_path: Path):
    (tmp_path / "plan.md").write_text(
        "# Plan\n\n## Chapter 1: Sea\n\n- 1) Ports [METI; Sun Bureau]\n- 2) Reefs [Moon Bureau]\n"
    )
    told = aiplan("check", tmp_path / "plan.md").out
    assert [told.count(name) for name in ("Sun Bureau", "Moon Bureau")] == [1, 1]
    assert told.count("line ") == 2


def test_sarif_names_files_from_where_it_runs_and_lines(
    aiplan: Aiplan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    Path("drafts").mkdir()
    Path("drafts/my plan.md").write_text("# Plan\n\n## Chapter 1: Sea\n\n- 1) Ports [METI]\n- 2) Reefs [Moon Bureau]\n")
    run = run_of(aiplan("check", os.path.join("drafts", "my plan.md"), "--format", "sarif"))  # noqa: PTH118 (as typed)
    places = [one["locations"][0]["physicalLocation"] for one in run["results"] if one["ruleId"] == "unknown-body"]
    assert {place["artifactLocation"]["uri"] for place in places} == {"drafts/my%20plan.md"}
    assert all(place["region"]["startLine"] >= 1 for place in places if "region" in place)
    assert any("region" in place for place in places)


def test_fingerprints_stay_when_numbers_and_ids_move(aiplan: Aiplan, store: Path):
    path = store / "new" / "edition.json"
    path.write_text(path.read_text().replace('"body": "mlit"', '"body": "no-such-body"'))
    before = run_of(aiplan("check", "new", "--store", store, "--format", "sarif"))["results"]
    path.write_text(path.read_text().replace('"ports"', '"harbours"').replace('"number": "b"', '"number": "c"'))
    after = run_of(aiplan("check", "new", "--store", store, "--format", "sarif"))["results"]
    marks = [{one["ruleId"]: one["partialFingerprints"] for one in results} for results in (before, after)]
    assert marks[0]["unknown-body"] == marks[1]["unknown-body"]


def test_an_old_document_without_initiatives_is_told(aiplan: Aiplan, store: Path, tmp_path: Path):
    (tmp_path / "old.md").write_text("# Plan\n\n## Chapter 1: Sea\n\nPorts are busy.\n")
    ran = aiplan("check", tmp_path / "old.md", "new", "--store", store)
    said = "warning: the old edition, old, has no initiatives: all of the new one are new, and none is judged; "
    assert (ran.code, ran.out) == (0, f"{said}check that it was read as meant [nothing-to-compare]\n")
    assert aiplan("check", tmp_path / "old.md", "new", "--store", store, "--fail-on", "warning").code == 1


LED = "# A plan\n\n## Chapter 1. Coast\n\n(a) {said} [Lead: {lead}; Support: {beside}]\n"
LINE = "Mend the long harbour wall of the old town (the one with forty lamps) before every winter."


def test_bodies_are_called_as_the_plan_prints_them(aiplan: Aiplan, tmp_path: Path):
    """Also those that no registry knows, and with a comma in their name; what is quoted ends with a whole word."""
    lead, beside = "Tide Office", "Department for Land, Water and Soil"
    (tmp_path / "old.md").write_text(LED.format(said=LINE, lead=lead, beside=beside))
    (tmp_path / "new.md").write_text(LED.format(said=LINE, lead=beside, beside=lead))
    ran = aiplan("check", tmp_path / "old.md", tmp_path / "new.md")
    assert f"the lead goes from {lead} to {beside} [lead-changed]" in ran.out
    assert "1.a Mend the long harbour wall of the old town (the one with…: " in ran.out


def test_in_japanese_bodies_have_their_japanese_names(aiplan: Aiplan):
    ran = aiplan("check", "2025-outline", "2026-example", "--lang", "ja")
    assert "：内閣府が主担当とされています（変更前は記載なし） [lead-changed]" in ran.out
    assert "Cabinet Office" not in ran.out
