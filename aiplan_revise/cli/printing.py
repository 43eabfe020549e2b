"""A page of ours delivered as a PDF."""

from collections.abc import Iterable

from aiplan_revise.cli.output import Delivery, say


def deliver_pdf(page: str, to: Delivery, inputs: Iterable[str]) -> None:
    """Writes an HTML page as a PDF; signs that no font here has are told on stderr."""
    from aiplan_revise.report.pdf import pdf

    raw, missing = pdf(page)
    to.paper(raw, inputs)
    if missing:
        say(f"no font here has {missing[:20]}: printed as boxes")
