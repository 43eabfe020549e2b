"""What became of what an edition promised by now: continued, moved, ended for a reason, or silently gone."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Literal

import msgspec

from aiplan_revise.model.changes import Retarget
from aiplan_revise.model.commitments import Target, targets
from aiplan_revise.model.commitments.dates import period
from aiplan_revise.model.edition import LANGS, Edition, Lang, Provision, ordered
from aiplan_revise.revise.diff import join
from aiplan_revise.revise.direction import delay
from aiplan_revise.revise.redline import sentences
from aiplan_revise.revise.retarget import retargets

Outcome = Literal["kept", "later", "earlier", "ended", "gone", "dropped"]
SILENT: frozenset[Outcome] = frozenset(("gone", "dropped"))
_DEADLINE = ("by", "about")
Pieces = Sequence[Provision]


class Promise(msgspec.Struct, frozen=True):
    """A deadline of an initiative, and what became of it.

    `sentence` are the words around it. `outcome`: "kept" (it still stands so, though it is past), "later" or "earlier"
    (by `months`), "ended" (for `reason`), "gone" (the initiative goes on without it), "dropped" (nothing goes on).
    `new` are the provisions that go on from it: the one that holds the deadline where one does (`now`,
    in `now_sentence`), else all.
    """

    of: Provision
    lang: Lang
    target: Target
    sentence: str
    outcome: Outcome
    new: tuple[Provision, ...] = ()
    now: Target | None = None
    now_sentence: str = ""
    months: Fraction = Fraction(0)
    reason: str = ""
    joined: bool = False
    """Whether other provisions went into the same."""

    @property
    def silent(self) -> bool:
        """Whether it is gone without a word."""
        return self.outcome in SILENT


def carryover(
    old: Edition, new: Edition, on: str, ended: Mapping[str, str] | None = None, lang: Lang = "en"
) -> tuple[Promise, ...]:
    """Every deadline of an initiative of `old` that is past on the day `on` (ISO 8601), in printed order, and what
    became of it in `new`, which is settled on `old`. `ended` gives reasons for ids of `old` that end.

    What both languages say is told once, in `lang`; what they tell otherwise is told in both. A date without a year is
    no deadline that anybody can check.
    """
    followed = _Promises(old, new, on, ended or {})
    promises = [p for lng in sorted(LANGS, key=lambda one: one != lang) for p in followed.found(lng)]
    place = {key: at for at, key in enumerate(old.outline)}
    told: dict[tuple[object, ...], Lang] = {}
    kept = [p for p in promises if told.setdefault(_says(p), p.lang) == p.lang]
    return tuple(sorted(kept, key=lambda p: (place[p.of.id], p.lang != lang, p.target.start)))


def _says(of: Promise) -> tuple[object, ...]:
    """What a promise says whatever its language."""
    return of.of.id, period(of.target.value, of.target.unit), of.outcome, of.months


class _Promises:
    """The deadlines of one edition, followed into another."""

    def __init__(self, old: Edition, new: Edition, on: str, ended: Mapping[str, str]) -> None:
        self.old, self.new, self.ended = old, new, ended
        until = period(on, "")
        assert until is not None, "a date has a year"
        self.until = until[1]
        self.joined = join(old, new)
        self.sides: dict[str, tuple[list[Provision], list[Provision]]] = {}
        for side, edition in enumerate((old, new)):
            for p in ordered(edition):
                self.sides.setdefault(self.joined.root(p.id), ([], []))[side].append(p)

    def found(self, lang: Lang) -> Iterator[Promise]:
        for olds, news in self.sides.values():
            if any(p.kind == "initiative" for p in olds):
                for part in ("title", "text"):
                    yield from self._followed(_Whole(olds, part, lang), _Whole(news, part, lang))

    def _followed(self, old: "_Whole", new: "_Whole") -> Iterator[Promise]:
        """The deadlines of the old sides of a change, in their title or their text."""
        due = [one for one in targets(old.text, old.lang) if self._is_due(one)]
        if not due:
            return
        changed = {r.old: r for r in retargets(old.text, new.text, old.lang) if r.old} if new.text else {}
        for one in due:
            of = old.holder(one.start)
            if of.kind == "initiative":
                promise = Promise(of, old.lang, one, _sentence(old.text, one), "kept", joined=len(old.pieces) > 1)
                yield self._fate(promise, changed.get(one), new)

    def _is_due(self, of: Target) -> bool:
        dated = of.kind == "date" and not of.role and (of.due or of.bound in _DEADLINE)
        span = period(of.value, of.unit) if dated else None
        return span is not None and span[1] <= self.until

    def _fate(self, of: Promise, change: Retarget | None, new: "_Whole") -> Promise:
        fate = self._went_on(of, change, new)
        reason = self.ended.get(of.of.id, "")
        return msgspec.structs.replace(fate, outcome="ended", reason=reason) if reason and fate.silent else fate

    def _went_on(self, of: Promise, change: Retarget | None, new: "_Whole") -> Promise:
        replace = msgspec.structs.replace
        if not new.pieces:
            return replace(of, outcome="dropped")
        if not new.text:
            return self._elsewhere(of, new)
        if change is None:
            same = [one for one in targets(new.text, new.lang) if _same_day(one, of.target)]
            return self._holding(of, new, same)
        now = change.new
        if now is None or now.kind != "date" or not (now.due or now.bound in _DEADLINE):
            return replace(of, outcome="gone", new=tuple(new.pieces))
        months = delay(change)
        way: Outcome = "later" if months > 0 else "earlier" if months < 0 else "kept"
        return self._holding(replace(of, outcome=way, months=months), new, [now])

    def _holding(self, of: Promise, new: "_Whole", found: Sequence[Target]) -> Promise:
        """The promise as it stands in the provision that holds the first of these targets."""
        if not found:
            return msgspec.structs.replace(of, new=tuple(new.pieces))
        words = _sentence(new.text, found[0])
        return msgspec.structs.replace(of, new=(new.holder(found[0].start),), now=found[0], now_sentence=words)

    def _elsewhere(self, of: Promise, new: "_Whole") -> Promise:
        """What became of a deadline where the new edition has no words in its language: does it name that day?"""
        other: Lang = "en" if new.lang == "ja" else "ja"
        there = _Whole(new.pieces, new.part, other)
        same = [one for one in targets(there.text, other) if _same_day(one, of.target)]
        if same:
            return self._holding(of, there, same)
        return msgspec.structs.replace(of, outcome="gone", new=tuple(new.pieces))


class _Whole:
    """The titles, or the texts, of several provisions in one language, a line each."""

    def __init__(self, pieces: Pieces, part: str, lang: Lang) -> None:
        self.pieces, self.part, self.lang = pieces, part, lang
        said = [(p, (p.title if part == "title" else p.text).get(lang)) for p in pieces]
        self._told = [(p, words) for p, words in said if words]
        self.text = "\n".join(words for _, words in self._told)
        self._starts = list(_starts(words for _, words in self._told))

    def holder(self, at: int) -> Provision:
        """The provision whose words stand at this offset."""
        return self._told[bisect_right(self._starts, at) - 1][0]


def _starts(words: Iterable[str]) -> Iterator[int]:
    at = 0
    for said in words:
        yield at
        at += len(said) + 1


def _same_day(one: Target, other: Target) -> bool:
    return one.kind == "date" and period(one.value, one.unit) == period(other.value, other.unit)


def _sentence(text: str, of: Target) -> str:
    """The sentence that a target stands in."""
    end = 0
    for sentence in sentences(text):
        end += len(sentence)
        if of.start < end:
            return sentence.strip()
    raise AssertionError("a target stands in a sentence")
