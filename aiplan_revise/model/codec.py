"""Values ⇄ canonical JSON: UTF-8, fixed key order, two spaces, one field per line. Strict on the way in."""

import json
import re
from typing import Any, TypeVar

import msgspec

from aiplan_revise.errors import PlanError
from aiplan_revise.model.amendment import Amendment, sound
from aiplan_revise.model.changes import Changeset
from aiplan_revise.model.edition import Edition, Provision
from aiplan_revise.model.integrity import UNCLEAN, flaws, place, untidy, verify
from aiplan_revise.model.links import Ledger

T = TypeVar("T")

_ESCAPED = re.compile(rb"\\(?![n\"\\])")
"""Any JSON escape but newline, quote and backslash: a sign to look closer, for canonical JSON escapes only controls."""


_EMPTY = re.compile(
    rb'(?<=\{)"(?:title|text|clause|notice|note|short|legal_basis|conventions|facets)":\{\},?'
    rb'|,"(?:title|text|clause|notice|note|short|legal_basis|conventions|facets)":\{\}'
)
"""Fields that hold nothing: msgspec leaves out a default only where it is the very same object, so equal values could
have different bytes. Inside a string every quote is escaped, so this never matches there."""


def encode(value: object) -> bytes:
    """The canonical bytes of an edition, a changeset, an amendment, a ledger, a registry or a plan."""
    if isinstance(value, Changeset):
        value = _published(value)
    elif isinstance(value, Amendment):
        value = msgspec.to_builtins(value, order="deterministic") | {"changeset": _published(value.changeset)}
    compact = msgspec.json.encode(value, order="deterministic")
    if b'":{}' in compact:
        compact = _EMPTY.sub(b"", compact)
    return msgspec.json.format(compact, indent=2) + b"\n"


def decode(raw: bytes, kind: type[T], where: str = "") -> T:
    """The value of type `kind` that the JSON text `raw` holds; `where` (a file) is named in errors.

    Refused with a PlanError: anything but UTF-8, broken JSON, duplicate or unknown fields, wrong types, control and
    bidi characters, text that is not NFC, and references that do not hold. Canonical bytes take a short way.
    """
    try:
        value = _decode_canonical(raw, kind)
        if value is None:
            value = _decode_slowly(_characters(raw, where), kind, where)
    except RecursionError:
        raise PlanError("nested too deeply", where, "editions are flat: check where the file comes from") from None
    if isinstance(value, Edition):
        verify(value, where)
    elif isinstance(value, Amendment):
        sound(value, where)
    return value


