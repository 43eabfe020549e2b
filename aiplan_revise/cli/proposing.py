"""What `diff` and `draft diff` share: in which form and language changes are told, and who proposes them."""

from datetime import date
from functools import wraps
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from aiplan_revise.cli import arguments
from aiplan_revise.cli.arguments import Function
from aiplan_revise.cli.output import Delivery
from aiplan_revise.cli.sides import utf8
from aiplan_revise.errors import PlanError

if TYPE_CHECKING:
    from pathlib import Path

    from aiplan_revise.cli.reading import Comparison
    from aiplan_revise.model.edition import Lang

FORMS = ("text", "json", "amendment", "patch", "akn")


class Telling(NamedTuple):
    """How changes are to be told, and of an amendment by whom, on which day and why it is proposed."""

    to: Delivery
    lang: str | None
    by: str | None
    on: str | None
    why: str


def telling(function: Function) -> Function:
    """`--format`, `-o`, `--lang`, and for amendments `--by`, `--on` and `--why`; the verb gets them as one `how`."""

    @wraps(function)
    def called(*, to: Delivery, lang: str | None, **rest: Any) -> Any:
        said = {name: rest.pop(name) for name in ("by", "on", "why")}
        return function(how=Telling(to, lang, **said), **rest)

    why = "Of an amendment: the reason."
    on = "Of an amendment, or of akn: the day, e.g. 2026-07-14; without it, today."
    by = "Of an amendment: who proposes it; without it AIPLAN_BY, or git's user.name."
    made = arguments.delivery(*FORMS)(called)
    made = click.option("--why", default="", metavar="TEXT", help=why)(made)
    made = click.option("--on", metavar="DATE", help=on)(made)
    made = click.option("--by", envvar="AIPLAN_BY", metavar="NAME", help=by)(made)
    return arguments.lang("Language of the words around the changes.")(made)


def patch(found: "Comparison") -> str:
    """The changes as JSON Patch."""
    from aiplan_revise.model.codec import encode
    from aiplan_revise.revise import jsonpatch

    return encode(jsonpatch.patch(found.old, found.new)).decode()


def akomantoso(found: "Comparison", how: Telling, lang: "Lang") -> str:
    """The changes in the vocabulary of Akoma Ntoso, as of the day that is given, or the newest of both editions, or
    today."""
    from aiplan_revise.documents.akomantoso import Stamp, to_akomantoso
    from aiplan_revise.model.integrity import is_date
    from aiplan_revise.report.build import titled
    from aiplan_revise.report.unofficial import unofficial

    dates = (*found.new.about.dates.values(), *found.old.about.dates.values())
    day = how.on or max(dates, default=date.today().isoformat())
    if not is_date(day):
        raise PlanError(f"{day[:40]!r} is not a date", "--on", "write it like 2026-07-14")
    whole = "-".join([*day.split("-"), "01", "01"][:3])
    notices = tuple(one.notice.text for one in unofficial((found.old.about, found.new.about), lang))
    return to_akomantoso(found.changeset, Stamp(lang, whole, titled("of", found.old, found.new, lang), notices))


def amendment(found: "Comparison", folder: "Path", how: Telling) -> str:
    """The changes as an amendment. PlanError where nobody is named, or no reason."""
    from aiplan_revise.cli.deciding import Hand, stated
    from aiplan_revise.model.amendment import Amendment, Base, blob
    from aiplan_revise.model.codec import encode

    by, on = Hand(utf8(how.by) if how.by else how.by, how.on).signature(folder)
    why = stated(how.why, "--why")
    if not why:
        raise PlanError("an amendment needs a reason", "--why", 'add --why "…"')
    base = Base(found.old.about.id, blob(encode(found.old)))
    return encode(Amendment(by, on, why, base, found.changeset)).decode()
