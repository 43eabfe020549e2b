"""A form that was filled in, as the command line takes it: the amendment that it comes to, and what is said of it."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

import msgspec

from aiplan_revise.cli.acting import Pen, begun
from aiplan_revise.cli.output import say
from aiplan_revise.documents.workbook.filled import NOTES, Filled, Unclear, read_form
from aiplan_revise.documents.workbook.outcome import Outcome, outcome
from aiplan_revise.documents.workbook.sheets import read_book
from aiplan_revise.documents.workbook.wishes import Wish
from aiplan_revise.errors import PlanError
from aiplan_revise.model.amendment import Amendment, Base, blob
from aiplan_revise.model.bodies import Registry, label
from aiplan_revise.model.codec import decode, encode
from aiplan_revise.model.edition import Edition, numbers
from aiplan_revise.revise import diff
from aiplan_revise.revise.applying import Take
from aiplan_revise.store.amendments import Proposed, proposed
from aiplan_revise.store.git import NOTHING
from aiplan_revise.store.names import Draft, draft


class Taken:
    """A form, the text that it was made from, and what it makes of that."""

    def __init__(self, file: Path, pen: Pen, on: str) -> None:
        self.file, self.pen, self.on = file, pen, on
        self.form, self.named, self.part = _read(file, pen.desk.registry)
        self.base, exact = self._base()
        registry = pen.desk.registry
        self.outcome: Outcome = outcome(self.form, self.base, registry, exact=exact)
        self.changeset = diff(self.base, self.outcome.made, registry)

    def _base(self) -> tuple[Edition, bool]:
        """The text that the form was made from, if the store has it; else that of the draft now."""
        stated = self.form.stated
        raw = self.pen.drafts.repository.blob(stated.base.blob)
        if raw is not None:
            return decode(raw, Edition, f"{stated.base.edition} ({stated.base.blob[:12]})"), True
        say(
            f"{self.file}: the text that it was made from is not in this store; compared with {self.named} as it is now"
        )
        return self.pen.drafts.edition(self.named), False

    @property
    def changes(self) -> int:
        """How many changes it proposes."""
        return len(self.changeset.changes)

    @property
    def faulty(self) -> bool:
        """Whether anything was not taken as it stands."""
        return any(one.level != "note" for one in self.outcome.unclear)

    @cached_property
    def amendment(self) -> Amendment:
        """What the form proposes, with the remarks of its rows as reasons."""
        body = label(self.pen.desk.registry, self.form.stated.body, "en")
        dotted = numbers(self.outcome.made) | numbers(self.base)
        remarked = [(dotted.get(one.key) or one.key, " ".join(one.remark.split())) for one in self.outcome.done]
        said = [f"{number}: {remark}" for number, remark in remarked if remark]
        why = "\n\n".join(filter(None, (self.pen.task.reason, f"As {body} filled in its form.", *said)))
        base = Base(self.base.about.id, blob(encode(self.base)))
        return Amendment(self.pen.task.stamp.by, self.on, why, base, self.changeset)

    def proposed(self, take: Take | None) -> tuple[Proposed, Pen]:
        """What is to be done to the draft, and with which reason."""
        task = self.pen.task._replace(reason=self.amendment.why)
        try:
            return proposed(self.pen.desk.store, self.amendment, take=take), msgspec.structs.replace(
                self.pen, task=task
            )
        except PlanError as error:
            raise error.at(str(self.file)) from None

    def target(self, asked: Draft | None) -> Draft:
        """The draft to change: the one that was asked for, or the part of the body, which is begun if need be."""
        if asked:
            return asked
        part, drafts = self.part, self.pen.drafts
        if drafts.repository.target(part.ref) == NOTHING:
            drafts.share(part, self.pen.task.operation)
            say(f"{part}: begun where {part.whole} stands")
        return part


def _read(file: Path, registry: Registry) -> tuple[Filled, Draft, Draft]:
    """The form in a file, the draft that it was made from, and the part of the body in that."""
    if not file.is_file():
        raise PlanError(
            "is not a file" if file.exists() else "no such file", str(file), "name a form that was filled in"
        )
    try:
        form = read_form(read_book(file.read_bytes()))
        asked, body = draft(form.stated.draft), form.stated.body
        if body not in registry.bodies:
            raise PlanError(f"is of a body that is not known here: {body[:80]!r}", fix="see: aiplan bodies")
        return form, asked, asked if asked.share else draft(f"{asked.edition}/{body}")
    except PlanError as error:
        raise error.at(str(file)) from None


# ---------------------------------------------------------------- what is said


def told(of: Taken, form: str) -> str:
    """What a form comes to, as text, JSON, or the amendment itself."""
    if form == "amendment":
        return encode(of.amendment).decode()
    if form == "json":
        return msgspec.json.format(msgspec.json.encode(_published(of)), indent=2).decode() + "\n"
    return "".join(f"{line}\n" for line in _lines(of))


def _published(of: Taken) -> dict[str, object]:
    """The published shape (`--format json`)."""
    stated = of.form.stated
    dotted = numbers(of.outcome.made) | numbers(of.base)
    taken = [
        {"row": one.row, "provision": one.key, "number": dotted.get(one.key, ""), "action": one.action}
        for one in of.outcome.done
    ]
    findings = [{name: getattr(one, name) for name in Unclear.__struct_fields__} for one in of.outcome.unclear]
    about = {"draft": stated.draft, "body": stated.body, "commit": stated.commit, "changes": of.changes}
    return about | {"taken": taken, "findings": findings}


def _lines(of: Taken) -> Iterator[str]:
    dotted = numbers(of.outcome.made) | numbers(of.base)
    done = len(of.outcome.done)
    yield f"{of.file}: {of.form.stated.body} on {of.named}: {done} row{'s' * (done != 1)} taken"
    for one in of.outcome.done:
        yield f"  row {one.row}: {dotted.get(one.key) or one.key}: {_shown(one, of)}"
    clear = [one for one in of.outcome.unclear if one.rule in NOTES]
    rest = [one for one in of.outcome.unclear if one.rule not in NOTES]
    for title, some in (("understood so:", clear), ("not understood, or not taken:", rest)):
        if some:
            yield ""
            yield title
            yield from (f"  {_remark(one, dotted)}" for one in some)


def _shown(of: Wish, taken: Taken) -> str:
    """What a row asks for, in a line."""
    bodies = ", ".join(one.printed for one in of.bodies)
    if of.action == "drop" and of.ending:
        note = of.ending.note.best(taken.form.lang)
        return f"drop, {of.ending.reason}" + (f" ({note})" if note else "")
    words = begun(" ".join(of.text.split())) if of.text else ""
    return f"{of.action}: {'; '.join(filter(None, (words, bodies)))}"


def _remark(of: Unclear, dotted: Mapping[str, str]) -> str:
    cell = f"{of.sheet}!{of.column}{of.row or ''}" if of.column and of.row else of.sheet
    row = f"{cell} row {of.row}".strip() if of.row and not of.column else cell
    place = f"{row} ({of.header})" if of.header else row
    where = ": ".join(filter(None, (place, dotted.get(of.provision) or of.provision)))
    fix = f"; {of.fix}" if of.fix else ""
    said = f"{of.level}: {' '.join(of.message.split())}{fix} [{of.rule}]"
    return f"{where}: {said}" if where else said
