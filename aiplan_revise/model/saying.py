"""Bodies that the words of an initiative name themselves, in a plan whose sentences say who acts."""

import re
from functools import lru_cache

from aiplan_revise.model.abbreviations import explained, in_full
from aiplan_revise.model.edition import Assignment, Edition, Lang, Provision
from aiplan_revise.model.forms import KINDS
from aiplan_revise.model.names import spelling
from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.roles import bare


class Saying:
    """Tells of the initiatives of an edition which of their bodies are to be printed beside their words: all of them,
    or where its sentences say who acts (About.acting, or as is said), those only that do not stand in the words."""

    def __init__(self, of: Edition, *, acting: bool | None = None) -> None:
        self._acting = of.about.acting if acting is None else acting
        short = {**in_full([of]), **explained([of])} if self._acting else {}
        self._full = {name: sorted(names) for name, names in short.items()}

    def unsaid(self, of: Provision, lang: Lang) -> tuple[Assignment, ...]:
        """Those to be printed, in their order."""
        if not (self._acting and of.assignments):
            return of.assignments
        text = of.text.get(lang)
        return tuple(one for one in of.assignments if not self._stands(bare(one.printed), text))

    def _stands(self, printed: str, text: str) -> bool:
        if not printed.isascii() and printed in text:
            return True
        name, words, kinds = spelling(printed), _spelt(text), _kinds(text)
        forms = [form for form in (name, *self._full.get(name, ())) if form]
        return any(_whole(form).search(words) or not kinds.isdisjoint(form.split()) for form in forms)


@lru_cache(4096)
def _kinds(text: str) -> frozenset[str]:
    """The bodies that a text calls by their kind alone, in small letters."""
    return frozenset(map(str.lower, compiled(_CALLED).findall(text)))


_CALLED = rf"\b[Tt]he ({'|'.join(KINDS)})\b(?! (?:for|of)\b)"
"""A body that is called by its kind: the Agency, and no Agency for tides."""


@lru_cache(4096)
def _spelt(text: str) -> str:
    return "\n".join(map(spelling, text.split("\n")))


@lru_cache(4096)
def _whole(name: str) -> re.Pattern[str]:
    """A name that is no part of a longer word."""
    left, right = (r"(?<![a-z0-9])" * name[0].isascii(), r"(?![a-z0-9])" * name[-1].isascii())
    return re.compile(f"{left}{re.escape(name)}{right}")
