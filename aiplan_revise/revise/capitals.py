"""Words that say how firmly a text commits, spelt as it spells them: "subject to the consent of the Treasury"."""

import re
from functools import partial

from aiplan_revise.model.commitments import Commitment
from aiplan_revise.model.patterns import compiled

_MODAL = compiled(
    r"(?:may|might|can|could|must|should|have to|has to|needs? to|expected to|(?:intend|propose|expect)s? to)\b"
)
"""What says itself how firmly: beside it the other side is quoted with its modal verb too."""
_WORD = compiled("[A-Za-z'’&]+")
_PARTS = compiled("( … |, )")
_BEGINS = compiled(r"(?:\A|[.!?:;\n“\"(])\s*\Z")
"""What stands before the first word of a sentence."""
_NAME = compiled("[A-Z][a-z]*[A-Z&0-9]")
"""How a word begins that has its capitals everywhere: MIC, AISI."""


def as_spelt(said: Commitment, text: str) -> Commitment:
    """A commitment with its words as they stand in an English text, where there are several in a row; the first word of
    a sentence in small letters."""
    words = "".join(map(partial(_spelt, text=text), _PARTS.split(said.words)))
    return said if words == said.words else Commitment(said.level, words, said.reserved)


def with_modal(said: Commitment, other: Commitment, text: str) -> Commitment:
    """A commitment with the "will" or "shall" that stands before its words in an English text, where the other side has
    a modal verb that says less or more ("may make" → "shall make")."""
    if not _MODAL.match(other.words) or _MODAL.match(said.words) or not said.level:
        return said
    found = re.search(rf"\b(?:will|shall|would)(?: also| [a-z]+ly)?(?: be)? {re.escape(said.words)}\b", text)
    return Commitment(said.level, found[0], said.reserved) if found else said


def _spelt(part: str, text: str) -> str:
    words = _WORD.findall(part)
    if len(words) < 2:  # noqa: PLR2004 (of a verb alone nothing is in capitals)
        return part
    found = re.search(rf"\b{'[^A-Za-z’&.;:]+'.join(map(re.escape, words))}\b", text, re.IGNORECASE)
    if not found:
        return part
    own = " ".join(found[0].split())
    first = _BEGINS.search(text, 0, found.start()) and not _NAME.match(own)
    return own[0].lower() + own[1:] if first else own
