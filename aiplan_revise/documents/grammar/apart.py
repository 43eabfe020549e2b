"""Bodies that stand apart at the end of a paragraph, without a bracket: behind a tab or a wide gap, behind dots that
lead to them, behind the end of its last sentence, or on a line of their own at the right margin."""

from collections import Counter
from collections.abc import Iterator, Sequence

from aiplan_revise.documents.grammar.brackets import Brackets
from aiplan_revise.documents.grammar.lines import Line, unshield
from aiplan_revise.documents.grammar.naming import MANY, SURE, is_proper, is_unit, like_a_body, may_name, may_stand
from aiplan_revise.model.edition import Finding
from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.roles import role_marked

_LEADERS = compiled(r"[ 　]*(?:…+|‥+|\.{4,}|・{3,}|_{3,})[ 　]*$")
_SENTENCE = compiled(r"[。．!?！？][」』”’)）]*[ 　]*|[.!?][\"'”’)]*[ 　]+")
_ANNOUNCED = compiled(r"[；;、,，][ 　]*([^：:；;。]{1,30}[：:][^。]{1,200})$")
"""Words behind a clause that a colon may make an announcement: …を造る；担当：総務省."""
_JOINTS = " 　;；、,，"
"""What stands between words and the bodies behind them."""
_LAST = 4
"""Ends of sentences from the last one on that are looked behind: names hold full stops, too (Dept. of Rivers)."""
_DASHED = compiled(r"(?<=[.!?。」)])[ 　]*[–—―-]+[ 　]*(?P<names>[^.!?。\n]{2,200})$")
_SEVERAL = 3
"""Lines that have to end alike to make a convention."""
_SHOWN = 80


def bracketed(lines: list[Line], brackets: Brackets) -> Iterator[Finding]:
    """Puts bodies that stand apart at the end of a line into a bracket there, those on a line of their own at the end
    of the line above, which takes them in. Where some are known, what stands apart in the same way and may be a name is
    one; where none is, that is told."""
    told = [(at, tail) for at, line in enumerate(lines) if line.apart and (tail := _tail(lines, at))]
    known = [brackets.closing(tail) for _, tail in told]
    sure = any(known) or _are_names([tail for _, tail in told], brackets)
    for (at, tail), placed in zip(reversed(told), reversed(known), strict=True):
        line = lines[at]
        if placed or (sure and _may_name(tail, brackets, sure=True)):
            if line.text == tail:
                del lines[at]
                line = lines[at - 1]
                line.text += tail
            _put(line, tail)
        elif line.text != tail and (_may_name(tail, brackets, sure=False) or _is_proper(tail, brackets)):
            message = f"“{unshield(tail)[:_SHOWN]}” stands apart at the end, but names nobody known: it was left there"
            fix = "put it into 【】 if it says who is responsible"
            yield Finding("unknown-bodies-in-words", "note", message, line=line.number, fix=fix)
    _behind_dashes(lines, brackets)
    for line in lines:
        if _is_plain(line) and not line.announced and (tail := _behind_sentence(line, brackets)):
            _put(line, tail)


def _behind_dashes(lines: Sequence[Line], brackets: Brackets) -> None:
    """Puts what stands behind a dash after the last sentence of a line into a bracket, where many lines end so, in
    names of which some are known or come again: "Plant oaks. – Forest Service; NPA"."""
    found = [(line, dash) for line in lines if _is_plain(line) and (dash := _DASHED.search(line.text))]
    held = [brackets.names(dash["names"]) for _, dash in found]
    fit = [bool(names) and all(map(may_name, names)) for names in held]
    counts = Counter(name for names, fits in zip(held, fit, strict=True) if fits for name in {*names})
    told = [fits and any(counts[name] > 1 for name in names) for names, fits in zip(held, fit, strict=True)]
    if sum(told) < MANY or 2 * sum(fit) <= len(found):
        return
    for (line, dash), fits in zip(found, fit, strict=True):
        if fits:
            line.text = f"{line.text[: dash.start()]}［{SURE}{dash['names'].strip(_JOINTS)}］"


def _tail(lines: Sequence[Line], at: int) -> str:
    """What stands apart, as far as the line still ends with it; nothing of a heading or a row of a table, nor all that
    is numbered. A line of its own belongs to what is numbered above it."""
    line = lines[at]
    apart = line.apart.strip(" \u3000")
    if not apart or not _is_plain(line) or not line.text.endswith(apart):
        return ""
    if line.text == apart:
        return apart if not line.marked and _is_numbered(lines, at - 1) else ""
    first = max((mark.end for mark in line.marks), default=0)
    return apart if line.text.removesuffix(apart)[first:].strip(" \u3000") else ""


def _is_numbered(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is of a paragraph that begins with a number or a dot, and heads nothing."""
    while at > 0 and not (lines[at].after_blank or lines[at].marks or lines[at].bullet):
        at -= 1
    return at >= 0 and _is_plain(lines[at]) and bool(lines[at].marks or lines[at].bullet)


def _is_plain(line: Line) -> bool:
    """Whether a line is no heading, and no row of a table."""
    return not line.heading and line.text[:1] != "|" and all(mark.rank is None for mark in line.marks)


def _put(line: Line, tail: str) -> None:
    words = line.text.removesuffix(tail)
    line.text = f"{_LEADERS.sub('', words).rstrip(_JOINTS)}［{tail}］"


def _behind_sentence(line: Line, brackets: Brackets) -> str:
    """The names of known bodies behind the last sentence; "" if there are none."""
    words = line.text[max((mark.end for mark in line.marks), default=0) :]
    if words[-1:] in "。．.!?！？)）］]】〕〉＞":
        return ""
    for found in list(_SENTENCE.finditer(words))[-1 : -_LAST - 1 : -1]:
        tail = words[found.end() :]
        if tail and brackets.closing(tail):
            return tail
    announced = _ANNOUNCED.search(words)
    return announced[1] if announced and brackets.attributes(announced[1]) else ""


def _are_names(tails: Sequence[str], brackets: Brackets) -> bool:
    """Whether several lines end alike in names of several words (Parks Service), all of them unknown."""
    return (
        len(tails) >= _SEVERAL
        and all(_may_name(tail, brackets, sure=True) for tail in tails)
        and any(_is_proper(tail, brackets) for tail in tails)
    )


def _is_proper(tail: str, brackets: Brackets) -> bool:
    """Whether what stands apart is names with capitals, each of several words."""
    return all(may_stand(name) and is_proper(name) for name in brackets.names(tail))


def _may_name(tail: str, brackets: Brackets, sure: bool) -> bool:
    """Whether words may be names, where others are for `sure`: then a capital is enough."""
    names = [role_marked(name).name for name in brackets.names(tail)]
    if not names or not all(may_stand(name) for name in names):
        return False
    return all(is_unit(name) or like_a_body(name, sure) for name in names)
