"""What did not change, left out: runs of unchanged provisions under their numbers, words of those that only moved."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from aiplan_revise.model.edition import HEADINGS, Lang, Provision
from aiplan_revise.report.papers.printing import Side, depth, numbered
from aiplan_revise.report.papers.shapes import Block, Run
from aiplan_revise.report.words import excerpt, phrase, say


def shortened(of: Block, omitted: Run) -> Block:
    """The number of a block, or the beginning of its words where it has none, and `omitted` in place of the rest."""
    number = of.lines[0][:2]
    if not of.numbered:
        whole = of.words
        number = (Run(excerpt(whole, 24), of.lines[0][0].lang if of.lines[0] else omitted.lang),)
    return Block(of.kind, ((*number, omitted),), of.depth, of.level, of.numbered)


def collapsed(keys: Sequence[str], side: Side, omitted: Run) -> tuple[Block, ...]:
    """A run of unchanged provisions as a reader is told of them: what stands under a heading with the heading, and
    neighbours on one level together ("b) to e)")."""
    provisions, inside = side.edition.provisions, set(keys)
    tops = [provisions[key] for key in keys if provisions[key].parent not in inside]
    groups = groupby(tops, key=lambda p: (p.parent, bool(side.numbers[p.id]), p.kind))
    return tuple(block for _, group in groups for block in _told(list(group), side, omitted))


def _told(group: Sequence[Provision], side: Side, omitted: Run) -> Iterator[Block]:
    lang, numbers = side.frame.lang, [side.numbers[p.id] for p in group]
    inset = depth(group[0], side.edition)
    if group[0].kind in HEADINGS and (len(group) == 1 or not numbers[0]):
        for p, number in zip(group, numbers, strict=True):
            name = phrase(p.text, lang)
            yield Block("mark", ((*numbered(number, lang), Run(name.text, name.lang), Run(" ", lang), omitted),))
    elif not numbers[0]:
        yield Block("mark", ((omitted,),), inset)
    else:
        yield Block("mark", ((Run(f"{_span(numbers, lang)} ", lang), omitted),), inset)


def _span(numbers: Sequence[str], lang: Lang) -> str:
    """One number, two, or the first and the last of more."""
    numbers = [number.rstrip(":：") for number in numbers]
    if len(numbers) == 1:
        return numbers[0]
    key = "omitted-two" if len(numbers) == 2 else "omitted-run"  # noqa: PLR2004
    return say(lang, key, first=numbers[0], last=numbers[-1])
