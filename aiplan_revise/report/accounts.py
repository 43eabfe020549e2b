"""What became of every body, who hands what to whom, and the whole plan, old beside new."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, product
from typing import Literal, NamedTuple

from aiplan_revise.model.changes import Change, Changeset, Reassigned
from aiplan_revise.model.edition import Provision, ancestors
from aiplan_revise.report.change import Frame, party_name
from aiplan_revise.report.view import (
    BodyLine,
    BodyView,
    Cell,
    ChangeView,
    Flow,
    Party,
    Passage,
    Phrase,
    Row,
    Wording,
)
from aiplan_revise.report.words import assigned, caption, common, divide, phrase, say
from aiplan_revise.revise import Span, redline

STATUTORY_ORDER = (
    *("cabinet-secretariat", "cabinet-office", "imperial-household-agency", "jftc", "npa", "ppc", "fsa", "caa", "cfa"),
    *("digital-agency", "reconstruction-agency", "mic", "moj", "mofa", "mof", "mext", "mhlw", "maff", "meti", "mlit"),
    *("moe", "mod"),
)
"""The order in which Japan's ministries are listed by law (建制順)."""


class Told(NamedTuple):
    """A change, what is shown of it, and where it sorts."""

    change: Change
    shown: ChangeView
    place: tuple[int, int]

    @property
    def sort(self) -> str:
        """The kind of change, "form" for one that is carried over with changes of form only."""
        return self.shown.kind if self.shown.substance else "form"

    @property
    def sure(self) -> bool:
        """Whether no person needs to confirm the link it rests on."""
        return self.shown.evidence is None or self.shown.evidence.status == "certain"


# ---------------------------------------------------------------- bodies


class Account:
    """What one party gained, lost, keeps altered and keeps, and how many initiatives it has in each edition."""

    def __init__(self) -> None:
        self.sides = Counter[str]()
        self.lines: dict[str, list[BodyLine]] = {name: [] for name in ("gained", "lost", "altered", "kept")}
        self.continues = ""


def bodies(changeset: Changeset, told: Sequence[Told], frame: Frame) -> tuple[BodyView, ...]:
    """The account of every party of both editions: bodies in the order of the registry, unknown ones, open sets."""
    accounts: dict[str, Account] = {}
    for one in told:
        if one.shown.of == "initiative":
            _book(one, accounts, frame)
    for key in changeset.unchanged:
        _keep(frame.new.provisions[key], accounts, frame)
    ranked = sorted(accounts, key=lambda party: (party.startswith("open:"), party.startswith("?"), _rank(party, frame)))
    return tuple(_body(party, accounts[party], frame) for party in ranked)


def _rank(party: str, frame: Frame) -> tuple[int, str, str]:
    """By the statutory order of the ministry that a body belongs to, the ministry itself first."""
    top, bodies_known = party, frame.registry.bodies
    while top not in STATUTORY_ORDER and top in bodies_known and bodies_known[top].parent:
        top = bodies_known[top].parent
    at = STATUTORY_ORDER.index(top) if top in STATUTORY_ORDER else len(STATUTORY_ORDER)
    return at, "" if top == party else party, party


def _body(party: str, account: Account, frame: Frame) -> BodyView:
    gained, lost, altered, kept = (tuple(account.lines[name]) for name in ("gained", "lost", "altered", "kept"))
    sides, label = account.sides, party_name(frame, party)
    return BodyView(party, label, sides["old"], sides["new"], gained, lost, altered, kept, account.continues)


def _keep(of: Provision, accounts: dict[str, Account], frame: Frame) -> None:
    line = BodyLine("", frame.new_numbers[of.id], caption(of, frame.lang), say(frame.lang, "why-unchanged"))
    for party in {a.party() for a in of.assignments}:
        account = accounts.setdefault(party, Account())
        account.sides.update(("old", "new"))
        account.lines["kept"].append(line)


