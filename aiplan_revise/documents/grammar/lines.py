"""Text → lines without markup: bullets, headings, emphasis, comments and attributes taken off and kept as facts."""

import re
from collections.abc import Sequence
from typing import get_args

from msgspec import Struct

from aiplan_revise.documents.grammar.looks import struck_out
from aiplan_revise.documents.grammar.marks import Mark, readings
from aiplan_revise.model.edition import Finding, Kind
from aiplan_revise.model.patterns import compiled

OURS = "<!-- aiplan "
"""How comments begin that our own writer leaves for our own reader."""
CLASSES = (*get_args(Kind), "titled")
"""What `{#id .class}` may say: the kind of a provision, and that its first line is a title beside the text."""
_SHIELD = 0xF0000
_PLAIN = {ord(sign): chr(_SHIELD + ord(sign)) for sign in "*_"}


class Line(Struct):
    """One line: its words without markup, and what the markup said. `indent` counts the full-width spaces in front,
    `bullet` is the sign that was taken for one, `note` our own comment that follows it. `table` is the number of the
    table that a row is of, in the order of the document; `series` the list that counts the line, or puts a dot in front
    of it, and `level` how deep in it the line stands, from 1. `apart` are words at its end that a tab, a wide gap, dots
    that lead to them or the right margin set off; `announced` lines only say who is responsible."""

    number: int
    text: str
    width: int = 0
    length: int = 0
    indent: int = 0
    heading: int = 0
    bullet: str = ""
    after_blank: bool = False
    broken: bool = False
    key: str = ""
    classes: tuple[str, ...] = ()
    note: str = ""
    marks: tuple[Mark, ...] = ()
    table: int = 0
    series: str = ""
    level: int = 0
    apart: str = ""
    announced: bool = False

    @property
    def marked(self) -> bool:
        """Whether markup says that something new begins here."""
        return bool(self.heading or self.bullet)


class Lines(Struct):
    """All lines of a document. `ours`: our own writer wrote it; `markup`: it is Markdown; `head` is the comment at its
    top. Of a text that may be wrapped (see wraps): `wrap` is the column at which it is, 0 if it is not,
    `indented` says that its paragraphs begin with a full-width space; `widest` is the width of its widest line, and
    `whole` are the styles of marks whose units mostly end where their line ends."""

    lines: list[Line] = []
    ours: bool = False
    markup: bool = False
    head: str = ""
    wrap: int = 0
    widest: int = 0
    whole: frozenset[str] = frozenset()
    indented: bool = False
    findings: list[Finding] = []


_SPACES = str.maketrans(dict.fromkeys("\t\xa0\u202f\u205f" + "".join(map(chr, range(0x2000, 0x200B))), " "))
_MARKUP = compiled(r"^\ufeff?#{1,6} |\*\*(?=\w)|(?<![\w*])\*\w[^*\n]*\w\*(?![\w*])", re.M)
_LEAD = compiled(r"(?:[ \u3000]*(?:>|[-*+•‣◦▪–—－➢➤►✓](?=[ \u3000])|#{1,6}(?=[ \u3000])))*[ \u3000]*")
_APART = compiled(r"(?:\t|[ \u3000]{4,}|\u3000{2,}|[…‥]{2,}|\.{4,}|・{3,})[ \u3000\t]*([^\t…‥]{2,120}?)[ \u3000\t]*$")
"""What a tab, a wide gap or leading dots set off at the end of a line."""
_MARGIN = 16
"""Columns in front of a line from which on it stands at the right margin."""
_DOT = compiled("([・○●◎■□◆◇▪▫‣◦•➢➤►]|－(?![0-9０-９－]))(?!\\1)[ \u3000]*")
_RULE = compiled(r"(?:-{3,}|={3,}|_{3,}|\*{3,}|(?:[-*_] ){2,}[-*_]|`{3,}\w*|~{3,}\w*)$")
_LONG_RULE = 5
"""Signs of a rule behind which a bare number, up to the next blank line, begins a footnote."""
_STRUCK = compiled(r"~~(?=[^\s~])([^~]+)(?<=\S)~~(?!~)")
_ESCAPE = compiled(r"\\([!-/:-@\[-`{-~])")
_ANY_ESCAPE = compiled(r"\\([^\x00-\x1f])")
_SHIELDED = compiled("[\U000f0000-\U000fffff]")
_RUN = compiled(r"\*+|_+")
_BLANKS = compiled("[ \u3000]{2,}|\u3000")
_ABBREVIATED = compiled(
    r"(?:^|[ (（])(?:Nos?|Arts?|Secs?|[Pp]aras?|Ch|[Vv]ol|pp?|Figs?|cf|e\.g|i\.e|ca|approx|incl|St|Drs?|Mrs?|vs)\.$"
)
_ENDED = compiled(r"[.。!?！？:：][\"'”’」』)）\]］]*$")


