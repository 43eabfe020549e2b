"""How binding a text is: the rung of the verb that governs each of its clauses."""

from collections.abc import Callable, Iterator
from functools import cache

from aiplan_revise.model.commitments.rungs import INQUIRIES, Clause, Commitment
from aiplan_revise.model.edition import Lang


def clauses(text: str, lang: Lang) -> tuple[Clause, ...]:
    """The clauses of a text that commit to something, in order, also those whose verb is not on the ladder."""
    return tuple(_reader(lang)(text))


@cache
def _reader(lang: Lang) -> Callable[[str], Iterator[Clause]]:
    # Patterns and verb forms are made when the first text is read, not when a command starts.
    if lang == "ja":
        from aiplan_revise.model.commitments import japanese

        return japanese.clauses
    from aiplan_revise.model.commitments import english

    return english.clauses


def commitment(text: str, lang: Lang) -> Commitment:
    """How binding a text is: the highest rung that one of its clauses stands on, and the words that say so."""
    return max(
        (clause.commitment for clause in clauses(text, lang) if clause.listed),
        key=lambda c: c.level,
        default=Commitment(),
    )


def comparable(old: int, new: int) -> bool:
    """Whether two rungs differ clearly. Rung 4 overlaps rungs 3 and 5: to promote, to strengthen and to build differ
    in what is done rather than in how firmly, and whether that is more or less is for a reader to judge."""
    return 0 not in (old, new) and old != new and {old, new} not in ({3, 4}, {4, 5})


def inquires(old: Commitment, new: Commitment) -> bool:
    """Whether the lower of two commitments is research or a survey: that is an act of its own, and to carry it out is
    no less than to carry out something else; unless it is considering too (調査・検討)."""
    words = min(old, new, key=lambda commitment: commitment.level).words
    return any(noun in words for noun in INQUIRIES) and not any(noun in words for noun in ("検討", "consider"))
