"""What two editions say, read before it is known which of their provisions belong together."""

from collections.abc import Iterator
from itertools import chain, islice, zip_longest

from aiplan_revise.model.commitments import clauses, figures
from aiplan_revise.model.edition import LANGS, Edition, Lang, Provision
from aiplan_revise.revise.retarget import around_figures, compared
from aiplan_revise.revise.strength import strengths

_MOST = 4_000
"""Texts, and pairs of them, that are kept by those who read them (see `figures` and `compared`)."""
_Words = tuple[str, Lang]


def ahead(old: Edition, new: Edition) -> Iterator[None]:
    """Compares the texts of provisions that bear one title, and reads what else stands in one edition only, as `diff`
    will, which then finds it kept: a little at each step, and no more than is kept. Who does not belong together has
    only been looked at in vain."""
    known = _alone(old), _alone(new)
    for title in islice(filter(known[1].__contains__, known[0]), _MOST):
        yield from _pair(known[0][title], known[1][title])
    if len(old.outline) + len(new.outline) > _MOST:
        return
    one, other = ({text: around_figures(text[0]) for text in _words(of)} for of in (old, new))
    alone = [text for text in one if text not in other], [text for text in other if text not in one]
    said = {one[text] for text in alone[0]} & {other[text] for text in alone[1]}
    for text in islice(filter(None, chain.from_iterable(zip_longest(*alone))), _MOST):
        clauses(*text)
        yield
        around = one.get(text) or other.get(text)
        if around and around not in said:
            figures(*text)
            yield


def _alone(of: Edition) -> dict[_Words, Provision]:
    """The titles that one provision alone has."""
    found: dict[_Words, Provision | None] = {}
    for provision in of.provisions.values():
        for lang in provision.title.langs():
            title = provision.title.get(lang), lang
            found[title] = None if title in found else provision
    return {title: one for title, one in found.items() if one and one.text.langs()}


def _pair(old: Provision, new: Provision) -> Iterator[None]:
    for lang in LANGS:
        one, other = old.text.get(lang), new.text.get(lang)
        if one and other and one != other:
            compared(one, other, lang)
            yield
            strengths(one, other, lang)
            yield


def _words(of: Edition) -> Iterator[_Words]:
    for provision in of.provisions.values():
        for texts in (provision.title, provision.text):
            yield from ((texts.get(lang), lang) for lang in texts.langs())
