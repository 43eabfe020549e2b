"""Words that let an act off: under a condition (必要に応じ, "where appropriate", "subject to funding"), with exceptions
(原則として, "in principle"), on trial (試行的に, "on a trial basis"), for a part only (一部の, "some")."""

from aiplan_revise.model.edition import Lang
from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.scripts import KANJI

AS_FAR_JA = "(?:できる限り|可能な限り|なるべく|極力)(?![早速迅])"
_STABLE_JA = "安定的な|安定した|必要な|十分な|恒久的な|所要の"
CONDITION_JA = (
    "必要に応じて?|必要な場合(?:に)?は|必要があれば|必要が(?:ある|生じた)場合(?:に)?は|適宜|可能な場合(?:に)?は"
    f"|(?:{_STABLE_JA}){{0,2}}財源の確保を(?:前提|条件)[にと](?:し(?:て|つつ))?"
    f"|(?:{_STABLE_JA}){{0,2}}財源(?:を|の|が)確保(?:が)?(?:でき|され)(?:れば|[るた]場合(?:に(?:は|おいて)?)?)"
    "|(?:毎年度の)?予算の範囲内(?:で|において)|可能な範囲(?:内)?(?:で|において)"
)
EXCEPT_JA = f"(?:試行|試験|実験)的な$|原則として|(?:^|[、はをに])原則(?:、|(?={KANJI})|$)|(?:試行|試験|実験)的に"
EXCEPT_JA += "|(?:おおむね|概ね)$"
LETS_OFF_JA = (
    "必要",
    "適宜",
    "可能な",
    "予算",
    "財源",
    "できる限り",
    "なるべく",
    "極力",
    "原則",
    "試行的",
    "試験的",
    "実験的",
    "おおむね",
    "概ね",
)
"""Pieces of which a clause with any of these has one."""
_CAN = "possible|practicable|feasible"
_HOW = "(?:(?:technically|reasonably|operationally|legally|financially|practically|economically|clinically|locally) )?"
_NEEDED = "necessary|needed|required|appropriate|applicable|warranted"
_DAY = (
    r" (?:(?:the )?(?:end|start|beginning|middle)\b|early|late|fy|fiscal|\d|(?:jan|febr)uary|march|april|may|june|july"
    r"|august|october|(?:sept|nov|dec)ember)"
)
"""What a time begins with: "as necessary by 2028", not "as required by the Act"."""
_FUNDS = "(?:budgets?|funds|funding|resources|appropriations?)"
_AT = r"(?: (?:at|in|from|under|being|becoming|through|for) [^,.;:~]{1,80}(?=,))?"
"""What says of means when or from where, up to a comma: "subject to funding at the next Spending Review,"."""
_STABLE = "(?:(?:stable|sufficient|adequate|necessary|required|additional|financial|budgetary|public|available) ){0,2}"
_BEING = "(?:is|are|has been|have been|can be)"
_GETTING, _GOT = "(?:securing|availability|allocation|provision)", "(?:available|secured|obtained|allocated)"
CONDITION_EN = (
    r"\b(?:(?:in )?so far as|as far as|to the (?:maximum )?extent|wherever|where|whenever|when|if)(?: (?:it )?is)? "
    rf"{_HOW}(?:{_CAN}|practical)\b"
    r"|(?<!long )(?<!much )(?<!many )(?<!soon )(?<!often )"
    rf"\b(?:as|wherever|where|whenever|when|if) {_HOW}(?:{_NEEDED})\b"
    rf"(?! (?:by|under|in|for|to|of|from|with)\b(?!{_DAY}))"
    rf"|\bsubject to (?:the )?(?:{_GETTING} of )?(?:the )?{_STABLE}{_FUNDS}\b{_AT}"
    rf"|\b(?:(?<!the )provided(?: that)?|if|(?:^|(?<=, ))where) (?:the )?{_STABLE}{_FUNDS} {_BEING} (?:made )?{_GOT}\b"
    rf"|\bsubject to (?:the )?(?:availability(?: of (?:the )?{_FUNDS})?|available {_FUNDS}|{_FUNDS})\b{_AT}"
    rf"|\bwithin (?:the )?(?:limits? of )?(?:the )?(?:available |existing )?{_FUNDS}\b"
    rf"|\b{_FUNDS} permitting\b|\b(?:as|where|if) {_FUNDS} (?:permit|allow)s?\b"
    r"|\bsubject to (?:the )?outcomes? of [^,.;:~]{1,80}(?=,|$)"
)
CONDITION_HAS = (
    *f"{_CAN}|{_NEEDED}|practical".split("|"),
    *("budget", "fund", "resource", "appropriation", "availability", "outcome"),
)
_USUALLY = "normally|usually|ordinarily|generally|typically"
EXCEPT_HAS = (
    *("in principle", " rule", "trial basis", "pilot basis", "mental basis", "as a trial", "as a pilot"),
    *("experimentally", *_USUALLY.split("|")),
)
"""Pieces of which a sentence with such words has one."""
EXCEPT_EN = (
    r"\bin principle\b|\bas a (?:general )?rule\b"
    r"|\bon an? (?:trial|pilot|experimental) basis\b|\bexperimentally\b"
    r"|\bas a (?:trial|pilot)\b(?! (?!in |for |at |by |from |until |before |with |and )[a-z])"
    rf"|(?:(?<=\bwill )|(?<=\bshall )|(?<=\bmust )|(?<=\bshould ))(?:{_USUALLY})\b"
)

