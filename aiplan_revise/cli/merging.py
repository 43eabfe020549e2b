"""What the verbs that merge share: which branches are meant, and the conflicts in words."""

from collections.abc import Iterator, Sequence

from aiplan_revise.cli.reading import Desk, reading_language
from aiplan_revise.errors import PlanError
from aiplan_revise.report.conflicts import ConflictView, view
from aiplan_revise.report.conflicts import Merging as Told
from aiplan_revise.report.conflicts import merging as told_against
from aiplan_revise.revise import Conflict
from aiplan_revise.store.drafts import Drafts
from aiplan_revise.store.merging import Merging, Outcome
from aiplan_revise.store.names import Draft


def merging(drafts: Drafts, source: Draft, into: Draft | None) -> Merging:
    """The merge that is meant: of the part of a body into its draft, unless something else is said."""
    if into is None and not source.share:
        raise PlanError("into what it is to be merged is not said", str(source), "add --into DRAFT/BODY")
    return Merging(drafts, source, into or source.whole)


def lines(of: Merging, found: Outcome, desk: Desk, lang: str | None) -> Iterator[str]:
    """The conflicts that are left, numbered, each with its sentences and choices; then decisions that do not count."""
    against = _told(of, found, desk, lang)
    for n, conflict in enumerate(found.conflicts, 1):
        shown = view(conflict, against)
        yield from said(n, shown)
        yield f"   {shown.kept}"
        yield "   " + "; ".join(f"--take {option}: {says}" for option, says in shown.choices if option != "own")
    for one in found.outdated:
        place = f"{one.conflict.provision}, {one.conflict.field}"
        yield f"(what {one.by} decided is no longer about what stands there: {place})"


def said(n: int, shown: ConflictView) -> Iterator[str]:
    """A conflict under its number, with what each side says."""
    yield f"{n}. {shown.about}"
    yield from (f"   {side}: {words}" for side, words in shown.says)


def rows(of: Merging, found: Outcome, desk: Desk, lang: str | None) -> list[dict[str, object]]:
    """The same in the published shape (`--format json`)."""
    against = _told(of, found, desk, lang)
    made = []
    for n, conflict in enumerate(found.conflicts, 1):
        shown = view(conflict, against)
        values = {"base": conflict.base, "ours": conflict.ours, "theirs": conflict.theirs, "kept": conflict.kept}
        place: dict[str, object] = {"number": n, "provision": conflict.provision, "field": conflict.field}
        made.append(place | values | {"says": shown.sentence(), "choices": [option for option, _ in shown.choices]})
    return made


def one(conflicts: Sequence[Conflict], name: str, numbers: dict[str, str]) -> Conflict:
    """The conflict with this number in the list, or the only one about the provision with this id or number."""
    if name.isdigit() and 1 <= int(name) <= len(conflicts):
        return conflicts[int(name) - 1]
    found = [c for c in conflicts if name in (c.provision, numbers.get(c.provision))]
    if len(found) == 1:
        return found[0]
    what = "no conflict is about it" if not found else "several conflicts are about it"
    raise PlanError(what, name[:80], "name it by its number in `aiplan conflicts`")


def _told(of: Merging, found: Outcome, desk: Desk, lang: str | None) -> Told:
    language = reading_language(lang, *found.editions)
    return told_against(found.editions, found.merged, desk.registry, language, (str(of.into), str(of.source)))
