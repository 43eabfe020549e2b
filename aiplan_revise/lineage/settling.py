"""Giving ids on: `settle` gives the provisions of a new edition the ids that their lineage says they continue."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

import msgspec

from aiplan_revise.model.edition import Edition, Provision
from aiplan_revise.model.links import Lineage, Link


def complete(lineage: Lineage, old: Edition, new: Edition) -> bool:
    """Whether a lineage is of these two editions as they are: every provision of both named exactly once, and the ids
    of the new one settled by it. Then there is nothing left to link."""
    if (lineage.old, lineage.new) != (old.about.id, new.about.id):
        return False
    olds = [key for link in lineage.links for key in link.old] + [*lineage.unlinked_old]
    news = [key for link in lineage.links for key in link.new] + [*lineage.unlinked_new]
    if sorted(olds) != sorted(old.outline) or sorted(news) != sorted(new.outline):
        return False
    return settle(new, lineage, old) == new


def settlement(new: Edition, lineage: Lineage) -> dict[str, str]:
    """New id → settled id: one-to-one links take the old id; pieces of splits, joins and regroupings and added
    provisions keep their own, with -2, -3 … behind it where an old provision that they do not continue, or another
    new one, bears it."""
    carried = {x.new[0]: x.old[0] for x in lineage.links if len(x.old) == len(x.new) == 1}
    origins = {n: x.old for x in lineage.links for n in x.new}
    old_ids = {o for x in lineage.links for o in x.old} | set(lineage.unlinked_old)
    given = set(carried.values())
    settled_ids: dict[str, str] = {}
    own = [key for key in new.outline if key not in carried]
    for key in own:
        taken = (old_ids - set(origins.get(key, ()))) | given if key in old_ids else given
        settled_ids[key] = _free(key, taken, old_ids, new.provisions)
        given.add(settled_ids[key])
    return {key: carried.get(key) or settled_ids[key] for key in new.outline}


def _free(key: str, taken: set[str], old_ids: set[str], provisions: Mapping[str, Provision]) -> str:
    if key not in taken:
        return key
    count = 2
    while (name := f"{key}-{count}") in taken or name in old_ids or name in provisions:
        count += 1
    return name


def settle(new: Edition, lineage: Lineage, old: Edition | None = None) -> Edition:
    """The new edition with the ids of its lineage; `continues` says where the pieces of splits, joins and regroupings
    come from, and is empty for everything else. Nothing but ids, parents and `continues` changes.

    With the `old` edition at hand, a provision that continued the same there already, or says nothing of that, keeps
    what it continued there as its history.
    """
    ids = settlement(new, lineage)
    origins = {n: x.old for x in lineage.links for n in x.new if len(x.old) > 1 or len(x.new) > 1}
    replace = msgspec.structs.replace
    provisions = {}
    for key, p in new.provisions.items():
        own, before = ids[key], old.provisions.get(ids[key]) if old else None
        history = before.continues if before and p.continues in ((), before.continues) else ()
        continues = _others(origins[key], own) if key in origins else history
        provisions[own] = replace(p, id=own, parent=ids.get(p.parent, ""), continues=continues)
    return replace(new, outline=tuple(ids[key] for key in new.outline), provisions=provisions)


def _others(origins: tuple[str, ...], own: str) -> tuple[str, ...]:
    """What a provision continues besides what it bears the id of: that is said by the id."""
    return tuple(o for o in origins if o != own)


def settled(lineage: Lineage, new: Edition) -> Lineage:
    """The lineage with the new ids replaced by the settled ones."""
    ids = settlement(new, lineage)
    return msgspec.structs.replace(
        lineage,
        links=tuple(_renamed(x, ids) for x in lineage.links),
        unlinked_new=tuple(ids[n] for n in lineage.unlinked_new),
        candidates=tuple(msgspec.structs.replace(c, new=ids[c.new]) for c in lineage.candidates),
    )


def _renamed(link: Link, ids: Mapping[str, str]) -> Link:
    rival = link.runner_up and msgspec.structs.replace(link.runner_up, new=ids[link.runner_up.new])
    return msgspec.structs.replace(link, new=tuple(ids[n] for n in link.new), runner_up=rival)


def arranged(links: Iterable[Link], old: Edition, new: Edition) -> Lineage:
    """The lineage of these links: in the order of the old edition, their sides in printed order, with what stays
    unlinked."""
    places = [{key: at for at, key in enumerate(of.outline)} for of in (old, new)]
    told = [link if len(link.old) == len(link.new) == 1 else _printed(link, *places) for link in links]
    order = [places[0][link.old[0]] for link in told]
    if order != sorted(order):
        told = [told[at] for at in sorted(range(len(told)), key=order.__getitem__)]
    loose = (_loose(old, [link.old for link in told]), _loose(new, [link.new for link in told]))
    return Lineage(old.about.id, new.about.id, tuple(told), *loose)


def _printed(link: Link, at_old: Mapping[str, int], at_new: Mapping[str, int]) -> Link:
    olds, news = sorted(link.old, key=at_old.__getitem__), sorted(link.new, key=at_new.__getitem__)
    return msgspec.structs.replace(link, old=tuple(olds), new=tuple(news))


def _loose(of: Edition, linked: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """What is in none of the links, each of which names others, in printed order."""
    if sum(map(len, linked)) == len(of.outline):
        return ()
    named = set(chain.from_iterable(linked))
    return tuple([key for key in of.outline if key not in named])
