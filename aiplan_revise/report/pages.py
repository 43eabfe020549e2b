"""A View as a file: text for the terminal, Markdown, one self-contained HTML page."""

import re
import sys
from base64 import b64encode
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from typing import Literal, NamedTuple

from jinja2 import BytecodeCache, Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup

from aiplan_revise import __version__
from aiplan_revise.model.edition import Lang
from aiplan_revise.model.patterns import compiled
from aiplan_revise.report.brief import most, shortened
from aiplan_revise.report.carryover import CarryoverView, counted
from aiplan_revise.report.chart import charts
from aiplan_revise.report.counts import FACETS, FORM, KINDS
from aiplan_revise.report.folding import SIGNS, folded, one_line
from aiplan_revise.report.history import HistoryView
from aiplan_revise.report.listing import Listing
from aiplan_revise.report.shown import Phrase
from aiplan_revise.report.summary.feeds import Feed
from aiplan_revise.report.summary.view import Digest
from aiplan_revise.report.view import ChangeView, Fact, View
from aiplan_revise.report.weighed import aligned
from aiplan_revise.report.why import WhyView
from aiplan_revise.report.words import GLOSSARY, say, sentences, templates

_MARKDOWN = compiled(r"[\\`*_\[\]|~#!$&<>@]|://|www\.", re.I)
_AT_START = compiled(r"^(\d{0,9})((?<=\d)[.)](?=\s|$)|(?<!\d)[-+=:])")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "&#64;", "://": "&#58;//"}
_FILTERS = (*(kind for kind in KINDS if kind not in ("carried", "form", "unchanged")), *FACETS, *FORM)


def page(view: View, form: Literal["html", "md"], printed: bool = False, whole: bool = False) -> str:
    """The report as one HTML page that loads nothing, or as GitHub-flavoured Markdown; a page that is to be `printed`
    without what only a screen can use. One of very many changes is shortened (see `brief`), unless it is to be `whole`.
    """
    if form == "html":
        columns = _columns(view)
        more = {"printed": printed, "columns": columns, "reshaped": _reshaped(view), "charts": charts(view.handovers)}
        kinds = _present(view.changes)
        more |= {"kinds": kinds, "filed": _filed(view, [name for name, _ in kinds])}
        more |= {"most": None if whole else most(view), "shortened": shortened}
        return _fill(view, "html", **more, **_report_style(view, columns)) + "\n"
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
    more["known"] = {change.key: change for change in view.changes}
    under: dict[str, list[ChangeView]] = {}
    for one in view.changes:
        under.setdefault(one.under, []).append(one)
    more["under"] = under
    more["changes"] = sorted((one for one in view.changes if not one.under), key=lambda one: one.of != "initiative")
    more["order"] = sides(view.lang)
    more |= {"t": partial(say, view.lang), "told": partial(_told, view.lang), "named": partial(_named, view.lang)}
    more["brief"] = partial(_brief, view.lang)
    return environment(form).get_template(f"report.{form}").render(view=view, **more)


def sides(lang: Lang) -> tuple[str, str]:
    """The sides of a comparison in the order in which readers of a language expect them."""
    return ("new", "old") if lang == "ja" else ("old", "new")


class Filed(NamedTuple):
    """Under which kinds and which bodies a page files a change: their places in the lists to choose from."""

    kinds: str
    bodies: str


def _filed(view: View, names: Sequence[str]) -> dict[str, Filed]:
    kinds = {name: f"{at}" for at, name in enumerate(names, 1)}
    bodies = {body.id: f"{at}" for at, body in enumerate(view.bodies, 1)}
    return {
        one.key: Filed(
            " ".join(kinds[name] for name in (one.kind, *one.facets) if name in kinds),
            " ".join(bodies[party.id] for party in one.parties if party.id in bodies),
        )
        for one in view.changes
    }


def _present(changes: Sequence[ChangeView]) -> list[tuple[str, int]]:
    """The kinds and facets to filter by that some change has, and how many have them."""
    found = Counter(name for one in changes if not one.under for name in {one.kind, *one.facets})
    return [(name, found[name]) for name in _FILTERS if found[name]]


def _told(lang: Lang, fact: Fact) -> str:
    """A fact in one line, under its label if the line does not say as much."""
    said = sentences(lang, fact.lines)
    begins = said.casefold().startswith(fact.label.casefold())
    return said if begins else f"{fact.label}{say(lang, 'colon')}{said}"


def _brief(lang: Lang, fact: Fact) -> bool:
    """Whether a fact says no more than its label."""
    return fact.name == "reordered" and fact.lines == (say(lang, "says-reordered"),)


def _named(lang: Lang, number: str, under: Phrase, kind: str) -> str:
    """What a change is called in a list: its numbers, or the heading it stands under, or what kind of thing it is."""
    return number or (say(lang, "under", heading=under.text) if under.text else kind)


@cache
def environment(form: str) -> Environment:
    """Where the templates of a form (html, md, txt) are filled: all is escaped for it, and nothing unset passes."""
    made = Environment(
        loader=FileSystemLoader(templates()),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=_compiled(form),
        finalize=_ESCAPES.get(form),
    )
    made.globals.update(glossary=GLOSSARY, style={name: Markup(sign) for name, sign in SIGNS.items()})
    return made


class _Compiled(FileSystemBytecodeCache):
    """Templates that were compiled once, beside the bytecode that Python itself keeps; kept where that can be."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        if sys.dont_write_bytecode:
            return
        with suppress(OSError):
            super().dump_bytecode(bucket)
            Path(self._get_cache_filename(bucket)).chmod(0o644)  # for all who may read the template


def _compiled(form: str) -> BytecodeCache | None:
    """Where the templates of a form are kept compiled, for compiling takes longer than filling. What is kept is
    checked against the template; words that stand in one were escaped for its form, by this version."""
    kept = Path(__file__).with_name("__pycache__")
    return _Compiled(str(kept), f"%s.{form}-{__version__}.jinja") if kept.is_dir() else None


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


# ---------------------------------------------------------------- words that cannot become anything else


def _plain(words: object) -> object:
    """Text for the terminal: one line without control characters, so that nothing in it can speak to the terminal."""
    return words if isinstance(words, Markup) else Markup(one_line(words))


def _markdown(words: object) -> object:
    """Text that Markdown shows as it is: no HTML, links, tables, lists, mentions or formulas come out of it."""
    if isinstance(words, Markup):
        return words
    return Markup(_AT_START.sub(r"\1\\\2", _MARKDOWN.sub(_escaped, one_line(words))))


def _escaped(found: re.Match[str]) -> str:
    sign = found.group()
    return _ENTITIES.get(sign) or (f"\\{sign}" if len(sign) == 1 else f"{sign[:-1]}&#46;")


_ESCAPES: dict[str, Callable[[object], object]] = {"txt": _plain, "md": _markdown}
