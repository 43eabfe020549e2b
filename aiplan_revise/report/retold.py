"""The targets of a change as a report tells them: each once, with the words that it needs beside it."""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from aiplan_revise.model.changes import Change, Retarget
from aiplan_revise.model.commitments import Target
from aiplan_revise.model.edition import Lang, Provision

_BARE = re.compile(r"[\d%％]$")
_TO = re.compile(" ?(?:to|→|->)? ?")


def retold(change: Change, lang: Lang) -> tuple[Retarget, ...]:
    """In the report's language, and those of the other language that it does not tell."""
    own = [one for one in change.facets.retargeted if one.lang == lang]
    left = [_values(one) for one in own]
    for one in change.facets.retargeted:
        if one.lang != lang:
            if _values(one) in left:
                left.remove(_values(one))
            else:
                own.append(one)
    return tuple(_in_context(one, change) for one in _spanned(own, change))


def _values(one: Retarget) -> tuple[str, ...]:
    return tuple(f"{side.value} {side.upto}" if side else "" for side in (one.old, one.new))


# ---------------------------------------------------------------- from 30 to 200


def _spanned(listed: list[Retarget], change: Change) -> Iterator[Retarget]:
    """With "from 30" and "to 200" as one, where both came or went."""
    held: Retarget | None = None
    for one in listed:
        both = held and _span(held, one, change)
        if held and not both:
            yield held
        held = both or one
    if held:
        yield held


def _span(first: Retarget, second: Retarget, change: Change) -> Retarget | None:
    """Two targets of one side that stand beside each other as what was and what is to be, or None. What the other side
    has in their place is put against both."""
    if first.lang != second.lang:
        return None
    if first.new and second.new and not second.old:
        new = _through(first.new, second.new, change.new, first.lang)
        return replace(first, new=new) if new else None
    if first.old and second.old and not second.new:
        old = _through(first.old, second.old, change.old, first.lang)
        return replace(first, old=old) if old else None
    return None


def _through(first: Target, second: Target, side: tuple[Provision, ...], lang: Lang) -> Target | None:
    if first.bound != "from" or first.kind == "date" or (first.kind, first.unit) != (second.kind, second.unit):
        return None
    words = rf"{re.escape(first.printed)}{_TO.pattern}{re.escape(second.printed)}"
    found = _found(words, side, lang)
    return replace(second, printed=found, start=first.start) if found else None


# ---------------------------------------------------------------- words beside a figure


def _in_context(one: Retarget, change: Change) -> Retarget:
    """A target that only one side has, with the word beside it where it is a bare figure: "a staff of about 200"."""
    if one.old and one.new:
        return one
    return replace(one, old=_beside(one.old, change.old, one.lang), new=_beside(one.new, change.new, one.lang))


def _beside(target: Target | None, side: tuple[Provision, ...], lang: Lang) -> Target | None:
    """A share in parts (三分の一) needs no word; "to" after a figure leads on from that, not from a word."""
    if not target or target.kind == "date" or not _BARE.search(target.printed) or "分の" in target.printed:
        return target
    figure, lead = re.escape(target.printed), "" if target.printed.lower().startswith("from ") else "(?:of |to )"
    near = rf"[^\W\d_]+を?{figure}" if lang == "ja" else rf"(?:[^\W\d_][\w-]* {lead})?{figure}(?: of [\w-]+)?"
    found = _found(near, side, lang)
    return replace(target, printed=found) if found else target


def _found(pattern: str, side: tuple[Provision, ...], lang: Lang) -> str:
    """The first match in the texts of one side, "" for none."""
    found = next(filter(None, (re.search(pattern, p.text.get(lang)) for p in side)), None)
    return found[0] if found else ""
