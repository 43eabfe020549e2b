"""Drafts: begun, shared, changed, undone, merged, decided; what each says, and what it refuses."""

from pathlib import Path

import pytest
import writers
from gits import git
from msgspec.structs import replace

from aiplan_revise.errors import PlanError
from aiplan_revise.model.edition import Edition, Ending, Texts
from aiplan_revise.revise.amending import reword
from aiplan_revise.revise.conflicts import Own
from aiplan_revise.store import open_store
from aiplan_revise.store.adopting import Adoption, adopt
from aiplan_revise.store.drafts import Alter, Drafts, Task
from aiplan_revise.store.merging import Disputed, Merging
from aiplan_revise.store.names import Draft, draft
from aiplan_revise.store.stamps import Deed, Note, Stamp

WHOLE, METI, MIC = draft("2026"), draft("2026/METI"), draft("2026/mic")


@pytest.fixture
def drafts(tmp_path: Path) -> Drafts:
    store = open_store(writers.made(tmp_path / "plan.git", ["2026"]))
    made = Drafts(store)
    made.share(METI)
    made.share(MIC)
    return made


def task(reason: str = "", by: str = "Drafter") -> Task:
    return Task(Stamp(by, writers.AT), reason)


def says(key: str, en: str) -> Alter:
    return lambda edition: reword(edition, key, {"en": en})


def words(edition: Edition, key: str) -> str:
    return edition.provisions[key].text.en


def test_a_draft_begins_with_the_text_it_follows(drafts: Drafts):
    base = drafts.store.edition("2025-outline")
    made = drafts.edition(WHOLE)
    assert made.provisions == base.provisions
    assert (made.about.id, made.about.status, made.about.follows) == ("2026", "draft", "2025-outline")
    assert (made.about.official, made.about.title, made.about.dates) == (False, base.about.title, {})
    assert drafts.store.ids() == ("2025-outline", "2026-example")
    assert drafts.store.edition("2025-outline", "draft/2026") == base
    for name, fault in (
        ("2026", "there is a draft 2026 already"),
        ("2025-outline", "is an edition of the plan already"),
    ):
        with pytest.raises(PlanError, match=fault):
            drafts.begin(draft(name), "2026-example", task())
    with pytest.raises(PlanError, match="there is no edition 2024"):
        drafts.begin(draft("2027"), "2024", task())
    with pytest.raises(PlanError, match="there is a draft 2026/meti already"):
        drafts.share(METI)


def test_why_others_ended_is_told_by_their_own_edition_only(drafts: Drafts):
    ended = {"ai-literacy": Ending("completed")}
    drafts.change(WHOLE, "x", lambda e: replace(e, about=replace(e.about, endings=ended)), task())
    adopt(drafts, WHOLE, Adoption("Cabinet", "2026-07-14"), task(), lambda _: None)
    drafts.begin(draft("2027"), "2026", task())
    assert drafts.store.edition("2026").about.endings == ended
    assert drafts.edition(draft("2027")).about.endings == {}


def test_every_step_is_told_with_author_and_reason(drafts: Drafts):
    drafts.change(WHOLE, "first", says("government-ai", "Other words."), task("Agreed.\n\nOn 3 March: in the council."))
    drafts.change(METI, "second", says("government-ai", "More words."), task(by="METI <not a mail>"))
    told = [(deed.note.subject, deed.note.reason, deed.stamp) for deed in drafts.deeds(WHOLE)]
    assert told == [
        ("first", "Agreed.\n\nOn 3 March: in the council.", Stamp("Drafter", writers.AT)),
        ("Begin the draft of 2026 from 2025-outline", "", Stamp("Beginner", writers.AT)),
    ]
    assert [(d.note.subject, d.stamp.by) for d in drafts.deeds(METI)] == [("second", "METI not a mail")]
    assert list(drafts.deeds(MIC)) == []
    assert [(str(s.draft), s.commits) for s in drafts.listed()] == [("2026", 2), ("2026/meti", 1), ("2026/mic", 0)]


def test_a_step_that_changes_nothing_leaves_no_commit(drafts: Drafts):
    before = drafts.tip(WHOLE)
    done = drafts.change(WHOLE, "nothing", lambda edition: edition, task())
    assert (done.new, drafts.tip(WHOLE)) == (False, before)


