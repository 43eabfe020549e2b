"""Bodies that the words of an initiative name themselves, in a plan whose sentences say who acts."""

from collections import Counter
from collections.abc import Collection, Iterable
from functools import cached_property

from msgspec.structs import replace

from aiplan_revise.documents.grammar.acting import Actors
from aiplan_revise.documents.grammar.brackets import Brackets
from aiplan_revise.documents.grammar.lines import shielded
from aiplan_revise.documents.grammar.subjects import FEW_BRACKETS, in_bracket
from aiplan_revise.documents.together import actors, responsible
from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.edition import HEADINGS, Assignment, Edition, Lang, Provision
from aiplan_revise.model.lookup import indexed
from aiplan_revise.model.roles import stranger


class Saying:
    """Tells of the initiatives of an edition who acts in their words in `lang`, as a reader of the plan would find it,
    and so which bodies have to be printed beside them. Where the sentences of the plan say who acts (About.acting, or
    as is said), none of an initiative whose words say exactly who is responsible, and all of any other; if there are
    many of those, all of all. A reader has the edition `beside` it as well, and knows all who are responsible."""

    def __init__(
        self, of: Edition, registry: Registry, lang: Lang, *, acting: bool | None = None, beside: Edition | None = None
    ) -> None:
        self._of, self._registry, self._lang = of, registry, lang
        self._acting = of.about.acting if acting is None else acting
        self._beside = actors(of, beside) if beside else ()

    def unsaid(self, of: Provision) -> tuple[Assignment, ...]:
        """The bodies of a provision that are to be printed, in their order."""
        said = self._acting and bool(of.assignments) and not self._bracketed and self._says(of)
        return () if said else of.assignments

    def told(self, of: Provision) -> tuple[Assignment, ...]:
        """Who acts in the words of a provision."""
        one = self._actors.of(self._text(of))
        return self._brackets.take(in_bracket(one), self._lang, numbered=True).assignments if one.lead else ()

    def _says(self, of: Provision) -> bool:
        told = self.told(of)
        return _held(told) == _held(of.assignments) or _printed(told) == _printed(of.assignments)

    @cached_property
    def _bracketed(self) -> bool:
        """Whether so many have bodies that their words do not name that a reader would look for brackets alone."""
        named = [p for p in self._of.provisions.values() if p.assignments]
        unsaid = sum(not self._says(p) for p in named)
        items = sum(p.kind == "initiative" for p in self._of.provisions.values())
        return unsaid * FEW_BRACKETS > items

    @cached_property
    def _brackets(self) -> Brackets:
        return Brackets(indexed(self._registry))

    @cached_property
    def _actors(self) -> Actors:
        every = [p for p in self._of.provisions.values() if p.kind not in HEADINGS]
        words = "\n".join(map(self._text, self._of.provisions.values()))
        return Actors(words, [*map(self._text, every)], self._brackets, responsible(self._of).union(self._beside))

    def _text(self, of: Provision) -> str:
        return shielded(of.text.get(self._lang))


def with_actors(of: Edition, keys: Collection[str], registry: Registry, lang: Lang) -> Edition:
    """The edition in which those are responsible for these initiatives that act in their words."""
    saying = Saying(of, registry, lang, acting=True)
    told = {key: replace(of.provisions[key], assignments=saying.told(of.provisions[key])) for key in keys}
    return replace(of, provisions={**of.provisions, **told}) if told else of


def _held(assignments: Iterable[Assignment]) -> Counter[tuple[str, str, str]]:
    return Counter((one.party(), one.office, one.role) for one in assignments)


def _printed(assignments: Iterable[Assignment]) -> Counter[tuple[str, str]]:
    """Who is responsible by their names alone, for a name may have been found to be that of another body."""
    return Counter((stranger(one.printed), one.role) for one in assignments)
