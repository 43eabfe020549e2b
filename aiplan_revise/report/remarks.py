"""Remarks in Japanese. The layers below tell what they find in English; templates/remarks.json holds the same words in
both languages, with {holes} for what stands in them; the first that fits counts."""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

import msgspec

from aiplan_revise.documents.workbook.labels import ACTIONS
from aiplan_revise.model.edition import Lang, Texts
from aiplan_revise.model.patterns import compiled
from aiplan_revise.report.words import say, templates

_OURS = ("told",)
"""Holes that hold words of ours, not of those who wrote the plan or filled in the form."""
_KINDS = {"a chapter": "章", "a section": "節", "a group": "項目", "a statement": "本文", "an initiative": "施策"}
_REASONS = ("completed", "merged", "superseded", "abandoned")
_ONE_OF = {"kind": "|".join(_KINDS), "above": "|".join(_KINDS), "reason": "|".join(_REASONS)}
_NAMED = {"kind": _KINDS, "above": _KINDS, "was": {"nothing": "なし"}, "now": {"nothing": "なし"}}
"""Words of ours in holes that hold one of a few."""
_HOLES = {"place": r"[^：“”]*![A-Z]+\d+", "count": r"[\d,]+", "row": r"\d+", "action": "|".join(ACTIONS), **_ONE_OF}
"""What may stand in some of them; anything in all others. Places are those of cells: Form!F6."""


def remark(lang: Lang, words: str, names: Mapping[str, str] = MappingProxyType({})) -> str:
    """A remark in `lang`, or as it is where its words are not known. What it quotes is not translated, but for names of
    bodies (`names`: the English one → the Japanese one) in a hole that holds nothing else."""
    for known, ours in _remarks() if lang == "ja" else ():
        found = known.fullmatch(words)
        if found:
            return ours.format(**{hole: _filled(hole, said, names) for hole, said in found.groupdict().items()})
    return words


def _filled(hole: str, said: str, names: Mapping[str, str]) -> str:
    if hole in _OURS:
        return remark("ja", said, names)
    if hole == "printed":  # as the plan has it, which may mean another body than the registry's
        return said
    if hole == "action":
        return next(words.ja for action, words in ACTIONS.items() if action == said)
    if hole == "reason":
        return say("ja", f"ended-{said}")
    listed = [said] if said in names else said.split(", ")  # a name may have a comma in it
    if any(one in names for one in listed):
        return "、".join(names.get(one, one) for one in listed)
    return said.replace(" or ", "、") if hole == "names" else _NAMED.get(hole, {}).get(said, said)


@cache
def _remarks() -> tuple[tuple[re.Pattern[str], str], ...]:
    known = msgspec.json.decode((templates() / "remarks.json").read_bytes(), type=list[Texts])
    return tuple((compiled(_pattern(one.en), re.DOTALL), one.ja) for one in known)


def _pattern(words: str) -> str:
    """What matches the words with anything in their holes."""
    *before, last = re.split(r"\{(\w+)\}", words)
    parts = zip(before[::2], before[1::2], strict=True)
    return "".join(f"{re.escape(text)}(?P<{hole}>{_HOLES.get(hole, '.*?')})" for text, hole in parts) + re.escape(last)
