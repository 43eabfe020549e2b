"""What is told of changes as a yearly revision makes them: what a careful official would say, and nothing else."""

import msgspec
import pytest
from small import small, step
from strategies import REGISTRY
from telling import edition, said, told

from aiplan_revise.documents import parse
from aiplan_revise.lineage.calibration import REFILLED
from aiplan_revise.model.edition import Edition, Lang, Texts
from aiplan_revise.model.links import Lineage, Link, RunnerUp
from aiplan_revise.report import view
from aiplan_revise.revise import attest, diff


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("職員を60人から200人に増員する。", "職員を60人から300人に増員する。", "200人 → 300人（＋100人）"),
        ("2030年までに実現する。", "2030年度までに実現する。", "2030年までに → 2030年度までに（3か月後ろ倒し）"),
        (
            "令和8年度末までに策定する。",
            "令和9年度中に策定する。",
            "令和8年度末までに → 令和9年度中に（1年後ろ倒し）",
        ),
        ("80％以上で導入する。", "約80％で導入する。", "80％以上 → 約80％（以上 → 約・頃）"),
        ("概ね5年を目途に見直す。", "5年以内に見直す。", "概ね5年を目途に → 5年以内（約・頃 → 以下）"),
        (
            "令和10年度までに市区町村の80％で導入する。",
            "市区町村で導入する。",
            "「令和10年度までに」「市区町村の80％」の記載を削除",
        ),
        ("毎年1,000人を育成する。", "年間2,000人を育成する。", "1,000人 → 2,000人（＋1,000人）"),
        ("毎年1,000人を育成する。", "5年間で1,000人を育成する。", "毎年 → 5年間"),
        ("四半期ごとに報告する。", "毎年報告する。", "四半期ごと → 毎年"),
        ("投資を前年度比2割増とする。", "投資を前年度比3割増とする。", "2割 → 3割（＋10ポイント）"),
        ("コストを3割削減する。", "コストを3割に削減する。", "3割削減 → 3割に削減（残りは70％ → 30％）"),
        ("令和8～10年度に取り組む。", "令和8～12年度に取り組む。", "令和8～10年度 → 令和8～12年度（2年延長）"),
        ("2026～2028年度に行う。", "2027～2029年度に行う。", "2026～2028年度 → 2027～2029年度（1年後ろ倒し）"),
        ("2027～2030年度に行う。", "2030年度までに行う。", "2027～2030年度 → 2030年度までに"),
        ("10兆円を超える投資", "10兆円規模の投資", "10兆円を超える → 10兆円（超 → 限定なし）"),
        ("第3次計画により進める。", "第4次計画により進める。", "「第3次計画」を「第4次計画」に改めた"),
        (
            "2025年12月23日に閣議決定した計画による。",
            "2026年7月14日に閣議決定した計画による。",
            "「2025年12月23日」を「2026年7月14日」に改めた",
        ),
        (
            "初等中等教育におけるAIの活用を進める。",
            "高等教育におけるAIの活用を進める。",
            "「初等中等教育」を「高等教育」に改めた",
        ),
        ("子どもを対象に実施する。", "高齢者を対象に実施する。", "「子ども」を「高齢者」に改めた"),
        ("利用を原則禁止する。", "利用を原則認める。", "「原則禁止する」を「原則認める」に改めた"),
        ("消費者に対する支援を行う。", "消費者に関する支援を行う。", "「対する」を「関する」に改めた"),
        ("栽培適正試験及び調査を行う。", "栽培適性試験及び調査を行う。", "「栽培適正試験」を「栽培適性試験」に改めた"),
        ("研究者100人を支援する。", "研究者100名を支援する。", "「人」を「名」に改めた"),
        ("普及・広報を行う。", "普及・広報・情報発信を行う。", "主な追加：「・情報発信」"),
        ("医療及び介護におけるAIの活用", "医療におけるAIの活用", "主な削除：「及び介護」"),
        ("研究者１００人を支援する。", "研究者100人を支援する。", "「研究者１００人」を「研究者100人」に改めた"),
        (
            "取組（第１部第２章第２節（１）参照）と併せて進める。",
            "取組（第１部第２章第２節（２）参照）と併せて進める。",
            "「第１部第２章第２節（１）」を「第１部第２章第２節（２）」に改めた",
        ),
        (
            "第2章第1節(ア)の取組と併せて進める。",
            "第2章第1節(イ)の取組と併せて進める。",
            "「第2章第1節(ア)」を「第2章第1節(イ)」に改めた",
        ),
        ("様式（５）を用いて行う。", "様式（６）を用いて行う。", ""),
        (
            "地域の実情を踏まえつつ、相談体制の整備を進める。",
            "相談体制の整備を、地域の実情を踏まえつつ進める。",
            "",
        ),
        (
            "被保険者証の電子化及び市町村の窓口事務の標準化を推進する。",
            "市町村の窓口事務の標準化及び介護保険被保険者証の電子化を推進する。",
            "主な追加：「及び介護保険」",
        ),
    ],
)
def test_in_japanese(old: str, new: str, expected: str) -> None:
    assert said("ja", old, new) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Spend 1 trillion yen.", "Spend 1.5 trillion yen.", "1 → 1.5 trillion yen (+500 billion yen)"),
        ("Open it by 2030.", "Open it by the end of fiscal 2030.",
         "by 2030 → by the end of fiscal 2030 (3 months later)"),
        ("Reach at least 80% of towns.", "Reach about 80% of towns.", "at least 80% → about 80% (at least → about)"),
        ("Train 1,000 people a year.", "Train 2,000 people a year.", "1,000 → 2,000 people (+1,000)"),
        ("Cut costs by a third.", "Cut costs to a third.",
         "Cut costs by a third → Cut costs to a third (leaving 2/3 → 1/3)"),
        ("Cut the time by a third.", "Cut the time by half.", "by a third → by half"),
        ("Run it in FY2026-2028.", "Run it in FY2026-2030.", "FY2026-2028 → FY2026-2030 (2 years longer)"),
        ("Publish it within six months.", "Publish it within one year.",
         "within six months → within one year (+6 months)"),
        ("Under the third plan, support firms.", "Under the fourth plan, support firms.",
         "“third plan” replaced by “fourth plan”"),
        ("Promote AI in primary and secondary education.", "Promote AI in higher education.",
         "“primary and secondary education” replaced by “higher education”"),
        ("Report it, as the law says.", "Report it, as the guide says.", "“law says” replaced by “guide says”"),
        ("Reduce emissions by 46% from 2013 levels.", "Reduce emissions by 46% from 2019 levels.",
         "baseline 2013 → 2019"),
        ("Publish preliminary estimates within 45 days after the end of the quarter.",
         "Within 45 days after the end of the quarter, publish preliminary estimates.", ""),
        ("Design storm drains for every new town quarter, with a margin of 40% for climate change.",
         "Design storm drains, with a margin of 40% for climate change, for every new town quarter and for older ones.",
         "inserted: “for older ones”"),
    ],
)  # fmt: skip
def test_in_english(old: str, new: str, expected: str) -> None:
    assert said("en", old, new) == expected


