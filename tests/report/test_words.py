"""The words: complete in both languages, and figures told as a reader would tell them."""

import json
import string
from typing import get_args

import pytest

from aiplan_revise.lineage import calibration, closest, ladder, recast, rivals
from aiplan_revise.model.changes import ChangeKind, Pair, Retarget
from aiplan_revise.model.commitments import Target
from aiplan_revise.model.edition import Kind, Lang, Status
from aiplan_revise.model.links import Basis, Certainty
from aiplan_revise.report.targeted import target
from aiplan_revise.report.words import (
    GLOSSARY,
    columns,
    day,
    excerpt,
    handover,
    open_sets,
    reason,
    say,
    succession,
    templates,
)

WORDS: dict[str, dict[Lang, str]] = json.loads((templates() / "words.json").read_text("utf-8"))


def holes(words: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(words) if name}


def test_all_words_are_there_in_both_languages() -> None:
    empty = {key for key, said in WORDS.items() if not (said["ja"] and said["en"])}
    assert empty == {"mark-kept", "space"}
    told = {key: said for key, said in WORDS.items() if not key.startswith("reason-")}
    assert {key for key, said in told.items() if holes(said["ja"]) != holes(said["en"])} == set()


@pytest.mark.parametrize("names", [ChangeKind, Certainty, Basis, Kind, Status])
def test_whatever_the_model_names_has_words(names: object) -> None:
    assert set(get_args(names)) - {""} <= WORDS.keys()
    assert {f"means-{name}" for name in GLOSSARY} <= WORDS.keys()


def count(value: str, unit: str, printed: str, bound: str = "") -> Target:
    return Target("count", value, unit, bound, printed)


def yen(value: str, printed: str) -> Target:
    return Target("money", value, "JPY", "", printed)


def share(value: str, printed: str) -> Target:
    return Target("percent", value, "%", "", printed)


def thirds(value: str, printed: str) -> Target:
    return Target("number", value, "1/3", "", printed)


def flops(value: str, printed: str) -> Target:
    return Target("quantity", value, "exaFLOPS", "", printed)


def watts(value: str, printed: str) -> Target:
    return Target("quantity", value, "MW", "", printed)


def dollars(value: str, printed: str) -> Target:
    return Target("money", value, "USD", "", printed)


def span(value: str, unit: str, printed: str) -> Target:
    return Target("quantity", value, unit, "", printed)


def date(value: str, printed: str, bound: str = "by") -> Target:
    return Target("date", value, "year", bound, printed)


