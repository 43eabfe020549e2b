"""References inside the texts of a plan that follow the provisions they mean when those get other numbers."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from aiplan_revise.model.edition import LANGS, Edition, Lang, Provision, Texts, ancestors, ordered
from aiplan_revise.model.ordinals import COUNTS, plain, spellings, spelt
from aiplan_revise.model.patterns import compiled
from aiplan_revise.revise.references import GONE, Numbered, Reference, left_over, references

_NUMBER = compiled(r"[0-9０-９]+|[〇一二三四五六七八九十]+|[①-⑳]|[A-Za-zａ-ｚ](?![A-Za-z])|[ア-ン](?![ァ-ヺー])")
_INNER_FIRST = compiled(r"(?i:(?:sections?\b.*\bchapter|(?:sections?|chapters?)\b.*\bpart)\b|[0-9ivx]+ of )")
"""Where a section is printed before its chapter, or one of them before its part."""


def followed(made: Edition, before: Edition) -> Edition:
    """The edition `made` from `before`: where a text that both have names a provision by its number, and that stands
    under another one now, it names it by that. Only numbers are rewritten, in the signs of the text.

    What was joined is named by the number of the whole, what was split by that of the first piece. What was dropped
    keeps its number, with a mark behind it (see `references.GONE`): another one may have that number now. A reference
    that would not mean the same provision then, as to one that stands at another depth, stays for a person to word
    anew.
    """
    way = _way(before, made)
    if not way:
        return made
    provisions = dict(made.provisions)
    for key, was in before.provisions.items():
        if key in provisions and provisions[key].text == was.text:
            provisions[key] = _reworded(provisions[key], key, way)
    return replace(made, provisions=provisions)


def cited(of: Edition, made: Edition, base: Edition) -> Edition:
    """A side of a merge (or its base) as it says the same by the numbers of the edition `made` by the merge. Provisions
    that this has not name each other by their numbers in the base, on all sides alike: to follow is no change."""
    way = _way(of, made)
    if not way:
        return of
    without = way._replace(last=base)
    provisions = {
        key: _reworded(p, _home(of, made, key), way if key in made.provisions else without)
        for key, p in of.provisions.items()
    }
    return replace(of, provisions=provisions)


def revived(made: Edition, base: Edition, sides: Sequence[Edition]) -> Edition:
    """The edition made by a merge without the marks that a side set for what it dropped and the merge has: the
    reference names it by the number that it has now. Marks about anything else stay."""
    dropped = {key for side in sides for key in base.outline if key not in side.provisions}
    kept = {key: key for key in base.outline if key in dropped and key in made.provisions}
    if not kept:
        return made
    there = (key for key in base.outline if key in made.provisions)
    marked = [key for key in there if any(GONE[lang] in made.provisions[key].text.get(lang) for lang in LANGS)]
    if not marked:
        return made
    way = _Way(_Side(base, Numbered(base)), _Side(made, Numbered(made)), kept)
    provisions = dict(made.provisions)
    for key in marked:
        edits = {lang: sorted(_unmarked(provisions[key], base.provisions[key], lang, way)) for lang in LANGS}
        provisions[key] = _with(provisions[key], edits)
    return replace(made, provisions=provisions)


def alike(one: Edition, other: Edition) -> bool:
    """Whether two editions have the same provisions under the same numbers."""
    pairs = ((one.provisions[key], other.provisions.get(key)) for key in one.outline)
    return one.outline == other.outline and all(q and (p.parent, p.number) == (q.parent, q.number) for p, q in pairs)


def left(made: Edition, before: Edition) -> tuple[tuple[str, str], ...]:
    """The references that are marked in `made` and were not so before: the provision, and what is printed."""
    found: list[tuple[str, str]] = []
    for p in made.provisions.values():
        one = before.provisions.get(p.id)
        if one is not p:
            known = _left(one) if one else ()
            found += ((p.id, printed) for printed in _left(p) if printed not in known)
    return tuple(sorted(found, key=lambda told: made.outline.index(told[0])))


def _left(of: Provision) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.printed for lang in LANGS for one in left_over(of.text.get(lang), lang)))


# ---------------------------------------------------------------- where to


class _Side(NamedTuple):
    """An edition, and what its numbers mean."""

    edition: Edition
    known: Numbered


class _Way(NamedTuple):
    """From one numbering to another: the ids of what has another number, or none, and of what it is then ("": it was
    dropped)."""

    old: _Side
    new: _Side
    to: Mapping[str, str]
    last: Edition | None = None
    """By whose numbers what was dropped goes; without one it keeps its own."""


def _way(old: Edition, new: Edition) -> _Way | None:
    to = {key: key for key in old.outline if key in new.provisions and _path(old, key) != _path(new, key)}
    gone = dict.fromkeys((key for key in old.outline if key not in new.provisions), "")
    for p in ordered(new):
        gone |= {key: p.id for key in p.continues if gone.get(key) == ""}
    return _Way(_Side(old, Numbered(old)), _Side(new, Numbered(new)), to | gone) if to or gone else None


def _home(of: Edition, made: Edition, key: str) -> str:
    """The provision itself or, where the edition `made` has it not, what it stands under."""
    chain = (*ancestors(of.provisions, key), key)
    return next((one for one in reversed(chain) if one in made.provisions), "")


# ---------------------------------------------------------------- words


class _Edit(NamedTuple):
    """What stands in a text from one offset to another now."""

    start: int
    end: int
    words: str


def _reworded(p: Provision, home: str, way: _Way) -> Provision:
    """A provision whose references go the way, read from where it stands now; clauses of bodies follow."""
    return _with(p, {lang: sorted(_edits(p, lang, home, way)) for lang in LANGS})


def _with(p: Provision, edits: Mapping[Lang, Sequence[_Edit]]) -> Provision:
    """A provision with its texts edited, and the clauses of its bodies."""
    if not any(edits.values()):
        return p
    text = Texts(*(_edited(p.text.get(lang), edits[lang]) for lang in LANGS))
    bodies = []
    for a in p.assignments:
        clause = Texts(*(_clause(a.clause.get(lang), p.text.get(lang), edits[lang]) for lang in LANGS))
        bodies.append(replace(a, clause=clause))
    return replace(p, text=text, assignments=tuple(bodies))


def _edits(p: Provision, lang: Lang, home: str, way: _Way) -> Iterator[_Edit]:
    text = p.text.get(lang)
    for one in reversed(references(text, lang)):
        was = way.old.known.resolve(one, p.id)
        target = way.to.get(was)
        if target is None:
            continue
        number = _called(one, was, target, way)
        edit = _Edit(one.start, one.start + len(one.printed), number if target else number + GONE[lang])
        made = _edited(text, [edit])
        read = next((r for r in references(made, lang) if r.start == one.start), None)
        if not target or (read and way.new.known.resolve(read, home) == target):
            text = made
            if number != one.printed or not target:
                yield edit


def _called(one: Reference, was: str, target: str, way: _Way) -> str:
    """A reference as printed, with the number of its target then or, where that was dropped, with its last one."""
    there, key = (way.new.edition, target) if target else (way.last, was)
    if there is None or key not in there.provisions:
        return one.printed
    return _printed(one, _path(way.old.edition, was), _path(there, key))


def _unmarked(p: Provision, was: Provision, lang: Lang, way: _Way) -> Iterator[_Edit]:
    """The marked references of a provision that were not marked before, to what is there again: a mark keeps the number
    that a side had, so it is the same reference in the text before, in order, that says what is meant."""
    marked = left_over(p.text.get(lang), lang)
    now, before = (
        sorted((*marks, *references(of.text.get(lang), lang)), key=lambda one: one.start)
        for of, marks in ((p, marked), (was, ()))
    )
    if len(now) != len(before):
        return
    for one, meant in zip(now, before, strict=True):
        target = way.to.get(way.old.known.resolve(meant, p.id))
        if target and one in marked:
            number = _printed(meant, _path(way.old.edition, target), _path(way.new.edition, target))
            yield _Edit(one.start, one.start + len(one.printed + GONE[lang]), number)


def _edited(text: str, edits: Sequence[_Edit]) -> str:
    for edit in reversed(edits):
        text = text[: edit.start] + edit.words + text[edit.end :]
    return text


def _clause(clause: str, text: str, edits: Sequence[_Edit]) -> str:
    """The words of a clause as they stand in the edited text."""
    start = text.find(clause)
    end = start + len(clause)
    return _edited(text, edits)[_moved(start, edits, False) : _moved(end, edits, True)] if clause else ""


def _moved(at: int, edits: Sequence[_Edit], behind: bool) -> int:
    """Where an offset is after edits; inside one of them, before it or `behind` it."""
    shift = 0
    for edit in edits:
        if edit.start < at < edit.end:
            return edit.start + shift + len(edit.words) * behind
        shift += (len(edit.words) - (edit.end - edit.start)) * (edit.end <= at)
    return at + shift


def _printed(of: Reference, old: Sequence[str], new: Sequence[str]) -> str:
    """A reference as printed, its numbers those of the new path; as it was where the paths are of different length."""
    depth = len(of.levels)
    if len(old) != len(new):
        return of.printed
    levels = list(zip(old[-depth:], new[-depth:], strict=True))
    if _INNER_FIRST.match(of.printed):
        worded = sum(unit != "" for unit, _ in of.levels)
        own = worded - 1  # Section 1(a) of Chapter 2 of Part 3: what stands inside the first follows it at once
        levels = [levels[own], *levels[worded:], *reversed(levels[:own])]
    levels = levels[of.elsewhere :]
    pieces: list[str] = []
    at = 0
    for was, now in levels:
        found = next((m for m in _NUMBER.finditer(of.printed, at) if _same(m[0], was)), None)
        number = _spelt(now, found[0]) if found else ""
        if not found or not number:
            return of.printed
        pieces += [of.printed[at : found.start()], number]
        at = found.end()
    return "".join([*pieces, of.printed[at:]])


def _same(printed: str, number: str) -> bool:
    return bool(spellings(printed) & spellings(number))


def _spelt(number: str, like: str) -> str:
    """A number in the signs of another one."""
    for read in COUNTS:
        value = read.read(plain(number))
        for count in COUNTS if value else ():
            if count.read(plain(like)) and (made := spelt(value, like, count)):
                return made
    return ""


def _path(of: Edition, key: str) -> tuple[str, ...]:
    """The numbers above a provision, from the outermost, and its own."""
    chain = (*ancestors(of.provisions, key), key)
    return tuple(filter(None, (of.provisions[one].number for one in chain)))
