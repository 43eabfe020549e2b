"""One sentence about two things is two things; one thing in other words is one."""

import msgspec
import pytest
from strategies import REGISTRY

from aiplan_revise.lineage import link
from aiplan_revise.lineage.calibration import REFILLED
from aiplan_revise.lineage.filled import telling
from aiplan_revise.lineage.frames import Frames
from aiplan_revise.lineage.ladder import Ladder
from aiplan_revise.lineage.parts import LIKELY, Part
from aiplan_revise.lineage.plain import Plain
from aiplan_revise.lineage.rewritten import Rewritten
from aiplan_revise.lineage.rivals import EVEN
from aiplan_revise.lineage.words import sheets
from aiplan_revise.model.edition import About, Assignment, Edition, Lang, Provision, Texts, edition, texts
from aiplan_revise.model.links import Lineage

EN = (
    "Alarm nurses when somebody falls at night",
    "Predict blight from pictures of leaves",
    "Count the catch of every boat with cameras",
    "Shorten waiting times by a shared register of beds",
)
JA = (
    "夜間の転倒を看護師に知らせる仕組みを病院に広める。",
    "葉の写真から病害を予測する技術を農家に届ける。",
    "漁船の水揚げ量をカメラで数える実証を行う。",
    "空き病床の共有台帳により待ち時間を短縮する。",
)


def plan(name: str, lang: Lang, *said: str, kept: int = 4) -> Edition:
    """One group with four measures that stay and these ones, all of one body."""
    rows = [*(EN if lang == "en" else JA)[:kept], *said]
    group = Provision("g", "group", text=texts(lang, "Measures" if lang == "en" else "施策"))
    made = [
        Provision(f"{name}{n}", "initiative", "g", text=texts(lang, words), assignments=(Assignment(body="maff"),))
        for n, words in enumerate(rows)
    ]
    return edition(About(name), [group, *made])


def told(lang: Lang, old: str, new: str) -> Lineage:
    return link(plan("o", lang, old), plan("n", lang, new), ids="ignored")


@pytest.mark.parametrize(
    ("lang", "old", "new"),
    [
        (
            "en",
            "Have each region draw up a plan for buckwheat and subsidise driers and storage in line with it",
            "Have each region draw up a plan for rapeseed and subsidise driers and storage in line with it",
        ),
        (
            "en",
            "Reduce losses through error and fraud in Housing Benefit to no more than 4 per cent of expenditure",
            "Reduce losses through error and fraud in Carer's Allowance to no more than 4 per cent of expenditure",
        ),
        (
            "en",
            "Carry out campaigns aimed at travellers from Norway with advertising and events at fairs",
            "Carry out campaigns aimed at travellers from Brazil with advertising and events at fairs",
        ),
        (
            "en",
            "Draw up a roadmap for plant-based proteins that sets out the rules and standards needed for the market",
            "Draw up a roadmap for land-based fish farms that sets out the rules and standards needed for the market",
        ),
        (
            "en",
            "Hold management seminars for farm corporations in each prefecture so that they acquire skills in finance",
            "Hold succession seminars for owners aged 65 or over in each prefecture so that they meet their successors",
        ),
        (
            "ja",
            "大洋州諸国の職員を対象として、攻撃への対処に関する研修を現地において実施する。",
            "中央アジアの職員を対象として、攻撃への対処に関する研修を現地において実施する。",
        ),
        (
            "ja",
            "漁村の安全を確保するため、救命胴衣の購入に要する費用を補助し、令和６年度までに全ての漁船への備付けを完了する。",
            "漁村の安全を確保するため、津波避難塔の建設に要する費用を補助し、令和８年度までに希望する漁港への設置を完了する。",
        ),
        (
            "ja",
            "重点作物であるわさびの作付面積を、谷間の農地を中心に、令和10年度までに300ヘクタールに広げる。",
            "重点作物であるこんにゃくの作付面積を、谷間の農地を中心に、令和10年度までに800ヘクタールに広げる。",
        ),
        (
            "ja",
            "重点作物である山葵の作付面積を、谷間の農地を中心に、令和10年度までに300ヘクタールに広げる。",
            "重点作物である蒟蒻の作付面積を、谷間の農地を中心に、令和10年度までに800ヘクタールに広げる。",
        ),
    ],
)
def test_the_same_sentence_about_another_thing_is_never_sure(lang: Lang, old: str, new: str):
    found = told(lang, old, new)
    linked = [x for x in found.links if "o4" in x.old]
    assert all((x.status, x.score) == ("probable", EVEN) and REFILLED in x.reasons for x in linked)
    assert linked or "n4" in [c.new for c in found.candidates if c.old == "o4"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "Hold management seminars for farm companies in each prefecture so that they acquire skills in finance",
            "Hold succession seminars for owners over 65 in each prefecture so that they find persons who take over",
        ),
        (
            "Promote contracts for rice for restaurants by aid to groups that agree with buyers before sowing",
            "Promote contracts for beans for breweries by aid to groups that agree with traders before sowing",
        ),
    ],
)
def test_it_is_asked_and_not_linked_where_more_than_a_word_is_another_one(old: str, new: str):
    found = told("en", old, new)
    assert not [x for x in found.links if "o4" in x.old]
    assert "o4" in found.unlinked_old
    assert [c.new for c in found.candidates if c.old == "o4"] == ["n4"]


