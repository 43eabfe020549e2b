"""`aiplan progress next DRAFT`."""

import click
from msgspec import to_builtins

from aiplan_revise.cli import arguments
from aiplan_revise.cli.naming import DRAFT
from aiplan_revise.cli.output import Delivery
from aiplan_revise.cli.reading import Desk, reading_language
from aiplan_revise.errors import PlanError
from aiplan_revise.store.drafts import Drafts
from aiplan_revise.store.names import Draft


@click.command
@click.argument("draft", type=DRAFT)
@arguments.lang("Language to tell it in.")
@arguments.desk()
@arguments.delivery("text", "json")
def command(draft: Draft, lang: str | None, desk: Desk, to: Delivery) -> int:
    """Say what a draft makes of the progress of the edition that it follows: what is done or ended and still stands in
    it, and what it has no more, though that is on track or delayed. Exit 1 if there is anything.

    \b
      aiplan progress next 2028
    """
    from aiplan_revise.revise.followup import loose
    from aiplan_revise.store.progress import progress

    drafts = Drafts(desk.store)
    new = drafts.edition(draft)
    if not new.about.follows:
        raise PlanError("follows no edition", str(draft), "begin it from one: aiplan draft new ID --from EDITION")
    old = desk.store.edition(new.about.follows)
    found = list(loose(old, new, progress(drafts, old.about.id).latest()))
    if to.form == "json":
        rows = ({"fault": one.fault, "now": [p.id for p in one.new]} | to_builtins(one.entry) for one in found)
        to.json({"next": list(rows)})
    else:
        from aiplan_revise.report.folding import folded
        from aiplan_revise.report.progress import loose_lines
        from aiplan_revise.report.words import say

        shown = reading_language(lang, old, new)
        lines = list(loose_lines(found, (old, new), shown)) or [say(shown, "progress-fits", edition=old.about.id)]
        to.text(folded("\n".join(lines), to.width, to.colour))
    return int(bool(found))
