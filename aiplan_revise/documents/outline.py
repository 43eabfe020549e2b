"""Lines of a document → edition, by number patterns alone: the way that every reader of outlines goes."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import takewhile

import msgspec

from aiplan_revise.documents import kept
from aiplan_revise.documents.grammar.apart import bracketed
from aiplan_revise.documents.grammar.articles import entitled
from aiplan_revise.documents.grammar.brackets import Brackets
from aiplan_revise.documents.grammar.fields import announced, headed
from aiplan_revise.documents.grammar.furniture import cleared
from aiplan_revise.documents.grammar.labels import beside_headings, told_apart
from aiplan_revise.documents.grammar.lines import Lines
from aiplan_revise.documents.grammar.opened import opened
from aiplan_revise.documents.grammar.parties import retired
from aiplan_revise.documents.grammar.provisions import WRITE, build
from aiplan_revise.documents.grammar.subjects import acting
from aiplan_revise.documents.grammar.tables import read_tables
from aiplan_revise.documents.grammar.tree import grow
from aiplan_revise.documents.reading import Imported, Reading, known, language
from aiplan_revise.documents.saying import with_actors
from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.dated import dates_of
from aiplan_revise.model.edition import About, Edition, Finding, Lang, Provision, edition, texts
from aiplan_revise.model.integrity import edition_id, verify
from aiplan_revise.model.lookup import indexed
from aiplan_revise.model.numbering import marked
from aiplan_revise.model.staying import standing, staying


def parsed(source: Lines, text: str, reading: Reading, registry: Registry, remarks: tuple[Finding, ...]) -> Imported:
    """The edition in the lines of a document, whatever it was; `text` is all of its words, to tell the language by, and
    `remarks` what was found before. See `markdown.parse`."""
    lang = language(text, kept.head_language(source.head) or reading.lang)
    brackets = Brackets(indexed(registry), source.ours, reading.beside)
    source = read_tables(cleared(source), brackets)
    source.lines = source.lines if source.ours else list(entitled(source.lines))
    told_apart(source.lines)
    if not source.ours:
        beside_headings(source.lines)
        source.lines = opened(announced(map(headed, source.lines), brackets), brackets)
        source.findings += bracketed(source.lines, brackets)
    brackets.learn(line.text for line in source.lines)
    tree = grow(source, brackets)
    acts = [] if source.ours else acting(tree.nodes, brackets, reading.beside.acting)
    source.findings += acts
    built = build(tree, brackets, lang, reading.first_listed_leads and not source.head, reading.reserved)
    about = About(reading.fallback, texts(lang, tree.title), numbering=built.numbering, acting=bool(acts))
    about = _about(about, source, reading, lang)
    printed = marked(built.provisions, about.numbering, lang, built.styles)
    provisions, edits = _restored(printed, built.notes, registry, lang)
    if not source.head:
        about = msgspec.structs.replace(about, dates=dates_of(tree.title, _opening(provisions, lang), lang))
    edits += () if about.dates else retired(provisions, registry, lang)
    findings = [*remarks, *source.findings, *tree.findings, *built.findings, *edits]
    initiatives = [one for one in provisions if one.kind == "initiative"]
    if not source.head and not initiatives:
        message = "no initiatives found: no provision says who is responsible, nor do most sentences say who acts"
        findings.append(Finding("no-initiatives", "warning", message, fix=WRITE))
    elif not source.head and not any(one.assignments for one in initiatives):
        message = f"none of the {len(initiatives)} initiatives names a responsible body"
        findings.append(Finding("no-initiatives", "warning", message, fix=WRITE))
    made = verify(edition(about, provisions))
    made = with_actors(made, _unnamed(made, edits), registry, lang) if about.acting else made
    return Imported(made, tuple(sorted(findings, key=lambda one: one.line)))


def _opening(provisions: Iterable[Provision], lang: Lang) -> Iterator[str]:
    """The paragraphs between the title and what comes first with a heading or a number of its own."""
    told = takewhile(lambda one: one.kind == "statement" and not one.number, provisions)
    return (one.text.get(lang) for one in told)


def _unnamed(of: Edition, edits: Iterable[Finding]) -> list[str]:
    """The ids of initiatives whose words were edited, and which have no brackets."""
    edited = (one.provision for one in edits if one.rule == "edited")
    return [key for key in edited if of.provisions[key].kind == "initiative" and not of.provisions[key].assignments]


def _about(about: About, source: Lines, reading: Reading, lang: Lang) -> About:
    """What a document says of its edition, with what our own comment at its top says."""
    if source.head:
        about = kept.restored_about(about, source.head, lang)
    key, follows = reading.id or about.id, reading.follows or about.follows
    return msgspec.structs.replace(about, id=edition_id(key), follows=follows)


def _restored(
    printed: Iterable[Provision], notes: Mapping[str, tuple[int, str]], registry: Registry, lang: Lang
) -> tuple[list[Provision], list[Finding]]:
    """The provisions with what our own comments keep of them."""
    made, edits = [], []
    for found in printed:
        line, words = notes.get(found.id, (0, ""))
        if not words:
            made.append(found)
            continue
        content = kept.content(words, line)
        one, edited = kept.restored(found, content, lang, line)
        if "assignments" in edited:
            was = known(kept.responsible(content, line), registry, lang)
            one = msgspec.structs.replace(one, assignments=standing(staying(one.assignments, was, registry), one.text))
        made.append(one)
        edits += [kept.edit(field, found, line) for field in edited]
    return made, edits
