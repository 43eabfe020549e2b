"""Whether words are by themselves the name of an organisation, by nothing but their form: Rivers Agency, Department of
Homes, 港湾再生機構. So a list of bodies that no registry knows comes apart in every document alike."""

import unicodedata
from typing import Literal

from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.scripts import JAPANESE

Form = Literal["", "open", "ends", "lone", "ja"]
"""How words are a name: not at all; by an organisation before "of" and the like, so that more of what it is for may
follow (Department for Land, Water and Soil); by one at the end; by a word that needs no other, or an abbreviation; by a
Japanese ending."""

_NOUNS = frozenset(
    str.split(
        "academy administration agency assembly association authority bank board branch bureau center centre "
        "chamber college commission commissioner committee company consortium corporation council court "
        "department dept dept. directorate division federation force foundation fund group guard headquarters "
        "hospital inspectorate institute institution laboratory library ministry museum observatory office "
        "ombudsman organisation organization panel prefecture registry regulator secretariat section service society "
        "team tribunal trust unit university"
        " agencies authorities boards bureaus commissions committees corporations councils departments institutes "
        "ministries offices regulators universities"
    )
)
"""What an organisation is called in English, in the organisation manuals of governments and in invented plans. Without
those that as often say what a ministry is for (Local Government, National Survey). Several of a kind are named like one
(Catchment Boards)."""
KINDS = tuple(
    str.split(
        "Agency Authority Bank Board Bureau Commission Commissioner Committee Council Department Directorate "
        "Inspectorate Institute Minister Ministry Office Regulator Registry Secretariat"
    )
)
"""By which of them a body that was named before is called: the Agency."""
_HEADS = _NOUNS | frozenset(str.split("city director house min min. minister secretary state union"))
"""The same before "of" and the like: City of Halvern, Secretary of State for Homes."""
_LONE = frozenset(str.split("congress exchequer judiciary ombudsman parliament senate treasury"))
"""Bodies that need no other word."""
_OF = frozenset(("of", "for", "on"))
_LINKS = _OF | {"and", "the", "&", "in", "to", "de", "du", "la"}
_BEFORE_OF = 4
"""Words that may stand before an organisation of something: Joint Standing Committee on Housing has two."""
_TASKS = frozenset(
    ("local authority", "local authorities", *(f"{one} administration" for one in ("public", "general", "local")))
) | {f"{one} service" for one in ("public", "civil", "social", "foreign")}
"""Names of tasks that end like bodies: Ministry of Home Affairs and Public Service."""
_SUBJECTS = frozenset(str.split("AIDS CBRN ESG GHG GIS HIV ICT IoT MoU NGO ODA PhD QoS SME STEM ToR TVET VAT WASH"))
"""Abbreviations of what bodies deal with, never of one: Ministry of Science and ICT."""
_GROUPS = frozenset(
    str.split(
        "agencies associations authorities banks boards bureaus chambers charities colleges commissions committees "
        "companies corporations councils departments foundations governments hospitals institutes institutions "
        "ministries municipalities museums offices organisations organizations prefectures regulators societies "
        "trusts unions universities"
    )
)
"""How several bodies that are not named one by one are called, in small letters: local councils, trade unions."""
_LARGEST_GROUP = 4
"""Words that say which ones: further and higher education colleges."""
_ABBREVIATION = r"[A-Z]{3,8}(?:-[A-Z]{1,5})?|(?=[A-Z]*[a-z])[A-Z](?:[a-z]?[A-Z]){1,5}"
"""METI, NCSC-FI; and with the small letters of "of" and "for": DoH, DfE, MoHA."""
_WORD = r"[A-ZÀ-ÖØ-Þ][\w'’.\-–]*"
_BEHIND = r"(?<=\S)\s*[(（][^()（）]{1,60}[)）]$"
"""Brackets behind a name: its abbreviation, or a part of it."""