def _book(told: Told, accounts: dict[str, Account], frame: Frame) -> None:
    """Enters a change into the accounts of all its parties."""
    change, by_side = told.change, {"old": told.change.old, "new": told.change.new}
    held = {side: [{a.party() for a in p.assignments} for p in provisions] for side, provisions in by_side.items()}
    for side, of in held.items():
        for party in (party for parties in of for party in parties):
            accounts.setdefault(party, Account()).sides[side] += 1
    was, now = (set().union(*held[side]) for side in ("old", "new"))
    for party in was | now:
        which, why = _listed(told, party, party in now)
        if which:
            number = told.shown.numbers.split(" → ")[-1] if which == "kept" else told.shown.numbers
            line = BodyLine(told.shown.key, number, told.shown.caption, say(frame.lang, f"why-{why}"))
            accounts[party].lines[which].append(line)
    for fact in told.shown.facts:
        if fact.name == "renamed-body":
            for one, told_so in zip(change.facets.successions, fact.lines, strict=True):
                accounts[one.old].continues = accounts[one.new].continues = told_so


def _listed(told: Told, party: str, stays: bool) -> tuple[str, str]:
    """On which list of its account a party has this change, and why; ("", "") where it only has another name now."""
    held, facets = told.change.facets.reassigned or Reassigned(), told.shown.facets
    bare = party.removeprefix("open:")
    if told.sort in ("added", "dropped"):
        return ("gained" if told.sort == "added" else "lost"), told.sort
    if party in held.gained or bare in held.opened:
        return "gained", "reassigned"
    if party in held.lost or bare in held.closed:
        return "lost", "reassigned"
    if not stays:
        return "", ""
    altered = _altered(held, party)
    if altered:
        return "altered", altered
    return "kept", "changed" if told.shown.substance else "form" if facets else "unchanged"


def _altered(held: Reassigned, party: str) -> str:
    """How a body that stays is responsible otherwise than before, or ""."""
    if held.lead and party in f"{held.lead.old}, {held.lead.new}".split(", "):
        return "lead"
    if any(one.body == party for one in held.offices):
        return "offices"
    return "clauses" if any(party in (*one.gained, *one.lost) for one in held.clauses) else ""


# ---------------------------------------------------------------- who hands what to whom


def flows(told: Sequence[Told], frame: Frame) -> tuple[Flow, ...]:
    """Parties that lost initiatives, or clauses of them, beside those that gained them; the widest first."""
    found: dict[tuple[str, str], list[tuple[float, float, BodyLine]]] = {}
    for one in told:
        line = BodyLine(one.shown.key, one.shown.numbers, one.shown.caption, "")
        for lost, gained in _exchanges(one.change):
            for pair in product(lost or ("",), gained or ("",)):
                found.setdefault(pair, []).append((1 / max(1, len(gained)), 1 / max(1, len(lost)), line))
    ranked = sorted(found, key=lambda pair: (-len(found[pair]), "" in pair, pair))
    return tuple(_flow(pair, found[pair], frame) for pair in ranked)


def _exchanges(change: Change) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Who lost and who gained: of the whole initiative, and of each clause (told in two languages it is one)."""
    held = change.facets.reassigned or Reassigned()
    lost = (*held.lost, *(f"open:{key}" for key in held.closed))
    gained = (*held.gained, *(f"open:{key}" for key in held.opened))
    if lost or gained:
        yield lost, gained
    langs = [one.lang for one in held.clauses]
    yield from ((one.lost, one.gained) for one in held.clauses if one.lang == langs[0])


def _flow(pair: tuple[str, str], found: Sequence[tuple[float, float, BodyLine]], frame: Frame) -> Flow:
    names = [
        party_name(frame, party) if party else say(frame.lang, key)
        for party, key in zip(pair, ("nobody-lost", "nobody-gained"), strict=True)
    ]
    old_share, new_share = round(sum(one[0] for one in found), 6), round(sum(one[1] for one in found), 6)
    return Flow(*pair, names[0], names[1], old_share, new_share, tuple(line for _, _, line in found))


# ---------------------------------------------------------------- the whole plan, old beside new


class Face(NamedTuple):
    """One side of a change: its provisions and numbers beside the other side's, and what is marked on it."""

    own: tuple[Provision, ...]
    other: tuple[Provision, ...]
    numbers: Mapping[str, str]
    other_numbers: Mapping[str, str]
    edited: Literal["deleted", "inserted"]


def table(changeset: Changeset, told: Sequence[Told], frame: Frame) -> tuple[Row, ...]:
    """The changes and, in printed order among them, the unchanged headings above them; all else is left out in runs."""
    after = {one.place: _row(one, frame) for one in told}
    above = {key for one in told for p in one.change.new for key in ancestors(frame.new.provisions, p.id)}
    above |= {key for one in told for p in one.change.old for key in ancestors(frame.old.provisions, p.id)}
    at = {key: (number, -1) for number, key in enumerate(changeset.new_outline)}
    after |= {at[key]: _unchanged(key, key in above, frame) for key in changeset.unchanged}
    rows = [after[place] for place in sorted(after)]
    return tuple(row for left_out, run in groupby(rows, _left_out) for row in ([_run(list(run))] if left_out else run))


