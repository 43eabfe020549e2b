"""Amending the words of one place: 「A」を「B」に改める. Each A stands there exactly once when its turn comes."""

from aiplan_revise.documents.grammar.lines import shielded
from aiplan_revise.documents.grammar.marks import narrow
from aiplan_revise.documents.sentences.deeds import Edit
from aiplan_revise.documents.sentences.paper import escaped
from aiplan_revise.errors import PlanError
from aiplan_revise.model.edition import Lang
from aiplan_revise.model.patterns import compiled

_SHOWN = 300
_WORD = r"[\w%％)\]”’]"
_TAIL = compiled(rf"{_WORD}$|[.,;:!?]$")
_HEAD = compiled(r"[\w(\[“‘]")


def edited(words: str, edits: tuple[Edit, ...], place: str, lang: Lang) -> str:
    """The words after the edits, one after the other. PlanError: words to amend stand there never, or several times.

    In English a blank goes without saying between words that are put behind others, and goes with words taken out.
    """
    words = shielded(words)
    for edit in edits:
        here, come = shielded(edit.here), shielded(edit.come)
        at = _find(words, here, place)
        end = at + len(here)
        if edit.kind == "replace":
            words = words[:at] + come + words[end:]
        elif edit.kind == "insert":
            words = words[:end] + _apart(here, come, lang) + words[end:]
        else:
            words = _without(words, at, end, lang)
    return escaped(words)


def _find(words: str, here: str, place: str) -> int:
    at = words.find(here) if here else -1
    shown = escaped(here)
    if at < 0:
        wide = narrow(words).find(narrow(here)) if here else -1
        fix = f"write it as it is printed: “{escaped(words[wide : wide + len(here)])}”; " if wide >= 0 else ""
        raise PlanError(f"“{shown}” does not stand there", place, f"{fix}there it says: {_shown(words)}")
    if words.rfind(here) != at:
        fix = f"quote more of the words around the one that is meant; there it says: {_shown(words)}"
        raise PlanError(f"“{shown}” stands there more than once", place, fix)
    return at


def _shown(words: str) -> str:
    flat = " ".join(escaped(words).split())
    return f"“{flat}”" if len(flat) <= _SHOWN else f"“{flat[:_SHOWN]}…”"


def _apart(here: str, come: str, lang: Lang) -> str:
    parted = lang == "en" and _TAIL.search(here) and _HEAD.match(come)
    return f" {come}" if parted else come


def _without(words: str, at: int, end: int, lang: Lang) -> str:
    before, after = words[:at], words[end:]
    if lang == "en" and before.endswith(" ") and (not after or after[0] in " .,;:"):
        before = before[:-1]
    elif lang == "en" and before[-1:] in ("", "[", "(", "“") and after.startswith(" "):
        after = after[1:]
    return before + after
