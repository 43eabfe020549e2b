"""From printed words to bodies: what a name stands for, and the names in a printed list."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache

from msgspec.json import decode, encode
from msgspec.structs import replace

from aiplan_revise.model.bodies import Body, Office, Registry, as_given, label, parents
from aiplan_revise.model.edition import Lang, Texts, Value
from aiplan_revise.model.lists import separate
from aiplan_revise.model.names import LONGEST_NAME, gathered, nearest, spelling
from aiplan_revise.model.officials import bodies_of
from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.roles import Role, at_present, role_marked

_WITH_BRACKET = compiled(r"([^()]+)\(([^()]+)\)")
_PRINTED_BRACKET = compiled(r"([^()（）]+)([(（])([^()（）]+)([)）])\s*")
_PART = compiled(r"[^\W\d_][^「」。]{1,59}")
_PART_BEHIND = "[^\x00-\u30a0及並省庁府ー]{1,20}[局部課室院]"
_MEMORY = 20_000
_NEAR_SHOWN = 3
_SHORTEST_OFFICE = 5
"""Characters of an alias that is no mere tag."""


class Resolution(Value, frozen=True):
    """What printed words stand for: a body (and office) or an open set; all empty if unknown, with near names. `role`
    is the one printed beside the name; `part` are words that say a part of the body which the registry does not know
    (the 情報流通行政局 of 総務省（情報流通行政局）): then the body is found, and yet the name is not known."""

    body: str = ""
    office: str = ""
    open: str = ""
    near: tuple[str, ...] = ()
    role: Role = ""
    part: str = ""

    @property
    def known(self) -> bool:
        return bool(self.body or self.open) and not self.part


def indexed(registry: Registry) -> "Names":
    """The names of a registry; for equal registries they are gathered once."""
    return _indexed(encode(as_given(registry)))


@lru_cache(2)
def _indexed(registry: bytes) -> "Names":
    return Names(decode(registry, type=Registry))


class Names:
    """All names of a registry, indexed once, for looking up printed words."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._claims = gathered(_spelled(registry))
        self._offices = gathered(_beside(registry))
        self._find = lru_cache(_MEMORY)(self._read)
        self._divide = lru_cache(_MEMORY)(self._separated)
        self._suggest = lru_cache(_MEMORY)(self._near)

    def resolve(self, printed: str) -> Resolution:
        """What `printed` stands for. Unknown words, and a name that two bodies claim, come back with `near` names:
        suggestions, nothing more."""
        if len(printed) > LONGEST_NAME:
            return Resolution()
        found = self._find(printed)
        return found if found.known or found.near else replace(found, near=self._suggest(spelling(printed)))

    def known(self, printed: str) -> bool:
        """Whether `printed` names one body, office or open set."""
        return len(printed) <= LONGEST_NAME and self._find(printed).known

    def body(self, printed: str) -> str:
        """The body that `printed` names, itself or by a part of it; "" if none. No near names are looked for."""
        return self._find(printed).body if len(printed) <= LONGEST_NAME else ""

    def split(self, content: str, told: bool = False, alone: frozenset[str] = frozenset()) -> tuple[str, ...]:
        """The names in a bracket or a table cell, each as printed (see lists.separate for what divides them, and what
        `told` and `alone` say); offices that share a bracket each with the body before it: of 内閣府（科技、知財）
        内閣府（科技） and 内閣府（知財）."""
        divide = self._divide if len(content) <= LONGEST_NAME else self._separated
        return divide(content, told, alone)

    def name(self, body: str, lang: Lang) -> str:
        """The full name of a body of the registry."""
        return self._registry.bodies[body].names.best(lang)

    def placed(self, printed: str) -> bool:
        """Whether `printed` names one body, office or open set, or a part of a body, known or not."""
        found = self._find(printed) if len(printed) <= LONGEST_NAME else Resolution()
        return bool(found.body or found.open)

    def shared(self) -> tuple[tuple[str, tuple[Resolution, ...]], ...]:
        """The spellings that several bodies, open sets, or offices of one body claim: these resolve to none of them."""
        claims = (*self._claims.items(), *((inner, found) for (_, inner), found in self._offices.items()))
        return tuple(sorted(((name, found) for name, found in claims if len(found) > 1), key=lambda pair: pair[0]))

    def _read(self, printed: str) -> Resolution:
        key = spelling(printed)
        found = self._look_up(key)
        if found.known or found.near:
            return found
        marked = role_marked(printed)
        name = at_present(marked.name)
        if name != printed:
            key = spelling(name)
            found = self._look_up(key)
        return replace(found if found.known else self._made_out(key), role=marked.role)

    def _made_out(self, key: str) -> Resolution:
        """The body of an official, or the body of which the words name an unknown part."""
        names = (key, *bodies_of(key))
        found = (look(name) for look in (self._look_up, self._apart) for name in names)
        return next((one for one in found if one.known or one.part), Resolution())

    def _separated(self, content: str, told: bool, alone: frozenset[str]) -> tuple[str, ...]:
        names = separate(content, self.placed, told=told, alone=alone)
        return tuple(one for name in names for one in self._each_office(name))

    def _each_office(self, name: str) -> tuple[str, ...]:
        several = None if self.known(name) else _PRINTED_BRACKET.fullmatch(name)
        if not several:
            return (name,)
        outer, opens, inner, closes = several.groups()
        each = separate(inner, lambda words: self.known(f"{outer}({words})"), by_form=False)
        made = tuple(f"{outer}{opens}{one}{closes}" for one in each)
        return made if len(made) > 1 and all(map(self.known, made)) else (name,)

    def _apart(self, key: str) -> Resolution:
        """The body in front, with the unknown words for a part of it behind; nothing if there is none."""
        bracketed = _WITH_BRACKET.fullmatch(key)
        if bracketed:
            outer, part = self._look_up(bracketed[1]), bracketed[2]
            told = outer.body and _PART.fullmatch(part) and not self._stands_alone(self._look_up(part))
            return replace(outer, part=part) if told else Resolution()
        for at in range(len(key) - 2, 1, -1):
            if key[at - 1] in "省庁府房" and re.fullmatch(_PART_BEHIND, key[at:]) and self._look_up(key[:at]).body:
                return replace(self._look_up(key[:at]), part=key[at:])
        return Resolution()

    def _stands_alone(self, found: Resolution) -> bool:
        """Whether a name is that of a ministry or an open set: such a one is nobody's part. A council or an agency may
        be named for those who do its work (Cabinet Office (Intellectual Property Strategy Headquarters))."""
        return bool(found.open) or (bool(found.body) and not self._registry.bodies[found.body].parent)

    def _look_up(self, key: str) -> Resolution:
        claims = self._claims.get(key, ())
        if len(claims) == 1:
            return claims[0]
        if claims:
            return Resolution(near=self._told(key, claims))
        bracketed = _WITH_BRACKET.fullmatch(key)
        return self._inside(bracketed[1], bracketed[2]) if bracketed else Resolution()

    def _inside(self, outer: str, inner: str) -> Resolution:
        """`outer(inner)`: a body with its office or its part, or one body under two of its names."""
        outside, within = self._look_up(outer), self._look_up(inner)
        offices = () if outside.office else self._offices.get((outside.body, inner), ())
        readings = {*offices, *self._related(outside, within)}
        return readings.pop() if len(readings) == 1 else Resolution()

    def _related(self, outside: Resolution, within: Resolution) -> Iterator[Resolution]:
        """The narrower of two bodies that stand one beside the other in brackets, if one belongs to the other."""
        if outside.open and within.body:
            yield within
        if not outside.body or not within.body:
            return
        if outside.body == within.body and (outside == within or not (outside.office and within.office)):
            yield max(outside, within, key=lambda found: found.office)
        if outside.body in parents(self._registry, within.body):
            yield within
        if within.body in parents(self._registry, outside.body):
            yield outside

    def _near(self, key: str) -> tuple[str, ...]:
        outer, bracket, _ = key.partition("(")
        body = self._look_up(outer).body if bracket else ""
        offices = {f"{outer}({inner})": found for (owner, inner), found in self._offices.items() if owner == body}
        living = self._living | self._alive(offices) if offices else self._living
        return self._told(key, (claim for match in nearest(key, living) for claim in living[match]))

    @cached_property
    def _living(self) -> dict[str, tuple[Resolution, ...]]:
        return self._alive(self._claims)

    def _alive(self, claims: Mapping[str, tuple[Resolution, ...]]) -> dict[str, tuple[Resolution, ...]]:
        """Names and what goes by them now; those of which nothing is left are left out."""
        return {name: kept for name, found in claims.items() if (kept := tuple(filter(self._lives, found)))}

    def _lives(self, found: Resolution) -> bool:
        """Whether a body exists now; nobody means one that has ended."""
        return not found.body or not self._registry.bodies[found.body].until

    def _told(self, key: str, claims: Iterable[Resolution]) -> tuple[str, ...]:
        lang: Lang = "en" if key.isascii() else "ja"
        return tuple(dict.fromkeys(_named(self._registry, claim, lang) for claim in claims))[:_NEAR_SHOWN]


