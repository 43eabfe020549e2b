"""The editions of the store in the order in which they follow each other, every one with the ids of the one before."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec.structs import replace

from aiplan_revise.cli.reading import Desk, Given
from aiplan_revise.errors import PlanError
from aiplan_revise.model.edition import Edition, Provision
from aiplan_revise.model.links import Lineage, Link
from aiplan_revise.model.sketch import Ends, Sketch, drawn, entire
from aiplan_revise.revise.stages import Stage, in_order, line

if TYPE_CHECKING:
    from aiplan_revise.store.names import Draft


class Course:
    """The stages of a store, settled; `stages` are in order. With a draft, every commit of it is a stage too."""

    def __init__(self, desk: Desk, draft: "Draft | None" = None) -> None:
        self._desk = desk
        self._stored = {key: desk.store.sketch(key) for key in desk.store.ids()}
        self._given: dict[str, Mapping[str, str]] = {}
        """Of the editions whose ids had to be settled anew: the ids in the store → the settled ones."""
        texts: dict[str, Sketch] = {}
        for stage in in_order(_stage(text) for text in self._stored.values()):
            texts[stage.key] = self._settled(stage.key, stage.base, texts)
        drafted = self._commits(draft) if draft else []
        self.stages: tuple[Stage, ...] = in_order([*map(_stage, texts.values()), *drafted])

    def _commits(self, draft: "Draft") -> list[Stage]:
        """What was done to a draft, as stages behind the edition that it follows."""
        from aiplan_revise.store.drafts import Drafts

        drafts = Drafts(self._desk.store)
        keys: dict[str, str] = {}
        found = []
        deeds = list(drafts.deeds(draft))[::-1]
        for deed, text in zip(deeds, drafts.texts(draft, [deed.id for deed in deeds]), strict=True):
            base = next((keys[one] for one in deed.parents if one in keys), text.frame.about.follows)
            keys[deed.id] = f"{draft.edition}@{deed.id[:10]}"
            why = ": ".join(filter(None, (deed.note.subject, deed.note.reason)))
            found.append(Stage(keys[deed.id], base, text, deed.stamp.day(), deed.stamp.by, why))
        return found

    def stage(self, key: str) -> Stage:
        """The stage of the edition with this id. PlanError if there is none, naming those there are."""
        found = next((one for one in self.stages if one.key == key), None)
        if found is None:
            here = ", ".join(one.key for one in self.stages) or "none"
            raise PlanError(f"there is no edition {key[:80]}", str(self._desk.store.root), f"the editions here: {here}")
        return found

    def leading(self, key: str) -> tuple[Stage, ...]:
        """The stages that lead to the edition with this id, oldest first and itself last, read whole. PlanError if
        there is no such edition."""
        return tuple(self._whole(stage) for stage in line(self.stages, self.stage(key).key))

    def _whole(self, stage: Stage) -> Stage:
        if stage.key in self._given or stage.key not in self._stored:
            return stage
        return replace(stage, text=drawn(self._desk.store.edition(stage.key)))

    def _settled(self, key: str, base: str, texts: Mapping[str, Sketch]) -> Sketch:
        own = self._stored[key]
        if base not in texts or (base not in self._given and self._carries(key, base)):
            return own
        from aiplan_revise.lineage import settle, settlement

        stored = self._desk.store.edition(key)
        old = Given(self._desk.store.edition(base), stored=(base, ""))
        given = self._given.get(base, {})
        lineage = _renamed(self._desk.link(old, Given(stored, stored=(key, ""))), given)
        self._given[key] = settlement(stored, lineage)
        settled = settle(stored, lineage, entire(texts[base]))
        endings = {given.get(ended, ended): why for ended, why in stored.about.endings.items()}
        return drawn(replace(settled, about=replace(settled.about, endings=endings)))

    def _carries(self, key: str, base: str) -> bool:
        """Whether an edition bears the ids of its base as it stands in the store: as the lineage beside it says or,
        where none is kept, if any initiative does."""
        old, new = self._stored[base].frame, self._stored[key].frame
        kept = self._desk.store.links(key)
        if kept and (kept.lineage.old, kept.lineage.new) == (base, key):
            return all(_is_settled(one, old, new) for one in (*kept.lineage.links, *kept.decisions))
        shared = old.provisions.keys() & new.provisions.keys()
        return any(new.provisions[key].kind == "initiative" for key in shared) or not (_steps(old) and _steps(new))


def _is_settled(ends: Ends, old: Edition, new: Edition) -> bool:
    """Whether the provisions of a new edition say of themselves what a link or a decision says."""
    if not ends.new:
        return not any(key in ends.old for p in new.provisions.values() for key in (p.id, *p.continues))
    if len(ends.old) == len(ends.new) == 1:
        return ends.old == ends.new
    found = new.provisions
    return all(key in found and {*ends.old} == _continued(found[key], old) for key in ends.new)


def _continued(of: Provision, old: Edition) -> set[str]:
    """The ids of the old edition that a provision says it continues, its own among them."""
    return {*of.continues, of.id} & old.provisions.keys()


def _steps(of: Edition) -> bool:
    """Whether an edition has any initiatives."""
    return any(p.kind == "initiative" for p in of.provisions.values())


def _stage(text: Sketch) -> Stage:
    about = text.frame.about
    return Stage(about.id, about.follows, text, max(about.dates.values(), default=""))


def _renamed(lineage: Lineage, given: Mapping[str, str]) -> Lineage:
    """The lineage with the ids of its old edition as they were settled."""

    def settled(keys: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(given.get(key, key) for key in keys)

    links: tuple[Link, ...] = tuple(replace(one, old=settled(one.old)) for one in lineage.links)
    return replace(lineage, links=links, unlinked_old=settled(lineage.unlinked_old))