def test_a_step_that_would_leave_an_unsound_edition_is_refused(drafts: Drafts):
    before = drafts.tip(WHOLE)
    with pytest.raises(PlanError, match="control or bidi character"):
        drafts.change(WHOLE, "x", says("government-ai", "a\u202eb"), task())
    ended = {"x": Ending("completed", Texts(en="a\x07b"))}
    with pytest.raises(PlanError, match="2026: about: control or bidi character"):
        drafts.change(WHOLE, "x", lambda e: replace(e, about=replace(e.about, endings=ended)), task())
    with pytest.raises(PlanError, match="is listed but not there"):
        drafts.change(WHOLE, "x", lambda e: replace(e, outline=(*e.outline, "nothing")), task())
    assert drafts.tip(WHOLE) == before


def test_the_same_call_again_does_nothing_twice(drafts: Drafts):
    again = Task(Stamp("Drafter", writers.AT), "", "op-1")
    first = drafts.change(WHOLE, "x", says("government-ai", "Other words."), again)
    drafts.change(WHOLE, "y", says("government-ai", "Later words."), task())
    second = drafts.change(WHOLE, "x", says("government-ai", "Other words."), again)
    assert (second.commit, second.new) == (first.commit, False)
    assert words(drafts.edition(WHOLE), "government-ai") == "Later words."
    with pytest.raises(PlanError, match="'op 1' cannot name an operation"):
        drafts.change(WHOLE, "x", lambda edition: edition, Task(Stamp("Drafter", 1), "", "op 1"))


def test_a_name_that_another_call_had_is_refused(drafts: Drafts):
    first = Task(Stamp("Drafter", writers.AT), "", "op-1")
    done = drafts.change(WHOLE, "x", says("government-ai", "Other words."), first)
    refused = rf"^operation op-1 was already used for “x” \[{done.commit[:10]}\]; choose another name$"
    for subject, key in (("y", "government-ai"), ("z", "ai-literacy")):
        with pytest.raises(PlanError, match=refused):
            drafts.change(WHOLE, subject, says(key, "Later words."), first)
    with pytest.raises(PlanError, match=refused):
        drafts.undo(WHOLE, "", first)
    assert drafts.tip(WHOLE) == done.commit
    more = first.asking("more")  # of which the commit knows nothing
    assert drafts.change(WHOLE, "x", says("government-ai", "Other words."), more) == (done.commit, False)


def test_calls_of_one_name_and_subject_differ_in_what_they_ask_for(drafts: Drafts):
    asked = Task(Stamp("Drafter", writers.AT), "", "op-1").asking("Other words.")
    done = drafts.change(WHOLE, "x", says("government-ai", "Other words."), asked)
    with pytest.raises(PlanError, match="operation op-1 was already used for “x”"):
        drafts.change(WHOLE, "x", says("government-ai", "Later words."), asked._replace(asked=("Later words.",)))
    assert drafts.change(WHOLE, "y", says("government-ai", "Other words."), asked) == (done.commit, False)
    assert words(drafts.edition(WHOLE), "government-ai") == "Other words."


def test_two_bodies_may_give_one_name(drafts: Drafts):
    """Each on a branch of its own; where both come together, each call still finds its own commit."""
    asked = [Task(Stamp(by, writers.AT), "", "op-1").asking(by) for by in ("METI", "MIC")]
    done = [
        drafts.change(METI, "x", says("government-ai", "By METI."), asked[0]),
        drafts.change(MIC, "x", says("ai-literacy", "By MIC."), asked[1]),
    ]
    for part in (METI, MIC):
        Merging(drafts, part, WHOLE).merge(task())
    Merging(drafts, WHOLE, METI).merge(task())
    again = drafts.change(METI, "x", says("government-ai", "By METI."), asked[0])
    assert (again.commit, again.new) == (done[0].commit, False)


# ---------------------------------------------------------------- undone


def test_an_undo_that_is_called_again_undoes_nothing_else(drafts: Drafts):
    again = Task(Stamp("Drafter", writers.AT), "", "op-1")
    drafts.change(WHOLE, "one", says("ai-literacy", "Reading."), task())
    drafts.change(WHOLE, "two", says("government-ai", "Other words."), task())
    first, second = drafts.undo(WHOLE, "", again), drafts.undo(WHOLE, "", again)
    assert (first[0].note.subject, first[1].new) == ("two", True)
    assert (second[0], second[1].commit, second[1].new) == (first[0], first[1].commit, False)
    assert words(drafts.edition(WHOLE), "ai-literacy") == "Reading."


