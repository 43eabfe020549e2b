"""Amendments at a plan store: where their base is found, and what a draft's history says of them."""

import subprocess
import sys
from pathlib import Path

import pytest
import writers
from gits import git

from aiplan_revise.errors import PlanError
from aiplan_revise.model.amendment import Amendment, Base, blob
from aiplan_revise.model.codec import encode
from aiplan_revise.model.edition import Edition
from aiplan_revise.revise import diff
from aiplan_revise.revise.amending import reword
from aiplan_revise.revise.rebuilding import drop
from aiplan_revise.store import open_store
from aiplan_revise.store.amendments import Contested, Proposed, propose, proposed
from aiplan_revise.store.drafts import Drafts, Task
from aiplan_revise.store.git import Repository
from aiplan_revise.store.merging import Merging
from aiplan_revise.store.names import draft
from aiplan_revise.store.stamps import Stamp

WHOLE, METI = draft("2026"), draft("2026/meti")
TASK = Task(Stamp("Drafter", writers.AT))
KEY = "government-ai"


@pytest.fixture
def drafts(tmp_path: Path) -> Drafts:
    return Drafts(open_store(writers.made(tmp_path / "plan.git", ["2026"])))


def amendment(old: Edition, new: Edition) -> Amendment:
    return Amendment("METI", "2026-07-14", "Because.", Base(old.about.id, blob(encode(old))), diff(old, new))


def says(edition: Edition, en: str) -> Edition:
    return reword(edition, KEY, {"en": en})


def subjects(drafts: Drafts) -> list[str]:
    return [deed.note.subject for deed in drafts.deeds(WHOLE)]


def test_the_base_is_found_wherever_in_the_history_it_stood(drafts: Drafts):
    """Knowing it, what the draft has dropped since is a conflict; without it, nobody could tell that from a mistake."""
    drafts.change(WHOLE, "one", lambda edition: says(edition, "Words of a day."), TASK)
    base = drafts.edition(WHOLE)
    found = amendment(base, says(base, "Better words."))
    drafts.change(WHOLE, "two", lambda edition: drop(edition, KEY), TASK)
    with pytest.raises(Contested) as contested:
        propose(drafts, WHOLE, proposed(drafts.store, found), TASK)
    assert [(one.provision, one.field) for one in contested.value.found.conflicts] == [(KEY, "provision")]
    elsewhere = says(base, "Words of nobody.")
    with pytest.raises(PlanError, match=f"2026: provision {KEY}: field id: the text to change is not there"):
        propose(drafts, WHOLE, proposed(drafts.store, amendment(elsewhere, base)), TASK)
    assert subjects(drafts) == ["two", "one", "Begin the draft of 2026 from 2025-outline"]


def test_what_is_no_file_of_an_edition_is_no_base(drafts: Drafts):
    with Repository(drafts.store.root) as repository:
        tip = drafts.tip(WHOLE)
        assert repository.blob(tip) is None
        assert repository.blob("0" * 40) is None
        tree = git(drafts.store.root, "rev-parse", f"{tip}^{{tree}}")
        assert repository.blob(tree) is None
    base = drafts.edition(WHOLE)
    plan = git(drafts.store.root, "rev-parse", "main:plan.json")
    found = Amendment("METI", "2026-07-14", "Because.", Base("2026", plan), diff(base, says(base, "Better words.")))
    with pytest.raises(PlanError, match=f"2026 [(]{plan[:12]}[)]: "):
        proposed(drafts.store, found)


def test_the_part_of_a_body_knows_what_was_applied_to_the_draft(drafts: Drafts):
    base = drafts.edition(WHOLE)
    what = proposed(drafts.store, amendment(base, says(base, "Better words.")))
    assert propose(drafts, WHOLE, what, TASK).new
    drafts.share(METI)
    drafts.change(METI, "later", lambda edition: says(edition, "Later words."), TASK)
    assert not propose(drafts, METI, what, TASK).new
    assert drafts.edition(METI).provisions[KEY].text.en == "Later words."


def test_what_came_with_a_merge_that_was_taken_back_can_be_applied_anew(drafts: Drafts):
    base = drafts.edition(WHOLE)
    what = proposed(drafts.store, amendment(base, says(base, "Better words.")))
    drafts.share(METI)
    propose(drafts, METI, what, TASK)
    Merging(drafts, METI, WHOLE).merge(TASK)
    assert not propose(drafts, WHOLE, what, TASK).new
    drafts.undo(WHOLE, "", TASK)
    assert propose(drafts, WHOLE, what, TASK).new
    assert drafts.edition(WHOLE).provisions[KEY].text.en == "Better words."


def test_an_adopted_edition_and_another_id_are_refused(drafts: Drafts):
    base = drafts.edition(WHOLE)
    with pytest.raises(PlanError, match="is an edition of the plan already"):
        what = proposed(drafts.store, amendment(base, says(base, "Better words.")))
        propose(drafts, draft("2025-outline"), what, TASK)
    other = Proposed("0" * 64, False, "x", lambda _: drafts.store.edition("2026-example"))
    with pytest.raises(PlanError, match="would make another edition of the draft"):
        propose(drafts, WHOLE, other, TASK)


def test_many_who_apply_the_same_at_the_same_time_make_one_commit(drafts: Drafts, tmp_path: Path):
    base = drafts.edition(WHOLE)
    file = tmp_path / "a.json"
    file.write_bytes(encode(amendment(base, says(base, "Better words."))))
    asked = ["apply", str(file), "--to", "2026", "--store", str(drafts.store.root), "--by", "Drafter"]
    command = [sys.executable, "-m", "aiplan_revise", *asked]
    working = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(6)]
    told = [process.communicate()[1] for process in working]
    assert [process.returncode for process in working] == [0] * 6
    assert sum("nothing to do" in line for line in told) == 5
    assert subjects(drafts) == [
        "Apply the amendment by METI of 2026-07-14: 1 change",
        "Begin the draft of 2026 from 2025-outline",
    ]
    assert writers.sound(drafts.store.root) == []
