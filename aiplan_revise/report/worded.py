"""What is said of the words of a change: which were replaced, which went and came, in which language."""

from collections.abc import Iterable, Sequence

from aiplan_revise.model.changes import Change
from aiplan_revise.model.edition import HEADINGS, Lang
from aiplan_revise.report.frame import Frame
from aiplan_revise.report.replaced import replaced
from aiplan_revise.report.runs import Run, quote, runs, stayed
from aiplan_revise.report.targeted import target
from aiplan_revise.report.view import Passage
from aiplan_revise.report.words import in_columns, say

_WORTH_QUOTING, _WORTH_IT_ALONE = 12, 4
"""From how many half-width columns words that went or came are quoted, among others and where nothing else did."""

_BESIDE = 3
"""How many times as long what went may be as what came, or the reverse, for both to be quoted."""

_MANY = 20
"""Figures of one change that are looked for in what went and came."""
_WHOLE = 72
"""Half-width columns of a former title that is quoted whole, and of small changes that are all quoted."""
_FEW = 6
"""How many small changes of one text are quoted."""


Apart = tuple[list[Run], list[Run]]
"""What went and what came."""


def reworded(change: Change, frame: Frame, key: str, langs: Sequence[Lang]) -> list[str]:
    """That words or titles (`key`) changed, and in which language (`langs`) where only one of both did."""
    both = [one for one in ("ja", "en") if all(p.text.get(one) for p in (*change.old, *change.new))]
    if len(langs) == 1 and len(both) > 1:
        return [say(frame.lang, f"{key}-only", lang=say(frame.lang, f"lang-{langs[0]}"))]
    return [say(frame.lang, key)]


def formerly(change: Change, texts: Sequence[Passage], frame: Frame) -> list[str]:
    """The former title, or heading, of what has another one in the report's language; of a long one what differs."""
    was, now = (
        [(p.text if p.kind in HEADINGS else p.title).get(frame.lang) for p in side] for side in (change.old, change.new)
    )
    if len(was) != 1 or len(now) != 1 or not was[0] or not now[0] or was == now:
        return []
    if in_columns(was[0]) > _WHOLE:
        return quoted(change, texts[:1], frame.lang)
    return [say(frame.lang, "says-formerly", words=was[0])]


def rebased(change: Change, lang: Lang) -> list[str]:
    """The values from which targets set out, and their days, that are others than before: "baseline 26% → 29%"; in the
    other language where none is in the report's."""
    found = change.facets.rebased
    own = [one for one in found if one.lang == lang] or found
    told = dict.fromkeys(target(lang, one) for one in own if one.old and one.new)
    return [say(lang, "says-rebased", what=say(lang, "comma").join(told))] if told else []


def quoted(change: Change, texts: Sequence[Passage], lang: Lang) -> list[str]:
    """The words that stand in the place of others, where that is all; else all that went and came, or of many the
    longest. What figures and verbs of commitment say is told as such."""
    told_elsewhere = change.facets.rebased or {"retargeted", "strengthened", "weakened"} & {*change.facets.names()}
    pairs = () if told_elsewhere else replaced(texts)
    told = [say(lang, "says-replaced", old=one.old, new=one.new) for one in pairs]
    if told:
        return told
    apart = _apart(texts)
    return ([] if told_elsewhere else _each(apart, lang)) or _largest(change, apart, lang)


def _largest(change: Change, apart: Apart, lang: Lang) -> list[str]:
    """The longest words that went and came, but for those that a target is: behind "reworded" a real loss may hide."""
    sides = ("deleted", "inserted")
    found = dict(zip(sides, apart, strict=True))
    told = (*change.facets.retargeted[:_MANY], *change.facets.rebased[:_MANY])
    printed = {of.printed for one in told for of in (one.old, one.new) if of}
    figures = sorted(printed, key=len, reverse=True)
    longest = {op: max(found[op], key=lambda run: len(_worth(run, figures)), default=Run("", "")) for op in sides}
    widths = {op: in_columns(_worth(run, figures)) for op, run in longest.items()}
    widest = max(widths.values())
    least = max(_WORTH_IT_ALONE, widest / _BESIDE)
    worth = widest >= (_WORTH_IT_ALONE if sum(map(len, found.values())) == 1 else _WORTH_QUOTING)
    return [
        say(lang, f"says-largest-{op}", words=quote(run.words))
        for op, run in longest.items()
        if worth and widths[op] >= least
    ]


def _each(apart: Apart, lang: Lang) -> list[str]:
    """All words that went and came, where these are few and short; not those that stand in what the other side has."""
    went, came = ([run.words for run in side] for side in apart)
    if len(went) + len(came) > _FEW or in_columns("".join((*went, *came))) > _WHOLE:
        return []
    told = (("deleted", _only(went, came)), ("inserted", _only(came, went)))
    joint = say(lang, "target-joint")
    return [say(lang, f"says-largest-{op}", words=joint.join(said)) for op, said in told if said]


def _only(said: Sequence[str], other: Sequence[str]) -> list[str]:
    held = [one.casefold() for one in other]
    return [words for words in said if len(words) > 1 and not any(words.casefold() in one for one in held)]


def _apart(texts: Sequence[Passage]) -> Apart:
    """What the old side has more, and the new one, without what stands as often on the other side, in another place of
    the sentence."""
    went, came = ([run for text in texts for run in _runs(text, op)] for op in ("deleted", "inserted"))
    was, now = ("\n".join(_side(text, op) for text in texts) for op in ("deleted", "inserted"))
    lang: Lang = next((side.lang for text in texts if text.spans and (side := text.new or text.old)), "en")
    return _stayed(went, came, (was, now), lang), _stayed(came, went, (now, was), lang)


def _stayed(own: Sequence[Run], other: Sequence[Run], texts: tuple[str, str], lang: Lang) -> list[Run]:
    said = [of.words for of in other]
    return [one for run in own if (one := stayed(run, said, *texts, lang)).words]


def _side(text: Passage, op: str) -> str:
    return "".join(mark.text for mark in text.spans if mark.op in ("same", op))


def _runs(text: Passage, op: str) -> Iterable[Run]:
    side = text.new or text.old
    return runs(text.spans, op, side.lang) if side else ()


def _worth(run: Run, figures: Iterable[str]) -> str:
    """What a redline marks; "" of a run of which nothing but a particle is left beside the figures that are told (the
    longest first), or that is a part of one."""
    rest = run.bare
    for figure in figures:
        rest = "" if rest in figure else rest.replace(figure, "")
    return run.bare if in_columns(rest.strip()) >= _WORTH_IT_ALONE else ""


def translated(change: Change, frame: Frame) -> list[str]:
    """Which language came and which went, of titles, texts or both."""
    told = []
    for lang in change.facets.translated:
        was, now = (
            sum(bool(part.get(lang)) for p in side for part in (p.title, p.text)) for side in (change.old, change.new)
        )
        ending = "" if now > was else "-gone" if now < was else "-partly"
        told.append(say(frame.lang, f"says-translation{ending}", lang=say(frame.lang, f"lang-{lang}")))
    return told
