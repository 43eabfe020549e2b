"""`aiplan lineage review OLD NEW`."""

import sys
from collections.abc import Sequence
from typing import NamedTuple

import click

from aiplan_revise.cli import arguments
from aiplan_revise.cli.deciding import Case, Hand, signed, stated
from aiplan_revise.cli.output import Delivery
from aiplan_revise.cli.questions import Sheet, plain
from aiplan_revise.cli.reading import Desk, reading_language
from aiplan_revise.cli.session import Session, answer
from aiplan_revise.errors import PlanError
from aiplan_revise.lineage.review import Question, review

HELP = """\
  [a] accept: it is as proposed; where nothing is proposed, it stays as it is
  [1] choose: candidate 1 it is (so with 2 and 3)
  [s] split, and numbers or ids: the old one continues as these of the new edition too, e.g. s 3.1.2.a, 3.1.2.b
  [j] join, and numbers or ids: the new one continues these of the old edition too
      with an = either names all that belongs together: s 3.2.2.a = 3.1.2.e, 3.2.2.b
  [n] nothing: none of these continues another
  [k] skip: not now
  [u] undo: takes the last answer back
  [q] quit: all answers so far are kept"""

UNSAID = "decided on review"
"""The reason of an answer for which nobody gave one."""


@click.command
@arguments.edition("old")
@arguments.edition("new")
@click.option("--list", "only_list", is_flag=True, help="Print the open questions and ask nothing.")
@click.option("--all", "whole", is_flag=True, help="Headings and statements too, not only initiatives.")
@click.option("--why", metavar="TEXT", help="The reason of every answer; without it, each is asked for.")
@arguments.lang("Language of the texts shown.")
@signed
@arguments.desk("columns", "ignore_ids", "own_ledger")
@arguments.delivery("text", "json")
def command(old: str, new: str, desk: Desk, to: Delivery, hand: Hand, **asked: str | None) -> int:
    """Answer, one by one, the questions about the lineage from OLD to NEW that are worth a person's minute, those first
    on which most depends. Every answer is kept at once in the ledger, so you may stop and go on at any time; what was
    decided is not asked again. Exit 1 if questions stay open.

    \b
      aiplan lineage review 2025-outline 2026-example
      aiplan lineage review old.csv new.csv --ledger decisions.json --by "A. Person"
      aiplan lineage review old.csv new.csv --list --format json
    """
    given = desk.pair(old, new)
    sides = given[0].edition, given[1].edition
    sheet = Sheet(*sides, desk.registry, reading_language(asked["lang"], *sides))
    lineage, whole = desk.link(*given), bool(asked["whole"])
    found = review(lineage, *sides, desk.registry, whole=whole)
    if asked["only_list"] or to.form == "json" or to.output:
        return _listed(found, sheet, to, [old, new])
    if not found:
        to.text("nothing is open\n")
        return 0
    case = Case(desk, given, (old, new))
    by = hand.signature(case.file.path.parent)
    session = Session(case, lineage, desk.registry, by, whole=whole)
    try:
        return _walked(session, _Talk(sheet, to, asked["why"]))
    except KeyboardInterrupt:
        to.text("\n")  # what is said of it does not stand behind the question
        raise


def _listed(found: Sequence[Question], sheet: Sheet, to: Delivery, inputs: Sequence[str]) -> int:
    if to.form == "json":
        to.json({"review": plain(found, *sheet.numbers)}, inputs)
    else:
        to.text("".join(f"{sheet.line(one)}\n" for one in found), inputs)
    return int(bool(found))


# ---------------------------------------------------------------- the walk


def _walked(session: Session, talk: "_Talk") -> int:
    """Asks until nothing is ahead or the person quits; 1 if questions stay open."""
    while True:
        left = session.open()
        question = session.ahead(left)
        if question is None or not _answered(session, question, len(left), talk):
            talk.to.text(f"{len(left)} open; {session.count} decided, kept in {session.case.file.path}\n")
            return int(bool(left))


def _answered(session: Session, question: Question, left: int, talk: "_Talk") -> bool:
    """Asks a question until an answer to it does something; False to quit."""
    talk.show(question, left)
    while True:
        line = talk.ask(_prompt(question))
        if line is None or line.lower() in ("q", "quit"):
            return False
        try:
            if _heeded(line, session, question, talk):
                return True
        except PlanError as error:
            talk.say(str(error))


def _heeded(line: str, session: Session, question: Question, talk: "_Talk") -> bool:
    """Does what an answer says; False if it says nothing that can be done."""
    match line.lower():
        case "u" | "undo":
            talk.say(session.undo())
            return True
        case "k" | "skip":
            session.skip(question)
            return True
    sides = answer(line, question, session.case)
    if sides is None:
        talk.say(HELP)
        return False
    decisions = session.decisions(sides)
    for said in session.decide(decisions, stated(talk.why() or UNSAID, "why")):
        talk.say(said)
    return True


def _prompt(question: Question) -> str:
    count = len(question.candidates)
    choose = f"[1{f'-{count}' if count > 1 else ''}] choose, " if count else ""
    accept = "accept" if question.proposal else "leave as it is"
    return f"[a] {accept}, {choose}[s] split, [j] join, [n] nothing, [k] skip, [u] undo, [q] quit, [?] help: "


class _Talk(NamedTuple):
    """What is said to the person, folded at the width of the terminal, and what the person says, line by line; `reason`
    is the one for all answers, if there is one."""

    sheet: Sheet
    to: Delivery
    reason: str | None

    def say(self, text: str) -> None:
        """Says some lines."""
        self._put(text, "\n")

    def show(self, asked: Question, left: int) -> None:
        """Shows a question in full, with an empty line before it."""
        self.to.text("\n")
        self.say("\n".join(self.sheet.full(asked, left)))

    def why(self) -> str:
        """The reason of an answer, as the person puts it."""
        return (self.ask(f"Why? (Enter: {UNSAID}) ") or "") if self.reason is None else self.reason

    def ask(self, prompt: str) -> str | None:
        """The answer, without blanks around it; None at the end of the input. Whatever the locale, it is UTF-8."""
        self._put(prompt, " ")
        sys.stdout.flush()
        raw = sys.stdin.buffer.readline()
        if not sys.stdin.isatty():
            self.to.text("\n")
        return raw.decode("utf-8", "replace").strip() if raw else None

    def _put(self, text: str, end: str) -> None:
        from aiplan_revise.report.folding import folded

        self.to.text(folded(text, self.to.width, self.to.colour).rstrip("\n") + end)
