"""From a changeset to a report: `view` counts and words it, `render` makes a file of it; `glance` is its core."""

from collections.abc import Iterator
from typing import Literal

import msgspec

from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.changes import Changeset
from aiplan_revise.model.edition import Edition, Lang
from aiplan_revise.model.sharing import beside
from aiplan_revise.report.brief import Look
from aiplan_revise.report.glance import Glance, glance
from aiplan_revise.report.view import View

__all__ = ["Glance", "Look", "View", "glance", "paged", "render", "untabled", "view"]

MANY = 300
"""So many changes are told of one by one in the time in which another process begins."""


def view(changeset: Changeset, old: Edition, new: Edition, registry: Registry, lang: Lang) -> View:
    """All that a report of `changeset` shows, in `lang`; `old` and `new` give the words and places around the changes.
    Words that are missing in `lang` come in the other language and say so."""
    from aiplan_revise.report import build  # the tables, which a glance can spare

    return build.view(changeset, old, new, registry, lang)


def untabled(changeset: Changeset, old: Edition, new: Edition, registry: Registry, lang: Lang) -> View:
    """A `view` without its comparison table, which only Markdown and JSON show."""
    from aiplan_revise.report import build

    return build.reported(changeset, old, new, registry, lang)[0]


def paged(changeset: Changeset, sides: tuple[Edition, Edition], registry: Registry, lang: Lang, look: Look) -> str:
    """The page that `render` makes of an `untabled` view. Many changes are told one by one by another process, while
    this one draws up the accounts."""
    from aiplan_revise.report.accounts import parties
    from aiplan_revise.report.articles import articles
    from aiplan_revise.report.build import begun, finished
    from aiplan_revise.report.pages import page

    of = begun(changeset, sides, registry, lang)
    bodies, shown = parties(changeset, of.told, of.frame), list[View]()

    def drawn_up() -> Iterator[None]:
        shown.append(finished(of))
        yield

    def told() -> str:
        return articles(of.changes, bodies, lang, look)

    made = beside(told, str, drawn_up()) if len(of.changes) >= MANY else told()
    return page(shown[0] if shown else finished(of), look, made)


def render(
    of: View,
    form: Literal["text", "md", "html", "print", "json"],
    *,
    colour: bool = False,
    width: int = 80,
    whole: bool = False,
) -> str:
    """The report as one string with a final newline. The keys of the JSON are those of View; "print" is HTML without
    what only a screen can use.

    A page of very many changes is shortened, unless it is to be `whole`; all other forms always are.
    `width` (in half-width columns) and `colour` are for text only; colour comes on top of the marks [-…-] and {+…+}.
    """
    if form == "json":
        return msgspec.json.format(msgspec.json.encode(of), indent=2).decode() + "\n"
    from aiplan_revise.report.pages import markdown, page, terminal  # loads Jinja, which takes 100 ms

    if form == "text":
        return terminal(of, width, colour)
    if form == "md":
        return markdown(of)
    from aiplan_revise.report.articles import articles

    look = Look(form == "print", whole)
    return page(of, look, articles(of.changes, [body.id for body in of.bodies], of.lang, look))
