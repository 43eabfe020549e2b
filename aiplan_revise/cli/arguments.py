"""Arguments and options that several verbs share, and their completion in the shell."""

import re
from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from aiplan_revise.cli.output import Delivery
from aiplan_revise.cli.reading import Desk
from aiplan_revise.cli.sides import narrow
from aiplan_revise.model.integrity import EDITION_ID

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

Function = Callable[..., Any]
Decorator = Callable[[Function], Function]

LEVELS = ("error", "warning", "note", "never")


class EditionName(click.ParamType[str]):
    """The id of an edition in letters of any width, id@rev, or a path; completes to the ids of the store and to the
    words `besides` that may stand in its place, then to files."""

    name = "edition"

    def __init__(self, besides: Sequence[str] = ()) -> None:
        self.besides = besides

    def convert(self, value: str, _param: click.Parameter | None, _ctx: click.Context | None) -> str:
        key, at, rev = value.partition("@")
        plain = narrow(key)
        return f"{plain}{at}{rev}" if EDITION_ID.fullmatch(plain) and not Path(value).exists() else value

    def shell_complete(self, ctx: click.Context, _param: click.Parameter, incomplete: str) -> "list[CompletionItem]":
        from click.shell_completion import CompletionItem

        from aiplan_revise.cli.naming import store_asked

        known = [*self.besides, *store_asked(ctx).ids()]
        ids = [key for key in known if key.startswith(incomplete)]
        return [CompletionItem(key) for key in ids] or [CompletionItem(incomplete, type="file")]


class StorePath(click.Path):
    """Where a store is; an empty name, which some shells make of a variable that is not set, is none."""

    def __init__(self) -> None:
        super().__init__(path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if not str(value):
            self.fail("names no folder; leave it out, or name one", param, ctx)
        return super().convert(value, param, ctx)


class Columns(click.ParamType[dict[str, str]]):
    """`id=No.,text=Content`: which column of a table holds what. A column's name may hold commas."""

    name = "columns"

    def convert(
        self, value: str | dict[str, str], param: click.Parameter | None, ctx: click.Context | None
    ) -> dict[str, str]:
        if isinstance(value, dict):
            return value
        pairs = [part.partition("=") for part in re.split(r",(?=\s*\w+\s*=)", value)]
        made = {role.strip(): column.strip() for role, _, column in pairs}
        if not all(role and column for role, column in made.items()) or len(made) != len(pairs):
            self.fail(f"{value!r} is not like id=No.,text=Content", param, ctx)
        return made


def edition(name: str, *, required: bool = True, besides: Sequence[str] = ()) -> Decorator:
    """An EDITION argument; `besides` are words that may stand in its place."""
    return click.argument(name, type=EditionName(besides), required=required)


def lang(says: str, *more: str) -> Decorator:
    """`--lang ja|en`."""
    return click.option("--lang", type=click.Choice(("ja", "en", *more)), help=says)


def fail_on(default: str) -> Decorator:
    """`--fail-on LEVEL`."""
    says = "Exit 1 if a finding is of this level or worse."
    return click.option("--fail-on", type=click.Choice(LEVELS), default=default, show_default=True, help=says)


def desk(*options: str) -> Decorator:
    """`--store`, and of `--columns` (with `--registry`, for what reads documents), `--ignore-ids` and `--ledger`
    (`own_ledger`: one that may be yet to be written) those named; the verb gets them as one `desk`."""
    says = {
        "columns": "Which column of a table holds what (id, title, text, place, bodies; or lead, joint, support), "
        "where its head does not say so, e.g. id=No.,text=Content.",
        "registry": "Whether a document in English means bodies of the registry by names that those of other states "
        "bear as well (Cabinet Office, MOD); judged by what else it names if not given.",
        "ignore_ids": "Judge by content alone, as if no edition carried ids.",
        "ledger": "File with the decisions to heed, instead of the ledger beside NEW in the store.",
        "own_ledger": "File in which the decisions are kept, instead of the ledger beside NEW in the store.",
        "store": "Plan store, or folder of editions; without it, the one you stand in, or what comes with aiplan. "
        "Also: AIPLAN_STORE.",
    }

    def decorate(function: Function) -> Function:
        @wraps(function)
        def called(*, store: Path | None, **rest: Any) -> Any:
            holds = {"yes": True, "no": False, None: None}[rest.pop("registry", None)]
            given = {name: rest.pop(name, None) for name in ("columns", "ignore_ids", "ledger")}
            asked = {name: value for name, value in given.items() if value is not None}
            asked |= {"talk": rest.get("lang") or ""}
            desk = Desk(store, deciding="own_ledger" in options, registry_holds=holds, **asked)
            return function(desk=desk, **rest)

        made: Function = called
        if "columns" in options:
            made = click.option("--columns", type=Columns(), help=says["columns"])(made)
            made = click.option("--registry", type=click.Choice(("yes", "no")), help=says["registry"])(made)
        if "ignore_ids" in options:
            made = click.option("--ignore-ids", is_flag=True, help=says["ignore_ids"])(made)
        file = click.Path(path_type=Path, dir_okay=False)
        for name in {"ledger", "own_ledger"}.intersection(options):
            made = click.option("--ledger", type=file, metavar="FILE", help=says[name])(made)
        # names of drafts are read by the bodies of the store, so that comes first
        return click.option("--store", type=StorePath(), envvar="AIPLAN_STORE", is_eager=True, help=says["store"])(made)

    return decorate


def delivery(*forms: str) -> Decorator:
    """`--format` (the first form is the default; the suffix of the file decides where nothing is said) and `-o`;
    the verb gets them as one `to`."""
    path = click.Path(path_type=Path, dir_okay=False)
    file = click.option("-o", "--output", type=path, help="File to write; without it, or with -, standard output.")
    says = f"How to write it; by the suffix of FILE if not given, else {forms[0]}."

    def decorate(function: Function) -> Function:
        @wraps(function)
        def called(*, output: Path | None, form: str | None = None, **rest: Any) -> Any:
            output = None if output == Path("-") else output
            to = Delivery(output, form or Delivery.guess(output, forms))
            if to.form == "pdf":
                from aiplan_revise.cli.printing import warmed

                warmed()
            return function(to=to, **rest)

        made = file(called)
        return click.option("--format", "form", type=click.Choice(forms), help=says)(made) if len(forms) > 1 else made

    return decorate
