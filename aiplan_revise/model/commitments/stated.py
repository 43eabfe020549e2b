"""Dates and shares that only say what was decided, or how things stand."""

from aiplan_revise.model.commitments.found import Found
from aiplan_revise.model.commitments.rungs import listed
from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.scripts import KANJI

_PAST = (
    r"(?:付け?)?(?:に|の|、)?(?:閣議|[^、。)]{0,16}会議|[^、。)]{0,16}本部)?(?:決定|了解)(?:\)|され|した|を受け|に基づ|の)"
    r"|(?:付け?)?に(?:[^、。)]{0,12})(?:公布|制定|成立|決定|策定|採択|改定|公表)(?:され|した)(?!上で|うえで|後|のち)"
)
_PAST_HAS = listed("決定 了解 公布 制定 成立 策定 採択 改定 公表")
_PAST_EN = (
    r"\b(?:cabinet decision|decided|adopted|approved|agreed|promulgated)"
    r"(?: upon)?(?: by the cabinet)? (?:of|on|in) \Z"
)
_FUTURE_EN = r"\b(?:be|to be|and|or) \w+(?: upon)?(?: by the cabinet)? (?:on|in) \Z"


def is_past(folded: str, found: Found) -> bool:
    """Whether a date only says when something was decided."""
    if found.kind != "date":
        return False
    before = folded[max(0, found.start - 40) : found.start].lower()
    told = before.endswith((" of ", " on ", " in ")) and compiled(_PAST_EN).search(before)
    if told and not compiled(_FUTURE_EN).search(before):
        return True
    return any(word in folded for word in _PAST_HAS) and bool(compiled(_PAST).match(folded, found.end))


_FACT = compiled(rf"を占める{KANJI}")
_FACT_EN = compiled(
    r"\b(?i:account(?:s|ing|ed) for|make[s]? up|making up) "
    r"(?:(?:about|around|approximately|some|roughly|nearly|almost|just|over|more than|less than|fewer than|only"
    r"|hardly|barely) )?\Z"
)


def is_fact(folded: str, found: Found) -> bool:
    """Whether a share only says how things stand: 消費の約３割を占める給湯, "accounting for about 30 %"."""
    if found.kind != "percent":
        return False
    told = _FACT_EN.search(folded, max(0, found.start - 40), found.start)
    return bool(told or _FACT.match(folded, found.end))
