"""Documents of other states: names that bodies of several states bear are not read as those of the registry."""

from collections.abc import Sequence

from aiplan_revise.documents.reading import Imported
from aiplan_revise.model.abroad import abroad, as_printed, named_abroad
from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.edition import Edition, Finding

_SHOWN = 5


def as_meant(
    documents: Sequence[Imported], registry: Registry, settled: Sequence[Edition] = (), holds: bool | None = None
) -> tuple[Imported, ...]:
    """Documents of one plan, which were read with this registry, with the bodies that they mean (see model.abroad); a
    finding says where those are others than the registry's. Whether they are, `holds` says, or else it is judged.
    Editions of the same plan that are `settled` have their bodies already: those beside them mean the same."""
    if holds or not documents:
        return tuple(documents)
    if holds is None:
        every = [*settled, *(one.edition for one in documents)]
        if not abroad(registry, every) or named_abroad(registry, settled):
            return tuple(documents)
    return tuple(_meant(one, registry) for one in documents)


def _meant(document: Imported, registry: Registry) -> Imported:
    names = named_abroad(registry, [document.edition])
    if not names:
        return document
    shown = ", ".join(names[:_SHOWN]) + (" and others" if len(names) > _SHOWN else "")
    message = f"read as bodies of another state, which the registry does not know: {shown}"
    found = Finding("bodies-abroad", "warning", message, fix="if those of the registry are meant: --registry yes")
    return Imported(as_printed(registry, document.edition), (found, *document.findings))
