"""What a report says: counted once, in printed order, and nothing said that did not happen."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from small import head, small, step
from strategies import REGISTRY, few, pairs

from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.edition import LANGS, Edition, Lang, Provision, Source, Texts
from aiplan_revise.model.links import RunnerUp
from aiplan_revise.report import View, glance, render, view
from aiplan_revise.revise import diff

from .conftest import Revision


def lines(shown: View) -> dict[str, list[tuple[str, str]]]:
    return {group.name: [(line.numbers, line.says) for line in group.lines] for group in shown.highlights}


def between(old: Edition, new: Edition, lang: Lang = "en") -> View:
    return view(diff(old, new, Registry()), old, new, Registry(), lang)


def test_highlights_in_english(revision: Revision) -> None:
    assert lines(view(*revision, "en")) == {
        "dropped": [("1.1.d", "formerly assigned to MOM")],
        "reassigned": [
            ("1.1.e → 1.1.d", "responsible body changed from MOM to Lighthouse Agency"),
            ("1.1.f → 1.1.e", "MOM named as lead"),
            ("1.1.g → 1.1.f", "Sea Council: office changed from AI to Law"),
            ("1.1.h → 1.1.g", "MOM newly responsible; “related ministries” no longer listed"),
            ("1.2.a → 1.2.a, 1.2.b", "Lighthouse Agency newly responsible, for 1.2.b only"),
            ("1.2.f", "responsible body changed from MOH to MOM"),
        ],
        "weakened": [("1.1.c", "“establish” → “consider”")],
        "retargeted": [("1.1.a", "60 → 200 (+140)"), ("", "budget: 10 → 12 (+2)")],
        "strengthened": [("1.1.b", "“consider” → “establish”")],
        "splits-and-joins": [
            ("1.2.a → 1.2.a, 1.2.b", "split into 2; Lighthouse Agency newly responsible, for 1.2.b only; reworded"),
            ("1.2.b, 1.2.c → 1.2.c", "2 joined into one; reworded"),
        ],
        "added": [("1.2.j", "assigned to Moon Bureau (not in the registry) and MOH")],
        "moved": [("1.2.e → 1.1.j", "moved from “1.2 On land” to “1.1 In the state”")],
        "other-rewording": [("1.2.g", "reworded (in English only); inserted: “in the sun”")],
        "headings-and-statements": [("1.2", "retitled; formerly “On land”"), ("1.3", "section dropped")],
    }


def test_highlights_in_japanese(revision: Revision) -> None:
    said = lines(view(*revision, "ja"))
    assert said["dropped"] == [("1.1.d", "草原省が担当していた")]
    assert said["reassigned"] == [
        ("1.1.e → 1.1.d", "担当を草原省から灯台庁に変更"),
        ("1.1.f → 1.1.e", "草原省を主担当と明記"),
        ("1.1.g → 1.1.f", "海の会議の担当部局を「AI」から「法制」に変更"),
        ("1.1.h → 1.1.g", "担当に草原省を追加。「関係府省」の記載を削除（担当を明示した府省庁に限定）"),
        ("1.2.a → 1.2.a、1.2.b", "1.2.bの担当に灯台庁を追加"),
        ("1.2.f", "担当を港湾省から草原省に変更"),
    ]
    assert said["weakened"] == [("1.1.c", "「整備する」→「検討する」")]
    assert said["retargeted"] == [("1.1.a", "60人 → 200人（＋140人）"), ("", "budget：10 → 12（＋2）")]
    assert said["moved"] == [("1.2.e → 1.1.j", "「1.2 陸で使う」から「1.1 行政で使う」へ移動")]
    assert said["headings-and-statements"] == [("1.2", "名称を変更。変更前は「陸で使う」"), ("1.3", "節を削除")]


def test_each_piece_stands_beside_its_share(revision: Revision) -> None:
    changes = {change.key: change for change in view(*revision, "ja").changes}
    split, joined = changes["pilots"], changes["dunes"]
    assert [(p.label, p.old and p.old.text, p.new and p.new.text) for p in split.passages] == [
        ("1.2.a に引き継がれた部分", "北航路の水先人を養成し、", "北航路の水先人を養成する。"),
        ("1.2.b に引き継がれた部分", "牡蠣の養殖床を作る。", "牡蠣の養殖床を作り、守る。"),
    ]
    assert [(p.label, p.old and p.old.text, p.new and p.new.text) for p in joined.passages] == [
        ("1.2.b から引き継いだ部分", "砂丘の草の種を集める。", "砂丘の草の種を集め、"),
        ("1.2.c から引き継いだ部分", "海岸に沿ってまく。", "海岸に沿ってまく。"),
    ]


def test_a_clause_that_went_to_two_pieces_is_the_share_of_both() -> None:
    old = small(step("both", "Study tides, and train pilots and divers for storms."))
    new = small(
        step("pilots", "Train pilots for storms.", "harbour", continues=("both",)),
        step("divers", "Study tides and train divers for storms.", "meadow", continues=("both",)),
        key="2026",
    )
    change = between(old, new).changes[0]
    shares = [passage.old.text for passage in change.passages if passage.old]
    assert shares == ["and train pilots and divers for storms.", "Study tides, and train pilots and divers for storms."]
    assert [place.bodies for place in change.new] == [("harbour",), ("meadow",)]


def test_what_no_piece_took_is_told() -> None:
    old = small(step("both", "Train pilots for the north; build oyster beds; burn the old wooden jetty."))
    new = small(
        step("pilots", "Train pilots for the north.", continues=("both",)),
        step("oysters", "Build oyster beds.", continues=("both",)),
        key="2026",
    )
    rest = between(old, new).changes[0].passages[-1]
    assert (rest.label, rest.old and rest.old.text) == ("Old words found in no piece", "burn the old wooden jetty.")


def test_only_the_other_language_changed(revision: Revision) -> None:
    nets = next(change for change in view(*revision, "ja").changes if change.key == "english")
    own, other = nets.passages
    assert own.same
    assert (other.label, other.old and other.old.lang) == ("英語の文言のみ変更", "en")
    assert "".join(span.text for span in other.spans if span.op != "deleted") == "Dry the nets in the sun."


def test_words_of_the_other_language_are_marked() -> None:
    old = small(step("a", "Mend the nets."))
    new = small(step("a", "Mend the nets."), step("b", ja="網を干す。"), key="2026")
    added = between(old, new).changes[0]
    assert (added.caption.text, added.caption.lang) == ("網を干す。", "ja")


def test_each_piece_moves_by_itself() -> None:
    head_a, head_b = head("a", "Ports", number="1"), head("b", "Fields", number="2")
    old = small(head_a, step("whole", "Mend nets and cut hay.", parent="a", number="a"), head_b)
    nets = step("nets", "Mend nets.", continues=("whole",), parent="a", number="a")
    hay = step("hay", "Cut hay.", continues=("whole",), parent="b", number="a")
    shown = between(old, small(head_a, nets, head_b, hay, key="2026"))
    assert lines(shown)["moved"] == [("1.a → 1.a, 2.a", "2.a moved from “1 Ports” to “2 Fields”")]


def test_what_went_with_its_heading_is_told_once() -> None:
    chapter = head("one", "On the sea", number="1", kind="chapter")
    below = [Provision(f"s{n}", "statement", "one", text=Texts(en=f"Number {n} of the waves.")) for n in range(3)]
    kept = [head("two", "On land", number="2"), step("a", "Mend nets.", parent="two", number="a")]
    old, new = small(chapter, *below, *kept), small(*kept, key="2026")
    shown = between(old, new)
    assert lines(shown) == {"headings-and-statements": [("1", "chapter dropped with its 3 provisions")]}
    assert shown.highlights[0].count == 4
    assert [(one.key, one.beneath, one.under) for one in shown.changes] == [
        ("one", 3, ""), ("s0", 0, "one"), ("s1", 0, "one"), ("s2", 0, "one"),
    ]  # fmt: skip
    assert [notice.text for notice in shown.notices] == [
        "4 of the 5 headings and statements of the old document have no counterpart in the new one: "
        "is the new document complete?"
    ]
    assert [notice.text.split(":")[1] for notice in between(new, old).notices] == [" is the old document complete?"]


def test_an_initiative_that_went_with_its_heading_still_counts() -> None:
    old = small(head("s", "Ports", number="1"), step("a", "Mend nets.", "harbour", parent="s", number="a"))
    shown = between(old, small(key="2026"))
    assert {name: said for name, said in lines(shown).items()} == {
        "dropped": [("1.a", "formerly assigned to harbour")],
        "headings-and-statements": [("1", "section dropped with the one provision under it")],
    }
    assert [one.under for one in shown.changes] == ["", ""]


def test_statements_in_a_row_share_a_line() -> None:
    told = [Provision(f"s{n}", "statement", "h", text=Texts(en=f"Number {n} of the waves.")) for n in range(3)]
    old, new = small(head("h", "Sea", number="1"), *told), small(head("h", "Sea", number="1"), key="2026")
    (line,) = between(old, new).highlights[0].lines
    assert (line.numbers, line.under.text, line.says) == (
        "",
        "1 Sea",
        "3 statements dropped, of which this is the first",
    )


def test_nothing_is_said_of_a_status_nobody_stated() -> None:
    source = Source("plan-2026.csv")
    old, new = small(step("a", "Mend nets.")), small(step("a", "Mend all nets."), key="plan-2026", sources=(source,))
    shown = between(old, new)
    assert (shown.old.status, shown.new.status) == ("", "")
    assert shown.title == "Change report: 2025 → plan-2026.csv", "no title, so the names of what is compared"
    for form in ("text", "md", "html"):
        assert "draft" not in render(shown, form)


def test_a_loss_behind_a_rewording_is_quoted() -> None:
    old = small(step("a", "Mend nets, with a yearly report to the council on all lost boats, and dry them."))
    new = small(step("a", "Mend the nets, and dry them."), key="2026")
    (said,) = lines(between(old, new))["other-rewording"]
    assert said[1] == "deleted: “with a yearly report to the council on all lost boats”"


def test_a_bare_figure_comes_with_its_noun() -> None:
    old = small(step("a", "Strengthen the institute."))
    new = small(step("a", "Strengthen the institute, with a staff of about 200."), key="2026")
    assert lines(between(old, new))["retargeted"] == [("", "“staff of about 200” newly set")]


@pytest.mark.parametrize(
    ("lang", "old", "new", "said"),
    [
        ("en", "Strengthen it", "Strengthen it: from about 30 to about 200", "“from about 30 to about 200” newly set"),
        ("en", "Raise its staff from 30 to about 200", "Raise its staff", "“staff from 30 to about 200” removed"),
        ("ja", "強化する", "職員を60人から200人へと強化する", "「60人から200人」を新たに設定"),
        ("ja", "職員を60人とする", "職員を60人から200人に増やす", "60人 → 200人（＋140人）"),
        ("en", "Keep a staff of 60", "Raise its staff from 60 to 200", "60 → 200 (+140)"),
        ("ja", "事故を減らす", "事故を3分の1に減らす", "「3分の1」を新たに設定"),
    ],
)
def test_what_was_and_what_is_to_be_are_one_target(lang: Lang, old: str, new: str, said: str) -> None:
    was, now = (step("a", **{lang: words}) for words in (old, new))
    assert lines(between(small(was), small(now, key="2026"), lang))["retargeted"] == [("", said)]


def test_moves_are_told_after_lineage() -> None:
    old = small(head("s", "Harbours", number="1"), step("a", "Mend nets.", parent="s", number="a"))
    new = small(head("s", "All harbours", number="2"), step("a", "Mend nets.", parent="s", number="a"), key="2026")
    shown = between(old, new)
    assert [group.name for group in shown.highlights] == ["headings-and-statements"]
    assert [(row.name, row.changes) for row in shown.summary.kinds if row.changes] == [("form", 1)]
    assert shown.sections[0].numbers == "1 → 2"


def test_nothing_to_tell(revision: Revision) -> None:
    shown = view(diff(revision.old, revision.old), revision.old, revision.old, revision.registry, "en")
    assert shown.summary.same
    assert (shown.changes, shown.highlights, shown.handovers.parties, shown.review) == ((), (), (), ())
    assert [(row.unchanged) for row in shown.table] == [len(revision.old.outline)]


def test_undone_it_says_the_reverse(revision: Revision) -> None:
    back = view(~revision.changeset, revision.new, revision.old, revision.registry, "en")
    said = lines(back)
    assert said["retargeted"] == [("1.1.a", "200 → 60 (−140)"), ("", "budget: 12 → 10 (−2)")]
    assert said["added"] == [("1.1.d", "assigned to MOM")]
    assert said["strengthened"] == [("1.1.c", "“consider” → “establish”")]


def test_probable_links_wait_for_review(revision: Revision) -> None:
    shown = view(*revision, "ja")
    assert shown.review == ("pilots",)
    evidence = next(change.evidence for change in shown.changes if change.key == "pilots")
    assert evidence is not None
    assert (evidence.label, evidence.basis, evidence.score) == ("推定", "部分の対応（分割・統合）", 0.62)
    assert evidence.runner_up == "次点：1.2.e → 1.2.a（一致度 0.40）"
    assert [reason.text for reason in evidence.reasons] == ["担当府省庁が同一"]


def test_an_unofficial_edition_says_so(revision: Revision) -> None:
    shown = view(*revision, "ja")
    assert shown.title == "【非公式】海の計画（新・例示） 変更概要"
    assert [notice.text for notice in shown.notices] == ["架空の文書である。"]
    bare = msgspec.structs.replace(revision.new.about, notice=Texts())
    unexplained = msgspec.structs.replace(revision.new, about=bare)
    shown = view(revision.changeset, revision.old, unexplained, revision.registry, "en")
    told = "“Plan of the sea, new (example)” is not an official document."
    assert [notice.text for notice in shown.notices] == [told]


def test_only_web_addresses_are_links(revision: Revision) -> None:
    assert [source.address for source in view(*revision, "en").old.sources] == ["https://example.org/plan", ""]


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_same_input_gives_the_same_view(revision: Revision, lang: Lang) -> None:
    assert view(*revision, lang) == view(*revision, lang)


def test_a_rival_within_a_split_is_one_piece_alone(revision: Revision) -> None:
    def rival(old: str, new: str) -> str:
        (known,) = (c.evidence for c in revision.changeset.changes if c.kind == "split" and c.evidence)
        link = replace(known, runner_up=RunnerUp(old, new, 0.5), reasons=("same body", "same body"))
        changed = tuple(replace(c, evidence=link) if c.kind == "split" else c for c in revision.changeset.changes)
        shown = view(replace(revision.changeset, changes=changed), *revision[1:], "en")
        evidence = next(change.evidence for change in shown.changes if change.key == "pilots")
        assert evidence is not None
        assert [reason.text for reason in evidence.reasons] == ["same body"], "told once"
        return evidence.runner_up

    assert rival("both", "oysters") == "instead of a split, 1.2.b alone (score 0.50)"
    assert rival("hay", "pilots") == "runner-up: 1.2.e → 1.2.a (score 0.50)"


@few
@given(pairs(), st.sampled_from(LANGS))
def test_no_change_is_empty(two: tuple[Edition, Edition], lang: Lang) -> None:
    old, new = two
    shown = glance(diff(old, new, REGISTRY), old, new, REGISTRY, lang)
    assert all(any(fact.lines for fact in one.facts) for one in shown.changes if one.kind == "carried")


def test_a_change_that_nobody_sees_says_so() -> None:
    old, new = small(step("piers", "Light the piers.", continues=("quays",))), small(step("piers", "Light the piers."))
    (change,) = between(old, new).changes
    assert [fact.lines for fact in change.facts] == [("nothing printed changed, only the record of what it continues",)]


def test_few_unknown_bodies_are_each_remarked_on() -> None:
    shown = staffed(4, 1, "?New_Board")
    assert lines(shown)["reassigned"] == [
        ("", "responsible body changed from Board 0 (not in the registry) to New Board (not in the registry)")
    ]
    assert shown.notices == ()


def test_where_most_bodies_are_unknown_it_is_said_once() -> None:
    shown = staffed(6, 1, "?New_Board")
    assert lines(shown)["reassigned"] == [("", "responsible body changed from Board 0 to New Board")]
    (notice,) = shown.notices
    assert notice.text.startswith("Of the 8 bodies that are named as responsible, 7 are not in the registry")


def staffed(count: int, known: int, successor: str) -> View:
    """The report of an edition with so many unknown and known bodies, the first of which gives way."""
    bodies = [f"?Board_{n}" for n in range(count)] + list(REGISTRY.bodies)[:known]
    old = [step(f"i{n}", f"Mend the {WORDS[n]} pump.", body) for n, body in enumerate(bodies)]
    new = [step("i0", "Mend the red pump.", successor), *old[1:]]
    sides = small(*old), small(*new, key="2026")
    return view(diff(*sides, REGISTRY), *sides, REGISTRY, "en")


WORDS = ("red", "blue", "green", "white", "black", "brown", "grey", "pink", "gold", "silver", "amber")