@pytest.mark.parametrize(
    ("lang", "old", "new"),
    [
        (
            "en",
            "Have each region draw up a plan for buckwheat and subsidise driers and storage by the end of fiscal 2026",
            "Have each region draw up a plan for buckwheat and subsidise driers and storage by the end of fiscal 2028",
        ),
        (
            "en",
            "Run a national campaign on scams that reaches 70 per cent of adults",
            "Run a nationwide campaign on scams that reaches 80 per cent of adults",
        ),
        (
            "en",
            "Conduct a monthly survey of 12,000 workshops on the price of parts",
            "Conduct a quarterly survey of 12,000 workshops on the price of parts",
        ),
        (
            "en",
            "Train all guards in dealing with persons in distress, and report on the main results each spring",
            "Train all guards in dealing with people in distress, and report on the principal results each spring",
        ),
        ("ja", "復興庁は、仮設住宅の見回りを二県で続ける。", "こども家庭庁は、仮設住宅の見回りを二県で続ける。"),
        ("ja", "巡回診療車を令和七年六月から全島で走らせる。", "巡回診療車を令和八年九月から順次走らせる。"),
        (
            "ja",
            "窓口の業務における音声認識の試行的な利用及びその効果の検証",
            "窓口の業務への音声認識の本格的な導入及びその効果の検証",
        ),
        (
            "ja",
            "流通業務の総合化に関する法律（平成17年法律第999号）に基づき、荷待ちを生じさせている荷主の調査を年４回行う。",
            "物資の流通の効率化に関する法律（平成17年法律第999号）に基づき、荷待ちを生じさせている荷主の調査を四半期ごとに行う。",
        ),
        (
            "en",
            "Support the training of sixty advisers on soil in five prefectures",
            "Support the training of two hundred advisers on soil in all prefectures",
        ),
        ("en", "Promote the use of drones in formulating maps", "Promote the use of drones in improving maps"),
        (
            "en",
            "Open 12 desks for seamen in all ports of the coast",
            "Open thirty desks for seamen in all ports of the coast",
        ),
        (
            "ja",
            "大洋州諸国の職員を対象として、攻撃への対処に関する研修について検討する。",
            "大洋州諸国の職員を対象として、攻撃への対処に関する研修を令和９年度から実施する。",
        ),
        (
            "ja",
            "重点作物であるわさびの作付面積を、谷間の農地を中心に、令和10年度までに300ヘクタールに広げる。",
            "重点作物であるわさびの作付面積を、谷間の農地を中心に、令和12年度までに800ヘクタールに広げる。",
        ),
        (
            "ja",
            "谷間の農地を中心に、作付面積を年間300ヘクタール広げるために必要な経費を補助する。",
            "谷間の農地を中心に、作付面積を年間400ヘクタール広げるのに必要な経費を補助する。",
        ),
    ],
)
def test_other_figures_times_and_acts_are_the_same_thing(lang: Lang, old: str, new: str):
    (found,) = [x for x in told(lang, old, new).links if "o4" in x.old]
    assert found.new == ("n4",)
    assert REFILLED not in found.reasons


def test_kana_joins_what_kanji_and_katakana_tell():
    assert telling("夜間の転倒をセンサーで検知") == {"夜間", "転倒", "センサー", "検知"}


@pytest.mark.parametrize(("ja", "refilled"), [("菜種の計画を作る。", False), ("", True)])
def test_a_frame_is_one_in_every_language_and_whichever_text_is_the_old_one(ja: str, refilled: bool):
    said = Texts(ja, "plans for buckwheat and storage"), Texts(ja, "plans for rapeseed and storage")
    one, other = (edition(About("x"), [Provision("a", "statement", text=words)]) for words in said)
    for old, new in ((one, other), (other, one)):
        assert Frames(*sheets(old, new, REGISTRY)).refilled((0, 0), 0.5) == refilled


