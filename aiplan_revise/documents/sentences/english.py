"""Deeds as English amending instructions, and back.

    In 2.1.1.a, for “A” substitute “B”, after “C” insert “D”, and omit “E”.
    In the title, …  In the heading of 2.1, …  For the heading of 2.1 substitute “A”.  Omit the heading of 2.1.a.
    For 2.1.1.a substitute—  After 2.1.1.a insert—  At the beginning of 2.1.1 insert—  (what is new is set off below)
    After “Abbreviations” insert the following chapter—  (where the print of what is new does not show its kind)
    Omit 2.1.1.b, and renumber 2.1.1.c as 2.1.1.b.  Renumber 2.1.1.c to 2.1.1.f as 2.1.1.d to 2.1.1.g.
    Renumber 2.1.1.c as 2.1.1.d, and after 2.1.1.b insert the following—  (read, not written)
    Move 2.1.1.c to after 2.2.1.a, numbered “b)”.  Move 2.1.1.c to the beginning of 2.2.1.  Make 2.1.1.c a statement.

Substitute, insert and omit are the words of British amending statutes; move and make are our own.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from aiplan_revise.documents.sentences import deeds
from aiplan_revise.documents.sentences.deeds import Deed, Drop, Edit, Part, Renumber, Shift, Step
from aiplan_revise.documents.sentences.quoting import QUOTED, Skeleton, quote
from aiplan_revise.documents.sentences.spoken import Block, Found, Readers, Tongue
from aiplan_revise.model.commitments import numerals
from aiplan_revise.model.edition import Kind
from aiplan_revise.model.patterns import compiled

_q = partial(quote, lang="en")
_PARTS: dict[Part, str] = {"words": "text", "heading": "heading", "caption": "caption", "mark": "number"}
_KINDS: dict[Kind, str] = {
    "part": "a part",
    "chapter": "a chapter",
    "section": "a section",
    "group": "a group",
    "initiative": "an initiative",
    "statement": "a statement",
}
_PLAN = "the plan"
_TONGUE = Tongue("en", _PARTS, _KINDS, (_PLAN, "the title"))


def written(deed: Deed) -> str:
    """The sentence that says a deed; its block, if it has one, is not in it."""
    made = _WRITERS[type(deed)](deed)
    return made if made.endswith("—") else f"{made}."


# ---------------------------------------------------------------- writing


def _amend(deed: deeds.Amend) -> str:
    return f"In {_of(deed.place, deed.part)}, {_listed([_edit(one) for one in deed.shown()])}"


def _of(place: str, part: Part) -> str:
    if not place:
        return "the title"
    return place if part == "words" else f"the {_PARTS[part]} of {place}"


def _edit(edit: Edit) -> str:
    if edit.kind == "replace":
        return f"for {_q(edit.here)} substitute {_q(edit.come)}"
    return f"after {_q(edit.here)} insert {_q(edit.come)}" if edit.kind == "insert" else f"omit {_q(edit.here)}"


def _listed(clauses: list[str]) -> str:
    *most, last = clauses
    return f"{', '.join(most)}, and {last}" if most else last


def _whole(deed: deeds.Whole) -> str:
    part = f"the text of {deed.place}" if deed.place and deed.part == "words" else _of(deed.place, deed.part)
    return f"For {part} substitute {_q(deed.shown())}" if deed.words else f"Omit {part}"


def _replace(deed: deeds.Replace) -> str:
    return f"For {deed.place} substitute—"


def _insert(deed: deeds.Insert) -> str:
    where = f"At the beginning of {deed.place or _PLAN}" if deed.first else f"After {deed.place}"
    if not deed.kind:
        return f"{where} insert—"
    noun = _KINDS[deed.kind].partition(" ")[2]
    return f"{where} insert the following {noun}{'s' * (deed.announced > 1)}—"


def _restructure(deed: deeds.Restructure) -> str:
    made = _listed([_step(step) for step in deed.steps])
    return made[0].upper() + made[1:]


def _step(step: Step) -> str:
    if isinstance(step, Drop):
        return f"omit {step.place}" + (f" to {step.last}" if step.last else "")
    if isinstance(step, Renumber):
        return f"renumber {step.place} as {step.to}"
    return f"renumber {step.first} to {step.last} as {step.to[0]} to {step.to[1]}"


def _move(deed: deeds.Move) -> str:
    where = f"the beginning of {deed.after or _PLAN}" if deed.first else f"after {deed.after}"
    return f"Move {deed.place} to {where}" + (f", numbered {_q(deed.mark)}" if deed.mark else "")


def _become(deed: deeds.Become) -> str:
    return f"Make {deed.place} {_KINDS[deed.kind]}"


_WRITERS: dict[type, Callable[[Any], str]] = {
    deeds.Amend: _amend,
    deeds.Whole: _whole,
    deeds.Replace: _replace,
    deeds.Insert: _insert,
    deeds.Restructure: _restructure,
    deeds.Move: _move,
    deeds.Become: _become,
}


# ---------------------------------------------------------------- reading

_Q = QUOTED
_PART = f"the (?P<part>{'|'.join(_PARTS.values())}) of (?P<place>.+?)"
_EDIT = compiled(
    rf"(?:^|, and | and |, )(?:for (?P<here>{_Q}),? substitute (?P<come>{_Q})"
    rf"|after (?P<before>{_Q}),? insert (?P<new>{_Q})|omit (?P<gone>{_Q}))"
)
_FOLLOWING = " the following(?: (?P<count>[0-9]{1,4}|[a-z-]{1,20}))??(?: (?P<what>[a-z]{1,20}))?"
_INSERTED = f"(?P<place>.+?) insert(?:{_FOLLOWING})?"
_STEP = compiled("(?:, and |, | and )(?=(?:omit|renumber) )")


def _read_amend(said: Skeleton, found: Found, _block: Block) -> Deed | None:
    return _TONGUE.amend(said, found, _read_edits(said, found["edits"]))


def _read_edits(said: Skeleton, clauses: str) -> Iterator[Edit]:
    """The edits in a row of clauses; none if any of it is not understood."""
    parts = list(_EDIT.finditer(clauses))
    if "".join(part[0] for part in parts) != clauses:
        return
    for part in parts:
        if part["here"]:
            yield Edit("replace", said.words(part["here"]), said.words(part["come"]))
        elif part["before"]:
            yield Edit("insert", said.words(part["before"]), said.words(part["new"]))
        else:
            yield Edit("omit", said.words(part["gone"]))


def _read_insert(said: Skeleton, found: Found, block: Block) -> Deed | None:
    count, kind = _counted(found["count"] or ""), _TONGUE.kind((found["what"] or "").removesuffix("s"))
    return deeds.Insert(_TONGUE.place(said, found), found["where"].lower() != "after", block, count, kind)


def _counted(words: str) -> int:
    """The number that is said in figures or in words; 0 where none is."""
    return int(words) if words.isdecimal() else int(numerals.worded(words))


def _read_restructure(said: Skeleton, found: Found, _block: Block) -> Deed | None:
    return _restructured(said, found[0])


def _read_together(said: Skeleton, found: Found, block: Block) -> Deed | None:
    steps, insert = _restructured(said, found["steps"]), _read_insert(said, found, block)
    return deeds.Together(steps, insert) if steps and isinstance(insert, deeds.Insert) else None


def _restructured(said: Skeleton, words: str) -> deeds.Restructure | None:
    steps = [_read_step(said, clause) for clause in _STEP.split(words[0].lower() + words[1:])]
    known = [step for step in steps if step]
    return deeds.Restructure("", tuple(known)) if len(known) == len(steps) else None


def _read_step(said: Skeleton, clause: str) -> Step | None:
    """The step that a clause says; None if it is not understood."""
    verb, _, rest = clause.partition(" ")
    named, _, becomes = rest.partition(" as ")
    first, _, last = (said.whole(part, "en").strip() for part in named.partition(" to "))
    start, _, end = (said.whole(part, "en").strip() for part in becomes.partition(" to "))
    if verb == "omit":
        return Drop(first, last) if first and not becomes else None
    if not start or bool(last) != bool(end):
        return None
    return Shift(first, last, to=(start, end)) if last else Renumber(first, start)


def _read_move(said: Skeleton, found: Found, _block: Block) -> Deed | None:
    mark = said.words(found["mark"]) if found["mark"] else ""
    return deeds.Move(_TONGUE.place(said, found), _TONGUE.place(said, found, "after"), found["where"] != "after", mark)


understood = Readers(
    (f"In {_PART}, (?P<edits>(?:for|after|omit) {_Q}.*)", _read_amend),
    (f"In (?P<place>.+?), (?P<edits>(?:for|after|omit) {_Q}.*)", _read_amend),
    (f"For the title substitute (?P<words>{_Q})|Omit the title", _TONGUE.whole),
    (f"For {_PART} substitute (?P<words>{_Q})", _TONGUE.whole),
    (f"Omit {_PART}", _TONGUE.whole),
    ("For (?P<place>.+) substitute", _TONGUE.replace),
    (f"(?P<where>After|At the beginning of) {_INSERTED}", _read_insert),
    (f"(?P<steps>(?:[Oo]mit|[Rr]enumber) .+?),? and (?P<where>after|at the beginning of) {_INSERTED}", _read_together),
    (
        f"Move (?P<place>.+?) to (?P<where>after|the beginning of) (?P<after>.+?)(?:, numbered (?P<mark>{_Q}))?",
        _read_move,
    ),
    (f"Make (?P<place>.+) (?P<kind>{'|'.join(_KINDS.values())})", _TONGUE.become),
    ("(?:[Oo]mit|[Rr]enumber) .+", _read_restructure),
).understood
