"""Lists of terms (dl) that are a card for each measure: 施策名, 内容 and 担当府省 are terms, and beside each is what is
said of it. They are read as a table of two columns is; any other list of terms is paragraphs."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from aiplan_revise.documents.grammar.cards import cards
from aiplan_revise.documents.html.blocks import Block, Cell, Paragraph, Row, Text


def carded(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks of a page, lists of terms that are cards as tables behind the last one of the page."""
    table = max((one.table for one in blocks if isinstance(one, Row)), default=0)
    for in_terms, run in groupby(blocks, key=lambda one: isinstance(one, Text) and bool(one.one.term)):
        listed = list(run)
        pairs = list(_pairs(one.one for one in listed if isinstance(one, Text))) if in_terms else []
        told = [("".join(one.words for one in label), "".join(one.words for one in said)) for label, said in pairs]
        if not pairs or not cards(told):
            yield from listed
            continue
        table += 1
        for label, said in pairs:
            yield Row(label[0].line, table, [Cell(label), Cell(said)])


def _pairs(listed: Iterator[Paragraph]) -> Iterator[tuple[list[Paragraph], list[Paragraph]]]:
    """Terms, each with what is said of it; none of them where something is said of no term."""
    label: list[Paragraph] = []
    said: list[Paragraph] = []
    for one in listed:
        if one.term == "dt":
            if said:
                yield label, said
                label, said = [], []
            label.append(one)
        else:
            said.append(one)
    yield label, said
