"""The page in real Chromium: accessible, alone, and usable without a mouse, a script or a screen.

Needs Chromium and what `make browser` installs beside tests/browser/package.json; elsewhere these tests are skipped.
"""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.edition import Lang
from aiplan_revise.report import render, view
from aiplan_revise.report.frame import framed
from aiplan_revise.report.listing import Listing
from aiplan_revise.report.pages import listing_page
from aiplan_revise.report.papers import paper, profile
from aiplan_revise.report.papers.pages import comparison_page
from aiplan_revise.report.shown import Phrase
from aiplan_revise.report.summary import Asked, digest
from aiplan_revise.report.summary import render as summary
from aiplan_revise.report.unofficial import Unofficial
from aiplan_revise.revise import diff

from .conftest import Revision, very_many

DRIVER = Path(__file__).resolve().parent.parent / "browser"
LOOKS = ("light", "dark", "narrow", "forced")


def chromium() -> str:
    names = ("chromium", "chromium-browser", "google-chrome")
    return next((path for path in map(shutil.which, names) if path), "")


def look(page: Path, *part: str) -> Any:
    """What Chromium finds in the page; skips the test where it cannot look."""
    missing = [name for name in ("axe-core", "playwright-core") if not (DRIVER / "node_modules" / name).is_dir()]
    if not chromium() or not shutil.which("node") or missing:
        pytest.skip("no Chromium, Node.js or axe-core here; this installs them: make browser")
    command = ["node", str(DRIVER / "page.mjs"), chromium(), str(page), str(page.parent), *part]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=180, check=False)
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("page")


@pytest.fixture(scope="module")
def seen(revision: Revision, folder: Path) -> Any:
    """The Japanese report of the small revision, looked at and used."""
    page = folder / "report.html"
    page.write_text(render(view(*revision, "ja"), "html"), "utf-8")
    return look(page)


def test_no_violations_of_wcag_and_nothing_scrolls_sideways(seen: Any) -> None:
    assert {name: judged["violations"] for name, judged in seen["axe"].items()} == {name: [] for name in LOOKS}
    assert min(judged["passes"] for judged in seen["axe"].values()) > 30, "axe looked at the page"
    assert seen["wide"] == dict.fromkeys(LOOKS, 0)


def test_the_english_page_too(revision: Revision, tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    page.write_text(render(view(*revision, "en"), "html"), "utf-8")
    english = look(page, "looks")
    assert {name: judged["violations"] for name, judged in english["axe"].items()} == {name: [] for name in LOOKS}
    assert english["wide"] == dict.fromkeys(LOOKS, 0)


def test_a_page_of_very_many_changes_too(tmp_path: Path) -> None:
    old, new = very_many()
    page = tmp_path / "report.html"
    page.write_text(render(view(diff(old, new), old, new, Registry(), "ja"), "html"), "utf-8")
    found = look(page)
    assert {name: judged["violations"] for name, judged in found["axe"].items()} == {name: [] for name in LOOKS}
    assert (found["wide"], found["covered"], found["errors"]) == (dict.fromkeys(LOOKS, 0), [], [])
    filters = found["filters"]
    assert filters["filtered"] == filters["carrying"]
    assert 0 < len(filters["ofBody"]) < len(filters["all"]) == found["silent"]["articles"]


def test_nothing_is_loaded_and_nothing_fails(seen: Any) -> None:
    assert (seen["requests"], seen["errors"]) == ([], [])


def test_whatever_has_the_focus_can_be_seen(seen: Any) -> None:
    assert seen["focused"] > 100
    assert seen["covered"] == []


def test_filters_stay_in_the_address(seen: Any) -> None:
    filters = seen["filters"]
    assert filters["filtered"] == filters["carrying"]
    assert 0 < len(filters["filtered"]) < len(filters["all"])
    assert filters["reloaded"] == filters["filtered"]
    assert filters["query"] == f"?kind={filters['kind']}"
    assert filters["cleared"] == filters["all"]
    assert filters["none"] == []
    assert filters["said"] == "該当する変更はない。"
    assert 0 < len(filters["ofBody"]) < len(filters["all"])


def test_a_link_into_the_report_arrives_whatever_is_filtered(seen: Any) -> None:
    last = seen["filters"]["all"][-1]
    assert seen["linked"] == {"id": last, "hidden": False, "focused": True, "clear": True}


def test_keys_and_their_switch(seen: Any) -> None:
    first, second, *_ = seen["filters"]["all"]
    assert seen["keys"]["pressed"] == [first, second, first, "q"]
    assert seen["keys"]["typed"] == "jk"
    assert (seen["keys"]["before"], seen["keys"]["after"]) == ("keys", "keys")
    assert seen["keys"]["query"] == "?keys=off"


def test_without_scripts_everything_is_there(seen: Any) -> None:
    assert seen["silent"] == {"articles": len(seen["filters"]["all"]), "filter": 0}


def test_everything_is_printed(seen: Any, folder: Path) -> None:
    assert seen["print"] == {"hidden": [], "filter": False}
    assert (folder / "print.pdf").stat().st_size > 10_000


def test_tables_of_opinions_and_progress_too(tmp_path: Path) -> None:
    long = "See https://example.org/a/very/long/address/without/a/place/to/break/anywhere/in/it."
    rows = (("3.1.1.a", "小さな町の診療所にも支援を広げてほしい。\n期限も示すべきである。", long, *["－"] * 5),) * 3
    heads = ("番号", "対象", "提出者", "日付", "意見", "対応", "理由", "反映した変更")
    said = (Unofficial(Phrase("計画", "ja"), Phrase("公式の文書ではない。", "ja")),)
    page = tmp_path / "table.html"
    table = Listing("ja", "意見と回答の一覧", ("未回答 3件", "内閣府：未回答 3件"), heads, rows, "opinion", said)
    page.write_text(listing_page(table, "html"), "utf-8")
    found = look(page, "looks")
    assert {name: judged["violations"] for name, judged in found["axe"].items()} == {name: [] for name in LOOKS}
    assert found["wide"] == dict.fromkeys(LOOKS, 0)


def test_the_summary_too(revision: Revision, tmp_path: Path) -> None:
    changeset, old, new, registry = revision
    page = tmp_path / "summary.html"
    made = digest(changeset, (old, new), registry, Asked("full"), "ja")
    page.write_text(summary(made, "html", ("me", "2026")), "utf-8")
    found = look(page, "looks")
    assert {name: judged["violations"] for name, judged in found["axe"].items()} == {name: [] for name in LOOKS}
    assert found["wide"] == dict.fromkeys(LOOKS, 0)


@pytest.mark.parametrize("name", ["ordinance", "english"])
def test_the_comparison_table_too(revision: Revision, tmp_path: Path, name: str) -> None:
    lang: Lang = "ja" if name == "ordinance" else "en"
    frame = framed(revision.changeset, (revision.old, revision.new), revision.registry, lang)
    page = tmp_path / "comparison.html"
    page.write_text(comparison_page(paper(revision.changeset, frame, profile(name, lang)), "html"), "utf-8")
    found = look(page, "looks")
    assert {one: judged["violations"] for one, judged in found["axe"].items()} == {one: [] for one in LOOKS}
    assert found["wide"] == dict.fromkeys(LOOKS, 0)
    assert (found["requests"], found["errors"]) == ([], [])
