"""A form that was filled in, as the command line takes it: the amendment that it comes to, and what is said of it."""

from collections.abc import Iterator, Mapping
from functools import cached_property, partial
from pathlib import Path

import msgspec

from aiplan_revise.cli.acting import Pen, begun
from aiplan_revise.cli.output import say
from aiplan_revise.cli.reading import reading_language
from aiplan_revise.documents.workbook.filled import NOTES, Filled, Unclear, read_form
from aiplan_revise.documents.workbook.labels import ACTIONS, REASONS
from aiplan_revise.documents.workbook.outcome import Outcome, outcome
from aiplan_revise.documents.workbook.sheets import read_book
from aiplan_revise.documents.workbook.wishes import Wish
from aiplan_revise.errors import PlanError
from aiplan_revise.model.amendment import Amendment, Base, blob
from aiplan_revise.model.bodies import Registry, label
from aiplan_revise.model.codec import decode, encode
from aiplan_revise.model.edition import Edition, Lang, numbers
from aiplan_revise.report import words
from aiplan_revise.report.remarks import remark
from aiplan_revise.revise import diff
from aiplan_revise.revise.applying import Take
from aiplan_revise.store.amendments import Proposed, proposed
from aiplan_revise.store.git import NOTHING
from aiplan_revise.store.names import Draft, draft


class Taken:
    """A form, the text that it was made from, and what it makes of that."""

    def __init__(self, file: Path, pen: Pen, on: str, lang: str | None) -> None:
        """`lang` is the language that was asked for; without it, that of the form is spoken."""
        self.file, self.pen, self.on = file, pen, on
        self.form, self.named, self.part = _read(file, pen.desk.registry)
        self.lang: Lang = reading_language(lang) if lang else self.form.lang
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
        elsewhere = words.say(self.lang, "take-elsewhere", draft=self.named)
        say(words.say(self.lang, "remark-at", place=self.file, told=elsewhere))
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
    findings = [
        {name: getattr(one, name) for name in Unclear.__struct_fields__}
        | {"message": remark(of.lang, one.message), "fix": remark(of.lang, one.fix)}
        for one in of.outcome.unclear
    ]
    about = {"draft": stated.draft, "body": stated.body, "commit": stated.commit, "changes": of.changes}
    return about | {"taken": taken, "findings": findings}


def _lines(of: Taken) -> Iterator[str]:
    dotted = numbers(of.outcome.made) | numbers(of.base)
    tell = partial(words.say, of.lang)
    count = len(of.outcome.done)
    body = of.form.stated.body
    yield tell(words.keyed("take-done", count), file=of.file, body=body, draft=of.named, count=count)
    for one in of.outcome.done:
        yield tell("take-row", row=one.row, number=dotted.get(one.key) or one.key, asked=_asked(one, of))
    clear = [one for one in of.outcome.unclear if one.rule in NOTES]
    rest = [one for one in of.outcome.unclear if one.rule not in NOTES]
    for title, some in (("take-understood", clear), ("take-left", rest)):
        if some:
            yield ""
            yield tell(title)
            yield from (f"  {_remark(one, dotted, of.lang)}" for one in some)


def _asked(of: Wish, taken: Taken) -> str:
    """What a row asks for, in a line."""
    lang = taken.lang
    action = ACTIONS[of.action].get(lang)
    bodies = ("、" if lang == "ja" else ", ").join(one.printed for one in of.bodies)
    if of.action == "drop" and of.ending:
        reason, note = REASONS[of.ending.reason].get(lang), of.ending.note.best(taken.form.lang)
        return words.say(lang, f"take-dropped{'-noted' * bool(note)}", action=action, reason=reason, note=note)
    text = begun(" ".join(of.text.split()), lang) if of.text else ""
    what = ("；" if lang == "ja" else "; ").join(filter(None, (text, bodies)))
    return words.say(lang, "take-asked", action=action, what=what)


def _remark(of: Unclear, dotted: Mapping[str, str], lang: Lang) -> str:
    """A remark in a line: where, what, what to do, and the rule."""
    tell = partial(words.say, lang)
    place = f"{of.sheet}!{of.column}{of.row or ''}" if of.column and of.row else of.sheet
    if of.row and not of.column:
        place = tell("take-place", cell=place, row=of.row).strip()
    if of.header:
        place = tell("take-header", place=place, header=of.header)
    told = remark(lang, " ".join(of.message.split()))
    if of.fix:
        told = tell("remark-fixed", told=told, fix=remark(lang, of.fix))
    said = tell("remark-said", level=tell(f"remark-{of.level}"), told=told, rule=of.rule)
    for where in filter(None, (dotted.get(of.provision) or of.provision, place)):
        said = tell("remark-at", place=where, told=said)
    return said