@pytest.mark.parametrize(
    ("lang", "old", "new", "expected"),
    [
        ("ja", "廃棄量を約２割減らす。", "廃棄量を約２割減らすことを目指す。", "（「減らす」→「目指す」）"),
        ("ja", "定員を10人増やす。", "定員を10人増やすことを検討する。", "（「増やす」→「検討する」）"),
        ("ja", "期間を三年延ばす。", "期間を三年延ばすよう努める。", "（「延ばす」→「努める」）"),
        ("ja", "費用を２分の１減らす。", "費用を２分の１減らすことを目指す。", "（「減らす」→「目指す」）"),
        ("ja", "予算を３億円引き上げる。", "予算を３億円引き上げることを目指す。", "（「引き上げる」→「目指す」）"),
        ("en", "Lend to housing associations.",
         "Subject to the consent of the Treasury in each case, lend to housing associations.",
         "(“lend” → “subject to the consent of the Treasury in each case, lend”)"),
        ("en", "Where MIC agrees, publish the list.", "Publish the list.", "(“where MIC agrees, publish” → “publish”)"),
        ("en", "Publish the list.", "Publish the list, subject to the approval of the 2027 Budget by Parliament.",
         "(“publish” → “publish … subject to the approval of the 2027 Budget by Parliament”)"),
        ("en", "MIC will publish the list.", "As far as the NHS budget allows, MIC will publish the list.",
         "(“publish” → “as far as the NHS budget allows, publish”)"),
    ],
)  # fmt: skip
def test_firmness_is_quoted_as_it_stands(lang: Lang, old: str, new: str, expected: str) -> None:
    """Without a part of a figure before the verb, and with names in their capitals."""
    assert expected in told(edition(lang, old), edition(lang, new), lang)


# ---------------------------------------------------------------- in one language only

JA, EN = "職員を60人に増やし、規則を検討する。", "Raise the staff to 60, and consider rules."


def both(ja: str = JA, en: str = EN, **more: Texts) -> Edition:
    return small(step("a", en, "harbour", ja=ja, **more))


