"""What a plan says of the names of its bodies, and what that is not."""

import pytest
from msgspec.structs import replace
from small import head, small, step

from aiplan_revise.lineage import link, settle
from aiplan_revise.model.bodies import Body, Office, Registry
from aiplan_revise.model.changes import Offices, Reassigned, Succession
from aiplan_revise.model.edition import LANGS, Assignment, Edition, Lang, Texts, texts
from aiplan_revise.model.renamings import as_told
from aiplan_revise.report.build import view
from aiplan_revise.report.frame import framed
from aiplan_revise.revise import diff

EMPTY = Registry()


def plan(body: str, says: str = "", lang: Lang = "en", also: str = "") -> Edition:
    bodies = [Assignment(printed=name) for name in (body, also) if name]
    words = {"en": ("Light the quays.", "Watch the tides."), "ja": ("岸壁を照らす。", "潮を見る。")}[lang]
    steps = [step(key, **{lang: one}) for key, one in zip("ab", words, strict=True)]
    held = [type(one)(one.id, one.kind, text=one.text, assignments=tuple(bodies)) for one in steps]
    said = type(steps[0])("why", "statement", text=texts(lang, says or words[0]))
    return small(head("one", "Sea" if lang == "en" else ""), said, *held)


def told(old: Edition, new: Edition) -> list[tuple[str, str, str]]:
    return [(one.old, one.new, one.on) for one in as_told(EMPTY, old, new).successions]


@pytest.mark.parametrize(
    "was", ["(formerly Tide Office)", "(formerly known as the Tide Office)", "(previously Tide Office)"]
)
def test_a_name_is_printed_with_the_former_one(was: str) -> None:
    old, new = plan("Tide Office"), plan(f"Lead: Sea Agency {was}")
    assert [one[:2] for one in told(old, new)] == [("?tide office", "?sea agency")]
    assert told(plan("Moon Board"), new) == []
    assert told(plan("Tide Office", also="Sea Agency"), new) == []


