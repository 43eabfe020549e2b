"""What English says to have happened: "which took 900,000 journeys off the roads in 2024", "the talks that closed in
May 2025", "in response to the damage suffered in 2023"."""

from aiplan_revise.model.commitments.rungs import listed
from aiplan_revise.model.patterns import compiled

_CALLED = (
    r"(?!(?:agreed|announced|approved|adopted|aimed|called|committed|decided|endorsed|envisaged|expected|foresaw"
    r"|intended|meant|needed|planned|pledged|promised|proposed|required|scheduled|sought|targeted|undertook)\b)"
)
"""Before a verb; not one of those that speak of what is to come."""
_BOTH = "brought|built|bought|found|had|held|kept|led|left|lost|made|met|paid|sent|sold|spent|stood|taught|won"
"""Past tenses that are participles too ("talks held in 2027"): they tell of the past right after a pronoun only."""
_PLAIN = "began|became|broke|came|drew|fell|gave|got|grew|ran|rose|sank|saw|shrank|took|went|wrote"
"""Past tenses that nothing else is written like; "run", "cut" and "put" are of any time."""
_REGULAR = r"(?:agreed|freed|guaranteed|\w+[^\We]ed)"
"""A regular past tense; not "need", "proceed"."""
_LED = (
    r"\b(?:which|who|(?<!ensure )(?<!so )(?<!see )(?<!mean )(?<!provided )that)"
    r"(?: (?:also|already|first|together|\w+ly))? "
)
_WENT = (
    rf"{_LED}{_CALLED}(?:{_REGULAR}|{_BOTH}|{_PLAIN}|(?:has|have|had) (?:already |so far |since )?{_CALLED}"
    rf"(?:been )?(?:{_REGULAR}|{_BOTH}|begun|come|drawn|given|gone|grown|risen|run|seen|taken|cut|put))\b"
)
"""A relative pronoun with a verb in the past."""
_SAME = (
    r"(?:(?!\b(?:will|shall|should|must|may|can|would|is|are|by|until|target|goal|so as)\b|\bto (?:be|have)\b)"
    r"(?:[^.,;()\n]|(?<=[0-9])[.,](?=[0-9])))"
)
"""A sign of what is still the same clause, and still in the past."""
_COUNTED = (
    rf"{_WENT}(?:(?!\b(?:will|shall|should|must|may|can|would|is|are|more|less|fewer|least|most|over|under|up|by|to)"
    r"\b)[^.,;()\n0-9]){0,40}[ €$£¥]\Z"
)
_MOVED = rf"{_LED}(?:rose|fell|grew|shrank|dropped|increased|decreased|declined|climbed)(?: \w+ly)? (?:by|to) \Z"
_ROUGHLY = "(?:(?:about|around|approximately|roughly|some|just|nearly|almost) )*"
_SO_FAR = rf"\b(?:has|have) (?:already |so far )?(?:{_REGULAR}|{_BOTH}|drawn|given|taken|seen) {_ROUGHLY}\Z"
_UNTIL_NOW = compiled(r"(?: [^.;,()\s]+){0,6}? (?:so far|to date|until now|since(?=[,.; ]))")
"""Around what has been reached: "has trained some 5,600 nurses to date"."""
_DATED = (
    rf"{_SAME}{{0,80}}?\b(?:(?:in|at|of|during|since|between|as of|over)(?: the)? (?:[^.;,()\n]{{0,16}}?\b)?"
    r"(?:J?FY ?)?(?:19|20)[0-9]{2}\b|last year\b)"
)
_HELD = rf"(?:{_PLAIN}|held|conducted|undertook|carried out|organi[sz]ed|completed)"
"""What somebody did with a trial, a survey: "the trial which three departments ran"."""
_BY = r"(?:(?!\b(?:will|shall|should|must|may|can|would|is|are|to|by|until)\b)[^.,;()\n]){0,60}"
_HELD_BY = rf"\b(?:which|that) {_BY}\Z"
_HELD_THEN = rf"{_BY}?\b{_HELD}\b{_DATED}"


def is_result(folded: str, start: int, end: int) -> bool:
    """Whether an amount at `start`..`end` is what came of something by a year that stands behind it: "which brought
    some 9,000 walkers to the valleys in 2024"; not "who lost more than 20 beds", which says who is meant."""
    before = max(0, start - 100), start
    if _UNTIL_NOW.match(folded, end) and compiled(_SO_FAR).search(folded, *before):
        return True
    told = compiled(_COUNTED).search(folded, *before) or compiled(_MOVED).search(folded, *before)
    if not told or not compiled(_DATED).match(folded, end):
        told = compiled(_HELD_BY).search(folded, *before)
        if not told or not compiled(_HELD_THEN).match(folded, end):
            return False
    return not _means(folded[max(0, told.start() - 60) : told.start()])


