"""Hypothesis strategies for whole editions and their revisions.

`texts_()`, `provisions(key)`, `editions(max_size)`, `revisions(edition)`, `pairs()` and `triples()`; `REGISTRY` knows
the bodies that occur, with one succession (`watch` → `shield`).
"""

from collections.abc import Callable, Iterable, Iterator
from random import Random
from typing import NamedTuple

import msgspec
from generated import NUMBERS, REGISTRY, abouts, assignments, clean, editions, provisions, texts_, upto, words
from hypothesis import settings
from hypothesis import strategies as st

from aiplan_revise.model.edition import HEADINGS, LANGS, Assignment, Edition, Provision, Texts, edition, ordered
from aiplan_revise.revise.redline import worded

__all__ = [
    "REGISTRY",
    "abouts",
    "assignments",
    "clean",
    "editions",
    "few",
    "pairs",
    "provisions",
    "revisions",
    "shuffled",
    "texts_",
    "triples",
    "words",
]

few = settings(max_examples=min(settings().max_examples, 300))
"""For properties of which one example takes long, as those do that link two editions and more."""

# ---------------------------------------------------------------- revisions

Tree = dict[str, list[Provision]]
"""Parent id → the provisions under it, in order."""


def _tree(of: Edition) -> Tree:
    found: Tree = {}
    for p in ordered(of):
        found.setdefault(p.parent, []).append(p)
    return found


def _flat(tree: Tree, under: str = "") -> Iterator[Provision]:
    for p in tree.get(under, []):
        yield p
        yield from _flat(tree, p.id)


def _spare(tree: Tree) -> str:
    """An id that nothing has, nor continues."""
    used = {key for family in tree.values() for p in family for key in (p.id, *p.continues)}
    return next(key for key in (f"new-{n}" for n in range(1000)) if key not in used)


def _fitting(p: Provision) -> Provision:
    """`p` with only such clauses as stand in its text; the assignments of others become those of the whole."""
    stands = lambda a: all(a.clause.get(lang) in p.text.get(lang) for lang in a.clause.langs())  # noqa: E731
    kept = tuple(a if stands(a) else msgspec.structs.replace(a, clause=Texts()) for a in p.assignments)
    return msgspec.structs.replace(p, assignments=kept)


class Dice(NamedTuple):
    """What decides an edit: provisions are drawn, the rest comes from a generator with a drawn seed, for hypothesis
    likes to repeat itself."""

    draw: st.DrawFn
    rng: Random


Edit = Callable[[Dice, Tree, list[Provision], int], None]
"""Changes one family (siblings, in place) of a tree at a position."""


def _edit(dice: Dice, tree: Tree, family: list[Provision], at: int) -> None:
    p = family[at]
    field = dice.rng.choice(("text", "text", "title", "kind", "number", "mark", "fields", "assignments", "assignments"))
    fresh = dice.draw(provisions(p.id, p.kind, p.parent))
    value = {"kind": "statement" if p.kind == "initiative" else "initiative"}.get(field) or getattr(fresh, field)
    if field == "kind" and p.kind in HEADINGS:
        value = "group"
    if field == "text" and dice.rng.random() < 0.5:
        lang = dice.rng.choice(LANGS)
        value = msgspec.structs.replace(p.text, **{lang: fresh.text.get(lang)})
    family[at] = _fitting(msgspec.structs.replace(p, **{field: value}))


