"""Drafts of the next edition: a branch for each, and one for each body that works at it."""

import hashlib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import NamedTuple

from msgspec.structs import replace

from aiplan_revise.errors import PlanError
from aiplan_revise.model.codec import decode, encode
from aiplan_revise.model.edition import Edition
from aiplan_revise.model.integrity import clean, edition_id
from aiplan_revise.model.sketch import Sketch, Sketches
from aiplan_revise.revise import merge
from aiplan_revise.revise.origins import rooted
from aiplan_revise.store.folder import Store
from aiplan_revise.store.git import NOTHING, Move
from aiplan_revise.store.moving import keep, publish
from aiplan_revise.store.names import MAIN, Draft, edition_file, edition_tag
from aiplan_revise.store.stamps import Deed, Note, Said, Stamp
from aiplan_revise.store.trees import contents, deed, entry, file
from aiplan_revise.store.undoable import undoable
from aiplan_revise.store.undoing import UNDOES, given_back, parting
from aiplan_revise.store.writing import Done, Made, alone, commit

Alter = Callable[[Edition], Edition]


class Task(NamedTuple):
    """Who does something and when, why, and the name of the call where the caller gave one, with what it asks for in
    any words that are the same when the call is made again."""

    stamp: Stamp
    reason: str = ""
    operation: str = ""
    asked: tuple[str, ...] = ()

    def asking(self, *more: str) -> "Task":
        """The same, asking for `more`."""
        return self._replace(asked=(*self.asked, *more))

    def says(self, subject: str, trailers: Mapping[str, str] = MappingProxyType({})) -> Said:
        """What its commit says."""
        known = self.operation and self.asked
        asked = hashlib.sha256("\0".join(self.asked).encode()).hexdigest() if known else ""
        return Said(self.stamp, Note(subject, self.reason, self.operation, dict(trailers), asked))


class State(NamedTuple):
    """How a draft stands: its last commit, how many there are since it was begun (of a part, that are not in the draft
    now), and whether its edition was adopted."""

    draft: Draft
    last: Deed
    commits: int
    adopted: bool


