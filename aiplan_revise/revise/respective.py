"""Figures that belong one by one to what is named before them: 米と牛肉をそれぞれ９億円と８億円とする, "rice and beef
to 5 and 6 tonnes respectively"."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from aiplan_revise.model.commitments import Target
from aiplan_revise.model.patterns import compiled

_SAYS = compiled(r"それぞれ|各々|おのおの|\b[Rr]espectively\b")
_LED_JA = compiled("(?:それぞれ|各々|おのおの)、?\\Z")
_CLOSED_EN = compiled(r"[^.;\n0-9]{0,30}?,? [Rr]espectively\b")
_BETWEEN = compiled("(?:以上|以下|程度|未満)?(?:、|，|・|及び|および|並びに|と)+約?|(?:,? and |, )(?:to )?(?:about )?")
_LIST = compiled("、|，|・|及び|および|並びに|と|,? and |, ")
_SENTENCE = compiled(r"[^。\n；;]*\Z")
_STOP = compiled(r"を|は|が|に|の|\b(?:to|from|by|will|shall|should)\b")
"""Where a list of nouns ends."""
_LEADS = compiled(r".*(?:は、|\b(?:of|for|in|[Rr]aise|[Ii]ncrease|[Rr]educe|[Cc]ut|[Ee]xpand|the)\b)")
"""What stands before such a list."""
_FAR = 140
_FEWEST = 2


def respective(one: tuple[str, Sequence[Target]], other: tuple[str, Sequence[Target]]) -> frozenset[tuple[int, int]]:
    """Figures of two texts, by their places, that are of the same noun, where one text tells several figures so."""
    if not (_SAYS.search(one[0]) or _SAYS.search(other[0])):
        return frozenset()
    told = {(o, n) for o, nouns in _nouns_of(*one) for n in _of_noun(nouns, *other)}
    return frozenset(told | {(o, n) for n, nouns in _nouns_of(*other) for o in _of_noun(nouns, *one)})


def _of_noun(nouns: Sequence[str], text: str, side: Sequence[Target]) -> Iterator[int]:
    """The places of the figures of a text that are of the first of some nouns and of no other one."""
    named = {n: own[:1] for n, own in _nouns_of(text, side)}
    for n, of in enumerate(side):
        if of.kind in ("date", "whole"):
            continue
        found = _SENTENCE.search(text, max(0, of.start - _FAR), of.start)
        said = [noun in (named[n] if n in named else found[0] if found else "") for noun in nouns]
        if said[0] and not any(said[1:]):
            yield n


def _nouns_of(text: str, side: Sequence[Target]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The places of figures that are told so, with what each is of, before what the others are of."""
    for run in _runs(text, side) if _SAYS.search(text) else ():
        nouns = _named(text, side[run[0]].start, len(run))
        for n, place in enumerate(run if nouns else ()):
            yield place, (nouns[n], *nouns[:n], *nouns[n + 1 :])


def _runs(text: str, side: Sequence[Target]) -> Iterator[list[int]]:
    """The places of figures that stand in a list behind それぞれ, or before "respectively"."""
    run: list[int] = []
    for at, after in pairwise([*(n for n, of in enumerate(side) if of.kind not in ("date", "whole")), -1]):
        run.append(at)
        end = side[at].start + len(side[at].printed)
        if after == at + 1 and _BETWEEN.fullmatch(text, end, side[after].start):
            continue
        first = side[run[0]].start
        told = _LED_JA.search(text, max(0, first - 8), first) or _CLOSED_EN.match(text, end)
        if told and len(run) >= _FEWEST:
            yield run
        run = []


def _named(text: str, at: int, many: int) -> list[str]:
    """The nouns of a list of so many before a place; [] where there is none."""
    found = _SENTENCE.search(text, max(0, at - _FAR), at)
    words = found[0] if found else ""
    for stop in _STOP.finditer(words):
        listed = [one.strip() for one in _LIST.split(_LEADS.sub("", words[: stop.start()]))]
        if len(listed) == many and all(listed):
            return listed
    return []
