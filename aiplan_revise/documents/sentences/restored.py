"""A plan as printed → an edition again, with as much of the edition it was made from as still holds."""

from collections import Counter
from typing import NamedTuple

from msgspec.structs import replace

from aiplan_revise.documents.grammar.brackets import Brackets, Taken
from aiplan_revise.documents.grammar.ids import Ids
from aiplan_revise.documents.grammar.lines import shielded, unshield
from aiplan_revise.documents.reading import known, reduced
from aiplan_revise.documents.saying import Saying
from aiplan_revise.documents.sentences.acted import acted
from aiplan_revise.documents.sentences.paper import (
    BRACKET,
    Paper,
    Unit,
    number_of,
    paper_of,
    reading_of,
    siblings,
    walk,
)
from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.edition import About, Edition, Finding, Provision, Texts, edition, languages, texts
from aiplan_revise.model.integrity import edition_id, verify
from aiplan_revise.model.lookup import indexed
from aiplan_revise.model.numbering import BELOW, LEVELS, NUMBERING, commonest, marked
from aiplan_revise.model.staying import standing, staying


class Restored(NamedTuple):
    """An edition, and what is to be said of it: the ids of provisions ("" is the title) whose words in the other
    language no longer applied and were left out; those of provisions that an edition cannot hold as the paper has them,
    so that they are printed otherwise; remarks on the bodies that amended words name; the places that several bear
    since, each with the line of the sentence."""

    edition: Edition
    untranslated: tuple[str, ...]
    otherwise: tuple[str, ...]
    findings: tuple[Finding, ...] = ()
    doubled: tuple[str, ...] = ()


def restored(paper: Paper, old: Edition, registry: Registry, key: str) -> Restored:
    """The edition that `paper` prints, under the id `key`. A provision that is printed as in `old` stays what it is.
    One that was amended keeps its id, its columns, its references, and of the bodies that stay what is not printed; it
    is in the language of the paper only, unless nothing but its bodies was amended. What is new gets an id. It is a
    draft, and not official if `old` is not."""
    reader = _Reader(paper, old, registry)
    found = _made(paper, reader, key)
    if set(languages(found)) == {paper.lang} != set(languages(old)):
        found = _made(paper, _Reader(paper, reduced(old, registry, paper.lang), registry), key)
    otherwise = _differing(found, paper, registry)
    if otherwise:
        styled = replace(found, about=replace(found.about, numbering=_numbering(paper)))
        again = _differing(styled, paper, registry)
        found, otherwise = (styled, again) if len(again) < len(otherwise) else (found, otherwise)
    return Restored(found, tuple(reader.untranslated), otherwise, tuple(reader.findings))


def _made(paper: Paper, reader: "_Reader", key: str) -> Edition:
    about = _about(paper, reader.old, key)
    provisions = [reader.provision(unit) for unit in walk(paper)]
    made = edition(about, marked(provisions, about.numbering, paper.lang, reader.styles))
    if paper.acting:
        made = acted(made, reader.amended, reader.old, reader.registry, paper.lang)
    return verify(made)


def _differing(found: Edition, paper: Paper, registry: Registry) -> tuple[str, ...]:
    """The ids of provisions that are not printed as the paper has them."""
    printed = zip(walk(paper_of(found, registry, paper.lang, paper.acting)), walk(paper), strict=True)
    return tuple(one.key for one, wanted in printed if one.own() != wanted.own())


def _style(mark: str) -> str:
    found = reading_of(mark)
    return found.style if found else ""


