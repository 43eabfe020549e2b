"""The form of a body: what it shows, what is understood of what people write into it, and what is told."""

import io
from typing import Any

import openpyxl
import pytest
from documents.listing import REGISTRY, listing
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from small import head, small
from strategies import REGISTRY as ODD
from strategies import editions
from workbooks import edited

from aiplan_revise.documents import Imported
from aiplan_revise.documents.workbook.filled import Filled, read_form
from aiplan_revise.documents.workbook.form import Asked, to_form
from aiplan_revise.documents.workbook.labels import action_of, reason_of
from aiplan_revise.documents.workbook.outcome import Outcome, outcome
from aiplan_revise.documents.workbook.reading import read_workbook
from aiplan_revise.documents.workbook.sheets import read_book
from aiplan_revise.errors import PlanError
from aiplan_revise.model.codec import encode
from aiplan_revise.model.edition import Assignment, Edition, Lang, Provision, Texts

HM, MA = Assignment("harbour", printed="Ministry of Harbours"), Assignment("meadow", printed="MA")


def step(key: str, number: str, parent: str, words: Texts, *bodies: Assignment) -> Provision:
    return Provision(key, "initiative", parent, number, text=words, assignments=bodies)


BASE = small(
    Provision("lights", "chapter", "", "1", text=Texts("灯火", "Lights")),
    step("lamps", "a", "lights", Texts("60基の灯台を建てる。", "Build 60 lamps."), HM, MA),
    step(
        "oil",
        "b",
        "lights",
        Texts("油を買う。", "Buy oil."),
        Assignment("council", "light", printed="Council Office (Lights)"),
    ),
    step("songs", "c", "lights", Texts("歌う。", "Sing."), MA),
    step("wicks", "d", "lights", Texts("芯を切る。", "Trim wicks."), HM),
    Provision("boats", "chapter", "", "2", text=Texts("船", "Boats")),
    step(
        "paint",
        "a",
        "boats",
        Texts("船を塗る。", "Paint boats."),
        Assignment("harbour", role="lead", printed="MHP"),
        MA,
    ),
    title=Texts("灯火計画", "Plan of lights"),
)
LAMPS, WICKS, PAINT, NEW = 6, 7, 8, 9
"""The rows of initiatives, and the first empty one."""


def form(lang: Lang = "en", of: Edition = BASE) -> bytes:
    return to_form(of, REGISTRY, Asked("2027", "harbour", "1f" * 20), encode(of), lang)


def filled(cells: dict[str, Any], lang: Lang = "en", of: Edition = BASE) -> Filled:
    def change(sheet: Any) -> None:
        for place, value in cells.items():
            sheet[place] = value

    return read_form(read_book(edited(form(lang, of), change)))


def result(cells: dict[str, Any], lang: Lang = "en", of: Edition = BASE) -> Outcome:
    return outcome(filled(cells, lang, of), of, REGISTRY)


def rules(found: Outcome) -> list[tuple[str, str]]:
    return [(one.rule, f"{one.column}{one.row}") for one in found.unclear]


def shown(found: Outcome) -> list[str]:
    return listing(Imported(found.made))


# ---------------------------------------------------------------- what it shows


def test_the_form_shows_what_the_body_is_responsible_for() -> None:
    book = openpyxl.load_workbook(io.BytesIO(form("ja")))
    sheet = book.worksheets[0]
    rows = [[str(cell.value or "") for cell in row] for row in sheet.iter_rows(max_row=PAINT)]
    assert [row[0][:8] for row in rows[:3]] == ["灯火計画", "港湾省の施策：2", "黄色の欄に記入し"]
    assert rows[4:] == [
        [
            "番号",
            "位置",
            "現在の文言",
            "現在の担当",
            "対応",
            "改定後の文言",
            "改定後の担当",
            "削除の理由",
            "備考",
            "識別子",
        ],
        ["1.a", "灯火", "60基の灯台を建てる。", "港省; 草原庁", "", "", "", "", "", "lamps"],
        ["1.d", "灯火", "芯を切る。", "港省", "", "", "", "", "", "wicks"],
        ["2.a", "船", "船を塗る。", "港省（主担当）; 草原庁", "", "", "", "", "", "paint"],
    ]
    assert [one.sheet_state for one in book.worksheets] == ["visible", "hidden", "hidden"]
    assert sheet.protection.sheet
    assert [sheet.cell(LAMPS, at).protection.locked for at in range(1, 11)] == [True] * 4 + [False] * 5 + [True]
    offered = {str(one.sqref): one.formula1 for one in sheet.data_validations.dataValidation}
    assert offered["E6:E23"] == '"変更なし,文言修正,削除,担当変更,新規"'
    assert offered["B9:B23"] == "_lists!$B$1:$B$2"


