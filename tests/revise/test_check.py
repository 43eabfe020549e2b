"""Every rule: what it remarks on, and what it leaves alone."""

from typing import Any

import msgspec
import pytest
from small import head, small, step
from strategies import REGISTRY

from aiplan_revise.model.edition import Assignment, Edition, Ending, Lang, Provision, Texts
from aiplan_revise.model.ordinals import gaps
from aiplan_revise.revise import RULES, check, check_changes, diff


def said(*provisions: Provision, **about: Any) -> list[tuple[str, str, str, str]]:
    """Rule, provision, message and fix of the findings on an edition."""
    return [(f.rule, f.provision, f.message, f.fix) for f in check(small(*provisions, **about), REGISTRY)]


def test_a_sound_edition_has_no_findings() -> None:
    provisions = (
        head("sea", "Sea", ja="海", number="1"),
        step("ports", "Ports", "harbour council/ai", ja="港", number="a", parent="sea"),
        step("reefs", "Reefs", "open:related", ja="礁", number="b", parent="sea", title=Texts("礁", "Reefs")),
        head("land", "Land", ja="陸", number="2"),
    )
    assert said(*provisions, title=Texts("計画（例）", "Plan (example)"), official=False) == []


def test_a_heading_stands_at_the_top_or_under_a_wider_one() -> None:
    provisions = (
        head("sea", "Sea", number="1"),
        head("ports", "Ports", kind="group", parent="sea"),
        head("reefs", "Reefs", kind="group", parent="ports"),
        step("nets", "Nets", "harbour", number="a", parent="reefs"),
        head("deep", "Deep", kind="section", parent="ports"),
        head("loose", "Loose", kind="group", parent="nets"),
    )
    way = "move it under a wider heading, or to the top"
    assert said(*provisions) == [
        ("misplaced", "deep", "a section cannot stand under a group", way),
        ("misplaced", "loose", "a group cannot stand under an initiative", way),
    ]


@pytest.mark.parametrize(
    ("assignment", "message", "fix"),
    [
        (
            Assignment(printed="Harbor Ministry"),
            "unknown body: Harbor Ministry",
            "did you mean Harbour Ministry or HM?",
        ),
        (Assignment(printed="Lead: Moon"), "unknown body: Moon", "correct it, or add it to the registry"),
        (Assignment(printed="月局"), "unknown body: 月局", "correct it, or add it to the registry"),
        (Assignment("moon", printed="Moon"), "unknown body: moon", "correct it, or add it to the registry"),
        (
            Assignment("council", "xy", printed="?"),
            "unknown office of council: xy",
            "correct it, or add it to the registry",
        ),
        (Assignment(open="most"), "unknown open set: most", "correct it, or add it to the registry"),
    ],
)
def test_unknown_body(assignment: Assignment, message: str, fix: str) -> None:
    ((rule, key, told, way),) = said(step("a", "x", (assignment,)))
    assert (rule, key, told) == ("unknown-body", "a", message)
    assert way == fix or way.startswith("did you mean Harbour Ministry")


def test_expired_body_as_of_the_newest_date() -> None:
    provision = step("a", "x", "watch")
    assert said(provision, dates={"presented": "2025-06-30"}) == []
    assert said(provision) == []
    assert said(provision, dates={"presented": "2024", "adopted": "2025-07-01"}) == [
        ("expired-body", "a", "Watch Centre exists no longer since 2025-07-01", "name its successor: Shield Office")
    ]
    alone = msgspec.structs.replace(REGISTRY, successions=())
    (finding,) = check(small(provision, dates={"adopted": "2026"}), alone)
    assert finding.fix == ""


def test_initiative_without_body() -> None:
    fix = "name the responsible bodies, or make it a statement"
    assert said(step("a", "x"), Provision("b", "statement", text=Texts(en="y"))) == [
        ("initiative-without-body", "a", "nobody is responsible", fix)
    ]


def test_empty_text() -> None:
    assert said(head("h", ""), step("a", "", "harbour", title=Texts(en="T"))) == [
        ("empty-text", "h", "has no words", "")
    ]


