"""The registry of bodies: who can be responsible, under which names, and who succeeded whom."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from aiplan_revise.model.edition import Lang, Source, Texts, Value
from aiplan_revise.model.names import LONGEST_NAME, gathered, nearest, separate, spelling


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


class OpenSet(Value, frozen=True):
    """An open set of bodies: "other related ministries and agencies"."""

    id: str
    names: Texts
    aliases: tuple[str, ...] = ()


class BodySuccession(Value, frozen=True):
    """From `on` the body `new` continues the body `old` (renamed or reorganised)."""

    old: str
    new: str
    on: str
    source: Source


class Registry(Value, frozen=True):
    """All known bodies and open sets by id, and the successions between bodies."""

    bodies: dict[str, Body] = {}
    open_sets: dict[str, OpenSet] = {}
    successions: tuple[BodySuccession, ...] = ()
    sources: tuple[Source, ...] = ()


class Resolution(Value, frozen=True):
    """What printed words stand for: a body (and office) or an open set; all empty if unknown, with near names."""

    body: str = ""
    office: str = ""
    open: str = ""
    near: tuple[str, ...] = ()

    @property
    def known(self) -> bool:
        return bool(self.body or self.open)


# ---------------------------------------------------------------- names

_WITH_BRACKET = re.compile(r"([^()]+)\(([^()]+)\)")
_MEMORY = 20_000
_NEAR_SHOWN = 3


class Names:
    """All names of a registry, indexed once, for looking up printed words."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._claims = gathered(_spelled(registry))
        self._offices = gathered(_beside(registry))
        self._find = lru_cache(_MEMORY)(lambda printed: self._look_up(spelling(printed)))
        self._divide = lru_cache(_MEMORY)(lambda content: separate(content, self.known))
        self._suggest = lru_cache(_MEMORY)(self._near)

    def resolve(self, printed: str) -> Resolution:
        """What `printed` stands for. Unknown words, and a name that two bodies claim, come back with `near` names:
        suggestions, nothing more."""
        if len(printed) > LONGEST_NAME:
            return Resolution()
        found = self._find(printed)
        return found if found.known or found.near else Resolution(near=self._suggest(spelling(printed)))

    def known(self, printed: str) -> bool:
        """Whether `printed` names one body, office or open set."""
        return len(printed) <= LONGEST_NAME and self._find(printed).known

    def split(self, content: str) -> tuple[str, ...]:
        """The names in a bracket or a table cell, each as printed (see names.separate for what divides them)."""
        return self._divide(content) if len(content) <= LONGEST_NAME else separate(content, self.known)

    def shared(self) -> tuple[tuple[str, tuple[Resolution, ...]], ...]:
        """The spellings that several bodies, open sets, or offices of one body claim: these resolve to none of them."""
        claims = (*self._claims.items(), *((inner, found) for (_, inner), found in self._offices.items()))
        return tuple(sorted(((name, found) for name, found in claims if len(found) > 1), key=lambda pair: pair[0]))

    def _look_up(self, key: str) -> Resolution:
        claims = self._claims.get(key, ())
        if len(claims) == 1:
            return claims[0]
        if claims:
            return Resolution(near=self._told(key, claims))
        bracketed = _WITH_BRACKET.fullmatch(key)
        return self._inside(bracketed[1], bracketed[2]) if bracketed else Resolution()

    def _inside(self, outer: str, inner: str) -> Resolution:
        """`outer(inner)`: a body with its office or its part, or one body under two of its names."""
        outside, within = self._look_up(outer), self._look_up(inner)
        offices = () if outside.office else self._offices.get((outside.body, inner), ())
        readings = {*offices, *self._related(outside, within)}
        return readings.pop() if len(readings) == 1 else Resolution()

    def _related(self, outside: Resolution, within: Resolution) -> Iterator[Resolution]:
        """The narrower of two bodies that stand one beside the other in brackets, if one belongs to the other."""
        if not outside.body or not within.body:
            return
        if outside.body == within.body and (outside == within or not (outside.office and within.office)):
            yield max(outside, within, key=lambda found: found.office)
        if outside.body in _parents(self._registry, within.body):
            yield within
        if within.body in _parents(self._registry, outside.body):
            yield outside

    def _near(self, key: str) -> tuple[str, ...]:
        outer, bracket, _ = key.partition("(")
        body = self._look_up(outer).body if bracket else ""
        offices = {f"{outer}({inner})": found for (owner, inner), found in self._offices.items() if owner == body}
        candidates = self._claims | offices
        return self._told(key, (claim for match in nearest(key, candidates) for claim in candidates[match]))

    def _told(self, key: str, claims: Iterable[Resolution]) -> tuple[str, ...]:
        lang: Lang = "en" if key.isascii() else "ja"
        return tuple(dict.fromkeys(_named(self._registry, claim, lang) for claim in claims))[:_NEAR_SHOWN]


