"""Other programs on Word files of ours: pandoc and LibreOffice see the same words, and what LibreOffice saves again,
with tracked changes accepted or rejected, is still the edition with all that it keeps."""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
from office import Office, office

from aiplan_revise.cli.reading import Desk
from aiplan_revise.documents.reading import Reading, Side
from aiplan_revise.documents.word import read_word
from aiplan_revise.documents.word.out.export import Dress, to_word
from aiplan_revise.documents.word.out.tracked import Author, Paper, to_redline
from aiplan_revise.model.edition import Edition

__all__ = ["office"]

DESK = Desk()
DRESSES = Dress(("A summary.",), "A summary"), Dress(("An example.",), "An example")


class Shipped(NamedTuple):
    """The shipped pair, settled, and its redline in Japanese."""

    old: Edition
    new: Edition
    redline: bytes

    def typed(self, side: Side) -> bytes:
        edition = self.new if side == "new" else self.old
        return to_word(edition, DESK.registry, "ja", dress=DRESSES[side == "new"])


@pytest.fixture(scope="module")
def shipped() -> Shipped:
    found = DESK.compare("2025-outline", "2026-example")
    pair = found.old, found.new
    old, new = (Paper(one, dress) for one, dress in zip(pair, DRESSES, strict=True))
    return Shipped(*pair, to_redline(old, new, DESK.registry, "ja", Author("A", "2026-07-14")))


def seen(raw: bytes, *more: str) -> str:
    """The words of a Word file as pandoc sees them."""
    pandoc = shutil.which("pandoc")
    if not pandoc:
        pytest.skip("pandoc is not installed")
    call = [pandoc, "--from=docx", "--to=plain", "--wrap=none", *more]
    return subprocess.run(call, input=raw, check=True, capture_output=True).stdout.decode()


def read(raw: bytes, side: Side = "") -> Edition:
    return read_word(raw, Reading(side=side), DESK.registry).edition


def test_accepting_all_gives_the_new_edition_and_rejecting_all_the_old_one(shipped: Shipped) -> None:
    assert (read(shipped.redline, "old"), read(shipped.redline, "new")) == (shipped.old, shipped.new)
    assert seen(shipped.redline, "--track-changes=accept") == seen(shipped.typed("new"))
    assert seen(shipped.redline, "--track-changes=reject") == seen(shipped.typed("old"))


@pytest.mark.parametrize(("side", "command"), [("new", "AcceptAllTrackedChanges"), ("old", "RejectAllTrackedChanges")])
def test_what_libreoffice_accepts_or_rejects(shipped: Shipped, office: Office, side: Side, command: str) -> None:
    saved = office.saved(shipped.redline, command)
    assert read(saved) == (shipped.new if side == "new" else shipped.old)
    assert seen(saved) == seen(shipped.typed(side))


def test_what_libreoffice_saves_again(shipped: Shipped, office: Office) -> None:
    counted = to_word(shipped.new, DESK.registry, "ja", automatic=True, dress=DRESSES[1])
    again = read_word(office.saved(counted), registry=DESK.registry)
    assert (again.edition, again.findings) == (shipped.new, ())
    tracked = office.saved(shipped.redline)
    assert (read(tracked, "old"), read(tracked, "new")) == (shipped.old, shipped.new)


WAVES, WOODS = "#### １．波\nア 波の高さを測る。【気象庁】", "#### １．林\nア 林を育てる。【林野庁】"
TURNED = (
    f"# 港\n\n## 第1章 海\n\n海を測る。\n\n{WAVES}\n\n## 第2章 山\n\n{WOODS}\n",
    f"# 港\n\n## 第1章 山\n\n山を測る。\n\n{WOODS}\n\n## 第2章 海\n\n{WAVES}\n",
)


def test_a_heading_that_moves_with_what_stands_under_it(office: Office, tmp_path: Path) -> None:
    """LibreOffice gives a paragraph that goes the look of the one before it; on the old side it is what it was."""
    files = [tmp_path / f"{side}.md" for side in ("old", "new")]
    for file, words in zip(files, TURNED, strict=True):
        file.write_text(words, "utf-8")
    found = DESK.compare(*map(str, files))
    tracked = to_redline(Paper(found.old), Paper(found.new), DESK.registry, "ja", Author("A"))
    saved = office.saved(tracked)
    assert (read(saved, "old"), read(saved, "new")) == (read(tracked, "old"), read(tracked, "new"))


_OPENED = """
import sys
from io import BytesIO
try:
    from docx import Document
except ImportError:
    sys.exit(3)
document = Document(BytesIO(sys.stdin.buffer.read()))
said = document.core_properties
print(said.title, said.language, *(one.text for one in document.paragraphs if one.style.name == "Heading 1"), sep="\\n")
"""


def test_python_docx_opens_them(shipped: Shipped, tmp_path: Path) -> None:
    call = [sys.executable, "-X", "utf8", "-c", _OPENED]  # elsewhere, for here `docx` is a module of the tests
    ran = subprocess.run(call, input=shipped.typed("new"), capture_output=True, cwd=tmp_path)
    if ran.returncode == 3:
        pytest.skip("python-docx is not installed")
    title, lang, *chapters = ran.stdout.decode().splitlines()
    assert (title, lang, len(chapters)) == (shipped.new.about.title.ja, "ja", 4)
    assert chapters[0].startswith("第1章")
