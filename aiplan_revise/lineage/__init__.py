"""Which provisions of one edition continue which of another: `link`, and `settle`, which gives the ids on."""

from aiplan_revise.lineage.ids import complete, settle, settled, settlement, unfit
from aiplan_revise.lineage.ladder import link

__all__ = ["complete", "link", "settle", "settled", "settlement", "unfit"]
