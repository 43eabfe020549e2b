"""By which names a plan calls its bodies itself, so that a paper on it calls them so too."""

from collections import Counter
from collections.abc import Iterable

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
        spoken = languages(edition)
        held = Counter(a for p in edition.provisions.values() for a in map(_named_by, p.assignments))
        for one, often in held.items() if lang in spoken else ():
            name = " ".join(role_marked(one.printed).name.split())
            fits = len(spoken) == 1 or _is_japanese(name) is (lang == "ja")
            if fits and _is_name(registry, one, name):
                found.setdefault(one.party(), Counter())[name] += often
    return {party: min(names, key=lambda name: (-names[name], len(name), name)) for party, names in found.items()}


def _named_by(of: Assignment) -> Assignment:
    """An assignment without all but who it is and by which words: there are few of those in an edition."""
    return Assignment(of.body, of.office, of.open, printed=of.printed)


def _is_name(registry: Registry, of: Assignment, name: str) -> bool:
    if of.open:
        return name not in ("", of.party())
    return not of.office and plain(registry, of.body, spelling(name))


def _is_japanese(name: str) -> bool:
    return bool(compiled(JAPANESE).search(name))