def test_the_same_draft_gives_the_same_bytes_and_an_unofficial_one_says_so() -> None:
    assert form() == form()
    odd = small(*BASE.provisions.values(), official=False, notice=Texts(en="An invented example."))
    sheet = openpyxl.load_workbook(io.BytesIO(form(of=odd))).worksheets[0]
    assert sheet["A3"].value == "An invented example."


@settings(max_examples=settings().max_examples // 4)
@given(editions(), st.sampled_from(["ja", "en"]), st.sampled_from(sorted(ODD.bodies)))
def test_a_form_that_comes_back_empty_changes_nothing(of: Edition, lang: Lang, body: str) -> None:
    raw = to_form(of, ODD, Asked("2027", body, "1f" * 20), encode(of), lang)
    found = outcome(read_form(read_book(raw)), of, ODD)
    assert (found.made, found.done, found.unclear) == (of, (), ())


# ---------------------------------------------------------------- what is understood


def test_each_action_is_done() -> None:
    found = result(
        {
            "E6": "reword", "F6": "Build 90 lamps.", "I6": "Agreed.",
            "E7": "drop", "H7": "merged (into 1.a)",
            "E8": "reassign", "G8": "MHP, Council Office (Lights)",
            "B9": "2 Boats", "F9": "Mend nets.", "G9": "MA",
        }
    )  # fmt: skip
    assert shown(found) == [
        *("1 chapter: Lights", "  1.a initiative: Build 90 lamps. [harbour; meadow]"),
        *("  1.b initiative: Buy oil. [council/light]", "  1.c initiative: Sing. [meadow]"),
        *("2 chapter: Boats", "  2.a initiative: Paint boats. [harbour*; council/light]"),
        "  2.b initiative: Mend nets. [meadow]",
    ]
    assert found.made.about.endings["wicks"].note == Texts(en="into 1.a")
    assert found.made.about.endings["wicks"].reason == "merged"
    assert found.unclear == ()
    assert [(one.row, one.action, one.remark) for one in found.done] == [
        (6, "reword", "Agreed."), (7, "drop", ""), (8, "reassign", ""), (9, "new", ""),
    ]  # fmt: skip


def test_what_people_write_is_understood_as_far_as_it_is_clear() -> None:
    rich = CellRichText("90基の", TextBlock(InlineFont(b=True), "灯台"), "を\n建てる。")
    found = result(
        {"E6": "　文言の修正 ", "F6": rich, "G6": "港湾省\n草原庁", "E7": "廃止", "H7": "完了した", "F8": 7,
         "B9": "２　船",
         "E9": None, "F9": "網を直す。 "},
        "ja",
    )  # fmt: skip
    made = found.made.provisions
    assert (made["lamps"].text.ja, made["lamps"].text.en) == ("90基の灯台を\n建てる。", "Build 60 lamps.")
    assert made["lamps"].assignments == (HM, MA)
    assert found.made.about.endings["wicks"].reason == "completed"
    assert made["paint"].text.ja == "7"
    new = next(one for key, one in made.items() if key not in BASE.provisions)
    assert (new.parent, new.text, new.assignments) == (
        "boats",
        Texts("網を直す。"),
        (Assignment("harbour", printed="港省"),),
    )
    assert rules(found) == [("form-guessed", "E8"), ("form-guessed", "G9")]


def test_bodies_in_brackets_in_the_words_are_those_responsible() -> None:
    found = result(
        {
            "F6": "80基の灯台を建てる。【草原庁】",
            "F8": "船を塗る。【港湾省、評議府（灯火）】", "G8": "港湾省; 評議府（灯火）",
            "B9": "２　船", "F9": "網を直す。［草原庁］",
        },
        "ja",
    )  # fmt: skip
    assert [line.strip() for line in shown(found) if "a initiative" in line or "2.b" in line] == [
        "1.a initiative: Build 60 lamps. [meadow]",
        "2.a initiative: Paint boats. [harbour*; council/light]",
        "2.b initiative: 網を直す。 [meadow]",
    ]
    texts = [one.text.ja for one in found.made.provisions.values()]
    assert {"80基の灯台を建てる。", "船を塗る。", "網を直す。"} <= {*texts}
    assert [one.row for one in found.unclear if one.column == "F"] == [6, 8, 9]
    assert {one.rule for one in found.unclear} == {"form-guessed"}


def test_brackets_in_the_words_that_are_not_clear_are_told() -> None:
    found = result({"F6": "80基の灯台を建てる。【海灯】", "F7": "芯を切る。【草原庁】", "G7": "評議府（灯火）"}, "ja")
    assert found.made.provisions["lamps"].text.ja == "80基の灯台を建てる。【海灯】"
    assert found.made.provisions["wicks"] == BASE.provisions["wicks"]
    assert [one for one in rules(found) if one[0] != "form-guessed"] == [
        ("bodies-in-words", "F6"),
        ("form-contradiction", "G7"),
    ]


@pytest.mark.parametrize("place", ["2 船", "船", "2", "boats", "灯火 / 桟橋", "桟橋", "3.1", "3.1 桟橋"])
def test_a_place_is_known_by_all_names_that_the_form_prints(place: str) -> None:
    """A row of the form says where it stands by the headings above it; the drop-down by number and words."""
    piers = (head("more", "More", ja="灯火", number="3"), head("piers", "Piers", ja="桟橋", number="1", parent="more"))
    of = small(*BASE.provisions.values(), *piers, step("mend", "a", "piers", Texts("直す。", "Mend."), HM))
    found = result({"B10": place, "F10": "網を直す。", "G10": "草原庁"}, "ja", of)
    made = next(one for key, one in found.made.provisions.items() if key not in of.provisions)
    assert made.parent == ("boats" if "2" in place or place in ("船", "boats") else "piers")
    assert found.unclear == ()


@pytest.mark.parametrize(
    ("words", "action"),
    [
        ("ＤＲＯＰ", "drop"),
        ("削除する", "drop"),
        ("文言 修正", "reword"),
        ("移管", "reassign"),
        ("同左", "keep"),
        ("完了", None),
    ],
)
def test_actions_in_other_words(words: str, action: str | None) -> None:
    assert action_of(words) == action


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("done", ("completed", "")), ("完了（令和7年3月）", ("completed", "令和7年3月")),
        ("統合：1.aへ", ("merged", "1.aへ")),
        ("中止のため", ("abandoned", "")), ("未完了", None), ("完了又は中止", None), ("その他", None),
        ("完了したため", ("completed", "")), ("終了しました。", ("completed", "")), ("完了予定", None),
        ("3.1.2.aへ統合", ("merged", "3.1.2.aへ統合")), ("統合しない", None), ("完了していない", None),
        ("後継の施策に移行したため", ("superseded", "後継の施策に移行したため")), ("完了し、他へ統合", None),
        ("merged into 3.1.2", ("merged", "merged into 3.1.2")), ("never completed", None),
    ],
)  # fmt: skip
def test_reasons_in_other_words(words: str, reason: tuple[str, str] | None) -> None:
    assert reason_of(words) == reason


