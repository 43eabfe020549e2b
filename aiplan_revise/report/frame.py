"""What a report is read against, and a change with what is shown of it."""

from collections import Counter
from collections.abc import Iterable

import msgspec

from aiplan_revise.lineage.calibration import REFILLED
from aiplan_revise.model.bodies import BodySuccession, Registry, continuing, holder, office_of
from aiplan_revise.model.changes import Change, Changeset
from aiplan_revise.model.edition import Edition, Lang, Provision, numbers
from aiplan_revise.model.renamings import as_told
from aiplan_revise.model.roles import bare
from aiplan_revise.model.wholes import counted
from aiplan_revise.report.holdings import Holding
from aiplan_revise.report.named import named
from aiplan_revise.report.view import ChangeView
from aiplan_revise.report.words import body_name, caption, listed, say
from aiplan_revise.revise.deadlines import first_day


class Frame(msgspec.Struct, frozen=True):
    """What a change is read against: both editions with their dotted numbers, the registry, the report's language, how
    unknown bodies are printed, for the ids that became of each other the one that stands for them (`kin`), by which
    names the plan itself calls its bodies (`names`), with those of unknown ones where there are too many to remark on
    each, what the plan itself says of bodies that go on as others (`told`, in the registry besides), and for bodies
    that the new edition only calls by an abbreviation, or in full, that name (`same`)."""

    old: Edition
    new: Edition
    old_numbers: dict[str, str]
    new_numbers: dict[str, str]
    registry: Registry
    lang: Lang
    printed: dict[str, str]
    kin: dict[str, str]
    names: dict[str, str] = {}
    told: tuple[BodySuccession, ...] = ()
    same: dict[str, str] = {}

    def root(self, key: str) -> str:
        """The id that stands for all provisions that `key` belongs together with."""
        return self.kin.get(key, key)

    @property
    def on(self) -> str:
        """The day of the new edition (ISO 8601), as far as it has a date; "" else."""
        return first_day(max(self.new.about.dates.values(), default=""))

    def party(self, party: str) -> str:
        """The name of a party in the report's language: that of the plan itself, or else that of the registry."""
        return self.names.get(party) or body_name(self.registry, party, self.lang, self.printed.get(party, ""))

    @property
    def strangers(self) -> int:
        """How many unknown parties are named without a remark on each."""
        return sum(party.startswith("?") for party in self.names)

    def continued(self, one: str, other: str) -> BodySuccession | None:
        """By which succession one of two parties continues the other, whichever is the later one."""
        return continuing(self.registry, one, other) or continuing(self.registry, other, one)

    def parties(self, ids: Iterable[str]) -> list[str]:
        """The names of parties."""
        return [self.party(party) for party in ids]

    def number(self, of: Provision, side: str) -> str:
        """What a provision is called on its side ("old" or "new"): its number, or the words it is known by, quoted."""
        dotted = self.old_numbers if side == "old" else self.new_numbers
        return dotted[of.id] or say(self.lang, "quoted", words=caption(of, self.lang).text)

    def numbers(self, of: Iterable[Provision], side: str) -> str:
        """What several provisions are called, as a list."""
        return listed(self.lang, [self.number(p, side) for p in of])


def framed(changeset: Changeset, sides: tuple[Edition, Edition], registry: Registry, lang: Lang) -> Frame:
    """The frame of a report of `changeset` between the editions `sides`."""
    old, new = sides
    registry = as_told(registry, old, new)
    told = tuple(one for one in registry.said if one.how != "abbreviated")
    same = {one.old: one.new for one in registry.said if one.how == "abbreviated"}
    printed = _printed(sides, registry)
    names = named(registry, sides, lang) | _too_many(printed)
    kin = {p.id: c.new[0].id for c in changeset.changes if c.new and c.old for p in (*c.old, *c.new)}
    return Frame(old, new, numbers(old), numbers(new), registry, lang, printed, kin, names, told, same)


def _printed(sides: Iterable[Edition], registry: Registry) -> dict[str, str]:
    """Party → the words it is printed by most often; in alphabetical order. Offices that go on as others count too."""
    offices = {key for step in registry.successions for key in (step.old, step.new) if any(office_of(key))}
    held = Counter(a for of in sides for p in of.provisions.values() for a in p.assignments)
    often = Counter[tuple[str, str]]()
    for a, count in held.items():
        often[a.party(), bare(a.printed)] += count
        key = holder(counted(registry, [a])[0]) if offices else ""
        if key in offices:
            often[key, bare(a.printed)] += count
    return {party: words for (party, words), _ in sorted(often.items(), key=lambda one: (one[0][0], one[1], one[0][1]))}


_MANY = 5
"""Of so few unknown bodies each is remarked on, whatever their share."""


def _too_many(printed: dict[str, str]) -> dict[str, str]:
    """The names of unknown parties where they are most of all: said of each, it would be said in every line. {} where
    they are fewer."""
    unknown = {party: words for party, words in printed.items() if party.startswith("?")}
    if len(unknown) <= _MANY or 2 * len(unknown) <= len(printed):
        return {}
    return {party: words or party[1:] for party, words in unknown.items()}


DOUBT = 0.86
"""The score of a probable link below which changes are told with the doubt: of links with hardly a chance against their
rivals (.85) 8 of 33 were wrong in the gold pairs and 26 invented plans, of those above (to .9) 19 of 144."""


def doubtful(change: Change) -> bool:
    """Whether a change rests on a link that may well be wrong, so that its two sides may be two different things: by
    its score, or because it is one sentence that is filled otherwise."""
    link = change.evidence
    return link is not None and link.status == "probable" and (link.score < DOUBT or REFILLED in link.reasons)


class Told(msgspec.Struct, frozen=True):
    """A change, what is shown of it, where it sorts, and who holds what of it."""

    change: Change
    shown: ChangeView
    place: tuple[int, int]
    held: tuple[Holding, ...]

    @property
    def sort(self) -> str:
        """The kind of change, "form" for one that is carried over with changes of form only."""
        return self.shown.kind if self.shown.substance else "form"

    @property
    def sure(self) -> bool:
        """Whether no person needs to confirm the link it rests on."""
        return self.shown.evidence is None or self.shown.evidence.status == "certain"