_EVENTS = compiled(
    "(?:consultation|discussion|deliberation|election|hearing|negotiation|talk|trial|survey|work|test|flood|storm|fire"
    "|pilot|reform|experiment)s|studies"
)
_PEOPLE = compiled("people|persons?|those|any(?:one|body)|every(?:one|body)|children|women|men|staff")
_ANY = compiled(r"\b(?i:any|each|every|all)(?: [a-z-]+){1,3}\Z")
_WORD = compiled(r"([\w'-]+)\Z")
_LEADS = compiled(r" (?:in|of|under|with|by|for|at|from|through|to) ?\Z")


def _means(before: str) -> bool:
    """Whether a relative clause behind these words may say who or what is meant, rather than what happened to it:
    "households that lost 30 per cent of their income in 2025"."""
    head = _LEADS.sub("", before).rstrip(" ") if not before.rstrip().endswith(",") else ""
    found = _WORD.search(head)
    if not found or _ANY.search(head):
        return bool(found)
    word = found[1].lower()
    many = word.endswith("s") and not word.endswith(("ss", "us")) and not _EVENTS.fullmatch(word)
    return many or bool(_PEOPLE.fullmatch(word))


_ON = (
    r" (?:in|on|at|during|of|since|from|as of|between(?: [A-Z0-9][\w ]{1,20} and)?)"
    r"(?: (?:the|early|late|mid|spring|summer|autumn|winter))* \Z"
)
_DAY = rf"(?:{_WENT}|\b(?:which|that) {_BY}?\b{_HELD}\b){_SAME}{{0,80}}?{_ON}"
_MAIN = rf"(?<!\bto )\b(?:{_PLAIN})\b(?:(?![0-9]){_SAME}){{0,60}}?{_ON}"
_THING = (
    r"(?:(?!\b(?:in|on|at|by|to|for|with|will|shall|until|before|expected|planned|scheduled|upcoming|next|target|goal)\b)"
    r"[^.,;()\n0-9])"
)
"""A sign of the name of what happened, in which nothing is said of a time to come."""
_RESULTS = (
    r"\b(?i:based (?:up)?on|(?:drawing|building) (?:up)?on|in (?:the )?(?:light|view|consideration) of|on the basis of"
    r"|in response to|taking into account|reflecting|following|using|applying|learning from"
    r"|in (?:line|accordance) with) (?:the |its |our )?(?:\w+ )?"
    r"(?:results?|findings|outcomes?|conclusions?|recommendations|lessons|experience|feedback|opinions|comments"
    rf"|evidence|insights)(?: \w+ed)? (?:of|from|in) {_THING}{{0,60}}?(?: ?(?:in|on|of|during|from))? ?\Z"
)
"""Before the day of that the results of which something follows."""
_CAUSED = (
    r"\b(?i:based (?:up)?on|on the basis of|in response to|in the (?:wake|aftermath) of|prompted by|learning from) "
    rf"{_THING}{{2,60}} (?:in|of|during) \Z"
)
_STRUCK = (
    rf"\b(?i:following|after|since|in (?:light|view) of|because of|owing to|due to) {_THING}{{0,40}}?\b(?:earthquakes?"
    r"|floods?|flooding|storms?|typhoons?|hurricanes?|(?:wild)?fires?|droughts?|landslides?|eruptions?|tsunamis?"
    r"|accidents?|disasters?|pandemic|outbreaks?|attacks?|incidents?|breach(?:es)?|outages?|collapses?|heatwaves?"
    r"|derailments?|explosions?|spills?) (?:in|of|during|on) (?:the )?\Z"
)
_HEARD = (
    r"\b(?i:following|after|in (?:light|view) of) (?:the|a|an|its|our) (?:[a-z-]+ ){0,2}"
    r"(?:consultations?|inquir(?:y|ies)) of \Z"
)
"""Before the day of what a later act follows. "After the trial in 2027" may be of what is to come."""


_LEADING = frozenset(listed("in on at during of since from between and the early late mid spring summer autumn winter"))


def leads(before: str) -> bool:
    """Whether words end as those do that lead to the day of something that happened ("in", "of the"), not to a day by
    which it is to happen: a quick look, which spares most dates all others."""
    return before.rstrip(" ").rpartition(" ")[2].lower() in _LEADING


def is_day_past(before: str) -> bool:
    """Whether a date behind these folded words is that of something that happened."""
    if leads(before):
        told = compiled(_DAY).search(before)
        if told and not _means(before[: told.start()]):
            return True
        if any(compiled(words).search(before) for words in (_MAIN, _CAUSED, _STRUCK, _HEARD)):
            return True
    return bool(compiled(_RESULTS).search(before))


_OPENING = compiled(
    r"(?:In|During|At the end of) (?:the (?:year|spring|summer|autumn|winter|end) (?:of )?)?"
    r"(?:J?FY ?|fiscal (?:year )?)?"
    r"(?:19|20)[0-9]{2}(?:[/-][0-9]{2,4})?,? "
)
"""The beginning of a sentence that tells of a year."""
_CLAUSE = r"(?!\b(?:which|who|that|when|where|if|once|whose|what|how|why|as|than|to)\b)"
_WAS = rf"(?:{_CLAUSE}{_SAME}){{1,90}}?\b(?:{_PLAIN}|was|were|had)\b(?! to\b)"
_AHEAD = compiled(
    r"\b(?:(?:will|shall|should|must|may|can|would|is|are|has|have|until|target|goal|plans?|aims?|intends?)\b"
    r"|by (?:the |end|mid|(?:19|20)[0-9]{2}|[A-Z]))"
)


