"""The shipped plan: complete, exact, in both languages, in words of our own, and honest about what it is."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from aiplan_revise.documents import Reading, parse
from aiplan_revise.lineage import link, settle, settled
from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.changes import Change, Changeset, ClauseHandover, Offices, Pair, Reassigned
from aiplan_revise.model.codec import decode, encode
from aiplan_revise.model.edition import LANGS, Edition, Lang, Plan, Provision, ancestors, initiatives, numbers, ordered
from aiplan_revise.model.links import Ids, Ledger, Lineage
from aiplan_revise.model.lookup import Names
from aiplan_revise.revise import check, diff
from aiplan_revise.revise.references import Numbered, references

ROOT = Path(__file__).parents[2]
EDITIONS = ROOT / "editions"
PLANS = ROOT.parent / "shared" / "plans"
TRANSLATION = PLANS / "outline-2025-en.md"

OLD, NEW = "2025-outline", "2026-example"
LETTERS = {
    "3.1": {"1": "abc", "2": "abcde", "3": "abc", "4": "abc"},
    "3.2": {"1": "abcdef", "2": "abcd", "3": "ab", "4": "abc"},
    "3.3": {"1": "abcde", "2": "abcdef"},
    "3.4": {"1": "abc", "2": "abcd", "3": "abcdef", "4": "abc"},
}
PRINTED = [f"{section}.{group}.{a}" for section, groups in LETTERS.items() for group in groups for a in groups[group]]

needs_translation = pytest.mark.skipif(not TRANSLATION.exists(), reason="the translation lies only in ../shared/plans")


@cache
def shipped(edition_id: str) -> Edition:
    path = EDITIONS / edition_id / "edition.json"
    return decode(path.read_bytes(), Edition, str(path))


@cache
def registry() -> Registry:
    return decode((EDITIONS / "bodies.json").read_bytes(), Registry)


def by_number(edition: Edition) -> dict[str, Provision]:
    dotted = numbers(edition)
    return {dotted[p.id]: p for p in initiatives(edition)}


def parties(provision: Provision) -> list[str]:
    """Who is responsible, in printed order, with office: "cabinet-office/ai", "open:related"."""
    return [f"{a.party()}/{a.office}".rstrip("/") for a in provision.assignments]


# ---------------------------------------------------------------- both editions


@pytest.mark.parametrize("ids", ["judged", "ignored"])
@pytest.mark.parametrize("edition_id", [OLD, NEW])
def test_an_edition_compared_with_itself_has_not_changed(edition_id: str, ids: Ids) -> None:
    one = shipped(edition_id)
    settled_one = settle(one, link(one, one, registry(), ids=ids), one)
    assert diff(one, settled_one, registry()).changes == ()


@pytest.mark.parametrize("edition_id", [OLD, NEW])
def test_an_edition_is_stored_in_its_canonical_bytes(edition_id: str) -> None:
    raw = (EDITIONS / edition_id / "edition.json").read_bytes()
    assert encode(decode(raw, Edition)) == raw


@pytest.mark.parametrize("edition_id", [OLD, NEW])
def test_every_provision_speaks_both_languages(edition_id: str) -> None:
    of = shipped(edition_id)
    assert [p.id for p in ordered(of) if p.text.langs() != LANGS] == []
    assert [(p.id, a.printed) for p in ordered(of) for a in p.assignments if a.clause.langs() not in ((), LANGS)] == []


@pytest.mark.parametrize("edition_id", [OLD, NEW])
def test_only_the_japanese_text_is_japanese(edition_id: str) -> None:
    kana = re.compile("[ぁ-んァ-ヶ一-龠]")
    of = shipped(edition_id)
    assert [p.id for p in ordered(of) if kana.search(p.text.en) or not kana.search(p.text.ja)] == []


@pytest.mark.parametrize("edition_id", [OLD, NEW])
def test_title_and_notice_say_that_it_is_not_official(edition_id: str) -> None:
    about = shipped(edition_id).about
    assert about.official is False
    assert "非公式" in about.title.ja
    assert "unofficial" in about.title.en
    assert "公式文書ではない" in about.notice.ja
    assert "not an official text" in about.notice.en


@pytest.mark.parametrize("edition_id", [OLD, NEW])
def test_printed_names_are_what_the_registry_says_they_are(edition_id: str) -> None:
    names = Names(registry())
    for p in initiatives(shipped(edition_id)):
        for a in p.assignments:
            found = names.resolve(a.printed)
            assert (found.body, found.office, found.open) == (a.body, a.office, a.open), (p.id, a.printed)


@pytest.mark.parametrize("edition_id", [OLD, NEW])
def test_clauses_stand_in_the_text_one_after_the_other(edition_id: str) -> None:
    for p in initiatives(shipped(edition_id)):
        for lang in LANGS:
            clauses = list(dict.fromkeys(a.clause.get(lang) for a in p.assignments if a.clause.get(lang)))
            between = "(.*)".join(re.escape(clause) for clause in clauses)
            assert re.search(between, p.text.get(lang)), (p.id, lang)


# ---------------------------------------------------------------- the outline


def test_the_outline_has_4_chapters_their_sections_and_14_groups() -> None:
    of = shipped(OLD)
    dotted = numbers(of)
    found = {kind: [dotted[p.id] for p in ordered(of) if p.kind == kind] for kind in ("chapter", "section")}
    assert found == {
        "chapter": ["1", "2", "3", "4"],
        "section": ["3.1", "3.2", "3.3", "3.4", "4.1", "4.2", "4.3"],
    }
    groups = [dotted[p.id] for p in ordered(of) if p.kind == "group" and p.number]
    assert groups == ["2.1", "2.2", "2.3", "2.4", *(f"{section}.{g}" for section, of in LETTERS.items() for g in of)]


def test_the_outline_has_56_initiatives_under_their_exact_numbers() -> None:
    of = shipped(OLD)
    assert list(by_number(of)) == PRINTED
    assert len(PRINTED) == 56
    assert all(p.assignments for p in initiatives(of))


def test_the_outline_keeps_every_narrative_paragraph() -> None:
    of = shipped(OLD)
    counted: dict[str, int] = {}
    for p in ordered(of):
        if p.kind == "statement":
            place = numbers(of).get(next(a for a in reversed(ancestors(of.provisions, p.id)) if numbers(of)[a]), "")
            counted[place] = counted.get(place, 0) + 1
    assert counted == {
        "1": 20, "2": 3, "2.1": 2, "2.2": 2, "2.3": 2, "2.4": 2, "3": 1,
        "3.1": 7, "3.2": 6, "3.3": 4, "3.4": 5, "4.1": 2, "4.2": 2, "4.3": 1,
    }  # fmt: skip


def test_two_initiatives_name_bodies_by_clause() -> None:
    clauses = {
        number: len(dict.fromkeys(a.clause.ja for a in p.assignments if a.clause.ja))
        for number, p in by_number(shipped(OLD)).items()
    }
    assert {number: n for number, n in clauses.items() if n} == {"3.1.2.a": 12, "3.2.4.b": 2}


def test_the_outline_says_of_nobody_that_it_leads() -> None:
    assert {a.role for p in initiatives(shipped(OLD)) for a in p.assignments} == {""}


def test_twins_keep_their_one_text_and_their_own_order_of_offices() -> None:
    of = by_number(shipped(OLD))
    assert of["3.1.4.a"].text == of["3.4.2.a"].text
    assert parties(of["3.1.4.a"]) == ["cabinet-office/ai", "cabinet-office/regulatory"]
    assert parties(of["3.4.2.a"]) == ["cabinet-office/regulatory", "cabinet-office/ai"]


@needs_translation
def test_who_is_responsible_is_what_the_document_prints() -> None:
    imported = parse(TRANSLATION.read_text(encoding="utf-8"), Reading(id="outline"), registry()).edition
    printed = {number: [(*a, p) for a, p in told(p)] for number, p in by_number(imported).items()}
    assert {number: [(*a, p) for a, p in told(p)] for number, p in by_number(shipped(OLD)).items()} == printed


def told(provision: Provision) -> Iterator[tuple[tuple[str, str, str], str]]:
    """Body, office and open set of each assignment, with the words as printed."""
    return (((a.body, a.office, a.open), a.printed) for a in provision.assignments)


@needs_translation
def test_the_outline_has_the_shape_of_the_document() -> None:
    imported = parse(TRANSLATION.read_text(encoding="utf-8"), Reading(id="outline"), registry()).edition
    assert shape(shipped(OLD)) == shape(imported)


def shape(of: Edition) -> list[tuple[str, str, int]]:
    """Kind, dotted number and depth of every provision in printed order."""
    dotted = numbers(of)
    return [(p.kind, dotted[p.id], len(ancestors(of.provisions, p.id))) for p in ordered(of)]


@needs_translation
def test_the_source_is_named_by_its_fingerprint() -> None:
    from hashlib import sha256

    assert [s.sha256 for s in shipped(OLD).about.sources] == [sha256(TRANSLATION.read_bytes()).hexdigest()]


# ---------------------------------------------------------------- words of our own

LONGEST_RUN = 6
"""Words in a row that may stand in the translation too; names of acts and institutions do not count."""
NAMES = (
    "Basic Act on the Formation of a Digital Society",
    "Act on the Promotion of Research and Development and Utilization of AI-Related Technologies",
    "AI Strategy Expert Advisory Committee",
    "AI Strategy Promotion Council",
    "AI Strategy Headquarters",
    "GPAI Tokyo Expert Support Center",
    "Hiroshima AI Process Friends Group",
)


def runs(text: str, length: int) -> Iterator[tuple[str, ...]]:
    for name in NAMES:
        text = re.sub(re.escape(name), "|", text, flags=re.IGNORECASE)
    for piece in text.replace("’", "'").casefold().split("|"):
        words = re.findall(r"[a-z0-9]+(?:[-'][a-z0-9]+)*", piece)
        yield from (tuple(words[at : at + length]) for at in range(len(words) - length + 1))


def test_a_borrowed_run_of_words_would_be_found() -> None:
    assert list(runs("Plans of the AI Strategy Headquarters are made once a year", 5)) == [
        ("are", "made", "once", "a", "year")
    ]


@needs_translation
@pytest.mark.parametrize("edition_id", [OLD, NEW])
def test_no_sentence_of_the_translation_is_ours(edition_id: str) -> None:
    theirs = set(runs(TRANSLATION.read_text(encoding="utf-8"), LONGEST_RUN + 1))
    assert len(theirs) > 2_000
    borrowed = [(p.id, run) for p in ordered(shipped(edition_id)) for run in runs(p.text.en, LONGEST_RUN + 1)]
    assert [found for found in borrowed if found[1] in theirs] == []


# ---------------------------------------------------------------- the illustrative amendment


@cache
def changeset() -> Changeset:
    return diff(shipped(OLD), shipped(NEW), registry())


def of_initiatives() -> Iterator[Change]:
    return (c for c in changeset().changes if any(p.kind == "initiative" for p in (*c.old, *c.new)))


def found(facet: str) -> list[Change]:
    """The changes of this kind, or with this facet, that concern initiatives."""
    return [c for c in of_initiatives() if facet == c.kind or facet in c.facets.names()]


def carried(provision_id: str) -> Change:
    return next(c for c in changeset().changes if [p.id for p in c.old] == [p.id for p in c.new] == [provision_id])


def test_the_example_follows_the_outline_and_calls_itself_invented() -> None:
    about = shipped(NEW).about
    assert (about.follows, about.status) == (OLD, "example")
    assert "架空の改定例" in about.title.ja
    assert "架空の改定例" in about.notice.ja
    assert "illustrative" in about.title.en
    assert "illustrative" in about.notice.en
    opening = shipped(NEW).provisions["initial-list"].text
    assert "架空" in opening.ja
    assert "illustrative" in opening.en


@pytest.mark.parametrize(
    ("facet", "least"),
    [
        ("added", 4), ("dropped", 4), ("reassigned", 8), ("split", 3), ("joined", 3), ("moved", 4), ("retargeted", 6),
        ("strengthened", 3), ("weakened", 2), ("reworded", 10), ("relisted", 1), ("reordered", 1),
    ],
)  # fmt: skip
def test_the_example_shows_every_change_that_an_amendment_makes(facet: str, least: int) -> None:
    assert len(found(facet)) >= least


def test_what_continues_another_names_provisions_of_the_outline() -> None:
    before, after = shipped(OLD).provisions, shipped(NEW).provisions
    for p in after.values():
        assert set(p.continues) <= set(before) - set(after)


def test_a_body_under_another_of_its_names_is_no_hand_over() -> None:
    for provision_id, body in (("employment-impact", "mhlw"), ("education-ai-era", "mext")):
        names = [
            next(a.printed for a in shipped(e).provisions[provision_id].assignments if a.body == body)
            for e in (OLD, NEW)
        ]
        assert names[0] != names[1]
        assert carried(provision_id).facets.reassigned is None


def test_another_order_of_listing_is_no_hand_over() -> None:
    change = carried("networks-communities")
    assert change.facets.reassigned is None
    assert change.facets.relisted == Pair("cabinet-office", "meti")


@pytest.mark.parametrize(
    ("provision_id", "expected"),
    [
        ("aisi", Reassigned(lead=Pair("", "cabinet-office"))),
        ("local-government-ai", Reassigned(gained=("cabinet-secretariat",))),
        ("ai-standards", Reassigned(lost=("cabinet-office",))),
        ("transparency-assets", Reassigned(offices=(Offices("cabinet-office", ("ai", "ip"), ("ip",)),))),
        ("article-16-studies", Reassigned(offices=(Offices("cabinet-office", (), ("ai",)),))),
        ("human-ai-roles", Reassigned(gained=("mext", "mhlw"), closed=("other-related",))),
        ("sector-ai", Reassigned(("cfa",), clauses=(ClauseHandover("ja", "環境保全", ("meti",), ("mext",)),))),
    ],
)
def test_every_way_of_reassigning_has_its_example(provision_id: str, expected: Reassigned) -> None:
    assert carried(provision_id).facets.reassigned == expected


def test_a_renamed_group_is_not_moved_initiatives() -> None:
    assert set(carried("international-cooperation").facets.retitled) == set(LANGS)
    for provision_id in ("ai-standards", "aisi-network", "military-ai", "global-south-ecosystems"):
        parents = {shipped(e).provisions[provision_id].parent for e in (OLD, NEW)}
        assert parents == {"international-cooperation"}
    assert "ai-standards" not in {p.id for c in found("moved") for p in c.new}


def test_three_figures_go_from_an_old_value_to_a_new_one() -> None:
    told = {
        c.new[0].id: [(r.old.value, r.new.value) for r in c.facets.retargeted if r.old and r.new]
        for c in changeset().changes
        if any(r.old and r.new for r in c.facets.retargeted)
    }
    assert told == {
        "principles": [("3", "4"), ("3", "4")],
        "sector-ai": [("11", "12"), ("11", "12")],
        "yearly-change": [("1", "6"), ("1", "6")],
    }


def test_targets_are_told_in_both_calendars_and_all_kinds() -> None:
    told = [(r.lang, r.new) for c in found("retargeted") for r in c.facets.retargeted if r.new]
    assert {"count", "money", "percent", "date"} <= {target.kind for _, target in told}
    printed = [target.printed for lang, target in told if lang == "ja" and target.kind == "date"]
    assert any("令和" in words for words in printed)
    assert any("20" in words for words in printed)


# ---------------------------------------------------------------- the ledger


@cache
def ledger() -> Ledger:
    path = EDITIONS / NEW / "ledger.json"
    return decode(path.read_bytes(), Ledger, str(path))


def pairs(lineage: Lineage) -> set[tuple[frozenset[str], frozenset[str]]]:
    return {(frozenset(link.old), frozenset(link.new)) for link in lineage.links}


def test_the_ledger_is_stored_in_its_canonical_bytes() -> None:
    assert encode(ledger()) == (EDITIONS / NEW / "ledger.json").read_bytes()


def test_the_ledger_links_what_the_example_carries_over() -> None:
    sides = {(frozenset(p.id for p in c.old), frozenset(p.id for p in c.new)) for c in changeset().changes}
    unchanged = {(frozenset([key]), frozenset([key])) for key in changeset().unchanged}
    assert pairs(ledger().lineage) == {side for side in sides | unchanged if all(side)}


def test_the_ledger_accounts_for_every_provision_once() -> None:
    lineage = ledger().lineage
    old = [*(key for link in lineage.links for key in link.old), *lineage.unlinked_old]
    new = [*(key for link in lineage.links for key in link.new), *lineage.unlinked_new]
    assert (lineage.old, lineage.new) == (OLD, NEW)
    assert sorted(old) == sorted(shipped(OLD).outline)
    assert sorted(new) == sorted(shipped(NEW).outline)


def test_two_decisions_of_persons_are_kept_and_declared() -> None:
    assert sorted(d.verdict for d in ledger().decisions) == ["confirmed", "overridden"]
    assert all(d.by and d.on and d.why for d in ledger().decisions)
    confirmed = next(d for d in ledger().decisions if d.verdict == "confirmed")
    declared = [link for link in ledger().lineage.links if link.basis == "declared"]
    assert [(link.old, link.new, link.status) for link in declared] == [(confirmed.old, confirmed.new, "certain")]


@pytest.mark.parametrize("ids", ["ignored", "judged"])
def test_the_decisions_hold_when_the_editions_are_linked_again(ids: Ids) -> None:
    again = link(shipped(OLD), shipped(NEW), registry(), ids=ids, ledger=ledger())
    assert pairs(again) == pairs(ledger().lineage)
    assert settled(again, shipped(NEW)) == again


# ---------------------------------------------------------------- the plan


@cache
def plan() -> Plan:
    path = EDITIONS / "plan.json"
    return decode(path.read_bytes(), Plan, str(path))


def test_the_plan_is_stored_in_its_canonical_bytes() -> None:
    assert encode(plan()) == (EDITIONS / "plan.json").read_bytes()


def test_the_chronology_names_six_events_each_with_a_source() -> None:
    dates = [event.date for event in plan().chronology]
    assert dates == ["2025-05", "2025-09-12", "2025-12-19", "2025-12-23", "2026-06-18", "2026-07-14"]
    assert all(event.sources and event.event.langs() == LANGS for event in plan().chronology)


def test_figures_that_contradict_each_other_stand_side_by_side_with_source_and_date() -> None:
    accounts: dict[str, list[str]] = {}
    for claim in plan().claims:
        assert claim.source.title
        assert claim.claim.langs() == claim.subject.langs() == LANGS
        accounts.setdefault(claim.subject.en, []).append(claim.source.date[5:])
    assert accounts == {
        "Staff of the AI Safety Institute (AISI)": ["12-11", "12-19", "12-24"],
        "Numerical targets": ["12-11", "12-23"],
        "Investment of 1 trillion yen": ["12-19", "12-23"],
        "Day on which the first plan was adopted": ["12-23", "12-24"],
        "Chair of the AI Strategic Headquarters": ["12-19", "12-23"],
    }


def test_the_plan_does_not_say_that_the_first_body_leads() -> None:
    assert plan().conventions.first_listed_leads is False


# ---------------------------------------------------------------- nothing to remark on that is not there

NEWER_RULES = {"dangling-reference", "deadline-past", "stale-translation", "ended-and-there"}


@pytest.mark.parametrize("edition_id", [OLD, NEW])
def test_references_to_laws_and_figures_are_no_findings(edition_id: str) -> None:
    assert [f for f in check(shipped(edition_id), registry(), "2026-11-01") if f.rule in NEWER_RULES] == []


@needs_translation
def test_the_translation_has_no_references_that_dangle() -> None:
    imported = parse(TRANSLATION.read_text(encoding="utf-8"), Reading(id="outline"), registry()).edition
    assert [f for f in check(imported, registry(), "2026-11-01") if f.rule in NEWER_RULES] == []


def printed_references(path: tuple[str, ...]) -> Iterator[tuple[Lang, str]]:
    """How a text may name the provision with these numbers: chapter, section, and two levels below."""
    en = ("Chapter {0}", "Section {1} of Chapter {0}", "Chapter {0}, Section {1}, {2})", "Section {1}, {2}) {3}) ")
    ja = ("第{0}章", "第{0}章第{1}節", "第{0}章第{1}節{2}、", "第{0}章第{1}節{2}({3})")
    yield "en", f"as in {en[len(path) - 1].format(*path)}"
    yield "ja", f"{ja[len(path) - 1].format(*path)}に掲げる"
    if len(path) > 3:
        yield "en", "see " + ".".join(path)
        yield "ja", "本計画の" + ".".join(path) + "による"


@pytest.mark.parametrize("edition_id", [OLD, NEW])
def test_every_number_can_be_followed(edition_id: str) -> None:
    edition = shipped(edition_id)
    numbered, missed = Numbered(edition), []
    dotted = {number: key for key, number in numbers(edition).items() if number.startswith("3")}
    assert len(dotted) > 50
    for number, key in dotted.items():
        for lang, text in printed_references(tuple(number.split("."))):
            found = [numbered.resolve(one) for one in references(text, lang)]
            if found != [key]:
                missed.append((text, found))
    assert missed == []
