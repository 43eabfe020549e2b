"""Printed names: the form in which spellings of a name are equal, and where a printed list of names comes apart."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Literal, NamedTuple, TypeVar

from aiplan_revise.model.scripts import JAPANESE

K = TypeVar("K")
V = TypeVar("V")

LONGEST_NAME = 300
"""Characters; longer words are nobody's name."""
LONGEST_LIST = 20_000
"""Characters; longer words are no list of names and stay whole."""
WIDEST_NAME = 8
"""Parts between separators that one name may have ("Ministry of Education, Culture, Sports, …" has five)."""

_MARKS = str.maketrans({"’": "'", "‘": "'", "·": "・", "•": "・"} | dict.fromkeys("‐‑‒–—―−", "-"))
_COMMA = rf"(?<!{JAPANESE}),(?!\s*{JAPANESE})"  # between Japanese names a comma always divides
_JA_SPACE = f"(?<={JAPANESE}) | (?={JAPANESE})"
_BRACKET = re.compile(r" *([()]) *")
_SPELT_OTHERWISE = {"the": "", "labour": "labor", "defence": "defense", "centre": "center"}
_SPELT_OTHERWISE |= {"organisation": "organization"}
_OF_JAPAN = re.compile(r"(?<=\w) government of japan$")
_FORMS = r"\((?:独|国研|大共|国大)\)|独立行政法人|国立研究開発法人|国立大学法人|大学共同利用機関法人"
_LEGAL_FORM = rf"(?:^|(?<=[( ]))(?:{_FORMS}) ?(?=.)"
_WORD = re.compile(rf"\b(?:{'|'.join(_SPELT_OTHERWISE)})\b")


@cache
def _pattern(source: str) -> re.Pattern[str]:
    """Made when the first name is read, not at start: ranges of kanji take milliseconds to compile."""
    return re.compile(source)


def spelling(printed: str) -> str:
    """The form in which all spellings of one name are equal: width and case folded, spaces collapsed (in Japanese
    dropped), without "the", a legal form (独立行政法人), ", Government of Japan", commas inside an English name and
    closing punctuation; "&" is "and", Labour is Labor."""
    words = printed if printed.isascii() else unicodedata.normalize("NFKC", printed).translate(_MARKS)
    words = words.casefold()
    if "," in words:
        words = _pattern(_COMMA).sub(" ", words)
    words = words.replace("&", " and ").replace("-", " ")
    if any(word in words for word in _SPELT_OTHERWISE):
        words = _WORD.sub(lambda word: _SPELT_OTHERWISE[word.group()], words)
    words = " ".join(words.split())
    if "(" in words or ")" in words:
        words = _BRACKET.sub(r"\1", words)
    if words.endswith("government of japan"):
        words = _OF_JAPAN.sub("", words)
    if not words.isascii():
        words = _pattern(_LEGAL_FORM).sub("", words)
        words = _pattern(_JA_SPACE).sub("", words) if " " in words else words
    return words.strip(" .,:;、。・")


