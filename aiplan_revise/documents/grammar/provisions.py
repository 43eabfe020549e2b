"""A tree of nodes → provisions: kinds, texts, assignments, ids, and how the document prints its numbers."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Literal, get_args

import msgspec

from aiplan_revise.documents.grammar.articles import ARTICLE, SECOND
from aiplan_revise.documents.grammar.brackets import Brackets, Taken
from aiplan_revise.documents.grammar.called import flat, is_deed
from aiplan_revise.documents.grammar.ids import Ids
from aiplan_revise.documents.grammar.lines import unshield
from aiplan_revise.documents.grammar.marks import CHAPTERS, PARTS
from aiplan_revise.documents.grammar.nodes import Node
from aiplan_revise.documents.grammar.parties import led
from aiplan_revise.documents.grammar.repeated import Repeated
from aiplan_revise.documents.grammar.tree import Tree
from aiplan_revise.model.edition import Finding, Kind, Lang, Provision, Texts, texts
from aiplan_revise.model.numbering import BELOW, DIVISIONS, LEVELS, commonest
from aiplan_revise.model.patterns import compiled

_ALL_KINDS: tuple[Kind, ...] = get_args(Kind)
_KINDS: dict[str, Kind] = {kind: kind for kind in _ALL_KINDS}
_SENTENCE = compiled(r"[.。!?！？][\"'”’」』)）]*$")


WRITE = "name it in brackets behind the words, or on a line below them: “Lead: …”, 担当：…"
"""What to do where nobody is named."""
_HEADED = (Finding("heading-with-bodies", "warning", "a heading names bodies in brackets; they stay in its words"),)


class Built(msgspec.Struct, frozen=True):
    """Provisions in printed order, the exemplars of their numbers by level and by provision, findings, and our own
    comments by provision."""

    provisions: list[Provision]
    numbering: tuple[str, ...]
    styles: dict[str, str]
    findings: list[Finding]
    notes: dict[str, tuple[int, str]]


def build(tree: Tree, brackets: Brackets, lang: Lang, leads: bool, reserved: Iterable[str] = ()) -> Built:
    """The provisions of a tree whose words are in `lang`; with `leads` the body listed first is the lead. No id that is
    made is one of those `reserved` by a draft, if it is one's text."""
    return _Builder(tree, brackets, lang, leads).build(reserved)


