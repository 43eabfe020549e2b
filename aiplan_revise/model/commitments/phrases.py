"""English verbs of several words that say together how firmly something is done ("take the necessary measures")."""

import msgspec

from aiplan_revise.model.commitments.rungs import listed
from aiplan_revise.model.patterns import compiled


class Head(msgspec.Struct, frozen=True):
    """The governing words: tokens `start`..`end`, their form (base, s, ed, ing, noun) and rung."""

    start: int
    end: int
    form: str
    level: int


_PHRASES = (
    (r"tak(?:e|es|ing)(?: \S+){0,2} (?:measures|steps|action)\b", 5),
    (r"(?:bring(?:s|ing)? forward|tabl(?:e|es|ing))(?: \S+){0,2} (?:legislation|bills?)\b", 5),
    (r"mak(?:e|es|ing)(?: \S+){0,2} efforts?\b", 2),
    (r"work(?:s|ing)? (?:to|towards?)\b", 2),
    (r"(?:look(?:s|ing)? into|consult(?:s|ing)? on|assess(?:es|ing)? (?:whether|the feasibility))\b", 1),
    (
        r"(?:hold(?:s|ing)?|begin(?:s|ning)?|start(?:s|ing)?)(?: \S+)? (?:talks|discussions|consultations)"
        r" (?:on|about)\b",
        1,
    ),
    (r"giv(?:e|es|ing)(?: \S+){0,2} consideration\b", 1),
    (r"mak(?:e|es|ing)(?: \S+){0,2} preparations?\b", 4),
    (r"(?:discussions|deliberations|consultations|talks) (?:on|about|regarding|concerning)\b", 1),
)
"""To take measures or bring forward a bill is to carry out, to make efforts or work toward is to strive, to give
consideration to consider."""
IMPERATIVE = frozenset(listed("take make use work give look consult assess hold begin start bring table"))
_NOUNS = "discussions", "deliberations", "talks"
_PHRASES_BEGIN = (*listed("tak mak work giv look consult assess hold begin start bring tabl"), *_NOUNS)


def phrase_at(words: list[str], n: int) -> Head | None:
    """The head that several words at `n` are together ("take the necessary measures")."""
    if not words[n].startswith(_PHRASES_BEGIN):
        return _used(words, n) if words[n] in _USES else None
    rest = " ".join(words[n : n + 6])
    found = ((compiled(pattern).match(rest), level) for pattern, level in _PHRASES)
    return next((Head(n, n + m[0].count(" ") + 1, "base", level) for m, level in found if m), None)


_USES = frozenset(("use", "uses", "using"))
_EFFORTS = frozenset(("effort", "efforts", "endeavour", "endeavours", "endeavor", "endeavors"))
_BEFORE_EFFORTS = 4
"""Words among which efforts are named behind a verb: "use their best efforts"."""


def _used(words: list[str], n: int) -> Head | None:
    """To use one's best efforts is to make efforts."""
    at = next((at for at in range(n + 2, min(n + 1 + _BEFORE_EFFORTS, len(words))) if words[at] in _EFFORTS), 0)
    return Head(n, at + 2, "base", 2) if at and words[at + 1 : at + 2] == ["to"] else None
