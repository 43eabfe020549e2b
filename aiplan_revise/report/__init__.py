"""From a changeset to a report: `view` sorts, counts and words it, `render` makes a file of it."""

from typing import Literal

import msgspec

from aiplan_revise.report.build import view
from aiplan_revise.report.view import View

__all__ = ["View", "render", "view"]


def render(of: View, form: Literal["text", "md", "html", "json"], *, colour: bool = False, width: int = 80) -> str:
    """The report as one string with a final newline. The keys of the JSON are those of View.

    `width` (in half-width columns) and `colour` are for text only; colour comes on top of the marks [-…-] and {+…+}.
    """
    if form == "json":
        return msgspec.json.format(msgspec.json.encode(of), indent=2).decode() + "\n"
    from aiplan_revise.report.pages import page, terminal  # loads Jinja, which takes 100 ms

    return terminal(of, width, colour) if form == "text" else page(of, form)
