"""Retargets: every number that differs, in exactly one place. Strength: told only where the words bind clearly more or
less than before."""

import re
from collections import Counter

import pytest
from hanging import ending
from hypothesis import example, given
from hypothesis import strategies as st

from aiplan_revise.model.changes import Retarget, Strength
from aiplan_revise.model.commitments import Target, targets
from aiplan_revise.model.edition import Lang
from aiplan_revise.revise.aside import is_aside
from aiplan_revise.revise.direction import direction, size
from aiplan_revise.revise.retarget import retargets, strengths


def told(old: str, new: str, lang: Lang) -> list[str]:
    """Retargets as lines: old → new, direction, size."""
    return [
        f"{r.old.printed if r.old else '-'} → {r.new.printed if r.new else '-'} {direction(r)} {size(r)}".strip()
        for r in retargets(old, new, lang)
    ]


# ---------------------------------------------------------------- retargets

JA = [
    ("職員60人の体制", "職員200人の体制", ["60人 → 200人 up +140"]),
    ("職員を60人から200人に増やす", "職員を60人から300人に増やす", ["200人 → 300人 up +100 (×1.5)"]),
    ("職員六十人", "職員６０人", []),
    ("令和８年度に実施する", "令和10年度に実施する", ["令和８年度 → 令和10年度 later +2年"]),
    ("令和８年度に検討した上で進める", "令和９年度に検討した上で進める", ["令和８年度 → 令和９年度 later +1年"]),
    ("令和８年度までに実施する", "令和10年度に実施する", ["令和８年度までに → 令和10年度 later +2年"]),
    ("令和６年度に実施した結果", "令和７年度に実施した結果", []),
    ("令和６年度における実績", "令和７年度における実績", ["令和６年度 → 令和７年度 changed"]),
    ("令和６年度に係る実績", "令和７年度に係る実績", ["令和６年度 → 令和７年度 changed"]),
    ("事故を半減する", "事故を３割減少させる", ["半減 → ３割 down -20ポイント"]),
    ("事故を３割減少させる", "事故を３分の１に減らす", ["３割 → ３分の１ changed"]),
    ("半年に一回開く", "四半期に一回開く", ["半年に一回 → 四半期に一回 up"]),
    ("毎年度見直す", "３年ごとに見直す", ["毎年度 → ３年ごと up +2年"]),
    ("会合を年２回開く", "会合を毎月開く", ["年２回 → 毎月 up"]),
    ("会合を月１回開く", "会合を毎月開く", []),
    ("会合を年２回開く", "会合を年３回開く", ["年２回 → 年３回 up +1"]),
    ("毎年度見直す", "必要に応じて見直す", ["毎年度 → - gone"]),
    ("100人程度を育成", "200～300人程度を育成", ["100人程度 → 200～300人程度 up"]),
    ("200～300人を育成", "100～300人を育成", ["200～300人 → 100～300人 down"]),
    ("200～300人を育成", "100～400人を育成", ["200～300人 → 100～400人 changed"]),
    ("誤り率〇・五％以下", "誤り率〇・三％以下", ["〇・五％以下 → 〇・三％以下 down -0.2ポイント"]),
    ("教材を三種類作る", "教材を五種類作る", ["三種類 → 五種類 up +2"]),
    ("令和８～10年度", "令和８～12年度", ["10年度 → 12年度 later +2年"]),
    ("令和８・９年度", "令和９・10年度", ["令和８ → 令和９ changed", "９年度 → 10年度 changed"]),
    ("2023年度は実施する", "2024年度は実施する", ["2023年度 → 2024年度 changed"]),
    ("2030年頃までに", "2028年末までに", ["2030年頃までに → 2028年末までに earlier -2年"]),
    ("3人に1人が使う", "2人に1人が使う", ["3人に1人 → 2人に1人 up"]),
    ("普及率を10％から60％に高める", "普及率を10％から3分の2に高める", ["60％ → 3分の2 up"]),
    ("教員の過半数が使う", "教員の3分の2以上が使う", ["過半数 → 3分の2以上 up"]),
    ("補助率を１／２から２／３に引き上げる", "補助率を１／２から３／４に引き上げる", ["２／３ → ３／４ up"]),
    ("補助率を2/3とする", "補助率を1/3とする", ["2/3 → 1/3 down -1/3"]),
    ("１兆円を投じる", "1兆5,000億円を投じる", ["１兆円 → 1兆5,000億円 up +500,000,000,000 (×1.5)"]),
    ("2030年度までに100か所", "令和12年度までに百箇所", []),
    (
        "2030年度までに100か所",
        "2031年度までに80か所",
        ["2030年度までに → 2031年度までに later +1年", "100か所 → 80か所 down -20 (×0.8)"],
    ),
    ("2027年3月末まで", "2026年9月末まで", ["2027年3月末まで → 2026年9月末まで earlier -6か月"]),
    ("2026年度末まで", "2027年3月末まで", []),
    ("2030年まで", "2030年頃まで", ["2030年まで → 2030年頃まで restated"]),
    ("利用率を8割とする", "利用率を8割以上とする", ["8割 → 8割以上 restated"]),
    ("利用率を8割とする", "利用率を60％とする", ["8割 → 60％ down -20ポイント"]),
    ("AIを学校に導入する", "AIを3校に導入する", ["- → 3校 new"]),
    ("AIを3校に導入する", "AIを学校に導入する", ["3校 → - gone"]),
    ("1年ごとに見直す", "6か月ごとに見直す", ["1年ごと → 6か月ごと down -6か月"]),
    ("12か月以内に定める", "1年以内に定める", []),
    ("第13条に基づく指針", "第14条に基づく指針", []),
    ("東京に30人、大阪に60人", "東京に60人、大阪に30人", ["30人 → 60人 up +30 (×2)", "60人 → 30人 down -30 (×0.5)"]),
    ("東京に30人、大阪に60人", "大阪に60人、東京に30人", []),
    ("200人規模とする", "200名体制とする", []),
    ("3社と5校を支援", "5校を支援し、4社も支援", ["3社 → 4社 up +1"]),
    ("計画の原案\n職員30人", "計画の原案を職員40人で作る", ["30人 → 40人 up +10"]),
]
EN = [
    ("a staff of 60", "a staff of 200", ["60 → 200 up +140"]),
    ("sixty staff", "60 staff", []),
    ("Report annually", "Report every three years", ["annually → every three years up +2 years"]),
    ("Meet twice a year", "Meet every month", ["twice a year → every month up"]),
    (
        "Meet once every two years",
        "Meet three times in two years",
        ["once every two years → three times in two years up"],
    ),
    ("Report annually", "Report as needed", ["annually → - gone"]),
    ("Halve accidents", "Cut accidents by 30%", ["Halve → 30% down -20 points"]),
    ("Implement it in FY2026", "Implement it in FY2028", ["FY2026 → FY2028 later +2 years"]),
    ("It will be launched in 2026", "It will be launched in 2027", ["2026 → 2027 later +1 year"]),
    ("The act enacted in 2024", "The act enacted in 2025", []),
    ("from 10% in 2024", "from 10% in 2025", ["2024 → 2025 changed"]),
    ("the survey of 2024", "the survey of 2025", []),
    (
        "Train 10,000 engineers",
        "Train between 12,000 and 15,000 engineers",
        ["10,000 engineers → between 12,000 and 15,000 engineers up"],
    ),
    ("one in three hospitals", "one in two hospitals", ["one in three → one in two up"]),
    ("cut costs by half", "cut costs by a third", ["by half → by a third down"]),
    ("¥1 trillion", "1.5 trillion yen", ["¥1 trillion → 1.5 trillion yen up +500,000,000,000 (×1.5)"]),
    ("by 2030", "by around 2030", ["by 2030 → by around 2030 restated"]),
    ("by 2030", "by 2028", ["by 2030 → by 2028 earlier -2 years"]),
    ("by fiscal 2027", "by the end of March 2028", []),
    ("by 2030", "by fiscal 2030", ["by 2030 → by fiscal 2030 later +3 months"]),
    ("by March 2027", "by 10 March 2027", ["by March 2027 → by 10 March 2027 earlier -21 days"]),
    ("80% of schools", "60% of schools", ["80% → 60% down -20 points"]),
    ("Open 10 hubs", "Open 30 centres", ["10 hubs → 30 centres changed"]),
    ("Open 10 hubs by 2027", "Open 10 hubs", ["by 2027 → - gone"]),
    ("Train 200 engineers", "Train 200 people", []),
    ("Train 200 engineers", "Train 300 people", ["200 engineers → 300 people up +100 (×1.5)"]),
    ("Article 13 of the Act", "Article 14 of the Act", []),
    ("$2 billion", "¥2 billion", ["$2 billion → ¥2 billion changed"]),
    ("Open 10 hubs in 3 cities", "In 4 cities, open 10 hubs", ["3 cities → 4 cities up +1"]),
    ("within three years", "within two years", ["within three years → within two years down -1 year"]),
    ("from 30 to 60 staff", "from 30 to 200 staff", ["60 staff → 200 staff up +140"]),
    ("1 GW of power", "1,000 MW of power", []),
    ("GPT-4 and 60 staff", "GPT-5 and 60 staff", []),
]