def test_what_was_restored_is_the_first_to_be_undone(drafts: Drafts):
    drafts.change(WHOLE, "one", says("ai-literacy", "Reading."), task())
    drafts.change(WHOLE, "two", says("government-ai", "Other words."), task())
    _, done = drafts.undo(WHOLE, "", task())
    drafts.undo(WHOLE, done.commit, task())
    assert words(drafts.edition(WHOLE), "government-ai") == "Other words."
    assert [drafts.undo(WHOLE, "", task())[0].note.subject for _ in range(2)] == ["two", "one"]
    with pytest.raises(PlanError, match="nothing is left to undo"):
        drafts.undo(WHOLE, "", task())


def test_the_last_step_and_any_other_can_be_taken_back(drafts: Drafts):
    old = words(drafts.edition(WHOLE), "government-ai")
    drafts.change(WHOLE, "one", says("government-ai", "Other words."), task())
    drafts.change(WHOLE, "two", says("ai-literacy", "Reading."), task())
    one = next(deed for deed in drafts.deeds(WHOLE) if deed.note.subject == "one")
    deed, _ = drafts.undo(WHOLE, one.id[:8], task("Withdrawn."))
    assert deed == one
    assert words(drafts.edition(WHOLE), "government-ai") == old
    assert words(drafts.edition(WHOLE), "ai-literacy") == "Reading."
    last = next(iter(drafts.deeds(WHOLE)))
    assert (last.note.subject, last.note.reason, last.note.trailers) == ("Undo: one", "Withdrawn.", {"Undoes": one.id})
    assert drafts.undo(WHOLE, "", task())[0].note.subject == "two"
    with pytest.raises(PlanError, match="nothing is left to undo"):
        drafts.undo(WHOLE, "", task())
    drafts.undo(WHOLE, last.id, task())
    assert words(drafts.edition(WHOLE), "government-ai") == "Other words."


def test_what_later_steps_build_on_is_not_taken_back(drafts: Drafts):
    drafts.change(WHOLE, "one", says("government-ai", "Other words here."), task())
    drafts.change(WHOLE, "two", says("government-ai", "Quite other words there."), task())
    one = next(deed for deed in drafts.deeds(WHOLE) if deed.note.subject == "one")
    before = drafts.tip(WHOLE)
    with pytest.raises(PlanError, match=r"2026: government-ai: text\.en: what came after “one” builds on it"):
        drafts.undo(WHOLE, one.id, task())
    with pytest.raises(PlanError, match="no commit that changed its words begins with ffff"):
        drafts.undo(WHOLE, "ffff", task())
    assert drafts.tip(WHOLE) == before


def merged(drafts: Drafts) -> str:
    """METI words two provisions anew and MIC one; both are merged, METI last. The commit of that merge."""
    drafts.change(METI, "one", says("government-ai", "By METI."), task(by="METI"))
    drafts.change(METI, "two", says("ai-literacy", "By METI too."), task(by="METI"))
    drafts.change(MIC, "three", says("local-government-ai", "By MIC."), task(by="MIC"))
    Merging(drafts, MIC, WHOLE).merge(task())
    return Merging(drafts, METI, WHOLE).merge(task()).commit


def told(drafts: Drafts, of: Draft) -> list[str]:
    """Of the three provisions, whose words they have."""
    made = drafts.edition(of)
    keys = ("government-ai", "ai-literacy", "local-government-ai")
    return [found if (found := words(made, key)).startswith("By ") else "old" for key in keys]


def test_a_merge_is_taken_back_as_one_step_the_newest_first(drafts: Drafts):
    commit = merged(drafts)
    deed, _ = drafts.undo(WHOLE, "", task())
    assert (deed.id, deed.note.subject, told(drafts, WHOLE)) == (
        commit,
        "Merge 2026/meti into 2026",
        ["old", "old", "By MIC."],
    )
    assert drafts.undo(WHOLE, "", task())[0].note.subject == "Merge 2026/mic into 2026"
    assert told(drafts, WHOLE) == ["old", "old", "old"]
    with pytest.raises(PlanError, match="2026: nothing is left to undo; see: aiplan draft log 2026"):
        drafts.undo(WHOLE, "", task())