class Drafts:
    """The drafts of a plan store. PlanError where a store is a folder of files: those are edited with git itself."""

    def __init__(self, store: Store) -> None:
        if not store.bare and (store.root / ".git").exists():
            fix = "take a clone without one: git clone --bare, then --store with that"
            raise PlanError("is a clone with a working tree, which drafts do not go into", str(store.root), fix)
        if not store.bare:
            fix = "make a plan store first: aiplan init plan.git, then --store plan.git"
            raise PlanError("is a folder of files, which drafts do not go into", str(store.root), fix)
        self.store = store
        self.repository = store.repository()

    # ------------------------------------------------------------ looking

    def listed(self) -> list[State]:
        """All drafts with their state, by name."""
        return [self._state(draft, self.repository.target(draft.ref)) for draft in self.names()]

    def names(self) -> list[Draft]:
        """All drafts, by name."""
        return self.store.drafts()

    def _state(self, draft: Draft, tip: str) -> State:
        return State(draft, self._deed(tip), sum(1 for _ in self._commits(draft)), self._closed(draft))

    def _closed(self, draft: Draft) -> bool:
        return self.repository.target(edition_tag(draft.edition)) != NOTHING

    def tip(self, draft: Draft) -> str:
        """The commit on which a draft stands. PlanError if there is no such draft, naming those there are."""
        found = self.repository.target(draft.ref)
        if found == NOTHING:
            if entry(self.repository, self.repository.target(MAIN), draft.file):
                fix = f"begin the next one: aiplan draft new ID --from {draft.edition}"
                raise PlanError("is an edition of the plan, and no draft", str(draft), fix)
            here = ", ".join(map(str, self.names())) or "none"
            raise PlanError(f"there is no draft {draft}", str(self.store.root), f"the drafts here: {here}")
        return found

    def edition(self, draft: Draft, at: str = "") -> Edition:
        """The text of a draft, now or as it stood at one of its commits."""
        return self._read(draft, at or self.tip(draft))

    def texts(self, draft: Draft, commits: Sequence[str]) -> Iterator[Sketch]:
        """The text of a draft as it stood at many commits, in order, each read as far as it is asked."""
        sketches = Sketches()
        for key, raw in zip(commits, contents(self.repository.folder, commits, draft.file), strict=True):
            if raw is None:
                raise PlanError(f"has no edition {draft.edition}", f"{self.store.root}: {key[:12]}")
            yield sketches.of(raw, f"{draft.file}@{key[:12]}")

    def sides(self, draft: Draft) -> tuple[str, str]:
        """What a draft is a draft against, and the draft itself, as EDITION arguments: the edition it follows; for the
        part of a body, the draft as it was when both were last the same."""
        tip = self.tip(draft)
        name = f"{draft.edition}@{draft.ref.removeprefix('refs/heads/')}"
        if draft.share:
            whole = self.tip(draft.whole)
            return f"{draft.edition}@{parting(self.repository, self.base(draft, tip, whole), tip, whole)}", name
        return self._read(draft, tip).about.follows, name

    def base(self, draft: Draft, one: str, other: str) -> str:
        """The newest commit that two commits of a draft and of its part both come from. PlanError if there is none, as
        where somebody pushed a branch that was begun elsewhere."""
        found = self.repository.base(one, other)
        if not found:
            what = f"has no commit in common with {draft.whole if draft.share else 'its part'}"
            raise PlanError(what, str(draft), "take its words over as an amendment: see aiplan apply --help")
        return found

    def deeds(self, draft: Draft, *, whole: bool = False) -> Iterator[Deed]:
        """What was done to a draft since it was begun, the newest first; of the part of a body, what is not in the
        draft, or went out of it with a merge that was taken back, unless the `whole` is asked for."""
        return map(self._deed, self._commits(draft, whole=whole))

    def _commits(self, draft: Draft, *, whole: bool = False) -> Iterator[str]:
        """The ids of its `deeds`."""
        tip = self.tip(draft)
        parting = draft.share and not whole
        without = self.repository.target(draft.whole.ref) if parting else self._main_before(draft)
        since = [f"^{without}"] if without != NOTHING else []
        yield from self.repository.ancestors(tip, *since)
        if parting and since:
            yield from given_back(self.repository, without, tip)

    def _main_before(self, draft: Draft) -> str:
        """The commit on which the branch of the editions stood before it took a draft in; if it did not, now."""
        tag = edition_tag(draft.edition)
        if self.repository.target(tag) == NOTHING:
            return self.repository.target(MAIN)
        return self._deed(self.repository.commit(tag.removeprefix("refs/tags/"))).parents[0]

    def _deed(self, key: str) -> Deed:
        return deed(self.repository, key)

    def _read(self, draft: Draft, at: str) -> Edition:
        raw = file(self.repository, at, draft.file)
        if raw is None:
            raise PlanError(
                f"has no edition {draft.edition}", f"{self.store.root}: {at[:12]}", "see: aiplan draft list"
            )
        return decode(raw, Edition, f"{draft.file}@{at[:12]}")

    # ------------------------------------------------------------ changing

    def begin(self, draft: Draft, follows: str, task: Task) -> Done:
        """Begins a draft of the edition that follows the edition with the id `follows`, with its text. PlanError if the
        draft is there already, or its edition adopted."""
        self.open(draft)

        def made(tip: str) -> Made:
            if tip:
                raise PlanError(f"there is a draft {draft} already", str(self.store.root), "see: aiplan draft list")
            main = self.repository.target(MAIN)
            text = encode(_begun(draft.edition, self._adopted(follows, main)))
            return Made({draft.file: text}, onto=main)

        said = task.says(f"Begin the draft of {draft.edition} from {follows}")
        return commit(self.repository, draft.ref, said, made)

    def _adopted(self, key: str, main: str) -> Edition:
        """The edition on which a draft may be begun. PlanError if there is none, or it is a draft itself."""
        there = any(str(one) == key for one in self.names())
        if not (there and "/" in key) and entry(self.repository, main, edition_file(edition_id(key))):
            return self.store.edition(key, main)
        if there:
            raise PlanError(f"{key} is a draft", fix=f"adopt {key.partition('/')[0] if '/' in key else 'it'} first")
        here = ", ".join(self.store.ids()) or "none"
        raise PlanError(f"there is no edition {key}", str(self.store.root), f"the editions here: {here}")

    def share(self, draft: Draft, operation: str = "") -> Done:
        """Begins the branch of a body at a draft, where the draft stands now. PlanError if it is there already, but for
        a call that was named, and did just that before."""
        self.open(draft)
        with alone(self.repository):
            tip, there = self.tip(draft.whole), self.repository.target(draft.ref)
            if operation and there == tip:
                keep(self.repository, [draft.ref])
                return Done(tip, new=False)
            if there != NOTHING:
                raise PlanError(f"there is a draft {draft} already", str(self.store.root), "see: aiplan draft list")
            if not publish(self.repository, [Move(draft.ref, NOTHING, tip)]):
                raise PlanError("somebody else is writing it", str(self.store.root), "try again")
        return Done(tip)

    def change(self, draft: Draft, subject: str, alter: Alter, task: Task) -> Done:
        """Changes the text of a draft by one commit. PlanError: what `alter` raises; the draft is not there; what it
        makes is no sound edition."""
        self.open(draft)

        def made(tip: str) -> Made:
            before = self.edition(draft, tip)
            changed = rooted(alter(before), before, partial(self._known, before))
            changed = clean(changed, before, str(draft))
            return Made({draft.file: encode(changed)})

        self.tip(draft)
        return commit(self.repository, draft.ref, task.says(subject), made)

    def _known(self, text: Edition) -> Collection[str]:
        """The ids of the edition that a draft follows; its own, where it follows none."""
        return self.followed(text).provisions.keys()

    def followed(self, text: Edition) -> Edition:
        """The frame of the edition that a draft follows; the draft itself, where it follows none."""
        key = text.about.follows
        return self.store.sketch(key, self.repository.target(MAIN)).frame if key else text

    def undo(self, draft: Draft, which: str, task: Task) -> tuple[Deed, Done]:
        """Undoes one commit of a draft (`which`: the beginning of its id; "" is its own last step that was not undone
        yet) by another that takes its changes of the words back, whatever came after; of a merge, all that it brought
        in, which the next merge of the same brings in again. PlanError where later ones build on them."""
        self.open(draft)
        deed = undoable(self, draft, which, task.operation)

        def made(tip: str) -> Made:
            with_it, before = (self._read(draft, key) for key in (deed.id, deed.parents[0]))
            found, conflicts = merge(with_it, self.edition(draft, tip), before)
            if conflicts:
                where = f"{draft}: {conflicts[0].provision or 'metadata'}: {conflicts[0].field}"
                what = f"what came after “{deed.note.subject}” builds on it"
                raise PlanError(what, where, f"undo that first: see aiplan draft log {draft}")
            return Made({draft.file: encode(found)})

        said = task.asking(deed.id).says(f"Undo: {deed.note.subject}", {UNDOES: deed.id})
        return deed, commit(self.repository, draft.ref, said, made)

    def open(self, draft: Draft) -> None:
        """PlanError if the edition was adopted: it stays what it is."""
        if self._closed(draft):
            fix = f"correct it by a new edition: aiplan draft new ID --from {draft.edition}"
            raise PlanError("was adopted and stays what it is", draft.edition, fix)
        if entry(self.repository, self.repository.target(MAIN), edition_file(draft.edition)):
            fix = f"give the next one another id: aiplan draft new ID --from {draft.edition}"
            raise PlanError("is an edition of the plan already", draft.edition, fix)


def _begun(key: str, of: Edition) -> Edition:
    """The text with which the draft of the edition `key` begins: that of the edition before. Its title and whether it
    is official stay until somebody says otherwise; its dates and sources, and what it says of the one before it, are
    not the draft's."""
    about = replace(of.about, id=key, status="draft", follows=of.about.id, dates={}, sources=(), endings={})
    return replace(of, about=about)
