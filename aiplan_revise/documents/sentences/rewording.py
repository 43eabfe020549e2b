"""The deeds that give a unit the title and the words of another."""

from aiplan_revise.documents.sentences import deeds
from aiplan_revise.documents.sentences.blocks import block
from aiplan_revise.documents.sentences.deeds import Deed, Part
from aiplan_revise.documents.sentences.paper import Unit, copied
from aiplan_revise.documents.sentences.wording import amended
from aiplan_revise.model.edition import Lang


def rewording(unit: Unit, goal: Unit, place: str, lang: Lang) -> list[Deed]:
    """How the unit at `place` ("" is the plan as a whole) comes to say what `goal` says: word by word, or a part as a
    whole; a provision whose words are mostly others is replaced, its title included."""
    title: Part = "caption" if unit.heads else "heading"
    words: Part = "heading" if unit.heads and place else "words"
    sides = ((title, unit.title, goal.title), (words, unit.words, goal.words))
    made = [_part(place, side, lang) for side in sides if side[1] != side[2]]
    if unit.heads or not any(isinstance(one, deeds.Whole) and one.part == "words" for one in made):
        return made
    line = copied(goal)
    line.units, line.mark = [], unit.mark
    return [deeds.Replace(place, block([line], lang))]


def _part(place: str, side: tuple[Part, str, str], lang: Lang) -> Deed:
    part, old, new = side
    edits = amended(old, new, lang, title=part != "words" or not place) if old and new else ()
    return deeds.Amend(place, part, edits) if edits else deeds.Whole(place, part, new)