@pytest.mark.parametrize(("old", "new", "expected"), JA)
def test_japanese_retargets(old: str, new: str, expected: list[str]) -> None:
    assert told(old, new, "ja") == expected


@pytest.mark.parametrize(("old", "new", "expected"), EN)
def test_english_retargets(old: str, new: str, expected: list[str]) -> None:
    assert told(old, new, "en") == expected


def test_a_retarget_keeps_both_targets_whole() -> None:
    assert retargets("定員は60人。", "定員は約２００人。", "ja") == (
        Retarget(
            "ja",
            Target("count", "60", "staff", "", "60人", 3),
            Target("count", "200", "staff", "about", "約２００人", 3),
        ),
    )


ROLLED: list[tuple[Lang, str, str, str]] = [
    # numbers that roll forward, in their order: an equal number elsewhere is another target
    ("ja", "50人から100人に増やす", "100人から200人に増やす", "100人 → 200人"),
    (
        "ja",
        "2026年度に100億円、2027年度に150億円、2028年度に200億円を措置する",
        "2026年度に150億円、2027年度に200億円、2028年度に250億円を措置する",
        "100億円 → 150億円, 150億円 → 200億円, 200億円 → 250億円",
    ),
    (
        "ja",
        "令和７年度は１０億円、令和８年度は２０億円を措置する",
        "令和８年度は１０億円、令和９年度は２０億円を措置する",
        "令和７年度 → 令和８年度, 令和８年度 → 令和９年度",
    ),
    (
        "ja",
        "2025年度、2026年度及び2027年度に公募を行う",
        "2026年度、2027年度及び2028年度に公募を行う",
        "2025年度 → 2026年度, 2026年度 → 2027年度, 2027年度 → 2028年度",
    ),
    ("ja", "30～50％の企業で活用", "50～70％の企業で活用", "30～50％ → 50～70％"),
    (
        "ja",
        "2027年度末までに1,000人、2028年度末までに2,000人の育成を行う",
        "2027年度末までに2,000人、2028年度末までに3,000人の育成を新たに行う",
        "1,000人 → 2,000人, 2,000人 → 3,000人",
    ),
    (
        "en",
        "50 per cent in 2027 and 60 per cent in 2028",
        "60 per cent in 2027 and 70 per cent in 2028",
        "50 per cent → 60 per cent, 60 per cent → 70 per cent",
    ),
    (
        "en",
        "Support 1,000 firms in fiscal 2026 and 2,000 firms in fiscal 2027.",
        "Support 1,000 firms in fiscal 2027 and 2,000 firms in fiscal 2028.",
        "fiscal 2026 → fiscal 2027, fiscal 2027 → fiscal 2028",
    ),
    (
        "en",
        "Increase hubs from 5 to 10, staff from 10 to 20.",
        "Increase hubs from 10 to 20, staff from 5 to 10.",
        "10 → 20, 20 → 10",
    ),
    # an item more at the end of a list leaves the others alone; one more at the beginning too
    ("ja", "2026年度に1社、2027年度に2社", "2026年度に1社、2027年度に2社、2028年度に3社", "- → 2028年度, - → 3社"),
    ("ja", "2027年度に2社、2028年度に3社", "2026年度に1社、2027年度に2社、2028年度に3社", "- → 2026年度, - → 1社"),
    # numbers that change places
    ("ja", "大企業の80％、中小企業の50％で導入", "大企業の50％、中小企業の80％で導入", "80％ → 50％, 50％ → 80％"),
    (
        "ja",
        "2026年度に1,000社、2027年度に2,000社を支援",
        "2026年度に2,000社、2027年度に1,000社を支援",
        "1,000社 → 2,000社, 2,000社 → 1,000社",
    ),
    (
        "ja",
        "令和8年度までに50％、令和10年度までに80％とする",
        "令和8年度までに80％、令和10年度までに50％とする",
        "50％ → 80％, 80％ → 50％",
    ),
    ("ja", "A地区に10か所、B地区に5か所", "A地区に5か所、B地区に10か所", "10か所 → 5か所, 5か所 → 10か所"),
    ("ja", "B地区に10か所、A地区に5か所", "A地区に5か所、B地区に10か所", ""),
    (
        "ja",
        "フェーズ1で10億円、フェーズ2で20億円",
        "フェーズ1で20億円、フェーズ2で10億円",
        "10億円 → 20億円, 20億円 → 10億円",
    ),
    # what is about something else is no pair
    (
        "ja",
        "2023年度に構築した環境で、実証を行う。3校を支援する。",
        "改革の方針2025に基づき、2029年度までに3校を支援する。",
        "2023年度 → -, - → 2029年度までに",
    ),
    # what numbers a list, or may do so, comes and goes untold
    ("ja", "1「X線」を調べる", "1「X線」、2「映像」を調べ、2は2026年度から行う", "- → 2026年度から"),
    ("ja", "国内5、海外5を置く", "国内5、海外7を置き、対策2.0による", "5 → 7"),
    # dates that only the day of the text tells
    ("ja", "年内に取りまとめる", "令和8年3月までに取りまとめる", "年内に → 令和8年3月までに"),
    ("ja", "年度内に結論を得る", "来年度中に結論を得る", "年度内に → 来年度中に"),
    ("ja", "半年ごとに点検する", "3か月ごとに点検する", "半年ごと → 3か月ごと"),
    ("en", "Meet every six months.", "Meet every year.", "every six months → every year"),
    ("ja", "月1回会合を開く", "週1回会合を開く", "月1回 → 週1回"),
    ("ja", "7B規模のモデル", "70B規模のモデル", "7B → 70B"),
    ("en", "Raise its ranking from 12th to 5th.", "Raise its ranking from 12th to 3rd.", "5th → 3rd"),
    ("ja", "4～5割とする", "5～6割とする", "4～5割 → 5～6割"),
    # the same amount in a text that was written anew
    (
        "ja",
        "現在の約30名から速やかに倍増させ、将来的には英国並みの200名程度とすることを目指す",
        "現在の約60名から令和9年度末までに200名に拡充する",
        "- → 令和9年度末までに, 倍増 → -, 200名程度 → 200名",
    ),
    # pieces of a split
    (
        "ja",
        "医療分野で100人、介護分野で50人の専門人材を育成し、全国に10拠点を整備する",
        "医療分野で50人の専門人材を育成する。\n介護分野で100人の専門人材を育成し、全国に10拠点を整備する。",
        "100人 → 50人, 50人 → 100人",
    ),
]


