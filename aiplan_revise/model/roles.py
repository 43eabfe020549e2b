"""Roles as plans print them beside a name: 総務省（主）, 協力：デジタル庁, ◎経産省, [Lead: METI], MEXT (support),
[MEXT; in cooperation with MIC]."""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from aiplan_revise.model.initials import first_letters
from aiplan_revise.model.names import LONGEST_NAME, spelling
from aiplan_revise.model.patterns import compiled

Role = Literal["", "lead", "joint", "support"]

_WITH = r"(?:in [a-z -]{1,30} |together )?with"
_WORDS: dict[Role, str] = {
    "lead": r"主担当|主管|主務|主導|幹事|とりまとめ|取りまとめ|取り?纏め|主"
    r"|(?:action |delivery |overall |policy )?lead(?:ing|s)?|led by|main|coordinat(?:ing|or)",
    "joint": r"共管|共同|連携|協働|joint(?:ly)?(?: with)?|co-?leads?",
    "support": r"副担当|副|協力|支援|補助|関係|関連|support(?:ing|ed by|s)?|cooperat(?:ing|ion)|assist(?:ed by|ing)"
    r"|(?:key |delivery |other |main )?partners?|stakeholders?"
    rf"|other (?:actors?|stakeholders?|bodies|agencies|departments)(?: involved)?|{_WITH}",
    "": r"担当|所管|実施主体|推進主体|取組主体|実施者|事務局|(?:action |risk )?owners?|owned by|accountable|who"
    r"|responsib(?:le|ility|ilities)(?: for)?|implement(?:ed by|ing)|deliver(?:ed|y) by|in charge(?: of)?",
}
_NO_COLON = rf"supported by|led by|{_WITH}"
"""What says the role of the names behind it without a colon."""
_WHO = (
    r"(?:府省庁|府省|省庁|官庁|機関|部局|部署|課|団体|組織|先|者"
    r"|(?: (?:implementing|delivery|coordinating|government|public|national|contact))?"
    r" (?:body|bodies|(?:agenc|ministr|authorit)(?:y|ies)"
    r"|(?:department|office|officer|organi[sz]ation|institution|partner|minister|unit|team|actor|stakeholder)s?))?"
    r"(?:\(s\)|等)?"
)
SIGNS = "◎○●◯☆★*"
"""Signs whose meaning only a legend tells: they are no part of a name, and say nothing by themselves."""

_SAYS = frozenset(SIGNS + "＊:：([【（［《〔〈-–—")
"""One of these stands wherever a role is printed, or one of the words that need no colon."""
_SAYS_TOO = compiled(r"\b(?:with|by)\s", re.I)


