"""Bodies: every spelling finds its body, no words are guessed at, and lists of names come apart where they should."""

import csv
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from hanging import ending
from hypothesis import example, given
from hypothesis import strategies as st

from aiplan_revise.model.bodies import (
    OTHERS,
    WIDE,
    Body,
    BodySuccession,
    Office,
    OpenSet,
    Registry,
    label,
    party_label,
    same_body,
)
from aiplan_revise.model.codec import decode, encode
from aiplan_revise.model.edition import Assignment, Finding, Lang, Source, Texts
from aiplan_revise.model.explain import explain
from aiplan_revise.model.lookup import Names, Resolution
from aiplan_revise.model.names import LONGEST_LIST, spelling
from aiplan_revise.model.soundness import unsound

SHIPPED = Path(__file__).resolve().parents[2] / "editions" / "bodies.json"
REGISTRY = decode(SHIPPED.read_bytes(), Registry, "bodies.json")
NAMES = Names(REGISTRY)
LAW = Source("Act No. 1")


def printed_names() -> list[str]:
    """Every name of the shipped registry that may stand in a list, offices with their body."""
    found: set[str] = set()
    for open_set in REGISTRY.open_sets.values():
        found |= {open_set.names.ja, open_set.names.en, *open_set.aliases}
    for body in REGISTRY.bodies.values():
        found |= {body.names.ja, body.names.en, body.short.ja, body.short.en, *body.aliases}
        for office in body.offices:
            tags = {office.names.ja, office.names.en, office.short.ja, office.short.en, *office.aliases} - {""}
            found |= {f"{body.names.en} ({tag})" for tag in tags if "（" not in tag}
            found |= {f"{body.names.ja}（{tag}）" for tag in tags if "（" not in tag}
    return sorted(found - {""})


PRINTED = printed_names()


# ---------------------------------------------------------------- the shipped registry


def test_shipped_registry_is_canonical_and_sound() -> None:
    assert encode(REGISTRY) == SHIPPED.read_bytes()
    assert b"{}" not in SHIPPED.read_bytes()
    assert list(REGISTRY.bodies) == sorted(REGISTRY.bodies)
    assert unsound(REGISTRY) == ()
    assert [s for s in REGISTRY.successions if not s.source.title] == []


def test_shipped_registry_has_the_ids_that_other_wings_name() -> None:
    agreed = (
        "cabinet-office cabinet-secretariat digital-agency mic moj mofa mof mext mhlw maff meti mlit moe mod npa fsa "
        "caa ppc cfa agency-for-cultural-affairs nco nisc aisi reconstruction-agency jftc imperial-household-agency "
        "sports-agency jpo sme-agency anre nra jma"
    )
    assert set(agreed.split()) - set(REGISTRY.bodies) == set()
    offices = {office.id for office in REGISTRY.bodies["cabinet-office"].offices}
    assert {"ai", "regulatory", "ip"} <= offices
    assert set(REGISTRY.open_sets) == {"all", "all-other", "other-related", "related"} | WIDE


def test_a_body_that_has_ended_is_continued_by_another_on_that_day() -> None:
    ended = {body.id: body.until for body in REGISTRY.bodies.values() if body.until}
    assert {step.old: step.on for step in REGISTRY.successions} == ended


@pytest.mark.parametrize("document", ["plans/outline-2025-en.md", "gold/plan-2026a/old.md", "gold/plan-2026a/new.md"])
def test_every_bracket_of_the_plan_is_known(shared: Path, document: str) -> None:
    brackets = re.findall(r"\[([^\]]*)\]", (shared / document).read_text(encoding="utf-8"))
    unknown = {words for bracket in brackets for words in NAMES.split(bracket) if not NAMES.known(words)}
    assert unknown == {"Examples of Specific Initiatives"}
    assert len(brackets) > 56


@pytest.mark.parametrize("pair", ["rs-ai", "rs-a"])
def test_every_body_of_the_project_review_is_known(shared: Path, pair: str) -> None:
    csv.field_size_limit(10**9)
    unknown: set[str] = set()
    for side in ("old.csv", "new.csv"):
        with (shared / "gold" / pair / side).open(encoding="utf-8", newline="") as rows:
            cells = {row["bodies"] for row in csv.DictReader(rows)}
        unknown |= {words for cell in cells for words in NAMES.split(cell) if not NAMES.known(words)}
    assert unknown == set()


