"""The life of a provision as a reader sees it: edition by edition what happened, with words and bodies."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec.structs import replace

from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.edition import Lang
from aiplan_revise.report.change import shown
from aiplan_revise.report.folding import SIGNS, one_line
from aiplan_revise.report.frame import Frame
from aiplan_revise.report.glance import edition_name
from aiplan_revise.report.holdings import holdings
from aiplan_revise.report.named import named
from aiplan_revise.report.shown import Phrase, Shown
from aiplan_revise.report.unofficial import Unofficial, unofficial, unofficial_lines
from aiplan_revise.report.view import ChangeView, Party, Passage
from aiplan_revise.report.words import caption, dates_told, say, sentences
from aiplan_revise.revise.life import Step
from aiplan_revise.revise.stages import Stage

_PLAIN = ("first", "added", "returned")
"""Steps that begin something: nothing is struck out in their words or written in."""


class StageView(Shown, frozen=True):
    """An edition, or a commit of a draft: its key, title, dates in words, and who made it and why where that is known.
    `base` is the key of the one it was made from."""

    key: str
    base: str
    title: Phrase
    dates: tuple[str, ...]
    by: str
    why: str


class StepView(Shown, frozen=True):
    """What happened at a stage. `kind` is that of a change, or first, unchanged or returned; `says` tells it in words,
    `change` in full: the ids of its old provisions, which stand at the base, and of the new ones, its texts, bodies
    and facets. It is None where nothing changed. `numbers` are those of the provisions at this stage, or before it."""

    stage: StageView
    kind: str
    numbers: str
    says: tuple[str, ...]
    change: ChangeView | None


class HistoryView(Shown, frozen=True):
    """The life of the provision with the id `id`: what it is called where it stands last, and every step;
    `unofficial` names the editions that are not official."""

    lang: Lang
    id: str
    title: str
    caption: Phrase
    steps: tuple[StepView, ...]
    unofficial: tuple[Unofficial, ...] = ()


def history(steps: Sequence[Step], key: str, registry: Registry, lang: Lang) -> HistoryView:
    """What `life` found, in `lang`; there must be a step."""
    told = tuple(_step(step, registry, lang) for step in steps)
    last = max((s for s in steps if _bears(s, key)), key=steps.index)
    named = next(p for p in (*last.change.new, *last.change.old) if p.id == key)
    frame = _frame(last, registry, lang)
    side = "new" if named in last.change.new else "old"
    title = say(lang, "life-of", name=frame.number(named, side))
    said = unofficial((step.stage.text.frame.about for step in steps), lang)
    return HistoryView(lang, key, title, caption(named, lang), told, said)


def _bears(step: Step, key: str) -> bool:
    return any(p.id == key for p in (*step.change.new, *step.change.old))


def _step(step: Step, registry: Registry, lang: Lang) -> StepView:
    frame = _frame(step, registry, lang)
    key, held = (step.change.new or step.change.old)[0].id, holdings(step.change, frame.registry, same=frame.same)
    view = shown(step.change, key, held, frame)
    change = None if step.kind == "unchanged" else view
    says = tuple(_says(step, view, frame)) if change else (say(lang, "life-unchanged"),)
    return StepView(_stage(step.stage, lang), step.kind, view.numbers, says, change)


def _frame(step: Step, registry: Registry, lang: Lang) -> Frame:
    joined, change = step.joined, step.change
    printed = {a.party(): a.printed for p in (*change.old, *change.new) for a in p.assignments}
    numbered = dict(joined.old_numbers), dict(joined.new_numbers)
    sides = ((joined.old, change.old), (joined.new, change.new))
    concerned = [replace(side, provisions={p.id: p for p in pieces}) for side, pieces in sides if pieces]
    names = named(registry, concerned, lang)
    return Frame(joined.old, joined.new, *numbered, registry, lang, printed, dict(joined.kin), names)


def _stage(stage: Stage, lang: Lang) -> StageView:
    about = stage.text.frame.about
    return StageView(stage.key, stage.base, edition_name(about, lang), dates_told(about, lang), stage.by, stage.why)


def _says(step: Step, view: ChangeView, frame: Frame) -> Iterator[str]:
    """In one line each: what kind of step it is, unless it is only carried over, and every facet."""
    if step.kind != "carried":
        old, new = (_named(step, side, frame) for side in ("old", "new"))
        key = "life-ended" if any(fact.name == "ended" for fact in view.facts) else f"life-{step.kind}"
        yield say(frame.lang, key, old=old, new=new)
    told = [fact for fact in view.facts if fact.name != "renumbered"]  # the numbers stand in front
    for fact in told if told or step.kind != "carried" else view.facts:
        yield from fact.lines[:1] if fact.name == "reworded" else fact.lines


def _named(step: Step, side: str, frame: Frame) -> str:
    """The provisions of a side by number and, where there are several on either, by the words they are known by."""
    pieces = step.change.old if side == "old" else step.change.new
    many = len(step.change.old) + len(step.change.new) > 2  # noqa: PLR2004 (one and one)
    dotted = frame.old_numbers if side == "old" else frame.new_numbers
    quoted = [say(frame.lang, "quoted", words=caption(p, frame.lang).text) for p in pieces]
    names = [dotted[p.id] + say(frame.lang, "space") + q if dotted[p.id] and many else dotted[p.id] or q
             for p, q in zip(pieces, quoted, strict=True)]  # fmt: skip
    return say(frame.lang, "comma").join(names)


# ---------------------------------------------------------------- as text


def history_text(view: HistoryView) -> str:
    """The whole as text to be folded (see folding.folded): a paragraph for each edition, unchanged ones in one line."""
    head = f"{_strong(view.title)}{say(view.lang, 'colon')}{one_line(view.caption.text)} ({view.id})"
    by_stage = [list(steps) for _, steps in groupby(view.steps, key=lambda step: step.stage.key)]
    told = [head, *unofficial_lines(view.unofficial, view.lang), ""]
    for unchanged, stages in groupby(by_stage, key=lambda steps: all(one.change is None for one in steps)):
        if unchanged:
            told += [_unchanged([steps[0].stage for steps in stages], view.lang), ""]
        else:
            told += [line for steps in stages for line in (*_paragraph(steps, view.lang), "")]
    return "\n".join(told)


def _unchanged(stages: Sequence[StageView], lang: Lang) -> str:
    first, last = stages[0].key, stages[-1].key
    names = say(lang, "life-through", first=first, last=last, count=len(stages)) if len(stages) > 1 else first
    return f"{_strong(names)}{say(lang, 'colon')}{say(lang, 'life-unchanged')}"


def _paragraph(steps: Sequence[StepView], lang: Lang) -> Iterator[str]:
    yield _heading(steps[0].stage, lang)
    for step in steps:
        front = f"{step.numbers}{say(lang, 'colon')}" if step.kind in ("carried", "unchanged") and step.numbers else ""
        yield f"  {front}{one_line(sentences(lang, step.says))}"
        if step.change and step.change.substance:
            yield from _words(step, step.change, lang)


def _heading(stage: StageView, lang: Lang) -> str:
    by = [say(lang, "life-by", by=stage.by)] if stage.by else []
    told = say(lang, "semicolon").join([*stage.dates, *by])
    said = f"{say(lang, 'open')}{told}{say(lang, 'close')}" if told else ""
    return f"{_strong(stage.key)}{one_line(said + (say(lang, 'colon') + stage.why if stage.why else ''))}"


def _words(step: StepView, change: ChangeView, lang: Lang) -> Iterator[str]:
    for passage in change.passages:
        yield from (f"    {line}" for line in _passage(passage, step.kind, lang))
    if change.parties:
        names = say(lang, "semicolon").join(_party(party, step.kind, lang) for party in change.parties)
        key = "formerly-responsible" if step.kind == "dropped" else "responsible"
        yield f"    {say(lang, key)}{say(lang, 'colon')}{names}"


def _passage(passage: Passage, kind: str, lang: Lang) -> Iterator[str]:
    label = f"{passage.label}{say(lang, 'colon')}" if passage.label else ""
    if passage.spans and not passage.same:
        yield label + "".join(_marked(span.op, span.text) for span in passage.spans)
    elif passage.old is None and passage.new:
        yield label + (one_line(passage.new.text) if kind in _PLAIN else _marked("inserted", passage.new.text))
    elif passage.new is None and passage.old:
        yield label + _marked("deleted", passage.old.text)
    elif passage.same and passage.new and passage.new.text and kind != "carried":
        yield label + one_line(passage.new.text)


_OPS = {"deleted": ("[-", "-]"), "inserted": ("{+", "+}")}


def _marked(op: str, words: str) -> str:
    if op not in _OPS:
        return one_line(words)
    begin, end = _OPS[op]
    return f"{SIGNS[op]}{begin}{one_line(words)}{end}{SIGNS['off']}"


def _party(party: Party, kind: str, lang: Lang) -> str:
    if kind in (*_PLAIN, "dropped") or party.mark == "kept":
        return one_line(party.label)
    sign = {"gained": "+ ", "lost": "− "}.get(party.mark, "")
    word = f"{say(lang, 'open')}{party.word}{say(lang, 'close')}" if party.word and not sign else ""
    return f"{sign}{one_line(party.label)}{word}"


def _strong(words: str) -> str:
    return f"{SIGNS['strong']}{one_line(words)}{SIGNS['off']}"
