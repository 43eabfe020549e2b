"""All terms of two editions with their weights. Comparing does without those that stand in one edition alone, so they
are found anew for who asks."""

from itertools import chain

import numpy as np

from aiplan_revise.lineage.bulk.matrices import Rows
from aiplan_revise.lineage.bulk.terms import Terms
from aiplan_revise.lineage.likeness import Vocabulary
from aiplan_revise.lineage.weights import BACKGROUND
from aiplan_revise.lineage.words import Sheet


def vocabulary(old: Sheet, new: Sheet) -> Vocabulary:
    """See `likeness.Likeness`; weights are those of `matrices.Matrices`."""
    found = Terms(sum(map(len, chain(old.titles, old.bodies, new.titles, new.bodies))))
    bodies = [Rows(*found.rows(sheet.bodies)) for sheet in (old, new)]
    titles = [Rows(*found.rows(sheet.titles)) for sheet in (old, new)]
    held = np.zeros(1 << found.bits, np.int64)
    for body, title in zip(bodies, titles, strict=True):
        held += np.bincount(body.joined(title)[0].terms, minlength=len(held))
    total = BACKGROUND + len(old.ids) + len(new.ids)

    def numbered(text: str) -> frozenset[int]:
        return frozenset(found.rows([text])[1].tolist())

    return Vocabulary(numbered, lambda term: float(np.log(total / held[term])))
