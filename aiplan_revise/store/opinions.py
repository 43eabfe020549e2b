"""Where opinions on a draft are kept: beside its text, on its branch, so that they merge and are remembered with it."""

import hashlib
from collections.abc import Callable

from aiplan_revise.errors import PlanError
from aiplan_revise.model.codec import decode, encode
from aiplan_revise.model.opinions import Opinion, Opinions
from aiplan_revise.store.drafts import Drafts, Task
from aiplan_revise.store.names import Draft
from aiplan_revise.store.stamps import Note
from aiplan_revise.store.trees import file
from aiplan_revise.store.writing import Done, Made, commit


def place(draft: Draft) -> str:
    """The file that holds the opinions on a draft."""
    return f"{draft.edition}/opinions.json"


def opinions(drafts: Drafts, draft: Draft, at: str = "") -> Opinions:
    """The opinions on a draft, now or as they stood at one of its commits."""
    raw = file(drafts.repository, at or drafts.tip(draft), place(draft))
    return Opinions() if raw is None else decode(raw, Opinions, place(draft))


def change(drafts: Drafts, draft: Draft, subject: str, alter: Callable[[Opinions], Opinions], task: Task) -> Done:
    """Changes the opinions on a draft by one commit, on what stands there by then."""
    drafts.open(draft)
    drafts.tip(draft)

    def made(tip: str) -> Made:
        raw = encode(alter(opinions(drafts, draft, tip)))
        decode(raw, Opinions, place(draft))  # which says what is wrong with it
        return Made({place(draft): raw}, Note(subject, task.reason))

    return commit(drafts.repository, draft.ref, task.stamp, made, task.operation)


def named(opinion: Opinion) -> Opinion:
    """The opinion with an id of its own, made from what was said of what, by whom and when: two parts of a draft can
    take opinions in without knowing of each other, and one that comes in twice is one."""
    said = (opinion.provision, opinion.kind, opinion.name, opinion.on, opinion.words.ja, opinion.words.en)
    key = hashlib.sha256("\x1f".join(said).encode()).hexdigest()[:6]
    return Opinion(f"o-{key}", *(getattr(opinion, name) for name in Opinion.__struct_fields__[1:]))


def one(of: Opinions, key: str) -> Opinion:
    """The opinion with this id. PlanError if there is none."""
    found = of[key]
    if found is None:
        raise PlanError("no opinion has this id", key[:40], "see: aiplan opinion list")
    return found
