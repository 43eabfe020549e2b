"""References inside the texts of a plan that follow the provisions they mean when those get other numbers."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from aiplan_revise.model.edition import LANGS, Edition, Lang, Provision, Texts, ancestors
from aiplan_revise.revise.ordinals import COUNTS, plain, spellings, spelt
from aiplan_revise.revise.references import Numbered, Reference, references

_NUMBER = re.compile(r"[0-9０-９]+|[〇一二三四五六七八九十]+|[①-⑳]|[A-Za-zａ-ｚ](?![A-Za-z])|[ア-ン](?![ァ-ヺー])")
_INNER_FIRST = re.compile(r"(?i:sections?\b.*\bchapter\b)")
"""Where the section is printed before its chapter."""


def followed(made: Edition, before: Edition) -> Edition:
    """The edition `made` from `before`: where a text that both have names a provision by its number, and that stands
    under another one now, it names it by that. Only numbers are rewritten, in the signs of the text. A reference that
    would not mean the same provision then, as to one that stands at another depth, stays for a person to word anew."""
    moved = {key for key in made.provisions if key in before.provisions and _path(made, key) != _path(before, key)}
    if not moved:
        return made
    sides = _Side(before, Numbered(before)), _Side(made, Numbered(made))
    provisions = dict(made.provisions)
    for key, p in made.provisions.items():
        was = before.provisions.get(key)
        if was and was.text == p.text:
            text = Texts(*(_text(p, lang, sides, moved) for lang in LANGS))
            provisions[key] = p if text == p.text else _with_text(p, text)
    return replace(made, provisions=provisions)


class _Side(NamedTuple):
    """An edition, and what its numbers mean."""

    edition: Edition
    known: Numbered


def _text(p: Provision, lang: Lang, sides: tuple[_Side, _Side], moved: set[str]) -> str:
    old, new = sides
    text = p.text.get(lang)
    for one in reversed(references(text, lang)):
        target = old.known.resolve(one, p.id)
        if target in moved:
            printed = _printed(one, _path(old.edition, target), _path(new.edition, target))
            made = text[: one.start] + printed + text[one.start + len(one.printed) :]
            read = next((r for r in references(made, lang) if r.start == one.start), None)
            text = made if read and new.known.resolve(read, p.id) == target else text
    return text


def _printed(of: Reference, old: Sequence[str], new: Sequence[str]) -> str:
    """A reference as printed, its numbers those of the new path; as it was where the paths are of different length."""
    depth = len(of.levels)
    if len(old) != len(new):
        return of.printed
    levels = list(zip(old[-depth:], new[-depth:], strict=True))
    if _INNER_FIRST.match(of.printed):
        levels.reverse()
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


def _with_text(p: Provision, text: Texts) -> Provision:
    """A provision with another text; clauses of bodies follow."""
    bodies = []
    for a in p.assignments:
        clause = Texts(*(_clause(a.clause.get(lang), p.text.get(lang), text.get(lang)) for lang in LANGS))
        bodies.append(replace(a, clause=clause))
    return replace(p, text=text, assignments=tuple(bodies))


def _clause(clause: str, old: str, new: str) -> str:
    """The words of a clause where they stand in the new text: between what stood before and behind them."""
    if not clause or clause in new:
        return clause
    start, end = old.find(clause), old.find(clause) + len(clause)
    behind = len(old) - end
    return new[_shared(old[:start], new) : len(new) - behind]


def _shared(old: str, new: str) -> int:
    return next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