def _spelled(registry: Registry) -> Iterator[tuple[str, Resolution]]:
    for key, body in registry.bodies.items():
        own = Resolution(key)
        for words in (*_forms(body.names), *_forms(body.short), *body.aliases):
            yield spelling(words), own
        above = registry.bodies.get(body.parent)
        for words in _compounds(above, body) if above else ():
            yield words, own
    for key, body, office in _offices(registry):
        found = Resolution(key, office.id)
        for words in _forms(office.names):
            yield spelling(words), found
        for words in _compounds(body, office):
            yield words, found
    for key, open_set in registry.open_sets.items():
        for words in (*_forms(open_set.names), *open_set.aliases):
            yield spelling(words), Resolution(open=key)


def _compounds(above: Body, part: Body | Office) -> Iterator[str]:
    """Japanese writes a part behind the name of the whole: 国土交通省観光庁."""
    for outer in filter(None, (above.names.ja, above.short.ja)):
        for inner in filter(None, (part.names.ja, "" if isinstance(part, Office) else part.short.ja)):
            yield spelling(outer + inner)


def _beside(registry: Registry) -> Iterator[tuple[tuple[str, str], Resolution]]:
    """What names an office beside its body, with or without 担当 ("in charge of")."""
    for key, _, office in _offices(registry):
        for words in (*_forms(office.names), *_forms(office.short), *office.aliases):
            inner, found = spelling(words), Resolution(key, office.id)
            yield (key, inner), found
            yield (key, inner + "担当"), found


def _forms(names: Texts) -> tuple[str, ...]:
    return tuple(filter(None, (names.ja, names.en)))


def _offices(registry: Registry) -> Iterator[tuple[str, Body, Office]]:
    return ((key, body, office) for key, body in registry.bodies.items() for office in body.offices)


def _parents(registry: Registry, body_id: str) -> tuple[str, ...]:
    """The ids above a body, the nearest first; ends at an unknown one and where the registry runs in a circle."""
    chain: list[str] = []
    above = registry.bodies[body_id].parent
    while above in registry.bodies and above not in chain:
        chain.append(above)
        above = registry.bodies[above].parent
    return tuple(chain)


def _named(registry: Registry, found: Resolution, lang: Lang) -> str:
    """The full name of what was found, with the abbreviation of a body: Ministry of Justice (MOJ)."""
    if found.open:
        return registry.open_sets[found.open].names.best(lang)
    if found.office:
        return label(registry, found.body, lang, found.office)
    body = registry.bodies[found.body]
    name, short = body.names.best(lang), body.short.get(lang)
    return f"{name} ({short})" if short and short != name else name


# ---------------------------------------------------------------- labels and successions


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
        return label(registry, party, lang, office)
    open_set = registry.open_sets.get(party.removeprefix("open:"))
    return open_set.names.best(lang) if open_set else party.removeprefix("open:")


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


class Explanation(Value, frozen=True):
    """What a name stands for, in full: the body (and office) or open set, the ids of the bodies `above` it (the nearest
    first) and of its `parts`, and the successions it comes from and leads to."""

    resolution: Resolution
    body: Body | None = None
    office: Office | None = None
    open_set: OpenSet | None = None
    above: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    continues: tuple[BodySuccession, ...] = ()
    continued_by: tuple[BodySuccession, ...] = ()


def explain(registry: Registry, name: str) -> Explanation:
    """All that the registry knows of a printed name or an id."""
    found = Resolution(name) if name in registry.bodies else Names(registry).resolve(name)
    body = registry.bodies.get(found.body)
    if not body:
        return Explanation(found, open_set=registry.open_sets.get(found.open))
    return Explanation(
        found,
        body,
        office=next((office for office in body.offices if office.id == found.office), None),
        above=_parents(registry, body.id),
        parts=tuple(sorted(part.id for part in registry.bodies.values() if part.parent == body.id)),
        continues=tuple(step for step in registry.successions if step.new == body.id),
        continued_by=tuple(step for step in registry.successions if step.old == body.id),
    )
