"""`aiplan explain`: whole runs, as a reviewer reads them."""

import json
import re
from pathlib import Path

import pytest
from cli.conftest import Aiplan

SHIPPED = "2025-outline", "2026-example"


@pytest.fixture
def gold(shared: Path) -> tuple[Path, Path]:
    folder = shared / "gold" / "plan-2026a"
    if not folder.is_dir():
        pytest.skip(f"the gold pair is not here: {folder} is missing")
    return folder / "old.md", folder / "new.md"


def test_ids_are_told_plainly(aiplan: Aiplan, store: Path):
    ran = aiplan("explain", "old", "new", "1.a", "--store", store)
    assert ran == (
        0,
        """\
Why 1.a of old, “Equip 60 staff by 2030.”, is linked as it is
  - 1.a continues as 1.a: certain, score 1.00 (same id)
  - both bear the id staff
  - Both bear the same id, which is proof here; words were not weighed.

The texts
    Equip [-60-]{+200+} staff by 2030.

The facts
  - place: 1 → 1 (linked: yes); of the 1 other provisions of 1: 1 to nothing
  - bodies: on both sides METI; only old MIC; only new none
  - numbers: on both sides 2030; only old 60; only new 200 (no weight of their
    own: they count among the words)
""",
        "",
    )


def test_documents_without_ids_share_none(aiplan: Aiplan, tmp_path: Path):
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text("Chapter 1: Lights\n\na) Equip 60 staff. [METI]\n\nb) 法を見直す。 [MIC]\n", "utf-8")
    new.write_text("Chapter 1: Lights\n\na) Equip 200 staff. [METI]\n\nb) 法を見直す。 [MIC]\n", "utf-8")
    ran = aiplan("explain", str(old), str(new), "1.b", "--lang", "en")
    assert ran.out.split("\n\n")[0].split("\n")[1:] == [
        "  - 1.b continues as 1.b: certain, score 1.00 (unchanged)",
        "  - the same words in the same place",
        "  - Words, number and bodies are the same on both sides; nothing had to be",
        "    weighed.",
    ]
    assert "同じ箇所に同じ文言" in aiplan("explain", str(old), str(new), "1.b", "--lang", "ja").out


def test_a_decision_is_told_with_who_took_it(aiplan: Aiplan, store: Path):
    said = ["--by", "A. Person", "--on", "2026-07-01", "--why", "The schools go on alone."]
    aiplan("lineage", "decide", "old", "new", "--store", store, "--old", "guide", *said)
    ran = aiplan("explain", "old", "new", "guide", "--store", store)
    assert ran.code == 0
    assert "nothing in new continues 1.b: it was dropped" in ran.out
    assert "decided by A. Person on 2026-07-01: The schools go on alone." in ran.out
    assert "candidates" not in ran.out


def test_what_stands_in_neither_edition_is_one_line(aiplan: Aiplan, store: Path):
    ran = aiplan("explain", "old", "new", "9.z", "--store", store)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "aiplan: 9.z: is neither an id nor a number in either edition; see `aiplan show old` or `aiplan show new`\n"
    )


def test_what_stands_in_both_for_different_provisions_asks_for_the_side(aiplan: Aiplan, store: Path):
    ran = aiplan("explain", "old", "new", "1.b", "--store", store)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "aiplan: 1.b: stands in both editions, for provisions that are not linked; add --side old, or new\n"
    )
    assert "Why 1.b of new" in aiplan("explain", "old", "new", "1.b", "--store", store, "--side", "new").out


@pytest.mark.parametrize(("lang", "word"), [("en", "only old"), ("ja", "変更前のみ")])
def test_the_shipped_pair_is_explained_whichever_provision_is_asked(aiplan: Aiplan, lang: str, word: str):
    ran = aiplan("explain", *SHIPPED, "3.1.1.a", "--lang", lang)
    assert (ran.code, ran.err) == (0, "")
    assert word in ran.out
    assert re.search(r"0\.\d{3}|>0\.999", ran.out)


def test_every_initiative_of_the_gold_pair_is_explained_as_lineage_says(aiplan: Aiplan, gold: tuple[Path, Path]):
    links = json.loads(aiplan("lineage", *gold, "--format", "json").out)["links"]
    for link in links[::7]:
        ran = aiplan("explain", *gold, link["old_numbers"][0], "--side", "old", "--format", "json")
        told = json.loads(ran.out)["explanation"]
        named = ("old", "new", "status", "basis", "score")
        assert {key: told["link"][key] for key in named} == {key: link[key] for key in named}
        assert not told.get("differs")


SPLIT = "95% of the words of 3.2.2.b stand in 3.2.2.c + 3.2.2.d together, 5% in none of them"
SPLIT_JA = "3.2.2.b の語の 95% が 3.2.2.c + 3.2.2.d のいずれかにあり、5% はいずれにもない"


@pytest.mark.parametrize(("lang", "said"), [("en", SPLIT), ("ja", SPLIT_JA)])
def test_a_split_is_explained_by_what_its_pieces_hold(aiplan: Aiplan, gold: tuple[Path, Path], lang: str, said: str):
    ran = aiplan("explain", *gold, "3.2.2.b", "--side", "old", "--lang", lang)
    assert ran.code == 0
    assert said in re.sub(r"\n +", "" if lang == "ja" else " ", ran.out)


def test_what_stays_unlinked_is_explained_by_its_candidates(aiplan: Aiplan, gold: tuple[Path, Path], tmp_path: Path):
    file = tmp_path / "why.md"
    ran = aiplan("explain", *gold, "3.1.4.c", "--side", "old", "-o", file)
    assert (ran.code, ran.out) == (0, "")
    page = file.read_text("utf-8")
    assert "# Why nothing continues 3.1.4.c of old" in page
    assert "## Its best candidates, and why none was taken" in page
    assert "| Text alike | &lt;1% ÷" in page
