"""What holds for every pair of editions, whatever they say."""

from collections.abc import Iterator

import msgspec
import strategies
from hypothesis import given
from hypothesis import strategies as st

from aiplan_revise.lineage import complete, link, settle, settled, settlement
from aiplan_revise.model.edition import HEADINGS, Edition
from aiplan_revise.model.links import Decision, Ledger, Lineage, Link

REGISTRY = strategies.REGISTRY
EITHER = st.booleans()
Told = tuple[tuple[str, ...], tuple[str, ...], str, str, float, float]


def told(links: tuple[Link, ...]) -> set[Told]:
    """The links without their order and their reasons, whose words depend on the direction; of the runner-up the score
    alone, for among provisions that are alike in everything any may be named."""
    return {
        (
            tuple(sorted(x.old)),
            tuple(sorted(x.new)),
            x.status,
            x.basis,
            x.score,
            x.runner_up.score if x.runner_up else 0.0,
        )
        for x in links
    }


def backwards(of: Edition) -> Edition:
    """The same edition with every list of siblings turned round."""
    return msgspec.structs.replace(of, outline=tuple(_walk(of, "")), provisions=dict(reversed(of.provisions.items())))


def _walk(of: Edition, parent: str) -> Iterator[str]:
    for key in reversed([k for k in of.outline if of.provisions[k].parent == parent]):
        yield key
        yield from _walk(of, key)


def pair_of(linked: Lineage) -> tuple[list[str], list[str]]:
    return (
        sorted([*(o for x in linked.links for o in x.old), *linked.unlinked_old]),
        sorted([*(n for x in linked.links for n in x.new), *linked.unlinked_new]),
    )


@strategies.few
@given(strategies.pairs(), EITHER)
def test_every_provision_of_both_editions_is_named_exactly_once(pair: tuple[Edition, Edition], by_text: bool) -> None:
    old, new = pair
    linked = link(old, new, REGISTRY, ids="ignored" if by_text else "judged")
    assert pair_of(linked) == (sorted(old.outline), sorted(new.outline))
    assert all(x.old and x.new for x in linked.links)


@strategies.few
@given(strategies.pairs(), EITHER)
def test_headings_link_to_headings_and_to_initiatives_only_with_items_below(
    pair: tuple[Edition, Edition], by_text: bool
) -> None:
    old, new = (msgspec.structs.replace(e, provisions=_without_continues(e)) for e in pair)
    for x in link(old, new, REGISTRY, ids="ignored" if by_text else "judged").links:
        sides = [old.provisions[o] for o in x.old], [new.provisions[n] for n in x.new]
        if len({p.kind in HEADINGS for side in sides for p in side}) > 1:
            one, (head, *items) = sorted((sorted(s, key=lambda p: p.kind not in HEADINGS) for s in sides), key=len)
            assert [p.kind in HEADINGS for p in one] == [False]
            assert items and {p.parent for p in items} == {head.id}


def _without_continues(of: Edition) -> dict[str, object]:
    return {key: msgspec.structs.replace(p, continues=()) for key, p in of.provisions.items()}


@strategies.few
@given(strategies.editions())
def test_an_edition_linked_with_itself_is_certain_and_identity(one: Edition) -> None:
    linked = link(one, one, REGISTRY)
    assert {(x.old, x.new, x.status) for x in linked.links} == {((k,), (k,), "certain") for k in one.outline}
    assert settle(one, linked, one) == one
    assert complete(linked, one, one)


@strategies.few
@given(strategies.pairs(), EITHER)
def test_the_order_of_the_provisions_changes_nothing(pair: tuple[Edition, Edition], by_text: bool) -> None:
    old, new = pair
    forth = link(old, new, REGISTRY, ids="ignored" if by_text else "judged")
    assert told(link(backwards(old), new, REGISTRY, ids="ignored" if by_text else "judged").links) == told(forth.links)
    assert told(link(old, backwards(new), REGISTRY, ids="ignored" if by_text else "judged").links) == told(forth.links)


@strategies.few
@given(strategies.pairs())
def test_swapping_the_sides_turns_the_links_round(pair: tuple[Edition, Edition]) -> None:
    old, new = pair
    forth, back = link(old, new, REGISTRY, ids="ignored"), link(new, old, REGISTRY, ids="ignored")
    assert told(tuple(~x for x in back.links)) == told(forth.links)
    assert (set(back.unlinked_old), set(back.unlinked_new)) == (set(forth.unlinked_new), set(forth.unlinked_old))


@strategies.few
@given(strategies.pairs(), st.data(), EITHER)
def test_a_decision_holds(pair: tuple[Edition, Edition], data: st.DataObject, by_text: bool) -> None:
    old, new = pair
    chosen = [
        tuple(data.draw(st.lists(st.sampled_from(e.outline), max_size=2, unique=True))) for e in pair if e.outline
    ]
    if len(chosen) < 2 or not (chosen[0] or chosen[1]):
        return
    ledger = Ledger(Lineage("", ""), (Decision(chosen[0], chosen[1], "overridden", "K", "2026-01-05", "so it is"),))
    linked = link(old, new, REGISTRY, ids="ignored" if by_text else "judged", ledger=ledger)
    touching = [x for x in linked.links if {*x.old} & {*chosen[0]} or {*x.new} & {*chosen[1]}]
    if chosen[0] and chosen[1]:
        assert [(sorted(x.old), sorted(x.new), x.status, x.basis) for x in touching] == [
            (sorted(chosen[0]), sorted(chosen[1]), "certain", "declared")
        ]
    else:
        assert not touching


@strategies.few
@given(strategies.pairs(), EITHER)
def test_settling_changes_ids_and_nothing_else(pair: tuple[Edition, Edition], by_text: bool) -> None:
    old, new = pair
    linked = link(old, new, REGISTRY, ids="ignored" if by_text else "judged")
    ids, made = settlement(new, linked), settle(new, linked)
    assert len(set(made.outline)) == len(made.outline) == len(made.provisions) == len(new.outline)
    for key in new.outline:
        p = made.provisions[ids[key]]
        above = ids[new.provisions[key].parent] if new.provisions[key].parent else ""
        assert msgspec.structs.replace(new.provisions[key], id=ids[key], parent=above, continues=p.continues) == p
        assert not above or made.outline.index(above) < made.outline.index(p.id)


@strategies.few
@given(strategies.pairs(), EITHER)
def test_after_settling_ids_and_continues_say_what_the_lineage_says(
    pair: tuple[Edition, Edition], by_text: bool
) -> None:
    old, new = pair
    linked = link(old, new, REGISTRY, ids="ignored" if by_text else "judged")
    made, renamed = settle(new, linked), settled(linked, new)
    joined = {(p.id, frozenset(p.continues) | {p.id} & old.provisions.keys()) for p in made.provisions.values()}
    linked_new = {(n, frozenset(x.old)) for x in renamed.links for n in x.new}
    assert joined == linked_new | {(n, frozenset()) for n in renamed.unlinked_new}
    assert pair_of(renamed) == (sorted(old.outline), sorted(made.outline))


@strategies.few
@given(strategies.pairs())
def test_settling_again_changes_nothing(pair: tuple[Edition, Edition]) -> None:
    old, new = pair
    linked = link(old, new, REGISTRY)
    made, renamed = settle(new, linked), settled(linked, new)
    assert settle(made, renamed) == made
    assert settled(renamed, made) == renamed
