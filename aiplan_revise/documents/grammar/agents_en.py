"""Who acts in an English sentence: MAF, with the Land Registry, will open …; … will be run by the Land Agency; Led by
DOC, adopt …"""

from collections.abc import Iterator
from itertools import chain
from typing import Literal, NamedTuple

from aiplan_revise.documents.grammar.agents import LONGEST, NOBODY, Acting, Lists, begins, ends, first
from aiplan_revise.model.patterns import compiled


def english(sentence: str, of: Lists) -> Acting:
    """Who acts in a sentence."""
    words = sentence[:LONGEST]
    led = _LED.match(words)
    for said in begins(words[led.end() :], _CUT) if led else ():
        if (found := _parties(said, of)).lead:
            done = words[led.end() + len(said) :].lstrip(" ,") if led else ""
            rest = _said(done, of)  # Through the Land Agency, MAF will …; Led by MAF, the Land Agency will …
            first_one, second = (rest, found) if led and led["through"] else (found, rest)
            both = Acting(first_one.lead, (*first_one.others, *second.lead, *second.others), rest.verb)
            return both if rest.lead else _with_others(found, words, done, of)
    return _said(words, of)


def _said(words: str, of: Lists) -> Acting:
    """Who stands before the verb of a sentence, or behind it where something is done by them."""
    if passes := _PASSES.match(words):
        over = (_parties(said, of) for said in _names_first(words[passes.end() :]))
        return next((found for found in over if found.lead), NOBODY)
    modal = _modal(words)
    told = _told(words[modal[1] :]) if modal else _NOTHING
    if modal and told.how == "acts":
        found = _subject(words[: modal[0]].rstrip(" ,"), of)
        also = (
            of.names(one["who"]) for one in _ALSO.finditer(told.rest) if _told(told.rest[one.end() :]).how == "acts"
        )
        lead = (*found.lead, *chain(*also)) if found.lead else ()
        return _with_others(found._replace(lead=lead), words, told.rest, of) if lead else NOBODY
    return _by(told.rest, words, of) if told.how == "done" else NOBODY


def _modal(words: str) -> tuple[int, int] | None:
    """Where the verb that says what is planned begins and ends; "plans to" may be a noun before it."""
    found = _MODAL.search(words)
    if found and _NOUN.fullmatch(found[0].strip()):
        later = _MODAL.search(words, found.end())
        if later and not _CLAUSE.search(words[found.end() : later.start()]):
            found = later
    return (found.start(), found.end()) if found else None


class _Told(NamedTuple):
    """What stands behind such a verb: somebody acts, something is done, or neither; and the words from there on."""

    how: Literal["acts", "done", "none"]
    rest: str


_NOTHING = _Told("none", "")


def _told(behind: str) -> _Told:
    adverbs = _ADVERBS.match(behind)
    rest = behind[adverbs.end() if adverbs else 0 :]
    if _NOT.match(rest) or _STATE.match(rest):
        return _NOTHING
    being = _BEING.match(rest)
    if not being:
        return _Told("acts", rest)
    rest = rest[being.end() :]
    if _ABLE.match(rest):
        return _Told("acts", rest)
    return _Told("done", rest) if _DONE.match(rest) else _NOTHING


def _subject(before: str, of: Lists) -> Acting:
    """Who is all that stands before a verb, or ends it behind an introduction (By March 2027, …), or begins it before
    what is no list of names (MAF, in partnership with farmers, …)."""
    if (found := _parties(before, of)).lead:
        return found
    head, comma, behind = before.partition(", ")
    if lead := of.names(head) if comma else ():
        return Acting(lead) if behind[:1].islower() and not behind.startswith("the ") else NOBODY
    behind_intro = (said for said in ends(before, _CUT) if _introduces(before[: len(before) - len(said)], said))
    return next((found for said in behind_intro if (found := _parties(said, of)).lead), NOBODY)


def _introduces(intro: str, behind: str) -> bool:
    """Whether words are no part of a name that goes on behind their comma: Innovation, Science and Economic Development
    Canada; led by the Foreign, Commonwealth and Development Office."""
    said = _WORDS.findall(intro)
    small = any(word[0].islower() and word not in _LITTLE for word in said)
    opens = bool(said) and (said[0] in _OPENS or (len(said) == 1 and said[0].endswith("ly")))
    cut = _ADJECTIVE.search(intro.rstrip(" ,")) and " and " in behind and "the " not in behind
    return (small or opens or _SIGNS.search(intro) is not None) and not cut


