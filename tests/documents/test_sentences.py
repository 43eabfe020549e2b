"""Amending sentences: what an official would write, proved by an interpreter that knows nothing but the sentences."""

from functools import cache
from pathlib import Path

import pytest
from conftest import ROOT
from hanging import ending
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from strategies import REGISTRY, few, pairs

from aiplan_revise.documents import parse
from aiplan_revise.documents.reading import Reading
from aiplan_revise.documents.sentences import (
    Sentence,
    amended_by,
    as_markdown,
    as_text,
    carried_out,
    language_of,
    prove,
    sentences,
)
from aiplan_revise.documents.sentences.paper import Paper, alike, paper_of
from aiplan_revise.errors import PlanError
from aiplan_revise.lineage import link, settle
from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.edition import About, Edition, Lang, Provision, Texts, edition
from aiplan_revise.revise import diff
from aiplan_revise.store import open_store

CASES = {folder.name: folder for kind in ("papers", "odd") for folder in (ROOT / "tests" / "cases" / kind).iterdir()}
NAMES = sorted(name for name, folder in CASES.items() if (folder / "sentences.txt").is_file())


@cache
def _registry() -> Registry:
    return open_store(None).registry()


@cache
def _case(name: str) -> tuple[Edition, Edition, Lang]:
    texts = [(CASES[name] / f"{side}.md").read_text(encoding="utf-8") for side in ("old", "new")]
    old, new = (parse(text, Reading(), _registry()).edition for text in texts)
    return old, settle(new, link(old, new, _registry()), old), "en" if texts[0].isascii() else "ja"


@cache
def _shipped(lang: Lang) -> tuple[Edition, Edition, tuple[Sentence, ...]]:
    store = open_store(None)
    old, new = store.edition("2025-outline"), store.edition("2026-example")
    return old, new, sentences(old, new, diff(old, new, _registry()), _registry(), lang)


def _said(name: str) -> tuple[Sentence, ...]:
    old, new, lang = _case(name)
    return sentences(old, new, diff(old, new, _registry()), _registry(), lang)


def _amended(old: Edition, text: str, lang: Lang, registry: Registry) -> Paper:
    paper = paper_of(old, registry, lang)
    amended_by(text, paper)
    return paper


# ---------------------------------------------------------------- what is written


@pytest.mark.parametrize("name", NAMES)
def test_the_sentences_are_those_an_official_would_write(name: str) -> None:
    wanted = (CASES[name] / "sentences.txt").read_text(encoding="utf-8")
    assert as_text(_said(name), _case(name)[2]) == wanted


@pytest.mark.parametrize("name", NAMES)
def test_the_edition_they_make_prints_as_the_new_one(name: str) -> None:
    old, new, lang = _case(name)
    made = carried_out(as_text(_said(name), lang), old, _registry(), lang, "made")
    assert (made.otherwise, made.doubled) == ((), ())
    assert alike(paper_of(made.edition, _registry(), lang), paper_of(new, _registry(), lang))


def test_what_was_not_amended_stays_as_it_is() -> None:
    old, new, said = _shipped("ja")
    made = carried_out(as_text(said, "ja"), old, _registry(), "ja", "made")
    same = [key for key in old.outline if old.provisions[key] == new.provisions.get(key)]
    assert len(same) > 80
    assert all(made.edition.provisions[key] == old.provisions[key] for key in same)
    assert made.edition.about.follows == "2025-outline"
    assert made.edition.about.official is False
    assert {key for key in made.edition.outline if not made.edition.provisions[key].text.en} == {
        *filter(None, made.untranslated),
        *(key for key in made.edition.outline if key not in old.provisions),
    }


_STEPS = (
    "森林の間伐の支援",
    "里道の草刈り",
    "棚田の水路の補修",
    "獣害を防ぐ柵",
    "炭焼き小屋の見学会",
    "朝市の会場の拡張",
)


def _listed(steps: str, marks: str) -> Edition:
    """A plan of some of the steps, by their numbers from 1; 0 is a new one."""
    words = ("水車の復元", *_STEPS)
    lines = (f"- {mark} {words[int(step)]}［総務省］\n" for mark, step in zip(marks.split(), steps, strict=True))
    return parse(f"# 里山計画\n\n## 第1章　施策\n\n{''.join(lines)}", Reading(), _registry()).edition


