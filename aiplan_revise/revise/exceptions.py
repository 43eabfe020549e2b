"""Findings judged by the levels and exceptions that persons decided on."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from msgspec.structs import replace

from aiplan_revise.errors import PlanError
from aiplan_revise.lineage.fingerprints import ANOTHER, distance, fingerprint
from aiplan_revise.model.checks import Checks, Exemption
from aiplan_revise.model.edition import Finding, Provision, Value
from aiplan_revise.model.integrity import day
from aiplan_revise.model.names import nearest
from aiplan_revise.revise.rules import Remark, finding

NEAR = 12
"""Up to so many differing bits a text under another id is still the one that was excepted. Of 109,000 pairs of
different texts of a plan, a list of projects and a catalogue 7 differ in as few, of 220 texts that were reworded from
one edition to the next 159. So a false match is rarer than an exception that must be made again; and only the nearest
text is taken."""


class Judged(Value, frozen=True):
    """A finding at the level that holds for it, and the exception that excuses it, if any."""

    finding: Finding
    exemption: Exemption | None = None


def judge(
    findings: Iterable[Finding], checks: Checks, provisions: Mapping[str, Provision], today: str, ran: Collection[str]
) -> tuple[Judged, ...]:
    """The findings with the levels and exceptions of `checks`, as of `today` (ISO 8601); what is off finds nothing.

    `provisions` are those that findings name, `ran` the ids of the rules that looked: exceptions to them that have
    expired or match nothing are findings themselves, at the end.
    """
    listed = [one for one in findings if checks.rules.get(one.rule) != "off"]
    matches = [(one, _matched(one, listed, provisions)) for one in checks.exceptions if one.rule in ran]
    holding = {(one.rule, key): one for one, key in matches if key is not None and not expired(one, today)}
    judged = [Judged(_levelled(one, checks), holding.get((one.rule, one.provision))) for one in listed]
    told = [_levelled(one, checks) for one in _remarks(matches, today) if checks.rules.get(one.rule) != "off"]
    return (*judged, *map(Judged, told))


def sound(checks: Checks, known: Collection[str], where: str = "") -> Checks:
    """The same, if it names rules that are among the `known` ids, days that there are, and for every exception a reason
    and a person; PlanError if not."""
    for rule in (*checks.rules, *(one.rule for one in checks.exceptions)):
        known_rule(rule, known, where)
    for one in checks.exceptions:
        place = ": ".join(filter(None, (where, f"exception to {one.rule}")))
        if not (one.reason.strip() and one.by.strip()):
            raise PlanError("has no reason, or nobody who stands for it", place, "say why, and who says so")
        if one.until and one.until != day(one.until, place):
            raise PlanError(f"{one.until[:40]!r} is no day", place, "write it like 2026-07-14")
    return checks


def known_rule(rule: str, known: Collection[str], where: str) -> str:
    """A rule's id; PlanError with the nearest that there is if it is none."""
    if rule in known:
        return rule
    near = nearest(rule, sorted(known))
    fix = f"did you mean {near[0]}?" if near else "see: aiplan check --list"
    raise PlanError(f"there is no rule {rule[:80]!r}", where, fix)


def expired(of: Exemption, today: str) -> bool:
    """Whether an exception holds no more on a day."""
    return bool(of.until) and of.until < today


def exempt(rule: str, provision: Provision | None, *, reason: str, by: str, until: str = "") -> Exemption:
    """An exception to a rule for a provision, or for the edition itself (None)."""
    key, mark = (provision.id, fingerprint(provision)) if provision else ("", "")
    return Exemption(rule, key, reason, by, until, mark)


def _levelled(of: Finding, checks: Checks) -> Finding:
    level = checks.rules.get(of.rule, of.level)
    return of if level == "off" else replace(of, level=level)


def _matched(of: Exemption, findings: Iterable[Finding], provisions: Mapping[str, Provision]) -> str | None:
    """The provision with a finding of the rule that an exception means: by its id, unless that is another text now,
    else by the nearest text."""
    keys = sorted({one.provision for one in findings if one.rule == of.rule})
    if not of.provision:
        return "" if "" in keys else None
    apart = {key: _apart(of, provisions[key]) for key in keys if key in provisions}
    if of.provision in apart and apart[of.provision] < ANOTHER:
        return of.provision
    nearest = min(apart, key=lambda key: (apart[key], key), default=None)
    return nearest if nearest is not None and of.fingerprint and apart[nearest] <= NEAR else None


def _apart(of: Exemption, provision: Provision) -> int:
    return distance(of.fingerprint, fingerprint(provision))


def _remarks(matches: Iterable[tuple[Exemption, str | None]], today: str) -> Iterator[Finding]:
    for one, key in matches:
        if key is None:
            what = f"the exception to {one.rule} for {one.provision or 'the edition'} matches no finding: {one.reason}"
            yield finding("unused-exception", Remark("", what, "remove it"))
        elif expired(one, today):
            what = f"the exception to {one.rule} ended on {one.until}: {one.reason}"
            yield finding("expired-exception", Remark(key, what, "put it right, or make a new exception"))
