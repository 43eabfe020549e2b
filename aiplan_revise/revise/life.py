"""The life of a provision over the whole course of a plan, told by ids and `continues` alone; nothing is guessed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

import msgspec

from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.changes import Change, ChangeKind
from aiplan_revise.model.edition import Edition, Provision, ancestors, numbers
from aiplan_revise.model.sketch import Sketch
from aiplan_revise.revise.diff import NO_BODIES, kin
from aiplan_revise.revise.facets import Join, facets
from aiplan_revise.revise.stages import Stage, in_order, line

StepKind = ChangeKind | Literal["first", "unchanged", "returned"]
Members = dict[str, list[str]]


class Step(msgspec.Struct, frozen=True):
    """What became of a provision, or of those it comes from or goes on as, at one stage.

    `kind` is that of the change, or "first" (it stands in a first stage), "unchanged", or "returned" (it had been
    dropped). `joined` are both texts, in which the provisions of the change and the headings above them have their
    words; its new side says why something ended (`about.endings`).
    """

    stage: Stage
    kind: StepKind
    change: Change
    joined: Join


def life(stages: Iterable[Stage], key: str, registry: Registry = NO_BODIES) -> tuple[Step, ...]:
    """The life of the provision with the id `key`, the oldest stage first: of itself, of all it comes from, and of all
    that it goes on as. What was split off on the way stands in the step of the split, and is not followed.

    A step has all facets of a change but `reordered`, which only the siblings can tell. Empty if no stage has the id.
    """
    ordered = in_order(stages)
    kept = _Course(ordered)
    concerned = kept.concerned(key)
    return tuple(step for stage in ordered for step in kept.steps(stage, concerned, registry))


class _Concerned(msgspec.Struct, frozen=True):
    """By stage, the ids that are concerned; and those of them that are the provision itself, or go on from it."""

    every: dict[str, set[str]]
    onwards: dict[str, set[str]]


class _Course:
    """Stages with their bases: which ids become which from one to the next."""

    def __init__(self, ordered: Sequence[Stage]) -> None:
        self.ordered = ordered
        self.known = {stage.key: stage for stage in ordered}
        self._numbers: dict[str, dict[str, str]] = {}
        self.pairs = {s.key: _Pair(self.known[s.base].text, s.text) for s in ordered if s.base in self.known}

    def numbers(self, key: str) -> Mapping[str, str]:
        """The dotted numbers at a stage, reckoned once."""
        if key not in self._numbers:
            self._numbers[key] = numbers(self.known[key].text.frame)
        return self._numbers[key]

    def concerned(self, key: str) -> _Concerned:
        own = {s.key: {key} & s.text.frame.provisions.keys() for s in self.ordered}
        every, onwards = ({name: set(keys) for name, keys in own.items()} for _ in range(2))
        for stage in reversed(self.ordered):
            if stage.key in self.pairs:
                every[stage.base].update(self.pairs[stage.key].reached(every[stage.key], 0))
        for stage in self.ordered:
            if stage.key in self.pairs:
                onwards[stage.key].update(self.pairs[stage.key].reached(onwards[stage.base], 1))
        return _Concerned({name: keys | onwards[name] for name, keys in every.items()}, onwards)

    def steps(self, stage: Stage, concerned: _Concerned, registry: Registry) -> Iterator[Step]:
        here = concerned.every[stage.key]
        if stage.key not in self.pairs:
            yield from (self._first(stage, key) for key in _printed(stage.text.frame, here))
            return
        pair = self.pairs[stage.key]
        for root in pair.roots(concerned.onwards[stage.base], here):
            yield self._step(stage, pair, root, registry)

    def _first(self, stage: Stage, key: str) -> Step:
        frame = stage.text.frame
        nothing = Edition(frame.about)
        joined = Join(nothing, worded(stage.text, (key,)), {}, self.numbers(stage.key), {})
        return Step(stage, "first", Change((), (stage.text.whole(key),)), joined)

    def _step(self, stage: Stage, pair: "_Pair", root: str, registry: Registry) -> Step:
        old, new = pair.sides(root)
        texts = worded(pair.texts[0], old), worded(pair.texts[1], new)
        joined = Join(*texts, self.numbers(stage.base), self.numbers(stage.key), pair.kin)
        change = _change(joined, pair.words(old, new), registry)
        return Step(stage, self._kind(stage, change), change, joined)

    def _kind(self, stage: Stage, change: Change) -> StepKind:
        if change.kind == "added":
            before = line(self.ordered, stage.base)
            return "returned" if any(change.new[0].id in s.text.frame.provisions for s in before) else "added"
        return "unchanged" if change.kind == "carried" and not change.facets.names() else change.kind


class _Pair:
    """A stage beside its base."""

    def __init__(self, old: Sketch, new: Sketch) -> None:
        self.texts = old, new
        self.kin = kin(old.frame, new.frame)
        self.members: Members = {}
        for key, root in self.kin.items():
            self.members.setdefault(root, []).append(key)

    def root(self, key: str) -> str:
        """The id that stands for all provisions that `key` belongs together with."""
        return self.kin.get(key, key)

    def sides(self, root: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The ids of both texts that belong together under `root`, in printed order."""
        keys = self.members.get(root, [root])
        old, new = (_printed(text.frame, (key for key in keys if key in text.frame.provisions)) for text in self.texts)
        return old, new

    def reached(self, keys: Iterable[str], side: int) -> set[str]:
        """The ids of the old (0) or the new text (1) that belong together with these of the other."""
        return {key for found in keys for key in self.sides(self.root(found))[side]}

    def roots(self, old: Iterable[str], new: Iterable[str]) -> list[str]:
        """What these ids belong to, each once, in printed order of the new text; what only the old one has last."""
        told = [*_printed(self.texts[1].frame, new), *_printed(self.texts[0].frame, old)]
        return list(dict.fromkeys(map(self.root, told)))

    def words(self, old: Iterable[str], new: Iterable[str]) -> tuple[tuple[Provision, ...], tuple[Provision, ...]]:
        return tuple(map(self.texts[0].whole, old)), tuple(map(self.texts[1].whole, new))


def worded(text: Sketch, keys: Iterable[str]) -> Edition:
    """The frame of an edition in which these provisions, and the headings above them, have their words."""
    frame = text.frame
    read = {name: text.whole(name) for key in keys for name in (*ancestors(frame.provisions, key), key)}
    return msgspec.structs.replace(frame, provisions={**frame.provisions, **read})


def _change(joined: Join, sides: tuple[tuple[Provision, ...], tuple[Provision, ...]], registry: Registry) -> Change:
    old, new = sides
    if not old or not new or (old == new and joined.same_number(old[0].id)):
        return Change(old, new)
    return Change(old, new, facets(joined, old, new, registry))


def _printed(frame: Edition, keys: Iterable[str]) -> tuple[str, ...]:
    found = tuple(keys)
    return found if len(found) < 2 else tuple(sorted(found, key=frame.outline.index))  # noqa: PLR2004 (one is in order)