def _numbering(paper: Paper) -> tuple[str, ...]:
    """The commonest style of marks on each level."""
    levels: dict[int, Counter[str]] = {}
    depths = {id(paper): BELOW}
    for unit in walk(paper):
        mark = reading_of(unit.mark)
        above = depths[id(unit.above)]
        level = LEVELS.get(unit.kind, above)
        depths[id(unit)] = BELOW if level < BELOW else above + bool(mark)
        if mark and level < len(NUMBERING[paper.lang]):
            levels.setdefault(level, Counter())[mark.style] += 1
    return commonest(levels, paper.lang)


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
        self.old, self.registry, self.lang = old, registry, paper.lang
        self.before = {unit.key: unit for unit in walk(paper_of(old, registry, paper.lang, paper.acting))}
        self.plain = reduced(old, registry, paper.lang)
        self.acting, self.saying = paper.acting, Saying(self.plain, registry, paper.lang, acting=paper.acting)
        self.amended: list[str] = []
        self.brackets = Brackets(indexed(registry), ours=True)
        self.ids = Ids(old.outline)
        self.keys: dict[int, str] = {id(paper): ""}
        self.dotted: dict[int, str] = {id(paper): ""}
        title = " ".join(old.about.title.best(self.lang).split())
        left = set(old.about.title.langs()) - {self.lang} and _plain(paper.words) != title
        self.untranslated = [""] if left else []
        self.findings: list[Finding] = []
        self.styles: dict[str, str] = {}
        for taken in old.outline:
            self.ids.claim(taken, 0)

    def provision(self, unit: Unit) -> Provision:
        """The provision of a unit; units come in printed order."""
        above = unit.above
        assert above is not None
        number = number_of(unit)
        self.dotted[id(unit)] = ".".join(filter(None, (self.dotted[id(above)], number)))
        words = texts(self.lang, BRACKET.sub("", unit.words))
        key = unit.key or self.ids.make(words, unit.kind, self.dotted[id(unit)])
        self.keys[id(unit)] = key
        was = self.old.provisions.get(unit.key)
        number = was.number if was and unit.mark == self.before[key].mark else number
        kind = was.kind if was and unit.kind == self.before[key].kind else unit.kind
        placed = replace(was or Provision(key, unit.kind), kind=kind, parent=self.keys[id(above)], number=number)
        if not was or _style(unit.mark) != _style(self.before[key].mark):
            placed = replace(placed, mark=self._mark(unit, key))
        if was and (unit.title, unit.words) == (self.before[key].title, self.before[key].words):
            return placed
        if was and self.acting:
            shown = self.saying.unsaid(self.plain.provisions[was.id])
            placed = replace(placed, assignments=was.assignments if shown else ())
        self.amended.append(key)
        made = self._said(placed, unit)
        if was and set(was.text.langs()) - set(made.text.langs()):
            self.untranslated.append(key)
        return made

    def _mark(self, unit: Unit, key: str) -> str:
        """The mark of one beside it that is printed in its style; where there is none, that is noted in `styles`."""
        beside = (one for one in siblings(unit) if one is not unit and one.key in self.before)
        for one in beside if unit.mark else ():
            if _style(self.before[one.key].mark) == _style(unit.mark):
                return self.old.provisions[one.key].mark
        self.styles |= {key: _style(unit.mark)} if reading_of(unit.mark) else {}
        return ""

    def _said(self, placed: Provision, unit: Unit) -> Provision:
        """A provision with the words of a unit, in its language only."""
        title = texts(self.lang, _plain(unit.title)) if unit.title else Texts()
        if unit.heads:
            bodies = tuple(replace(party, clause=Texts()) for party in placed.assignments)
            return replace(placed, title=title, text=texts(self.lang, _plain(unit.words)), assignments=bodies)
        before = self.before.get(unit.key)
        whole = not any(party.clause.langs() for party in placed.assignments)
        if before and whole and BRACKET.findall(unit.words) == BRACKET.findall(before.words):
            plain = BRACKET.sub("", unit.words)
            return replace(placed, title=title, text=texts(self.lang, _plain(plain)))
        taken = self._taken(unit)
        bodies = staying(taken.assignments, known(placed.assignments, self.registry, self.lang), self.registry)
        words = texts(self.lang, taken.text)
        if before and unit.title == before.title and taken.text == placed.text.get(self.lang):
            title, words = placed.title, placed.text  # its bodies alone were amended
        self._remark(taken, unit, placed.id)
        return replace(placed, title=title, text=words, assignments=standing(bodies, words))

    def _remark(self, taken: Taken, unit: Unit, key: str) -> None:
        """Remarks on what the amended words name, and those before them did not."""
        before = self.before.get(unit.key)
        told = self._taken(before).findings if before else ()
        self.findings += (replace(one, provision=key) for one in taken.findings if one not in told)

    def _taken(self, unit: Unit) -> Taken:
        return self.brackets.take(shielded(unit.words), self.lang, bool(unit.mark))


def _plain(words: str) -> str:
    return unshield(shielded(words))
