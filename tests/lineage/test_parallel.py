"""A text and its translation: linked by numbers, bodies, figures, Latin words and order, and certain only where it is
one text."""

from collections.abc import Sequence

import pytest
from msgspec.structs import replace
from small import head, small, step, who

from aiplan_revise.documents.reading import reduced
from aiplan_revise.lineage import link
from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.edition import Edition, Lang, Texts
from aiplan_revise.model.links import Decision, Ledger, Lineage
from aiplan_revise.revise.rebuilding import FIRST, drop, move
from aiplan_revise.store import open_store

STORE = open_store()
REGISTRY = STORE.registry()


def spoken(key: str, lang: Lang) -> Edition:
    return reduced(STORE.edition(key), REGISTRY, lang)


def pairs(found: Lineage, status: Sequence[str] = ("certain", "probable")) -> set[tuple[str, str]]:
    assert all(len(one.old) == len(one.new) == 1 for one in found.links)
    return {(one.old[0], one.new[0]) for one in found.links if one.status in status}


@pytest.mark.parametrize("key", ["2025-outline", "2026-example"])
@pytest.mark.parametrize("langs", [("ja", "en"), ("en", "ja")])
def test_every_provision_finds_its_translation(key: str, langs: tuple[Lang, Lang]) -> None:
    old, new = (spoken(key, lang) for lang in langs)
    found = link(old, new, REGISTRY, ids="ignored")
    assert pairs(found) == {(one, one) for one in old.outline}
    assert len(pairs(found, ["certain"])) > len(old.outline) // 2


def test_of_another_edition_nothing_is_certain() -> None:
    found = link(spoken("2025-outline", "ja"), spoken("2026-example", "en"), REGISTRY, ids="ignored")
    assert pairs(found, ["certain"]) == set()
    own = [p.id for p in STORE.edition("2025-outline").provisions.values() if p.kind == "initiative"]
    right = [key for key in own if (key, key) in pairs(found)]
    assert len(right) >= 35


def test_what_is_not_translated_stays_alone_and_disturbs_nobody() -> None:
    whole = spoken("2025-outline", "en")
    gone = [p.id for p in whole.provisions.values() if p.kind == "initiative"][3::7]
    part = whole
    for key in gone:
        part = drop(part, key)
    found = link(spoken("2025-outline", "ja"), replace(part, about=whole.about), REGISTRY, ids="ignored")
    assert pairs(found) == {(key, key) for key in whole.outline if key not in gone}
    assert set(found.unlinked_old) == set(gone)


def test_bodies_and_figures_tell_what_numbers_do_not() -> None:
    """A translation that leaves out the first of three unnumbered items."""
    ja = small(
        head("sea", ja="海", number="1"),
        step("pumps", "", "harbour", ja="ポンプ60台を2027年までに直す。", parent="sea"),
        step("boats", "", "meadow", ja="船を造る。", parent="sea"),
        step("nets", "", "harbour", ja="AIで網を守る。", parent="sea"),
    )
    en = small(
        head("sea", "The sea", number="1"),
        step("x", "Build boats.", "meadow", parent="sea"),
        step("y", "Guard nets with AI.", "harbour", parent="sea"),
    )
    assert pairs(link(ja, en, Registry(), ids="ignored")) == {("sea", "sea"), ("boats", "x"), ("nets", "y")}


def test_decisions_hold_and_equal_ids_count() -> None:
    old, new = spoken("2025-outline", "ja"), move(spoken("2025-outline", "en"), "aisi", "", FIRST)
    assert ("aisi", "aisi") in pairs(link(old, new, REGISTRY))
    key, other = "ai-startups", "researchers-ai"
    decided = Decision((key,), (other,), "overridden", "me", "2026-01-01", "so")
    found = link(old, new, REGISTRY, ids="ignored", ledger=Ledger(Lineage(old.about.id, new.about.id), (decided,)))
    assert (key, other) in pairs(found, ["certain"])


@pytest.mark.parametrize("signs", ["abc", "①②③", "アイウ", "一二三", ("i", "ii", "iii")])
def test_other_bodies_under_a_number_of_another_series_are_no_loss(signs: Sequence[str]) -> None:
    """One of three has another body, and all are numbered in another way: still a text and its translation."""
    ja = small(
        head("sea", ja="海", number="1"),
        step("boats", "", "harbour", ja="船を造る。", number="1", parent="sea"),
        step("nets", "", "meadow", ja="網を守り、漁場を広げる。", number="2", parent="sea"),
        step("lights", "", "council", ja="灯台を直す。", number="3", parent="sea"),
    )
    en = small(
        head("sea", "The sea", number="1"),
        step("x", "Build boats.", "harbour", number=signs[0], parent="sea"),
        step("y", "Guard nets and open grounds.", "council", number=signs[1], parent="sea"),
        step("z", "Mend the lights.", "council", number=signs[2], parent="sea"),
    )
    found = link(ja, en, Registry(), ids="ignored")
    assert pairs(found) == {("sea", "sea"), ("boats", "x"), ("nets", "y"), ("lights", "z")}
    assert ("nets", "y") not in pairs(found, ["certain"])


def test_what_is_left_alone_between_two_neighbours_is_the_other() -> None:
    """Of a text and its translation, also where number, bodies and length all differ; of another edition it is not."""
    old, new = spoken("2025-outline", "ja"), spoken("2025-outline", "en")
    strange = replace(
        new.provisions["digital-skill-standards"],
        number="z",
        assignments=who("meadow"),
        text=Texts(en="Now in very many words. " * 20),
    )
    changed = replace(new, provisions=new.provisions | {"digital-skill-standards": strange})
    assert ("digital-skill-standards", "digital-skill-standards") in pairs(link(old, changed, REGISTRY, ids="ignored"))
