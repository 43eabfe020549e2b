"""The title of the plan, where the two editions do not have the same."""

from collections.abc import Iterator

from aiplan_revise.report.frame import Frame
from aiplan_revise.report.papers.faces import printed
from aiplan_revise.report.papers.printing import lines, runs
from aiplan_revise.report.papers.rows import Beside
from aiplan_revise.report.papers.shapes import Block
from aiplan_revise.report.shares import compared
from aiplan_revise.report.standing import Place
from aiplan_revise.report.words import common


def titles(frame: Frame) -> Iterator[Beside]:
    """A row of both titles, if there are two and they differ."""
    old, new = frame.old.about.title, frame.new.about.title
    lang = common((old, new), frame.lang)
    if lang and old.get(lang) != new.get(lang):
        marks = compared(old.get(lang), new.get(lang), lang)
        was = lines(runs(printed(marks, "deleted"), lang, "old"))
        now = lines(runs(printed(marks, "inserted"), lang, "new"))
        yield Beside(Place("", ""), None, (Block("title", tuple(was)),), (Block("title", tuple(now)),))
