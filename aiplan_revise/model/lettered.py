"""Bodies that one edition names in full and the other one by an abbreviation which nothing explains: known by its
letters alone."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from aiplan_revise.model.abbreviations import SHORT, spelt_out
from aiplan_revise.model.edition import Edition, Provision
from aiplan_revise.model.initials import first_letters
from aiplan_revise.model.names import spelling
from aiplan_revise.model.roles import bare

_FEWEST = 3
"""Letters of an abbreviation that is known by them alone."""


def by_letters(editions: Iterable[Edition]) -> dict[str, frozenset[str]]:
    """The spellings of abbreviations by which bodies are printed → that of the one body printed in full which they are
    the first letters of (DOE: Department of Energy; MHCLG; HMT: HM Treasury). Only of bodies that no registry knows;
    nothing where the editions name another body which may be meant as well, two abbreviations of one body, or both in
    one provision."""
    told = [p for of in editions for p in of.provisions.values()]
    printed = {bare(a.printed) for p in told for a in p.assignments if not (a.body or a.open)}
    shorts = {name for name in printed if SHORT.fullmatch(name) and len(name) >= _FEWEST}
    if not shorts:
        return {}
    spelt = defaultdict[str, dict[str, str]](dict)
    for name in printed - shorts:
        for letters in first_letters(name):
            spelt[letters][spelling(name)] = name
    found = {short: spelt[short.upper()] for short in sorted(shorts)}
    often = Counter((full, spelling(short)) for short, names in found.items() for full in names)
    several = Counter(full for full, _ in often)
    made: dict[str, frozenset[str]] = {}
    for short, names in found.items():
        for full, name in names.items() if len(names) == 1 else ():
            if several[full] == 1 and not _is_doubtful(short, name, told):
                made[spelling(short)] = frozenset((full,))
    return made


def _is_doubtful(short: str, full: str, provisions: Sequence[Provision]) -> bool:
    """Whether a provision names a body by each of two names, says that the short one is another's, or names another
    body of the same letters."""
    named, own = re.compile(rf"\b{short}\b"), spelling(full)
    for p in provisions:
        words = f"{p.title.en}\n{p.text.en}"
        if named.search(words) and own in spelling(words):
            return True
        if any(not spelling(words[: at.start()]).endswith(own) for at in re.finditer(rf" \({short}\)", words)):
            return True
        if any(spelling(one) != own for one in _others(short, p)):
            return True
    return False


def _others(short: str, of: Provision) -> Iterator[str]:
    """The bodies in the words and among the bodies of a provision that have these first letters."""
    names = [name for a in of.assignments if not SHORT.fullmatch(name := bare(a.printed))]
    for words in (of.title.en, of.text.en, *names):
        for found in re.finditer(rf"\b{spelt_out(short)}(?![\w'’])", words):
            if short.upper() in first_letters(found[0]):
                yield found[0]
    yield from (name for name in names if short.upper() in first_letters(name))
