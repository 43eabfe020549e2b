"""What became of every body: what it gained, lost, shares otherwise, keeps altered and keeps, line by line."""

from collections.abc import Iterable, Iterator, Sequence

from aiplan_revise.model.bodies import office_of
from aiplan_revise.model.changes import Changeset, Reassigned, Succession
from aiplan_revise.model.edition import Provision, Texts
from aiplan_revise.model.wholes import counted
from aiplan_revise.report.frame import Frame, Told
from aiplan_revise.report.holdings import Holding
from aiplan_revise.report.responsible import BodyLine, BodyView
from aiplan_revise.report.words import body_title, caption, excerpt, listed, say, sentences

STATUTORY_ORDER = (
    *("cabinet-secretariat", "cabinet-office", "imperial-household-agency", "jftc", "npa", "ppc", "fsa", "caa", "cfa"),
    *("digital-agency", "reconstruction-agency", "mic", "moj", "mofa", "mof", "mext", "mhlw", "maff", "meti", "mlit"),
    *("moe", "mod"),
)
"""The order in which Japan's ministries are listed by law (建制順)."""

_SENTENCE = 300
"""Columns of a sentence of the plan that is quoted in an account: what it says of a body may stand at its end."""
LISTS = ("gained", "lost", "shares", "altered", "kept")


class Account:
    """The lists of one party, and how many initiatives it has in each edition."""

    def __init__(self) -> None:
        self.old = self.new = self.reshaped = self.added = self.dropped = 0
        self.lines: dict[str, list[BodyLine]] = {name: [] for name in LISTS}
        self.continues: dict[str, None] = {}


def bodies(changeset: Changeset, told: Sequence[Told], frame: Frame) -> tuple[BodyView, ...]:
    """The account of every party of both editions: bodies in the order of the registry, unknown ones, open sets."""
    accounts = {party: Account() for party in parties(changeset, told, frame)}
    for one in told:
        if one.shown.of == "initiative":
            _book(one, accounts, frame)
    for key in changeset.unchanged:
        _keep(frame.new.provisions[key], accounts, frame)
    return tuple(_body(party, account, frame) for party, account in accounts.items())


def parties(changeset: Changeset, told: Iterable[Told], frame: Frame) -> list[str]:
    """All who have an account, in its order: bodies in the order of the registry, unknown ones, open sets."""
    held = {held.party for one in told if one.shown.of == "initiative" for held in one.held}
    kept = {of for key in changeset.unchanged for of in _responsible(frame.new.provisions[key], frame)}
    return ranked(held | kept, frame)


def _responsible(of: Provision, frame: Frame) -> set[str]:
    """Who is responsible for a provision that did not change."""
    named = (a.party() for a in counted(frame.registry, of.assignments))
    return {frame.same.get(party, party) for party in named}


def ranked(parties: Iterable[str], frame: Frame) -> list[str]:
    """Parties in the order of the registry, then unknown ones, then open sets."""
    return sorted(parties, key=lambda party: (party.startswith("open:"), party.startswith("?"), _rank(party, frame)))


def _rank(party: str, frame: Frame) -> tuple[int, str, str]:
    """By the statutory order of the ministry that a body belongs to, the ministry itself first."""
    top, bodies_known = office_of(party)[0] or party, frame.registry.bodies
    while top not in STATUTORY_ORDER and top in bodies_known and bodies_known[top].parent:
        top = bodies_known[top].parent
    at = STATUTORY_ORDER.index(top) if top in STATUTORY_ORDER else len(STATUTORY_ORDER)
    return at, "" if top == party else party, party


def _body(party: str, account: Account, frame: Frame) -> BodyView:
    label, title = frame.party(party), body_title(frame.registry, party, frame.lang)
    return BodyView(
        id=party,
        label=label,
        title=title if title != label else "",
        old=account.old,
        new=account.new,
        added=account.added,
        dropped=account.dropped,
        reshaped=account.reshaped,
        continues=sentences(frame.lang, list(account.continues)),
        **{name: tuple(account.lines[name]) for name in LISTS},
    )


def _keep(of: Provision, accounts: dict[str, Account], frame: Frame) -> None:
    kept = BodyLine("", frame.new_numbers[of.id], caption(of, frame.lang), say(frame.lang, "why-unchanged"))
    for party in _responsible(of, frame):
        account = accounts[party]
        account.old += 1
        account.new += 1
        account.lines["kept"].append(kept)


def _book(told: Told, accounts: dict[str, Account], frame: Frame) -> None:
    """Enters a change into the accounts of all its parties, every provision as a line of its own."""
    for held in told.held:
        account = accounts[held.party]
        account.old += len(held.old)
        account.new += len(held.new)
        account.reshaped += held.reshaped
        account.added += len(held.new) if told.sort == "added" else 0
        account.dropped += len(held.old) if told.sort == "dropped" else 0
        for name, entered in _lines(told, held, frame):
            account.lines[name].append(entered)
    for fact in told.shown.facts:
        if fact.name == "renamed-body":
            for one, told_so in zip(told.change.facets.successions, fact.lines, strict=True):
                said = told_so + _quoted(one, frame)
                for party in {one.old, one.new} & accounts.keys():
                    accounts[party].continues[said] = None


