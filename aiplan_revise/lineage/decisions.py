"""What persons decided, and a lineage that holds to it."""

from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec
from msgspec.structs import replace

from aiplan_revise.lineage.fingerprints import ANOTHER, distance, fingerprint
from aiplan_revise.lineage.settling import arranged
from aiplan_revise.model.edition import HEADINGS, Edition
from aiplan_revise.model.links import Basis, Decision, Ledger, Lineage, Link

REST = 0.8
"""The score, at most, of what remains of a link that a decision took a part of: a person is to look at it."""
UNDONE = 0.5
"""The score of what a decision said that was undone."""

State = Literal["holds", "changed", "replaced", "unfit"]


class Group(msgspec.Struct, frozen=True, gc=False):
    """Old and new provisions that are linked, or decided to have no partner (one side empty), by their ids.

    `widens` says that parts may still join it: its id tells which provision it is, not that nothing was split off.
    """

    old: tuple[str, ...]
    new: tuple[str, ...]
    basis: Basis
    reason: str
    widens: bool = False


class Standing(msgspec.Struct, frozen=True):
    """A decision of a ledger and what has become of it: it holds; it holds, but the text of some provisions has
    `changed` since; a later one on the same provisions `replaced` it; or it does not fit these editions (`unfit`).
    `says` tells more of it, in plain English."""

    decision: Decision
    state: State
    says: str = ""


# ---------------------------------------------------------------- which decisions hold


def decided(old: Edition, new: Edition, ledger: Ledger | None) -> list[Group]:
    """The decisions of persons that fit both editions; of two on the same provision the later one holds."""
    held = [s.decision for s in reversed(standings(old, new, ledger)) if s.state in ("holds", "changed")]
    return [Group(d.old, d.new, "declared", _sentence(d)) for d in held]


def unfit(old: Edition, new: Edition, ledger: Ledger) -> tuple[Decision, ...]:
    """The decisions that name provisions which are not in these editions, or which say something else altogether
    since: to be reported, they cannot hold."""
    return tuple(s.decision for s in standings(old, new, ledger) if s.state == "unfit")


def standings(old: Edition, new: Edition, ledger: Ledger | None) -> tuple[Standing, ...]:
    """What has become of each decision of a ledger, in its order."""
    taken: tuple[dict[str, int], dict[str, int]] = {}, {}
    found: list[Standing] = []
    decisions = ledger.decisions if ledger else ()
    for at in range(len(decisions) - 1, -1, -1):
        one = decisions[at]
        found.append(_standing(one, old, new, taken))
        if found[-1].state in ("holds", "changed"):
            taken[0].update(dict.fromkeys(one.old, at + 1))
            taken[1].update(dict.fromkeys(one.new, at + 1))
    return tuple(reversed(found))


def _standing(one: Decision, old: Edition, new: Edition, taken: tuple[dict[str, int], dict[str, int]]) -> Standing:
    changed = _changed(one, old, new)
    misfits = _misfits(one, old, new, changed)
    if misfits:
        return Standing(one, "unfit", "; ".join(misfits))
    later = {taken[0][o] for o in one.old if o in taken[0]} | {taken[1][n] for n in one.new if n in taken[1]}
    if later:
        by = f"decision{'s' * (len(later) > 1)} {', '.join(map(str, sorted(later)))}"
        return Standing(one, "replaced", f"replaced by {by}")
    says = "; ".join(f"the text of {key} in {side} has changed since" for key, side, _ in changed)
    return Standing(one, "changed" if changed else "holds", says)


def _misfits(one: Decision, old: Edition, new: Edition, changed: Iterable[tuple[str, str, int]]) -> list[str]:
    """Why a decision cannot hold for these editions; nothing if it can."""
    gone = [f"{key} is not in {old.about.id}" for key in one.old if key not in old.provisions]
    gone += [f"{key} is not in {new.about.id}" for key in one.new if key not in new.provisions]
    return gone + [f"{key} says something else in {side} since" for key, side, bits in changed if bits >= ANOTHER]


def _changed(one: Decision, old: Edition, new: Edition) -> list[tuple[str, str, int]]:
    """The provisions of a decision whose text has changed since: id, edition, and by how many bits."""
    sides = [(key, old) for key in one.old] + [(key, new) for key in one.new]
    known = [(key, e, then) for (key, e), then in zip(sides, one.fingerprints, strict=False) if key in e.provisions]
    measured = ((key, e.about.id, distance(then, fingerprint(e.provisions[key]))) for key, e, then in known)
    return [found for found in measured if found[2]]


def _sentence(one: Decision) -> str:
    return f"{one.verdict} by {one.by} on {one.on}: {one.why}"


# ---------------------------------------------------------------- deciding and undoing


