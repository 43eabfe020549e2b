"""References of a text to other provisions of its own plan, and which provision each of them means.

Known are what plans print: "3.1.2.a", "Section 2 of Chapter 3", "Chapters 2 and 3", 第3章第1節2(a), 「1(2)①」, and
"Part 3, Chapter 1" or 第3部第1章 in a plan that has parts. What belongs to laws and other documents (AI法第3章,
"Chapter 3 of the AI Act", ISO/IEC 42001 6.1.2) is none, and in doubt nothing is: a reference that was overlooked costs
less than a number that was taken for one.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, product

from msgspec.structs import replace

from aiplan_revise.model.edition import Edition, Lang, Value, ancestors, ordered
from aiplan_revise.model.numbering import LEVELS, PART_JA
from aiplan_revise.model.ordinals import spellings
from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.scripts import KANJI

Unit = str
"""What a level is called: "part", "chapter", "section", or "" where only its number is printed."""
Levels = tuple[tuple[Unit, str], ...]
"""Levels from the outside in, each with its number."""
_UNITS: tuple[Unit, ...] = tuple(LEVELS)
"""Those with a name, the outermost first."""


class Reference(Value, frozen=True):
    """A place of a text that names a provision: `text[start : start + len(printed)] == printed`.

    `levels` are the numbers from the outermost that is printed to the provision that is meant, each with its unit;
    `whole` says that nothing stands above the first of them (as for 3.1.2.a); so many as `elsewhere` says of the first
    ones are printed in the reference before (第３部第１章及び第２章) or behind (Chapters 2 and 3 of Part 1).
    """

    start: int
    printed: str
    levels: Levels
    whole: bool = False
    elsewhere: int = 0

    @property
    def number(self) -> str:
        """The dotted number as far as it is printed: "3.1.2.a"; "2" for "Section 2"."""
        return ".".join(number for _, number in self.levels)


GONE: dict[Lang, str] = {"ja": "［削除］", "en": " [dropped]"}
"""Stands behind a reference whose provision was dropped, until a person words it anew."""


@lru_cache(maxsize=1 << 14)
def references(text: str, lang: Lang) -> tuple[Reference, ...]:
    """The references of a text to provisions of its own plan, in the order in which they stand."""
    return tuple(one for one, gone in _marked(text, lang) if not gone)


def left_over(text: str, lang: Lang) -> tuple[Reference, ...]:
    """The references of a text that say themselves (see GONE) that what they mean was dropped."""
    return tuple(one for one, gone in _marked(text, lang) if gone) if GONE[lang] in text else ()


def _marked(text: str, lang: Lang) -> Iterator[tuple[Reference, bool]]:
    """Each reference, read as if no mark stood in the text, and whether one stands behind it."""
    parts = text.split(GONE[lang])
    marks, whole = list(accumulate(map(len, parts)))[:-1], "".join(parts)
    found = _japanese(whole) if lang == "ja" else _english(whole)
    for one in sorted((*found, *_dotted(whole)), key=lambda one: one.start):
        before, end = bisect_right(marks, one.start), one.start + len(one.printed)
        if before == bisect_left(marks, end):
            yield replace(one, start=one.start + before * len(GONE[lang])), end in marks


# ---------------------------------------------------------------- what is meant


class Numbered:
    """The provisions of an edition by what is printed before them, for following references."""

    def __init__(self, of: Edition) -> None:
        self._edition = of
        self._paths: dict[str, tuple[tuple[Unit, frozenset[str]], ...]] = {"": ()}
        self._ends: dict[tuple[str, ...], list[str]] = {}
        for p in ordered(of):
            above = self._paths[p.parent]
            unit = p.kind if p.kind in LEVELS else ""
            self._paths[p.id] = (*above, (unit, spellings(p.number))) if p.number else above
            for end in _ends([numbers for _, numbers in self._paths[p.id]]) if p.number else ():
                self._ends.setdefault(end, []).append(p.id)
        self._deepest = max(map(len, self._paths.values()))
        self._units = {unit for path in self._paths.values() for unit, _ in path}

    def resolve(self, reference: Reference, at: str = "") -> str:
        """The id of the provision that a reference means which stands in the provision `at`; "" if there is none.

        Of several the nearest to `at` is meant: "Section 2" is the one of its own chapter."""
        if not {unit for unit, _ in reference.levels if unit} <= self._units:
            return ""
        numbers = [spellings(number) for _, number in reference.levels[-2:]]
        ends = [end for end in _ends(numbers) if len(end) == len(numbers)]
        found = dict.fromkeys(key for end in ends for key in self._ends.get(end, ()) if self._fits(reference, key))
        home = (*ancestors(self._edition.provisions, at), at) if at else ()
        return max(found, key=lambda key: self._kinship(key, home), default="")

    def judges(self, reference: Reference) -> bool:
        """Whether the edition is numbered as the reference says, so that it means something if nothing is there."""
        units = {unit for unit, _ in reference.levels if unit}
        return units <= self._units and len(reference.levels) <= self._deepest

    def _fits(self, reference: Reference, key: str) -> bool:
        path, levels = self._paths[key], reference.levels
        if len(path) < len(levels) or (reference.whole and len(path) != len(levels)):
            return False
        pairs = zip(path[-len(levels) :], levels, strict=True)
        return all(unit in ("", kind) and number & spellings(said) for (kind, number), (unit, said) in pairs)

    def _kinship(self, key: str, home: tuple[str, ...]) -> int:
        own = (*ancestors(self._edition.provisions, key), key)
        return sum(one == other for one, other in zip(own, home, strict=False))


def _ends(numbers: Sequence[frozenset[str]]) -> list[tuple[str, ...]]:
    """The last number of a path and the last two, in all their spellings, in order."""
    return sorted(end for depth in (1, 2) if len(numbers) >= depth for end in product(*numbers[-depth:]))


# ---------------------------------------------------------------- English

_INNER_EN = (
    r"(?:[,;]? ?(?:items? |measures? |initiatives? )?"
    r"(?:\(?[0-9]{1,2}\)|[0-9]{1,2}\.? ?(?=\([a-z]\))|\([a-z]\)|[a-z]\)))+"
)
_LIST = r"[0-9]{1,2}|[IVX]{1,4}\b"
_MORE = rf"(?:(?:,? (?:and|or|to|through) |, |[–-])(?:{_LIST})(?![0-9]|[.,][0-9]))*"
_WORDED = (
    r"\b(?:(?P<part>Part)|(?P<chapter>Chapter)|(?P<section>Section))(?P<many>s)?"
    rf" (?P<number>{_LIST})(?![0-9]|[.,][0-9])"
    rf"(?(many)(?P<more>{_MORE})|(?P<inner>{_INNER_EN})?)"
)
_AT = r" (?:[0-9]{1,2}|[IVX]{1,4}\b)(?![0-9]|[.,][0-9])"
_OF = r"(?: of|,| in) (?:the )?"
_ABOVE = rf"(?P<above>(?(section){_OF}(?:Chapter{_AT}(?:{_OF}Part{_AT})?|Part{_AT})|(?(chapter){_OF}Part{_AT}|(?!))))"
_BELOW = (
    rf"(?P<below>(?(part),? (?:Chapter{_AT}(?:,? Section{_AT})?|Section{_AT})|(?(chapter),? Section{_AT}|(?!))))"
    rf"(?P<deep>{_INNER_EN})?"
)
_EACH = rf"(?P<unit>Part|Chapter|Section) (?P<number>{_LIST})"
_THIS_PLAN = r"(?:this|our|the present|the) (?:AI )?(?:Basic )?[Pp]lan\b(?! (?:for|of|on) )"
_FOREIGN_AFTER = rf" of (?!{_THIS_PLAN}|Part |Chapter |Section )|, (?:the )?[A-Z][\w-]* Act\b"
_OPENERS = r"See|In|Under|Of|As|The|From|To|And|By|With|For|Per|Cf|Both|Where|Through|Following|This|That|Also|Or"
_OPENERS += "|Items?|Initiatives?|Measures?|Provisions?"
_FOREIGN_BEFORE = rf"(?:(?!(?:{_OPENERS})\b)\b[A-Z][\w-]*(?:['’]s)?|[0-9])(?:, | \(|:? )\Z"
_JOINED = r"(?:,? (?:and|or|to|through) |, |[–-])\Z"


def _english(text: str) -> Iterator[Reference]:
    foreign_to = -1
    waiting: list[Reference] = []
    for found in compiled(f"{_WORDED}(?:{_ABOVE}|{_BELOW})?").finditer(text):
        carried = foreign_to >= 0 and compiled(rf"\A{_JOINED}").match(text[foreign_to : found.start()])
        beside = waiting and compiled(rf"\A{_JOINED}").match(text[_end(waiting[-1]) : found.start()])
        between = text[_end(waiting[-1]) : found.start()] if waiting else ""
        before = _said_before(waiting[-1].levels, found, between) if beside or between == " " else ()
        if carried or _is_foreign_en(text, found, told=bool(before)):
            foreign_to = found.end()
            if not beside or not compiled(_FOREIGN_AFTER).match(text, found.end()):
                yield from waiting  # else they are of that, too: "Chapter 3 and Part 2 of the Ports Act"
            waiting = []
            continue
        foreign_to = -1
        if not (beside or before):
            yield from waiting
            waiting = []
        waiting += _read_english(text, found, before)
    yield from waiting


def _said_before(last: Levels, found: re.Match[str], between: str) -> Levels:
    """The levels above that the reference before says: the part of "Part 3, Chapters 1 and 2" and of "Part 3,
    Chapter 1 and Chapter 2"."""
    unit = next(name for name in _UNITS if found[name])
    if found["above"] or not last or last[-1][0] not in _UNITS:
        return ()
    if last[-1][0] == unit:
        return last[:-1] if between.strip() else ()
    narrower = _UNITS.index(last[-1][0]) < _UNITS.index(unit)
    return last if narrower and found["many"] and between.strip(" ") in ("", ",") else ()