def _quoted(of: Succession, frame: Frame) -> str:
    """What the plan itself says of a body that goes on as another, in its words."""
    step = frame.continued(of.old, of.new)
    note = step.source.note if step and step in frame.told else Texts()
    return (
        say(frame.lang, "says-succession-words", words=excerpt(note.best(frame.lang), _SENTENCE))
        if note.langs()
        else ""
    )


def _lines(told: Told, held: Holding, frame: Frame) -> Iterator[tuple[str, BodyLine]]:
    """The lines of a party's account and the lists they stand on: one for every new provision it holds, and one for
    every old one it lost. A body that only has another name now keeps what it has under the new one."""
    for p in held.lost:
        yield "lost", line(told, p, frame, why_lost(told, frame))
    for p in held.gained:
        yield "gained", line(told, p, frame, why_gained(told, frame))
    name, why = _stays(told, held, frame)
    for p in held.new if held.was else ():
        yield name, line(told, p, frame, why, frame.numbers(held.old, "old"))


def _stays(told: Told, held: Holding, frame: Frame) -> tuple[str, str]:
    """On which list a party that stays has what it holds, and why there."""
    exchanged = (*handed_over(told, held, frame), *taken_over(told, held, frame))
    shares = [*(why for _, why in exchanged), *shared(held, frame)]
    said = [*shares, *_otherwise(told.change.facets.reassigned, held.party, frame)]
    if said:
        return "shares" if shares else "altered", sentences(frame.lang, said)
    return "kept", say(frame.lang, f"why-{_kept(told)}")


def line(told: Told, of: Provision, frame: Frame, why: str, was: str = "") -> BodyLine:
    """A provision on an account under the number it bears, behind the one (`was`) that the party held before."""
    side = "new" if of in told.change.new else "old"
    own = (frame.new_numbers if side == "new" else frame.old_numbers)[of.id]
    if told.change.kind == "carried":
        own = told.shown.numbers
    elif was and own and was != own:
        own = f"{was} → {own}"
    return BodyLine(told.shown.key, own, caption(of, frame.lang), why)


def why_gained(told: Told, frame: Frame) -> str:
    """Why a party is newly responsible for a provision."""
    sources = frame.numbers(told.change.old, "old")
    key = {"added": "added", "split": "piece", "regrouped": "piece", "joined": "joined"}
    return say(frame.lang, f"why-{key.get(told.change.kind, 'reassigned')}", numbers=sources)


def why_lost(told: Told, frame: Frame) -> str:
    """Why a party is no longer responsible for a provision."""
    key = {"dropped": "dropped", "split": "split", "joined": "joined-into", "regrouped": "split"}
    became = frame.numbers(told.change.new, "new")
    return say(frame.lang, f"why-{key.get(told.change.kind, 'reassigned')}", numbers=became)


def _kept(told: Told) -> str:
    return "changed" if told.shown.substance else "form" if told.shown.facets else "unchanged"


Why = tuple[Provision, str]
"""A piece of a split or a join, and what became of it."""


def handed_over(told: Told, held: Holding, frame: Frame) -> Iterator[Why]:
    """The pieces that a party that stays gave up, each with who has them now."""
    return _exchanged("why-gave", "new", held.gave, (told, frame))


def taken_over(told: Told, held: Holding, frame: Frame) -> Iterator[Why]:
    """The pieces that a party that stays took on, each with who had them."""
    return _exchanged("why-took", "old", held.took, (told, frame))


def _exchanged(key: str, side: str, pieces: Sequence[Provision], of: tuple[Told, Frame]) -> Iterator[Why]:
    told, frame = of
    for p in pieces:
        others = frame.parties(one.party for one in told.held if p in (*one.old, *one.new))
        yield p, say(frame.lang, key, numbers=frame.number(p, side), bodies=listed(frame.lang, others))


def shared(held: Holding, frame: Frame) -> Iterator[str]:
    """Which pieces a party that stays has no part in any more, or newly, beside others who stay too."""
    for key, side, pieces in (("why-freed", "new", held.freed), ("why-entered", "old", held.entered)):
        if pieces:
            yield say(frame.lang, key, numbers=frame.numbers(pieces, side))


def _otherwise(facet: Reassigned | None, party: str, frame: Frame) -> Iterator[str]:
    """The lead, the offices, the clauses and the role of a party that stays."""
    held = facet or Reassigned()
    if held.lead and party in f"{held.lead.old}, {held.lead.new}".split(", "):
        yield say(frame.lang, "why-lead")
    for one in held.offices:
        if one.body == party:
            within = {*one.old, *one.new} & frame.registry.bodies.keys()
            yield say(frame.lang, "why-agencies" if within else "why-offices")
    if any(party in (*one.gained, *one.lost) for one in held.clauses):
        yield say(frame.lang, "why-clauses")
    if party in held.roles:
        yield say(frame.lang, "why-roles")