def test_missing_language() -> None:
    assert said(
        head("h", "Sea", ja="海"),
        step("a", "x", "harbour"),
        step("b", "y", "harbour", ja="い", title=Texts("い")),
        title=Texts("計画"),
    ) == [
        ("missing-language", "", "the title is missing in English", "translate it"),
        ("missing-language", "a", "the text is missing in Japanese", "translate it"),
        ("missing-language", "b", "the title is missing in English", "translate it"),
    ]


def test_duplicate_text() -> None:
    same = [
        step("a", "Open  ports", "harbour", number="1"),
        step("b", "open ports", "meadow", number="2"),
        Provision("c", "statement", text=Texts(en="Open ports")),
    ]
    assert said(head("h", "Open ports"), *same, head("i", "Open ports")) == [
        ("duplicate-text", "b", "says the same as 1", ""),
        ("duplicate-text", "c", "says the same as 1", ""),
    ]
    assert said(Provision("s", "statement", text=Texts(en="x")), Provision("t", "statement", text=Texts(en="x"))) == [
        ("duplicate-text", "t", "says the same as s", "")
    ]


def test_duplicate_number() -> None:
    assert said(head("h", "H", number="1"), head("i", "I"), head("j", "J", number="1")) == [
        ("duplicate-number", "j", "has the number 1, as h has", "renumber one of them")
    ]


def test_gap_in_numbering_runs_over_headings_without_number() -> None:
    provisions = (
        head("s", "S", number="1"),
        head("g", "(G)", parent="s", kind="group"),
        step("a", "A", "harbour", parent="g", number="a"),
        head("h", "(H)", parent="s", kind="group"),
        step("b", "B", "harbour", parent="h", number="b"),
        step("d", "D", "harbour", parent="h", number="d"),
        head("t", "T", number="3"),
        step("e", "E", "harbour", parent="t", number="b"),
    )
    fix = "renumber, or restore what is missing"
    assert said(*provisions) == [
        ("gap-in-numbering", "d", "number d follows b", fix),
        ("gap-in-numbering", "t", "number 3 follows 1", fix),
        ("gap-in-numbering", "e", "number b comes first", fix),
    ]


def test_numbers_of_measures_may_run_on_from_section_to_section() -> None:
    first = (head("s", "S", number="1"), step("a", "A", "harbour", parent="s", number="1"))
    assert not said(*first, head("t", "T", number="2"), step("b", "B", "harbour", parent="t", number="2"))
    assert said(*first, head("t", "T", number="2"), step("b", "B", "harbour", parent="t", number="3")) == [
        ("gap-in-numbering", "b", "number 3 comes first", "renumber, or restore what is missing")
    ]


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ("1 2 3", []),
        ("1 2 4 5", [2]),
        ("2 3", [0]),
        ("1 2 1 2", []),
        ("1 1 2", []),
        ("9 10 11", [0]),
        ("1 3 2", [1, 2]),
        ("a b d", [2]),
        ("h i j", [0]),
        ("i ii iii iv v vi ix x", [6]),
        ("I II IV", [2]),
        ("xl xli", [0]),
        ("ア イ ウ オ", [3]),
        ("イ ロ ハ ホ", [3]),
        ("① ② ④", [2]),
        ("１ ２", []),
        ("一 二 三 五", [3]),
        ("九 十 十一 十二 二十", [0, 4]),
        ("1 b 3", []),
        ("補 別", []),
        ("", []),
    ],
)
def test_gaps(numbers: str, expected: list[int]) -> None:
    assert list(gaps(numbers.split())) == expected


@pytest.mark.parametrize(
    ("title", "official", "langs"),
    [
        (Texts("人工知能基本計画", "AI Basic Plan"), False, ["Japanese", "English"]),
        (Texts("人工知能基本計画（骨子案）", "AI Basic Plan, outline"), False, []),
        (Texts("計画（仮訳）", "Plan: illustrative, Not an Official text"), False, []),
        (Texts("手続条例の計画", "Outlining the plan"), False, ["Japanese", "English"]),
        (Texts(), False, ["English"]),
        (Texts("人工知能基本計画", "AI Basic Plan"), None, []),
        (Texts("人工知能基本計画", "AI Basic Plan"), True, []),
    ],
)
def test_unofficial_title(title: Texts, official: bool | None, langs: list[str]) -> None:
    found = check(small(head("h", "H", ja="へ"), title=title, official=official), REGISTRY)
    told = [f"the title does not say in {lang} that the text is not official" for lang in langs]
    assert [(f.rule, f.level, f.message) for f in found] == [("unofficial-title", "error", words) for words in told]