def _reassign(dice: Dice, tree: Tree, family: list[Provision], at: int) -> None:
    """Bodies gained, lost, listed in another order, renamed by the registry, in another role, at another clause."""
    p = family[at]
    if p.kind != "initiative":
        return
    bodies = list(p.assignments) or [Assignment("watch", printed="Watch Centre")]
    match dice.rng.randint(0, 5):
        case 0:
            bodies = bodies[::-1]
        case 1:
            bodies = [msgspec.structs.replace(a, body="shield") if a.body == "watch" else a for a in bodies]
        case 2:
            bodies = bodies[1:]
        case 3:
            clauses = [a.clause for a in bodies]
            turned = zip(bodies, clauses[1:] + clauses[:1], strict=True)
            bodies = [msgspec.structs.replace(a, clause=clause) for a, clause in turned]
        case 4:
            other = dice.draw(assignments(p.text))
            bodies[0] = msgspec.structs.replace(bodies[0], role=other.role, printed=other.printed or bodies[0].printed)
        case _:
            bodies.insert(0, dice.draw(assignments(p.text)))
    family[at] = msgspec.structs.replace(p, assignments=tuple(bodies))


_AMENDED = (
    *(("60", "200"), ("80", "50"), ("１兆", "２兆"), ("consider a review", "establish a review")),
    *(("Establish a centre", "Consider a centre"), ("見直しを検討", "見直しを実施"), ("拠点を整備", "拠点を検討")),
)


def _retarget(dice: Dice, tree: Tree, family: list[Provision], at: int) -> None:
    """Other numbers and verbs in otherwise the same words, there and back."""
    p = family[at]
    ja, en = (_amended(words) for words in (p.text.ja, p.text.en))
    family[at] = _fitting(msgspec.structs.replace(p, text=Texts(ja, en)))


def _amended(words: str) -> str:
    for before, after in _AMENDED:
        words = words.replace(before, after) if before in words else words.replace(after, before)
    return words


def _reword(dice: Dice, tree: Tree, family: list[Provision], at: int) -> None:
    """One word of one language goes, comes or becomes another: both sides of a merge then change parts of a text."""
    p = family[at]
    lang = dice.rng.choice(p.text.langs() or LANGS)
    made = worded(p.text.get(lang), lang)
    place = dice.rng.randint(0, len(made))
    come = dice.rng.choice(("", "", *_WORDS[lang]))
    made[place : place + dice.rng.randint(0, 1)] = [come, dice.rng.choice(("", " "))] if come else []
    text = msgspec.structs.replace(p.text, **{lang: clean("".join(made))})
    family[at] = _fitting(msgspec.structs.replace(p, text=text))


_WORDS = {"en": ("new", "the", "200", "staff", ", "), "ja": ("新た", "を", "２００", "拠点", "、")}


def _regroup(dice: Dice, tree: Tree, family: list[Provision], at: int) -> None:
    """Two siblings become two others, each of which continues both."""
    both = {family[at].id: family[at], family[at - 1].id: family[at - 1]}
    for p in both.values():
        key = f"{_spare(tree)}-{p.id}"
        for child in tree.pop(p.id, []):
            tree.setdefault(key, []).append(msgspec.structs.replace(child, parent=key))
        family[family.index(p)] = msgspec.structs.replace(p, id=key, continues=tuple(both))


def _drop(dice: Dice, tree: Tree, family: list[Provision], at: int) -> None:
    for p in list(_flat(tree, family[at].id)):
        tree.pop(p.id, None)
    tree.pop(family[at].id, None)
    del family[at]


def _add(dice: Dice, tree: Tree, family: list[Provision], at: int) -> None:
    family.insert(at, dice.draw(provisions(_spare(tree), "initiative", family[at].parent)))


def _move(dice: Dice, tree: Tree, family: list[Provision], at: int) -> None:
    inside = {family[at].id, *(p.id for p in _flat(tree, family[at].id))}
    homes = ["", *(p.id for p in _flat(tree) if p.kind in HEADINGS and p.id not in inside)]
    home = dice.rng.choice(homes)
    p = msgspec.structs.replace(family.pop(at), parent=home)
    there = tree.setdefault(home, [])
    there.insert(dice.rng.randint(0, len(there)), p)