@pytest.mark.parametrize(
    ("lang", "one", "other", "says", "on"),
    [
        (
            "en",
            "Tide Office",
            "Sea Office",
            "The Tide Office was renamed the Sea Office on 1 April 2026.",
            "2026-04-01",
        ),
        (
            "en",
            "Tide Office",
            "Sea Office",
            "Since March 2026 the Tide Office has borne the name of Sea Office.",
            "2026-03",
        ),
        ("en", "Tide Office", "Sea Office", "Aims stay. The Sea Office (formerly the Tide Office) leads.", ""),
        ("en", "Tide Office", "Sea Office", "The Tide Office, now the Sea Office, reports each year.", ""),
        (
            "en",
            "Tide Office",
            "Tide Office for Ports",
            "The Tide Office became the Tide Office for Ports in 2026.",
            "2026",
        ),
        (
            "en",
            "Tide Office",
            "Sea Office",
            "The Moon Board was closed; the Tide Office is now called the Sea Office.",
            "",
        ),
        (
            "en",
            "TO",
            "SO",
            "Under the Offices (Transfer of Functions) Order 2026, the Tide Office (TO) was renamed the Sea Office "
            "(SO) on 1 May 2026; all it has promised stays.",
            "2026-05-01",
        ),
        (
            "en",
            "Tide Office",
            "Sea Office",
            "By the Abolition of Boards Act the Tide Office was renamed the Sea Office, with the same duties.",
            "",
        ),
        ("en", "Tide Office", "Sea Office", "The Tide Office became the Sea Office; its functions are unchanged.", ""),
        (
            "en",
            "Tide Office",
            "Sea Office",
            "The Tide Office is now called the Sea Office, and its duties remain the same.",
            "",
        ),
        ("ja", "潮汐局", "海洋局", "潮汐業務の移管等に関する法律により、潮汐局は海洋局に改称された。", ""),
        ("ja", "潮汐局", "海洋局", "潮汐局は海洋局に改称され、所管する事務に変更はない。", ""),
        ("ja", "潮汐局", "海洋局", "令和８年４月１日、潮汐局は海洋局に改称された。", "2026-04-01"),
        ("ja", "潮汐局", "海洋局", "海洋局（旧潮汐局）が担う。", ""),
        ("ja", "潮汐局", "海洋局", "なお、潮汐局は、令和８年度に海洋局に改組された。", "2026"),
        ("ja", "潮汐局", "総合潮汐局", "潮汐局の名称を総合潮汐局に変更した。", ""),
        (
            "en",
            "Tide Office",
            "Sea Office",
            "The name of the Tide Office was changed to the Sea Office in 2026.",
            "2026",
        ),
        ("en", "Tide Office", "Sea Office", "The Tide Office (now called the Sea Office) leads.", ""),
        ("en", "Tide Office", "Sea Office", "The Tide Office changed its name to “Sea Office”.", ""),
        ("en", "Tide Office", "Sea Office", "The Sea Office, previously known as the Tide Office, leads.", ""),
        ("ja", "潮汐局", "海洋局", "海洋局の前身である潮汐局の記録による。", ""),
        ("ja", "潮汐局", "海洋局", "令和７年４月に設置された海洋局（旧・潮汐局）が担う。", "2025-04"),
        ("ja", "潮汐局", "海洋局", "海洋局（旧：潮汐局）が担う。", ""),
        ("ja", "潮汐局", "海洋局", "旧潮汐局（現海洋局）の記録による。", ""),
        ("ja", "潮汐局", "海洋局", "潮汐局は、その名称を「海洋局」に改めた。", ""),
        ("ja", "潮汐局", "海洋局", "潮汐局から海洋局へ名称変更した。", ""),
    ],
)
def test_bodies_that_the_plan_calls_renamed(lang: Lang, one: str, other: str, says: str, on: str) -> None:
    old, new = plan(one, lang=lang), plan(other, says, lang)
    (found,) = told(old, new)
    assert found == (f"?{one.casefold()}", f"?{other.casefold()}", on)
    assert told(new, old) == [found], "a comparison backwards says the same"
    changeset = diff(old, settle(new, link(old, new), old))
    carried = [change for change in changeset.changes if change.facets.successions]
    assert len(carried) == 2
    assert not any(change.facets.reassigned for change in changeset.changes)
    assert framed(changeset, (old, new), EMPTY, lang).registry.successions


@pytest.mark.parametrize(
    ("lang", "says"),
    [
        ("en", "The Sea Office takes over from what was called the Tide Office."),
        ("en", "The Sea Office was named lead body in place of the Tide Office."),
        ("en", "The Sea Office became the lead in place of the Tide Office."),
        ("en", "The Tide Office has been called on to help the Sea Office."),
        ("en", "The Tide Office acts in the name of the Sea Office."),
        ("en", "The Tide Office names a person for each port, and so does the Sea Office."),
        ("en", "The Sea Office, formerly part of the Tide Office, leads."),
        ("en", "The Sea Office, formerly the Tide Office's own unit, leads."),
        ("ja", "潮汐局の規程を海洋局の規程に改めた。"),
        ("ja", "潮汐局の旧来の手法を海洋局が見直す。"),
        ("ja", "海洋局は、潮汐局が用いた名称を用いない。"),
        ("en", "The Tide Office was renamed. The Sea Office leads."),
        ("en", "The Tide Office and the Sea Office watch the tides."),
        (
            "en",
            "Under the Tides (Names) Order the duties of the Tide Office, as it was called, went to the Sea Office.",
        ),
        ("en", "The Tide Office, formerly of the Moon Board, transfers its other functions to the Sea Office."),
        ("ja", "名称に関する法律により、旧潮汐局の業務を海洋局に移管した。"),
        ("ja", "潮汐局と海洋局が連携する。"),
        ("ja", "潮汐局は改組された。海洋局が担う。"),
    ],
)
def test_bodies_of_which_it_says_something_else(lang: Lang, says: str) -> None:
    one, other = ("Tide Office", "Sea Office") if lang == "en" else ("潮汐局", "海洋局")
    assert told(plan(one, lang=lang), plan(other, says, lang)) == []


