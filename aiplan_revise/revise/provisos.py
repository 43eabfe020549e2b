"""Words that let off a figure or day inside an aim, and not what is done for it (原則として令和９年度末までに400と
するよう、助言を行う): where they come or go, the aim binds less or more."""

import re

from aiplan_revise.model.commitments import Commitment
from aiplan_revise.model.commitments.rungs import DONE
from aiplan_revise.model.patterns import compiled
from aiplan_revise.revise.firmness import Sides

_OFF = "原則(?:として|、|(?=無[償料]で))|できる限り|できるだけ|可能な限り|極力"
_FIGURE = (
    rf"(?P<off>{_OFF})、?(?P<told>(?:(?:令和|平成|西暦)?[0-9０-９元〇一二三四五六七八九十百千毎]|全て|すべて|全|(?=無[償料]で))"
    "[^、。\n]{1,20}?(?:まで(?:に)?|[中内]に|とする|とし|以内|以上|で(?=実施|行|完了|整備|導入|開催|達成|策定|設置)|に(?=実施|行|開|公)|(?=行|実施|公表|開催|提供|貸|配|交付)))"
)
_DIGIT = compiled("[0-9０-９元]+")


def on_figures(old: str, new: str) -> Sides | None:
    """The commitments of two texts of which one lets off a figure or day that the other one has, of whatever height or
    year, without such words anywhere."""
    for own, other, back in ((old, new, False), (new, old, True)):
        if compiled(_OFF).search(other):
            continue
        for found in compiled(_FIGURE).finditer(own):
            if plain := _masked(found["told"]).search(other):
                less = Commitment(DONE, found[0], reserved=True)
                more = Commitment(DONE, plain[0])
                return (more, less) if back else (less, more)
    return None


def _masked(told: str) -> re.Pattern[str]:
    """A pattern of words with whatever digits."""
    return re.compile("[0-9０-９元]+".join(map(re.escape, _DIGIT.split(told))))
