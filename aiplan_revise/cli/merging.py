"""What the verbs that merge share: which branches are meant, and the conflicts in words."""

from collections.abc import Iterator

import msgspec

from aiplan_revise.cli.reading import Desk, reading_language
from aiplan_revise.cli.sides import numbered, utf8
from aiplan_revise.errors import PlanError
from aiplan_revise.model.edition import LANGS, numbers
from aiplan_revise.model.ordinals import plain
from aiplan_revise.report.conflicts import ConflictView, view
from aiplan_revise.report.conflicts import Merging as Told
from aiplan_revise.report.conflicts import merging as told_against
from aiplan_revise.report.words import say as worded
from aiplan_revise.revise import Conflict
from aiplan_revise.revise.newcomers import recognised
from aiplan_revise.store.drafts import Drafts
from aiplan_revise.store.merging import Merging, Outcome
from aiplan_revise.store.names import Draft


def merging(drafts: Drafts, source: Draft, into: Draft | None) -> Merging:
    """The merge that is meant: of the part of a body into its draft, unless something else is said."""
    if into is None and not source.share:
        raise PlanError("into what it is to be merged is not said", str(source), "add --into DRAFT/BODY")
    return Merging(drafts, source, into or source.whole)


def named(of: Merging) -> str:
    """A merge as the arguments by which a verb is told which one is meant."""
    return str(of.source) if of.source.share else f"{of.source} --into {of.into}"


def lines(of: Merging, found: Outcome, desk: Desk, lang: str | None) -> Iterator[str]:
    """The conflicts that are left, numbered, each with its sentences and choices; then what was decided of others, and
    decisions that do not count."""
    against = _told(of, found, desk, lang)
    if not found.conflicts:
        yield worded(against.lang, "conflict-none")
    for conflict in found.conflicts:
        n, shown = found.number(conflict), view(conflict, against)
        about, *says = said(n, shown)
        yield about
        if conflict.provision:
            yield f"   {conflict.provision} ({_places(of, against, conflict.provision)})"
        yield from says
        yield f"   {shown.kept}"
        asks = [(_flag(option, conflict.field), says) for option, says in shown.choices]
        yield "   " + "; ".join(f"{flag}: {says}" for flag, says in asks if flag)
    for one in found.decided:
        n, shown = found.number(one.conflict), view(one.conflict, against)
        own = worded(shown.lang, "conflict-own")
        took = dict(shown.choices)[one.choice] if isinstance(one.choice, str) else own
        blank = "" if shown.lang == "ja" else " "
        yield f"({n}. {shown.about}{blank}{worded(shown.lang, 'conflict-decided', by=one.by, choice=took)})"
    for one in found.outdated:
        place = f"{one.conflict.provision}, {one.conflict.field}"
        yield f"({worded(against.lang, 'conflict-outdated', by=one.by, place=place)})"


def _flag(option: str, field: str) -> str:
    """How a choice is given; other words only where a conflict is about words of the plan."""
    name, _, lang = field.partition(".")
    if option != "own":
        return f"--take {option}"
    return " ".join(f'--{one} "…"' for one in LANGS if lang in ("", one)) if name in ("text", "title") else ""


def said(n: int, shown: ConflictView) -> Iterator[str]:
    """A conflict under its number, with what each side says."""
    yield f"{n}. {shown.about}"
    yield from (f"   {side}: {words}" for side, words in shown.says)


def rows(of: Merging, found: Outcome, desk: Desk, lang: str | None) -> list[dict[str, object]]:
    """The same in the published shape (`--format json`)."""
    against = _told(of, found, desk, lang)
    made = []
    for conflict in found.conflicts:
        n, shown = found.number(conflict), view(conflict, against)
        values = {"base": conflict.base, "ours": conflict.ours, "theirs": conflict.theirs, "kept": conflict.kept}
        place: dict[str, object] = {"number": n, "provision": conflict.provision, "field": conflict.field}
        place["printed"] = dict(zip(("ours", "theirs"), _printed(against, conflict.provision), strict=True))
        made.append(place | values | {"says": shown.sentence(), "choices": [option for option, _ in shown.choices]})
    return made


def decided(found: Outcome) -> list[dict[str, object]]:
    """What was decided so far and counts, in the order of the conflicts."""
    return [
        {"number": found.number(of), "provision": of.provision, "field": of.field, "by": by, "why": why}
        | ({"take": choice} if isinstance(choice, str) else {"words": msgspec.to_builtins(choice.words)})
        for of, choice, by, why in ((one.conflict, one.choice, one.by, one.why) for one in found.decided)
    ]


def _places(of: Merging, against: Told, key: str) -> str:
    """Which number a provision bears on each side, so that nobody takes it for another."""
    sides = zip((of.into, of.source), _printed(against, key), strict=True)
    return "; ".join(f"{side}: {number or '-'}" for side, number in sides)


def _printed(against: Told, key: str) -> tuple[str, str]:
    ours, theirs = (numbers(side).get(key, "") for side in against.editions[1:])
    return ours, theirs


def one(of: Merging, found: Outcome, name: str) -> Conflict:
    """The conflict with this number in the list, decided or not, or the only one about the provision with this id or
    number. PlanError where that can be several, as the sides count otherwise."""
    name = utf8(name)
    every = [*found.conflicts, *(one.conflict for one in found.decided)]
    by_id = [c for c in every if c.provision == name.removeprefix("id:")]
    meant = {name} if by_id else _bearing(found, name)
    about = by_id or [c for c in every if c.provision in meant]
    at = next((c for c in every if str(found.number(c)) == plain(name)), None)
    if at:
        if any(c.provision != at.provision for c in about):
            what = f"is a conflict in the list and the number of {about[0].provision}"
            raise PlanError(what, name[:80], f"name an id: {at.provision}, {about[0].provision}")
        return at
    if len(meant) > 1:
        what = f"is another provision in {of.into} than in {of.source}"
        raise PlanError(what, name[:80], f"name an id: {', '.join(sorted(meant))}")
    left = [c for c in about if c in found.conflicts] or about
    if len(left) == 1:
        return left[0]
    what = "several conflicts are about it" if about else "no conflict is about it"
    raise PlanError(what, name[:80], "name it by its number in `aiplan conflicts`")


def _bearing(found: Outcome, number: str) -> set[str]:
    """The provisions that bear a number on either side, or in what is merged so far."""
    sides = (*recognised(found.editions)[1:], found.merged)
    return {key for side in sides for key in numbered(side, number)}


def _told(of: Merging, found: Outcome, desk: Desk, lang: str | None) -> Told:
    language = reading_language(lang, *found.editions)
    return told_against(found.editions, found.merged, desk.registry, language, (str(of.into), str(of.source)))
