"""References of provisions to other plans: said, taken back, and checked."""

from collections.abc import Collection, Iterator

from msgspec.structs import replace

from aiplan_revise.errors import PlanError
from aiplan_revise.model.edition import Edition, PlanReference, ordered
from aiplan_revise.model.integrity import is_address
from aiplan_revise.revise.amending import with_provision
from aiplan_revise.revise.rules import Remark


def refer(edition: Edition, key: str, to: PlanReference) -> Edition:
    """The edition in which a provision refers to another plan, once."""
    p = edition.provisions[key]
    return edition if to in p.references else with_provision(edition, replace(p, references=(*p.references, to)))


def unrefer(edition: Edition, key: str, to: PlanReference) -> Edition:
    """The edition without the references of a provision that say all that `to` says. PlanError if none does."""
    p = edition.provisions[key]
    left = tuple(one for one in p.references if not _says(one, to))
    if left == p.references:
        raise PlanError("has no such reference to another plan", key, "name the plan, title or section as it stands")
    return with_provision(edition, replace(p, references=left))


def _says(one: PlanReference, asked: PlanReference) -> bool:
    pairs = ((getattr(one, name), getattr(asked, name)) for name in ("plan", "section", "address"))
    titled = all(one.title.get(lang) == asked.title.get(lang) for lang in asked.title.langs())
    return titled and all(wanted in ("", said) for said, wanted in pairs)


def incomplete(edition: Edition) -> Iterator[Remark]:
    """References that nobody could follow: to a plan without title or id, or to what is no address."""
    for p in ordered(edition):
        for one in p.references:
            if not one.plan and not one.title.langs():
                yield Remark(p.id, f"refers to another plan, {_named(one)}, without its title", "say its title or id")
            if one.address and not is_address(one.address):
                yield Remark(p.id, f"refers to {one.address[:80]!r}, which is no address", "write it like https://…")


def unknown(edition: Edition, plans: Collection[str]) -> Iterator[Remark]:
    """References to plans by ids that are none of `plans`."""
    for p in ordered(edition):
        for one in p.references:
            if one.plan and one.plan not in plans:
                fix = "add it to `others` of plan.json, or say its title instead"
                yield Remark(p.id, f"refers to the plan {one.plan}, which is not known here", fix)


def _named(one: PlanReference) -> str:
    return " ".join(filter(None, (one.section, one.address))) or "which is not named"
