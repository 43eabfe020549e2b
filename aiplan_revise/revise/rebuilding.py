"""Steps of an amendment that change which provisions there are, and where they stand: add, drop, move, split, join.

Printed numbers follow by themselves, as the plan counts (see `renumber`), and references to them (see `following`).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from aiplan_revise.errors import PlanError
from aiplan_revise.model.edition import (
    LANGS,
    Assignment,
    Edition,
    Ending,
    Kind,
    Provision,
    Texts,
    ancestors,
    numbers,
    ordered,
)
from aiplan_revise.model.ordinals import COUNTS, plain, series, spelt
from aiplan_revise.revise.following import followed
from aiplan_revise.revise.renumber import numbering
from aiplan_revise.revise.sequence import Three
from aiplan_revise.revise.structure import assigned, placed

FIRST = ""
"""Stands for the place before all others under the same heading."""
LAST = "\N{HORIZONTAL ELLIPSIS}"
"""Stands for the place behind all others under the same heading."""


# ---------------------------------------------------------------- one step at a time


def add(edition: Edition, provision: Provision, after: str = LAST) -> Edition:
    """The edition with a new provision under its parent, behind the sibling `after`."""
    if provision.id in edition.provisions:
        raise PlanError("there is a provision with this id already", provision.id, "give the new one another")
    if not (provision.text.langs() or provision.title.langs()):
        raise PlanError("has no words", provision.id, "say them in one language at least")
    made = placed(edition, assigned(provision))
    like = _like(edition, provision)
    made = replace(made, number=like.number, mark=like.mark) if like else replace(made, number="")
    return numbered(_placed(edition, [made], after), edition)


def drop(edition: Edition, key: str, ending: Ending | None = None, *, whole: bool = False) -> Edition:
    """The edition without a provision, which says of it (and of what stood under it) why it ended. PlanError if
    something stands under it, unless the `whole` of it is to go."""
    below = _below(edition, key)
    if below and not whole:
        many = f"{len(below)} provision{'s' * (len(below) > 1)}"
        stand = "stand" if len(below) > 1 else "stands"
        fix = "drop or move them first, or drop it with all of them: --whole"
        raise PlanError(f"{many} {stand} under it", key, fix)
    made = numbered(_without(edition, {key, *below}), edition)
    endings = {**edition.about.endings, **dict.fromkeys((key, *below), ending)} if ending else edition.about.endings
    return replace(made, about=replace(edition.about, endings=endings))


def move(edition: Edition, key: str, parent: str, after: str = LAST) -> Edition:
    """The edition with a provision, and what stands under it, under another one (or the same), behind the sibling
    `after`."""
    if parent == key or key in (ancestors(edition.provisions, parent) if parent else ()):
        raise PlanError("would stand under itself", key, "name another place")
    if after == key:
        return edition
    p = replace(edition.provisions[key], parent=parent)
    taken = [p, *(edition.provisions[one] for one in _below(edition, key))]
    rest = _without(edition, {one.id for one in taken})
    if parent != edition.provisions[key].parent:
        like = _like(rest, p) or p
        taken[0] = replace(placed(edition, p), number=like.number or p.number, mark=like.mark)
    return numbered(_placed(rest, taken, after), edition)


def split(edition: Edition, key: str, pieces: Mapping[str, Texts]) -> Edition:
    """The edition in which a provision became several, in its place: the words of each by its id. All that were
    responsible for the whole are so for every piece; for a clause, for the pieces in which it stands or, if it stands
    in none of them or a piece were left to nobody, for every piece."""
    whole = edition.provisions[key]
    if len(pieces) < len(("one", "and another")):
        raise PlanError("one piece is no split", key, "give the words of two pieces at least, or reword it")
    if _below(edition, key):
        raise PlanError("something stands under it", key, "move that first")
    bodies = _shared_out(whole, pieces)
    made = [
        replace(whole, id=one, text=words, title=Texts(), continues=(key,), assignments=bodies[one])
        for one, words in pieces.items()
    ]
    for p in made:
        if p.id in edition.provisions:
            raise PlanError("there is a provision with this id already", p.id, "give the new one another")
    before = _sibling_before(edition, key)
    return numbered(_placed(_without(edition, {key}), made, before), edition)


def join(edition: Edition, keys: Sequence[str], key: str, words: Texts) -> Edition:
    """The edition in which several provisions became one with these words, in the place of the first of them; all that
    were responsible for one of them are so for the whole, of a clause where it stands in the words."""
    if len(set(keys)) < len(("one", "and another")):
        raise PlanError("one provision is no join", keys[0] if keys else "", "name two at least, or reword it")
    if key in edition.provisions and key not in keys:
        raise PlanError("there is a provision with this id already", key, "give the new one another")
    parts = [p for p in ordered(edition) if p.id in keys]
    for p in parts:
        if _below(edition, p.id):
            raise PlanError("something stands under it", p.id, "move that first")
    bodies: dict[tuple[str, str, Texts], Assignment] = {}
    for part in parts:
        for a in clauses_in(part.assignments, words):
            bodies.setdefault((a.party(), a.office, a.clause), a)
    continues = tuple(p.id for p in parts)
    kind: Kind = "initiative" if any(p.kind == "initiative" for p in parts) else parts[0].kind
    references = tuple(dict.fromkeys(one for part in parts for one in part.references))
    made = replace(parts[0], id=key, kind=kind, text=words, title=Texts(), continues=continues, references=references)
    made = replace(made, assignments=tuple(bodies.values()))
    before = _sibling_before(edition, parts[0].id, frozenset(p.id for p in parts))
    return numbered(_placed(_without(edition, set(keys)), [made], before), edition)


def renumber(edition: Edition, under: str = "") -> Edition:
    """The edition whose numbers, under one provision or (`under` is "") everywhere, go on from one to the next without
    gaps and doubles, beginning with the first that is there. What is counted in a way that nobody knows stays."""
    provisions = dict(edition.provisions)
    for (above, _), family in series(edition).items():
        if not under or above == under or under in _above(edition, family[0].id):
            provisions |= {p.id: p for p in _counted(family)}
    return followed(replace(edition, provisions=provisions), edition)


def numbered(made: Edition, before: Edition) -> Edition:
    """The edition `made` from `before`, with the numbers that follow from its order where they did so before, and the
    references that follow the numbers."""
    provisions = dict(made.provisions)
    for _, found in numbering(made, Three(before, before, before)):
        provisions |= {key: replace(provisions[key], number=number) for key, number in found.numbers.items()}
    return followed(replace(made, provisions=provisions), before)


# ---------------------------------------------------------------- numbers


def _counted(family: Sequence[Provision]) -> Iterator[Provision]:
    """A family with numbers that go on from the first one, in the first kind of counting that reads all of them."""
    count = next((c for c in COUNTS if all(c.read(plain(p.number)) for p in family)), None)
    start = count.read(plain(family[0].number)) if count else 0
    for at, p in enumerate(family):
        number = spelt(start + at, p.number, count) if count else ""
        yield replace(p, number=number) if number else p


def _like(edition: Edition, of: Provision) -> Provision | None:
    """What is numbered as something new under its parent will be, before its place puts that right: a sibling of its
    kind, else the first cousin; None where there is neither."""
    listed = [p for p in ordered(edition) if p.kind == of.kind]
    siblings = [p for p in listed if p.parent == of.parent]
    if siblings:
        return siblings[-1]
    level = len(_above(edition, of.parent)) + bool(of.parent)
    cousins = [p for p in listed if len(ancestors(edition.provisions, p.id)) == level and p.number]
    return next((p for p in cousins if _reads_one(p.number)), None)


def _reads_one(number: str) -> bool:
    return any(count.read(plain(number)) == 1 for count in COUNTS)


# ---------------------------------------------------------------- places


def _above(edition: Edition, key: str) -> tuple[str, ...]:
    return ancestors(edition.provisions, key) if key else ()


def _below(edition: Edition, key: str) -> list[str]:
    """What stands under a provision, in printed order."""
    return [one for one in edition.outline if key in ancestors(edition.provisions, one)]


def _without(edition: Edition, keys: set[str]) -> Edition:
    outline = tuple(key for key in edition.outline if key not in keys)
    return replace(edition, outline=outline, provisions={key: edition.provisions[key] for key in outline})


def _sibling_before(edition: Edition, key: str, but: frozenset[str] = frozenset()) -> str:
    """The sibling that stands right before a provision, passing over some; FIRST if there is none."""
    before = FIRST
    for one in edition.outline:
        if one == key:
            return before
        if edition.provisions[one].parent == edition.provisions[key].parent and one not in but:
            before = one
    return before


def _placed(edition: Edition, taken: Sequence[Provision], after: str) -> Edition:
    """The edition with provisions (the first of which tells the parent) behind a sibling and what stands under that."""
    parent = taken[0].parent
    if parent and parent not in edition.provisions:
        raise PlanError(f"there is no provision {parent}", taken[0].id, "name the id or number of one that is there")
    at = edition.outline.index(parent) + 1 if parent else 0
    if after == LAST:
        at += len(_below(edition, parent)) if parent else len(edition.outline)
    elif after != FIRST:
        if after not in edition.provisions or edition.provisions[after].parent != parent:
            named = " ".join(filter(None, (numbers(edition).get(after), after)))
            what = f"{named} does not stand under {'it' if parent else 'the top of the plan'}"
            raise PlanError(what, parent, "name what it is to stand behind, under the same heading")
        at = edition.outline.index(after) + 1 + len(_below(edition, after))
    keys = tuple(p.id for p in taken)
    outline = (*edition.outline[:at], *keys, *edition.outline[at:])
    provisions = {**edition.provisions, **{p.id: p for p in taken}}
    return replace(edition, outline=outline, provisions={key: provisions[key] for key in outline})


def _shared_out(whole: Provision, pieces: Mapping[str, Texts]) -> dict[str, tuple[Assignment, ...]]:
    """Who is responsible for each piece of a split; see `split`."""
    homeless = [a for a in whole.assignments if not any(_stands(a, words) for words in pieces.values())]
    made = {}
    for key, words in pieces.items():
        own = [a for a in whole.assignments if a in homeless or _stands(a, words)]
        made[key] = clauses_in(own or whole.assignments, words)
    return made


def clauses_in(assignments: Iterable[Assignment], words: Texts) -> tuple[Assignment, ...]:
    """The assignments as they fit these words: for the whole, where those of the clause do not stand there; for one
    and the same thing nobody twice."""
    made: dict[tuple[str, str, Texts], Assignment] = {}
    for a in assignments:
        fitting = a if _stands(a, words) else replace(a, clause=Texts())
        made.setdefault((a.party(), a.office, fitting.clause), fitting)
    return tuple(made.values())


def _stands(a: Assignment, words: Texts) -> bool:
    """Whether the clause of an assignment, if it has one, stands in these words."""
    return all(a.clause.get(lang) in words.get(lang) for lang in LANGS)