def _is_foreign_en(text: str, found: re.Match[str], told: bool) -> bool:
    """Whether a reference belongs to another document; not by what stands before it where that is `told` to be the
    reference before, which says what stands above it."""
    before = text[max(0, found.start() - 40) : found.start()]
    if compiled(rf"\b{_THIS_PLAN}(?:['’]s)?(?:, | \(|:? )\Z").search(before):
        return False
    after = bool(compiled(_FOREIGN_AFTER).match(text, found.end()))
    return after or bool(not told and compiled(_FOREIGN_BEFORE).search(before))


def _read_english(text: str, found: re.Match[str], before: Levels) -> Iterator[Reference]:
    """The references of one match; `before` are levels above it that the one before says."""
    unit = next(name for name in _UNITS if found[name])
    above, below = (_each(found[side] or "") for side in ("above", "below"))
    above.reverse()
    inner = [("", mark) for mark in re.findall(r"[0-9]+|[a-z](?=\))", (found["inner"] or "") + (found["deep"] or ""))]
    more = list(compiled(_LIST).finditer(text, found.start("more"), found.end("more"))) if found["many"] else []
    if not more:
        levels = (*before, *above, (unit, found["number"]), *below, *inner)
        yield Reference(found.start(), found[0], levels, elsewhere=len(before))
        return
    over = (*before, *above)
    first = Reference(found.start("number"), found["number"], (*over, (unit, found["number"])), elsewhere=len(over))
    *middle, last = (Reference(one.start(), one[0], (*over, (unit, one[0])), elsewhere=len(over)) for one in more)
    yield from (first, *middle)
    yield replace(last, printed=text[last.start : found.end()], elsewhere=0) if above else last


