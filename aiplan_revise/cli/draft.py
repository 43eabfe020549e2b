"""`aiplan draft new|list|diff|log`."""

from aiplan_revise.cli.subcommands import Subcommands

command = Subcommands(
    "draft",
    {
        "new": "Begin a draft of the next edition, or a body's part in one.",
        "list": "List the drafts of the store.",
        "diff": "Say what a draft changes.",
        "log": "Say who changed what in a draft, when and why.",
    },
    """Begin and follow drafts: a branch for each, and one for each body that works at it.

    \b
      aiplan draft new 2026 --from 2025-outline
      aiplan draft new 2026 --for METI
      aiplan draft diff 2026/meti
    """,
)
