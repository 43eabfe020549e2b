"""What a number counts though no list of units knows it: "12 kiosks", 30灯台, 10の目標."""

import re
from functools import cache

from aiplan_revise.model.commitments.rungs import listed
from aiplan_revise.model.commitments.units import AMOUNTS, STOP, TIMES, WHOLE, WORKING_DAY, Unit, nouns
from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.scripts import KANJI

# ---------------------------------------------------------------- English

_WORD = compiled(
    r"(?P<gap>[ -]?)(?:or (?:more|fewer|less|so) )?(?:new |the )?(?:small[ -](?:and|to|or)[ -]medium(?:-sized)? )?"
    r"(?P<word>[A-Za-z][A-Za-z-]*)(?P<of>'s?)?"
    r"(?![A-Za-z.]*[0-9])"
)
_SHORT = 2
"""Letters up to which what a number is joined to is a mark (1-b)."""
_FAR = 5
"""Words after a number among which stands what it counts ("200 full-time AI researchers")."""
_ENDS = STOP | frozenset(
    listed(
        "so but if when where while because although though since before after during within without under over"
        " between through into onto about above below along across against among around behind beyond despite near"
        " toward towards via not no then also only even either both each every all any some such more most less least"
        " this these those they it its their his her our your we you he she i be been being has have had do does did"
        " can could may might must shall should will would has includes means remains becomes needs shows makes gives"
        " takes once twice plus minus less unless except as us is was always perhaps thus besides afterwards sometimes"
        " other others years old themselves ourselves yourselves yes"
    )
)
"""Words that are nothing counted and end the search."""
_SINGULAR = compiled("(?:ss|us|is|ous)$")
_PLURAL = compiled("(?:[a-z]{2}s|children|men|mice|people|cattle|sheep|species|series)$")
_JOINED = frozenset(listed("fold star way bit factor dimensional step stage tier party zip ii iii"))
"""What a number is joined to and does not count: 64-bit, two-factor."""
_PASSED = frozenset(("strong", "odd", "plus"))
"""The same where what is counted follows: a 5,000-strong staff."""
_NAMED = compiled(r"(?<![.!?;] )(?<![\n\r])(?<!\A)\b[A-Z][A-Za-z]* \Z")
"""A word inside a sentence that makes a number a part of its name: Microsoft 365, Unit 42."""
_BESIDE = frozenset(listed("sports goods news systems business customs arms operations sales telecoms communications"))
"""Words in the plural that mostly tell what sort of thing is counted: "12 sports facilities"."""
_WORKING = compiled(r"[ -](?i:(?:full |clear )?(?:working|business|banking|bank|office|trading)[ -]days?)\b(?!-)")
_ONE = compiled(r"(?:\bone|(?<![0-9.,])1)\Z", re.IGNORECASE)


def _is_plural(word: str) -> bool:
    return bool(_PLURAL.search(word)) and not _SINGULAR.search(word)


def named(folded: str, at: int, start: int | None = None) -> Unit | None:
    """The English noun that is counted after a number that ends at `at`: the first plural. One of the list is taken in
    the singular too, where no plural follows; others only of a number that begins at `start` and is in no name."""
    known = start is None or bool(_NAMED.search(folded, max(0, start - 30), start))
    best: Unit | None = None
    if working := _WORKING.match(folded, at):
        return Unit("quantity", WORKING_DAY, working.end())
    one = bool(_ONE.search(folded, max(0, at - 4), at))
    for step in range(_FAR):
        found = _WORD.match(folded, at)
        word = found["word"].lower() if found else ""
        unit = nouns().get(word)
        if not found or (word in _ENDS and unit not in TIMES) or not (found["gap"] or unit):
            break
        if word in _JOINED and found["gap"] == "-":
            break
        at, last = found.end("word"), step == 0 and found["gap"] == "-"
        if unit and not (best and unit == "member"):
            best = Unit("quantity" if unit in TIMES | AMOUNTS else "count", unit, at)
            if last or (step == 0 and unit in TIMES) or _is_plural(word) or word in WHOLE or one:
                break
        elif not known and ((last and _is_thing(word)) or (_is_plural(word) and not _goes_on(folded, at, word))):
            return Unit("count", word if last else _single(word), at)
        if found["of"]:
            break
    return best


