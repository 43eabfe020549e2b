"""The registry of bodies: who can be responsible, under which names, and who succeeded whom."""

from collections.abc import Iterable
from typing import Literal, Self

from aiplan_revise.model.edition import Assignment, Lang, Source, Texts, Value
from aiplan_revise.model.roles import bare


class Office(Value, frozen=True):
    """A part of a body that plans name beside it: "Cabinet Office (AI)". `names` are full names, known by themselves;
    `short` ("AI") and `aliases` are known only beside the body."""

    id: str
    names: Texts = Texts()
    short: Texts = Texts()
    aliases: tuple[str, ...] = ()


class Body(Value, frozen=True):
    """A responsible body. `short` is its abbreviation per language, `aliases` all further spellings in any language;
    `parent` the id of the body it belongs to; `since`/`until` are ISO 8601 dates (until: the day from which it no
    longer exists)."""

    id: str
    names: Texts
    short: Texts = Texts()
    aliases: tuple[str, ...] = ()
    parent: str = ""
    offices: tuple[Office, ...] = ()
    since: str = ""
    until: str = ""


OTHERS = "others"
"""The open set that 等, ほか and "etc." at the end of a list stand for; alone, such a word names nobody."""
WIDE = frozenset({OTHERS, "local-governments", "prefectures", "related-bodies", "industry"})
"""Open sets that a text names in passing as well: （地方公共団体） says who is meant, not who is responsible."""


class OpenSet(Value, frozen=True):
    """An open set of bodies: "other related ministries and agencies"."""

    id: str
    names: Texts
    aliases: tuple[str, ...] = ()


How = Literal["", "merged", "taken-over", "split", "abbreviated"]
"""How one body continues another: under another name or in another form, as a part of it or with others in it, in its
place with all it did, or with a part of that; or as the same body, of which the one name is the abbreviation of the
other."""


class BodySuccession(Value, frozen=True):
    """From `on` the body `new` continues the body `old` (renamed or reorganised, `how`). Either may be an office of a
    body: "cabinet-office/gender"."""

    old: str
    new: str
    on: str
    source: Source
    how: How = ""


class Registry(Value, frozen=True):
    """All known bodies and open sets by id, and the successions between bodies. `common` are the English names among
    theirs that bodies of other states bear as well (Cabinet Office, MOD): see model.abroad."""

    bodies: dict[str, Body] = {}
    open_sets: dict[str, OpenSet] = {}
    successions: tuple[BodySuccession, ...] = ()
    sources: tuple[Source, ...] = ()
    common: tuple[str, ...] = ()


class Told(Registry, frozen=True):
    """A registry (`given`) with what two editions, of these ids, say of their bodies: the last of its successions."""

    of: tuple[str, str] = ("", "")
    said: tuple[BodySuccession, ...] = ()
    given: Registry = Registry()

    @classmethod
    def by(cls, given: Registry, of: tuple[str, str], said: tuple[BodySuccession, ...]) -> Self:
        """What is `said` besides a registry."""
        known = (*given.successions, *said)
        return cls(given.bodies, given.open_sets, known, given.sources, given.common, of, said, given)


def as_given(registry: Registry) -> Registry:
    """A registry without what editions say besides."""
    return registry.given if isinstance(registry, Told) else registry


def parents(registry: Registry, body_id: str) -> tuple[str, ...]:
    """The ids above a body, the nearest first; ends at an unknown one and where the registry runs in a circle."""
    chain: list[str] = []
    above = registry.bodies[body_id].parent
    while above in registry.bodies and above not in chain:
        chain.append(above)
        above = registry.bodies[above].parent
    return tuple(chain)


def translations(registry: Registry) -> dict[str, str]:
    """The short English name of every body and open set → the Japanese one."""
    parties = (*registry.bodies, *(f"open:{key}" for key in registry.open_sets))
    return {party_label(registry, party, "en"): party_label(registry, party, "ja") for party in parties}


def label(registry: Registry, body_id: str, lang: Lang, office: str = "") -> str:
    """The short name for reports: 経産省 or METI; with an office 内閣府（AI） or Cabinet Office (AI).
    Ids that the registry does not know are shown as they are."""
    body = registry.bodies.get(body_id)
    if not body:
        return f"{body_id} ({office})" if office else body_id
    name = body.short.get(lang) or body.names.get(lang) or body.names.best(lang)
    part = next((part for part in body.offices if part.id == office), None)
    shown = (part.short.get(lang) or part.names.get(lang) or part.names.best(lang)) if part else office
    if not shown:
        return name
    return f"{name}（{shown}）" if lang == "ja" else f"{name} ({shown})"


def party_label(registry: Registry, party: str, lang: Lang, office: str = "") -> str:
    """The short name of a party (see Assignment.party): a body, an open set ("open:related"), unknown words ("?…")."""
    if party.startswith("?"):
        return party[1:]
    if not party.startswith("open:"):
        body, part = office_of(party)
        return label(registry, body or party, lang, part.removeprefix("?") or office)
    open_set = registry.open_sets.get(party.removeprefix("open:"))
    return open_set.names.best(lang) if open_set else party.removeprefix("open:")


def called(registry: Registry, of: Assignment, lang: Lang) -> str:
    """The short name of who holds an assignment (see `label`), of an unknown body its printed words without a role."""
    return party_label(registry, of.party(), lang, of.office) if of.body or of.open else bare(of.printed)


def named_in(registry: Registry, party: str, held: Iterable[Assignment], lang: Lang) -> str:
    """The short name of a party (see `party_label`); of unknown words those that an assignment of `held` prints."""
    own = (of for of in held if party.startswith("?") and of.party() == party)
    return next((bare(of.printed) for of in own if of.printed), "") or party_label(registry, party, lang)


def holder(of: Assignment) -> str:
    """The body of an assignment with its office, as a succession names it: "cabinet-office/gender"."""
    return f"{of.body}/{of.office}" if of.body and of.office else of.party()


def office_of(party: str) -> tuple[str, str]:
    """Of a party that is an office of a body ("cabinet-office/gender") the ids of both; of any other "" twice."""
    body, slash, office = party.partition("/")
    return (body, office) if slash and not party.startswith(("?", "open:")) else ("", "")


def continuing(registry: Registry, old: str, new: str) -> BodySuccession | None:
    """The succession by which one party continues another without any between them; None if there is none."""
    return next((step for step in registry.successions if (step.old, step.new) == (old, new)), None)


def same_body(registry: Registry, old_id: str, new_id: str) -> str | None:
    """The day from which `new_id` continues `old_id`, over any number of successions, each not before the one it
    builds on; "" for one and the same id; None if it does not continue it."""
    if old_id != new_id and all(step.new != new_id for step in registry.successions):
        return None
    reached = {old_id: ""}
    pending = sorted(registry.successions, key=lambda step: step.on)
    while True:
        steps = [s for s in pending if s.new not in reached and s.on >= reached.get(s.old, "\uffff")]
        if not steps:
            return reached.get(new_id)
        reached[steps[0].new] = steps[0].on