def test_dangling_reference() -> None:
    provisions = (
        head("sea", "Sea", kind="chapter", number="1", ja="海"),
        step("ports", "Ports, see 1.a, 1.9.b and Chapter 2.", "harbour", parent="sea", number="a", ja="第2章を見る。"),
        step("reefs", "Under Chapter 2 of the Sea Act.", "harbour", parent="sea", number="b", ja="海洋法第2章による。"),
    )
    assert said(*provisions) == [
        ("dangling-reference", "ports", "refers to 第2章, which is not there", "correct the number")
    ]


@pytest.mark.parametrize(
    ("en", "day", "due"),
    [
        ("Open ports by 2025.", "2026-01-01", "2025-12-31"),
        ("Open ports by 2025.", "2025-12-31", ""),
        ("Open ports by 2025.", "2025", ""),
        ("Open ports by the end of fiscal 2025.", "2026-04", "2026-03-31"),
        ("Open ports by the end of fiscal 2025.", "2026-03-31", ""),
        ("Open ports by February 2028.", "2028-03-01", "2028-02-29"),
        ("Open ports by 14 July 2026.", "2026-07-15", "2026-07-14"),
        ("Open ports by summer 2026.", "2026-09-01", "2026-08-31"),
        ("Open ports by around 2020.", "2026", ""),
        ("Open ports from 2020 on.", "2026", ""),
        ("The centre helped ports until 2020.", "2026", ""),
        ("By 2020 there were ports everywhere.", "2026", ""),
        ("Open ports by the end of June.", "2026", ""),
    ],
)
def test_deadline_past(en: str, day: str, due: str) -> None:
    edition = small(step("a", en, "harbour"))
    by_day, by_date = check(edition, REGISTRY, day), check(small(step("a", en, "harbour"), dates={"x": day}), REGISTRY)
    told = [f.message.rpartition(" passed on ")[2][:10] for f in by_day]
    assert told == ([due] if due else [])
    assert by_day == by_date
    assert check(edition, REGISTRY) == ()


@pytest.mark.parametrize(
    ("ja", "found"),
    [
        ("2023年度中に策定する計画による。", True),
        ("鹿の数を2023年度までに半減させる。", True),
        ("2023年度中に策定した計画による。", False),
        ("1946年より1953年まで行政分離された。", False),
        ("（2022年度まで）資金を交付する。", False),
        ("2023年末時点で77件を支援する。", False),
    ],
)
def test_history_is_no_deadline(ja: str, found: bool) -> None:
    told = check(small(Provision("a", "statement", text=Texts(ja))), REGISTRY, "2026-07-14")
    assert [f.rule for f in told] == ["deadline-past"] * found


def test_a_deadline_is_told_once_for_both_languages() -> None:
    both = step("a", "Open ports by 2025.", "harbour", ja="2025年末までに港を開く。")
    assert [f.rule for f in check(small(both), REGISTRY, "2026-07-14")] == ["deadline-past"]


@pytest.mark.parametrize(
    ("ja", "en", "message"),
    [
        ("職員を60人置く。", "Have 200 staff.", "says 60人 in Japanese and 200 staff in English"),
        ("職員を60人置く。", "Have 60 staff.", ""),
        ("職員を60人置く。", "Have staff.", "says 60人 in Japanese, and nothing like it in English"),
        ("職員を置く。", "Have 60 staff.", "says 60 staff in English, and nothing like it in Japanese"),
        ("2027年度までに開く。", "Open it by the end of fiscal 2028.", "says 2027年度までに in Japanese and"),
    ],
)
def test_stale_translation(ja: str, en: str, message: str) -> None:
    told = [f.message for f in check(small(step("a", en, "harbour", ja=ja)), REGISTRY)]
    assert len(told) == bool(message)
    assert all(one.startswith(message) for one in told)