def test_what_came_after_a_merge_stays_when_it_is_taken_back(drafts: Drafts):
    commit = merged(drafts)
    drafts.change(WHOLE, "later", says("ai-startups", "By the drafter."), task())
    drafts.undo(WHOLE, commit[:10], task())
    assert told(drafts, WHOLE) == ["old", "old", "By MIC."]
    assert words(drafts.edition(WHOLE), "ai-startups") == "By the drafter."


@pytest.mark.parametrize("times", [1, 2])
def test_a_part_comes_in_again_whole_after_its_merge_was_taken_back(drafts: Drafts, times: int):
    merged(drafts)
    for _ in range(times):
        drafts.undo(WHOLE, "", task())
        drafts.change(METI, "four", says("ai-startups", "By METI at last."), task())
        Merging(drafts, METI, WHOLE).merge(task())
        assert told(drafts, WHOLE) == ["By METI.", "By METI too.", "By MIC."]
        assert words(drafts.edition(WHOLE), "ai-startups") == "By METI at last."
    with pytest.raises(PlanError, match="is in 2026 already"):
        Merging(drafts, METI, WHOLE).merge(task())


def test_a_part_that_is_brought_up_to_date_keeps_what_was_taken_back(drafts: Drafts):
    merged(drafts)
    drafts.undo(WHOLE, "", task())
    Merging(drafts, WHOLE, METI).merge(task())
    assert told(drafts, METI) == ["By METI.", "By METI too.", "By MIC."]
    Merging(drafts, METI, WHOLE).merge(task())
    assert told(drafts, WHOLE) == ["By METI.", "By METI too.", "By MIC."]


def test_a_draft_keeps_what_a_part_took_in_and_took_back(drafts: Drafts):
    merged(drafts)
    Merging(drafts, WHOLE, MIC).merge(task())
    assert drafts.undo(MIC, "", task())[0].note.subject == "Merge 2026 into 2026/mic"
    drafts.change(MIC, "four", says("ai-startups", "By MIC at last."), task())
    Merging(drafts, MIC, WHOLE).merge(task())
    assert told(drafts, WHOLE) == ["By METI.", "By METI too.", "By MIC."]


def test_a_merge_is_taken_back_where_it_was_made_only(drafts: Drafts):
    merged(drafts)
    taken_in = Merging(drafts, WHOLE, MIC).merge(task())
    Merging(drafts, MIC, WHOLE).merge(task())
    with pytest.raises(PlanError, match="no commit that changed its words begins with"):
        drafts.undo(WHOLE, taken_in.commit, task())


# ---------------------------------------------------------------- merged


def test_parts_come_together_and_each_merge_is_one_commit(drafts: Drafts):
    drafts.change(METI, "x", says("government-ai", "By METI."), task(by="METI"))
    drafts.change(MIC, "y", says("ai-literacy", "By MIC."), task(by="MIC"))
    for part in (METI, MIC):
        Merging(drafts, part, WHOLE).merge(task("Taken up."))
    made = drafts.edition(WHOLE)
    assert (words(made, "government-ai"), words(made, "ai-literacy")) == ("By METI.", "By MIC.")
    last: Deed = next(iter(drafts.deeds(WHOLE)))
    assert last.note == Note("Merge 2026/mic into 2026", "Taken up.", last.note.operation)
    assert last.parents[1:] == (drafts.tip(MIC),)
    with pytest.raises(PlanError, match="is in 2026 already"):
        Merging(drafts, MIC, WHOLE).merge(task())
    Merging(drafts, WHOLE, METI).merge(task())
    assert drafts.edition(METI) == drafts.edition(WHOLE)
    with pytest.raises(PlanError, match="cannot be merged into 2026/mic"):
        Merging(drafts, METI, MIC)


