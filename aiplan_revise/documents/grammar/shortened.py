"""Names that a document shortens, with what they are short for: the Business Development Bank (BDB), CRA
(Communications Regulatory Authority), 全国乗合事業者連盟（以下「全乗連」という。）."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from aiplan_revise.documents.grammar.lines import is_wide
from aiplan_revise.model.forms import form
from aiplan_revise.model.patterns import compiled

_SHORT = r"[A-Z][A-Za-z&-]{1,9}"
_WORD = r"[A-ZÀ-ÖØ-Þ](?:[\w'’-]|\.(?=\w))*"
_PHRASE = rf"{_WORD}(?:,? (?:(?:of|for|on|and|the|in|&|de|du) ){{0,2}}{_WORD}){{0,11}}"
_BEHIND = compiled(rf"(?P<full>{_PHRASE}) ?[(（](?:the )?[\"“'‘]?(?P<short>{_SHORT})[\"”'’]?[)）]")
_BEFORE = compiled(rf"\b(?P<short>{_SHORT}) ?[(（](?:the )?(?P<full>{_PHRASE})[)）]")
_MEANS = compiled(
    rf"[\"“](?P<short>{_SHORT})[\"”](?: means| is| stands for| refers to|:|,)? (?:the )?(?P<full>{_PHRASE})"
)
_FOR = compiled(rf"\b(?P<short>{_SHORT})(?:,| is(?: short)?| means| stands)?(?: for)? the (?P<full>{_PHRASE})")
_IS = compiled(
    rf"the (?P<full>{_PHRASE})(?: is(?: called| known as)?|, or| called| known as| referred to as)"
    rf" (?P<short>{_SHORT})\b(?! [A-Z])"
)
_CALLED = compiled(
    r"(?P<full>[^、。，．「」『』（）()\s]{3,40})[（(](?:以下)?[、，]?「(?P<short>[^「」]{2,30})」と(?:いう|称する|略す|略称する|呼ぶ)。?[）)]"
)
_AS = compiled(r"(?P<full>[^、。，．「」『』（）()\s]{3,40})を「(?P<short>[^「」]{2,30})」")
_ASIDE = compiled(
    r"(?P<full>[^、。，．「」『』（）()\s]{4,40})[（(](?P<short>[A-ZＡ-Ｚ]{2,8}|[^、。（）()「」\s]{2,12})[）)]"
)
_LETTERED = frozenset(("and", "of", "for"))
"""Little words that abbreviations have letters of: DOL, DfE."""
_LITTLE = frozenset(("of", "for", "on", "and", "the", "in", "&", "de", "du"))


def shortened(words: str) -> dict[str, str]:
    """The short names that a text explains → what they are short for."""
    found: dict[str, str] = {}
    for pattern in (_CALLED, _AS, _ASIDE, _BEHIND, _BEFORE, _MEANS, _FOR, _IS):
        for one in pattern.finditer(words):
            full, short = one["full"], one["short"]
            if is_wide(full[-1]):
                full = _japanese(full) if pattern is not _ASIDE or _made_of(short, full) else ""
            elif pattern is _BEHIND and short in full.split():  # the Food Safety Agency (the Agency)
                full = full[next(_starts(full)) :]
            else:
                full = _own(full, short, behind=pattern in (_BEHIND, _IS))
            if full and len(full) > len(short):
                found.setdefault(short, full)
    return found


def _made_of(short: str, full: str) -> bool:
    """Whether a short name is made of signs of the full one in their order (県漁連 of 県漁業協同組合連合会)."""
    signs = iter(full)
    return (short.isascii() and short.isupper()) or (short not in full and all(sign in signs for sign in short))


def _japanese(words: str) -> str:
    """The name of a body at the end of words, if one is there, and not two."""
    starts = (0, *(cut.end() for cut in compiled("[はがをにで]").finditer(words)))
    found = next((words[at:] for at in starts if form(words[at:]) == "ja"), "")
    return "" if compiled("と|及び|並びに|又は").search(found) else found


def short_in(words: str, names: Mapping[str, str], told: Iterable[str]) -> str:
    """A text with the short names in the place of full ones, whose commas would divide them, and without what it says
    of all that are `told` in its sentences."""
    for short in told:
        if short in words:
            said = rf" ?[(（](?:the |以下)?[、，]?[\"“'‘「]?{re.escape(short)}[\"”'’」]?(?:と[^（）()]{{2,8}})?。?[)）]"
            words = re.sub(said, "", words)
    for short, full in sorted(names.items(), key=lambda one: -len(one[1])):
        if full in words:
            words = re.sub(re.escape(full), _whole(short), words)
    return words


def _whole(short: str) -> Callable[[re.Match[str]], str]:
    """Puts a short name in the place of a full one, unless this is a part of a longer one."""

    def put(found: re.Match[str]) -> str:
        before, behind = found.string[: found.start()], found.string[found.end() :]
        return found[0] if _GOES_ON.search(before) or _goes_before(behind) else short

    return put


_GOES_ON = compiled(r"(?<!\w)(?!The |By |In )[A-Z][\w'’-]* $|[A-Za-z]$|[\u3400-\u9fffァ-ヶ]$")
_GOES_BEFORE = compiled(rf"[A-Za-z\u3400-\u9fffァ-ヶ](?<![及並])| [A-Z]| (?:of|for) |(?:,| and) (?P<more>{_PHRASE})")


def _goes_before(behind: str) -> bool:
    """Whether words go on with a name: Department of Health and Social Care. Another body begins a name of its own."""
    found = _GOES_BEFORE.match(behind)
    more = found["more"] if found else ""
    return bool(found) and not (more and (form(more) or compiled(_SHORT).fullmatch(more)))


def _own(phrase: str, short: str, *, behind: bool) -> str:
    """What an abbreviation stands for: the shortest end of a phrase with its letters where it stands `behind` that,
    else the phrase up to another name."""
    if not behind:
        name = compiled(r",? and the |, the ").split(phrase, maxsplit=1)[0]
        return name if name[0] == short[0] and _holds(name, short) else ""
    starts = [at for at in _starts(phrase) if phrase[at] == short[0]]
    return next((phrase[at:] for at in sorted(starts, reverse=True) if _holds(phrase[at:], short)), "")


def _starts(phrase: str) -> Iterator[int]:
    """Where a name may begin in a phrase: behind its last "the", or at any of its words."""
    before, the, behind = phrase.rpartition(" the ")
    if the and behind[:1].isupper():
        yield len(before) + len(the)
    yield from (one.start() for one in compiled(_WORD).finditer(phrase))


def _holds(name: str, short: str) -> bool:
    """Whether the letters of an abbreviation stand in this order at the beginnings of the words of a name: the large
    ones, or all where only the first is large (Ahpra)."""
    words = (word for word in re.split(r"[\s-]+", name) if word not in _LITTLE or word in _LETTERED)
    firsts = iter(word[0].upper() for word in words)
    large = [letter for letter in short if letter.isupper()]
    return all(any(letter == first for first in firsts) for letter in (large if len(large) > 1 else short.upper()))
