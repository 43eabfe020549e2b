"""Bodies that have another name since the last edition, where the plan says so itself: no registry knows them all."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from itertools import product

from msgspec.structs import replace

from aiplan_revise.model.bodies import BodySuccession, Registry, same_body
from aiplan_revise.model.commitments.targets import figures
from aiplan_revise.model.edition import Edition, Lang, Source, ordered
from aiplan_revise.model.names import spelling
from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.roles import bare

_SAYS: dict[Lang, str] = {
    "en": r"\b(?:(?:re)?named?|names|called|known as|formerly|previously|be(?:came|comes?)"
    r"|reorgani[sz]ed (?:as|into)|(?:transformed|converted) into)\b|, now the |\(now ",
    "ja": "改称|改組|改編|名称を|名称変更|名称が|呼称を|旧|前身|名を改め|に改め",
}
"""Words that say of two names that they are those of one body."""
_GIVES: dict[Lang, str] = {
    "en": r"\b(?:abolish|dissol|wound up|w(?:ind|ound)ing up|clos(?:ed|ure)|merge|transfer|tak(?:es?|en|ing) over"
    r"|took over|task|dut(?:y|ies)|responsib|function|absor)",
    "ja": "廃止|解散|統合|移管|引き継|承継|継承|吸収|合併|業務を|事務を|所管|一元化",
}
"""Words that say of two bodies that one took over from the other: that is a hand-over."""
_TITLE = r"(?:[A-Z][\w'’-]*|\([A-Z][^()]{1,60}\))"
_DUTIES = r"(?:functions?|duties|responsibilities|tasks|remit|mandate)"
_ASIDE: dict[Lang, str] = {
    "en": rf"\b{_TITLE}(?:,? (?:(?:and|of|the|for|to) )*{_TITLE}){{0,12}} (?:Act|Order|Regulations?|Law|Bill)\b"
    rf"|\bsame (?:\w+ (?:and )?)?{_DUTIES}\b"
    rf"|\b{_DUTIES} (?:are|remain|stay|is|continue) (?:un(?:changed|affected|altered)|the same|as before)"
    rf"|\bwithout (?:any )?change (?:in|to|of) (?:its |the )?(?:\w+ (?:and )?)?{_DUTIES}",
    "ja": r"[^、。「」()（）]{1,60}に関する(?:法律|政令|省令|府令)|「[^「」]{1,80}(?:法|令)」"
    r"|(?:所掌|所管|業務|事務)[^、。]{0,8}(?:(?:変更|変わり)[はも]?な|従前(?:のとおり|どおり|と同)|同様)",
}
"""What says nothing of who took over, whatever words stand in it: the name of the act by which a body was renamed, and
that what it does stays."""
_FUTURE = compiled(r"\b(?:will|is to|are to)\b|予定|こととなる|する方針")
_SENTENCE = compiled(r"[.!?] (?=[A-Z])|[。;；\n]")
_DAY = compiled(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?)?")
_WORD = compiled(r"\w")


def as_told(registry: Registry, old: Edition, new: Edition) -> Registry:
    """The registry and, as successions, what either edition says of bodies that only `old` names and bodies that only
    `new` names: that they are one, which was renamed or reorganised. A body is meant by its party (see
    Assignment.party), for the registry may not know it. What only `old` says has been, the later edition says."""
    before, after = (_named(of, registry) for of in (old, new))
    gone = {party: names for party, names in before.items() if party not in after}
    come = {party: names for party, names in after.items() if party not in before}
    if not gone or not come:
        return registry
    every = sorted({name for side in (before, after) for names in side.values() for name in names}, key=len)
    told = {frozenset((one.old, one.new)): one for one in _told(gone, come, (old, new), every)}
    steps = [one for one in told.values() if not _known(registry, one.old, one.new)]
    return replace(registry, successions=(*registry.successions, *steps)) if steps else registry


def _known(registry: Registry, one: str, other: str) -> bool:
    return same_body(registry, one, other) is not None or same_body(registry, other, one) is not None


def _named(of: Edition, registry: Registry) -> dict[str, frozenset[str]]:
    """Party → the spellings of its names: those that the edition prints, and those that the registry knows."""
    printed: dict[str, set[str]] = {}
    for p in of.provisions.values():
        for a in p.assignments:
            if not a.open:
                printed.setdefault(a.party(), set()).add(a.printed)
    return {party: frozenset(_spelt(party, names, registry)) for party, names in printed.items()}


def _spelt(party: str, printed: set[str], registry: Registry) -> Iterator[str]:
    body = registry.bodies.get(party)
    names = [*map(bare, printed), *((body.names.ja, body.names.en) if body else ())]
    return filter(None, map(spelling, names))


_Names = Mapping[str, frozenset[str]]


def _told(gone: _Names, come: _Names, sides: tuple[Edition, Edition], every: list[str]) -> Iterator[BodySuccession]:
    """What the editions say; `every` are the names of all bodies, the shortest first."""
    hints = [{_hint(name) for names in side.values() for name in names} for side in (gone, come)]
    for of in sides:  # what the newer one says stands
        source = Source(of.about.title.best("en") or of.about.id)
        for lang, sentence in _sentences(of, hints):
            words = spelling(sentence)
            back = of is sides[0] and not _FUTURE.search(sentence)
            before, after = (_within(words, names) for names in (gone, come))
            for (one, olds), (other, news) in product(before, after):
                if _both(words, olds, news, every):
                    yield BodySuccession(*((other, one) if back else (one, other)), _day(sentence, lang), source)


def _within(words: str, named: _Names) -> list[tuple[str, frozenset[str]]]:
    """The bodies that words may name."""
    return [(party, names) for party, names in named.items() if any(map(words.__contains__, names))]


def _hint(name: str) -> str:
    """A few letters that stand in a text which has a name in whatever spelling."""
    return max(re.findall(r"\w+", name), key=len, default=name)[:4]


def _sentences(of: Edition, hints: list[set[str]]) -> Iterator[tuple[Lang, str]]:
    """Every sentence of an edition that may name a body of each side, says of something how it was called, and nothing
    of who took over."""
    for p in ordered(of):
        for lang in p.text.langs():
            text = p.text.get(lang)
            if _hinted(_folded(text), hints):
                for sentence in _SENTENCE.split(text):
                    folded = _folded(sentence)
                    if _hinted(folded, hints) and _says(folded, lang) and not _gives(sentence, lang):
                        yield lang, sentence


def _hinted(folded: str, hints: list[set[str]]) -> bool:
    return all(any(map(folded.__contains__, side)) for side in hints)


def _says(sentence: str, lang: Lang) -> bool:
    return bool(compiled(_SAYS[lang]).search(sentence))


def _gives(sentence: str, lang: Lang) -> bool:
    return bool(compiled(_GIVES[lang]).search(_folded(compiled(_ASIDE[lang]).sub(" ", sentence))))


def _folded(text: str) -> str:
    return text.lower() if text.isascii() else unicodedata.normalize("NFKC", text).casefold()


def _both(words: str, olds: frozenset[str], news: frozenset[str], every: list[str]) -> bool:
    """Whether a sentence names both bodies, each by itself and not as a part of the name of the other, or a third."""
    return any(
        _names_it(words, one, other, every) and _names_it(words, other, one, every) for one in olds for other in news
    )


def _names_it(words: str, name: str, other: str, every: list[str]) -> bool:
    if name not in words or other not in words:
        return False
    for longer in reversed(every):
        if len(longer) > len(name) and name in longer:
            words = _without(words, longer)
    return _without(words, name) != words


def _without(words: str, name: str) -> str:
    """The words without a name, wherever that stands for itself."""
    start, end = (r"(?<!\w)" if _WORD.match(name) else "", r"(?!\w)") if name.isascii() else ("", "")
    return re.sub(f"{start}{re.escape(name)}{end}", "\0", words)


def _day(sentence: str, lang: Lang) -> str:
    """The one day that a sentence names, "" if it names none, or several."""
    days = {one.value for one in figures(sentence, lang, roles=False) if one.kind == "date"}
    return next((day for day in days if len(days) == 1 and _DAY.fullmatch(day)), "")
