"""Responsible bodies in brackets: [Cabinet Office (AI); METI] behind an initiative, or behind each of its clauses."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from aiplan_revise.documents.grammar.lines import is_wide, unshield
from aiplan_revise.model.bodies import OTHERS, Names
from aiplan_revise.model.edition import Assignment, Finding, Lang, texts

_SIGN = re.compile(r"[\[\]［］【】()（）]")
_OPENS = frozenset("[［【(（")
_SQUARE = frozenset("[［【")
_ROUND = frozenset("(（)）")
_EDGE = " 　\n,;:，、；：・"
_AFTER = ".。．"
_AND = re.compile(r"(?:and\s|及び|並びに|および|ならびに)[ ,、]*", re.I)
_BODY_WORD = re.compile(
    r"\b(?:Ministry|Agency|Office|Department|Commission|Bureau|Secretariat|Council|Cabinet|Institute|Headquarters)\b"
    r"|[省庁府局院]$|(?:委員会|本部|事務局|関係省庁|センター|機構|研究所)"
)
_REMARK = re.compile("[(（][^()（）]{1,12}[)）]$")
_MEMORY = 10_000
LONGEST_TITLE = 80
"""Characters before a bracket in which the name it explains may stand."""
_NO_BODY = re.compile(r"[\W\d]*|(?:sic|note|notes?\s.*|emphasis added|注.*|※.*|再掲|新規|拡充|継続)", re.I | re.S)


class Bracket(NamedTuple):
    """A bracket that names bodies: offsets of its signs in the text, and the names inside as printed."""

    start: int
    end: int
    names: tuple[str, ...]


class Taken(NamedTuple):
    """A text without its brackets, the assignments they make, and what is to be remarked."""

    text: str
    assignments: tuple[Assignment, ...]
    findings: tuple[Finding, ...] = ()


class Brackets:
    """Finds the brackets that name bodies of a registry. In a document that our own writer wrote (`ours`) every square
    bracket does, for it escapes all others, and no round one."""

    def __init__(self, names: Names, ours: bool = False) -> None:
        self._names = names
        self._ours = ours
        self._lists: dict[str, tuple[tuple[str, ...], int]] = {}

    def only(self, words: str) -> bool:
        """Whether `words` are nothing but brackets of known bodies: such a line belongs to the text above it."""
        if words[:1] not in _OPENS or words[-1:] not in "]］】)）":
            return False
        found = self.find(words, numbered=False)
        return bool(found) and not _outside(words, found).strip(_EDGE + _AFTER)

    def any(self, words: str, numbered: bool) -> bool:
        """Whether `words` name responsible bodies."""
        return bool(self.find(words, numbered))

    def find(self, words: str, numbered: bool) -> list[Bracket]:
        """All brackets that name bodies: those with a known body; in round brackets only known ones; and, where the
        initiative is numbered or the words speak of a ministry, a last square bracket with unknown ones."""
        signs = _SQUARE if self._ours else _OPENS
        if not any(sign in words for sign in signs):
            return []
        last = len(words.rstrip(_EDGE + _AFTER))
        return [found for pair in _pairs(words) for found in self._judge(words, pair, last, numbered)]

    def _split(self, content: str) -> tuple[tuple[str, ...], int]:
        """The names in a bracket, and how many of them are known; remembered, for the same lists come again."""
        found = self._lists.get(content)
        if not found:
            names = self._names.split(unshield(content))
            found = names, sum(map(self._names.known, names)) if any(map(self._names_one, names)) else 0
            if len(self._lists) < _MEMORY:
                self._lists[content] = found
        return found

    def _names_one(self, name: str) -> bool:
        """Whether a name is known and more than 等, ほか or "etc.", which stand for others beside somebody."""
        return self._names.known(name) and self._names.resolve(name).open != OTHERS

    def _judge(self, words: str, pair: tuple[int, int], last: int, numbered: bool) -> Iterator[Bracket]:
        """The bracket, if it is believed to name bodies; `last` is where the text ends but for closing signs."""
        start, end = pair
        if self._ours and words[start] in _ROUND:
            return
        names, known = self._split(words[start + 1 : end - 1])
        if self._ours:
            believed = bool(names)
        elif words[start] in _ROUND:
            before = words[max(0, start - LONGEST_TITLE) : start]
            believed = bool(names) and known == len(names) and not self._explains(before, names)
        else:
            alike = bool(names) and all(_like_a_body(name, numbered) for name in names)
            believed = known > 0 or (end >= last and alike)
        if believed:
            yield Bracket(start, end, names)

    def _explains(self, before: str, names: tuple[str, ...]) -> bool:
        """Whether a round bracket only gives another name of what it follows: the AI Safety Institute (AISI)."""
        before = before.rstrip()
        starts = [at for at in range(len(before)) if at == 0 or before[at - 1] == " " or is_wide(before[at])]
        named = {self._names.resolve(before[at:]).body for at in starts if self._names.known(before[at:])}
        return len(names) == 1 and self._names.resolve(names[0]).body in named - {""}

    def take(self, words: str, lang: Lang, numbered: bool) -> Taken:
        """`words` without the brackets that name bodies, and an assignment for each name: to the clause before its
        bracket, or to the whole (empty clause) if one bracket stands at the very end."""
        found = self.find(words, numbered)
        findings = tuple(_unclosed(words))
        if not found:
            return Taken(unshield(words), (), findings)
        closing = _together(words, found)
        clauses = [""] * len(found) if closing else list(_clauses(words, found))
        pairs = [(name, clause) for one, clause in zip(found, clauses, strict=True) for name in one.names]
        made = [self._assign(name, clause, lang) for name, clause in pairs]
        unknown = (self._unknown(name) for one in found for name in one.names if not self._names.known(name))
        return Taken(unshield(_repaired(words, found)), tuple(made), (*findings, *unknown))

    def _assign(self, name: str, clause: str, lang: Lang) -> Assignment:
        found = self._names.resolve(name) if self._names.known(name) else None
        words = texts(lang, unshield(clause))
        if not found:
            return Assignment(clause=words, printed=name)
        return Assignment(found.body, found.office, found.open, clause=words, printed=name)

    def _unknown(self, name: str) -> Finding:
        near = self._names.resolve(name).near
        fix = f"perhaps {' or '.join(near)}" if near else "add it to the registry of bodies if it is one"
        return Finding("unknown-body", "warning", f"no body is known as “{name[:120]}”", fix=fix)


def _pairs(words: str) -> list[tuple[int, int]]:
    """The outermost pairs of brackets, each of one shape, as offsets (start, end); round ones inside square ones
    belong to these."""
    found: list[tuple[int, int]] = []
    waiting: list[int] = []
    for sign in _SIGN.finditer(words):
        at, shape = sign.start(), sign[0]
        if shape in _OPENS:
            waiting.append(at)
            continue
        round_one = shape in _ROUND
        if waiting and (words[waiting[-1]] in _ROUND) != round_one and not round_one:
            while waiting and words[waiting[-1]] in _ROUND:
                waiting.pop()
        if waiting and (words[waiting[-1]] in _ROUND) == round_one:
            start = waiting.pop()
            while found and found[-1][0] > start:
                found.pop()
            found.append((start, at + 1))
    return found


def _like_a_body(name: str, numbered: bool) -> bool:
    if _NO_BODY.fullmatch(name[:200]):
        return False
    if _BODY_WORD.search(name[-200:]):
        return True
    return numbered and (name[0].isupper() or is_wide(name[0]))


def _outside(words: str, found: list[Bracket]) -> str:
    at, kept = 0, []
    for one in found:
        kept.append(words[at : one.start])
        at = one.end
    return "".join((*kept, words[at:]))


def _together(words: str, found: list[Bracket]) -> bool:
    """Whether all brackets stand side by side at the very end; "(new)" and the like may follow."""
    start = found[0].start
    rest = _outside(words, found)[start:].strip(_EDGE + _AFTER)
    return not rest or bool(_REMARK.fullmatch(rest))


def _clauses(words: str, found: list[Bracket]) -> Iterator[str]:
    """For each bracket the words since the one before it, without separators; side by side they share a clause."""
    at, clause = 0, ""
    for one in found:
        here = _bare(words[at : one.start])
        clause = here or clause
        at = one.end
        yield clause


def _bare(words: str) -> str:
    words = words.lstrip(_EDGE + _AFTER).rstrip(" 　\n")
    joined = _AND.match(words)
    return words[joined.end() :] if joined else words


def _repaired(words: str, found: list[Bracket]) -> str:
    """The words without the brackets and without the spaces that stood before them."""
    at = 0
    parts: list[str] = []
    for one in found:
        parts.append(words[at : one.start].rstrip(" 　"))
        at = one.end
    return "".join((*parts, words[at:])).strip()


def _unclosed(words: str) -> Iterator[Finding]:
    opened = max(words.rfind(sign) for sign in _SQUARE)
    closed = max(words.rfind(sign) for sign in "]］】")
    if opened > closed:
        shown = words[opened : opened + 40]
        message = f"a bracket is not closed: “{shown}”"
        yield Finding("unclosed-bracket", "warning", message, fix="close it in the document")