@pytest.mark.parametrize(
    ("lang", "says", "how"),
    [
        ("en", "The Tide Office was closed, and its tasks are now known as those of the Sea Office.", "taken-over"),
        ("ja", "潮汐局を廃止し、その業務を海洋局に移管した（旧潮汐局）。", "taken-over"),
        ("en", "The Tide Office was merged into the Sea Office.", "merged"),
        ("ja", "潮汐局は海洋局に統合された。", "merged"),
    ],
)
def test_a_body_that_goes_on_in_another_one_which_may_have_been_there(lang: Lang, says: str, how: str) -> None:
    one, other = ("Tide Office", "Sea Office") if lang == "en" else ("潮汐局", "海洋局")
    for old in (plan(one, lang=lang), plan(one, lang=lang, also=other)):
        new = plan(other, says, lang)
        for sides in ((old, new), (new, old)):
            (found,) = as_told(EMPTY, *sides).successions
            assert (found.old, found.new, found.how) == (f"?{one.casefold()}", f"?{other.casefold()}", how)
            assert not any(change.facets.reassigned for change in diff(*sides).changes)


def test_what_is_still_to_come_is_no_reason_unless_the_older_edition_says_so() -> None:
    says = "The Tide Office will be merged into the Sea Office on 1 April 2026."
    assert told(plan("Tide Office"), plan("Sea Office", says)) == []
    assert told(plan("Sea Office", says), plan("Tide Office")) == []
    step = [("?tide office", "?sea office", "2026-04-01")]
    assert told(plan("Tide Office", says), plan("Sea Office")) == step
    assert told(plan("Sea Office"), plan("Tide Office", says)) == step


def test_of_several_bodies_in_one_sentence_each_is_read_by_itself() -> None:
    says = (
        "Since 1 January 2026 the Tide Office (TO) has been called TideWatch; on the same day the Moon Board (MB) was "
        "merged into the Sea Agency (SA). Responsibility for coasts was transferred from the Land Office (LO) to "
        "the Sea Agency (SA) in July 2026."
    )
    old, new = plan("TO", also="MB"), plan("TideWatch", says, also="SA")
    assert told(old, new) == [("?to", "?tidewatch", "2026-01-01"), ("?mb", "?sa", "2026-01-01")]
    assert told(plan("LO"), plan("SA", says)) == []
    pairs = "The Tide Office (formerly the Moon Board) and the Sea Agency (formerly the Land Office) work together."
    assert told(plan("Moon Board", also="Land Office"), plan("Tide Office", pairs, also="Sea Agency")) == [
        ("?moon board", "?tide office", ""),
        ("?land office", "?sea agency", ""),
    ]
    ja = "月見会は潮汐局と改称し、陸地局は海洋庁と改称した。"
    assert told(plan("月見会", lang="ja", also="陸地局"), plan("潮汐局", ja, "ja", also="海洋庁")) == [
        ("?月見会", "?潮汐局", ""),
        ("?陸地局", "?海洋庁", ""),
    ]


CROWN = Body("crown", Texts("王室府", "Crown Office"), offices=(Office("tides", Texts("潮汐局", "Tide Bureau")),))
KNOWN = Registry(bodies={"crown": CROWN})


