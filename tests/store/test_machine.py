"""Drafts, amendments, merges, undoing, killed writers and adoption at random, against a plain model in memory."""

import os
import random
import signal
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import writers
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from msgspec.structs import replace
from small import head, small, step

from aiplan_revise.errors import PlanError
from aiplan_revise.model.codec import encode
from aiplan_revise.model.edition import Edition
from aiplan_revise.revise import merge, resolve
from aiplan_revise.revise.amending import reassign, reword
from aiplan_revise.revise.conflicts import Choice, Kept
from aiplan_revise.revise.rebuilding import drop, move
from aiplan_revise.store import Store, open_store
from aiplan_revise.store.adopting import Adoption, adopt, prove
from aiplan_revise.store.beginning import begin
from aiplan_revise.store.drafts import Drafts, Task
from aiplan_revise.store.merging import Disputed, Merging
from aiplan_revise.store.names import Draft, draft
from aiplan_revise.store.stamps import Stamp

NIGHTLY = os.environ.get("HYPOTHESIS_PROFILE") == "nightly"
NAMES = ["2026", "2026/meti", "2026/mic", "2027", "2027/meti"]
SEA, LAND = head("sea", "Sea", number="1"), head("land", "Land", number="2")
PLACES = ["ports", "ships", "boats", "roads", "rails"]
PLAN = small(
    SEA,
    step(
        "ports", "Open 60 ports by 2027.", "harbour meadow", ja="2027年までに港を60か所開く。", parent="sea", number="a"
    ),
    step("ships", "Build ships that need no crew.", "harbour woods", parent="sea", number="b"),
    step("boats", "Build boats for every lake.", "meadow", parent="sea", number="c"),
    LAND,
    step("roads", "Mend the roads of the country.", "meadow woods", parent="land", number="a"),
    step("rails", "Lay rails to every town.", "woods", parent="land", number="b"),
    key="base",
)
ALTERS: list[Callable[[Edition, str, str], Edition]] = [
    lambda edition, key, words: reword(edition, key, {"en": f"{edition.provisions[key].text.en} {words}"}),
    lambda edition, key, words: reword(edition, key, {"ja": f"{words}。"}),
    lambda edition, key, _: reassign(edition, key, (), [a.party() for a in edition.provisions[key].assignments[:1]]),
    lambda edition, key, _: move(edition, key, "land", ""),
    lambda edition, key, _: drop(edition, key, whole=True),
]


STEPS = st.tuples(st.sampled_from(PLACES), st.integers(0, len(ALTERS) - 1), st.text("xyz", min_size=1, max_size=3))
_SIDES: list[Kept] = ["ours", "theirs"]
SIDES = st.sampled_from(_SIDES)


class Model:
    """The drafts as plain values: commits with their text and what they come from, and where each branch stands."""

    def __init__(self) -> None:
        self.texts: list[Edition] = []
        self.parents: list[tuple[int, ...]] = []
        self.tips: dict[str, int] = {}
        self.undoable: dict[str, list[int]] = {}

    def put(self, name: str, text: Edition, *parents: int) -> int:
        self.texts.append(text)
        self.parents.append(parents)
        self.tips[name] = len(self.texts) - 1
        return self.tips[name]

    def text(self, name: str) -> Edition:
        return self.texts[self.tips[name]]

    def before(self, commit: int) -> set[int]:
        found, pending = set[int](), [commit]
        while pending:
            one = pending.pop()
            if one not in found:
                found.add(one)
                pending += self.parents[one]
        return found

    def base(self, one: int, other: int) -> int | None:
        """The one newest commit that both come from; None if there are several."""
        common = self.before(one) & self.before(other)
        newest = [c for c in common if not any(c != d and c in self.before(d) for d in common)]
        return newest[0] if len(newest) == 1 else None


