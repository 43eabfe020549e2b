"""Targets that stand on one side only, read in the light of the words around them: what the other side has instead."""

from aiplan_revise.model.changes import Retarget
from aiplan_revise.model.edition import Lang
from aiplan_revise.revise.everywhere import everywhere, of_all_sizes
from aiplan_revise.revise.labelled import by_label
from aiplan_revise.revise.rhythm import with_adjectives
from aiplan_revise.revise.stead import Sides

_MANY = 200
"""Targets without a partner up to which that is done; nobody reads more, and all of the text is read for each."""


def refined(told: list[Retarget], sides: Sides, lang: Lang) -> list[Retarget]:
    """The retargets, those without a partner with what stands in their place by the words around it: all places instead
    of so many, those of any size, what bears the same label. `sides` are both texts, each with its targets."""
    if len(told) > _MANY:
        return told
    texts = sides[0][0], sides[1][0]
    told = list(with_adjectives(told, texts) if lang == "en" else told)
    return by_label(list(of_all_sizes(everywhere(told, texts), texts)), sides, lang)
