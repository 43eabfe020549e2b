"""Three-way merging of one provision's fields: words, columns, bodies."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from msgspec import UNSET
from msgspec.structs import replace

from aiplan_revise.model.codec import encode
from aiplan_revise.model.edition import LANGS, Assignment, Lang, Provision, Texts, Value
from aiplan_revise.revise.conflicts import Choice, Kept, Note, Notes, shown, taken
from aiplan_revise.revise.retarget import retargets
from aiplan_revise.revise.sequence import Three, interleave
from aiplan_revise.revise.threeway import both, followed, woven

V = TypeVar("V", bound=Value)


# ---------------------------------------------------------------- one value, one field


def choose(three: Three[Any], field: str, note: Note) -> Any:
    """The value of three-way merging; UNSET stands for none."""
    base, ours, theirs = three
    if theirs in (ours, base):
        return ours
    if ours == base:
        return theirs
    return taken(three, note(field, three, "base" if base is not UNSET else first(ours, theirs)))


def first(ours: Any, theirs: Any) -> Kept:
    """The side to keep where there is no base: whichever comes first by its bytes, so swapping changes nothing."""
    return "ours" if encode(ours) < encode(theirs) else "theirs"


def fieldwise(three: Three[V], note: Note, done: Mapping[str, Any] = {}) -> V:
    """A struct whose fields are merged each by its kind, but for those that are `done`."""
    names = [name for name in three.base.__struct_fields__ if name not in done]
    merged = {name: _field(name, Three(*(getattr(v, name) for v in three)), note) for name in names}
    return replace(three.base, **merged, **done)


def _field(name: str, three: Three[Any], note: Note) -> Any:
    if isinstance(three.base, Texts):
        return Texts(*(_words(Three(*(t.get(lang) for t in three)), lang, name, note) for lang in LANGS))
    if isinstance(three.base, dict):
        keys = sorted({key for value in three for key in value})
        chosen = {key: choose(Three(*(v.get(key, UNSET) for v in three)), f"{name}.{key}", note) for key in keys}
        return {key: value for key, value in chosen.items() if value is not UNSET}
    if name in ("continues", "sources", "references"):
        return _set(name, Three(*({shown(v): v for v in values} for values in three)), note)
    return choose(three, name, note)


def _words(three: Three[str], lang: Lang, name: str, note: Note) -> str:
    made = woven(three, lang)
    if made is not None:
        return made
    choice = note(f"{name}.{lang}", three, "base")
    return both(three, lang) or three.base if choice == "both" else taken(three, choice)


def _set(name: str, three: Three[Mapping[str, Any]], note: Note) -> tuple[Any, ...]:
    """Values by key: there if either side added them and neither dropped them, in the order of both sides."""
    keys = {key for values in three for key in values}
    chosen = {key: choose(Three(*(v.get(key, UNSET) for v in three)), name, note) for key in sorted(keys)}
    kept = {key: value for key, value in chosen.items() if value is not UNSET}
    orders = Three(*(tuple(values) for values in three))
    order, agreed = interleave(orders, frozenset(kept))
    if not agreed:
        choice = note(f"{name}.order", Three(*(tuple(values.values()) for values in three)), "base")
        order = in_order(orders, frozenset(kept), choice)
    return tuple(kept[key] for key in order)


def in_order(orders: Three[Any], members: frozenset[str], choice: object) -> tuple[str, ...]:
    """The members in the order of the side that was chosen where the sides disagree."""
    _, ours, theirs = orders
    three = {"ours": Three(theirs, ours, theirs), "theirs": Three(ours, ours, theirs)}.get(str(choice), orders)
    return interleave(three, members)[0]


# ---------------------------------------------------------------- bodies


def _assignments(three: Three[tuple[Assignment, ...]], key: str, notes: Notes) -> tuple[Assignment, ...]:
    keyed = Three(*(_keyed(assignments) for assignments in three))
    note = notes.of(key)
    disputed: list[str] = []

    def noting(field: str, values: Three[Any], kept: Kept) -> Choice:
        disputed.extend([field] * (field == "assignments"))
        return kept if field == "assignments" else note(field, values, kept)

    merged = _set("assignments", keyed, noting)
    if disputed or _handed_apart(keyed) or _restated_apart(keyed) or (not merged and all(three)):
        notes.withdraw(key, "assignments.order")
        return _bodies(three, note)
    leads = Three(*(frozenset(a.party() for a in side if a.role == "lead") for side in three))
    if leads.ours == leads.theirs or leads.base in leads[1:]:
        return merged
    choice = note("lead", Three(*("; ".join(sorted(side)) for side in leads)), "base")
    roles = {key: assignment.role for key, assignment in taken(keyed, choice).items()}
    return tuple(replace(a, role=roles.get(k, "")) for k, a in _keyed(merged).items())


def _bodies(three: Three[tuple[Assignment, ...]], note: Note) -> tuple[Assignment, ...]:
    choice = note("assignments", three, "base")
    return _together(three) if choice == "both" else taken(three, choice)


def _together(three: Three[tuple[Assignment, ...]]) -> tuple[Assignment, ...]:
    """The bodies of both sides."""
    ours, theirs = _keyed(three.ours), _keyed(three.theirs)
    found = {key: min((side[key] for side in (ours, theirs) if key in side), key=encode) for key in ours | theirs}
    order, _ = interleave(Three((), tuple(ours), tuple(theirs)), frozenset(found))
    return tuple(found[key] for key in order)


def _handed_apart(keyed: Three[dict[str, Assignment]]) -> bool:
    """Whether both sides took an assignment from somebody and, for that clause, gave it to different ones."""
    base, ours, theirs = keyed
    lost = {_clause(base[key]) for key in base.keys() - ours.keys() - theirs.keys()}
    gained = [{(key, _clause(a)) for key, a in side.items() if key not in base} for side in (ours, theirs)]
    return any(clause in lost for _, clause in gained[0] ^ gained[1])


def _restated_apart(keyed: Three[dict[str, Assignment]]) -> bool:
    """Whether both sides took an assignment from somebody who, on one side, has another one for it, as of another
    clause, and on the other side not the same."""
    base, *sides = keyed
    lost = {base[key].party() for key in base.keys() - sides[0].keys() - sides[1].keys()}
    gained = [{key for key, a in side.items() if key not in base and a.party() in lost} for side in sides]
    return gained[0] != gained[1]


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


# ---------------------------------------------------------------- whole provisions


def carried(three: Three[Provision], notes: Notes) -> Provision:
    """A provision that the base and both sides have."""
    key = three.base.id
    note = notes.of(key)
    text = _text(Three(*(p.text for p in three)), key, notes)
    bodies = _assignments(Three(*(_followed(p, text) for p in three)), key, notes)
    merged = fieldwise(three, note, {"text": text, "assignments": bodies})
    if _fitting(merged) == merged:
        return merged
    notes.withdraw(key, "lead", "assignments.order")
    text = _one_text(Three(*(p.text for p in three)), key, notes)
    bodies = _bodies(Three(*(p.assignments for p in three)), note)
    return _fitting(replace(merged, text=text, assignments=bodies))


def newcomer(ours: Provision, theirs: Provision, note: Note) -> Provision:
    """A provision that both sides added under one id: one of them whole, and what differs is a conflict."""
    kept = first(ours, theirs)
    chosen = {}
    for name in Provision.__struct_fields__:
        three = Three(UNSET, getattr(ours, name), getattr(theirs, name))
        if three.ours != three.theirs:
            choice = note(name, three, kept)
            chosen[name] = _together(three) if choice == "both" else taken(three, choice)
    return _fitting(replace(ours, **chosen))


def _fitting(p: Provision) -> Provision:
    """`p`, a body of which is responsible for the whole where its clause does not stand in the text."""
    stands = [all(a.clause.get(lang) in p.text.get(lang) for lang in a.clause.langs()) for a in p.assignments]
    if all(stands):
        return p
    bodies = (a if fits else replace(a, clause=Texts()) for a, fits in zip(p.assignments, stands, strict=True))
    return replace(p, assignments=tuple(bodies))


def _followed(p: Provision, text: Texts) -> tuple[Assignment, ...]:
    """The assignments of a side, their clauses in the words of the merged text."""
    if p.text == text:
        return p.assignments
    clauses = (
        Texts(*(followed(a.clause.get(lang), p.text.get(lang), text.get(lang), lang) for lang in LANGS))
        for a in p.assignments
    )
    return tuple(replace(a, clause=clause) for a, clause in zip(p.assignments, clauses, strict=True))


def _text(three: Three[Texts], key: str, notes: Notes) -> Texts:
    """Each language by itself, unless the languages would then contradict each other."""
    merged = _field("text", three, notes.of(key))
    assert isinstance(merged, Texts)
    if merged in (three.ours, three.theirs) or not _contradictory(three, merged, key, notes):
        return merged
    return _one_text(three, key, notes)


def _one_text(three: Three[Texts], key: str, notes: Notes) -> Texts:
    notes.withdraw(key, *(f"text.{lang}" for lang in LANGS))
    return taken(three, notes.of(key)("text", three, "base"))  # type: ignore[no-any-return]


def _contradictory(three: Three[Texts], merged: Texts, key: str, notes: Notes) -> bool:
    """Whether numbers or deadlines changed in one language while the other one is disputed, or otherwise in the other
    one, and no side says so itself."""
    if len(merged.langs()) < len(LANGS):
        return False
    base, *sides = three
    changed = {lang: _values(base, merged, lang) for lang in LANGS}
    if any((key, f"text.{lang}") in notes.found for lang in LANGS):
        return any(changed.values())
    ja, en = changed["ja"] - changed["en"], changed["en"] - changed["ja"]
    return bool(ja and en) and not any(
        ja <= _values(base, side, "ja") and en <= _values(base, side, "en") for side in sides
    )


def _values(old: Texts, new: Texts, lang: Lang) -> frozenset[tuple[str, str]]:
    """The values of the targets that differ, old and new."""
    told = retargets(old.get(lang), new.get(lang), lang)
    return frozenset((r.old.value if r.old else "", r.new.value if r.new else "") for r in told)
