"""What is done, or would be: the stem of an act in all its forms (廃止 in 廃止する and 廃止を検討する)."""

import re
from functools import cache

from aiplan_revise.model.commitments.units import COUNTERS
from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.scripts import KANJI

_LETTER = f"(?:{KANJI}|[ァ-ヺー])"


@cache
def _led() -> re.Pattern[str]:
    """What leads from an act to the verb that governs it (の可否について, することを)."""
    frames = (
        "在り方|あり方|可否|是非|可能性|必要性|要否|方策|手法|方法|時期|内容|方向性?|準備|実施|実現|具体化|早期実現"
        "|早期実施"
    )
    return compiled(
        "(?:について(?:は|も|の)?|に関し(?:て|、)|に関する|に(?:向|む)け(?:て|た)?、?|に係る|に資する|のため[にの]"
        f"|(?<=を){KANJI}{{1,3}}に"
        "|[をも](?:含め(?:て|た)?|視野に(?:入れ(?:て|つつ|た)?)?|見据え(?:て|た)?)|の上で?|[をにのもへとはがで、]|等|など"
        f"|(?<=方向で)(?:{KANJI}|[ァ-ヺー]){{1,8}}と|引き続き|速やかに|早急に|早期に|{KANJI}{{1,4}}的[なに]|必要な|所要の|更なる|さらなる"
        "|(?<=[いけ]て)、(?![^、]*(?:視野|含め|見据え|向け))[^、]+(?:つつ|ながら|[てで]|(?<!こ)と|踏まえ)"
        "|(?<=含め)て?、[^、]+|(?<=入れ)て?、[^、]+"
        f"|を可能[とに]すること|(?<=..)できる|(?<=..)を(?:{KANJI}{{1,4}}に|引き続き)?(?:図る|行う|進める|実施する)"
        f"|(?:(?<=[のたる])|(?<=[いけ]て)、)(?:{frames})"
        "|(?<=[るうくすむぐぶつぬたいの])(?:こと|よう|方向|方針|ところ|可能性|必要性))$"
    )


_REACH = 80
"""Characters at the end of words among which their act stands."""
_SHORTEST = 2
"""Letters of a noun that names an act."""
_NOUN = compiled(f"({_LETTER}{{2,}})(?:する|した|し|され(?:る|た)?|させ(?:る|た)?)?$")
NATIVE = f"(?:{KANJI}[いきぎしちりびみえけげせてねべめれ]?)?{KANJI}"
"""The stem of a verb of its own: 広げる, 引き上げる, 見直す."""
ENDING = "(?:[とに](?=す|し|さ|なる)|(?![とにをへはでの]))[ぁ-ゖ]{1,8}"
"""What follows a stem (げる, とする), not a noun and its verb (向上につなげる)."""
_NATIVE = compiled(f"({NATIVE}){ENDING}$")
_KANA = compiled("[ぁ-ゖ]")
_NOT = compiled("(?:[しわさからがばまたな]|(?<=[っん]))?ない$|せず$")
_WHY = compiled("(?:ず|ぬ|ため|ように?|べく|もの|ところ|こと|ので|から|ば|が|より|まで|ほど|ながら|たり|[のな])$")
"""What only says why, when or how."""
NOT = "¬"
"""Before the stem of what is not to be done."""
SET = "とする"
"""The act of setting a figure (98％とする)."""
_BOUND = "(?:以上|以下|以内|未満|程度|超)?"
_SHARE = "(?:[％%倍]|(?<![役分])割)"
_SET_TO = compiled(
    f"(?:(?:[0-9０-９]|{_SHARE})[^ぁ-ゖ、0-9０-９]{{0,10}}(?P<set>と(?:する(?:(?:こと|もの)と(?:する?|し))?|す|し))"
    f"|{_SHARE}{_BOUND})$"
)
_TURNS = (*"非不未再無脱", NOT)


def act_before(words: str) -> str:
    """The stem of the act that words end with, however it is led on to the verb behind them; "" for none."""
    words = words[-_REACH:]
    while found := _led().search(words):
        words = words[: found.start()]
    return act_of(words)


def act_of(words: str) -> str:
    """The stem of the act at the end of words; 引き上げる and 引上げ, 電子化 and 電子化する are one. "" for none."""
    words = words[-_REACH:]
    if found := _NOT.search(words):
        stem = act_of(words[: found.start()])
        return f"{NOT}{stem}" if stem else ""
    if sets_figure(words):
        return SET
    found = None if _WHY.search(words) else _NOUN.search(words) or _NATIVE.search(words)
    stem = _KANA.sub("", words[uncounted(words, found.start()) : found.end(1)]) if found else ""
    return stem[:-1] if stem.endswith("化") and len(stem) > _SHORTEST else stem


