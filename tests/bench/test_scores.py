"""Counting: rates, shapes, calibration, the best threshold for a rival; and what a process costs."""

import json
import sys
from pathlib import Path

import pytest
from bench import rival, rivals, scores
from bench.meter import Cost, metered
from bench.scores import Said

TRUE = {("a", "1"), ("b", "2"), ("b", "3"), ("c", "4"), ("d", "4")}
SAID = [
    Said(("a",), ("1",), certain=True, score=1.0),
    Said(("b",), ("2", "3"), certain=False, score=0.75),
    Said(("c",), ("4",), certain=True, score=0.96),
    Said(("e",), ("5",), certain=False, score=0.55),
]


def test_a_link_counts_as_its_pairs() -> None:
    scored = scores.compare("x", SAID, TRUE)
    assert [scored.precision, scored.recall, scored.f1] == pytest.approx([0.8, 0.8, 0.8])
    assert (scored.certain_precision, scored.certain_wrong, scored.certain_share) == (1.0, 0, 0.4)
    assert scored.shapes == {"one-to-one": (1, 1), "split": (2, 2), "join": (1, 2)}


def test_nothing_said_is_nothing_wrong() -> None:
    scored = scores.compare("x", [], TRUE)
    assert (scored.precision, scored.recall, scored.f1, scored.certain_precision) == (1.0, 0.0, 0.0, 1.0)
    assert scores.calibration_error(scored.bins) == 0.0


def test_the_reliability_table_sets_what_is_stated_against_what_is_right() -> None:
    scored = scores.compare("x", SAID, TRUE)
    assert scores.calibration_error(scored.bins) == pytest.approx((0.55 + 2 * 0.25 + 0.04) / 5)
    assert scores.reliability([scored, scored]).splitlines() == [
        "stated score       pairs   mean stated   share right",
        "0.500 to 0.600         2        0.5500        0.0000",
        "0.700 to 0.800         4        0.7500        1.0000",
        "0.950 to 0.990         2        0.9600        1.0000",
        "0.999 to 1.000         2        1.0000        1.0000",
        "expected calibration error 0.2180",
    ]


def test_a_rival_gets_the_threshold_that_suits_it_best() -> None:
    found = [(0.9, ("a", "1")), (0.8, ("b", "2")), (0.5, ("x", "9")), (0.5, ("c", "4")), (0.2, ("y", "9"))]
    (precision, recall, f1), threshold = rivals.at_best(found, TRUE)
    assert (precision, recall, threshold) == (0.75, 0.6, 0.5)
    assert f1 == pytest.approx(2 / 3)


def test_a_rival_without_its_package_is_a_row_that_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rivals, "PYTHON", tmp_path / "nowhere")
    records = tmp_path / "records.json"
    records.write_text(json.dumps({"old": [], "new": []}))
    said = rivals.attempt("xmldiff", "whole", records, ([], [], set()))
    assert said == "not run: ModuleNotFoundError: No module named 'xmldiff'"
    assert rivals.row([said]) == said


def record(text: str, place: str = "p") -> rival.Record:
    return {"number": "", "title": "", "text": text, "place": place, "bodies": ""}


def test_rivals_that_need_no_package_pair_what_they_should() -> None:
    old = [record("Open the ferry to everyone.\nKeep the lighthouse."), record("Grow tea.", "q")]
    new = [record("Grow tea.", "q"), record("Open the ferry to everyone.\nKeep the old lighthouse.")]
    assert sorted(rival.place_and_order(old, new, "-")) == [(0, 1, 1.0), (1, 0, 1.0)]
    assert sorted((i, j) for i, j, _ in rival.git(old, new, "-M1%")) == [(0, 1), (1, 0)]
    assert sorted(rival.deepdiff(old, new, "0.7")) == [(0, 1, 1.0), (1, 0, 1.0)]


def test_a_process_is_metered_and_ended_when_it_takes_too_long(tmp_path: Path) -> None:
    busy = [sys.executable, "-c", "print(sum(range(3_000_000)), len(bytearray(80_000_000)))"]
    cost = metered(busy, tmp_path / "out.txt")
    assert (tmp_path / "out.txt").read_text() == "4499998500000 80000000\n"
    assert cost.code == 0 and cost.cpu > 0.01 and cost.wall > 0.01 and 70 < cost.memory < 200
    slow = metered([sys.executable, "-c", "import time; time.sleep(60)"], tmp_path / "out.txt", cap=0.3)
    assert slow.code is None and slow.wall < 10
    failed = metered([sys.executable, "-c", "raise SystemExit('no luck')"], tmp_path / "out.txt")
    assert failed == Cost(1, failed.wall, failed.cpu, failed.memory, "no luck")