def read_lines(text: str) -> Lines:
    """The lines of a clean text (see text.tidy)."""
    found = Lines(markup=bool(_MARKUP.search(text)))
    found.ours = text.lstrip().startswith(OURS)
    blank = notes = False
    for number, raw in enumerate(text.split("\n"), 1):
        words = raw.translate(_SPACES).strip(" \u3000")
        if not words.strip("#>*+•・- \u3000") and not _RULE.match(words):
            blank, notes = True, False
        elif words.startswith("<!--") and words.endswith("-->"):
            _comment(found, number, words)
        elif not found.ours and (_RULE.match(words) or not words.strip("|:- ")):
            _underline(found, words, blank)
            notes = blank and len(words) >= _LONG_RULE
        else:
            found.lines.append(_line(number, raw, words, found))
            found.lines[-1].after_blank, blank = blank, False
            if notes and any(mark.bare for mark in found.lines[-1].marks):
                found.lines[-1].marks = ()
    return found


def _comment(found: Lines, number: int, words: str) -> None:
    if not words.startswith(OURS):
        found.findings.append(Finding("comment", "note", "a comment of the document was not imported", line=number))
    elif found.lines:
        found.lines[-1].note = words
    else:
        found.head = words


def _underline(found: Lines, words: str, blank: bool) -> None:
    """A row of signs below a line makes it a heading in Markdown, or the head of a table; anywhere else it only rules
    off."""
    if words[0] == "|" and not blank and _heads_table(found.lines):
        found.lines[-1].table = found.lines[-1].number
    if found.lines and not blank and words[0] in "=-" and " " not in words and not found.lines[-1].bullet:
        found.lines[-1].heading = 1 if words[0] == "=" else 2


def _heads_table(lines: list[Line]) -> bool:
    """Whether the last line is the first row of a table."""
    return bool(lines) and (lines[-1].after_blank or not (lines[-2:-1] and lines[-2].text[:1] == "|"))


def _line(number: int, raw: str, words: str, found: Lines) -> Line:
    line = Line(number, "", width(raw.rstrip()), len(raw.rstrip()), len(raw) - len(raw.lstrip("\u3000")))
    if found.ours or found.markup:
        words = shielded(words, _ANY_ESCAPE if found.ours else _ESCAPE)
    if words.endswith("\\") and (found.ours or found.markup):
        line.broken, words = True, words[:-1].rstrip()
    taken = lead(words)
    line.heading = taken.count("#")
    line.bullet = taken.strip(" >#\u3000")
    words = words[len(taken) :]
    if line.heading:
        words = words.rstrip("#").rstrip() if words.endswith("#") else words
    words = _attributes(line, words) if words.endswith("}") else words
    if found.markup and not found.ours:
        words = _unstruck(words, number, found)
    elif not found.ours:
        words = words.translate(_PLAIN)  # METI* is no emphasis where nothing is
    line.text = without_emphasis(words)
    line.marks = readings(line.text)
    at_margin = width(raw) - width(raw.lstrip(" \u3000")) >= _MARGIN
    line.apart = "" if found.ours else line.text if at_margin else apart(raw)
    if line.text[:1] == "|" and found.lines and found.lines[-1].text[:1] == "|":
        line.table = found.lines[-1].table
    return line


def _unstruck(words: str, number: int, found: Lines) -> str:
    """`words` without those that Markdown strikes out, which are told."""
    if struck := _STRUCK.findall(words):
        found.findings.append(struck_out(unshield(" ".join(struck)), number))
    return _STRUCK.sub("", words) if struck else words


def apart(words: str) -> str:
    """What is set off at the end of `words`; "" if nothing is."""
    found = _APART.search(words)
    return found[1].translate(_SPACES).translate(_PLAIN) if found else ""


