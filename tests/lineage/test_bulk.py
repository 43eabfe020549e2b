"""Large editions are compared with sparse matrices, and come to the same links as small ones compared with sets."""

from itertools import pairwise

import strategies
from hypothesis import given
from hypothesis import strategies as st

from aiplan_revise.lineage.bulk import Bulk
from aiplan_revise.lineage.bulk.chances import best_rival
from aiplan_revise.lineage.bulk.terms import Terms
from aiplan_revise.lineage.linking import climbed
from aiplan_revise.lineage.outcome import links
from aiplan_revise.lineage.plain import Plain
from aiplan_revise.lineage.words import HIRAGANA, normal, sheets, terms
from aiplan_revise.model.edition import Edition
from aiplan_revise.model.links import Link

TEXTS = st.text(st.sampled_from("aeing ofthe 人工知能のはー々。、1２٣é\n"), max_size=40).map(normal)


def told(link: Link) -> tuple[object, ...]:
    """A link without what rounding touches."""
    return link.old, link.new, link.status, link.basis, round(link.score, 2)


@strategies.few
@given(strategies.pairs())
def test_both_ways_of_comparing_come_to_the_same_links(pair: tuple[Edition, Edition]) -> None:
    both = sheets(*pair, strategies.REGISTRY)
    plain, bulk = (climbed(way(*both), []) for way in (Plain, Bulk))
    assert {told(link) for link in links(bulk)} == {told(link) for link in links(plain)}


@strategies.few
@given(st.lists(TEXTS, max_size=6))
def test_arrays_find_the_terms_that_expressions_find(texts: list[str]) -> None:
    starts, found = Terms(0).rows(texts)
    expected = [{term for term in terms(text) if not HIRAGANA.fullmatch(term)} for text in texts]
    assert [end - start for start, end in pairwise(starts.tolist())] == [len(e) for e in expected]
    numbered: dict[str, set[int]] = {}
    for at, held in enumerate(expected):
        row = set(found[starts[at] : starts[at + 1]].tolist())
        for term in held:
            numbered[term] = numbered.get(term, row) & row
    assert all(numbered.values())


def test_the_best_rival_is_the_best_of_the_others_with_the_same_index() -> None:
    import numpy as np

    index, values = np.array([3, 3, 3, 7, 9, 9]), np.array([0.2, 0.9, 0.5, 0.4, 0.6, 0.6])
    assert best_rival(index, values).tolist() == [0.9, 0.5, 0.9, -1.0, 0.6, 0.6]
