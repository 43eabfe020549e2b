"""Editions and what they are made of: provisions, assignments, texts. Frozen values and plain functions over them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

import msgspec

from aiplan_revise.model.roles import Role, stranger

Lang = Literal["ja", "en"]
Kind = Literal["part", "chapter", "section", "group", "statement", "initiative"]
Status = Literal["", "outline", "draft", "adopted", "example"]
EndingReason = Literal["completed", "merged", "superseded", "abandoned"]

LANGS: tuple[Lang, ...] = ("ja", "en")
HEADINGS: tuple[Kind, ...] = ("part", "chapter", "section", "group")
MAX_DEPTH = 32
"""Levels of nesting that an edition may have; real plans have five."""


class Value(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """The base of every stored value: immutable, compared by content, without defaults in its JSON."""


class Texts(Value, frozen=True):
    """The same words in each language; an empty string is a missing language."""

    ja: str = ""
    en: str = ""

    def get(self, lang: Lang) -> str:
        """The words in `lang`, or an empty string."""
        return self.ja if lang == "ja" else self.en

    def best(self, lang: Lang) -> str:
        """The words in `lang` or, where they are missing, in the other language."""
        return self.get(lang) or self.ja or self.en

    def langs(self) -> tuple[Lang, ...]:
        """The languages that are there, in the order of LANGS."""
        return _THERE[bool(self.ja), bool(self.en)]


_THERE: dict[tuple[bool, bool], tuple[Lang, ...]] = {
    (ja, en): tuple(lang for lang in LANGS if (ja if lang == "ja" else en))
    for ja in (True, False)
    for en in (True, False)
}
"""The languages that are there, by whether there are Japanese and English words; asked for a million times."""


def texts(lang: Lang, words: str) -> Texts:
    """`words` as Texts in one language."""
    return Texts(ja=words) if lang == "ja" else Texts(en=words)


class Assignment(Value, frozen=True):
    """Who is responsible for an initiative, or for one clause of it, with the words as printed.

    Exactly one of these holds: `body` is a registry id (with `office`, an office of it, or ""); `open` is the id of an
    open set ("other-related"); both are "" and the printed words are unknown to the registry.
    `clause` holds the words of the clause the assignment belongs to; empty means the whole initiative.
    `role` is "" where the plan does not say.
    """

    body: str = ""
    office: str = ""
    open: str = ""
    role: Role = ""
    clause: Texts = Texts()
    printed: str = ""

    def party(self) -> str:
        """What is compared: the body's id, `open:ID` for an open set, `?words` for an unknown body, which
        `roles.stranger` makes of those printed."""
        if self.body:
            return self.body
        return f"open:{self.open}" if self.open else f"?{stranger(self.printed)}"


class PlanReference(Value, frozen=True):
    """A place in another plan, or another plan as a whole (`section` is ""): the plan by its id, which plan.json knows
    (`others`) or which is an edition of the store, or by its title; the section as printed there; an address."""

    plan: str = ""
    title: Texts = Texts()
    section: str = ""
    address: str = ""


class Provision(Value, frozen=True):
    """One unit of an edition's text.

    `number` is the provision's own part of the printed number, without marks ("3", "a", "ア"), "" where none is
    printed; the dotted number comes from `numbers`. `mark` is the exemplar of its printed mark ("①", "(1)", "1.1" where
    the numbers above are repeated) where that is another than About.numbering says of its level, else "".
    `parent` is the id of the provision it stands under, "" at the top.
    The words of a heading stand in `text`; `title` is for initiatives that have a title beside their text (tables).
    `continues` names provisions of the edition before whose split, join or regrouping this one comes from.
    `fields` keeps what a table says besides, by column name. `references` are those to other plans.
    """

    id: str
    kind: Kind
    parent: str = ""
    number: str = ""
    title: Texts = Texts()
    text: Texts = Texts()
    assignments: tuple[Assignment, ...] = ()
    continues: tuple[str, ...] = ()
    fields: dict[str, str] = {}
    references: tuple[PlanReference, ...] = ()
    mark: str = ""


class Source(Value, frozen=True):
    """Where a fact or a text comes from: title, address, date (ISO 8601), sha256 of the file as read, a remark."""

    title: str
    address: str = ""
    date: str = ""
    sha256: str = ""
    note: Texts = Texts()


class Ending(Value, frozen=True):
    """Why a provision of the edition before has nothing that continues it: its work is done, goes on inside another,
    gave way to something else, or was given up. `note` says more, e.g. where it goes on."""

    reason: EndingReason
    note: Texts = Texts()


class About(Value, frozen=True):
    """An edition's metadata. `dates` maps an event ("presented", "settled", "adopted", "in-force") to an ISO 8601 date.

    `status` is "" and `official` None where nobody said; where `official` is False, the title says so and `notice`
    explains it.
    `follows` is the id of the edition this one amends. `numbering` shows how numbers are printed, one exemplar for each
    level: parts, if there are any, chapters, sections, then the levels below in order, e.g. ("Chapter 1:",
    "Section 1:", "1)", "a)") or ("第1編", "第1章", "第1節", "(1)").
    `endings` says of provisions of the edition before, by id, why nothing here continues them. `acting`: the sentences
    of its initiatives say who is responsible ("MAF will open a scheme"), and no brackets do.
    """

    id: str
    title: Texts = Texts()
    status: Status = ""
    official: bool | None = None
    notice: Texts = Texts()
    follows: str = ""
    dates: dict[str, str] = {}
    sources: tuple[Source, ...] = ()
    numbering: tuple[str, ...] = ()
    endings: dict[str, Ending] = {}
    acting: bool = False


class Edition(Value, frozen=True):
    """One text of the plan. `outline` lists the ids of all provisions in printed order (parents before children)."""

    about: About
    outline: tuple[str, ...] = ()
    provisions: dict[str, Provision] = {}


class Finding(Value, frozen=True):
    """A rule's remark: rule id, level, what it says, where (provision id, line from 1; 0 is unknown), what to do. Where
    a document has pages, `page` is that of the line, from 1."""

    rule: str
    level: Literal["error", "warning", "note"]
    message: str
    provision: str = ""
    line: int = 0
    fix: str = ""
    page: int = 0


class Event(Value, frozen=True):
    """What happened to the plan on a day (ISO 8601, or a month), with where it is told."""

    date: str
    event: Texts
    sources: tuple[Source, ...] = ()


class Claim(Value, frozen=True):
    """What one source says about a subject; sources may contradict each other, so none is the truth by itself."""

    subject: Texts
    claim: Texts
    source: Source


class Conventions(Value, frozen=True):
    """How the plan is printed: exemplars of numbering by language, languages, and whether it says that the body
    listed first leads (where it does not, nothing is concluded from the order)."""

    numbering: dict[str, tuple[str, ...]] = {}
    first_listed_leads: bool = False
    languages: tuple[Lang, ...] = LANGS


class OtherPlan(Value, frozen=True):
    """A plan that provisions refer to: its title, and where it can be read."""

    title: Texts
    address: str = ""


class Plan(Value, frozen=True):
    """The undertaking that has editions (plan.json). `others` are other plans, by the ids under which provisions refer
    to them."""

    title: Texts = Texts()
    legal_basis: Texts = Texts()
    conventions: Conventions = Conventions()
    chronology: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()
    others: dict[str, OtherPlan] = {}


def edition(about: About, provisions: Iterable[Provision]) -> Edition:
    """An edition from provisions in printed order."""
    listed = tuple(provisions)
    return Edition(about, tuple(p.id for p in listed), {p.id: p for p in listed})


def ordered(of: Edition) -> Iterator[Provision]:
    """The provisions in printed order."""
    return (of.provisions[key] for key in of.outline)


def initiatives(of: Edition) -> tuple[Provision, ...]:
    """The provisions that bodies are responsible for, in printed order."""
    return tuple(p for p in ordered(of) if p.kind == "initiative")


def ancestors(provisions: Mapping[str, Provision], key: str) -> tuple[str, ...]:
    """The ids above a provision, the outermost first."""
    chain: list[str] = []
    above = provisions[key].parent
    while above:
        chain.append(above)
        above = provisions[above].parent
    return tuple(reversed(chain))


def numbers(of: Edition) -> dict[str, str]:
    """Provision id → dotted number as printed (`3.1.2.a`): the numbers of the headings above and its own.

    Headings without a number of their own add nothing; a provision without one has "".
    """
    prefix = {"": ""}
    dotted: dict[str, str] = {}
    for p in ordered(of):
        above = prefix[p.parent]
        full = f"{above}.{p.number}" if above and p.number else p.number or above
        prefix[p.id] = full
        dotted[p.id] = full if p.number else ""
    return dotted


def number(of: Edition, key: str) -> str:
    """The dotted number of one provision, as `numbers` has it."""
    p = of.provisions[key]
    above = (of.provisions[one].number for one in ancestors(of.provisions, key))
    return ".".join([*filter(None, above), p.number]) if p.number else ""


def languages(of: Edition) -> tuple[Lang, ...]:
    """The languages in which the edition has any text, in the order of LANGS."""
    found = {lang for p in of.provisions.values() for lang in p.text.langs()}
    return tuple(lang for lang in LANGS if lang in found)


def spoken(of: Edition) -> tuple[Lang, ...]:
    """The languages that the edition is in, in the order of LANGS: those of at least half of its texts. One sentence
    in another language does not make it bilingual."""
    counts = Counter(lang for p in of.provisions.values() for lang in p.text.langs())
    return tuple(lang for lang in LANGS if counts[lang] and 2 * counts[lang] >= max(counts.values()))
