"""Responsible bodies in brackets: [Cabinet Office (AI); METI] behind an initiative, or behind each of its clauses."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from aiplan_revise.documents.grammar.beside import Other
from aiplan_revise.documents.grammar.clauses import (
    AFTER,
    EDGE,
    Bracket,
    clauses,
    outside,
    repaired,
    timed,
    together,
    whole,
)
from aiplan_revise.documents.grammar.lines import is_wide, unshield
from aiplan_revise.documents.grammar.naming import (
    MANY,
    SURE,
    announced,
    glossed,
    has_form,
    is_formed,
    like_a_body,
    may_name,
    may_stand,
    names_again,
    unclosed,
    unread,
)
from aiplan_revise.documents.grammar.parties import assigned, remarks
from aiplan_revise.documents.grammar.shapes import CLAUSE_ENDS, CLOSE, OPENS, SENTENCE_ENDS, SQUARE, SQUARES, pairs
from aiplan_revise.documents.reading import ALONE, Beside
from aiplan_revise.model.bodies import OTHERS, WIDE
from aiplan_revise.model.edition import Assignment, Finding, Lang, texts
from aiplan_revise.model.forms import form
from aiplan_revise.model.lookup import Names
from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.roles import role_marked, stranger

_SENTENCE = compiled("[.。．][ 　]*[^ 　.。．]")
_MEMORY = 10_000
_SEVERAL = 3
"""Lines that have to end with parts of one authority to make a convention, if they are not most of all."""
LONGEST_TITLE = 80
"""Characters before a bracket in which the name it explains may stand."""
_IN_A_PHRASE = compiled(r"\b(?:the|an?|with|by|of|for|from|to)\s*$", re.I)
_LED = compiled(r"[^\w\[［【]{0,3}\w{0,3}[^\w\[［【]{0,3}(?=[\[［【])")
"""What may stand before the square bracket with which a line begins: its number."""
_LINKED = compiled(r"\((?:https?:|mailto:|[#/])[^()\s]*\)")


class Taken(NamedTuple):
    """A text without its brackets, the assignments they make, and what is to be remarked."""

    text: str
    assignments: tuple[Assignment, ...]
    findings: tuple[Finding, ...] = ()


class Brackets:
    """Finds the brackets that name bodies of a registry. In a document that our own writer wrote (`ours`) every square
    bracket does, for it escapes all others, and no round one."""

    def __init__(self, names: Names, ours: bool = False, beside: Beside = ALONE) -> None:
        self._names = names
        self._ours = ours
        self._other = Other(beside, names.placed)
        self._round_clauses = False
        self._units = False
        self._again: frozenset[str] = frozenset()
        self._alone = False
        self._first: frozenset[str] = frozenset()
        self._heard: frozenset[str] = frozenset()
        self._lists: dict[tuple[str, bool], tuple[tuple[str, ...], int]] = {}

    def only(self, words: str) -> bool:
        """Whether `words` are nothing but brackets of known bodies: such a line belongs to the text above it."""
        if words[:1] not in OPENS or words.rstrip(AFTER)[-1:] not in CLOSE:
            return False
        found = self.find(words, numbered=False)
        return bool(found) and not outside(words, found).strip(EDGE + AFTER)

    def attributes(self, words: str) -> bool:
        """Whether `words` are a line that only says who is responsible: 担当：総務省, Lead: METI."""
        names = self._names.split(unshield(words)) if role_marked(words).heads else ()
        known = bool(names) and all(map(self._names.placed, names))
        return known or announced(names, self._names.placed)

    def lists(self, words: str) -> bool:
        """Whether a list has the name of a known body in it: 総務省 and 総務省、関係府省庁, not 関係府省庁 alone."""
        return any(self._names.resolve(name).body for name in self._names.split(unshield(words)))

    def placed(self, name: str) -> bool:
        """Whether `name` is a known body, office or open set, or a part of a body."""
        return self._names.placed(unshield(name))

    def names(self, words: str) -> tuple[str, ...]:
        """The names in a list, as printed."""
        return self._split(words)[0]

    def closing(self, words: str) -> bool:
        """Whether `words` are nothing but known bodies, and not only such as stand for others: 関係府省庁 alone."""
        names, known = self._split(words)
        open_sets = (self._names.resolve(name).open for name in names)
        return (0 < known == len(names) and not all(one in WIDE for one in open_sets)) or self.attributes(words)

    def any(self, words: str, numbered: bool) -> bool:
        """Whether `words` name responsible bodies."""
        return bool(self.find(words, numbered))

    def ending(self, words: str) -> tuple[str, str]:
        """Words, and the brackets of bodies at their end apart."""
        found = self.find(words, numbered=True)
        outside = words[found[0].start :] if found else ""
        for one in found:
            outside = outside.replace(words[one.start : one.end], "", 1)
        if not found or outside.strip(" \u3000.。"):
            return words, ""
        return words[: found[0].start].rstrip(" \u3000"), "".join(words[one.start : one.end] for one in found)

    def find(self, words: str, numbered: bool) -> list[Bracket]:
        """All brackets that name bodies: those with a known body; in round brackets only known ones; and, where the
        initiative is numbered or the words speak of a ministry, a last square bracket with unknown ones."""
        signs = SQUARE if self._ours else OPENS
        if not any(sign in words for sign in signs):
            return []
        last = len(whole(words))
        return [found for pair in pairs(words) for found in self._judge(words, pair, last, numbered)]

    def _split(self, content: str, told: bool = False) -> tuple[tuple[str, ...], int]:
        """The names in a bracket, and how many of them are known; remembered, for the same lists come again. Whether
        it is `told` that names stand there, its place says."""
        told = told or content[:1] == SURE
        found = self._lists.get((content, told))
        if not found:
            names = self._names.split(unshield(content), told, self._heard)
            found = names, sum(map(self._names.placed, names)) if any(map(self._names_one, names)) else 0
            if len(self._lists) < _MEMORY:
                self._lists[content, told] = found
        return found

    def _names_one(self, name: str) -> bool:
        """Whether a name is known and more than 等, ほか or "etc.", which stand for others beside somebody."""
        return self._names.placed(name) and self._names.resolve(name).open != OTHERS

    def learn(self, lines: Iterable[str]) -> None:
        """Notes the convention of a document: where no line ends in square brackets with bodies but some end in others,
        these may also name the bodies of a clause in mid-sentence; where several end in round ones with parts of an
        authority (商工観光課), or many with names that come again, these are responsible; so are those in square ones
        that many lines begin with (①【河川課／自然研】護岸を…)."""
        lines = list(lines)
        self._heard = frozenset() if self._ours else self._alone_in(lines)
        self._lists.clear()
        closing = [(words, start, known) for words in lines for start, known in self._closing(words)]
        ends = {words[start] in SQUARE for words, start, known in closing if known}
        self._round_clauses = ends == {False}
        units = sum(words[start] not in SQUARE and self._of_units(words[start:]) for words, start, _ in closing)
        most = units > 1 and 2 * units >= len(lines)
        self._units = True not in ends and (units >= _SEVERAL or most)
        self._again = self._coming_again(closing) if True not in ends else frozenset()
        held = ((words[:start], self._split(whole(words[start:])[1:-1])[0]) for words, start, _ in closing)
        self._other.learn(held)
        alone = (start for words, start, known in closing if known and words[start] not in SQUARE)
        self._alone = sum(start == 0 for start in alone) >= MANY
        self._first = frozenset() if True in ends else names_again([self._opening(words) for words in lines])

    def _alone_in(self, lines: Iterable[str]) -> frozenset[str]:
        """The names that square brackets at the ends of lines hold, each as roles.stranger spells it."""
        ends = map(whole, lines)
        held = (words[words.rfind(SQUARES[words[-1]]) + 1 : -1] for words in ends if words[-1:] in SQUARES)
        names = (role_marked(name).name for content in held for name in self._split(content)[0] if "," not in name)
        return frozenset(stranger(name) for name in names if may_name(name))

    def _coming_again(self, closing: list[tuple[str, int, bool]]) -> frozenset[str]:
        """The names that stand in several of the round brackets that end lines, where most of these hold nothing but
        what may be names, and many of them one that comes again."""
        held = [
            names
            for words, start, _ in closing
            if words[start] not in SQUARE
            and not glossed(names := self._split(whole(words[start:])[1:-1])[0], words[:start])
        ]
        return names_again(held)

    def _opening(self, words: str) -> tuple[str, ...]:
        """The names in the square bracket with which a line begins, before words of its own."""
        begins = _LED.match(words)
        pair = next((pair for pair in pairs(words) if pair[0] == begins.end()), None) if begins else None
        return self._split(words[pair[0] + 1 : pair[1] - 1])[0] if pair and words[pair[1] :].strip() else ()

    def _of_units(self, closing: str) -> bool:
        """Whether the bracket at the end of a line holds nothing but parts of an authority."""
        names = timed(self._names.split(unshield(whole(closing)[1:-1])))[0]
        return bool(names) and all(map(has_form, names))

    def _closing(self, words: str) -> Iterator[tuple[int, bool]]:
        """Where the bracket at the end of `words` begins, and whether all it names are known."""
        last = whole(words)
        if last[-1:] in CLOSE:
            for start, end in pairs(last)[-1:]:
                names, known = self._split(last[start + 1 : end - 1])
                yield start, end == len(last) and 0 < known == len(names)

    def _judge(self, words: str, pair: tuple[int, int], last: int, numbered: bool) -> Iterator[Bracket]:
        """The bracket, if it is believed to name bodies; `last` is where the text ends but for closing signs."""
        start, end = pair
        square = words[start] in SQUARE
        if self._ours and not square:
            return
        names, known = self._split(words[start + 1 : end - 1], square and end >= last and not self._ours)
        names, times = (names, ()) if self._ours else timed(names)
        if self._ours:
            believed = bool(names)
        elif square:
            alike = bool(names) and all(like_a_body(role_marked(name).name, numbered) for name in names)
            told = words[start + 1] == SURE and all(map(may_stand, names))
            alike = alike or (told and bool(names)) or announced(names, self._names.placed, enclosed=True)
            alike = alike or self._other.has(words[:start], names, numbered=True)
            believed = (known > 0 and not self._in_a_phrase(words, pair, names)) or (end >= last and alike)
            believed = believed or (start == 0 and (told or self._customary(names, self._first, may_stand)))
        else:
            believed = 0 < known == len(names) and not self._explains(words[:start], names)
            believed = believed and not all(self._names.resolve(name).open in WIDE for name in names)
            ends = self._ends(words, end, last, numbered)
            believed = (believed and ends) or (ends and announced(names, self._names.placed))
            fit = end >= last and not glossed(names, words[:start])
            believed = believed or (fit and self._closes(names))
            believed = believed or (fit and self._other.has(words[:start], names, numbered=numbered))
            believed = believed or (fit and (numbered or self._alone) and self._customary(names, self._again, may_name))
        if believed:
            yield Bracket(start, end, names, times)

    def _ends(self, words: str, end: int, last: int, numbered: bool) -> bool:
        """Whether something ends with the bracket before `end`: the text; of a numbered text a sentence, or a clause
        where the document does so. 総務省 in ガイドライン（総務省）を普及する is whose guideline it is."""
        if end >= last or SENTENCE_ENDS.match(words, end):
            return numbered or not _SENTENCE.search(words, end, last) or any(known for _, known in self._closing(words))
        return numbered and self._round_clauses and bool(CLAUSE_ENDS.match(words, end))

    def _closes(self, names: tuple[str, ...]) -> bool:
        """Whether a round bracket at the end names bodies though not all of them are known: it says itself that they
        are responsible, or the document ends its paragraphs with parts of one authority."""
        return announced(names, self._names.placed, enclosed=True) or (
            self._units and bool(names) and all(map(has_form, names))
        )

    def _customary(self, names: tuple[str, ...], again: frozenset[str], fits: Callable[[str], bool]) -> bool:
        """Whether a bracket holds names as the document has them in this place, where those `again` come again."""
        fit = bool(again and names) and all(map(fits, names))
        told = (name in again or self._names.placed(name) or is_formed(name) or form(name) == "lone" for name in names)
        return fit and any(told)

    def _in_a_phrase(self, words: str, pair: tuple[int, int], names: tuple[str, ...]) -> bool:
        """Whether a square bracket in mid-sentence is part of it: a link, "the [METI] team", METI [Ministry …]."""
        start, end = pair
        if _LINKED.match(words, end):
            return True
        if SENTENCE_ENDS.match(words, end) or CLAUSE_ENDS.match(words, end):
            return False
        return bool(_IN_A_PHRASE.search(words[:start])) or self._explains(words[:start], names)

    def _left(self, words: str, found: list[Bracket], numbered: bool) -> Iterator[Finding]:
        """What is to be said of brackets that name bodies but were left in the words."""
        taken = {one.start for one in found}
        for start, end in pairs(words):
            names, known = self._split(words[start + 1 : end - 1])
            shown = unshield(words[start:end])[:80]
            if start in taken or self._explains(words[:start], names) or glossed(names, words[:start]):
                continue
            if not known:
                closing = end >= len(whole(words))
                yield from unread(names, words[start:end][:80], words[start] in SQUARE) if closing else ()
                continue
            if self._ours:
                message = f"“{shown}” names bodies in round brackets; in a file that aiplan wrote they are words"
                fix = f"write ［{shown[1:-1]}］ if they are responsible"
                if not found and end >= len(words.rstrip(EDGE + AFTER)):
                    yield Finding("bodies-in-round-brackets", "warning", message, fix=fix)
            elif known == len(names) or numbered:
                message = f"“{shown}” names bodies, but not surely as those responsible: it was left in the words"
                fix = "if it says who is responsible, put them alone into 【】 at the end of the sentence"
                yield Finding("bodies-in-words", "note", message, fix=fix)

    def _explains(self, before: str, names: tuple[str, ...]) -> bool:
        """Whether a round bracket only gives another name of what it follows: the AI Safety Institute (AISI)."""
        body = self._names.body(names[0]) if len(names) == 1 else ""
        if not body:
            return False
        before = before[-LONGEST_TITLE:].rstrip()
        starts = (at for at in range(len(before)) if at == 0 or before[at - 1] == " " or is_wide(before[at]))
        return any(self._names.known(before[at:]) and self._names.body(before[at:]) == body for at in starts)

    def take(self, words: str, lang: Lang, numbered: bool) -> Taken:
        """`words` without the brackets that name bodies, and an assignment for each name: to the clause before its
        bracket, or to the whole (empty clause) if one bracket stands at the very end."""
        found = self.find(words, numbered)
        findings = (*unclosed(words), *self._left(words, found, numbered))
        if not found:
            return Taken(unshield(words), (), findings)
        closing = together(words, found, dated=not self._ours)
        said = [""] * len(found) if closing else list(clauses(words, found))
        made = [
            party
            for one, clause in zip(found, said, strict=True)
            for party in assigned(self._names, one.names, texts(lang, unshield(clause)))
        ]
        unknown = remarks(self._names, (name for one in found for name in one.names))
        return Taken(unshield(repaired(words, found)), tuple(made), (*findings, *unknown))
