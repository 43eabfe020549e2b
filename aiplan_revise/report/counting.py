"""What a bare number counts, where its noun stands far before it ("the number of gauges will rise to 90")."""

from aiplan_revise.model.commitments import Target
from aiplan_revise.model.edition import Lang
from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.scripts import KANJI

_FAR = 160
"""Characters before a number among which its noun stands."""
_FIGURE = "[0-9][0-9,.]*"
_COUNTED_EN = (
    r"\b(?:number|total|network|fleet|staff|stock|corps|pool)s? of (?:(?!(?:and|or|but|to|from|by|will|shall|is|are)\b)"
    r"[A-Za-z][\w'’-]*(?: |(?=,))){1,9}"
)
_LED_EN = (
    rf"(?:, (?:now|currently|at present|which (?:is|are|was|were))[^.;,]*,? )?"
    r"(?:(?:will|shall|should|must|is to|are to) )?"
    r"(?:(?:rise|grow|increase|expand|fall|drop|go up|be (?:raised|increased|expanded|brought|cut|reduced)) )?"
    rf"(?:from (?:(?:about|around|the current|the present) )?{_FIGURE} )?(?:to )?(?:(?:at least|about|around) )?"
)
_NOUN_JA = f"(?:{KANJI}|[ァ-ヺーA-Za-zＡ-Ｚａ-ｚ])"
_COUNTED_JA = f"{_NOUN_JA}(?:{_NOUN_JA}|の)+"
_BEFORE_JA = "(?:約|およそ)?[0-9０-９][0-9０-９,，]*から"
_LED_JA = (
    rf"(?:を|は、?|が、?|について(?:は)?、?)(?:現在の|現状の)?(?:{_BEFORE_JA})?"
    "(?:約|およそ|少なくとも)?"
)
_BARE = compiled("[0-9０-９][0-9０-９,，.]*")


def counted(of: Target, text: str, lang: Lang) -> str:
    """The noun of a bare number in a text, "" where none is told or the number names what it counts itself."""
    bare = of.kind in ("count", "number") and of.unit != "times" and _BARE.fullmatch(of.printed)
    return noun_before(text, of.start, lang) if bare else ""


def noun_before(text: str, at: int, lang: Lang) -> str:
    """The noun of a number at `at`, whatever stands between both; "" where none is told."""
    pattern = f"(?P<what>{_COUNTED_JA}){_LED_JA}$" if lang == "ja" else f"(?P<what>{_COUNTED_EN}){_LED_EN}$"
    found = compiled(pattern).search(text, max(0, at - _FAR), at)
    return found["what"].strip(" ,") if found else ""
