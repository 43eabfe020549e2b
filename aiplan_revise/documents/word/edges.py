"""What the headers and footers of a Word file say: no part of the text, but to be told that it is there."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from aiplan_revise.documents.package import Package
from aiplan_revise.documents.xml import name, value
from aiplan_revise.errors import PlanError
from aiplan_revise.model.patterns import compiled

_PAGES = compiled(r"\b(?:page|of|p\.)(?=[ \d]|$)|[頁ページ/全]", re.I)
"""Words that only count pages."""
_KINDS = ("header", "footer")


def edges(package: Package) -> list[str]:
    """The words of each header and footer, those that say the same once. What only counts pages says nothing."""
    parts = [part for _, kind, part in package.relations(package.main) if kind in _KINDS]
    said = (" ".join(_said(package, part).split()) for part in parts)
    return [words for words in dict.fromkeys(said) if any(map(str.isalpha, _PAGES.sub("", words)))]


def _said(package: Package, part: str) -> str:
    try:
        root = package.tree(part)
    except PlanError:  # damaged, and no part of the text
        return f"{part} (damaged)"
    return " ".join("".join(_words(one)) for one in root.iter() if name(one) == "p")


def _words(of: Element) -> Iterator[str]:
    """The words of a paragraph without those that a field makes: the number of a page."""
    depth = 0
    for one in of.iter():
        if name(one) == "fldChar":
            depth += {"begin": 1, "end": -1}.get(value(one, "fldCharType"), 0)
        elif name(one) in ("tab", "br"):
            yield " "
        elif name(one) == "t" and depth <= 0:
            yield one.text or ""