class Marked(NamedTuple):
    """A name without what says its role; `heads` where the role stands before a colon: it holds for the names after."""

    name: str
    role: Role = ""
    heads: bool = False


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What says a role before and behind a name. Made when the first name is read, not at start."""
    said = f"((?:{'|'.join(_WORDS.values())}){_WHO})"
    enclosed = rf"[(【\[《〔〈]\s*{said}\s*[)】\]》〕〉]"
    before = compiled(
        rf"[{SIGNS}]+\s*|{enclosed}\s*|(?P<heads>(?:{said}(?:\s*:|\s[-–—]\s)\s*|({_NO_COLON})\s+(?=\S)))", re.I
    )
    behind = compiled(rf"\s*(?:[{SIGNS}]+|{enclosed}|(?:\s[-–—]\s|[–—])\s*{said})$", re.I)
    return before, behind


def role_marked(printed: str) -> Marked:
    """`printed` apart: the name, and the role that is printed beside it. Words without any come back as they are."""
    if len(printed) > LONGEST_NAME or not _tells(printed):
        return Marked(printed)
    before, behind = _patterns()
    words = whole = unicodedata.normalize("NFKC", printed).strip()
    roles: list[Role] = []
    heads = False
    while found := before.match(words):
        words, heads = words[found.end() :], heads or bool(found["heads"])
        roles += _roles(found)
    while found := behind.search(words):
        words = words[: found.start()]
        roles += _roles(found)
    changed = bool(words) and words != whole
    return Marked(words, next(filter(None, roles), ""), heads) if changed else Marked(printed)


_OWNS = (
    r"(?i:(?:(?:action|responsible|accountable|senior responsible|lead|measure|delivery|overall) )?owners?(?:\(s\))?"
    r"|accountable(?: (?:body|officer|department|agency))?|SROs?|by whom|who(?: leads)?\??)"
)


def owns(label: str) -> bool:
    """Whether an English label says who is responsible and nothing of the role: where another one is of those who help,
    it is that of those who lead."""
    marked = role_marked(f"{label}:x") if label.isascii() else Marked(label)
    return bool(compiled(_OWNS).fullmatch(label)) or (marked.heads and not marked.role)


def owner(names: Sequence[str]) -> str:
    """Which of the printed names is that of the one who leads because a word beside others says that they help, and
    none who does (Owner: Finance; support: Post); "" for none, and where several are responsible."""
    heads = [at for at, name in enumerate(names) if role_marked(name).heads]
    owning = [at for at in heads if owned(names[at])]
    roles = {role_marked(name).role for name in names}
    if len(owning) != 1 or "support" not in roles or "lead" in roles:
        return ""
    alone = owning[0] + 1 == len(names) or owning[0] + 1 in heads
    return names[owning[0]] if alone else ""


def owned(printed: str) -> bool:
    """Whether a name is printed behind a label that says who is responsible (see `owns`)."""
    label, colon, _ = printed.replace("：", ":").partition(":")
    return bool(colon) and owns(label.strip())


def _tells(printed: str) -> bool:
    return not _SAYS.isdisjoint(printed) or bool(_SAYS_TOO.search(printed))


def signs(printed: str) -> frozenset[str]:
    """The signs that stand before and behind a name: ◎ of ◎総務省."""
    words = unicodedata.normalize("NFKC", printed).strip()
    bare = words.strip(SIGNS + " ")
    return frozenset(words.replace(bare, "", 1)) & frozenset(SIGNS) if bare else frozenset()


def _roles(found: re.Match[str]) -> list[Role]:
    said = next(filter(None, found.groups()), "")
    return [role for role, words in _WORDS.items() if re.match(words, said, re.I)][:1] if said else []


# ---------------------------------------------------------------- who is not in the registry

_PLACES = frozenset(("NT", "SA", "WA", "NI", "NZ", "UK", "US", "EU", "ACT"))
"""What tells in brackets where a body is."""
_SHORT = r"(.+?) ?\(([A-Za-z]{2,10})\)"
_FORMERLY = r"(?P<now>\S.*?) ?[(（](?i:formerly|previously)(?: known as)?,? (?:the )?(?P<was>[^()（）]+)[)）]"
"""A name with the one that the body had before: Works Agency (formerly Roads Office)."""
_LAST = r"\s*(?i:and\s|[&＆]|及び|並びに|および|ならびに)\s*(?=\S)"


def bare(printed: str) -> str:
    """The name alone, in one line: without roles and signs. Of nothing but these, the words as they are."""
    return " ".join((_named(printed) or printed).split())


def stranger(printed: str) -> str:
    """The form in which the names of one body are equal that no registry knows: without what says its role, spelt as
    `names.spelling` has it, and without an abbreviation that its words make up (Rivers Agency (RA))."""
    return _stranger(printed) if len(printed) <= LONGEST_NAME else spelling(printed)


@lru_cache(20_000)
def _stranger(printed: str) -> str:
    named = _named(printed)
    found = compiled(_SHORT).fullmatch(named) if named[-1:] == ")" else None
    if found and found[2] not in _PLACES and found[2].upper() in first_letters(found[1]):
        return spelling(found[1])
    return spelling(named) or " ".join(printed.split())


def _named(printed: str) -> str:
    """The name without its role, and without the "and" of the list that it stands in the last place of."""
    name = role_marked(printed).name
    found = compiled(_LAST).match(name)
    return at_present(name[found.end() :] if found else name)


def at_present(name: str) -> str:
    """A name without the one that is printed beside it as the former one."""
    found = compiled(_FORMERLY).fullmatch(name) if name[-1:] in ")）" else None
    return found["now"] if found else name


def formerly(printed: str) -> str:
    """The name that a body is printed to have had before; "" if none is."""
    found = compiled(_FORMERLY).fullmatch(role_marked(printed).name)
    return found["was"].strip() if found else ""
