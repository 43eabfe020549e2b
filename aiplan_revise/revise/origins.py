"""What the provisions of a draft continue, through everything that was made and unmade in the draft itself."""

from collections.abc import Callable, Collection, Iterator

from msgspec.structs import replace

from aiplan_revise.model.edition import Edition, Ending, Provision


def rooted(made: Edition, before: Edition, known: Callable[[], Collection[str]]) -> Edition:
    """The text that was `made` of a draft, saying of what the step brought forth what it continues of the edition that
    the draft follows: what was split off a piece that was itself made in the draft continues also what that piece
    does. An ending of such a piece is one of what it continues, where nothing else does. `known` tells the ids of the
    edition that is followed; it is asked only where that counts."""
    new = {key: p for key, p in made.provisions.items() if p.continues and p != before.provisions.get(key)}
    ended = made.about.endings.keys() - before.about.endings.keys()
    if not (new or ended):
        return made
    ids = known()
    traced = {key: replace(p, continues=_traced(p, before, ids)) for key, p in new.items()}
    told = made.provisions | traced
    return replace(made, about=replace(made.about, endings=_endings(made, before, told.values(), ids)), provisions=told)


def _traced(of: Provision, before: Edition, known: Collection[str]) -> tuple[str, ...]:
    """What a provision continues, and what that continues, as far as it is not of the edition that is followed."""
    found = dict.fromkeys(of.continues)
    for key in of.continues:
        found |= dict.fromkeys(_roots(key, before, known))
    return tuple(key for key in found if key != of.id)


def _roots(key: str, before: Edition, known: Collection[str]) -> Iterator[str]:
    if key not in known and key in before.provisions:
        yield from before.provisions[key].continues


def _endings(made: Edition, before: Edition, told: Collection[Provision], known: Collection[str]) -> dict[str, Ending]:
    """The endings, those of pieces told of what they continue, unless that is there or goes on in something else."""
    there = {key for p in told for key in (p.id, *p.continues)}
    found: dict[str, Ending] = {}
    for key, ending in made.about.endings.items():
        keys = [key] if key in known else [root for root in _roots(key, before, known) if root not in there]
        for root in keys or ([key] if key not in before.provisions else []):
            found.setdefault(root, ending)
    return found


def settled(draft: Edition, followed: Edition) -> Edition:
    """A draft as it is adopted: what it brought forth continues provisions of the edition that it follows alone."""
    trimmed = {key: replace(p, continues=_kept(p, followed)) for key, p in draft.provisions.items() if p.continues}
    changed = {key: p for key, p in trimmed.items() if p.continues != draft.provisions[key].continues}
    return replace(draft, provisions=draft.provisions | changed) if changed else draft


def _kept(of: Provision, followed: Edition) -> tuple[str, ...]:
    """Those that are of the edition before; and what that said itself of the provision is history that stays."""
    was = followed.provisions.get(of.id)
    history = was.continues if was else ()
    return tuple(key for key in of.continues if key in followed.provisions or key in history)