_SHORTEST = 3
"""Signs of a Japanese name; 財政 and 北部 are parts of others (企画・財政部, 北部・南部事務所)."""
_JA_END = (
    r"(?:[省庁府局部課室院会署隊館県市区]|北海道|東京都|事務所|研究所|試験所|試験場|保健所|裁判所|役所|役場|機構|センター|本部|協会|[公字]社"
    r"|会社|大学|大学校|学校|高専|組合|連盟|同盟|連合|財団|法人|事業団|公団|消防団|振興団|銀行|[公金]庫|基金|警察|ラボ|チーム"
    r"|グループ|フォーラム|コンソーシアム|オフィス|ユニット|タスクフォース|知事|市長|大臣|長官|管理監|統括監|統括官|審議官)"
)
"""How names of Japanese organisations end, and titles of those who stand for one."""
_JA_NO_NAME = (
    r"[県都府道市区]?[東西南北中上下内外沿央流岸陸海山]{1,4}部"
    r"|.*(?:社会|機会|都会|大会|都市|地区|特区|校区|学区|街区)"
)
"""What ends so and is none: parts of a country (県北部), and words for something else."""


_JA_FRONT = (
    r"(?:\((?:株|有|独|地独|一社|一財|公社|公財|特非|学|福)\)|株式会社|有限会社|(?:一般|公益)[社財]団法人|特定非営利活動法人|NPO法人"
    r"|学校法人|社会福祉法人)(?=.)"
)
"""Legal forms in front of a name, as names.spelling knows them, that may have any name; a company's may stand behind it
too. What is an 独立行政法人 ends as organisations do, so that 独立行政法人鉄道建設・運輸施設整備支援機構 is one."""


def form(words: str) -> Form:
    """How `words`, without anything that says a role, are the name of an organisation; "" where they are none."""
    whole = words.strip()
    bare = compiled(_BEHIND).sub("", whole)
    if compiled(JAPANESE).search(bare):
        folded = unicodedata.normalize("NFKC", whole)
        legal = folded.endswith(("(株)", "(有)")) or compiled(_JA_FRONT).match(folded)
        return "ja" if legal or _japanese(unicodedata.normalize("NFKC", bare)) else ""
    found = _english(_words(bare)) or _group(bare)
    return "ends" if found == "open" and bare != whole else found


def capital(words: str) -> bool:
    """Whether words may be the name of anybody: no digits, and a capital letter at each but "of" and the like; in
    Japanese no hiragana."""
    bare = compiled(_BEHIND).sub("", words.strip())
    if compiled(JAPANESE).search(bare):
        return not compiled(r"[\dぁ-ん]").search(bare)
    return bool(_words(bare))


def _english(words: list[str]) -> Form:
    folded = [word.casefold() for word in words]
    if len(words) == 1:
        short = compiled(_ABBREVIATION).fullmatch(words[0]) and words[0] not in _SUBJECTS
        return "lone" if short or folded[0] in _LONE else ""
    for at in range(min(_BEFORE_OF, len(words) - 2)):
        if folded[at] in _HEADS and folded[at + 1] in _OF:
            return "open"
    ends = bool(words) and (folded[-1] in _NOUNS or folded[-1] in _LONE)
    return "ends" if ends and " ".join(folded) not in _TASKS else ""


def _group(name: str) -> Form:
    """Several bodies that are not named one by one."""
    words = name.split()
    small = name.islower() and name.replace(" ", "").replace("-", "").isalpha()
    return "ends" if small and len(words) <= _LARGEST_GROUP and words[-1] in _GROUPS else ""


def _words(name: str) -> list[str]:
    """The words of a name without commas and a first "the"; none where one of them begins small."""
    words = [word.strip(",，") for word in name.split()]
    words = words[1:] if words and words[0].casefold() == "the" else words
    sound = compiled(_WORD).fullmatch
    fits = words and sound(words[0]) and all(sound(one) or one in _LINKS or one in _NOUNS for one in words)
    return words if fits else []


def _japanese(name: str) -> bool:
    """Whether a name ends as those of organisations do, and so does, before a blank, what it is a section of
    (県土整備部 道路課)."""
    return all(len(part) >= _SHORTEST and _ends(part) for part in name.split())


def _ends(part: str) -> bool:
    return bool(compiled(f"{_JA_END}$").search(part)) and not compiled(_JA_NO_NAME).fullmatch(part)
