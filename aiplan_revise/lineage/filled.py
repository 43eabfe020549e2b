"""Whether two sentences have a frame in common that is filled with other things: "Draw up plans for buckwheat" and "…
for rapeseed", …を図るため、…に要する費用を補助する."""

import re
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise, zip_longest
from typing import NamedTuple

from aiplan_revise.lineage.words import HIRAGANA, STOP, other_beginnings, stem, token, western
from aiplan_revise.model.commitments import LADDER
from aiplan_revise.model.commitments.numerals import NUMBER_WORDS
from aiplan_revise.model.patterns import compiled

BEGUN, FILLED = 0.45, 0.3
"""From the first likeness on, two Japanese sentences that begin with other things may be two things; from the second
on, those with other things in several PLACES, or in one of an English sentence. So may English sentences that begin
with one verb and go on with other things, however little alike: of 30 such pairs in eight invented plans 25 were two
things."""
PLACES = 2
SAME = 0.78
"""From this likeness on the sentence stays as a whole, and a figure is all that speaks beside a single name."""
FRAMED = 3
"""Words that two English sentences share around a place, at least."""
LONGEST = 4
"""Words that fill a place of an English sentence, at most; longer ones were written anew."""

_ABOUT = frozenset(("of", "for", "from", "in", "on", "with", "to", "among", "between"))
"""Behind these stands what an English sentence is about."""
_PHRASES = frozenset(
    re.findall(
        r"\w+",
        "accordance line keeping order view light regard respect particular addition step preparation connection",
    )
)
"""Of these only turns of phrase are made: "in accordance with" is "in line with"."""
_GENERAL = frozenset(("persons", "people", "individuals", "main", "principal", "major", "key", "important"))
"""One of these in place of another one says the same."""
_ARTICLES = frozenset(("the", "a", "an", "its", "their"))
_TIMES = frozenset(
    re.findall(
        r"\w+",
        "once twice all every each several about least first second third year years end fiscal fy spring summer autumn"
        " winter january february march april may june july august september october november december early mid late"
        " beginning middle end half quarter quarters decade decades months month weeks week days day hours hour minutes"
        " minute seconds",
    )
)
_OFTEN = frozenset(("daily", "weekly", "monthly", "quarterly", "annual", "yearly"))
"""Words before a name: a monthly and a quarterly survey may be one."""
_ANY_KIND = frozenset(
    re.findall(
        r"\w+",
        "national nationwide country-wide single uniform common unified standard joint shared new further additional"
        " dedicated comprehensive integrated major large small central public special strong robust clear full"
        " mandatory compulsory voluntary optional binding statutory formal independent initial final draft interim"
        " provisional temporary permanent pilot trial early late",
    )
)
"""What things of any kind may be: a national and a nationwide campaign are one, a voluntary scheme that was mandatory
too."""
_MODALS = frozenset(("should", "must", "may", "shall", "will", "can", "could", "would", "ought"))
_AS_MANY = frozenset(("fewer", "more", "less", "least", "most", "between", "over", "under", "than"))
"""Words beside numbers: with fewer than 20, with between 10 and 19 employees."""
_SHARES = frozenset(("percent", "per", "cent", "half", "third", "thirds", "quarter", "quarters", "fifth", "fifths"))
_NO_ACTS = frozenset(
    re.findall(
        r"\w+",
        "housing clothing shipping banking farming fishing mining engineering manufacturing gambling wellbeing"
        " spring building wing ceiling",
    )
)
"""Nouns that only end as acts do."""
_COMPOUND = compiled(r"[^\W_]+(?:-[^\W_]+)*")
_ACTS = frozenset(word for rung in LADDER for word in rung.ja)
_USES = frozenset(("利用", "活用", "使用"))
"""Acts, too, but no rung of the ladder of firmness."""
_TIMES_JA = (
    "(?:令和|平成|[〇一二三四五六七八九十元]|年度?|月|末|央|中|初|頭|[上中下]旬|[春夏秋冬]|頃|目途|約"
    "|[回人件割歳]|学年|年生|億円|四?半期|[上下]半期|当初|以内|以上|以下|未満)+"
)
_BY = rf"^(?:{_TIMES_JA[:-1]}|[0-9])+(?:までに?|から|以降|に)?、?"
"""A time that a sentence begins with."""
_UNITS = frozenset(re.findall(r"\w+", "kw mw gw tw kwh mwh gwh twh km cm mm kg ha kl ml gb tb pb teu kb mb t m g l"))
"""Measures in Latin letters, which name nothing."""
_WAYS_JA = frozenset(("順次", "随時", "逐次", "早期", "直ち", "速やか", "同時", "一斉", "毎年", "毎月"))
"""How or when something is done."""
_JOINED = compiled("[及並又]$")
"""What a run of kanji takes from the hiragana behind it: 利用及 of 利用及び."""
_VERB = compiled("(?![のをはがにとでへもや])[\u3041-\u309f]")
"""Hiragana behind a single kanji that make a verb of it: 含めて, 行う."""
_TELLING = r"[\u3400-\u9fff々〆]{2,}|[\u30a0-\u30ff]{2,}|[a-z]{2,}"
_DATED = "(?:(?:令和|平成|昭和)?[〇一二三四五六七八九十百千元]+(?:年度?|月末?|日))+"
"""A day in kanji, which tells no more than one in figures."""
_WRITTEN = r"(?![\u3041-\u309f])[^\W\d_]"


