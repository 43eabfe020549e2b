"""When a document was decided, or is dated: what its title says at its end, and what stands right below the title."""

import re
from collections.abc import Iterable, Iterator
from unicodedata import normalize

from aiplan_revise.model.edition import Lang
from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.scripts import KANJI

_DAY_JA = r"(?:(?:令和|平成)(?:[0-9]{1,2}|元)|20[0-9]{2})\s?年\s?[0-9]{1,2}\s?月(?:\s?[0-9]{1,2}\s?日)?"
_BY_JA = rf"(?:{KANJI}|[ァ-ヺー・]){{2,24}}?"
_DECIDED_JA = "決定|策定|改定|改訂|改正|変更|取りまとめ|とりまとめ|了承|議決|承認"
_SHOWN_JA = "公表|発表|発行|公布"
_ONE_JA = (
    rf"(?P<day>{_DAY_JA})(?:付け?)?\s?"
    rf"(?:(?:{_BY_JA})?\s?(?:(?P<adopted>{_DECIDED_JA})|(?P<presented>{_SHOWN_JA})))?"
)
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAY_EN = rf"(?:[0-9]{{1,2}} (?:{_MONTH})|(?:{_MONTH})(?: [0-9]{{1,2}})?),? 20[0-9]{{2}}"
_DECIDED_EN = "adopted|approved|agreed|endorsed|decided|revised|updated|amended|signed off"
_SHOWN_EN = "published|released|issued|launched|presented|dated?|version [0-9.]+"
_ONE_EN = (
    rf"(?:(?:(?P<adopted>{_DECIDED_EN})|(?P<presented>{_SHOWN_EN}))(?: by [^.,;()0-9\n]{{2,60}}?)?(?: on| in|[:,])? )?"
    rf"(?P<day>{_DAY_EN})"
)
_ONE: dict[Lang, str] = {"ja": _ONE_JA, "en": rf"(?i:{_ONE_EN})"}
_BEFORE: dict[Lang, str] = {"ja": r".*[(\s]", "en": r".*(?:\(|, |: | [–—-] )"}
"""What divides a title from the date at its end."""
_UNNAMED = compiled(r"\?P<\w+>")
_LONGEST = 300
"""Signs of a line that tells of a date and no more."""


def dates_of(title: str, opening: Iterable[str], lang: Lang) -> dict[str, str]:
    """Event ("adopted" or "presented", which a date by itself is taken for) → ISO 8601 date, the latest of each: of
    those with which a `title` ends, and of the paragraphs below it (`opening`) that say no more."""
    found: dict[str, str] = {}
    for words, ends in ((title, True), *((one, False) for one in opening)):
        for event, day in _told(normalize("NFKC", words).strip(), lang, ends=ends):
            found[event] = max(found.get(event, ""), day)
    return found


def _told(words: str, lang: Lang, *, ends: bool) -> Iterator[tuple[str, str]]:
    if len(words) > _LONGEST or ("20" not in words and "年" not in words):
        return
    several = rf"{_UNNAMED.sub('?:', _ONE[lang])}(?:[\s、,;()]*{_UNNAMED.sub('?:', _ONE[lang])})*"
    lead = _BEFORE[lang] if ends else r"\(?"
    whole = compiled(rf"{lead}(?P<told>{several})[)\s.]*").fullmatch(words)
    for one in compiled(_ONE[lang]).finditer(words, whole.start("told"), whole.end("told")) if whole else ():
        if day := _iso(one["day"], lang):
            yield "adopted" if one["adopted"] else "presented", day


def _iso(words: str, lang: Lang) -> str:
    """The ISO 8601 date of a printed one; "" for a day that there is not."""
    from aiplan_revise.model.commitments import figures  # only a document that is dated pays for what reads texts

    said = re.sub(r"\s", "", words) if lang == "ja" else words
    days = (one.value for one in figures(said, lang, roles=False) if one.kind == "date" and "-" in one.value)
    return next(days, "")
