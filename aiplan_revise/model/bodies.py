"""The registry of bodies: who can be responsible, under which names, and who succeeded whom."""

from aiplan_revise.model.edition import Source, Texts, Value


class Office(Value):
    """A part of a body that plans name beside it: "Cabinet Office (AI)"."""

    id: str
    names: Texts
    aliases: tuple[str, ...] = ()


class Body(Value):
    """A responsible body. `short` is its abbreviation per language, `aliases` all further spellings in any language;
    `since`/`until` are ISO 8601 dates (until: the day from which it no longer exists)."""

    id: str
    names: Texts
    short: Texts = Texts()
    aliases: tuple[str, ...] = ()
    parent: str = ""
    offices: tuple[Office, ...] = ()
    since: str = ""
    until: str = ""


class OpenSet(Value):
    """An open set of bodies: "other related ministries and agencies"."""

    id: str
    names: Texts
    aliases: tuple[str, ...] = ()


class BodySuccession(Value):
    """From `on` the body `new` continues the body `old` (renamed or reorganised)."""

    old: str
    new: str
    on: str
    source: Source


class Registry(Value):
    """All known bodies and open sets by id, and the successions between bodies."""

    bodies: dict[str, Body] = {}
    open_sets: dict[str, OpenSet] = {}
    successions: tuple[BodySuccession, ...] = ()
    sources: tuple[Source, ...] = ()


class Resolution(Value):
    """What printed words stand for: a body (and office) or an open set; all empty if unknown, with near names."""

    body: str = ""
    office: str = ""
    open: str = ""
    near: tuple[str, ...] = ()

    @property
    def known(self) -> bool:
        return bool(self.body or self.open)
