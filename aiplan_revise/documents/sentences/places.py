"""Places as they are written: 第2章第1節(1)②, 2.1.1.a, 第1章第2段落. How a unit is called, and which unit is meant.

A place names the marks from the outside to the inside; in English the numbers, with dots between them, in Japanese
with の between two figures (第1の2(3)). What has no mark goes by its words, if it is a heading (「…」, “…”), or is
counted among its like (第2段落, paragraph 2; 第2見出し, heading 2). Headings without a mark may be left out before one
with a mark that stands below them. Of several with one mark it is said which is meant: (3)（2番目）, c (no. 2).
"""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from aiplan_revise.documents.grammar.marks import narrow
from aiplan_revise.documents.sentences.paper import Paper, Unit, named, number_of, top_of, walk
from aiplan_revise.documents.sentences.quoting import balanced
from aiplan_revise.errors import PlanError
from aiplan_revise.model.edition import Lang
from aiplan_revise.model.patterns import compiled

_LONGEST_NAME = 60
_LONGEST_PLACE = 2_500
_SHOWN = 12
_WORD = compiled(r"(?:Part|Chapter|Section|Article) (?=\S)")
_NTH = {"ja": "{}（{}番目）", "en": "{} (no. {})"}
_COUNTED = {
    ("ja", True): "第{}見出し",
    ("ja", False): "第{}段落",
    ("en", True): "heading {}",
    ("en", False): "paragraph {}",
}
_OF = "の"
PARTED = "／"
"""May stand between the marks of a place; it does where they would run into each other."""


def called(unit: Unit, lang: Lang) -> str:
    """The place of a unit, as `found` understands it."""
    chain = _chain(unit)
    steps = [_step(one, lang) for one in chain]
    marked = [step for one, step in zip(chain, steps, strict=True) if one.mark or one is unit]
    top = chain[0].above
    assert top is not None
    joints = ("", PARTED) if lang == "ja" else (", ",)
    written = [_joined(some, joint, lang) for some in (marked, steps) for joint in joints]
    made = next((words for words in written if _meant(top, words, lang) == [unit]), "")
    if lang == "ja":
        return made or written[-1]
    return _worded(unit, made) if made else _apart(chain[0].mark, written[-1])


def below(unit: Unit, above: Unit, lang: Lang) -> str:
    """How a unit is called by those who have named `above`, which it stands under; "" if that would be misread."""
    made = _step(unit, lang)
    return made if _meant(above, made, lang) == [unit] else ""


def sited(above: Unit, mark: str, lang: Lang) -> str:
    """The place that something with a mark has, or will have, under a unit. Headings without a mark are left out."""
    while above.above is not None and above.heads and not above.mark:
        above = above.above
    base = called(above, lang) if above.above is not None else ""
    if lang == "ja":
        return _joined([base, named(mark)], "", lang)
    number = number_of(Unit(mark=mark)) or mark
    return f"{base.removeprefix('Chapter ').removeprefix('Part ')}.{number}" if base else _chapter(mark, number)


def doubles(paper: Paper) -> list[str]:
    """The places, in printed order, that more than one provision bears."""
    families = [paper, *walk(paper)]
    marks = ((above, one.mark) for above in families for one in above.units if one.mark)
    seen = Counter((id(above), mark) for above, mark in marks)
    twice = ((above, mark) for above in families for mark in dict.fromkeys(one.mark for one in above.units))
    return [sited(above, mark, paper.lang) for above, mark in twice if seen[id(above), mark] > 1]


def found(top: Unit, place: str, lang: Lang, within: str = "") -> Unit:
    """The unit below `top` (which is called `within`, if it is not the plan) that a place means. PlanError: none, or
    several; it says how far the place is good, and what stands there."""
    if len(place) > _LONGEST_PLACE:
        raise PlanError("this is too long to be a place", f"{place[:_LONGEST_NAME]}…", "name one provision")
    units = _meant(top, place, lang)
    if any(one is top for one in units):
        raise PlanError("no place is named here", within or place, "name the provision that is meant")
    if len(units) == 1:
        return units[0]
    whole = f"{within}{'' if lang == 'ja' else ', '}{place}" if within else place
    if units:
        raise PlanError(f"this may be {len(units)} places", whole, "put the heading that it stands under before it")
    raise _nowhere(top, place, lang, (within, whole))


def _nowhere(top: Unit, place: str, lang: Lang, said: tuple[str, str]) -> PlanError:
    """Says which part of a place is good, and what stands there; `said` is how `top` and the whole place are called."""
    cuts = (at for at in range(len(place) - 1, 0, -1) if len(_meant(top, place[:at].rstrip("., "), lang)) == 1)
    good = place[: next(cuts, 0)].rstrip("., ")
    unit = _meant(top, good, lang)[0] if good else top
    names = [name for name, _ in _steps(unit, lang)]
    shown = ", ".join(names[:_SHOWN]) + (" …" if len(names) > _SHOWN else "")
    rest = place[len(good) :].strip("., ／")
    above = said[0] + good or "the plan"
    fix = f"there is: {shown}" if names else "nothing stands below that"
    return PlanError(f"there is no “{rest}” in {above}", said[1], fix)


def _chain(unit: Unit) -> list[Unit]:
    chain = [unit]
    while chain[0].above and chain[0].above.above:
        chain.insert(0, chain[0].above)
    return chain