def _each(words: str) -> list[tuple[Unit, str]]:
    return [(one["unit"].lower(), one["number"]) for one in compiled(_EACH).finditer(words)]


# ---------------------------------------------------------------- Japanese

_N = "[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3}"
_MARK = r"[（(](?:[0-9０-９]{1,2}|[a-zａ-ｚア-ン])[）)]|[①-⑳⑴-⒇]"
_JOINTS = compiled("及び|、|並びに|又は|若しくは|から|・|[~～〜－-]")
_UNIT_OF = {"編": "part", "部": "part", "章": "chapter", "節": "section"}
_HEADED = (
    rf"第 ?(?:{_N})(?:(?:{PART_JA}(?:[ 　の]?第 ?(?:{_N}){PART_JA})?"
    rf"(?:[ 　の]?第 ?(?:{_N})章)?|章(?!例))(?:[ 　の]?第 ?(?:{_N})節(?!例))?|節(?!例))"
)
_EVERY = rf"第 ?(?P<number>{_N})(?P<unit>[編部章節])"
_STOP = r"[.．](?=参照|[（(①-⑳の、）)」にをはと及])"
_TAIL = rf"(?P<inner>の?[0-9０-９]{{1,2}}(?:{_STOP}|(?=[（(①-⑳の、。）)」にをは参]|\Z))(?:{_MARK})*|(?:{_MARK})*)"
_CHAIN = rf"(?<![0-9０-９A-Za-z.．])(?P<chain>[0-9０-９]{{1,2}}(?:{_MARK})+)"
_OWN = r"(?:本|当|この)(?:基本)?計画の?\Z|(?:本文|上記|前記|下記|後述|前述|前掲|以下)の?\Z"
_OTHERS = rf"(?:{KANJI}|[ァ-ヺー0-9０-９A-Za-zａ-ｚＡ-Ｚ」』）)/])の?[ 　]?\Z"
_SAME_SENTENCE = r"[^。\n]*\Z"
_CUES = r"(?:の[^、。]{0,8})?(?:に|を|の)?(?:参照|掲げ|記載|定め|示し|示す|述べ|規定|のとおり)|[」』](?:の|に|を|は|と)"