@pytest.mark.parametrize(
    ("marks", "before", "after", "sentence"),
    [
        ("① ② ③ ④ ⑤ ⑥", "123456", "13456", "第1章中②を削り、③を②とし、④から⑥までを1ずつ繰り上げる。"),
        ("(1) (2) (3) (4) (5)", "12345", "1345", "第1章中(2)を削り、(3)を(2)とし、(4)を(3)とし、(5)を(4)とする。"),
        (
            "（ア） （イ） （ウ） （エ） （オ）",
            "1234",
            "10234",
            "第1章中(エ)を(オ)とし、(ウ)を(エ)とし、(イ)を(ウ)とする。",
        ),
        ("1、 2、 3、 4、 5、 6、", "12345", "102345", "第1章中5を6とし、2から4までを1ずつ繰り下げる。"),
        ("① ② ③ ④ ⑤ ⑥", "123456", "612345", "第1章中⑥を①とし、⑤を⑥とし、①から④までを1ずつ繰り下げる。"),
        ("① ② ③ ④ ⑤ ⑥", "123456", "156", "第1章中②から④までを削り、⑤を②とし、⑥を③とする。"),
        ("① ② ③", "123", "132", "第1章中②を③とし、③を②とする。"),
        ("(1) (2) (2の2) (3) (4)", "12345", "1234", "第1章(4)を削る。"),
    ],
)
def test_numbers_move_as_in_laws(marks: str, before: str, after: str, sentence: str) -> None:
    old, new = (_listed(steps, " ".join(marks.split()[: len(steps)])) for steps in (before, after))
    new = settle(new, link(old, new, _registry()), old)
    said = sentences(old, new, diff(old, new, _registry()), _registry(), "ja")
    assert said[0].text == sentence


def test_a_branch_number_is_never_counted_on() -> None:
    old, new = _listed("12345", "(1) (2) (2の2) (3) (4)"), _listed("012345", "(1) (2) (3) (3の2) (4) (5)")
    new = settle(new, link(old, new, _registry()), old)
    said = sentences(old, new, diff(old, new, _registry()), _registry(), "ja")
    assert said[0].text == "第1章中(4)を(5)とし、(3)を(4)とし、(2の2)を(3の2)とし、(2)を(3)とし、(1)を(2)とする。"


# ---------------------------------------------------------------- laws


@given(pairs(), st.sampled_from(["ja", "en"]))
@few
def test_sentences_make_the_new_edition_out_of_the_old_one(two: tuple[Edition, Edition], lang: Lang) -> None:
    old, new = two
    said = sentences(old, new, diff(old, new, REGISTRY), REGISTRY, lang)
    wanted = paper_of(new, REGISTRY, lang)
    assert alike(_amended(old, as_text(said, lang), lang, REGISTRY), wanted)
    assert alike(_amended(old, as_markdown(said), lang, REGISTRY), wanted)
    assert bool(said) != alike(paper_of(old, REGISTRY, lang), wanted)


@given(pairs(), st.sampled_from(["ja", "en"]))
@few
def test_an_edition_comes_of_any_sentences_and_what_it_cannot_hold_is_told(
    two: tuple[Edition, Edition], lang: Lang
) -> None:
    old, new = two
    said = as_text(sentences(old, new, diff(old, new, REGISTRY), REGISTRY, lang), lang)
    made = carried_out(said, old, REGISTRY, lang, "made")
    assert bool(made.otherwise) != alike(paper_of(made.edition, REGISTRY, lang), paper_of(new, REGISTRY, lang))


def test_a_section_beside_a_chapter_of_its_number_goes_by_its_word() -> None:
    words = Texts("拠点を整備する", "Establish a centre")
    chapter = Provision("chapter", "chapter", number="1", text=words)
    section = Provision("section", "section", number="1", text=Texts("実証を推進する"))
    below = Provision("below", "initiative", "section", text=words)
    old = edition(About("2025"), [section, below, chapter])
    new = edition(About("2026"), [chapter, replace(section, parent="chapter"), below])
    said = as_text(sentences(old, new, diff(old, new, REGISTRY), REGISTRY, "en"), "en")
    assert "Move Section 1 to the beginning of Chapter 1." in said
    assert not carried_out(said, old, REGISTRY, "en", "made").otherwise