@pytest.mark.parametrize(
    ("lang", "says", "on"),
    [
        ("ja", "潮汐庁が令和８年10月に発足し、これまで王室府潮汐局が担ってきた事務は同庁が引き継いだ。", "2026-10"),
        ("ja", "王室府の潮汐局は潮汐庁となった。", ""),
        ("ja", "令和７年４月に設置された潮汐庁（旧・王室府潮汐局）が担う。", "2025-04"),
        ("ja", "潮汐局を改組し、潮汐庁を設置した。", ""),
        ("en", "In October 2026 the Tide Bureau of the Crown Office became the Tide Agency.", "2026-10"),
        ("en", "The Crown Office's Tide Bureau was turned into the Tide Agency.", ""),
        ("en", "The Tide Agency (formerly the Tide Bureau of the Crown Office) leads.", ""),
        ("en", "The Tide Agency was set up in 2026. It took over all the functions of the Tide Bureau.", ""),
    ],
)
def test_an_office_of_a_body_that_became_a_body(lang: Lang, says: str, on: str) -> None:
    whole, office, body = (
        ("王室府", "王室府潮汐局", "潮汐庁") if lang == "ja" else ("Crown Office", "Tide Bureau", "Tide Agency")
    )
    old, new = plan(office, lang=lang, also="メダル室" if lang == "ja" else "Medal Room"), plan(body, says, lang)
    old = _known(old, {office: Assignment("crown", "tides", printed=office)})
    new = _known(new, {whole: Assignment("crown", printed=whole)})
    party = f"?{body.casefold()}"
    (step,) = as_told(KNOWN, old, new).successions
    assert (step.old, step.new, step.on) == ("crown/tides", party, on)
    settled = settle(new, link(old, new, KNOWN), old)
    changeset, back = diff(old, settled, KNOWN), diff(settled, old, KNOWN)
    assert [change.facets.reassigned.gained for change in changeset.changes if change.facets.reassigned] == [(), ()]
    assert [change.facets for change in back.changes if change.facets.successions] == [
        ~change.facets for change in changeset.changes if change.facets.successions
    ]
    for lang_of_report in LANGS:
        shown = view(changeset, old, settled, KNOWN, lang_of_report)
        (account,) = (one for one in shown.bodies if one.id == "crown/tides")
        assert (account.old, account.new, account.reshaped) == (2, 0, -2)
        assert account.label in ("王室府潮汐局", "王室府（潮汐局）", "Tide Bureau", "Crown Office (Tide Bureau)")


def test_an_office_stays_one_of_its_body_where_the_body_stays() -> None:
    """The office went over into an agency, but one initiative stays with its body, which is no hand-over either."""
    says = "The Tide Bureau became the Tide Agency."
    old = _known(plan("Tide Bureau"), {"Tide Bureau": Assignment("crown", "tides", printed="Tide Bureau")})
    new = plan("Tide Agency", says)
    kept = replace(new.provisions["b"], assignments=(Assignment("crown", printed="Crown Office"),))
    both = replace(
        new.provisions["a"], assignments=(*new.provisions["a"].assignments, Assignment("crown", printed="Crown Office"))
    )
    new = replace(new, provisions={**new.provisions, "a": both, "b": kept})
    told = {change.new[0].id: change.facets for change in diff(old, new, KNOWN).changes}
    assert told["a"].reassigned == Reassigned(gained=("crown",))
    assert told["a"].successions == (Succession("crown/tides", "?tide agency"),)
    assert told["b"].reassigned == Reassigned(offices=(Offices("crown", ("tides",), ()),))


def _known(of: Edition, names: dict[str, Assignment]) -> Edition:
    """An edition with the bodies that the registry knows."""
    return replace(
        of,
        provisions={
            key: replace(p, assignments=tuple(names.get(a.printed, a) for a in p.assignments))
            for key, p in of.provisions.items()
        },
    )


def test_a_body_whose_name_is_part_of_another_one() -> None:
    says = "The Northern Tide Office was renamed the Sea Office."
    old, new = plan("Tide Office", also="Northern Tide Office"), plan("Sea Office", says)
    assert told(old, new) == [("?northern tide office", "?sea office", "")]


