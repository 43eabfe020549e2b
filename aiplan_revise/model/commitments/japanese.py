"""The governing verb of Japanese clauses: it stands last, and 検討を実施する is 検討."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

import msgspec
from msgspec.structs import replace

from aiplan_revise.model.commitments.acts import (
    ENDING,
    NATIVE,
    NOT,
    SET,
    act_before,
    act_of,
    sets_figure,
    uncounted,
    where_set,
)
from aiplan_revise.model.commitments.cutting import parts_of
from aiplan_revise.model.commitments.due import says_only_when
from aiplan_revise.model.commitments.predicates import (
    ADVERBS,
    LIGHT,
    MOVED_ON,
    PURSUED,
    TAIL,
    TAILS,
    WEIGHED,
    Governing,
    governing,
    modal,
    rung_of,
)
from aiplan_revise.model.commitments.reserving import (
    condition_before,
    is_effort,
    kept_open,
    let_off,
)
from aiplan_revise.model.commitments.rungs import (
    CARRYING_OUT,
    CONSIDERED,
    DONE,
    ENDED,
    MOVED,
    OBLIGED,
    STRIVEN,
    Clause,
    Commitment,
)
from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.scripts import KANJI

_ASIDE = compiled(r"[（(\[［【][^（()）\[\]［］【】]*[）)\]］】]")
_SENTENCE = compiled("[。；;\n]+")
_LIST_MARK = compiled("^(?:[ 　]*(?:[・○●◦◆■-]|[(（]?[0-9０-９ア-ンａ-ｚa-z]{1,2}[)）.．]|[①-⑳]))+[ 　]*")


class _Deed(msgspec.Struct, frozen=True):
    """What a clause is about: where its governing words begin, their rung, the stem of the act, how firmly they promise
    it, what it is done to, and whether they stand on the ladder."""

    start: int
    level: int
    stem: str
    firm: int = DONE
    of: str = ""
    listed: bool = True


# ---------------------------------------------------------------- what is done

_WISHED = compiled(
    "検討|議論|協議|審議|考察|模索|勉強|結論を|目指|努|志向|心掛|目標とす|期待|望まし|想定|可能性を探|視野に入|方向で調整|配慮|留意"
)
"""Words of the two lowest rungs that are about another act."""
_TOWARD = (
    f"(?:(?:に(?:向|む)け(?:て|た)?、?(?:[^、をがに]{{1,12}}と)?|のための){ADVERBS}(?:諸)?"
    "(?:準備|調整|折衝|交渉|環境の?整備|取組|取り組み)"
    f"|(?:の|よう){ADVERBS}(?:諸)?準備)(?:等|など)?(?:$|[をにのす])"
)
"""What comes before an act (導入に向けた準備を進める): it is striven for."""
_NEAR = 30
"""Characters before the governing words among which such words begin."""


def _governed(part: str, found: Governing) -> _Deed:
    """The act of a clause whose governing words were found."""
    match, nouns = found.match, found.match["nouns"]
    start, pursued = match.start(), nouns.startswith(PURSUED)
    toward = compiled(_TOWARD).search(part, max(0, start - _NEAR))
    if toward:
        return _Deed(start, min(found.level, STRIVEN), act_before(part[: toward.start()] + "に"), STRIVEN)
    if pursued:
        return _Deed(start, found.level, act_before(part[: match.start("nouns")]), listed=False)
    if _WISHED.search(nouns):
        firm = CONSIDERED if rung_of(nouns) == CONSIDERED else STRIVEN
        act = _moved(part[:start])
        return _Deed(start, CONSIDERED, act, CONSIDERED) if act in WEIGHED else _Deed(start, found.level, act, firm)
    of = act_before(part[:start]) if found.level in (CONSIDERED, MOVED) or nouns in CARRYING_OUT else ""
    if of in WEIGHED and found.level == MOVED:
        return _Deed(start, CONSIDERED, of, CONSIDERED)
    return _Deed(start, found.level, act_of(nouns) or act_of(f"{nouns}る"), of=of)


_MOVES = compiled(r"の(?:推進|促進|加速|加速化)(?:等|など)?[にを]$")


def _moved(before: str) -> str:
    """The act that is wished for; of what is moved on, the act that it is (研究開発の推進に努める), as it is of
    研究開発を推進する."""
    moved = _MOVES.search(before)
    return (act_before(before[: moved.start()] + "を") if moved else "") or act_before(before)


@cache
def _unlisted() -> re.Pattern[str]:
    """An act that is not on the ladder (廃止する, 恒久化を進める, 引き上げる)."""
    noun = f"(?!適宜|原則)(?<!適(?=宜))(?<!原(?=則))(?P<noun>(?:{KANJI}|[ァ-ヺー]){{2,}})(?:等|など)?"
    return compiled(f"(?:{noun}(?:[をの]{ADVERBS}(?:{LIGHT}|{MOVED_ON}))?{TAILS}|{NATIVE}{ENDING})$")


_NOT_DONE = f"(?P<noun>(?:{KANJI}|[ァ-ヺー]){{2,}})(?:等|など)?[をはの]{ADVERBS}(?:行わ|(?:開始|着手|継続)し)ない$"
_VERB = compiled(rf"{KANJI}*[ぁ-ゖ]{{0,3}}$")
"""The last verb of a clause, whatever it is, that has to be done (開示すべきである)."""


_VERBAL = 2
"""Letters of the noun of an act behind what is counted."""


def _uncounted(part: str, found: re.Match[str]) -> int:
    """Where an act begins that no comma parts from the unit of a number before it (3,000台分増設, ２割減らす)."""
    noun = found["noun"] or ""
    if not noun:
        return uncounted(part, found.start())
    counted = part[: found.start()][-1:].isdigit() and len(noun) > _VERBAL and not noun.endswith("化")
    return found.end("noun") - _VERBAL if counted else found.start()


def _deed(part: str, forced: int) -> _Deed | None:
    """What a clause without words of the ladder is about; where a modal forces it, any verb will do."""
    if sets_figure(part):
        at = where_set(part)
        return _Deed(at, DONE, SET, listed=forced > CONSIDERED) if at >= 0 else None
    if part.endswith(("行わない", "しない")) and (found := compiled(_NOT_DONE).search(part)):
        return _Deed(found.start(), DONE, f"{NOT}{act_of(found['noun'])}", listed=False)
    found = _unlisted().search(part, max(0, len(part) - TAIL))
    start = _uncounted(part, found) if found else 0
    stem = act_of(part[start : found.end("noun" if found["noun"] else 0)]) if found else ""
    if found and stem:
        of = act_before(part[:start]) if compiled(ENDED["ja"]).match(part, start) else ""
        return _Deed(start, DONE, stem, of=of, listed=forced > CONSIDERED)
    verb = _VERB.search(part) if forced > CONSIDERED else None
    return _Deed(verb.start(), DONE, "") if verb else None


# ---------------------------------------------------------------- how firmly

_ALWAYS = compiled("必ず|例外なく|漏れなく")


def _promised(part: str, deed: _Deed, forced: int) -> tuple[int, int, str, bool]:
    """The rung and the firmness of a clause with its modal and the words that add to it or let it off; those words, and
    whether they reserve something: 可能な限り and 必要に応じ take from the rung, 必ず adds, 原則として reserves."""
    level = forced if forced and deed.level >= MOVED else min(deed.level, forced or OBLIGED)
    firm = (forced or DONE) if deed.firm == DONE else min(deed.firm, forced or DONE)
    if off := let_off(part, deed.start):
        lower = level >= MOVED
        return min(level, STRIVEN), min(firm, STRIVEN), off, not lower and not is_effort(off)
    if level > MOVED and (found := _ALWAYS.search(part)):
        return OBLIGED, OBLIGED, found[0], False
    reserved = kept_open(part, deed.start)
    return level, firm, reserved, bool(reserved)


_PAST = compiled("(?:[しっいきんてれりえけせねべめ]|でし|まし)[ただ]$")
"""What was done is no commitment."""


_EFFORT = compiled("努力義務(?=[とを化にで])")
"""A duty to strive for something, which is less than the duty to do it."""
_COUNTER = compiled(f"{KANJI}{{1,3}}に(?:する|し|なる)")
"""A counter that what is set begins with: 割にする, of ６割にする."""
_FIGURE = compiled("(?<![0-9０-９])[0-9０-９][0-9０-９.,，．]*\\Z")


def _clause(part: str) -> Clause | None:
    if _PAST.search(part):
        return None
    bare, forced = modal(part)
    if effort := _EFFORT.search(bare):
        return Clause(part, Commitment(STRIVEN, part[effort.start() :].strip("、")), "義務", STRIVEN)
    found = governing(bare)
    deed = _governed(bare, found) if found else _deed(bare, forced)
    if not deed:
        return None
    level, firm, words, reserved = _promised(part, deed, forced)
    figure = _FIGURE.search(part, 0, deed.start) if _COUNTER.match(part, deed.start) else None
    said = part[figure.start() if figure else deed.start :].strip("、")
    gap = "…" * (words.endswith("、") and words + said not in part)
    made = Commitment(level, said if words in said else f"{words}{gap}{said}", reserved)
    return Clause(part, made, deed.stem, firm, deed.of, deed.listed)


_AND = "(?:及び|並びに|と(?!連携|協力|[のもしすいな]))"
_ONE = f"(?P<one>[^、と]*の(?P<noun>(?:{KANJI}|[ァ-ヺー]){{2,}})){_AND}"
_BESIDE = f"{_ONE}(?=[^、]*の)"
_NO_ACT = "(?<![者員人省庁県市町村国校所館体関業品物費料金書権域])"
_BESIDE_ACT = f"{_ONE[: -len(_AND)]}{_NO_ACT}{_AND}"
_CARRIED_OUT = f"を(?P<verb>{ADVERBS}(?:{LIGHT}|{MOVED_ON}){TAILS})$"


def _each(clause: Clause) -> Iterator[Clause]:
    """A clause in which several acts are considered, or carried out under one verb that says no more, as one for each
    (手数料の廃止と窓口の移転を検討する, 橋の点検と堤防の補修を行う)."""
    rest = clause.text
    while clause.firm == CONSIDERED and (found := compiled(_BESIDE).search(rest)):
        said = f"{found['one']}を{clause.commitment.words}"
        yield replace(clause, text=said, act=act_of(found["noun"]))
        rest = rest[found.end() :]
    carried_out = compiled(_CARRIED_OUT).search(rest) if clause.firm == DONE else None
    while carried_out and (found := compiled(_BESIDE_ACT).search(rest, 0, len(rest) - len(carried_out[0]))):
        if one := _clause(f"{found['one']}を{carried_out['verb']}"):
            yield one
        rest = rest[found.end() :]
    yield replace(clause, text=rest)


# ---------------------------------------------------------------- the clauses of a text


@lru_cache(maxsize=1 << 13)
def _in_sentence(sentence: str) -> tuple[Clause, ...]:
    """The clauses of a sentence; most stand in both of the texts that are compared."""
    parts = [part.strip(" 　、") for part in parts_of(_LIST_MARK.sub("", sentence).strip(" 　、"))]
    return tuple(one for clause in _committing(parts) for one in _each(clause))


def _committing(parts: list[str]) -> Iterator[Clause]:
    """The clauses of the parts of a sentence. A condition before a part that commits to nothing (同意を得て、普及を図る
    ため、) is of the next one."""
    condition = ""
    for part in parts:
        if clause := _clause(condition + part):
            yield clause
            condition = ""
        else:
            condition = condition or condition_before(part)


def clauses(text: str) -> Iterator[Clause]:
    """The clauses of a text that commit to something, in order."""
    for sentence in _SENTENCE.split(_ASIDE.sub("", text)):
        if not says_only_when(sentence):
            yield from _in_sentence(sentence)