@pytest.mark.parametrize(
    ("new", "lang", "expected"),
    [
        (both(ja=JA.replace("60", "200")), "ja", "日本語のみ：60人 → 200人（＋140人）; 文言を変更（日本語のみ）"),
        (both(ja=JA.replace("60", "200")), "en", "in Japanese only: 60人 → 200人 (+140); reworded (in Japanese only)"),
        (both(en=EN.replace("60", "200")), "en", "in English only: 60 → 200 (+140); reworded (in English only)"),
        (both(JA.replace("60", "200"), EN.replace("60", "200")), "en", "60 → 200 (+140); reworded"),
        (
            both(JA.replace("60", "200"), EN.replace("60", "100")),
            "en",
            "60 → 100 (+40); in the Japanese text: 60人 → 200人 (+140); reworded",
        ),
        (
            both(ja=JA.replace("検討", "策定")),
            "en",
            "in Japanese only: wording strengthened (“検討する” → “策定する”); reworded (in Japanese only)",
        ),
        (both(ja=""), "en", "words in Japanese removed"),
    ],
)
def test_what_only_one_language_says(new: Edition, lang: Lang, expected: str) -> None:
    assert told(both(), new, lang) == expected


def test_what_both_languages_say_in_their_own_way_is_told_once() -> None:
    old = both(ja="職員60人を置く。", en="Have staff.")
    new = both(
        ja="令和8年度末までに職員200人（8割増）を置く。", en="Have 200 staff by the end of March 2027, 80% more."
    )
    assert told(old, new, "en") == (
        "“200 staff”, “by the end of March 2027”, “80%” newly set; reworded; "
        "inserted: “by the end of March 2027, 80% more”"
    )


def test_a_title_in_one_language_is_shown_in_reports_of_the_other() -> None:
    old, new = (both(title=Texts(words, "Staff")) for words in ("職員", "要員"))
    shown = view(diff(old, new, REGISTRY), old, new, REGISTRY, "en")
    (passage,) = (one for one in shown.changes[0].passages if one.spans)
    assert (passage.old and passage.old.text, passage.new and passage.new.text) == ("職員", "要員")
    assert told(old, new, "ja") == "名称を変更（日本語のみ）; 変更前は「職員」"


# ---------------------------------------------------------------- in which piece, and with what doubt


def facts(old: Edition, new: Edition, lang: Lang, link: Link | None = None) -> list[str]:
    """What is told of the targets of the only change, which rests on a link."""
    changeset = diff(old, new, REGISTRY)
    (change,) = (one for one in changeset.changes if one.old and one.new)
    if link:
        change = msgspec.structs.replace(change, evidence=link)
    shown = view(msgspec.structs.replace(changeset, changes=(change,)), old, new, REGISTRY, lang)
    return [line for fact in shown.changes[0].facts if fact.name == "retargeted" for line in fact.lines]


WHOLE = small(
    step("whole", "Mine ore and build a smelter by 2030.", "harbour", ja="鉱石を掘り、製錬所を建てる。", number="a")
)


def split(*said: tuple[str, str]) -> Edition:
    return small(
        *(step(f"p{n}", en, "harbour", ja=ja, number="abc"[n], continues=("whole",)) for n, (en, ja) in enumerate(said))
    )


def test_of_a_split_it_is_told_in_which_piece_a_target_is_new_or_another():
    new = split(
        ("Mine ore in 2 mines.", "鉱石を掘る。"), ("Build a smelter by 2032.", "製錬所を令和12年度までに建てる。")
    )
    assert facts(WHOLE, new, "en") == [
        "in a: “2 mines” newly set",
        "in b: by 2030 → by 2032 (2 years later)",
        "in the Japanese text: in b: “令和12年度までに” newly set",
    ]
    assert facts(WHOLE, new, "ja")[0] == "bでは「令和12年度までに」を新たに設定"


def test_of_a_join_it_is_told_in_which_former_piece_a_target_is_gone():
    old = small(
        step("one", "Mine ore in 2 mines.", "harbour", number="a"),
        step("two", "Build a smelter by 2032.", "harbour", number="b"),
    )
    new = small(step("both", "Mine ore, and build a smelter.", "harbour", number="a", continues=("one", "two")))
    assert facts(old, new, "en") == ["in former a: “2 mines” removed", "in former b: “by 2032” removed"]


@pytest.mark.parametrize(
    ("score", "doubt", "reasons"),
    [(0.84, True, ()), (0.85, True, ()), (0.86, False, ()), (0.89, False, ("moved",)), (0.96, True, (REFILLED,))],
)
def test_the_doubt_is_told_where_there_is_one(score: float, doubt: bool, reasons: tuple[str, ...]) -> None:
    old, new = (small(step("a", f"Train {n} divers.", "harbour")) for n in (60, 200))
    (said,) = facts(old, new, "en", Link(("a",), ("a",), "probable", "similar", score, None, reasons))
    assert said == ("if the link holds: " if doubt else "") + "60 → 200 divers (+140)"


