"""What the tag, role, class and style of an element say of its words: that they are beside the text, hidden, struck
out, raised or lowered, put in or taken out."""

import re
from collections.abc import Collection, Mapping
from typing import Literal

from aiplan_revise.documents.word.symbols import symbol
from aiplan_revise.model.patterns import compiled

Font = Literal["symbol", "wingdings", "courier"]
Look = Literal["", "struck", "raised", "lowered", "ins", "del", "link", "away", "right", "dt", "dd", Font]
"""`link` leads to another place of the page, `away` to another page; three are fonts in which bullets are written with
letters; what is `right` is set against the right margin; `dt` and `dd` are the parts of a list of terms."""

_SILENT = frozenset(("script", "style", "template", "noscript", "head", "title", "button", "select", "rp"))
PICTURES = frozenset(("img", "math", "iframe", "object", "audio", "video", "canvas"))
"""What shows something even where it holds no words."""
_BESIDE = "parts beside the text (navigation, header, footer)"
_NOTES, _REFERENCES, _READINGS = "lists of footnotes", "references to footnotes", "readings above words (ruby)"
_NOTE, _COMMENTS, _CONTENTS = "footnotes", "comments", "lines of a table of contents"
_DRAWN = "pictures, formulas and the like"
_LEFT_OUT = {
    **dict.fromkeys(("nav", "header", "footer", "aside"), _BESIDE),
    **dict.fromkeys(("navigation", "banner", "contentinfo", "complementary", "search", "doc-toc"), _BESIDE),
    **dict.fromkeys(("doc-endnotes", "doc-footnote"), _NOTES),
    **dict.fromkeys(("doc-noteref", "doc-backlink"), _REFERENCES),
    **dict.fromkeys((*PICTURES, "svg"), _DRAWN),
    "rt": _READINGS,
}
"""What is left out by its tag or role."""
_LEFT_OUT_CLASSES = {
    **dict.fromkeys(("doc-endnotes", "doc-footnote", "footnotes"), _NOTES),
    **dict.fromkeys(("doc-noteref", "doc-backlink", "footnote-ref", "footnote-back"), _REFERENCES),
    **dict.fromkeys(("sdfootnote", "sdendnote", "MsoFootnoteText", "MsoEndnoteText"), _NOTE),
    **dict.fromkeys(("MsoFootnoteReference", "MsoEndnoteReference"), _REFERENCES),
    **dict.fromkeys(("MsoCommentText", "MsoCommentReference"), _COMMENTS),
    **dict.fromkeys(("MsoTocHeading", "TOCHeading", *(f"MsoToc{level}" for level in range(1, 10))), _CONTENTS),
    **dict.fromkeys(("MsoHeader", "MsoFooter"), _BESIDE),
}
"""What is left out by its class: only what means a note wherever it stands (pandoc calls rows of tables `header`)."""
_SITE = frozenset(
    str.split(
        "header footer siteheader sitefooter globalheader globalfooter nav navi navbar navigation gnav gnavi globalnav "
        "globalnavi globalnavigation globalmenu localnav localnavi lnav sidenav sidebar sidemenu subnav sitenav "
        "footnav breadcrumb breadcrumbs breadcrumblist topicpath pankuzu skip skiplink skiplinks skipnav skipnavi "
        "blockskip pagetop pagetotop totop backtotop gotop sns snsbtn snsbox snsbutton snsshare share sharebtn "
        "sharebuttons socialbuttons pager pagination copyright fontsize languageswitcher cookiebanner"
    )
)
"""What sites call the parts around a page, by id or class without hyphens; of `header` and `footer` only the id counts,
for any part of a text may be headed."""
_PARTS_OF_SITES = frozenset(("div", "ul", "ol", "dl", "p", "section", "a", "span"))
_HIDDEN = compiled(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_STYLED: tuple[tuple[Look, re.Pattern[str]], ...] = (
    ("struck", compiled(r"text-decoration(?:-line)?\s*:[^;{}]*line-through", re.I)),
    ("raised", compiled(r"vertical-align\s*:\s*super", re.I)),
    ("lowered", compiled(r"vertical-align\s*:\s*sub", re.I)),
    ("symbol", compiled(r"font-family\s*:\s*[\"']?symbol\b", re.I)),
    ("wingdings", compiled(r"font-family\s*:\s*[\"']?wingdings", re.I)),
    ("courier", compiled(r"font-family\s*:\s*[\"']?courier", re.I)),
    ("right", compiled(r"(?:float|text-align)\s*:\s*(?:right|end|inline-end)\b", re.I)),
)
_TAGGED: Mapping[str, Look] = {
    **dict.fromkeys(("s", "strike"), "struck"),
    "sup": "raised",
    "sub": "lowered",
    "ins": "ins",
    "del": "del",
    "dt": "dt",
    "dd": "dd",
}
_ORDER: tuple[Look, ...] = (
    "ins", "del", "struck", "raised", "lowered", "link", "symbol", "wingdings", "courier", "dt", "dd", "away", "right",
)  # fmt: skip
_OF_CLASS = compiled(r"\.([\w-]+)\s*(?:,|$)")
_MOST = 20
"""Classes of an element that are looked at."""


class Looks:
    """The looks of a page, as its tags and its own style sheets say."""

    def __init__(self) -> None:
        self._classes: dict[str, Look] = {}

    def learn(self, sheet: str) -> None:
        """Notes which classes a style sheet strikes out, raises or lowers."""
        for rule in sheet.split("}"):
            selectors, _, said = rule.rpartition("{")
            if look := _styled(said):
                self._classes |= dict.fromkeys(_OF_CLASS.findall(selectors.rpartition("{")[2]), look)

    def of(self, tag: str, attributes: Mapping[str, str]) -> Look:
        """The look of an element: what is put in or taken out is that first of all, however it is shown."""
        if not attributes:
            return _TAGGED.get(tag, "")
        known = (self._classes.get(name, "") for name in _classes(attributes))
        face = _styled(f"font-family:{attributes.get('face', '')}") if tag == "font" else ""
        styled = _styled(attributes.get("style", ""))
        aligned = _styled(f"text-align:{attributes.get('align', '')}")
        found = {styled, _TAGGED.get(tag, ""), _linked(tag, attributes), face, aligned, *known}
        return next((look for look in _ORDER if look in found), "")


def _styled(said: str) -> Look:
    return next((look for look, pattern in _STYLED if pattern.search(said)), "")


def _linked(tag: str, attributes: Mapping[str, str]) -> Look:
    href = attributes.get("href", "") if tag == "a" else ""
    return "link" if href.startswith("#") else "away" if href else ""


def _classes(attributes: Mapping[str, str]) -> list[str]:
    return attributes.get("class", "").split()[:_MOST]


def left_out(tag: str, attributes: Mapping[str, str], inside: Collection[Look]) -> str | None:
    """Why an element is left out: "" for one that shows no words, None for one that is not. It stands `inside` of
    these: what is raised and a link into the page is the number of a note."""
    if tag in _SILENT or (tag == "img" and not attributes.get("alt", "").strip()):
        return ""
    if tag == "sup" and "link" in inside:
        return _REFERENCES
    return _left_out(tag, attributes, inside) if attributes else _LEFT_OUT.get(tag)


def _left_out(tag: str, attributes: Mapping[str, str], inside: Collection[Look]) -> str | None:
    if "hidden" in attributes or _HIDDEN.search(attributes.get("style", "")):
        return ""
    if _linked(tag, attributes) == "link" and "raised" in inside:
        return _REFERENCES
    edge = attributes.get("title", "") if tag == "div" else ""  # as LibreOffice marks the edges of pages
    named = [_LEFT_OUT.get(name) for name in (attributes.get("role", ""), edge, tag)]
    site = _BESIDE if tag in _PARTS_OF_SITES and _of_site(attributes) else None
    return next(filter(None, (*named, *map(_LEFT_OUT_CLASSES.get, _classes(attributes)), site)), None)


def _of_site(attributes: Mapping[str, str]) -> bool:
    called = (_plain(name) for name in _classes(attributes))
    return _plain(attributes.get("id", "")) in _SITE or any(
        name in _SITE and name not in ("header", "footer") for name in called
    )


def _plain(name: str) -> str:
    return name.casefold().replace("-", "").replace("_", "")


def is_head(tag: str, attributes: Mapping[str, str]) -> bool:
    """Whether an element is the head of a page, which may hold the title of the plan."""
    return tag == "header" or _plain(attributes.get("id", "")) in ("header", "siteheader", "globalheader")


def read_signs(words: str, looks: Collection[Look], first: bool) -> str:
    """Words in a font of signs as the signs that they show; what a paragraph begins with is a bullet."""
    font = next((look for look in ("symbol", "wingdings") if look in looks), "")
    if first and words.strip() and (font or ("courier" in looks and words.strip() == "o")):
        return words.replace(words.strip(), "•", 1) if len(words.strip()) == 1 else words
    return "".join(symbol(font, f"{ord(sign):x}") if sign.strip() else sign for sign in words) if font else words