def gathered(claims: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    """Name → all that goes by it, each once, in the order of the claims; in a sound registry that is one thing."""
    found: dict[K, tuple[V, ...]] = {}
    for name, claimed in claims:
        by_name = found.get(name, ())
        if name and claimed not in by_name:
            found[name] = (*by_name, claimed)
    return found


def nearest(key: str, keys: Iterable[str]) -> list[str]:
    """The spellings that look most like `key`, the nearest first; for suggestions only."""
    from rapidfuzz import fuzz, process  # takes 20 ms to load, and most documents never need it

    floor = 75 if key.isascii() else 60  # one wrong character in three, as in 総務賞 for 総務省
    found = process.extract(key, list(keys), scorer=fuzz.ratio, limit=12, score_cutoff=floor)
    return [match for match, score, _ in found if score >= found[0][1] - 10]


_AND = r"(?:(?i:\band\b)|[&＆]|及び|並びに|および|ならびに)"
_OTHERS = rf"(?=(?:等|ほか|など|他|(?i:\betc\b)\.?)\s*(?:\Z|[;；、,，・･/／\n\u3000]|{_AND}))"
"""Before what stands for others at the end of a list (総務省等): it is a name by itself."""
_BESIDES = rf"(?<=[\w)）])(?:等の|などの|の?ほか|をはじめ(?:とする)?)(?=\w)(?!{_AND})"
"""What joins a name to the set that it stands out from (経済産業省ほか関係府省庁)."""
_WITH = r"(?<=[\w)])\s+(?=(?i:(?:in [a-z -]{1,30} |together )?with\s))"
"""Before what joins a name to those that help it (MEXT in cooperation with MIC); it stays with the name behind it."""
_DIVIDES = (
    r"(?P<enclosed>[(（][^()（）]*[)）])"  # a list inside parentheses is the business of the name before them
    rf"|(?P<hard>[;；、])(?:\s*{_AND})?|(?P<soft>[,，・･/／])(?:\s*{_AND})?|(?P<both>{_AND}|[\n\u3000]"
    rf"|(?<={JAPANESE}) +(?={JAPANESE})|{_OTHERS}|{_BESIDES}|{_WITH})"
)
Joint = Literal["hard", "soft", "both"]
_JOINTS: tuple[Joint, ...] = ("hard", "soft", "both")


class _Part(NamedTuple):
    """Words between separators: from `bare` to `end`, with a leading "and" from `start`; `joint` came before them."""

    start: int
    bare: int
    end: int
    joint: Joint
    known: bool = False


def separate(content: str, known: Callable[[str], bool]) -> tuple[str, ...]:
    """The names of a printed list, in order, each as printed.

    ";" and "、" always divide. ",", "・" and "/" divide where a known name stands on at least one side, "and", "及び",
    a line break and a space between Japanese words where one stands on both; the longest known name comes first. What
    is not known keeps its words. Content over LONGEST_LIST characters stays whole.
    """
    if len(content) > LONGEST_LIST:
        return tuple(filter(None, [content.strip()]))
    found: list[_Part] = []
    for run in _runs(_parts(content)):
        pieces = _merge(_claim(content, run, known), lambda one, two: two.joint == "both" and not one.known & two.known)
        found += _merge(pieces, lambda one, two: two.joint == "soft" and not one.known | two.known)
    words = (content[part.bare if part.known else part.start : part.end].strip() for part in found)
    return tuple(filter(None, words))


def _parts(content: str) -> Iterator[_Part]:
    """The parts that hold any words; between two of them counts the strongest of the separators there."""
    start = bare = 0
    joint: Joint = "hard"
    for mark in _pattern(_DIVIDES).finditer(content):
        if mark["enclosed"]:
            continue
        found: Joint = "hard" if mark["hard"] else "soft" if mark["soft"] else "both"
        if content[bare : mark.start()].strip():
            yield _Part(start, bare, mark.start(), joint)
            joint = found
        else:
            joint = min(joint, found, key=_JOINTS.index)
        start, bare = (mark.end() if found == "both" else mark.end(found)), mark.end()
    if content[bare:].strip():
        yield _Part(start, bare, len(content), joint)


def _runs(parts: Iterable[_Part]) -> Iterator[list[_Part]]:
    run: list[_Part] = []
    for part in parts:
        if part.joint == "hard" and run:
            yield run
            run = []
        run.append(part)
    yield run


def _claim(content: str, run: list[_Part], known: Callable[[str], bool]) -> Iterator[_Part]:
    """The run's parts, those that make up a known name together as one part; the widest name first."""
    at = 0
    while at < len(run):
        first = run[at]
        ends = [part.end for part in run[at : at + WIDEST_NAME]]
        width = next((n for n in range(len(ends), 0, -1) if known(content[first.bare : ends[n - 1]])), 0)
        yield first._replace(end=ends[max(width, 1) - 1], known=width > 0)
        at += max(width, 1)


def _merge(parts: Iterable[_Part], together: Callable[[_Part, _Part], bool]) -> list[_Part]:
    merged: list[_Part] = []
    for part in parts:
        if merged and together(merged[-1], part):
            merged[-1] = merged[-1]._replace(end=part.end, known=False)
        else:
            merged.append(part)
    return merged