def test_rows_may_be_inserted_sorted_and_taken_out() -> None:
    def change(sheet: Any) -> None:
        sheet.insert_rows(WICKS)
        sheet["F7"] = "Light them."
        sheet.delete_rows(PAINT)
        sheet.move_range("A6:J6", rows=40)

    found = outcome(read_form(read_book(edited(form(), change))), BASE, REGISTRY)
    assert rules(found) == [("form-row-gone", "0"), ("form-place", "B7")]
    assert found.made == BASE
    message = next(one.message for one in found.unclear if one.rule == "form-row-gone")
    assert message == "the row of 1.d is gone; nothing was done to it"


def test_rows_inserted_between_two_go_behind_the_one_above() -> None:
    def change(sheet: Any) -> None:
        sheet.insert_rows(WICKS, 2)
        sheet["F7"], sheet["F8"] = "Light them.", "Clean them."

    found = outcome(read_form(read_book(edited(form(), change))), BASE, REGISTRY)
    assert shown(found)[1:4] == [
        "  1.a initiative: Build 60 lamps. [harbour; meadow]",
        "  1.b initiative: Light them. [harbour]",
        "  1.c initiative: Clean them. [harbour]",
    ]
    assert rules(found) == [("form-guessed", place) for place in ("B7", "G7", "B8", "G8")]


