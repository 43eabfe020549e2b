"""Provisions that bear a name alone: a title that stands once on either side, in the whole edition or under headings
that say the same. Who keeps such a name is taken for the same before the likeness of texts has a say (of two programmes
under one heading one kept the title, and the other has now more of its words)."""

from collections.abc import Callable, Iterator

from aiplan_revise.lineage.words import Sheet

Name = tuple[str, ...]


def namesakes(old: Sheet, new: Sheet) -> dict[int, int]:
    """The statements and initiatives that bear one name alone, as old positions with the new ones."""
    found: dict[int, int] = {}
    if any(old.titles) and any(new.titles):
        for name in (_title, _title_there):
            olds, news = _alone(old, name), _alone(new, name)
            taken = set(found.values())
            for key in olds.keys() & news.keys():
                if olds[key] not in found and news[key] not in taken:
                    found[olds[key]] = news[key]
    return found


def _alone(sheet: Sheet, name: Callable[[Sheet, int], Name]) -> dict[Name, int]:
    """The names that stand once, each with where it does."""
    found: dict[Name, int] = {}
    several: set[Name] = set()
    for key, at in _named(sheet, name):
        if found.setdefault(key, at) != at:
            several.add(key)
    return {key: at for key, at in found.items() if key not in several}


def _named(sheet: Sheet, name: Callable[[Sheet, int], Name]) -> Iterator[tuple[Name, int]]:
    return ((key, at) for at in sheet.leaves if sheet.titles[at] and (key := name(sheet, at)))


def _title(sheet: Sheet, at: int) -> Name:
    return (sheet.titles[at],)


def _title_there(sheet: Sheet, at: int) -> Name:
    """The title and what the heading says; () where there is none, or it says nothing."""
    above = sheet.parents[at]
    return (sheet.titles[at], *sheet.key(above)) if above >= 0 and sheet.bodies[above] else ()
