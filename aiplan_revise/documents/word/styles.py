"""What the styles of a Word file say of a paragraph: whether it is a heading, which list numbers it; and of a run of
words: whether it is hidden, struck out or raised."""

import re
from typing import NamedTuple
from xml.etree.ElementTree import Element

from aiplan_revise.documents.xml import child, name, on, value
from aiplan_revise.model.patterns import compiled

_HEADING = compiled(r"(?:heading|見出し) ?([1-9])", re.I)
_CONTENTS = compiled(r"(?:toc|目次) ?[1-9]|table of figures", re.I)
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


class Look(NamedTuple):
    """How words look: whether they are hidden or struck out, and whether they stand above or below the line
    ("superscript", "subscript")."""

    hidden: bool = False
    struck: bool = False
    place: str = ""


class Styles:
    """The styles of a text."""

    def __init__(self, part: Element) -> None:
        self._styles = {value(one, "styleId"): one for one in part if name(one) == "style"}
        self._usual = next((key for key, one in self._styles.items() if _usual(one)), "")
        self._known: dict[str, Format] = {}
        self._looks: dict[tuple[str, Look], Look] = {}

    def list_of(self, style: str) -> str:
        """The list that a numbering style stands for."""
        return value(child(self._styles.get(style), "pPr", "numPr", "numId"))

    def format(self, properties: Element | None) -> tuple[str, Format]:
        """The style of a paragraph with these properties, and what it and the properties say."""
        style = value(child(properties, "pStyle")) or self._usual
        return style, said(properties, self._format(style))

    def look(self, properties: Element | None, paragraph: str) -> Look:
        """How a run with these properties looks in a paragraph of this style."""
        own = value(child(properties, "rStyle"))
        return looked(properties, self._look(own, self._look(paragraph)) if own else self._look(paragraph))

    def _look(self, style: str, otherwise: Look = Look(), depth: int = 0) -> Look:  # noqa: B008
        key = style, otherwise
        if key not in self._looks:
            found = self._styles.get(style)
            based = value(child(found, "basedOn"))
            under = self._look(based, otherwise, depth + 1) if based and depth < _DEEPEST else otherwise
            self._looks[key] = looked(child(found, "rPr"), under)
        return self._looks[key]

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


def looked(properties: Element | None, otherwise: Look) -> Look:
    """What the properties of a run say, and `otherwise` where they say nothing."""
    struck = [one for kind in ("strike", "dstrike") if (one := child(properties, kind)) is not None]
    hidden, place = child(properties, "vanish"), child(properties, "vertAlign")
    return Look(
        otherwise.hidden if hidden is None else on(hidden),
        any(map(on, struck)) if struck else otherwise.struck,
        otherwise.place if place is None else value(place),
    )


def _usual(style: Element) -> bool:
    return value(style, "type") == "paragraph" and value(style, "default") in ("1", "true", "on")
