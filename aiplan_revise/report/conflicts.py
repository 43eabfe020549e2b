"""How to say what two sides of a merge disagree on: who, where, which field, what each says, and what can be chosen."""

import re
from collections.abc import Iterator
from itertools import combinations

import msgspec

from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.edition import LANGS, Assignment, Edition, Lang, Provision, numbers
from aiplan_revise.report.named import named
from aiplan_revise.report.words import assigned, body_name, caption, listed, other, say
from aiplan_revise.revise.conflicts import Conflict, options
from aiplan_revise.revise.heirs import heirs
from aiplan_revise.revise.newcomers import recognised
from aiplan_revise.revise.sequence import Three

_LISTS = ("order", "continued-by", "parent")
"""Fields whose values are ids of provisions."""


class Merging(msgspec.Struct, frozen=True):
    """What conflicts are told against: the three editions as `merge` sees them and the merged one, with what is needed
    to name things. `names` are those of the sides, such as the ministries that hand them in; `bodies` are those by
    which the editions call bodies, in each language."""

    editions: Three[Edition]
    merged: Edition
    registry: Registry
    lang: Lang
    names: tuple[str, str]
    bodies: dict[Lang, dict[str, str]] = {}


class ConflictView(msgspec.Struct, frozen=True):
    """A conflict in words: what it is about, in a sentence; what each side says there, with the name of the side; what
    the merged edition has; and what can be chosen (see `options`), with how it is called."""

    about: str
    says: tuple[tuple[str, str], ...]
    kept: str
    choices: tuple[tuple[str, str], ...]
    lang: Lang

    def sentence(self) -> str:
        """All of it in one paragraph."""
        blank = "" if self.lang == "ja" else " "
        said = blank.join(
            _stopped(say(self.lang, "conflict-says", side=one, words=words), self.lang) for one, words in self.says
        )
        *names, last = [name for _, name in self.choices]
        chosen = say(self.lang, "conflict-or", some=("、" if self.lang == "ja" else ", ").join(names), last=last)
        return blank.join([self.about, said, self.kept, say(self.lang, "conflict-choices", choices=chosen)])


def _stopped(said: str, lang: Lang) -> str:
    """A statement with a stop, unless it ends with words that bring one along."""
    return said if re.search("[.。!?！？][”」]$", said) else f"{said}{'。' if lang == 'ja' else '.'}"


def merging(
    editions: Three[Edition], merged: Edition, registry: Registry, lang: Lang, names: tuple[str, str] = ("", "")
) -> Merging:
    """What the conflicts of a merge are told against."""
    sides = tuple(name or say(lang, f"side-{side}") for name, side in zip(names, ("ours", "theirs"), strict=True))
    bodies = {each: named(registry, editions, each) for each in LANGS}
    return Merging(recognised(editions), merged, registry, lang, (sides[0], sides[1]), bodies)


def view(conflict: Conflict, of: Merging) -> ConflictView:
    """A conflict in words, in the language that is asked for."""
    lang = of.lang
    sides = Three(say(lang, "side-base"), *of.names)
    named = {"ours": sides.ours, "theirs": sides.theirs}
    where, field = _where(conflict.provision, of), _field(conflict, lang)
    about = say(lang, "conflict", where=where, field=field, ours=sides.ours, theirs=sides.theirs)
    words = Three(*(_words(conflict, side, of) for side in ("base", "ours", "theirs")))
    if conflict.field == "provision" and _alike(conflict.provision, words, of):
        words = Three(*(_both(conflict, side, of) for side in ("base", "ours", "theirs")))
    labels = (_label(name, lang) for name in sides)
    shown = [
        (name, said)
        for name, said, known in zip(labels, words, (conflict.kept == "base", True, True), strict=True)
        if known
    ]
    kept = say(lang, f"conflict-kept-{conflict.kept}", side=named.get(conflict.kept, ""))
    choices = ((option, say(lang, f"choice-{option}", side=named.get(option, ""))) for option in options(conflict))
    return ConflictView(about, tuple(shown), kept, tuple(choices), lang)


def _label(side: str, lang: Lang) -> str:
    """What a side is called at the beginning of a line: our words with a capital letter, a name as it is given."""
    ours = (say(lang, f"side-{one}") for one in ("base", "ours", "theirs"))
    return side[:1].upper() + side[1:] if side in ours else side


# ---------------------------------------------------------------- where, and which field


