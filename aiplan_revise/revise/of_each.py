"""The one deadline of what was split, or of what many became, as that of each of them. Only deadlines that stand beside
a label (期限：令和12年度, Deadline: 2028) are of all that is said above them."""

from collections.abc import Sequence

from msgspec.structs import replace

from aiplan_revise.model.changes import Retarget
from aiplan_revise.model.commitments import Target, targets
from aiplan_revise.model.edition import Lang
from aiplan_revise.revise.measure import same

Pieces = tuple[tuple[str, ...], tuple[str, ...]]
"""The texts of both sides (old, new), one of each provision."""


def with_shared(told: Sequence[Retarget], pieces: Pieces) -> list[Retarget]:
    """Retargets, where one side is a single text with a single deadline, with that beside every deadline of the other
    side that is the only one of its text and has no partner; without it where both are the same day."""
    found = list(told)
    for side in (0, 1):
        if len(pieces[side]) != 1 or not found:
            continue
        lang = found[0].lang
        shared = _deadlines(pieces[side][0], lang)
        if len(shared) == 1:
            found = [_paired(one, side, shared[0], pieces[1 - side]) for one in found]
    return [one for one in found if one in told or not (one.old and one.new and same(one.old, one.new))]


def _paired(one: Retarget, side: int, shared: Target, texts: Sequence[str]) -> Retarget:
    of, other = (one.old, one.new)[:: 1 if side else -1]
    if not of or other or not _is_deadline(of):
        return one
    start = 0
    for text in texts:
        if start <= of.start <= start + len(text) and len(_deadlines(text, one.lang)) == 1:
            return replace(one, new=shared) if side else replace(one, old=shared)
        start += len(text) + 1
    return one


def _deadlines(text: str, lang: Lang) -> list[Target]:
    """The deadlines of a text; none where one of them stands beside no label."""
    found = [of for of in targets(text, lang) if not of.role and _is_deadline(of)]
    return found if all(text.endswith(_LABELS, 0, of.start) for of in found) else []


_LABELS = "：", ":", ": ", "： ", "：　"


def _is_deadline(of: Target) -> bool:
    return of.kind == "date" and (of.due or of.bound in ("by", "about"))
