"""Whether words that no registry knows may be the names of responsible bodies: by their form, by what announces them
(担当：環境政策課, Lead: Rivers Agency), or because a document ends its paragraphs so."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from aiplan_revise.documents.grammar.clauses import timed
from aiplan_revise.documents.grammar.lines import is_wide, literal, unshield
from aiplan_revise.documents.grammar.marks import readings
from aiplan_revise.documents.grammar.parties import names_nobody
from aiplan_revise.model.edition import Finding
from aiplan_revise.model.forms import capital, form
from aiplan_revise.model.initials import LITTLE
from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.roles import role_marked
from aiplan_revise.model.scripts import JAPANESE

SURE = literal(" ")
"""Behind the sign that opens a bracket: its words stood in a column of bodies."""
_BODY_WORD = compiled(
    r"\b(?:Ministry|Agency|Office|Department|Commission|Bureau|Secretariat|Council|Cabinet|Institute|Headquarters)\b"
    r"|[省庁府局院館署]$|(?:委員会|本部|事務局|関係省庁|センター|機構|研究所)|\w\w[課室部]$"
    r"|(?:会議|審議会|協議会|大臣|長官|次官|統括官|審議官|官房)$"
)
_NAME = compiled(r"[^\W\d_ぁ-ん][^\W\d_ぁ-ん]{1,29}|[A-Z][A-Za-z]+(?: (?:[A-Z][A-Za-z]+|of|and|for|the))+")
"""What may be the name of somebody unknown: no digits, no hiragana, capital letters."""
_NO_BODY = compiled(
    r"sic|note|notes?\s.*|see\s.*|emphasis added|注.*|[^ぁ-ん]*参照|※.*"
    r"|kpis?|new|ongoing|continu(?:ed|ing)|completed?|updated|revised|amended|extended|enhanced|priority|flagship"
    r"|(?:phase|stage|annex|appendix|table|figure|chapter|part|wave|tranche|tier|level|option|box|version)"
    r" (?:[a-z]|[ivx]+|\d+|one|two|three|four|five)|(?:high|medium|low)(?: priority)?|(?:short|medium|long)[- ]term",
    re.I | re.S,
)
_TAG = compiled(
    r"(?:一部|全部|最?重点|重要|主要|優先|基本|新規|数値|成果|活動|評価|達成)*"
    r"(?:再掲|一部|全部|[新継拡充]|新規|新設|拡充|拡大|強化|継続|充実|追加|変更|修正|改正|改定|見直し|統合|廃止|完了|終了|削除|実施(?:中|済み?)"
    r"|着手|未着手|予定|検討|重点|重要|主要|優先|必須|任意|共通|施策|取り?組み?|事業|対策|措置|項目|目標値?|指標|KPI|現状値?|実績値?|基準値)"
    r"(?:分|等)?"
)
"""What tells behind a title of what kind or how new a measure is, in half-width signs."""
_COUNTED = compiled(r"[^\W\d_]{0,10}?(?:No\.?|№|番号|その)? *[A-Z]?[-.]?\d{1,4}(?:[-~〜.の]\d{1,4})*")
"""A running number, in half-width signs, with a word for what it counts."""
_UNIT = compiled(
    r"(?:[^\W\d_ぁ-ん]|[ぁ-ん]{2,8}(?=[^\Wぁ-ん])){1,20}(?:[課室部局班係]|委員会|センター|事務所|事務局|本部|支所)"
)
"""The name of a part of an authority: 商工観光課, まちづくり推進室."""
_NO_UNIT = compiled(r"(?:全|一|上|下|前|後|内|外|本|各)部|.*(?:の一部|課題)")
_ASIDE = compiled(
    r"[\d０-９]|https?:|[@＠。．!?！？]|\.(?: |$)|電話|内線|(?<![A-Za-z])(?:TEL|FAX|tel|fax|e-?mail)(?![A-Za-z])"
)
"""What stands in no name of a body: figures, addresses, the end of a sentence."""
_SINCE = compiled(
    r"(?<=\w)[(（](?:令和|平成|[RＲ])?[\d０-９元]{1,4}(?:年度?)?(?:[\d０-９]{1,2}月)?(?:から|以降|より|まで)は?、?[^()（）。]{0,20}[)）]$"
)
"""From when on somebody is responsible, or somebody else: 防災課（令和７年度から危機管理室）."""
MANY = 5
"""Lines that have to begin or end with names that come again to make a convention."""
_SHORTEST = 2
"""Letters of an abbreviation."""
_LONGEST = 60
"""Signs that a name may have that only its announcement tells."""


def says_nobody(name: str) -> bool:
    """Whether words in brackets are a remark, or stand where nobody is named yet."""
    return names_nobody(name) or bool(_NO_BODY.fullmatch(name[:200])) or _is_tag(name[:_LONGEST])


def _is_tag(name: str) -> bool:
    """Whether words only say of what kind a measure is, or its running number: 重点, 一部新規, 施策番号１, Action 3."""
    words = unicodedata.normalize("NFKC", name).strip()
    if _TAG.fullmatch(words) or not any(map(str.isnumeric, words)):
        return bool(_TAG.fullmatch(words))
    worded = (" " in words or not words.isascii()) and any(mark.named for mark in readings(f"{words}:"))
    return worded or (not name.isascii() and bool(_COUNTED.fullmatch(words)))


def unread(names: Sequence[str], shown: str, square: bool) -> Iterator[Finding]:
    """What is to be said of a bracket at the end that names nobody known, and yet looks like a list of names, or stood
    in a column of them."""
    if SURE in shown:
        message = f"“{unshield(shown)}” stood in a column of bodies, but looks like no name: it was left in the words"
        yield Finding("unknown-bodies-in-words", "warning", message, fix="write the names alone into that column")
    elif names and all(_may_name(name) if square else is_unit(name) for name in names):
        message = f"“{shown}” may say who is responsible, but names nobody known: it was left in the words"
        yield Finding("unknown-bodies-in-words", "note", message, fix="add the bodies to the registry if it names any")


def _may_name(name: str) -> bool:
    return bool(_NAME.fullmatch(name)) and not says_nobody(name)


_ALL_OF = compiled(
    r"(?:all|other|relevant|every|each|various|competent|regional|local|line|partner|national|state|public) "
    r"(?:[\w-]+ ){0,2}(?:[Dd]epartments?|[Mm]inistr(?:y|ies)|[Aa]genc(?:y|ies)|[Bb]od(?:y|ies)|[Aa]uthorit(?:y|ies)"
    r"|[Cc]ouncils?|[Oo]rgani[sz]ations?|[Uu]niversities|[Mm]unicipalities|[Gg]overnments?|[Pp]artners|[Ss]takeholders)"
)


def by_kind(name: str) -> bool:
    """Whether bodies are named by their kind alone: all Tier 1 departments."""
    return bool(_ALL_OF.fullmatch(name))


def like_a_body(name: str, numbered: bool) -> bool:
    """Whether words look like a body, where a last square bracket holds them; behind a number the first sign does."""
    if not name or says_nobody(name):
        return False
    if _BODY_WORD.search(name[-200:]):
        return True
    first = name.removeprefix("the ")[:1]
    return numbered and (first.isupper() or is_wide(name[0]) or by_kind(name))


def is_unit(name: str) -> bool:
    """Whether words are the name of a part of an authority, and of nothing else."""
    return bool(_UNIT.fullmatch(name)) and not _NO_UNIT.fullmatch(name)


def is_authority(name: str) -> bool:
    """Whether words are the name of a government, a prefecture or a city, or of an association for short."""
    if name.isascii():
        return bool(_GOVERNMENT.fullmatch(name))
    return name in _MUNICIPAL or bool(_PREFECTURE.fullmatch(name) or _SHORT_JA.fullmatch(name))


_GOVERNMENT = compiled(r"(?:[A-Z][\w-]+ ){1,3}Government|Government of (?:the )?[A-Z][\w -]+")
_PREFECTURE = compiled(r"東京都|北海道|(?:京都|大阪)府|[\u3400-\u9fff]{2,3}県|[\u3400-\u9fff]{2,4}市")
_MUNICIPAL = frozenset(("市町村", "関係市町村", "都道府県", "指定都市", "政令指定都市", "中核市"))
_SHORT_JA = compiled(r"[県市町全日][^\W\d_ぁ-ん]{1,4}[連協研試大]")
"""What associations, institutes and universities are called for short: 県漁連, 県社協."""


def has_form(name: str) -> bool:
    """Whether words are the name of a part of an authority, or have the form of a body: Finance Agency."""
    return is_unit(name) or (name.isascii() and is_proper(name) and bool(form(name)))


def is_formed(name: str) -> bool:
    """The same also of names that are known by a Japanese ending: 福祉医療機構."""
    return has_form(name) or (not name.isascii() and bool(form(name)))


def announced(names: Sequence[str], placed: Callable[[str], bool], enclosed: bool = False) -> bool:
    """Whether the first of `names` says before a colon that they are responsible, and they are fit for that: each of
    them may be one, and one is known (`placed`) or has the form of one; where brackets hold them (`enclosed`), capital
    letters are enough."""
    if not names or not role_marked(names[0]).heads:
        return False
    bare = [role_marked(name).name for name in names]
    if any(not may_stand(name) and not placed(name) for name in bare):
        return False
    if any(placed(name) or is_unit(name) or bool(form(name)) or is_proper(name) for name in bare):
        return True
    return enclosed and all(name.isascii() and capital(name) for name in bare) and not timed(bare)[1]


def may_name(name: str) -> bool:
    """Whether words may be the name of a body by their capitals, or in Japanese by their form."""
    bare = role_marked(name).name
    if not may_stand(bare):
        return False
    return bool(form(bare)) or is_unit(bare) if compiled(JAPANESE).search(bare) else capital(bare)


def explains(name: str, before: str) -> bool:
    """Whether a name in brackets is short for the words before them, or the other way about: the Sea Fisheries
    Inspectorate (SFI), SFI (Sea Fisheries Inspectorate)."""
    words = re.findall(r"[^\W\d_]+", before[-_LONGEST * 2 :])
    return bool(words) and (_spells(name, words) or _spells(words[-1], re.findall(r"[^\W\d_]+", name)))


def _spells(short: str, words: Sequence[str]) -> bool:
    """Whether an abbreviation is made of the first letters of the last words, with or without little ones."""
    large = [sign for sign in short if sign.isupper()]  # the small ones of MoL stand for little words
    if " " in short or len(large) < _SHORTEST:
        return False
    every, others = ([word[0].upper() for word in words if word not in little] for little in ((), LITTLE))
    return large in (every[-len(large) :], others[-len(large) :])


def names_again(held: list[tuple[str, ...]]) -> frozenset[str]:
    """The names that stand in several brackets beside what may be names (自然研 in 自然保護課／自然研), where most of
    them hold nothing else, and many a name that comes again."""
    held = list(filter(None, held))
    fit = [names for names in held if all(map(may_name, names))]
    counts = Counter(name for names in held if any(map(may_name, names)) for name in {*names})
    again = frozenset(name for name, count in counts.items() if count > 1)
    many = sum(not again.isdisjoint(names) for names in fit)
    return again if many >= MANY and 2 * len(fit) > len(held) else frozenset()


def glossed(names: tuple[str, ...], before: str) -> bool:
    """Whether a bracket with these names only says how the words before it are called for short, or in full."""
    return len(names) == 1 and explains(names[0], before)


def is_proper(name: str) -> bool:
    """Whether English words have the capitals of a name of several words: Ordnance Survey."""
    return name.isascii() and " " in name and capital(name)


def may_stand(name: str) -> bool:
    """Whether words may be the name of anybody where the document says that one stands."""
    if not 0 < len(name) <= _LONGEST or says_nobody(name):
        return False
    return not _ASIDE.search(_SINCE.sub("", name)) or by_kind(role_marked(name).name)


def unclosed(words: str) -> Iterator[Finding]:
    """That the last square bracket is not closed."""
    opened = max(words.rfind(sign) for sign in "[［【")
    closed = max(words.rfind(sign) for sign in "]］】")
    if opened > closed:
        shown = words[opened : opened + 40]
        message = f"a bracket is not closed: “{shown}”"
        yield Finding("unclosed-bracket", "warning", message, fix="close it in the document")