# ---------------------------------------------------------------- what is told


UNCLEAR: list[tuple[dict[str, Any], tuple[str, str], str]] = [
    ({"E6": "perhaps", "F6": "x"}, ("form-action", "E6"), "“perhaps” is no action that is known; not taken: “"),
    ({"E6": "new", "F6": "x"}, ("form-action", "E6"), "is there already, so it is not new"),
    ({"E6": "drop"}, ("form-reason", "H6"), "is to be dropped, and no reason is given"),
    ({"E6": "drop", "H6": "who knows"}, ("form-reason", "H6"), "“who knows” is no reason that is known"),
    ({"E6": "drop", "H6": "done", "F6": "x"}, ("form-contradiction", "E6"), "is to be dropped, and yet has"),
    ({"E6": "keep", "F6": "x"}, ("form-contradiction", "E6"), "is to stay as it is, and yet other cells"),
    ({"E6": "reword", "F6": "x", "H6": "done"}, ("form-contradiction", "H6"), "a reason for dropping, and"),
    ({"H6": "done"}, ("form-action", "E6"), "a reason for dropping, and no action"),
    ({"E6": "reword"}, ("form-nothing-new", "E6"), "asks to reword, and says nothing that is new"),
    ({"E6": "reword", "F6": "Build 60 lamps."}, ("form-nothing-new", "E6"), "asks to reword, and says nothing"),
    ({"E6": "reassign", "G6": "MHP, Moon Bureau", "F6": "x"}, ("unknown-body", "G6"), "no body is known as “Moon "),
    ({"C6": "Build 90 lamps."}, ("form-locked", "C6"), "was changed, which changes nothing: “Build 90 lamps.”"),
    ({"J6": "oil", "F6": "x"}, ("form-unknown", "J6"), "'oil' is the id of no initiative of this form"),
    ({"J7": "lamps", "F7": "x"}, ("form-twice", "J7"), "lamps stands in row 6, too; not taken: “New text: x”"),
    ({"F9": "Mend nets."}, ("form-place", "B9"), "does not say what it stands under"),
    ({"F9": "Mend nets.", "B9": "Moon"}, ("form-place", "B9"), "“Moon” is no heading; not taken"),
    ({"B9": "1 Lights", "G9": "MA"}, ("form-no-words", "F9"), "a new initiative without words"),
    ({"A31": "the end"}, ("left-out", "31"), "was not read, for the row has neither an id nor anything"),
    ({"L6": "by the way"}, ("left-out", "L6"), "was not read, for it stands outside the table: “by the way”"),
    ({"F6": "=1+1"}, ("formula", "6"), "Form!F6 holds a formula, which is not run; it has no result"),
    ({"I6": "See the note."}, ("form-note", "I6"), "a remark alone: “See the note.”"),
]  # fmt: skip


