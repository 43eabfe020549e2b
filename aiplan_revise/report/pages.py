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
from aiplan_revise.report.view import Flow, View
from aiplan_revise.report.words import GLOSSARY, columns, excerpt, say, templates

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_MARKDOWN = re.compile(r"[\\`*_\[\]|~#!$&<>@]|://|www\.", re.I)
_AT_START = re.compile(r"^(\d{0,9})((?<=\d)[.)](?=\s|$)|(?<!\d)[-+=:])")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "&#64;", "://": "&#58;//"}
_STYLES = {"\x01": "\x1b[1m", "\x02": "\x1b[32;4m", "\x03": "\x1b[31;9m", "\x04": "\x1b[0m"}
_FILTERS = (*(kind for kind in KINDS if kind not in ("carried", "form", "unchanged")), *FACETS, *FORM)
_SIGNS = {"strong": "\x01", "inserted": "\x02", "deleted": "\x03", "off": "\x04"}
_OFF = _SIGNS["off"]
_TOKEN = re.compile(
    r"[\x01-\x04]|[^\S\n]+|[（「『【〔［“]*(?:[!-~À-ɏ]+|[^\x01-\x04])[、。，．・：；？！）」』】〕］ー”…]*", re.S
)


def page(view: View, form: Literal["html", "md"]) -> str:
    """The report as one HTML page that loads nothing, or as GitHub-flavoured Markdown."""
    if form == "html":
        return _fill(view, "html", chart=chart(view.flows), **_inlined()) + "\n"
    return re.sub(r"\n{3,}", "\n\n", _fill(view, "md")).strip() + "\n"


def terminal(view: View, width: int, colour: bool) -> str:
    """The report as plain text, folded at `width` half-width columns; with `colour`, escape codes besides the marks."""
    return _folded(_fill(view, "txt"), width, colour)


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
    made.globals.update(glossary=GLOSSARY, kinds=_FILTERS, style={name: Markup(sign) for name, sign in _SIGNS.items()})
    return made


def _inlined() -> dict[str, Markup | str]:
    """Style and script of the page, which are ours and go in as they are, with the hashes that alone allow them."""
    style, script = ((templates() / name).read_text("utf-8") for name in ("report.css", "report.js"))
    hashed = {f"{name}_hash": _hash(words) for name, words in (("style", style), ("script", script))}
    return {"style": Markup(style), "script": Markup(script), **hashed}


def _hash(words: str) -> str:
    return f"sha256-{b64encode(sha256(words.encode()).digest()).decode()}"


# ---------------------------------------------------------------- words that cannot become anything else


def _one_line(words: object) -> str:
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", re.sub(r"\s+", " ", str(words)))


def _plain(words: object) -> object:
    """Text for the terminal: one line without control characters, so that nothing in it can speak to the terminal."""
    return words if isinstance(words, Markup) else Markup(_one_line(words))


def _markdown(words: object) -> object:
    """Text that Markdown shows as it is: no HTML, links, tables, lists, mentions or formulas come out of it."""
    if isinstance(words, Markup):
        return words
    return Markup(_AT_START.sub(r"\1\\\2", _MARKDOWN.sub(_escaped, _one_line(words))))


def _escaped(found: re.Match[str]) -> str:
    sign = found.group()
    return _ENTITIES.get(sign) or (f"\\{sign}" if len(sign) == 1 else f"{sign[:-1]}&#46;")


_ESCAPES: dict[str, Callable[[object], object]] = {"txt": _plain, "md": _markdown}


# ---------------------------------------------------------------- the terminal


def _folded(page: str, width: int, colour: bool) -> str:
    """Every line folded at `width` columns, its continuation under the words; styles as escape codes or not at all."""
    folded = "\n".join(line for raw in page.strip("\n").split("\n") for line in _fold(raw.rstrip(), width))
    folded = re.sub(r"\n{3,}", "\n\n", folded)
    return re.sub(r"[\x01-\x04]", lambda m: _STYLES[m.group()] if colour else "", folded) + "\n"


def _fold(line: str, width: int) -> Iterator[str]:
    """`line` in pieces; nothing is lost but the spaces where it breaks, and a style ends and begins again there."""
    indent = re.match(r" *(?:[-*#] +)?", line)
    hang = " " * min(len(indent.group()) if indent else 0, width // 3)
    row, taken, style = "", 0, ""
    for token in _tokens(line, width - len(hang)):
        size = _size(token) if token[0] > _OFF else 0
        if size and taken + size > width and row.strip():
            yield row.rstrip() + (_OFF if style else "")
            row, taken = hang + style, len(hang)
            if token.isspace():
                continue
        style = style if size else "" if token == _OFF else token
        row, taken = row + token, taken + size
    yield row


def _tokens(line: str, widest: int) -> Iterator[str]:
    """Words, spaces, styles, and Japanese signs with the punctuation that may not stand apart from them."""
    for found in _TOKEN.finditer(line):
        token = found.group()
        while _size(token) > widest:
            cut = next(at for at in range(len(token), 0, -1) if _size(token[:at]) <= widest or at == 1)
            yield token[:cut]
            token = token[cut:]
        if token:
            yield token


def _size(token: str) -> int:
    return len(token) if token.isascii() else sum(map(columns, token))


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
