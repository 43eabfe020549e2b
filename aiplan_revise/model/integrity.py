"""What an edition must be beyond its types: clean characters, well-formed ids, and references that hold."""

import datetime
import re
import unicodedata
from collections.abc import Iterator

import msgspec

from aiplan_revise.errors import PlanError
from aiplan_revise.model.edition import MAX_DEPTH, About, Assignment, Edition, Provision

EDITION_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
PROVISION_ID = re.compile(r"\w[\w.-]{0,127}")
GIT_ID = re.compile(r"[0-9a-f]{40}")
"""What git calls a file or a commit."""
NUMBER = re.compile(r"[^\s.\"]{1,16}")
ISO_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
ADDRESS = re.compile(r"https?://[^\s/?#<>\"]+\.[^\s/?#<>\"]+(?:[/?#][^\s<>\"]*)?")

UNCLEAN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters, but tab and newline
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidirectional controls: they make a text read as another
    "\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]"  # line separators, byte order mark, non-characters, surrogates
)


def unclean(words: str) -> str:
    """What makes `words` unfit to be stored ("control or bidi character U+202E", "not in Unicode form NFC"), or ""."""
    found = UNCLEAN.search(words)
    if found:
        return f"control or bidi character U+{ord(found.group()):04X}"
    return "" if unicodedata.is_normalized("NFC", words) else "text is not in Unicode form NFC"


def clean(edition: Edition, known: Edition, where: str = "") -> Edition:
    """The same edition, made from a `known` one that is sound, if it is so too, its characters included; otherwise a
    PlanError that names provision and field."""
    for key, provision in edition.provisions.items():
        if known.provisions.get(key) is provision:
            continue
        for path, fault in flaws(msgspec.to_builtins(provision)):
            raise PlanError(fault, place(where, key, ".".join(path)), "write it without")
    for _, fault in flaws(msgspec.to_builtins(edition.about)) if edition.about is not known.about else ():
        raise PlanError(fault, f"{where}: about", "write it without")
    return verify(edition, where, known)


