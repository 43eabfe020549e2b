"""The words of large editions, compared with sparse matrices: the same answers as `plain`, for 100,000 provisions."""

from aiplan_revise.lineage.bulk.comparison import Bulk

__all__ = ["Bulk"]
