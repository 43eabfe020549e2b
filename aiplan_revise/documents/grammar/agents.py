"""Who acts in a sentence, and with whom: MAF, with the Land Registry, will open …; … will be run by the Land Agency;
経済産業省は、総務省と連携し、….

What acts must be a body by its name: a scheme, a group of people or "we" is nobody's name. Of a passive it is who it is
done by.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.scripts import JAPANESE

Names = Callable[[str], tuple[str, ...]]
"""The names of bodies in a list; none where anything else stands there."""


class Acting(NamedTuple):
    """Who acts in a sentence, and who is only said to act with them."""

    lead: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


NOBODY = Acting()


def agents(sentence: str, names: Names, sure: Names) -> Acting:
    """Who acts in a sentence; `sure` are the names in a list that stands where others might. Of what is far too long
    for a sentence only the beginning is read."""
    sentence = sentence[:_LONGEST]
    if compiled(JAPANESE).search(sentence):
        return next(_japanese(sentence, names), NOBODY)
    return next(_english(sentence, names, sure), NOBODY)


def _first(candidates: Iterable[str], names: Names) -> tuple[str, ...]:
    return next(filter(None, map(names, candidates)), ())


def _ends(words: str) -> Iterator[str]:
    """What words may begin with is cut off, from the whole of them to their last part: By March 2027, …"""
    yield words
    yield from (words[cut.end() :] for cut in [*_CUT.finditer(words)][-_CUTS:])


_LONGEST = 1_000
"""Signs of a sentence."""
_CUTS = 16
"""Places at which a subject may begin or end."""
_CUT = compiled(r"[,，、:：;；] ?| [–—-] |である|(?<=[はをがに])(?=[^\Wぁ-ん])")


# ---------------------------------------------------------------- English


def _english(words: str, names: Names, sure: Names) -> Iterator[Acting]:
    if (through := _THROUGH.match(words)) and (by := next(_led(words, through.end(), names, sure), None)):
        rest = next(_said(words[through.end() :], names, sure), None)
        yield Acting(rest.lead, (*rest.others, *by.lead)) if rest else by
    elif led := _LED.match(words):
        yield from _led(words, led.end(), names, sure)
    else:
        yield from _said(words, names, sure)


def _led(words: str, at: int, names: Names, sure: Names) -> Iterator[Acting]:
    """Who is named up to a comma before what is to be done: Led by DOC, publish …"""
    behind = words[at:]
    yield from _parted((behind[: cut.start()] for cut in [*_CUT.finditer(behind)][:_CUTS][::-1]), words, names, sure)


def _said(words: str, names: Names, sure: Names) -> Iterator[Acting]:
    """Who stands before the verb of a sentence, or behind it where something is done by them."""
    modal = _MODAL.search(words)
    if not modal:
        return
    behind = words[modal.end() :]
    if not _IS_DONE.match(behind):
        also = [name for found in _ALSO.finditer(behind) for name in names(found["who"])]
        for one in _parted(_ends(words[: modal.start()].rstrip(" ,")), words, names, sure):
            yield Acting((*one.lead, *also), one.others)
        return
    for by in _BY.finditer(behind):
        yield from _parted(_begins(behind[by.end() :]), words, names, sure)


def _parted(candidates: Iterable[str], sentence: str, names: Names, sure: Names) -> Iterator[Acting]:
    """The first of the candidates that is nothing but names of bodies."""
    for words in candidates:
        first, *more = (part.strip(" ,") for part in _WITH.split(words.strip(" ,")))
        lead, others = names(first), [names(one) for one in more]
        if lead and all(others):
            yield Acting(lead, tuple(name for some in (*others, *_beside(sentence, names, sure)) for name in some))
            return


def _beside(sentence: str, names: Names, sure: Names) -> Iterator[tuple[str, ...]]:
    """Those with whom something is done, as other parts of the sentence say."""
    for found in _TOGETHER.finditer(sentence):
        yield _first(_begins(sentence[found.end() :]), names)
    for found in _PLAINLY.finditer(sentence):
        if found["before"] not in _SHARED:
            yield _first(_begins(sentence[found.end() :]), sure)


def _begins(words: str) -> Iterator[str]:
    """What words may begin with that is a list of names, the longest first; none ends before a word that goes on with
    its last name."""
    said = _UNTIL.split(words, maxsplit=1)[0].split(" ")
    for count in range(len(said), 0, -1):
        goes_on = count < len(said) and said[count][:1].isupper() and said[count - 1][-1:].isalnum()
        if not goes_on:
            yield " ".join(said[:count]).rstrip(".,;:")


_LED = compiled(r"(?:[A-Z][^.:]{2,60}: )?(?:[Jj]ointly )?[Ll]ed by ")
_THROUGH = compiled(r"(?:[A-Z][^.:]{2,60}: )?Through ")
_MODAL = compiled(
    r"(?<=[\w)’'”,.])\s(?:will|shall|must|should|is to|are to|has to|have to|(?:has|have) agreed to|aims? to|plans? to"
    r"|intends? to|commits? to|undertakes? to|continues? to|proposes? to|(?:is|are) responsible for)\b"
    r"(?: (?:also|then|first|jointly|together|each|now))*"
)
_ALSO = compiled(
    r",? (?:and|while|but) (?P<who>(?:the )?[A-Z][^,.;:]{1,90}?) (?:will|shall|must|is to|are to)\b(?! be )"
)
"""A second one who acts in the same sentence."""
_ASKED = (
    "asked|required|invited|expected|tasked|mandated|obliged|directed|encouraged|authorised|empowered|supported"
    "|called upon"
)
_IRREGULAR = (
    "given|made|set|put|built|held|run|drawn|taken|kept|found|led|brought|sent|paid|written|begun|done|known|met|shown"
    "|spent|sold|taught|told|cut|split|laid|bought|chosen|overseen|undertaken|rebuilt|driven|grown|sought|won"
)
_IS_DONE = compiled(
    r" (?:\w+ly )?(?:be|have been|continue to be) (?!responsible|able|accountable|ready|in charge)(?:\w+ly )?"
    rf"(?!(?:{_ASKED}) to\b)(?:\w+ed|{_IRREGULAR})\b"
)
"""A passive: what stands in front of it does not act."""
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
    r"\b(?:(?:[Ww]orking|[Tt]ogether|[Jj]ointly|[Aa]long|[Ii]n (?:close |full )?(?:partnership|co-?operation"
    r"|collaboration|consultation|conjunction|coordination)) with|[Ss]upported by"
    rf"|[Ww]ith (?:the )?(?:{_HELP}) (?:of|from))" + _NAME_IS_NEXT
)
"""What says anywhere in a sentence with whom something is done."""
_PLAINLY = compiled(r"(?:^With|(?P<before>[\w-]+),? with)" + _NAME_IS_NEXT)
"""So does "with" before what is surely a body, unless what is shared is nothing that is done."""
_SHARED = frozenset(
    str.split(
        "agreement agreements contract contracts memorandum arrangement arrangements talks dialogue discuss discussions"
        " meet meets meetings consult negotiate share compare deal links link line accordance comply align exchange"
        " protocol treaty contact relations register registered filed partnership cooperation co-operation"
        " collaboration consultation conjunction coordination together working along jointly"
    )
)


# ---------------------------------------------------------------- Japanese


def _japanese(words: str, names: Names) -> Iterator[Acting]:
    lead: tuple[str, ...] = ()
    topics = at = 0
    for mark in _TOPIC.finditer(words):
        sure = mark["topic"] or mark["main"] or ((topics or lead) and not _RELATIVE.match(words, mark.end()))
        if sure and (found := _first(_ends(words[at : mark.start()]), names)):
            lead, at = (*lead, *found), mark.end()
        topics += bool(mark["topic"] or mark["object"])
    if lead:
        yield Acting(lead, _together(words, names, lead))


def _together(words: str, names: Names, lead: tuple[str, ...]) -> tuple[str, ...]:
    """Those with whom something is done."""
    said = (_first(_ends(found["who"]), names) for found in _BESIDE.finditer(words))
    return next((found for found in said if found and not set(found) & set(lead)), ())


_TOPIC = compiled(
    r"(?P<topic>(?:において)?は[、，]?|では[、，]?|において、)|(?P<main>が(?:中心|主体|主導|事務局)[^、。]{0,8}[、，]|が、)"
    r"|が|によ(?:り|って)|(?P<object>を、)"
)
"""Behind who acts. Who only stands in a clause of its own (総務省が定める指針は…) does not; who is named with が or
により where something else is spoken of (指針は、総務省が…) does."""
_RELATIVE = compiled(r"[^、。]*?[うくぐすつぬぶむるただ](?=[\u3400-\u9fffァ-ヶ「])")
"""A clause of its own behind が: 総務省が定める指針."""
_BESIDE = compiled(
    r"(?P<who>[^。]{2,80}?)(?:など|等)?"
    r"(?:と(?:の)?(?:連携|協力|共同|協働|協議|調整|一体|ともに|一緒に)|の(?:協力|支援|助言)を(?:得|受))"
)