def test_what_is_printed_alike_takes_no_sentence() -> None:
    """A group without words and one with words, in the place of the same two."""

    def made(bare: str, told: str, *continues: str) -> Edition:
        words = Texts("拠点を整備する", "Establish a centre")
        first, second = (Provision(key, "group", continues=continues) for key in (bare, told))
        groups = [first, replace(second, text=words)]
        below = [Provision(f"below-{at}", "statement", one.id, text=words) for at, one in enumerate(groups)]
        chapter = Provision("chapter", "chapter", text=words)
        return edition(About("2025"), [groups[0], below[0], chapter, groups[1], below[1]])

    old, new = made("one", "two"), made("three", "four", "one", "two")
    assert sentences(old, new, diff(old, new, REGISTRY), REGISTRY, "ja") == ()


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_shipped_amendment(lang: Lang) -> None:
    old, new, said = _shipped(lang)
    assert alike(_amended(old, as_text(said, lang), lang, _registry()), paper_of(new, _registry(), lang))
    assert language_of(as_text(said, lang)) == lang


def test_the_gold_plan(shared: Path) -> None:
    folder = shared / "gold" / "plan-2026a"
    if not folder.is_dir():
        pytest.skip(f"the gold plan is not here: {folder} is missing")
    texts = [(folder / f"{side}.md").read_text(encoding="utf-8") for side in ("old", "new")]
    old, new = (parse(text, Reading(), _registry()).edition for text in texts)
    new = settle(new, link(old, new, _registry()), old)
    said = sentences(old, new, diff(old, new, _registry()), _registry(), "en")
    assert alike(_amended(old, as_text(said, "en"), "en", _registry()), paper_of(new, _registry(), "en"))


def test_brackets_in_the_title_of_the_plan_are_written_as_they_are() -> None:
    old, new = (
        parse(f"# 水素計画（第{number}次）{draft}\n\n## 第1章 供給\n\n増やす。\n", Reading(), _registry()).edition
        for number, draft in ((3, ""), (4, "［案］"))
    )
    new = settle(new, link(old, new, _registry()), old)
    said = sentences(old, new, diff(old, new, _registry()), _registry(), "ja")
    assert [one.text for one in said] == ["題名を「水素計画（第4次）［案］」に改める。"]
    assert carried_out(as_text(said, "ja"), old, _registry(), "ja", "x").edition.about.title == new.about.title


def test_names_beside_each_other_are_told_at_once_where_other_brackets_come_or_go() -> None:
    new, old, _ = _shipped("en")
    said = as_text(sentences(old, new, diff(old, new, _registry()), _registry(), "en"), "en")
    assert "for “Ministry of Environment; METI” substitute “MEXT; Ministry of Environment”" in said


@pytest.mark.parametrize(
    ("name", "told"),
    [("ja-bosai", "第3章第1節中1.を削り、2.を1.とし、3.を2.とする。"), ("en-agri", "Omit 1.1.1, renumber")],
)
def test_what_goes_is_emptied_before_another_gets_its_number(name: str, told: str) -> None:
    folder = ROOT / "tests" / "cases" / "plans" / name
    texts = [(folder / f"{side}.md").read_text(encoding="utf-8") for side in ("new", "old")]
    old, new = (parse(text, Reading(), _registry()).edition for text in texts)
    new = settle(new, link(old, new, _registry()), old)
    lang: Lang = "ja" if name.startswith("ja") else "en"
    said = as_text(sentences(old, new, diff(old, new, _registry()), _registry(), lang), lang)
    assert told in said
    assert "番目" not in said and "(no." not in said


# ---------------------------------------------------------------- the proof is one


def _papers(old: Edition, new: Edition, lang: Lang) -> tuple[Paper, Paper]:
    return paper_of(old, _registry(), lang), paper_of(new, _registry(), lang)


