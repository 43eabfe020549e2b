"""From two editions to their lineage: what is given, what is compared, the ladder, and its outcome."""

from collections.abc import Sequence
from itertools import chain
from operator import attrgetter

from msgspec.structs import replace

from aiplan_revise.lineage.ids import Group, continued, decided, same_id
from aiplan_revise.lineage.ladder import Ladder
from aiplan_revise.lineage.likeness import Likeness
from aiplan_revise.lineage.loading import bulk
from aiplan_revise.lineage.outcome import candidates, links
from aiplan_revise.lineage.plain import Plain
from aiplan_revise.lineage.settling import arranged
from aiplan_revise.lineage.words import Sheet, sheets
from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.edition import Edition, languages
from aiplan_revise.model.links import Ids, Ledger, Lineage, Link
from aiplan_revise.model.renamings import as_told

_OLD, _NEW = attrgetter("old"), attrgetter("new")
LARGE = 120_000
"""Characters of both editions from which it pays to load numpy."""


def link(old: Edition, new: Edition, registry: Registry, *, ids: Ids, ledger: Ledger | None) -> Lineage:
    """See `aiplan_revise.lineage.link`."""
    registry = as_told(registry, old, new)
    groups = given(old, new, ids, ledger)
    sides = (old, map(_OLD, groups)), (new, map(_NEW, groups))
    if all(sum(map(len, named)) == len(of.outline) for of, named in sides):
        return arranged(_held(groups), old, new)
    if parted(old, new):
        from aiplan_revise.lineage.parallel import parallel  # reads figures, which others need not

        if ids != "ignored" and old.about.id == new.about.id:
            groups += _one_edition(old, new, groups)
        return arranged([*_held(groups), *parallel(old, new, registry, groups)], old, new)
    ladder = climbed(compared(*sheets(old, new, registry)), groups)
    return replace(arranged(links(ladder), old, new), candidates=tuple(candidates(ladder)))


def _held(groups: Sequence[Group]) -> list[Link]:
    return [Link(g.old, g.new, "certain", g.basis, 1.0, None, (g.reason,)) for g in groups if g.old and g.new]


def _one_edition(old: Edition, new: Edition, closed: Sequence[Group]) -> list[Group]:
    """Equal ids of one edition in two languages, whose words cannot bear them out."""
    named = {key for g in closed for key in (*g.old, *g.new)}
    kept = [key for key in old.outline if key in new.provisions and key not in named]
    alike = [key for key in kept if old.provisions[key].kind == new.provisions[key].kind]
    return [Group((key,), (key,), "same-id", f"both bear the id {key}") for key in alike]


def parted(old: Edition, new: Edition) -> bool:
    """Whether both editions have words, and no language in common."""
    one, other = languages(old), languages(new)
    return bool(one and other) and set(one).isdisjoint(other)


def given(old: Edition, new: Edition, ids: Ids, ledger: Ledger | None) -> list[Group]:
    """What holds before anything is compared."""
    groups = decided(old, new, ledger)
    if ids != "ignored":
        groups += continued(old, new, groups)
        groups += same_id(old, new, groups, kept=ids == "kept")
    return groups


def climbed(like: Likeness, groups: Sequence[Group]) -> Ladder:
    """All rungs, one after the other."""
    ladder = Ladder(like, groups)
    ladder.same_text()
    ladder.similar()
    ladder.left_over()
    ladder.entitled()
    ladder.parts()
    if ladder.rewritten():
        ladder.parts()
    ladder.unfolded()
    ladder.most_words()
    if ladder.closest():
        ladder.parts()
    ladder.recast()
    ladder.exchanged()
    ladder.withdrawn()
    ladder.headings()
    return ladder


def compared(old: Sheet, new: Sheet) -> Likeness:
    """The words of both editions, ready to be compared in the way that suits their size."""
    size = sum(len(text) for sheet in (old, new) for text in chain(sheet.titles, sheet.bodies))
    if size < LARGE:
        return Plain(old, new)
    return bulk()(old, new)
