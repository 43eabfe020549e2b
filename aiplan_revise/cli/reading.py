"""From EDITION arguments to editions, and from two of them to a comparison."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from aiplan_revise.cli.ledgers import Ledgers, obeyed
from aiplan_revise.cli.naming import asked_of_store, sided, size, standing
from aiplan_revise.cli.output import say
from aiplan_revise.errors import PlanError
from aiplan_revise.model.abroad import at_one
from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.changes import Changeset
from aiplan_revise.model.edition import LANGS, About, Edition, Finding, Lang, spoken
from aiplan_revise.model.links import Ids, Ledger, Lineage
from aiplan_revise.model.lookup import indexed
from aiplan_revise.model.renamings import as_told
from aiplan_revise.model.sharing import beside, each
from aiplan_revise.store import Store, open_store

if TYPE_CHECKING:
    from aiplan_revise.documents.reading import Beside

LARGE = 60_000
"""Bytes of a document whose reading takes much longer than to begin another process."""
MANY = 300
"""Provisions of an edition whose linking takes much longer than to begin another process."""


class Given(msgspec.Struct, frozen=True):
    """An EDITION argument, read: the edition, what its reader remarked, and its id and rev if the store holds it;
    `settled` if it says itself who its bodies are, as editions of the store and those in JSON do."""

    edition: Edition
    findings: tuple[Finding, ...] = ()
    stored: tuple[str, str] | None = None
    settled: bool = False


class Comparison(msgspec.Struct, frozen=True):
    """Two editions, the new one settled on the old one's ids, with the lineage and the changes between them, and the
    registry with what they say of their bodies."""

    old: Edition
    new: Edition
    lineage: Lineage
    changeset: Changeset
    registry: Registry


class Linked(msgspec.Struct, frozen=True):
    """A lineage with the ledger that it heeds; `ids` says what those were worth."""

    lineage: Lineage
    ledger: Ledger | None
    ids: Ids


class Desk(msgspec.Struct, frozen=True, dict=True):
    """Where EDITION arguments are looked up, and how documents among them are to be read."""

    folder: Path | None = None
    columns: dict[str, str] = {}
    lang: str = ""
    ignore_ids: bool = False
    talk: str = ""
    """The language in which the verb was asked to tell what it finds, if any."""
    ledger: Path | None = None
    deciding: bool = False
    """Whether the ledger may be one that is yet to be written."""
    registry_holds: bool | None = None
    """Whether a document means bodies of the registry by names that those of other states bear as well; None: that is
    judged."""

    @cached_property
    def store(self) -> Store:
        return open_store(self.folder)

    @cached_property
    def registry(self) -> Registry:
        return self.store.registry()

    @cached_property
    def ledgers(self) -> Ledgers:
        return Ledgers(self.store, self.ledger, self.deciding)

    @cached_property
    def _drafts(self) -> frozenset[str]:
        """The ids of the editions that are drafts in the store, or were and are adopted since."""
        if not self.store.bare:
            return frozenset()
        from aiplan_revise.store.adopting import adopted

        return frozenset((*(one.edition for one in self.store.drafts()), *adopted(self.store.repository())))

    def read(self, name: str, *beside: Given) -> Given:
        """The edition that `name` stands for: an id of the store, id@rev, or a document; of one plan with those that
        were read already."""
        return self.meant(self._known(name), *beside)[0]

    def _known(self, name: str) -> Given:
        """The same, in which all names that the registry knows are its bodies, of whatever state a document is."""
        stored = self.held(name)
        return Given(self.store.edition(*stored), (), stored, True) if stored else self._document(Path(name))

    def meant(self, *given: Given) -> tuple[Given, ...]:
        """Editions of one plan with the bodies that they mean: see documents.abroad."""
        settled = [one.edition for one in given if one.settled]
        documents = iter(self._read_as_meant([one for one in given if not one.settled], settled))
        editions = iter(at_one(self.registry, settled))
        return tuple(
            msgspec.structs.replace(one, edition=next(editions)) if one.settled else next(documents) for one in given
        )

    def _read_as_meant(self, read: Sequence[Given], settled: Sequence[Edition]) -> list[Given]:
        if not read:
            return []
        from aiplan_revise.documents import Imported
        from aiplan_revise.documents.abroad import as_meant, beside_settled

        documents = [Imported(one.edition, one.findings) for one in read]
        if settled and self.registry_holds is None:
            made = beside_settled(documents, settled, self.registry)
        else:
            made = as_meant(documents, self.registry, holds=self.registry_holds)
        return [Given(one.edition, one.findings) for one in made]

    def held(self, name: str) -> tuple[str, str] | None:
        """The id and rev under which the store is asked for `name`; None if it names a document."""
        stored = asked_of_store(name)
        if not (stored and stored[0] in self.store.ids() and not stored[1]) and not Path(name).is_file():
            stored = standing(name, self.store, self.registry) or stored
        return None if stored and stored[0] not in self.store.ids() and Path(name).is_file() else stored

    def file(self, name: str) -> Path:
        """The file that an EDITION argument is read from; of one at a git rev, where it stands at present."""
        stored = self.held(name)
        return self.store.root / stored[0] / "edition.json" if stored else Path(name)

    def single(self, name: str) -> Given:
        """One edition; that its reader remarked something is said on stderr."""
        given = self.read(name)
        _mention(name, given.findings, self.talk)
        return given

    def pair(self, old: str, new: str) -> tuple[Given, Given]:
        """Two editions; that their readers remarked something is said on stderr."""
        first, second = self.meant(*self._alike((old, new), self._both(old, new)))
        for name, one in ((old, first), (new, second)):
            _mention(name, one.findings, self.talk)
        return first, second

    def _both(self, old: str, new: str) -> tuple[Given, Given]:
        """Both editions; the second of two large documents is read by another process meanwhile."""
        if min(size(old), size(new)) < LARGE or self.held(old) or self.held(new):
            return self._known(old), self._known(new)
        indexed(self.registry)  # both need it
        first, second = each(self._known, (old, new), Given, 2)
        return first, second

    def _alike(self, names: tuple[str, str], given: tuple[Given, Given]) -> Iterator[Given]:
        """The same, a document read again where only the other edition tells who acts or stands in its brackets."""
        from aiplan_revise.documents.reading import ALONE
        from aiplan_revise.documents.together import told

        for name, one, other in zip(names, given, given[::-1], strict=True):
            found = ALONE if one.settled else told(one.edition, other.edition)
            yield one if found == ALONE else self._document(Path(name), beside=found)

    def document(self, path: Path, key: str, follows: str, *beside: Given) -> Given:
        """The edition in a document, under the id `key`; of one plan with those that were read already."""
        return self.meant(self._document(path, key, follows), *beside)[0]

    def _document(self, path: Path, key: str = "", follows: str = "", beside: "Beside | None" = None) -> Given:
        """The edition in a document: under the id `key`, or else its own, or else one from the name of the file.
        FILE@old and FILE@new are the two texts of one that holds both (tracked changes, a comparison table)."""
        path, side = sided(path)
        if not path.exists():
            held = "an edition or a draft" if self.store.drafts() else "an edition"
            raise PlanError(f"no such file, nor {held} of the store", str(path), self.store.here())
        if not path.is_file():
            fix = "name a document (.docx, .pdf, .html, .xlsx, .md, .txt, .csv, .json)"
            raise PlanError("is not a file", str(path), fix)
        from aiplan_revise.documents import Reading, read
        from aiplan_revise.documents.reading import ALONE

        leads = self.store.plan().conventions.first_listed_leads
        reading = Reading(key, self.lang, follows, self.columns, leads, side=side, beside=beside or ALONE)
        imported = read(path, reading, self.registry)
        return Given(imported.edition, imported.findings, settled=path.suffix.lower() == ".json")

    def compare(self, old: str, new: str, after: Sequence[str] = ()) -> Comparison:
        """Reads, links, settles and compares two editions; `after` are the modules that the verb needs after that."""
        given = self.pair(old, new)
        one, other = given[0].edition, given[1].edition
        if one.about.follows and one.about.follows == other.about.id:
            say(f"{old} follows {new}: they are compared backwards; from the older to the newer one: {new} {old}")
        many = min(len(one.outline), len(other.outline)) >= MANY
        registry = as_told(self.registry, one, other)
        lineage = self._linked(*given, registry, _ahead(one, other, after) if many else None).lineage
        from aiplan_revise.lineage import settle, settled
        from aiplan_revise.revise import attest, diff

        aligned, found = settle(other, lineage, one), settled(lineage, other)
        return Comparison(one, aligned, found, attest(diff(one, aligned, registry), found), registry)

    def link(self, old: Given, new: Given) -> Lineage:
        """Which provision of the new edition continues which of the old one, before anything is settled: as the ledger
        beside it says, if that is still about these two editions as they are, and always as persons decided."""
        return self.linked(old, new).lineage

    def linked(self, old: Given, new: Given) -> Linked:
        """The lineage of `link`, with the ledger it heeds, and whether it was made by content alone: as one in the
        store was, for the ids of its new edition follow from it."""
        return self._linked(old, new, self.registry)

    def _linked(self, old: Given, new: Given, registry: Registry, ahead: Iterable[None] | None = None) -> Linked:
        """The same by a registry that may be told already; `ahead` is gone through while it is made."""
        from aiplan_revise.lineage import complete, link

        stored, ledger = self.ledgers.stored(old, new), self.ledgers.kept(old, new)
        kept = stored is not None and not self.ignore_ids and complete(stored.lineage, old.edition, new.edition)
        ids: Ids = "ignored" if kept or self.ignore_ids else "kept" if self._drafted(old, new) else "judged"

        def made() -> Lineage:
            return link(old.edition, new.edition, registry, ids=ids, ledger=ledger)

        if stored is not None and kept:
            found = stored.lineage
        elif ahead:
            found = beside(made, Lineage, ahead)
        else:
            found = made()
        return Linked(obeyed(found, ledger, old.edition, new.edition), ledger, ids)

    def _drafted(self, old: Given, new: Given) -> bool:
        """Whether one was drafted from the other in this store, which keeps the ids of what it changes."""
        if not (old.stored and new.stored):
            return False
        sides = old.edition.about, new.edition.about
        return self._comes_from(*sides[::-1]) or self._comes_from(*sides)

    def _comes_from(self, later: About, earlier: About) -> bool:
        """Whether one was drafted from the other, perhaps through editions between them."""
        passed: set[str] = set()
        while later.id not in passed and later.id in self._drafts:
            if earlier.id in (later.id, later.follows):
                return True
            if later.follows not in self.store.ids():
                return False
            passed.add(later.id)
            later = self.store.sketch(later.follows).frame.about
        return False


def reading_language(asked: str | None, *editions: Edition) -> Lang:
    """The language that was asked for; else English, or Japanese where that is the only one that all editions are in
    (see `spoken`)."""
    if asked:
        return "ja" if asked == "ja" else "en"
    said = [langs for langs in map(spoken, editions) if langs]
    return "ja" if said and [lang for lang in LANGS if all(lang in langs for langs in said)] == ["ja"] else "en"


def _mention(name: str, findings: tuple[Finding, ...], lang: str) -> None:
    counts = Counter(finding.level for finding in findings)
    if lang == "ja" and counts.keys() & {"error", "warning"}:
        from aiplan_revise.report import words

        some = [f"{words.say('ja', f'remark-{one}')}{counts[one]}件" for one in ("error", "warning") if counts[one]]
        say(words.say("ja", "remarks-on-reading", name=name, counts="、".join(some)))
        return
    told = [f"{counts[level]} {level}{'s' * (counts[level] > 1)}" for level in ("error", "warning") if counts[level]]
    if told:
        say(f"{name}: {', '.join(told)} on reading; see: aiplan check {name}")


def _ahead(old: Edition, new: Edition, modules: Iterable[str]) -> Iterator[None]:
    """What has to be done anyway when two editions are linked, step by step: modules are loaded, and texts read."""
    from aiplan_revise.revise.ahead import ahead

    for name in modules:
        import_module(name)
        yield
    yield from ahead(old, new)