@pytest.mark.parametrize(("lang", "old", "new", "expected"), ROLLED)
def test_targets_are_paired_where_they_stand(lang: Lang, old: str, new: str, expected: str) -> None:
    pairs = [(r.old.printed if r.old else "-", r.new.printed if r.new else "-") for r in retargets(old, new, lang)]
    assert ", ".join(f"{was} → {now}" for was, now in pairs) == expected
    assert retargets(new, old, lang) == tuple(~r for r in retargets(old, new, lang))


@pytest.mark.parametrize("unit", ["人、", "年度に100億円、", "％", "1か所\n"])
def test_hostile_lists_are_paired(unit: str) -> None:
    numbers = [f"{n}{unit}" for n in range(2000, 3500)]
    with ending():
        assert retargets("".join(numbers), "".join(reversed(numbers)), "ja")


PIECES = st.sampled_from(
    re.findall(
        r"\S+",
        "60人 200人 三十名 80％ 8割 1兆円 5,000億円 2030年まで 令和12年度 3年以内 を に、 職員 拠点 東京 。 60staff"
        " 3sites $5 by2030 half 100 1,000 12か月 1年",
    )
)
TEXTS = st.lists(st.one_of(PIECES, st.just(" ")), max_size=10).map("".join)
LANGS = st.sampled_from(["ja", "en"])


