"""From EDITION arguments to editions, and from two of them to a comparison."""

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from aiplan_revise.cli.output import say
from aiplan_revise.errors import PlanError
from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.changes import Changeset, Ledger, Lineage
from aiplan_revise.model.edition import Edition, Finding, Lang, languages
from aiplan_revise.model.integrity import EDITION_ID
from aiplan_revise.store import Store, open_store


@dataclass(frozen=True)
class Given:
    """An EDITION argument, read: the edition, what its reader remarked, and its id and rev if the store holds it."""

    edition: Edition
    findings: tuple[Finding, ...] = ()
    stored: tuple[str, str] | None = None


@dataclass(frozen=True)
class Comparison:
    """Two editions, the new one settled on the old one's ids, with the lineage and the changes between them."""

    old: Edition
    new: Edition
    lineage: Lineage
    changeset: Changeset


@dataclass(frozen=True)
class Desk:
    """Where EDITION arguments are looked up, and how documents among them are to be read."""

    folder: Path | None = None
    columns: dict[str, str] = field(default_factory=dict)
    lang: str = ""
    ignore_ids: bool = False

    @cached_property
    def store(self) -> Store:
        return open_store(self.folder)

    @cached_property
    def registry(self) -> Registry:
        return self.store.registry()

    def read(self, name: str) -> Given:
        """The edition that `name` stands for: an id of the store, id@rev, or a document."""
        stored = _stored(name)
        if stored is None or (stored[0] not in self.store.ids() and Path(name).is_file()):
            return self.document(Path(name))
        return Given(self.store.edition(*stored), stored=stored)

    def pair(self, old: str, new: str) -> tuple[Given, Given]:
        """Two editions; that their readers remarked something is said on stderr."""
        given = self.read(old), self.read(new)
        for name, one in zip((old, new), given, strict=True):
            _mention(name, one.findings)
        return given

    def document(self, path: Path, key: str = "", *, follows: str = "") -> Given:
        """The edition in a document: under the id `key`, or else its own, or else one from the name of the file."""
        if not path.exists():
            here = ", ".join(self.store.ids())
            raise PlanError("no such file, nor an edition of the store", str(path), f"the editions here: {here}")
        if not path.is_file():
            raise PlanError("is not a file", str(path), "name a document (.md, .txt, .csv, .json)")
        from aiplan_revise.documents import Reading, read

        leads = self.store.plan().conventions.first_listed_leads
        reading = Reading(id=key, lang=self.lang, follows=follows, columns=self.columns, first_listed_leads=leads)
        imported = read(path, reading, self.registry)
        return Given(imported.edition, imported.findings)

    def compare(self, old: str, new: str) -> Comparison:
        """Reads, links, settles and compares two editions."""
        from aiplan_revise.lineage import settle, settled
        from aiplan_revise.revise import attest, diff

        given = self.pair(old, new)
        before, after = given[0].edition, given[1].edition
        lineage = self.link(*given)
        aligned, found = settle(after, lineage, before), settled(lineage, after)
        return Comparison(before, aligned, found, attest(diff(before, aligned, self.registry), found))

    def link(self, old: Given, new: Given) -> Lineage:
        """Which provision of the new edition continues which of the old one, before anything is settled: as the ledger
        beside it says, if that is still about these two editions as they are and as persons decided."""
        from aiplan_revise.lineage import complete, link

        ledger = self._ledger(old.edition, new)
        if ledger and not self.ignore_ids and _obeys(ledger) and complete(ledger.lineage, old.edition, new.edition):
            return ledger.lineage
        return link(old.edition, new.edition, self.registry, ignore_ids=self.ignore_ids, ledger=ledger)

    def _ledger(self, old: Edition, new: Given) -> Ledger | None:
        """The ledger that the store keeps beside the new edition, if it is about these two."""
        kept = self.store.ledger(*new.stored) if new.stored else None
        sides = old.about.id, new.edition.about.id
        return kept if kept and (kept.lineage.old, kept.lineage.new) == sides else None


def _obeys(ledger: Ledger) -> bool:
    """Whether the lineage of a ledger holds to its decisions: to one written since, it cannot."""
    links = {(frozenset(link.old), frozenset(link.new)) for link in ledger.lineage.links}
    for decision in ledger.decisions:
        alone = not (decision.old and decision.new)
        left_over = {*ledger.lineage.unlinked_old, *ledger.lineage.unlinked_new} >= {*decision.old, *decision.new}
        if not (left_over if alone else (frozenset(decision.old), frozenset(decision.new)) in links):
            return False
    return True


def reading_language(asked: str | None, *editions: Edition) -> Lang:
    """The language that was asked for; else English, unless the editions have no English at all."""
    if asked:
        return "ja" if asked == "ja" else "en"
    found = {lang for one in editions for lang in languages(one)}
    return "ja" if found == {"ja"} else "en"


def _stored(name: str) -> tuple[str, str] | None:
    """The id and rev that `name` asks the store for; None if it is a path."""
    key, _, rev = name.partition("@")
    if not EDITION_ID.fullmatch(key):
        return None
    if "@" in name and not rev:
        raise PlanError("names no rev after @", name, f"write {key}, or {key}@REV")
    return key, rev


def _mention(name: str, findings: tuple[Finding, ...]) -> None:
    counts = Counter(finding.level for finding in findings)
    told = [f"{counts[level]} {level}{'s' * (counts[level] > 1)}" for level in ("error", "warning") if counts[level]]
    if told:
        say(f"{name}: {', '.join(told)} on reading; see: aiplan check {name}")
