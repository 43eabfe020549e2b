"""`aiplan adopt DRAFT --on DATE --by-whom BODY`."""

from pathlib import Path
from typing import Any

import click

from aiplan_revise.cli import arguments
from aiplan_revise.cli.acting import Pen, committing, day_given
from aiplan_revise.cli.deciding import stated
from aiplan_revise.cli.naming import DRAFT
from aiplan_revise.cli.output import placed, reaches, say
from aiplan_revise.errors import PlanError
from aiplan_revise.model.edition import Edition, numbers
from aiplan_revise.store.names import Draft

_YEARS = 3
"""How far ahead a decision may be dated."""


@click.command
@click.argument("draft", type=DRAFT)
@click.option("--on", required=True, metavar="DATE", help="The day of the decision, e.g. 2026-07-14.")
@click.option("--by", "body", required=True, metavar="WHO", help="Who decides: Cabinet, say.")
@click.option("--without", type=DRAFT, multiple=True, metavar="DRAFT", help="A part that is left behind, not merged.")
@click.option("--sign", "key", type=click.Path(path_type=Path), metavar="KEY", help="SSH key to sign it with.")
@arguments.fail_on("error")
@committing("--committer")
def command(draft: Draft, on: str, body: str, pen: Pen, **asked: Any) -> None:
    """Adopt a draft as it stands. All checks must pass; then the edition, its tag and the log are written, all together
    or not at all. What was adopted stays what it is: it is corrected by a new edition only. Parts of bodies have to be
    merged before, or left behind by name: nothing can be done to them afterwards.

    \b
      aiplan adopt 2026 --on 2026-07-14 --by Cabinet
      aiplan adopt 2026 --on 2026-07-14 --by Cabinet --sign ~/.ssh/id_ed25519
    """
    from aiplan_revise.store.adopting import Adoption, adopt

    if draft.share:
        raise PlanError("is the part of a body", str(draft), f"merge it first, then adopt {draft.whole}")
    how = Adoption(_decider(body), _decided(on, pen), asked["key"])
    without = _parts(draft, asked["without"], pen)

    def check(edition: Edition) -> None:
        from aiplan_revise.revise import check as findings_of

        _merged(pen, draft, without)
        found = findings_of(edition, pen.desk.registry, plans=pen.desk.store.plans())
        printed = numbers(edition) if found else {}
        for finding in found:
            say(placed(finding, printed))
        if reaches(found, asked["fail_on"]):
            raise PlanError("is not fit to be adopted", str(draft), "put right what is said above, or see --fail-on")

    made = adopt(pen.drafts, draft, how, pen.task, check)
    say(f"{draft}: adopted by {made.by} on {made.on} [{made.commit[:10]}]; prove it: aiplan verify {draft}")
    for part in sorted(without):
        say(f"{part}: left behind, not merged")
    _say_open(pen, draft)


def _decider(words: str) -> str:
    decider = stated(words, "--by")
    if not decider:
        raise PlanError("nobody is named who decides", "--by", "name who does: --by Cabinet")
    return decider


def _decided(on: str, pen: Pen) -> str:
    """The day of the decision. PlanError for one that is so far away that it must be a slip."""
    day, today = day_given(on), pen.task.stamp.day()
    if int(day[:4]) > int(today[:4]) + _YEARS:
        raise PlanError(f"{day} is more than {_YEARS} years away", "--on", "write the day of the decision")
    return day


def _parts(draft: Draft, named: tuple[Draft, ...], pen: Pen) -> set[Draft]:
    """The parts that are to be left behind. PlanError for what is no part of the draft."""
    for one in named:
        if not one.share or one.whole != draft:
            raise PlanError(f"is no part of {draft}", f"--without {one}", "name parts: aiplan draft list")
        pen.drafts.tip(one)
    return set(named)


def _merged(pen: Pen, draft: Draft, without: set[Draft]) -> None:
    """PlanError where a part has something that is not merged, unless it is to be left behind."""
    from aiplan_revise.store.parts import unmerged

    left = [one for one in unmerged(pen.drafts, draft) if one.part not in without]
    if left:
        named = " ".join(f"--without {one.part}" for one in left)
        raise PlanError(", ".join(map(str, left)), fix=f"merge them, or leave them behind with {named}")


def _say_open(pen: Pen, draft: Draft) -> None:
    """Says how many opinions nobody has answered yet."""
    from aiplan_revise.store.opinions import opinions

    count = sum(one.answer is None for one in opinions(pen.drafts, draft).listed)
    if count:
        how = "1 opinion has no answer" if count == 1 else f"{count} opinions have no answer"
        say(f"{draft}: {how} yet; see: aiplan opinion list {draft} --open")
