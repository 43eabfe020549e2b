"""Days of documents, laws, surveys and of what is past, which bind nobody: "last amended in 2025", 令和５年３月策定."""

import re

from aiplan_revise.model.commitments.found import Found
from aiplan_revise.model.commitments.happened import is_behind, is_day_past, is_extra_budget, is_reason, is_told, leads
from aiplan_revise.model.commitments.stated import is_past
from aiplan_revise.model.patterns import compiled

_REACH = 160
"""Characters before a date among which stands what it is the day of."""


def is_cited(folded: str, found: Found, ja: bool) -> bool:
    """Whether a date at `found` of a folded text is only the day of something that is there, or has happened."""
    if found.kind != "date":
        return False
    if is_past(folded, found):
        return True
    return _japanese(folded, found) if ja else _english(folded, found)


def _within(words: str) -> str:
    """What words that end inside a bracket say in it; all of other words."""
    opened = words.rfind("(")
    return words[opened + 1 :] if opened > words.rfind(")") else words


# ---------------------------------------------------------------- English

_DOCUMENT = (
    r"(?i:reports?|reviews?|guidelines?|guides?|plans?|strateg(?:y|ies)|acts?|laws?|orders?|codes?|surveys?|census|stud"
    r"(?:y|ies)|statements?|declarations?|agreements?|recommendations?|summary|white papers?|opinions?|decisions?"
    r"|polic(?:y|ies)|roadmaps?|frameworks?|charters?|memorandum|notices?|notifications?|circulars?|manuals?|handbooks?"
    r"|directives?|resolutions?|protocols?|conventions?|treaty|proposals?|outlines?|findings|minutes|assessments?"
    r"|audits?|inquiry|evaluations?)"
)
_CITING = (
    r"\b(?i:based (?:up)?on|build(?:ing)? (?:up)?on|draw(?:ing)? (?:up)?on|rely(?:ing)? on|in (?:line|accordance"
    r"|keeping|conformity|light|view|consideration) (?:with|of)|under|pursuant to|follow(?:ing)?|according to"
    r"|(?:set out|laid down|contained|described|recommended|listed|proposed|stated|identified|provided) in"
    r"|in response to|taking into account|on the basis of|reflecting|apply(?:ing)?|us(?:e|ing)|refer(?:ring)? to)\b"
)
"""Words before a document from which something follows."""
_ENACTED = (
    r"(?:amended|revised|reprinted|reissued|updated|published|issued|enacted|adopted|approved|promulgated|established"
    r"|launched|compiled|formulated|signed|concluded|released|decided|agreed|founded|created|introduced|started"
    r"|conducted|carried out|undertaken|held|drawn up|set up|drafted|finali[sz]ed|presented|submitted|announced"
    r"|ratified|passed)"
)
"""What is done to documents, laws, surveys and schemes."""
_ON = r"(?:,? (?:in|on|of|at|during))(?: the)? "
_PLACE = r"(?: (?:in|at) (?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+){0,2})?"
_DONE = rf"\b{_ENACTED}{_PLACE}{_ON}\Z"
_OPENED = rf"(?<=, )(?:re)?(?:opened|closed|built|begun|completed|started|set up){_PLACE}{_ON}\Z"
"""Before the day of what is there, between commas: "the register, opened in March 2023, will …"."""
_AGREED = rf"\b(?:agreed|signed|concluded|negotiated) (?:with|between|among) [^.,;()\n0-9]{{1,60}}{_ON}\Z"
_THERE = (
    r"(?i)(?<!\bhave )(?<!\bget )(?<!\bsee )(?<!\bkeep )\b(?:the|our|its|their)(?: (?!to\b|be\b)[a-z-]+){1,5}"
    rf" (?:re)?(?:opened|built|completed|started|set up){_PLACE}{_ON}\Z"
)
"""Before the day of a thing that is there: "the two stations opened in 2025"."""
_HAPPENED = (
    r"\b(?:(?<!be )(?:came into|entered into|took|met|sat)|was|were|had been|(?<!will )(?:has|have) been|having been)\b"
    rf"(?:(?!\b(?:will|shall|must|to|by|until)\b)[^.;,()\n0-9]){{0,60}}?{_ON}\Z"
)
_IS_TO_BE = compiled(
    r"\b(?P<be>be|being|is|are|was|were|been)(?: \w+ly)?(?: \w+(?: up| out)?(?:,(?: and)?| and| or))* (?:\w+ly )?\Z"
)
_GAPPED = compiled(r"\b(?:will|shall|to) be\b[^.;()]*\band\b[^,;()]*\Z")
"""Before what is to be done as well: "a council will be set up and a report presented in 2027"."""
_BOUNDED = compiled(" (?:or (?:later|earlier|before|after)|onwards?|and after)\\b")
_CAUSED = compiled(r"\b(?i:have|having|get|getting|see|want|keep)\b [^.;,()\n]{1,60}\Z")
_NAMED = rf"{_CITING}[^.;()\n]{{0,80}}?\b{_DOCUMENT}\b[^.;()\n]{{0,40}} \((?:in |of )?\Z"
_OF = rf"\b{_DOCUMENT} of \Z"
_MADE = compiled(
    r"\b(?i:conduct|carry(?:ing)? out|hold|implement|undertake|launch|prepar|publish|draw(?:ing)? up|adopt|draft|issu"
    r"|compil|complet|finali[sz]|formulat|establish|revis)\w*(?: \w+){1,4} of \Z"
)
_CITED = (
    rf"{_CITING} (?:the (?:results|findings|outcomes?|conclusions|recommendations) of )?(?:the |its |our |their )?\Z"
)
_EDITED = compiled(r"\([^()]*\b(?:edition|version|revision)\b[^()]*, \Z")
_OF_THAT_YEAR = compiled(
    rf" (?:[a-z-]+ ){{0,2}}(?:{_DOCUMENT}|trials?|pilots?|experiments?|exercises?|consultations?)\b"
)
_CLOSES = compiled("[),;]")
_BETWEEN = "between "


