"""All that a registry knows of a name."""

from aiplan_revise.model.bodies import Body, BodySuccession, Office, OpenSet, Registry, office_of, parents
from aiplan_revise.model.edition import Value
from aiplan_revise.model.lookup import Names, Resolution


class Explanation(Value, frozen=True):
    """What a name stands for, in full: the body (and office) or open set, the ids of the bodies `above` it (the nearest
    first) and of its `parts`, and the successions, its own and its offices', that it comes from
    and leads to."""

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
        above=parents(registry, body.id),
        parts=tuple(sorted(part.id for part in registry.bodies.values() if part.parent == body.id)),
        continues=tuple(step for step in registry.successions if body.id in (step.new, office_of(step.new)[0])),
        continued_by=tuple(step for step in registry.successions if body.id in (step.old, office_of(step.old)[0])),
    )