def schema(name: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of `edition`, `changeset`, `amendment`, `ledger`, `checks`, `opinions`,
    `progress` or `wordings`."""
    from aiplan_revise.model.checks import Checks  # what is written without being read back does without
    from aiplan_revise.model.opinions import Opinions
    from aiplan_revise.model.progress import Progress
    from aiplan_revise.model.wordings import Wordings

    kinds: dict[str, type] = {"edition": Edition, "changeset": Changeset, "amendment": Amendment, "ledger": Ledger}
    kinds |= {"checks": Checks, "opinions": Opinions, "progress": Progress, "wordings": Wordings}
    if name not in kinds:
        raise PlanError(f"there is no schema {name!r}", fix=f"choose one of {', '.join(kinds)}")
    made = msgspec.json.schema(kinds[name])
    if "Change" in made.get("$defs", {}):
        change = made["$defs"]["Change"]["properties"]
        derived = {"kind": {"enum": list(_KINDS)}, "is": {"type": "array", "items": {"type": "string"}}}
        made["$defs"]["Change"]["properties"] = derived | change
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": name} | made


_KINDS = ("added", "dropped", "carried", "split", "joined", "regrouped")


def _published(changeset: Changeset) -> dict[str, Any]:
    """A changeset as published: every change also says its kind and the names of its facets, for readers."""
    made: dict[str, Any] = msgspec.to_builtins(changeset, order="deterministic")
    pairs = zip(made.get("changes", ()), changeset.changes, strict=False)
    told = [{"kind": change.kind, "is": list(change.facets.names())} | raw for raw, change in pairs]
    return made | {"changes": told} if told else made


def _decode_canonical(raw: bytes, kind: type[T]) -> T | None:
    """The value, if `raw` is canonical and clean beyond doubt; None sends it the long way."""
    if kind in (Changeset, Amendment):
        return None
    try:
        value = msgspec.json.decode(raw, type=kind)
        return None if suspect(raw) or encode(value) != raw else value
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None


def suspect(raw: bytes) -> bool:
    """Whether JSON may hold characters that are refused: a sign to look closer. UnicodeDecodeError where it is not
    UTF-8."""
    return bool(_ESCAPED.search(raw)) or untidy(raw)


def _characters(raw: bytes, where: str) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise PlanError("not UTF-8", _line(where, line), "save the file as UTF-8") from None


def _line(where: str, line: int) -> str:
    return f"{where}: line {line}" if where else f"line {line}"


def _decode_slowly(text: str, kind: type[T], where: str) -> T:
    if not text.strip():
        raise PlanError("the file is empty", where, "an edition starts with {")
    if text.startswith("\ufeff"):
        raise PlanError("starts with a byte order mark", _line(where, 1), "save the file as UTF-8 without BOM")
    raw = _parse(text, where)
    for path, fault in flaws(raw):
        raise PlanError(fault, _located(text, path, where), "remove it, or save the text as plain NFC")
    return _convert(raw, kind, text, where)


def _parse(text: str, where: str) -> Any:
    def pairs(found: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(found)
        if len(made) != len(found):
            raise _Duplicate(*_duplicate(found))
        return made

    def constant(name: str) -> None:
        raise PlanError(f"{name} is not a number of JSON", where)

    try:
        return json.loads(text, object_pairs_hook=pairs, parse_constant=constant)
    except json.JSONDecodeError as error:
        raise PlanError(f"not valid JSON: {error.msg}", _line(where, error.lineno)) from None
    except _Duplicate as error:
        line = _line_of(text, error.key, 2)
        what = f"field {error.key[:80]!r} appears twice{error.owner}"
        raise PlanError(what, _line(where, line), "keep one") from None
    except ValueError as error:
        raise PlanError(f"not valid JSON: {error}", where) from None


class _Duplicate(Exception):
    def __init__(self, key: str, owner: str) -> None:
        super().__init__(key)
        self.key, self.owner = key, owner


def _duplicate(found: list[tuple[str, Any]]) -> tuple[str, str]:
    seen: set[str] = set()
    twice = next(key for key, _ in found if key in seen or seen.add(key))  # type: ignore[func-returns-value]
    owner = next((f" in provision {value[:80]}" for key, value in found if key == "id" and isinstance(value, str)), "")
    return twice, owner


def _line_of(text: str, key: str, nth: int) -> int:
    """The line (from 1) of the nth place where `key` stands as a key; of the last such place if there are fewer."""
    quoted = json.dumps(key, ensure_ascii=False)
    places = [m.start() for m, _ in zip(re.finditer(re.escape(quoted) + r"\s*:", text), range(nth), strict=False)]
    return text.count("\n", 0, places[-1]) + 1 if places else 1


def _located(text: str, path: tuple[str, ...], where: str) -> str:
    shown = tuple(UNCLEAN.sub("\N{REPLACEMENT CHARACTER}", part) for part in path)
    if len(path) > 1 and path[0] == "provisions":
        line = _line_of(text, path[1], 1)
        return place(_line(where, line), shown[1], ".".join(shown[2:]))
    return f"{where}: {'.'.join(shown)}" if where else ".".join(shown)


def _convert(raw: Any, kind: type[T], text: str, where: str) -> T:
    bare = _bare(raw, kind, where)
    try:
        value = msgspec.convert(bare, kind)
    except msgspec.ValidationError as error:
        told = _told(error, where)
        narrower = _misfit(raw, text, where) if kind is Edition else None
        raise narrower or told from None
    if isinstance(value, Changeset):
        _agrees(raw.get("changes", []), value, where)
    elif isinstance(value, Amendment):
        _agrees(raw["changeset"].get("changes", []), value.changeset, where)
    return value


def _bare(raw: Any, kind: type, where: str) -> Any:
    """What was published, without what is published for readers only."""
    if kind is Changeset:
        return _without_derived(raw, where)
    if kind is not Amendment:
        return raw
    if not isinstance(raw, dict) or "changeset" not in raw:
        raise PlanError("is not an amendment", where, "make one with: aiplan diff OLD NEW --format amendment")
    return raw | {"changeset": _without_derived(raw["changeset"], f"{where}: changeset" if where else "changeset")}


def _misfit(raw: Any, text: str, where: str) -> PlanError | None:
    """The error of the first provision of an edition that has the wrong shape, placed there."""
    provisions = raw.get("provisions") if isinstance(raw, dict) else None
    for key, inner in provisions.items() if isinstance(provisions, dict) else ():
        try:
            msgspec.convert(inner, Provision)
        except msgspec.ValidationError as error:
            return _told(error, place(_line(where, _line_of(text, key, 1)), key))
    return None


def _told(error: msgspec.ValidationError, where: str) -> PlanError:
    """msgspec's message in our form: "Expected `str`, got `int` - at `$.number`" names the field `number`."""
    what, _, path = str(error).partition(" - at `$")
    field = path.rstrip("`").lstrip(".")
    what = what.replace("Object contains unknown field", "unknown field").replace("Object missing required", "missing")
    return PlanError(what, ": ".join(part for part in (where, field and f"field {field}") if part))


def _without_derived(raw: Any, where: str) -> Any:
    """A published changeset without `kind` and `is`, which follow from the rest."""
    changes = raw.get("changes", []) if isinstance(raw, dict) else None
    if not isinstance(changes, list) or not all(isinstance(change, dict) for change in changes):
        raise PlanError("is not a changeset", where, "make one with: aiplan diff OLD NEW --format json")
    bare = [{key: value for key, value in change.items() if key not in ("kind", "is")} for change in changes]
    return raw | {"changes": bare}


def _agrees(told: list[dict[str, Any]], value: Changeset, where: str) -> None:
    for position, (said, change) in enumerate(zip(told, value.changes, strict=True)):
        derived = {"kind": change.kind, "is": list(change.facets.names())}
        if any(said.get(name, true) != true for name, true in derived.items()):
            shown = (change.new or change.old or (Provision("?", "statement"),))[0].id
            fault = f"change {position + 1} says another kind or facets than follow from its sides"
            raise PlanError(fault, place(where, shown), "leave out `kind` and `is`, or make the changeset anew")
