"""Two editions of one plan, read beside each other: what one of them tells of who acts, or of who is
named in brackets, holds for both."""

import re
from collections.abc import Iterator

from aiplan_revise.documents.grammar.clauses import undated, whole
from aiplan_revise.documents.grammar.naming import may_name
from aiplan_revise.documents.reading import Beside, letters
from aiplan_revise.model.edition import HEADINGS, LANGS, Edition, Lang, Provision, ordered
from aiplan_revise.model.names import spelling
from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.roles import bare, stranger

_ACTS: dict[Lang, str] = {
    "en": r"(?:^|(?<=[.;] ))(?:The |the )?(?P<who>[A-Z][^.;:\n]{1,120}?) (?:will|shall|must|should|may|is to|are to) "
    r"(?P<does>.{12,})",
    "ja": r"(?:^|(?<=。))(?P<who>[^、。はが\n]{2,40}?)(?:は|において(?:は|も)?|では)、?(?P<does>.{8,})",
}
"""What somebody does, in so many signs that it is not said of anybody."""
_SEVERAL = compiled(r", | and |と|及び")


_CLOSED = compiled(r"[(（\[［【](?P<names>[^()（）\[\]［］【】]{2,120}(?:\([^()]{1,60}\))?)[)）\]］】][.。．]?$")


_BETWEEN = compiled(r"[;；、,，/／・]")


def told(of: Edition, beside: Edition) -> Beside:
    """What an edition tells of another one that it stands `beside`; ALONE where that changes nothing."""
    names, words = _in_brackets(of, beside)
    return Beside(actors(of, beside), names, words)


def _in_brackets(of: Edition, beside: Edition) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of those responsible and the words beside which they stand, where units of `of` that name nobody end in
    a bracket that may hold one of them, or stands behind these words, or beside others that do."""
    mute = [_text(p) for p in ordered(of) if not p.assignments and p.kind not in HEADINGS]
    ends = [(text, found) for text in mute if (found := _CLOSED.search(whole(text))) and _may_hold(found["names"])]
    if not ends or beside.about.acting:
        return (), ()
    there = {stranger(name) for name in responsible(beside)}
    texts = [_text(p) for p in ordered(beside) if p.assignments and p.kind not in HEADINGS]
    words = {letters(said) for text in texts if not _CLOSED.search(whole(text)) for said in (text, undated(text))}
    here = {stranger(name) for name in responsible(of)}
    held = here & there or any(
        letters(text[: one.start()]) in words or _holds(one["names"], there) for text, one in ends
    )
    names = here | there
    return (tuple(sorted(names)), tuple(sorted(words))) if held else ((), ())


def _may_hold(content: str) -> bool:
    return all(may_name(name.strip()) for name in _BETWEEN.split(content))


def _holds(content: str, names: set[str]) -> bool:
    spelt = spelling(content)
    return any(name in spelt for name in names)


def _text(of: Provision) -> str:
    """The title and the text of a provision, in the language that has more words."""
    said = [f"{of.title.get(lang)} {of.text.get(lang)}".strip() for lang in LANGS]
    return max(said, key=len)


def actors(of: Edition, beside: Edition) -> tuple[str, ...]:
    """Who may act in the sentences of an edition, by what the other one, whose sentences say so, tells: the names of
    all who act there, and who does here what somebody does there. () where that changes nothing."""
    if not beside.about.acting:
        return ()
    there = responsible(beside)
    done = {does for p in ordered(beside) if p.assignments for _, does in _said(p.text.ja, p.text.en)}
    mute = [p for p in ordered(of) if p.kind != "initiative" or not p.assignments]
    told = [(who, does) for p in mute for who, does in _said(p.text.ja, p.text.en)]
    found = there | {who for who, does in told if does in done and not _SEVERAL.search(who)}
    return tuple(sorted(found)) if any(does in done or any(one in who for one in found) for who, does in told) else ()


def responsible(of: Edition) -> set[str]:
    """The names by which an edition calls its bodies."""
    return {bare(a.printed) for p in of.provisions.values() for a in p.assignments if not a.open and a.printed}


def _said(*texts: str) -> Iterator[tuple[str, str]]:
    """Who does what at the beginning of texts in Japanese and in English."""
    for lang, text in zip(_ACTS, texts[::-1], strict=True):
        for found in compiled(_ACTS[lang], re.M).finditer(text):
            yield found["who"], found["does"]