def test_ended_and_there() -> None:
    fix = "drop it, or what is said of its end"
    assert said(step("a", "x", "harbour"), endings={"a": Ending("abandoned"), "b": Ending("completed")}) == [
        ("ended-and-there", "a", "is here, and is said to have ended (abandoned)", fix)
    ]


def test_findings_come_in_printed_order() -> None:
    found = said(step("b", ""), step("a", ""), title=Texts(en="Plan"), official=False)
    assert [(rule, key) for rule, key, *_ in found] == [
        ("unofficial-title", ""),
        ("initiative-without-body", "b"),
        ("empty-text", "b"),
        ("initiative-without-body", "a"),
        ("empty-text", "a"),
    ]


def test_every_rule_has_help_of_one_line() -> None:
    assert all(rule.id == key and rule.help and "\n" not in rule.help for key, rule in RULES.items())


# ---------------------------------------------------------------- changes


def remarks(old: Provision | None, new: Provision | None) -> list[tuple[str, str, str]]:
    """Rule, provision and message on the one change between two provisions."""
    before, after = (small(*([p] if p else [])) for p in (old, new))
    found = check_changes(diff(before, after, REGISTRY), before, after, REGISTRY)
    return [(f.rule, f.provision, f.message) for f in found]


def test_dropped_initiative() -> None:
    long = "Measure every reef along the coast each spring and each autumn without fail"
    assert remarks(step("a", long, number="1"), None) == [
        (
            "dropped-initiative",
            "a",
            "1 Measure every reef along the coast each spring and each…: dropped, and nothing continues it",
        )
    ]
    assert remarks(head("h", "Sea"), None) == []
    assert [rule for rule, *_ in remarks(None, step("a", "x"))] == ["nothing-to-compare"]


def test_lead_changed() -> None:
    first, second, neither = (
        step("a", "x", bodies) for bodies in ("harbour* meadow", "harbour meadow*", "harbour meadow")
    )
    assert remarks(first, second) == [("lead-changed", "a", "x: the lead goes from HM to Meadow Agency")]
    assert remarks(neither, first) == [("lead-changed", "a", "x: HM is named as the lead; nobody was before")]
    assert remarks(first, neither) == [("lead-changed", "a", "x: no lead is named any more; it was HM")]


def test_a_body_in_whose_place_another_stands_throughout() -> None:
    def plan(*bodies: str) -> Edition:
        return small(*(step(key, f"Mend {key}.", body) for key, body in zip("abcd", bodies, strict=True)))

    def told(old: Edition, new: Edition) -> list[str]:
        found = check_changes(diff(old, new, REGISTRY), old, new, REGISTRY)
        return [one.message for one in found if one.rule == "body-replaced"]

    old = plan("?Tide_Office", "?Tide_Office harbour", "meadow", "harbour")
    assert told(old, plan("?Sea_Office", "?Sea_Office harbour", "meadow", "harbour")) == [
        "Sea Office stands in the place of Tide Office in all of 2 initiatives, "
        "and Tide Office is responsible for nothing any more"
    ]
    assert told(old, plan("?Sea_Office", "?Moon_Office harbour", "meadow", "harbour")) == []
    assert told(old, plan("?Sea_Office", "?Sea_Office harbour", "?Tide_Office", "harbour")) == []
    assert told(old, plan("meadow", "meadow harbour", "meadow", "harbour")) == []


def test_weakened() -> None:
    ((rule, _, message),) = remarks(step("a", "Establish a centre."), step("a", "Consider a centre."))
    assert (rule, message.partition(":")[0]) == ("weakened", "Consider a centre.")
    assert remarks(step("a", "Consider a centre."), step("a", "Establish a centre.")) == []


