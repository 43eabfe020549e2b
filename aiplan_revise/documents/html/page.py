"""A web page as paragraphs and rows of tables, on one side of what was changed in it.

It is walked tag by tag and no tree is built: no nesting is too deep, and broken markup is read as far as it goes.
"""

from collections import Counter
from collections.abc import Mapping
from html.parser import HTMLParser

from aiplan_revise.documents.grammar.furniture import heads_contents
from aiplan_revise.documents.grammar.labels import Label
from aiplan_revise.documents.grammar.looks import lowered, raised
from aiplan_revise.documents.html.blocks import BLOCKS, UNCLOSED, VOID, Block, Cell, Paragraph, Row, Text, joined
from aiplan_revise.documents.html.lists import List, inner, item, opened
from aiplan_revise.documents.html.looks import PICTURES, Look, Looks, is_head, left_out, read_signs
from aiplan_revise.documents.reading import Side
from aiplan_revise.errors import PlanError
from aiplan_revise.model.patterns import compiled

_BLANKS = compiled(r"[ \t\n\r\f]+")
_MOST = 200_000
"""Paragraphs and fields of tables that a page may have."""


class Page(HTMLParser):
    """A page, to be fed once and closed. `changed`: words were put in or taken out, and both stand there;
    `reworded`: in its text, not only in tables."""

    def __init__(self, side: Side) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.left_out: Counter[str] = Counter()
        self.changed = self.reworded = False
        self.struck: list[tuple[int, str]] = []
        """What is struck out, with the line of the page on which its paragraph begins."""
        self._side = side
        self._words: list[str] = []
        self._began = 0
        self._skipped, self._inside = "", 0
        """The tag that is left out with all that it holds, and how many of its kind are open in it."""
        self._why = ""
        """Why it is, as long as no words stood in it."""
        self._heads: list[Block] = []
        self._held, self._headed = ("", 0), False
        self._entitled = False
        self._looks = Looks()
        self._looked: list[tuple[str, Look]] = []
        self._sheet = False
        self._struck: list[str] = []
        self._lists: list[List] = []
        self._begun = 0
        """How many lists have begun that stand in no other."""
        self._label = Label()
        self._undone: tuple[List, int] | None = None
        self._heading, self._level, self._aside = 0, 0, False
        self._leads = self._linked = True
        """Whether all words of the paragraph so far are links to other places of the page, or are links at all."""
        self._tables = 0
        self._rows: list[Row] = []
        self._depth = self._counted = 0
        self._pre = 0

    # ------------------------------------------------------------ tags

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        """Where what begins with `<![` ends: it says nothing, as in a browser, and no word of it is an error."""
        return self.parse_bogus_comment(i, bool(report))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opens what a tag opens."""
        attributes = {name: said or "" for name, said in attrs}
        self._sheet = tag == "style"
        if self._skips(tag):
            return
        what = left_out(tag, attributes, [look for _, look in self._looked])
        if what is not None:
            self._why, self._headed = what, is_head(tag, attributes)
            self._leaves_out(tag in PICTURES)
            self._skipped, self._inside = ("", 0) if tag in VOID else (tag, 1)
            return
        if tag in BLOCKS:
            self._flush()
        self._look(tag, attributes)
        if tag == "br":
            self._say("\n")
        else:
            self._open(tag, attributes)

    def _leaves_out(self, something: bool) -> None:
        """Counts what is left out, once something of it is there."""
        if something and self._why:
            self.left_out[self._why] += 1
            self._why = ""

    def _look(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Notes how the words of an element look; one without a look of its own counts inside of its like, which ends
        with another tag."""
        if self._looked and tag in UNCLOSED:
            self._looked = [one for one in self._looked if one[0] != tag]
        look = self._looks.of(tag, attributes)
        if tag not in VOID and (look or any(tag == one for one, _ in self._looked)):
            self._looked.append((tag, look))

    def _skips(self, tag: str) -> bool:
        """Whether a tag stands in what is left out."""
        over = tag == "body" if self._skipped == "head" else tag == self._skipped and tag in UNCLOSED
        if not self._skipped or over:
            self._skipped = ""
        elif self._headed and tag == "h1":  # perhaps the title of the plan
            self._held, self._skipped = (self._skipped, self._inside), ""
        else:
            self._inside += tag == self._skipped
        return bool(self._skipped)

    def _open(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "pre":
            self._pre += 1
        elif tag in ("ol", "ul"):
            self._begun += not self._lists
            self._lists.append(opened(tag, attributes))
        elif tag == "li":
            self._item(attributes)
        elif len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":  # noqa: PLR2004
            self._heading = int(tag[1])
            self._entitled |= bool(self._held[0]) and "title" in attributes.get("class", "").split()
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

    def handle_endtag(self, tag: str) -> None:
        """Closes what a tag closes."""
        self._sheet = False
        if self._skipped:
            self._inside -= tag == self._skipped
            self._skipped = self._skipped if self._inside else ""
            return
        if tag in BLOCKS:
            self._flush()
        self._looked_no_more(tag)
        if tag in ("ol", "ul"):
            self._lists[-1:] = []
            self._label = inner(self._lists, self._begun)
        elif tag == "li":
            self._ended_item()
        else:
            self._close(tag)

    def _looked_no_more(self, tag: str) -> None:
        if tag == "dl":
            self._looked = [one for one in self._looked if one[1] not in ("dt", "dd")]
        for at in range(len(self._looked) - 1, -1, -1):
            if self._looked[at][0] == tag:
                del self._looked[at]
                return

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
        self._label = item(self._lists, self._begun, attributes)
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
        if self._sheet:
            self._looks.learn(data)
        if self._skipped or not data:
            self._leaves_out(bool(data.strip()))
            return
        edit = next((look for _, look in reversed(self._looked) if look in ("ins", "del")), "")
        if edit and data.strip():
            self.changed, self.reworded = True, self.reworded or not self._depth
        if edit and self._side and edit == ("ins" if self._side == "old" else "del"):
            self._other |= bool(self._undone) and bool(data.strip())
            return
        if self._pre:
            data = data.replace("\r\n", "\n")
        else:
            data = _BLANKS.sub(lambda found: "\r" if "\n" in found[0] else " ", data)
        self._say(data)

    def _say(self, words: str) -> None:
        """Takes down words as they look."""
        if not (self._words or self._struck):
            self._began = self.getpos()[0]
        looks = [look for _, look in self._looked]
        if "struck" in looks and "del" not in looks:
            self._struck.append(words)
            return
        before = self._words[-1] if self._words else ""
        self._leads &= "link" in looks or not words.strip()
        self._linked &= "link" in looks or "away" in looks or not words.strip()
        words = read_signs(words, looks, not "".join(self._words).strip()) if looks else words
        if "raised" in looks:
            words = raised(before, words)
        elif "lowered" in looks:
            words = lowered(before, words)
        off = "right" in looks and words.strip() and not self._depth and "\t" not in "".join(self._words)
        self._words.append(f"\t{words.lstrip()}" if off else words)

    def _flush(self) -> None:
        words = joined("".join(self._words))
        if struck := "".join(self._struck).strip():
            self.struck.append((self._began, struck))
        leads, self._leads = self._leads and not (self._heading or self._level or self._depth), True
        linked, self._linked = self._linked, True
        self._words, self._struck = [], []
        if not words:
            return
        if leads:
            self._leads_elsewhere()
            return
        self._undone, self._other = None, False
        term = next((look for _, look in reversed(self._looked) if look in ("dt", "dd")), "")
        one = Paragraph(self._began, words, self._heading or self._level, self._label, self._aside, linked, term)
        self._label = inner(self._lists, self._begun)
        cells = self._rows[-1].cells if self._rows else []
        if cells:
            cells[-1].inside.append(one)
        else:
            self.blocks.append(Text(one))
            self._heads += [self.blocks[-1]] * bool(self._held[0])
        self._count(1)

    def _leads_elsewhere(self) -> None:
        """Leaves out a paragraph that does nothing but lead to another place of the page, and the heading of such."""
        self.left_out["lines that lead to another place of the page"] += 1
        above = self.blocks[-1] if self.blocks else None
        if isinstance(above, Text) and heads_contents(above.one.words):
            self.blocks.pop()

    def _count(self, more: int) -> None:
        self._counted += more
        if self._counted > _MOST:
            raise PlanError("has more paragraphs or cells than any plan", fix="check what it is")

    def close(self) -> None:
        """Takes down what is left at the end. A heading in the header of the page is its title if there is no other, or
        if it is called so."""
        super().close()
        self._flush()
        self.left_out["parts that are never closed, with all that follows,"] += bool(self._skipped)
        if not self._entitled and any(
            isinstance(one, Text) and one.one.heading == 1 and one not in self._heads for one in self.blocks
        ):
            self.blocks = [one for one in self.blocks if one not in self._heads]