@pytest.mark.parametrize(
    ("lang", "old", "new", "said"),
    [
        ("en", count("30", "staff", "30 staff"), count("200", "staff", "200 staff"), "30 → 200 staff (+170)"),
        ("ja", count("30", "staff", "30人"), count("200", "staff", "200人"), "30人 → 200人（＋170人）"),
        ("ja", count("100000", "person", "10万人"), count("200000", "person", "20万人"), "10万人 → 20万人（＋10万人）"),
        ("ja", count("2", "times", "２倍"), count("3", "times", "３倍以上"), "２倍 → ３倍以上（＋1倍）"),
        ("ja", count("5", "kind", "五種類"), count("3", "kind", "三種類"), "五種類 → 三種類（−2種類）"),
        (
            "en",
            count("1000000", "user", "1 million users"),
            count("3000000", "user", "3 million users"),
            "1 → 3 million users (+2 million)",
        ),
        ("en", count("1200", "site", "1,200 sites"), count("200", "site", "200 sites"), "1,200 → 200 sites (−1,000)"),
        ("ja", yen("1000000000000", "1兆円"), yen("1500000000000", "1.5兆円"), "1兆円 → 1.5兆円（＋5,000億円）"),
        (
            "en",
            yen("1000000000000", "1 trillion yen"),
            yen("1500000000000", "1.5 trillion yen"),
            "1 → 1.5 trillion yen (+500 billion yen)",
        ),
        ("en", share("60", "60%"), share("80", "80%"), "60% → 80% (+20 points)"),
        ("en", share("3", "3%"), share("4", "4%"), "3% → 4% (+1 point)"),
        ("ja", thirds("2", "2/3"), thirds("1", "1/3"), "2/3 → 1/3（−1/3）"),
        # in the unit that is printed on the new side
        ("ja", flops("0.5", "500PFLOPS"), flops("0.9", "900PFLOPS"), "500PFLOPS → 900PFLOPS（＋400PFLOPS）"),
        ("ja", watts("1000", "１００万ｋＷ"), watts("2000", "200万kW"), "１００万ｋＷ → 200万kW（＋100万kW）"),
        ("en", watts("800", "800 MW"), watts("1200", "1.2 GW"), "800 MW → 1.2 GW (+0.4 GW)"),
        ("en", watts("800", "800 MW"), watts("1200", "more"), "800 MW → more"),
        ("ja", dollars("100000000", "1億ドル"), dollars("300000000", "3億ドル"), "1億ドル → 3億ドル（＋2億ドル）"),
        (
            "en",
            dollars("1000000000", "$1 billion"),
            dollars("2500000000", "$2.5 billion"),
            "$1 billion → $2.5 billion (+$1.5 billion)",
        ),
        ("ja", span("5", "year", "5年間"), span("10", "year", "10年間"), "5年間 → 10年間（＋5年）"),
        ("en", span("10", "hour", "10 hours"), span("9", "hour", "9 hours"), "10 → 9 hours (−1 hour)"),
        # a deadline, in whatever calendar; a date that is none is not earlier or later
        (
            "en",
            Target("date", "2026-03", "month", "by", "by March 2026"),
            Target("date", "2026", "fiscal-year", "by", "by fiscal 2026"),
            "by March 2026 → by fiscal 2026 (1 year later)",
        ),
        (
            "en",
            Target("date", "2026-03", "month", "by", "by March 2026"),
            Target("date", "2026-04-10", "day", "by", "by 10 April 2026"),
            "by March 2026 → by 10 April 2026",
        ),
        ("ja", date("2023", "2023年度は", ""), date("2024", "2024年度は", ""), "2023年度は → 2024年度は"),
        ("ja", share("80", "80％"), share("62.5", "62.5％"), "80％ → 62.5％（−17.5ポイント）"),
        ("en", date("2030", "by 2030"), date("2028", "by 2028"), "by 2030 → by 2028 (2 years earlier)"),
        ("ja", date("2030", "2030年度"), date("2031", "2031年度"), "2030年度 → 2031年度（1年後ろ倒し）"),
        (
            "en",
            date("2026-03", "March 2026"),
            date("2026-09", "September 2026"),
            "March 2026 → September 2026 (6 months later)",
        ),
        (
            "en",
            date("2026-03-31", "31 March 2026"),
            date("2027-03-31", "31 March 2027"),
            "31 March 2026 → 31 March 2027 (1 year later)",
        ),
        ("en", date("2030", "by 2030"), date("2030-03", "by March 2030"), "by 2030 → by March 2030 (9 months earlier)"),
        ("en", date("2030", "2030", "by"), date("2030", "2030", "about"), "2030 → 2030 (by → about)"),
        ("en", count("3", "hub", "3 hubs"), count("3", "port", "3 ports"), "3 hubs → 3 ports"),
        ("en", None, count("3", "hub", "3 hubs"), "“3 hubs” newly set"),
        ("ja", count("3", "hub", "3拠点"), None, "「3拠点」の記載を削除"),
    ],
)
def test_targets(lang: Lang, old: Target | None, new: Target | None, said: str) -> None:
    assert target(lang, Retarget(lang, old, new)) == said


def test_days() -> None:
    assert [day("ja", one) for one in ("2026-07-14", "2026-07", "2026", "soon")] == [
        "2026年7月14日", "2026年7月", "2026年", "soon",
    ]  # fmt: skip
    assert [day("en", one) for one in ("2026-07-14", "2026-07", "2026")] == ["14 July 2026", "July 2026", "2026"]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("サイバー事案への対処能力の強化（詐欺等、各種の犯罪への対策を含む）を進める。", 48,
         "サイバー事案への対処能力の強化…"),
        ("情報基盤の強化による「AI for Science」の推進と、研究データの創出", 32, "情報基盤の強化による…"),
        ("（略）情報基盤の強化によるAIの推進と、研究データの創出及び活用", 32, "（略）情報基盤の強化によるAIの…"),
        ("（この節では、情報基盤の強化によるAIの推進と、研究データの創出を扱う。）", 40,
         "（この節では、情報基盤の強化によるAIの…"),
        ("Complete the dualling of the Eastern Corridor (trunk road T9) by March 2029", 58,
         "Complete the dualling of the Eastern Corridor…"),
        ("Keep the “nobody put out in the cold” rule", 30, "Keep the “nobody put out in…"),
    ],
)  # fmt: skip
def test_an_excerpt_ends_in_no_bracket_unless_little_stands_before_it(text: str, width: int, expected: str) -> None:
    assert excerpt(text, width) == expected


