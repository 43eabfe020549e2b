"""A changeset applied to an edition: exactly, or not at all."""

from collections import Counter
from collections.abc import Iterable

from aiplan_revise.errors import PlanError
from aiplan_revise.model.changes import Changeset
from aiplan_revise.model.edition import Edition, Value
from aiplan_revise.model.integrity import place, verify

_FIX = "make the changeset anew from this edition, or merge the two"


def amend(edition: Edition, changeset: Changeset) -> Edition:
    """The edition that `changeset` leads to from `edition`, metadata and printed order included.

    `edition` must be the one the changeset starts from: the same metadata, the same outline, and every provision that
    changes word for word as the changeset has it. Otherwise, or where the changeset contradicts itself, a PlanError
    names provision and field. `amend(new, ~changeset)` undoes it.
    """
    _same(edition.about, changeset.old, "about")
    if edition.outline != changeset.old_outline:
        what = "the edition has other provisions, or the same in another order, than the changeset starts from"
        raise PlanError(what, _parting(edition.outline, changeset.old_outline), _FIX)
    account(changeset)
    for p in (p for change in changeset.changes for p in change.old):
        _same(edition.provisions[p.id], p, place("", p.id))
    added = [p for change in changeset.changes for p in change.new]
    found = {key: edition.provisions[key] for key in changeset.unchanged} | {p.id: p for p in added}
    made = Edition(changeset.new, changeset.new_outline, {key: found[key] for key in changeset.new_outline})
    return verify(made, "after the amendment")


def account(changeset: Changeset) -> None:
    """PlanError unless every provision of both outlines stands in exactly one change or is unchanged."""
    for side, outline in (("old", changeset.old_outline), ("new", changeset.new_outline)):
        told = [p.id for change in changeset.changes for p in getattr(change, side)]
        _accounted(outline, [*changeset.unchanged, *told], side)


def _accounted(outline: Iterable[str], said: Iterable[str], side: str) -> None:
    """Every provision of one side stands in exactly one change of the changeset or is unchanged."""
    told, listed = Counter(said), Counter(outline)
    for key in (*listed, *told):
        if told[key] != listed[key]:
            what = f"is named {told[key]} times by the changeset but stands {listed[key]} times in its {side} outline"
            raise PlanError(what, place("", key), "make the changeset anew with diff")


def _same(found: Value, said: Value, where: str) -> None:
    """PlanError with the first field in which an edition differs from what the changeset says of it."""
    if found == said:
        return
    field = next(name for name in found.__struct_fields__ if getattr(found, name) != getattr(said, name))
    raise PlanError("the edition does not say what the changeset starts from", f"{where}: field {field}", _FIX)


def _parting(found: tuple[str, ...], said: tuple[str, ...]) -> str:
    """Where two outlines part: the first provision that stands in only one of them or elsewhere."""
    pairs = zip((*found, ""), (*said, ""), strict=False)
    here, there = next(pair for pair in pairs if pair[0] != pair[1])
    return place("outline", here or there)