def line_of(number: int, words: str, *, row: bool = False) -> Line:
    """A paragraph of a document without markup, or (`row`) a row of a table, as a line: signs of emphasis and the like
    are what they are. A tab sets off what is behind it, one in front all of it."""
    off = "" if row else apart(words)
    words = words.translate(_SPACES)
    taken = "" if row else lead(words).replace("#", "")
    line = Line(number, words[len(taken) :].translate(_PLAIN).strip(" \u3000"), after_blank=not row, apart=off)
    line.bullet = taken.strip(" >\u3000")
    line.marks = () if row else readings(line.text)
    return line


def row_of(number: int, cells: Sequence[str], table: int) -> Line:
    """A row of a table (by its number) of a document without markup."""
    line = line_of(number, f"| {' | '.join(cell.replace('|', literal('|')) for cell in cells)} |", row=True)
    line.table = table
    return line


def literal(sign: str) -> str:
    """A sign as a reserved character, which no rule of the grammar takes for anything."""
    return chr(_SHIELD + ord(sign))


def _attributes(line: Line, words: str) -> str:
    start = words.rfind("{")
    parts = words[start + 1 : -1].split() if start >= 0 else []
    if not parts or parts[0][0] not in "#.":
        return words
    line.key = next((part[1:] for part in parts if part.startswith("#")), "")
    line.classes = tuple(part[1:] for part in parts if part[1:] in CLASSES)
    return words[:start].rstrip()


def lead(words: str) -> str:
    """The signs of headings, bullets and quotations that a line begins with."""
    taken = _LEAD.match(words)
    end = taken.end() if taken else 0
    dot = _DOT.match(words, end)
    return words[: dot.end()] if dot else words[:end]


def shielded(words: str, escape: re.Pattern[str] = _ANY_ESCAPE) -> str:
    """Escaped signs as reserved characters, which no rule of the grammar takes for anything."""
    if "\\" not in words:
        return words
    return escape.sub(lambda found: chr(_SHIELD + ord(found[1])) if found[1] <= "\uffff" else found[0], words)


def unshield(words: str) -> str:
    """`words` with the escaped signs as what they are."""
    return words if words.isascii() else _SHIELDED.sub(lambda found: chr(ord(found[0]) - _SHIELD), words)


def squeezed(words: str) -> str:
    """`words` without emphasis and with single spaces; escaped signs stay shielded."""
    return _BLANKS.sub(" ", without_emphasis(words)).strip(" ")


def without_emphasis(words: str) -> str:
    """`words` without the * and _ that emphasise; one inside a word, or without a partner, stays."""
    if "*" not in words and "_" not in words:
        return words
    runs = [[found.start(), found.end()] for found in _RUN.finditer(words)]
    dropped: list[tuple[int, int]] = []
    waiting: dict[str, list[list[int]]] = {"*": [], "_": []}
    for run in runs:
        opens, closes = _flanks(words, run[0], run[1])
        openers = waiting[words[run[0]]]
        while closes and openers and run[0] < run[1]:
            length = min(run[1] - run[0], openers[-1][1] - openers[-1][0])
            dropped += [(openers[-1][1] - length, openers[-1][1]), (run[0], run[0] + length)]
            openers[-1][1] -= length
            run[0] += length
            if openers[-1][0] == openers[-1][1]:
                openers.pop()
        if opens and run[0] < run[1]:
            openers.append(run)
    return _without(words, sorted(dropped))


def _flanks(words: str, start: int, end: int) -> tuple[bool, bool]:
    """Whether a run of * or _ can open and can close an emphasis."""
    before, after = words[start - 1 : start], words[end : end + 1]
    if before.isalnum() and after.isalnum():
        ascii_word = before.isascii() and after.isascii()
        if words[start] == "_" or (ascii_word and end - start == 1):
            return False, False
    return bool(after.strip()), bool(before.strip())


def _without(words: str, spans: list[tuple[int, int]]) -> str:
    at, kept = 0, []
    for start, end in spans:
        kept.append(words[at:start])
        at = end
    return "".join((*kept, words[at:]))


# ---------------------------------------------------------------- signs


def width(words: str) -> int:
    """Columns that `words` take on a terminal: two for every Japanese sign."""
    return len(words) if words.isascii() else sum(2 if is_wide(sign) else 1 for sign in words)


def is_wide(sign: str) -> bool:
    """Whether a sign is Japanese or full-width."""
    return "\u2e80" <= sign <= "\uffe6" and not "\uff61" <= sign <= "\uffdf"


def ended(words: str) -> bool:
    """Whether `words` end a sentence, or announce a list; a full stop behind an abbreviation ends none."""
    return bool(_ENDED.search(words[-8:])) and not _ABBREVIATED.search(words[-8:])
