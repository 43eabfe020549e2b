"""Outlines in: Markdown or plain text → edition by number patterns. Outlines out: Markdown that reads back."""

import msgspec

from aiplan_revise.documents import kept
from aiplan_revise.documents.grammar.brackets import Brackets
from aiplan_revise.documents.grammar.furniture import cleared
from aiplan_revise.documents.grammar.lines import Lines, read_lines
from aiplan_revise.documents.grammar.parties import retired
from aiplan_revise.documents.grammar.provisions import Built, build
from aiplan_revise.documents.grammar.tables import read_tables
from aiplan_revise.documents.grammar.tree import grow
from aiplan_revise.documents.reading import AS_IT_IS, NO_BODIES, Imported, Reading, language, reduced
from aiplan_revise.documents.text import tidy
from aiplan_revise.documents.writing import Printer
from aiplan_revise.errors import PlanError
from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.edition import About, Edition, Finding, Lang, Provision, edition, languages, ordered, texts
from aiplan_revise.model.integrity import edition_id, verify
from aiplan_revise.model.lookup import indexed


def parse(text: str, reading: Reading = AS_IT_IS, registry: Registry = NO_BODIES) -> Imported:
    """The edition in a text, whose units are found by their numbers (第1章, Chapter 1:, 1), ①, a) …), with or without
    Markdown markup. Findings come in the order of lines. A PlanError says what makes the text unreadable.

    A text that `to_markdown` wrote gives back its edition, with what a person changed in the words since; Reading.id
    and Reading.follows still win, Reading.lang and first_listed_leads do not apply.
    """
    text, remarks = tidy(text)
    source = read_lines(text)
    if not source.lines and not source.ours:
        raise PlanError("the file is empty", fix="a plan has chapters, sections and initiatives")
    return _parsed(source, text, reading, registry, remarks)


def _parsed(source: Lines, text: str, reading: Reading, registry: Registry, remarks: tuple[Finding, ...]) -> Imported:
    lang = language(text, kept.head_language(source.head) or reading.lang)
    brackets = Brackets(indexed(registry), source.ours)
    source = read_tables(cleared(source))
    brackets.learn(line.text for line in source.lines)
    for line in source.lines:
        if not source.ours and brackets.attributes(line.text):
            line.text, line.marks = f"［{line.text}］", ()
    tree = grow(source, brackets)
    built = build(tree, brackets, lang, reading.first_listed_leads and not source.head)
    provisions, edits = _restored(built, lang)
    about = _about(source, reading, lang, tree.title, built.numbering)
    edits += () if about.dates else retired(provisions, registry, lang)
    findings = [*remarks, *source.findings, *tree.findings, *built.findings, *edits]
    if not source.head and not any(one.kind == "initiative" for one in provisions):
        message = "no initiatives found: no provision names responsible bodies in brackets"
        findings.append(Finding("no-initiatives", "warning", message, fix="check that the document is a plan"))
    return Imported(verify(edition(about, provisions)), tuple(sorted(findings, key=lambda one: one.line)))


def _about(source: Lines, reading: Reading, lang: Lang, title: str, numbering: tuple[str, ...]) -> About:
    about = About(reading.fallback, texts(lang, title), numbering=numbering)
    if source.head:
        about = kept.restored_about(about, source.head, lang)
    key, follows = reading.id or about.id, reading.follows or about.follows
    return msgspec.structs.replace(about, id=edition_id(key), follows=follows)


def _restored(built: Built, lang: Lang) -> tuple[list[Provision], list[Finding]]:
    """The provisions with what our own comments keep of them."""
    made, edits = [], []
    for found in built.provisions:
        line, words = built.notes.get(found.id, (0, ""))
        if not words:
            made.append(found)
            continue
        one, edited = kept.restored(found, kept.content(words, line), lang, line)
        made.append(one)
        for field in edited:
            message = f"edited by hand: what the comment below it says of its {field} no longer applies"
            edits.append(Finding("edited", "note", message, found.id, line))
    return made, edits


def to_markdown(of: Edition, registry: Registry, lang: str = "") -> str:
    """The edition as Markdown that `parse` reads back, ids included.

    lang="" keeps everything; "ja" or "en" gives the printable form in that language, which reads back as
    `reading.reduced`. What the words cannot say stands in one-line comments.
    """
    wanted = reduced(of, registry, language("", lang)) if lang else of
    main = language("", lang or next(iter(languages(of)), "en"))
    printer = Printer(wanted, registry, main)
    read = _read_back(printer)
    wrong = {one.id: one.kind for one in ordered(wanted) if read.provisions[one.id].kind != one.kind}
    if wrong:
        printer.classes = wrong
        read = _read_back(printer)
    comments = {}
    for one in ordered(wanted):
        rest = kept.difference(read.provisions[one.id], one, main)
        if rest:
            comments[one.id] = kept.comment(rest)
    top = kept.head(wanted.about, main, read.about.title.get(main))
    return printer.print(top, comments)


def _read_back(printer: Printer) -> Edition:
    """What the printed words alone say."""
    top = kept.head(About("edition"), printer.lang, "")
    return parse(printer.print(top, {}), AS_IT_IS, printer.registry).edition
