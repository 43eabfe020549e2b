"""What the styles of a Word file say of a paragraph: whether it is a heading, and which list numbers it."""

import re
from typing import NamedTuple
from xml.etree.ElementTree import Element

from aiplan_revise.documents.xml import child, name, value

_HEADING = re.compile(r"(?:heading|見出し) ?([1-9])", re.I)
_CONTENTS = re.compile(r"(?:toc|目次) ?[1-9]|table of figures", re.I)
_BODY = 9
"""The level that says of a paragraph that it is no heading."""
_DEEPEST = 20
"""Styles that may be based on one another."""


class Format(NamedTuple):
    """What is known of a paragraph: the level of a heading (0 none), its list ("" none) and level in it (-1: of its
    style), and whether it is a line of a table of contents."""

    heading: int = 0
    list: str = ""
    at: int = -1
    contents: bool = False


class Styles:
    """The paragraph styles of a text."""

    def __init__(self, part: Element) -> None:
        self._styles = {value(one, "styleId"): one for one in part if name(one) == "style"}
        self._usual = next((key for key, one in self._styles.items() if _usual(one)), "")
        self._known: dict[str, Format] = {}

    def list_of(self, style: str) -> str:
        """The list that a numbering style stands for."""
        return value(child(self._styles.get(style), "pPr", "numPr", "numId"))

    def format(self, properties: Element | None) -> tuple[str, Format]:
        """The style of a paragraph with these properties, and what it and the properties say."""
        style = value(child(properties, "pStyle")) or self._usual
        return style, said(properties, self._format(style))

    def _format(self, style: str, depth: int = 0) -> Format:
        if style not in self._known:
            found = self._styles.get(style)
            based = value(child(found, "basedOn"))
            under = self._format(based, depth + 1) if based and depth < _DEEPEST else Format()
            called = value(child(found, "name"))
            heading, contents = _HEADING.fullmatch(called), _CONTENTS.fullmatch(called)
            if heading or called.lower() in ("title", "表題"):
                under = under._replace(heading=int(heading[1]) if heading else 1)
            under = under._replace(contents=bool(contents) or under.contents)
            self._known[style] = said(child(found, "pPr"), under)
        return self._known[style]


def said(properties: Element | None, otherwise: Format) -> Format:
    """What properties say, and `otherwise` where they say nothing."""
    level, numbers = child(properties, "outlineLvl"), child(properties, "numPr")
    if level is not None and value(level).isdigit():
        otherwise = otherwise._replace(heading=int(value(level)) + 1 if int(value(level)) < _BODY else 0)
    if numbers is not None:
        which, at = value(child(numbers, "numId")), value(child(numbers, "ilvl"))
        otherwise = otherwise._replace(
            list=(which if which != "0" else "") if which else otherwise.list,
            at=int(at) if at.isdigit() else otherwise.at,
        )
    return otherwise


def _usual(style: Element) -> bool:
    return value(style, "type") == "paragraph" and value(style, "default") in ("1", "true", "on")
