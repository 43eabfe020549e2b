"""Tables that are a card for each measure: what is said of it stands beside a word for it (施策名, 担当府省)."""

import re
from collections.abc import Sequence
from itertools import chain

from aiplan_revise.documents.grammar.lines import ended
from aiplan_revise.documents.grammar.says import says_more
from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.roles import role_marked

_LABEL = 20
"""Signs that the word for what stands beside it may have."""
_FEWEST = 2
_WHAT = compiled(
    r"(?:施策|事業|取組|取組み|対策|措置|行動|項目)(?:の?名称?)?|名称|(?:施策|事業|取組|具体的な?)?の?(?:内容|概要)|目的"
    r"|(?:name|title|description|summary|objective|content)s?(?: of .{1,20})?"
    r"|(?:action|measure|initiative|project|commitment)s?(?: (?:name|title|description))?",
    re.I,
)
"""Labels beside which stands what is to be done."""
_NUMBERED = compiled(r"(?P<what>.*?[^0-9A-Z\W]) ?[A-Z]?[0-9]{1,3}(?:[.‐–－-][0-9]{1,3})*[a-z]?")
"""A label with the number of the measure: Action 1.1, 施策１－２."""
Rows = Sequence[Sequence[str]]
Card = list[tuple[str, str]]


def cards(rows: Rows) -> list[Card]:
    """The cards in a table, each as its labels with what stands beside them; none in any other table. Labels stand in
    every other column, one of them says that bodies stand beside it, and the first one begins a card anew."""
    if any(len(row) % 2 or row[1:] == row[:-1] for row in rows):
        return []
    pairs = [(row[at], row[at + 1]) for row in rows for at in range(0, len(row), 2) if row[at] or row[at + 1]]
    if len(pairs) < _FEWEST or not all(label and len(label) <= _LABEL and not ended(label) for label, _ in pairs):
        return []
    found: list[Card] = []
    for label, said in pairs:
        if not found or _what(label) == _what(found[-1][0][0]):
            found.append([])
        found[-1].append((label, said))
    return found if all(map(_is_card, found)) and not _is_list(rows) else []


def _is_card(card: Card) -> bool:
    labels = {label for label, _ in card}
    return len(labels) == len(card) and any(map(_says_who, card)) and any(_WHAT.fullmatch(_what(one)) for one in labels)


def _what(label: str) -> str:
    """A label without the number of the measure in it."""
    numbered = _NUMBERED.fullmatch(label)
    return numbered["what"] if numbered else label


def are_fields(rows: Rows) -> bool:
    """Whether a table says of the measure above it who is responsible, and perhaps when: one label in each row."""
    labels = [row[0] for row in rows]
    pairs = [(row[0], row[1]) for row in rows if len(row) == _FEWEST]
    return (
        len(pairs) == len(rows)
        and len(set(labels)) == len(labels)
        and any(map(_says_who, pairs))
        and all(_says_who(pair) or says_more(pair[0].strip(":： ")) for pair in pairs)
    )


def _says_who(pair: tuple[str, str]) -> bool:
    return bool(role_marked(f"{pair[0]}:x").heads) and bool(pair[1])


def _is_list(rows: Rows) -> bool:
    """Whether the words in the first column stand again in others, as no labels do."""
    labels = {row[0] for row in rows}
    return not labels.isdisjoint(chain.from_iterable(row[1::2] for row in rows))
