"""A text and its translation as one edition, and what does not agree between them."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from msgspec.structs import replace

from aiplan_revise.model.bodies import Registry, named_in
from aiplan_revise.model.edition import LANGS, Assignment, Edition, Finding, Lang, Provision, Texts, languages, ordered
from aiplan_revise.model.integrity import verify
from aiplan_revise.model.ordinals import COUNTS, plain
from aiplan_revise.model.wholes import counted
from aiplan_revise.revise.rules import LANGUAGE, Remark, finding
from aiplan_revise.revise.stages import Stage


class Joined(NamedTuple):
    """One edition in two languages, and what is to be remarked on it, in printed order."""

    edition: Edition
    findings: tuple[Finding, ...]


def bilingual(text: Edition, translation: Edition, registry: Registry) -> Joined:
    """`text` with the words of its `translation`, whose provisions bear the ids of those that they translate (see
    lineage.settle). Numbers, kinds, places and bodies are those of the text. What only the translation has stands
    behind what it follows there, in its language alone: nothing is lost, and `missing-language` finds it."""
    provisions: dict[str, Provision] = {}
    remarks: list[Remark] = []
    for p in ordered(text):
        other = translation.provisions.get(p.id)
        provisions[p.id] = _with(p, other) if other else p
        remarks += _differences(p, other, (text, translation), registry) if other else ()
    for p in ordered(translation):
        if p.id not in provisions:
            above = p.parent if p.parent in provisions else ""
            provisions[p.id] = replace(p, parent=above)
    about = replace(text.about, title=_both(text.about.title, translation.about.title))
    about = replace(about, notice=_both(about.notice, translation.about.notice))
    outline = tuple(_outline(text, translation, provisions))
    made = Edition(about, outline, {key: provisions[key] for key in outline})
    return Joined(verify(made), tuple(finding("languages-disagree", one) for one in remarks))


def _with(p: Provision, other: Provision) -> Provision:
    clauses = _clauses(p.assignments, other.assignments)
    return replace(p, title=_both(p.title, other.title), text=_both(p.text, other.text), assignments=clauses)


def _both(one: Texts, other: Texts) -> Texts:
    return Texts(*(one.get(lang) or other.get(lang) for lang in LANGS))


def _clauses(of: Sequence[Assignment], other: Sequence[Assignment]) -> tuple[Assignment, ...]:
    """The assignments with their clauses in both languages, where both name the same parties as often."""
    waiting: dict[str, list[Assignment]] = {}
    for one in other:
        waiting.setdefault(one.party(), []).append(one)
    often = {party: sum(one.party() == party for one in of) for party in waiting}
    made = []
    for one in of:
        found = waiting.get(one.party(), [])
        twin = found.pop(0) if found and often[one.party()] == len(found) else None
        often[one.party()] = often.get(one.party(), 0) - 1
        made.append(replace(one, clause=_both(one.clause, twin.clause)) if twin else one)
    return tuple(made)


# ---------------------------------------------------------------- what does not agree


def _differences(
    p: Provision, other: Provision, sides: tuple[Edition, Edition], registry: Registry
) -> Iterator[Remark]:
    one, two = (_language(of) for of in sides)
    parties, theirs = ({a.party() for a in counted(registry, side.assignments)} for side in (p, other))
    for alone, lang, elsewhere in ((parties - theirs, one, two), (theirs - parties, two, one)):
        if alone:
            held = (*p.assignments, *other.assignments)
            named = ", ".join(sorted(named_in(registry, party, held, lang) for party in alone))
            what = f"{named}: responsible in {LANGUAGE[lang]}, not in {LANGUAGE[elsewhere]}"
            yield Remark(p.id, what, "bring them into line")
    if p.number and other.number and not _values(p.number) & _values(other.number):
        what = f"has the number {p.number} in {LANGUAGE[one]} and {other.number} in {LANGUAGE[two]}"
        yield Remark(p.id, what, "bring them into line")


def _values(number: str) -> frozenset[object]:
    """What a number counts, in every way of counting in which it can be read: ② and b are both the second."""
    read = (count.read(plain(number)) for count in COUNTS)
    return frozenset(one for one in read if one) or frozenset([number])


def _language(of: Edition) -> Lang:
    return next(iter(languages(of)), LANGS[0])


# ---------------------------------------------------------------- order


def _outline(text: Edition, translation: Edition, provisions: Mapping[str, Provision]) -> Iterator[str]:
    below: dict[str, list[str]] = {}
    for key in text.outline:
        below.setdefault(provisions[key].parent, []).append(key)
    before = ""
    for p in ordered(translation):
        if p.id not in text.provisions:
            family = below.setdefault(provisions[p.id].parent, [])
            family.insert(family.index(before) + 1 if before in family else 0, p.id)
        before = p.id

    def walk(parent: str) -> Iterator[str]:
        for key in below.get(parent, ()):
            yield key
            yield from walk(key)

    return walk("")


# ---------------------------------------------------------------- a translation that was left behind


def behind(course: Sequence[Stage]) -> tuple[Finding, ...]:
    """The provisions of the last text of a `course` (the oldest first, every one with the ids of the one before) that
    were changed in one language later than in the other."""
    changed: dict[str, dict[Lang, int]] = {}
    for at, (before, after) in enumerate(pairwise(course), 1):
        for key in after.text.frame.outline:
            if key in before.text.frame.provisions:
                was, now = before.text.whole(key).text, after.text.whole(key).text
                for lang in (lang for lang in LANGS if was.get(lang) and now.get(lang)):
                    if was.get(lang) != now.get(lang):
                        changed.setdefault(key, {})[lang] = at
    keys = course[-1].text.frame.outline if course else ()
    remarks = (_late(course[-1].text.whole(key), changed[key], course) for key in keys if key in changed)
    return tuple(finding("translation-behind", one) for one in remarks if one)


def _late(p: Provision, changed: Mapping[Lang, int], course: Sequence[Stage]) -> Remark | None:
    newest = max(changed, key=changed.__getitem__)
    other = next(lang for lang in LANGS if lang != newest)
    last = changed.get(other, 0)
    if len(p.text.langs()) < len(LANGS) or last == changed[newest]:
        return None
    when, since = course[changed[newest]].key, course[last].key
    what = f"changed in {LANGUAGE[newest]} in {when}, in {LANGUAGE[other]} as in {since}"
    return Remark(p.id, what, "see whether the translation still says the same")
