"""A web page as paragraphs and rows of tables, on one side of what was changed in it.

It is walked tag by tag and no tree is built: no nesting is too deep, and broken markup is read as far as it goes.
"""

import re
from collections import Counter
from collections.abc import Mapping
from html.parser import HTMLParser

import msgspec

from aiplan_revise.documents.grammar.lines import is_wide
from aiplan_revise.documents.html.lists import Label, List, item, opened
from aiplan_revise.documents.reading import Side
from aiplan_revise.errors import PlanError


def _tags(named: str) -> frozenset[str]:
    return frozenset(named.split())


_BLOCKS = _tags(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form"
    " h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section summary table tbody td tfoot th thead tr ul"
)
_VOID = _tags("area base br col embed hr img input link meta param source track wbr")
_SILENT = _tags("script style template noscript head title svg math iframe object audio video canvas select button rp")
_UNCLOSED = _tags("p li dt dd tr td th")
"""Tags that the next one of their kind closes."""
_BESIDE = "parts beside the text (navigation, header, footer)"
_NOTES, _REFERENCES, _READINGS = "lists of footnotes", "references to footnotes", "readings above words (ruby)"
_LEFT_OUT = {
    **dict.fromkeys(("nav", "header", "footer", "aside"), _BESIDE),
    **dict.fromkeys(("navigation", "banner", "contentinfo", "complementary", "search", "doc-toc"), _BESIDE),
    **dict.fromkeys(("doc-endnotes", "doc-footnote"), _NOTES),
    **dict.fromkeys(("doc-noteref", "doc-backlink"), _REFERENCES),
    "rt": _READINGS,
}
"""What is left out by its tag or role."""
_LEFT_OUT_CLASSES = {
    **dict.fromkeys(("doc-endnotes", "doc-footnote", "footnotes"), _NOTES),
    **dict.fromkeys(("doc-noteref", "doc-backlink", "footnote-ref", "footnote-back"), _REFERENCES),
}
"""What is left out by its class: only what means a note wherever it stands (pandoc calls rows of tables `header`)."""
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_MOST = 200_000
"""Paragraphs and fields of tables that a page may have."""


class Paragraph(msgspec.Struct):
    """Words (with a line feed where a line is broken), the line of the file on which they begin, the level of a heading
    (0 none), the number and the dot of the list in front. `aside`: the page calls it a note."""

    line: int
    words: str
    heading: int = 0
    label: Label = Label()
    aside: bool = False


class Cell(msgspec.Struct):
    """A cell of a table, how many columns and rows it takes."""

    inside: list[Paragraph]
    columns: int = 1
    rows: int = 1


class Row(msgspec.Struct, tag=True):
    """A row of a table by the number of the table."""

    line: int
    table: int
    cells: list[Cell]


class Text(msgspec.Struct, tag=True):
    """A paragraph that stands in no table."""

    one: Paragraph


Block = Text | Row