def telling(text: str) -> frozenset[str]:
    """Two kanji in a row, and words in katakana and Latin letters, of a normal text: hiragana only joins them."""
    found: set[str] = set()
    for run in compiled(_TELLING).findall(compiled(_DATED).sub(" ", text)):
        found.update({run} if run[0] < "\u3400" else (run[at : at + 2] for at in range(len(run) - 1)))
    return frozenset(found)


def refilled(one: str, other: str, alike: float, linked: Callable[[str, str], bool]) -> bool:
    """Whether two sentences that are so much alike may be one sentence about two things; `linked` says of two names,
    as normal words, whether the document itself says that they are of one thing."""
    if western(one) and western(other):
        return (alike >= FILLED and _filled_en(one, other, linked)) or _other_object(one, other)
    if western(one) or western(other):
        return False
    if alike < FILLED:
        return False
    begin = (compiled(_BY).sub("", text) for text in (one, other))
    return (alike >= BEGUN and other_beginnings(*begin)) or _filled_ja(one, other, alike >= SAME) >= PLACES


class _Place(NamedTuple):
    """Words of two sentences that stand in each other's place, and how many words both share before and behind."""

    sides: tuple[Sequence[str], Sequence[str]]
    before: Sequence[str]
    behind: int


def _places(one: Sequence[str], other: Sequence[str]) -> Iterator[_Place]:
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    for first, second in pairwise(blocks):
        ends = first.a + first.size, first.b + first.size
        sides = one[ends[0] : second.a], other[ends[1] : second.b]
        if first.size and all(sides):
            yield _Place(sides, one[first.a : ends[0]], second.size)


def _filled_en(one: str, other: str, linked: Callable[[str, str], bool]) -> bool:
    """Whether behind a preposition both have other words, few of them, which neither has elsewhere."""
    words = [_COMPOUND.findall(text) for text in (one, other)]
    named = [frozenset(map(_singular, some)) for some in words]
    for place in _places(*words):
        led = next((word for word in reversed(place.before) if word not in _ARTICLES), "")
        was, now = ([word for word in some if not _is_little(word)] for some in place.sides)
        short = all(0 < len(some) <= LONGEST and _names(some[0]) for some in (was, now))
        strange = not (_named(was) & named[1] or _named(now) & named[0]) and not _GENERAL.issuperset((*was, *now))
        fits = led in _ABOUT and len(place.before) + place.behind >= FRAMED
        if fits and short and strange and not linked(" ".join(was), " ".join(now)):
            return True
    return False


def _other_object(one: str, other: str) -> bool:
    """Whether two English sentences begin with the same verb and go on with other things: "Hold management seminars"
    and "Hold succession seminars", when neither names the other's elsewhere."""
    plain = _ARTICLES | _OFTEN | _ANY_KIND
    words = [[word for word in _COMPOUND.findall(text) if word not in plain] for text in (one, other)]
    begin = [some[:1] for some in words]
    if not all(len(some) > 1 for some in words) or begin[0] != begin[1] or begin[0][0] in _ABOUT:
        return False
    first = [some[1] for some in words]
    if _MODALS.issuperset(first):  # "Firms should" and "Firms must": no object, but who acts
        return False
    strange = not any(stem(first[at]) in map(stem, words[1 - at]) for at in (0, 1))
    return strange and all(map(_names, first))


