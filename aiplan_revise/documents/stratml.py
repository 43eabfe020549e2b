"""An edition as StratML Part 1 (ISO 17469-1:2015), the exchange format for strategic plans.

StratML knows goals and, in them, objectives, and nothing deeper: every heading becomes a goal with its dotted number as
SequenceIndicator, every initiative an objective of the heading above it with its bodies as stakeholders, and statements
the OtherInformation of their heading. The order of the elements is that of the schema of 1 April 2014.
"""

from collections.abc import Iterable, Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from aiplan_revise.documents.reading import reduced
from aiplan_revise.model.bodies import Registry, party_label
from aiplan_revise.model.edition import HEADINGS, Assignment, Edition, Lang, Provision, ancestors, numbers, ordered
from aiplan_revise.model.patterns import compiled

NAMESPACE = "urn:ISO:std:iso:17469:tech:xsd:stratml_core"
_DAY = compiled(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_OFFICIAL = {None: "", False: "not an official text", True: "official text"}
_WEB = ("https://", "http://")
_INVISIBLE = compiled("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold."""


def to_stratml(of: Edition, registry: Registry, lang: Lang) -> str:
    """The edition in one language as a StratML document with a final newline. What it says of itself (status, notice)
    stands in its Description and OtherInformation."""
    shown = reduced(of, registry, lang)
    about = shown.about
    root = Element("StrategicPlan", {"xmlns": NAMESPACE})
    _say(root, "Name", about.title.best(lang) or about.id)
    _say(root, "Description", about.notice.best(lang))
    _say(root, "OtherInformation", "; ".join(filter(None, (about.status, _OFFICIAL[about.official]))))
    core = SubElement(root, "StrategicPlanCore")
    for goal in _goals(shown, registry, lang):
        core.append(goal)
    _administration(root, shown)
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _goals(of: Edition, registry: Registry, lang: Lang) -> Iterator[Element]:
    """A goal for every heading in printed order; first one for what stands under none. There is always one."""
    dotted = numbers(of)
    under: dict[str, list[Provision]] = {"": []}
    for p in ordered(of):
        if p.kind in HEADINGS:
            under[p.id] = []
        else:
            above = (key for key in reversed(list(ancestors(of.provisions, p.id))) if key in under)
            under[next(above, "")].append(p)
    if under[""] or len(under) == 1:
        yield _goal(None, under[""], of, (registry, lang, dotted))
    for key in [key for key in under if key]:
        yield _goal(of.provisions[key], under[key], of, (registry, lang, dotted))


def _goal(
    of: Provision | None, below: Iterable[Provision], edition: Edition, said: tuple[Registry, Lang, dict[str, str]]
) -> Element:
    registry, lang, dotted = said
    goal = Element("Goal")
    _say(goal, "Name", _words(of, lang) if of else edition.about.title.best(lang) or edition.about.id, always=True)
    _say(goal, "Description", of.text.best(lang) if of and of.title.langs() else "", always=True)
    if of:
        _named(goal, of, dotted)
    listed = list(below)
    _say(goal, "OtherInformation", "\n".join(_words(p, lang) for p in listed if p.kind == "statement"))
    for p in (p for p in listed if p.kind == "initiative"):
        objective = SubElement(goal, "Objective")
        _say(objective, "Name", p.title.best(lang))
        _say(objective, "Description", p.text.best(lang))
        _named(objective, p, dotted)
        for one in p.assignments:
            _stakeholder(objective, one, registry, lang)
    return goal


def _words(of: Provision, lang: Lang) -> str:
    return of.title.best(lang) or of.text.best(lang)


def _named(to: Element, of: Provision, dotted: dict[str, str]) -> None:
    _say(to, "Identifier", f"_{of.id}")
    _say(to, "SequenceIndicator", dotted[of.id])


def _stakeholder(to: Element, one: Assignment, registry: Registry, lang: Lang) -> None:
    kind = "Generic_Group" if one.open else "Organization"
    made = SubElement(to, "Stakeholder", {"StakeholderTypeType": kind})
    _say(made, "Name", one.printed or party_label(registry, one.party(), lang, one.office), always=True)
    _say(made, "Description", "; ".join(filter(None, (one.role, one.clause.best(lang)))))


def _administration(to: Element, of: Edition) -> None:
    days = sorted(day for day in of.about.dates.values() if _DAY.fullmatch(day))
    address = next((one.address for one in of.about.sources if one.address.startswith(_WEB)), "")
    if days or address:
        made = SubElement(to, "AdministrativeInformation")
        _say(made, "PublicationDate", days[-1] if days else "")
        _say(made, "Source", address)


def _say(to: Element, name: str, words: str, *, always: bool = False) -> None:
    if words or always:
        SubElement(to, name).text = printable(words)


def printable(words: str) -> str:
    """Words that XML can hold: every sign that it cannot is replaced."""
    return _INVISIBLE.sub("\N{REPLACEMENT CHARACTER}", words)
