"""What a text commits to: targets (numbers, amounts, shares, deadlines) and how binding its verbs are."""

from typing import Literal

from aiplan_revise.model.edition import Lang, Value

TargetKind = Literal["count", "money", "percent", "quantity", "date", "number"]


class Target(Value):
    """A number, amount, share or deadline that a text commits to.

    `value` is exact, as a decimal string in base units ("1000000000000" for 1 trillion yen, "80" for 80 %); for a date
    the ISO 8601 form as far as it is known ("2030", "2026-03", "2026-03-31"). `unit` is a short English name ("staff",
    "JPY", "%", "site", "exaFLOPS", "year", "fiscal-year"), "" for a bare number. `bound` says how it binds:
    "about", "at-least", "at-most", "by", "from", or "". `printed` are the words as they stand; `start` is their offset.
    """

    kind: TargetKind
    value: str
    unit: str = ""
    bound: str = ""
    printed: str = ""
    start: int = 0


class Commitment(Value):
    """The strongest commitment of a text: its rung on the LADDER (0 is none) and the words that say it."""

    level: int = 0
    words: str = ""


def targets(text: str, lang: Lang) -> tuple[Target, ...]:
    """The targets of a text in the order in which they stand."""
    raise NotImplementedError


def commitment(text: str, lang: Lang) -> Commitment:
    """How binding a text is."""
    raise NotImplementedError
