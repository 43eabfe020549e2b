"""A View as a file: text for the terminal, Markdown, one self-contained HTML page."""

import re
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from hashlib import sha256
from typing import Literal, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from aiplan_revise.report.build import FACETS, FORM, KINDS
from aiplan_revise.report.folding import SIGNS, folded, one_line
from aiplan_revise.report.view import Flow, View
from aiplan_revise.report.words import GLOSSARY, excerpt, say, templates

_MARKDOWN = re.compile(r"[\\`*_\[\]|~#!$&<>@]|://|www\.", re.I)
_AT_START = re.compile(r"^(\d{0,9})((?<=\d)[.)](?=\s|$)|(?<!\d)[-+=:])")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "&#64;", "://": "&#58;//"}
_FILTERS = (*(kind for kind in KINDS if kind not in ("carried", "form", "unchanged")), *FACETS, *FORM)


def page(view: View, form: Literal["html", "md"]) -> str:
    """The report as one HTML page that loads nothing, or as GitHub-flavoured Markdown."""
    if form == "html":
        return _fill(view, "html", chart=chart(view.flows), **_inlined()) + "\n"
    return re.sub(r"\n{3,}", "\n\n", _fill(view, "md")).strip() + "\n"


def terminal(view: View, width: int, colour: bool) -> str:
    """The report as plain text, folded at `width` half-width columns; with `colour`, escape codes besides the marks."""
    return folded(_fill(view, "txt"), width, colour)


def _fill(view: View, form: str, **more: object) -> str:
    known = {change.key: change for change in view.changes}
    words = partial(say, view.lang)
    return _environment(form).get_template(f"report.{form}").render(view=view, t=words, known=known, **more)


@cache
def _environment(form: str) -> Environment:
    made = Environment(
        loader=FileSystemLoader(templates()),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_ESCAPES.get(form),
    )
    made.globals.update(glossary=GLOSSARY, kinds=_FILTERS, style={name: Markup(sign) for name, sign in SIGNS.items()})
    return made


def _inlined() -> dict[str, Markup | str]:
    """Style and script of the page, which are ours and go in as they are, with the hashes that alone allow them."""
    style, script = ((templates() / name).read_text("utf-8") for name in ("report.css", "report.js"))
    hashed = {f"{name}_hash": _hash(words) for name, words in (("style", style), ("script", script))}
    return {"style": Markup(style), "script": Markup(script), **hashed}


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


# ---------------------------------------------------------------- the chart of hand-overs


class Bar(NamedTuple):
    """A party on one side of the chart: its place, size and label; `nobody` stands for no party at all."""

    x: float
    y: float
    height: float
    label: str
    initiatives: int
    nobody: bool


class Band(NamedTuple):
    """A flow: the outline of its band as an SVG path, and what it says."""

    path: str
    title: str


class Chart(NamedTuple):
    """The chart in its own units; text is set at 14 units."""

    height: float
    old: tuple[Bar, ...]
    new: tuple[Bar, ...]
    bands: tuple[Band, ...]


_UNIT, _GAP, _BAR, _OLD_X, _NEW_X, _TOP = 22.0, 16.0, 8.0, 196.0, 436.0, 8.0


def chart(flows: Iterable[Flow]) -> Chart:
    """Where the bars and bands stand; the ends of the bands add up to the bars, one unit for an initiative."""
    drawn = tuple(flows)
    old = _bars(((flow.old, flow.old_label, flow.old_share) for flow in drawn), _OLD_X, {})
    met: dict[str, float] = {}
    for flow in drawn:
        middle = old[flow.old].y + old[flow.old].height / 2
        met[flow.new] = met.get(flow.new, 0.0) + middle * flow.new_share
    new = _bars(((flow.new, flow.new_label, flow.new_share) for flow in drawn), _NEW_X, met)
    bands = _bands(drawn, old, new)
    height = max((bar.y + bar.height for bar in (*old.values(), *new.values())), default=0.0)
    return Chart(round(height + _TOP, 1), tuple(old.values()), tuple(new.values()), tuple(bands))


def _bands(drawn: Sequence[Flow], old: Mapping[str, Bar], new: Mapping[str, Bar]) -> Iterator[Band]:
    """The bands, at either end one under another in the order of the bars they lead to."""
    rank = {side: {party: at for at, party in enumerate(bars)} for side, bars in (("old", old), ("new", new))}
    from_y, to_y = ({party: bar.y for party, bar in bars.items()} for bars in (old, new))
    for flow in sorted(drawn, key=lambda one: (rank["old"][one.old], rank["new"][one.new])):
        was, now = (from_y[flow.old], flow.old_share * _UNIT), (to_y[flow.new], flow.new_share * _UNIT)
        from_y[flow.old], to_y[flow.new] = sum(was), sum(now)
        yield Band(_path(was, now), f"{flow.old_label} → {flow.new_label}: {len(flow.lines)}")


def _bars(shares: Iterable[tuple[str, str, float]], x: float, met: Mapping[str, float]) -> dict[str, Bar]:
    """The parties of one side under one another, nobody last: in the order of what they face (`met`, summed by share),
    so that few bands cross, or else the largest first."""
    labels: dict[str, str] = {}
    sums: dict[str, float] = {}
    for party, label, share in shares:
        labels[party] = label
        sums[party] = sums.get(party, 0.0) + share
    bars, y = {}, _TOP
    ranked = sorted(sums, key=lambda one: (not one, round(met.get(one, 0.0) / sums[one], 1), -round(sums[one], 3), one))
    for party in ranked:
        height = sums[party] * _UNIT
        bars[party] = Bar(x, round(y, 1), round(height, 1), excerpt(labels[party], 24), round(sums[party]), not party)
        y += height + _GAP
    return bars


def _path(was: tuple[float, float], now: tuple[float, float]) -> str:
    x0, x1 = _OLD_X + _BAR, _NEW_X
    mid = (x0 + x1) / 2
    top = f"M{x0:g} {was[0]:.1f}C{mid:g} {was[0]:.1f} {mid:g} {now[0]:.1f} {x1:g} {now[0]:.1f}"
    low0, low1 = was[0] + was[1], now[0] + now[1]
    return f"{top}V{low1:.1f}C{mid:g} {low1:.1f} {mid:g} {low0:.1f} {x0:g} {low0:.1f}Z"
