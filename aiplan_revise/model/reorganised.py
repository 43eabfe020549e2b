"""What sentences say of bodies that were reorganised as a whole: merged into another one, divided, abolished with all
they did going to another one, or turned into another one. That one matter went from one body to another is none of it.
"""

import re
from collections.abc import Iterator
from itertools import pairwise, product
from typing import NamedTuple

from aiplan_revise.model.bodies import How
from aiplan_revise.model.edition import Lang
from aiplan_revise.model.mentions import BODY, Mentions
from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.reorganised_en import SAID as EN
from aiplan_revise.model.reorganised_ja import SAID as JA

_SAID: dict[Lang, tuple[tuple[How, str], ...]] = {"en": EN, "ja": JA}
AHEAD: dict[Lang, str] = {
    "en": r"\b(?:will|is to|are to|shall|is due|are due|is going|are going)\b",
    "ja": r"予定|こととな|こととし|する方針|見込|(?:する|ぐ|なる)(?=[。、)]|$)",
}
"""Words by which a sentence speaks of what is still to come."""
_DOUBT: dict[Lang, str] = {
    "en": r"\b(?:not|never|nor|neither|whether|if|unless|may|might|could|should|would|consider\w*|proposals? (?:to"
    r"|for|that)"
    r"|suggest\w*|instead of (?!its)|rather than|options?|possib\w+|partly|partially|in part|temporar\w+"
    r"|some of|parts? of its|as (?:a |an )?(?:joint )?(?:lead|chair|host|head|secretariat|coordinator|partner)\w*"
    r"|called off|cancelled|postponed|put off|under (?:review|consideration|discussion))\b",
    "ja": r"検討|[^提答方草原法議]案[のをがはで、。]|べき|(?:し|され|せ|い|が)(?:ない|ず[、に。]|なかった)|見送"
    r"|可否|是非|要否|構想|議論"
    r"|[あ在]り方|仮に|場合|一部(?!とな|門|局|として)|一時的|暫定|当分の間|撤回|中止|延期",
}
"""Words by which a sentence says that it is not so, or not for sure, or not as a whole."""
_STOP: dict[Lang, str] = {"en": ".;", "ja": "。;"}
_CLAUSE: dict[Lang, str] = {"en": ".;,)", "ja": "。;、)"}
_OF = compiled(r"(?:\b(?:of|from|at|by|in|within|for|under|to|with)|['’]s?)[ (]*$")
"""Before who was merged: it was not that body as a whole."""

_FOUNDED = rf"({BODY})(?:, | \(|\()(?:founded|created|established|set up|formed|opened)\b[^,(){BODY[1:-1]}]*[,)]"
"""An aside on the beginning of a body, whose day is none of that on which it went."""


class Statement(NamedTuple):
    """That the party `new` continues `old`: how, from when (ISO 8601, "" if unknown), and whether this is to come."""

    old: str
    new: str
    how: How
    on: str
    ahead: bool
    words: str


def statements(of: Mentions, lang: Lang) -> Iterator[Statement]:
    """All that the words say, each thing once; what they deny or doubt is none of it. Of two that were merged to form a
    third, neither is a part of the other."""
    found: dict[tuple[str, str], Statement] = {}
    for how, pattern in _SAID[lang]:
        for match in compiled(pattern).finditer(of.words):
            for one in _read(match, how, of, lang):
                found.setdefault((one.old, one.new), one)
    for (old, new), one in found.items():
        if not any((new, third) in found for first, third in found if first == old):
            yield one


def _read(found: re.Match[str], how: How, of: Mentions, lang: Lang) -> Iterator[Statement]:
    sentence, upto = _around(of.words, found, lang)
    before = of.words[: found.start()][-20:]
    if compiled(_DOUBT[lang]).search(upto) or (found[0][0] in of.parties and _OF.search(before)):
        return
    named = found.groupdict()
    olds, news = ([*of.within(named.get(one) or ""), *of.within(named.get(f"{one}2") or "")] for one in "xy")
    merged: How = "merged" if not how and len(olds) > 1 else how
    ahead = bool(compiled(AHEAD[lang]).search(upto))
    for old, new in product(olds, news):
        if old != new:
            kind: How = "split" if len(news) > 1 else merged
            day = of.day(*(compiled(_FOUNDED).sub(r"\1", words) for words in (found[0], upto, sentence)))
            yield Statement(old, new, kind, day, ahead, sentence.strip())


