"""`aiplan bodies [NAME]`."""

from collections.abc import Iterator

import click

from aiplan_revise.cli import arguments
from aiplan_revise.cli.output import Delivery
from aiplan_revise.cli.reading import Desk
from aiplan_revise.model.bodies import Body, BodySuccession, Office, OpenSet, Registry, label, office_of
from aiplan_revise.model.edition import Texts
from aiplan_revise.model.explain import Explanation, explain


@click.command
@click.argument("name", required=False)
@arguments.desk()
@arguments.delivery("text", "json")
def command(name: str | None, desk: Desk, to: Delivery) -> int:
    """List the known bodies; or explain a NAME as printed in a plan. Exit 1 if nothing goes by that name.

    \b
      aiplan bodies
      aiplan bodies 経産省
      aiplan bodies "Cabinet Office (AI)"
    """
    if name is None:
        _list(desk.registry, to)
        return 0
    found = explain(desk.registry, name)
    if to.form == "json":
        import msgspec

        to.json({"name": name} | msgspec.to_builtins(found))
    else:
        to.text("".join(f"{line}\n" for line in _explained(name, found, desk.registry)))
    return int(not found.resolution.known)


def _list(registry: Registry, to: Delivery) -> None:
    if to.form == "json":
        import msgspec

        to.json({"bodies": msgspec.to_builtins(registry.bodies), "open_sets": msgspec.to_builtins(registry.open_sets)})
        return
    bodies = [f"{key}: {_names(body)}{_years(body)}\n" for key, body in sorted(registry.bodies.items())]
    open_sets = [f"open set {key}: {_both(one.names)}\n" for key, one in sorted(registry.open_sets.items())]
    to.text("".join((*bodies, *open_sets)))


def _explained(name: str, found: Explanation, registry: Registry) -> Iterator[str]:
    if found.open_set:
        yield from _open_set(name, found.open_set)
    elif found.body:
        yield from _body(name, found, found.body, registry)
    else:
        near = found.resolution.near
        yield f"{name}: no body goes by this name" + (f"; near: {'; '.join(near)}" if near else "")


def _open_set(name: str, one: OpenSet) -> Iterator[str]:
    yield f"{name}: open set {one.id}: {_both(one.names)}"
    yield from _also(one.aliases)


def _body(name: str, found: Explanation, body: Body, registry: Registry) -> Iterator[str]:
    inside = f", office {_office(found.office)}" if found.office else ""
    yield f"{name}: {body.id}: {_names(body)}{_years(body)}{inside}"
    yield from _also(body.aliases)
    if found.above:
        yield f"  part of: {' < '.join(label(registry, key, 'en') for key in found.above)}"
    if body.offices:
        yield f"  offices: {'; '.join(_office(office) for office in body.offices)}"
    if found.parts:
        yield f"  parts: {', '.join(found.parts)}"
    yield from (_succession(step, step.new, f"continues {step.old}") for step in found.continues)
    yield from (_succession(step, step.old, f"continued by {step.new}") for step in found.continued_by)


def _succession(step: BodySuccession, party: str, says: str) -> str:
    """How a body continues another or is continued; of an office with its id."""
    office = office_of(party)[1]
    told = f"{f'{office} ' if office else ''}{says}{f' ({step.how})' if step.how else ''}"
    return f"  {told} since {step.on} ({step.source.title})"


def _also(aliases: tuple[str, ...]) -> Iterator[str]:
    if aliases:
        yield f"  also: {'; '.join(aliases)}"


def _names(body: Body) -> str:
    short = _both(body.short)
    return f"{_both(body.names)} ({short})" if short else _both(body.names)


def _both(words: Texts) -> str:
    return " / ".join(words.get(lang) for lang in words.langs())


def _office(office: Office) -> str:
    return f"{office.id} ({_both(office.names) or _both(office.short)})"


def _years(body: Body) -> str:
    return f" {body.since}–{body.until}" if body.until else ""
