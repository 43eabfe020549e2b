"""Where opinions on a draft are kept: beside its text, on its branch, so that they merge and are remembered with it."""

from collections.abc import Callable

from msgspec.structs import replace

from aiplan_revise.errors import PlanError
from aiplan_revise.model.codec import decode, encode
from aiplan_revise.model.opinions import Answer, Opinion, Opinions
from aiplan_revise.store.drafts import Drafts, Task
from aiplan_revise.store.names import Draft
from aiplan_revise.store.trees import file
from aiplan_revise.store.writing import Done, Made, commit

_ANY_DAY = "2000-01-01"
"""The day of an opinion where it does not matter: it is that of the call, where none is given."""


def place(draft: Draft) -> str:
    """The file that holds the opinions on a draft."""
    return f"{draft.edition}/opinions.json"


def opinions(drafts: Drafts, draft: Draft, at: str = "") -> Opinions:
    """The opinions on a draft, now or as they stood at one of its commits."""
    raw = file(drafts.repository, at or drafts.tip(draft), place(draft))
    return Opinions() if raw is None else decode(raw, Opinions, place(draft))


def take_in(drafts: Drafts, draft: Draft, said: tuple[Opinion, ...], subject: str, task: Task) -> Done:
    """Takes in what was said of a draft, but for what it has already. PlanError if its edition was adopted."""
    drafts.open(draft)
    heard = Opinions(tuple(replace(one, id=f"o-{n}", on=_ANY_DAY) for n, one in enumerate(said)))
    return _change(drafts, draft, subject, lambda known: known + said, task.asking(encode(heard).decode()))


def answer(drafts: Drafts, draft: Draft, key: str, said: Answer, task: Task) -> Done:
    """Answers the opinion with the id `key`, in place of what was answered before; also when the edition was adopted,
    for answers are given with the decision or after it, and its text is not touched. PlanError if there is none."""

    def alter(known: Opinions) -> Opinions:
        asked = one(known, key)
        return Opinions(tuple(replace(o, answer=said) if o is asked else o for o in known.listed))

    return _change(drafts, draft, f"{key}: {said.disposition}", alter, task)


def _change(drafts: Drafts, draft: Draft, subject: str, alter: Callable[[Opinions], Opinions], task: Task) -> Done:
    """Changes the opinions on a draft by one commit, on what stands there by then."""
    drafts.tip(draft)

    def made(tip: str) -> Made:
        raw = encode(alter(opinions(drafts, draft, tip)))
        decode(raw, Opinions, place(draft))  # which says what is wrong with it
        return Made({place(draft): raw})

    return commit(drafts.repository, draft.ref, task.says(subject), made)


def one(of: Opinions, key: str) -> Opinion:
    """The opinion with this id, or whose id alone begins so. PlanError if there is none, or several."""
    found = of.called(key)
    if not found:
        raise PlanError("no opinion has this id", key[:40], "see: aiplan opinion list")
    if len(found) > 1:
        raise PlanError(f"{len(found)} opinions have an id that begins so", key[:40], "write more of it")
    return found[0]
