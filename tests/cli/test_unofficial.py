"""No paper made from an edition that is not official leaves that out."""

from pathlib import Path

import pytest
from cli.conftest import Aiplan

_TITLE = "AI Basic Plan, illustrative amendment: an invented example (unofficial)"
_NOTICE = "an invented example and not an official text"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan store with a draft of 2027 and an opinion on it."""
    return tmp_path_factory.mktemp("unofficial") / "plan.git"


@pytest.fixture
def drafted(aiplan: Aiplan, store: Path, monkeypatch: pytest.MonkeyPatch) -> Aiplan:
    monkeypatch.setenv("AIPLAN_BY", "Drafter")
    monkeypatch.setenv("AIPLAN_STORE", str(store))
    if not store.exists():
        aiplan("init", str(store))
        aiplan("draft", "new", "2027", "--from", "2026-example")
        assert aiplan("opinion", "add", "2027", "3.1.1.a", "--en", "By when?", "--on", "2027-01-05").code == 0
    return aiplan


@pytest.mark.parametrize(
    "verb",
    [
        "diff 2025-outline 2026-example",
        "carryover 2025-outline 2026-example",
        "sentences 2025-outline 2026-example",
        "history 3.1.1.a",
        "blame 2026-example",
        "progress list 2026-example",
        "opinion list 2027",
    ],
)
def test_the_text_names_what_is_not_official(drafted: Aiplan, verb: str):
    assert _TITLE in " ".join(drafted(*verb.split(), "--lang", "en").out.split())


@pytest.mark.parametrize(
    "verb",
    [
        "report 2025-outline 2026-example --format md",
        "report 2025-outline 2026-example --format html",
        "table 2025-outline 2026-example --format md",
        "table 2025-outline 2026-example --format html",
        "carryover 2025-outline 2026-example --format md",
        "sentences 2025-outline 2026-example",
        "sentences 2025-outline 2026-example --format md",
        "history 3.1.1.a --format md",
        "progress list 2026-example --format md",
        "progress list 2026-example --format html",
        "opinion list 2027 --format md",
        "opinion list 2027 --format html",
    ],
)
def test_what_is_handed_on_has_the_whole_notice(drafted: Aiplan, verb: str):
    assert _NOTICE in drafted(*verb.split(), "--lang", "en").out
