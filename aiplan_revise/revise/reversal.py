"""Where the words turned round: what was to be done is not to be done now, or the reverse."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from aiplan_revise.model.commitments.rungs import ENDED
from aiplan_revise.model.edition import Lang
from aiplan_revise.model.patterns import compiled
from aiplan_revise.revise.near import REACH, nearness, undated, words

_ALIKE = 0.6
"""Share of common words from which two clauses are about the same."""


_NEUTRAL = compiled(
    "(?:なけれ|ね)ば(?:なら|いけ)ない|ざるを得ない|(?:だけ|のみ)で(?:は)?なく|のみならず|(?:に)?(?:かかわ|関わ|限)らず|を?問わず|少なからず"
    "|かもしれない|に過ぎない|とは限らない|誰一人取り残さない"
)
"""Negative in form only."""


class _Said(NamedTuple):
    clause: str
    negated: bool
    subject: frozenset[str]
    verbs: frozenset[str]


_VERBS: dict[Lang, str] = {
    "ja": f"控え|見合わせ|{ENDED['ja']}",
    "en": rf"refrain\w*(?: from)?|avoid\w*|(?:{ENDED['en']})\w*",
}
"""Verbs, and in English their nouns, that turn round what they are about."""
_KEY = 4
"""Letters that the forms of such a verb have in common."""
_PREVENTS = compiled(r"\b(?i:prevent\w*|avert\w*)\b|防[止ぐい]|予防|回避")
"""What comes about as little as what is not done."""
_HELD = 0.5
"""Share of the words of the shorter of two clauses from which both speak of the same."""


@cache
def _patterns(lang: Lang) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What ends a clause, and what turns it round."""
    if lang == "ja":
        return compiled("[、。；;\n]"), compiled(
            rf"(?:し|わ|さ|ら|か|え|け|せ|れ|め)(?:ない|ず)(?!ければ|限り|よう|場合|もの|か)|せず|(?:{_VERBS[lang]})"
        )
    bounds = "later|earlier|before|sooner|until|more|less|fewer"
    return compiled(r"[.;\n]"), compiled(
        rf"\b(?i:not(?! (?:only|limited|{bounds}))|never|no(?= \w)(?! (?:{bounds}))|{_VERBS[lang]})\b"
    )


def reversals(old: str, new: str, lang: Lang) -> tuple[tuple[str, str], ...]:
    """Pairs of clauses (old, new) in like words: one says that something is done, the other that it is not."""
    if old == new:
        return ()
    was, now = list(_said(old, lang)), list(_said(new, lang))
    kept = {said.clause for said in was} & {said.clause for said in now}
    was, now = ([said for said in side if said.clause not in kept] for side in (was, now))
    return tuple((was[o].clause, now[n].clause) for o, n in _turned(was, now))


def _turned(was: list[_Said], now: list[_Said]) -> Iterator[tuple[int, int]]:
    """Those of which each is the nearest to the other, nearer than any that says the same."""
    scores = {
        (o, n): nearness(was[o].subject, now[n].subject)
        for o in range(len(was))
        for n in range(max(0, o - REACH), min(len(now), o + REACH + 1))
    }
    best: dict[tuple[str, int], float] = {}
    for (o, n), score in scores.items():
        for end in (("old", o), ("new", n)):
            best[end] = max(best.get(end, 0.0), score)
    for (o, n), score in sorted(scores.items()):
        nearest = score >= _ALIKE and score == best["old", o] == best["new", n]
        if nearest and was[o].negated != now[n].negated and not _said_too(was[o], now[n], was, now):
            yield o, n


def _said_too(old: _Said, new: _Said, was: list[_Said], now: list[_Said]) -> bool:
    """Whether what turns one of two clauses round is said on the other side too: in the noun of its verb (廃止を検討
    する), or as what is prevented."""
    turned, plain, others = (old, new, now) if old.negated else (new, old, was)
    if _PREVENTS.search(plain.clause) and not _PREVENTS.search(turned.clause):
        return True
    return any(
        other.negated
        and turned.verbs & other.verbs
        and len(turned.subject & other.subject) >= _HELD * min(len(turned.subject), len(other.subject))
        for other in others
    )


def _said(text: str, lang: Lang) -> Iterator[_Said]:
    stops, turns = _patterns(lang)
    for clause in (part.strip() for part in stops.split(text)):
        subject = frozenset(words(turns.sub(" ", undated(clause)))) - {"will", "shall", "should", "must", "do", "does"}
        if subject:
            yield _Said(clause, len(turns.findall(_NEUTRAL.sub("", clause))) % 2 == 1, subject, _forms(lang, clause))


def _forms(lang: Lang, clause: str) -> frozenset[str]:
    """The verbs in a clause that turn it round, in whatever form."""
    return frozenset(verb[:_KEY].lower() for verb in compiled(f"(?i:{_VERBS[lang]})").findall(clause))