def _spelled(registry: Registry) -> Iterator[tuple[str, Resolution]]:
    for key, body in registry.bodies.items():
        own = Resolution(key)
        for words in (*_forms(body.names), *_forms(body.short), *body.aliases):
            yield spelling(words), own
        above = registry.bodies.get(body.parent)
        for words in _compounds(above, body) if above else ():
            yield spelling(words), own
    for key, body, office in _offices(registry):
        found = Resolution(key, office.id)
        for words in _forms(office.names):
            yield spelling(words), found
        for words in (*_compounds(body, office), *filter(_is_office, office.aliases)):
            yield spelling(words), found
    for key, open_set in registry.open_sets.items():
        for words in (*_forms(open_set.names), *open_set.aliases):
            yield spelling(words), Resolution(open=key)


def _compounds(above: Body, part: Body | Office) -> Iterator[str]:
    """Japanese writes a part behind the name of the whole: 国土交通省観光庁, 内閣府知財事務局."""
    more = (word for word in part.aliases if not word.isascii()) if isinstance(part, Office) else ()
    inners = tuple(filter(None, (part.names.ja, part.short.ja, *more)))
    for outer in filter(None, (above.names.ja, above.short.ja)):
        yield from (outer + inner for inner in inners)


def _is_office(alias: str) -> bool:
    """Whether an alias of an office says that it is one, so that it is known without its body: 知財事務局."""
    return len(alias) >= _SHORTEST_OFFICE and alias.endswith(("室", "局", "会議", "本部"))


def _beside(registry: Registry) -> Iterator[tuple[tuple[str, str], Resolution]]:
    """What names an office beside its body, with or without 担当 ("in charge of")."""
    for key, _, office in _offices(registry):
        for words in (*_forms(office.names), *_forms(office.short), *office.aliases):
            inner, found = spelling(words), Resolution(key, office.id)
            yield (key, inner), found
            yield (key, inner + "担当"), found


def _forms(names: Texts) -> tuple[str, ...]:
    return tuple(filter(None, (names.ja, names.en)))


def _offices(registry: Registry) -> Iterator[tuple[str, Body, Office]]:
    return ((key, body, office) for key, body in registry.bodies.items() for office in body.offices)


def _named(registry: Registry, found: Resolution, lang: Lang) -> str:
    """The full name of what was found, with the abbreviation of a body: Ministry of Justice (MOJ)."""
    if found.open:
        return registry.open_sets[found.open].names.best(lang)
    if found.office:
        return label(registry, found.body, lang, found.office)
    body = registry.bodies[found.body]
    name, short = body.names.best(lang), body.short.get(lang)
    return f"{name} ({short})" if short and short != name else name