def _proves(papers: tuple[Paper, Paper], said: list[Sentence]) -> bool:
    try:
        prove(as_text(said, papers[0].lang), *papers)
    except PlanError as error:
        assert "please report it" in str(error)
        return False
    return True


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_no_sentence_can_be_left_out(lang: Lang) -> None:
    old, new, said = _shipped(lang)
    papers = _papers(old, new, lang)
    assert _proves(papers, list(said))
    left_out = [[*said[:at], *said[at + 1 :]] for at in range(len(said))]
    assert not any(_proves(papers, rest) for rest in left_out)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_no_quoted_word_can_be_another(lang: Lang) -> None:
    old, new, said = _shipped(lang)
    closing = "」" if lang == "ja" else "”"
    papers = _papers(old, new, lang)
    quoting = [at for at, one in enumerate(said) if closing in one.text]
    assert len(quoting) > 30
    for at in quoting:
        text = said[at].text.replace(closing, f"x{closing}", 1)
        assert not _proves(papers, [*said[:at], Sentence(text, said[at].block), *said[at + 1 :]])


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_no_block_can_be_another(lang: Lang) -> None:
    old, new, said = _shipped(lang)
    papers = _papers(old, new, lang)
    for at, one in enumerate(said):
        if one.block:
            other = Sentence(one.text, (*one.block[:-1], f"{one.block[-1]}x"))
            assert not _proves(papers, [*said[:at], other, *said[at + 1 :]])


@pytest.mark.parametrize("name", ["14-four-at-once", "15-to-another-section", "16-split", "20-whole-chapter"])
def test_their_order_matters(name: str) -> None:
    old, new, lang = _case(name)
    said = list(_said(name))
    assert _proves(_papers(old, new, lang), said)
    assert not _proves(_papers(old, new, lang), said[::-1])


_DATA = {
    "ja": (
        "# データ計画\n\n## 第１章　統計\n\n1. 60人を育成する。【経済産業省】\n\n## 用語\n\n統計とは数をいう。\n",
        "2. 統計を公開する。",
    ),
    "en": (
        "# Data Plan\n\n## Chapter 1: Data\n\n1. Train 60 staff. [METI]\n\n## Terms\n\nData are numbers.\n",
        "2. Open data.",
    ),
}
_ANNEXES = {
    "ja": ("## 資料\n\n資料は公開する。\n", "## 別紙\n\n別紙は定めない。\n"),
    "en": ("## Sources\n\nAll are public.\n", "## Forms\n\nThere are none.\n"),
}


@pytest.mark.parametrize(
    ("lang", "count", "sentence", "lines"),
    [
        ("ja", 1, "「用語」の次に次の1章を加える。", ("資料", "　資料は公開する。")),
        ("ja", 2, "「用語」の次に次の2章を加える。", ("資料", "　資料は公開する。", "別紙", "　別紙は定めない。")),
        ("en", 1, "After “Terms” insert the following chapter—", ("Sources", "  All are public.")),
        (
            "en",
            2,
            "After “Terms” insert the following chapters—",
            ("Sources", "  All are public.", "Forms", "  There are none."),
        ),
    ],
)
def test_the_kind_of_a_heading_without_a_number_is_said_by_the_sentence(
    lang: Lang, count: int, sentence: str, lines: tuple[str, ...]
) -> None:
    before = _DATA[lang][0]
    old, new = (
        parse(text, Reading(key), _registry()).edition
        for key, text in (("old", before), ("new", "\n".join((before, *_ANNEXES[lang][:count]))))
    )
    new = settle(new, link(old, new, _registry()), old)
    said = sentences(old, new, diff(old, new, _registry()), _registry(), lang)
    assert said == (Sentence(sentence, lines),)
    made = carried_out(as_text(list(said), lang), old, _registry(), lang, "made").edition
    assert [p.kind for p in made.provisions.values()][-2 * count :] == ["chapter", "statement"] * count