@pytest.mark.parametrize("text", ["網を干す。" * 40, "Mend the nets of the harbour, " * 9, "a" * 300])
def test_excerpts_fit(text: str) -> None:
    cut = excerpt(text)
    assert sum(map(columns, cut)) <= 98
    assert cut.endswith("…")
    assert text.startswith(cut[:-1])


def test_reasons_are_told_in_japanese_where_they_are_known() -> None:
    known = {
        "same bodies": "担当府省庁が同一",
        "text: 48% of the weighted words are the same": "語の一致48％",
        'stands in the same group, "港で使う\nin ports"': "同じ見出し「港で使う」の下",
        "3.2.1.e → 3.2.1.d: same bodies": "3.2.1.e → 3.2.1.d：担当府省庁が同一",
    }
    assert {told: reason("ja", told).text for told in known} == known
    assert reason("ja", "same text").text == "文言が同一"
    unknown = reason("ja", "the stars say so")
    assert (unknown.text, unknown.lang) == ("the stars say so", "en")
    assert reason("en", 'stands in the same group, "港で使う\nin ports"').text == 'stands in the same group, "in ports"'


def test_every_reason_that_the_ladder_states_has_japanese_words() -> None:
    stated = [
        *(ladder.FIGURES, ladder.TITLED, ladder.ALONE, ladder.ITEMS, ladder.TURNED, ladder.STAYED, closest.BY_FAR),
        *(recast.CLOSEST, recast.LEANS, rivals.BY_CHANCE, rivals.OTHERS, rivals.REWORDED, rivals.BY_NAME),
        calibration.REFILLED,
        "48% of the weighted words of the piece stand in the whole and in no other part of it",
        "48% of the weighted words of the piece stand in the whole; another part of it has most of them too",
    ]
    assert {told: reason("ja", told).lang for told in stated} == dict.fromkeys(stated, "ja")


def test_words_are_filled_in_once() -> None:
    assert say("en", "says-swap", lost="{gained}", gained="B") == "responsible body changed from {gained} to B"


@pytest.mark.parametrize(
    ("lang", "gained", "lost", "whole", "said"),
    [
        ("ja", ["B"], ["A"], True, ["担当をAからBに変更"]),
        ("ja", ["B"], ["A"], False, ["担当にBを追加", "担当からAを除外"]),
        ("en", ["B"], ["A"], False, ["B newly responsible", "A no longer responsible"]),
        ("en", ["B", "C"], ["A"], True, ["B and C newly responsible", "A no longer responsible"]),
    ],
)
def test_one_takes_over_from_the_other_only_where_nobody_else_stays(
    lang: Lang, gained: list[str], lost: list[str], whole: bool, said: list[str]
) -> None:
    assert handover(lang, gained, lost, whole) == said


@pytest.mark.parametrize(
    ("sets", "before", "after", "said"),
    [
        ((["全府省庁"], ["関係府省庁"]), True, True, ["「全府省庁」から「関係府省庁」に変更"]),
        (([], ["関係府省庁"]), False, True, ["「関係府省庁」を担当に追加（対象を限定せず）"]),
        (([], ["関係府省庁"]), True, True, ["「関係府省庁」を担当に追加"]),
        ((["等"], []), True, False, ["「等」の記載を削除（担当を明示した府省庁に限定）"]),
        ((["等"], []), True, True, ["「等」の記載を削除"]),
    ],
)
def test_open_sets(sets: tuple[list[str], list[str]], before: bool, after: bool, said: list[str]) -> None:
    assert open_sets("ja", sets, before, after) == said


def test_a_body_under_its_former_name() -> None:
    assert succession("en", Pair("A", "B"), "2025-07-01", False).startswith("A continues as B (1 July 2025)")
    assert succession("en", Pair("B", "A"), "2025-07-01", True) == (
        "B is named A, which it was until 1 July 2025: no hand-over"
    )


def test_reasons_name_words_of_the_reports_language_only() -> None:
    told = "text: same words, without の, 活用 and with 導入, introduction, AI"
    assert reason("en", told).text == "text: same words, with introduction, AI"
    assert reason("ja", told).text == "「の、活用」を除き「導入、AI」を加えたほかは同じ語"
    assert reason("en", "3.1.a → 3.1.b: text: same words, with 導入").text == "", "what then says nothing is left out"