def test_a_body_that_stays_beside_the_other_is_not_renamed() -> None:
    says = "The Tide Office was renamed the Sea Office."
    assert told(plan("Tide Office"), plan("Sea Office", says, also="Tide Office")) == []
    assert told(plan("Tide Office", also="Sea Office"), plan("Sea Office", says)) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "The Department of Labour and Skills is referred to as DLS.",
            "In June 2025 the Department of Labour and Skills was renamed the Department of Work and Skills (DWS).",
        ),
        (
            "Abbreviations: DLS (Department of Labour and Skills).",
            "The Department of Labour and Skills has borne the name Department of Work and Skills since June 2025. "
            "DWS stands for the Department of Work and Skills.",
        ),
        (
            "Water is good.",
            "DLS is the Department of Labour and Skills, DWS the Department of Work and Skills. "
            "The Department of Work and Skills was called Department of Labour and Skills until June 2025.",
        ),
    ],
)
def test_abbreviations_that_the_plan_explains_are_known_by_their_full_names(before: str, after: str) -> None:
    found = told(plan("DLS", before), plan("DWS", after))
    assert [(old, new) for old, new, _ in found] == [("?dls", "?dws")]


def test_one_body_for_short_and_in_full_is_one() -> None:
    said = "MoT stands for the Ministry of Tides."
    assert told(plan("MoT", said), plan("Ministry of Tides")) == [("?mot", "?ministry of tides", "")]
    assert told(plan("MoT"), plan("Ministry of Tides", said)) == [("?mot", "?ministry of tides", "")]


@pytest.mark.parametrize("short", ["MoT", "MOT"])
def test_letters_alone_make_a_body_one_with_the_one_that_can_be_meant(short: str) -> None:
    full = "Ministry of Tides"
    assert told(plan(short), plan(full)) == [("?mot", "?ministry of tides", "")]
    assert told(plan(full), plan(short)) == [("?ministry of tides", "?mot", "")]
    steps = as_told(Registry(), plan(short), plan(full)).successions
    assert [one.how for one in steps] == ["abbreviated"]


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("HMT", "HM Treasury"),
        ("UKRI", "UK Research and Innovation"),
        ("NHSE", "NHS England"),
        ("DOI", "Department of the Interior"),
        ("USCG", "U.S. Coast Guard"),
        ("DOE", "Dept. of Energy"),
        ("DOE", "the Department of Energy"),
        ("the DOE", "Department of Energy"),
        ("MRA", "Marine and fisheries Regulatory Agency"),
        ("DESNZ", "Department for Energy Security and Net Zero"),
        ("DfE", "Department for Education"),
        ("BEIS", "Department for Business, Energy and Industrial Strategy"),
        ("MHCLG", "Ministry of Housing, Communities & Local Government"),
        ("ACA", "Anti-Corruption Agency"),
    ],
)
def test_letters_of_many_kinds_of_names(short: str, full: str) -> None:
    assert [one[:2] for one in told(plan(short), plan(full))] == [(stranger_of(short), stranger_of(full))]
    assert [one[:2] for one in told(plan(full), plan(short))] == [(stranger_of(full), stranger_of(short))]


def stranger_of(name: str) -> str:
    return Assignment(printed=name).party()


def test_a_name_with_its_abbreviation_behind_it_says_what_that_is() -> None:
    for full, short in (("National Ocean Office (NOO)", "NOO"), ("HM Treasury (HMT)", "HMT")):
        assert len(told(plan(full), plan(short))) == len(told(plan(short), plan(full))) == 1


def test_names_spelt_in_several_ways_are_one() -> None:
    old = two("Tide Commissioner’s Office", "Tide Commissioner's Office")
    assert len(told(old, two("TCO", "TCO"))) == 1
    assert len(told(two("DfT", "DFT"), two("Department for Tides", "Department for Tides"))) == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (("Ministry of Tides", "Ministry of Trade"), ("MoT", "MoT")),
        (("Ministry of Tides", "Ministry of Tides"), ("MT", "MT")),
        (("Ministry of Tides", "Ministry of Tides"), ("Ministry of Tides; MoT", "MoT")),
        (("Ministry of Tides", "Ministry of Tides"), ("TIM", "TIM")),
        (("Ministry for Oil Trade", "Ministry of Tides"), ("MOT", "MOT")),
        (("Department of Tides", "DOT"), ("DOT", "DOT")),
        (("Department of Tides", "Department of Tides"), ("Department of Tides", "DOT")),
        (("Department of Tides", "Sea Office"), ("DOT", "U.S. Department of Trade")),
        (("Department of Tides", "Sea Office"), ("DOT", "Dept. of Trade")),
        (("Health, Sport and Education Department", "Sea Office"), ("HSE", "Health and Safety Executive")),
        (("Department of Health, Sport and Education", "Sea Office"), ("HSE", "Sea Office")),
        (("Department of Tides", "Sea Office"), ("DOT", "Department of Trade (Office of Ships)")),
    ],
)
def test_letters_that_may_mean_two_bodies_or_stand_beside_the_full_name_make_none_one(
    old: tuple[str, str], new: tuple[str, str]
) -> None:
    assert told(two(*old), two(*new)) == told(two(*new), two(*old)) == []