def flaws(raw: object) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every string and every key of plain values (parsed JSON, to any depth) that is unfit to be stored: its path of
    keys, and what makes it so (see `unclean`)."""
    stack: list[tuple[tuple[str, ...], object]] = [((), raw)]
    while stack:
        path, value = stack.pop()
        if isinstance(value, dict):
            stack.extend(((*path, key), inner) for key, inner in value.items())
            found = next(filter(None, map(unclean, value)), "")
        else:
            if isinstance(value, list | tuple):
                stack.extend((path, inner) for inner in value)
            found = unclean(value) if isinstance(value, str) else ""
        if found:
            yield path, found


def edition_id(key: str, where: str = "") -> str:
    """`key`, if it can be the id of an edition; PlanError if not."""
    if not EDITION_ID.fullmatch(key):
        fix = "use lower-case letters, digits and hyphens, at most 64, e.g. 2026-draft"
        raise PlanError(f"{key[:80]!r} cannot be the id of an edition", where, fix)
    return key


def verify(edition: Edition, where: str = "", known: Edition | None = None) -> Edition:
    """The same edition if all its references hold; otherwise a PlanError that names provision and field. Of an edition
    made from a `known` one, which holds, only those provisions are looked into that are not the very same."""
    _verify_about(edition.about, where)
    _verify_outline(edition, where)
    sound = known.provisions if known else {}
    for key, provision in edition.provisions.items():
        if sound.get(key) is not provision:
            verify_provision(key, provision, where)
    _verify_tree(edition, where)
    return edition


def verify_frame(edition: Edition, where: str = "") -> Edition:
    """The same edition if its metadata and order hold, whatever the provisions say; a PlanError if not."""
    _verify_about(edition.about, where)
    _verify_outline(edition, where)
    _verify_tree(edition, where)
    return edition


def verify_provision(key: str, provision: Provision, where: str = "") -> Provision:
    """The same provision if it may stand under `key`; otherwise a PlanError that names it and its field."""
    for field, fault in _faults(key, provision):
        raise PlanError(fault, place(where, key, field))
    return provision


def place(where: str, key: str, field: str = "") -> str:
    """How an error names a provision and its field inside a file."""
    parts = [where, f"provision {key[:80]}", field and f"field {field}"]
    return ": ".join(part for part in parts if part)


def _verify_about(about: About, where: str) -> None:
    inside = f"{where}: about" if where else "about"
    edition_id(about.id, inside)
    if about.follows:
        edition_id(about.follows, inside)
    for ended in about.endings:
        if not PROVISION_ID.fullmatch(ended):
            raise PlanError(f"{ended[:80]!r} cannot be an id", f"{inside}: endings", "name provisions by their ids")
    for event, day in about.dates.items():
        if not is_date(day):
            raise PlanError(f"{day!r} is not a date", f"{inside}: dates: {event}", "write 2026, 2026-07 or 2026-07-14")


def is_date(day: str) -> bool:
    """Whether words are a day, a month or a year in ISO 8601."""
    if not ISO_DATE.fullmatch(day):
        return False
    try:
        datetime.date.fromisoformat(f"{day}-01-01"[:10])
    except ValueError:
        return False
    return True


def is_address(words: str) -> bool:
    """Whether words are an address on the web, whole and in one piece."""
    return bool(ADDRESS.fullmatch(words))


def _verify_outline(edition: Edition, where: str) -> None:
    if len(edition.outline) == len(edition.provisions) and edition.provisions.keys() == set(edition.outline):
        return
    seen: set[str] = set()
    inside = f"{where}: outline" if where else "outline"
    for key in edition.outline:
        if key in seen:
            raise PlanError(f"provision {key} is listed twice", inside, "list every provision once")
        if key not in edition.provisions:
            raise PlanError(f"provision {key} is listed but not there", inside, "add the provision or drop it here")
        seen.add(key)
    for key in edition.provisions:
        if key not in seen:
            raise PlanError("not listed in the outline", place(where, key), "add it to the outline in printed order")


def _verify_tree(edition: Edition, where: str) -> None:
    stack: list[str] = []
    for key in edition.outline:
        parent = edition.provisions[key].parent
        if parent and parent not in edition.provisions:
            raise PlanError(f"parent {parent[:80]} is not there", place(where, key, "parent"))
        while stack and stack[-1] != parent:
            stack.pop()
        if parent and not stack:
            fix = "a provision stands after its parent and beside its siblings"
            raise PlanError(f"the outline does not keep it under its parent {parent[:80]}", place(where, key), fix)
        stack.append(key)
        if len(stack) > MAX_DEPTH:
            raise PlanError(f"nested deeper than {MAX_DEPTH} levels", place(where, key), "flatten the plan")


def _faults(key: str, provision: Provision) -> Iterator[tuple[str, str]]:
    if not PROVISION_ID.fullmatch(key):
        yield "id", f"{key[:80]!r} cannot be an id (letters, digits, '.', '-', '_')"
    if provision.id != key:
        yield "id", f"says {provision.id[:80]!r} but stands under {key[:80]!r}"
    if provision.number and not NUMBER.fullmatch(provision.number):
        yield "number", f"{provision.number[:80]!r} is not one part of a number"
    if len(set(provision.continues)) != len(provision.continues) or key in provision.continues:
        yield "continues", "names an id twice, or itself"
    for continued in provision.continues:
        if not PROVISION_ID.fullmatch(continued):
            yield "continues", f"{continued[:80]!r} cannot be an id"
    if provision.references:
        yield from (("references", fault) for fault in _reference_faults(provision))
    for assignment in provision.assignments:
        fault = _assignment_fault(assignment, provision)
        if fault:
            yield "assignments", fault


def _reference_faults(provision: Provision) -> Iterator[str]:
    for one in provision.references:
        if one.plan and not EDITION_ID.fullmatch(one.plan):
            yield f"{one.plan[:80]!r} cannot be the id of a plan"
    if len(set(provision.references)) != len(provision.references):
        yield "names one place twice"


def _assignment_fault(assignment: Assignment, provision: Provision) -> str:
    if assignment.body and assignment.open:
        return f"names a body ({assignment.body}) and an open set ({assignment.open}) at once"
    if not (assignment.body or assignment.open or assignment.printed):
        return "names neither a body nor an open set nor printed words"
    if assignment.office and not assignment.body:
        return f"office {assignment.office} without its body"
    clause = assignment.clause
    for lang in clause.langs() if clause.ja or clause.en else ():
        if clause.get(lang) not in provision.text.get(lang):
            return f"clause {clause.get(lang)[:60]!r} does not stand in the text ({lang})"
    return ""