@pytest.mark.parametrize(
    ("lang", "place", "sentence"),
    [
        ("ja", "1. 60人を育成する。【経済産業省】", "第1章1.の次に次の1施策を加える。"),
        ("en", "1. Train 60 staff. [METI]", "After 1.1 insert the following initiative—"),
    ],
)
def test_an_initiative_without_bodies_is_said_to_be_one(lang: Lang, place: str, sentence: str) -> None:
    before, added = _DATA[lang]
    texts = ("old", before), ("new", before.replace(place, f"{place}\n{added}"))
    old, new = (parse(text, Reading(key), _registry()).edition for key, text in texts)
    new = settle(new, link(old, new, _registry()), old)
    said = sentences(old, new, diff(old, new, _registry()), _registry(), lang)
    assert said == (Sentence(sentence, (added,)),)
    made = carried_out(as_text(list(said), lang), old, _registry(), lang, "made").edition
    assert [p.kind for p in made.provisions.values()].count("initiative") == 2


def test_what_a_sentence_announces_is_what_is_set_off_unless_print_shows_another() -> None:
    old = parse(_DATA["en"][0], Reading("old"), _registry()).edition
    text = "After 1.1 insert the following statement—\n    2. Open data. [METI]\n    All of it is free.\n"
    made = carried_out(text, old, _registry(), "en", "made").edition
    assert [p.kind for p in made.provisions.values()][1:4] == ["initiative", "initiative", "statement"]


@pytest.mark.parametrize(("below", "kind"), [("", "statement"), ("\n　　　ア 数える。", "group")])
def test_what_is_announced_as_an_item_is_a_group_if_something_stands_below(below: str, kind: str) -> None:
    old = parse(_DATA["ja"][0], Reading("old"), _registry()).edition
    text = f"第1章1.の次に次の1項目を加える。\n　　2. 統計を公開する。{below}\n"
    made = carried_out(text, old, _registry(), "ja", "made").edition
    assert [p.kind for p in made.provisions.values()][2] == kind


# ---------------------------------------------------------------- what people write

_PORT, _VALLEY = "01-one-word", "03-a-deadline"


@pytest.mark.parametrize(
    ("name", "written", "plain"),
    [
        (_PORT, "第２章第１節（１）②中「促進」を「推進」に改める。", "第2章第1節(1)②中「促進」を「推進」に改める。"),
        (
            _PORT,
            "第2章第1節(1)②中「利用」を「活用」に，「促進」を\n「推進」に改める。",
            "第2章第1節(1)②中「利用」を「活用」に、「促進」を「推進」に改める。",
        ),
        (
            _PORT,
            "みなと振興計画の改正\n\n「みなと振興計画」の一部を次のように改正する。\n第2章第1節(1)③を削る。第1章第1段落を削る。",
            "第2章第1節(1)③を削る。\n\n第1章第1段落を削る。",
        ),
        (
            _PORT,
            "第2章第1節(1)③の次に次の一号を加える。\n\n> * （４）　防波堤の点検［国土交通省］",
            "第2章第1節(1)③の次に次のように加える。\n　　(4) 防波堤の点検［国土交通省］",
        ),
        (
            _PORT,
            "　第2章第1節(1)③の次に次の一号を加える。\n\n　　④　防波堤の点検［国土交通省］\n　第1章第1段落を削る。",
            "第2章第1節(1)③の次に次のように加える。\n　　④ 防波堤の点検［国土交通省］\n\n第1章第1段落を削る。",
        ),
        (
            _PORT,
            "第2章第1節(1)中③を④とし、②の次に次の1施策を加える。\n　③ 灯台の点検［国土交通省］",
            "第2章第1節(1)中③を④とする。\n\n第2章第1節(1)②の次に次のように加える。\n　③ 灯台の点検［国土交通省］",
        ),
        (
            _VALLEY,
            "Renumber 2.1.1.c as 2.1.1.d, and after 2.1.1.b insert the following—\n    c) Paint the stops. [MIC]",
            "Renumber 2.1.1.c as 2.1.1.d.\n\nAfter 2.1.1.b insert—\n    c) Paint the stops. [MIC]",
        ),
        (
            _PORT,
            "第2章第1節(1)③の次に次の二施策を加える。\n　④ 防波堤の点検［国土交通省］\n　⑤ 灯台の点検［国土交通省］",
            "第2章第1節(1)③の次に次のように加える。\n　④ 防波堤の点検［国土交通省］\n　⑤ 灯台の点検［国土交通省］",
        ),
        (
            _VALLEY,
            "After 2.1.1.c insert the following initiative—\n    d) Paint the stops. [MIC]",
            "After 2.1.1.c insert—\n    d) Paint the stops. [MIC]",
        ),
        (
            _VALLEY,
            'In 2.1.1.a, for "2027", substitute "2029". Omit 2.1.1.b and renumber 2.1.1.c as 2.1.1.b.',
            "In 2.1.1.a, for “2027” substitute “2029”.\n\nOmit 2.1.1.b, and renumber 2.1.1.c as 2.1.1.b.",
        ),
        (
            _VALLEY,
            "After 2.1.1.c insert-\n  (4) Paint the stops [MIC]",
            "After 2.1.1.c insert—\n    (4) Paint the stops [MIC]",
        ),
    ],
)
def test_people_may_write_otherwise(name: str, written: str, plain: str) -> None:
    old, _, lang = _case(name)
    made = _amended(old, written, lang, _registry())
    assert alike(made, _amended(old, plain, lang, _registry()))
    assert not alike(made, paper_of(old, _registry(), lang))


