"""A comparison table as one HTML page that loads nothing, or as a table in Markdown."""

import re
from functools import partial
from typing import Literal

from markupsafe import Markup, escape

from aiplan_revise.model.edition import Lang
from aiplan_revise.report.environment import environment
from aiplan_revise.report.pages import column_names, inlined
from aiplan_revise.report.papers.shapes import Paper
from aiplan_revise.report.words import say

_TAGS = {"old": "del", "new": "ins"}


def comparison_page(of: Paper, form: Literal["html", "md"]) -> str:
    """The paper as a page, with a final newline. In Markdown a number that is underlined twice is also bold."""
    shown: dict[str, object] = {"view": of, "tags": _TAGS, "t": partial(_own, of.lang), "strong": Markup("**")}
    if form == "html":
        page = f"@page{{size:A4 {'landscape' if of.landscape else 'portrait'}}}\n"
        page += column_names(*(one.heading for one in of.columns), *([of.remarks] if of.remarks else []))
        shown |= inlined(of.lang, bool(of.notices), page, "report.css", "comparison.css")
        return environment(form).get_template("comparison.html").render(shown) + "\n"
    filled = environment(form).get_template("comparison.md").render(shown)
    return re.sub(r"\n{3,}", "\n\n", filled).strip() + "\n"


def _own(lang: Lang, key: str) -> Markup:
    """Our own words, which are no words of the plan: nothing in them is escaped."""
    return Markup(escape(say(lang, key)))
