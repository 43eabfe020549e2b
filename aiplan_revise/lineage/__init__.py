"""Which provisions of one edition continue which of another: `link`, and `settle`, which gives the ids on."""

from aiplan_revise.lineage.settling import complete, settle, settled, settlement
from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.changes import Ledger, Lineage
from aiplan_revise.model.edition import Edition

__all__ = ["complete", "link", "settle", "settled", "settlement"]


def link(
    old: Edition,
    new: Edition,
    registry: Registry = Registry(),  # noqa: B008 (a frozen value)
    *,
    ignore_ids: bool = False,
    ledger: Ledger | None = None,
) -> Lineage:
    """Which provisions of `new` continue which of `old`, every provision of both named exactly once.

    `ignore_ids` judges by content alone: neither equal ids nor `continues` count. Decisions in `ledger` always hold
    (see `ids.unfit` for those that name provisions which are not there).
    """
    from aiplan_revise.lineage import linking  # what it compares with takes time to load; a settled pair does without

    return linking.link(old, new, registry, ignore_ids=ignore_ids, ledger=ledger)
