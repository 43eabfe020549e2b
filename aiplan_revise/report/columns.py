"""What changed of a provision beside its words, its place and who is responsible: columns, kinds, references."""

from collections.abc import Iterator, Mapping, Sequence

from aiplan_revise.model.changes import Change
from aiplan_revise.model.commitments import Target, targets
from aiplan_revise.model.edition import Lang
from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.scripts import JAPANESE
from aiplan_revise.report.frame import Frame
from aiplan_revise.report.targeted import difference
from aiplan_revise.report.words import excerpt, listed, say


def fields(change: Change, frame: Frame) -> list[str]:
    """What differs in further columns of a change, but for `figures`; of what kind its provisions are; and that it
    refers to others."""
    columns, kinds = change.facets.fields, _kinds(change, frame)
    counted = {name for name, _ in _figures(change, frame.lang)}
    names = [name for name in columns if name not in counted | {"references"} and not (kinds and name == "kind")]
    told = _columns(names, change, frame) if names else []
    told += [say(frame.lang, "says-kind", old=kinds[0], new=kinds[1])] if kinds and "kind" in columns else []
    return [*told, say(frame.lang, "says-references")] if "references" in columns else told


def figures(change: Change, frame: Frame) -> list[str]:
    """The further columns in which a figure or a day differs: 目標値：8割 → 10割, Deadline: Q3 2026 → Q1 2027."""
    return [said for _, said in _figures(change, frame.lang)]


def _figures(change: Change, lang: Lang) -> Iterator[tuple[str, str]]:
    if len(change.old) != 1 or len(change.new) != 1:
        return
    was, now = change.old[0].fields, change.new[0].fields
    for name in change.facets.fields:
        old, new = was.get(name, ""), now.get(name, "")
        short = all(of and excerpt(of, _WIDEST) == " ".join(of.split()) for of in (old, new))
        if short and _amounts(name, old) != _amounts(name, new):
            yield name, _column(name, was, now, lang)


def _amounts(name: str, cell: str) -> list[tuple[str, ...]]:
    return [(of.kind, of.value, of.unit, of.upto) for of in _targets(name, cell)]


def _targets(name: str, cell: str) -> tuple[Target, ...]:
    """The figures and days of a cell, read below the head of its column."""
    label = f"{name}: {cell}"
    written: Lang = "ja" if compiled(JAPANESE).search(label) else "en"
    return tuple(of for of in targets(label, written) if of.start > len(name))


def _columns(names: Sequence[str], change: Change, frame: Frame) -> list[str]:
    """What stands in the columns that differ, or of a split or a join which these are."""
    if len(change.old) != 1 or len(change.new) != 1:
        return [say(frame.lang, "says-fields", names=listed(frame.lang, names))]
    return [_column(name, change.old[0].fields, change.new[0].fields, frame.lang) for name in names]


def _column(name: str, was: Mapping[str, str], now: Mapping[str, str], lang: Lang) -> str:
    sides = was.get(name, ""), now.get(name, "")
    old, new = (excerpt(of, _WIDEST) for of in sides)
    key = "says-field" if old and new else "says-field-new" if new else "says-field-gone"
    by = _by(name, sides, lang) if old and new else ""
    return say(lang, key, name=name, old=old, new=new) + (f"{say(lang, 'open')}{by}{say(lang, 'close')}" if by else "")


def _by(name: str, sides: tuple[str, str], lang: Lang) -> str:
    """By how much a figure or a day differs that is all of its cell: 6 months later; "" of anything else."""
    old, new = (_targets(name, cell) for cell in sides)
    return difference(lang, old[0], new[0]) if len(old) == len(new) == 1 else ""


_WIDEST = 80
"""Columns of what is quoted of a field."""


def _kinds(change: Change, frame: Frame) -> tuple[str, str] | None:
    """What kind of provisions stood there and stands there now; None where it is the same."""
    words = [[p.kind for p in side] for side in (change.old, change.new)]
    was, now = (listed(frame.lang, [say(frame.lang, word) for word in dict.fromkeys(side)]) for side in words)
    return None if was == now else (was, now)
