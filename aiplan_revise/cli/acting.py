"""What the verbs that change a plan store share: who does it, when and why, which draft and provision are meant."""

import datetime
import hashlib
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click
import msgspec

from aiplan_revise.cli import arguments
from aiplan_revise.cli.arguments import Decorator, Function
from aiplan_revise.cli.bracketed import new_brackets
from aiplan_revise.cli.deciding import SEPARATORS, Hand, stated
from aiplan_revise.cli.output import say
from aiplan_revise.cli.reading import Desk
from aiplan_revise.cli.sides import Sides, numbered, utf8
from aiplan_revise.documents.grammar.ids import Ids
from aiplan_revise.errors import PlanError
from aiplan_revise.model.edition import LANGS, Assignment, Edition, Lang, Texts, numbers
from aiplan_revise.model.integrity import day
from aiplan_revise.model.lookup import Resolution, indexed
from aiplan_revise.model.ordinals import COUNTS, plain
from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.roles import Role
from aiplan_revise.revise.following import left
from aiplan_revise.revise.rebuilding import FIRST, LAST
from aiplan_revise.revise.silence import silenced
from aiplan_revise.store.drafts import Alter, Drafts, Task
from aiplan_revise.store.names import Draft
from aiplan_revise.store.stamps import Stamp
from aiplan_revise.store.writing import Done

Name = TypeVar("Name", bound=str)
_BEGUN = 60
_ID = compiled("[a-z](?:[a-z0-9]|-(?=[a-z0-9])){1,63}")


class Pen(msgspec.Struct, frozen=True):
    """Who writes in which store: the desk, the drafts of its store, and who does it, when and why."""

    desk: Desk
    drafts: Drafts
    task: Task

    def change(self, subject: str, alter: Alter) -> None:
        """Changes the draft that `aiplan amend` was given by one commit, and says so, and which words went with it."""
        draft: Draft = click.get_current_context().obj
        gone: list[str] = []
        typed: list[str] = []

        def altered(edition: Edition) -> Edition:
            try:
                made = alter(edition)
            except PlanError as error:
                raise _numbered(error, edition) from None
            gone[:] = silenced(edition, made)
            typed[:] = new_brackets(edition, made, self.desk.registry)
            return made

        self.changed(draft, subject, altered)
        for line in gone:
            say(f"{draft}: {line}; aiplan undo {draft} brings it back")
        for line in typed:
            say(f"{draft}: {line}; leave it out of the words: aiplan amend {draft} reassign says who is")

    def changed(self, draft: Draft, subject: str, alter: Alter) -> None:
        """Changes a draft by one commit, and says so, and which references are left without what they mean."""
        sides: list[Edition] = []

        def altered(edition: Edition) -> Edition:
            sides[:] = [edition, alter(edition)]
            return sides[1]

        done = self.drafts.change(draft, subject, altered, self.task)
        self.told(draft, subject, done)
        if sides and done.new:
            _told_marks(draft, *sides)

    def marked(self, draft: Draft, done: Done, before: Edition) -> None:
        """Says which references are marked since an edition of a draft as those of something dropped."""
        if done.new:
            _told_marks(draft, before, self.drafts.edition(draft, done.commit))

    def told(self, draft: Draft, subject: str, done: Done) -> None:
        """Says what was done to a draft, or that it had been done before."""
        how = "" if done.new else " (nothing to do: it stands so already)"
        say(f"{draft}: {subject} [{done.commit[:10]}]{how}")


def _told_marks(draft: Draft, before: Edition, made: Edition) -> None:
    dotted: dict[str, str] = {}
    for key, printed in left(made, before):
        dotted = dotted or numbers(made)
        say(f"{draft}: {dotted[key] or key} refers to {printed}, which was dropped, and is marked: reword it")


def _numbered(error: PlanError, edition: Edition) -> PlanError:
    """The error with the number of the provision that it names by its id."""
    number = numbers(edition).get(error.where)
    return PlanError(error.what, number, error.fix) if number else error


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
    """The id of the provision with this id or number; "id:…" is an id for sure. PlanError where there is none, or where
    several can be meant."""
    if name.startswith("id:") and name[3:] in edition.provisions:
        return name[3:]
    if not name.strip():
        raise PlanError("no provision is named", fix="name it by its id or number")
    context = click.get_current_context(silent=True)
    shown = str(context.obj) if context and isinstance(context.obj, Draft) else edition.about.id
    sides = Sides(edition, edition, (shown, shown))
    found = sides.matching(1, utf8(name))
    others = [key for key in numbered(edition, utf8(name)) if key not in found]
    if others:
        what = f"is the id of {sides.named(1, found)} and the number of {', '.join(others)}"
        raise PlanError(what, utf8(name)[:80], f"write id:{found[0]}, or {others[0]}")
    return sides.one(1, found, utf8(name)[:80])


def fit_id(edition: Edition, key: str, where: str = "--id") -> str:
    """An id that was asked for, if it can be one. PlanError if it could be a printed number, or is not plain."""
    if not _ID.fullmatch(key) or any(count.read(plain(key)) for count in COUNTS):
        fix = "use lower-case letters a-z, digits and hyphens, e.g. police-ai"
        what = f"{key[:80]!r} cannot be an id: it could be a printed number, or it is not in plain letters"
        raise PlanError(what, where, fix)
    if numbered(edition, key):
        raise PlanError(f"{key[:80]!r} is the number of a provision", where, "choose another id")
    return key


def said_words(en: str | None, ja: str | None) -> Texts:
    """The words that were given in both languages. PlanError where there are none."""
    words = Texts(stated(ja or "", "--ja"), stated(en or "", "--en"))
    if not words.langs():
        raise PlanError("there are no words", "--en, --ja", "give them in one language at least")
    return words


def chosen(said: Mapping[str, object], names: Sequence[Name], what: str, where: str) -> Name:
    """The one of these flags that was given. PlanError (`what`, `where`) for none, and for two that contradict each
    other."""
    found = [name for name in names if said[name.replace("-", "_")]]
    *flags, last = [f"--{name}" for name in names]
    if not found:
        raise PlanError(what, where, f"add {', '.join(flags)} or {last}")
    if len(found) > 1:
        raise PlanError(f"{' and '.join(f'--{name}' for name in found)} contradict each other", where, "give one")
    return found[0]


def begun(words: str, lang: Lang = "en") -> str:
    """How words begin, for a line of the log, in the quotation marks of a language."""
    shown = f"{words[:_BEGUN].rstrip()}…" if len(words) > _BEGUN else words
    return f"「{shown}」" if lang == "ja" else f"“{shown}”"


def new_id(edition: Edition, words: Texts, kind: str, besides: Iterable[str] = ()) -> str:
    """An id for a new provision of a draft, made from its words."""
    return Ids([*edition.provisions, *besides], draft=True).make(words, kind)


def place(edition: Edition, after: str | None, first: bool) -> str:
    """Behind which sibling something is to stand, for `rebuilding`."""
    if after and first:
        raise PlanError("says two places", "--after, --first", "name one of them")
    return provision(edition, after) if after else FIRST if first else LAST


def day_given(words: str | None) -> str:
    """The day of `--on`, or today. PlanError for what is none."""
    return day(words, "--on") if words else datetime.date.today().isoformat()


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
