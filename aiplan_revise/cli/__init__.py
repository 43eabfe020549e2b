"""The command line: one module for each verb, loaded when it is called, and the one place where errors end.

Exit codes: 0 same or done, 1 differs or findings, 2 trouble; as for every program, 141 where the reader of stdout went
away. Results go to stdout, talk goes to stderr.
"""

import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from typing import TextIO

import click

from aiplan_revise import __version__
from aiplan_revise.errors import PlanError

VERBS = {
    "import": "Read a plan document and write it as an edition.",
    "show": "Show an edition: its provisions, numbers and bodies.",
    "check": "Check an edition, or the changes between two.",
    "parity": "Say where the two languages do not say the same.",
    "bodies": "List the known bodies, or explain a name.",
    "lineage": "Say which provision continues which, and why.",
    "explain": "Say why a provision is linked as it is, or not at all.",
    "diff": "Say what changed between two editions.",
    "history": "Tell the life of a provision over all editions.",
    "blame": "Say since which edition every clause of a text stands so.",
    "carryover": "Say what became of what was promised by now.",
    "report": "Write the change report: text, Markdown, HTML, PDF or JSON.",
    "table": "Write the comparison table: old beside new, as a paper.",
    "summary": "Write the change summary for publication, and word it.",
    "redline": "Write what changed as a Word file with tracked changes.",
    "sentences": "Write the sentences that amend OLD into NEW, or apply such.",
    "export": "Write an edition as Word, PDF, Markdown, workbook, JSON or CSV.",
    "schema": "Print the JSON Schema of a format.",
    "editions": "List the editions of the store.",
    "init": "Make a plan store, for drafting by many.",
    "draft": "Begin, list and follow drafts of the next edition.",
    "amend": "Change a draft, step by step.",
    "edit": "Edit a draft in your editor, or in Word.",
    "undo": "Take a change of a draft back.",
    "form": "Write the form in which a body says what becomes of its part.",
    "take": "Take back a form that a body filled in.",
    "apply": "Apply an amendment or a JSON Patch to a draft.",
    "revert": "Take an amendment back from a draft.",
    "merge": "Merge the part of a body into its draft.",
    "conflicts": "Say what a merge leaves to decide.",
    "resolve": "Decide a conflict of a merge.",
    "opinion": "Take in, list and answer opinions on a draft.",
    "progress": "Record and list how the initiatives of an edition stand.",
    "adopt": "Adopt a draft: it becomes an edition and stays what it is.",
    "verify": "Prove that adopted editions are what was adopted.",
    "log": "Say which editions were adopted, when and by whom.",
    "git-setup": "Let plain git show and merge editions.",
    "completion": "Print the completion script for a shell.",
}
"""Every verb with its line in `aiplan --help`, which so needs to load none of them."""

DRIVERS = ("git-text", "git-diff", "git-merge")
"""Verbs that git calls where `git-setup` told it to."""

_LONGEST = 500
"""Characters of an error line; what a file says of itself may be longer than anybody reads."""


class LazyGroup(click.Group):
    """Loads a verb's module when the verb is called, so that the others cost nothing."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return list(VERBS)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in (*VERBS, *DRIVERS):
            return None
        name = "import_" if cmd_name == "import" else cmd_name.replace("-", "_")
        command: click.Command = import_module(f"aiplan_revise.cli.{name}").command
        return command

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Verbs"):
            formatter.write_dl(list(VERBS.items()))


def _width() -> int:
    """The columns that help takes: what Click would find out with a module that loads five kinds of compression."""
    try:
        columns = int(os.environ.get("COLUMNS", "")) or 80
    except ValueError:
        columns = os.get_terminal_size(1).columns if os.isatty(1) else 80
    return max(min(columns, 80) - 2, 50)


@click.group(
    cls=LazyGroup,
    subcommand_metavar="VERB ...",
    context_settings={"help_option_names": ["-h", "--help"], "terminal_width": _width()},
)
@click.version_option(__version__, prog_name="aiplan")
def aiplan() -> None:
    """Two editions of a plan in; what the revision really changed, and who is now responsible, out.

    An EDITION is the id of an edition in the store, id@rev (as it stood at a git rev), or the path of a document
    (.docx, .pdf, .html, .xlsx, .md, .txt, .csv, .json).

    \b
      aiplan diff 2025-outline 2026-example
      aiplan report old.md new.md -o report.html
    """


def run(args: Sequence[str] | None = None) -> int:
    """Runs the command line; the exit code. Every error ends here, as one line on stderr."""
    for stream in (sys.stdout, sys.stderr):
        _speak_utf8(stream)
    try:
        code = _called(args)
        sys.stdout.flush()
    except BrokenPipeError:
        return 128 + signal.SIGPIPE  # the reader is gone (`aiplan … | head`), so nobody is left to be told
    except click.exceptions.NoArgsIsHelpError as error:
        print(error.format_message(), file=sys.stderr)
        return 2
    except click.ClickException as error:
        return _trouble(_usage(error))
    except (KeyboardInterrupt, click.Abort):
        return _trouble("interrupted")
    except (PlanError, OSError, UnicodeError, MemoryError, RecursionError) as error:
        return _trouble(_line(error))
    return code


def _called(args: Sequence[str] | None) -> int:
    """The verb's exit code. Click's own `main` would end errors in its own way, so it only serves completion."""
    if "_AIPLAN_COMPLETE" in os.environ:
        aiplan.main(args, prog_name="aiplan")
    try:
        with aiplan.make_context("aiplan", list(sys.argv[1:] if args is None else args)) as context:
            return aiplan.invoke(context) or 0
    except click.exceptions.Exit as end:
        return end.exit_code


def _line(error: BaseException) -> str:
    """What to say of an error that is not ours, with the file where it is known."""
    match error:
        case MemoryError():
            return "the input is too large for this machine's memory"
        case RecursionError():
            return "the input is nested too deeply"
        case OSError(strerror=str(said)):
            place = f"{os.fsdecode(error.filename)}: " if error.filename else ""
            return f"{place}{said}"
    return str(error)


def _usage(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    hint = f"; see: {context.command_path} --help" if context else ""
    if isinstance(error, click.NoSuchOption) and error.option_name == "--for":
        return f"there is no --for here: the part of a body is named with its draft, as 2027/meti{hint}"
    return error.format_message().rstrip(".") + hint


def _trouble(line: str) -> int:
    shown = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in " ".join(line.split()))
    if len(shown) > _LONGEST:
        shown = f"{shown[: _LONGEST // 2]} … {shown[-_LONGEST // 2 :]}"
    with suppress(OSError):
        sys.stdout.flush()
    print(f"aiplan: {shown}", file=sys.stderr)
    return 2


def _speak_utf8(stream: TextIO) -> None:
    """Japanese comes out whole wherever the locale says otherwise, and nothing that cannot be encoded is fatal."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
