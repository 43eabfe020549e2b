"""The part of a report that tells of the changes one by one."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import partial
from typing import NamedTuple

from aiplan_revise.model.edition import Lang
from aiplan_revise.report.brief import Look, most, shortened
from aiplan_revise.report.counts import FACETS, FORM, KINDS
from aiplan_revise.report.environment import environment
from aiplan_revise.report.view import ChangeView, Fact
from aiplan_revise.report.words import say

_FILTERS = (*(kind for kind in KINDS if kind not in ("carried", "form", "unchanged")), *FACETS, *FORM)


def articles(changes: Sequence[ChangeView], bodies: Sequence[str], lang: Lang, look: Look) -> str:
    """The changes one by one, as HTML; `bodies` are the ids of all that their page has accounts of, in order."""
    more: dict[str, object] = {"printed": look.printed, "filed": _filed(changes, bodies), "order": sides(lang)}
    more |= {"most": most(len(changes), look), "shortened": shortened, "view": _Spoken(lang), **arranged(changes)}
    more |= {"t": partial(say, lang), "brief": partial(brief, lang)}
    return environment("html").get_template("articles.html").render(more).rstrip("\n")


class _Spoken(NamedTuple):
    """What the parts of a page must know of its View."""

    lang: Lang


def arranged(changes: Iterable[ChangeView]) -> dict[str, object]:
    """The changes as they are told of: initiatives first, and what came or went `under` a heading with that."""
    under: dict[str, list[ChangeView]] = {}
    for one in changes:
        under.setdefault(one.under, []).append(one)
    own = sorted(under.get("", ()), key=lambda one: one.of != "initiative")
    return {"changes": own, "under": under}


def sides(lang: Lang) -> tuple[str, str]:
    """The sides of a comparison in the order in which readers of a language expect them."""
    return ("new", "old") if lang == "ja" else ("old", "new")


class Filed(NamedTuple):
    """Under which kinds and which bodies a page files a change: their places in the lists to choose from."""

    kinds: str
    bodies: str


def _filed(changes: Sequence[ChangeView], all_of: Iterable[str]) -> dict[str, Filed]:
    kinds = {name: f"{at}" for at, (name, _) in enumerate(present(changes), 1)}
    bodies = {body: f"{at}" for at, body in enumerate(all_of, 1)}
    return {
        one.key: Filed(
            " ".join(kinds[name] for name in (one.kind, *one.facets) if name in kinds),
            " ".join(bodies[party.id] for party in one.parties if party.id in bodies),
        )
        for one in changes
    }


def present(changes: Sequence[ChangeView]) -> list[tuple[str, int]]:
    """The kinds and facets to filter by that some change has, and how many have them."""
    found = Counter(name for one in changes if not one.under for name in {one.kind, *one.facets})
    return [(name, found[name]) for name in _FILTERS if found[name]]


def brief(lang: Lang, fact: Fact) -> bool:
    """Whether a fact says no more than its label."""
    return fact.name == "reordered" and fact.lines == (say(lang, "says-reordered"),)
