"""`aiplan adopt DRAFT --on DATE --by-whom BODY`."""

from pathlib import Path
from typing import Any

import click

from aiplan_revise.cli import arguments
from aiplan_revise.cli.acting import DRAFT, Pen, committing, day_given
from aiplan_revise.cli.deciding import stated
from aiplan_revise.cli.output import reaches, say, told
from aiplan_revise.errors import PlanError
from aiplan_revise.model.edition import Edition
from aiplan_revise.store.names import Draft


@click.command
@click.argument("draft", type=DRAFT)
@click.option("--on", required=True, metavar="DATE", help="The day of the decision, e.g. 2026-07-14.")
@click.option("--by", "body", required=True, metavar="WHO", help="Who decides: Cabinet, say.")
@click.option("--sign", "key", type=click.Path(path_type=Path), metavar="KEY", help="SSH key to sign it with.")
@arguments.fail_on("error")
@committing("--committer")
def command(draft: Draft, on: str, body: str, pen: Pen, **asked: Any) -> None:
    """Adopt a draft as it stands. All checks must pass; then the edition, its tag and the log are written, all together
    or not at all. What was adopted stays what it is: it is corrected by a new edition only.

    \b
      aiplan adopt 2026 --on 2026-07-14 --by Cabinet
      aiplan adopt 2026 --on 2026-07-14 --by Cabinet --sign ~/.ssh/id_ed25519
    """
    from aiplan_revise.store.adopting import Adoption, adopt

    if draft.share:
        raise PlanError("is the part of a body", str(draft), f"merge it first, then adopt {draft.whole}")
    how = Adoption(stated(body, "--by"), day_given(on), asked["key"])

    def check(edition: Edition) -> None:
        from aiplan_revise.revise import check as findings_of

        found = findings_of(edition, pen.desk.registry, plans=pen.desk.store.plans())
        for finding in found:
            say(told(finding))
        if reaches(found, asked["fail_on"]):
            raise PlanError("is not fit to be adopted", str(draft), "put right what is said above, or see --fail-on")

    made = adopt(pen.drafts, draft, how, pen.task, check)
    say(f"{draft}: adopted by {made.by} on {made.on} [{made.commit[:10]}]; prove it: aiplan verify {draft}")
    _say_open(pen, draft)


def _say_open(pen: Pen, draft: Draft) -> None:
    """Says how many opinions nobody has answered yet."""
    from aiplan_revise.store.opinions import opinions

    count = sum(one.answer is None for one in opinions(pen.drafts, draft).listed)
    if count:
        how = "1 opinion has no answer" if count == 1 else f"{count} opinions have no answer"
        say(f"{draft}: {how} yet; see: aiplan opinion list {draft} --open")
