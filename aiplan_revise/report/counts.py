"""How many: the balance of the initiatives, the facets, and what became of each section."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from aiplan_revise.model.changes import Changeset
from aiplan_revise.model.edition import Edition, Lang, Provision, ancestors
from aiplan_revise.report.frame import Frame, Told
from aiplan_revise.report.view import Count, SectionView, Summary, Tally
from aiplan_revise.report.words import caption, say

KINDS = ("added", "dropped", "carried", "split", "joined", "regrouped", "form", "unchanged")
"""How the balance divides the initiatives: by kind of change, those carried over with changes of form only apart."""

FACETS = (
    "reassigned",
    "shares",
    "weakened",
    "retargeted",
    "strengthened",
    "passed",
    "moved",
    "retitled",
    "reworded",
    "fields",
)
IN_SECTIONS = (
    "added",
    "dropped",
    "restructured",
    "changed",
    "reassigned",
    "moved-in",
    "moved-out",
    "unchanged-or-form",
)
"""The columns of changes in the table by section; all but `reassigned` count a change once."""
FORM = ("renumbered", "reordered", "relisted", "renamed-body", "respelt", "translated")


def count_initiatives(of: Iterable[Provision]) -> int:
    """How many of the provisions are initiatives."""
    return sum(p.kind == "initiative" for p in of)


# ---------------------------------------------------------------- the summary


def summary(changeset: Changeset, told: Sequence[Told], frame: Frame) -> Summary:
    """The counts of the whole report."""
    own = [one for one in told if one.shown.of == "initiative"]
    kept = count_initiatives(frame.new.provisions[key] for key in changeset.unchanged)
    other = Counter(one.sort for one in told if one.shown.of != "initiative")
    other["unchanged"] = len(changeset.unchanged) - kept
    substance = [one.shown.of == "initiative" for one in told if one.shown.substance]
    return Summary(
        kinds=_balance(own, kept, frame.lang),
        facets=_counts(_facets(own, True), FACETS, frame.lang),
        others=_counts(other, KINDS, frame.lang),
        form=_counts(_facets(own, False), FORM, frame.lang),
        substance=sum(substance),
        other_substance=len(substance) - sum(substance),
        same=not changeset.changes,
    )


def _facets(told: Iterable[Told], substance: bool) -> Counter[str]:
    return Counter(name for one in told if one.shown.substance is substance for name in one.shown.facets)


def _counts(found: Mapping[str, int], names: Sequence[str], lang: Lang) -> tuple[Count, ...]:
    return tuple(Count(name, say(lang, name), found[name]) for name in names if found.get(name))


def _balance(own: Sequence[Told], kept: int, lang: Lang) -> tuple[Tally, ...]:
    rows = [Tally("unchanged", say(lang, "unchanged"), 0, kept, kept)]
    for kind in reversed(KINDS[:-1]):
        found = [one.change for one in own if one.sort == kind]
        old, new = (
            count_initiatives(p for side in sides for p in side)
            for sides in ([c.old for c in found], [c.new for c in found])
        )
        rows.insert(0, Tally(kind, say(lang, kind), len(found), old, new))
    return tuple(rows)


# ---------------------------------------------------------------- sections


def sections(changeset: Changeset, told: Sequence[Told], frame: Frame) -> Iterator[SectionView]:
    """Every heading with initiatives under it, in printed order of the new edition, then those that are gone."""
    goes = {key: key for key in changeset.unchanged} | becomes(changeset)
    found: dict[str, Counter[str]] = {}
    for one in told:
        if one.shown.of == "initiative":
            _count(one, goes, found, frame)
    for key in changeset.unchanged:
        if frame.new.provisions[key].kind == "initiative":
            for above in ancestors(frame.new.provisions, key):
                found.setdefault(above, Counter())["unchanged-or-form"] += 1
    _count_editions(goes, found, frame)
    back = {new: old for old, new in goes.items()}
    for key in frame.new.outline:
        if key in found and (frame.new_numbers[key] or found[key] != found.get(frame.new.provisions[key].parent)):
            was = frame.old_numbers.get(back.get(key, ""), "")
            yield _section(key, frame.new, (was, frame.new_numbers[key]), found[key], frame)
    for key in frame.old.outline:
        if f"gone:{key}" in found:
            yield _section(key, frame.old, (frame.old_numbers[key], ""), found[f"gone:{key}"], frame)


def becomes(changeset: Changeset, *, moved: bool = True) -> dict[str, str]:
    """Old id → the first new id of its change; those that moved only if wanted."""
    changes = (change for change in changeset.changes if change.new and (moved or not change.facets.moved))
    return {p.id: change.new[0].id for change in changes for p in change.old}


def _above(of: Provision, goes: Mapping[str, str], frame: Frame) -> set[str]:
    """The headings above an old provision, as what became of them."""
    return {goes.get(key, f"gone:{key}") for key in ancestors(frame.old.provisions, of.id)}


def _count_editions(goes: Mapping[str, str], found: dict[str, Counter[str]], frame: Frame) -> None:
    """The initiatives of each edition under each heading."""
    for p in frame.old.provisions.values():
        for key in _above(p, goes, frame) if p.kind == "initiative" else ():
            found.setdefault(key, Counter())["old"] += 1
    for p in frame.new.provisions.values():
        for key in ancestors(frame.new.provisions, p.id) if p.kind == "initiative" else ():
            found.setdefault(key, Counter())["new"] += 1


def _count(told: Told, goes: Mapping[str, str], found: dict[str, Counter[str]], frame: Frame) -> None:
    was = {key for p in told.change.old for key in _above(p, goes, frame)}
    now = {key for p in told.change.new for key in ancestors(frame.new.provisions, p.id)}
    for key in now or was:
        count = found.setdefault(key, Counter())
        count[_SECTION_SORT.get(told.sort, told.sort)] += 1
        count["reassigned"] += "reassigned" in told.shown.facets
        count["moved-in"] += "moved" in told.shown.facets and key not in was
    for key in was - now if "moved" in told.shown.facets else ():
        found.setdefault(key, Counter())["moved-out"] += 1


_SECTION_SORT = {
    "carried": "changed",
    "split": "restructured",
    "joined": "restructured",
    "regrouped": "restructured",
    "form": "unchanged-or-form",
}


def _section(key: str, of: Edition, dotted: tuple[str, str], found: Counter[str], frame: Frame) -> SectionView:
    was, now = dotted
    printed = f"{was} → {now}" if was and now and was != now else now or was
    return SectionView(
        id=key,
        depth=len(ancestors(of.provisions, key)),
        numbers=printed,
        heading=caption(of.provisions[key], frame.lang),
        old=found["old"],
        new=found["new"],
        counts=tuple(Count(name, say(frame.lang, name), found[name]) for name in IN_SECTIONS),
        gone=of is frame.old,
    )