def _is_thing(word: str) -> bool:
    """Whether a word that a number is joined to says what it counts: a 40-bed ward."""
    return len(word) > _SHORT and word not in _PASSED


def _goes_on(folded: str, at: int, word: str) -> bool:
    """Whether a plural only tells the sort of what is counted: 12 sports facilities."""
    after = _WORD.match(folded, at) if word in _BESIDE else None
    return bool(after and after["gap"] == " " and _is_plural(after["word"].lower()))


def _single(word: str) -> str:
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return re.sub("(?<=[sxz])es$|(?<=[cs]h)es$|s$", "", word)


# ---------------------------------------------------------------- Japanese

_NOUN = rf"(?:{KANJI}|[ァ-ヺー])"
_BINDS = "以上|以下|以内|未満|程度|前後|超|規模|体制|当たり|ずつ"
_DONE = (
    "(?:取得|調達|整備|実施|導入|配備|更新|建造|製造|設置|配置|確保|育成|採用|養成|開催|支援|運用|増設|増強|新設|増備|改修|補修|交換"
    r"|購入|派遣|配布|撤去|廃止|募集|増加|削減|選定|認定|指定|創出|追加|保有|植栽|点検)(?:[しすさ]|でき|予定|。|\Z)"
)
"""What is done with what is counted, and no part of its name: 300機取得する."""
_NO_COUNT = (
    "以上|以下|以内|未満|程度|前後|超|規模|体制|既存|周|当|近|対|比|及|又|並|若|次|級|類|号|番(?!組)|丁|代(?!表|理)|期(?!間)|位(?!置)|条|項(?!目)|章|節|款|版|世|段|択|年|歳|強|弱|余|円|割|日|月|秒|相|乗|進|桁|等"
    f"|[度型式系層色極軸時分回都道府字行目面](?!{_NOUN})|[かカヶケヵ]"
)
"""How words begin that a number ranks, names or measures, and does not count (2次, 3級, 5類, 10代)."""


@cache
def _thing() -> re.Pattern[str]:
    return compiled(
        rf"(?P<of>の)?(?!{_NO_COUNT})(?P<noun>{_NOUN}{{1,8}}?)(?<![制化比別])(?={_BINDS}|{_DONE}|[ぁ-ゖ、。，．()「」『』【】\[\]:;~/→\s・]|\Z)"
    )


_LED = compiled(
    "(?:全国|摂氏|合計|累計|総計|最大|最低|最小|新規|主要|国内|県内|市内|計|約|全|各|ほか|平均|当たり|あたり|[年月]間|毎年度?|毎[月週日])\\Z"
    rf"|(?<!{_NOUN})(?<![A-Za-z.])\Z"
)
_MARKED = compiled(r"(?:\A|[\n\r/.(【\[-])[ 　]*\Z")
"""What stands before a figure that may only number what follows."""
_YEAR = compiled(r"(?<![0-9,.])(?:19|20|21)[0-9]{2}\Z")


def thing_after(folded: str, start: int, end: int) -> Unit | None:
    """The Japanese noun that is counted by a number in digits at `start`..`end`, as printed; None where the number
    follows what it may be the name of (目標13の達成), may be a year, or only numbers what follows (3の事業, 1計画)."""
    found = _thing().match(folded, end)
    if not found or not _LED.search(folded, max(0, start - 3), start) or _YEAR.search(folded, max(0, end - 5), end):
        return None
    if end - start == 1 and (found["of"] or _MARKED.search(folded, max(0, start - 2), start) or folded[start] == "1"):
        return None
    return Unit("count", found["noun"], found.end())
