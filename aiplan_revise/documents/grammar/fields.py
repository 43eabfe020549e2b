"""Lines that say beside a word for it who is responsible, and perhaps when: Lead: DNH. Partners: BRC; 担当課：観光課,
【担当】総務省, Owner: DSIT | Due: March 2026; and headings that stand whole in brackets (【重点１　港】)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from msgspec.structs import replace

from aiplan_revise.documents.grammar.brackets import Brackets
from aiplan_revise.documents.grammar.lines import Line, ended, unshield
from aiplan_revise.documents.grammar.marks import readings
from aiplan_revise.documents.grammar.naming import SURE, by_kind, like_a_body, may_stand
from aiplan_revise.documents.grammar.says import says_more
from aiplan_revise.model.forms import capital
from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.roles import role_marked

_NONE_OF = r":：|｜;；。.,、，()（）\[\]［］【】\n"
_LABEL = rf"[^\s–—{_NONE_OF}-](?:(?! [–—-] )[^{_NONE_OF}]){{0,38}}?(?:\(s\))?"
_BEFORE = r"^|(?:[.;；。|｜／/,，]|(?<=[\])）］]))[ 　]*+|(?<![ 　])[ 　]{2,}+|　|[ 　][–—-][ 　]"
_FIELD = compiled(rf"(?:{_BEFORE})(?P<label>{_LABEL}) ?[:：]")
_ENCLOSED = compiled(
    r"(?P<stands>^|(?<=[.。;；|｜／/,， 　]))?"
    r"[\[［【(（<＜〈《〔](?P<label>[^\]］】)）>＞〉》〕:：]{1,20})[\]］】)）>＞〉》〕][:： 　]*(?=\S)"
)
_SPACED = compiled(r"(?:^|(?<=[ 　]))(?P<label>(?![ -~])\w{2,12})[ 　]+(?=\S)")
_ACRONYM = compiled(r"[A-Z][A-Za-z&/-]*[A-Z&/][A-Za-z]*s?")
_STOPS = frozenset(".。!?！？ 　|")
_JOINTS = " 　|｜–—-"
_NO_NAME = frozenset("→⇒|")
_MOST = 12
"""Bodies in a list below the word that announces them."""
_COLON = ":： "
_SEVERAL = 2
"""Lines that announce alike to make a convention, which tells names by nothing else."""
_SHORT = 16
"""Signs of a name that has no form of one: 医療機関."""
_ENDS = " 　.。;；|｜/／,，–—-"
_OPENED = {"【": "】", "[": "]", "［": "］", "〔": "〕", "〈": "〉", "《": "》", "＜": "＞", "「": "」", "『": "』"}


class Said(NamedTuple):
    """What a line of fields says: who is responsible, one field each, and what else."""

    bodies: tuple[str, ...]
    rest: tuple[str, ...]


def is_field(words: str) -> bool:
    """Whether words begin with a label and a colon, as Timeline: Q4 2025 does."""
    return bool(_FIELD.match(words))


def says_when(words: str) -> bool:
    """Whether words are fields of a measure that say until when, how much, or for how much money: Timeline: Q4 2025."""
    found = [label for label, _ in _fields(words)]
    return bool(found) and all(map(says_more, found))


def announced(lines: Iterable[Line], brackets: Brackets) -> list[Line]:
    """The lines, those that only say who is responsible as a bracket of bodies that is `announced`; what they say
    besides stands on a line of its own below."""
    told = [(line, _said(line)) for line in _listed(list(lines))]
    labels = [_label(said) for _, said in told if said] + list(_labels_behind(line for line, said in told if not said))
    made: list[Line] = []
    for line, said in told:
        if above := _complete(made, line, brackets):
            made[-len(above) :] = [replace(above[0], text="\n".join(one.text for one in (*above, line)))]
            continue
        after = bool(made) and (made[-1].announced or (is_field(made[-1].text) and is_field(line.text)))
        whole = brackets.attributes(line.text)
        several = said is not None and (bool(said.rest) or len(said.bodies) > 1)
        bracket = f"［{SURE}{'; '.join(said.bodies)}］" if said and (several or not whole) else ""
        if said and bracket and _are_names(said, labels, brackets) and brackets.only(bracket):
            made.append(replace(line, text=bracket, marks=(), announced=True))
            made += [replace(line, text=one, marks=(), bullet="", after_blank=True) for one in said.rest]
        elif whole:
            made.append(replace(line, text=f"［{line.text}］", marks=(), announced=True))
        elif tail := _tail(line, labels, brackets):
            at, named = tail
            made.append(replace(line, text=f"{line.text[:at].rstrip(_JOINTS)}［{SURE}{'; '.join(named.bodies)}］"))
            made += [replace(line, text=one, marks=(), bullet="", after_blank=True) for one in named.rest]
        else:
            made.append(replace(line, after_blank=True) if after and not line.after_blank else line)
    return made


def _complete(made: Sequence[Line], line: Line, brackets: Brackets) -> Sequence[Line]:
    """The lines of a measure that this one completes: it says when and ends with the bodies of a sentence above it that
    names none (… / Timeline: Q4 2027 [ODG])."""
    if not _dates(line, brackets, named=True):
        return ()
    at = next((at for at in range(len(made) - 1, -1, -1) if not _dates(made[at], brackets, named=False)), -1)
    is_open = at >= 0 and bool(made[at].marks or made[at].bullet) and not (made[at].table or made[at].announced)
    return made[at:] if is_open and ended(made[at].text) and not brackets.any(made[at].text, numbered=True) else ()


def _dates(line: Line, brackets: Brackets, *, named: bool) -> bool:
    """Whether a line in which nothing new begins only says when, with or without the bodies behind it."""
    begins = line.marked or line.key or line.classes or line.table or line.marks
    words, bodies = ("", "") if begins else brackets.ending(line.text)
    return bool(bodies) == named and says_when(words)


def _listed(lines: list[Line]) -> Iterator[Line]:
    """The lines, a label that announces bodies together with the list of these below it."""
    at = 0
    while at < len(lines):
        line = lines[at]
        heads = line.text[-1:] in _COLON and not line.table and _tells(line.text.rstrip(_COLON))
        if heads and (names := _names_below(lines, at + 1)):
            line = replace(line, text=f"{line.text} {'; '.join(names)}")
            at += len(names)
        yield line
        at += 1


def _names_below(lines: Sequence[Line], at: int) -> list[str]:
    """What the list that begins here says, if all of it may be names."""
    listed = list(takewhile(lambda line: line.bullet and not line.heading, lines[at : at + _MOST + 1]))
    names = [line.text for line in listed]
    alike = all(may_stand(name) and like_a_body(name, numbered=True) for name in names)
    return names if alike and len(names) <= _MOST else []


def _said(line: Line) -> Said | None:
    """What a line says, if it is nothing but fields and one of them is about bodies."""
    if line.heading or line.key or line.classes or line.table or any(mark.plain for mark in line.marks):
        return None
    return _said_of(line.text)


def _with_colons(words: str) -> str:
    """Fields, each with a colon behind its label: 担当：総務省　関係：法務省, of ［担当］総務省［関係］法務省 and of
    担当　総務省　関係　法務省."""
    for pattern in (_ENCLOSED, _SPACED):
        first = pattern.match(words)
        if first and (pattern is _ENCLOSED or _is_label(first["label"])):
            return pattern.sub(_with_colon, words).lstrip("　")
    return words


def _with_colon(found: re.Match[str]) -> str:
    label = found["label"]
    stands = found.groupdict().get("stands") is not None
    return f"　{label}：" if stands or _is_label(label) else found[0]


def _is_label(words: str) -> bool:
    return _tells(words) or says_more(words)


def _said_of(words: str) -> Said | None:
    words = _with_colons(words)
    fields = [(field, _tells(label) and bool(field[len(label) :].strip(":： 　"))) for label, field in _fields(words)]
    bodies = tuple(field for field, named in fields if named)
    return Said(bodies, tuple(field for field, named in fields if not named)) if bodies else None


def _labels_behind(lines: Iterable[Line]) -> Iterator[str]:
    """The labels of fields behind sentences."""
    for line in lines:
        behind = (found["label"].strip() for found in _FIELD.finditer(line.text, 1) if found[0][0] in _STOPS)
        yield from (label.casefold() for label in behind if _tells(label))


def _tail(line: Line, labels: Sequence[str], brackets: Brackets) -> tuple[int, Said] | None:
    """Where the fields begin that stand behind the last sentence of a line, and what they say: …by 2027. Lead: DNH."""
    if line.heading or line.key or line.classes or line.table or line.apart:  # see apart
        return None
    first = max((mark.end for mark in line.marks), default=0)
    for at, label in _behind(line.text, first):
        if _tells(label):
            said = _said_of(line.text[at:])
            return (at, said) if said and _are_names(said, labels, brackets) else None
    return None


def _behind(words: str, first: int) -> Iterator[tuple[int, str]]:
    """Where in a line the fields behind a sentence may begin, with the label of the first one."""
    for found in _FIELD.finditer(words, first + 1):
        if found.start() > first and found[0][0] in _STOPS:
            yield found.start("label"), found["label"].strip()
    for found in _ENCLOSED.finditer(words, first + 1):
        if words[found.start() - 1] in _STOPS:
            yield found.start(), found["label"]


def _fields(words: str) -> Iterator[tuple[str, str]]:
    """The fields that words consist of, each with its label; none if they do not begin with one."""
    found = list(_FIELD.finditer(words))
    if not found or found[0].start():
        return
    ends = [one.start() for one in found[1:]] + [len(words)]
    for one, end in zip(found, ends, strict=True):
        yield one["label"].strip(), words[one.start("label") : end].rstrip(_ENDS)


def _tells(label: str) -> bool:
    """Whether a label says that bodies stand beside it."""
    return role_marked(f"{label}:x").heads


def _label(said: Said) -> str:
    return said.bodies[0].replace("：", ":").partition(":")[0].casefold()


def _are_names(said: Said, labels: Sequence[str], brackets: Brackets) -> bool:
    """Whether what a line announces may be names: abbreviations, or whatever stands so in other lines, too."""
    names = [role_marked(name).name for one in said.bodies for name in brackets.names(one)]
    if not names or not all(may_stand(name) and _NO_NAME.isdisjoint(name) for name in names):
        return False
    known = all(map(brackets.attributes, said.bodies)) or all(
        _ACRONYM.fullmatch(unshield(name)) or by_kind(name) for name in names
    )
    sure = role_marked(f"{_label(said)}:x").role in ("", "lead")
    return known or (labels.count(_label(said)) >= _SEVERAL and all(_is_named(name, sure) for name in names))


def _is_named(name: str, sure: bool) -> bool:
    """Whether words that many lines announce alike name somebody; `sure` if their label says no less (実施主体：県)."""
    if not name[0].isascii():
        return like_a_body(name, numbered=False) or (sure and len(name) <= _SHORT and capital(name))
    return name[0].isupper() or by_kind(name)


def headed(line: Line) -> Line:
    """A line that stands whole in brackets behind its mark without them: 【重点１　港】 as 重点１　港. What heads
    something needs no others of its kind to be believed."""
    words = line.text
    if line.heading and line.marks and line.marks[0].named:
        return replace(line, marks=tuple(one._replace(plain=one.ordinal > 0) for one in line.marks))
    closes = _OPENED.get(words[:1], "")
    if not closes or line.key or words[-1:] != closes or words.count(words[0]) > 1 or words.count(closes) > 1:
        return line
    inner = words[1:-1].strip(" 　")
    marks = readings(inner)
    told = any(mark.named and mark.end < len(inner) for mark in marks)
    return replace(line, text=inner, marks=marks) if told else line
