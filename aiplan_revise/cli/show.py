"""`aiplan show EDITION`."""

from collections.abc import Mapping

import click

from aiplan_revise.cli import arguments
from aiplan_revise.cli.output import Delivery
from aiplan_revise.cli.reading import Desk, reading_language
from aiplan_revise.model.bodies import Registry, called
from aiplan_revise.model.edition import (
    Assignment,
    Edition,
    Lang,
    OtherPlan,
    PlanReference,
    Provision,
    Texts,
    ancestors,
    numbers,
    ordered,
)


@click.command
@arguments.edition("name")
@arguments.lang("Language to show; if not given, English, or Japanese where the edition has no English.")
@arguments.desk("columns")
@arguments.delivery("text", "json", "md")
def command(name: str, lang: str | None, desk: Desk, to: Delivery) -> None:
    """Show an edition in printed order: numbers, words, and who is responsible.

    \b
      aiplan show 2025-outline --lang ja
      aiplan show plan.md --format json
    """
    edition = desk.single(name).edition
    if to.form == "json":
        to.json({"provisions": list(_rows(edition))}, [name])
    elif to.form == "md":
        from aiplan_revise.documents import to_markdown

        to.text(to_markdown(edition, desk.registry, "" if lang is None else reading_language(lang)), [name])
    else:
        to.text(_prose(edition, desk, reading_language(lang, edition)), [name])


def _rows(edition: Edition) -> list[dict[str, object]]:
    """The published shape (`--format json`)."""
    dotted = numbers(edition)
    return [
        {
            "id": p.id,
            "kind": p.kind,
            "number": dotted[p.id],
            "text": _plain(p.text),
            "assignments": [_assignment(one) for one in p.assignments],
            "references": [_reference(one) for one in p.references],
        }
        for p in ordered(edition)
    ]


def _assignment(one: Assignment) -> dict[str, object]:
    who = {"body": one.body, "office": one.office, "open": one.open, "role": one.role}
    return who | {"clause": _plain(one.clause), "printed": one.printed}


def _reference(one: PlanReference) -> dict[str, object]:
    return {"plan": one.plan, "title": _plain(one.title), "section": one.section, "address": one.address}


def _plain(words: Texts) -> dict[str, str]:
    return {lang: words.get(lang) for lang in words.langs()}


def _prose(edition: Edition, desk: Desk, lang: Lang) -> str:
    """For people: indented by level, the number first, the bodies behind, references to other plans below."""
    referring = any(p.references for p in edition.provisions.values())
    others = desk.store.plan().others if referring else {}
    dotted = numbers(edition)
    head = f"{edition.about.title.best(lang) or edition.about.id}\n"
    notice = edition.about.notice.best(lang)
    lines = [head, f"{notice}\n" if notice else ""]
    for p in ordered(edition):
        indent = "  " * len(ancestors(edition.provisions, p.id))
        words = " ".join(part for part in (dotted[p.id], p.title.best(lang), p.text.best(lang)) if part)
        lines.append(f"{indent}{words}{_bodies(p, desk.registry, lang)}\n")
        lines += [f"{indent}  → {_referred(one, others, lang)}\n" for one in p.references]
    return "".join(lines)


def _referred(one: PlanReference, others: Mapping[str, OtherPlan], lang: Lang) -> str:
    """The title of the other plan, the place there, and the address, as far as they are known."""
    known = others.get(one.plan, OtherPlan(Texts()))
    title = one.title.best(lang) or known.title.best(lang) or one.plan
    address = one.address or known.address
    named = ("、" if lang == "ja" else ", ").join(filter(None, (title, one.section)))
    return f"{named} <{address}>" if address else named


def _bodies(of: Provision, registry: Registry, lang: Lang) -> str:
    labels = dict.fromkeys(called(registry, one, lang) for one in of.assignments)
    return f" [{'; '.join(labels)}]" if labels else ""