@given(TEXTS, LANGS)
def test_nothing_differs_from_itself(text: str, lang: Lang) -> None:
    assert retargets(text, text, lang) == ()


@given(TEXTS, TEXTS, LANGS)
@example("60人", "60staff12か月200人", "ja")
@example("60人", "毎月200人", "ja")
def test_every_target_that_differs_is_told_exactly_once(old: str, new: str, lang: Lang) -> None:
    found = retargets(old, new, lang)
    sides = [
        (Counter(targets(old, lang)), Counter(r.old for r in found if r.old and r.old.kind != "whole")),
        (Counter(targets(new, lang)), Counter(r.new for r in found if r.new and r.new.kind != "whole")),
    ]
    assert all(told <= there for there, told in sides)
    quiet = [list((there - told).elements()) for there, told in sides]
    for n, text in enumerate((old, new)):
        loud = [t for t in quiet[n] if not is_aside(t, text, targets(text, lang))]
        assert len(loud) <= len(quiet[1 - n]), "what is not told stands on both sides"
    assert all(r.old or r.new for r in found)


@given(TEXTS, TEXTS, LANGS)
def test_backwards_it_is_the_same(old: str, new: str, lang: Lang) -> None:
    assert retargets(new, old, lang) == tuple(~r for r in retargets(old, new, lang))
    turned = {"up": "down", "down": "up", "later": "earlier", "earlier": "later", "new": "gone", "gone": "new"}
    for r in retargets(old, new, lang):
        assert direction(~r) == turned.get(direction(r), direction(r))
        assert size(~r).split(" (")[0].strip("+-") == size(r).split(" (")[0].strip("+-")