def sealed(one: Decision, old: Edition, new: Edition) -> Decision:
    """The decision with its provisions in printed order and the fingerprints of their texts."""
    olds, news = (tuple(sorted(keys, key=e.outline.index)) for keys, e in ((one.old, old), (one.new, new)))
    prints = [fingerprint(old.provisions[key]) for key in olds] + [fingerprint(new.provisions[key]) for key in news]
    return replace(one, old=olds, new=news, fingerprints=tuple(prints))


def verdict(lineage: Lineage, olds: Iterable[str], news: Iterable[str]) -> Literal["confirmed", "overridden"]:
    """Whether a decision confirms what the lineage says of these provisions."""
    old, new = frozenset(olds), frozenset(news)
    if old and new:
        same = any((frozenset(x.old), frozenset(x.new)) == (old, new) for x in lineage.links)
    else:
        same = old.issubset(lineage.unlinked_old) and new.issubset(lineage.unlinked_new)
    return "confirmed" if same else "overridden"


def mixed(olds: Iterable[str], news: Iterable[str], old: Edition, new: Edition) -> bool:
    """Whether headings and other provisions are among these: a heading continues as a heading only."""
    found = [old.provisions[key].kind for key in olds] + [new.provisions[key].kind for key in news]
    return len({kind in HEADINGS for kind in found}) > 1


def undone(ledger: Ledger, one: Decision) -> Ledger:
    """The ledger without this decision (of equal ones, without the last). A lineage that was kept with it says so no
    longer as declared; it is open again."""
    at = len(ledger.decisions) - 1 - ledger.decisions[::-1].index(one)
    links = tuple(_reopened(x, one) for x in ledger.lineage.links)
    lineage = ledger.lineage if links == ledger.lineage.links else replace(ledger.lineage, links=links)
    return Ledger(lineage, ledger.decisions[:at] + ledger.decisions[at + 1 :])


def _reopened(link: Link, one: Decision) -> Link:
    if link.basis != "declared" or not any(said.endswith(_sentence(one)) for said in link.reasons):
        return link
    basis: Basis = "parts" if len(link.old) + len(link.new) > 2 else "similar"  # noqa: PLR2004
    why = f"so it was decided by {one.by} on {one.on}, and undone"
    return replace(link, status="probable", basis=basis, score=UNDONE, runner_up=None, reasons=(why,))


# ---------------------------------------------------------------- a lineage that holds to them


def obey(lineage: Lineage, old: Edition, new: Edition, ledger: Ledger | None) -> Lineage:
    """The lineage, of all provisions of both editions, as the decisions of the ledger want it; the same one if it
    holds to them already. What they take from other links stays unlinked."""
    groups = [group for group in decided(old, new, ledger) if not _obeys(lineage, group)]
    if not groups:
        return lineage
    taken = {o for g in groups for o in g.old}, {n for g in groups for n in g.new}
    links = [rest for link in lineage.links for rest in _rest(link, taken)]
    links += [Link(g.old, g.new, "certain", g.basis, 1.0, None, (g.reason,)) for g in groups if g.old and g.new]
    candidates = (c for c in lineage.candidates if c.old not in taken[0] and c.new not in taken[1])
    return replace(arranged(links, old, new), candidates=tuple(candidates))


def _obeys(lineage: Lineage, group: Group) -> bool:
    sides = set(group.old), set(group.new)
    rivals = [*lineage.candidates, *(x.runner_up for x in lineage.links if x.runner_up)]
    if any(c.old in sides[0] or c.new in sides[1] for c in rivals):
        return False
    if not (group.old and group.new):
        return sides[0].issubset(lineage.unlinked_old) and sides[1].issubset(lineage.unlinked_new)
    found = (x for x in lineage.links if x.basis == "declared" and (set(x.old), set(x.new)) == sides)
    return any(said.endswith(group.reason) for x in found for said in x.reasons)


def _rest(link: Link, taken: tuple[set[str], set[str]]) -> Iterator[Link]:
    """What remains of a link without the provisions that were taken."""
    olds, news = tuple(o for o in link.old if o not in taken[0]), tuple(n for n in link.new if n not in taken[1])
    rival = link.runner_up
    if rival and (rival.old in taken[0] or rival.new in taken[1]):
        rival = None
    if (olds, news) == (link.old, link.new):
        yield link if rival is link.runner_up else replace(link, runner_up=None)
    elif olds and news:
        basis: Basis = "parts" if link.basis == "declared" else link.basis
        why = "what remains of a link that a decision took a part of"
        yield replace(
            link,
            old=olds, new=news, status="probable", basis=basis, score=min(link.score, REST), runner_up=rival,
            reasons=(why,),
        )  # fmt: skip
