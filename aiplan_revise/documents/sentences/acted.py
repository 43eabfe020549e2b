"""Who is responsible in amended words that say so themselves: see grammar.subjects."""

from collections.abc import Collection, Mapping, Sequence

from msgspec.structs import replace

from aiplan_revise.documents.grammar.acting import Actors
from aiplan_revise.documents.grammar.brackets import Brackets
from aiplan_revise.documents.grammar.lines import shielded
from aiplan_revise.documents.grammar.subjects import in_bracket
from aiplan_revise.model.edition import HEADINGS, Assignment, Edition, Lang, Provision
from aiplan_revise.model.saying import Saying


def acted(of: Edition, amended: Collection[str], old: Edition, brackets: Brackets, lang: Lang) -> Edition:
    """The edition with those who act in the sentences that were `amended` or are new, beside those in its brackets.
    Where it is not sure who acts, those stay whom the words still name. What is new is an initiative where somebody
    acts in it, or in others of its list."""
    texts = {key: shielded(p.text.get(lang)) for key, p in of.provisions.items() if p.kind not in HEADINGS}
    read = [key for key in amended if key in texts]
    actors = Actors("\n".join(texts.values()), [texts[key] for key in read], brackets)
    made = dict(of.provisions)
    numbered = {bool(p.number) for p in old.provisions.values() if p.kind == "initiative"}
    for key in read:
        p, was = of.provisions[key], old.provisions.get(key)
        one = actors.of(texts[key])
        told = brackets.take(f"{texts[key]}{in_bracket(one)}", lang, numbered=True).assignments if one.lead else ()
        if (was or p).kind == "initiative":
            made[key] = _with(p, told or _still(old, p, lang))
        elif was is None and told and bool(p.number) in numbered:
            made[key] = _with(p, told)
    fresh = (of.provisions[key] for key in read if key not in old.provisions and _is_listed(key, made))
    return replace(of, provisions={**made, **{p.id: _with(made[p.id], ()) for p in fresh}})


def _with(p: Provision, told: Sequence[Assignment]) -> Provision:
    """An initiative with those who act beside those in its brackets."""
    acting = {one.party() for one in told}
    held = (*told, *(one for one in p.assignments if one.party() not in acting))
    return replace(p, assignments=held, kind="initiative" if p.kind == "statement" else p.kind)


def _still(old: Edition, p: Provision, lang: Lang) -> list[Assignment]:
    """Those of an initiative whom its words name, and named before."""
    was = old.provisions.get(p.id)
    if was is None:
        return []
    saying = Saying(old)
    before, now = (saying.unsaid(replace(was, text=text), lang) for text in (was.text, p.text))
    return [one for one in was.assignments if one not in before and one not in now]


def _is_listed(key: str, among: Mapping[str, Provision]) -> bool:
    """Whether a provision stands in one numbered list with an initiative."""
    p = among[key]
    beside = (one for one in among.values() if one.parent == p.parent and one.number)
    return bool(p.number) and any(one.kind == "initiative" for one in beside)