def _where(key: str, of: Merging, first: Edition | None = None) -> str:
    """The number and caption of a provision, from the first edition that has it, the merged one unless another one is
    to be asked before."""
    asked = (first or of.merged, of.merged, *of.editions)
    edition = next((e for e in asked if key in e.provisions), None)
    if not edition:
        return say(of.lang, "conflict-edition")
    known = say(of.lang, "quoted", words=caption(edition.provisions[key], of.lang).text)
    number = numbers(edition)[key]
    return f"{number}{'' if of.lang == 'ja' else ' '}{known}" if number else known


def _field(conflict: Conflict, lang: Lang) -> str:
    root, _, rest = conflict.field.partition(".")
    if root == "fields":
        return say(lang, "field-column", name=rest)
    if rest in LANGS:
        return say(lang, "field-in", field=say(lang, f"field-{root}"), lang=say(lang, f"lang-{rest}"))
    if rest == "order":
        return say(lang, f"field-{root}-order")
    if not conflict.provision and root != "order":
        return say(lang, "field-about", name=conflict.field)
    name = say(lang, f"field-{root}")
    return say(lang, "field-whole", field=name) if root in ("text", "title", "notice") else name


# ---------------------------------------------------------------- what each side says


def _words(conflict: Conflict, side: str, of: Merging) -> str:
    told: str = getattr(conflict, side)
    root = conflict.field.partition(".")[0]
    if not told:
        return _gone(conflict.provision, side, of) if root == "provision" else say(of.lang, "conflict-nothing")
    if root == "lead":
        names = of.bodies.get(of.lang, {})
        return listed(
            of.lang, [names.get(party) or body_name(of.registry, party, of.lang) for party in told.split("; ")]
        )
    edition: Edition = getattr(of.editions, side)
    if conflict.field in _LISTS:
        by = of.merged if conflict.field == "order" else edition  # one number for each, or nobody sees the order
        return listed(of.lang, [_where(key, of, by) for key in told.split("; ")])
    p = edition.provisions.get(conflict.provision)
    if p and root == "assignments":
        return _bodies(p.assignments, of)
    if p and root == "provision":
        return _provision(p, of)
    return say(of.lang, "quoted", words=told)


def _alike(key: str, words: Three[str], of: Merging) -> bool:
    """Whether two sides that differ are told in the same words."""
    there = zip(words, (edition.provisions.get(key) for edition in of.editions), strict=True)
    return any(one[0] == two[0] and one[1] != two[1] for one, two in combinations(there, 2))


def _both(conflict: Conflict, side: str, of: Merging) -> str:
    """What a side says, in both languages, where they differ in the other one only."""
    there = msgspec.structs.replace(of, lang=other(of.lang))
    return " / ".join(dict.fromkeys((_words(conflict, side, of), _words(conflict, side, there))))


def _gone(key: str, side: str, of: Merging) -> str:
    """What became of a provision that a side no longer has: dropped, split into others, joined into one."""
    base, edition = of.editions.base, getattr(of.editions, side)
    found = sorted(heirs(base, edition).get(key, ()), key=edition.outline.index)
    if not found:
        return say(of.lang, "conflict-dropped")
    parts = {part for heir in found for part in edition.provisions[heir].continues if part in base.provisions}
    how = "joined" if len(parts) > 1 else "split" if len(found) > 1 else "replaced"
    return say(of.lang, f"conflict-{how}", what=listed(of.lang, [_where(heir, of, edition) for heir in found]))


def _provision(p: Provision, of: Merging) -> str:
    words = p.text.best(of.lang)
    quoted = say(of.lang, "quoted", words=" ".join(filter(None, [p.number, p.title.best(of.lang), words])))
    return f"{quoted}{_within(_bodies(p.assignments, of), of.lang)}" if p.assignments else quoted


def _bodies(assignments: tuple[Assignment, ...], of: Merging) -> str:
    """Who is responsible, clause by clause, with their roles."""
    return listed(of.lang, list(_each(assignments, of))) or say(of.lang, "conflict-nothing")


def _each(assignments: tuple[Assignment, ...], of: Merging) -> Iterator[str]:
    for one in assignments:
        name = assigned(of.registry, [one], of.lang, of.bodies.get(of.lang, {}))[one.party()]
        clause = one.clause.get(of.lang) or one.clause.get(other(of.lang))
        parts = [say(of.lang, f"role-{one.role}")] if one.role else []
        parts += [say(of.lang, "conflict-clause", clause=re.sub(r"\s+", " ", clause))] if clause else []
        yield name + _within(listed(of.lang, parts), of.lang)


def _within(words: str, lang: Lang) -> str:
    return "" if not words else f"（{words}）" if lang == "ja" else f" ({words})"
