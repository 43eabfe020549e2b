"""The governing verb of Japanese clauses: it stands last, and 検討を実施する is 検討."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

import msgspec

from aiplan_revise.model.commitments.acts import NATIVE, act_before, act_of
from aiplan_revise.model.commitments.hedges import AS_FAR_JA, CONDITION_JA, EXCEPT_JA
from aiplan_revise.model.commitments.rungs import (
    CONSIDERED,
    DONE,
    LADDER,
    MOVED,
    OBLIGED,
    STRIVEN,
    Clause,
    Commitment,
)
from aiplan_revise.model.scripts import KANJI, compiled

_VERBS = [
    "目指",
    "努め",
    "心掛け",
    "望まし",
    "目標とす",
    "働きかけ",
    "促",
    "取り組",
    "高め",
    "講じ",
    "講ず",
    "設け",
    "取りまとめ",
    "立ち上げ",
    "求め",
    "義務付け",
    "義務づけ",
    "結論を得",
    "結論を出",
]
_ADVERBS = (
    "(?:(?:引き続き|速やかに|早急に|早期に|直ちに|着実に|一層|更に|さらに|強力に|より|順次|鋭意|十分に|併せて"
    f"|{KANJI}{{1,4}}的に|{KANJI}{{1,3}}に|、){{0,3}})"
)
_LIGHT = (
    "(?:行(?:う|い|って|わ)|進め|図(?:る|り|って|ら)|取り?組(?:む|み|んで)|続け|加え|深め|重ね|始め|急(?:ぐ|ぎ)"
    "|(?:実施|開始|着手|継続|遂行)(?:する|し|さ)?)"
)
_MOVED_ON = "(?:推進|促進|加速|加速化|本格化|強化|深化)(?:する|し|さ)?"
_VERB_ENDS = "(?:す|る|ぐ|む|う|し|み|じる|ずる|い)?"
_TAILS = (
    "(?:(?:す(?:る)?|し|され|さ|せ|れ|られ|て|た|い|く|き|いく|いき|いる|おり|ます|まいる|まいり|る)*"
    "(?:(?:こと|もの|ところ|予定|方針)(?:(?:と|に)(?:する|し(?:て(?:いる|おり)?)?|なる))?(?:である|です|だ)?|である|です)?"
    "(?:とともに|と同時に|ほか|一方で?)?)"
)
_MUST = "(?:しなければならない|なければならない|せねばならない|ねばならない|ことを要する|(?:の)?義務を負う)$"
_MAY = "(?:することができる|(?<=[うくすつぬむるぐぶ])ことができる|し得る|できる)(?:ものとする|こととする)?$"
_OUGHT = "(?:すべき(?:である|だ)?|することが(?:望ましい|期待される|求められる))$"
_MODALS = (
    (("ばならない", "ことを要する", "義務を負う"), _MUST, OBLIGED, OBLIGED),
    (("できる", "し得る"), _MAY, 1, 1),
    (("すべき", "することが"), _OUGHT, STRIVEN, STRIVEN),
)
"""Pieces of which a part with a modal has one, the pattern, the lowest and the highest rung that it leaves."""
_ALWAYS = re.compile("必ず|例外なく|漏れなく")
_ASIDE = re.compile(r"[（(\[［【][^（()）\[\]［］【】]*[）)\]］】]")
_SENTENCE = re.compile("[。；;\n]+")
_LIST_MARK = re.compile("^(?:[ 　]*(?:[・○●◦◆■-]|[(（]?[0-9０-９ア-ンａ-ｚa-z]{1,2}[)）.．]|[①-⑳]))+[ 　]*")


@cache
def _levels() -> dict[str, int]:
    """The words of the ladder with their rungs; what holds another word comes before it."""
    levels = {word: rung.level for rung in LADDER for word in rung.ja}
    return {word: levels[word] for word in sorted(levels, key=len, reverse=True)}


_CONSIDERED = "再検討", "検討", "議論", "協議", "審議"
_DONE = "進め", "図", "行"


@cache
def _considered() -> re.Pattern[str]:
    """Considering that is moved on (検討を加速する)."""
    return re.compile(f"(?P<nouns>(?:{'|'.join(_CONSIDERED)})(?:等)?)(?:を|の){_ADVERBS}{_MOVED_ON}{_TAILS}$")


@cache
def _noun() -> re.Pattern[str]:
    """A noun with a `light` verb, an act that is `moved` on, a noun that became a verb."""
    nouns = "|".join(word for word in _levels() if word not in _VERBS)
    return re.compile(
        f"(?P<nouns>(?:{nouns})(?:(?:・|、|及び|又は|かつ|や|と|の上、?)(?:{nouns}))*)(?:等|など)?"
        f"(?:(?P<light>(?:を|に|の|へ|について|に関して){_ADVERBS}{_LIGHT})"
        f"|(?P<moved>(?:を|の){_ADVERBS}(?:推進|加速)))?{_TAILS}$"
    )


@cache
def _verb() -> re.Pattern[str]:
    verbs = "|".join(sorted(_VERBS, key=len, reverse=True))
    return re.compile(f"(?P<nouns>{verbs})(?!られ){_VERB_ENDS}{_TAILS}$")


@cache
def _act() -> re.Pattern[str]:
    """An act that no noun on the ladder names (見直しを行う)."""
    return re.compile(
        rf"(?:[ァ-ヺー]|{KANJI}){{0,8}}[しいりきえ]?[をの]{_ADVERBS}(?P<nouns>進め|図[りるっ]|行[いうっ]){_VERB_ENDS}{_TAILS}$"
    )


_TAIL = 80
"""Characters at the end of a clause among which its verb stands."""


class _Governed(msgspec.Struct, frozen=True):
    """The governing words at the end of a part of a sentence, their rung, and whether a light verb carries a list."""

    match: re.Match[str]
    level: int
    light: bool


def _found(part: str) -> _Governed | None:
    """What governs a part of a sentence. 整備を推進する stands on the rung between: whether it is less than 整備する is
    for a reader to judge; so does the act that a noun off the ladder names (見直しを行う)."""
    start = max(0, len(part) - _TAIL)
    match = _considered().search(part, start) if any(word in part for word in _CONSIDERED) else None
    if match:
        return _Governed(match, _rung(match["nouns"]), light=False)
    match = _noun().search(part, start)
    if match and match["moved"] and _rung(match["nouns"]) > MOVED:
        return _Governed(match, MOVED + 1, light=False)
    while match and match["moved"]:
        match = _noun().search(part, match.start() + 1)
    if match:
        return _Governed(match, _rung(match["nouns"]), light=bool(match["light"]))
    match = _verb().search(part, start) if any(verb in part for verb in _VERBS) else None
    if match:
        return _Governed(match, _rung(match["nouns"]), light=False)
    match = _act().search(part, start) if any(done in part for done in _DONE) else None
    return match and _Governed(match, _rung(match["nouns"]), light=True)


@lru_cache(maxsize=4096)
def _rung(words: str) -> int:
    """The highest rung of the words that govern."""
    highest, rest = 0, words
    for word, level in _levels().items():
        if word in rest:
            highest, rest = max(highest, level), rest.replace(word, "|")
    return highest or MOVED + 1


def _bounded(part: str, start: int, level: int) -> tuple[int, str, bool]:
    """The rung with what stands before the governing verb at `start`, the words for it, and whether it reserves
    something: 可能な限り and 必要に応じ take from the rung, 必ず adds, 原則として reserves."""
    let_off = _as_far().search(part, 0, start)
    if let_off and not _ELSEWHERE.search(part, let_off.end(), start):
        return (STRIVEN, let_off[0], False) if level >= MOVED else (level, let_off[0], bool(_condition(let_off[0])))
    if level > MOVED and (found := _ALWAYS.search(part)):
        return OBLIGED, found[0], False
    found = compiled(EXCEPT_JA).search(part, 0, start)
    reserved = bool(found) and not _ELSEWHERE.search(part, found.end(), start)
    return level, found[0].strip("、はをに") if found and reserved else "", reserved


@cache
def _as_far() -> re.Pattern[str]:
    return re.compile(f"{AS_FAR_JA}|{CONDITION_JA}")


def _condition(words: str) -> bool:
    return bool(compiled(CONDITION_JA).match(words))


_ELSEWHERE = re.compile(
    f"(?:[するくむぐうつぬぶ]|した|[っん][ただ]|れた)(?=(?:{KANJI}|[ァ-ヺー]|こと|もの|よう))"
    "|(?:[ぁ-ゖ]し|[いりえけせねべめれ]て?|[っん][てで]|つつ|とともに|ほか)、."
)
"""A verb before a noun or こと, or a predicate: words before it belong to it (必要に応じて行う検査, 必要に応じ連携しつつ、)."""


def _modal(part: str) -> tuple[str, int, int]:
    """A part without なければならない, できる, べき; and the lowest and the highest rung that these leave."""
    for needs, pattern, low, high in _MODALS:
        if any(piece in part for piece in needs) and (found := compiled(pattern).search(part)):
            return part[: found.start()], low, high
    return part, 0, OBLIGED


_VERB = re.compile(rf"{KANJI}*[ぁ-ゖ]{{0,3}}$")
"""The last verb of a clause, when it stands on no rung but has to be done (開示すべきである)."""


_WISHED = re.compile("検討|議論|協議|審議|考察|模索|勉強|結論を|目指|努|志向|心掛|目標とす|期待|望まし")
"""Words of the two lowest rungs that are about another act."""
_PREPARED = re.compile(f"(?:に(?:向|む)けた?|のための|の){_ADVERBS}(?:諸)?準備")


def _clause(part: str) -> Clause | None:
    bare, low, high = _modal(part)
    found = _found(bare)
    if not found:
        return _unlisted(part, bare, (low, high))
    level = min(max(found.level, low if found.level >= MOVED else 0), high)
    act, firm, of = _act_of(bare, found.match)
    if firm == STRIVEN:
        level = min(level, STRIVEN)
    level, adverb, reserved = _bounded(part, found.match.start(), level)
    said = f"{adverb}{found.match[0].strip('、')}{part[len(bare) :]}"
    listed = not (found.light and found.match["nouns"].startswith(_DONE))
    return Clause(part, Commitment(level, said, reserved), act, _firm(firm, level, (low, high)), of, listed)


def _firm(firm: int, level: int, modal: tuple[int, int]) -> int:
    """How firmly the act is promised, with the modal of the clause and what lets it off."""
    if firm < DONE:
        return min(firm, modal[1])
    if level in (CONSIDERED, STRIVEN, OBLIGED) and (modal[0] or modal[1] < OBLIGED or level == STRIVEN):
        return level
    return firm


def _act_of(part: str, found: re.Match[str]) -> tuple[str, int, str]:
    """What is done, how firmly the governing words say so, and what it is done to."""
    nouns, before = found["nouns"], part[: found.start()]
    if nouns.startswith(_DONE):
        return act_before(part[: found.start("nouns")]), DONE, ""
    if _PREPARED.search(part, max(0, found.start() - 12)) and "準備" in nouns:
        return act_before(_PREPARED.sub("", before + nouns)), STRIVEN, ""
    if _WISHED.search(nouns):
        return act_before(before), CONSIDERED if _rung(nouns) == CONSIDERED else STRIVEN, ""
    of = act_before(before)
    return act_of(nouns) or nouns, DONE, of


@cache
def _deed() -> re.Pattern[str]:
    """An act that is not on the ladder (廃止する, 恒久化を進める, 引き上げる)."""
    letter = f"(?:{KANJI}|[ァ-ヺー])"
    return re.compile(
        f"(?:(?P<noun>{letter}{{2,}})(?:等|など)?(?:[をの]{_ADVERBS}(?:{_LIGHT}|{_MOVED_ON}))?{_TAILS}"
        f"|{NATIVE}[ぁ-ゖ]{{1,8}})$"
    )


def _unlisted(part: str, bare: str, modal: tuple[int, int]) -> Clause | None:
    """A clause whose verb is on no rung: an act, whose modal is all that is known."""
    found = _deed().search(bare, max(0, len(bare) - _TAIL))
    act = found and act_of(found["noun"] or found[0])
    verb = _VERB.search(bare)
    if not (found and act):
        return Clause(part, Commitment(modal[0], part[verb.start() :]), firm=modal[0]) if modal[0] > 1 and verb else None
    level = min(max(DONE, modal[0]), modal[1])
    level, adverb, reserved = _bounded(part, found.start(), level)
    said = f"{adverb}{part[found.start() :].strip('、')}"
    return Clause(part, Commitment(level, said, reserved), act, level, listed=modal[0] > 1)


def _parts(sentence: str) -> Iterator[str]:
    """A sentence cut where one predicate ends and the next begins, and lists of nouns under one of them."""
    for predicate in _cut(re.split("(?<=、)", sentence), listed=False):
        last = _found(_modal(predicate.strip("、"))[0])
        yield from _cut(
            re.split("(?<=、)|(?=及び|並びに)", predicate), listed=last is not None and (last.light or _bare(last.match))
        )


def _cut(pieces: list[str], listed: bool) -> Iterator[str]:
    """Pieces joined up to where a predicate ends: after …し、 or …とともに, or in lists of nouns that stand alone or under
    one light verb (Aの整備、Bの推進を行う). Objects of the last verb are not cut."""
    held: list[str] = []
    for piece in pieces[:-1]:
        held.append(piece)
        if _ends("".join(held[-4:]).rstrip("、"), listed):
            yield "".join(held)
            held = []
    yield "".join([*held, pieces[-1]])


def _bare(found: re.Match[str]) -> bool:
    """Whether a clause ends in a noun."""
    return found[0].rstrip("等など") == found["nouns"] and found["nouns"] not in _VERBS


_CONTINUES = re.compile(
    "(?:し|し(?:て|つつ)?|[いりめみぎ]|[っん][てで]|め?て|じ|け|つつ|とともに|と同時に|ほか|一方で?)$"
)
_INCLUDING = re.compile("(?:含め|はじめ|始め)て?$")
"""What leads on to the verb and is no predicate of its own (法制上の措置を含め、必要な検討を行う)."""
_OTHER = re.compile(
    "[をへにが](?![おつ関対向基よ際当応伴と加先照沿即]"
    "[^をへにが、]{0,4}$)[^をへにが、]{1,12}(?:し|[っん][てで]|[しりみえけげせねべめれ]て"
    "|[えけげせねべめれ]|[いきぎちびみり]|ず|つつ|とともに|と同時に|一方で?)$"
)
"""A predicate off the ladder after which the sentence goes on (課題を踏まえ、), not において, に基づき and the like."""


def _ends(part: str, listed: bool) -> bool:
    """Whether a predicate ends here and the sentence goes on beside it."""
    if _INCLUDING.search(part):
        return False
    found = _found(part)
    if not found:
        return bool(_OTHER.search(part, max(0, len(part) - _TAIL)))
    return listed if _bare(found.match) else bool(_CONTINUES.search(part))


def clauses(text: str) -> Iterator[Clause]:
    """The clauses of a text whose verbs stand on the ladder, in order."""
    for sentence in _SENTENCE.split(_ASIDE.sub("", text)):
        for part in _parts(_LIST_MARK.sub("", sentence).strip(" 　、")):
            clause = _clause(part.strip(" 　、"))
            if clause:
                yield clause