PART_OF = (
    "".join(
        rf"(?<!\b{part} of )"
        for part in ("half", "third", "thirds", "quarter", "quarters", "most", "percent", "majority")
    )
    + "(?<!% of )"
)
"""What "all" must not stand behind to be all: half of all schools."""
_EACH_JA = f"(?<!{KANJI})(?:全(?![体国面般力額長文盛員]|世代)|各(?![国地種界位層般自論]))"
"""Before what is meant as a whole or one by one (全府省, 各府省), not in words that say something else (全体, 各地)."""
_WHAT_JA = rf"(?P<what>(?:{KANJI}|[ァ-ヺー])+)"
_QUANTITIES: dict[Lang, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "ja": (
        (
            rf"(?P<how>全ての|すべての|あらゆる|全国の|{_EACH_JA}){_WHAT_JA}",
            rf"{_WHAT_JA}[をの](?P<how>全額|全部|全て|すべて)",
        ),
        (
            rf"(?P<how>一部の|いくつかの|特定の|限られた|主要な|主な|多くの|大半の|大部分の){_WHAT_JA}",
            rf"{_WHAT_JA}の(?:うち)?(?P<how>一部|大半|多く|大部分)(?=の[者も]|[にをはがでへと])",
        ),
    ),
    "en": (
        (rf"{PART_OF}\b(?P<how>all|every|each)(?: of)?(?: the)? (?P<what>[a-z]+(?: [a-z]+)?)",),
        (
            r"\b(?P<how>some|selected|certain|several|a few|most|many|major|the (?:larger|main|majority)|a number)"
            r"(?: of)?(?: the)? (?P<what>[a-z]+(?: [a-z]+)?)",
        ),
    ),
}
"""What is said of all, and of a part, by patterns of which each is looked for."""
_EVERYWHERE = "nationwide|(?:throughout|across) (?:Japan|the (?:whole )?country)"
_COUNTRY: dict[Lang, tuple[str, str]] = {
    "ja": (
        "全国(?:各地|的)?(?=[でにへ])",
        "(?:一部の?|特定の?|主要な?|主な|限られた|モデル)(?:地域|地区|地方|自治体|都市|都道府県|市町村)",
    ),
    "en": (
        rf"\b(?:{_EVERYWHERE})\b",
        r"\b(?:some|selected|certain|several|a few|most|major|pilot|model) "
        r"(?:[a-z]+ )?(?:regions|areas|prefectures|municipalities|cities|towns)\b",
    ),
}
"""The whole country, and parts of it."""
_SAYS = compiled(rf"全て|すべて|全額|全部|あらゆる|全国|\b(?i:all|every|each|{_EVERYWHERE})\b")

_SAYING = "all", "every", "each", "nationwide", "throughout", "across", "全", "すべて", "あらゆる", "各"
"""One of these stands in every text that says something of all."""


def says_all(text: str) -> bool:
    """Whether a text says something of all."""
    low = text.lower()
    if not any(word in low for word in _SAYING):
        return False
    return bool(_SAYS.search(text) or (("全" in text or "各" in text) and compiled(_EACH_JA).search(text)))


def narrowed(whole: str, part: str, lang: Lang) -> tuple[str, str] | None:
    """The words of two clauses where one says something of all and the other of a part of the same (全ての小学校 →
    一部の小学校); None where it does not."""
    if not says_all(whole):
        return None
    every, some = _QUANTITIES[lang]
    found = {_one(match["what"]): match["how"] for one in every for match in compiled(one).finditer(whole)}
    for match in (match for one in some for match in compiled(one).finditer(part)):
        if how := found.get(_one(match["what"])):
            return how, match["how"]
    of_country, of_parts = (compiled(pattern) for pattern in _COUNTRY[lang])
    over, some_places = of_country.search(whole), of_parts.search(part)
    return (over[0], some_places[0]) if over and some_places and not of_country.search(part) else None


def _one(what: str) -> str:
    """What is spoken of, in the singular."""
    return " ".join(word.removesuffix("s") for word in what.split())