_HAVING = compiled(r"(?:\A|(?<=[.;] )|(?<=\n))Having (?:been )?\w+ [^;\n]{1,200}?, (?=[a-z]|[A-Z])")
"""What a sentence says first to have been done: "Having sampled 23,000 farms by the end of 2024, offer …"."""


def is_behind(folded: str, start: int, end: int) -> bool:
    """Whether a figure or date stands in what a sentence says first to have been done."""
    begins = max(at + len(sign) if (at := folded.rfind(sign, 0, start)) >= 0 else 0 for sign in (". ", "; ", "\n"))
    led = _HAVING.match(folded, begins)
    return led is not None and end <= led.end()


def is_told(folded: str, start: int, end: int) -> bool:
    """Whether a figure or date stands in a sentence that tells of a year what was in it, and of nothing to come:
    "In 2024, 58 per cent of the power came from the sea"."""
    full = folded.rfind(". ", 0, start)
    opening = _OPENING.match(folded, max(full + 2 if full >= 0 else 0, folded.rfind("\n", 0, start) + 1))
    if not opening:
        return False
    stop = next((at for at in (folded.find(". ", end), folded.find("\n", end)) if at >= 0), len(folded))
    return bool(
        compiled(_WAS).match(folded, opening.end() - 1, stop) and not _AHEAD.search(folded, opening.end(), stop)
    )


_REASON = compiled(
    r"(?:\A|(?<=[.;)] )|(?<=\n))(?:Having regard to|Given (?:that|the fact)|In view of|Considering|Because|Since"
    r" (?!(?:19|20)[0-9]{2}|[A-Z])|Recogni[sz]ing|Bearing in mind|Although|Though|Whereas|(?:While|As) (?!\w+ing\b)) ?"
)
"""The beginning of a sentence that says first why something is done."""
_DOES = compiled(
    r", (?:we|it|they|(?:the|an?|our|its|this|these|each|every|all)\b[^,.;]{1,80}|[A-Z][^,.;]{1,80})"
    r" (?:will|shall|must|should|(?:is|are|aims?|plans?|intends?) to)\b"
)
"""Where a sentence says what is done."""
_BINDING = compiled(
    r"\b(?:targets?|goals?|aims?|objectives?|planned|will|shall|must|should|by|until|before|at least)\b"
)
_ENDS = ". ", "; ", ") ", "\n"
_LONGEST = 400
"""Signs of a sentence that says first why, on either side of a figure."""


def is_reason(folded: str, start: int, end: int) -> bool:
    """Whether a figure or date stands in what a sentence says first, of how things are, as the reason of what it says
    then: "Having regard to the fact that around 7 % had none at the end of 2024, we will …"."""
    first = max(0, start - _LONGEST)
    begins = max(at + len(sign) if (at := folded.rfind(sign, first, start)) >= 0 else first for sign in _ENDS)
    led = _REASON.match(folded, begins)
    does = _DOES.search(folded, end, end + _LONGEST) if led else None
    if not led or not does:
        return False
    said = folded[led.end() : does.start()]
    return ". " not in said and not _BINDING.search(said)


_GONE_ON = r"\b(?:has|have|had) (?:\w+ )?(?:been )?\w+(?: \w+){0,3} \Z"
_SINCE = compiled(r",? since\b")


def is_done_since(folded: str, start: int, end: int) -> bool:
    """Whether a rate says how often something has been done up to now: "has been held each year since 2019"."""
    return bool(_SINCE.match(folded, end) and compiled(_GONE_ON).search(folded, max(0, start - 80), start))


_ASKED = compiled(
    r"\b(?i:submit|draw|draft|prepar|compil|includ(?:e|ed)\b(?! in)|request|adopt|pass|propos|seek|ask|plac|enter)"
    r"\w*[^.;,()\n]{0,40}\Z"
)
_EXTRA = "(?:supplementary|supplemental|extra) budget"
_EXTRA_BEHIND = compiled(rf" (?:first |second |third )?{_EXTRA}\b")
_EXTRA_BEFORE = compiled(rf"\b{_EXTRA} (?:for|of)(?: the)? (?:J?FY|(?i:fiscal)(?: year)? )?\Z")


def is_extra_budget(folded: str, start: int, end: int) -> bool:
    """Whether a year is that of a supplementary budget from which something is paid; not of one that is to be made."""
    before = max(0, start - 80), start
    found = _EXTRA_BEHIND.match(folded, end) or _EXTRA_BEFORE.search(folded, *before)
    return bool(found and not _ASKED.search(folded, *before))
