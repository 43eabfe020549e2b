"""Where editions are kept: a folder of canonical JSON, at its present state or at any rev of its git history;
and the ledgers that are written beside them."""

from aiplan_revise.store.checks import ChecksFile
from aiplan_revise.store.files import replace
from aiplan_revise.store.folder import Store, open_store
from aiplan_revise.store.ledgers import LedgerFile
from aiplan_revise.store.places import shipped, templates

__all__ = ["ChecksFile", "LedgerFile", "Store", "open_store", "replace", "shipped", "templates"]