# ---------------------------------------------------------------- what was written anew

OLD = "Prepare the gradual introduction of clean shipping fuels at harbours"
ANEW = "Bring ammonia bunkering into use so that vessels burn clean shipping fuels wherever they moor, from 2030"


def anew(new: Edition, barred: bool = False) -> Rewritten:
    """What is found where all but the last measure of the old plan, and the fifth of the new one, are linked."""
    one, other = sheets(plan("o", "en", OLD), new, REGISTRY)
    kept = [((one.where[f"o{n}"], other.where[f"n{n}"]), 1.0) for n in range(4)]
    pair = one.where["o4"], other.where["n4"]
    return Rewritten(Plain(one, other), ([pair[0]], [pair[1]]), kept, [pair] if barred else [])


def test_what_was_written_anew_in_its_place_by_its_body_is_linked():
    found = anew(plan("n", "en", ANEW))
    assert (len(found.linked), found.asked) == (1, [])


def test_it_is_not_linked_where_something_spoke_against_it():
    found = anew(plan("n", "en", ANEW), barred=True)
    assert (found.linked, found.asked) == ([], [])


def test_it_is_put_to_a_person_where_no_body_stayed():
    new = plan("n", "en", ANEW)
    other = msgspec.structs.replace(new.provisions["n4"], assignments=(Assignment(body="mlit"),))
    found = anew(msgspec.structs.replace(new, provisions={**new.provisions, "n4": other}))
    assert (found.linked, len(found.asked)) == ([], 1)


def test_a_new_thing_in_the_place_of_a_dropped_one_is_neither():
    found = anew(plan("n", "en", "Vaccinate dairy herds against fever"))
    assert (found.linked, found.asked) == ([], [])


def test_it_is_not_linked_where_another_one_is_much_closer():
    found = anew(plan("n", "en", ANEW, OLD + " and ports"))
    assert (found.linked, found.asked) == ([], [])


@pytest.mark.parametrize(("body", "likely"), [("maff", True), ("mlit", False)])
def test_a_piece_is_likelier_a_part_of_a_whole_that_goes_on_if_a_body_stayed(body: str, likely: bool):
    new = plan("n", "en", ANEW, OLD)
    piece = msgspec.structs.replace(new.provisions["n4"], assignments=(Assignment(body=body),))
    sides = sheets(
        plan("o", "en", OLD), msgspec.structs.replace(new, provisions={**new.provisions, "n4": piece}), REGISTRY
    )
    ladder = Ladder(Plain(*sides), [])
    ladder.same_text()
    ladder.parts()
    part = Part(sides[1].where["n4"], sides[0].where["o4"], 0.1, 0.1, -1, 0.0, 0.1, 0.1)
    assert (ladder.portions.chance(0, part) >= LIKELY) == likely


def test_a_sentence_that_is_repeated_about_another_thing_is_no_piece_of_it():
    cedar = "スギの苗木の生産量を令和８年度までに年間1,500万本とするため、採種園等の整備に要する費用を補助する。"
    more = "スギの苗木の生産量を令和12年度までに年間2,000万本とするため、採種園等の整備に要する費用を補助する。"
    cypress = "ヒノキの苗木の生産量を令和12年度までに年間300万本とするため、採種園等の整備に要する費用を補助する。"
    found = link(plan("o", "ja", cedar), plan("n", "ja", more, cypress), ids="ignored")
    assert [x.new for x in found.links if "o4" in x.old] == [("n4",)]
    assert found.unlinked_new == ("n5",)


def test_two_that_were_joined_bear_each_other_out():
    needs = "医療及び介護の人材の需給を市町村別に推計し、2040年までの見通しを３年ごとに公表する。"
    leaving = "介護職員が離職した理由に関する調査を毎年実施し、都道府県別の結果をまとめて公開する。"
    joined = (
        "医療及び介護の人材の需給に関する市町村別の推計及び2040年までの見通しを３年ごとに、"
        "介護職員が離職した理由に関する都道府県別の調査の結果を毎年、それぞれ公表する。"
    )
    found = link(plan("o", "ja", needs, leaving), plan("n", "ja", joined), ids="ignored")
    (one,) = [x for x in found.links if "n4" in x.new]
    assert (one.old, one.status) == (("o4", "o5"), "probable")
