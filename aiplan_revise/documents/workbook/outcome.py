"""What becomes of the text that a form was made from: step by step, each by itself, so that what cannot be done is told
and does not keep the rest from being done."""

from typing import NamedTuple

from msgspec.structs import replace

from aiplan_revise.documents.workbook.filled import Filled, Unclear
from aiplan_revise.documents.workbook.wishes import Reader, Wish
from aiplan_revise.errors import PlanError
from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.edition import Edition, Lang, Provision, texts
from aiplan_revise.revise.amending import reword, with_provision
from aiplan_revise.revise.rebuilding import add, clauses_in, drop


class Outcome(NamedTuple):
    """What a form comes to: the text with all that could be done, what was done, and what was not understood or could
    not be done, in the order of the rows."""

    made: Edition
    done: tuple[Wish, ...]
    unclear: tuple[Unclear, ...]


def outcome(form: Filled, base: Edition, registry: Registry, *, exact: bool = True) -> Outcome:
    """What a form makes of the text that it was made from or, if that is not `exact`, of another one: then nothing of
    what was another text there."""
    reader = Reader(form, base, registry, exact)
    wishes = [wish for row in form.rows for wish in reader.wish(row)]
    made, done, refused = base, list[Wish](), list[Unclear]()
    for wish in sorted(wishes, key=lambda one: one.action == "drop"):  # nothing is put behind what is gone
        try:
            made = _done(made, wish, form.lang)
            done.append(wish)
        except PlanError as error:
            refused.append(_refused(form, wish, error))
    reader.missing()
    unclear = sorted((*form.remarks, *reader.unclear, *refused), key=lambda one: one.row)
    return Outcome(made, tuple(sorted(done)), tuple(unclear))


def _done(edition: Edition, wish: Wish, lang: Lang) -> Edition:
    """The text after one wish. Bodies that are named again, with new words, are responsible for the whole where the
    clause that was theirs is gone."""
    if wish.action == "drop":
        return drop(edition, wish.key, wish.ending)
    if wish.action == "new":
        new = Provision(wish.key, "initiative", wish.parent, text=texts(lang, wish.text), assignments=wish.bodies)
        return add(edition, new, wish.after)
    if wish.bodies:
        was = edition.provisions[wish.key]
        words = replace(was.text, **{lang: wish.text}) if wish.text else was.text
        edition = with_provision(edition, replace(was, assignments=clauses_in(wish.bodies, words)))
    return reword(edition, wish.key, {lang: wish.text}) if wish.text else edition


def _refused(form: Filled, wish: Wish, error: PlanError) -> Unclear:
    said = "; ".join(filter(None, (wish.text, *(one.printed for one in wish.bodies), wish.remark)))
    message = f"{wish.action} cannot be done: {error.what}" + (f"; not taken: “{said[:200]}”" if said else "")
    return form.unclear("form-refused", message, wish.row, "action", fix=error.fix, provision=wish.key)
