"""How the initiatives of an edition stand, as a reader sees it: a list or a table, with counts by body."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.edition import About, Edition, Lang, Provision, initiatives, numbers
from aiplan_revise.model.progress import STANDINGS, Entry
from aiplan_revise.model.wholes import counted
from aiplan_revise.report.folding import SIGNS, one_line
from aiplan_revise.report.listing import Listing
from aiplan_revise.report.named import named
from aiplan_revise.report.shown import Shown
from aiplan_revise.report.unofficial import unofficial, unofficial_lines
from aiplan_revise.report.words import assigned, body_name, caption, day, say
from aiplan_revise.revise.followup import Loose

UNSAID = "unsaid"
"""The standing of an initiative of which nothing was recorded."""
_HEADS = ("number", "initiative", "bodies", "standing", "on", "by", "evidence", "address")


class Stand(Shown, frozen=True):
    """How one initiative stands: number or id, the words it is known by, who is responsible (with the
    offices, and without), and what was recorded; `standing` is UNSAID where nothing was."""

    number: str
    caption: str
    bodies: tuple[str, ...]
    parties: tuple[str, ...]
    standing: str
    on: str = ""
    by: str = ""
    evidence: str = ""
    address: str = ""


def stands(edition: Edition, latest: Mapping[str, Entry], registry: Registry, lang: Lang) -> tuple[Stand, ...]:
    """How all initiatives of an edition stand, in printed order, the bodies by the names that it prints."""
    dotted, names = numbers(edition), named(registry, [edition], lang)

    def stand(of: Provision) -> Stand:
        bodies, parties = _responsible(of, registry, lang, names)
        known = Stand(dotted[of.id] or of.id, caption(of, lang).text, bodies, parties, UNSAID)
        return _recorded(known, latest.get(of.id), lang)

    return tuple(map(stand, initiatives(edition)))


def _responsible(
    of: Provision, registry: Registry, lang: Lang, names: Mapping[str, str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who is responsible, by `names` or else as the registry calls them: with the offices, and without."""
    found = {a.party(): a.printed for a in counted(registry, of.assignments)}
    plain = (names.get(party) or body_name(registry, party, lang, printed) for party, printed in found.items())
    return tuple(assigned(registry, of.assignments, lang, names).values()), tuple(dict.fromkeys(plain))


def _recorded(known: Stand, entry: Entry | None, lang: Lang) -> Stand:
    if entry is None:
        return known
    told = (entry.standing, day(lang, entry.on), entry.by, entry.evidence.best(lang), entry.address)
    return Stand(known.number, known.caption, known.bodies, known.parties, *told)


def summary(found: Iterable[Stand], lang: Lang) -> tuple[str, ...]:
    """How many stand how: in all, and for each body, those first that have most; () where there are none."""
    listed = tuple(found)
    if not listed:
        return ()
    by_body: dict[str, list[Stand]] = {}
    for one in listed:
        for body in one.parties:
            by_body.setdefault(body, []).append(one)
    ranked = sorted(by_body.items(), key=lambda pair: -len(pair[1]))
    return (_counted(listed, lang), *(f"{body}{say(lang, 'colon')}{_counted(own, lang)}" for body, own in ranked))


def _counted(of: Iterable[Stand], lang: Lang) -> str:
    counts = Counter(one.standing for one in of)
    told = (f"{say(lang, f'progress-{name}')} {counts[name]}" for name in (*STANDINGS, UNSAID) if counts[name])
    return say(lang, "comma").join(told)


def progress_listing(found: tuple[Stand, ...], of: About, lang: Lang) -> Listing:
    """The table of an edition."""
    heads = tuple(say(lang, f"progress-{name}") for name in _HEADS)
    title = say(lang, "progress-title", edition=of.id)
    rows = tuple(_row(one, lang) for one in found)
    return Listing(lang, title, summary(found, lang), heads, rows, "progress", unofficial((of,), lang))


def _row(one: Stand, lang: Lang) -> tuple[str, ...]:
    bodies, standing = say(lang, "semicolon").join(one.bodies), say(lang, f"progress-{one.standing}")
    return one.number, one.caption, bodies, standing, one.on, one.by, one.evidence, one.address


def progress_text(found: tuple[Stand, ...], of: About, lang: Lang) -> str:
    """The list as text to be folded (see folding.folded): the counts, the initiatives, the counts by body."""
    if not found:
        return say(lang, "progress-none")
    whole, *by_body = summary(found, lang)
    lines = [*unofficial_lines(unofficial((of,), lang), lang), f"{SIGNS['strong']}{whole}{SIGNS['off']}"]
    for one in found:
        lines.append(one_line(f"{one.number}: {say(lang, f'progress-{one.standing}')} — {one.caption}"))
        recorded = say(lang, "comma").join(filter(None, (one.on, one.by, one.evidence, one.address)))
        lines += [f"    {one_line(recorded)}"] * bool(recorded)
    return "\n".join([*lines, "", *map(one_line, by_body)])


def loose_lines(found: Iterable[Loose], sides: tuple[Edition, Edition], lang: Lang) -> Iterator[str]:
    """What does not go together, each in a line, with what was recorded in a second one."""
    old, new = (numbers(side) for side in sides)
    for one in found:
        now = say(lang, "comma").join(new[p.id] or p.id for p in one.new)
        standing = say(lang, f"progress-{one.entry.standing}")
        what = say(lang, f"progress-{one.fault}", standing=standing, now=now)
        yield one_line(f"{old[one.of.id] or one.of.id}: {what} — {caption(one.of, lang).text}")
        entry = one.entry
        recorded = (day(lang, entry.on), entry.by, entry.evidence.best(lang), entry.address)
        yield f"    {one_line(say(lang, 'comma').join(filter(None, recorded)))}"
