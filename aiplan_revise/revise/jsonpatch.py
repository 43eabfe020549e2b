"""Changes as JSON Patch (RFC 6902) on the keyed form of an edition, its canonical JSON: `/provisions/ID/text/en`."""

import copy
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Literal

import msgspec
from msgspec import UNSET

from aiplan_revise.errors import PlanError
from aiplan_revise.model.codec import decode, encode
from aiplan_revise.model.edition import Edition
from aiplan_revise.model.integrity import place
from aiplan_revise.model.patterns import compiled

_INDEX = compiled(r"0|[1-9][0-9]{0,8}")
_BAD_ESCAPE = compiled("~(?![01])")
_MOST = 50_000_000
"""Characters of an edition that copies may lead to: each of them can double it."""
_FIX = "an amendment (aiplan diff OLD NEW --format amendment) can be merged"


class Operation(msgspec.Struct, frozen=True, omit_defaults=True, rename={"source": "from"}):
    """One step of a patch. As the RFC wants it, members that it does not define are passed over."""

    op: Literal["add", "remove", "replace", "move", "copy", "test"]
    path: str
    source: str | None = None
    value: Any = UNSET


class Untrue(PlanError):
    """What a patch takes for granted of the text does not hold."""


# ---------------------------------------------------------------- made


def patch(old: Edition, new: Edition) -> tuple[Operation, ...]:
    """The steps from `old` to `new`: by provision and field, lists as a whole, old values tested before they go."""
    return tuple(_steps(_keyed(old), _keyed(new), ""))


def _keyed(edition: Edition) -> Any:
    return json.loads(encode(edition))


def _steps(old: Any, new: Any, path: str) -> Iterator[Operation]:
    if old == new:
        return
    if not (isinstance(old, dict) and isinstance(new, dict)):
        yield Operation("test", path, value=old)
        yield Operation("replace", path, value=new)
        return
    for key, value in old.items():
        below = f"{path}/{_escaped(key)}"
        if key in new:
            yield from _steps(value, new[key], below)
        else:
            yield Operation("test", below, value=value)
            yield Operation("remove", below)
    for key, value in new.items():
        if key not in old:
            yield Operation("add", f"{path}/{_escaped(key)}", value=value)


def _escaped(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1")


# ---------------------------------------------------------------- applied


def patched(edition: Edition, operations: Iterable[Operation]) -> Edition:
    """The edition that a patch leads to: all steps or none. One thing is stricter than the RFC: an `add` never takes
    the place of another value. Untrue where the text is not what the patch takes for granted; PlanError where the
    patch is broken, or what it makes is no edition. Both name provision and field."""
    document = [_keyed(edition)]  # in a list, so that the whole document has a place to stand in
    for operation in operations:
        _DO[operation.op](document, operation)
    return decode(msgspec.json.encode(document[0]), Edition, "after the patch")


def _add(document: list[Any], operation: Operation) -> None:
    _put(document, operation, copy.deepcopy(_value(operation)))


def _put(document: list[Any], operation: Operation, value: Any) -> None:
    holder, key = _holder(document, operation.path, adding=True)
    if isinstance(holder, list) and holder is not document:
        holder.insert(key, value)
        return
    if holder is not document and key in holder and not _same(holder[key], value):
        raise Untrue("there is something else already where the patch adds", _told(operation.path), _FIX)
    holder[key] = value


def _remove(document: list[Any], operation: Operation) -> None:
    holder, key = _found(document, operation.path)
    if holder is document:
        raise PlanError("the whole edition is to be removed", "after the patch")
    del holder[key]


def _replace(document: list[Any], operation: Operation) -> None:
    holder, key = _found(document, operation.path)
    holder[key] = copy.deepcopy(_value(operation))


def _test(document: list[Any], operation: Operation) -> None:
    holder, key = _found(document, operation.path)
    if not _same(holder[key], _value(operation)):
        raise Untrue("the text does not say what the patch starts from", _told(operation.path), _FIX)


def _move(document: list[Any], operation: Operation) -> None:
    if operation.path.startswith(f"{operation.source}/"):
        raise PlanError("is to be moved into itself", _told(operation.path))
    holder, key = _found(document, operation.source)
    value = holder[key]
    del holder[key]
    _put(document, operation, value)


def _copy(document: list[Any], operation: Operation) -> None:
    holder, key = _found(document, operation.source)
    _put(document, operation, copy.deepcopy(holder[key]))
    if len(json.dumps(document)) > _MOST:
        raise PlanError(f"makes the edition longer than {_MOST} characters", _told(operation.path))


_DO: Mapping[str, Callable[[list[Any], Operation], None]] = {
    "add": _add,
    "remove": _remove,
    "replace": _replace,
    "test": _test,
    "move": _move,
    "copy": _copy,
}


def _value(operation: Operation) -> Any:
    if operation.value is UNSET:
        raise PlanError(f"{operation.op} without a value", _told(operation.path))
    return operation.value


def _same(one: Any, other: Any) -> bool:
    """Whether two values are the same JSON; for Python 1 is True."""
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)


# ---------------------------------------------------------------- places


def _found(document: list[Any], path: str | None) -> tuple[Any, Any]:
    """What holds the value at a path, and under which key; Untrue if nothing is there."""
    if path is None:
        raise PlanError("a step of the patch does not say from where")
    holder, key = _holder(document, path)
    if key not in holder if isinstance(holder, dict) else not 0 <= key < len(holder):
        raise Untrue("is not there", _told(path), _FIX)
    return holder, key


def _holder(document: list[Any], path: str, *, adding: bool = False) -> tuple[Any, Any]:
    """What holds, or is to hold, the value at a path, and under which key."""
    holder: Any = document
    key: Any = 0
    for part in _parts(path):
        known = key in holder if isinstance(holder, dict) else 0 <= key < len(holder)
        holder = holder[key] if known else None
        if not isinstance(holder, dict | list):
            raise Untrue("is not there", _told(path), _FIX)
        key = _index(holder, part, path, adding) if isinstance(holder, list) else part
    return holder, key


def _index(holder: list[Any], part: str, path: str, adding: bool) -> int:
    if part == "-" and adding:
        return len(holder)
    if not _INDEX.fullmatch(part) or int(part) > len(holder):
        raise Untrue("there is no such place in the list", _told(path), _FIX)
    return int(part)


def _parts(path: str) -> list[str]:
    if (path and not path.startswith("/")) or _BAD_ESCAPE.search(path):
        raise PlanError(f"{path[:80]!r} is no JSON Pointer", fix="write it like /provisions/ID/text/en")
    return [part.replace("~1", "/").replace("~0", "~") for part in path.split("/")[1:]]


def _told(path: str) -> str:
    """A path as errors name places: by provision and field."""
    parts = _parts(path)
    if len(parts) > 1 and parts[0] == "provisions":
        return place("", parts[1], ".".join(parts[2:]))
    return f"field {'.'.join(parts)}" if parts else "the edition"
