"""Two revisions of one edition into one: by provision and field, with what they disagree on as values."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from aiplan_revise.model.codec import encode
from aiplan_revise.model.edition import LANGS, Assignment, Edition, Lang, Provision, Texts, Value, ordered
from aiplan_revise.model.integrity import verify
from aiplan_revise.revise.conflicts import Conflict, Kept, Note, Notes, shown
from aiplan_revise.revise.retarget import retargets
from aiplan_revise.revise.sequence import Three, interleave

V = TypeVar("V", bound=Value)


def merge(base: Edition, ours: Edition, theirs: Edition) -> tuple[Edition, tuple[Conflict, ...]]:
    """Both revisions of `base` in one edition, and where they disagree, in printed order.

    What one side changed and the other did not is taken: each field of each provision, each language of a text, each
    column. Bodies are a set: gained by either side, lost by either side; it is a conflict if both took a clause from
    the same one and gave it to different ones, or if nobody would be left. The printed order is that of both sides as
    far as they agree. The merged edition is whole and valid in any case (a PlanError if it would be nested too deeply);
    swapping ours and theirs gives the same edition and the same conflicts with their labels swapped.
    """
    editions = Three(base, ours, theirs)
    notes = Notes()
    about = _fieldwise(Three(base.about, ours.about, theirs.about), notes.of(""))
    merged = _provisions(editions, notes)
    _replaced(editions, notes)
    _mend(editions, merged, notes)
    outline = tuple(_outline(editions, merged, notes))
    made = Edition(about, outline, {key: merged[key] for key in outline})
    return verify(made, "the merged edition"), notes.listed(outline)


# ---------------------------------------------------------------- one value, one field


def _choose(three: Three[Any], field: str, note: Note) -> Any:
    """The value of three-way merging; UNSET stands for none."""
    base, ours, theirs = three
    if theirs in (ours, base):
        return ours
    if ours == base:
        return theirs
    if base is not UNSET:
        note(field, three, "base")
        return base
    kept = _first(ours, theirs)
    note(field, three, kept)
    return ours if kept == "ours" else theirs


def _first(ours: Any, theirs: Any) -> Kept:
    """The side to keep where there is no base: whichever comes first by its bytes, so swapping changes nothing."""
    return "ours" if encode(ours) < encode(theirs) else "theirs"


def _fieldwise(three: Three[V], note: Note) -> V:
    """A struct whose fields are merged each by its kind."""
    merged = {
        name: _field(name, Three(*(getattr(v, name) for v in three)), note) for name in three.base.__struct_fields__
    }
    return replace(three.base, **merged)


def _field(name: str, three: Three[Any], note: Note) -> Any:
    if isinstance(three.base, Texts):
        return Texts(*(_choose(Three(*(t.get(lang) for t in three)), f"{name}.{lang}", note) for lang in LANGS))
    if isinstance(three.base, dict):
        keys = sorted({key for value in three for key in value})
        chosen = {key: _choose(Three(*(v.get(key, UNSET) for v in three)), f"{name}.{key}", note) for key in keys}
        return {key: value for key, value in chosen.items() if value is not UNSET}
    if name in ("continues", "sources"):
        return _set(name, Three(*({shown(v): v for v in values} for values in three)), note)
    if name == "assignments":
        return _assignments(three, note)
    return _choose(three, name, note)


def _set(name: str, three: Three[Mapping[str, Any]], note: Note) -> tuple[Any, ...]:
    """Values by key: there if either side added them and neither dropped them, in the order of both sides."""
    keys = {key for values in three for key in values}
    chosen = {key: _choose(Three(*(v.get(key, UNSET) for v in three)), name, note) for key in sorted(keys)}
    kept = {key: value for key, value in chosen.items() if value is not UNSET}
    order, agreed = interleave(Three(*(tuple(values) for values in three)), frozenset(kept))
    if not agreed:
        note(f"{name}.order", Three(*(tuple(values.values()) for values in three)), "base")
    return tuple(kept[key] for key in order)


# ---------------------------------------------------------------- bodies


def _assignments(three: Three[tuple[Assignment, ...]], note: Note) -> tuple[Assignment, ...]:
    keyed = Three(*(_keyed(assignments) for assignments in three))
    merged = _set("assignments", keyed, note)
    if _handed_apart(keyed) or (not merged and all(three)):
        note("assignments", three, "base")
        return three.base
    base, ours, theirs = (frozenset(a.party() for a in side if a.role == "lead") for side in three)
    if ours == theirs or base in (ours, theirs):
        return merged
    note("lead", Three(*("; ".join(sorted(leads)) for leads in (base, ours, theirs))), "base")
    roles = {key: assignment.role for key, assignment in keyed.base.items()}
    return tuple(replace(a, role=roles.get(k, "")) for k, a in _keyed(merged).items())


def _handed_apart(keyed: Three[dict[str, Assignment]]) -> bool:
    """Whether both sides took an assignment from somebody and, for that clause, gave it to different ones."""
    base, ours, theirs = keyed
    lost = {_clause(base[key]) for key in base.keys() - ours.keys() - theirs.keys()}
    gained = [{(key, _clause(a)) for key, a in side.items() if key not in base} for side in (ours, theirs)]
    return any(clause in lost for _, clause in gained[0] ^ gained[1])


def _clause(of: Assignment) -> tuple[str, str]:
    return of.clause.ja, of.clause.en


def _keyed(assignments: Iterable[Assignment]) -> dict[str, Assignment]:
    """Assignments by who and for which clause, whatever the role and the printed words; twins are counted."""
    found: dict[str, Assignment] = {}
    for assignment in assignments:
        parts = (assignment.party(), assignment.office, assignment.clause.ja, assignment.clause.en)
        key = "\x1f".join(parts)
        while key in found:
            key += "\x1f+"
        found[key] = assignment
    return found


def _standing(p: Provision) -> bool:
    """Whether every clause stands in the text."""
    return all(a.clause.get(lang) in p.text.get(lang) for a in p.assignments for lang in a.clause.langs())


# ---------------------------------------------------------------- provisions


def _provisions(editions: Three[Edition], notes: Notes) -> dict[str, Provision]:
    keys = dict.fromkeys(key for edition in editions for key in edition.outline)
    found = {key: _provision(Three(*(e.provisions.get(key, UNSET) for e in editions)), notes.of(key)) for key in keys}
    return {key: p for key, p in found.items() if isinstance(p, Provision)}


def _provision(three: Three[Any], note: Note) -> Provision | UnsetType:
    base, ours, theirs = three
    if base == ours == theirs:
        return ours  # type: ignore[no-any-return]
    if UNSET not in three:
        return _with_clauses(_with_targets(_fieldwise(three, note), three, note), three, note)
    if base is not UNSET or ours == theirs or UNSET in (ours, theirs):
        chosen: Provision | UnsetType = _choose(three, "provision", note)
        return chosen
    kept = _first(ours, theirs)
    for name in Provision.__struct_fields__:
        if getattr(ours, name) != getattr(theirs, name):
            note(name, Three(UNSET, getattr(ours, name), getattr(theirs, name)), kept)
    return ours if kept == "ours" else theirs  # type: ignore[no-any-return]


def _with_targets(merged: Provision, three: Three[Provision], note: Note) -> Provision:
    """`merged`, or with the text of the base where each side changed targets in a language that the other left alone,
    and not to the same values: the languages would contradict each other."""
    ours, theirs = (frozenset(_changed(three.base, side)) for side in three[1:])
    if len(ours) != 1 or len(theirs) != 1 or ours == theirs:
        return merged
    values = [
        _values(three.base.text, side.text, *langs) for side, langs in ((three.ours, ours), (three.theirs, theirs))
    ]
    if not all(values) or values[0] == values[1]:
        return merged
    note("text", Three(*(p.text for p in three)), "base")
    return replace(merged, text=three.base.text)


def _changed(base: Provision, side: Provision) -> Iterator[Lang]:
    return (lang for lang in LANGS if base.text.get(lang) != side.text.get(lang))


def _values(old: Texts, new: Texts, lang: Lang) -> list[tuple[str, str]]:
    told = retargets(old.get(lang), new.get(lang), lang)
    return sorted((r.old.value if r.old else "", r.new.value if r.new else "") for r in told)


def _with_clauses(merged: Provision, three: Three[Provision], note: Note) -> Provision:
    """`merged`, or with the text and bodies of the base where a clause of one side lost its words to the other."""
    if _standing(merged):
        return merged
    note("text", Three(*(p.text for p in three)), "base")
    note("assignments", Three(*(p.assignments for p in three)), "base")
    return replace(merged, text=three.base.text, assignments=three.base.assignments)


def _replaced(editions: Three[Edition], notes: Notes) -> None:
    """Notes the provisions in whose place each side put others than the other side: the merged edition has them all."""
    base, *sides = editions
    ours, theirs = (_heirs(base, side) for side in sides)
    for key in sorted(ours.keys() & theirs.keys()):
        if ours[key] != theirs[key]:
            notes.of(key)("continued-by", Three(UNSET, ours[key], theirs[key]), "both")


def _heirs(base: Edition, side: Edition) -> dict[str, tuple[str, ...]]:
    """Ids of the base → the ids of what one side put in their place, sorted."""
    found: dict[str, tuple[str, ...]] = {}
    for key in sorted(side.provisions.keys() - base.provisions.keys()):
        for continued in side.provisions[key].continues:
            if continued in base.provisions:
                found[continued] = (*found.get(continued, ()), key)
    return found


# ---------------------------------------------------------------- tree and order


def _mend(editions: Three[Edition], merged: dict[str, Provision], notes: Notes) -> None:
    """Brings back what one side dropped and the other put something under, and opens rings of parents."""
    while astray := _orphans(merged) or _ring(merged):
        for key in astray:
            three = Three(*(edition.provisions.get(key, UNSET) for edition in editions))
            if key not in merged:
                notes.of(key)("provision", three, "base")
                merged[key] = editions.base.provisions[key]
            else:
                parents = Three(*(UNSET if p is UNSET else p.parent for p in three))
                notes.of(key)("parent", parents, "base")
                above = "" if parents.base is UNSET else parents.base
                merged[key] = replace(merged[key], parent=above)


def _orphans(merged: Mapping[str, Provision]) -> list[str]:
    return sorted({p.parent for p in merged.values() if p.parent and p.parent not in merged})


def _ring(merged: Mapping[str, Provision]) -> list[str]:
    """The provisions that stand under themselves."""
    safe: set[str] = {""}
    for start in sorted(merged):
        path: list[str] = []
        key = start
        while key not in safe and key not in path:
            path.append(key)
            key = merged[key].parent
        if key not in safe:
            return path[path.index(key) :]
        safe.update(path)
    return []


def _outline(editions: Three[Edition], merged: Mapping[str, Provision], notes: Notes) -> Iterator[str]:
    below = Three(*(_families(ordered(edition)) for edition in editions))
    members = _families(merged.values())

    def walk(parent: str) -> Iterator[str]:
        orders = Three(*(families.get(parent, []) for families in below))
        order, agreed = interleave(orders, frozenset(members.get(parent, [])))
        if not agreed:
            notes.of(parent)("order", Three(*(tuple(o) for o in orders)), "base")
        for key in order:
            yield key
            yield from walk(key)

    return walk("")


def _families(provisions: Iterable[Provision]) -> dict[str, list[str]]:
    """Parent id → the ids of the provisions under it, in order."""
    found: dict[str, list[str]] = {}
    for p in provisions:
        found.setdefault(p.parent, []).append(p.id)
    return found
