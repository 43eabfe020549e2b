"""The words of a text with a sign in the place of every body and every day that they name, so that what is said of the
bodies can be read off them, however they are spelt."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from aiplan_revise.model.commitments.targets import Target, figures
from aiplan_revise.model.edition import Lang
from aiplan_revise.model.names import spelling
from aiplan_revise.model.patterns import compiled

BODY = "[\U000f0000-\U000ffffd]"
"""Stands for a body; a sign that nobody prints (of the first private plane of Unicode)."""
DAY = "[\U00100000-\U0010fffd]"
"""Stands for a day (of the second one)."""
_FIRST_BODY, _FIRST_DAY = ord(BODY[1]), ord(DAY[1])
_COMMA, _END, _THE = "\ue000", "\ue001", "\ue002"
"""What `spelling` would take out, kept: commas, ends of lines, and "the" before what somebody does."""
_SHORT = 4
"""Letters up to which a name of one word is an abbreviation that is looked for as printed: "IT" is not "it"."""
DUTY = r"(?:functions?|duties|responsibilities|tasks|remit|mandate|work|role|powers|competences?|business|portfolio)"
"""What a body is for, in English."""
_TITLE = r"(?:[A-Z][\w'’-]*|\([A-Z][^()]{1,60}\))"
_DUTIES = r"(?:functions?|duties|responsibilities|tasks|remit|mandate)"
_ASIDE: dict[Lang, str] = {
    "en": rf"\b{_TITLE}(?:,? (?:(?:and|of|the|for|to) )*{_TITLE}){{0,12}} (?:Act|Order|Regulations?|Law"
    rf"|Bill)\b(?: [0-9]{{4}}\b)?"
    rf"|\bsame (?:\w+ (?:and )?)?{_DUTIES}\b"
    rf"|\b{_DUTIES} (?:are|remain|stay|is|continue) (?:un(?:changed|affected|altered)|the same|as before)"
    rf"|\bwithout (?:any )?change (?:in|to|of) (?:its |the )?(?:\w+ (?:and )?)?{_DUTIES}",
    "ja": r"[^、。「」()（）]{1,60}に関する(?:法律|政令|省令|府令)|「[^「」]{1,80}(?:法|令)」"
    r"|(?:所掌|所管|業務|事務)[^、。]{0,8}(?:(?:変更|変わり)[はも]?な|従前(?:のとおり|どおり|と同)|同様)",
}
"""What says nothing of who took over, whatever words stand in it: the name of the act by which a body was renamed, and
that what it does stays."""
_LEGAL_FORM = (
    r"(?:(?:地方)?独立行政法人|国立研究開発法人|国立大学法人|大学共同利用機関法人|特殊法人|認可法人"
    r"|(?:一般|公益)[社財]団法人|株式会社)"
)
_KINDS = "委員会|事務局|機構|本部|法人|機関|団体|組織|庁|局|省|府|所|院|会|室|課|部|センター"
_OF_ANY_KIND = ("法人", "機関", "団体", "組織")


class Roll(NamedTuple):
    """The names of bodies: spelling → party, party → its sign, sign → the spellings of its names."""

    names: Mapping[str, str]
    signs: Mapping[str, str]
    called: Mapping[str, list[str]]


def roll(names: Mapping[str, str]) -> Roll:
    """The roll of bodies with these names (spelling → party)."""
    signs = {party: chr(_FIRST_BODY + at) for at, party in enumerate(dict.fromkeys(names.values()))}
    called: dict[str, list[str]] = {}
    for name, party in names.items():
        called.setdefault(signs[party], []).append(name)
    return Roll(names, signs, called)


class Mentions(NamedTuple):
    """Words with signs, what these stand for: parties by the sign, and days (ISO 8601, as far as they are known)."""

    words: str
    parties: Mapping[str, str]
    days: Mapping[str, str]

    def within(self, words: str) -> list[str]:
        """The parties that some of the words name, each once, in their order."""
        return list(dict.fromkeys(self.parties[sign] for sign in compiled(BODY).findall(words)))

    def day(self, *parts: str) -> str:
        """The one day that the first part names which names any, "" if it names several, or none does."""
        for words in parts:
            found = {self.days[sign] for sign in compiled(DAY).findall(words)}
            if found:
                return found.pop() if len(found) == 1 else ""
        return ""


def mentions(text: str, lang: Lang, known: Roll) -> Mentions:
    """`text` with signs for the bodies that are known."""
    names, signs, called = known
    raw = text if text.isascii() else unicodedata.normalize("NFKC", text)
    raw = compiled(_ASIDE[lang]).sub(" ", raw).replace("\n", _END)
    raw, days = _dated(raw, lang)
    for name, party in names.items():
        if is_short(name):
            raw = _printed_so(name.upper()).sub(signs[party], raw)
    raw = compiled(rf"\b[Tt]he (?=(?:\w+(?:,| and|, and)? ){{0,3}}?{DUTY}\b)").sub(_THE, raw)
    words = spelling(raw.replace(",", _COMMA))
    flat = words.replace(_COMMA, "")
    there = sorted((name for name in names if name in flat and not is_short(name)), key=len, reverse=True)
    for name in there:
        words = _spelt_so(name).sub(signs[names[name]], words)
    words = words.replace(_COMMA, ",").replace(_END, ".").replace(_THE, " these ")
    tidied = _tidied_ja(words, called) if lang == "ja" else _tidied_en(words, called)
    return Mentions(tidied, {sign: party for party, sign in signs.items()}, days)


def folded(text: str) -> str:
    """A text as hints and words are looked for in it."""
    return text.lower() if text.isascii() else unicodedata.normalize("NFKC", text).casefold()


def is_short(name: str) -> bool:
    """Whether a spelling is that of an abbreviation, which is looked for as printed."""
    return len(name) <= _SHORT and name.isascii() and name.isalpha()


_KANJI = "[一-龯々ァ-ヶー]"
_BEGINS = f"(?:(?<!{_KANJI})|(?<=法人)|(?<=会社)|(?<=[旧新現元前同両各省府庁]))"
"""Where a Japanese name begins: 潮汐局 is no part of 国立潮汐局."""


@lru_cache(4096)
def _printed_so(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z0-9]){re.escape(name)}(?![A-Za-z0-9])")


@lru_cache(4096)
def _spelt_so(name: str) -> re.Pattern[str]:
    """A spelling wherever it stands for itself, with the commas that it has in print."""
    words = f"{_COMMA}? ".join(re.escape(word) for word in name.split(" "))
    latin = [name[at].isascii() and name[at].isalnum() for at in (0, -1)]
    before = "(?<![A-Za-z0-9])" if latin[0] else _BEGINS if compiled(_KANJI).match(name) else ""
    return re.compile(f"{before}{words}{'(?![A-Za-z0-9])' if latin[1] else ''}")


def _dated(raw: str, lang: Lang) -> tuple[str, dict[str, str]]:
    days: dict[str, str] = {}
    found = [one for one in figures(raw, lang, roles=False) if one.kind == "date"]
    for at, one in reversed(list(enumerate(found))):
        sign = chr(_FIRST_DAY + at)
        days[sign] = _day(one)
        before, behind = _around(one.printed)
        raw = raw[: one.start + before] + sign + raw[one.start + len(one.printed) - behind :]
    return compiled(rf"({DAY})(?P<between>[^{DAY[1:-1]}]*?)(?:on the same (?:day|date)|同日|同年度|同年)").sub(
        r"\1\g<between>\1", raw
    ), days


def _around(printed: str) -> tuple[int, int]:
    """The lengths of what binds a day, before and behind it: "since 1 May", ５月１日から."""
    before = compiled(r"(?:since|from|until|as of|as from|by|before|after|up to|to|on|in) ", re.I).match(printed)
    behind = compiled(r"(?:から|までに?|より|以降|以来|に)$").search(printed)
    return len(before[0]) if before else 0, len(behind[0]) if behind else 0


def _day(of: Target) -> str:
    """A day as far as it is known; a fiscal year ends in March of the next year in Japan, elsewhere who knows when."""
    if not compiled(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?)?").fullmatch(of.value):
        return ""
    if of.printed.endswith(("年度末", "年度末まで", "年度末をもって")):
        return f"{int(of.value) + 1}-03" if len(of.value) == len("2026") else of.value
    return of.value


# ---------------------------------------------------------------- abbreviations, and who "it" is


def _tidied_en(words: str, called: Mapping[str, list[str]]) -> str:
    words = compiled(r" ?\(").sub(" (", words)
    words = compiled(r"\)(?=\w)").sub(") ", words)
    words = " ".join(words.split())
    for found in reversed(list(compiled(rf" \(({BODY})\)").finditer(words))):
        start = found.start()
        for count in _counts(words[:start], called[found[1]]):
            start -= sum(map(len, words[:start].split(" ")[-count:])) + count - 1
            break
        words = words[:start] + found[1] + words[found.end() :] if start < found.start() else words
    words = compiled(rf"({BODY}) \((?:\1|[a-z]{{2,10}})\)").sub(r"\1", words)
    words = compiled(rf"(?<![(,] )(?<![(])\b(?:now )?(?:former|old|erstwhile|defunct) (?={BODY})").sub("", words)
    return "".join(_meant(words))


def _counts(before: str, names: list[str]) -> Iterator[int]:
    """How many of the last words an abbreviation stands for."""
    words = before.split(" ")
    if words and compiled(BODY).fullmatch(words[-1]) and words[-1] in before[-1:]:
        return
    letters = {re.sub("[^a-z]", "", name) for name in names}  # CSIRT-C
    for count in range(1, min(len(words), 14) + 1):
        last = words[-count:]
        firsts = ("".join(word[0] for word in some) for some in (last, [w for w in last if w not in _LITTLE]))
        if last[0] not in _LITTLE and not letters.isdisjoint(firsts):
            yield count


_LITTLE = frozenset(("of", "for", "on", "and", "the", "in", "to", "&"))
_IT = (
    r"(?P<end>[.;] |\band )(?P<it>it|this (?:body|agency|office|authority|institute|department)|new (?P<kind>body"
    r"|agency|office|authority|institute|department|service|center|council|board|ministry|commission|unit|bureau"
    r"|directorate|organization)|latter)(?= (?:has|had|also|will|now|took|takes|is|was|assumed|inherited|replaces?d?"
    r"|succeed(?:s|ed)?|continues|performs|carries|absorbed|incorporat))"
)


def _meant(words: str) -> Iterator[str]:
    """The words with a body in the place of "it" and "the new agency", which mean the one that was named before: the
    first one of the sentence before, or the one that was set up."""
    last = 0
    for found in compiled(_IT).finditer(words):
        before = words[: found.start()]
        sentence = before[max(before.rfind(sign) for sign in ".;") + 1 :]
        named = compiled(BODY).findall(sentence)
        made = compiled(rf"({BODY})[^.;{BODY[1:-1]}]{{0,60}}?(?:established|created|set up|founded|launched|formed)")
        new = made.findall(sentence)
        meant = (new or named[-1:]) if found["kind"] else (new or named[:1] if found["end"] != "and " else [])
        if meant:
            yield words[last : found.start("it")] + meant[-1]
            last = found.end("it")
    yield words[last:]


def _tidied_ja(words: str, called: Mapping[str, list[str]]) -> str:
    words = compiled(r"\([^()]*\)").sub(lambda found: found[0].replace("。", "、"), words)
    words = compiled(rf"{_LEGAL_FORM}(?={BODY})").sub("", words)
    words = compiled(rf"({BODY})\((?:以下|略称|略|通称|呼称)[^()]*\)").sub(r"\1", words)
    words = compiled(rf"({BODY})\(\1\)").sub(r"\1", words)
    words = compiled(rf"(?:[一-龯々ァ-ヶー・]{{3,30}})\(({BODY})\)").sub(
        lambda found: found[1] if called[found[1]][0].isascii() else found[0], words
    )
    words = compiled(rf"{BODY}(?=設置法|組織令|組織規[則程]|法(?:\(|第|に基|の施行|により))").sub("", words)
    same = compiled(rf"(?<![共合協])同({_KINDS})(?=[がはにへをもの、])")
    return same.sub(lambda found: _same(words, found, called), words)


def _same(words: str, found: re.Match[str], called: Mapping[str, list[str]]) -> str:
    """The body that 同庁 means: the last one before it whose name ends so."""
    kind: str = found[1]
    named: list[str] = compiled(BODY).findall(words[: found.start()])
    for sign in reversed(named):
        if kind in _OF_ANY_KIND or any(name.endswith(kind) for name in called[sign]):
            return sign
    return str(found[0])