@cache
def _counter() -> re.Pattern[str]:
    """A number, or 毎, up to the sign of what it counts that a verb of its own seems to begin with (２割減らす,
    10人増やす, 毎年行う)."""
    units = "|".join(sorted((*COUNTERS, *"割倍円年月日週"), key=len, reverse=True))
    number = f"(?:[0-9０-９]|(?<!{KANJI})[一二三四五六七八九十])"
    return compiled(f"(?:{number}(?:[十百千万億兆]*(?:{units})間?)?|[毎隔][年月週日])$")


def uncounted(words: str, start: int) -> int:
    """Where a verb begins that seems to begin at `start`, behind the last sign of what a number before it counts."""
    verb = compiled(f"(?:{KANJI}|[0-9０-９])(?={KANJI}[ぁ-ゖ])").match(words, start)
    return start + bool(verb and _counter().search(words, max(0, start - _REACH), start + 1))


def sets_figure(words: str) -> bool:
    """Whether words end with a figure that is set or aimed at (98％とし, 98％)."""
    return bool(_SET_TO.search(words))


def where_set(words: str) -> int:
    """Where the words begin that set the figure before them (とする, とすることとし), -1 where nothing sets one."""
    found = _SET_TO.search(words)
    return found.start("set") if found and found["set"] else -1


_ALIKE = {
    "設": "設置 設立 新設 創設",
    "増": "増員 増加 増額",
    "減": "削減 減額",
    "始": "開始",
    "終": "終了",
    "改": "改正 改定 改訂",
    "定": "制定 策定",
    "作": "作成",
    "広": "拡大 拡充",
}
"""Verbs with the nouns that say the same: 設ける is 設置する."""


def same_act(one: str, other: str) -> bool:
    """Whether two stems are of one act: 開始 in 運行開始, not 公開 in 非公開."""
    short, long = sorted((one, other), key=len)
    if not short or short == long or short.isascii():
        return bool(short) and (short == long or _converse(one, other))
    if short in _ALIKE:
        return long.endswith(tuple(_ALIKE[short].split()))
    rest = long.removesuffix(short)
    return len(short) > 1 and rest != long and not rest.endswith(_TURNS)


# ---------------------------------------------------------------- English

_INFLECTED = compiled("(?:ing|ed|es|s)$")
_ENDS = compiled(
    "(?:ification|ication|iz|(?<=[lnrd])is|ition|ation|at|ate|ision|sion|tion|ion|ment|ure?|anc|ance|enc|ence|al|ish"
    "|ify|if|y|e|i)$"
)
_RECEIVED = "receiv"
_CONVERSE = frozenset((_RECEIVED, "grant", "pay", "giv", "provid", "offer", "award"))
"""What one side gives the other one receives."""


def _converse(one: str, other: str) -> bool:
    """Whether of two acts one side does the one and the other side the other."""
    return _RECEIVED in (one, other) and _CONVERSE.issuperset((one, other))


_ROOT = 3
"""Letters of a root, at least."""
_PAST = dict(
    kept="keep", held="hold", made="make", sold="sell", sent="send", paid="pay", met="meet", lent="lend", bought="buy",
    brought="bring", taught="teach", spent="spend", given="give", taken="take", drawn="draw", built="build",
    withdrawn="withdraw", begun="begin", ran="run", done="do", led="lead", left="leave", grown="grow", shown="show",
    rebuilt="rebuild", withheld="withhold", upheld="uphold",
)  # fmt: skip


_NOUNS = {"merger": "merge", "mergers": "merge", "sale": "sell", "sales": "sell", "growth": "grow"}
"""Nouns of acts that no ending leads back to their verbs."""


def is_past(word: str) -> bool:
    """Whether a word behind "be" is what is done."""
    word = word.partition("-")[0]
    return word in _PAST or word.endswith(("ed", "en")) or word in ("cut", "set", "put", "run", "read", "shut", "split")


@cache
def stem(word: str) -> str:
    """What the forms of an English verb and its noun have in common: "abol" of abolish, abolished, abolition."""
    root = (_PAST.get(word) or _NOUNS.get(word, word)).removesuffix("'s").removesuffix("’s")
    found = _INFLECTED.search(root, _ROOT)
    root = root[: found.start()] if found else root
    doubled = len(root) > _ROOT and root[-1] == root[-2] and root[-1] not in "ls"
    root = root[:-1] if doubled else root
    while found := _ENDS.search(root, _ROOT):
        root = root[: found.start()]
        root += "d" if found[0] == "sion" and root.endswith("n") else ""
    return root[:-1] if root.endswith(("ct", "pt", "rt")) else root
