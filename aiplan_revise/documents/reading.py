"""What a reader of documents is told and what it hands back."""

from collections.abc import Iterable
from itertools import chain
from typing import Literal

from msgspec.structs import replace

from aiplan_revise.errors import PlanError
from aiplan_revise.model.bodies import Registry, party_label
from aiplan_revise.model.edition import (
    LANGS,
    Assignment,
    Edition,
    Finding,
    Lang,
    Provision,
    Texts,
    Value,
    languages,
    texts,
)
from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.roles import role_marked
from aiplan_revise.model.scripts import JAPANESE
from aiplan_revise.model.staying import Known

_JAPANESE = compiled(f"{JAPANESE}+")
_LATIN = compiled("[A-Za-z]+")
_SAMPLE = 200_000


Side = Literal["", "old", "new"]
"""Which text of a file that holds two is meant: before its tracked changes or with all of them accepted, the old or
the new one of a comparison table."""


class Beside(Value, frozen=True):
    """What the edition of a plan tells of another one beside it: who acts in its sentences, if they are read
    so (`acting`); the `names` of those responsible in either, as roles.stranger spells them, and the `words` beside
    which it names bodies, as `letters` has them: a bracket with such a name, or behind such words, holds bodies."""

    acting: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


ALONE = Beside()


def letters(words: str) -> str:
    """The letters of words, in whatever case, without numbers and signs."""
    return "".join(filter(str.isalpha, words)).casefold()


class Reading(Value, frozen=True):
    """How a document is to be read. `id` of the edition ("" = from the document or the name of its file, else
    `fallback`), `lang` of its words ("ja", "en", "" = detect), the edition it `follows`, `columns` of a table (ours →
    theirs; ours are id, title, text, place, bodies, and lead, joint, support for bodies in one role), whether the plan
    says that the body listed first leads, the `side` of a file with two texts, ids that are `reserved` for those who
    bear them: it is the text of a draft then, and makes none of them for what does not say them, and what the other
    edition tells that it is read `beside`."""

    id: str = ""
    lang: str = ""
    follows: str = ""
    columns: dict[str, str] = {}
    first_listed_leads: bool = False
    fallback: str = "edition"
    side: Side = ""
    reserved: tuple[str, ...] = ()
    beside: Beside = ALONE


AS_IT_IS = Reading()
NO_BODIES = Registry()


class Imported(Value, frozen=True):
    """The edition that a document holds, and what is to be remarked on it, in the order of its lines."""

    edition: Edition
    findings: tuple[Finding, ...] = ()


def language(text: str, said: str = "") -> Lang:
    """The language that `said` names, or else the one most of `text` is in. PlanError if `said` is no language here."""
    if said:
        named = next((lang for lang in LANGS if lang == said), None)
        if not named:
            raise PlanError(f"{said[:40]!r} is no language that is known here", fix=f"choose one of {', '.join(LANGS)}")
        return named
    sample = text[:_SAMPLE]
    japanese, latin = (sum(map(len, letters.findall(sample))) for letters in (_JAPANESE, _LATIN))
    return "ja" if 3 * japanese > latin else "en"


def reduced(of: Edition, registry: Registry, lang: Lang, *beside: Edition) -> Edition:
    """The edition in one language. Words that are missing in it stay in the other one; bodies go by their names in
    `lang`. An edition that has no other language, nor any that is shown `beside` it, stays as it is."""
    if {*chain.from_iterable(map(languages, (of, *beside)))} <= {lang}:
        return of
    endings = {key: replace(one, note=_in(one.note, lang)) for key, one in of.about.endings.items()}
    about = replace(of.about, title=_in(of.about.title, lang), notice=_in(of.about.notice, lang), endings=endings)
    return Edition(about, of.outline, {key: _reduced(one, registry, lang) for key, one in of.provisions.items()})


def _reduced(one: Provision, registry: Registry, lang: Lang) -> Provision:
    text = _in(one.text, lang)
    assignments = tuple(_renamed(party, registry, lang, text.langs()) for party in one.assignments)
    references = tuple(replace(other, title=_in(other.title, lang)) for other in one.references)
    return replace(one, title=_in(one.title, lang), text=text, assignments=assignments, references=references)


def _in(words: Texts, lang: Lang) -> Texts:
    return texts(lang, words.get(lang)) if words.get(lang) else words


def _renamed(one: Assignment, registry: Registry, lang: Lang, langs: tuple[Lang, ...]) -> Assignment:
    """The assignment with the body's name in `lang`, and its clause in the languages of its text."""
    clause = Texts(**{kept: one.clause.get(kept) for kept in langs})
    foreign = bool(_JAPANESE.search(one.printed)) != (lang == "ja")
    printed = party_label(registry, one.party(), lang, one.office) if one.party()[0] != "?" and foreign else one.printed
    return replace(one, clause=clause, printed=printed)


def known(assignments: Iterable[Assignment], registry: Registry, lang: Lang) -> tuple[Known, ...]:
    """Assignments, each with what is read of it where an edition is printed in `lang`."""
    return tuple(Known(one, _seen(one, registry, lang)) for one in assignments)


def _seen(one: Assignment, registry: Registry, lang: Lang) -> Assignment:
    made = _renamed(one, registry, lang, (lang,))
    printed = made.printed or party_label(registry, one.party(), lang, one.office)
    return replace(made, printed=printed, role=role_marked(printed).role)
