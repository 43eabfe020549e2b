"""Which provisions of one edition continue which of another: `link`, and `settle`, which gives the ids on."""

from aiplan_revise.lineage.settling import complete, settle, settled, settlement
from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.edition import Edition
from aiplan_revise.model.links import Ids, Ledger, Lineage

__all__ = ["complete", "link", "settle", "settled", "settlement"]


def link(
    old: Edition,
    new: Edition,
    registry: Registry = Registry(),  # noqa: B008 (a frozen value)
    *,
    ids: Ids = "judged",
    ledger: Ledger | None = None,
) -> Lineage:
    """Which provisions of `new` continue which of `old`, every provision of both named exactly once.

    `ids` says what equal ids are worth. "judged": as much as could not come from the words or the numbers that the
    provisions bear (see `ids`). "kept": `new` was made from `old` where ids stay what they are, whatever is reworded.
    "ignored": neither they nor `continues` count, content alone does. Decisions in `ledger` always hold (see
    `ids.unfit` for those that name provisions which are not there).
    """
    from aiplan_revise.lineage import linking  # what it compares with takes time to load; a settled pair does without

    return linking.link(old, new, registry, ids=ids, ledger=ledger)