def _english(folded: str, found: Found) -> bool:
    led = len(_BETWEEN) if folded.startswith(_BETWEEN, found.start) else 0  # the first of two days begins with it
    before = folded[max(0, found.start - _REACH) : found.start + led]
    if _BOUNDED.match(folded, found.end):
        return False
    if before.endswith((" since ", "Since ", "since the ")) or _EDITED.search(before):
        return True
    closed = folded.startswith(",", found.end)
    of_then = any(told(folded, found.start, found.end) for told in (is_told, is_behind, is_extra_budget, is_reason))
    if of_then or (before.endswith(" ") and _is_past(before, closed)):
        return True
    if "(" in before and compiled(_NAMED).search(before) and _CLOSES.match(folded, found.end):
        return True
    if before.endswith(" of ") and compiled(_OF).search(before):
        return not _MADE.search(before)
    return bool(_OF_THAT_YEAR.match(folded, found.end) and compiled(_CITED).search(before))


def _is_past(before: str, closed: bool) -> bool:
    if leads(before) and (_was_done(before, closed) or compiled(_HAPPENED).search(before)):
        return True
    return is_day_past(before)


def _was_done(before: str, closed: bool) -> bool:
    """Whether something was done, or is of such a day ("revised in 2025"), and not "to be revised in 2025"; `closed`
    if a comma follows."""
    within = _within(before)
    if compiled(_THERE).search(within):
        return True
    said = (_DONE, _AGREED, *((_OPENED,) if closed else ()))
    done = next(filter(None, (compiled(words).search(within) for words in said)), None)
    if not done:
        return False
    led = within[: done.start()]
    aux = _IS_TO_BE.search(led)
    if aux:
        return aux["be"] in ("was", "were", "been") and not re.search(r"\b(?:will|to) have been\b", led)
    return not (_CAUSED.search(led) or _GAPPED.search(led))


# ---------------------------------------------------------------- Japanese