def clauses_of(text: str) -> list[str]:
    """The sentences of a normal English text."""
    return compiled(r"[.;!?]\s").split(text)


def words_of(text: str) -> str:
    """The words of a normal English text, with a blank between each two and at both ends."""
    return f" {' '.join(_COMPOUND.findall(text))} "


def _named(words: Sequence[str]) -> frozenset[str]:
    return frozenset(_singular(word) for word in words if word not in STOP)


def _singular(word: str) -> str:
    """A noun without what makes it several; its stem would say that trains are training."""
    return word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")


def _is_little(word: str) -> bool:
    """Whether a word stands before a name: an article, how often, how many."""
    return word in _ARTICLES | _OFTEN | _AS_MANY or _is_number(word)


def _is_number(word: str) -> bool:
    return word in NUMBER_WORDS or word.rpartition("-")[2] in _SHARES or any(map(str.isdigit, word))


def _names(word: str) -> bool:
    """Whether an English word names a thing: no number, time or act."""
    counted = _is_number(word) or word in _TIMES
    return not counted and word not in STOP | _PHRASES and (not word.endswith("ing") or word in _NO_ACTS)


def _filled_ja(one: str, other: str, steady: bool) -> int:
    """The places inside a sentence where both name other things, which neither names elsewhere; where the rest is
    `steady`, other figures beside another name count as one."""
    part = token(one, other)
    count = figures = 0
    for place in _places(part.findall(one), part.findall(other)):
        was, now = (_terms(_naming(some)) for some in place.sides)
        was, now = (was, now) if was and now else _in_hiragana(place)
        strange = not any(term in other for term in was) and not any(term in one for term in now)
        count += place.behind > 0 and bool(was and now) and strange
        figures |= all(len(some) == 1 and some[0].isdigit() for some in place.sides)
    return count + (figures if count and steady else 0)


_NAMED = compiled("(?!(?:ため|よう|こと|もの|ところ|とき|うえ|ほか|など|まで|から|より|もと|する)+$).{2,}")
"""Two signs of hiragana or more that are not grammar."""
_FROM_PARTICLE = compiled("[のをはがにと].*")


def _in_hiragana(place: _Place) -> tuple[frozenset[str], frozenset[str]]:
    """What two runs of hiragana that are alike at both ends name there before a particle: まだい and ほたてがい in
    であるまだいの and であるほたてがいの."""
    runs = ["".join(some) for some in place.sides]
    start = _alike(*runs)
    end = _alike(*(run[start:][::-1] for run in runs))
    tail = runs[0][len(runs[0]) - end :]
    led = _FROM_PARTICLE.search(tail)
    if not led or not all(map(HIRAGANA.fullmatch, runs)):
        return frozenset(), frozenset()
    was, now = (frozenset((run[start : -len(led[0])],)) for run in runs)
    return (was, now) if all(map(_NAMED.fullmatch, was | now)) else (frozenset(), frozenset())


def _alike(one: str, other: str) -> int:
    """How many signs two runs begin with alike."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _terms(words: Sequence[str]) -> frozenset[str]:
    return telling("".join(words)) or frozenset(words)


def _naming(words: Sequence[str]) -> list[str]:
    """The Japanese words that name things: no act, verb, time or way (試行的)."""
    found = []
    for word, behind in zip_longest(words, words[1:], fillvalue=""):
        bare = _JOINED.sub("", word) if len(word) > 1 else word
        if _names_ja(bare) and not (len(word) == 1 and _VERB.match(behind)):
            found.append(bare)
    return found


def _names_ja(word: str) -> bool:
    told = word not in _ACTS | _USES | _WAYS_JA and word.lstrip("0123456789") not in _UNITS and not word.endswith("的")
    return told and not compiled(_TIMES_JA).fullmatch(word) and bool(compiled(_WRITTEN).search(word))