def test_of_a_split_it_is_told_for_which_piece_another_leads():
    old = small(step("whole", "Map the reefs and name them.", "mic* mext", number="a"))
    new = small(
        step("one", "Map the reefs.", "mic*", number="a", continues=("whole",)),
        step("two", "Name the reefs.", "mext*", number="b", continues=("whole",)),
    )
    said = told(old, new, "en").split("; ")
    assert "lead changed from mic to mext for b" in said
    assert not any("mic and mext" in one for one in said)


@pytest.mark.parametrize(
    ("lang", "old", "new", "expected"),
    [
        (
            "ja",
            "利用率を26％から50％へ引き上げる。",
            "利用率を29％から50％へ引き上げる。",
            "現状値等 26％ → 29％（＋3ポイント）",
        ),
        (
            "en",
            "Raise the share from 38 percent (FY2023) to 60 percent.",
            "Raise the share from 42 percent (FY2024) to 60 percent.",
            "baseline 38 → 42 percent (+4 points), FY2023 → FY2024",
        ),
        (
            "en",
            "Expand the fleet from its present 35 boats to 50 boats.",
            "Expand the fleet from its present 38 boats to 55 boats.",
            "50 → 55 boats (+5); baseline 35 → 38 boats (+3)",
        ),
        (
            "en",
            "Teach the code as revised in 2024.",
            "Teach the code as revised in 2026.",
            "deleted: “2024”; inserted: “2026”",
        ),
    ],
)
def test_a_baseline_is_told_with_the_wording(lang: Lang, old: str, new: str, expected: str) -> None:
    assert said(lang, old, new) == expected


@pytest.mark.parametrize(
    ("lang", "old", "new"),
    [
        ("ja", "利用率を29％から50％へ引き上げる。", "利用率を26％から50％へ引き上げる。"),
        (
            "en",
            "Raise the share from 42 percent (FY2024) to 60 percent.",
            "Raise the share from 38 percent to 60 percent.",
        ),
        ("en", "Teach the code as revised in 2026.", "Teach the code as revised in 2024."),
    ],
)
def test_a_baseline_lowers_no_target(lang: Lang, old: str, new: str) -> None:
    sides = edition(lang, old), edition(lang, new)
    changeset = diff(*sides, REGISTRY)
    assert "retargeted" not in changeset.changes[0].facets.names()
    shown = view(changeset, *sides, REGISTRY, lang)
    assert "retargeted" not in {one.name for one in shown.highlights}


LED = "a. Mend the pier. [Lead: {lead}; Support: {beside}]"


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (("Tide Office", "Harbour Board"), ("Harbour Board", "Tide Office"),
         "lead changed from Tide Office to Harbour Board"),
        (("Tide Office", "Harbour Board"), ("Harbour Board", "Moon Bureau; Joint: Tide Office"),
         "Moon Bureau newly responsible; lead changed from Tide Office to Harbour Board"),
        (("Tide Office", "Harbour Board"), ("Tide Office", "Moon Bureau; Joint: Harbour Board"),
         "Moon Bureau newly responsible; another role (joint, support) for Harbour Board"),
    ],
)  # fmt: skip
def test_who_leads_now_has_no_other_role_besides(
    before: tuple[str, str], after: tuple[str, str], expected: str
) -> None:
    """What the change of the lead says of a body is not said again; of others it is."""
    old, new = (
        parse(f"# Plan\n\n1. Coast\n\n{LED.format(lead=lead, beside=beside)}\n", registry=REGISTRY).edition
        for lead, beside in (before, after)
    )
    shown = view(diff(old, new, REGISTRY), old, new, REGISTRY, "en")
    told = [line for one in shown.changes for fact in one.facts if fact.name == "reassigned" for line in fact.lines]
    assert "; ".join(told).replace(" (not in the registry)", "") == expected


def test_what_may_go_on_all_the_same_is_told_on_both_sides():
    old = small(step("ports", "Open ports.", number="a"))
    new = small(step("docks", "Build docks.", number="b"), key="2026")
    maybe = Lineage("2025", "2026", (), ("ports",), ("docks",), (RunnerUp("ports", "docks", 0.3),))
    made = attest(diff(old, new, REGISTRY), maybe)
    english, japanese = (
        [line for one in view(made, old, new, REGISTRY, lang).changes for fact in one.facts for line in fact.lines]
        for lang in ("en", "ja")
    )
    assert sorted(english) == [
        "may continue a (score 0.30), which a person has to decide",
        "may go on as b (score 0.30), which a person has to decide",
    ]
    assert sorted(japanese) == [
        "aを引き継ぐ可能性がある（一致度0.30）ため、確認を要する",
        "bとして継続している可能性がある（一致度0.30）ため、確認を要する",
    ]
    assert not any(line.sure for group in view(made, old, new, REGISTRY, "en").highlights for line in group.lines)
