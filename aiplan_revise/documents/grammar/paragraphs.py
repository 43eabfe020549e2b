"""Which lines make up one paragraph: wrapped lines, hard breaks, paragraphs and brackets cut by a page break."""

import re

from aiplan_revise.documents.grammar.brackets import Brackets
from aiplan_revise.documents.grammar.lines import Line, Lines, ended, is_wide, width
from aiplan_revise.documents.grammar.marks import Mark
from aiplan_revise.documents.grammar.nodes import Node, is_appendix, is_caption, is_unnumbered
from aiplan_revise.documents.grammar.wraps import BODIES_END, closed, fills
from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.scripts import KANJI

_AFTER_PARTICLE = compiled("[、，をにがはとのでへやも]$")
_SURELY_ON = compiled("[、，をは]$")
"""With what no title ends, as 人材の確保に or 進め方と may."""
_TORN = compiled(
    rf"(?:[0-9０-９][万億兆]?\n(?:[人名円件校社者歳回％%]|か所|箇所|団体)(?!{KANJI})|(?:令和|平成)[0-9０-９元]*\n[0-9０-９元年]"
    r"|\b(?:the|an?|of|for|with)\n\w)"
)
"""A line end between a figure and what it counts, or behind a word that needs another one."""
_UNFINISHED = compiled(r"\b(?:the|an?|of|for|with|in|by|and|or|under|to|from|as|on|at|see|that|than)$|[、，をはと]$")
"""With what a sentence ends its line that speaks of something below in its next one."""
_CLAUSE = compiled("[ぁ-ん]、")
_OBJECT = compiled("[をはが]")
_HIRAGANA = compiled("[ぁ-ん]")
"""With what a title is hardly made: a clause; and what most titles do without."""
_WORDED_APART = compiled("(?:[:：–—]|[^\x00-\x7f、．。 \u3000])[ \u3000]+$")
_WORD = compiled(r"[\w'’-]+")
_SUSPENDED = compiled(r"(?:and|or|to|nor|but)(?![\w’'-])")
_TITLE_WIDE = 60
"""Columns that the title of a numbered unit may take."""
_CLOSE = frozenset("])］】）")
_ALIKE = str.maketrans("［【］】（）", "[[]]()")
_BRACKET = compiled(r"[][()]")
_MATES = {"]": "[", ")": "("}
_NEAR = 9
"""Parts of a paragraph, two for a line, in which a bracket may have been opened that is closed below."""
_CLOSERS = frozenset(",.;:)]、。，．）］」』”’")


def continues(node: Node, line: Line, mark: Mark | None, source: Lines, brackets: Brackets) -> bool:
    """Whether `line` belongs to the paragraph above it; `mark` is the mark it is believed to begin with."""
    last = node.last
    if last.broken:
        return True
    if last.key or line.heading or line.text[:1] == "|":
        return False
    if line.marked or mark:
        return not source.ours and _cut_bracket(node, line.text[mark.end if mark else 0 :])
    if brackets.only(line.text):
        return node.rank is None and not node.shape
    if node.mark and node.parts == [""]:
        return not line.after_blank
    headed = node.shape or last.heading or is_caption(line.text) or is_appendix(line.text)
    return not headed and not _is_told(node, line, source, brackets) and _flows(node, line, source)


def _flows(node: Node, line: Line, source: Lines) -> bool:
    last = node.last
    if _cut_bracket(node, line.text):
        return True
    begins = source.indented and _begins(node, line)
    if begins or (not line.after_blank and source.wrap):
        return not begins and fills(last, line, source.wrap)
    if source.widest and not line.after_blank and _is_cut(node, line, source):
        return True
    goes_on = _goes_on(last.text, line.text, _SURELY_ON if _is_title(node) else _AFTER_PARTICLE)
    if node.rank is not None or (last.text[-1:] in BODIES_END and not goes_on):
        return False
    if not line.after_blank and source.markup:
        return True
    return (goes_on and not ended(last.text)) or (bool(line.marks) and tight(node, line, source))


def _is_told(node: Node, line: Line, source: Lines, brackets: Brackets) -> bool:
    """Whether a unit is a title with bodies in round brackets, in a text that is not wrapped, and `line` begins what is
    said below it: ① 港の整備（総務省） / 港を…整備する。"""
    bare = _is_title(node) and node.rank is None and node.last.text[-1:] in "）)" and not source.wrap
    if not bare or _HIRAGANA.match(line.text) or not ended(line.text) or _CLAUSE.search(node.text):
        return False
    title, bodies = brackets.ending(node.text)
    return bool(title and bodies) and not ended(title)


def _begins(node: Node, line: Line) -> bool:
    """Whether the indent of a line says that a paragraph begins, in a text whose paragraphs begin so. What is numbered
    may hang: there a sentence has to end above; the second line of a heading hangs further."""
    if node.rank is not None:
        return line.indent == 1
    if node.mark or node.last.marked:
        return line.indent > 0 and ended(node.last.text)
    return line.indent == 1 or line.indent > node.last.indent