@pytest.mark.parametrize(
    ("old", "new", "messages"),
    [
        (("Establish a centre.", "拠点を設置する。"), ("Consider a centre.", "拠点の設置を検討する。"),
         ["commits to less: 設置する → 検討する / establish → consider"]),
        (("Hire 200 staff.", "職員200人を採用する。"), ("Hire 60 staff.", "職員60人を採用する。"),
         ["target lowered: 200人 → 60人 / 200 staff → 60 staff"]),
        (("Hire 60 staff.", "職員60人を採用する。"), ("Hire staff.", "職員を採用する。"), ["target gone: 60人"]),
        (("Issue permits.", "許可を出す。"), ("Do not issue permits.", "許可を出さない。"),
         ["says the reverse: 許可を出す → 許可を出さない / Issue permits → Do not issue permits"]),
        (("Hire 200 staff.", "職員90人を採用する。"), ("Hire 60 staff.", "職員50人を採用する。"),
         ["target lowered: 90人 → 50人", "target lowered: 200 staff → 60 staff"]),
        (("Establish a centre and open a port.", "拠点を設置する。"),
         ("Consider a centre and consider opening a port.", "拠点の設置を検討する。"),
         ["commits to less: 設置する → 検討する", "commits to less: establish → consider",
          "commits to less: open → consider"]),
    ],
)  # fmt: skip
def test_what_both_languages_say_is_told_once(old: tuple[str, str], new: tuple[str, str], messages: list[str]) -> None:
    """In the words of both; what they say of different amounts, or not as often, is told of each."""
    before, after = (step("a", en, ja=ja) for en, ja in (old, new))
    told = [message.partition(": ")[2] for _, _, message in remarks(before, after)]
    assert told == messages


@pytest.mark.parametrize(
    ("old", "new", "rules"),
    [
        ("with 200 staff", "with 60 staff", ["target-lowered"]),
        ("with 60 staff", "with 200 staff", []),
        ("by 2027", "by 2030", ["target-lowered"]),
        ("by 2030", "by 2027", []),
        ("with 60 staff", "with staff", ["target-gone"]),
        ("with staff", "with 60 staff", []),
        ("within 2 years", "within 6 months", []),
    ],
)
def test_targets(old: str, new: str, rules: list[str]) -> None:
    assert [rule for rule, *_ in remarks(step("a", f"Open ports {old}."), step("a", f"Open ports {new}."))] == rules