@pytest.mark.parametrize(
    ("name", "written", "line"),
    [
        (
            _PORT,
            "第1章第1段落を削る。\n\n第2章第1節(2)①中「推進」を「促進」に改める。",
            "line 3: 第2章第1節(2)①: “推進” does not stand there; "
            "there it says: “在庫の見通しを立てる道具の配布［経済産業省］”",
        ),
        (
            _PORT,
            "第2章第1節(1)②中「の」を「が」に改める。",
            "line 1: 第2章第1節(1)②: “の” stands there more than once; quote more of the words around the one that is "
            "meant; there it says: “岸壁の点検における画像認識の利用の促進［国土交通省、経済産業省］”",
        ),
        (_PORT, "第2章第9節(1)を削る。", "line 1: 第2章第9節(1): there is no “第9節(1)” in 第2章; there is: 第1節"),
        (
            _PORT,
            "第2章第1節(1)中⑨を削る。",
            "line 1: 第2章第1節(1)⑨: there is no “⑨” in 第2章第1節(1); there is: ①, ②, ③",
        ),
        (_PORT, "第2章第1節(1)中①から③までを1ずつ繰り上げる。", "line 1: “①” cannot be counted down by 1; renumber"),
        (_PORT, "第2章第1節を第2章第1節(1)の次に移す。", "line 1: 第2章第1節: a provision cannot go below itself;"),
        (
            _PORT,
            "第2章第1節(1)③の次に次の1施策を加える。",
            "line 1: the words that the sentence announces are missing;",
        ),
        (
            _PORT,
            "第2章第1節(1)③の次に次の５施策を加える。\n　④ 防波堤の点検［国土交通省］\n　⑤ 灯台の点検［国土交通省］",
            "line 1: 第2章第1節(1)③: 5 are announced, and 2 set off below; put right the number in the sentence, or",
        ),
        (
            _VALLEY,
            "After 2.1.1.c insert the following two initiatives—\n    d) Paint the stops. [MIC]",
            "line 1: 2.1.1.c: 2 are announced, and 1 set off below;",
        ),
        (
            _PORT,
            "第2章第1節(1)中③を削り、③の次に次の1施策を加える。\n　③ 灯台の点検［国土交通省］",
            "line 1: 第2章第1節(1)③: what is inserted cannot go to what the sentence takes out; name another",
        ),
        (_PORT, "第2章第1節(1)中②を③とし、②を削る。", "line 1: ②: the sentence disposes of it more than once;"),
        (
            _PORT,
            "第1章第1段落を削る。\n　第2章を削る。",
            "line 1: what is set off below this sentence is not announced by it;",
        ),
        (_PORT, "> あ\n第2章を削る。", "line 1: what is set off here belongs to no sentence;"),
        (
            _PORT,
            "第1章第1段落を削る。\n第2章第1節(1)③を\n削る。第3章を削る。",
            "line 3: 第3章: there is no “第3章” in the plan",
        ),
        (_PORT, "題名中「港湾」を「空港」に改める。", "line 1: 題名: “港湾” does not stand there; there it says: “み"),
        (_PORT, "第1章を計画の次に移す。", "line 1: the plan as a whole is no provision;"),
        (_PORT, "を削り、第1章を第2章とする。", "line 1: no place is named here; name the provision that is meant"),
        (_PORT, "第2章(2)を変える。", "line 1: “第2章(2)を変える。” is no amending sentence that is known here; write"),
        (_PORT, "第2章中「施策を「対策」に改める。", "line 1: a quotation mark is not closed; close it;"),
        (_PORT, "第2章第1節(1)③を次のように改める。\n　③ あ\n　④ い", "line 1: 第2章第1節(1)③: one provision is to be"),
        (
            _PORT,
            "第2章第1節(1)③中「６０人」を「200人」に改める。",
            "line 1: 第2章第1節(1)③: “６０人” does not stand there; write it as it is printed: “60人”; there it says:",
        ),
        (_VALLEY, "Omit Section 1.", "line 1: Section 1: there is no “Section 1” in the plan; there is: 1, 2"),
        (_VALLEY, "Omit 2.1.1.d.", "line 1: 2.1.1.d: there is no “d” in 2.1.1; there is: a, b, c"),
        (
            _VALLEY,
            "Renumber 2.1.1.a to 2.1.1.c as 2.1.1.b to 2.1.1.e.",
            "line 1: 2.1.1.a: 2.1.1.b to 2.1.1.e are not as many as the places renumbered;",
        ),
        (_VALLEY, "In 2.1.1.a, read “2029”.", "line 1: “In 2.1.1.a, read “2029”.” is no amending sentence"),
    ],
)
def test_a_sentence_that_does_not_fit_is_told(name: str, written: str, line: str) -> None:
    old, _, lang = _case(name)
    with pytest.raises(PlanError) as told:
        _amended(old, written, lang, _registry())
    assert str(told.value).startswith(line)