def _meant(top: Unit, place: str, lang: Lang) -> list[Unit]:
    """All units that a place may mean, each once."""
    words = narrow(place).strip()
    word = _WORD.match(words) if lang == "en" else None
    if lang == "en":
        units = _english(top, words[word.end() if word else 0 :])
    elif PARTED in place:
        units = _parted(top, [part for part in words.split(narrow(PARTED)) if part])
    else:
        units = _japanese(top, words)
    fitting = (one for one in units if not word or _is_called(one, word[0]))
    return list({id(one): one for one in fitting}.values())


def _is_called(unit: Unit, word: str) -> bool:
    """Whether a place that begins with a word (Section 1) may be that of a unit: not where the plan calls its outermost
    part by another word (Chapter 1)."""
    mark = _chain(unit)[0].mark
    return mark.startswith(word) or not _WORD.match(f"{mark} x")


def _japanese(unit: Unit, rest: str) -> Iterator[Unit]:
    if not rest:
        yield unit
        return
    for name, one in _steps(unit, "ja"):
        if rest.startswith(name):
            tail = rest[len(name) :]
            yield from _japanese(one, tail)
            if tail[:1] == _OF and _are_figures(name, tail[1:]):
                yield from _japanese(one, tail[1:])


def _parted(unit: Unit, steps: list[str]) -> Iterator[Unit]:
    if not steps:
        yield unit
        return
    for name, one in _steps(unit, "ja"):
        if name == steps[0]:
            yield from _parted(one, steps[1:])


def _english(unit: Unit, rest: str) -> Iterator[Unit]:
    if not rest:
        yield unit
        return
    for name, one in _steps(unit, "en"):
        if rest.startswith(name):
            tail = rest[len(name) :]
            if not tail or tail[0] == "." or tail[:2] == ", ":
                yield from _english(one, tail[1:].lstrip(" "))


def _steps(unit: Unit, lang: Lang) -> list[tuple[str, Unit]]:
    """What stands below a unit, by name in half-width signs: its own, and marked ones below headings without a mark, if
    no other bears their name."""
    top = top_of(unit)
    known = top.names if isinstance(top, Paper) else {}
    if id(unit) not in known:
        own = [(narrow(name), one) for name, one in zip(_named(unit.units, lang), unit.units, strict=True)]
        names = {name for name, _ in own}
        inner = [(narrow(name), one) for name, one in _through(unit, lang)]
        count = Counter(name for name, _ in inner)
        known[id(unit)] = own + [(name, one) for name, one in inner if count[name] == 1 and name not in names]
    return known[id(unit)]


def _through(unit: Unit, lang: Lang) -> Iterator[tuple[str, Unit]]:
    for heading in unit.units:
        if heading.heads and not heading.mark:
            inner = zip(_named(heading.units, lang), heading.units, strict=True)
            yield from ((name, one) for name, one in inner if one.mark)
            yield from _through(heading, lang)


def _step(unit: Unit, lang: Lang) -> str:
    """How a unit is called among those beside it."""
    assert unit.above is not None, "the plan as a whole has no name"
    return next(name for name, one in _steps(unit.above, lang) if one is unit)


def _named(family: list[Unit], lang: Lang) -> list[str]:
    """How each of a family is called: by its mark, by its words if it is a heading without one, or counted among its
    like."""
    marks = [_marked(one, lang) if one.mark else "" for one in family]
    words = Counter(one.words for one in family if one.heads and not one.mark)
    bearing, seen = Counter(marks), Counter[object]()
    worded = Counter(one.mark for one in family)
    names = []
    for one, mark in zip(family, marks, strict=True):
        seen[mark or one.heads] += 1
        nth = seen[mark or one.heads]
        if mark:
            apart = lang == "en" and bool(_WORD.match(one.mark)) and worded[one.mark] == 1  # Part 1, Chapter 1
            names.append(mark if bearing[mark] == 1 or apart else _NTH[lang].format(mark, nth))
        elif one.heads and words[one.words] == 1 and _tells(one.words, lang):
            names.append(f"「{one.words}」" if lang == "ja" else f"“{one.words}”")
        else:
            names.append(_COUNTED[lang, one.heads].format(nth))
    return names


def _marked(unit: Unit, lang: Lang) -> str:
    return named(unit.mark) if lang == "ja" else number_of(unit) or unit.mark


def _tells(words: str, lang: Lang) -> bool:
    """Whether a heading's words can be quoted as they are."""
    fit = 0 < len(words) <= _LONGEST_NAME and "\n" not in words and "\\" not in words and PARTED not in words
    return fit and balanced(words, lang)


def _joined(steps: list[str], joint: str, lang: Lang) -> str:
    """The steps of a place in a row; in English with dots between numbers, in Japanese with の between figures."""
    made = steps[0]
    for before, step in pairwise(steps):
        if lang == "en":
            between = joint if any(sign in before + step for sign in " “") else "."
        else:
            between = joint or _OF * _are_figures(before, step)
        made += between + step
    return made


def _are_figures(before: str, step: str) -> bool:
    """Whether two steps would run into one number."""
    return before[-1:].isdigit() and step[:1].isdigit()


def _worded(unit: Unit, place: str) -> str:
    """Chapters go by that word: Chapter 2, not 2."""
    outer = _chain(unit)[0]
    number = number_of(outer)
    return _chapter(outer.mark, place) if place == number or place.startswith(f"{number}, ") else place


def _apart(mark: str, place: str) -> str:
    """A place that is several by its numbers alone, by the word of its outermost part: Section 1 beside Chapter 1."""
    word = _WORD.match(mark)
    return f"{word[0]}{place}" if word else place


def _chapter(mark: str, place: str) -> str:
    word = mark.split(" ")[0]
    return f"{word} {place}" if word in ("Part", "Chapter") else place
