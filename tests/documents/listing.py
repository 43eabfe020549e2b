"""An import as lines to read: number, kind, words, bodies by clause; one level of indentation for each parent."""

from aiplan_revise.documents import Imported, Reading, parse
from aiplan_revise.model.bodies import Body, Office, OpenSet, Registry
from aiplan_revise.model.edition import Assignment, Texts, numbers, ordered

REGISTRY = Registry(
    bodies={
        "harbour": Body("harbour", Texts("港湾省", "Ministry of Harbours, Ports, and Piers"), Texts("港省", "MHP")),
        "meadow": Body("meadow", Texts("草原庁", "Meadow Agency"), Texts("", "MA")),
        "council": Body(
            "council",
            Texts("評議府", "Council Office"),
            offices=(Office("light", Texts("灯火", "Lights")), Office("rule", Texts("規則", "Rules"))),
        ),
    },
    open_sets={"related": OpenSet("related", Texts("関係府省庁", "related ministries and agencies"))},
)


def imported(text: str, reading: Reading = Reading(id="plan")) -> Imported:  # noqa: B008
    """`text` read with the small registry."""
    return parse(text, reading, REGISTRY)


def listing(found: Imported) -> list[str]:
    """Each provision on a line: `1.a initiative: words [body/office @ clause; …]`."""
    number, depth = numbers(found.edition), {"": -1}
    lines = []
    for one in ordered(found.edition):
        depth[one.id] = depth[one.parent] + 1
        bodies = "; ".join(map(_shown, one.assignments))
        words = one.title.best("en") + (" | " if one.title.best("en") else "") + one.text.best("en")
        line = f"{number[one.id]} {one.kind}: {words}".strip()
        lines.append("  " * depth[one.id] + line + (f" [{bodies}]" if bodies else ""))
    return lines


def read(text: str) -> list[str]:
    """The listing of a text."""
    return listing(imported(text))


def rules(found: Imported) -> list[tuple[str, int]]:
    """The findings as rule and line."""
    return [(one.rule, one.line) for one in found.findings]


def _shown(one: Assignment) -> str:
    party = one.party() + (f"/{one.office}" if one.office else "") + ("*" if one.role == "lead" else "")
    return f"{party} @ {one.clause.best('en')}" if one.clause.langs() else party
