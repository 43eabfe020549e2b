"""`aiplan opinion list DRAFT`."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click
from msgspec import to_builtins

from aiplan_revise.cli import arguments
from aiplan_revise.cli.naming import DRAFT
from aiplan_revise.cli.output import Delivery
from aiplan_revise.cli.reading import Desk, reading_language
from aiplan_revise.model.edition import Edition, Lang, numbers
from aiplan_revise.model.opinions import DISPOSITIONS, Opinion
from aiplan_revise.store.drafts import Drafts
from aiplan_revise.store.names import Draft

if TYPE_CHECKING:
    from aiplan_revise.report.listing import Listing

_COLUMNS = ("id", "provision", "from", "on", "words", "answer", "reason", "changes")


@click.command
@click.argument("draft", type=DRAFT)
@click.option("--open", "unanswered", is_flag=True, help="Only those without an answer.")
@arguments.lang("Language of the table.")
@arguments.desk()
@arguments.delivery("text", "json", "md", "csv", "html")
def command(draft: Draft, unanswered: bool, lang: str | None, desk: Desk, to: Delivery) -> int:
    """The table of the opinions on a draft and their answers. With --open, exit 1 if any is without an answer.

    \b
      aiplan opinion list 2027
      aiplan opinion list 2027 --lang ja --format csv -o opinions.csv
    """
    from aiplan_revise.store.opinions import opinions

    drafts = Drafts(desk.store)
    tip = drafts.tip(draft)
    found = [one for one in opinions(drafts, draft, tip).listed if not (unanswered and one.answer)]
    if to.form == "json":
        to.json({"opinions": to_builtins(found)})
    else:
        from aiplan_revise.cli.listing import deliver

        edition = drafts.edition(draft, tip)
        deliver(_listing(draft, found, edition, reading_language(lang, edition)), to)
    return int(unanswered and bool(found))


def _listing(draft: Draft, found: Sequence[Opinion], edition: Edition, lang: Lang) -> "Listing":
    from aiplan_revise.report.listing import Listing
    from aiplan_revise.report.unofficial import unofficial
    from aiplan_revise.report.words import say

    counts = Counter(one.answer.disposition if one.answer else "open" for one in found)
    told = (
        say(lang, "opinion-count", kind=say(lang, f"opinion-{name}"), count=counts[name])
        for name in (*DISPOSITIONS, "open")
        if counts[name]
    )
    summary = (say(lang, "comma").join(told),) if len(found) > 1 else ()
    heads = tuple(say(lang, f"opinion-{name}") for name in _COLUMNS)
    title = say(lang, "opinion-title", draft=draft)
    said = unofficial((edition.about,), lang)
    return Listing(lang, title, summary, heads, tuple(_rows(found, edition, lang)), "opinion", said)


def _rows(found: Iterable[Opinion], edition: Edition, lang: Lang) -> Iterable[tuple[str, ...]]:
    from aiplan_revise.report.words import beside, day, say

    dotted = numbers(edition)
    for one in found:
        answer = one.answer
        yield (
            one.id,
            dotted.get(one.provision) or one.provision or say(lang, "opinion-whole"),
            beside(one.name or say(lang, "opinion-withheld"), say(lang, f"opinion-{one.kind}"), lang),
            day(lang, one.on),
            one.words.best(lang),
            say(lang, f"opinion-{answer.disposition}") if answer else say(lang, "opinion-open"),
            answer.reason.best(lang) if answer else "",
            ", ".join(key[:10] for key in answer.changes) if answer else "",
        )
