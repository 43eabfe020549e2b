"""Bodies that have another name since the last edition, or were reorganised, where the plan says so itself: no registry
knows them all."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from aiplan_revise.model.abbreviations import behind, explained, in_full
from aiplan_revise.model.bodies import BodySuccession, Registry, Told, as_given, holder, same_body
from aiplan_revise.model.edition import Assignment, Edition, Lang, Source, texts
from aiplan_revise.model.hints import Hints, hint
from aiplan_revise.model.lettered import by_letters
from aiplan_revise.model.mentions import folded, mentions, roll
from aiplan_revise.model.names import spelling
from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.reorganised import Naming, Statement, namings, statements
from aiplan_revise.model.roles import bare, formerly
from aiplan_revise.model.wholes import UNLISTED, unlisted
from aiplan_revise.model.worded import said_twice

_SENTENCE = r"(?<=[.!?]) (?=[A-Z])|(?<=[。\n])"


def as_told(registry: Registry, old: Edition, new: Edition) -> Told:
    """The registry and, as successions, what either edition says of its bodies and their offices: that one which only
    `old` names goes on as one that only `new` names (under another name, in another form), or in one that `new` names.
    A body is meant by its party (see Assignment.party), for the registry may not know it. What only `old` says has
    been, the later edition says; what is still to come there, none does. A registry that tells so of these two already
    is the answer: the ids of provisions, which `settle` changes, count for nothing here."""
    of = old.about.id, new.about.id
    if isinstance(registry, Told) and registry.of == of:
        return registry
    given = as_given(registry)
    return Told.by(given, of, tuple(_steps(given, old, new)))


def _steps(registry: Registry, old: Edition, new: Edition) -> Iterator[BodySuccession]:
    """What two editions say that the registry does not know."""
    sides = _Sides(*(_named(of, registry) for of in (old, new)))
    twice = [
        BodySuccession(one, other, "", _source(new), "abbreviated")
        for one, other in said_twice((old, new), sides.before, sides.after)
    ]
    if not sides.apart:
        yield from (one for one in twice if not _known(registry, one.old, one.new))
        return
    said, beside = in_full((old, new)), explained((old, new))
    full = {name: names | beside.get(name, frozenset()) for name, names in {**beside, **said}.items()}
    both = _printed_both_ways(_in_full(sides, beside), beside, (old, new)) if beside else ()
    spelt = {
        short: names for short, names in by_letters((old, new), sides.spelt_apart()).items() if not full.get(short)
    }
    short = _abbreviated(sides, spelt, new) if spelt else ()
    sides = _in_full(sides, full)
    told = {frozenset((one.old, one.new)): one for one in twice}
    for one in (
        *_as_printed(sides, new),
        *short,
        *both,
        *_pairs(sides, full, sides.gone, sides.come, new),
        *_told(sides, (old, new)),
    ):
        told[frozenset((one.old, one.new))] = one
    for one in _parts(sides, [*told.values()]):
        told.setdefault(frozenset((one.old, one.new)), one)
    yield from (one for one in told.values() if not _known(registry, one.old, one.new))


def _source(of: Edition) -> Source:
    return Source(of.about.title.best("en") or of.about.id)


def _as_printed(sides: "_Sides", new: Edition) -> Iterator[BodySuccession]:
    """The bodies beside which the newer edition prints the name that they have in the older one: Works Agency (formerly
    Roads Office)."""
    named = {name: party for party in sorted(sides.gone) for name in sides.before[party]}
    source = _source(new)
    bracketed = {a for p in new.provisions.values() for a in p.assignments if a.printed[-1:] in (")", "）")}
    held = {(a.party(), spelling(was)) for a in bracketed if (was := formerly(a.printed))} if sides.come else set()
    for party, was in sorted(held):
        if party in sides.come and was in named:
            yield BodySuccession(named[was], party, "", source)


def _known(registry: Registry, one: str, other: str) -> bool:
    return same_body(registry, one, other) is not None or same_body(registry, other, one) is not None


def _parts(sides: "_Sides", told: Sequence[BodySuccession]) -> Iterator[BodySuccession]:
    """The parts of bodies that no registry knows, which go on under the new names of these: 環境生活部自然環境課 as
    環境くらし部自然環境課."""
    for one in told:
        renamed = not one.how and one.old[:1] == one.new[:1] == "?" and one.old[-1] in _ENDS
        for party in sorted(sides.gone) if renamed else ():
            other = one.new + party.removeprefix(one.old)
            if party != one.old and party.startswith(one.old) and other in sides.come:
                yield replace(one, old=party, new=other)


_ENDS = frozenset("部局省庁府院署会所室")
"""How names of Japanese bodies end that have parts."""
_Names = Mapping[str, frozenset[str]]


class _Sides(NamedTuple):
    """Party → the spellings of its names, those printed and those that the registry knows, for either edition."""

    before: _Names
    after: _Names

    @property
    def gone(self) -> set[str]:
        """The parties that only the first edition names."""
        return {*self.before} - {*self.after}

    @property
    def come(self) -> set[str]:
        """The parties that only the second edition names."""
        return {*self.after} - {*self.before}

    @property
    def apart(self) -> set[str]:
        """The parties that only one edition names."""
        return {*self.before} ^ {*self.after}

    def spelt_apart(self) -> set[str]:
        """The spellings of those."""
        return {name for side in self for party in side.keys() & self.apart for name in side[party]}

    def spelt(self) -> dict[str, str]:
        """Every spelling → the party it is a name of."""
        named = ((name, party) for side in self for party, names in side.items() for name in names)
        return dict(sorted(named, reverse=True))


# ---------------------------------------------------------------- names


def _named(of: Edition, registry: Registry) -> _Names:
    printed: dict[str, set[str]] = {}
    for a in {a for p in of.provisions.values() for a in p.assignments if not a.open}:
        printed.setdefault(a.party(), set()).add(a.printed)
        office = a.office or unlisted(registry, a)
        if office:
            key = holder(replace(a, office=office))
            printed.setdefault(key, set()).update(_office_names(registry, a, office))
            printed[a.party()].discard(a.printed)
    return {party: frozenset(_spelt(party, names, registry)) for party, names in printed.items()}


def _spelt(party: str, printed: set[str], registry: Registry) -> Iterator[str]:
    body = registry.bodies.get(party)
    short = behind(map(bare, printed)).values()
    own = (body.names.ja, body.names.en) if body else (party[1:] if party[:1] == "?" else "", *short)
    names = [*map(bare, printed), *own]
    return filter(None, map(spelling, names))


def _office_names(registry: Registry, of: Assignment, office: str) -> Iterator[str]:
    """The names of an office with those of its body, and its full name by itself."""
    yield of.printed
    body = registry.bodies.get(of.body)
    part = next((one for one in body.offices if one.id == office), None) if body else None
    full = (part.names.ja, part.names.en) if part else (office.removeprefix(UNLISTED),)
    yield from full if part else ()
    for name in filter(None, full):
        for whole in filter(None, (body.names.ja, body.names.en, body.short.ja, body.short.en) if body else ()):
            if name.isascii() and whole.isascii():
                yield from (f"{name} of {whole}", f"{whole} {name}", f"{whole}'s {name}")
                yield from (f"{name} ({whole})", f"{name}, {whole}", f"{whole} ({name})", f"{name} in {whole}")
            elif not whole.isascii():
                yield from (f"{whole}{name}", f"{whole}の{name}", f"{whole}({name})")


def _in_full(sides: _Sides, full: _Names) -> _Sides:
    """Both sides with the full names of abbreviations (name → full names)."""
    if not full:
        return sides
    before, after = (
        {party: names.union(*(full.get(name, ()) for name in names)) for party, names in side.items()} for side in sides
    )
    return _Sides(before, after)


def _printed_both_ways(sides: _Sides, told: _Names, editions: tuple[Edition, Edition]) -> Iterator[BodySuccession]:
    """The bodies that one edition names in full and for short, of which the other one has either; not those that stand
    beside each other somewhere: they are two."""
    beside = {
        frozenset((one.party(), other.party()))
        for of in editions
        for p in of.provisions.values()
        for one in p.assignments
        for other in p.assignments
        if one.party() != other.party()
    }
    stay = {*sides.before} & {*sides.after}
    for these, those in ((sides.gone, stay), (stay, sides.come)):
        for one in _pairs(sides, told, these, those, editions[1]):
            if frozenset((one.old, one.new)) not in beside:
                yield one


def _abbreviated(sides: _Sides, spelt: _Names, new: Edition) -> Iterator[BodySuccession]:
    """The bodies that one edition names by an abbreviation only and the other one in full only, though neither says
    what it stands for."""
    sides = _in_full(sides, spelt)
    pairs = _pairs(sides, spelt, sides.gone, sides.come, new)
    yield from (replace(one, how="abbreviated") for one in pairs)


def _pairs(
    sides: _Sides, full: _Names, these: Iterable[str], those: Iterable[str], new: Edition
) -> Iterator[BodySuccession]:
    """The bodies that the first edition names in full and the second one for short, or the other way about, of `these`
    in the first and `those` in the second."""
    told = frozenset[str]().union(*full.values())
    named = {name: party for party in sorted(those) for name in sides.after[party] & told}
    source = _source(new)
    for party in sorted(these):
        for other in sorted({named[name] for name in sides.before[party] & named.keys()} - {party}):
            yield BodySuccession(party, other, "", source)


# ---------------------------------------------------------------- what is said


def _told(sides: _Sides, editions: tuple[Edition, Edition]) -> Iterator[BodySuccession]:
    """What the editions say, that of the newer one last."""
    apart, gone, come = sides.apart, sides.gone, sides.come
    spelt = sides.spelt()
    names, hints = roll(spelt), Hints(spelt, apart)
    for of in editions:
        source = _source(of)
        late = of is editions[1]
        for lang, text in hints.speaking(of):
            said = mentions(text, lang, names)
            named = {*said.within(said.words)}
            if len(named) == 1 or named.isdisjoint(apart):
                continue  # of one body alone nothing is said that counts, and the patterns need time to be compiled
            for one in namings(said, lang, gone, come):
                for step in _as_named(one, sides, late, source):
                    yield _quoting(step, text, lang, sides)
            for told in statements(said, lang):
                for step in _as_said(told, sides, late, source):
                    yield _quoting(step, text, lang, sides)


def _quoting(step: BodySuccession, text: str, lang: Lang, sides: _Sides) -> BodySuccession:
    """A succession with the sentence of the plan that names most of its bodies."""
    names = [side.get(party, frozenset()) for side in sides for party in (step.old, step.new)]
    hints = [{hint(name) for name in some} for some in names]

    def named(sentence: str) -> int:
        words = folded(sentence)
        return sum(any(map(words.__contains__, some)) for some in hints)

    sentence = max(filter(str.strip, compiled(_SENTENCE).split(text)), key=named, default=text)
    return replace(step, source=replace(step.source, note=texts(lang, sentence.strip())))


def _as_named(of: Naming, sides: _Sides, late: bool, source: Source) -> Iterator[BodySuccession]:
    one, other = (of.one, of.other) if of.one in sides.gone else (of.other, of.one)
    if one in sides.gone and other in sides.come:
        back = not late and not of.ahead  # what the older edition says has been
        yield BodySuccession(*((other, one) if back else (one, other)), of.on, source)


def _as_said(of: Statement, sides: _Sides, late: bool, source: Source) -> Iterator[BodySuccession]:
    """What holds forward where the older edition names the former body, and back where the newer one does."""
    forward = of.old in sides.gone and of.new in (sides.after if of.how else sides.come)
    back = of.old in sides.come and of.new in (sides.before if of.how else sides.gone)
    to_come = of.ahead and late is forward
    if (forward or back) and not to_come:
        yield BodySuccession(of.old, of.new, of.on, source, of.how)