def _around(words: str, found: re.Match[str], lang: Lang) -> tuple[str, str]:
    """The sentence in which something is said, and of it what leads to it and the end of its clause."""
    start = max(words.rfind(sign, 0, found.start()) for sign in _STOP[lang]) + 1
    last = found.end() - 1 if found[0][-1:] in _STOP[lang] else found.end()
    stops = [at for sign in _STOP[lang] if (at := words.find(sign, last)) >= 0]
    clauses = [at for sign in _CLAUSE[lang] if (at := words.find(sign, last)) >= 0]
    end, clause = min(stops, default=len(words)), min(clauses, default=len(words))
    before = max(words.rfind(sign, start, found.start()) for sign in ("、" if lang == "ja" else ";", ";"))
    return words[start:end], words[max(start, before + 1) : clause + 1]


# ---------------------------------------------------------------- the same body under another name


NAMES: dict[Lang, str] = {
    "en": rf"\brenam(?:ed?|es|ing)\b|\b(?:named|called|known as|formerly|previously)(?: (?:as|called|named|known as))*"
    rf" [\"“'‘]?{BODY}(?!['’]s)|(?<!in )\bname\b|(?:, | \()(?:former|ex) {BODY}(?!['’]s)|(?:, | \()now (?:called "
    rf"|known as |named )?{BODY}(?!['’]s)",
    "ja": rf"改称|改組|改編|名称変更|名称[をが][^。]{{0,20}}{BODY}|{BODY}[にへと]、?(?:名称|名|呼称)を?(?:改|変更)|"
    rf"{BODY}[にと]改め"
    rf"|呼称を[^。]{{0,20}}{BODY}|旧[・:「『]?{BODY}|旧[称名]|前身",
}
"""Words that say of two names that they are those of one body."""
GIVES: dict[Lang, str] = {
    "en": r"\b(?:abolish|dissol|wound up|w(?:ind|ound)ing up|clos(?:ed|ure)|merge|transfer|tak(?:es?|en|ing) over"
    r"|took over|task|dut(?:y|ies)|responsib|function|absor)",
    "ja": "廃止|解散|統合|移管|引き継|承継|継承|吸収|合併|業務を|事務を|所管|一元化",
}
"""Words that say of two bodies that one took over from the other."""


class Naming(NamedTuple):
    """Two parties that are one, in the order in which they are named; which is the older one the words need not say."""

    one: str
    other: str
    on: str
    ahead: bool
    words: str


def namings(of: Mentions, lang: Lang, old: set[str], new: set[str]) -> Iterator[Naming]:
    """What the words call one body, of the parties that only the older edition names and those only the newer one does:
    a sentence that names one of each, or next to each other in a sentence that names more."""
    for sentence in compiled(rf"(?<=[{_STOP[lang]}])").split(of.words):
        named = of.within(sentence)
        if not compiled(NAMES[lang]).search(sentence) or not (old & {*named} and new & {*named}):
            continue
        one, *others = [party for party in named if party in old or party in new]
        if len(others) == 1 and not compiled(GIVES[lang]).search(sentence):
            yield _naming(one, others[0], of, sentence, lang)
        else:
            yield from _beside(of, sentence, lang)


def _beside(of: Mentions, sentence: str, lang: Lang) -> Iterator[Naming]:
    """Neighbours between which, or behind which before the clause ends, it is said that they are one."""
    signs = list(compiled(BODY).finditer(sentence))
    apart = "[。、;]" if lang == "ja" else r"; |, (?!now|formerly|previously|known|called|renamed|which|until)| and "
    for at, (one, other) in enumerate(pairwise(signs)):
        between = sentence[one.end() : other.start()]
        stop = signs[at + 2].start() if at + 2 < len(signs) else len(sentence)
        behind = compiled(apart).split(sentence[other.end() : stop])[0]
        within = "" if compiled(apart).search(between) else between
        clause = sentence[one.start() : other.end()] + behind
        before = compiled(r"[。、;,()]| and ").split(sentence[: one.start()])[-1]
        says = compiled(NAMES[lang]).search(f"{one[0]}{within}{other[0]}{behind}" if within or lang == "ja" else "")
        if says and not compiled(GIVES[lang]).search(before + clause):
            yield _naming(of.parties[one[0]], of.parties[other[0]], of, clause, lang)


def _naming(one: str, other: str, of: Mentions, words: str, lang: Lang) -> Naming:
    return Naming(one, other, of.day(words), bool(compiled(AHEAD[lang]).search(words)), words.strip())
