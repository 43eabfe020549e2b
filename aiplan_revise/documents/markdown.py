"""Outlines in: Markdown or plain text → edition by number patterns. Outlines out: Markdown that reads back."""

from aiplan_revise.documents import kept
from aiplan_revise.documents.grammar.lines import OURS, read_lines
from aiplan_revise.documents.grammar.wraps import measured
from aiplan_revise.documents.outline import parsed
from aiplan_revise.documents.reading import AS_IT_IS, NO_BODIES, Imported, Reading, language, reduced
from aiplan_revise.documents.text import tidy
from aiplan_revise.documents.writing import Printer, Sheet
from aiplan_revise.errors import PlanError
from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.edition import About, Edition, Lang, ordered, spoken


def parse(text: str, reading: Reading = AS_IT_IS, registry: Registry = NO_BODIES) -> Imported:
    """The edition in a text, whose units are found by their numbers (第1章, Chapter 1:, 1), ①, a) …), with or without
    Markdown markup. Findings come in the order of lines. A PlanError says what makes the text unreadable.

    A text that `to_markdown` wrote gives back its edition, with what a person changed in the words since; Reading.id
    and Reading.follows still win, Reading.lang and first_listed_leads do not apply.
    """
    text, remarks = tidy(text)
    source = measured(read_lines(text))
    if not source.lines and not source.ours:
        raise PlanError("the file is empty", fix="a plan has chapters, sections and initiatives")
    return parsed(source, text, reading, registry, remarks)


def written_in(text: str) -> Lang:
    """The language of a Markdown text: as `to_markdown` said at its top, or else the one most of it is in."""
    top = tidy(text)[0].lstrip().partition("\n")[0]
    return language(text, kept.head_language(top) if top.startswith(OURS) else "")


def to_markdown(of: Edition, registry: Registry, lang: str = "") -> str:
    """The edition as Markdown that `parse` reads back, ids included.

    lang="" keeps everything; "ja" or "en" gives the printable form in that language, which reads back as
    `reading.reduced`. What the words cannot say stands in one-line comments.
    """
    main = language("", lang or next(iter(spoken(of)), "en"))
    return sheet(reduced(of, registry, main) if lang else of, registry, main).markdown


def sheet(of: Edition, registry: Registry, main: Lang, shown: Edition | None = None, *, edited: bool = True) -> Sheet:
    """The edition as it is printed in the language `main`, with everything that the words do not say in comments. What
    is `shown` may be another form of it: the one reduced to that language, whose bodies go by their names there. Where
    it is not to be `edited`, bodies that the words name have no bracket besides."""
    printer = Printer(shown or of, registry, main, acting=False if edited else None)
    read = _read_back(printer)
    wrong = {one.id: one.kind for one in ordered(of) if read.provisions[one.id].kind != one.kind}
    if wrong:
        printer.classes = wrong
        read = _read_back(printer)
    comments = {}
    for one in ordered(of):
        rest = kept.difference(read.provisions[one.id], one, main)
        if rest:
            comments[one.id] = kept.comment(rest)
    top = kept.head(of.about, main, read.about.title.get(main))
    return printer.sheet(top, comments)


def _read_back(printer: Printer) -> Edition:
    """What the printed words alone say."""
    about = About("edition", numbering=printer.edition.about.numbering)  # a mark is told where it differs from that
    top = kept.head(about, printer.lang, "")
    return parse(printer.sheet(top, {}).markdown, AS_IT_IS, printer.registry).edition
