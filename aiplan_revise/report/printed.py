"""An edition as it prints itself in one language: the numbers of its provisions and the names of bodies. Papers
that quote the plan take them from here; they are those of its Markdown, its Word file and the amending sentences."""

from aiplan_revise.documents.reading import reduced
from aiplan_revise.documents.writing import Printer
from aiplan_revise.model.bodies import Registry, party_label
from aiplan_revise.model.edition import Assignment, Edition, Lang
from aiplan_revise.model.numbering import marks
from aiplan_revise.report.words import beside, say


def printed_names(of: Edition, registry: Registry, lang: Lang, *beside: Edition) -> dict[str, tuple[str, ...]]:
    """Provision id → the name of each of its assignments, in their order: the words that the edition prints, or, where
    those are in another language than `lang`, the short name in `lang` with the role that they tell; so as well in an
    edition of one language where another one that is shown `beside` it has several."""
    plain = reduced(of, registry, lang, *beside).provisions
    return {
        p.id: tuple(_name(*both, registry, lang) for both in zip(p.assignments, plain[p.id].assignments, strict=True))
        for p in of.provisions.values()
    }


def _name(kept: Assignment, shown: Assignment, registry: Registry, lang: Lang) -> str:
    name = " ".join(shown.printed.split()) or party_label(registry, shown.party(), lang, shown.office)
    return name if shown.printed == kept.printed != "" else beside(name, _role(kept, lang), lang)


def _role(of: Assignment, lang: Lang) -> str:
    return say(lang, f"role-{of.role}") if of.role else ""


def printed_marks(of: Edition, registry: Registry, lang: Lang) -> dict[str, str]:
    """Provision id → its number as the edition prints it in `lang` ("Chapter 3:", "第3章", "1)", "①"), without the
    numbers above it; "" where none is printed."""
    own = Printer(reduced(of, registry, lang), registry, lang).marks
    usual = marks(of, lang)
    return {key: own[key].strip(" \u3000") or usual[key] for key in of.outline}