def test_long_lists_keep_their_order() -> None:
    old = "、".join(f"第一分野{n}件" for n in range(1000, 1400))
    new = old.replace("1200件", "5200件")
    assert told(old, new, "ja") == ["1200件 → 5200件 up +4,000"]


# ---------------------------------------------------------------- strength

STRENGTH_JA = [
    # the outermost verb becomes another
    ("指針の策定を検討する。", "指針を策定する。", "1 検討する → 5 策定する"),
    ("指針を策定する。", "指針の策定を検討する。", "5 策定する → 1 検討する"),
    ("制度の在り方の検討", "制度の整備", "1 検討 → 5 整備"),
    ("利用の推進", "利用の義務化", "3 推進 → 6 義務化"),
    ("体制を整備する", "体制の整備に努める", "5 整備する → 2 努める"),
    ("体制の整備に努める", "体制を整備する", "2 努める → 5 整備する"),
    ("行政での活用の促進", "行政でのAIの導入", "3 促進 → 5 導入"),
    ("開発への支援", "開発に対する支援の検討", "3 支援 → 1 検討"),
    ("安全性を確保する", "安全性の確保を目指す", "5 確保する → 2 目指す"),
    ("結果を公表する", "結果を公表しなければならない", "5 公表する → 6 公表しなければならない"),
    ("結果を公表する", "結果を公表することができる", "5 公表する → 1 公表することができる"),
    ("拠点を設置する", "可能な限り拠点を設置する", "5 設置する → 2 可能な限り設置する"),
    ("拠点を設置する", "拠点の設置について検討を行う", "5 設置する → 1 検討を行う"),
    ("調査を実施し、指針を作成する", "調査を実施し、指針の作成を検討する", "5 作成する → 1 検討する"),
    # the same rung, or one that overlaps it
    ("利用を促進する", "利用を推進する", ""),
    ("基盤を整備する", "基盤を構築する", ""),
    ("検討を行う", "検討を進める", ""),
    ("検討を実施する", "検討する", ""),
    ("連携の推進", "連携の強化", ""),
    ("体制の強化", "体制の整備", ""),
    ("基盤の整備", "基盤整備の推進", ""),
    ("人材の育成", "人材の確保・育成", ""),
    ("整備する。", "整備するものとする。", ""),
    ("整備を行う", "整備を着実に進める", ""),
    # other words change, not the verb that governs
    ("安全を確保するため、指針を検討する", "安全を保証するため、指針を検討する", ""),
    ("検討会を設置する", "協議会を設置する", ""),
    ("導入に関する調査を踏まえ、指針を策定する", "導入の義務化も見据え、指針を策定する", ""),
    ("基盤を整備し、利用を促進する", "利用を促進し、基盤を整備する", ""),
    ("指針を見直す", "指針を策定する", ""),
    # splits and joins
    ("データ基盤を整備し、人材の育成を支援する", "データ基盤を整備する\n人材の育成を支援する", ""),
    ("データ基盤を整備する\n人材の育成を支援する", "データ基盤を整備するとともに、人材の育成を支援する", ""),
    (
        "データ基盤を整備し、人材の育成を支援する",
        "データ基盤を整備する\n人材の育成への支援を検討する",
        "3 支援する → 1 検討する",
    ),
    ("天気が良い", "指針を検討する", ""),
    # a clause that stays is no partner for what another one lost, whatever the verb of that
    ("課題を検討し、導入を推進する", "課題を踏まえ、導入を推進する", ""),
    ("現状を調査し、支援策を実施する", "現状を把握し、支援策を実施する", ""),
    ("法制度を検討し、ガイドラインを整備する", "法制度を整え、ガイドラインを整備する", ""),
    ("案を示し、研修を実施する", "案を検討し、研修を実施する", ""),
    ("A社の課題を検討し、導入を支援する", "A社の課題を解決し、導入を支援する", ""),
    # each clause has one partner
    ("環境の整備を推進する。", "環境の整備を目指し、環境の構築を行い、環境の整備を推進する。", ""),
    ("実証の結果を検討し、展開を実施する", "実証の結果を踏まえ、展開の実施を検討する", "5 実施する → 1 検討する"),
    # research is an act; to promote it is another
    ("基礎研究を推進する", "基礎研究を実施する", ""),
    ("実態の調査を支援する", "実態の調査を実施する", ""),
    ("研究を推進する", "研究を検討する", "3 推進する → 1 検討する"),
    # the object is itself a word of the ladder
    ("支援を実施する", "支援を検討する", "3 支援を実施する → 1 検討する"),
    ("導入の推進", "導入の検討", "4 導入の推進 → 1 検討"),
    ("検討体制を整備する", "検討を行う", ""),
    # verbs off the ladder
    ("AIの利活用を進める", "AIの利活用を検討する", "4 利活用を進める → 1 検討する"),
    ("制度の見直しを検討する", "制度の見直しを行う", "1 検討する → 4 見直しを行う"),
    ("基本方針を取りまとめる", "基本方針を検討する", "5 取りまとめる → 1 検討する"),
    ("法案を提出することを検討する", "法案を提出する", "1 検討する → 5 提出する"),
    ("事業者に報告を求める", "事業者に報告を義務付ける", "3 求める → 6 義務付ける"),
    ("法制上の措置を講ずる", "法制上の措置を含め、必要な検討を行う", "5 講ずる → 1 検討を行う"),
    ("在り方を検討し、結論を得る", "在り方を検討し、法案を提出する", "1 結論を得る → 5 提出する"),
    ("在り方を検討し、法案を提出する", "在り方を検討し、法案を提出し、結論を得る", ""),
    ("基準を適用する", "基準を適用することが望ましい", "5 適用する → 2 適用することが望ましい"),
    ("省庁は利用すべきである", "省庁は利用しなければならない", "2 利用すべきである → 6 利用しなければならない"),
]
STRENGTH_EN = [
    ("Consider establishing a centre", "Establish a centre", "1 consider → 5 establish"),
    ("Establishment of a model", "Consideration of a model", "5 establishment → 1 consideration"),
    ("Examination of civil liability", "Formulation of guidance on civil liability", "1 examination → 5 formulation"),
    ("Support for pilots", "Consideration of support for pilots", "3 support → 1 consideration"),
    ("Promotion of AI in hospitals", "Introduction of AI in hospitals", "3 promotion → 5 introduction"),
    ("We will establish a centre.", "We will strive to establish a centre.", "5 establish → 2 strive"),
    ("Encourage firms to publish reports", "Require firms to publish reports", "3 encourage → 6 require"),
    ("Firms will publish reports", "Firms must publish reports", "5 will publish → 6 must publish"),
    ("The agency will publish reports", "The agency may publish reports", "5 will publish → 1 may publish"),
    ("Establish test beds", "Where possible, establish test beds", "5 establish → 2 where possible, establish"),
    ("Conduct a study on liability", "Conduct training on liability", "1 conduct a study → 5 conduct"),
    (
        "Studies on jobs; implementation of measures",
        "Studies on jobs; consideration of measures",
        "5 implementation → 1 consideration",
    ),
    ("Rules will be considered", "Rules will be established", "1 considered → 5 established"),
    ("Aim to introduce AI in schools", "Introduce AI in schools", "2 aim → 5 introduce"),
    # the same rung, or one that overlaps it
    ("Promote the use of AI", "Encourage the use of AI", ""),
    ("Establish a platform", "Build a platform", ""),
    ("Consider a tax", "Examine a tax", ""),
    ("Exploring work styles", "Studying work styles", ""),
    ("Promoting cooperation", "Strengthening cooperation", ""),
    ("Development of rules", "Establishment of rules", ""),
    ("Establish a centre", "The government shall establish a centre", ""),
    ("Promoting the creation of demand for robots", "Creating demand for robots", ""),
    ("Carry out an examination of rules", "Examine the rules", ""),
    ("Establishment of a desk", "A desk will be established", ""),
    # other words change, not the verb that governs
    ("Publish rules to promote use", "Publish rules to require care", ""),
    ("Strengthening of the institute", "Strengthening of the institute, including establishment of a lab", ""),
    ("To ensure safety, examine the rules", "To guarantee safety, examine the rules", ""),
    ("Review of the rules", "Establishment of the rules", ""),
    ("Build sites and support firms", "Support firms and build sites", ""),
    # splits and joins
    ("Establish data platforms and support startups", "Establish data platforms\nSupport startups", ""),
    (
        "Training and securing engineers\nSupport for networks and communities",
        "Training and securing engineers, together with support for networks and communities",
        "",
    ),
    (
        "Establish data platforms and support startups",
        "Establish data platforms\nConsider how to help startups",
        "3 support → 1 consider",
    ),
    ("The weather is fine", "Consider a tax", ""),
    # a clause that stays is no partner for what another one lost
    (
        "Provide support for hospitals, and examine the risks of AI.",
        "Provide support for hospitals, and address the risks of AI.",
        "",
    ),
    # research is an act; to promote consideration is to consider
    ("Promote research on safety", "Conduct research on safety", ""),
    ("Support research on safety", "Conduct a survey of safety", ""),
    ("Promote discussions on rules for agents", "Consider rules for agents", ""),
    ("Consider rules for agents", "Promote consideration of rules for agents", ""),
    # what is ended
    ("Support for reskilling", "No further support for reskilling", "3 support → 0 no further support"),
    ("No support for firms", "No support for small firms", ""),
    # joins
    (
        "Reskilling support for developing advanced essential workers\nExploring work styles in an AI era",
        "Exploring work styles in an AI era, and reskilling support for developing advanced essential workers",
        "",
    ),
    # verbs off the ladder
    ("Submit a bill to the Diet", "Consider submitting a bill to the Diet", "5 submit → 1 consider"),
    ("Call on providers to label content", "Require providers to label content", "3 call on → 6 require"),
    ("Providers should disclose data", "Providers must disclose data", "2 should disclose → 6 must disclose"),
    (
        "Consideration will be given to establishing a fund",
        "A fund will be established",
        "1 consideration → 5 established",
    ),
]