# ---------------------------------------------------------------- one name


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("Cabinet Office", Resolution("cabinet-office")),
        ("Cabinet Office (AI)", Resolution("cabinet-office", "ai")),
        ("Cabinet Office(Regulatory)", Resolution("cabinet-office", "regulatory")),
        ("Cabinet Office (IP Secretariat)", Resolution("cabinet-office", "ip")),
        ("内閣府（ＡＩ）", Resolution("cabinet-office", "ai")),
        ("内閣府(規制改革)", Resolution("cabinet-office", "regulatory")),
        ("内閣府（知的財産戦略推進事務局）", Resolution("cabinet-office", "ip")),
        ("内閣府 知的財産戦略推進事務局", Resolution("cabinet-office", "ip")),
        ("知的財産戦略推進事務局", Resolution("cabinet-office", "ip")),
        ("知的財産戦略推進事務局（内閣府）", Resolution("cabinet-office", "ip")),
        ("内閣府（防災担当）", Resolution("cabinet-office", "disaster")),
        ("Ministry of Health, Labor, and Welfare", Resolution("mhlw")),
        ("the Ministry of Health, Labour & Welfare", Resolution("mhlw")),
        ("Ministry of Economy, Trade, and Industry (METI)", Resolution("meti")),
        ("Ministry of Environment", Resolution("moe")),
        ("Ministry of Defence.", Resolution("mod")),
        ("Japan Financial Services Agency", Resolution("fsa")),
        ("AISi", Resolution("aisi")),
        ("ＡＩセーフティ･インスティテュート", Resolution("aisi")),
        ("AISI (IPA)", Resolution("aisi")),
        ("経産省", Resolution("meti")),
        ("経済産業省（METI）", Resolution("meti")),
        ("国土交通省観光庁", Resolution("jta")),
        ("内閣官房国家サイバー統括室", Resolution("nco")),
        ("内閣官房（国家サイバー統括室）", Resolution("nco")),
        ("Cabinet Secretariat (NISC)", Resolution("nisc")),
        ("通商産業省", Resolution("miti")),
        ("all other ministries and agencies", Resolution(open="all-other")),
        ("other relevant ministries and agencies", Resolution(open="other-related")),
        ("related ministries and agencies", Resolution(open="related")),
        ("他の全府省庁", Resolution(open="all-other")),
        ("その他関係府省庁", Resolution(open="other-related")),
        ("関係省庁", Resolution(open="related")),
        ("地方自治体", Resolution(open="local-governments")),
        ("政府全体", Resolution(open="all")),
        ("（国研）産業技術総合研究所", Resolution("aist")),
        ("独立行政法人 情報処理推進機構", Resolution("ipa")),
        ("Digital Agency, Government of Japan", Resolution("digital-agency")),
        ("知財事務局", Resolution("cabinet-office", "ip")),
        ("内閣府知財事務局", Resolution("cabinet-office", "ip")),
        ("内閣府防災", Resolution("cabinet-office", "disaster")),
        ("内閣府AI政策推進室", Resolution("cabinet-office", "ai")),
        ("総務省統計局", Resolution("mic", "statistics")),
        ("警察庁サイバー警察局", Resolution("npa", "cyber")),
        ("内閣府（食品安全委員会）", Resolution("food-safety-commission")),
        ("防衛省・自衛隊", Resolution("mod")),
        ("理研AIP", Resolution("riken-aip")),
        ("全府省庁", Resolution(open="all")),
        ("国土交通省北海道開発局", Resolution("hokkaido-bureau")),
    ],
)
def test_a_known_name_in_any_spelling(printed: str, found: Resolution) -> None:
    assert NAMES.resolve(printed) == found
    assert NAMES.known(printed)


@pytest.mark.parametrize(
    ("printed", "near"),
    [
        ("Ministry of Fiance", ("Ministry of Finance (MOF)",)),
        ("経済産業省等", ("経済産業省 (経産省)",)),
        ("Cabinet Office (Regulatry)", ("Cabinet Office (Regulatory)",)),
        ("METI (MIC)", ()),
        ("Cabinet Office (AI) (METI)", ("Cabinet Office (AI)",)),
        ("Cabinet Office (AI, Regulatory)", ("Cabinet Office (Regulatory)",)),
        ("AI", ()),
        ("Ministry of Magic, Wands and Owls", ()),
        ("", ()),
        ("、。", ()),
    ],
)
def test_unknown_words_are_never_guessed_at(printed: str, near: tuple[str, ...]) -> None:
    found = NAMES.resolve(printed)
    assert not found.known
    assert not NAMES.known(printed)
    assert found.near[: len(near)] == near


