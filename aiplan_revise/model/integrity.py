"""What an edition must be beyond its types: clean characters, well-formed ids, and references that hold."""

import datetime
import re
import unicodedata
from collections.abc import Iterator

import msgspec

from aiplan_revise.errors import PlanError
from aiplan_revise.model.edition import MAX_DEPTH, About, Assignment, Edition, Provision
from aiplan_revise.model.patterns import compiled

EDITION_ID = compiled(r"[a-z0-9][a-z0-9-]{0,63}")
PROVISION_ID = compiled(r"\w[\w.-]{0,127}")
GIT_ID = compiled(r"[0-9a-f]{40}")
"""What git calls a file or a commit."""
NUMBER = compiled(r"[^\s.\"]{1,16}")
MARK = compiled(r"[^\s\"]{1,16}|(?:[A-Z][^\s\"]{0,15})(?: [^\s\"]{1,16}){0,4} [1aAiI][^\s\"]{0,15}")
"""An exemplar of a mark: ①, (1), 第1章, Chapter 1:, Key action 1.1:, 施策1-1."""
ISO_DATE = compiled(r"\d{4}(-\d{2}(-\d{2})?)?")
ADDRESS = compiled(r"https?://[^\s/?#<>\"]+\.[^\s/?#<>\"]+(?:[/?#][^\s<>\"]*)?")

UNCLEAN = compiled(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters, but tab and newline
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidirectional controls: they make a text read as another
    "\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]"  # line separators, byte order mark, non-characters, surrogates
)


_REMOVED = bytes({*range(0x20), 0x7F} - {ord("\t"), ord("\n")})
_LEADS = (
    (b"\xc2", rb"\xc2[\x80-\x9f]"),
    (b"\xd8\x9c", rb"\xd8\x9c"),
    (b"\xe2\x80", rb"\xe2\x80[\x8e\x8f\xa8-\xae]"),
    (b"\xe2\x81", rb"\xe2\x81[\xa6-\xa9]"),
    (b"\xef\xbb\xbf", rb"\xef\xbb\xbf"),
    (b"\xef\xbf", rb"\xef\xbf[\xbe\xbf]"),
)
"""`UNCLEAN` in UTF-8: control characters, and with what bytes the others begin. To look for these in a large text takes
a tenth of the time."""


def untidy(raw: bytes) -> bool:
    """Whether a text in UTF-8 holds characters that are unfit to be stored, or is not in Unicode form NFC: what
    `unclean` says of it, where that is sought in a whole file."""
    if len(raw.translate(None, _REMOVED)) != len(raw):
        return True
    if raw.isascii():
        return False
    if any(lead in raw and re.search(tail, raw) for lead, tail in _LEADS):
        return True
    return not unicodedata.is_normalized("NFC", raw.decode())


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
    fresh = (
        {key: p for key, p in edition.provisions.items() if sound.get(key) is not p} if known else edition.provisions
    )
    for key, provision in fresh.items():
        verify_provision(key, provision, where)
    stands = known and known.outline == edition.outline
    if not stands or any(p.parent != sound[key].parent for key, p in fresh.items()):
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
    found = _fault(key, provision)
    if found:
        field, fault = found
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


_DAY = compiled(
    r"(?P<era>令和|平成|[RH]|)(?P<y>\d{4}|\d\d?|元)(?:[-/.]|年)(?P<m>\d\d?)(?:[-/.]|月)(?P<d>\d\d?)日?", re.I
)
_ERAS = {"令和": 2018, "R": 2018, "平成": 1988, "H": 1988, "": 0}
"""The year before the first of each era."""


def day(words: str, where: str) -> str:
    """A day as people write it, in ISO 8601: 2027-03-01, 2027/3/1, 2027年3月1日, 令和９年３月１日, R9.3.1. PlanError if
    it is none."""
    found = _DAY.fullmatch(unicodedata.normalize("NFKC", words.strip()))
    if found and bool(found["era"]) != (len(found["y"]) > len("99")):
        year = _ERAS[found["era"].upper()] + (1 if found["y"] == "元" else int(found["y"]))
        try:
            return datetime.date(year, int(found["m"]), int(found["d"])).isoformat()
        except ValueError:
            pass
    raise PlanError(f"{words[:40]!r} is no day", where, "write it like 2026-07-14")


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


def _fault(key: str, provision: Provision) -> tuple[str, str] | None:
    """The first field of a provision that cannot be as it is, and why; None where all can."""
    fault = _name_fault(key, provision)
    if not fault and (provision.continues or provision.references):
        fault = _link_fault(key, provision)
    if fault:
        return fault
    odd = next(filter(None, (_assignment_fault(one, provision) for one in provision.assignments)), "")
    return ("assignments", odd) if odd else None


def _name_fault(key: str, provision: Provision) -> tuple[str, str] | None:
    if not PROVISION_ID.fullmatch(key):
        return "id", f"{key[:80]!r} cannot be an id (letters, digits, '.', '-', '_')"
    if provision.id != key:
        return "id", f"says {provision.id[:80]!r} but stands under {key[:80]!r}"
    if provision.number and not NUMBER.fullmatch(provision.number):
        return "number", f"{provision.number[:80]!r} is not one part of a number"
    if provision.mark and not MARK.fullmatch(provision.mark):
        return "mark", f"{provision.mark[:80]!r} is no exemplar of a mark, as (1) or 第1章 is"
    return None


def _link_fault(key: str, provision: Provision) -> tuple[str, str] | None:
    fault = _continues_fault(key, provision)
    if fault:
        return "continues", fault
    fault = _reference_fault(provision)
    return ("references", fault) if fault else None


def _continues_fault(key: str, provision: Provision) -> str:
    if len(set(provision.continues)) != len(provision.continues) or key in provision.continues:
        return "names an id twice, or itself"
    odd = next((one for one in provision.continues if not PROVISION_ID.fullmatch(one)), None)
    return "" if odd is None else f"{odd[:80]!r} cannot be an id"


def _reference_fault(provision: Provision) -> str:
    odd = next((one.plan for one in provision.references if one.plan and not EDITION_ID.fullmatch(one.plan)), "")
    if odd:
        return f"{odd[:80]!r} cannot be the id of a plan"
    return "names one place twice" if len(set(provision.references)) != len(provision.references) else ""


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