def strength(old: str, new: str, lang: Lang) -> str:
    return "; ".join(f"{s.old.level} {s.old.words} → {s.new.level} {s.new.words}" for s in strengths(old, new, lang))


@pytest.mark.parametrize(("old", "new", "expected"), STRENGTH_JA)
def test_japanese_strength(old: str, new: str, expected: str) -> None:
    assert strength(old, new, "ja") == expected


@pytest.mark.parametrize(("old", "new", "expected"), STRENGTH_EN)
def test_english_strength(old: str, new: str, expected: str) -> None:
    assert strength(old, new, "en") == expected


CLAUSES = st.lists(
    st.sampled_from(
        [
            *(
                "指針を検討する。",
                "指針を策定する。",
                "基盤を整備し、",
                "利用を促進する。",
                "体制の強化",
                "\n",
                "人材の育成を支援する。",
                "原則として全ての窓口を廃止する。",
                "必要に応じ一部の窓口の廃止を検討し、結論を得る。",
            ),
            *(
                "Consider rules. ",
                "Establish rules. ",
                "Support firms and ",
                "build sites. ",
                "Promotion of use; ",
                "must publish",
                "In principle, close all desks. ",
                "Consider closing some desks where appropriate. ",
            ),
        ]
    ),
    max_size=6,
).map("".join)


