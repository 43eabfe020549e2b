"""`aiplan parity EDITION [TRANSLATION]`."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click
import msgspec

from aiplan_revise.cli import arguments
from aiplan_revise.cli.output import Delivery, reaches
from aiplan_revise.cli.reading import Desk, Given, reading_language
from aiplan_revise.errors import PlanError
from aiplan_revise.model.edition import Edition, Finding, languages, numbers

if TYPE_CHECKING:
    from aiplan_revise.revise.bilingual import Joined

RULES = ("missing-language", "stale-translation")
"""What `check` finds of one edition in two languages."""


@click.command
@arguments.edition("name")
@arguments.edition("translation", required=False)
@arguments.fail_on("warning")
@arguments.lang("Language of the findings; English, if not given.")
@arguments.desk("columns", "ignore_ids", "ledger")
@arguments.delivery("text", "json")
def command(name: str, translation: str | None, desk: Desk, to: Delivery, **asked: str | None) -> int:
    """Say where the two languages of an edition do not say the same: what is missing in one of them, figures that
    differ, and, for an edition of the store, what was changed in one language later than in the other. With
    TRANSLATION, a second document in the other language, the two are linked by numbers, bodies, figures and order, and
    bodies and numbers are compared too. Exit 1 if there is anything.

    \b
      aiplan parity 2026-example
      aiplan parity plan.ja.docx plan.en.docx
    """
    from aiplan_revise.cli.findings import line, worded
    from aiplan_revise.model.bodies import translations
    from aiplan_revise.report.words import say

    spoken = reading_language(asked["lang"])
    edition, remarked = _across(name, translation, desk) if translation else _within(name, desk)
    names = translations(desk.registry) if spoken == "ja" else {}
    found = [worded(one, spoken, None, names) for one in remarked]
    printed = numbers(edition)
    if to.form == "json":
        rows = [msgspec.to_builtins(one) | {"number": printed.get(one.provision, "")} for one in found]
        to.json({"findings": rows}, [name, translation or ""])
    else:
        lines = [line(one, spoken, printed) for one in found] or [say(spoken, "remark-agree")]
        to.text("".join(f"{one}\n" for one in lines), [name, translation or ""])
    return int(reaches(found, str(asked["fail_on"])))


def _within(name: str, desk: Desk) -> tuple[Edition, Sequence[Finding]]:
    from aiplan_revise.revise.bilingual import behind

    given = desk.read(name)
    edition = given.edition
    if len(languages(edition)) < len(("ja", "en")):
        fix = "name its translation too: aiplan parity EDITION TRANSLATION"
        raise PlanError(f"has words in one language only: {', '.join(languages(edition)) or 'none'}", name, fix)
    late: Sequence[Finding] = ()
    if given.stored and not given.stored[1]:
        from aiplan_revise.cli.course import Course

        late = behind(Course(desk).leading(given.stored[0]))
    return edition, _sorted(edition, [*_checked(edition, desk), *late])


def _across(name: str, translation: str, desk: Desk) -> tuple[Edition, Sequence[Finding]]:
    joined = combined(desk, *desk.pair(name, translation))
    return joined.edition, _sorted(joined.edition, [*joined.findings, *_checked(joined.edition, desk)])


def combined(desk: Desk, text: Given, other: Given) -> "Joined":
    """A text and its translation as one edition. PlanError where they are not in two languages."""
    from aiplan_revise.lineage import settle
    from aiplan_revise.revise.bilingual import bilingual

    spoken = languages(text.edition), languages(other.edition)
    if len(spoken[0]) != 1 or len(spoken[1]) != 1 or spoken[0] == spoken[1]:
        said = " and ".join("+".join(langs) or "no words" for langs in spoken)
        fix = "name one text in Japanese and one in English (see: aiplan export EDITION --lang ja)"
        ids = f"{text.edition.about.id}, {other.edition.about.id}"
        raise PlanError(f"these are no text and its translation, but {said}", ids, fix)
    lineage = desk.link(text, other)
    return bilingual(text.edition, settle(other.edition, lineage, text.edition), desk.registry)


def _checked(edition: Edition, desk: Desk) -> list[Finding]:
    from aiplan_revise.revise import check

    return [one for one in check(edition, desk.registry) if one.rule in RULES]


def _sorted(edition: Edition, found: Sequence[Finding]) -> list[Finding]:
    place = {key: at for at, key in enumerate(edition.outline)}
    return sorted(found, key=lambda one: place.get(one.provision, -1))
