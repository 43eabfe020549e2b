"""The verbs of drafting, from the command line: what they print, how they end, what they refuse."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from cli.conftest import Aiplan
from gits import git
from small import head, small

from aiplan_revise.cli.acting import provision
from aiplan_revise.errors import PlanError


def words(drafting: Aiplan, name: str, draft: str = "2027@draft/2027") -> str:
    rows = json.loads(drafting("show", draft, "--format", "json").out)["provisions"]
    return str(next(row["text"]["en"] for row in rows if name in (row["id"], row["number"])))


def test_steps_are_listed_told_and_undone(drafting: Aiplan):
    ran = drafting("amend", "2027", "reword", "3.1.1.b", "--en", "Other words.", "--why", "Agreed.")
    assert (ran.code, ran.out, ran.err.partition("[")[0]) == (0, "", "2027: 3.1.1.b: reword: “Other words.” ")
    assert words(drafting, "3.1.1.b") == "Other words."
    told = json.loads(drafting("draft", "log", "2027", "--format", "json").out)["commits"]
    assert [(one["subject"], one["reason"], one["by"]) for one in told] == [
        ("3.1.1.b: reword: “Other words.”", "Agreed.", "Drafter"),
        ("Begin the draft of 2027 from 2026-example", "", "Drafter"),
    ]
    listed = json.loads(drafting("draft", "list", "--format", "json").out)["drafts"]
    assert [(one["draft"], one["commits"]) for one in listed] == [("2027", 2), ("2027/meti", 0)]
    for name, sides in (("2027", "2026-example → 2027"), ("2027/meti", "2027 → 2027/meti")):
        assert drafting("draft", "diff", name).out.partition("\n")[0].endswith(f"(unofficial): {sides}")
    assert drafting("draft", "diff", "2027").code == 1
    assert drafting("undo", "2027").err.startswith("2027: undone: 3.1.1.b: reword: “Other words.” (Drafter, ")
    assert drafting("draft", "diff", "2027").code == 0
    assert "3.1.1.b: reword" in drafting("draft", "log", "2027").out


def test_what_two_bodies_add_in_one_language_at_one_place_are_two_initiatives(
    drafting: Aiplan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """By `amend` and in an editor, in Japanese only and in English words that begin alike; the same words are one."""
    assert drafting("draft", "new", "2027/mic").code == 0
    long = "Promotion of research and development of AI technology for the {} of the country"
    for part, ja, en in (("meti", "農機を試す。", "farms"), ("mic", "港湾を測る。", "ports")):
        add = ("amend", f"2027/{part}", "add", "--under", "3.1.3", "--body", "METI")
        for words in (("--ja", ja), ("--ja", "どちらにもある。"), ("--en", long.format(en))):
            assert drafting(*add, *words).code == 0
        text = drafting("show", f"2027/{part}", "--format", "md", "--lang", "ja").out
        line = next(one for one in text.splitlines() if one.startswith("- b) 革新的な"))
        (tmp_path / "plan.md").write_text(text.replace(line, f"{line}\n- c) 編集で{ja}［経産省］"), "utf-8")
        assert drafting("edit", f"2027/{part}", "--file", tmp_path / "plan.md").code == 0
        assert drafting("merge", f"2027/{part}").code == 0
    rows = json.loads(drafting("show", "2027", "--format", "json").out)["provisions"]
    added = [row["text"] for row in rows if row["number"].startswith("3.1.3.")][2:]
    both = [word.format(one) for one in ("農機を試す。", "港湾を測る。") for word in ("{}", "編集で{}")]
    both += ["どちらにもある。", long.format("farms"), long.format("ports")]
    assert sorted(next(iter(one.values())) for one in added) == sorted(both)


def test_what_a_part_brought_in_is_undone_in_the_draft(drafting: Aiplan):
    assert drafting("amend", "2027/meti", "reword", "3.1.1.b", "--en", "Other words.").code == 0
    assert drafting("merge", "2027/meti").code == 0
    step = json.loads(drafting("draft", "log", "2027", "--format", "json").out)["commits"][1]
    assert step["subject"] == "3.1.1.b: reword: “Other words.”"
    key = step["commit"][:10]
    told = f"aiplan: 2027/meti: {key} is in 2027 already: {step['subject']}; undo it there: aiplan undo 2027 {key}\n"
    assert [drafting("undo", "2027/meti", *which).err for which in ((), (key,))] == [told, told]
    assert drafting("draft", "new", "2027", "--for", "MIC").code == 0
    assert drafting("undo", "2027/mic", key).err == told.replace("meti", "mic", 1)
    assert drafting("undo", "2027", key).code == 0
    for which in ((), (key,)):
        assert drafting("undo", "2027/meti", *which).err.endswith("; see: aiplan draft log 2027/meti\n")
    assert words(drafting, "3.1.1.b") != "Other words."


def test_a_reworded_initiative_stays_itself_whatever_its_id_was_made_from(
    aiplan: Aiplan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """The ids of a plan in Japanese are made from its numbers, and no word of the old text is left."""
    monkeypatch.setenv("AIPLAN_BY", "Drafter")
    plan = Path(__file__).parents[1] / "cases" / "plans" / "ja-bosai" / "old.md"
    assert aiplan("import", plan, "--id", "2026", "-o", tmp_path / "plans" / "2026" / "edition.json").code == 0
    assert aiplan("init", tmp_path / "plan.git", "--from", tmp_path / "plans").code == 0
    monkeypatch.setenv("AIPLAN_STORE", str(tmp_path / "plan.git"))
    assert aiplan("draft", "new", "2027", "--from", "2026").code == 0
    assert aiplan("amend", "2027", "reword", "1.1.1.2", "--ja", "都市公園に避難用の井戸を設ける。").code == 0

    def told(*args: str) -> list[tuple[str, list[str]]]:
        changes = json.loads(aiplan(*args, "--format", "json").out)["changes"]
        return [
            (x["kind"], [p["id"] for p in x.get("new", ())]) for x in changes if x["kind"] != "carried" or x["facets"]
        ]

    one = [("carried", ["initiative-1-1-1-2"])]
    assert told("draft", "diff", "2027") == one
    assert {x[0] for x in told("diff", "2026", "2027@draft/2027", "--ignore-ids")} == {"added", "dropped"}
    assert aiplan("adopt", "2027", "--on", "2027-07-14", "--by", "Cabinet").code == 0
    assert told("diff", "2026", "2027") == one
    assert aiplan("draft", "new", "２０２８", "--from", "２０２７").code == 0
    assert aiplan("amend", "２０２８", "reword", "１．１．１．２", "--ja", "校舎を直す。").code == 0
    assert told("diff", "2026", "2028") == told("diff", "２０２７", "２０２８") == one
    lives = [
        aiplan("history", name, "--format", "json").out for name in ("第１章第１節１", "第1章第1節1", "group-1-1-1")
    ]
    assert lives[0] == lives[1] == lives[2] != ""


def test_the_store_is_the_one_that_one_stands_in(drafting: Aiplan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("AIPLAN_STORE", raising=False)
    monkeypatch.chdir(tmp_path / "plan.git")
    assert drafting("amend", "2027/経済産業省", "reword", "3.1.1.b", "--en", "Other words.").code == 0
    assert drafting("merge", "2027/経産省").code == 0
    assert words(drafting, "3.1.1.b") == "Other words."


def test_a_draft_and_the_part_of_a_body_are_begun_at_once(drafting: Aiplan):
    asked = ("draft", "new", "2028", "--from", "2026-example", "--for", "MIC")
    assert drafting(*asked).err.splitlines()[-1] == "2028/mic: begun where 2028 stands"
    assert drafting(*asked[:-1], "METI").err == "2028/meti: begun where 2028 stands\n"
    other = drafting("draft", "new", "2028", "--from", "2025-outline", "--for", "MEXT")
    assert (other.code, other.err) == (
        2,
        "aiplan: 2028: follows 2026-example, not 2025-outline; leave out --from 2025-outline\n",
    )


def test_a_part_is_begun_by_its_own_name(drafting: Aiplan):
    assert drafting("draft", "new", "2027/総務省").err == "2027/mic: begun where 2027 stands\n"
    ran = drafting("draft", "new", "2028/文科省", "--from", "2026-example")
    assert ran.err.splitlines()[::2] == ["2028: begun with the text of 2026-example"]
    assert ran.err.splitlines()[-1] == "2028/mext: begun where 2028 stands"
    assert (drafting("draft", "diff", "2028/mext").code, drafting("draft", "log", "2028/mext").err) == (
        0,
        "2028/mext: nothing since it was begun or last merged; what was before: aiplan draft log 2028\n",
    )


PLACES = ["第3章第1節1)b)", "第３章第１節１）ｂ）", "第3章 第1節 1)b)", "Chapter 3.1.1.b"]
LOOSE = ["3章1節1)b)", "第３章第１節（１）ｂ", "第三章第一節①b", "第3章第1節1のb", "3.1.1(b)"]


@pytest.mark.parametrize("place", PLACES + LOOSE)
def test_a_place_is_named_as_the_plan_writes_it(drafting: Aiplan, place: str):
    assert drafting("amend", "2027", "reword", place, "--en", "Other words.").code == 0
    assert words(drafting, "3.1.1.b") == "Other words."


@pytest.mark.parametrize("place", ["第1節(1)b", "第3節第1章(1)b", "第3章第1節(9)", "(1)b", "第3章の施策", "第十二章"])
def test_a_place_that_the_plan_does_not_have_is_no_other(drafting: Aiplan, place: str):
    ran = drafting("amend", "2027", "reword", place, "--en", "Other words.")
    assert (ran.code, "is neither an id nor a number in 2027" in ran.err or "several" in ran.err) == (2, True)


def test_bodies_in_the_words_of_a_step_are_told(drafting: Aiplan):
    step = ("amend", "2027", "reword", "3.1.1.b", "--ja")
    told = "2027: 【経済産業省】 in the words of 3.1.1.b makes nobody responsible; leave it out of the words"
    assert told in drafting(*step, "農業でのAI活用【経済産業省】").err
    assert "makes nobody" not in drafting(*step, "農業のAI活用【経済産業省】").err  # it stood there before
    assert "makes nobody" not in drafting(*step, "【重点】農業").err


def test_the_same_operation_is_done_once(drafting: Aiplan):
    step = ("amend", "2027", "reword", "3.1.1.b", "--replace", "efficient", "--with", "frugal", "--operation", "a-1")
    assert drafting(*step).code == 0
    again = drafting(*step)
    assert (again.code, again.err.endswith("(nothing to do: it stands so already)\n")) == (0, True)


@pytest.mark.parametrize(
    ("done", "other"),
    [
        (["opinion", "add", "2027", "--en", "Citizen says X."], ["opinion", "add", "2027", "--en", "Citizen says Y."]),
        (["amend", "2027", "reword", "3.1.1.b", "--en", "X."], ["amend", "2027", "reword", "3.1.1.c", "--en", "X."]),
        (["amend", "2027", "reword", "3.1.1.b", "--en", "X."], ["amend", "2027", "reword", "3.1.1.b", "--en", "Y."]),
        (["amend", "2027", "reword", "3.1.1.b", "--en", "X."], ["undo", "2027"]),
        (["adopt", "2027", "--on", "2026-12-31", "--by", "X"], ["adopt", "2027", "--on", "2026-12-30", "--by", "X"]),
    ],
)
def test_the_name_of_an_operation_is_used_once(drafting: Aiplan, done: list[str], other: list[str]):
    first = drafting(*done, "--operation", "k1")
    assert first.code == 0
    refused = drafting(*other, "--operation", "k1")
    assert (refused.code, refused.err.partition("“")[0]) == (2, "aiplan: operation k1 was already used for ")
    assert refused.err.endswith("]; choose another name\n")
    again = drafting(*done, "--operation", "k1")
    assert (again.code, again.err.partition(" (nothing")[0].rstrip("\n")) == (0, first.err.rstrip("\n"))


def test_a_file_under_the_name_of_another_is_not_taken_for_it(drafting: Aiplan, tmp_path: Path):
    table = tmp_path / "said.csv"
    for rows, code in (("Why?\n", 0), ("Why?\n", 0), ("When?\n", 2)):
        table.write_text(f"en\n{rows}")
        ran = drafting("opinion", "add", "2027", "--file", table, "--operation", "k1")
        assert (ran.code, "was already used for “1 opinion taken in”" in ran.err) == (code, code == 2)


def test_a_part_and_a_decision_asked_for_again_under_their_name_are_there_already(drafting: Aiplan):
    part = ("draft", "new", "2027", "--for", "MIC", "--operation", "a-1")
    assert [drafting(*part).code, drafting(*part).code] == [0, 0]
    assert "there is a draft 2027/mic already" in drafting(*part[:-2]).err
    for name, figure in (("2027", "150,000"), ("2027/mic", "200,000")):
        assert drafting("amend", name, "retarget", "3.1.1.a", "--from", "100,000", "--to", figure).code == 0
    decision = ("resolve", "2027/mic", "3.1.1.a", "--take", "ours", "--operation", "a-2")
    assert drafting(*decision).err.endswith("decided; none left: aiplan merge 2027/mic\n")
    assert drafting(*decision) == (0, "", "2027/mic: decided (nothing to do: it stands so already)\n")
    other = drafting(*decision[:4], "theirs", *decision[5:])
    assert (other.code, "operation a-2 was already used for “Decide 2027/mic into 2027: " in other.err) == (2, True)


def test_provisions_come_go_and_move(drafting: Aiplan):
    first = words(drafting, "3.1.1.a")
    add = ("--en", "A thing of its own.", "--ja", "独自の施策", "--body", "METI,総務省")
    assert drafting("amend", "2027", "add", "--under", "3.1.1", "--first", *add).code == 0
    assert (words(drafting, "3.1.1.a"), words(drafting, "3.1.1.b")) == ("A thing of its own.", first)
    assert drafting("amend", "2027", "move", "3.1.1.a", "--under", "3.1.2", "--after", "3.1.2.a").code == 0
    assert words(drafting, "3.1.2.b") == "A thing of its own."
    split = ("--en", "One thing.", "--en", "Another thing.")
    assert drafting("amend", "2027", "split", "3.1.2.b", *split).code == 0
    assert words(drafting, "3.1.2.c") == "Another thing."
    assert drafting("amend", "2027", "join", "3.1.2.b", "3.1.2.c", "--en", "Both things.").code == 0
    assert words(drafting, "3.1.2.b") == "Both things."
    assert drafting("amend", "2027", "drop", "3.1.2.b", "--reason", "abandoned", "--en", "No money.").code == 0
    assert words(drafting, "3.1.1.a") == first
    assert drafting("amend", "2027", "renumber").code == 0
    drop = drafting("amend", "2027", "drop", "ai-literacy", "--reason", "completed")
    assert drop.code == 0
    assert "completed" in drafting("draft", "diff", "2027").out


def test_offices_come_go_and_lead_by_themselves(drafting: Aiplan):
    step = ("amend", "2027", "reassign", "3.1.4.a")
    said = drafting(*step, "--remove", "Cabinet Office (Regulatory)", "--add", "Cabinet Office (IP Secretariat)").err
    assert said.partition(" [")[0] == "2027: 3.1.4.a: + Cabinet Office (IP Secretariat), - Cabinet Office (Regulatory)"
    assert drafting(*step, "--lead", "Cabinet Office (AI)").code == 0
    rows = json.loads(drafting("show", "2027@draft/2027", "--format", "json").out)["provisions"]
    found = next(row["assignments"] for row in rows if row["number"] == "3.1.4.a")
    assert [(one["body"], one.get("office", ""), one.get("role", "")) for one in found] == [
        ("cabinet-office", "ai", "lead"),
        ("cabinet-office", "ip", ""),
        ("digital-agency", "", ""),
    ]


@pytest.mark.parametrize(
    ("step", "says"),
    [
        (["split", "3.1.2.b", "--en", "A", "--en", "B"], "3.1.2.b: the Japanese text is gone"),
        (["join", "3.1.3.a", "3.1.3.b", "--ja", "x"], "3.1.3.a + 3.1.3.b: the English text is gone"),
        (["reword", "3", "--en", ""], "3: the English text is gone"),
    ],
)
def test_a_language_that_goes_is_told(drafting: Aiplan, step: list[str], says: str):
    ran = drafting("amend", "2027", *step)
    assert ran.err.splitlines()[1:] == [f"2027: {says}; aiplan undo 2027 brings it back"]
    assert ran.code == 0


def test_a_section_becomes_a_part_of_the_whole_plan(drafting: Aiplan):
    ran = drafting("amend", "2027", "move", "3.1", "--under", "")
    assert (ran.code, ran.err.partition(" [")[0]) == (0, "2027: 3.1: move under the top")


def test_a_name_that_is_an_id_and_the_number_of_another_is_refused():
    plan = small(head("3", "Ports", number="1"), head("ships", "Ships", number="3"), head("4", "Boats", number="4"))
    with pytest.raises(PlanError, match=r"^3: is the id of 1 and the number of ships; write id:3, or ships$"):
        provision(plan, "3")
    assert [provision(plan, name) for name in ("id:3", "1", "ships", "4")] == ["3", "3", "ships", "4"]


def test_a_reference_left_without_its_provision_is_told_and_found(drafting: Aiplan):
    see = ("reword", "3.4.1.b", "--en", "See 3.1.2.a and 3.1.2.b.")
    assert drafting("amend", "2027", *see).code == 0
    told = drafting("amend", "2027", "drop", "3.1.2.a", "--reason", "completed").err
    assert told.endswith("2027: 3.4.1.b refers to 3.1.2.a, which was dropped, and is marked: reword it\n")
    assert words(drafting, "3.4.1.b") == "See 3.1.2.a [dropped] and 3.1.2.a."
    assert "refers to 3.1.2.a, which was dropped" in drafting("check", "2027@draft/2027").out
    assert drafting("undo", "2027").code == 0
    assert words(drafting, "3.4.1.b") == "See 3.1.2.a and 3.1.2.b."


def test_undo_tells_what_it_leaves_without_its_provision(drafting: Aiplan):
    new = ("--under", "3.1.2", "--first", "--en", "New.", "--ja", "新", "--body", "METI")
    assert drafting("amend", "2027", "add", *new).code == 0
    assert drafting("amend", "2027", "reword", "3.4.1.b", "--en", "See 3.1.2.a and 3.1.2.b.").code == 0
    commits = json.loads(drafting("draft", "log", "2027", "--format", "json").out)["commits"]
    told = drafting("undo", "2027", commits[1]["commit"]).err
    assert told.endswith("2027: 3.4.1.b refers to 3.1.2.a, which was dropped, and is marked: reword it\n")
    assert words(drafting, "3.4.1.b") == "See 3.1.2.a [dropped] and 3.1.2.a."


def test_a_merge_tells_what_is_left_without_its_provision(drafting: Aiplan):
    assert drafting("amend", "2027", "reword", "3.4.1.b", "--en", "See 3.1.2.a.").code == 0
    assert drafting("amend", "2027/meti", "drop", "3.1.2.a", "--reason", "completed").code == 0
    assert drafting("merge", "2027/meti").err.endswith(
        "3.4.1.b refers to 3.1.2.a, which was dropped, and is marked: reword it\n"
    )


def test_a_draft_is_edited_as_markdown_and_the_rest_stays(
    drafting: Aiplan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    editor = tmp_path / "editor"
    editor.write_text("#!/bin/sh\nsed -i 's/100,000 officials/150,000 officials/' \"$1\"\n")
    editor.chmod(0o755)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", str(editor))
    assert drafting("edit", "2027").err.startswith("2027: edit: 1 provision changed [")
    rows = json.loads(drafting("show", "2027@draft/2027", "--format", "json").out)["provisions"]
    text = next(row["text"] for row in rows if row["id"] == "government-ai")
    assert ("150,000 officials" in text["en"], "10万人" in text["ja"]) == (True, True)
    assert drafting("edit", "2027").err == "2027: nothing was changed\n"
    broken = tmp_path / "broken.md"
    broken.write_text("- a) One {#x}\n- b) Two {#x}\n")
    ran = drafting("edit", "2027", "--file", str(broken))
    assert (ran.code, ran.err) == (2, "aiplan: line 2: the id x stands already in line 1; give one of them another\n")


def test_conflicts_are_told_decided_and_merged(drafting: Aiplan):
    for name, figure in (("2027", "150,000"), ("2027/meti", "200,000")):
        step = ("retarget", "3.1.1.a", "--from", "100,000", "--to", figure)
        assert drafting("amend", name, *step).code == 0
    ran = drafting("merge", "2027/meti")
    assert (ran.code, ran.err.splitlines()[-1]) == (
        1,
        "2027/meti: nothing is merged yet; conflicts to decide, with aiplan resolve 2027/meti: 1",
    )
    assert ran.err.splitlines()[-2].endswith('; --take theirs: take that of 2027/meti; --en "…": write your own')
    (conflict,) = json.loads(drafting("conflicts", "2027/meti", "--format", "json").out)["conflicts"]
    assert (conflict["provision"], conflict["field"], conflict["choices"]) == (
        "government-ai",
        "text.en",
        ["base", "ours", "theirs", "own"],
    )
    assert drafting("conflicts", "2027/meti", "--lang", "ja").code == 1
    assert drafting("resolve", "2027/meti", "3.1.1.a").err.startswith("aiplan: what to take is not said")
    assert drafting("resolve", "2027/meti", "3.1.1.a", "--en", "For 175,000 officials.").code == 0
    first, rest = drafting("conflicts", "2027/meti").out.split("\n", 1)
    assert (first, rest.endswith("Decided by Drafter: own words.)\n")) == ("no conflicts", True)
    (decided,) = json.loads(drafting("conflicts", "2027/meti", "--format", "json").out)["decided"]
    assert (decided["number"], decided["words"]) == (1, "For 175,000 officials.")
    assert drafting("merge", "2027/meti").code == 0
    assert words(drafting, "government-ai") == "For 175,000 officials."
    again = drafting("merge", "2027/meti")
    assert again == (0, "", "2027/meti: is in 2027 already; there is nothing to merge\n")


def test_reasons_and_persons_go_by_what_papers_call_them(drafting: Aiplan):
    for place, word, reason in (("3.1.1.c", "完了", "completed"), ("3.1.1.b", "他の施策へ統合", "merged")):
        assert drafting("amend", "2027", "drop", place, "--reason", word).err.startswith(
            f"2027: {place}: drop, {reason}"
        )
    ran = drafting("amend", "2027", "drop", "3.1.1.a", "--reason", "完了（令和9年3月）")
    assert (ran.code, "is not one of 'completed', 'merged'" in ran.err) == (2, True)  # else what stands behind is lost
    for word in ("有識者", "expert"):
        told = drafting(
            "opinion", "add", "2027", "--from", "甲", "--kind", word, "--on", "2027-01-01", "--ja", "良い。"
        )
        assert told.err.startswith("2027: 1 opinion taken in: o-")
    assert told.err.endswith("(nothing to do: it stands so already)\n")
    assert drafting("opinion", "add", "2027", "--kind", "大臣", "--ja", "良い。").code == 2


def test_conflicts_are_told_in_japanese_with_the_numbers_of_each_side(drafting: Aiplan):
    split = ("--ja", "甲を進める。", "--ja", "乙を進める。", "--en", "One.", "--en", "Two.")
    assert drafting("amend", "2027", "split", "3.1.1.a", *split).code == 0
    assert drafting("amend", "2027", "reword", "3.1.2.c", "--ja", "丙を進める。").code == 0
    assert drafting("amend", "2027/meti", "retarget", "3.1.1.a", "--from", "10万人", "--to", "20万人").code == 0
    assert drafting("amend", "2027/meti", "reword", "3.1.2.c", "--ja", "丁を進める。").code == 0
    told = drafting("conflicts", "2027/meti", "--lang", "ja").out
    assert "2027: 3.1.1.a「甲を進める。」、3.1.1.b「乙を進める。」に分割\n" in told  # not where they would stand
    assert '; --ja "…": 別の文言とする\n' in told
    assert drafting("resolve", "2027/meti", "２", "--ja", "丙と丁を進める。").code == 0
    assert drafting("resolve", "2027/meti", "1", "--take", "ours").code == 0
    none, one, two = drafting("conflicts", "2027/meti", "--lang", "ja").out.splitlines()
    assert none == "食い違いはない。"
    assert one.endswith("食い違う。Drafterの決定：2027の案を採る。)")
    assert two.endswith("食い違う。Drafterの決定：別の文言。)")


def test_conflicts_of_bringing_a_part_up_to_date_are_decided_as_it_says(drafting: Aiplan):
    for name, figure in (("2027", "150,000"), ("2027/meti", "200,000")):
        drafting("amend", name, "retarget", "3.1.1.a", "--from", "100,000", "--to", figure)
    ran = drafting("merge", "2027", "--into", "2027/meti")
    assert ran.err.splitlines()[-1].endswith("with aiplan resolve 2027 --into 2027/meti: 1")
    ran = drafting("resolve", "2027", "--into", "2027/meti", "1", "--take", "ours")
    assert ran.err.endswith("none left: aiplan merge 2027 --into 2027/meti\n")
    assert drafting("merge", "2027", "--into", "2027/meti").code == 0


def test_a_number_that_is_another_provision_on_each_side_decides_nothing(drafting: Aiplan):
    for name, figure in (("2027", "150,000"), ("2027/meti", "200,000")):
        drafting("amend", name, "retarget", "3.1.1.a", "--from", "100,000", "--to", figure)
    drafting("amend", "2027/meti", "add", "--under", "3.1.1", "--first", "--en", "A first thing", "--body", "METI")
    told = drafting("conflicts", "2027/meti").out.splitlines()
    assert told[1] == "   government-ai (2027: 3.1.1.a; 2027/meti: 3.1.1.b)"
    (row,) = json.loads(drafting("conflicts", "2027/meti", "--format", "json").out)["conflicts"]
    assert row["printed"] == {"ours": "3.1.1.a", "theirs": "3.1.1.b"}
    for number in ("3.1.1.a", "3.1.1.b"):
        ran = drafting("resolve", "2027/meti", number, "--take", "ours")
        says = f"aiplan: {number}: is another provision in 2027 than in 2027/meti; name an id: "
        assert (ran.code, ran.err.startswith(says), "government-ai" in ran.err) == (2, True, True)
    assert drafting("resolve", "2027/meti", "9.9", "--take", "ours").err.startswith("aiplan: 9.9: no conflict is about")
    both = drafting("resolve", "2027/meti", "1", "--take", "ours", "--en", "x")
    assert (both.code, both.err) == (
        2,
        "aiplan: --take and --en were both given; take a side, or give other words\n",
    )
    other = drafting("resolve", "2027/meti", "1", "--ja", "x")
    assert other.err == "aiplan: the conflict is about the words in one language, en; give --en alone\n"
    assert drafting("resolve", "2027/meti", "government-ai", "--take", "theirs").code == 0


def test_a_conflict_keeps_its_number_and_can_be_decided_anew(drafting: Aiplan):
    for name in ("2027", "2027/meti"):
        for number in ("3.1.1.a", "3.1.1.b", "3.1.1.c"):
            drafting("amend", name, "reword", number, "--en", f"What {name} says of {number}.")
    assert drafting("resolve", "2027/meti", "1", "--take", "ours").code == 0
    told = drafting("conflicts", "2027/meti").out.splitlines()
    assert [line[:2] for line in told if not line.startswith(" ")] == ["2.", "3.", "(1"]
    assert told[-1].endswith("Decided by Drafter: take that of 2027.)")
    assert drafting("resolve", "2027/meti", "2", "--take", "theirs").code == 0
    assert drafting("resolve", "2027/meti", "1", "--take", "theirs").code == 0
    assert "none left" in drafting("resolve", "2027/meti", "3", "--en", "What both say.").err
    assert "no conflict is about it" in drafting("resolve", "2027/meti", "4", "--take", "ours").err
    assert drafting("merge", "2027/meti").code == 0
    shown = drafting("show", "2027@draft/2027").out
    assert shown.count("What 2027/meti says") == 2
    assert shown.count("What both say.") == 1


@pytest.mark.parametrize("given", [["add"], ["X", "add"], ["2027", "add"], ["no such/draft", "add"]])
def test_a_step_is_explained_without_a_draft(aiplan: Aiplan, given: list[str]):
    ran = aiplan("amend", *given, "--help")
    assert (ran.code, ran.out.splitlines()[0], ran.err) == (0, "Usage: aiplan amend DRAFT add [OPTIONS]", "")


def test_a_step_before_its_draft_is_told_where_it_belongs(aiplan: Aiplan):
    ran = aiplan("amend", "reword", "2027", "3.1.1.a", "--en", "Two words")
    says = "aiplan: the draft comes before reword: aiplan amend 2027 reword 3.1.1.a --en 'Two words'; see: "
    assert (ran.code, ran.err.startswith(says)) == (2, True)


@pytest.mark.parametrize(
    ("part", "names"),
    [
        ("2027", ("2027", "draft/2027", "2027@draft/2027", "2027@draft", "refs/heads/draft/2027")),
        ("2027/meti", ("2027/METI", "2027/経済産業省", "for/2027/meti", "2027@for/2027/meti")),
    ],
)
def test_a_draft_goes_by_the_names_that_a_person_would_try(drafting: Aiplan, part: str, names: tuple[str, ...]):
    assert drafting("amend", part, "reword", "3.1.1.b", "--en", "Other words.").code == 0
    for name in names:
        assert "3.1.1.b: reworded" in drafting("draft", "diff", name).out
        assert "Other words." in drafting("show", name).out
    assert "(by Drafter)" in drafting("history", "3.1.1.b", "--draft", names[-1]).out
    assert drafting("amend", names[-1], "reword", "3.1.1.b", "--en", "More words.").err.startswith(f"{part}: 3.1.1.b: ")


def test_a_name_that_no_draft_has_is_told_with_those_that_are_there(drafting: Aiplan):
    here = "the editions here: 2025-outline, 2026-example; the drafts: 2027, 2027/meti\n"
    for name in ("2028", "2027/mic", "2027@2027", "2027@draft/2028"):
        ran = drafting("show", name)
        assert (ran.code, ran.err.endswith(here)) == (2, True)
    ran = drafting("edit", "2027", "--for", "METI")
    line = "aiplan: there is no --for here: the part of a body is named with its draft, as 2027/meti; see: aiplan edit "
    assert (ran.code, ran.err.startswith(line)) == (2, True)


def test_an_adopted_edition_is_proved_listed_and_final(drafting: Aiplan):
    assert drafting("log").out == drafting("verify").out == "no edition was adopted yet\n"
    assert drafting("amend", "2027", "reword", "3.1.1.b", "--en", "Other words.").code == 0
    assert drafting("adopt", "2027", "--on", "2026-12-31", "--by", "Cabinet").code == 0
    assert drafting("log").out.startswith("2026-12-31  2027  adopted by Cabinet [")
    assert json.loads(drafting("verify", "2027", "--format", "json").out)["adopted"][0]["edition"] == "2027"
    again = drafting("adopt", "2027", "--on", "2026-12-31", "--by", "Cabinet")
    assert (again.code, "was adopted and stays what it is" in again.err) == (2, True)
    assert "2027: adopted, not official, adopted 2026-12-31" in drafting("editions").out
    assert "(by Drafter): 3.1.1.b: reword" in drafting("history", "3.1.1.b", "--draft", "2027").out
    assert drafting("draft", "new", "2028", "--from", "2027").code == 0
    assert drafting("verify", "2026-exemple").code == 2
    lost = drafting("verify", "2026-example")
    assert (lost.code, lost.err) == (
        1,
        "2026-example: the log does not say that it was adopted; see: aiplan editions\n",
    )


@pytest.mark.skipif(not shutil.which("ssh-keygen"), reason="needs ssh-keygen, of openssh-client")
def test_whose_signature_an_edition_bears_is_told(drafting: Aiplan, tmp_path: Path):
    for name in ("key", "other"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(tmp_path / name)], check=True)
        public = (tmp_path / name).with_suffix(".pub").read_text()
        (tmp_path / f"{name}-signers").write_text(f"{name}@example.org {public}")
    how = ("--on", "2026-12-31", "--by", "Cabinet", "--sign", tmp_path / "key")
    assert drafting("adopt", "2027", *how).code == 0
    assert drafting("verify").out.endswith("]; it bears a signature: --signers FILE tells whose\n")
    assert drafting("verify", "--signers", tmp_path / "key-signers").out.endswith("]; signed by key@example.org\n")
    (row,) = json.loads(drafting("verify", "--format", "json").out)["adopted"]
    assert (row["signed"], row["signer"]) == (True, "")
    ran = drafting("verify", "--signers", tmp_path / "other-signers")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("refs/tags/edition/2027: ")
    assert "the tag is signed by nobody whom the file names" in ran.err


def test_what_is_not_merged_is_left_behind_by_name_only(drafting: Aiplan):
    adopt = ("adopt", "2027", "--on", "2026-12-31", "--by", "Cabinet")
    assert drafting("draft", "new", "2027", "--for", "MIC").code == 0  # whose part is empty
    for name, number in (("2027", "3.1.1.a"), ("2027/meti", "3.1.1.a"), ("2027/meti", "3.1.1.b")):
        assert drafting("amend", name, "reword", number, "--en", f"By those of {name}.").code == 0
    refused = drafting(*adopt)
    assert (refused.code, refused.err.splitlines()[-1]) == (
        2,
        "aiplan: 2027/meti has 2 commits that are not merged (1 conflict open); "
        "merge them, or leave them behind with --without 2027/meti",
    )
    assert drafting("resolve", "2027/meti", "1", "--take", "ours").code == 0
    assert "2027/meti has 2 commits that are not merged; merge them" in drafting(*adopt).err
    assert "--without 2028/meti: is no part of 2027" in drafting(*adopt, "--without", "2028/meti").err
    assert "there is no draft 2027/xyz" in drafting(*adopt, "--without", "2027/xyz").err
    assert drafting("verify").out == "no edition was adopted yet\n"
    made = drafting(*adopt, "--without", "2027/meti")
    assert (made.code, made.err.splitlines()[-1]) == (0, "2027/meti: left behind, not merged")


def test_a_part_whose_merge_was_taken_back_is_left_behind_by_name_only(drafting: Aiplan):
    assert drafting("amend", "2027/meti", "reword", "3.1.1.a", "--en", "By METI.").code == 0
    assert drafting("merge", "2027/meti").code == drafting("undo", "2027").code == 0
    refused = drafting("adopt", "2027", "--on", "2026-12-31", "--by", "Cabinet")
    assert (refused.code, "2027/meti has 1 commit that is not merged; merge them" in refused.err) == (2, True)
    assert drafting("merge", "2027/meti").code == 0
    assert drafting("adopt", "2027", "--on", "2026-12-31", "--by", "Cabinet").code == 0


def test_the_steps_of_a_part_whose_merge_was_taken_back_are_its_own_again(drafting: Aiplan):
    """They are listed, told and undone there, with those made since; what others merged meanwhile is not theirs."""

    def listed() -> list[str]:
        return [line.partition("; last")[0] for line in drafting("draft", "list").out.splitlines()]

    assert drafting("draft", "new", "2027/mic").code == 0
    ended = ("--reason", "completed")
    for part, place in (("meti", "3.1.1.a"), ("mic", "3.1.1.c"), ("meti", "3.1.2.b")):
        assert drafting("amend", f"2027/{part}", "reword", place, "--en", f"By {part}: {place}.").code == 0
    assert drafting("merge", "2027/mic").code == drafting("merge", "2027/meti").code == 0
    assert listed() == ["2027: 6 commits", "2027/meti: 0 commits", "2027/mic: 0 commits"]
    assert drafting("undo", "2027").code == drafting("amend", "2027/meti", "drop", "3.1.2.c", *ended).code == 0
    assert listed() == ["2027: 7 commits", "2027/meti: 3 commits", "2027/mic: 0 commits"]
    told = json.loads(drafting("draft", "log", "2027/meti", "--format", "json").out)["commits"]
    assert [one["subject"][:15] for one in told] == ["3.1.2.c: drop, ", "3.1.2.b: reword", "3.1.1.a: reword"]
    assert drafting("undo", "2027/meti", told[2]["commit"][:10]).code == 0
    assert drafting("merge", "2027/meti").code == 0
    assert [words(drafting, at) == f"By meti: {at}." for at in ("3.1.1.a", "3.1.2.b")] == [False, True]
    assert words(drafting, "3.1.1.c") == "By mic: 3.1.1.c."
    assert listed()[1:] == ["2027/meti: 0 commits", "2027/mic: 0 commits"]
    assert drafting("undo", "2027").code == 0
    assert drafting("adopt", "2027", "--on", "2026-12-31", "--by", "Cabinet", "--without", "2027/meti").code == 0
    assert listed()[0].startswith("2027: adopted; ")
    assert listed()[1:] == ["2027/meti: left behind; 4 commits", "2027/mic: 0 commits"]
    rows = json.loads(drafting("draft", "list", "--format", "json").out)["drafts"]
    assert [row["adopted"] for row in rows] == [True, True, True]


def test_what_differs_in_the_other_language_only_is_told_in_both(drafting: Aiplan):
    drafting("amend", "2027", "reword", "3.1.1.b", "--en", "Other words.")
    drafting("amend", "2027/meti", "drop", "3.1.1.b", "--reason", "completed")
    base, ours, theirs = drafting("conflicts", "2027/meti", "--lang", "ja").out.splitlines()[2:5]
    assert base.partition(": ")[2] != ours.partition(": ")[2]
    assert "Other words." in ours
    assert "削除" in theirs


def test_a_part_that_is_merged_or_up_to_date_is_not_left_behind(drafting: Aiplan):
    assert drafting("amend", "2027/meti", "reword", "3.1.1.a", "--en", "By METI.").code == 0
    assert drafting("merge", "2027/meti").code == 0
    assert drafting("merge", "2027", "--into", "2027/meti").code == 0
    assert drafting("adopt", "2027", "--on", "2026-12-31", "--by", "Cabinet").code == 0


def test_a_clone_with_files_is_no_store_to_draft_in(drafting: Aiplan, tmp_path: Path):
    git(tmp_path, "clone", "--quiet", "plan.git", "clone")
    ran = drafting("draft", "list", "--store", tmp_path / "clone")
    assert (ran.code, "is a clone with a working tree" in ran.err, "git clone --bare" in ran.err) == (2, True, True)


@pytest.mark.parametrize("closed", ["objects", "refs/heads/draft"])
def test_who_may_write_a_store_is_said_to_those_who_may_not(drafting: Aiplan, tmp_path: Path, closed: str):
    powerless = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if os.geteuid() == 0 else []
    if powerless and not shutil.which("setpriv"):
        pytest.skip("this system cannot take from root what it may do")
    folder = tmp_path / "plan.git" / closed
    folder.chmod(0o555)
    command = [*powerless, sys.executable, "-m", "aiplan_revise", "draft", "new", "2028", "--from", "2026-example"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    folder.chmod(0o755)
    says = f"you may read this store but not write it; ask {folder.owner()}, or work in a store of your own"
    assert (done.returncode, says in done.stderr, closed in done.stderr) == (2, True, False)
    assert drafting("draft", "new", "2028", "--from", "2026-example").code == 0


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (
            ["draft", "new", "2028"],
            "2028: is to begin from an edition, or for a body; add",
        ),
        (["draft", "new", "2027", "--for", "NOBODY"], "--for: no body is called 'NOBODY'"),
        (["amend", "2027", "reword", "3.1.1.b"], "3.1.1.b: nothing says what the new words are"),
        (["amend", "2027", "reword", "9.9", "--en", "x"], "9.9: is neither an id nor a number in 2027"),
        (["amend", "2027/meti", "reword", "9.9", "--en", "x"], "in 2027; see: aiplan show 2027/meti"),
        (
            ["amend", "2027", "add", "--under", "", "--kind", "chapter", "--ja", "第5章　国際"],
            "begins with “第5章”, and its",
        ),
        (["amend", "2027", "add", "--under", "3.1.1", "--en", "x [METI]"], "--body: [METI] in the words makes nobody"),
        (["progress", "set", "2026-example", "3.1.1", "--done"], "3.1.1: is no initiative of 2026-example"),
        (["amend", "2027", "reword", "第9章", "--en", "x"], "第9章: is neither an id nor a number in 2027"),
        (["amend", "2027", "retarget", "3.1.1.c", "--from", "８０%", "--to", "1%"], "as it stands there: 80％"),
        (["amend", "2027", "drop", "3.1.1", "--reason", "completed"], "or drop it with all of them: --whole"),
        (
            ["lineage", "decide", "2026-example", "2027", "--old", "3.1", "--new", "3.1", "--why", "x"],
            "2027: is a draft, beside which no ledger is kept; name one: --ledger FILE",
        ),
        (["blame", "2027/meti"], "2027/meti: is none of the editions of the store"),
        (["draft", "diff", "2026-example"], "2026-example: is an edition of the plan, and no draft; begin the next"),
        (["draft", "diff", "2027/無い省"], "2027/無い省: no body is called '無い省'"),
        (["draft", "new", "2028", "--for", "METI"], "2028: is not begun yet; add --from EDITION"),
        (["draft", "new", "2028", "--from", "2027/meti"], "2027/meti is a draft; adopt 2027 first"),
        (["undo", "2027", ""], "2027: the commit is an empty word"),
        (["edit", "2027", "--file", "plan.json"], "plan.json: is no edited text of a draft"),
        (["amend", "2027", "reassign", "3.1.1.b"], "3.1.1.b: no body is named"),
        (["amend", "2027", "retarget", "3.1.1.a", "--from", "x"], "Missing option '--to'"),
        (["amend", "2027", "add", "--under", "3.1.1"], "--en, --ja: there are no words"),
        (["amend", "2027", "move", "3.1.1.a", "--first", "--after", "3.1.1.b"], "--after, --first: says two places"),
        (
            ["amend", "2027", "add", "--under", "3.1.2", "--kind", "chapter", "--en", "x"],
            "a chapter cannot stand under",
        ),
        (["amend", "2027", "add", "--under", "3.1.2", "--kind", "group", "--en", "x", "--body", "METI"], "for a group"),
        (["amend", "2027", "reassign", "3.1.2", "--add", "MIC"], "nobody can be responsible for a group"),
        (["amend", "2027", "move", "3.1.2.a", "--under", "3.1.3.a"], "no initiative stands under an initiative"),
        (["amend", "../x", "renumber"], "'../x' cannot be a draft"),
        (["amend", "2027", "reword", "", "--en", "x"], "aiplan: no provision is named; name it by its id or number"),
        (
            ["amend", "2027", "move", "3.1.1.a", "--under", "3.1", "--after", "3.2.1"],
            "aiplan: 3.1: 3.2.1 domestic-development does not stand under it; name what it is to stand behind",
        ),
        (["amend", "2027", "add", "--under", "3.1", "--en", "x", "--id", "3.1"], "--id: '3.1' cannot be an id"),
        (["amend", "2027", "add", "--under", "3.1", "--en", "x", "--id", "３"], "--id: '３' cannot be an id"),
        (["amend", "2027", "add", "--under", "3.1", "--en", "x", "--id", "iv"], "--id: 'iv' cannot be an id"),
        (
            ["amend", "2027", "reassign", "3.1.4.a", "--remove", "related ministries and agencies"],
            "aiplan: 3.1.4.a: related ministries and agencies is not responsible for it; responsible: Cabinet Office",
        ),
        (
            ["amend", "2027", "reassign", "3.1.4.a", "--remove", "Cabinet Office"],
            "3.1.4.a: Cabinet Office is not responsible for it; responsible: Cabinet Office (AI), ",
        ),
        (["amend", "2027", "reword", "3.1.1.a", "--en", "", "--ja", ""], "3.1.1.a: would be left without any words"),
        (["adopt", "2027/meti", "--on", "2026-12-31", "--by", "x"], "2027/meti: is the part of a body"),
        (["adopt", "2027", "--on", "tomorrow", "--by", "x"], "--on: 'tomorrow' is no day"),
        (["adopt", "2027", "--on", "2026-12-31", "--by", " "], "--by: nobody is named who decides; name who does"),
        (
            ["adopt", "2027", "--on", "1999-01-01", "--by", "x"],
            "--on: 1999-01-01 is before 2025-outline, which it follows, was presented (2025-09-12)",
        ),
        (["adopt", "2027", "--on", "9999-01-01", "--by", "x"], "--on: 9999-01-01 is more than 3 years away"),
        (["merge", "2027"], "2027: into what it is to be merged is not said"),
        (["undo", "2027"], "2027: nothing is left to undo; see: aiplan draft log 2027"),
        (["draft", "new", "2028", "--from", "2027"], "aiplan: 2027 is a draft; adopt it first\n"),
        (["draft", "new", "2028", "--from", "2024"], "there is no edition 2024; the editions here: 2025-outline"),
        (["verify", "nosuch"], "there is no edition nosuch; the editions here: 2025-outline, 2026-example, 2027"),
        (["draft", "list", "--store", "editions"], "editions: is a folder of files"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(drafting: Aiplan, args: list[str], says: str):
    ran = drafting(*args)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert says in ran.err


_JAPANESE = """# 海の計画

