"""Elements of Office files by their local names: both kinds of namespaces (transitional, strict) read alike."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

OFF = ("0", "false", "off", "none")


def name(of: Element) -> str:
    """The name of an element without its namespace."""
    return of.tag.rpartition("}")[2]


def value(of: Element | None, attribute: str = "val") -> str:
    """An attribute by its local name; "" if there is none, or no element."""
    if of is None:
        return ""
    return next((said for key, said in of.attrib.items() if key.rpartition("}")[2] == attribute), "")


def child(of: Element | None, *path: str) -> Element | None:
    """The first element down a path of names."""
    for step in path:
        of = next((one for one in of if name(one) == step), None) if of is not None else None
    return of


def children(of: Element, wanted: str) -> Iterator[Element]:
    """All children of a name."""
    return (one for one in of if name(one) == wanted)


def on(of: Element | None) -> bool:
    """Whether a switch is there and not turned off."""
    return of is not None and value(of) not in OFF
