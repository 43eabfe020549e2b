"""How English says where a target sets out ("from its present 35 to 50"), and how things stand ("64 had done so")."""

from aiplan_revise.model.commitments.aims import LESS_EN, MORE_EN
from aiplan_revise.model.commitments.bracketed import was_so
from aiplan_revise.model.commitments.found import Found
from aiplan_revise.model.commitments.happened import is_behind, is_done_since, is_reason, is_result, is_told
from aiplan_revise.model.patterns import compiled

_ABOUT = "(?:(?:about|around|approximately|roughly|some|only|just|nearly|almost|over|under) )*"
_ROUGHLY = "(?:(?:about|around|approximately|roughly|some|only|just|nearly|almost) )*"
_NOW = "(?:present|current|existing|today's|currently|then)"
_DATED = r"(?:(?i:J?FY ?|fiscal )?[0-9]{4}(?:'s)? )?"
_LED = (
    rf"\b(?i:from) (?:(?:the|its|their|an?) )?(?:{_NOW} )?{_DATED}"
    rf"(?:(?:average|mean|median|level|total|figure|value|share|rate|baseline) )?(?:of )?{_ABOUT}\Z"
)
_PRESENT = rf"\b(?i:the|its|their) {_NOW} {_ABOUT}\Z"
_ARROW = compiled(r" ?(?:\([^()]*\))? ?(?:→|->)")
_CHAINED = compiled(r"(?:→|->)[^→,.;\n]{0,24}\Z")
"""Before the middle one of several steps (10 → 20 → 30), which is to be reached too."""
_CLOSED = (
    r"\) (?:(?:is|are|was|were|will|shall|should|must) (?:to )?(?:be )?"
    r"(?:(?:\w+ed|brought|grow|rise|fall|go|drop|double) )?)?to\b"
)
"""Behind a bracket what is reached from what stands in it: "(320 in 2024) will be raised to 450"."""
_TRIED = (
    r"\b(?i:building on|following|after|based on|drawing on) (?:the |a |an |its )?(?:[a-z]+ )?"
    rf"(?:trials?|pilots?|tests?) (?:on|with|in|at|of|among|by|involving) {_ABOUT}\Z"
)
_DATED_THERE = compiled(
    r"[^.;,()\n]{0,30}? (?:in|at|as of|(?:at )?the end of) [^.;,()\n]{0,16}?(?:19|20)[0-9]{2}"
    r"(?:,? to (?:(?:about|around|approximately|some|at least|no fewer than|more than|over|up to) )?[0-9$¥€]"
    rf"|{_CLOSED})"
)
"""Behind a value with its day from which another one is reached: "the rate of 38 percent in FY2023 to 60 percent"."""
_DAY_FIRST = compiled(
    rf"\((?:in |at |at the end of |end of )?(?:J?FY ?)?(?:19|20)[0-9]{{2}}(?:-[0-9]{{2}})?: {_ABOUT}\Z"
)
_ENDS = compiled(rf"[^()\n0-9]{{0,30}}{_CLOSED}")
"""Behind a value with its day before it, in brackets of its own: "(FY2024: about 30) to 100"."""
_ONE_OF = compiled(r"\([^()\n]*[0-9][^()\n]*[0-9], [^()\n]*\Z")
"""Before one of several values with their days in one bracket, which are steps: "(320 in 2027, 400 in 2028)"."""
_REACHED = compiled(r"\bto (?:[a-z]+ ){0,4}\Z")
_MOVES = (
    rf"\b(?i:{LESS_EN}|{MORE_EN}|bring\w*|extend\w*|widen\w*|doubl\w*|tripl\w*|halv\w*|mov(?:e|es|ing)|scal(?:e|ing)"
    r"|go(?:es)?|lengthen\w*|advanc\w*|speed\w*|accelerat\w*|strengthen\w*|reinforc\w*|ramp\w*|upgrad\w*|push\w*|tak(?:e|ing)|reach\w*|com(?:e|ing))\b"
)
_HOURS = compiled(r"\bhours? (?:from|of) \Z")
_AGED = compiled(r"(?: years?)?(?: of age| old\b|-old)")
_FAR = 160
_SENTENCE = compiled(r"[;\n]|\. ")