class _Builder:
    def __init__(self, tree: Tree, brackets: Brackets, lang: Lang, leads: bool) -> None:
        self.nodes = tree.nodes
        self.lang: Lang = lang
        self.leads = leads
        self.taken = {id(node): _take(node, brackets, lang) for node in self.nodes}
        self.bodied = {_place(node) for node in self.nodes if node.mark and self.taken[id(node)].assignments}
        self.worded = any(node.mark and node.rank in (0, 1) for node in self.nodes)
        self.repeated = Repeated(self.nodes)
        self.kinds: dict[int, Kind] = {}
        self.findings: list[Finding] = []

    def build(self, reserved: Iterable[str]) -> Built:
        for node in reversed(self.nodes):  # children before their parents
            self.kinds[id(node)] = self._kind(node)
        grouped = {_place(node) for node in self.nodes if node.mark and self.kinds[id(node)] == "group"}
        for node in self.nodes:
            if self.kinds[id(node)] == "statement" and _place(node) in grouped and not _SENTENCE.search(node.text[-8:]):
                self.kinds[id(node)] = "group"
        made, keys, notes = [], {}, {}
        kept = tuple(reserved)
        ids = Ids((*kept, *(node.key for node in self.nodes)), draft=bool(kept))
        dotted: dict[int, str] = {}
        for node in self.nodes:
            dotted[id(node)] = _dotted(node, self.repeated.number(node), dotted)
            key = self._key(node, ids, dotted[id(node)])
            keys[id(node)] = key
            made.append(self._provision(node, key, keys[id(node.parent)] if node.parent else ""))
            self.findings += self._remarks(node, key)
            if node.note:
                notes[key] = (node.line, node.note)
        self.findings += _out_of_sequence(self.nodes, keys, self.repeated)
        numbering = self._numbering()
        styles = {keys[id(node)]: shown for node in self.nodes if (shown := self.repeated.exemplar(node))}
        return Built(made, numbering, styles, self.findings, notes)

    # ------------------------------------------------------------ kinds

    def _kind(self, node: Node) -> Kind:
        said = next((_KINDS[name] for name in node.classes if name in _KINDS), None)
        if said or node.shape:
            return said or _KINDS.get(node.shape, "group")
        if node.mark and node.rank is not None:
            return self._worded(node)
        if self.taken[id(node)].assignments or self._is_deed(node):
            return "initiative"
        if node.mark and self._heads(node):
            return self._heads(node) or "group"
        holds = any(self.kinds[id(child)] == "initiative" or child.mark for child in node.children)
        if node.mark and _place(node) in self.bodied and not holds:
            return "initiative"
        heads = node.mark or (node.dotted and holds)
        return "group" if heads and node.children else "statement"

    def _is_deed(self, node: Node) -> bool:
        """Whether a mark calls a unit something to do, whoever does it, and nothing divides it further."""
        named = node.mark is not None and node.mark.named and is_deed(node.style)
        divided = (child.mark or child.shape or self.kinds[id(child)] == "initiative" for child in node.children)
        return named and not any(divided)

    def _worded(self, node: Node) -> Kind:
        if flat(node.style) in DIVISIONS:
            return DIVISIONS[flat(node.style)]
        return "group" if node.children else "statement"

    def _heads(self, node: Node) -> Literal["chapter", "section"] | None:
        """第1 and roman numbers head chapters where no chapter says so, and 第1 heads sections inside a chapter."""
        if not node.children or node.style not in ("第1", "Ⅰ", "I."):
            return None
        if not node.parent and not self.worded:
            return "chapter"
        under = node.parent is not None and flat(node.parent.style) in (*PARTS, *CHAPTERS)
        return "section" if node.style == "第1" and under else None

    # ------------------------------------------------------------ provisions

    def _key(self, node: Node, ids: Ids, dotted: str) -> str:
        if node.key and ids.claim(node.key, node.line):
            return node.key
        if node.key:
            message = f"“{node.key[:80]}” cannot be an id; one was made"
            self.findings.append(Finding("id", "warning", message, line=node.line))
        return ids.make(texts(self.lang, self.taken[id(node)].text), self.kinds[id(node)], dotted)

    def _provision(self, node: Node, key: str, parent: str) -> Provision:
        taken = self.taken[id(node)]
        number = self.repeated.number(node)
        title = texts(self.lang, unshield(node.text.partition("\n")[0])) if "titled" in node.classes else Texts()
        assignments = led(taken.assignments) if self.leads else taken.assignments
        words = texts(self.lang, taken.text)
        return Provision(key, self.kinds[id(node)], parent, number, title, words, assignments)

    def _remarks(self, node: Node, key: str) -> Iterator[Finding]:
        taken, kind = self.taken[id(node)], self.kinds[id(node)]
        for found in taken.findings:
            yield msgspec.structs.replace(found, provision=key, line=node.line)
        listed = bool(self.bodied) or "initiative" in node.classes
        if kind == "initiative" and not taken.assignments and not node.key and listed:
            others = _place(node) in self.bodied
            said = ": the others of its list have one" if others else ""
            message = f"initiative without a responsible body{said}"
            yield Finding("initiative-without-body", "warning", message, key, node.line, fix="" if others else WRITE)

    def _numbering(self) -> tuple[str, ...]:
        """The commonest style of each level."""
        levels: dict[int, Counter[str]] = {}
        depths: dict[int, int] = {}
        for node in self.nodes:
            above = depths[id(node.parent)] if node.parent else BELOW
            level = LEVELS.get(self.kinds[id(node)], above)
            depths[id(node)] = BELOW if level < BELOW else above + bool(node.mark)
            if exemplar := self.repeated.exemplar(node):
                levels.setdefault(level, Counter())[exemplar] += 1
        return commonest(levels, self.lang)


def _take(node: Node, brackets: Brackets, lang: Lang) -> Taken:
    words = node.text.partition("\n")[2] if "titled" in node.classes else node.text
    if node.shape or node.rank is not None:
        return Taken(unshield(words), (), _HEADED if brackets.any(words, numbered=False) else ())
    return brackets.take(words, lang, bool(node.mark))


def _place(node: Node) -> tuple[int, str]:
    return id(node.parent), node.style


def _dotted(node: Node, number: str, dotted: dict[int, str]) -> str:
    """The dotted number for an id: in ascii, so kana by their place in the sequence."""
    above = dotted[id(node.parent)] if node.parent else ""
    if not node.mark:
        return above
    own = number if number.isascii() else str(node.mark.ordinal)
    return f"{above}.{own}" if above else own


def _is_second(node: Node) -> bool:
    """Whether a unit is the first of an article that bears a number: the second paragraph."""
    return node.parent is not None and node.parent.style == ARTICLE and bool(node.mark and node.mark.ordinal == SECOND)


def _out_of_sequence(nodes: list[Node], keys: dict[int, str], repeated: Repeated) -> Iterator[Finding]:
    """Numbers that stand twice in a list, or after a gap."""
    last: dict[tuple[int, str, str], int] = {}
    passed: dict[str, int] = {}
    for node in nodes:
        if not node.mark:
            continue
        mark, place = node.mark, (*_place(node), node.mark.above)
        before = last.get(place, passed.get(mark.style, 0) if mark.ordinal > 1 else 0)
        key, shown = keys[id(node)], repeated.number(node)
        if mark.ordinal == before > 0 and "の" not in shown and "-" not in shown:
            message = f"the number {shown} stands here a second time"
            yield Finding("duplicate-number", "warning", message, key, node.line)
        elif (mark.ordinal > before + 1 or mark.ordinal < before) and not _is_second(node):
            message = f"the number {shown} does not follow the one before it"
            yield Finding("number-out-of-sequence", "note", message, key, node.line)
        last[place] = passed[mark.style] = mark.ordinal
