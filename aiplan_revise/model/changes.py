"""What changes between two editions: every possible change of a plan stands on this page."""

from typing import Literal, Self

import msgspec

from aiplan_revise.model.commitments import Commitment, Target
from aiplan_revise.model.edition import About, Lang, Provision, Value
from aiplan_revise.model.links import Link, RunnerUp

ChangeKind = Literal["added", "dropped", "carried", "split", "joined", "regrouped"]


# ---------------------------------------------------------------- facets


class Pair(Value, frozen=True):
    """An old and a new value; "" where there is none."""

    old: str = ""
    new: str = ""

    def __invert__(self) -> Self:
        return type(self)(self.new, self.old)


class Offices(Value, frozen=True):
    """A body that stays, through other offices: their ids ("?words" of unknown ones), sorted; () is it as a whole."""

    body: str
    old: tuple[str, ...]
    new: tuple[str, ...]

    def __invert__(self) -> "Offices":
        return Offices(self.body, self.new, self.old)


class ClauseHandover(Value, frozen=True):
    """Parties (see Assignment.party) gained and lost by one clause of an initiative; `clause` as printed in `lang`."""

    lang: Lang
    clause: str
    gained: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()

    def __invert__(self) -> "ClauseHandover":
        return ClauseHandover(self.lang, self.clause, self.lost, self.gained)


class Succession(Value, frozen=True):
    """One body that continues under another id by the registry or by what the plan says (renamed or reorganised): no
    hand-over. Either may be an office of a body: "cabinet-office/gender"."""

    old: str
    new: str
    on: str = ""

    def __invert__(self) -> "Succession":
        return Succession(self.new, self.old, self.on)


class Reassigned(Value, frozen=True):
    """Who is newly, or no longer, responsible. Parties are sorted; `lead` holds the bodies whose role is lead, before
    and after, where they differ (an office that goes on as a body stands there as in a Succession); `opened`/`closed`
    are ids of open sets; `roles` are the parties that stay in another role (joint, support)."""

    gained: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    lead: Pair | None = None
    offices: tuple[Offices, ...] = ()
    opened: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()
    clauses: tuple[ClauseHandover, ...] = ()
    roles: tuple[str, ...] = ()

    def __invert__(self) -> "Reassigned":
        return Reassigned(
            self.lost,
            self.gained,
            self.lead and ~self.lead,
            tuple(~o for o in self.offices),
            self.closed,
            self.opened,
            tuple(~c for c in self.clauses),
            self.roles,
        )


class Retarget(Value, frozen=True):
    """One number or deadline, before and after; None where it is new or gone."""

    lang: Lang
    old: Target | None
    new: Target | None

    def __invert__(self) -> "Retarget":
        return Retarget(self.lang, self.new, self.old)


class Strength(Value, frozen=True):
    """How binding the words are, before and after (see commitments.LADDER)."""

    lang: Lang
    old: Commitment
    new: Commitment

    @property
    def opposite(self) -> bool:
        """Whether one side says that it ends or is not done."""
        return any(side.words and not side.level for side in (self.old, self.new))

    def __invert__(self) -> "Strength":
        return Strength(self.lang, self.new, self.old)


class Passed(Value, frozen=True):
    """A clause that the provision `giver` gave up and `taker`, which goes on as well, has now: its words in `lang` on
    both sides, and what became of its numbers and of how binding it is."""

    lang: Lang
    old: str
    new: str
    giver: str
    taker: str
    retargeted: tuple[Retarget, ...] = ()
    strength: tuple[Strength, ...] = ()

    def __invert__(self) -> "Passed":
        turned = tuple(~one for one in self.retargeted), tuple(~one for one in self.strength)
        return Passed(self.lang, self.new, self.old, self.taker, self.giver, *turned)


class Moved(Value, frozen=True):
    """Another section or group, after lineage: the ids of the parents, in the order of the change's provisions."""

    old: tuple[str, ...]
    new: tuple[str, ...]

    def __invert__(self) -> "Moved":
        return Moved(self.new, self.old)


class Renumbered(Value, frozen=True):
    """The dotted numbers before and after, in the order of the change's provisions."""

    old: tuple[str, ...]
    new: tuple[str, ...]

    def __invert__(self) -> "Renumbered":
        return Renumbered(self.new, self.old)


