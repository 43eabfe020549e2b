"""Which change of a draft is to be undone."""

from typing import TYPE_CHECKING

from aiplan_revise.errors import PlanError
from aiplan_revise.store.names import Draft
from aiplan_revise.store.stamps import Deed
from aiplan_revise.store.trees import entry
from aiplan_revise.store.undoing import UNDOES, own_steps, undone

if TYPE_CHECKING:
    from aiplan_revise.store.drafts import Drafts


def undoable(of: "Drafts", draft: Draft, which: str, operation: str) -> Deed:
    """The commit to undo; for a call that was made before, by the name of its operation, the one that it undid."""
    deeds = list(of.deeds(draft))
    own = own_steps(deeds)
    named = [deed.note.trailers.get(UNDOES, "") for deed in own if operation and deed.note.operation == operation]
    before = [key for key in named if key and key.startswith(which)]
    if which or before:
        start = before[0] if before else which
        some = [deed for deed in deeds if deed.id.startswith(start) and (len(deed.parents) == 1 or deed in own)]
    else:
        gone = undone(deeds)
        some = [deed for deed in own if deed.id not in gone and UNDOES not in deed.note.trailers]
    found = (deed for deed in some if _is_change(of, draft, deed))
    first, second = next(found, None), next(found, None) if which else None
    if first is None or second is not None:
        raise _nothing(of, draft, which)
    return first


def _nothing(of: "Drafts", draft: Draft, which: str) -> PlanError:
    """Why nothing can be undone: what a part brought in when it was merged, say, is undone in the draft."""
    found = _changes_of_whole(of, draft, which) if draft.share else []
    if len(found) == 1 or (found and not which):
        key, says = found[0].id[:10], found[0].note.subject[:60]
        fix = f"undo it there: aiplan undo {draft.whole} {key}"
        return PlanError(f"{key} is in {draft.whole} already: {says}", str(draft), fix)
    what = f"no commit that changed its words begins with {which[:40]}" if which else "nothing is left to undo"
    return PlanError(what, str(draft), f"see: aiplan draft log {draft}")


def _changes_of_whole(of: "Drafts", draft: Draft, which: str) -> list[Deed]:
    """The changes of the draft that its part has too: those with this beginning of an id, or all that it took in
    when a part was merged, the newest first."""
    deeds = list(of.deeds(draft.whole))
    gone, own, tip = undone(deeds), {deed.id for deed in own_steps(deeds)}, of.tip(draft)
    some = [deed for deed in deeds if deed.id.startswith(which) and (which or deed.id not in own)]
    plain = [x for x in some if len(x.parents) == 1 and x.id not in gone and UNDOES not in x.note.trailers]
    return [x for x in plain if _is_change(of, draft, x) and of.repository.holds(tip, x.id)]


def _is_change(of: "Drafts", draft: Draft, deed: Deed) -> bool:
    """Whether a commit changed the text of a draft that was there before it, and not the opinions on it only."""
    if not deed.parents:
        return False
    before, after = (entry(of.repository, key, draft.file) for key in (deed.parents[0], deed.id))
    return before is not None and before != after