_PAST_JA = (
    r"(?:付け?)?に[^、。()]{0,20}?(?:(?:公布|制定|成立|決定|策定|採択|改定|改正|改訂|公表|施行|開始|設置|設立|発足|開催|発出|発表|締結|創設|導入|実施"
    r"|作成|答申|発効|了承|合意|整備|新設|開設|改修|指定|認定|選定|着手|収集|終了|完了|発生|廃止|閉鎖|募集)(?:され|し)|(?:取り?まとめ|とりまとめ|設け|開か|始め|まとめ|定め|締め切|終え)(?:られ|れ)?|始まっ|終わっ|起こっ|起き|開い)た"
    r"(?!上で|うえで|後|のち|場合|とき|際|者|もの|ところ)"
)
_GOES_ON = (
    r"(?:から|より|以来)[^、。()]{0,8}?(?:(?:施行|適用|実施|運用|開始|提供|運行|開催|発行|使用|利用|稼働|供用)(?:され|し)て|続[いけ]て|行われて|行って"
    r"|進め(?:られ)?て)(?:いる|いた|きた|おり|いて)"
)
_AFTER_JA = compiled(r"付け?(?=[のでに、)」])|(?:一部)?(?:改[訂定正]|修正)?版|以来")
_DOCUMENT_JA = (
    "(?:取り?まとめ|とりまとめ|報告書?|答申|提言|ガイドライン|指針|方針|計画|戦略|大綱|要綱|要領|通知|白書|調査|勧告|声明|宣言|合意|基準|手引き?|マニュアル"
    "|ロードマップ|ビジョン|プラン|工程表|意見書?|決議|法律?|条約|協定|議定書|憲章|パッケージ|プログラム|整理|仕様書?|」)"
)
_FOLLOWS = (
    r"(?:等|など)?(?:に(?:基づ|沿|則|従|準拠|照ら|即|示|定め|規定|掲げ|盛り込|おいて|記載|よ[りるれ])|を(?:踏まえ|受け|参考|参照|活用|反映)"
    r"|で(?:示|掲げ|定め|取りまとめ|指摘|提言)|の(?:内容|提言|結果|結論|議論|趣旨|指摘|考え方|規定|方向性|成果|分析))"
)
"""Words behind a document from which something follows."""
_ENACTED_JA = (
    r"(?:に|、)?(?P<again>一部|最終)?(?:策定|制定|改定|改訂|改正|決定|公表|公布|発行|施行|取り?まとめ|とりまとめ|作成|発出|通知|告示|報告|答申"
    r"|了承|承認|採択|締結|発効|成立|発表)(?=[、。,;)])"
)
_USED = (
    r"(?:等|など)?(?:の(?:周知|普及|活用|運用|適用|徹底|遵守|浸透|解説|見直し|改[訂定正])|を(?:周知|普及|活用|用い|使|見直|改|運用|適用|遵守|徹底"
    r"|もとに|基に|解説))"
)
"""Words behind a document that is there."""
_EXTRA_BUDGET = compiled(
    r"(?:度)?(?:第[0-9一二三四]+次)?(?:補正予算(?!案?(?:を|に|で|において|へ|の)、?[^、。()]{0,12}?(?:計上|盛り?込|措置|編成|提出|要求|要望|確保))"
    r"|(?:当初|本)?予算(?:で|により|に(?:おいて|計上))[^、。()]{0,8}?(?:し|され)た)"
)
"""Behind the year of a budget from which something is paid; not of one into which it is to be put."""
_STRUCK = compiled(
    "(?!まで|から|以)の?[^、。()にるた]{0,16}?(?:地震|豪雨|台風|災害|噴火|事故)[^、。()]{0,6}?(?:教訓|を踏まえ|を受け|により|から)"
)
_OPEN = r"(?P<head>[^()]*)\((?P<inner>[^()]*)\Z"
_YET = compiled("予定|見込|目途|目標|まで")
_RESULTS = (
    r"(?:度)?の?(?![にへをはがまかよ])[^、。()にるた]{0,16}?(?:調査|検討会|報告|実証|議論|結果|答申|提言|取り?まとめ|とりまとめ|白書|審議|分析|通知|試行)[^、。()]{0,12}?"
    r"(?:を踏まえ|に基づ|を受け(?:て|、)|に(?:よれば|よると))"
)


def _japanese(folded: str, found: Found) -> bool:
    if _EXTRA_BUDGET.match(folded, found.end) or _AFTER_JA.match(folded, found.end) or _STRUCK.match(folded, found.end):
        return True
    if compiled(_PAST_JA).match(folded, found.end) or compiled(_GOES_ON).match(folded, found.end):
        return True
    if compiled(_RESULTS).match(folded, found.end):
        return True
    opened = compiled(_OPEN).search(folded, max(0, found.start - _REACH), found.start)
    return opened is not None and _in_bracket(folded, found, opened["head"], opened["inner"])


def _in_bracket(folded: str, found: Found, head: str, inner: str) -> bool:
    """Whether a date in the brackets behind a document is its day: （令和６年12月）を踏まえ."""
    closed = folded.find(")", found.end)
    if closed < 0 or _YET.search(folded, found.end, closed):
        return False
    follows = compiled(_FOLLOWS).match(folded, closed + 1)
    named = compiled(f"{_DOCUMENT_JA}\\Z").search(head)
    done = compiled(_ENACTED_JA).match(folded, found.end)
    if done:
        used = compiled(_USED).match(folded, closed + 1)
        return bool(done["again"] or "号" in inner or (named and (follows or used)))
    return bool(named and follows and folded[found.end] in ")、" and (not inner or inner.endswith("、")))
