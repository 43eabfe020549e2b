"""`aiplan opinion add|list|answer`."""

from aiplan_revise.cli.subcommands import Subcommands

command = Subcommands(
    "opinion",
    {
        "add": "Take in what somebody said of a draft, or many from a table.",
        "list": "The table of opinions and answers.",
        "answer": "Say what became of an opinion, and why.",
    },
    """Opinions of experts, ministries and citizens on a draft, and what became of them.

    \b
      aiplan opinion add 2027 3.1.1.a --from "N. Sato" --kind expert --en "Say by when."
      aiplan opinion answer 2027 o-3f9a02 --taken-up --en "A year was added." --led-to 1f0c4d2e5a
      aiplan opinion list 2027 --format csv -o opinions.csv
    """,
)
