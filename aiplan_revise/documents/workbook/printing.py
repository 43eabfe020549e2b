"""What the cells of a provision say: printed for people, and read again."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from aiplan_revise.documents.grammar.parties import assigned, names_nobody
from aiplan_revise.documents.rows import named, placed
from aiplan_revise.documents.text import tidy
from aiplan_revise.documents.workbook.labels import COLUMNS, KINDS, kind_of, label, plain
from aiplan_revise.documents.workbook.paper import shown
from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.edition import (
    HEADINGS,
    LANGS,
    Assignment,
    Edition,
    Lang,
    Provision,
    Texts,
    ancestors,
    numbers,
    ordered,
)
from aiplan_revise.model.integrity import NUMBER
from aiplan_revise.model.lookup import Names
from aiplan_revise.model.roles import role_marked
from aiplan_revise.model.staying import Known

FIELD = "field:"
"""Stands before the name of a further column."""


def arranged(of: Edition, lang: str) -> dict[str, str]:
    """The columns for an edition, and what each is called, in `lang` or in both languages: of titles and texts those
    that hold anything."""
    listed = tuple(of.provisions.values())
    fields = [name for one in listed for name in one.fields]
    used = {
        f"{part}.{of_lang}" for one in listed for part in ("title", "text") for of_lang in getattr(one, part).langs()
    }
    used |= {"number", "kind", "place", "id", "bodies"}
    if not used & {"text.ja", "text.en"}:
        used.add(f"text.{lang or 'ja'}")
    langs = [one for one in LANGS if lang in ("", one)]
    made = {column: label(words, langs) for column, words in COLUMNS.items() if column in used}
    taken = {plain(called) for called in made.values()}
    for name in dict.fromkeys(fields):
        if plain(name) not in taken and name == " ".join(shown(name).split()):
            taken.add(plain(name))
            made[FIELD + name] = name
    made["id"] = made.pop("id")  # the last one
    return made


def printed(of: Edition, registry: Registry, lang: Lang) -> Iterator[tuple[Provision, dict[str, str]]]:
    """Every provision with its cells, by column; what is not of a language is printed in `lang`."""
    dotted = numbers(of)
    for one in ordered(of):
        above = (of.provisions[key] for key in ancestors(of.provisions, one.id))
        bodies = dict.fromkeys(named(party, registry, lang) for party in one.assignments)
        cells = {
            "number": dotted[one.id],
            "kind": KINDS[one.kind].get(lang),
            "place": placed(other.text.best(lang) for other in above if other.kind in HEADINGS),
            "bodies": "; ".join(bodies),
            "id": one.id,
        }
        cells |= {
            f"{part}.{of_lang}": getattr(one, part).get(of_lang) for part in ("title", "text") for of_lang in LANGS
        }
        cells |= {FIELD + name: words for name, words in one.fields.items()}
        yield one, {column: shown(words) for column, words in cells.items()}


def told(cells: Mapping[str, str], key: str, parent: str, names: Names) -> Provision:
    """What the cells of a provision say by themselves; a kind that is none is an initiative where bodies are named."""
    said = {column: " ".join(words.split()) if column in _SHORT else words.strip() for column, words in cells.items()}
    bodies = [name for name in names.split(said.get("bodies", "")) if not names_nobody(name)]
    kind = kind_of(said.get("kind", "")) or ("initiative" if bodies else "statement")
    number = said.get("number", "").rpartition(".")[2]
    return Provision(
        key,
        kind,
        parent,
        number if NUMBER.fullmatch(number) else "",
        Texts(*(said.get(f"title.{lang}", "") for lang in LANGS)),
        Texts(*(said.get(f"text.{lang}", "") for lang in LANGS)),
        assignments=tuple(assigned(names, bodies)),
        fields={
            column.removeprefix(FIELD): words for column, words in said.items() if column.startswith(FIELD) and words
        },
    )


_SHORT = ("number", "kind", "id")
"""Columns whose words stand in one line."""


def read_again(cells: Mapping[str, str]) -> dict[str, str]:
    """Cells as a reader sees them after they were written."""
    return {column: tidy(words)[0].strip() for column, words in cells.items()}


def in_cell(assignments: Iterable[Assignment], registry: Registry, lang: Lang) -> tuple[Known, ...]:
    """Assignments, each with what is read of it where `printed` has put it into a cell."""
    return tuple(Known(one, _seen(one, named(one, registry, lang))) for one in assignments)


def _seen(one: Assignment, words: str) -> Assignment:
    return replace(one, printed=words, role=role_marked(words).role, clause=Texts())
