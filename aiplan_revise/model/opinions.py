"""Opinions on a draft, and what became of them: the plan itself asks that experts, ministries and citizens be heard."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from typing import Literal

from msgspec.structs import replace

from aiplan_revise.model.edition import Texts, Value
from aiplan_revise.model.integrity import EDITION_ID, is_date

From = Literal["expert", "ministry", "citizen", "other"]
KINDS: tuple[From, ...] = ("expert", "ministry", "citizen", "other")
Disposition = Literal["taken-up", "partly", "not"]
DISPOSITIONS: tuple[Disposition, ...] = ("taken-up", "partly", "not")

_DIGITS = 12
"""Of an id: of 100,000 opinions on one draft two have the same with a chance of one in 50,000."""


class Answer(Value, frozen=True):
    """What became of an opinion and why; `changes` are the commits of the draft that it led to, `by` and `on`
    (ISO 8601) who answered and when."""

    disposition: Disposition
    reason: Texts
    by: str
    on: str
    changes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _dated(self.on)


class Opinion(Value, frozen=True):
    """What somebody said of a provision of a draft ("" is the whole), and the answer once there is one. `name` is ""
    where it is withheld; `on` is an ISO 8601 date. The words may have paragraphs."""

    id: str
    provision: str
    kind: From
    name: str
    on: str
    words: Texts
    answer: Answer | None = None

    def __post_init__(self) -> None:
        _dated(self.on)


class Opinions(Value, frozen=True):
    """All opinions on a draft, in the order in which they came, each under an id of its own."""

    listed: tuple[Opinion, ...] = ()

    def __post_init__(self) -> None:
        seen: set[str] = set()
        for one in self.listed:
            if not EDITION_ID.fullmatch(one.id) or one.id in seen:
                raise ValueError(f"{one.id[:40]!r} is no id of an opinion, or that of two")
            seen.add(one.id)

    def called(self, key: str) -> tuple[Opinion, ...]:
        """The opinion with this id; else those whose id begins so."""
        exact = tuple(one for one in self.listed if one.id == key)
        return exact or tuple(one for one in self.listed if key and one.id.startswith(key))

    def __add__(self, more: Iterable[Opinion]) -> "Opinions":
        """With those of `more` that are not there yet."""
        known = {one.id for one in self.listed}
        return Opinions((*self.listed, *(one for one in more if one.id not in known)))


def _dated(on: str) -> None:
    if not is_date(on):
        raise ValueError(f"{on[:40]!r} is not a date")


def named(said: Iterable[Opinion]) -> tuple[Opinion, ...]:
    """Opinions with ids of their own, made from what was said of what, by whom and when: two parts of a draft can take
    opinions in without knowing of each other, and a table that is read twice says nothing twice. Of those that are the
    same in one table (two citizens who withhold their names, say) each has its own."""
    count: Counter[tuple[str, ...]] = Counter()
    made = []
    for one in said:
        parts = (one.provision, one.kind, one.name, one.on, one.words.ja, one.words.en)
        count[parts] += 1
        told = parts if count[parts] == 1 else (*parts, str(count[parts]))
        key = hashlib.sha256("\x1f".join(told).encode()).hexdigest()[:_DIGITS]
        made.append(replace(one, id=f"o-{key}"))
    return tuple(made)


def together(base: Opinions, ours: Opinions, theirs: Opinions) -> Opinions:
    """The opinions of both sides of a merge. Nothing that was said is lost; of two answers to one opinion that of the
    draft that is merged into stands."""
    before, taken = ({one.id: one for one in side.listed} for side in (base, ours))
    for one in theirs.listed:
        if one.id not in taken or taken[one.id] == before.get(one.id):
            taken[one.id] = one
    return Opinions(tuple(taken.values()))
