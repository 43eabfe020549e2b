"""Since when the words of a text stand as they do: run by run, through every rewording, split and join."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import Literal

import msgspec

from aiplan_revise.model.edition import LANGS, Lang, Provision, Value
from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.sketch import Sketch
from aiplan_revise.revise.diff import kin
from aiplan_revise.revise.redline import redline, sentences
from aiplan_revise.revise.stages import Stage

Part = Literal["title", "text"]
PARTS: tuple[Part, ...] = ("title", "text")


class Clause(Value, frozen=True):
    """A sentence, or the smaller run of words in it that came at one time. `since` is the key of the stage from which
    on they stand so; `words` keep the blanks behind them."""

    words: str
    since: str


class Blamed(msgspec.Struct, frozen=True):
    """A provision and, for each of its texts, the clauses that make it up: put together they are the text."""

    provision: Provision
    clauses: Mapping[tuple[Part, Lang], tuple[Clause, ...]]


def blame(line: Sequence[Stage]) -> tuple[Blamed, ...]:
    """Every provision of the last of these stages, in printed order, with the origin of its words. Each stage is based
    on the one before it; its texts are best read whole (`sketch.drawn`), for all of them are asked for.

    Words that a rewording leaves alone keep their origin; so do those that a split or a join takes over. Marks and
    blanks go with the words before them, a particle amid new words with those. A provision
    that was gone for an edition begins anew.
    """
    held: Origins = {}
    wanted = _wanted(line)
    for at, stage in enumerate(line):
        before = line[at - 1].text if at else None
        held = dict(_inherited(stage, before, held, wanted[at]))
    last = line[-1].text
    return tuple(_blamed(last.whole(key), held) for key in last.frame.outline)


Origins = dict[tuple[str, Part, Lang], tuple[Clause, ...]]
"""Of each text of each provision the runs of words of one origin."""


def _wanted(line: Sequence[Stage]) -> list[set[str]]:
    """For each stage the ids of the provisions that went into those of the last."""
    wanted = [set(line[-1].text.frame.outline)]
    for old, new in zip(line[-2::-1], line[:0:-1], strict=True):
        kin = _Kin(old.text, new.text)
        wanted.append({key for one in wanted[-1] for key in kin.before(one)})
    return wanted[::-1]


class _Kin:
    """Which provisions of a text each one of the next continues."""

    def __init__(self, old: Sketch, new: Sketch) -> None:
        self._kin = kin(old.frame, new.frame)
        self._old = old.frame.provisions
        self._members: dict[str, list[str]] = {}
        for key, root in self._kin.items():
            if key in self._old:
                self._members.setdefault(root, []).append(key)

    def before(self, key: str) -> list[str]:
        root = self._kin.get(key, key)
        return self._members.get(root, [root] if root in self._old else [])


def _inherited(
    stage: Stage, before: Sketch | None, held: Origins, wanted: Iterable[str]
) -> Iterator[tuple[tuple[str, Part, Lang], tuple[Clause, ...]]]:
    """The origins of a stage's words, given those of the stage before it."""
    kin = _Kin(before, stage.text) if before else None
    for key in wanted:
        provision = stage.text.whole(key)
        olds = kin.before(key) if kin else []
        for part in PARTS:
            for lang in LANGS:
                words = _words(provision, part, lang)
                sources = [held[old, part, lang] for old in olds if (old, part, lang) in held]
                if words:
                    yield (key, part, lang), _traced(words, sources, lang, stage.key)


def _words(of: Provision, part: Part, lang: Lang) -> str:
    return (of.title if part == "title" else of.text).get(lang)


def _traced(words: str, sources: Sequence[tuple[Clause, ...]], lang: Lang, since: str) -> tuple[Clause, ...]:
    """The words with the origin that they have in the sources: the longest run that stands in one goes first."""
    texts = ["".join(run.words for run in source) for source in sources]
    for text, source in zip(texts, sources, strict=True):
        if text == words:
            return source
    origins = [""] * len(words)
    found = [run for text, source in zip(texts, sources, strict=True) for run in _kept(text, source, words, lang)]
    for start, inherited in sorted(found, key=lambda run: (-len(run[1]), run[0])):
        for at, origin in enumerate(inherited, start):
            origins[at] = origins[at] or origin
    return _without_islands(tuple(_runs(words, [origin or since for origin in origins])), since)


_ISLAND = compiled(r"\W*(?:[ぁ-ゖ]+|[a-z]{1,3})\W*")
"""A particle or a small word, which says nothing by itself."""


def _without_islands(runs: tuple[Clause, ...], since: str) -> tuple[Clause, ...]:
    """The runs with small words taken for new ones where both words beside them are new: there, too, they stand."""
    made: list[Clause] = []
    for at, run in enumerate(runs):
        beside = {one.since for one in (*runs[max(at - 1, 0) : at], *runs[at + 1 : at + 2])}
        inner = 0 < at < len(runs) - 1 and beside == {since} and _ISLAND.fullmatch(run.words)
        origin = since if inner else run.since
        if made and made[-1].since == origin:
            run = Clause(made.pop().words + run.words, origin)
        made.append(run)
    return tuple(made)


def _kept(text: str, source: Sequence[Clause], words: str, lang: Lang) -> Iterator[tuple[int, list[str]]]:
    """The runs of the words that stand in a source: where each starts, and the origin of each of its signs."""
    signs = [run.since for run in source for _ in run.words]
    was = now = 0
    for span in redline(text, words, lang):
        size = len(span.text)
        if span.op == "same":
            yield now, signs[was : was + size]
        was += size * (span.op != "inserted")
        now += size * (span.op != "deleted")


def _runs(words: str, origins: Sequence[str]) -> Iterator[Clause]:
    """The words in runs of one origin; marks and blanks have that of the words before them."""
    settled: list[str] = []
    for sign, origin in zip(words, origins, strict=True):
        settled.append(origin if sign.isalnum() or not settled else settled[-1])
    at = 0
    for origin, run in groupby(settled):
        size = len(list(run))
        yield Clause(words[at : at + size], origin)
        at += size


# ---------------------------------------------------------------- clauses


def _blamed(provision: Provision, held: Origins) -> Blamed:
    found = {(part, lang): held.get((provision.id, part, lang)) for part in PARTS for lang in LANGS}
    return Blamed(provision, {key: tuple(_cut(runs)) for key, runs in found.items() if runs})


def _cut(runs: Sequence[Clause]) -> Iterator[Clause]:
    """The runs, cut where a sentence ends."""
    ends = _ends("".join(run.words for run in runs))
    at = 0
    for run in runs:
        through = at + len(run.words)
        cuts = [at, *(end for end in ends if at < end < through), through]
        for start, end in pairwise(cuts):
            yield Clause(run.words[start - at : end - at], run.since)
        at = through


_OPENING, _CLOSING = "（「『【〔［〈《([“", "）」』】〕］〉》)]”"


def _ends(text: str) -> list[int]:
    """Where sentences end; not inside brackets or quotation marks, as far as these are closed."""
    ends, at, depth = [], 0, 0
    for sentence in sentences(text):
        at += len(sentence)
        depth = max(0, depth + sum((sign in _OPENING) - (sign in _CLOSING) for sign in sentence))
        if not depth or not set(text[at:]) & set(_CLOSING):
            ends.append(at)
    return ends
