"""Changes in the vocabulary of Akoma Ntoso 3.0 (OASIS LegalDocML): a document whose analysis lists every change of a
provision as a textual modification.

The types are those of the schema: an added provision is an insertion, a dropped one a repeal; splits and joins are what
they are; a regrouping is a replacement; what is carried over is a substitution where its words or bodies changed and a
renumbering where only its place did. Old and new provisions are named by reference, as the schema wants it: their words
stand in the editions.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from aiplan_revise.documents.stratml import printable
from aiplan_revise.model.changes import Change, Changeset
from aiplan_revise.model.edition import About, Lang, Provision

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_OF_KIND = {"added": "insertion", "dropped": "repeal", "split": "split", "joined": "join", "regrouped": "replacement"}
_PLACE = {"moved", "renumbered", "reordered"}
_LANGUAGES: dict[Lang, str] = {"ja": "jpn", "en": "eng"}


class Stamp(NamedTuple):
    """In which language the paper is, on which day it was made (ISO 8601, a whole day), and its title and notices."""

    lang: Lang
    day: str
    title: str
    notices: tuple[str, ...] = ()


def to_akomantoso(of: Changeset, stamp: Stamp) -> str:
    """The changes as an Akoma Ntoso document with a final newline."""
    root = Element("akomaNtoso", {"xmlns": NAMESPACE})
    doc = SubElement(root, "doc", {"name": "changes"})
    meta = SubElement(doc, "meta")
    _identification(meta, of, stamp)
    analysis = SubElement(meta, "analysis", {"source": "#aiplan"})
    changes = list(enumerate(of.changes, 1))
    if changes:
        listed = SubElement(analysis, "activeModifications")
        for at, change in changes:
            _modification(listed, at, change, of)
    references = SubElement(meta, "references", {"source": "#aiplan"})
    organization = {"eId": "aiplan", "href": "/ontology/organization/aiplan", "showAs": "aiplan_revise"}
    SubElement(references, "TLCOrganization", organization)
    body = SubElement(doc, "mainBody")
    said = [stamp.title, *stamp.notices, *(_told(change) for change in of.changes)]
    names = [
        "title",
        *(f"notice_{at}" for at in range(1, len(stamp.notices) + 1)),
        *(f"change_{at}" for at, _ in changes),
    ]
    for name, words in zip(names, said, strict=True):
        SubElement(body, "p", {"eId": name}).text = printable(words)
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _identification(meta: Element, of: Changeset, stamp: Stamp) -> None:
    made = SubElement(meta, "identification", {"source": "#aiplan"})
    work = f"/akn/jp/doc/{stamp.day}/changes-{of.old.id}-{of.new.id}"
    expression = f"{work}/{_LANGUAGES[stamp.lang]}@{stamp.day}"
    for name, address in (("Work", work), ("Expression", expression), ("Manifestation", f"{expression}.xml")):
        level = SubElement(made, f"FRBR{name}")
        SubElement(level, "FRBRthis", {"value": f"{address}/!main"})
        SubElement(level, "FRBRuri", {"value": address})
        SubElement(level, "FRBRdate", {"date": stamp.day, "name": "made"})
        SubElement(level, "FRBRauthor", {"href": "#aiplan"})
        if name == "Work":
            SubElement(level, "FRBRcountry", {"value": "jp"})
        elif name == "Expression":
            SubElement(level, "FRBRlanguage", {"language": _LANGUAGES[stamp.lang]})


def _modification(to: Element, at: int, change: Change, of: Changeset) -> None:
    name = f"change_{at}"
    made = SubElement(to, "textualMod", {"eId": f"mod_{at}", "type": kind(change)})
    SubElement(made, "source", {"eId": f"mod_{at}__source", "href": f"#{name}"})
    olds = list(_addresses(change.old, of.old)) or [_place(change.new[0], of)]
    for place, address in enumerate(olds, 1):
        SubElement(made, "destination", {"eId": f"mod_{at}__destination_{place}", "href": address})
    for side, found, about in (("old", change.old, of.old), ("new", change.new, of.new)):
        for place, address in enumerate(_addresses(found, about), 1):
            SubElement(made, side, {"eId": f"mod_{at}__{side}_{place}", "href": address})


def kind(change: Change) -> str:
    """The type of a change in Akoma Ntoso."""
    if change.kind != "carried":
        return _OF_KIND[change.kind]
    place = {*change.facets.names()} <= _PLACE
    return "renumbering" if place else "substitution"


def _addresses(of: Sequence[Provision], about: About) -> Iterator[str]:
    return (_address(about, p.id) for p in of)


def _place(added: Provision, of: Changeset) -> str:
    """Where something is inserted: in what it stands under, if the old edition has that."""
    return _address(of.old, added.parent if added.parent in of.old_outline else "")


def _address(about: About, key: str) -> str:
    """Where a provision stands in an edition; the edition as a whole for the top of the plan."""
    return f"/akn/jp/doc/plan/{about.id}/!main{f'~{key}' if key else ''}"


def _told(change: Change) -> str:
    return " → ".join(", ".join(p.number or p.id for p in side) or "–" for side in (change.old, change.new))
