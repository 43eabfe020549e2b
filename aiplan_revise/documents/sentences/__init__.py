"""Amending sentences 改め文 and English amending instructions: written from two editions, and proved.

`sentences` says how one edition becomes another, and only hands over what it has proved: an interpreter that knows
nothing but the text of the sentences makes out of the old edition exactly what the new one prints. `carried_out` does
to an edition what a text of sentences says.
"""

from aiplan_revise.documents.sentences import english, japanese
from aiplan_revise.documents.sentences.acting import act
from aiplan_revise.documents.sentences.deeds import Amend, Insert, Replace
from aiplan_revise.documents.sentences.pairs import pairs
from aiplan_revise.documents.sentences.paper import Paper, alike, copied_paper, paper_of
from aiplan_revise.documents.sentences.places import doubles
from aiplan_revise.documents.sentences.planning import planned
from aiplan_revise.documents.sentences.reading import FIX, is_nothing, language_of, read
from aiplan_revise.documents.sentences.restored import Restored, restored
from aiplan_revise.documents.sentences.showing import Sentence, as_markdown, as_text
from aiplan_revise.errors import PlanError
from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.changes import Changeset
from aiplan_revise.model.edition import Edition, Lang

__all__ = [
    "Restored",
    "Sentence",
    "as_markdown",
    "as_text",
    "carried_out",
    "is_nothing",
    "language_of",
    "prove",
    "sentences",
]


def sentences(old: Edition, new: Edition, changeset: Changeset, registry: Registry, lang: Lang) -> tuple[Sentence, ...]:
    """The sentences that make `new` out of `old` as both are printed in `lang`; none where they are printed alike.

    `changeset` tells which provisions go on as which; ids, other languages and metadata are no matter of sentences.
    PlanError: the sentences that were found do not prove good, which is a fault of this program.
    """
    before, after = (paper_of(one, registry, lang, old.about.acting) for one in (old, new))
    if alike(before, after):  # be it that a heading without words took the place of another
        return ()
    grammar = japanese if lang == "ja" else english
    try:
        found = planned(copied_paper(before), after, pairs(before, after, changeset))
    except (PlanError, AssertionError) as error:
        raise _unproved(str(error)) from error
    made = tuple(
        Sentence(grammar.written(one), one.block if isinstance(one, Insert | Replace) else ()) for one in found
    )
    prove(as_text(made, lang), before, after)
    return made


def prove(text: str, before: Paper, after: Paper) -> None:
    """Proves that the sentences in `text` make `after` out of `before`; PlanError if they do not."""
    made = copied_paper(before)
    try:
        amended_by(text, made)
    except PlanError as error:
        raise _unproved(str(error)) from error
    if not alike(made, after):
        raise _unproved("they make another text")


def carried_out(text: str, old: Edition, registry: Registry, lang: Lang, key: str) -> Restored:
    """The edition that the sentences in `text` make out of `old`, under the id `key`. PlanError names the line of one
    that does not fit, what it looks for, and what is there."""
    paper = paper_of(old, registry, lang, old.about.acting)
    doubled = amended_by(text, paper)
    return restored(paper, old, registry, key)._replace(doubled=tuple(doubled))


def sound(text: str, lang: Lang) -> str:
    """The same text, if there is a sentence in it, or it says that there is nothing to amend; otherwise a PlanError."""
    if not (is_nothing(text) or read(text, lang)):
        raise PlanError("there is no amending sentence in it", fix=FIX[lang])
    return text


def amended_by(text: str, paper: Paper) -> list[str]:
    """Does to a paper what the sentences in `text` say. PlanError names the line of the one that does not fit.

    Places of which several have one number because of a sentence that found it taken come back with its line.
    """
    told: list[tuple[int, str]] = []
    known = doubles(paper)
    for said in read(text, paper.lang):
        try:
            act(paper, said.deed)
        except PlanError as error:
            raise error.at(f"line {said.line}") from None
        if not isinstance(said.deed, Amend):
            now = doubles(paper)
            told += ((said.line, place) for place in now if place not in known)
            known = now
    return [f"line {line}: {place}" for line, place in told if place in known]


def _unproved(why: str) -> PlanError:
    return PlanError(
        f"the amending sentences for these editions do not prove good: {why}",
        fix="this is a fault of aiplan; please report it with the two editions",
    )
