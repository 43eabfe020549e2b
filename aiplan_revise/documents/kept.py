"""What the printed words of our Markdown cannot say, in one-line comments: the other language, roles, metadata.

A comment holds JSON. A field under its plain name is simply added; one under "~name" holds [guard, value] and replaces
what was read only if that still has this guard: where a person has edited the words, the words win.
"""

import json
import re
import zlib
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace

from aiplan_revise.documents.grammar.lines import OURS
from aiplan_revise.errors import PlanError
from aiplan_revise.model.edition import LANGS, About, Assignment, Finding, Lang, Provision
from aiplan_revise.model.integrity import flaws

T = TypeVar("T", Provision, About)

_END = " -->"
_TEXTS = ("title", "text", "notice")
_ODD = (
    "[^ -;=?-~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u2190-\u22ff"
    "\u3001-\u3098\u309b-\u30ff\u3400-\u9fff\uff01-\uff9d]"
)
"""Signs that a reader might change, refuse or take for markup; they are escaped in JSON."""


def comment(content: dict[str, Any]) -> str:
    """A comment that nothing inside can end."""
    words = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return f"{OURS}{re.sub(_ODD, _escaped, words)}{_END}"


def _escaped(found: re.Match[str]) -> str:
    return json.dumps(found[0])[1:-1] if not found[0].isascii() else f"\\u{ord(found[0]):04x}"


def content(words: str, line: int) -> dict[str, Any]:
    """The content of a comment; a PlanError names its line if it is damaged."""
    try:
        found = json.loads(words.removeprefix(OURS).removesuffix(_END))
        fault = next((fault for _, fault in flaws(found)), "")
    except (ValueError, RecursionError):  # no JSON, or a number of thousands of digits
        raise _damaged(line) from None
    if not isinstance(found, dict):
        raise _damaged(line)
    if fault:
        raise PlanError(f"the comment holds a {fault}", f"line {line}", "remove it")
    return found


def _damaged(line: int) -> PlanError:
    fault = "the comment that keeps the rest of a provision is damaged"
    return PlanError(fault, f"line {line}", "restore or delete it")


def difference(found: Provision, wanted: Provision, lang: Lang | None) -> dict[str, Any]:
    """What must be kept so that `found`, as read back in `lang`, becomes `wanted` again; empty if nothing. Without
    `lang` what is read back is in all languages, and everything that is kept has its guard."""
    if found == wanted:
        return {}
    here, there = _flat(found), _flat(wanted)
    rest: dict[str, Any] = {}
    for name in sorted(name for name in here.keys() | there.keys() if here.get(name) != there.get(name)):
        if name in there and _is_unprinted(name, lang):
            rest[name] = there[name]
        else:
            rest[f"~{name}"] = [_guard(name, here, lang), there.get(name)]
    return rest


def restored(found: Provision, kept: dict[str, Any], lang: Lang | None, line: int) -> tuple[Provision, list[str]]:
    """`found` with what was kept of it, and the fields whose words were edited since and stay as edited."""
    flat, edited = _flat(found), []
    before = dict(flat)
    for name, value in kept.items():
        if not name.startswith("~"):
            flat[name] = value
            continue
        field = name[1:]
        match value:
            case [guard, said] if guard in (_guard(field, before, lang), _unguarded(field, before)):
                flat[field] = said
            case [_, _]:
                edited.append(field)
            case _:
                raise _damaged(line)
    nested = _nested({name: value for name, value in flat.items() if value is not None})
    try:
        return msgspec.convert(nested | {"id": found.id}, Provision), edited
    except msgspec.ValidationError:
        raise _damaged(line) from None


def responsible(kept: dict[str, Any], line: int) -> tuple[Assignment, ...]:
    """Who was responsible, by what was kept of that."""
    match kept.get("~assignments", ["", None]):
        case [_, said]:
            try:
                return msgspec.convert(said or (), tuple[Assignment, ...])
            except msgspec.ValidationError:
                pass
    raise _damaged(line)


def edit(field: str, found: Provision, line: int) -> Finding:
    """What is to be said of a field whose words were edited since (see `restored`) of a provision as it was read."""
    key = found.id
    message = f"edited by hand: what the comment below it says of its {field} no longer applies"
    if field == "assignments" and not found.assignments:
        message = "its words were edited by hand: responsible are now those of whom they say that they act"
    elif field == "assignments":
        message = "its bodies were edited by hand: those that stay keep what the words do not say, as their roles"
    return Finding("edited", "note", message, key, line)


def _is_unprinted(name: str, lang: Lang | None) -> bool:
    field, _, of = name.partition(".")
    return lang is not None and (name in ("continues", "fields", "references") or (field in _TEXTS and of != lang))


def _guard(name: str, flat: dict[str, Any], lang: Lang | None) -> str:
    """A checksum of a field as it is printed: of assignments only the words, for the registry may learn new names, and
    where none are printed the text that may name them."""
    value = flat.get(name)
    if name == "assignments" and value:
        value = [(one.get("printed"), one.get("clause", {}).get(lang or "ja")) for one in value]
    elif name == "assignments" and lang:
        value = flat.get(f"text.{lang}")
    return _sum(value)


def _unguarded(name: str, flat: dict[str, Any]) -> str:
    """What stood for assignments of which none are printed before the text was looked at; "" for other fields."""
    return _sum(None) if name == "assignments" and not flat.get(name) else ""


def _sum(value: object) -> str:
    return f"{zlib.crc32(msgspec.json.encode(value)):08x}"


def _flat(value: Provision) -> dict[str, Any]:
    """The fields that are not empty, texts by language ("text.en"), without the id."""
    flat: dict[str, Any] = {}
    for name, inner in msgspec.to_builtins(value).items():
        if name in _TEXTS:
            flat |= {f"{name}.{lang}": words for lang, words in inner.items()}
        elif name == "assignments":
            flat[name] = [{field: said for field, said in one.items() if said} for one in inner]
        elif inner:
            flat[name] = list(inner) if isinstance(inner, tuple) else inner
    return flat


def _nested(flat: dict[str, Any]) -> dict[str, Any]:
    nested: dict[str, Any] = {}
    for name, value in flat.items():
        outer, dot, lang = name.partition(".")
        if dot:
            nested.setdefault(outer, {})[lang] = value
        else:
            nested[name] = value
    return nested


def head(about: About, lang: Lang, title: str) -> str:
    """The comment at the top: the language of the print and all metadata; `title` is the title as read back."""
    as_printed = about.title.get(lang) == title
    kept = replace(about, title=replace(about.title, **{lang: ""})) if as_printed else about
    told = {name: value for name, value in msgspec.to_builtins(kept).items() if value not in ("", {})}
    guard = {} if as_printed else {"title": f"{zlib.crc32(title.encode()):08x}"}
    return comment({"edition": told, "lang": lang} | guard)


def head_language(words: str) -> str:
    """The language of the print, "" if nobody says."""
    said = content(words, 1).get("lang") if words else ""
    return said if said in LANGS else ""


def restored_about(found: About, words: str, lang: Lang) -> About:
    """The metadata from the comment at the top; the title as printed, if it was edited."""
    kept = content(words, 1)
    try:
        about = msgspec.convert(kept.get("edition"), About)
    except msgspec.ValidationError:
        raise _damaged(1) from None
    title = found.title.get(lang)
    if kept.get("title") == f"{zlib.crc32(title.encode()):08x}":
        return about
    return replace(about, title=replace(about.title, **{lang: title}))
