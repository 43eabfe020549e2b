"""What a registry must be beyond its types: every name stands for one thing, and parents and successions hold."""

from collections.abc import Iterator

from aiplan_revise.model.bodies import Body, Office, OpenSet, Registry, office_of
from aiplan_revise.model.edition import Finding
from aiplan_revise.model.lookup import Names, Resolution
from aiplan_revise.model.names import spelling
from aiplan_revise.model.patterns import compiled

_ID = compiled(r"[a-z0-9][a-z0-9-]{0,63}")
_DAY = compiled(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")

Fault = tuple[str, str]
Named = Body | Office | OpenSet


def unsound(registry: Registry) -> tuple[Finding, ...]:
    """What is wrong with a registry: ids, names, parents, dates, successions, in this order. () if it is sound."""
    rules = (_ids, _missing, _shared, _common, _divided, _parents, _days, _successions, _circles)
    return tuple(Finding(rule, "error", message) for check in rules for rule, message in check(registry))


# ---------------------------------------------------------------- ids and names


def _ids(registry: Registry) -> Iterator[Fault]:
    keyed: list[tuple[str, Named]] = [*registry.bodies.items(), *registry.open_sets.items()]
    keyed += [(office.id, office) for body in registry.bodies.values() for office in body.offices]
    for key, named in keyed:
        if named.id != key:
            yield "body-id", f"{named.id!r} stands under {key!r}"
        if not _ID.fullmatch(named.id):
            yield "body-id", f"{named.id[:80]!r} cannot be an id (lower-case letters, digits and hyphens)"
    for body in registry.bodies.values():
        if len({office.id for office in body.offices}) < len(body.offices):
            yield "body-id", f"{body.id} has two offices under one id"


def _named(registry: Registry) -> Iterator[tuple[str, Named]]:
    for body in registry.bodies.values():
        yield body.id, body
        yield from ((f"{body.id}/{office.id}", office) for office in body.offices)
    yield from ((f"open:{open_set.id}", open_set) for open_set in registry.open_sets.values())


def _words(named: Named) -> tuple[str, ...]:
    short = () if isinstance(named, OpenSet) else (named.short.ja, named.short.en)
    return tuple(filter(None, (named.names.ja, named.names.en, *short, *named.aliases)))


def _missing(registry: Registry) -> Iterator[Fault]:
    for owner, named in _named(registry):
        if not _words(named):
            yield "name-missing", f"{owner} has no name"


def _shared(registry: Registry) -> Iterator[Fault]:
    for name, claims in Names(registry).shared():
        yield "name-shared", f"{name!r} stands for {' and for '.join(map(_party, claims))}"


def _common(registry: Registry) -> Iterator[Fault]:
    known = {spelling(name) for _, named in _named(registry) for name in _words(named)}
    for name in registry.common:
        if spelling(name) not in known:
            yield "name-common", f"{name!r} is said to be borne elsewhere too, but is nobody's here"


def _party(claim: Resolution) -> str:
    body = f"{claim.body}/{claim.office}" if claim.office else claim.body
    return body or f"open:{claim.open}"


def _divided(registry: Registry) -> Iterator[Fault]:
    """Names that a list of names would tear apart: they hold ";" or too many commas, or are too long to be found."""
    names = Names(registry)
    shared = {name for name, _ in names.shared()}
    for owner, named in _named(registry):
        for name in () if isinstance(named, Office) else _words(named):
            if spelling(name) not in shared and names.split(f"{name};{name}") != (name, name):
                yield "name-divided", f"{name[:80]!r} of {owner} would not be found whole in a list of names"


# ---------------------------------------------------------------- parents, days, successions


def _parents(registry: Registry) -> Iterator[Fault]:
    for body in registry.bodies.values():
        if body.parent and body.parent not in registry.bodies:
            yield "parent-unknown", f"{body.id} belongs to {body.parent!r}, which is not there"
        elif body.id in _above(registry, body):
            yield "parent-circle", f"{body.id} belongs to itself"


def _above(registry: Registry, body: Body) -> set[str]:
    found: set[str] = set()
    while body.parent in registry.bodies and body.parent not in found:
        found.add(body.parent)
        body = registry.bodies[body.parent]
    return found


def _days(registry: Registry) -> Iterator[Fault]:
    days = [(body.id, day) for body in registry.bodies.values() for day in (body.since, body.until)]
    days += [(f"{step.old} → {step.new}", step.on or "?") for step in registry.successions]
    for owner, day in days:
        if day and not _DAY.fullmatch(day):
            yield "body-days", f"{owner}: {day!r} is no day; write 2025-07-01"
    for body in registry.bodies.values():
        if body.until and body.since >= body.until:
            yield "body-days", f"{body.id} ends on {body.until}, before it begins on {body.since}"


def _successions(registry: Registry) -> Iterator[Fault]:
    for step in registry.successions:
        told = f"{step.old} → {step.new} on {step.on}"
        known = {owner for owner, _ in _named(registry)}
        for party in (step.old, step.new):
            if party not in known:
                yield "succession-unknown", f"{told}: {party!r} is not there"
        old, new = (registry.bodies.get(office_of(party)[0] or party) for party in (step.old, step.new))
        if old and old.since > step.on:
            yield "succession-days", f"{told}: {old.id} begins only on {old.since}"
        if new and (new.since > step.on or "" < new.until <= step.on):
            yield "succession-days", f"{told}: {new.id} does not exist on that day"


def _circles(registry: Registry) -> Iterator[Fault]:
    follow: dict[str, set[str]] = {}
    for step in registry.successions:
        follow.setdefault(step.old, set()).add(step.new)
    for start in sorted(follow):
        reached, pending = set[str](), [start]
        while pending:
            fresh = follow.get(pending.pop(), set()) - reached
            reached |= fresh
            pending += fresh
        if start in reached:
            yield "succession-circle", f"{start} continues itself"