@pytest.mark.parametrize(("cells", "rule", "says"), UNCLEAR)
def test_what_is_not_clear_is_told_and_not_done(cells: dict[str, Any], rule: tuple[str, str], says: str) -> None:
    found = result(cells)
    assert found.made == BASE
    assert found.done == ()
    told = [one for one in found.unclear if (one.rule, f"{one.column}{one.row}") == rule]
    assert [one.message[: len(says)] for one in told] == [says]
    assert {one.rule for one in found.unclear} <= {rule[0], "form-row-gone", "form-locked", "form-guessed"}


def test_what_cannot_be_done_is_told_and_the_rest_is_done() -> None:
    clause = Assignment("harbour", clause=Texts(en="Build 60"), printed="MHP")
    base = small(
        *(step("lamps", "a", "lights", p.text, clause) if k == "lamps" else p for k, p in BASE.provisions.items())
    )
    found = result({"F6": "Mend lamps.", "F7": "Cut wicks."}, of=base)
    assert [one.key for one in found.done] == ["wicks"]
    (told,) = [one for one in found.unclear if one.rule == "form-refused"]
    assert told.message.startswith("reword cannot be done: the new words do without the clause “Build 60”")
    assert told.message.endswith("not taken: “Mend lamps.”")
    named = result({"F6": "Mend lamps.", "G6": "MHP, MA"}, of=base).made.provisions["lamps"]
    assert [(one.body, one.clause) for one in named.assignments] == [("harbour", Texts()), ("meadow", Texts())]


def test_a_form_of_another_text_is_taken_where_that_says_the_same() -> None:
    now = small(
        *(
            step("wicks", "d", "lights", Texts("", "Other."), HM) if k == "wicks" else p
            for k, p in BASE.provisions.items()
        )
    )
    found = outcome(filled({"F6": "Build 90 lamps.", "F7": "Cut wicks."}), now, REGISTRY, exact=False)
    assert [one.key for one in found.done] == ["lamps"]
    assert ("form-moved-on", "C7") in rules(found)


def test_cells_that_were_merged_count_for_their_first_row_and_are_told() -> None:
    def change(sheet: Any) -> None:
        sheet["F6"] = "Build 90 lamps."
        sheet.merge_cells("F6:F7")

    found = outcome(read_form(read_book(edited(form(), change))), BASE, REGISTRY)
    assert [one.key for one in found.done] == ["lamps"]
    told = [one.message for one in found.unclear if one.rule == "merged-cells"]
    assert told == ["Form!F6 is merged down to row 7; it was taken for the first row only"]


# ---------------------------------------------------------------- no form


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda book: book.remove(book["_aiplan"]), "has no hidden sheet _aiplan, so it is no form of ours; fill in"),
        (
            lambda book: book["_aiplan"].__setitem__("C2", "{"),
            "hidden sheet _aiplan: row 2: what is kept there is damaged",
        ),
        (lambda book: book["_aiplan"].delete_rows(2), "hidden sheet _aiplan: row 1: what is kept there is damaged"),
        (lambda book: book.worksheets[0].delete_cols(10), "Form: row 5: the column “Id” is gone; put it back"),
    ],
)
def test_what_is_no_form_is_refused_in_one_line(change: Any, says: str) -> None:
    with pytest.raises(PlanError) as caught:
        read_form(read_book(edited(form(), lambda sheet: change(sheet.parent))))
    assert str(caught.value).startswith(says)


def test_a_form_is_no_edition_and_an_edition_no_form() -> None:
    from aiplan_revise.documents.workbook.edition import to_workbook

    with pytest.raises(PlanError, match="is a form that a body fills in, not an edition; take it with: aiplan take"):
        read_workbook(form(), registry=REGISTRY)
    with pytest.raises(PlanError, match="is an edition, not a form; import it: aiplan import FILE"):
        read_form(read_book(to_workbook(BASE, REGISTRY)))
