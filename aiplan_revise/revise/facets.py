"""What happened to provisions that stand on both sides: their words, their place, their columns. No score hides any."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

import msgspec

from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.changes import Facets, Moved, Renumbered, Retarget
from aiplan_revise.model.commitments import Target, targets
from aiplan_revise.model.edition import HEADINGS, LANGS, Edition, Lang, PlanReference, Provision, Texts
from aiplan_revise.revise.assigned import bodies
from aiplan_revise.revise.of_each import with_shared
from aiplan_revise.revise.retarget import compared, strengths

Side = tuple[Provision, ...]


class Join(msgspec.Struct, frozen=True):
    """Two editions with their dotted numbers, and for ids that became of each other the id they share (`kin`)."""

    old: Edition
    new: Edition
    old_numbers: Mapping[str, str]
    new_numbers: Mapping[str, str]
    kin: Mapping[str, str]

    def root(self, key: str) -> str:
        """The id that stands for all provisions that `key` belongs together with."""
        return self.kin.get(key, key)

    def same_number(self, key: str) -> bool:
        """Whether a provision that stands in both editions under `key` is printed under the same dotted number."""
        return self.old_numbers[key] == self.new_numbers[key]


def facets(joined: Join, old: Side, new: Side, registry: Registry) -> Facets:
    """The facets of one change with both sides, but for `reordered`, which only the siblings together can tell.

    Of many provisions the texts are taken one after the other, the bodies and columns as sets. A split is reworded
    unless its pieces, one after the other, are the words of the whole.
    """
    retitled, reworded, translated = _words(old, new)
    differing = tuple(_wordings(old, new))
    figures = [compared(*wording) for wording in differing]
    who = bodies(old, new, registry)
    return Facets(
        reworded=reworded,
        retitled=retitled,
        translated=translated,
        reassigned=who.reassigned,
        relisted=who.relisted,
        successions=who.successions,
        respelt=who.respelt,
        retargeted=tuple(_retargeted(differing, [told for told, _ in figures], old, new)),
        rebased=tuple(one for _, bases in figures for one in bases),
        strength=tuple(s for wording in differing for s in strengths(*wording)),
        moved=_moved(joined, old, new),
        renumbered=_renumbered(joined, old, new),
        fields=tuple(_columns(old, new)),
    )


# ---------------------------------------------------------------- words


def _words(old: Side, new: Side) -> tuple[tuple[Lang, ...], tuple[Lang, ...], tuple[Lang, ...]]:
    """The languages that were retitled, reworded, and those that came or went.

    A language came or went if the other side says the same thing in another language; where one side has no title (or
    text) in any language, it was retitled (or reworded). The text of headings is their title.
    """
    titles, titles_told = _part(_titles(old), _titles(new))
    wording, told = _part(_texts(old), _texts(new))
    translated = titles_told | told
    if all(p.kind in HEADINGS for p in (*old, *new)):
        titles, wording = titles | wording, frozenset()
    return _listed(titles), _listed(wording), _listed(translated)


def _titles(side: Side) -> tuple[Texts, ...]:
    return tuple(p.title for p in side)


def _texts(side: Side) -> tuple[Texts, ...]:
    return tuple(p.text for p in side)


def _listed(langs: frozenset[Lang]) -> tuple[Lang, ...]:
    return tuple(lang for lang in LANGS if lang in langs)


def _part(old: Sequence[Texts], new: Sequence[Texts]) -> tuple[frozenset[Lang], frozenset[Lang]]:
    """The languages in which words differ, and those that stand on one side only, of the titles or of the texts."""
    if old == new:
        return frozenset(), frozenset()
    both = any(t.langs() for t in old) and any(t.langs() for t in new)
    differing, told = set[Lang](), set[Lang]()
    for lang in LANGS:
        before, after = _said(old, lang), _said(new, lang)
        if not _same_words(before, after):
            (differing if not both or (before and after) else told).add(lang)
    return frozenset(differing), frozenset(told)


def _said(side: Sequence[Texts], lang: Lang) -> tuple[str, ...]:
    return tuple(words for words in (t.get(lang) for t in side) if words)


def _same_words(old: tuple[str, ...], new: tuple[str, ...]) -> bool:
    """One text to the letter; many if the pieces, put together with or without a space, are the same words."""
    if old == new or len(old) == len(new) == 1:
        return old == new
    if not old or not new:
        return False
    return any(_joined(old, by) == _joined(new, other) for by, other in product(("", " "), repeat=2))


def _joined(pieces: Sequence[str], by: str) -> str:
    return by.join(" ".join(words.split()) for words in pieces)


def _wordings(old: Side, new: Side) -> Iterator[tuple[str, str, Lang]]:
    """Titles and texts that differ by language (not those that were only translated); pieces stand one a line."""
    for part in (_titles, _texts):
        differing, _ = _part(part(old), part(new))
        for lang in _listed(differing):
            yield "\n".join(_said(part(old), lang)), "\n".join(_said(part(new), lang)), lang


_ONE_AND_ONE = 2


def _retargeted(
    differing: Sequence[tuple[str, str, Lang]], found: Sequence[Sequence[Retarget]], before: Side, after: Side
) -> Iterator[Retarget]:
    """The targets that differ, of those found in each wording. What several provisions said alike, and the one that
    they became says once, is not gone; nor is it new where one was split; and the one deadline of one side is that of
    each of the many."""
    many = len(before) + len(after) > _ONE_AND_ONE
    for (old, new, lang), one_by_one in zip(differing, found, strict=True):
        pieces = (_pieces(old, before, lang), _pieces(new, after, lang)) if many else ((), ())
        told = with_shared(one_by_one, pieces) if many else one_by_one
        stand = [set(map(_amount, targets(text, lang))) for text in (old, new)] if many and told else []
        for one in told:
            of = one.old or one.new
            if (one.old and one.new) or not stand or not of or _amount(of) not in stand[bool(one.old)]:
                yield one


def _pieces(text: str, side: Side, lang: Lang) -> tuple[str, ...]:
    """The titles or texts of which a text is made, a line each."""
    return next((said for part in (_titles, _texts) if "\n".join(said := _said(part(side), lang)) == text), ())


def _amount(of: Target) -> tuple[str, str, str, str]:
    return of.kind, of.value, of.unit, of.upto


# ---------------------------------------------------------------- place and columns


def _moved(joined: Join, old: Side, new: Side) -> Moved | None:
    """Parents after lineage: a parent that was itself split, joined or moved is the same place. What stands under
    another of the many is where that is."""
    before, after = (tuple(_outside(p, {q.id: q for q in side}) for p in side) for side in (old, new))
    same = {joined.root(key) for key in before} == {joined.root(key) for key in after}
    return None if same else Moved(before, after)


def _outside(p: Provision, many: Mapping[str, Provision]) -> str:
    """What the outermost of `many` that `p` stands under stands under."""
    while p.parent in many:
        p = many[p.parent]
    return p.parent


def _renumbered(joined: Join, old: Side, new: Side) -> Renumbered | None:
    """The numbers, if the many stand under others than before; a split of a numbered provision always does."""
    before = tuple(joined.old_numbers[p.id] for p in old)
    after = tuple(joined.new_numbers[p.id] for p in new)
    return None if set(before) == set(after) else Renumbered(before, after)


def _columns(old: Side, new: Side) -> Iterator[str]:
    """The names of the columns that differ, sorted; "kind" also where statements became initiatives, say, and
    "references" where those to other plans differ."""
    names = {name for p in (*old, *new) for name in p.fields}
    differing = {name for name in names if _values(old, name) != _values(new, name)}
    differing |= {"kind"} if _kinds(old, new) != _kinds(new, old) else set()
    yield from sorted(differing if _referring(old) == _referring(new) else differing | {"references"})


def _kinds(side: Side, other: Side) -> set[str]:
    """The kinds on one side; not that of a heading which came of an initiative together with the items below it."""
    kinds: set[str] = {p.kind for p in side}
    return kinds if len(side) <= len(other) else {k for k in kinds if k not in HEADINGS} or kinds


def _referring(side: Side) -> tuple[PlanReference, ...]:
    """The references to other plans in order, each once: all pieces of a split have those of the whole."""
    return tuple(dict.fromkeys(one for p in side for one in p.references))


def _values(side: Side, name: str) -> frozenset[str | None]:
    return frozenset(p.fields.get(name) for p in side)
