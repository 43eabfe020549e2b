"""Where progress is kept: on a branch of its own for each edition, so that the branch of the adopted editions moves by
adoption only and what was adopted stays provable."""

from aiplan_revise.errors import PlanError
from aiplan_revise.model.codec import decode, encode
from aiplan_revise.model.edition import numbers
from aiplan_revise.model.integrity import edition_id
from aiplan_revise.model.progress import Entry, Progress
from aiplan_revise.store.drafts import Drafts, Task
from aiplan_revise.store.git import NOTHING
from aiplan_revise.store.names import progress_ref
from aiplan_revise.store.trees import file
from aiplan_revise.store.writing import Done, Made, commit

_FILE = "progress.json"


def progress(drafts: Drafts, key: str) -> Progress:
    """What was recorded of the edition with the id `key`."""
    at = drafts.repository.target(progress_ref(edition_id(key)))
    return _read(drafts, at)


def record(drafts: Drafts, entry: Entry, key: str, task: Task) -> Done:
    """Records how an initiative of the edition `key` stands. PlanError if the edition has no such initiative."""
    known = drafts.store.edition(key).provisions
    if entry.initiative not in known or known[entry.initiative].kind != "initiative":
        number = numbers(drafts.store.edition(key)).get(entry.initiative)
        raise PlanError(f"is no initiative of {key}", number or entry.initiative, f"see: aiplan show {key}")

    def made(tip: str) -> Made:
        raw = encode(Progress((*_read(drafts, tip or NOTHING).entries, entry)))
        decode(raw, Progress, _FILE)  # which says what is wrong with it
        return Made({_FILE: raw})

    return commit(drafts.repository, progress_ref(key), task.says(f"{entry.initiative}: {entry.standing}"), made)


def _read(drafts: Drafts, at: str) -> Progress:
    raw = file(drafts.repository, at, _FILE) if at != NOTHING else None
    return Progress() if raw is None else decode(raw, Progress, _FILE)
