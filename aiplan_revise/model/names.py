"""Printed names: the form in which spellings of a name are equal."""

import unicodedata
from collections.abc import Iterable
from typing import TypeVar

from aiplan_revise.model.patterns import compiled
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
_BRACKET = compiled(r" *([()]) *")
_SPELT_OTHERWISE = {"the": "", "labour": "labor", "defence": "defense", "centre": "center"}
_SPELT_OTHERWISE |= {"organisation": "organization", "programme": "program"}
_SPELT_OTHERWISE |= {"dept": "department", "govt": "government", "gov't": "government", "univ": "university"}
_SPELT_OTHERWISE |= {"intl": "international", "int'l": "international", "natl": "national", "nat'l": "national"}
_SPELT_OTHERWISE |= {"corp": "corporation", "nz": "new zealand", "uk": "united kingdom", "us": "united states"}
_SHORT_OF = compiled(r"\b(min|inst)\b\.?(?= (?:of|for)\b)")
_IN_FULL = {"min": "ministry", "inst": "institute"}
VARIED = frozenset(" ".join((*_SPELT_OTHERWISE.values(), *_IN_FULL.values())).split())
"""Words that are spelt in several ways, as `spelling` has them."""
_LIMITED = compiled(r"(?<=\w)(?: (?:(?:pty )?(?:ltd|limited)|inc|plc|llc)\.?)+$")
"""The legal form of a company: NBN Co Ltd, Network Rail Limited."""
_ENDS = ("ltd", "ltd.", "limited", "inc", "inc.", "plc", "llc")
_OF_JAPAN = compiled(r"(?<=\w) government of japan$")
_FORMS = (
    r"\((?:独|地独|国研|大共|国大|一社|一財|公社|公財|特非|学|福)\)|(?:地方)?独立行政法人|国立研究開発法人|国立大学法人"
    r"|大学共同利用機関法人|(?:一般|公益)[社財]団法人|特定非営利活動法人|npo法人|学校法人|社会福祉法人"
)
_COMPANIES = {"(株)": "株式会社", "(有)": "有限会社"}
_LEGAL_FORM = rf"(?:^|(?<=[( ]))(?:{_FORMS}) ?(?=.)"
_WORD = compiled(rf"\b({'|'.join(_SPELT_OTHERWISE)})\b(?:\.(?=\s))?")


def spelling(printed: str) -> str:
    """The form in which all spellings of one name are equal: width and case folded, spaces collapsed (in Japanese
    dropped), without "the", a legal form (独立行政法人, Ltd), ", Government of Japan", commas inside an English name
    and closing punctuation; "&" is "and", Labour is Labor, Dept. is Department, NZ is New Zealand; （株） is
    株式会社."""
    words = printed if printed.isascii() else unicodedata.normalize("NFKC", printed).translate(_MARKS)
    words = words.casefold()
    if "," in words:
        words = compiled(_COMMA).sub(" ", words)
    words = words.replace("&", " and ").replace("-", " ")
    if any(word in words for word in _SPELT_OTHERWISE):
        words = _WORD.sub(lambda word: _SPELT_OTHERWISE[word[1]], words)
    words = " ".join(words.split())
    if " of " in words or " for " in words:
        words = _SHORT_OF.sub(lambda word: _IN_FULL[word[1]], words)
    if "(" in words or ")" in words:
        words = _BRACKET.sub(r"\1", words)
    if words.endswith(_ENDS):
        words = _LIMITED.sub("", words)
    if words.endswith("government of japan"):
        words = _OF_JAPAN.sub("", words)
    if not words.isascii():
        for short, full in _COMPANIES.items():
            words = words.replace(short, full)
        words = compiled(_LEGAL_FORM).sub("", words)
        words = compiled(_JA_SPACE).sub("", words) if " " in words else words
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
