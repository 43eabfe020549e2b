"""What an English name may be abbreviated to by the first letters of its words."""

from collections.abc import Iterator

from aiplan_revise.model.patterns import compiled

LITTLE = frozenset(("of", "for", "on", "and", "the", "in", "to"))
_NAME = compiled(r"[A-Z][\w'’]*(?:(?:,? |-)(?:[A-Za-z][\w'’]*|&))+")
_KIND = compiled(r"(?:Department|Ministry) (?:of|for)(?: the)? ")
_WHOLE = 3
"""Letters up to which a word of capitals stands whole in an abbreviation: UKRI for UK Research and Innovation."""
_FEWEST = 4
"""Letters of an abbreviation in which a word is left out that many names begin with."""


def first_letters(name: str) -> frozenset[str]:
    """The first letters of the words of a name, in capitals: of all words, of those that are no little ones or begin
    with a capital letter, of all but "the", and of those behind "Department of"; of none, if it is no English name of
    several words. What stands in brackets behind it says nothing."""
    plain = _in_full(name)
    return frozenset(letters.upper() for letters in _letters(plain)) if _NAME.fullmatch(plain) else frozenset()


_ARTICLE, _BEHIND = compiled("^[Tt]he "), compiled(r" ?\([^()]*\)$")
_SHORTENED = compiled(r"\b(Dept|Min|Inst|Natl|Intl)\b\.?(?= )")
_FULL = {"Dept": "Department", "Min": "Ministry", "Inst": "Institute", "Natl": "National", "Intl": "International"}


def _in_full(name: str) -> str:
    words = _BEHIND.sub("", _ARTICLE.sub("", name)).replace("U.S.", "US").replace("/", " ")
    return _SHORTENED.sub(lambda found: _FULL[found[1]], words)


def _initials(name: str) -> tuple[str, str]:
    """The first letters of the words, with and without little ones."""
    words = name.replace("&", "").split()
    return "".join(word[0] for word in words), "".join(word[0] for word in words if word not in LITTLE)


def _letters(name: str) -> Iterator[str]:
    for said in (name, name.replace("-", " ")):
        yield from _initials(said)
        words = said.replace("&", "").split()
        if any(map(_stays, words)):
            for kept in (words, [word for word in words if word not in LITTLE]):
                yield "".join(word if _stays(word) else word[0] for word in kept)
        yield "".join(word[0] for word in words if word != "the")
        yield "".join(word[0] for word in words if word[0].isupper())
        behind = _KIND.sub("", said, count=1)
        if behind != said and len(of := _initials(behind)[1]) >= _FEWEST:
            yield of


def _stays(word: str) -> bool:
    return word.isupper() and 1 < len(word) <= _WHOLE