def _japanese(text: str) -> Iterator[Reference]:
    foreign_to = -1
    last: Reference | None = None
    for found in compiled(f"(?P<headed>{_HEADED}){_TAIL}").finditer(text):
        carried = foreign_to >= 0 and compiled(_SAME_SENTENCE).match(text, foreign_to, found.start())
        before = text[max(0, found.start() - 12) : found.start()]
        if (carried or compiled(_OTHERS).search(before)) and not compiled(_OWN).search(before):
            foreign_to = found.end()
            continue
        foreign_to = -1
        levels = [(_UNIT_OF[one["unit"]], one["number"]) for one in compiled(_EVERY).finditer(found["headed"])]
        levels += [("", mark) for mark in _marks(found["inner"])]
        above = _shared(last, levels[0][0]) if last and _JOINTS.fullmatch(text, _end(last), found.start()) else ()
        last = Reference(found.start(), found[0], (*above, *levels), elsewhere=len(above))
        yield last
    yield from _chains(text)


def _end(of: Reference) -> int:
    return of.start + len(of.printed)


def _shared(last: Reference, unit: Unit) -> Levels:
    """The levels of the reference before that stand above a unit: the part of 第２章 in 第３部第１章及び第２章."""
    outer = _UNITS[: _UNITS.index(unit)]
    return tuple(one for one in last.levels if one[0] in outer)


def _chains(text: str) -> Iterator[Reference]:
    """1(2)① by itself, where three levels, quotes or a word such as 参照 say that it is no figure."""
    for found in compiled(_CHAIN).finditer(text):
        before = text[max(0, found.start() - 6) : found.start()]
        marks = _marks(found["chain"])
        cued = compiled(_CUES).match(text, found.end()) or len(marks) > 2  # noqa: PLR2004 (number and mark)
        if cued and not compiled(_OTHERS).search(before):
            yield Reference(found.start(), found[0], tuple(("", mark) for mark in marks))


def _marks(words: str) -> list[str]:
    return re.findall(r"[0-9]{1,2}|[a-zア-ン]", unicodedata.normalize("NFKC", words).replace("の", ""))


# ---------------------------------------------------------------- dotted numbers

_DOTS = r"(?<![0-9A-Za-z.,/-])(?P<dotted>[0-9]{1,2}(?:\.[0-9]{1,2}){1,4}(?:\.[a-z])?)"
_DOTS += r"(?![0-9A-Za-z%％/-]|\.[0-9]| ?(?:[mbtr]illion|per ?cent|times)\b)"
_SEE = r"\b(?i:see|see also|cf\.?) \Z"
_CUED = r"(?:\b(?i:see|see also|cf\.?|items?|initiatives?|measures?|provisions?|under|sections?) |「)\Z"
_CUED_AFTER = r"[」）)]?(?:を|に)?(?:参照|掲げ|記載|定め|のとおり)"
_LETTERED = r"\.[a-z]\Z"


def _dotted(text: str) -> Iterator[Reference]:
    """3.1.2.a as it stands; numbers without a letter only behind "see" or before 参照: they may be versions."""
    for found in compiled(_DOTS).finditer(text):
        number = found["dotted"]
        before = text[max(0, found.start() - 24) : found.start()]
        cued = compiled(_CUED).search(before) or compiled(_CUED_AFTER).match(text, found.end())
        lettered = compiled(_LETTERED).search(number) and number.count(".") > 1
        deep = number.count(".") > 1 or compiled(_SEE).search(before) or text.startswith("を参照", found.end())
        if not (lettered or (cued and deep)) or compiled(_FOREIGN_AFTER).match(text, found.end()):
            continue
        if compiled(rf"(?<![「（(])(?:{KANJI}|[ァ-ヺー])\Z|{_FOREIGN_BEFORE}").search(before):
            continue
        yield Reference(found.start(), number, tuple(("", part) for part in number.split(".")), whole=True)
