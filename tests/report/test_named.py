"""A paper on a plan calls its bodies as the plan does."""

import pytest
from small import small, step
from strategies import REGISTRY

from aiplan_revise.model.edition import Assignment, Edition, Lang
from aiplan_revise.model.sketch import drawn
from aiplan_revise.report import conflicts, view
from aiplan_revise.report.history import history, history_text
from aiplan_revise.report.named import as_printed, named
from aiplan_revise.report.progress import progress_text, stands
from aiplan_revise.revise import diff, merge
from aiplan_revise.revise.life import life
from aiplan_revise.revise.sequence import Three
from aiplan_revise.revise.stages import Stage


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


def test_what_is_told_of_one_initiative_uses_it() -> None:
    stage = Stage("2025", "", drawn(plan("港省")), "2025-07-01")
    told = history_text(history(life([stage], "a0", REGISTRY), "a0", REGISTRY, "ja"))
    assert "港省" in told
    assert "港湾省" not in told


def test_what_is_told_of_progress_uses_it() -> None:
    found = stands(plan("港省", "港省"), {}, REGISTRY, "ja")
    assert {one.bodies for one in found} == {one.parties for one in found} == {("港省",)}
    assert progress_text(found, plan("港省").about, "ja").splitlines()[-1] == "港省：記録なし 2"


def test_what_is_told_of_conflicts_uses_it() -> None:
    base = plan("港省")
    meadow = small(step("a0", "", (Assignment("meadow", printed="草原庁"),), ja="船を造る。"))
    none = small(step("a0", "", (), ja="船を造る。"))
    merged, found = merge(base, meadow, none)
    of = conflicts.merging(Three(base, meadow, none), merged, REGISTRY, "ja")
    says = [words for one in found for _, words in conflicts.view(one, of).says]
    assert says[:2] == ["港省", "草原庁"]