def _is_cut(node: Node, line: Line, source: Lines) -> bool:
    """Whether a text with too few wrapped lines to tell its column wraps here: between words that stand together; or at
    its widest line, in a sentence that ends below, or goes on for another line, and that begins as one, or wrapped
    before, or whose like have no title."""
    above = node.last.text
    if closed(above):
        return False
    if _TORN.search(f"{above[-8:]}\n{line.text[:3]}"):
        return True
    full = fills(node.last, line, source.widest)
    if node.rank is not None or not full or not (closed(line.text) or line.width + 4 > source.widest):
        return False
    untitled = node.style in source.whole and bool(_OBJECT.search(above))
    return untitled or len(node.parts) > 1 or bool(_CLAUSE.search(above))


def tight(node: Node, line: Line, source: Lines) -> bool:
    """Whether `line` may be the middle of the wrapped paragraph `node`, and a number in front no mark."""
    last = node.last
    if line.after_blank or line.marked or last.key or last.heading or ended(last.text):
        return False
    if node.rank is not None or _is_worded(line):
        return False
    if source.wrap:
        return fills(last, line, source.wrap)
    first = line.marks[0] if line.marks else None
    if first and first.named:
        return bool(_UNFINISHED.search(last.text))
    return bool(first and first.style.endswith(".") and _goes_small(line.text[first.end :]))


def join(node: Node, line: Line) -> None:
    """Adds `line` to the paragraph of `node`; a dot that was taken for a bullet is one of its words."""
    dot = line.bullet if line.bullet == "・" else ""
    node.parts += [_joint(node.last, line), dot + line.text]
    node.last = line
    node.key, node.classes, node.note = line.key, line.classes, line.note


def _goes_on(above: str, below: str, open_end: re.Pattern[str]) -> bool:
    """Whether a paragraph cut after `above` goes on with `below`: in small letters, with a comma, after a particle."""
    first = below[:1]
    return _goes_small(below) or first in _CLOSERS or (bool(open_end.search(above[-1:])) and is_wide(first or "a"))


def _is_worded(line: Line) -> bool:
    """Whether a line begins as only headings do: Chapter 2: …, 第2章　…; "in 第2章、" may stand in a sentence."""
    first = line.marks[0] if line.marks else None
    if not first or not (first.rank is not None or first.named):
        return False
    mark = line.text[: first.end]
    return bool(_WORDED_APART.search(mark)) or (is_wide(mark[-1]) and first.end == len(line.text))


def _goes_small(words: str) -> bool:
    """Whether words begin with one in small letters, as the middle of a sentence does. A term may begin with a small
    letter wherever it stands: eラーニング, iPS細胞, e-Gov, p53; a full-width letter is rather a mark."""
    found = _WORD.match(words)
    word = found[0] if found else ""
    is_word = word.islower() and not any(is_wide(sign) or sign.isdigit() for sign in word)
    return is_word and (len(word.partition("-")[0]) > 1 or word == "a")


def _is_title(node: Node) -> bool:
    """Whether the one line of a numbered unit may be its title, whatever it ends with (はじめに, 進め方と)."""
    words = node.text
    alone = bool(node.mark) and len(node.parts) == 1
    return alone and (width(words) <= _TITLE_WIDE or is_unnumbered(words))


def _cut_bracket(node: Node, below: str) -> bool:
    """Whether a square bracket of the paragraph is open, and the words below close it or a round one inside."""
    if not any(sign in below for sign in _CLOSE):
        return False
    opened, closed = _loose("".join(node.parts[-_NEAR:]))[0], _loose(below)[1]
    return "[" in opened and bool(closed) and closed[0] in opened


def _loose(words: str) -> tuple[str, str]:
    """The brackets that `words` leave open, and the mates of those that they close without having opened them."""
    opened, closed = "", ""
    for sign in _BRACKET.findall(words.translate(_ALIKE)):
        if sign in "[(":
            opened += sign
        elif (mate := _MATES[sign]) in opened:
            opened = opened[: opened.rindex(mate)]
        else:
            closed += mate
    return opened, closed


def _joint(above: Line, below: Line) -> str:
    """What stands between two joined lines: a newline after a hard break, else what their words ask for."""
    return "\n" if above.broken else between(above.text, below.text)


def between(above: str, below: str) -> str:
    """What stands between the words of two lines of one paragraph: nothing in Japanese or after a hyphen, be it in a
    word or beside a number (2015-2030, 1-in-100-year, COVID-19), but a blank where the hyphen stands for a word that
    follows later (pre- and post-harvest)."""
    end, start = above[-1:], below[:1]
    if not end or not start or is_wide(end) or is_wide(start) or start in _CLOSERS:
        return ""
    if end == "–":
        return "" if above[-2:-1].isdigit() and start.isdigit() else " "
    tight = end in "-‐" and above[-2:-1].isalnum() and start.isalnum() and not _SUSPENDED.match(below)
    return "" if tight else " "
