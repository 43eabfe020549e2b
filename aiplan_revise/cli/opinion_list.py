"""`aiplan opinion list DRAFT`."""

import csv
import io
from collections.abc import Iterator

import click
from msgspec import to_builtins

from aiplan_revise.cli import arguments
from aiplan_revise.cli.acting import DRAFT
from aiplan_revise.cli.output import Delivery
from aiplan_revise.cli.reading import Desk, reading_language
from aiplan_revise.model.edition import Edition, Lang, numbers
from aiplan_revise.model.opinions import Opinion
from aiplan_revise.store.drafts import Drafts
from aiplan_revise.store.names import Draft

_COLUMNS = ("id", "provision", "from", "on", "words", "answer", "reason", "changes")


@click.command
@click.argument("draft", type=DRAFT)
@click.option("--open", "unanswered", is_flag=True, help="Only those without an answer.")
@arguments.lang("Language of the table.")
@arguments.desk()
@arguments.delivery("text", "json", "md", "csv")
def command(draft: Draft, unanswered: bool, lang: str | None, desk: Desk, to: Delivery) -> int:
    """The table of the opinions on a draft and their answers. With --open, exit 1 if any is without an answer.

    \b
      aiplan opinion list 2027
      aiplan opinion list 2027 --lang ja --format csv -o opinions.csv
    """
    from aiplan_revise.store.opinions import opinions

    drafts = Drafts(desk.store)
    edition = drafts.edition(draft)
    found = [one for one in opinions(drafts, draft).listed if not (unanswered and one.answer)]
    if to.form == "json":
        to.json({"opinions": to_builtins(found)})
    else:
        rows = list(_rows(found, edition, reading_language(lang, edition)))
        to.text({"md": _markdown, "csv": _csv}.get(to.form, _text)(rows))
    return int(unanswered and bool(found))


def _rows(found: list[Opinion], edition: Edition, lang: Lang) -> Iterator[dict[str, str]]:
    from aiplan_revise.report.words import day, say

    heads = [say(lang, f"opinion-{name}") for name in _COLUMNS]
    dotted = numbers(edition)
    for one in found:
        answer = one.answer
        who = one.name or say(lang, "opinion-withheld")
        kind = say(lang, f"opinion-{one.kind}")
        told = [
            one.id,
            dotted.get(one.provision) or one.provision or say(lang, "opinion-whole"),
            f"{who} ({kind})" if lang == "en" else f"{who}（{kind}）",
            day(lang, one.on),
            one.words.best(lang),
            say(lang, f"opinion-{answer.disposition}") if answer else say(lang, "opinion-open"),
            answer.reason.best(lang) if answer else "",
            ", ".join(key[:10] for key in answer.changes) if answer else "",
        ]
        yield dict(zip(heads, told, strict=True))


def _text(rows: list[dict[str, str]]) -> str:
    blocks = ("".join(f"{head}: {words}\n" for head, words in row.items() if words) for row in rows)
    return "\n".join(blocks) or "no opinions\n"


def _markdown(rows: list[dict[str, str]]) -> str:
    if not rows:
        return "\n"
    cells = [list(rows[0]), ["---"] * len(rows[0]), *([_cell(words) for words in row.values()] for row in rows)]
    return "".join(f"| {' | '.join(row)} |\n" for row in cells)


def _cell(words: str) -> str:
    return " ".join(words.replace("|", "\\|").split())


def _csv(rows: list[dict[str, str]]) -> str:
    """For a spreadsheet; what would be taken for a formula there begins with a quote."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows([list(rows[0]) if rows else [], *([_harmless(c) for c in row.values()] for row in rows)])
    return out.getvalue()


def _harmless(words: str) -> str:
    return f"'{words}" if words[:1] in ("=", "+", "-", "@", "\t", "\r") else words