_SIGNS = st.sampled_from(
    [*"「」“”『中の次にをとし、。改削加る1②aア第章節段落\n　> \\n[］{}", "から", "まで", "を削り、", "omit ", " to "]
)


@given(st.sampled_from(["ja", "en"]), st.data())
@few
def test_whatever_is_written_ends_well_or_in_one_line(lang: Lang, data: st.DataObject) -> None:
    old, _, said = _shipped(lang)
    some = data.draw(st.lists(st.sampled_from(said), min_size=1, max_size=3))
    text = as_text(some, lang)
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 6)))
        text = text[:start] + data.draw(_SIGNS) + text[end:]
    try:
        carried_out(text, old, _registry(), lang, "made")
    except PlanError as error:
        assert str(error).startswith(("line ", "provision "))


@pytest.mark.parametrize(
    "piece", ["を", "②及び", "から", "をの次に移", "②を③とし、", "「」を「」に、", " to ", ", and omit a"]
)
def test_a_line_that_means_no_good_is_refused(piece: str) -> None:
    old, _, lang = _case(_PORT if not piece.isascii() else _VALLEY)
    line = piece * 5_000
    for written in (f"{line}を削る。", f"第2章中{line}改める。") if lang == "ja" else (f"Omit {line}.", f"In {line}."):
        with ending(), pytest.raises(PlanError):
            _amended(old, written, lang, _registry())


def test_a_number_that_is_taken_is_told_unless_it_becomes_free() -> None:
    old, _, lang = _case(_PORT)
    shifted = "第2章第1節(1)中②を③とする。"
    assert amended_by(shifted, paper_of(old, _registry(), lang)) == ["line 1: 第2章第1節(1)③"]
    freed = f"{shifted}\n\n第2章第1節(1)③（2番目）を削る。"
    assert amended_by(freed, paper_of(old, _registry(), lang)) == []


def test_exchanged_numbers_exchange_the_places() -> None:
    old, _, lang = _case(_PORT)
    paper = _amended(old, "第2章第1節(1)中②を③とし、③を②とする。", lang, _registry())
    family = paper.units[1].units[0].units[0].units
    assert [(one.mark, one.words[:2]) for one in family] == [("①", "荷役"), ("②", "クレ"), ("③", "岸壁")]
