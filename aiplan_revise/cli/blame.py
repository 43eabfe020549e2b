"""`aiplan blame EDITION`."""

import click

from aiplan_revise.cli import arguments
from aiplan_revise.cli.output import Delivery
from aiplan_revise.cli.reading import Desk, reading_language
from aiplan_revise.errors import PlanError


@click.command
@arguments.edition("name")
@arguments.lang("Language to show; if not given, English, or Japanese where the edition has no English.")
@arguments.desk()
@arguments.delivery("text", "json")
def command(name: str, lang: str | None, desk: Desk, to: Delivery) -> None:
    """Say since which edition of the store every clause of a text stands so: words that a rewording left alone keep
    their older origin, through splits and joins.

    \b
      aiplan blame 2026-example
      aiplan blame 2026-example --lang ja --format json
    """
    from aiplan_revise.cli.course import Course
    from aiplan_revise.report.blame import blame_text, blame_view
    from aiplan_revise.revise.blame import blame

    stored = desk.held(name)
    if stored and stored[1]:
        fix = f"see: aiplan history, aiplan draft diff {name}"
        raise PlanError("is none of the editions of the store, of which this tells", name[:80], fix)
    leading = Course(desk).leading(name)
    shown = reading_language(lang, desk.store.edition(name))
    view = blame_view(blame(leading), leading, shown)
    if to.form == "json":
        import msgspec

        to.json(msgspec.to_builtins(view))
    else:
        to.text(blame_text(view, shown, to.width))