def _split(dice: Dice, tree: Tree, family: list[Provision], at: int) -> None:
    whole = family[at]
    for n in range(2):
        key, number = _spare(tree), dice.rng.choice(NUMBERS)
        text = dice.rng.choice((whole.text, Texts(*(_half(w, n) for w in (whole.text.ja, whole.text.en)))))
        made = msgspec.structs.replace(whole, id=key, text=text, number=number, continues=(whole.id,))
        family.insert(at + n, _fitting(made))
    for child in tree.pop(whole.id, []):
        tree.setdefault(family[at].id, []).append(msgspec.structs.replace(child, parent=family[at].id))
    family.remove(whole)


def _half(whole: str, n: int) -> str:
    middle = len(whole) // 2
    return clean(whole[middle:] if n else whole[:middle])


def _join(dice: Dice, tree: Tree, family: list[Provision], at: int) -> None:
    one, other = family[at], family[at - 1]
    if one is other:
        return
    text = Texts(
        *(
            clean("\n".join(w for w in pair if w))
            for pair in ((one.text.ja, other.text.ja), (one.text.en, other.text.en))
        )
    )
    bodies = (*one.assignments, *other.assignments) if one.kind == "initiative" else one.assignments
    key = _spare(tree)
    joined = msgspec.structs.replace(one, id=key, text=text, assignments=bodies, continues=(one.id, other.id))
    for p in (one, other):
        for child in tree.pop(p.id, []):
            tree.setdefault(key, []).append(msgspec.structs.replace(child, parent=key))
    family[at] = _fitting(joined)
    family.remove(other)


def _swap(dice: Dice, tree: Tree, family: list[Provision], at: int) -> None:
    family[at - 1], family[at] = family[at], family[at - 1]


def _fits(edit: Edit, p: Provision) -> bool:
    """Whether an edit that asks for certain provisions does anything to `p`."""
    if edit is _retarget:
        return any(_amended(words) != words for words in (p.text.ja, p.text.en))
    return edit is not _reassign or bool(p.assignments)


_EDITS: tuple[Edit, ...] = (
    *(_edit, _edit, _reassign, _reassign, _reassign, _retarget, _retarget, _drop),
    *(_reword, _reword, _reword),
    *(_add, _move, _split, _join, _regroup, _swap),
)


@st.composite
def revisions(draw: st.DrawFn, of: Edition, max_edits: int = 6) -> Edition:
    """`of` after up to `max_edits` edits: reworded (a word, or all), reassigned, dropped, added, moved, split, joined,
    renumbered, reordered, retitled, other columns; and sometimes with other metadata."""
    tree = _tree(of)
    dice = Dice(draw, Random(draw(st.integers(0, 2**32))))
    for _ in range(dice.rng.randint(0, max_edits)):
        edit = dice.rng.choice(_EDITS)
        places = [(family, at) for _, family in sorted(tree.items()) for at in range(len(family))]
        fitting = [(family, at) for family, at in places if _fits(edit, family[at])]
        if places:
            family, at = dice.rng.choice(fitting or places)
            edit(dice, tree, family, at)
    about = of.about
    if draw(st.booleans()):
        field = draw(st.sampled_from(about.__struct_fields__))
        about = msgspec.structs.replace(about, **{field: getattr(draw(abouts()), field)})
    return edition(about, _flat(tree))


@st.composite
def pairs(draw: st.DrawFn, max_size: int = 7) -> tuple[Edition, Edition]:
    """Two editions: mostly the second revises the first; sometimes they only happen to share ids."""
    old = draw(editions(max_size))
    return old, draw(editions(max_size) if draw(upto(5)) == 5 else revisions(old))


@st.composite
def triples(draw: st.DrawFn, max_size: int = 6) -> tuple[Edition, Edition, Edition]:
    """A base and two revisions of it, made apart from each other."""
    base = draw(editions(max_size))
    return base, draw(revisions(base)), draw(revisions(base))


def shuffled(provisions_: Iterable[Provision], of: Edition) -> Edition:
    """`of` with its provisions stored in another order (the outline, the printed order, stays)."""
    return msgspec.structs.replace(of, provisions={p.id: p for p in provisions_})
