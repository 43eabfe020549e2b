"""`aiplan redline OLD NEW`."""

import click

from aiplan_revise.cli import arguments
from aiplan_revise.cli.output import Delivery
from aiplan_revise.cli.reading import Desk, reading_language
from aiplan_revise.cli.sides import utf8
from aiplan_revise.model.edition import About
from aiplan_revise.model.integrity import day

_DAY = len("2026-07-14")


@click.command
@arguments.edition("old")
@arguments.edition("new")
@arguments.lang("Language to write; if not given, English, or Japanese where the editions are in Japanese only.")
@click.option("--by", envvar="AIPLAN_BY", metavar="NAME", help="Whose changes these are; without it, the id of NEW.")
@click.option("--on", metavar="DATE", help="Their day, e.g. 2026-07-14; without it, the newest one that NEW names.")
@arguments.desk("columns", "ignore_ids", "ledger")
@arguments.delivery("docx")
def command(old: str, new: str, desk: Desk, to: Delivery, **asked: str | None) -> None:
    """Write the new edition against the old one as a Word file with tracked changes. Accepting all of them gives the
    new edition, rejecting all of them the old one. Which provision continues which is settled first, so that what moved
    is shown as moved, and words are compared within a provision only.

    Such a file is both editions: FILE.docx@old and FILE.docx@new.

    \b
      aiplan redline 2025-outline 2026-example -o redline.docx
      aiplan redline old.docx new.docx --lang ja --by Secretariat --on 2026-07-14 -o redline.docx
    """
    from aiplan_revise.cli.dressing import dress
    from aiplan_revise.documents.word.out.tracked import Author, Paper, to_redline

    found = desk.compare(old, new)
    lang = reading_language(asked["lang"], found.old, found.new)
    by, on = asked["by"], asked["on"]
    author = Author(utf8(by) if by else found.new.about.id, _day(on, found.new.about))
    was, now = (Paper(edition, dress(edition.about, lang)) for edition in (found.old, found.new))
    to.paper(to_redline(was, now, desk.registry, lang, author), [old, new])


def _day(said: str | None, about: About) -> str:
    """The day that was said, or else the newest whole one that the edition names; "" if it names none."""
    if said:
        return day(said, "--on")
    return max((day for day in about.dates.values() if len(day) == _DAY), default="")
