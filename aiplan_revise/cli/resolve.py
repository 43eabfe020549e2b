"""`aiplan resolve DRAFT CONFLICT --take ours|theirs|base|both`."""

import click

from aiplan_revise.cli.acting import Pen, acting
from aiplan_revise.cli.deciding import stated
from aiplan_revise.cli.naming import DRAFT
from aiplan_revise.cli.output import say
from aiplan_revise.errors import PlanError
from aiplan_revise.model.edition import LANGS, Texts
from aiplan_revise.revise.conflicts import Choice, Kept, Own
from aiplan_revise.store.names import Draft

_SIDES: tuple[Kept, ...] = ("base", "ours", "theirs", "both")


@click.command
@click.argument("draft", type=DRAFT)
@click.argument("name", metavar="CONFLICT")
@click.option("--into", type=DRAFT, help="What it is to be merged into; the draft, for the part of a body.")
@click.option("--take", type=click.Choice(_SIDES), help="ours is the draft that is merged into, theirs the one merged.")
@click.option("--en", metavar="TEXT", help="Other words, in English.")
@click.option("--ja", metavar="TEXT", help="Other words, in Japanese.")
@acting
def command(draft: Draft, name: str, into: Draft | None, pen: Pen, **asked: str | None) -> None:
    """Decide a conflict: its number in `aiplan conflicts`, which it keeps, or the id or number of the provision
    (a number that is not the same on both sides is refused).

    In any order, and anew as often as you like; what was decided is kept, and the merge is made by `aiplan merge`
    when nothing is left.

    \b
      aiplan resolve 2026/meti 1 --take theirs --why "Agreed on 3 March."
      aiplan resolve 2026/meti 3.1.2.a --en "Other words for both." --ja "…"
    """
    from aiplan_revise.cli.merging import merging, named, one

    of = merging(pen.drafts, draft, into)
    if of.again(pen.task):
        say(f"{draft}: decided (nothing to do: it stands so already)")
        return
    found = of.outcome()
    conflict = one(of, found, name)
    of.decide(conflict, _choice(conflict.field, asked), pen.task)
    left = len(of.outcome().conflicts)
    rest = f"{left} left" if left else f"none left: aiplan merge {named(of)}"
    say(f"{draft}: {conflict.provision or 'the edition'}, {conflict.field}: decided; {rest}")


def _choice(field: str, asked: dict[str, str | None]) -> Choice:
    words = {lang: stated(asked[lang] or "", f"--{lang}") for lang in ("ja", "en") if asked[lang] is not None}
    if words and asked["take"]:
        given = " and ".join(["--take", *(f"--{lang}" for lang in words)])
        raise PlanError(f"{given} were both given", fix="take a side, or give other words")
    if not (words or asked["take"]):
        raise PlanError("what to take is not said", fix="add --take, or --en and --ja with other words")
    if not words:
        return next(side for side in _SIDES if side == asked["take"])
    if field in ("text", "title"):
        return Own(Texts(**words))
    lang = field.rpartition(".")[2]
    if lang in LANGS and {*words} != {lang}:
        raise PlanError(f"the conflict is about the words in one language, {lang}", fix=f"give --{lang} alone")
    return Own(next(iter(words.values())))
