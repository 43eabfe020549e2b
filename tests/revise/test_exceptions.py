"""Levels and exceptions that persons decided on: what they hold for, how long, and when they are told of."""

import pytest
from small import small, step
from strategies import REGISTRY

from aiplan_revise.errors import PlanError
from aiplan_revise.model.checks import Checks, Exemption
from aiplan_revise.model.edition import Edition, Finding, Provision
from aiplan_revise.revise import RULES, check
from aiplan_revise.revise.exceptions import exempt, judge, sound

RULE = "initiative-without-body"
TEXT = "Dredge the harbours of the northern coast deep enough for the largest ferries"
PORTS = step("ports", TEXT, number="a")
PARKS = step("parks", "Plant lime trees along every road that leads to a school", number="b")
DAY = "2026-07-14"


def told(edition: Edition, *exceptions: Exemption, **rules: str) -> list[tuple[str, str, str, str]]:
    """Rule, provision, level and reason of the exception, of what is left of the findings on an edition."""
    checks = Checks({rule.replace("_", "-"): level for rule, level in rules.items()}, exceptions)  # type: ignore[misc]
    judged = judge(check(edition, REGISTRY), checks, edition.provisions, DAY, RULES)
    rows = ((one.finding, one.exemption.reason if one.exemption else "") for one in judged)
    return [(of.rule, of.provision, of.level, reason) for of, reason in rows]


def except_(provision: Provision | None, until: str = "", rule: str = RULE) -> Exemption:
    return exempt(rule, provision, reason="Agreed.", by="M. Mori", until=until)


def test_levels_are_those_of_the_file() -> None:
    assert told(small(PORTS)) == [(RULE, "ports", "warning", "")]
    assert told(small(PORTS), initiative_without_body="error") == [(RULE, "ports", "error", "")]
    assert told(small(PORTS), initiative_without_body="off") == []
    assert told(small(PORTS), except_(PARKS), initiative_without_body="off", unused_exception="off") == []


def test_an_exception_holds_for_its_provision_alone() -> None:
    assert told(small(PORTS, PARKS), except_(PORTS)) == [
        (RULE, "ports", "warning", "Agreed."),
        (RULE, "parks", "warning", ""),
    ]


@pytest.mark.parametrize(
    ("key", "text", "holds"),
    [
        ("ports", TEXT, True),
        ("ports", TEXT.replace("largest", "biggest"), True),
        ("harbours", TEXT, True),
        ("harbours", TEXT.replace("largest", "biggest"), True),
        ("harbours", "Plant lime trees along every road that leads to a school", False),
        ("ports", "Plant lime trees along every road that leads to a school", False),
    ],
)
def test_an_exception_knows_its_provision_in_the_next_edition(key: str, text: str, holds: bool) -> None:
    found = told(small(step(key, text, number="1")), except_(PORTS))
    assert found == [(RULE, key, "warning", "Agreed." if holds else "")] + (
        [] if holds else [("unused-exception", "", "note", "")]
    )


def test_of_alike_texts_only_the_nearest_is_meant() -> None:
    other = step("quays", TEXT.replace("northern", "southern"))
    again = step("again", TEXT)
    assert [row for row in told(small(other, again), except_(PORTS)) if row[3]] == [
        (RULE, "again", "warning", "Agreed.")
    ]


@pytest.mark.parametrize(("until", "holds"), [("2026-07-13", False), ("2026-07-14", True), ("", True)])
def test_an_exception_ends_with_its_last_day(until: str, holds: bool) -> None:
    after = [] if holds else [("expired-exception", "ports", "warning", "")]
    assert told(small(PORTS), except_(PORTS, until)) == [
        (RULE, "ports", "warning", "Agreed." if holds else ""),
        *after,
    ]


def test_the_edition_itself_can_be_excepted() -> None:
    found = Finding("unofficial-title", "error", "x")
    (one,) = judge([found], Checks(exceptions=(except_(None, rule="unofficial-title"),)), {}, DAY, RULES)
    assert one.exemption is not None


def test_exceptions_to_rules_that_did_not_look_are_left_alone() -> None:
    kept = Checks(exceptions=(except_(PORTS, rule="weakened"),))
    assert judge([], kept, {}, DAY, {RULE}) == ()


@pytest.mark.parametrize(
    ("checks", "what"),
    [
        (Checks({"duplicate-txt": "off"}), "there is no rule 'duplicate-txt'; did you mean duplicate-text?"),
        (Checks({"zzz": "off"}), "there is no rule 'zzz'; see: aiplan check --list"),
        (Checks(exceptions=(except_(PORTS, rule="weakend"),)), "there is no rule 'weakend'; did you mean weakened?"),
        (
            Checks(exceptions=(Exemption(RULE, "ports", " ", "M. Mori"),)),
            f"exception to {RULE}: has no reason, or nobody who stands for it",
        ),
        (Checks(exceptions=(except_(PORTS, "soon"),)), f"exception to {RULE}: 'soon' is no day; "),
    ],
)
def test_rules_and_days_that_there_are_not_are_refused(checks: Checks, what: str) -> None:
    with pytest.raises(PlanError) as caught:
        sound(checks, RULES)
    assert str(caught.value).startswith(what)