@pytest.mark.parametrize(
    "says",
    [
        "Work goes on with the Department of Trade.",
        "DOT means the Department of Trade.",
        "Work goes on with Deep Ocean Trust.",
        "The small department of trade (DOT) is set up.",
        "The Department of the Tides hands its register over to DOT.",
        "Until 2026 the Department of Tides did so. DOT now does so.",
    ],
)
def test_a_text_that_names_another_body_of_these_letters_leaves_it_open(says: str) -> None:
    assert told(two("Department of Tides", "Sea Office"), two("DOT", "Sea Office", says)) == []
    assert told(two("Department of Tides", "Sea Office", says), two("DOT", "Sea Office")) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sea Security Agency of Marinia (SSA)", "SSA"),
        ("Sea Security Agency of Marinia (SSA)", "Sea Security Agency of Marinia"),
    ],
)
def test_what_stands_in_capitals_behind_a_name_is_its_abbreviation(one: str, other: str) -> None:
    assert len(told(plan(one), plan(other))) == len(told(plan(other), plan(one))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("HM Treasury", "Treasury"),
        ("Tides Ministry", "Ministry of Tides"),
        ("Ministry of Ports and Tides", "Ports and Tides Ministry"),
        ("Agency for Tides", "Tides Agency"),
    ],
)
def test_a_name_in_other_words_is_one(one: str, other: str) -> None:
    for old, new in ((one, other), (other, one)):
        steps = as_told(EMPTY, plan(old, also="Sea Office"), plan(new, also="Sea Office")).successions
        assert [(s.old, s.new, s.how) for s in steps] == [(stranger_of(old), stranger_of(new), "abbreviated")]


def test_a_body_for_short_and_in_full_in_both_editions_is_one() -> None:
    full, short = "Agency for Sea, Tides and Ports (ASTP)", "ASTP"
    bare = full.removesuffix(" (ASTP)")
    assert len(told(two(full, short), two(short, bare))) == 1
    assert told(two(f"{full}; {short}", short), two(short, bare)) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (("University of Halvern", "Sea Office"), ("Halvern University", "Sea Office")),
        (("HM Treasury", "Sea Office"), ("HM Treasury; Treasury", "Sea Office")),
        (("Tides Ministry", "Sea Office"), ("Ministry of Tides", "Ministry for Tides")),
        (("Tides Ministry", "Sea Office"), ("Tides Agency", "Sea Office")),
    ],
)
def test_names_of_the_same_words_are_two_where_anything_contradicts(old: tuple[str, str], new: tuple[str, str]) -> None:
    assert told(two(*old), two(*new)) == told(two(*new), two(*old)) == []


def test_parts_and_places_in_brackets_are_no_abbreviation() -> None:
    assert told(two("Health Board (NSW)", "Health Board (VIC)"), two("Health Board", "Health Board")) == []
    assert stranger_of("National Trust (NT)") != stranger_of("National Trust")
    assert stranger_of("Rivers Agency (RA)") == stranger_of("Rivers Agency")