def _parties(words: str, of: Lists) -> Acting:
    """Who is named in words that are nothing but names of bodies, and with whom."""
    first_part, *parts = (part.strip(" ,") for part in _WITH.split(words.strip(" ,")))
    lead, more = of.names(first_part), [of.beside(part) for part in parts]
    return Acting(lead, tuple(chain(*more))) if lead and all(more) else NOBODY


def _by(behind: str, words: str, of: Lists) -> Acting:
    """By whom something is done: who stands behind "by", unless that belongs to another word (goods handled by …)."""
    for by in _BY.finditer(behind):
        before = behind[: by.start()].split()
        of_other = len(before) > 1 and _PARTICIPLE.fullmatch(before[-1]) and before[-2] not in ("and", "or", "be")
        for said in _names_first(behind[by.end() :]) if not of_other else ():
            if (found := _parties(said, of)).lead:
                return Acting(found.lead, (*found.others, *chain(*_together(words, of))))
    return NOBODY


def _with_others(found: Acting, words: str, done: str, of: Lists) -> Acting:
    """Those who act, with those beside them whom other parts of the sentence name, and what they do."""
    verb = compiled(r"[a-z-]+").match(done.lstrip())
    said = verb[0] if verb else ""
    beside = (*_together(words, of), *(_plainly(done, of) if said in _SHARED_DEEDS else ()))
    return Acting(found.lead, (*found.others, *chain(*beside)), said)


def _together(sentence: str, of: Lists) -> Iterator[tuple[str, ...]]:
    """Those with whom something is done, where a part of the sentence says nothing else."""
    for found in _TOGETHER.finditer(sentence):
        yield first(_names_first(sentence[found.end() :]), of.beside)


def _plainly(done: str, of: Lists) -> Iterator[tuple[str, ...]]:
    """Those behind a mere "with", unless what is shared is nothing that is done."""
    for found in _PLAINLY.finditer(done):
        if found["before"] not in _SHARED and not _NOUN_OF_TIES.search(found["before"] or ""):
            yield first(_names_first(done[found.end() :]), of.sure)


def _names_first(words: str) -> Iterator[str]:
    """What words may begin with that is a list of names, the longest first; none ends before a word that goes on with
    its last name: Home Office caseworkers."""
    listed = _UNTIL.split(words, maxsplit=1)[0]
    said = [] if _OR.search(listed) else listed.split(" ")[:_MOST]
    for count in range(len(said), 0, -1):
        behind = said[count] if count < len(said) and said[count - 1][-1:].isalnum() else ""
        if not (behind[:1].isupper() or (behind[:1].islower() and not _HOW.fullmatch(behind))):
            yield " ".join(said[:count]).rstrip(".,;:")


