"""Amendments as files: written by diff, applied to drafts that may have moved on, taken back; and JSON Patch."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from cli.conftest import NEW, OLD, Aiplan, Ran
from gits import git

from aiplan_revise.model.amendment import Amendment, blob
from aiplan_revise.model.codec import decode, encode
from aiplan_revise.model.edition import Edition
from aiplan_revise.revise.jsonpatch import Operation, patched
from aiplan_revise.store import Store, open_store, shipped

NEW_WORDS = NEW.provisions["staff"].text.en
WHY = ("--why", "Agreed on 3 March.")


@pytest.fixture
def file(plan: Path, tmp_path: Path, aiplan: Aiplan) -> Path:
    """The amendment that leads from OLD to NEW."""
    made = tmp_path / "a.json"
    signed = ("--by", "METI", "--on", "2026-07-14", *WHY)
    assert aiplan("diff", "old", "new", "--format", "amendment", *signed, "-o", made) == (1, "", "")
    return made


def text(plan: Path, name: str = "2027") -> Edition:
    with open_store(plan) as store:
        return store.edition("2027", f"draft/{name}" if "/" not in name else f"for/{name}")


def log(plan: Path) -> list[str]:
    return git(plan, "log", "--format=%s", "draft/2027", "^main").splitlines()


Altered = Callable[[Callable[[Any], None]], Path]


@pytest.fixture
def altered(file: Path) -> Altered:
    """The file of the amendment after something was changed in it."""

    def alter(change: Callable[[Any], None]) -> Path:
        raw = json.loads(file.read_bytes())
        change(raw)
        file.write_text(json.dumps(raw, ensure_ascii=False), encoding="utf-8")
        return file

    return alter


# ---------------------------------------------------------------- written


def test_an_amendment_says_who_when_why_and_on_what(file: Path, aiplan: Aiplan):
    raw = file.read_bytes()
    jsonschema.validate(json.loads(raw), json.loads(aiplan("schema", "amendment").out))
    found = decode(raw, Amendment)
    assert (found.by, found.on, found.why) == ("METI", "2026-07-14", "Agreed on 3 March.")
    assert (found.base.edition, found.base.blob) == ("old", blob(encode(OLD)))
    assert (found.changeset.old, found.changeset.new) == (OLD.about, NEW.about)


def test_an_amendment_needs_an_author_and_a_reason(plan: Path, aiplan: Aiplan, monkeypatch: pytest.MonkeyPatch):
    asked = ("diff", "old", "new", "--format", "amendment")
    assert aiplan(*asked).err == 'aiplan: --why: an amendment needs a reason; add --why "…"\n'
    assert aiplan(*asked, *WHY, "--on", "soon").err == "aiplan: --on: 'soon' is no day; write it like 2026-07-14\n"
    assert aiplan(*asked, *WHY, "--by", " ").err.startswith("aiplan: --by: nobody is named")


# ---------------------------------------------------------------- applied


def test_an_amendment_makes_the_new_text_by_one_commit_that_names_it(plan: Path, file: Path, aiplan: Aiplan):
    said = "2027: apply the amendment by METI of 2026-07-14: 3 changes ["
    ran = aiplan("apply", file, "--to", "2027", "--why", "Taken over.")
    assert (ran.code, ran.out, ran.err[: len(said)]) == (0, "", said)
    found = text(plan)
    assert (found.provisions, found.outline) == (NEW.provisions, NEW.outline)
    assert (found.about.id, found.about.status, found.about.follows) == ("2027", "draft", "old")
    message = git(plan, "log", "-1", "--format=%B", "draft/2027")
    assert message.startswith(
        "Apply the amendment by METI of 2026-07-14: 3 changes\n\nAgreed on 3 March.\n\nTaken over."
    )
    assert "\nApplies: " in message


def test_applied_again_it_does_nothing_whatever_came_after(plan: Path, file: Path, aiplan: Aiplan):
    aiplan("apply", file, "--to", "2027")
    aiplan("amend", "2027", "reword", "staff", "--replace", "Equip", "--with", "Provide")
    before = log(plan)
    ran = aiplan("apply", file, "--to", "2027")
    assert (ran.code, log(plan)) == (0, before)
    assert ran.err.endswith(" (nothing to do: it stands so already)\n")
    assert text(plan).provisions["staff"].text.en == "Provide 200 staff by 2030."


def test_where_the_text_moved_on_both_go_together(plan: Path, file: Path, aiplan: Aiplan):
    aiplan("amend", "2027", "reword", "staff", "--replace", "by 2030", "--with", "by 2035")
    assert aiplan("apply", file, "--to", "2027").code == 0
    assert text(plan).provisions["staff"].text.en == "Equip 200 staff by 2035."
    assert text(plan).outline == NEW.outline


def test_a_contradiction_is_told_and_nothing_is_changed(plan: Path, file: Path, aiplan: Aiplan):
    aiplan("amend", "2027", "reword", "staff", "--replace", "60 staff", "--with", "90 staff")
    before = log(plan)
    ran = aiplan("apply", file, "--to", "2027", "--lang", "en")
    assert (ran.code, ran.out, log(plan)) == (1, "", before)
    assert ran.err.splitlines() == [
        f"1. 1.a “Equip 60 staff by 2030.”: 2027 and {file} disagree on the text.",
        "   Base: “職員60人を配置する。 / Equip 60 staff by 2030.”",
        "   2027: “職員60人を配置する。 / Equip 90 staff by 2030.”",
        f"   {file}: “職員200人を配置する。 / Equip 200 staff by 2030.”",
        f"2027: nothing was changed; conflicts with {file}: 1; to decide for one side: --take ours|theirs",
    ]
    assert "元の版" in aiplan("apply", file, "--to", "2027", "--lang", "ja").err


@pytest.mark.parametrize(("side", "words"), [("ours", "Equip 90 staff by 2030."), ("theirs", NEW_WORDS)])
def test_a_contradiction_can_be_decided_for_one_side(plan: Path, file: Path, aiplan: Aiplan, side: str, words: str):
    aiplan("amend", "2027", "reword", "staff", "--replace", "60 staff", "--with", "90 staff")
    assert aiplan("apply", file, "--to", "2027", "--take", side).code == 0
    assert text(plan).provisions["staff"].text.en == words
    assert text(plan).outline == NEW.outline
    assert f"\nTakes: {side}\n" in git(plan, "log", "-1", "--format=%B", "draft/2027")


def test_a_store_that_never_had_the_base_does_with_what_the_amendment_carries(
    plan: Path, file: Path, altered: Altered, aiplan: Aiplan
):
    altered(lambda raw: raw["base"].update(blob="0" * 40))
    aiplan("amend", "2027", "reword", "staff", "--replace", "by 2030", "--with", "by 2035")
    aiplan("amend", "2027", "reword", "using", "--en", "Uses of AI")
    assert aiplan("apply", file, "--to", "2027").code == 0
    assert text(plan).provisions["staff"].text.en == "Equip 200 staff by 2035."
    assert text(plan).provisions["using"].text.en == "Uses of AI"
    assert text(plan).outline == NEW.outline


def test_the_part_of_a_body_becomes_an_amendment_of_the_draft(plan: Path, tmp_path: Path, aiplan: Aiplan):
    aiplan("draft", "new", "2027", "--for", "METI")
    aiplan("amend", "2027/meti", "reword", "staff", "--replace", "60 staff", "--with", "90 staff")
    aiplan("amend", "2027", "reword", "guide", "--replace", "schools", "--with", "universities")
    made = tmp_path / "meti.json"
    assert aiplan("draft", "diff", "2027/meti", "--format", "amendment", *WHY, "-o", made).code == 1
    assert aiplan("apply", made, "--to", "2027").code == 0
    assert text(plan).provisions["staff"].text.en == "Equip 90 staff by 2030."
    assert text(plan).provisions["guide"].text.en == "Publish a guide for the universities of the country."


# ---------------------------------------------------------------- taken back


def test_an_amendment_is_taken_back_and_applied_again(plan: Path, file: Path, aiplan: Aiplan):
    aiplan("apply", file, "--to", "2027")
    aiplan("amend", "2027", "reword", "using", "--en", "Uses of AI")
    said = "2027: revert the amendment by METI of 2026-07-14: 3 changes ["
    assert aiplan("revert", file, "--to", "2027", "--why", "Withdrawn.").err.startswith(said)
    assert text(plan).outline == OLD.outline
    assert text(plan).provisions["staff"] == OLD.provisions["staff"]
    assert text(plan).provisions["using"].text.en == "Uses of AI"
    assert aiplan("revert", file, "--to", "2027").err.endswith("(nothing to do: it stands so already)\n")
    assert aiplan("apply", file, "--to", "2027").code == 0
    assert text(plan).outline == NEW.outline
    assert log(plan)[:3] == [
        "Apply the amendment by METI of 2026-07-14: 3 changes",
        "Revert the amendment by METI of 2026-07-14: 3 changes",
        "using: reword: “Uses of AI”",
    ]


def test_an_amendment_whose_commit_was_undone_can_be_applied_again(plan: Path, file: Path, aiplan: Aiplan):
    aiplan("apply", file, "--to", "2027")
    aiplan("undo", "2027")
    assert text(plan).outline == OLD.outline
    aiplan("apply", file, "--to", "2027")
    assert text(plan).outline == NEW.outline
    applied, undone = git(plan, "log", "-2", "--format=%H", "draft/2027").split()
    aiplan("undo", "2027", applied)
    aiplan("undo", "2027", undone)
    assert text(plan).outline == NEW.outline
    assert aiplan("apply", file, "--to", "2027").err.endswith("(nothing to do: it stands so already)\n")


def test_what_later_steps_build_on_is_not_taken_back(plan: Path, file: Path, aiplan: Aiplan):
    aiplan("apply", file, "--to", "2027")
    aiplan("amend", "2027", "retarget", "staff", "--from", "200 staff", "--to", "300 staff")
    before = log(plan)
    ran = aiplan("revert", file, "--to", "2027")
    assert (ran.code, log(plan)) == (1, before)
    assert ran.err.splitlines()[0].startswith(f"1. 1.a “Equip 200 staff by 2030.”: 2027 and {file} disagree on")


# ---------------------------------------------------------------- refused


def _old_words(raw: Any) -> None:
    (change,) = [one for one in raw["changeset"]["changes"] if one["kind"] == "carried"]
    change["old"][0]["text"]["en"] = "Equip 70 staff by 2030."


def _unknown_field(raw: Any) -> None:
    raw["changeset"]["changes"][0]["new"][0]["colour"] = "red"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (_old_words, "provision staff: field text: the edition does not say what the changeset starts from; "),
        (_unknown_field, "field changeset.changes[0].new[0]: unknown field `colour`"),
        (lambda raw: raw["changeset"]["unchanged"].clear(), "provision using: is named 0 times by the changeset but"),
        (lambda raw: raw.update(why=""), "field why: no reason is given"),
        (lambda raw: raw.pop("base"), "missing field `base`"),
    ],
)
def test_an_amendment_that_is_not_true_is_refused_in_one_line(
    plan: Path, altered: Altered, aiplan: Aiplan, change: Callable[[Any], None], says: str
):
    file, before = altered(change), log(plan)
    for verb in ("apply", "revert"):
        ran = aiplan(verb, file, "--to", "2027")
        assert (ran.code, ran.out, log(plan)) == (2, "", before)
        assert ran.err.startswith(f"aiplan: {file}: {says}")
        assert ran.err.count("\n") == 1


def test_a_provision_that_was_never_there_is_named(plan: Path, altered: Altered, aiplan: Aiplan):
    file = altered(lambda raw: raw["base"].update(blob="0" * 40))
    assert aiplan("amend", "2027", "drop", "guide", "--reason", "completed").code == 0
    assert aiplan("amend", "2027", "drop", "staff", "--reason", "completed").code == 0
    ran = aiplan("apply", file, "--to", "2027")
    says = f"aiplan: {file}: 2027: provision staff: field id: the text to change is not there, and the one"
    assert (ran.code, ran.err[: len(says)]) == (2, says)


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"", "the file is empty"),
        (b"{", "line 1: not valid JSON"),
        (b"\xff\xfe", "line 1: not UTF-8"),
        (encode(OLD), "is not an amendment; make one with: aiplan diff OLD NEW --format amendment"),
        (b"[" * 100_000, "nested too deeply"),
        (b'[{"op": "paint", "path": ""}]', "field [0].op: Invalid enum value 'paint'"),
        (b'[{"op": "remove"}]', "field [0]: missing field `path`"),
    ],
)
def test_a_file_that_is_none_is_refused_in_one_line(plan: Path, tmp_path: Path, aiplan: Aiplan, raw: bytes, says: str):
    file = tmp_path / "broken.json"
    file.write_bytes(raw)
    ran = aiplan("apply", file, "--to", "2027")
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert ran.err.startswith(f"aiplan: {file}: {says}")


def test_what_is_no_file_and_no_draft_is_told(plan: Path, file: Path, tmp_path: Path, aiplan: Aiplan):
    assert aiplan("apply", "nope.json", "--to", "2027").err.startswith("aiplan: nope.json: no such file; make one with")
    assert aiplan("apply", tmp_path, "--to", "2027").err == f"aiplan: {tmp_path}: is not a file\n"
    assert aiplan("apply", file).err == "aiplan: Missing option '--to'; see: aiplan apply --help\n"
    assert "there is no draft 2030" in aiplan("apply", file, "--to", "2030").err


# ---------------------------------------------------------------- JSON Patch


@pytest.fixture
def patch(plan: Path, tmp_path: Path, aiplan: Aiplan) -> Path:
    """What METI changes in the draft, as a patch."""
    aiplan("draft", "new", "2027", "--for", "METI")
    aiplan("amend", "2027/meti", "retarget", "staff", "--from", "60 staff", "--to", "90 staff")
    assert aiplan("amend", "2027/meti", "drop", "guide", "--reason", "completed").code == 0
    made = tmp_path / "p.json"
    assert aiplan("draft", "diff", "2027/meti", "--format", "patch", "-o", made).code == 1
    return made


def applied(aiplan: Aiplan, patch: Path) -> Ran:
    return aiplan("apply", patch, "--to", "2027")


def test_a_patch_makes_exactly_the_new_text_once(plan: Path, patch: Path, aiplan: Aiplan):
    steps = json.loads(patch.read_bytes())
    assert {"op": "replace", "path": "/provisions/staff/text/en", "value": "Equip 90 staff by 2030."} in steps
    assert applied(aiplan, patch).code == 0
    assert text(plan) == text(plan, "2027/meti")
    assert applied(aiplan, patch).err.endswith("(nothing to do: it stands so already)\n")
    assert aiplan("apply", patch, "--to", "2027", "--take", "ours").err.endswith("leave out --take\n")
    fix = "undo its commit: aiplan undo 2027"
    said = f"aiplan: {patch}: a patch does not say what to take back; {fix}\n"
    assert aiplan("revert", patch, "--to", "2027") == (2, "", said)


def test_a_patch_of_the_shipped_editions_leads_to_the_bytes_of_the_new_one(aiplan: Aiplan):
    old, new = (Store(shipped()).edition(key) for key in ("2025-outline", "2026-example"))
    ran = aiplan("diff", "2025-outline", "2026-example", "--format", "patch")
    assert ran.code == 1
    assert encode(patched(old, decode(ran.out.encode(), list[Operation]))) == encode(new)


def test_a_patch_of_another_text_is_not_applied(plan: Path, patch: Path, aiplan: Aiplan):
    aiplan("amend", "2027", "retarget", "staff", "--from", "60 staff", "--to", "70 staff")
    before = log(plan)
    ran = applied(aiplan, patch)
    place = f"{patch}: provision staff: field text.en: the text does not say what the patch starts from"
    assert (ran.code, ran.out, log(plan)) == (1, "", before)
    assert ran.err.startswith(f"2027: nothing was changed; {place}")


def test_a_patch_cannot_make_another_edition_of_a_draft(plan: Path, tmp_path: Path, aiplan: Aiplan):
    file = tmp_path / "p.json"
    for step, says in (
        ({"op": "replace", "path": "/about/id", "value": "2028"}, "would make another edition of the draft"),
        ({"op": "remove", "path": "/provisions/staff"}, "provision staff is listed but not there"),
    ):
        file.write_text(json.dumps([step]))
        ran = applied(aiplan, file)
        assert (ran.code, ran.err.count("\n")) == (2, 1)
        assert says in ran.err
    assert log(plan) == ["Begin the draft of 2027 from old"]
