"""`aiplan opinion answer DRAFT OPINION`."""

import datetime

import click

from aiplan_revise.cli.acting import Pen, acting, chosen, said_words
from aiplan_revise.cli.naming import DRAFT
from aiplan_revise.errors import PlanError
from aiplan_revise.model.opinions import DISPOSITIONS, Answer
from aiplan_revise.store.names import Draft


@click.command
@click.argument("draft", type=DRAFT)
@click.argument("key", metavar="OPINION")
@click.option("--taken-up", is_flag=True, help="It is taken up.")
@click.option("--partly", is_flag=True, help="It is taken up in part.")
@click.option("--not", is_flag=True, help="It is not taken up.")
@click.option("--en", metavar="TEXT", help="The reason, in English.")
@click.option("--ja", metavar="TEXT", help="The reason, in Japanese.")
@click.option(
    "--led-to",
    "commits",
    multiple=True,
    metavar="COMMIT",
    help="A change of the draft that it led to: its commit, or its operation.",
)
@acting
def command(draft: Draft, key: str, pen: Pen, commits: tuple[str, ...], **said: str | None) -> None:
    """Say what became of an opinion (its id in `aiplan opinion list`, or how it begins), and why; also after the draft
    was adopted. A later answer takes the place of an earlier one.

    \b
      aiplan opinion answer 2027 o-3f9a02 --taken-up --en "A year was added." --led-to 1f0c4d2e5a
    """
    from aiplan_revise.store.opinions import answer as answered
    from aiplan_revise.store.opinions import one, opinions

    how = chosen(said, DISPOSITIONS, "what became of it is not said", key)
    reason = said_words(said["en"], said["ja"])
    changes = tuple(_commit(draft, pen, name) for name in commits)
    today = datetime.datetime.fromtimestamp(pen.task.stamp.at, datetime.UTC).date().isoformat()
    answer = Answer(how, reason, pen.task.stamp.by, today, changes)

    meant = one(opinions(pen.drafts, draft), key).id
    pen.told(draft, f"{meant}: {how}", answered(pen.drafts, draft, meant, answer, pen.task))


def _commit(draft: Draft, pen: Pen, name: str) -> str:
    deeds = list(pen.drafts.deeds(draft))
    found = [deed.id for deed in deeds if deed.note.operation == name]
    found = found or [deed.id for deed in deeds if name and deed.id.startswith(name.lower())]
    if len(found) != 1:
        what = f"{len(found)} commits" if found else "no commit"
        fix = f"see: aiplan draft log {draft}"
        raise PlanError(f"{what} of {draft} begin{'s' * (not found)} with {name[:40]}", "--led-to", fix)
    return found[0]