class Drafting(RuleBasedStateMachine):
    """What the store says must be what the model says, after every step."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        folder = Path(self.folder.name)
        (folder / "editions" / "base").mkdir(parents=True)
        (folder / "editions" / "base" / "edition.json").write_bytes(encode(PLAN))
        self.path = folder / "plan.git"
        begin(self.path, Store(folder / "editions"), Stamp("Beginner", writers.AT))
        self.store = open_store(self.path)
        self.drafts = Drafts(self.store)
        self.model = Model()
        self.adopted: dict[str, Edition] = {}
        self.count = 0

    def teardown(self) -> None:
        assert writers.sound(self.path) == []
        self.store.close()
        self.folder.cleanup()

    def task(self) -> Task:
        self.count += 1
        return Task(Stamp("Drafter", writers.AT + self.count), "", f"op-{self.count}")

    def open(self, name: str) -> Draft | None:
        """The draft, if it is there and not adopted."""
        at = draft(name)
        return at if name in self.model.tips and at.edition not in self.adopted else None

    # ------------------------------------------------------------ steps

    @rule(name=st.sampled_from(NAMES))
    def begin(self, name: str) -> None:
        at = draft(name)
        if name in self.model.tips or at.edition in self.adopted:
            return
        if not at.share:
            self.drafts.begin(at, "base", self.task())
            self.model.put(name, self.drafts.edition(at))
        elif str(at.whole) in self.model.tips:
            self.drafts.share(at)
            self.model.tips[name] = self.model.tips[str(at.whole)]

    @rule(
        name=st.sampled_from(NAMES),
        key=st.sampled_from(PLACES),
        how=st.integers(0, len(ALTERS) - 1),
        word=st.text("xyz", min_size=1, max_size=3),
    )
    def amend(self, name: str, key: str, how: int, word: str) -> None:
        at = self.open(name)
        if at:
            self._amend(at, key, ALTERS[how], word, crash=False)

    @rule(name=st.sampled_from(NAMES), key=st.sampled_from(PLACES), word=st.text("xyz", min_size=1, max_size=3))
    def amend_and_be_killed(self, name: str, key: str, word: str) -> None:
        at = self.open(name)
        if at:
            self._amend(at, key, ALTERS[0], word, crash=True)

    def _amend(
        self, at: Draft, key: str, alter: Callable[[Edition, str, str], Edition], word: str, *, crash: bool
    ) -> None:
        task, name = self.task(), str(at)

        def altered(edition: Edition) -> Edition:
            if key not in edition.provisions:
                raise PlanError("is not there", key)
            return alter(edition, key, word)

        def step() -> None:
            self.drafts.change(at, "amend", altered, task)

        try:
            made = altered(self.model.text(name))
        except (PlanError, IndexError):
            return
        if crash:
            self._killed(at, altered, task)
        step()
        if made != self.model.text(name):
            tip = self.model.tips[name]
            self.model.undoable.setdefault(name, []).append(self.model.put(name, made, tip))

    def _killed(self, at: Draft, alter: Callable[[Edition], Edition], task: Task) -> None:
        """Another process does the step, and is killed on the way."""
        child = os.fork()
        if not child:  # pragma: no cover (a process of its own, which is killed)
            os.setsid()
            with open_store(self.path) as store:
                Drafts(store).change(at, "amend", alter, task)
            os._exit(0)
        time.sleep(random.Random(self.count).uniform(0, 0.06))
        try:
            os.killpg(child, signal.SIGKILL)
        except ProcessLookupError:
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)

    @rule(name=st.sampled_from(NAMES))
    def undo(self, name: str) -> None:
        at, steps = self.open(name), self.model.undoable.get(name, [])
        if not at or not steps:
            return
        step, tip = steps[-1], self.model.tips[name]
        (before,) = self.model.parents[step]
        made, conflicts = merge(self.model.texts[step], self.model.texts[tip], self.model.texts[before])
        key = self._commit(at, step)
        if conflicts:
            try:
                self.drafts.undo(at, key, self.task())
            except PlanError:
                return
            raise AssertionError("what later steps build on was taken back")
        self.drafts.undo(at, key, self.task())
        steps.pop()
        if made != self.model.texts[tip]:
            self.model.put(name, made, tip)

    def _commit(self, at: Draft, step: int) -> str:
        """The id of the commit of an amendment: the newest whose text is that of the model, and whose parent's too."""
        (before,) = self.model.parents[step]
        for deed in self.drafts.deeds(at):
            same = deed.note.subject == "amend" and self.drafts.edition(at, deed.id) == self.model.texts[step]
            if same and self.drafts.edition(at, deed.parents[0]) == self.model.texts[before]:
                return deed.id
        raise AssertionError("an amendment left no commit")

    @rule(
        name=st.sampled_from(["2026/meti", "2026/mic", "2027/meti"]),
        back=st.booleans(),
        side=SIDES,
    )
    def merge(self, name: str, back: bool, side: Kept) -> None:
        part = self.open(name)
        if not part:
            return
        source, into = (part.whole, part) if back else (part, part.whole)
        ours, theirs = self.model.tips[str(into)], self.model.tips[str(source)]
        base = self.model.base(ours, theirs)
        if base is None or base == theirs:
            return
        merging = Merging(self.drafts, source, into)
        three = tuple(self.model.texts[at] for at in (base, ours, theirs))
        choices: dict[tuple[str, str], Choice] = {}
        made, conflicts = resolve(three[0], three[1], three[2], choices)
        while conflicts:
            one = conflicts[0]
            try:
                merging.merge(self.task())
            except Disputed as disputed:
                assert disputed.outcome.conflicts == conflicts
            choices[one.provision, one.field] = side
            merging.decide(one, side, self.task())
            made, conflicts = resolve(three[0], three[1], three[2], choices)
        merging.merge(self.task())
        self.model.put(str(into), made, ours, theirs)
        self.model.undoable[str(into)] = []
        if not back:
            self.model.undoable[name] = []  # what was merged is the draft's now

    @precondition(lambda self: self.count > 25)
    @rule(name=st.sampled_from(["2026", "2027"]))
    def adopt(self, name: str) -> None:
        at = self.open(name)
        if at:
            adopt(self.drafts, at, Adoption("Cabinet", "2026-07-14"), self.task(), lambda _: None)
            text = self.model.text(name)
            about = replace(text.about, status="adopted", dates={"adopted": "2026-07-14"})
            self.adopted[name] = replace(text, about=about)

    # ------------------------------------------------------------ what must hold

    @invariant()
    def the_store_is_as_the_model(self) -> None:
        assert {str(state.draft) for state in self.drafts.listed()} == self.model.tips.keys()
        for name in self.model.tips:
            assert self.drafts.edition(draft(name)) == self.model.text(name), name
        assert set(self.store.ids()) == {"base", *self.adopted}
        for key, text in self.adopted.items():
            assert self.store.edition(key) == text
            prove(self.drafts.repository, key)


Drafting.TestCase.settings = settings(
    max_examples=200 if NIGHTLY else 12,
    stateful_step_count=50,
    phases=[Phase.reuse, Phase.generate],  # a failure is told as it came: making it smaller would take an hour
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestDrafting = Drafting.TestCase