class Page(HTMLParser):
    """A page, to be fed once and closed. `changed`: words were put in or taken out, and both stand there;
    `reworded`: in its text, not only in tables."""

    def __init__(self, side: Side) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.left_out: Counter[str] = Counter()
        self.changed = self.reworded = False
        self._side = side
        self._words: list[str] = []
        self._began = 0
        self._skipped, self._inside = "", 0
        """The tag that is left out with all that it holds, and how many of its kind are open in it."""
        self._heads: list[Block] = []
        self._held = ("", 0)
        self._edits: list[str] = []
        self._lists: list[List] = []
        self._label = Label()
        self._undone: tuple[List, int] | None = None
        self._heading, self._level, self._aside = 0, 0, False
        self._tables = 0
        self._rows: list[Row] = []
        self._depth = self._counted = 0
        self._pre = 0

    # ------------------------------------------------------------ tags

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opens what a tag opens."""
        attributes = {name: said or "" for name, said in attrs}
        if self._skips(tag):
            return
        what = self._reason(tag, attributes)
        if what is not None:
            self.left_out[what] += bool(what)
            self._skipped, self._inside = ("", 0) if tag in _VOID else (tag, 1)
            return
        if tag in _BLOCKS:
            self._flush()
        if tag == "br":
            self._add("\n")
        elif tag in ("ins", "del"):
            self._edits.append(tag)
        else:
            self._open(tag, attributes)

    def _skips(self, tag: str) -> bool:
        """Whether a tag stands in what is left out."""
        over = tag == "body" if self._skipped == "head" else tag == self._skipped and tag in _UNCLOSED
        if not self._skipped or over:
            self._skipped = ""
        elif self._skipped == "header" and tag == "h1":  # perhaps the title of the plan
            self._held, self._skipped = (self._skipped, self._inside), ""
        else:
            self._inside += tag == self._skipped
        return bool(self._skipped)

    def _open(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "pre":
            self._pre += 1
        elif tag in ("ol", "ul"):
            self._lists.append(opened(tag, attributes))
        elif tag == "li":
            self._item(attributes)
        elif len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":  # noqa: PLR2004
            self._heading = int(tag[1])
        elif tag == "p":
            self._called(attributes.get("role", ""), attributes.get("aria-level", ""))
        elif tag == "table":
            self._depth += 1
            self._tables += self._depth == 1
        elif self._depth == 1:
            self._table_tag(tag, attributes)

    def _called(self, role: str, level: str) -> None:
        """What a paragraph is by its role: a heading of a level, a note, or neither."""
        self._level = int(level) if role == "heading" and level in tuple("123456") else 0
        self._aside = role == "note"

    def _table_tag(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "tr":
            self._rows.append(Row(self.getpos()[0], self._tables, []))
            self.blocks.append(self._rows[-1])
        elif tag in ("td", "th") and self._rows:
            spans = (attributes.get(name, "") for name in ("colspan", "rowspan"))
            columns, rows = (min(int(said), 63) if said.isdecimal() and len(said) < 4 else 1 for said in spans)  # noqa: PLR2004
            self._rows[-1].cells.append(Cell([], max(columns, 1), max(rows, 1)))
            self._count(max(columns, 1) * max(rows, 1))

    def _reason(self, tag: str, attributes: Mapping[str, str]) -> str | None:
        """Why an element is left out: "" for one that shows no words, None for one that is not."""
        hidden = "hidden" in attributes or _HIDDEN.search(attributes.get("style", ""))
        if tag in _SILENT or hidden:
            return ""
        classes = attributes.get("class", "").split()[:20]
        named = [_LEFT_OUT.get(name) for name in (attributes.get("role", ""), tag)]
        return next(filter(None, (*named, *map(_LEFT_OUT_CLASSES.get, classes))), None)

    def handle_endtag(self, tag: str) -> None:
        """Closes what a tag closes."""
        if self._skipped:
            self._inside -= tag == self._skipped
            self._skipped = self._skipped if self._inside else ""
            return
        if tag in _BLOCKS:
            self._flush()
        if tag in self._edits:
            self._edits.remove(tag)
        elif tag in ("ol", "ul"):
            self._lists[-1:] = []
            self._label = Label()
        elif tag == "li":
            self._ended_item()
        else:
            self._close(tag)

    def _close(self, tag: str) -> None:
        if tag == "pre":
            self._pre = max(0, self._pre - 1)
        elif tag == "p":
            self._called("", "")
        elif tag == "table":
            self._depth = max(0, self._depth - 1)
            self._rows = self._rows if self._depth else []
        elif len(tag) == 2 and tag[0] == "h":  # noqa: PLR2004
            self._heading = 0
            if tag == "h1" and self._held[0]:
                (self._skipped, self._inside), self._held = self._held, ("", 0)

    # ------------------------------------------------------------ items

    def _item(self, attributes: Mapping[str, str]) -> None:
        self._ended_item()
        if not self._lists:
            self._lists.append(List(""))
        of, number = self._lists[-1], self._lists[-1].next
        self._label = item(of, attributes)
        self._undone = of, number

    def _ended_item(self) -> None:
        """Takes back the count of an item of which all words are on the other side."""
        if self._undone and self._other:
            of, number = self._undone
            of.next = number
        self._undone, self._other = None, False

    _other = False
    """Whether words of the other side stood in the item, and none of this one yet."""

    # ------------------------------------------------------------ words

    def handle_data(self, data: str) -> None:
        """Takes down words."""
        if self._skipped or not data:
            return
        edit = self._edits[-1] if self._edits else ""
        if edit and data.strip():
            self.changed, self.reworded = True, self.reworded or not self._depth
        if edit and self._side and edit == ("ins" if self._side == "old" else "del"):
            self._other |= bool(self._undone) and bool(data.strip())
            return
        if self._pre:
            data = data.replace("\r\n", "\n")
        else:
            data = _BLANKS.sub(lambda found: "\r" if "\n" in found[0] else " ", data)
        self._add(data)

    def _add(self, words: str) -> None:
        if not self._words:
            self._began = self.getpos()[0]
        self._words.append(words)

    def _flush(self) -> None:
        words = _joined("".join(self._words))
        self._words = []
        if not words:
            return
        self._undone, self._other = None, False
        one = Paragraph(self._began, words, self._heading or self._level, self._label, self._aside)
        self._label = Label()
        cells = self._rows[-1].cells if self._rows else []
        if cells:
            cells[-1].inside.append(one)
        else:
            self.blocks.append(Text(one))
            self._heads += [self.blocks[-1]] * bool(self._held[0])
        self._count(1)

    def _count(self, more: int) -> None:
        self._counted += more
        if self._counted > _MOST:
            raise PlanError("has more paragraphs or cells than any plan", fix="check what it is")

    def close(self) -> None:
        """Takes down what is left at the end. A heading in the header of the page is its title if there is no other."""
        super().close()
        self._flush()
        self.left_out["parts that are never closed, with all that follows,"] += bool(self._skipped)
        if any(isinstance(one, Text) and one.one.heading == 1 and one not in self._heads for one in self.blocks):
            self.blocks = [one for one in self.blocks if one not in self._heads]


def _joined(words: str) -> str:
    """Words with the blanks that a browser shows; between Japanese signs a line end of the file is none."""
    parts = words.replace("\xa0", " ").split("\r")
    made = parts[0]
    for part in parts[1:]:
        end, start = made[-1:], part[:1]
        wide = end and start and is_wide(end) and is_wide(start)
        made += part if wide else f" {part}"
    lines = (re.sub(" {2,}", " ", line).strip(" ") for line in made.split("\n"))
    return "\n".join(lines).strip("\n \u3000")
