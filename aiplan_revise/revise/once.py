"""What both languages of a plan say of one change, told once in the words of both."""

from collections.abc import Iterator, Mapping, Sequence

from aiplan_revise.model.changes import Retarget
from aiplan_revise.model.edition import Lang
from aiplan_revise.revise.figures import alike

Turn = tuple[str, str]
"""Words and those that stand in their place."""


def joint(said: Sequence[Turn]) -> Turn:
    """What is said in one language and perhaps in the other, as one: ("consider", "study / 検討 → 研究")."""
    (old, new), *others = said
    return old, " / ".join([new, *(f"{was or 'nothing'} → {now or 'nothing'}" for was, now in others)])


def once(said: Mapping[Lang, Sequence[Turn]]) -> Iterator[Turn]:
    """What both languages say as often as one, each time in the words of both; else what each says."""
    first, second = said.values()
    yield from map(joint, zip(first, second, strict=True)) if len(first) == len(second) else (*first, *second)


def by_amount(eased: list[tuple[str, Retarget]]) -> Iterator[tuple[str, Retarget, *tuple[Retarget, ...]]]:
    """What is said of the same amounts in both languages as one, whichever of them comes first."""
    rest = list(eased)
    while rest:
        verdict, one = rest.pop(0)
        same = (
            v == verdict and r.lang != one.lang and alike(r.old, one.old) and alike(r.new, one.new) for v, r in rest
        )
        at = next((n for n, found in enumerate(same) if found), -1)
        yield (verdict, one, rest.pop(at)[1]) if at >= 0 else (verdict, one)
