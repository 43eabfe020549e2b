"""`aiplan history NAME`."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

import click

from aiplan_revise.cli import arguments
from aiplan_revise.cli.output import Delivery, say
from aiplan_revise.cli.reading import Desk, reading_language
from aiplan_revise.cli.sides import folded, is_place, numbered, utf8
from aiplan_revise.errors import PlanError
from aiplan_revise.model.edition import LANGS, Lang, Provision, edition, numbers
from aiplan_revise.model.sketch import entire
from aiplan_revise.revise.life import Step, life
from aiplan_revise.revise.stages import Stage

if TYPE_CHECKING:
    from aiplan_revise.cli.course import Course
    from aiplan_revise.report.history import HistoryView

_SHOWN = 20
"""How many of several matches are listed."""


@click.command
@click.argument("name", metavar="ID|NUMBER|WORDS")
@click.option(
    "--edition",
    "at",
    type=arguments.EditionName(),
    metavar="EDITION",
    help="The edition that NUMBER or WORDS are of; else the newest.",
)
@click.option("--draft", metavar="DRAFT", help="A draft, every step of which is told too: who did it and why.")
@arguments.lang("Language to tell it in; if not given, English, or Japanese where there is no English.")
@arguments.desk()
@arguments.delivery("text", "json", "md")
def command(name: str, at: str | None, desk: Desk, to: Delivery, **asked: str | None) -> None:
    """Tell the life of a provision over all editions of the store: where it first stands, every change, through splits,
    joins and renamings. Named by id, by printed number, or by words of its title.

    \b
      aiplan history 3.1.2.a
      aiplan history "rural clinics" --edition 2025-outline --lang ja
      aiplan history 3.1.1.c --draft 2027
    """
    from aiplan_revise.cli.course import Course
    from aiplan_revise.cli.naming import drafted
    from aiplan_revise.report.history import history

    said = asked["draft"]
    course = Course(desk, drafted(said, click.get_current_context()) if said else None)
    key = _asked(course, utf8(name).strip(), at)
    steps = life(course.stages, key, desk.registry)
    view = history(steps, key, desk.registry, _language(asked["lang"], steps, course))
    _deliver(view, to)


def _deliver(view: "HistoryView", to: Delivery) -> None:
    if to.form == "json":
        import msgspec

        to.json(msgspec.to_builtins(view))
    elif to.form == "md":
        from aiplan_revise.report.pages import history_page

        to.text(history_page(view))
    else:
        from aiplan_revise.report.folding import folded as fold
        from aiplan_revise.report.history import history_text

        to.text(fold(history_text(view), to.width, to.colour))


def _language(asked: str | None, steps: Sequence[Step], course: "Course") -> Lang:
    """The language that was asked for; else English, or Japanese where what is told, or the newest text by what it
    begins with, is in that alone."""
    if asked:
        return reading_language(asked)
    found = {lang for step in steps for p in (*step.change.old, *step.change.new) for lang in p.text.langs()}
    if found != set(LANGS):
        return "ja" if found == {"ja"} else "en"
    text = course.stages[-1].text
    return reading_language(None, edition(text.frame.about, map(text.whole, islice(text.frame.outline, _ENOUGH))))


_ENOUGH = 200
"""Provisions that tell in which language a text is."""


# ---------------------------------------------------------------- which provision is meant


def _asked(course: "Course", name: str, at: str | None) -> str:
    """The id of the provision that is meant: an id of any edition, else a number or words of the one that is asked, or
    of the newest. PlanError where there is none, or there are several; these are listed on stderr."""
    if not course.stages:
        raise PlanError("the store holds no editions", fix="name a folder of editions: --store FOLDER")
    if not name:
        raise PlanError("says nothing to look for", "ID|NUMBER|WORDS")
    stage = course.stage(at) if at else course.stages[-1]
    for key in (name, folded(name)):
        if any(key in one.text.frame.provisions for one in ([stage] if at else course.stages)):
            return key
    found = numbered(entire(stage.text) if is_place(name) else stage.text.frame, name) or _with_words(stage, name)
    if len(found) == 1:
        return found[0]
    if not found:
        fix = f"see: aiplan show {stage.key}, or name another edition: --edition EDITION"
        raise PlanError(f"is neither an id, a number nor words of a title in {stage.key}", name[:80], fix)
    for line in _listed(stage, found):
        say(line)
    raise PlanError(f"{len(found)} provisions of {stage.key} fit", name[:80], "name one by its id")


def _with_words(stage: Stage, name: str) -> list[str]:
    """The provisions in whose title the words stand, whatever their case and width; where there are none, those in
    whose text. Initiatives first: a heading is meant only if no initiative is."""
    whole = [stage.text.whole(key) for key in stage.text.frame.outline]
    for initiatives in (True, False):
        some = [p for p in whole if (p.kind == "initiative") is initiatives]
        for titles in (True, False):
            found = [p.id for p in some if any(folded(name) in folded(words) for words in _said(p, titles))]
            if found:
                return found
    return []


def _said(of: Provision, title: bool) -> tuple[str, str]:
    words = of.title if title else of.text
    return words.ja, words.en


def _listed(stage: Stage, keys: Sequence[str]) -> Iterator[str]:
    """Each with its number and the words it is known by."""
    from aiplan_revise.report.words import caption

    dotted = numbers(stage.text.frame)
    for key in keys[:_SHOWN]:
        yield "  ".join(filter(None, (key, dotted[key], caption(stage.text.whole(key), "en").text)))
    if len(keys) > _SHOWN:
        yield f"… and {len(keys) - _SHOWN} more"
