"""Small editions in one line each, so that a test shows its difference and nothing else."""

from typing import Any

from strategies import REGISTRY

from aiplan_revise.model.changes import Facets
from aiplan_revise.model.edition import About, Assignment, Edition, Provision, Texts, edition
from aiplan_revise.revise import diff


def small(*provisions: Provision, key: str = "2025", **about: Any) -> Edition:
    """An edition of `provisions` in printed order."""
    return edition(About(key, **about), provisions)


def step(key: str, en: str = "", bodies: str | tuple[Assignment, ...] = "", **fields: Any) -> Provision:
    """An initiative in English (and Japanese, with `ja`); `bodies` as `who` reads them."""
    assigned = bodies if isinstance(bodies, tuple) else who(bodies)
    return Provision(key, "initiative", text=Texts(fields.pop("ja", ""), en), assignments=assigned, **fields)


def head(key: str, en: str = "", **fields: Any) -> Provision:
    """A heading, a section unless `kind` says otherwise."""
    kind = fields.pop("kind", "section")
    return Provision(key, kind, text=Texts(fields.pop("ja", ""), en), **fields)


def who(bodies: str, clause: str = "") -> tuple[Assignment, ...]:
    """Assignments from ids: "harbour meadow*" (* leads), "council/ai" (an office), "open:related", "?Moon_Bureau"."""
    return tuple(_assignment(word, Texts(en=clause)) for word in bodies.split())


def _assignment(word: str, clause: Texts) -> Assignment:
    body, _, office = word.rstrip("*").partition("/")
    role = "lead" if word.endswith("*") else ""
    if body.startswith("open:"):
        return Assignment(open=body.removeprefix("open:"), role=role, clause=clause, printed=body)  # type: ignore[arg-type]
    if body.startswith("?"):
        return Assignment(printed=body[1:].replace("_", " "), role=role, clause=clause)  # type: ignore[arg-type]
    return Assignment(body, office, role=role, clause=clause, printed=body)  # type: ignore[arg-type]


def pieces(*words: str, **fields: str) -> tuple[Provision, ...]:
    """What a provision `whole` was split into: piece-0, piece-1 and so on."""
    return tuple(step(f"piece-{n}", text, continues=("whole",), **fields) for n, text in enumerate(words))


def facets(old: Provision | tuple[Provision, ...], new: Provision | tuple[Provision, ...]) -> Facets:
    """The facets of the one change between provisions that stand alone in their editions."""
    before, after = (small(*(side if isinstance(side, tuple) else (side,))) for side in (old, new))
    (change,) = diff(before, after, REGISTRY).changes
    return change.facets


LAMPS = Provision(
    "lamps",
    "initiative",
    "lights",
    "a",
    text=Texts("灯台を建て、油を買う", "Build lamps and buy oil"),
    assignments=(
        Assignment("harbour", role="lead", clause=Texts("灯台を建て", "Build lamps"), printed="港湾省"),
        Assignment("meadow", clause=Texts("油を買う", "buy oil"), printed="草原庁"),
    ),
    continues=("old-lamps",),
    fields={"予算": "１億円"},
)
"""An initiative with all that an edition can hold: two clauses, a role, a field, and what it continues."""
