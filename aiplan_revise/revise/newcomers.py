"""The same new provision on both sides under different ids: recognised by lineage, and given one id."""

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from aiplan_revise.lineage import link
from aiplan_revise.model.codec import encode
from aiplan_revise.model.edition import LANGS, Edition, Lang, Provision
from aiplan_revise.revise.redline import redline
from aiplan_revise.revise.sequence import Three
from aiplan_revise.revise.threeway import telling


def recognised(editions: Three[Edition]) -> Three[Edition]:
    """The same editions; what both sides added and is one provision beyond doubt (lineage is certain, and neither says
    another word where the other says one) has the id that comes first by the alphabet on both sides; what one side
    changed, and the other has under another id since they were merged so, has that. `merge` sees the editions so."""
    while names := dict(_names(editions)) or dict(_given(editions)):
        editions = Three(*(_renamed(edition, names) for edition in editions))
    return editions


def _names(editions: Three[Edition]) -> Iterator[tuple[str, str]]:
    """The ids that give way → those that stand for them."""
    base, *sides = editions
    fresh = [
        side.provisions.keys() - base.provisions.keys() - other.provisions.keys()
        for side, other in zip(sides, reversed(sides), strict=True)
    ]
    if not all(fresh):
        return
    one, other = sorted(sides, key=encode)  # so that swapping the sides changes nothing
    for found in link(one, other).links:
        if found.status == "certain" and len(found.old) == len(found.new) == 1:
            pair = one.provisions[found.old[0]], other.provisions[found.new[0]]
            if {p.id for p in pair} <= fresh[0] | fresh[1] and not _continues(*pair) and _alike(*pair):
                yield max(p.id for p in pair), min(p.id for p in pair)


def _given(editions: Three[Edition]) -> Iterator[tuple[str, str]]:
    """The ids under which one side has what the other changed → those that lineage is certain of in the former. What is
    a piece of something, or was joined, says so, and is not another id of the same."""
    base, ours, theirs = editions
    for side, other in ((ours, theirs), (theirs, ours)):
        gone = {
            key
            for key, p in base.provisions.items()
            if key not in side.provisions and other.provisions.get(key, p) != p and key not in side.about.endings
        }
        fresh = side.provisions.keys() - base.provisions.keys() - other.provisions.keys()
        for found in link(base, side).links if gone and fresh else ():
            if found.status == "certain" and len(found.old) == len(found.new) == 1:
                pair = base.provisions[found.old[0]], side.provisions[found.new[0]]
                if pair[0].id in gone and pair[1].id in fresh and pair[0].continues == pair[1].continues:
                    yield pair[0].id, pair[1].id


def _continues(one: Provision, other: Provision) -> bool:
    """Whether one says that it continues the other, which is then not the same."""
    return one.id in other.continues or other.id in one.continues


def _alike(one: Provision, other: Provision) -> bool:
    """Whether two newcomers are of one kind, and neither has a word in the place of another one: a guideline for drones
    is none for schools, though lineage would call the one what became of the other."""
    parts = [(getattr(one, part), getattr(other, part)) for part in ("title", "text")]
    pairs = ((was.get(lang), now.get(lang), lang) for was, now in parts for lang in LANGS)
    return one.kind == other.kind and all(_besides(*pair) for pair in pairs)


def _besides(one: str, other: str, lang: Lang) -> bool:
    """Whether at most one of two texts has words that the other has not."""
    spans = redline(one, other, lang)
    here, there = (
        frozenset(word for span in spans if span.op == op for word in telling(span.text, lang))
        for op in ("deleted", "inserted")
    )
    return here <= there or there <= here


def _renamed(edition: Edition, names: Mapping[str, str]) -> Edition:
    if not names.keys() & edition.provisions.keys():
        return edition
    name = lambda key: names.get(key, key)  # noqa: E731
    made = (_under(p, names) for p in edition.provisions.values())
    return replace(edition, outline=tuple(map(name, edition.outline)), provisions={p.id: p for p in made})


def _under(p: Provision, names: Mapping[str, str]) -> Provision:
    key = names.get(p.id, p.id)
    continues = dict.fromkeys(name for other in p.continues if (name := names.get(other, other)) != key)
    return replace(p, id=key, parent=names.get(p.parent, p.parent), continues=tuple(continues))
