"""A plan as printed → an edition again, with as much of the edition it was made from as still holds."""

from typing import NamedTuple

from msgspec.structs import replace

from aiplan_revise.documents.grammar.brackets import Brackets
from aiplan_revise.documents.grammar.ids import Ids
from aiplan_revise.documents.grammar.lines import shielded, unshield
from aiplan_revise.documents.sentences.paper import BRACKET, Paper, Unit, number_of, paper_of, walk
from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.edition import About, Edition, Provision, Texts, edition, texts
from aiplan_revise.model.integrity import edition_id, verify
from aiplan_revise.model.lookup import indexed


class Restored(NamedTuple):
    """An edition, and the ids of provisions whose words in the other language no longer applied and were left out."""

    edition: Edition
    untranslated: tuple[str, ...]


def restored(paper: Paper, old: Edition, registry: Registry, key: str) -> Restored:
    """The edition that `paper` prints, under the id `key`. A provision that is printed as in `old` stays what it is;
    one whose words were amended keeps its id, its columns and its references, and is in the language of the paper only;
    what is new gets an id. It is a draft, as official as `old` is not."""
    reader = _Reader(paper, old, registry)
    made = [reader.provision(unit) for unit in walk(paper)]
    found = verify(edition(_about(paper, old, key), made))
    return Restored(found, tuple(reader.untranslated))


def _about(paper: Paper, old: Edition, key: str) -> About:
    title = _plain(paper.words)
    kept = " ".join(old.about.title.best(paper.lang).split()) == title
    return replace(
        old.about,
        id=edition_id(key),
        title=old.about.title if kept else texts(paper.lang, title),
        status="draft",
        official=False if old.about.official is False else None,
        follows=old.about.id,
        dates={},
        sources=(),
        endings={},
    )


class _Reader:
    def __init__(self, paper: Paper, old: Edition, registry: Registry) -> None:
        self.old, self.lang = old, paper.lang
        self.before = {unit.key: unit for unit in walk(paper_of(old, registry, paper.lang))}
        self.brackets = Brackets(indexed(registry), ours=True)
        self.ids = Ids(old.outline)
        self.keys: dict[int, str] = {id(paper): ""}
        self.dotted: dict[int, str] = {id(paper): ""}
        self.untranslated: list[str] = []
        for known in old.outline:
            self.ids.claim(known, 0)

    def provision(self, unit: Unit) -> Provision:
        """The provision of a unit; units come in printed order."""
        above = unit.above
        assert above is not None
        number = number_of(unit)
        self.dotted[id(unit)] = ".".join(filter(None, (self.dotted[id(above)], number)))
        key = unit.key or self.ids.make(unit.words if self.lang == "en" else "", unit.kind, self.dotted[id(unit)])
        self.keys[id(unit)] = key
        was = self.old.provisions.get(unit.key)
        number = was.number if was and unit.mark == self.before[key].mark else number
        placed = replace(was or Provision(key, unit.kind), kind=unit.kind, parent=self.keys[id(above)], number=number)
        if was and (unit.title, unit.words) == (self.before[key].title, self.before[key].words):
            return placed
        if was and set(was.text.langs()) - {self.lang}:
            self.untranslated.append(key)
        return self._said(placed, unit)

    def _said(self, placed: Provision, unit: Unit) -> Provision:
        """A provision with the words of a unit, in its language only."""
        title = texts(self.lang, _plain(unit.title)) if unit.title else Texts()
        if unit.heads:
            return replace(placed, title=title, text=texts(self.lang, _plain(unit.words)))
        before = self.before.get(unit.key)
        whole = not any(party.clause.langs() for party in placed.assignments)
        if before and whole and BRACKET.findall(unit.words) == BRACKET.findall(before.words):
            words = BRACKET.sub("", unit.words)
            return replace(placed, title=title, text=texts(self.lang, _plain(words)))
        taken = self.brackets.take(shielded(unit.words), self.lang, bool(unit.mark))
        return replace(placed, title=title, text=texts(self.lang, taken.text), assignments=taken.assignments)


def _plain(words: str) -> str:
    return unshield(shielded(words))
