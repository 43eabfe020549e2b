"""Since when the words stand so, as a reader sees it: in the margin the edition, beside it the words."""

from collections.abc import Iterator, Sequence

from aiplan_revise.model.edition import Lang, ancestors, numbers
from aiplan_revise.report.folding import fold, one_line
from aiplan_revise.report.shown import Shown
from aiplan_revise.report.unofficial import Unofficial, unofficial, unofficial_lines
from aiplan_revise.report.words import in_columns
from aiplan_revise.revise.blame import PARTS, Blamed, Clause, Part
from aiplan_revise.revise.stages import Stage

_NARROWEST = 24
"""Columns that the words get at least, however wide the margin."""


class OriginView(Shown, frozen=True):
    """A stage that words stem from: its key, day (ISO 8601, "" where none is known), who made it and why."""

    key: str
    date: str
    by: str
    why: str


class ClauseView(Shown, frozen=True):
    """A clause of a title or a text, and the key of the stage since which it stands so."""

    part: Part
    lang: Lang
    words: str
    since: str


class LineView(Shown, frozen=True):
    """A provision with its clauses in all languages; those of one part and language make up the text."""

    id: str
    kind: str
    number: str
    depth: int
    clauses: tuple[ClauseView, ...]


class BlameView(Shown, frozen=True):
    """The whole text of an edition: the stages that led to it, oldest first, and its provisions in printed order;
    `unofficial` says that it is not official, if so."""

    edition: str
    stages: tuple[OriginView, ...]
    provisions: tuple[LineView, ...]
    unofficial: tuple[Unofficial, ...]


def blame_view(found: Sequence[Blamed], line: Sequence[Stage], lang: Lang) -> BlameView:
    """What `blame` found for the last stage of `line`; its notices in `lang`."""
    frame = line[-1].text.frame
    dotted = numbers(frame)
    told = tuple(
        LineView(
            id=one.provision.id,
            kind=one.provision.kind,
            number=dotted[one.provision.id],
            depth=len(ancestors(frame.provisions, one.provision.id)),
            clauses=tuple(ClauseView(*key, c.words, c.since) for key, clauses in one.clauses.items() for c in clauses),
        )
        for one in found
    )
    stages = tuple(OriginView(s.key, s.on, s.by, s.why) for s in line)
    return BlameView(line[-1].key, stages, told, unofficial((frame.about,), lang))


# ---------------------------------------------------------------- as text


def blame_text(view: BlameView, lang: Lang, width: int) -> str:
    """The text in `lang` (or the other language, where a provision has none), folded at `width` half-width columns."""
    names = {stage.key: one_line(" ".join(filter(None, (stage.key, stage.date, stage.by)))) for stage in view.stages}
    used = {clause.since for one in view.provisions for clause in one.clauses}
    margin = max((in_columns(name) for key, name in names.items() if key in used), default=0)
    room = max(width - margin - 3, _NARROWEST)
    said = [row for line in unofficial_lines(view.unofficial, lang) for row in fold(line, width)]
    rows = (row for one in view.provisions for row in _rows(one, lang, names, (margin, room)))
    return "".join(f"{row}\n" for row in (*said, *[""][: len(said)], *rows))


def _rows(one: LineView, lang: Lang, names: dict[str, str], sizes: tuple[int, int]) -> Iterator[str]:
    """A row or several for each clause: the stage beside the first."""
    margin, room = sizes
    indent, front = "  " * one.depth, f"{one.number} " if one.number else ""
    for clause in _told(one, lang):
        name = names[clause.since]
        for words in fold(f"{indent}{front}{one_line(clause.words).strip()}", room):
            yield f"{name}{' ' * (margin - in_columns(name))} │ {words}"
            name = ""
        front = ""


def _told(one: LineView, lang: Lang) -> Iterator[Clause]:
    for part in PARTS:
        own = [clause for clause in one.clauses if clause.part == part]
        for clause in [c for c in own if c.lang == lang] or own:
            if clause.words.strip():
                yield Clause(clause.words, clause.since)