JUDGED: list[tuple[Lang, str, str, str]] = [
    ("ja", "AI人材を100人育成する", "AI人材を80人育成する", "target lowered: 100人 → 80人"),
    (
        "ja",
        "2027年度までに整備する",
        "2028年度までに整備する",
        "target lowered: 2027年度までに → 2028年度までに",
    ),
    (
        "ja",
        "電力消費を2割以上削減する",
        "電力消費を1割以上削減する",
        "target lowered: 2割以上 → 1割以上",
    ),
    ("ja", "令和８年度に実施する", "令和10年度に実施する", "target lowered: 令和８年度 → 令和10年度"),
    ("en", "Implement it in FY2026", "Implement it in FY2028", "target lowered: FY2026 → FY2028"),
    ("ja", "30日以内に公表する", "60日以内に公表する", "limit raised: 30日以内 → 60日以内"),
    ("ja", "10か所以上に置く", "10か所程度に置く", "target lowered: 10か所以上 → 10か所程度"),
    ("ja", "10か所程度に置く", "10か所以上に置く", ""),
    ("ja", "2027年度までに置く", "2027年度を目途に置く", "target lowered: 2027年度までに → 2027年度を目途に"),
    ("ja", "2027年度を目途に置く", "2027年度までに置く", ""),
    ("en", "Open it by May 2027", "Open it around May 2027", "target lowered: by May 2027 → around May 2027"),
    (
        "en",
        "Check all 27 piers",
        "Check all but 3 of the 27 piers",
        "target lowered: all 27 piers → all but 3 of the 27 piers",
    ),
    ("ja", "全港湾に置く", "希望する港湾に置く", "target lowered: 全港湾 → 希望する港湾"),
    ("ja", "漁港を除く港に置く", "漁港を含む港に置く", ""),
    ("ja", "事故を半減する", "事故を３割減少させる", "target lowered: 半減 → ３割"),
    ("ja", "事故を３割減少させる", "事故を半減する", ""),
    ("en", "Halve accidents", "Cut accidents by 30%", "target lowered: Halve → 30%"),
    ("en", "Cut accidents by 30%", "Halve accidents", ""),
    ("ja", "毎年度見直す", "３年ごとに見直す", "target lowered: 毎年度 → ３年ごと"),
    ("ja", "年２回開く", "毎月開く", ""),
    ("en", "Meet every month", "Meet twice a year", "target lowered: every month → twice a year"),
    ("ja", "毎年度見直す", "必要に応じて見直す", "target gone: 毎年度"),
    ("ja", "2027～2030年度に行う", "行う", "target gone: 2027～2030年度"),
    ("ja", "2027～2030年度に行う", "2030年度までに行う", ""),
    ("ja", "2026～2028年度に行う", "2026～2030年度に行う", "period extended: 2028年度 → 2030年度"),
    ("ja", "案を2026年末に出す", "案を2027年末に出す", "target lowered: 2026年末 → 2027年末"),
    ("ja", "すべての港で測る", "ほぼすべての港で測る", "target lowered: すべての港 → ほぼすべての港"),
    ("en", "Check almost all piers", "Check all piers", ""),
    ("ja", "毎年千人を育てる", "5年間で千人を育てる", "target changed: 毎年 → 5年間"),
    ("ja", "最大1億円を補助する", "最大2億円を補助する", "limit raised: 最大1億円 → 最大2億円"),
    ("ja", "応答率を5％以下とする", "応答率を3％以下とする", "limit lowered: 5％以下 → 3％以下"),
    ("ja", "世界3位以内を目指す", "世界1位を目指す", "target changed: 3位以内 → 1位"),
    (
        "ja",
        "50～100人を育成する",
        "40～200人を育成する",
        "target changed: 50～100人 → 40～200人",
    ),
    ("ja", "事故件数を50件に減らす", "事故件数を30件に減らす", ""),
    ("ja", "事故件数を30件に減らす", "事故件数を50件に減らす", "target lowered: 30件 → 50件"),
    ("ja", "コストを3割に削減する", "コストを3割削減する", "target lowered: 3割 → 3割 (a change to it → by it)"),
    ("ja", "コストを3割削減する", "コストを3割に削減する", ""),
    (
        "en",
        "Cut costs to a third.",
        "Cut costs by a third.",
        "target lowered: to a third → by a third (a change to it → by it)",
    ),
    ("en", "Raise use by 20%.", "Raise use to 20%.", "target changed: 20% → 20% (a change by it → to it)"),
    ("ja", "誤り率を5％とする", "誤り率を3％とする", "target changed: 5％ → 3％"),
    (
        "en",
        "Ask firms with more than 300 employees to report.",
        "Ask firms with more than 100 employees to report.",
        "target changed: more than 300 employees → more than 100 employees",
    ),
    (
        "ja",
        "従業員300人超の企業に報告を求める",
        "従業員100人超の企業に報告を求める",
        "target changed: 300人超 → 100人超",
    ),
    (
        "ja",
        "2028年度まで補助を続ける",
        "2030年度まで補助を続ける",
        "period extended: 2028年度まで → 2030年度まで",
    ),
    ("en", "Reduce accidents to 50 a year", "Reduce accidents to 30 a year", ""),
    ("en", "Reduce accidents to 30 a year", "Reduce accidents to 50 a year", "target lowered: 30 → 50"),
    ("en", "Cut costs by half", "Cut costs by a third", "target lowered: by half → by a third"),
    ("en", "Cut costs by a third", "Cut costs by half", ""),
    ("ja", "2023年度は調査を行う", "2024年度は調査を行う", ""),
    # what turned round
    ("ja", "指針を整備する", "指針を整備しない", "says the reverse"),
    (
        "ja",
        "新たな規制は導入しない",
        "新たな規制を導入する",
        "says the reverse",
    ),
    ("ja", "利用を禁止する", "利用を禁止しない", "says the reverse"),
    ("ja", "利用しなければならない", "利用する", ""),
    ("ja", "検討を行わず、推進する", "検討を行わず、強力に推進する", ""),
    (
        "en",
        "It will set rules",
        "It will not set rules",
        "says the reverse",
    ),
    (
        "en",
        "Use must not spread",
        "Use must spread",
        "says the reverse",
    ),
    (
        "en",
        "Refrain from introducing new rules",
        "Introducing new rules",
        "says the reverse",
    ),
    ("en", "Not only promote AI but support firms", "Promote AI and support firms", ""),
    # what is only considered, or said in other words, does not turn round
    (
        "ja",
        "用紙による届出を2027年度末までに廃止し、届出を電子化する",
        "用紙による届出の廃止と届出の電子化について、2027年度末までに検討する",
        "",
    ),
    ("ja", "渡船の運休を見合わせ、桟橋を直す", "渡船の運休の見合わせ及び桟橋の直しに努める", ""),
    ("ja", "旧港の利用を停止する", "旧港の利用の停止を2027年度に検討する", ""),
    ("ja", "旧港の利用を停止する", "旧港の利用を停止しない", "says the reverse"),
    (
        "ja",
        "紙の届出を廃止し、電子の申告を続ける",
        "紙の届出を続け、電子の申告を廃止する",
        "says the reverse; says the reverse",
    ),
    ("ja", "窓口を廃止する", "窓口の廃止を取りやめる", "says the reverse"),
    ("en", "Abolish the harbour fee", "Consider the abolition of the harbour fee", ""),
    ("en", "Abolish the harbour fee", "Do not abolish the harbour fee", "says the reverse"),
    (
        "en",
        "Run ferries while preventing crowding at the piers",
        "Run ferries so that piers are not crowded at all",
        "",
    ),
    ("en", "Prevent crowding at the piers", "Do not prevent crowding at the piers", "says the reverse"),
    (
        "en",
        "Raise the share from 42 percent (FY2024) to 60 percent",
        "Raise the share from 38 percent to 60 percent",
        "",
    ),
    ("ja", "利用率を29％から50％へ引き上げる", "利用率を26％から50％へ引き上げる", ""),
    ("ja", "指針（令和８年３月改定）に基づき審査する", "指針（令和９年３月改定）に基づき審査する", ""),
]


