"""By which names a plan calls its bodies itself, so that a paper on it calls them so too."""

from collections import Counter
from collections.abc import Iterable

from msgspec.structs import replace

from aiplan_revise.model.bodies import Registry, party_label
from aiplan_revise.model.edition import Assignment, Edition, Lang, spoken
from aiplan_revise.model.names import spelling
from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.roles import role_marked
from aiplan_revise.model.scripts import JAPANESE
from aiplan_revise.model.wholes import plain


def named(registry: Registry, editions: Iterable[Edition], lang: Lang) -> dict[str, str]:
    """Party → the name that the editions print most often for it in `lang`: 経産省 where the plan says so, and not
    経済産業省. Of two that are as frequent the shorter. Not in it are bodies that are nowhere printed by a name of
    theirs in that language, and unknown ones, whose words are all there is."""
    found: dict[str, Counter[str]] = {}
    for edition in editions:
        langs = spoken(edition)
        held = Counter(a for p in edition.provisions.values() for a in map(_named_by, p.assignments))
        for one, often in held.items() if lang in langs else ():
            name = " ".join(role_marked(one.printed).name.split())
            fits = len(langs) == 1 or _is_japanese(name) is (lang == "ja")
            if fits and _is_name(registry, one, name):
                found.setdefault(one.party(), Counter())[name] += often
    return {party: min(names, key=lambda name: (-names[name], len(name), name)) for party, names in found.items()}


def as_printed(of: Assignment, registry: Registry, edition: Edition) -> Assignment:
    """The assignment with the name that an edition in one language prints for its party, where it was named by an id or
    in the other language; of a party that is new there, with the full name or the short one, as the others have it.
    What was named in the language of the edition stays as it is, and so does all in an edition of two languages."""
    langs = spoken(edition)
    japanese = langs == ("ja",)
    if len(langs) != 1 or of.party().startswith("?") or (of.printed and _is_japanese(of.printed) is japanese):
        return of
    held = Counter(a for p in edition.provisions.values() for a in map(_named_by, p.assignments))
    same = [(often, role_marked(one.printed).name) for one, often in held.items() if _holds(one) == _holds(of)]
    printed = [(often, name) for often, name in same if name and _is_japanese(name) is japanese]
    return replace(of, printed=max(printed)[1] if printed else _usual(of, registry, edition, langs[0]))


def _usual(of: Assignment, registry: Registry, edition: Edition, lang: Lang) -> str:
    """The name of a party that an edition does not print: the full one, unless most others go by shorter ones there."""
    known = named(registry, [edition], lang)
    full = {key: body.names.get(lang) for key, body in registry.bodies.items()}
    if of.office or not full.get(of.body) or 2 * sum(full.get(key) == name for key, name in known.items()) < len(known):
        return party_label(registry, of.party(), lang, of.office)
    return full[of.body]


def _holds(of: Assignment) -> tuple[str, str]:
    return of.party(), of.office


def _named_by(of: Assignment) -> Assignment:
    """An assignment without all but who it is and by which words: there are few of those in an edition."""
    return Assignment(of.body, of.office, of.open, printed=of.printed)


def _is_name(registry: Registry, of: Assignment, name: str) -> bool:
    if of.open:
        return name not in ("", of.party())
    return not of.office and name != of.body and plain(registry, of.body, spelling(name))


def _is_japanese(name: str) -> bool:
    return bool(compiled(JAPANESE).search(name))