## 第1章 港

### 1. 灯火
- ア 灯台を建てる。【文部科学省、経済産業省】
- イ 灯を守る。【文部科学省】
- ウ 油を買う。【国土交通省】
"""


@pytest.fixture
def japanese(tmp_path: Path, aiplan: Aiplan, monkeypatch: pytest.MonkeyPatch) -> Aiplan:
    """A plan store with the draft 2027 of a plan in Japanese."""
    monkeypatch.setenv("AIPLAN_BY", "Drafter")
    (tmp_path / "umi.md").write_text(_JAPANESE, "utf-8")
    assert aiplan("import", tmp_path / "umi.md", "--id", "2026", "-o", tmp_path / "2026" / "edition.json").code == 0
    assert aiplan("init", tmp_path / "umi.git", "--from", tmp_path).code == 0
    monkeypatch.setenv("AIPLAN_STORE", str(tmp_path / "umi.git"))
    assert aiplan("draft", "new", "2027", "--from", "2026").code == 0
    return aiplan


def test_a_japanese_plan_prints_bodies_as_it_does_however_they_are_named(japanese: Aiplan):
    for step in (["--add", "METI,MLIT"], ["--remove", "MEXT"]):
        assert japanese("amend", "2027", "reassign", "1.1.イ", *step).code == 0
    assert japanese("amend", "2027", "add", "--under", "1.1", "--ja", "旗を振る。", "--body", "mext,MIC").code == 0
    text = japanese("export", "2027").out
    assert "灯を守る。［経済産業省、国土交通省］" in text
    assert "旗を振る。［文部科学省、総務省］" in text


def test_one_english_text_does_not_make_a_japanese_plan_english(japanese: Aiplan):
    before = japanese("show", "2027").out
    assert japanese("amend", "2027", "reword", "1.1.ウ", "--en", "Buy oil.").code == 0
    assert japanese("show", "2027").out == before
    assert japanese("draft", "diff", "2027").out.endswith("\n1.1.ウ：英語の文言を追加\n")
    assert "油を買う" in japanese("history", "1.1.ウ", "--draft", "2027").out
    assert "油を買う" in japanese("export", "2027", "--format", "csv").out
    assert "Buy oil." in japanese("show", "2027", "--lang", "en").out
