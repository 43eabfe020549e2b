"""What the verbs that change a plan store share: who does it, when and why, which draft and provision are meant."""

import datetime
import hashlib
import time
from collections.abc import Iterable, Iterator
from functools import wraps
from pathlib import Path
from typing import Any

import click
import msgspec

from aiplan_revise.cli import arguments
from aiplan_revise.cli.arguments import Decorator, Function
from aiplan_revise.cli.deciding import SEPARATORS, Hand, stated
from aiplan_revise.cli.output import say
from aiplan_revise.cli.reading import Desk
from aiplan_revise.cli.sides import Sides, utf8
from aiplan_revise.documents.grammar.ids import Ids
from aiplan_revise.errors import PlanError
from aiplan_revise.model.edition import LANGS, Assignment, Edition, Lang, Role, Texts
from aiplan_revise.model.lookup import Resolution, indexed
from aiplan_revise.revise.rebuilding import FIRST, LAST
from aiplan_revise.store.drafts import Alter, Drafts, Task
from aiplan_revise.store.names import Draft, draft
from aiplan_revise.store.stamps import Stamp
from aiplan_revise.store.writing import Done


class DraftName(click.ParamType[Draft]):
    """The name of a draft: 2026, or 2026/meti for the part of one body."""

    name = "draft"

    def convert(self, value: str | Draft, _param: click.Parameter | None, _ctx: click.Context | None) -> Draft:
        return value if isinstance(value, Draft) else draft(utf8(value))


DRAFT = DraftName()


class Pen(msgspec.Struct, frozen=True):
    """Who writes in which store: the desk, the drafts of its store, and who does it, when and why."""

    desk: Desk
    drafts: Drafts
    task: Task

    def change(self, subject: str, alter: Alter) -> None:
        """Changes the draft that `aiplan amend` was given by one commit, and says so."""
        draft: Draft = click.get_current_context().obj
        self.told(draft, subject, self.drafts.change(draft, subject, alter, self.task))

    def told(self, draft: Draft, subject: str, done: Done) -> None:
        """Says what was done to a draft, or that it had been done before."""
        how = "" if done.new else " (nothing to do: it stands so already)"
        say(f"{draft}: {subject} [{done.commit[:10]}]{how}")


def acting(function: Function) -> Function:
    """`--store`, `--by`, `--why` and `--operation`; the verb gets them as one `pen`."""
    return committing("--by")(function)


def committing(option: str) -> Decorator:
    """The same, where `--by` means somebody else and who does it is said by another option."""

    def decorate(function: Function) -> Function:
        @wraps(function)
        def called(*, desk: Desk, committer: str | None, why: str, operation: str, **rest: Any) -> Any:
            drafts = Drafts(desk.store)
            signed = Hand(committer, None).signature(desk.store.root)
            reason = "\n\n".join(stated(part, "--why") for part in utf8(why).split("\n\n") if part.strip())
            asked = tuple(_asked(click.get_current_context())) if operation else ()
            task = Task(Stamp(signed.by, int(time.time())), reason, operation, asked)
            return function(pen=Pen(desk, drafts, task), **rest)

        who = "Who does it; without it AIPLAN_BY, or git's user.name."
        again = "A name for this call: made again with it, after a crash, it does nothing twice."
        made = click.option("--operation", default="", metavar="ID", help=again)(arguments.desk()(called))
        made = click.option("--why", default="", metavar="TEXT", help="The reason, for those who read it later.")(made)
        named: Function = click.option(option, "committer", envvar="AIPLAN_BY", metavar="NAME", help=who)(made)
        return named

    return decorate


_NOT_ASKED = {"store", "committer", "operation", "key"}
"""What does not say what a call asks for, but where, by whom and how it is done."""


def _asked(context: click.Context) -> Iterator[str]:
    """What a call asks for, the same when it is made again: the verb, what stands behind it, and what stands in files.
    What is not said is left out, so that options which come later change nothing."""
    if context.parent:
        yield from _asked(context.parent)
        yield context.info_name or ""
    for name, value in sorted(context.params.items()):
        if name not in _NOT_ASKED and value not in (None, "", (), False):
            yield f"{name}={_spelled(value)}"


def _spelled(value: object) -> str:
    if isinstance(value, Path):
        return hashlib.sha256(value.read_bytes()).hexdigest() if value.is_file() else ""
    if isinstance(value, tuple) and not isinstance(value, Draft):
        return repr([_spelled(one) for one in value])
    return utf8(str(value))


def provision(edition: Edition, name: str) -> str:
    """The id of the provision with this id or number. PlanError where there is none, or several."""
    if name in edition.provisions:
        return name
    sides = Sides(edition, edition)
    return sides.one(1, sides.matching(1, utf8(name)), utf8(name)[:80])


def said_words(en: str | None, ja: str | None) -> Texts:
    """The words that were given in both languages. PlanError where there are none."""
    words = Texts(stated(ja or "", "--ja"), stated(en or "", "--en"))
    if not words.langs():
        raise PlanError("there are no words", "--en, --ja", "give them in one language at least")
    return words


def new_id(edition: Edition, words: Texts, kind: str, besides: Iterable[str] = ()) -> str:
    """An id for a new provision, made from its words as an import makes it."""
    return Ids([*edition.provisions, *besides]).make(words.en, kind)


def place(edition: Edition, after: str | None, first: bool) -> str:
    """Behind which sibling something is to stand, for `rebuilding`."""
    if after and first:
        raise PlanError("says two places", "--after, --first", "name one of them")
    return provision(edition, after) if after else FIRST if first else LAST


def day_given(words: str | None) -> str:
    """The day of `--on`, or today. PlanError for what is none."""
    try:
        return (datetime.date.fromisoformat(words) if words else datetime.date.today()).isoformat()
    except ValueError:
        raise PlanError(f"{(words or '')[:40]!r} is no day", "--on", "write it like 2027-03-01") from None


def languages(asked: str | None) -> tuple[Lang, ...]:
    """The language that was asked for, or all."""
    return tuple(lang for lang in LANGS if asked in (None, lang))


def assignments(desk: Desk, names: tuple[str, ...], role: Role = "") -> tuple[Assignment, ...]:
    """The bodies that names stand for, several in one divided by commas. PlanError for one that the registry does not
    know, with those that look like it."""
    return tuple(_assignment(desk, part, role) for name in names for part in _parts(desk, name))


def _parts(desk: Desk, name: str) -> list[str]:
    whole = utf8(name).strip()
    if indexed(desk.registry).known(whole):
        return [whole]
    return [part.strip() for part in SEPARATORS.split(whole) if part.strip()]


def _assignment(desk: Desk, name: str, role: Role) -> Assignment:
    if name in desk.registry.bodies:
        return Assignment(body=name, role=role, printed="")
    found = resolved(desk, name)
    return Assignment(found.body, found.office, found.open, role or found.role, printed=name)


def resolved(desk: Desk, name: str, where: str = "") -> Resolution:
    """What the registry knows under a name. PlanError if it is nothing, with the names that are near."""
    found = indexed(desk.registry).resolve(name)
    if not found.known:
        near = f"did you mean {' or '.join(found.near)}?" if found.near else "see: aiplan bodies"
        raise PlanError(f"no body is called {name[:80]!r}", where, near)
    return found