def sets_out(folded: str, first: Found, last: Found) -> bool:
    """Whether from one value another one is reached: "raise it from 38 percent (FY2023) to 60 percent", "60 → 200"; not
    "children from 8 to 12 years of age"."""
    before = _before(first, 60)
    if _ARROW.match(folded, first.end):
        return not _CHAINED.search(folded, *before)
    led = compiled(_LED).search(folded, *before) or compiled(_PRESENT).search(folded, *before)
    if not led and not _stands_there(folded, first):
        return False
    if _HOURS.search(folded, *before):
        return False
    reached = _REACHED.search(folded, max(first.end, last.start - 40), last.start)
    if not (reached or folded.startswith("to ", last.start)) or _AGED.match(folded, last.end):
        return False
    begun = max((at.end() for at in _SENTENCE.finditer(folded, *_before(first, _FAR))), default=0)
    return bool(compiled(_MOVES).search(folded, max(begun, first.start - _FAR), last.start))


def _stands_there(folded: str, of: Found) -> bool:
    """Whether a value stands with its day before what is reached: "the boats (320 at the end of FY2024) to 450"."""
    before = _before(of, 60)
    if _DATED_THERE.match(folded, of.end):
        return not _ONE_OF.search(folded, *before)
    return bool(_ENDS.match(folded, of.end) and _DAY_FIRST.search(folded, *before))


_WAS = (
    r"\b(?:was|were|had been|(?:stood|stands|standing) at|amounted to|totalled|averaged"
    rf"|(?:is|are) (?:currently|now|at present))(?: an average of)? {_ROUGHLY}\Z"
)
_CURRENT = (
    r"(?i:\b(?:currently|at present|presently|(?:up|down) from|compared (?:with|to)"
    r"|(?:from|against|over|above|below) (?:a|an|the|its|their) (?:\w+ )?(?:baseline|starting point|starting level)"
    rf"(?: figure| value| level)? of)|\((?:now|today)"
    rf"|(?:\A|[;.] )(?:baseline|current)(?: (?:value|level|position))?(?: ?\([^()]{{1,20}}\)| (?:19|20)[0-9]{{2}})?:)"
    rf" {_ABOUT}\Z"
)
_CAPACITY = (
    r"\b(?i:present|current|existing|today's|currently)(?! (?:target|goal|aim|objective|limit|ceiling|cap|maximum"
    rf"|minimum|plan|requirement)s?\b)(?: [a-z-]+){{0,3}} \((?:of )?{_ABOUT}\Z"
)
"""Before a value in brackets that says how much something is now: "its current capacity (about 6 megawatts)"."""
_FORMER = (
    r"\b(?:from (?:(?:the|its|their) )?(?:(?:present|current|existing|original|initial) )?"
    r"|beyond (?:the|its|their) (?:present|current|existing|original|initial) )\Z"
)
_WIDER = compiled(
    r"(?: [^.;,()\s]+){0,3}? to (?:(?:almost |nearly )?all|every|the (?:whole|entire|rest)|nationwide|nation-wide)\b"
)
"""Around what gives way to more of the same: "from the current 13 counties to all counties"."""
_AGAINST = rf"(?:\(from|\bagainst) {_ABOUT}\Z"
_ASIDE = r"[(,] ?(?:which|who) [a-z]+ed (?:(?:about|around|some|over|only|nearly) )?\Z"
"""Before a value of something that happened: a survey "(which covered 1,150 reaches)"."""
_THEN = compiled(r"[^.;()\n]{0,40}?\b(?:(?:in|at|of|during|as of) |\()[^()\n]{0,16}?(?:19|20)[0-9]{2}\b")
"""What follows a value of a year that is compared: "(from 62 tons in FY2024)", not "(from 50 employees)"."""
_BESIDE = compiled(r"[^.;,()\n]{0,30} (?:in|at|as of) [^.;,()\n]{0,20}(?:19|20)[0-9]{2}, to ")
"""Behind a value put in: "bring the deaths, 320 in 2024, to 200"."""
_NOTED = r"\((?P<inner>[^()]*\b(?i:baseline|actual|present|current|currently|as (?:of|at))\b[^()]*)\Z"
_YET = compiled(r"\b(?i:target|goal|milestone|planned|aim|expected|forecast)")
_AS_OF = compiled(r"[^.;()\n]{0,40}? as (?:of|at) ")
_HAD = compiled(r"(?P<between>(?: [^.;,()\s]+){0,7}?) (?:was|were|had|did)\b(?! to\b)")
_OTHERS = compiled(r"\b(?:that|which|who|whose|if|will|shall|must|should|would)\b")


