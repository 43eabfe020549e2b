"""The life of a provision inside a draft: who changed what, when, and why."""

from small import small, step
from strategies import REGISTRY

from aiplan_revise.model.sketch import drawn
from aiplan_revise.report.folding import folded
from aiplan_revise.report.history import history, history_text
from aiplan_revise.revise.life import life
from aiplan_revise.revise.stages import Stage


def test_commits_of_a_draft_are_stages_like_editions():
    first = drawn(small(step("a", "Equip 60 staff.", number="1"), key="2025", dates={"adopted": "2025-07-01"}))
    draft = drawn(small(step("a", "Equip 200 staff.", number="1"), key="2026"))
    moved = drawn(
        small(step("b", "Publish a guide.", number="1"), step("a", "Equip 200 staff.", number="2"), key="2026")
    )
    stages = [
        Stage("2025", "", first, "2025-07-01"),
        Stage("2026@1f3a", "2025", draft, "2026-02-01", "Ito", "The panel asked for it."),
        Stage("2026@77c0", "2026@1f3a", moved, "2026-02-02", "Mori"),
    ]
    told = history_text(history(life(stages, "a", REGISTRY), "a", REGISTRY, "en"))
    assert folded(told, 100, False) == (
        "The life of 2: Equip 200 staff. (a)\n"
        "\n"
        "2025 (adopted 1 July 2025)\n"
        "  first appears as 1\n"
        "    Equip 60 staff.\n"
        "\n"
        "2026@1f3a (by Ito): The panel asked for it.\n"
        "  1: 60 → 200 staff (+140); reworded\n"
        "    Equip [-60-]{+200+} staff.\n"
        "\n"
        "2026@77c0 (by Mori)\n"
        "  1 → 2: renumbered from 1 to 2\n"
    )
    assert "\x1b" in folded(told, 100, True)