@pytest.mark.parametrize("printed", ["北海道開発課", "防災庁", "環境厅", "科学技衛庁"])
def test_only_bodies_that_exist_now_are_suggested(printed: str) -> None:
    ended = {body.names.ja for body in REGISTRY.bodies.values() if body.until}
    assert not any(name in near for near in NAMES.resolve(printed).near for name in ended)


def test_nobody_is_suggested_for_words_that_look_like_nothing() -> None:
    assert NAMES.resolve("Quidditch") == Resolution()


CHANGES: list[Callable[[str], str]] = [str.upper, str.lower, "  {}\t".format, "The {}".format, "{}.".format]


@given(st.sampled_from(PRINTED), st.sampled_from(CHANGES))
def test_case_space_and_article_change_nothing(name: str, change: Callable[[str], str]) -> None:
    assert NAMES.resolve(change(name)) == NAMES.resolve(name)
    assert NAMES.known(name)


@given(st.sampled_from(PRINTED))
def test_full_width_forms_change_nothing(name: str) -> None:
    wide = "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in name).replace(" ", "\u3000")
    assert NAMES.resolve(wide) == NAMES.resolve(name)


WORDS = st.one_of(st.text(), st.text("()（）;,、・ /and及び内閣府省庁ＡＩMETI"), st.text(min_size=290, max_size=320))


@given(WORDS)
def test_resolving_and_dividing_never_fail(words: str) -> None:
    assert NAMES.resolve(words).known == NAMES.known(words)
    assert NAMES.split(words) == NAMES.split(words)


def test_a_name_that_two_bodies_claim_is_nobodys() -> None:
    north = Body("north", Texts(en="Northern Office"), aliases=("The Office",))
    south = Body("south", Texts(en="Southern Office"), aliases=("office",))
    registry = Registry({"north": north, "south": south})
    assert Names(registry).resolve("Office") == Resolution(near=("Northern Office", "Southern Office"))
    assert Names(registry).split("Northern Office, Office") == ("Northern Office", "Office")
    message = "'office' stands for north and for south"
    assert unsound(registry) == (Finding("name-shared", "error", message),)


def test_a_tag_that_two_offices_or_an_office_and_a_part_claim_is_nobodys() -> None:
    law = Office("law", Texts(en="Law Bureau"), Texts(en="L"))
    land = Office("land", Texts(en="Land Bureau"), Texts(en="L"))
    sea = Office("sea", Texts(en="Sea Bureau"), Texts(en="Coast"))
    whole = Body("whole", Texts(en="Whole"), offices=(law, land, sea))
    part = Body("part", Texts(en="Coast"), parent="whole")
    names = Names(Registry({"whole": whole, "part": part}))
    assert not names.known("Whole (L)")
    assert not names.known("Whole (Coast)")
    assert names.resolve("Whole (Land Bureau)") == Resolution("whole", "land")


