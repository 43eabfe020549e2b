"""An agency printed beside the ministry it belongs to: 総務省（情報通信研究機構）, METI (NEDO), 国土交通省観光庁.

An assignment keeps the agency as its body. In a comparison it counts as a part of the ministry, as an office does: who
names the agency more closely, or no longer, hands nothing over. So it is with a part that the registry does not know:
総務省（地域）.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from unicodedata import normalize

from msgspec.structs import replace

from aiplan_revise.model.bodies import Body, Registry, holder, office_of, parents, same_body
from aiplan_revise.model.edition import Assignment
from aiplan_revise.model.names import spelling
from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.roles import role_marked

_BESIDE = compiled(r"([^()]+)\(([^()]+)\)")
_NO_OFFICE = compiled(
    r"(?:予定|検討中|調整中|案|等|ほか|他|仮称|新設|再掲|一部|オブザーバー?"
    r"|tbc|tbd|planned|provisional|observer|and others|etc\.?)",
    re.I,
)
"""Words in brackets that say something else of a body than which part of it."""
UNLISTED = "?"
"""How the id of an office begins that the registry does not know; its words follow."""


def whole(registry: Registry, of: Assignment) -> str:
    """The id of the ministry that the body of an assignment is printed as a part of; "" where it stands by itself."""
    body = registry.bodies.get(of.body)
    if not body or not body.parent or of.office:
        return ""
    key = spelling(role_marked(of.printed).name)
    own, beside = _spellings(body), _BESIDE.fullmatch(key)
    if key in own:
        return ""
    above = ((one, _spellings(registry.bodies[one])) for one in parents(registry, of.body))
    return next((one for one, names in above if (beside and beside[1] in names) or _begins(key, names, own)), "")


def unlisted(registry: Registry, of: Assignment) -> str:
    """The office in brackets behind the name of a body that has none of that name in the registry, as an id: "?地域"
    for 総務省（地域）; "" for none. Another name of the body itself (Ministry of Justice (MOJ)), a role, words with a
    figure (令和8年度から), and those that say how sure it is (予定) are no office."""
    body = registry.bodies.get(of.body)
    if not body or of.office or not any(sign in of.printed for sign in "(（"):
        return ""
    found = _BESIDE.fullmatch(normalize("NFKC", role_marked(of.printed).name).strip())
    if not found or any(sign.isdigit() for sign in found[2]) or _NO_OFFICE.fullmatch(found[2].strip()):
        return ""
    own = _spellings(body)
    known = spelling(found[1]) in own and spelling(found[2]) not in own
    return f"{UNLISTED}{' '.join(found[2].split())}" if known else ""


def concerns(registry: Registry, of: Assignment, body: str) -> bool:
    """Whether an assignment is one of a body, of its offices, or of an agency that belongs to it."""
    return bool(of.body) and (of.body == body or (of.body in registry.bodies and body in parents(registry, of.body)))


def plain(registry: Registry, body: str, key: str) -> bool:
    """Whether a spelling is one of the names of a body and no more."""
    return body in registry.bodies and key in _spellings(registry.bodies[body])


def counted(registry: Registry, of: Iterable[Assignment]) -> tuple[Assignment, ...]:
    """Assignments as they count: an agency beside its ministry as an office of it, under the agency's id, and words for
    an office that the registry does not know as one ("?…")."""
    return tuple(_as_part(registry, one, whole(registry, one)) for one in of)


def compared(registry: Registry, own: Iterable[Assignment], other: Iterable[Assignment]) -> tuple[Assignment, ...]:
    """Assignments as they count against those of the other side of a change. Where that side names the agency by
    itself or under another name, it is the agency that stays, and the ministry only if that side names it as well."""
    against = tuple(other)
    alone = {one.body for one in against if not whole(registry, one)}
    return tuple(read for one in own for read in _against(one, registry, against, alone))


Listed = Sequence[tuple[Assignment, ...]]
"""The assignments of several provisions, of each by itself."""


def succeeded(registry: Registry, old: Listed, new: Listed) -> tuple[Listed, Listed]:
    """Both sides of a change with the offices that a body of the other side continues, or is continued by, as parties
    by themselves ("cabinet-office/gender")."""
    marked = (step for step in registry.successions if "/" in step.old or "/" in step.new)
    steps = [step for step in marked if any(office_of(step.old)) or any(office_of(step.new))]
    if not steps:
        return old, new
    offices = {key for step in steps for key in (step.old, step.new) if any(office_of(key))}
    named = [{one for held in side for a in held for one in (a.party(), holder(a))} for side in (old, new)]
    pairs = [(one, other) for at in (0, 1) for one in named[at] & offices for other in named[1 - at] if one != other]
    apart = {key for pair in pairs if _same(registry, *pair) for key in pair}
    first, second = ([by_themselves(held, apart) for held in side] for side in (old, new))
    return first, second


def by_themselves(of: Iterable[Assignment], offices: Collection[str]) -> tuple[Assignment, ...]:
    """Assignments with these offices as parties by themselves ("cabinet-office/gender")."""
    return tuple(replace(a, body=holder(a), office="") if a.office and holder(a) in offices else a for a in of)


def aliases(registry: Registry, old: Iterable[Assignment], new: Iterable[Assignment]) -> frozenset[tuple[str, str]]:
    """(old, new) bodies that are the same one on both sides of a change: a ministry beside whose name an agency stands,
    and that agency by itself."""
    was, now = tuple(old), tuple(new)
    forward, back = _renamed(registry, was, now), _renamed(registry, now, was)
    return frozenset((*forward, *((one, other) for other, one in back)))


def _renamed(registry: Registry, own: Iterable[Assignment], other: Iterable[Assignment]) -> Iterator[tuple[str, str]]:
    alone = dict.fromkeys(one.body for one in other if one.body and not whole(registry, one))
    parts = ((above, one.body) for one in own if (above := whole(registry, one)))
    return ((above, body) for above, part in parts for body in alone if _same(registry, part, body))


def _against(
    of: Assignment, registry: Registry, other: tuple[Assignment, ...], alone: set[str]
) -> tuple[Assignment, ...]:
    above = whole(registry, of)
    if not above:
        return (_as_part(registry, of, ""),)
    renamed = any(one.body not in ("", of.body) and _same(registry, of.body, one.body) for one in other)
    if of.body not in alone and not renamed:
        return (_as_part(registry, of, above),)
    return (replace(of, body=above), of) if above in alone else (of,)


def _same(registry: Registry, one: str, other: str) -> bool:
    return same_body(registry, one, other) is not None or same_body(registry, other, one) is not None


def _as_part(registry: Registry, of: Assignment, above: str) -> Assignment:
    office = of.body if above else unlisted(registry, of)
    return replace(of, body=above or of.body, office=office) if office else of


def _begins(key: str, names: frozenset[str], own: frozenset[str]) -> bool:
    """Whether a name is that of the agency behind that of the ministry, as Japanese writes it."""
    return any(key.startswith(name) and key.removeprefix(name) in own for name in names)


@lru_cache(1024)
def _spellings(body: Body) -> frozenset[str]:
    forms = (body.names.ja, body.names.en, body.short.ja, body.short.en, *body.aliases)
    return frozenset(spelling(words) for words in forms if words)
