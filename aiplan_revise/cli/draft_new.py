"""`aiplan draft new DRAFT --from EDITION`, `aiplan draft new DRAFT --for BODY`."""

import click

from aiplan_revise.cli import arguments
from aiplan_revise.cli.acting import Pen, acting, resolved
from aiplan_revise.cli.naming import DRAFT
from aiplan_revise.cli.output import say
from aiplan_revise.cli.reading import Desk
from aiplan_revise.errors import PlanError
from aiplan_revise.store.names import Draft
from aiplan_revise.store.names import draft as named


@click.command
@click.argument("draft", type=DRAFT)
@click.option(
    "--from",
    "follows",
    type=arguments.EditionName(),
    metavar="EDITION",
    help="The edition that it follows and begins with the text of.",
)
@click.option("--for", "body", metavar="BODY", help="A body that gets a branch of its own at the draft.")
@acting
def command(draft: Draft, follows: str | None, body: str | None, pen: Pen) -> None:
    """Begin the draft of an edition with the text of the one it follows, or with --for the part of one body in a draft,
    which is then called DRAFT/BODY, and can be named so at once; with both, the draft is begun if it is not there.

    \b
      aiplan draft new 2026 --from 2025-outline
      aiplan draft new 2026 --for METI
    """
    draft, part = draft.whole, _part(pen.desk, draft, body)
    if not (follows or part):
        raise PlanError("is to begin from an edition, or for a body", str(draft), "add --from EDITION or --for BODY")
    if follows and not (part and _follows(pen, draft, follows)):
        done = pen.drafts.begin(draft, follows, pen.task)
        say(f"{draft}: {'begun' if done.new else 'begun before'} with the text of {follows}")
        _say_progress(pen, draft, follows)
    if part:
        _ready(pen, draft)
        pen.drafts.share(part, pen.task.operation)
        say(f"{part}: begun where {draft} stands")


def _follows(pen: Pen, draft: Draft, follows: str) -> bool:
    """Whether there is such a draft already, and of the edition that follows this one. PlanError if of another one."""
    if draft not in pen.drafts.names():
        return False
    held = pen.drafts.edition(draft).about.follows
    if held != follows:
        raise PlanError(f"follows {held}, not {follows}", str(draft), f"leave out --from {follows}")
    return True


def _say_progress(pen: Pen, draft: Draft, follows: str) -> None:
    """Says how much of what the draft begins with is done or ended already."""
    from aiplan_revise.store.progress import progress

    standings = [one.standing for one in progress(pen.drafts, follows).latest().values()]
    done, ended = standings.count("done"), standings.count("ended")
    if done or ended:
        told = ", ".join(f"{count} {word}" for count, word in ((done, "done"), (ended, "ended")) if count)
        say(f"{draft}: some of its initiatives are over ({told}); see: aiplan progress next {draft}")


def _part(desk: Desk, draft: Draft, body: str | None) -> Draft | None:
    """The part of a body in a draft that is meant: under the id of the body in the registry, or its abbreviation there.
    None if no body is named."""
    if draft.share and body:
        raise PlanError("is the part of a body already", str(draft), f"name the draft: {draft.whole}")
    if draft.share or not body:
        return draft if draft.share else None
    if body in desk.registry.bodies:
        return named(f"{draft.edition}/{body}")
    found = resolved(desk, body, "--for")
    if not found.body:
        raise PlanError(f"{body[:80]!r} is no single body", "--for", "name one: aiplan bodies")
    if found.office:
        say(f"{draft}: {body} is an office of {found.body}; the part is that of the whole body")
    return named(f"{draft.edition}/{found.body}")


def _ready(pen: Pen, draft: Draft) -> None:
    """PlanError where there is no draft yet that a body could have a part in."""
    if draft not in pen.drafts.names():
        here = ", ".join(pen.desk.store.ids()) or "none"
        raise PlanError("is not begun yet", str(draft), f"add --from EDITION; the editions here: {here}")
