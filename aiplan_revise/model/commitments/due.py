"""Dates at which something is to be done, which bind like deadlines: 令和８年度に実施する, "implement in 2026"."""

from aiplan_revise.model.patterns import compiled

_AT = compiled(r"に、?(?![かおつ関対向基よ際当応伴比加係至わ])(?P<rest>[^。\n]{0,60})")
_DONE = compiled("[しれっんいめけてじげえせ]た(?![いくちりしだがめっ])")
"""A verb in the past tense."""
_AFTERWARDS = compiled("た(?:上で|後)")
_IN = compiled(
    r"(?P<said>[^.;\n]{0,80})\b(?i:in|during|(?P<set>scheduled|planned|slated|set|foreseen|envisaged) (?:for|in))"
    r"(?: the (?:course|end) of)? \Z"
)
_FIGURE = compiled(r"(?:(?<!\b(?:19|20|21)[0-9])[0-9]|%|\bper ?cent|(?<!\b(?:19|20|21)[0-9])[0-9] \w+) *\Z")
_PAST = compiled(
    r"\b(?:\w{2,}ed|was|were|has|had|held|made|set up|begun|began|than|of|as|since|level|levels|compared) *\Z"
)
_COMPARED = compiled(r"\b(?:below|above|from|than|on|of|over|against) (?:the )?(?:FY ?)?(?:19|20)[0-9]{2} levels? *\Z")
_TO_BE = compiled(r"\b(?i:be|will|shall|to)\b")


_BESIDE = compiled("(?<=[るうくすつむぶぐぬ])(?:とともに|と同時に|ほか|一方)")


_LABELS = (
    r"(?i:time-?(?:line|frame|scale)|deadline|due(?: date| by)?|delivery(?: date)?|deliver by|target date"
    r"|completion(?: date)?|completed? by|end(?: date)?|target year|by when|when|(?:実施|達成|完了|終了)?(?:期限|時期)"
    r"|(?:完了|終了)予定|(?:目標|終了|完了|達成)年度)[:：]"
)
_LABEL = compiled(rf"(?:\A|\n|[;；.。] ?){_LABELS} ?\Z")
_ONLY_WHEN = compiled(rf"\s*{_LABELS}.{{0,40}}")
_AIMED = compiled(r"(?:目標値?|\b(?i:target|goal)s?) ?\(\Z")
"""Before the year in brackets for which the head of a column sets targets: 目標値（R8）, Target (2030)."""
_CLOSED = compiled(r"[ 。.]*(?:\Z|[\n;,(（、])")
"""Behind a date that stands alone beside such a label, or with what is to be done then."""


_BASE = compiled(r" (?i:levels?|baseline|values?)\b|[^。、\n]{0,8}(?:[割%]|半減|倍)")
"""What follows a date from which nothing begins: "46 % from 2013 levels", 2013年度から3割削減."""


def says_only_when(line: str) -> bool:
    """Whether a line is no more than such a label and what it says, in short (Deadline: Q4 2025): nothing is done in
    it."""
    return bool(_ONLY_WHEN.fullmatch(line))


def bound_of_day(bound: str, folded: str, start: int, end: int, behind: int) -> str:
    """How a date at `start`..`end` binds that has this bound, with the words that say so up to `behind`: as a deadline
    where it stands by itself beside a label (Timeline: Q4 2025), not at all where it says from which level."""
    if bound == "from" and _BASE.match(folded, behind):
        return ""
    if not bound and folded.startswith(")", end) and _AIMED.search(folded, max(0, start - 24), start):
        return "by"
    alone = not bound and _CLOSED.match(folded, end) and _LABEL.search(folded, max(0, start - 24), start)
    return "by" if alone else bound


def _first(rest: str) -> str:
    """The words up to the first verb that another one stands beside: what comes then says nothing of the date."""
    return _BESIDE.split(rest)[0]


def is_due(folded: str, start: int, end: int, ja: bool) -> bool:
    """Whether something is to be done at the date that stands at `start`..`end`; not what was done, or was so, then."""
    if ja:
        found = _AT.match(folded, end)
        return bool(found and found["rest"] and not _DONE.search(_AFTERWARDS.sub("", _first(found["rest"]))))
    said = _IN.search(folded, max(0, start - 100), start)
    if said and said["set"]:
        return True
    if not said or _FIGURE.search(said["said"]):
        return False
    if _COMPARED.search(said["said"]):
        return True
    return not _PAST.search(said["said"]) or bool(_TO_BE.search(said["said"]))
