"""A View as a file: text for the terminal, Markdown, one self-contained HTML page."""

import re
from base64 import b64encode
from collections.abc import Iterable, Sequence
from functools import partial
from hashlib import sha256
from typing import Literal

from markupsafe import Markup

from aiplan_revise.model.edition import Lang
from aiplan_revise.model.patterns import compiled
from aiplan_revise.report.articles import arranged, brief, present, sides
from aiplan_revise.report.brief import Look, most
from aiplan_revise.report.carryover import CarryoverView, counted
from aiplan_revise.report.chart import charts
from aiplan_revise.report.environment import environment
from aiplan_revise.report.folding import folded, one_line
from aiplan_revise.report.history import HistoryView
from aiplan_revise.report.listing import Listing
from aiplan_revise.report.shown import Phrase
from aiplan_revise.report.summary.feeds import Feed
from aiplan_revise.report.summary.view import Digest
from aiplan_revise.report.view import Fact, View
from aiplan_revise.report.weighed import aligned
from aiplan_revise.report.why import WhyView
from aiplan_revise.report.words import say, sentences, templates


def page(view: View, look: Look, told: str) -> str:
    """The report as one HTML page that loads nothing; one of very many changes is shortened (see `brief`). `told` are
    its `articles`."""
    columns = _columns(view)
    more: dict[str, object] = {"printed": look.printed, "columns": columns, "reshaped": _reshaped(view)}
    more |= {"charts": charts(view.handovers), "kinds": present(view.changes), "articles": Markup(told)}
    more |= {"most": most(len(view.changes), look)}
    return _fill(view, "html", **more, **_report_style(view, columns)) + "\n"


def markdown(view: View) -> str:
    """The report as GitHub-flavoured Markdown."""
    return re.sub(r"\n{3,}", "\n\n", _fill(view, "md")).strip() + "\n"


def terminal(view: View, width: int, colour: bool) -> str:
    """The report as plain text, folded at `width` half-width columns; with `colour`, escape codes besides the marks."""
    return folded(_fill(view, "txt"), width, colour)


def explanation(view: WhyView, form: Literal["text", "md"], *, width: int, colour: bool) -> str:
    """Why a provision is linked as it is: as plain text (see `terminal`), or as Markdown."""
    suffix = "txt" if form == "text" else form
    page = environment(suffix).get_template(f"explain.{suffix}")
    filled = page.render(
        view=view, t=partial(say, view.lang), rows=map(Markup, aligned(_cleaned(view.table), width - 4))
    )
    return folded(filled, width, colour) if form == "text" else re.sub(r"\n{3,}", "\n\n", filled).strip() + "\n"


def history_page(view: HistoryView) -> str:
    """The life of a provision as Markdown."""
    return _markdown_page("history.md", view.lang, view=view, sentences=sentences)


def carryover_page(view: CarryoverView) -> str:
    """What became of old promises as a table in Markdown."""
    return _markdown_page("carryover.md", view.lang, view=view, count=counted(view))


def listing_page(view: Listing, form: Literal["html", "md"]) -> str:
    """A table as one HTML page that loads nothing, or as Markdown."""
    if form == "md":
        return _markdown_page("listing.md", view.lang, view=view)
    style = (templates() / "listing.css").read_text("utf-8")
    shown = {"view": view, "t": partial(say, view.lang), "style": Markup(style), "style_hash": _hash(style)}
    return environment(form).get_template("listing.html").render(shown) + "\n"


def digest_page(view: Digest, form: Literal["txt", "html", "md"], width: int, colour: bool) -> str:
    """A change summary as text for the terminal, as Markdown, or as one HTML page that loads nothing."""
    if form == "md":
        return _markdown_page("digest.md", view.lang, view=view)
    shown = {"view": view, "t": partial(say, view.lang)}
    if form == "html":
        shown |= inlined(view.lang, False in (view.old.official, view.new.official), "", "report.css", "digest.css")
    page = environment(form).get_template(f"digest.{form}").render(shown)
    return folded(page, width, colour) if form == "txt" else page + "\n"


def digest_feed(view: Digest, made: Feed) -> str:
    """A change summary as an Atom feed."""
    return environment("atom").get_template("digest.atom").render(view=view, feed=made) + "\n"