def test_nothing_half_merged_is_ever_seen(drafts: Drafts):
    for part, by in ((WHOLE, "the drafter"), (METI, "METI")):
        drafts.change(part, "x", says("government-ai", f"Quite other words by {by}."), task())
        drafts.change(part, "y", says("ai-literacy", f"Reading as {by} teaches it."), task())
    before, merging = drafts.tip(WHOLE), Merging(drafts, METI, WHOLE)
    with pytest.raises(Disputed) as disputed:
        merging.merge(task())
    first, second = disputed.value.outcome.conflicts
    assert (first.provision, second.provision) == ("government-ai", "ai-literacy")
    merging.decide(second, "theirs", task("As agreed.", "Arbiter"))
    assert drafts.tip(WHOLE) == before
    assert merging.outcome().conflicts == (first,)
    assert merging.decided().made[0].by == "Arbiter"
    merging.decide(first, Own("Words of our own."), task())
    assert merging.outcome().conflicts == ()
    assert drafts.tip(WHOLE) == before
    merging.merge(task())
    made = drafts.edition(WHOLE)
    assert (words(made, "government-ai"), words(made, "ai-literacy")) == (
        "Words of our own.",
        "Reading as METI teaches it.",
    )
    assert "refs/heads/merge" not in git(drafts.store.root, "for-each-ref")


def test_a_decision_counts_only_for_the_conflict_it_was_made_on(drafts: Drafts):
    drafts.change(WHOLE, "x", says("government-ai", "Quite other words by the drafter."), task())
    drafts.change(METI, "x", says("government-ai", "Quite other words by METI."), task())
    merging = Merging(drafts, METI, WHOLE)
    (conflict,) = merging.outcome().conflicts
    with pytest.raises(PlanError, match="'both' is no way to settle this conflict"):
        merging.decide(conflict, "both", task())
    merging.decide(conflict, "theirs", task())
    drafts.change(METI, "z", says("government-ai", "METI thought again, altogether."), task())
    found = merging.outcome()
    assert [one.choice for one in found.outdated] == ["theirs"]
    assert len(found.conflicts) == 1
    merging.decide(found.conflicts[0], "ours", task())
    assert merging.outcome().outdated == ()


def test_a_part_that_was_begun_elsewhere_is_not_merged(drafts: Drafts):
    """Without a base, every word of one side would give way to the other."""
    root = drafts.store.root
    elsewhere = git(root, "commit-tree", f"{drafts.tip(METI)}^{{tree}}", "-m", "begun elsewhere")
    git(root, "update-ref", METI.ref, elsewhere)
    drafts.change(WHOLE, "x", says("government-ai", "By the drafter."), task())
    with pytest.raises(PlanError, match="2026/meti: has no commit in common with 2026"):
        Merging(drafts, METI, WHOLE).merge(task())
    with pytest.raises(PlanError, match="2026: has no commit in common with its part"):
        Merging(drafts, WHOLE, METI).merge(task())
    with pytest.raises(PlanError, match="2026/meti: has no commit in common with 2026"):
        drafts.sides(METI)
    assert words(drafts.edition(WHOLE), "government-ai") == "By the drafter."


def test_what_is_no_draft_is_told(drafts: Drafts, tmp_path: Path):
    with pytest.raises(PlanError, match="there is no draft 2030; the drafts here: 2026, 2026/meti, 2026/mic"):
        drafts.tip(draft("2030"))
    with pytest.raises(PlanError, match="there is no draft 2026/moj"):
        drafts.change(draft("2026/moj"), "x", lambda edition: edition, task())
    (tmp_path / "folder").mkdir()
    with pytest.raises(PlanError, match="is a folder of files, which drafts do not go into"):
        Drafts(open_store(tmp_path / "folder"))
    with pytest.raises(PlanError, match="nobody is named who does it"):
        drafts.change(WHOLE, "x", says("government-ai", "y"), task(by=" <> "))


def test_many_revisions_are_read_as_each_one_is(drafts: Drafts):
    for n in range(150):
        drafts.change(WHOLE, f"step {n}", says("government-ai", f"Words {n // 2}."), task())
    keys = [deed.id for deed in drafts.deeds(WHOLE)]
    told = [text.whole("government-ai").text.en for text in drafts.texts(WHOLE, [*keys, *keys[::-1]])]
    assert told == [words(drafts.edition(WHOLE, key), "government-ai") for key in [*keys, *keys[::-1]]]
    with pytest.raises(PlanError, match="has no edition 2099"):
        list(drafts.texts(draft("2099"), keys))
    with pytest.raises(PlanError, match="the commit 000000000000 is missing"):
        list(drafts.texts(WHOLE, ["0" * 40]))
