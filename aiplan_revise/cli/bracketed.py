"""Bodies in brackets that somebody typed into the words of a step: 「…を行う。【経産省】」. In a document they say who
is responsible; here that is said by an option, and the bracket would be printed as words."""

from collections.abc import Iterator

from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.edition import LANGS, Edition, Texts, number
from aiplan_revise.model.lookup import indexed

_SQUARE = tuple("[［【")


def bracketed(words: Texts, was: Texts, registry: Registry) -> Iterator[str]:
    """The square brackets that name known bodies in words, but for those that were in the words before."""
    for lang in LANGS:
        text = words.get(lang)
        if any(sign in text for sign in _SQUARE):
            from aiplan_revise.documents.grammar.brackets import Brackets

            names = indexed(registry)
            for one in Brackets(names).find(text, numbered=False):
                shown = text[one.start : one.end]
                if shown.startswith(_SQUARE) and any(map(names.placed, one.names)) and shown not in was.get(lang):
                    yield shown


def new_brackets(before: Edition, made: Edition, registry: Registry) -> Iterator[str]:
    """Such brackets in the words of an edition that it did not have before, in printed order, with their provisions."""
    for key in made.outline:
        p, was = made.provisions[key], before.provisions.get(key)
        if p is not was:
            for shown in bracketed(p.text, was.text if was else Texts(), registry):
                yield f"{shown} in the words of {number(made, key) or key} makes nobody responsible"
