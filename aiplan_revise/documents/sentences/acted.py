"""Who is responsible in amended words that say so themselves: see grammar.subjects."""

from collections.abc import Collection, Mapping, Sequence

from msgspec.structs import replace

from aiplan_revise.documents.saying import Saying
from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.edition import HEADINGS, Assignment, Edition, Lang, Provision


def acted(of: Edition, amended: Collection[str], old: Edition, registry: Registry, lang: Lang) -> Edition:
    """The edition with those who act in the sentences that were `amended` or are new, and have no brackets. What is new
    is an initiative where somebody acts in it, or in others of its list."""
    saying = Saying(of, registry, lang, acting=True, beside=old)
    read = [key for key in amended if of.provisions[key].kind not in HEADINGS]
    told = {key: saying.told(of.provisions[key]) for key in read if not of.provisions[key].assignments}
    numbered = {bool(p.number) for p in old.provisions.values() if p.kind == "initiative"}
    made = dict(of.provisions)
    for key in read:
        p, was = of.provisions[key], old.provisions.get(key)
        acts = told.get(key, ())
        if (was or p).kind == "initiative" or (was is None and acts and bool(p.number) in numbered):
            made[key] = _with(p, acts)
    for key in (key for key in read if key not in old.provisions):
        beside = _beside(made[key], made)
        begun = _is_begun(beside, told, old) and bool(told.get(key))
        if begun or (made[key].number and any(one.kind == "initiative" for one in beside)):
            made[key] = _with(made[key], told.get(key, ()))
    return replace(of, provisions=made)


def _is_begun(beside: Sequence[Provision], told: Mapping[str, object], old: Edition) -> bool:
    """Whether a list is new, and somebody acts in most of it."""
    acting = [one for one in beside if told.get(one.id)]
    return 2 * len(acting) >= len(beside) > 1 and not any(one.id in old.provisions for one in beside)


def _beside(p: Provision, among: Mapping[str, Provision]) -> list[Provision]:
    """What stands in one list with a provision."""
    beside = (one for one in among.values() if one.parent == p.parent and one.kind not in HEADINGS)
    return [one for one in beside if bool(one.number) == bool(p.number)]


def _with(p: Provision, told: Sequence[Assignment]) -> Provision:
    """An initiative with those who act, or those in its brackets."""
    return replace(p, assignments=p.assignments or tuple(told), kind="initiative" if p.kind == "statement" else p.kind)
