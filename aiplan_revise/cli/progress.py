"""`aiplan progress set|list|next`."""

from aiplan_revise.cli.subcommands import Subcommands

command = Subcommands(
    "progress",
    {
        "set": "Record how an initiative stands, with the evidence.",
        "list": "Say how all initiatives of an edition stand.",
        "next": "Say what a draft makes of the progress of the edition it follows.",
    },
    """How the initiatives of an edition get on: what the next draft starts from.

    \b
      aiplan progress set 2027 3.1.1.a --done --en "Provided to all." --address https://example.org/report
      aiplan progress list 2027
      aiplan progress next 2028
    """,
)
