"""The lines of a summary as a text that a person edits, and what was written taken back."""

from collections.abc import Iterator
from typing import NamedTuple

from aiplan_revise.errors import PlanError
from aiplan_revise.model.patterns import compiled
from aiplan_revise.report.folding import one_line
from aiplan_revise.report.summary.view import Digest, Group, Point
from aiplan_revise.report.summary.wordings import OPENING, lines
from aiplan_revise.report.words import say

_HEAD = compiled(r"\[\[(?P<group>[^\s\]]+?)(?: (?P<key>[^\s\]]+))?\]\](?P<rest>.*)")

_OURS, _END = "[[#", "[[# ]]"
"""How lines begin that are about no line of the summary."""


class Line(NamedTuple):
    """The words of a line, as they were written: the name of its group, the key of its change ("" for the opening
    paragraph), and the line of the text that it begins on."""

    group: str
    key: str
    words: str
    at: int


def editable(of: Digest) -> str:
    """Every line with what it is about above it in [[…]], which is not to be changed."""
    return "\n".join([f"[[# {one_line(of.title)}]]", f"[[# {say(of.lang, 'digest-edit')}]]", "", *_parts(of)])


def _parts(of: Digest) -> Iterator[str]:
    yield from _part(Group(OPENING, of.opening.caption, 1, (), 0), of.opening, of)
    for group in of.groups:
        yield from (f"[[# {one_line(group.label.text)}]]", "")
        for one in group.points:
            yield from _part(group, one, of)


def _part(group: Group, one: Point, of: Digest) -> Iterator[str]:
    about = one_line(f"{one.numbers} {one.caption.text}").strip()
    stale = f" [{say(of.lang, 'digest-stale')}]" if one.stale else ""
    yield f"[[{group.name}{' ' if one.key else ''}{one.key}]] {about}{stale}".rstrip()
    yield one_line(one.says)
    yield ""


def taken(text: str, of: Digest) -> tuple[Line, ...]:
    """The lines whose words are others than in the summary `of` that was opened; without words: the person's words, if
    there are any, are to go. PlanError for a line that the summary does not have, or has twice in the text."""
    shown = {(name, point.key): one_line(point.says) for name, point in lines(of)}
    found: dict[tuple[str, str], Line] = {}
    for one in _read(text):
        name = one.group, one.key
        if name not in shown:
            fix = "leave what stands in [[…]] as it is; a line that was removed keeps its words"
            raise PlanError(f"[[{' '.join(filter(None, name))}]] is no line of this summary", f"line {one.at}", fix)
        if name in found:
            raise PlanError(f"[[{' '.join(filter(None, name))}]] stands there twice", f"line {one.at}", "keep one")
        found[name] = one
    return tuple(one for name, one in found.items() if one.words != shown[name])


def _read(text: str) -> Iterator[Line]:
    head: tuple[str, str, int] | None = None
    words: list[str] = []
    for at, raw in enumerate([*text.splitlines(), _END], 1):
        ours = raw.strip().startswith(_OURS)
        found = None if ours else _HEAD.fullmatch(raw.strip())
        if head and (found or ours):
            yield Line(head[0], head[1], one_line(" ".join(words)).strip(), head[2])
            head, words = None, []
        if found:
            head = found["group"], found["key"] or "", at
        elif head:
            words.append(raw)
