"""Documents of other states: names that bodies of several states bear are not read as those of the registry."""

from collections.abc import Sequence

from aiplan_revise.documents.reading import Imported
from aiplan_revise.model.abroad import abroad, as_printed, known_commonly, named_abroad, printed_abroad
from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.edition import Edition, Finding

_SHOWN = 5


def as_meant(
    documents: Sequence[Imported], registry: Registry, beside: Sequence[Edition] = (), holds: bool | None = None
) -> tuple[Imported, ...]:
    """Documents of one plan, which were read with this registry, with the bodies that they mean (see model.abroad); a
    finding says where those are others than the registry's. Whether they are, `holds` says, or else it is judged by
    them and the editions `beside` them."""
    if holds or (holds is None and not abroad(registry, [*beside, *(one.edition for one in documents)])):
        return tuple(documents)
    return tuple(_meant(one, registry) for one in documents)


def beside_settled(
    documents: Sequence[Imported], settled: Sequence[Edition], registry: Registry
) -> tuple[Imported, ...]:
    """The same of documents beside editions of their plan that have said who their bodies are: they mean what those do
    (see model.abroad.at_one)."""
    if any(printed_abroad(registry, of) for of in settled):
        return as_meant(documents, registry, holds=False)
    return tuple(documents) if known_commonly(registry, settled) else as_meant(documents, registry, settled)


def _meant(document: Imported, registry: Registry) -> Imported:
    names = named_abroad(registry, [document.edition])
    if not names:
        return document
    shown = ", ".join(names[:_SHOWN]) + (" and others" if len(names) > _SHOWN else "")
    message = f"read as bodies of another state, which the registry does not know: {shown}"
    found = Finding("bodies-abroad", "warning", message, fix="if those of the registry are meant: --registry yes")
    others = (one for one in document.findings if one.rule != "retired-body")  # which those of the registry are
    return Imported(as_printed(registry, document.edition), (found, *others))
