"""Who acts in a Japanese sentence: 経済産業省は、総務省と連携し、…; 指針は、総務省が策定する."""

from collections.abc import Iterator

from aiplan_revise.documents.grammar.agents import LONGEST, NOBODY, Acting, Names, ends, first
from aiplan_revise.model.patterns import compiled


def japanese(sentence: str, names: Names) -> Acting:
    """Who acts in a sentence. What is told as done already, or as the state of things, is nobody's measure."""
    words = _OR.sub("＠", sentence[:LONGEST])  # no sign of a name
    if _PAST.search(words):
        return NOBODY
    passive = _PASSIVE.search(words) is not None
    lead: tuple[str, ...] = ()
    topics = at = 0
    for mark in _MARK.finditer(words):
        if mark["topic"] or mark["place"]:  # 内閣府において検討する; not 内閣府において定める基準
            told = mark["topic"] or mark[0][-1] in _COMMA or not _RELATIVE.match(words, mark.end())
            acts = bool(told) and not passive and not _befalls(words[mark.end() :]) and not (mark["place"] and lead)
        elif mark["agent"]:
            acts = passive
        else:
            acts = not passive and bool(mark["main"] or ((topics or lead) and not _RELATIVE.match(words, mark.end())))
        found = first(_subjects(words[at : mark.start()]), names) if acts else ()
        if found and not (mark["place"] and _PLACE.search(found[-1])):
            lead, at = (*lead, *found), mark.end()
        topics += bool(mark["topic"] or mark["object"])
    return Acting(lead, _together(words, names, lead)) if lead else NOBODY


def _subjects(before: str) -> Iterator[str]:
    """What may be a subject at the end of words; not a part of a list whose rest nobody knows: 国、県、市町村."""
    for said in ends(before, _CUT):
        ahead = before[: len(before) - len(said)]
        if not _LISTED.search(ahead):
            yield said


def _befalls(behind: str) -> bool:
    """Whether something is done to what a sentence is about: 土木事務所は、廃止する."""
    return "を" not in behind and _BEFALLS.search(behind) is not None


def _together(words: str, names: Names, lead: tuple[str, ...]) -> tuple[str, ...]:
    """Those with whom something is done."""
    said = (first(ends(found["who"], _CUT), names) for found in _BESIDE.finditer(words))
    return next((found for found in said if found and not set(found) & set(lead)), ())


_COMMA = "、，"
_OR = compiled("又は|または|若しくは|もしくは")
_CUT = r"[，、：；]|である|(?<=[はをがに])(?=[^\Wぁ-ん])"
_LISTED = compiled(r"(?:^|[、，])[\u3400-\u9fff]{1,6}、$")
_MARK = compiled(
    r"(?P<topic>は(?!ない|なく)[、，]?)|(?P<place>において(?:は|も)?[、，]?|では(?!な)[、，]?)"
    r"|(?P<main>が(?:中心|主体|主導|事務局|窓口|連携|共同|協力|一体)(?:[とにしでを]|的に)[^、。はがるた]{0,6}[、，]|が、|が(?=[^、。]{2,40}と(?:連携|協力|共同))"
    r"|を(?:中心|主体)(?:に(?:して)?|として)[、，])|が|によ(?P<agent>り|って)|(?P<object>を、)"
)
"""Behind who acts. Who only stands in a clause of its own (総務省が定める指針は…) does not; who is named with が where
something else is spoken of (指針は、総務省が…), and with により of a passive, does."""
_RELATIVE = compiled(
    r"[^、。]*?[うくぐすつぬぶむるただ](?=[\u3400-\u9fffァ-ヶ「A-Za-zＡ-Ｚ]|こと|もの|よう|ため|とき|ところ|の)"
)
"""A clause of its own behind が: 総務省が定める指針, 自治体が建てることを."""
_PAST = compiled(r"(?:[しっいんれたえせ]た|である|であった|いる|います|ました|となった)[。．]?$")
_PASSIVE = compiled(r"[さらかたばまなわえけせてねべめれげぜでいきしちにびみりぎじ]れる[。．]?$|され(?:、|る予定)")
_BEFALLS = compiled(
    r"(?:廃止|統合|統廃合|再編|移転|民営化|法人化|建て替え|改築|改組|閉鎖|対象と|分割|縮小|拡充|増設|新設|設置)[^。]{0,6}[。．]?$"
    r"|(?:受ける|移譲される|指定される)[。．]?$"
)
_PLACE = compiled(r"(?:[都道県市区町村]|(?<!内閣)府)$")
"""At a place somebody does something, and does not say who."""
_BESIDE = compiled(
    r"(?P<who>[^。]{2,80}?)(?:など|等)?"
    r"(?:(?:と(?:の)?(?:連携|協力|共同|協働|協議|調整|一体)(?:を図り|(?:と)?なって|し(?:て|、|つつ|ながら)|して|の(?:上|うえ|下)|により|で、|、)"
    r"|とともに|と共に|と一緒に)|の(?:協力|支援|助言)を(?:得|受け)(?:て|、|つつ|ながら))"
)
