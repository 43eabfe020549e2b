"""Printed names → assignments, and what is to be remarked on them: unknown bodies and offices, words for nobody."""

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from aiplan_revise.model.bodies import Registry, label
from aiplan_revise.model.edition import Assignment, Finding, Lang, Provision, Texts
from aiplan_revise.model.lookup import Names
from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.roles import Role, owner, role_marked

_NOBODY = compiled(
    r"[\W\d_]*|未定|なし|無し|無|未設定|調整中|検討中|該当(?:なし|無し)|同[上左]|仝|tb[dac]"
    r"|to be (?:determined|decided|confirmed|announced)|n/?a|not applicable|none|nil",
    re.I,
)
_SHOWN = 120


def names_nobody(printed: str) -> bool:
    """Whether words stand where nobody is named yet: 未定, TBD, a dash."""
    return bool(_NOBODY.fullmatch(printed[:_SHOWN].strip()))


def assigned(names: Names, printed: Iterable[str], clause: Texts = Texts()) -> Iterator[Assignment]:  # noqa: B008
    """An assignment for each name of one list. A role before a colon holds for the names behind it as well, but only
    one can lead."""
    held: Role = ""
    printed = tuple(printed)
    leads = owner(printed)
    for name in printed:
        found = names.resolve(name)
        if role_marked(name).heads:
            held = "" if found.role == "lead" else found.role
        yield Assignment(
            found.body, found.office, found.open, "lead" if name == leads else found.role or held, clause, name
        )


def led(assignments: Iterable[Assignment]) -> tuple[Assignment, ...]:
    """The first body of each clause as its lead, unless the clause says itself who has which role."""
    listed = tuple(assignments)
    settled = {one.clause for one in listed if one.role}
    made = []
    for one in listed:
        leads = one.clause not in settled and not one.open
        settled.add(one.clause)
        made.append(replace(one, role="lead") if leads else one)
    return tuple(made)


def remarks(names: Names, printed: Iterable[str]) -> Iterator[Finding]:
    """What is to be said of names that the registry does not know, or only by half."""
    for name in printed:
        found = names.resolve(name)
        if not found.known:
            near = [one for one in found.near if not found.body or names.resolve(one).office]
            body = names.name(found.body, "en" if name.isascii() else "ja") if found.body else ""
            yield _unknown(role_marked(name).name, body, f"perhaps {' or '.join(near)}" if near else "")


def retired(provisions: Sequence[Provision], registry: Registry, lang: Lang) -> Iterator[Finding]:
    """Bodies that no longer existed when a text was written: it is not older than the youngest body it names."""
    named = {one.body for p in provisions for one in p.assignments} & registry.bodies.keys()
    newest = max((registry.bodies[key].since for key in named), default="")
    gone = {key for key in named if "" < registry.bodies[key].until <= newest}
    for p in provisions if gone else ():
        for key in dict.fromkeys(one.body for one in p.assignments if one.body in gone):
            heirs = [label(registry, step.new, lang) for step in registry.successions if step.old == key]
            until = registry.bodies[key].until
            message = f"{label(registry, key, lang)} ended on {until}; the text is of {newest} or later"
            fix = f"name {' or '.join(heirs)} if it is meant" if heirs else "name who has its duties now"
            yield Finding("retired-body", "warning", message, p.id, fix=fix)


def _unknown(name: str, body: str, near: str) -> Finding:
    if body:
        message = f"no such part of {body} is known as in “{name[:_SHOWN]}”: the body was taken without it"
        return Finding("unknown-office", "warning", message, fix=near or "add it to the offices of the body")
    message = f"no body is known as “{name[:_SHOWN]}”"
    return Finding("unknown-body", "warning", message, fix=near or "add it to the registry of bodies if it is one")
