"""Which texts may say what became of a body: told by a few letters and words, for to read a text takes much longer."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from aiplan_revise.model.edition import Edition, Lang, ordered
from aiplan_revise.model.initials import LITTLE
from aiplan_revise.model.mentions import folded, is_short
from aiplan_revise.model.names import VARIED
from aiplan_revise.model.patterns import compiled

_SPEAKS: dict[Lang, str] = {
    "en": r"name|called|known as|former|previously|until|\bex\b|bec[ao]me|reorgani|transform|convert|now|merg"
    r"|absorb|subsum|incorporat|integrat|fold|amalgam|consolidat|rolled|took|taken|takes|transferred|moved|brought|brings|unit|combin"
    r"|join|fus|abolish|clos|dissol|wound up|disband|discontinu|scrapped|shut|ceased|no longer|terminat|assum|inherit"
    r"|continu|carrie|replac|succe|supersed|in place of|instead|way to|split|divid|broken|separat|demerg|since|form"
    r"|upgrad|elevat|raised|relaunch|estab|spun|hived|reconstitut|perform|exercis|result|turned|evolv|chang|grew|made",
    "ja": "改|名称|呼称|旧|前身|統合|合併|吸収|編入|併合|合流|一元化|一本化|統廃合|廃|解散"
    "|閉|解体|解消|引継|引き継|承継|継承|受け継|移管|移行|後継|後身|代わ|代え|替え|替わ|分割|分離|分か|分立|再編|昇格|格上げ"
    "|衣替え|母体|独立|発展|現|とな|にな",
}
"""Words without which nothing is said of what became of a body: most texts have none of them."""
_LETTERS = 4
"""By so many letters a word of a name is found in whatever spelling."""
_COMPANY = compiled("^(?:株式会社|有限会社)|(?:株式会社|有限会社)$")
_BLANKS = compiled(r"[\s-]+")


def hint(name: str) -> str:
    """A few letters that stand in a text which has a name in whatever spelling."""
    return max(re.findall(r"\w+", name), key=len, default=name)[:_LETTERS]


class Hints:
    """Tells of a text whether it may say what became of a body: it has to name one that stands `apart`, and another."""

    def __init__(self, spelt: Mapping[str, str], apart: Collection[str]) -> None:
        told = [(_words(name), party) for name, party in spelt.items()]
        self._apart = [one for one in told if one[1] in apart]
        self._rest = [one for one in told if one[1] not in apart]

    def speaking(self, of: Edition) -> Iterator[tuple[Lang, str]]:
        """Every text of an edition that may."""
        for p in ordered(of):
            for lang in p.text.langs():
                text = p.text.get(lang)
                forms = _forms(text)
                if self._may_tell(forms) and compiled(_SPEAKS[lang]).search(forms.folded):
                    yield lang, text

    def _may_tell(self, text: "_Forms") -> bool:
        there = {party for hints, party in self._apart if _all_stand(hints, text)}
        if len(there) != 1:
            return bool(there)
        return any(party not in there and _all_stand(hints, text) for hints, party in self._rest)


def _words(name: str) -> tuple[str, ...]:
    """Letters that all stand in a text which has a name in whatever spelling; of an abbreviation it in capitals. Of a
    name of nothing but words that are spelt in several ways none is sure."""
    if is_short(name):
        return (name.upper(),)
    if not name.isascii():
        return (hint(_COMPANY.sub("", name) or name),)
    found = (word for word in re.findall(r"\w+", name) if word not in VARIED and word not in LITTLE)
    return tuple(sorted(found, key=len, reverse=True))


class _Forms(NamedTuple):
    """A text as it is searched: for capitals, for Latin words, and for Japanese ones, without blanks."""

    wide: str
    folded: str
    joined: str


def _forms(text: str) -> _Forms:
    words = folded(text)
    if text.isascii():
        return _Forms(text, words, words)  # in which no Japanese name stands
    return _Forms(unicodedata.normalize("NFKC", text), words, _BLANKS.sub("", words))


def _all_stand(hints: Sequence[str], text: _Forms) -> bool:
    if not hints or not hints[0].isupper():
        return all(one in (text.folded if one.isascii() else text.joined) for one in hints)
    return hints[0].lower() in text.folded and hints[0] in text.wide
