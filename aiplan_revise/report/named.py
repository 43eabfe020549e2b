"""By which names a plan calls its bodies itself, so that a paper on it calls them so too."""

from collections import Counter
from collections.abc import Iterable, Iterator

from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.edition import Assignment, Edition, Lang, languages
from aiplan_revise.model.names import spelling
from aiplan_revise.model.roles import role_marked
from aiplan_revise.model.scripts import JAPANESE, compiled
from aiplan_revise.model.wholes import plain


def named(registry: Registry, editions: Iterable[Edition], lang: Lang) -> dict[str, str]:
    """Party → the name that the editions print most often for it in `lang`: 経産省 where the plan says so, and not
    経済産業省. Of two that are as frequent the shorter. Not in it are bodies that are nowhere printed by a name of
    theirs in that language, and unknown ones, whose words are all there is."""
    found: dict[str, Counter[str]] = {}
    for edition in editions:
        for party, name in _printed(registry, edition, lang):
            found.setdefault(party, Counter())[name] += 1
    return {party: min(names, key=lambda name: (-names[name], len(name), name)) for party, names in found.items()}


def _printed(registry: Registry, of: Edition, lang: Lang) -> Iterator[tuple[str, str]]:
    spoken = languages(of)
    for p in of.provisions.values() if lang in spoken else ():
        for one in p.assignments:
            name = " ".join(role_marked(one.printed).name.split())
            both = len(spoken) > 1
            if _is_name(registry, one, name) and not (both and _is_japanese(name) is not (lang == "ja")):
                yield one.party(), name


def _is_name(registry: Registry, of: Assignment, name: str) -> bool:
    if of.open:
        return name not in ("", of.party())
    return not of.office and plain(registry, of.body, spelling(name))


def _is_japanese(name: str) -> bool:
    return bool(compiled(JAPANESE).search(name))
