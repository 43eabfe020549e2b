"""Files: what kind they are, their encoding, the name and source of the edition."""

import hashlib
from pathlib import Path

import pytest
from documents.listing import REGISTRY, listing

from aiplan_revise.documents import Reading, read, text, to_markdown
from aiplan_revise.errors import PlanError
from aiplan_revise.model import codec

PLAN = "第1章　灯火\n\n(1)　赤いあかりを置く［草原庁］\n"
SHOWN = ["1 chapter: 灯火", "  1.1 initiative: 赤いあかりを置く [meadow]"]


def written(folder: Path, name: str, raw: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(raw if isinstance(raw, bytes) else raw.encode())
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp932", "euc_jp", "iso2022_jp"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    found = read(written(tmp_path, "plan.txt", PLAN.encode(encoding)), Reading(), REGISTRY)
    assert listing(found) == SHOWN
    assert [one.rule for one in found.findings] == ["encoding"] * (encoding in ("cp932", "euc_jp"))


def test_the_edition_is_named_after_its_file_which_is_its_source(tmp_path: Path) -> None:
    path = written(tmp_path, "2025 Outline (final).md", PLAN)
    about = read(path, Reading(), REGISTRY).edition.about
    assert about.id == "2025-outline-final"
    digest = hashlib.sha256(PLAN.encode()).hexdigest()
    assert [(one.title, one.sha256) for one in about.sources] == [(path.name, digest)]
    assert read(path, Reading(id="2026", follows="2025"), REGISTRY).edition.about.follows == "2025"
    assert read(written(tmp_path, "灯火.md", PLAN), Reading(), REGISTRY).edition.about.id == "edition"


def test_an_edition_as_json_or_as_our_markdown_is_read_as_it_is(tmp_path: Path) -> None:
    first = read(written(tmp_path, "plan.md", PLAN), Reading(id="2025"), REGISTRY).edition
    for name, raw in (("x.json", codec.encode(first)), ("y.md", to_markdown(first, REGISTRY).encode())):
        assert read(written(tmp_path, name, raw), Reading(), REGISTRY).edition == first
        assert read(written(tmp_path, name, raw), Reading(id="2026"), REGISTRY).edition.about.id == "2026"


def test_a_table_as_json(tmp_path: Path) -> None:
    path = written(tmp_path, "plan.json", ' [{"id": "1", "text": "灯火", "bodies": "草原庁"}]')
    found = read(path, Reading(), REGISTRY)
    assert listing(found) == ["initiative: 灯火 [meadow]"]


@pytest.mark.parametrize(
    ("name", "raw", "message"),
    [
        ("plan.txt", b"%PDF-1.7\n", "this is a PDF, not text; name it .pdf"),
        ("plan.zip", b"PK\x03\x04", "this is a Word file, workbook or archive"),
        ("plan.md", b"\xff\xfa\x81 caf\xe9", "line 1, byte 1: the text is in no encoding that is known here"),
        (
            "plan.md",
            b"ok\ncaf\xe9 au lait",
            "line 2, byte 7: the text is in no encoding that is known here; "
            "it may be in Windows-1252 or Latin-1: save it as UTF-8",
        ),
        (
            "plan.json",
            b'{"title": "Plan", "items": []}',
            "unknown field `title`; an edition has about, outline and provisions; a table is a list of records",
        ),
        ("plan.md", b"a\0b", "line 1: the file is binary"),
        ("plan.md", b"", "the file is empty"),
        ("plan.json", b'{"about": 1}', ""),
    ],
)
def test_files_that_cannot_be_read(tmp_path: Path, name: str, raw: bytes, message: str) -> None:
    path = written(tmp_path, name, raw)
    with pytest.raises(PlanError) as caught:
        read(path, Reading(), REGISTRY)
    assert str(caught.value).startswith(f"{path}: {message}")


def test_a_missing_file_a_folder_and_bad_ids(tmp_path: Path) -> None:
    path = written(tmp_path, "plan.md", PLAN)
    for where, reading, message in (
        (tmp_path / "none.md", Reading(), "cannot be read: No such file"),
        (tmp_path, Reading(), "cannot be read: Is a directory"),
        (path, Reading(id="../x"), "'../x' cannot be the id of an edition"),
        (path, Reading(id="x", lang="fr"), "'fr' is no language that is known here; choose one of ja, en"),
    ):
        with pytest.raises(PlanError, match=message):
            read(where, reading, REGISTRY)


def test_a_file_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "large.md"
    with path.open("wb") as file:
        file.truncate(text.LARGEST + 1)
    with pytest.raises(PlanError, match="the file is larger than 64 MB"):
        read(path, Reading(), REGISTRY)
