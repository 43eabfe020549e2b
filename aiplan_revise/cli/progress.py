"""`aiplan progress set|list`."""

from aiplan_revise.cli.subcommands import Subcommands

command = Subcommands(
    "progress",
    {
        "set": "Record how an initiative stands, with the evidence.",
        "list": "Say how all initiatives of an edition stand.",
    },
    """How the initiatives of an edition get on: what the next draft starts from.

    \b
      aiplan progress set 2027 3.1.1.a --done --en "Provided to all." --address https://example.org/report
      aiplan progress list 2027
      aiplan progress list 2027 --draft 2028
    """,
)
