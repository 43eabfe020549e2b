"""Findings as lines of text, in the language that is asked for."""

from collections.abc import Mapping
from functools import partial

from msgspec.structs import replace

from aiplan_revise.cli.output import placed, unsaid
from aiplan_revise.model.edition import Finding, Lang, Provision
from aiplan_revise.report.remarks import remark
from aiplan_revise.report.words import say


def worded(one: Finding, lang: Lang, p: Provision | None, names: Mapping[str, str], number: str = "") -> Finding:
    """The finding with its words in `lang`, where they are known; `p` is what it is about, under its number, `names`
    are the Japanese names of bodies by their English ones."""
    if lang == "en":
        return one
    from aiplan_revise.revise.change_checks import called

    name = f"{called(p, number)}: " if p else ""
    told, fix = remark(lang, one.message.removeprefix(name), names), remark(lang, one.fix)
    if p and one.message.startswith(name):
        told = say(lang, "remark-at", place=called(p, number, lang), told=told)
    return replace(one, message=told, fix=fix)


def line(one: Finding, lang: Lang, printed: Mapping[str, str]) -> str:
    """A finding whose words are in `lang` as a line: where it is, level, message, way out, rule."""
    if lang == "en":
        return placed(one, printed)
    tell = partial(say, lang)
    told = " ".join(one.message.split())
    told = tell("remark-fixed", told=told, fix=one.fix) if one.fix else told
    said = tell("remark-said", level=tell(f"remark-{one.level}"), told=told, rule=one.rule)
    at = tell("remark-line", line=one.line) if one.line else ""
    for where in filter(None, (one.provision, at, unsaid(one, printed))):
        said = tell("remark-at", place=where, told=said)
    return said
