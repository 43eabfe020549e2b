"""What became of old promises as a reader sees it: a list, or a table."""

from collections.abc import Iterator, Mapping, Sequence

from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.changes import Retarget
from aiplan_revise.model.edition import Edition, Lang, Provision, numbers
from aiplan_revise.report.folding import SIGNS, one_line
from aiplan_revise.report.named import named
from aiplan_revise.report.shown import Phrase, Shown
from aiplan_revise.report.targeted import target
from aiplan_revise.report.unofficial import Unofficial, unofficial, unofficial_lines
from aiplan_revise.report.words import assigned, caption, day, say, sentences
from aiplan_revise.revise.carryover import Promise


class PromiseView(Shown, frozen=True):
    """A deadline: initiative by id, number and the words it is known by; what was promised, by when (as printed, and
    the ISO 8601 value), who is responsible; the outcome by name (see revise.carryover) and in words; the ids of what
    goes on, and the words now where they are others. `silent` marks what is gone without a word."""

    id: str
    number: str
    caption: Phrase
    promised: Phrase
    by: str
    date: str
    bodies: tuple[str, ...]
    outcome: str
    silent: bool
    says: str
    new: tuple[str, ...]
    now: Phrase | None


class CarryoverView(Shown, frozen=True):
    """All deadlines of the edition `old` until the day `on`; `silent` counts those that are gone without a word;
    `unofficial` names those of the two that are not official."""

    lang: Lang
    old: str
    new: str
    on: str
    title: str
    silent: int
    promises: tuple[PromiseView, ...]
    unofficial: tuple[Unofficial, ...] = ()


def carryover_view(
    promises: Sequence[Promise], sides: tuple[Edition, Edition], on: str, registry: Registry, lang: Lang
) -> CarryoverView:
    """What `carryover` found between two editions on the day `on`, in `lang`."""
    old, new = sides
    dotted = numbers(old), numbers(new)
    names = named(registry, sides, lang)
    told = tuple(_told(one, dotted, assigned(registry, one.of.assignments, lang, names), lang) for one in promises)
    title = say(lang, "carry-title", old=old.about.id, new=new.about.id, on=day(lang, on))
    silent, said = sum(one.silent for one in promises), unofficial((old.about, new.about), lang)
    return CarryoverView(lang, old.about.id, new.about.id, on, title, silent, told, said)


def _told(
    of: Promise, dotted: tuple[dict[str, str], dict[str, str]], bodies: Mapping[str, str], lang: Lang
) -> PromiseView:
    now = Phrase(of.now_sentence, of.lang) if of.now_sentence not in ("", of.sentence) else None
    return PromiseView(
        id=of.of.id,
        number=dotted[0][of.of.id],
        caption=caption(of.of, lang),
        promised=Phrase(of.sentence, of.lang),
        by=of.target.printed,
        date=of.target.value,
        bodies=tuple(bodies.values()),
        outcome=of.outcome,
        silent=of.silent,
        says=_says(of, dotted, lang),
        new=tuple(p.id for p in of.new),
        now=now,
    )


def _says(of: Promise, dotted: tuple[dict[str, str], dict[str, str]], lang: Lang) -> str:
    moved = target(lang, Retarget(of.lang, of.target, of.now)) if of.now else ""
    said = [say(lang, f"carry-{of.outcome}", reason=of.reason, target=moved)]
    was, now = dotted[0][of.of.id], [_name(p, dotted[1], lang) for p in of.new]
    if of.new and (of.joined or now != [was or _name(of.of, dotted[0], lang)]):
        said.append(say(lang, "carry-joined" if of.joined else "carry-at", new=say(lang, "comma").join(now)))
    return sentences(lang, said)


def _name(of: Provision, dotted: dict[str, str], lang: Lang) -> str:
    return dotted[of.id] or say(lang, "quoted", words=caption(of, lang).text)


# ---------------------------------------------------------------- as text


def carryover_text(view: CarryoverView) -> str:
    """The list as text to be folded (see folding.folded); what is silently gone is marked with !."""
    said = unofficial_lines(view.unofficial, view.lang)
    lines = [f"{SIGNS['strong']}{one_line(view.title)}{SIGNS['off']}", *said, counted(view), ""]
    return "\n".join([*lines, *(line for one in view.promises for line in (*_lines(one, view.lang), ""))])


def counted(view: CarryoverView) -> str:
    """How many deadlines there are, and how many of them are silently gone."""
    key = "carry-count" if view.promises else "carry-none"
    return say(view.lang, key, silent=view.silent, all=len(view.promises))


def _lines(one: PromiseView, lang: Lang) -> Iterator[str]:
    colon = say(lang, "colon")
    name = one.number or one.caption.text
    mark = f"{SIGNS['deleted']}! " if one.silent else ""
    yield f"{mark}{one_line(name)}{colon}{one_line(one.says)}{SIGNS['off'] if one.silent else ''}"
    bodies = f"{say(lang, 'semicolon')}{say(lang, 'semicolon').join(one.bodies)}" if one.bodies else ""
    yield f"    {say(lang, 'carry-by')}{colon}{one_line(one.by + bodies)}"
    yield f"    {say(lang, 'carry-promised')}{colon}{one_line(one.promised.text)}"
    if one.now:
        yield f"    {say(lang, 'carry-now')}{colon}{one_line(one.now.text)}"
