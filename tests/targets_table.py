"""The table of invented pairs of sentences under tests/cases/targets: how it is read, and told in its notation."""

from pathlib import Path
from typing import NamedTuple, cast

from aiplan_revise.model.changes import Retarget
from aiplan_revise.model.commitments import Target
from aiplan_revise.model.edition import Lang
from aiplan_revise.revise.direction import direction
from aiplan_revise.revise.retarget import rebased, retargets

_BOUNDS = {"at-least": "≥", "from": "≥", "at-most": "≤", "by": "≤", "about": "~", "": ""}
_PARTS = {
    21: "spring",
    22: "summer",
    23: "autumn",
    24: "winter",
    40: "H1",
    41: "H2",
    37: "early",
    38: "mid",
    39: "late",
}
_PARTS |= {32 + n: f"Q{n}" for n in range(1, 5)}
_NAMED = ("old: ", "new: ", "says: ", "base: ")
_AIMS = {"change": "^", "level": "=", "": ""}


class Case(NamedTuple):
    """Two wordings, what changed between them in the notation of the table, what a report says ("": not asked), and the
    baselines that differ."""

    lang: Lang
    why: str
    old: str
    new: str
    expected: tuple[str, ...]
    says: str
    base: tuple[str, ...] = ()


def read(path: str | Path) -> list[Case]:
    """The pairs of a file of the table."""
    return [_case(block.strip().splitlines()) for block in f"\n{Path(path).read_text('utf-8')}".split("\n## ")[1:]]


def _case(lines: list[str]) -> Case:
    lang, why = lines[0].split(" ", 1)
    named = dict(line.split(": ", 1) for line in lines[1:] if line.startswith(_NAMED))
    expected = tuple(line for line in lines[1:] if not line.startswith(_NAMED))
    base = tuple(filter(None, named.get("base", "").split("; ")))
    old, new = (named[side].replace("\\n", "\n") for side in ("old", "new"))
    return Case(cast(Lang, lang), why, old, new, expected, named.get("says", ""), base)


def based(old: str, new: str, lang: Lang) -> list[str]:
    """The baselines that differ between two texts, in the notation of the table."""
    sides = ((one.old, one.new) for one in rebased(old, new, lang))
    return [f"{_side(was, False)} → {_side(now, False)}" for was, now in sides if was and now]


def noted(old: str, new: str, lang: Lang) -> list[str]:
    """What changed between two texts, in the notation of the table."""
    return [_change(one) for one in retargets(old, new, lang)]


def _change(of: Retarget) -> str:
    sides = of.old, of.new
    turned = {one.aim for one in sides if one} == {"change", "level"}
    apart = len({one.per for one in sides if one and one.kind != "whole"}) == 2
    old, new = (_side(one, turned) + (f" a {one.per}" if apart and one.per else "") if one else "-" for one in sides)
    return f"{old} → {new} {direction(of)}"


def _side(of: Target, turned: bool) -> str:
    value = _date(of) if of.kind == "date" else _amount(of)
    return f"{_AIMS[of.aim] if turned else ''}{_BOUNDS[of.bound]}{value}"


def _date(of: Target) -> str:
    year, _, rest = of.value.partition("-")
    part = _PARTS.get(int(rest), rest) if rest.isdigit() else rest
    named = f"{year}-{part}" if rest else year
    led = {"fiscal-year": "FY", "academic-year": "AY"}.get(of.unit, "")
    return f"{led}{named}" if led else f"{named}s" if of.unit == "decade" else named


def _amount(of: Target) -> str:
    value = f"{of.value}..{of.upto}" if of.upto else of.value
    if of.unit.startswith("1/"):
        return f"{value}{of.unit[1:]}"
    if of.kind == "percent":
        return f"{value}{'%' if of.unit == '%' else 'pt'}"
    return (
        f"{value} {of.unit.removeprefix('time ')}"
        if of.kind in ("money", "quantity") or of.unit.startswith("time a")
        else value
    )


def said(old: str, new: str, lang: Lang) -> str:
    """What a report in that language says of the targets that changed, one after the other."""
    from aiplan_revise.model.changes import Change, Facets
    from aiplan_revise.model.edition import Provision, Texts
    from aiplan_revise.report.retold import retold
    from aiplan_revise.report.targeted import targets_told

    side = [Provision("one", "initiative", text=Texts(**{lang: text})) for text in (old, new)]
    change = Change((side[0],), (side[1],), facets=Facets(retargeted=retargets(old, new, lang)))
    return "; ".join(targets_told(lang, retold(change, lang)))
