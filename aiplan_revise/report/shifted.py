"""Clauses that both sides of a change have, in another place of the sentence and with another ending (手引を公表し、 is
手引を公表する。, "publishing a guide" is "a guide will be published")."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain, pairwise

from aiplan_revise.model.commitments.acts import stem
from aiplan_revise.model.commitments.rungs import listed
from aiplan_revise.model.edition import Lang
from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.scripts import KANJI

CLAUSE = compiled("[、。;；\n]|[,.] ")
"""Where clauses end."""
_AND = compiled(" (?:and|or) ")
_FEWEST = 2
"""Words of a clause, at least, that are no accident in the other text."""
_SHORTEST = 4
"""Signs of a Japanese clause without its ending, at least."""
_MOST = 4000
"""Signs of one side up to which its clauses are looked for in the other one."""


def shifted(words: str, here: str, there: str, lang: Lang) -> bool:
    """Whether words that one side (`here`) has, or the clause that they stand in or end, are a clause of the other side
    (`there`) too, as often at least and with another ending at most; all in small letters."""
    if len(here) > _MOST or len(there) > _MOST:
        return False
    said = words.strip(" ,;:.、。，")
    if not _may_stand(said, there, lang):
        return False
    if lang == "ja":
        whole = any(_held_ja(one, here, there, _PLAIN) for one in _ended(said, here))
        return whole or _held_ja(said, here, there, _FORM) or _is_light(said, here, there)
    return any(all(_held_en(piece, here, there) for piece in _AND.split(one)) for one in (said, *_around(said, here)))


_ENDING = 6
"""Signs at the end of a Japanese clause that may be its ending."""
_SMALL_BESIDE = 2
"""Small words beside a single one, at most."""
_LONG, _ROOT = 4, 3
"""Letters of an English word from which so many at its beginning are those of its other forms too."""


def _may_stand(said: str, there: str, lang: Lang) -> bool:
    """Whether a text has the roots of all words, or all kanji, that are looked for: most have not."""
    if lang == "ja":
        return all(sign in there for sign in said[:-_ENDING] if sign >= "一" and sign != "行")
    return all(word[:_ROOT] in there for word in said.split() if len(word) >= _LONG and word not in _SMALL)


@lru_cache(maxsize=16)
def _clauses(text: str) -> tuple[str, ...]:
    return tuple(filter(None, (one.strip() for one in CLAUSE.split(text))))


def _around(said: str, here: str) -> list[str]:
    """The clause in which words stand; [] where it is not clear which."""
    found = [clause for clause in _clauses(here) if said and said in clause]
    return found if len(found) == 1 else []


# ---------------------------------------------------------------- Japanese

_INFLECTED = (
    "(?:を行(?:う|い|って)|する|し(?:て|つつ|ながら)?|します|され(?:る|て)?"
    "|[いえきけぎげしせちてにねびべみめりれ]て|[っん][てで]|[えけげせてねべめれ]る|[うくぐすつぬぶむる]"
    "|[いえきけぎげしせちてにねびべみめりれ](?:つつ|ながら)?)"
)
"""How a verb ends in whatever form says no more and no less."""
_ON = "(?:とともに|と同時に|ほか|一方で?|こと(?:で|により)?|(?:こと|もの)と(?:する|し(?:て)?)|上で|中で)?"
"""What leads on from a verb to the next clause."""
_PLAIN = f"{_INFLECTED}{_ON}"
_FORM = f"{_INFLECTED}(?:ため(?:に|の)?|{_ON})"
"""The same with what makes an end of an act: said of a whole clause that stands elsewhere only."""
_LIGHT = "行(?:う|い|って)"
"""A verb that says nothing without its noun."""
_LOOSE = f"(?:を|の)?(?:{_INFLECTED})?(?:ため(?:に|の)?|{_ON})(?:に|の)?"
_AS_OBJECT = "の", "を"
"""手引の公表を行う is 手引を公表する."""
_NAMES = f"{KANJI}|[ァ-ヺー]"


def is_loose(words: str) -> bool:
    """Whether words are no more than the ending of a Japanese clause."""
    return bool(compiled(_LOOSE).fullmatch(words.strip(" 、。")))


def _is_light(said: str, here: str, there: str) -> bool:
    light = compiled(_LIGHT)
    return bool(light.fullmatch(said)) and len(light.findall(here)) <= len(light.findall(there))


def _ended(said: str, here: str) -> list[str]:
    """The clause in which words stand, and what of it ends with them."""
    return [part for one in _around(said, here) for part in (one, one[: one.index(said) + len(said)])]


def _held_ja(clause: str, here: str, there: str, form: str) -> bool:
    found = compiled(f"{form}$").search(clause)
    said = (clause[: found.start()] if found else clause).replace(*_AS_OBJECT)
    if len(said) < _SHORTEST or not compiled(_NAMES).search(said):
        return False
    ends = compiled(f"{form}(?![ぁ-ゖ])|(?=[、。\n]|$)")
    own, other = (sum(1 for _ in _ending(said, side, ends)) for side in (here, there))
    return 0 < own <= other


def _ending(said: str, text: str, ends: re.Pattern[str]) -> Iterator[int]:
    """The places of a text at which words stand before one of their endings."""
    folded, at = text.replace(*_AS_OBJECT), -1
    while (at := folded.find(said, at + 1)) >= 0:
        if ends.match(text, at + len(said)):
            yield at


# ---------------------------------------------------------------- English

_WORD = compiled(r"[a-z0-9][a-z0-9'’,.%-]*")
_SAYS_NOTHING = frozenset(
    listed("the a an of its their will shall be is are been being was were it this these those them also that which")
)
_LEADING = frozenset(listed("to by in for with and while through on as at"))
_SMALL = _SAYS_NOTHING | _LEADING


@lru_cache(maxsize=512)
def _spelt(clause: str) -> tuple[str, ...]:
    """The stems of the words of a clause, without articles, forms of "be", and what leads to it."""
    found = (word.rstrip("',.-") for word in _WORD.findall(clause))
    said = [word for word in found if word not in _SAYS_NOTHING]
    first = next((at for at, word in enumerate(said) if word not in _LEADING), len(said))
    return tuple(map(stem, said[first:]))


@lru_cache(maxsize=16)
def _pieces(text: str) -> tuple[tuple[str, ...], ...]:
    """The words of the clauses of a text, and of what "and" joins in them."""
    return tuple(_spelt(one) for clause in _clauses(text) for one in (clause, *_AND.split(clause)))


@lru_cache(maxsize=16)
def _counted(text: str) -> Counter[str]:
    """How often each word stands in a text."""
    return Counter(chain.from_iterable(map(_spelt, _clauses(text))))


@lru_cache(maxsize=16)
def _beside(text: str) -> frozenset[tuple[str, str]]:
    """The words of a text that stand beside each other."""
    return frozenset(chain.from_iterable(pairwise(_spelt(clause)) for clause in _clauses(text)))


def is_lone(words: str, here: str, there: str) -> bool:
    """Whether words of one side (`here`) are a single English word, which the other side has as often and beside the
    same one: 'publish the list' and 'within a week, publish the list'."""
    bare = words.strip(" ,;:.")
    if bare.count(" ") > _SMALL_BESIDE or not _may_stand(bare, there, "en"):
        return False
    said = _spelt(bare)
    if len(said) != 1 or _counted(here)[said[0]] > _counted(there)[said[0]]:
        return False
    return any(said[0] in both for both in _beside(here) & _beside(there))


def _held_en(clause: str, here: str, there: str) -> bool:
    """Whether the words of a clause stand in one of the other side."""
    said = _spelt(clause)
    if len(said) < _FEWEST:
        return False
    own, other = _counted(here), _counted(there)
    if any(own[word] > other[word] for word in said):
        return False
    return any(_in_order(said, one) for one in _pieces(there))


def _in_order(said: Sequence[str], other: Sequence[str]) -> bool:
    """Whether words stand in a clause in their order, but for the verb, which one of both may begin with."""
    if not set(said) <= set(other):
        return False
    verbs = {said[0], other[0]} & set(said)
    return _follows(said, other) or any(_follows(_without(said, one), _without(other, one)) for one in verbs)


def _without(listed: Sequence[str], word: str) -> list[str]:
    at = list(listed).index(word)
    return [*listed[:at], *listed[at + 1 :]]


def _follows(said: Sequence[str], other: Sequence[str]) -> bool:
    rest = iter(other)
    return all(word in rest for word in said)