_PAST = is_result, is_done_since, is_told, is_behind, is_reason, was_so


def stands(folded: str, of: Found) -> bool:
    """Whether a value only says how things stand: "which was 42 percent", "(currently 12)", "64 had done so"."""
    before = _before(of, 60)
    if any(told(folded, of.start, of.end) for told in _PAST):
        return True
    if any(compiled(words).search(folded, *before) for words in (_WAS, _CURRENT, _CAPACITY, _TRIED)):
        return not (of.unit == "times" or _share_of(folded, of))
    if _put_in(folded, of):
        return True
    opened = folded.rfind("(", 0, of.start)
    if opened > folded.rfind(")", 0, of.start) and _AS_OF.match(folded, of.end):
        return not _YET.search(folded, opened, of.start)
    had = None if of.unit in ("times", "time") else _HAD.match(folded, of.end)
    return had is not None and not _OTHERS.search(had["between"])


def _put_in(folded: str, of: Found) -> bool:
    """Whether a value stands beside what is to be reached: before it, in brackets, between commas."""
    before = _before(of, 60)
    former = compiled(_FORMER).search(folded, *before)
    if former and (former[0].startswith("beyond") or _WIDER.match(folded, of.end)):
        return True
    beside = folded.endswith(", ", 0, of.start) and _BESIDE.match(folded, of.end)
    if beside or compiled(_ASIDE).search(folded, *before):
        return True
    if _THEN.match(folded, of.end) and compiled(_AGAINST).search(folded, *before):
        return True
    noted = compiled(_NOTED).search(folded, *before)
    return bool(noted and not _YET.search(noted["inner"]))


def _share_of(folded: str, of: Found) -> bool:
    return of.unit == "%" and folded.startswith(" of the present", of.end)


_LEVEL = compiled(r" (?i:levels?|baseline|values?|base year|as (?:the|a) base)\b")
_COMPARED = (
    r"\b(?i:compared (?:with|to)|relative to|versus|vs\.?|against|below|above|(?<!later )(?<!earlier )(?<!sooner )than"
    r" in|base year(?: of|:| is)?"
    r"|(?<![0-9]{4} )levels?|baseline)(?: (?:the|those|that))?(?: levels?)?(?: (?:of|in))? \Z"
)


def is_base_year(folded: str, of: Found) -> bool:
    """Whether a date is that with which something is compared, or at which it was so in a bracket: "from 2019 levels",
    "compared with 2013", "(which 64 did by the end of 2024)"."""
    compared = _LEVEL.match(folded, of.end) or compiled(_COMPARED).search(folded, *_before(of, 40))
    return bool(compared) or was_so(folded, of.start, of.end)


_BEHIND = compiled(r"[^.;,()\n]{0,50}?(?: \(| \(?(?:in|at|as of|as at|of|during|on) )(?:the |as of |as at |in |at )?")
_BINDS = compiled(r"\b(?:to|by|until|before|from|after|will|shall|must|and)\b")
_AHEAD = compiled(rf"(?:,|:| level of| figure of| value of)? {_ABOUT}")


def is_day_of(folded: str, of: Found, before: Found | None, after: Found | None) -> bool:
    """Whether a date is the day of the value right before or right behind it that says how things stand."""
    if before:
        between = folded[before.end : of.start]
        if _BEHIND.fullmatch(between) and not _BINDS.search(between):
            return True
    return bool(after and _AHEAD.fullmatch(folded, of.end, after.start))


def _before(of: Found, reach: int) -> tuple[int, int]:
    return max(0, of.start - reach), of.start