@given(CLAUSES, CLAUSES, LANGS)
def test_strength_backwards_is_the_same(old: str, new: str, lang: Lang) -> None:
    found = strengths(old, new, lang)
    assert strengths(new, old, lang) == tuple(~s for s in found)
    assert strengths(old, old, lang) == ()
    assert all(isinstance(s, Strength) and s.old.rank != s.new.rank for s in found)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Timeline: Q4 2026", "Timeline: End of 2026", []),
        ("Deadline: Q1 2027", "Deadline: By 31 March 2027", []),
        ("Timeline: Q4 2026", "Timeline: Q2 2027", ["later"]),
        ("Due: Q4 2026 (hubs); annually (grants)", "Due: Q3 2026 (hubs); annually (grants)", ["earlier"]),
        ("期限：令和８年度", "期限：令和８年度末", []),
        ("実施時期：令和８年度", "実施時期：令和９年度", ["later"]),
        ("Timeline: 2026–2028", "Timeline: 2026–2029", ["later"]),
    ],
)
def test_a_day_by_itself_beside_a_label_is_a_deadline(old: str, new: str, told: list[str]) -> None:
    lang: Lang = "en" if old.isascii() or "–" in old else "ja"
    measure = {"en": "Enact the Bill.\n", "ja": "法案を提出する。\n"}[lang]
    assert [direction(one) for one in retargets(measure + old, measure + new, lang)] == told
    days = [one for one in targets(measure + old, lang) if one.kind == "date" and "–" not in old]
    assert all(one.bound == "by" for one in days)


def test_in_a_quarter_and_by_its_end_end_on_one_day() -> None:
    (one,) = retargets("Open it in Q4 2026.", "Open it by the end of 2026.", "en")
    assert direction(one) == "restated"
