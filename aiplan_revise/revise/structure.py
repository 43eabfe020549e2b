"""What may stand under what, and for what anybody may be responsible: what a plan cannot mean is refused."""

from aiplan_revise.errors import PlanError
from aiplan_revise.model.edition import HEADINGS, Edition, Kind, Provision


def placed(edition: Edition, p: Provision) -> Provision:
    """The same provision. PlanError if it cannot stand under its parent in this edition: headings stand at the top or
    under wider ones (a group also under a group, 第１部 also under 第２編), initiatives under headings, unless the plan
    has some under others."""
    above = edition.provisions.get(p.parent)
    if above and is_misplaced(p, above):
        fix = "name a wider heading, or the top of the plan"
        raise PlanError(misplaced(p.kind, above.kind), above.id, fix)
    if above and p.kind == "initiative" and above.kind not in HEADINGS and not _has_some_under_others(edition, p.id):
        fix = "name a heading, or a place beside it with --after"
        raise PlanError(f"in this plan no initiative stands under {_one(above.kind)}", above.id, fix)
    return p


def is_misplaced(p: Provision, above: Provision) -> bool:
    """Whether a provision is a heading under what is no wider one."""
    return p.kind in HEADINGS and not _wider(above.kind, p.kind)


def misplaced(kind: Kind, above: Kind) -> str:
    """What is wrong with a heading of a kind under what it stands."""
    return f"{_one(kind)} cannot stand under {_one(above)}"


def assigned(p: Provision) -> Provision:
    """The same provision. PlanError if bodies are responsible for what is no initiative."""
    if p.assignments and p.kind != "initiative":
        raise PlanError(f"nobody can be responsible for a {p.kind}", p.id, "name bodies for initiatives")
    return p


def _wider(above: Kind, kind: Kind) -> bool:
    return above in HEADINGS[: HEADINGS.index(kind)] or (above == kind and kind in ("part", "group"))


def _has_some_under_others(edition: Edition, but: str) -> bool:
    found = (p for p in edition.provisions.values() if p.kind == "initiative" and p.parent and p.id != but)
    return any(edition.provisions[p.parent].kind not in HEADINGS for p in found)


def _one(kind: Kind) -> str:
    return f"an {kind}" if kind == "initiative" else f"a {kind}"