_SIGNS = compiled(r"[0-9:–]")
_WORDS = compiled(r"[A-Za-z][\w'’-]*")
_LITTLE = frozenset(("of", "for", "and", "the", "in", "on"))
_OPENS = frozenset(
    str.split(
        "With In By On From For To At Under Through After Before Following Working Until During Together Alongside Like"
        " Unlike Outside Within Across Beyond Each Every This Next Once When If As All"
    )
)
_ADJECTIVE = compiled(r"\bthe [A-Z]\w+$")
_OR = compiled(r"\bor (?:the |its |their |other )?[A-Za-z]")
_MOST = 30
"""Words of a list of names."""
_CUT = r"[,:;] | [–—-] "
_CLAUSE = compiled(r"[,;]| and ")
_LED = compiled(r"(?:[A-Z][^.:]{2,60}: )?(?:(?:[Jj]ointly )?[Ll]ed by|(?P<through>Through)) ")
"""Behind it those who act are named up to a comma."""
_MODAL = compiled(
    r"(?<=[\w)’'”,.])\s(?:will|shall|must|should|may|is to|are to|has to|have to|(?:has|have) agreed to|aims? to"
    r"|plans? to|intends? to|commits? to|undertakes? to|continues? to|proposes? to)\b"
)
_NOUN = compiled(r"(?:aims|plans|commits|proposes) to")
_ADVERBS = compiled(
    r"(?: (?:also|then|first|jointly|together|each|now|soon|still|only|again|both|all|better|further|in turn|\w+ly)\b"
    r"|,[^,]{1,80},)*"
)
_NOT = compiled(r" (?:not|never|neither|no longer|cease|stop|fail|refrain)\b")
_STATE = compiled(
    r" (?:benefit|receive|get|lose|gain|suffer|become|remain|undergo|depend|belong|consist|comprise|include|exist|apply"
    r"|begin|start|end|close|need (?!to )|have (?:an?|the|its|no|new|more|access|until|to)|see (?:an?|the|its))\b"
)
"""Verbs of those to whom something happens."""
_BEING = compiled(
    r" (?:be|have been|continue to be|get|go on being)\b(?: (?:\w+ly|also|then|still|only|again|better|fully|well))*"
)
_ABLE = compiled(
    r" (?:responsible|accountable|ready|in charge|(?:asked|required|invited|expected|tasked|mandated|obliged|directed"
    r"|encouraged|authori[sz]ed|empowered|supported|called upon) to)\b"
)
"""Who is asked or able to do something acts as well."""
_PAST = (
    r"\w+ed|given|made|set|put|built|held|run|drawn|taken|kept|found|led|brought|sent|paid|written|begun|done|known|met"
    r"|shown|spent|sold|taught|told|cut|split|laid|bought|chosen|overseen|undertaken|rebuilt|driven|grown|sought|won|wound"
    r"|shut|spun"
)
_DONE = compiled(rf" (?:{_PAST})\b")
_PARTICIPLE = compiled(rf"(?:{_PAST})")
_BY = compiled(r"\bby (?:both )?(?=(?:the )?[A-Z]|(?:the )?[a-z-]+ [a-z]+)")
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_UNTIL = compiled(
    r"[.;:!?](?= |$)|\d|,? (?:by|from|before|until|till|after|during|within|under|through|at|on|to|who|which|that|so"
    r"|where|when|as soon|each|every|this|next|(?:for|in) (?:the|an?|all|each|every|its|their|order|time|\d|"
    rf"{_MONTHS}))\b"
)
"""Where names behind a word for them end at the latest."""
_HELP = "support|help|assistance|advice|input|funding"
_WITH = compiled(
    rf",? (?:(?:working|acting|together|jointly|along|in [a-z -]{{3,40}}) )?with (?:(?:the )?(?:{_HELP}) (?:of|from) )?"
    r"|,? (?:supported by|alongside|through|acting through) "
)
_NAME_IS_NEXT = (
    r" (?=(?:the )?[A-Z]|[a-z]+ (?:councils|authorities|agencies|departments|colleges|universities|bodies)\b)"
)
_TOGETHER = compiled(
    r"(?:(?:^|, )(?:[Ww]orking with|[Ss]upported by)|\b(?:[Tt]ogether|[Jj]ointly|[Aa]long) with|^With"
    r"|\b[Ii]n (?:close |full )?(?:partnership|co-?operation|collaboration|consultation|conjunction|coordination) with"
    rf"|\b[Ww]ith (?:the )?(?:{_HELP}) (?:of|from))" + _NAME_IS_NEXT
)
"""What says with whom something is done."""
_PLAINLY = compiled(r"(?P<before>[\w-]+),? with" + _NAME_IS_NEXT)
_SHARED = frozenset(
    str.split(
        "agreement agreements contract contracts memorandum arrangement arrangements talks dialogue meetings"
        " negotiations link links line accordance protocol treaty contact contacts relations"
        " relationship relationships dispute pact"
        " decisions partnership partnerships cooperation co-operation collaboration consultation conjunction"
        " coordination together working along jointly accord data exchange ties comparable compatible registered filed"
    )
)
"""An agreement with somebody is what it says, and shares no work; some are words of _TOGETHER."""
_NOUN_OF_TIES = compiled(r"(?:ments?|tions?|sions?|ships?|[ae]nces?|trade|leases?|mergers?|treat(?:y|ies)|borders?)$")
_HOW = compiled(r"and|as|also|once|twice|three|four|free|online|jointly|together|with|in|for|again|now|\w+ly")
"""Words that may follow a name and belong to no name."""
_SHARED_DEEDS = frozenset(
    str.split(
        "build develop co-develop hold publish run organise organize prepare produce create establish set launch"
        " deliver design draft write test pilot map operate train host carry conduct review implement maintain provide"
        " plan draw finish complete work adopt introduce expand extend upgrade install open trial monitor assess study"
    )
)
"""Deeds that bodies share."""
_ALSO = compiled(r",? (?:and|while|but) (?P<who>(?:the )?[A-Z][^,.;:]{1,90}?) (?:will|shall|must|is to|are to)(?= )")
"""A second one who acts in the same sentence."""
_PASSES = compiled(
    r"(?:Full |Sole |Lead )?"
    r"(?:[Rr]esponsibility|[Oo]wnership|[Oo]versight|[Ll]eadership|[Aa]dministration|[Dd]elivery) (?:for|of) .{1,120}? "
    r"(?:passes|moves|transfers|shifts|(?:will|shall|is to) (?:pass|move|transfer|shift)"
    r"|(?:will be|shall be|is to be|is|are) (?:transferred|moved|handed over))(?: from .{1,80}?)? to (?=(?:the )?[A-Z])"
)
"""What tells to whom a task goes over."""