def _markdown_page(template: str, lang: Lang, **shown: object) -> str:
    def t(key: str, **named: object) -> str:
        """Our own words are no words of the plan: nothing in them is escaped, unless they hold such."""
        return say(lang, key, **named) if named else Markup(say(lang, key))

    filled = environment("md").get_template(template).render(t=t, **shown)
    return re.sub(r"\n{3,}", "\n\n", filled).strip() + "\n"


def _cleaned(table: Iterable[Iterable[str]]) -> list[list[str]]:
    """Cells in which nothing can speak to the terminal, so that their blanks may stay."""
    return [[one_line(cell) for cell in row] for row in table]


def _fill(view: View, form: str, **more: object) -> str:
    more |= {"known": {change.key: change for change in view.changes}, "order": sides(view.lang)}
    more |= arranged(view.changes)
    more |= {"t": partial(say, view.lang), "told": partial(_told, view.lang), "named": partial(_named, view.lang)}
    more["brief"] = partial(brief, view.lang)
    return environment(form).get_template(f"report.{form}").render(view=view, **more)


def _told(lang: Lang, fact: Fact) -> str:
    """A fact in one line, under its label if the line does not say as much."""
    said = sentences(lang, fact.lines)
    begins = said.casefold().startswith(fact.label.casefold())
    return said if begins else f"{fact.label}{say(lang, 'colon')}{said}"


def _named(lang: Lang, number: str, under: Phrase, kind: str) -> str:
    """What a change is called in a list: its numbers, or the heading it stands under, or what kind of thing it is."""
    return number or (say(lang, "under", heading=under.text) if under.text else kind)


def inlined(lang: Lang, unofficial: bool, page: str, *styles: str) -> dict[str, Markup | str]:
    """Style of a page, which is ours and goes in as it is, with the hash that alone allows it; the rules of `page`, and
    for print a running head where an edition is not official."""
    style = "".join((templates() / name).read_text("utf-8") for name in styles) + page
    if unofficial:
        style += f'@page{{@top-right{{content:"{say(lang, "unofficial").strip()}"}}}}\n'
    return {"style": Markup(style), "style_hash": _hash(style)}


def column_names(*heads: str) -> str:
    """The style that names the columns of a comparison where they stand below one another, each cell with its own."""
    told = (f'--column-{at}:"{_NO_STRING.sub(_coded, head)}"' for at, head in enumerate(heads, 1))
    return f".compare{{{';'.join(told)}}}\n"


_NO_STRING = compiled(r'[\\"<>\x00-\x1f]')
"""Signs that end a string of a style sheet, or the style sheet."""


def _coded(found: re.Match[str]) -> str:
    return f"\\{ord(found[0]):x} "


def _report_style(view: View, columns: dict[str, list[str]]) -> dict[str, Markup | str]:
    """Style and script of the report."""
    script = (templates() / "report.js").read_text("utf-8")
    names = "".join(_cell_names(table, heads) for table, heads in columns.items())
    style = inlined(view.lang, False in (view.old.official, view.new.official), names, "report.css")
    return {**style, "script": Markup(script), "script_hash": _hash(script)}


def _columns(view: View) -> dict[str, list[str]]:
    """The heads of the tables of the report, by class, without that of their rows."""
    counted = [one.label for one in view.sections[0].counts] if view.sections else []
    heads = {
        "sections": ("old", "new"),
        "bodies": ("old", "gained", "lost", *_reshaped(view), "new", "shares", "altered", "kept"),
        "turns": ("to", "from", "shares"),
        "pairs": ("after", "initiatives"),
    }
    found = {name: [say(view.lang, key) for key in keys] for name, keys in heads.items()}
    return {**found, "sections": found["sections"] + counted}


def _reshaped(view: View) -> tuple[str, ...]:
    """The column of what splits, joins and renamed bodies add or take away, if they do."""
    return ("reshaped",) if any(body.reshaped for body in view.bodies) else ()


def _cell_names(table: str, heads: Sequence[str]) -> str:
    """The style that names each cell behind the head of its row, where cells stand below one another."""
    told = (
        f'.{table} td:nth-child({at}):not(:empty)::before{{content:"{_NO_STRING.sub(_coded, head)}"}}'
        for at, head in enumerate(heads, 2)
    )
    return f"@media screen and (max-width:48rem){{{''.join(told)}}}\n"


def _hash(words: str) -> str:
    return f"sha256-{b64encode(sha256(words.encode()).digest()).decode()}"
