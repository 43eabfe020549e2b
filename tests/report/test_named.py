"""A paper on a plan calls its bodies as the plan does."""

import pytest
from small import small, step
from strategies import REGISTRY

from aiplan_revise.model.edition import Assignment, Edition, Lang
from aiplan_revise.report import view
from aiplan_revise.report.named import as_printed, named
from aiplan_revise.revise import diff


def plan(*printed: str, ja: str = "船を造る。", en: str = "") -> Edition:
    """An initiative for each name that the Harbour Ministry is printed by."""
    bodies = ((Assignment("harbour", printed=name),) for name in printed)
    return small(*(step(f"a{at}", en, held, ja=ja) for at, held in enumerate(bodies)))


@pytest.mark.parametrize(
    ("edition", "lang", "name"),
    [
        (plan("港省", "港省", "港湾省"), "ja", "港省"),
        (plan("港湾省", "港省"), "ja", "港省"),
        (plan("◎港省"), "ja", "港省"),
        (plan("港省（船舶）"), "ja", None),
        (plan("港の役所"), "ja", None),
        (plan("HM"), "ja", "HM"),
        (plan("港省"), "en", None),
        (plan("Harbour Ministry", "港省", en="Build ships."), "en", "Harbour Ministry"),
        (plan("Harbour Ministry", "港省", en="Build ships."), "ja", "港省"),
    ],
)
def test_the_name_that_is_printed_most(edition: Edition, lang: Lang, name: str | None) -> None:
    assert named(REGISTRY, [edition], lang).get("harbour") == name


def test_reports_use_it() -> None:
    new = plan("港省")
    old = small(step("a0", "", (Assignment("meadow", printed="草原庁"),), ja="船を造る。"))
    (fact,) = view(diff(old, new, REGISTRY), old, new, REGISTRY, "ja").changes[0].facts
    assert fact.lines == ("担当を草原庁から港省に変更",)


@pytest.mark.parametrize(
    ("edition", "given", "printed"),
    [
        (plan("港省", "港省", "港湾省"), Assignment("harbour", printed="MHP"), "港省"),
        (plan("港湾省"), Assignment("harbour", printed=""), "港湾省"),
        (plan("港省"), Assignment("harbour", printed="港湾省"), "港湾省"),
        (plan("港省"), Assignment("meadow", printed="MA"), "草原庁"),
        (plan("Harbour Ministry", ja="", en="Build ships."), Assignment("harbour", printed="港省"), "Harbour Ministry"),
        (plan("港省", en="Build ships."), Assignment("harbour", printed="MHP"), "MHP"),
        (plan("港省"), Assignment("", printed="Moon Bureau"), "Moon Bureau"),
    ],
)
def test_who_is_named_in_another_language_is_printed_as_the_plan_prints_it(
    edition: Edition, given: Assignment, printed: str
) -> None:
    assert as_printed(given, REGISTRY, edition).printed == printed
