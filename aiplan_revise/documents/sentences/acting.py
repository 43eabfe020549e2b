"""Doing what amending sentences say to a plan as printed. Nothing is guessed: what does not fit is a PlanError."""

from collections.abc import Callable
from typing import Any

from aiplan_revise.documents.sentences import deeds
from aiplan_revise.documents.sentences.blocks import read_block
from aiplan_revise.documents.sentences.deeds import Deed
from aiplan_revise.documents.sentences.edits import edited
from aiplan_revise.documents.sentences.paper import (
    BRACKET,
    Paper,
    Unit,
    forget,
    guarded,
    place_in,
    put,
    siblings,
    take,
    top_of,
)
from aiplan_revise.documents.sentences.places import found
from aiplan_revise.documents.sentences.restructuring import outside, remark, restructure
from aiplan_revise.errors import PlanError


def act(paper: Paper, deed: Deed) -> None:
    """Does a deed to `paper`. PlanError: what the deed speaks of is not there; then nothing is done."""
    _ACTS[type(deed)](paper, deed)


def _at(paper: Paper, place: str) -> Unit:
    return found(paper, place, paper.lang) if place else paper


def _provision(paper: Paper, place: str) -> Unit:
    """The provision at a place, which cannot be the plan as a whole."""
    unit = _at(paper, place)
    if unit is paper:
        raise PlanError("the plan as a whole is no provision", fix="name the provision that is meant")
    return unit


# ---------------------------------------------------------------- words


def _amend(paper: Paper, deed: deeds.Amend) -> None:
    unit = _at(paper, deed.place)
    place, edits = deed.place, deed.edits
    if unit is paper:
        place = "題名" if paper.lang == "ja" else "the title"
        edits = tuple(one._replace(here=guarded(one.here), come=guarded(one.come)) for one in edits)
    _say(unit, deed.part, edited(_said(unit, deed.part), edits, place, paper.lang))


def _whole(paper: Paper, deed: deeds.Whole) -> None:
    if deed.part == "mark":
        remark(_provision(paper, deed.place), deed.words)
    else:
        unit = _at(paper, deed.place)
        _say(unit, deed.part, guarded(deed.words) if unit is paper else deed.words)


def _is_title(unit: Unit, part: deeds.Part) -> bool:
    return unit.above is not None and (part == "caption" or (part == "heading" and not unit.heads))


def _said(unit: Unit, part: deeds.Part) -> str:
    return unit.title if _is_title(unit, part) else unit.words


def _say(unit: Unit, part: deeds.Part, words: str) -> None:
    if _is_title(unit, part):
        unit.title = words
        return
    unit.words = words
    if unit.heads:
        forget(unit)
    if unit.kind == "statement" and BRACKET.search(words):
        unit.kind = "initiative"


def _become(paper: Paper, deed: deeds.Become) -> None:
    unit = _provision(paper, deed.place)
    unit.kind = deed.kind
    forget(unit)


# ---------------------------------------------------------------- provisions


def _replace(paper: Paper, deed: deeds.Replace) -> None:
    unit = _provision(paper, deed.place)
    made = read_block(deed.block)
    if len(made) > 1 or made[0].units:
        fix = "replace it by one, insert the others"
        raise PlanError("one provision is to be replaced by several", deed.place, fix)
    unit.mark, unit.title, unit.words, unit.kind = made[0].mark, made[0].title, made[0].words, made[0].kind
    forget(unit)


def _insert(paper: Paper, deed: deeds.Insert) -> None:
    _put_in(paper, _at(paper, deed.place) if deed.first else _provision(paper, deed.place), deed)


def _together(paper: Paper, deed: deeds.Together) -> None:
    unit = _at(paper, deed.insert.place) if deed.insert.first else _provision(paper, deed.insert.place)
    restructure(paper, deed.steps)
    if unit is not paper and top_of(unit) is not paper:
        raise PlanError("what is inserted cannot go to what the sentence takes out", deed.insert.place, "name another")
    _put_in(paper, unit, deed.insert)


def _put_in(paper: Paper, unit: Unit, deed: deeds.Insert) -> None:
    """Puts what is inserted before all below a unit, or behind it."""
    above, at = (unit, 0) if deed.first else (unit.above or paper, place_in(siblings(unit), unit) + 1)
    units = read_block(deed.block, deed.kind)
    if deed.announced not in (0, len(units)):
        what = f"{deed.announced} {'are' if deed.announced > 1 else 'is'} announced, and {len(units)} set off below"
        raise PlanError(what, deed.place, "put right the number in the sentence, or what is set off below it")
    for offset, one in enumerate(units):
        put(one, above, at + offset)


def _move(paper: Paper, deed: deeds.Move) -> None:
    unit = _provision(paper, deed.place)
    goal = _at(paper, deed.after) if deed.first else _provision(paper, deed.after)
    outside(unit, goal if deed.first else goal.above or goal, deed.place)
    if goal is unit:
        raise PlanError("a provision cannot go behind itself", deed.place, "name the one that it goes behind")
    take(unit)
    above, at = (goal, 0) if deed.first else (goal.above or goal, place_in(siblings(goal), goal) + 1)
    put(unit, above, at)
    if deed.mark:
        remark(unit, deed.mark)


_ACTS: dict[type, Callable[[Paper, Any], None]] = {
    deeds.Amend: _amend,
    deeds.Whole: _whole,
    deeds.Replace: _replace,
    deeds.Insert: _insert,
    deeds.Restructure: restructure,
    deeds.Together: _together,
    deeds.Move: _move,
    deeds.Become: _become,
}