class Facets(Value, frozen=True):
    """What happened to provisions that stand on both sides. Facets do not exclude each other.

    `reworded` and `retitled` hold the languages whose words changed, `translated` those present on one side only.
    `relisted` holds the first-listed parties where only the order of listing changed and no role says who leads.
    `successions` explains bodies that only changed their name; `respelt` says that bodies are only printed otherwise.
    `passed` are clauses that another provision has now, or had before: what is left of them here is told there.
    `renumbered` and `reordered` concern the printed place, `fields` names the further columns that differ ("kind": the
    kind of provision; "references": those to other plans). `rebased` are values and days from which a target sets out,
    or with which it is compared, that are others than before: a detail of the wording, and no facet of its own.
    """

    reworded: tuple[Lang, ...] = ()
    retitled: tuple[Lang, ...] = ()
    translated: tuple[Lang, ...] = ()
    reassigned: Reassigned | None = None
    relisted: Pair | None = None
    successions: tuple[Succession, ...] = ()
    respelt: bool = False
    retargeted: tuple[Retarget, ...] = ()
    rebased: tuple[Retarget, ...] = ()
    strength: tuple[Strength, ...] = ()
    passed: tuple[Passed, ...] = ()
    moved: Moved | None = None
    renumbered: Renumbered | None = None
    reordered: bool = False
    fields: tuple[str, ...] = ()

    def names(self) -> tuple[str, ...]:
        """The facets that hold, in reading order; `strength` shows as strengthened or weakened (or both)."""
        up = any(s.new.rank > s.old.rank for s in self.strength)
        down = any(s.new.rank < s.old.rank for s in self.strength)
        held = [
            ("reassigned", self.reassigned),
            ("weakened", down),
            ("strengthened", up),
            ("retargeted", self.retargeted),
            ("passed", self.passed),
            ("moved", self.moved),
            ("retitled", self.retitled),
            ("reworded", self.reworded),
            ("translated", self.translated),
            ("relisted", self.relisted),
            ("fields", self.fields),
            ("renamed-body", self.successions),
            ("respelt", self.respelt),
            ("renumbered", self.renumbered),
            ("reordered", self.reordered),
        ]
        return tuple(name for name, value in held if value)

    def __invert__(self) -> "Facets":
        return msgspec.structs.replace(
            self,
            reassigned=self.reassigned and ~self.reassigned,
            relisted=self.relisted and ~self.relisted,
            successions=tuple(~s for s in self.successions),
            retargeted=tuple(~r for r in self.retargeted),
            rebased=tuple(~r for r in self.rebased),
            strength=tuple(~s for s in self.strength),
            passed=tuple(~p for p in self.passed),
            moved=self.moved and ~self.moved,
            renumbered=self.renumbered and ~self.renumbered,
        )


# ---------------------------------------------------------------- changes


class Change(Value, frozen=True):
    """What became of some provisions. Both sides in printed order; `evidence` is the link it rests on, where known;
    `perhaps` of what was added or dropped is the pair with which it may be the same, so that a person has to look."""

    old: tuple[Provision, ...] = ()
    new: tuple[Provision, ...] = ()
    facets: Facets = Facets()
    evidence: Link | None = None
    perhaps: RunnerUp | None = None

    @property
    def kind(self) -> ChangeKind:
        """Follows from the two sides and is never stored."""
        if not self.old:
            return "added"
        if not self.new:
            return "dropped"
        shapes: dict[tuple[bool, bool], ChangeKind] = {
            (False, False): "carried",
            (False, True): "split",
            (True, False): "joined",
            (True, True): "regrouped",
        }
        return shapes[len(self.old) > 1, len(self.new) > 1]

    def __invert__(self) -> "Change":
        return Change(
            self.new, self.old, ~self.facets, self.evidence and ~self.evidence, self.perhaps and ~self.perhaps
        )


class Changeset(Value, frozen=True):
    """All changes between two editions, and what `amend` needs besides: metadata and printed order of both sides.

    `unchanged` lists the ids that stand in both editions without any change, in printed order of the new one.
    """

    old: About
    new: About
    old_outline: tuple[str, ...] = ()
    new_outline: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    unchanged: tuple[str, ...] = ()

    def __invert__(self) -> "Changeset":
        flipped = tuple(~c for c in self.changes)
        kept = frozenset(self.unchanged)
        unchanged = tuple(key for key in self.old_outline if key in kept)
        return Changeset(self.new, self.old, self.new_outline, self.old_outline, flipped, unchanged)


def changed(of: Changeset) -> bool:
    """Whether the two editions differ in anything but their metadata."""
    return bool(of.changes)
