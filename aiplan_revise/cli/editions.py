"""`aiplan editions`."""

import click

from aiplan_revise.cli import arguments
from aiplan_revise.cli.output import Delivery, say
from aiplan_revise.cli.reading import Desk
from aiplan_revise.model.edition import About, initiatives


@click.command
@arguments.desk()
@arguments.delivery("text", "json")
def command(desk: Desk, to: Delivery) -> None:
    """List the editions of the store: id, status, dates, title.

    \b
      aiplan editions
      aiplan editions --store ~/plans --format json
    """
    held = [desk.store.edition(key) for key in desk.store.ids()]
    if not held:
        say(f"{desk.store.root}: no edition is here; a store has a folder for each, with edition.json in it")
    if to.form == "json":
        to.json({"editions": [_row(one.about, len(initiatives(one))) for one in held]})
    else:
        to.text("\n".join(_lines(one.about, len(initiatives(one))) for one in held))


def _row(about: About, count: int) -> dict[str, object]:
    title = {lang: about.title.get(lang) for lang in about.title.langs()}
    told = {"id": about.id, "title": title, "status": about.status, "official": about.official}
    return told | {"follows": about.follows, "dates": about.dates, "initiatives": count}


def _lines(about: About, count: int) -> str:
    dates = [f"{event} {day}" for event, day in sorted(about.dates.items(), key=lambda pair: pair[1])]
    official = "not official" if about.official is False else ""
    facts = [about.status, official, *dates, about.follows and f"follows {about.follows}", f"{count} initiatives"]
    titles = "".join(f"  {about.title.get(lang)}\n" for lang in about.title.langs())
    return f"{about.id}: {', '.join(fact for fact in facts if fact)}\n{titles}"
