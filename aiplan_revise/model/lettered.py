"""Bodies that one edition names in full and the other one by an abbreviation which nothing explains: known by its
letters alone."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property

from aiplan_revise.model.abbreviations import SHORT, named, spelt_out
from aiplan_revise.model.edition import Edition, Provision
from aiplan_revise.model.initials import first_letters
from aiplan_revise.model.names import spelling
from aiplan_revise.model.patterns import compiled

_FEWEST = 3
"""Letters of an abbreviation that is known by them alone."""


_RUN = compiled(r"\b[A-Z][\w'’]*(?:(?:,? (?:of|for|on|and|the|in|to|&))*,?[ -][A-Z][\w'’]*)+(?![\w'’])")
"""Words with capital letters, and little ones between them."""


def by_letters(editions: Iterable[Edition], apart: Collection[str]) -> dict[str, frozenset[str]]:
    """The spellings of abbreviations by which bodies are printed → that of the one body printed in full which they are
    the first letters of (DOE: Department of Energy; MHCLG; HMT: HM Treasury), where both are spellings of such as only
    one edition has (`apart`). Only of bodies that no registry knows; nothing where the editions name another body which
    may be meant as well, two abbreviations of one body, or both in one provision."""
    told = [p for of in editions for p in of.provisions.values()]
    printed = named(a for p in told for a in p.assignments if not (a.body or a.open))
    shorts = {name for name in printed if SHORT.fullmatch(name) and len(name) >= _FEWEST and spelling(name) in apart}
    if not shorts:
        return {}
    spelt = defaultdict[str, dict[str, str]](dict)
    for name in printed - shorts:
        for letters in first_letters(name):
            spelt[letters][spelling(name)] = name
    found = {short: spelt[short.upper()] for short in sorted(shorts)}
    often = Counter(full for full, _ in {(full, spelling(short)) for short, names in found.items() for full in names})
    names_of = _Named(told)
    made: dict[str, frozenset[str]] = {}
    for short, names in found.items():
        for full in names if len(names) == 1 else ():
            if full in apart and often[full] == 1 and not names_of.doubtful(short, full):
                made[spelling(short)] = frozenset((full,))
    return made


class _Named:
    """What the words and the bodies of provisions name."""

    def __init__(self, provisions: Sequence[Provision]) -> None:
        self._words = [f"{p.title.en}\n{p.text.en}" for p in provisions]
        self._printed = named(a for p in provisions for a in p.assignments)

    @cached_property
    def _runs(self) -> frozenset[str]:
        said = (run for words in self._words for run in _RUN.findall(words))
        return frozenset((*said, *(name for name in self._printed if not SHORT.fullmatch(name))))

    def doubtful(self, short: str, full: str) -> bool:
        """Whether a provision names a body by each of two names (`full` as it is spelt), says that the short one is
        another's, or names another body of the same letters."""
        alone = re.compile(rf"\b{short}\b")
        for words in (words for words in self._words if short in words):
            if full in spelling(words) and alone.search(words):
                return True
            if any(not spelling(words[: at.start()]).endswith(full) for at in re.finditer(rf" \({short}\)", words)):
                return True
        return any(not f" {full}".endswith(f" {spelling(one)}") for one in self._others(short))

    def _others(self, short: str) -> Iterator[str]:
        """The names that have these first letters, in whatever they stand."""
        pattern = re.compile(rf"\b{spelt_out(short)}(?![\w'’])")
        for run in self._runs:
            names = (run, *(found[0] for found in pattern.finditer(run)))
            yield from (name for name in names if short.upper() in first_letters(name))