@pytest.mark.parametrize(("lang", "old", "new", "expected"), JUDGED)
def test_what_is_to_be_thought_of_a_change(lang: Lang, old: str, new: str, expected: str) -> None:
    sides = (Provision("a", "statement", text=Texts(**{lang: words})) for words in (old, new))
    told = [(rule, message.partition(": ")[2]) for rule, _, message in remarks(*sides) if rule != "weakened"]
    assert "; ".join(message.partition(":")[0] if rule == "reversed" else message for rule, message in told) == expected
    assert all(message.startswith("target lowered") is (rule == "target-lowered") for rule, message in told)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (step("a", "x", ja="あ"), step("a", "y", ja="あ"), "y: the text changed in English, not in Japanese"),
        (step("a", "x", ja="あ"), step("a", "y", ja="い"), ""),
        (step("a", "x"), step("a", "y"), ""),
        (step("a", "x", ja="あ"), step("a", "y"), ""),
        (head("a", "x", ja="あ"), head("a", "x", ja="い"), "x: the title changed in Japanese, not in English"),
        (
            step("a", "60 staff", ja="人員60人"),
            step("a", "200 staff", ja="人員60人を置く"),
            "200 staff: the targets changed in English, not in Japanese",
        ),
    ],
)
def test_translation_not_following(old: Provision, new: Provision, expected: str) -> None:
    told = [message for rule, _, message in remarks(old, new) if rule == "translation-not-following"]
    assert told == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("ending", "message"),
    [({}, "1 x: dropped, and nothing continues it"), ({"a": Ending("completed")}, ""), ({"b": Ending("merged")}, "*")],
)
def test_a_drop_with_a_reason_is_no_finding(ending: dict[str, Ending], message: str) -> None:
    old, new = small(step("a", "x", number="1")), small(endings=ending)
    told = [f.message for f in check_changes(diff(old, new, REGISTRY), old, new, REGISTRY)]
    assert told == ([message.replace("*", "1 x: dropped, and nothing continues it")] if message else [])


def test_an_old_edition_without_initiatives_is_told() -> None:
    bare, full = small(head("sea", "Sea"), key="2025"), small(head("sea", "Sea"), step("a", "Ports", "harbour"))
    told = [
        [(one.rule, one.message) for one in check_changes(diff(*sides, REGISTRY), *sides, REGISTRY)]
        for sides in ((bare, full), (full, full), (bare, bare))
    ]
    said = "the old edition, 2025, has no initiatives: all of the new one are new, and none is judged"
    assert told == [[("nothing-to-compare", said)], [], []]
