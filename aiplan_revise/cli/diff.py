"""`aiplan diff OLD NEW`."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from aiplan_revise.cli import arguments
from aiplan_revise.cli.proposing import Telling, akomantoso, amendment, patch, telling
from aiplan_revise.cli.reading import Comparison, Desk, reading_language
from aiplan_revise.model.changes import changed
from aiplan_revise.model.edition import Lang

if TYPE_CHECKING:
    from aiplan_revise.report import Glance
    from aiplan_revise.report.view import ChangeView, Passage

_MARKS = {"same": "{}", "deleted": "[-{}-]", "inserted": "{{+{}+}}", "old-gap": "{}", "new-gap": "{}"}


@click.command
@arguments.edition("old")
@arguments.edition("new")
@arguments.desk("columns", "ignore_ids", "ledger")
@telling
def command(old: str, new: str, desk: Desk, how: Telling) -> int:
    """Say what changed between two editions, change by change. Exit 0 if nothing did, 1 if something did.

    An amendment (--format amendment) is a file that `aiplan apply` applies to a draft, also where that has moved on; a
    patch (--format patch) is JSON Patch, RFC 6902, on the editions as JSON, which applies to the same text only. akn
    lists the changes in the vocabulary of Akoma Ntoso 3.0.

    \b
      aiplan diff 2025-outline 2026-example
      aiplan diff old.md new.md --format json > changeset.json
      aiplan diff 2025-outline 2026-example --format amendment --why "Agreed on 3 March." -o a.json
    """
    return told(desk, old, new, how)


def told(desk: Desk, old: str, new: str, how: Telling, names: tuple[str, str] | None = None) -> int:
    """Writes what changed between two EDITION arguments; the exit code. Where both have one title, they are told apart
    by their ids, or by other `names`."""
    found = desk.compare(old, new)
    how.to.text(_written(found, desk, how, names or (found.old.about.id, found.new.about.id)), [old, new])
    return int(changed(found.changeset))


def _written(found: Comparison, desk: Desk, how: Telling, names: tuple[str, str]) -> str:
    match how.to.form:
        case "json":
            from aiplan_revise.model.codec import encode

            return encode(found.changeset).decode()
        case "amendment":
            return amendment(found, desk.store.root, how)
        case "patch":
            return patch(found)
    lang = reading_language(how.lang, found.old, found.new)
    if how.to.form == "akn":
        return akomantoso(found, how, lang)
    return "".join(f"{line}\n" for line in lines(found, lang, how.to.colour, names))


def lines(found: Comparison, lang: Lang, colour: bool, names: tuple[str, str] = ("", "")) -> Iterator[str]:
    """What changed, for people."""
    from aiplan_revise.report import glance

    return _lines(glance(found.changeset, found.old, found.new, found.registry, lang), colour, names)


def _lines(shown: "Glance", colour: bool, names: tuple[str, str]) -> Iterator[str]:
    """The counts, then every change in one line with its redline below. Without Jinja, which a quick look can spare."""
    from aiplan_revise.report.words import say

    yield _titles(shown, names)
    yield from _counts(shown)
    yield from shown.replaced
    if shown.summary.same:
        yield say(shown.lang, "same-editions")
    kinds = {kind.name: kind.label for kind in shown.summary.kinds}
    for change in shown.changes:
        yield ""
        yield _line(change, kinds, shown.lang)
        for passage in change.passages:
            yield from _redlined(passage, colour)


def _titles(shown: "Glance", names: tuple[str, str]) -> str:
    old, new = shown.old.text, shown.new.text
    if old != new or names[0] == names[1]:
        return f"{old} → {new}"
    return f"{old}{'：' if shown.lang == 'ja' else ': '}{names[0]} → {names[1]}"


def _counts(shown: "Glance") -> Iterator[str]:
    """How many initiatives, and on a line of their own how many headings and statements if any of those changed."""
    from aiplan_revise.report.words import say

    colon, semicolon = say(shown.lang, "colon"), say(shown.lang, "semicolon")
    counts = [f"{one.label} {one.changes or one.new}" for one in shown.summary.kinds if one.old or one.new]
    yield f"{say(shown.lang, 'initiatives')}{colon}{semicolon.join(counts) or say(shown.lang, 'why-none')}"
    if any(one.name != "unchanged" for one in shown.summary.others):
        others = [f"{one.label} {one.count}" for one in shown.summary.others]
        yield f"{say(shown.lang, 'others')}{colon}{semicolon.join(others)}"


def _line(change: "ChangeView", kinds: dict[str, str], lang: Lang) -> str:
    """Where, what happened (the redline below shows the words), and how sure that is where it is not certain."""
    told = [fact for fact in change.facts if fact.name != "renumbered"] or change.facts  # the numbers stand in front
    happened = [line for fact in told for line in (fact.lines[:1] if fact.name == "reworded" else fact.lines)]
    kind = [] if change.kind == "carried" else [kinds[change.kind]]
    doubt = change.evidence if change.evidence and change.evidence.status != "certain" else None
    sure = f" [{doubt.label} {doubt.score:.2f}]" if doubt else ""
    colon, semicolon = ("：", "；") if lang == "ja" else (": ", "; ")
    titled = any(one.label and one.same for one in change.passages)  # its title is in no redline
    named = " ".join(filter(None, (change.numbers, change.caption.text if titled or not change.numbers else "")))
    return f"{named}{colon}{semicolon.join([*kind, *happened])}{sure}"


def _redlined(passage: "Passage", colour: bool) -> Iterator[str]:
    label = f"{passage.label}: " if passage.label else ""
    if passage.spans and not passage.same:
        yield f"  {label}" + "".join(_marked(span.op, span.text, colour) for span in passage.spans)
    elif passage.old is None and passage.new:
        yield f"  {label}" + _marked("inserted", passage.new.text, colour)
    elif passage.new is None and passage.old:
        yield f"  {label}" + _marked("deleted", passage.old.text, colour)


def _marked(op: str, words: str, colour: bool) -> str:
    """The words in marks that need no colour to be told apart, with colour on top."""
    marked = _MARKS[op].format(words.replace("\n", "\n  "))  # below each other, as far in as the first line
    if not colour or op not in ("deleted", "inserted"):
        return marked
    deleted = op == "deleted"
    return click.style(marked, fg="red" if deleted else "green", strikethrough=deleted, underline=not deleted)
