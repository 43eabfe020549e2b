"""Opinions on a draft, and what became of them: the plan itself asks that experts, ministries and citizens be heard."""

from typing import Literal

from aiplan_revise.model.edition import Texts, Value

From = Literal["expert", "ministry", "citizen", "other"]
Disposition = Literal["taken-up", "partly", "not"]


class Answer(Value, frozen=True):
    """What became of an opinion and why; `changes` are the commits of the draft that it led to, `by` and `on`
    (ISO 8601) who answered and when."""

    disposition: Disposition
    reason: Texts
    by: str
    on: str
    changes: tuple[str, ...] = ()


class Opinion(Value, frozen=True):
    """What somebody said of a provision of a draft ("" is the whole), and the answer once there is one. `name` is ""
    where it is withheld; `on` is an ISO 8601 date."""

    id: str
    provision: str
    kind: From
    name: str
    on: str
    words: Texts
    answer: Answer | None = None


class Opinions(Value, frozen=True):
    """All opinions on a draft, in the order in which they came."""

    listed: tuple[Opinion, ...] = ()

    def __getitem__(self, key: str) -> Opinion | None:
        return next((one for one in self.listed if one.id == key), None)


def together(base: Opinions, ours: Opinions, theirs: Opinions) -> Opinions:
    """The opinions of both sides of a merge. Nothing that was said is lost; of two answers to one opinion that of the
    draft that is merged into stands."""
    before, taken = ({one.id: one for one in side.listed} for side in (base, ours))
    for one in theirs.listed:
        if one.id not in taken or taken[one.id] == before.get(one.id):
            taken[one.id] = one
    return Opinions(tuple(taken.values()))
