"""A table delivered in the form that was asked for."""

from typing import TYPE_CHECKING

from aiplan_revise.cli.output import Delivery

if TYPE_CHECKING:
    from aiplan_revise.report.listing import Listing


def deliver(of: "Listing", to: Delivery) -> None:
    """Writes a table as text, Markdown, CSV or HTML."""
    if to.form == "csv":
        from aiplan_revise.report.listing import listing_csv

        to.text(listing_csv(of))
    elif to.form in ("md", "html"):
        from aiplan_revise.report.pages import listing_page

        to.text(listing_page(of, "md" if to.form == "md" else "html"))
    else:
        from aiplan_revise.report.folding import folded
        from aiplan_revise.report.listing import listing_text

        to.text(folded(listing_text(of), to.width, to.colour))