def _left_out(row: Row) -> bool:
    return row.unchanged > 0


def _unchanged(key: str, above: bool, frame: Frame) -> Row:
    of, number = frame.new.provisions[key], frame.new_numbers[key]
    cell = Cell(key, of.kind, number, False, (Wording(phrase(of.text, frame.lang), ()),), ())
    return Row("", (cell,) * above, (cell,) * above, above, 0 if above else 1, number, number)


def _run(rows: Sequence[Row]) -> Row:
    printed = [row.first for row in rows if row.first] or [""]
    return Row("", (), (), False, len(rows), printed[0], printed[-1])


def _row(told: Told, frame: Frame) -> Row:
    change = told.change
    old = Face(change.old, change.new, frame.old_numbers, frame.new_numbers, "deleted")
    new = Face(change.new, change.old, frame.new_numbers, frame.old_numbers, "inserted")
    return Row(
        told.shown.key, _cells(told, old, frame), _cells(told, new, frame), told.shown.of == "heading", 0, "", ""
    )


def _cells(told: Told, face: Face, frame: Frame) -> tuple[Cell, ...]:
    """One side of a change, its words and bodies marked where they differ from those of the other side."""
    elsewhere = {face.other_numbers[p.id] for p in face.other}
    labels = {label for p in face.other for label in assigned(frame.registry, p.assignments, frame.lang).values()}
    shown = zip(face.own, _wordings(told, face, frame), strict=True)
    return tuple(
        Cell(
            p.id,
            p.kind,
            face.numbers[p.id],
            bool(face.other) and face.numbers[p.id] not in elsewhere,
            wordings,
            _parties(p, labels, face, frame) if told.shown.substance or "renamed-body" in told.shown.facets else (),
        )
        for p, wordings in shown
    )


def _parties(of: Provision, elsewhere: set[str], face: Face, frame: Frame) -> tuple[Party, ...]:
    mark = "lost" if face.edited == "deleted" else "gained"
    named = assigned(frame.registry, of.assignments, frame.lang)
    return tuple(Party(key, label, "kept" if label in elsewhere else mark, "") for key, label in named.items())


def _wordings(told: Told, face: Face, frame: Frame) -> list[tuple[Wording, ...]]:
    if not told.shown.substance and told.shown.of != "heading":
        return [(Wording(Phrase(say(frame.lang, "left-out"), frame.lang), ()),)] * len(face.own)
    if len(face.own) + len(face.other) > 2:  # noqa: PLR2004
        return _against(face, frame)
    one = tuple(_wording(passage, face, frame) for passage in told.shown.passages)
    return [tuple(wording for wording in one if wording.phrase.text)] if face.own else []


def _wording(passage: Passage, face: Face, frame: Frame) -> Wording:
    own = (passage.old if face.edited == "deleted" else passage.new) or Phrase("", frame.lang)
    spans = passage.spans or (() if passage.same else (Span(face.edited, own.text),))
    return Wording(own, _printed(spans, face))


def _against(face: Face, frame: Frame) -> list[tuple[Wording, ...]]:
    """The provisions of one side, each against its share of the other side's words."""
    lang = common([p.text for p in (*face.own, *face.other)], frame.lang)
    if lang is None:
        return [(Wording(phrase(p.text, frame.lang), ()),) for p in face.own]
    texts = [p.text.get(lang) for p in face.own]
    whole = ("" if lang == "ja" else " ").join(p.text.get(lang) for p in face.other)
    shares = divide(whole, texts)[0] if len(texts) > 1 else [whole]
    sides = zip(shares, texts, strict=True)
    redlines = [redline(*((own, share) if face.edited == "deleted" else (share, own)), lang) for share, own in sides]
    return [(Wording(Phrase(own, lang), _printed(spans, face)),) for own, spans in zip(texts, redlines, strict=True)]


def _printed(spans: Iterable[Span], face: Face) -> tuple[Span, ...]:
    return tuple(span for span in spans if span.op in ("same", face.edited))
