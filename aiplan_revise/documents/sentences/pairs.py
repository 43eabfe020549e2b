"""Which unit of the new plan the sentences make out of which of the old one."""

from collections.abc import Iterator

from aiplan_revise.documents.sentences.paper import Paper, Unit, siblings, walk
from aiplan_revise.model.changes import Change, Changeset
from aiplan_revise.model.edition import Lang
from aiplan_revise.revise.redline import redline

_ALIKE = 0.4
"""A part of a split or a join that has less than this of its words from one side is written anew."""


def pairs(old: Paper, new: Paper, changeset: Changeset) -> dict[str, str]:
    """New id → old id, for all that sentences amend and do not write anew.

    Whoever kept their id is the same. Of a split, a join or a regrouping each part goes on as the one that has most of
    its words. What takes the place of another, with its number and nothing below it, is written over it.
    """
    before = {unit.key: unit for unit in walk(old)}
    after = {unit.key: unit for unit in walk(new)}
    made = {key: key for key in after if key in before}
    for change in changeset.changes:
        if change.old and change.new:
            made |= dict(_continued(change, made, before, after))
    return made | dict(_replaced(made, old, before, new))


def _continued(
    change: Change, made: dict[str, str], before: dict[str, Unit], after: dict[str, Unit]
) -> Iterator[tuple[str, str]]:
    taken = set(made.values())
    olds = [before[one.id] for one in change.old if one.id not in taken]
    news = [after[one.id] for one in change.new if one.id not in made]
    scored = [(_likeness(one, other), -at, one, other) for at, one in enumerate(olds) for other in news]
    scored.sort(key=lambda found: found[:2], reverse=True)
    used: set[str] = set()
    for score, _, one, other in scored:
        if score >= _ALIKE and not used & {f"-{one.key}", f"+{other.key}"}:
            used |= {f"-{one.key}", f"+{other.key}"}
            yield other.key, one.key


def _likeness(one: Unit, other: Unit) -> float:
    """The share of their words that two units have in common."""
    lang: Lang = "en" if one.words.isascii() else "ja"
    kept = sum(len(span.text) for span in redline(one.words, other.words, lang) if span.op == "same")
    return 2 * kept / (len(one.words) + len(other.words) or 1)


def _replaced(made: dict[str, str], old: Paper, before: dict[str, Unit], new: Paper) -> Iterator[tuple[str, str]]:
    """What comes at a place and with a number that goes free there, alone on both sides."""
    going = set(before) - set(made.values())
    for unit in walk(new):
        if unit.key in made or not _alone(unit) or unit.above is None:
            continue
        home = old if unit.above is new else before.get(made.get(unit.above.key, ""))
        for one in home.units if home else ():
            if one.key in going and one.mark == unit.mark and one.kind == unit.kind and _alone(one):
                yield unit.key, one.key


def _alone(unit: Unit) -> bool:
    """Whether a unit has nothing below it, and its mark is like no other beside it."""
    return bool(unit.mark) and not unit.units and sum(one.mark == unit.mark for one in siblings(unit)) == 1
