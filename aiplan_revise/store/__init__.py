"""Where editions are kept: a folder of canonical JSON, at its present state or at any rev of its git history."""

from aiplan_revise.store.folder import Store, open_store
from aiplan_revise.store.places import shipped, templates

__all__ = ["Store", "open_store", "shipped", "templates"]