def test_rapidfuzz_is_loaded_only_for_suggestions() -> None:
    code = (
        "import sys; from pathlib import Path; from aiplan_revise.model.bodies import Registry\n"
        "from aiplan_revise.model.codec import decode; from aiplan_revise.model.lookup import Names\n"
        "names = Names(decode(Path(sys.argv[1]).read_bytes(), Registry))\n"
        "names.split('METI, Nobody; 経産省'); names.resolve('METI'); assert 'rapidfuzz' not in sys.modules\n"
        "names.resolve('Nobody'); assert 'rapidfuzz' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code, str(SHIPPED)], check=True, cwd=SHIPPED.parents[1])


# ---------------------------------------------------------------- lists of names


@pytest.mark.parametrize(
    ("content", "pieces"),
    [
        ("Ministry of Health, Labor, and Welfare", ("Ministry of Health, Labor, and Welfare",)),
        ("MHLW, METI", ("MHLW", "METI")),
        ("MEXT, Ministry of Environment", ("MEXT", "Ministry of Environment")),
        (
            "Cabinet Office; Ministry of Health, Labor, and Welfare; Ministry of Economy, Trade, and Industry",
            ("Cabinet Office", "Ministry of Health, Labor, and Welfare", "Ministry of Economy, Trade, and Industry"),
        ),
        (
            "Ministry of Economy, Trade and Industry, Ministry of Land, Infrastructure, Transport and Tourism",
            ("Ministry of Economy, Trade and Industry", "Ministry of Land, Infrastructure, Transport and Tourism"),
        ),
        ("文部科学省・厚生労働省", ("文部科学省", "厚生労働省")),
        ("原子力安全・保安院・経産省", ("原子力安全・保安院", "経産省")),
        ("国土交通省・観光庁", ("国土交通省", "観光庁")),
        ("国土交通省，観光庁", ("国土交通省", "観光庁")),
        ("総務省 経済産業省", ("総務省", "経済産業省")),
        ("総務省\n経済産業省", ("総務省", "経済産業省")),
        ("経済産\n業省", ("経済産\n業省",)),
        ("内閣府（科技・イノベ）；内閣府（AI）", ("内閣府（科技・イノベ）", "内閣府（AI）")),
        ("内閣府、総務省及び経済産業省", ("内閣府", "総務省", "経済産業省")),
        ("MIC, METI, and MOE", ("MIC", "METI", "MOE")),
        ("METI and other related ministries and agencies", ("METI", "other related ministries and agencies")),
        ("MHLW, Foo Agency, METI", ("MHLW", "Foo Agency", "METI")),
        ("MHLW, Ministry of Foo, Bar and Baz; METI", ("MHLW", "Ministry of Foo, Bar and Baz", "METI")),
        ("MHLW, METI and the Foo", ("MHLW", "METI and the Foo")),
        ("MHLW, and the Foo", ("MHLW", "and the Foo")),
        ("Ministry of Foo, Bar, and Baz", ("Ministry of Foo, Bar, and Baz",)),
        ("謎省、怪・省、経産省", ("謎省", "怪・省", "経産省")),
        (
            "Cabinet Office (AI, Regulatory); METI",
            ("Cabinet Office (AI)", "Cabinet Office (Regulatory)", "METI"),
        ),
        ("内閣府（科技・イノベ、知財）、総務省", ("内閣府（科技・イノベ）", "内閣府（知財）", "総務省")),
        ("内閣府（AI、ほげ局）、総務省", ("内閣府（AI、ほげ局）", "総務省")),
        ("関係府省庁（内閣府、総務省）", ("関係府省庁（内閣府）", "関係府省庁（総務省）")),
        ("総務省（情報流通行政局）・経産省", ("総務省（情報流通行政局）", "経産省")),
        ("総務省【主担当】、デジタル庁【協力】", ("総務省【主担当】", "デジタル庁【協力】")),
        ("主：総務省 副：経産省", ("主：総務省", "副：経産省")),
        ("◎経産省／○総務省", ("◎経産省", "○総務省")),
        ("Lead: MIC and Digital Agency", ("Lead: MIC", "Digital Agency")),
        (" ; MIC;;METI, ", ("MIC", "METI")),
        ("", ()),
        (";", ()),
    ],
)
def test_a_list_comes_apart_between_its_names(content: str, pieces: tuple[str, ...]) -> None:
    assert NAMES.split(content) == pieces


SEPARATORS = ["; ", "；", "、", ", ", "，", "・", " / ", ", , ", ";,", "、及び"]


@given(st.lists(st.sampled_from(PRINTED), min_size=1, max_size=8), st.sampled_from(SEPARATORS))
def test_a_list_of_known_names_gives_these_names_back(names: list[str], mark: str) -> None:
    assert NAMES.split(mark.join(names)) == tuple(names)


MARKS = re.compile(
    r"(?:[\s;；、,，・･/／&＆]|\band\b|及び|並びに|および|ならびに|等の|などの|の?ほか|をはじめ(?:とする)?)*",
    re.IGNORECASE,
)
LISTS = st.lists(
    st.one_of(
        st.sampled_from(PRINTED),
        st.sampled_from(
            [
                "; ",
                "、",
                ", ",
                "・",
                " / ",
                " and ",
                ", and ",
                "及び",
                "ほか",
                "等の",
                "等",
                "\n",
                "\u3000",
                " ",
                "(",
                "）",
            ]
        ),
        st.sampled_from(["ほか", "等の", "等", "をはじめとする"]),
        st.sampled_from(["Foo", "Bar Agency", "謎省", "and", "the"]),
        st.text(max_size=3),
    ),
    max_size=12,
)


@given(LISTS)
@example(["ほか", "ACA"])
def test_dividing_loses_nothing_but_separators(parts: list[str]) -> None:
    content = "".join(parts)
    ends = {0}
    for piece in NAMES.split(content):
        starts = [at for at in range(len(content)) if content.startswith(piece, at)]
        ends = {at + len(piece) for at in starts if any(MARKS.fullmatch(content, end, at) for end in ends)}
    assert any(MARKS.fullmatch(content, end) for end in ends)


@pytest.mark.parametrize("words", ["METI, ", "x・", "(", "(a", " and ", "、", "Ministry of Health, Labor, "])
def test_length_is_bounded(words: str) -> None:
    long, longest = words * (10_000_000 // len(words)), (words * LONGEST_LIST)[:LONGEST_LIST]
    with ending():
        assert NAMES.split(long) == (long.strip(),)
        assert NAMES.resolve(long) == Resolution()
        NAMES.split(longest)


def test_spelling_is_settled_after_one_step() -> None:
    assert {name for name in PRINTED if spelling(spelling(name)) != spelling(name)} == set()


# ---------------------------------------------------------------- labels


PARTIES = ("cfa", "open:related", "nowhere", "?Some Words")


@pytest.mark.parametrize(
    ("lang", "bodies", "parties"),
    [
        ("ja", ["経産省", "内閣府（AI）", "内閣府（知財）"], ["こども家庭庁", "関係府省庁", "nowhere", "Some Words"]),
        (
            "en",
            ["METI", "Cabinet Office (AI)", "Cabinet Office (IP Secretariat)"],
            ["CFA", "related ministries and agencies", "nowhere", "Some Words"],
        ),
    ],
)
def test_labels_are_short(lang: Lang, bodies: list[str], parties: list[str]) -> None:
    offices = [label(REGISTRY, "cabinet-office", lang, office) for office in ("ai", "ip")]
    assert [label(REGISTRY, "meti", lang), *offices] == bodies
    assert [party_label(REGISTRY, party, lang) for party in PARTIES] == parties


def test_what_the_registry_does_not_know_is_labelled_by_its_id() -> None:
    assert label(Registry(), "meti", "en", "x") == "meti (x)"
    assert party_label(Registry(), "open:related", "ja") == "related"
    assert label(REGISTRY, "meti", "ja", "unheard-of") == "経産省（unheard-of）"
    only_japanese = Registry({"x": Body("x", Texts(ja="庁"), offices=(Office("o", Texts(ja="室")),))})
    assert label(only_japanese, "x", "en", "o") == "庁 (室)"


def test_every_label_leads_back_to_its_body() -> None:
    lost = []
    for body in REGISTRY.bodies.values():
        for lang in ("ja", "en"):
            lost += [body.id] if NAMES.resolve(label(REGISTRY, body.id, lang)).body != body.id else []
            for office in body.offices:
                found = NAMES.resolve(label(REGISTRY, body.id, lang, office.id))
                lost += [office.id] if found != Resolution(body.id, office.id) else []
    assert lost == []


def test_party_of_an_assignment_has_a_label() -> None:
    known = Assignment("meti", printed="METI")
    unknown = Assignment(printed="Ministry  of Magic")
    told = [party_label(REGISTRY, made.party(), "en") for made in (known, unknown)]
    assert told == ["METI", "ministry of magic"]


# ---------------------------------------------------------------- successions


@pytest.mark.parametrize(
    ("old", "new", "on"),
    [
        ("meti", "meti", ""),
        ("nisc", "nco", "2025-07-01"),
        ("nisc-2005", "nco", "2025-07-01"),
        ("nco", "nisc", None),
        ("defense-agency", "mod", "2007-01-09"),
        ("monbusho", "mext", "2001-01-06"),
        ("sta", "mext", "2001-01-06"),
        ("monbusho", "sta", None),
        ("meti", "mic", None),
        ("nowhere", "mic", None),
    ],
)
def test_a_body_continues_its_predecessors(old: str, new: str, on: str | None) -> None:
    assert same_body(REGISTRY, old, new) == on


def test_successions_are_followed_in_the_order_of_time_only() -> None:
    steps = (BodySuccession("b", "c", "2001-01-06", LAW), BodySuccession("a", "b", "2007-01-09", LAW))
    assert same_body(Registry(successions=steps), "a", "b") == "2007-01-09"
    assert same_body(Registry(successions=steps), "a", "c") is None
    same_day = (BodySuccession("b", "c", "2001-01-06", LAW), BodySuccession("a", "b", "2001-01-06", LAW))
    assert same_body(Registry(successions=same_day), "a", "c") == "2001-01-06"
    circle = (*same_day, BodySuccession("c", "a", "2001-01-06", LAW))
    assert same_body(Registry(successions=circle), "a", "c") == "2001-01-06"
    assert same_body(Registry(successions=circle), "x", "c") is None


# ---------------------------------------------------------------- explaining and checking


def test_a_name_is_explained_in_full() -> None:
    told = explain(REGISTRY, "National Cybersecurity Office")
    assert (told.resolution, told.body) == (Resolution("nco"), REGISTRY.bodies["nco"])
    assert told.above == ("cabinet-secretariat",)
    assert [(step.old, step.on) for step in told.continues] == [("nisc", "2025-07-01")]
    assert told.continued_by == ()
    assert explain(REGISTRY, "NISC").continued_by == told.continues
    assert {"fsa", "caa", "cfa", "ppc"} <= set(explain(REGISTRY, "内閣府").parts)


def test_offices_open_sets_ids_and_unknown_words_are_explained() -> None:
    office = explain(REGISTRY, "内閣府（AI）").office
    assert office is not None
    assert office.id == "ai"
    assert explain(REGISTRY, "関係省庁").open_set == REGISTRY.open_sets["related"]
    assert explain(REGISTRY, "agency-for-cultural-affairs").body == REGISTRY.bodies["agency-for-cultural-affairs"]
    assert explain(REGISTRY, "Ministry of Fiance").resolution.near == ("Ministry of Finance (MOF)",)
    assert msgspec.json.encode(explain(REGISTRY, "npa"))


A, B = Body("a", Texts(en="Alpha")), Body("b", Texts(en="Beta"))
TWO_LAWS = (Office("o", Texts(en="Law")), Office("o", Texts(en="Land")))
ONE_LAW = (Office("o", Texts(en="Law Office of C")),)
ONE_TAG = (Office("o", Texts(en="Law"), aliases=("L",)), Office("p", Texts(en="Land"), aliases=("l",)))
TOO_LONG = "Alpha, b, c, d, e, f, g, h, i"


def bodies(*listed: Body) -> dict[str, Body]:
    return {body.id: body for body in listed}


def steps(*pairs: tuple[str, str, str]) -> tuple[BodySuccession, ...]:
    return tuple(BodySuccession(old, new, on, LAW) for old, new, on in pairs)


@pytest.mark.parametrize(
    ("registry", "findings"),
    [
        (Registry(bodies(A, B)), []),
        (Registry({"x": A}), [("body-id", "'a' stands under 'x'")]),
        (
            Registry(bodies(Body("A b", Texts(en="Gamma")))),
            [("body-id", "'A b' cannot be an id (lower-case letters, digits and hyphens)")],
        ),
        (
            Registry(bodies(Body("c", Texts(en="C"), offices=TWO_LAWS))),
            [("body-id", "c has two offices under one id")],
        ),
        (Registry(bodies(Body("c", Texts()))), [("name-missing", "c has no name")]),
        (
            Registry(bodies(A), {"s": OpenSet("s", Texts(en="ALPHA"))}),
            [("name-shared", "'alpha' stands for a and for open:s")],
        ),
        (
            Registry(bodies(A), common=("ALPHA", "Beta")),
            [("name-common", "'Beta' is said to be borne elsewhere too, but is nobody's here")],
        ),
        (
            Registry(bodies(Body("c", Texts(en="C; D")))),
            [("name-divided", "'C; D' of c would not be found whole in a list of names")],
        ),
        (
            Registry(bodies(A, Body("c", Texts(en=TOO_LONG)))),
            [("name-divided", f"{TOO_LONG!r} of c would not be found whole in a list of names")],
        ),
        (
            Registry(bodies(Body("c", Texts(en="C"), offices=ONE_TAG))),
            [("name-shared", f"'l{more}' stands for c/o and for c/p") for more in ("", "担当")],
        ),
        (
            Registry(bodies(Body("c", Texts(en="C"), parent="d"))),
            [("parent-unknown", "c belongs to 'd', which is not there")],
        ),
        (
            Registry(bodies(Body("c", Texts(en="C"), parent="d"), Body("d", Texts(en="D"), parent="c"))),
            [("parent-circle", "c belongs to itself"), ("parent-circle", "d belongs to itself")],
        ),
        (
            Registry(
                bodies(Body("c", Texts(en="C"), offices=ONE_LAW), B), successions=steps(("c/o", "b", "2025-07-01"))
            ),
            [],
        ),
        (
            Registry(
                bodies(Body("c", Texts(en="C"), offices=ONE_LAW), B), successions=steps(("c/p", "b", "2025-07-01"))
            ),
            [("succession-unknown", "c/p → b on 2025-07-01: 'c/p' is not there")],
        ),
        (
            Registry(bodies(Body("c", Texts(en="C"), since="2001-1-6"))),
            [("body-days", "c: '2001-1-6' is no day; write 2025-07-01")],
        ),
        (
            Registry(bodies(Body("c", Texts(en="C"), since="2007-01-09", until="2001-01-06"))),
            [("body-days", "c ends on 2001-01-06, before it begins on 2007-01-09")],
        ),
        (
            Registry(bodies(A), successions=steps(("a", "z", "2001-01-06"))),
            [("succession-unknown", "a → z on 2001-01-06: 'z' is not there")],
        ),
        (
            Registry(bodies(A, B), successions=steps(("a", "b", ""))),
            [("body-days", "a → b: '?' is no day; write 2025-07-01")],
        ),
        (
            Registry(
                bodies(Body("a", Texts(en="A"), since="2009-09-01"), Body("b", Texts(en="B"), since="2008-10-01")),
                successions=steps(("a", "b", "2001-01-06")),
            ),
            [
                ("succession-days", "a → b on 2001-01-06: a begins only on 2009-09-01"),
                ("succession-days", "a → b on 2001-01-06: b does not exist on that day"),
            ],
        ),
        (
            Registry(bodies(A, B), successions=steps(("a", "b", "2001-01-06"), ("b", "a", "2007-01-09"))),
            [("succession-circle", "a continues itself"), ("succession-circle", "b continues itself")],
        ),
    ],
)
def test_an_unsound_registry_says_what_is_wrong(registry: Registry, findings: list[tuple[str, str]]) -> None:
    assert unsound(registry) == tuple(Finding(rule, "error", message) for rule, message in findings)


def test_an_unsound_registry_still_resolves_without_failing() -> None:
    circle = bodies(Body("c", Texts(en="C"), parent="d"), Body("d", Texts(en="D"), parent="c"))
    names = Names(Registry({"x": A, **circle}))
    assert [names.resolve(words).body for words in ("Alpha", "C", "Alpha (C)")] == ["x", "c", ""]
    assert explain(Registry(circle), "C").above == ("d", "c")


@pytest.mark.parametrize(
    ("content", "names"),
    [
        ("総務省等", ["総務省", "等"]),
        ("総務省等、経済産業省", ["総務省", "等", "経済産業省"]),
        ("経済産業省ほか", ["経済産業省", "ほか"]),
        ("経済産業省ほか関係府省庁", ["経済産業省", "関係府省庁"]),
        ("経済産業省のほか総務省", ["経済産業省", "総務省"]),
        ("総務省、経済産業省等の関係省庁", ["総務省", "経済産業省", "関係省庁"]),
        ("内閣府をはじめとする関係府省庁", ["内閣府", "関係府省庁"]),
        ("METI, MIC and other ministries", ["METI", "MIC", "other ministries"]),
        ("MIC etc.", ["MIC", "etc."]),
        ("港湾再生機構等", ["港湾再生機構等"]),
        ("港湾再生機構ほか漁港課", ["港湾再生機構ほか漁港課"]),
    ],
)
def test_what_stands_for_others_comes_apart_from_known_names_only(content: str, names: list[str]) -> None:
    found = NAMES.split(content)
    assert list(found) == names
    assert {NAMES.resolve(name).open for name in found if name in ("等", "ほか", "etc.")} <= {OTHERS}