@pytest.mark.parametrize(
    ("lang", "one", "other", "says"),
    [
        ("en", "Ministry of Labour", "Work Agency", "The Min. of Labour was renamed the Work Agency in 2025."),
        ("en", "Road Agency (RDA)", "Transit Agency (TRA)", "In 2026 RDA was renamed TRA."),
        ("ja", "ICT推進局", "沿岸庁", "ICT 推進局は沿岸庁に改称した。"),
        ("ja", "（株）港湾整備", "沿岸庁", "（株）港湾整備は沿岸庁に改称した。"),
    ],
)
def test_names_are_found_however_a_text_spells_them(lang: Lang, one: str, other: str, says: str) -> None:
    assert len(told(plan(one, "", lang), plan(other, says, lang))) == 1


def test_letters_say_nothing_of_bodies_that_the_registry_knows() -> None:
    tides = Body("mot", Texts(en="Ministry of Trade"), Texts(en="MOT"))
    known = Registry({"mot": tides})
    old, new = plan("Ministry of Tides"), plan("MOT")
    held = {
        key: replace(p, assignments=(Assignment("mot", printed="MOT"),) if p.assignments else ())
        for key, p in new.provisions.items()
    }
    assert as_told(known, old, replace(new, provisions=held)).said == ()


@pytest.mark.parametrize(
    "said",
    [
        "「鉄道・潮汐機構」とは独立行政法人鉄道建設・潮汐施設整備支援機構をいう。",
        "独立行政法人鉄道建設・潮汐施設整備支援機構（以下「鉄道・潮汐機構」という。）が担う。",
    ],
)
def test_a_japanese_name_for_short_is_the_one_in_full(said: str) -> None:
    full, short = "独立行政法人鉄道建設・潮汐施設整備支援機構", "鉄道・潮汐機構"
    (one,) = told(plan(short, said, "ja"), plan(full, "", "ja"))
    assert one == (f"?{short}", "?鉄道建設・潮汐施設整備支援機構", "")
    (back,) = told(plan(full, "", "ja"), plan(short, said, "ja"))
    assert back[:2] == one[1::-1]


def test_a_name_may_go_on_behind_what_its_abbreviation_is_made_of() -> None:
    said = "In this Plan YJB stands for the Youth Justice Board for England and Wales, MoJ for the Ministry of Justice."
    assert [one[:2] for one in told(plan("Youth Justice Board for England and Wales"), plan("YJB", said))] == [
        ("?youth justice board for england and wales", "?yjb")
    ]


def two(first: str, second: str, says: str = "", lang: Lang = "en") -> Edition:
    """A plan of two measures with a body each, several of them where they are divided by "; "."""
    made = plan("", says, lang)
    bodies = {"a": first, "b": second}
    held = {
        key: replace(p, assignments=tuple(Assignment(printed=name) for name in bodies[key].split("; ") if name))
        if key in bodies
        else p
        for key, p in made.provisions.items()
    }
    return replace(made, provisions=held)


def test_one_body_in_full_and_for_short_in_one_edition() -> None:
    says = "The Department of Tides (DOT) was made in 2020."
    assert told(two("DOT", "DOT"), two("Department of Tides", "DOT", says)) == [("?dot", "?department of tides", "")]
    assert told(two("DOT", "Department of Tides", says), two("DOT", "DOT")) == [("?department of tides", "?dot", "")]


def test_two_bodies_that_stand_beside_each_other_are_not_one() -> None:
    says = "DOT works with the Department of Tides on waves."
    assert told(two("DOT", "DOT"), two("Department of Tides", "DOT", says)) == []
    says = "The Department of Tides (DOT) was made in 2020."
    assert told(two("DOT", "DOT"), two("Department of Tides", "DOT; Department of Tides", says)) == []


@pytest.mark.parametrize(
    ("says", "parts"),
    [("環境生活部は環境くらし部に改称した。", 1), ("環境生活部は環境くらし部に統合した。", 0)],
)
def test_the_parts_of_a_body_that_is_renamed_go_on_with_it(says: str, parts: int) -> None:
    old, new = two("環境生活部", "環境生活部自然課", "", "ja"), two("環境くらし部", "環境くらし部自然課", says, "ja")
    assert told(old, new).count(("?環境生活部自然課", "?環境くらし部自然課", "")) == parts
