"""A store is a folder: what is in it, and what is said when something is not."""

from pathlib import Path

import pytest
from gits import git

from aiplan_revise.errors import PlanError
from aiplan_revise.model.codec import encode
from aiplan_revise.model.edition import About, Edition, Texts, initiatives
from aiplan_revise.store import open_store, shipped, templates
from aiplan_revise.store.beginning import begin
from aiplan_revise.store.stamps import Stamp


def _held(root: Path, key: str, title: str = "") -> Path:
    folder = root / key
    folder.mkdir(parents=True)
    (folder / "edition.json").write_bytes(encode(Edition(About(key, Texts(en=title or key)))))
    return folder


def test_the_shipped_editions_and_templates_are_found():
    assert open_store().root == shipped()
    assert "2025-outline" in open_store().ids()
    assert len(initiatives(open_store().edition("2025-outline"))) == 56
    assert templates().is_dir()


def test_without_a_name_it_is_the_store_one_stands_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    folder = _held(tmp_path / "plans", "first")
    monkeypatch.chdir(tmp_path)
    assert open_store().root == shipped()
    monkeypatch.chdir(tmp_path / "plans")
    assert open_store().root == tmp_path / "plans"
    monkeypatch.chdir(folder)  # outside of git nothing above is looked into
    assert open_store().root == shipped()
    git(tmp_path, "init", "--quiet")
    assert open_store().root == tmp_path / "plans"


def test_a_repository_without_a_working_tree_is_one_where_it_holds_editions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    begin(tmp_path / "plan.git", open_store(), Stamp("W", 1))
    monkeypatch.chdir(tmp_path / "plan.git" / "refs")
    assert open_store().root == tmp_path / "plan.git"
    git(tmp_path, "init", "--quiet", "--bare", "other.git")
    monkeypatch.chdir(tmp_path / "other.git")
    assert open_store().root == shipped()


def test_a_working_folder_that_was_removed_is_no_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    assert open_store().root == shipped()


def test_ids_are_sorted_and_only_folders_with_an_edition_count(tmp_path: Path):
    _held(tmp_path, "b-2")
    _held(tmp_path, "a-1")
    (tmp_path / "empty").mkdir()
    (tmp_path / "Not An Id").mkdir()
    (tmp_path / "Not An Id" / "edition.json").write_text("{}")
    assert open_store(tmp_path).ids() == ("a-1", "b-2")


def test_an_edition_is_read_whole(tmp_path: Path):
    _held(tmp_path, "first", "One")
    assert open_store(tmp_path).edition("first") == Edition(About("first", Texts(en="One")))


def test_an_unknown_edition_names_those_there_are(tmp_path: Path):
    _held(tmp_path, "first")
    _held(tmp_path, "second")
    with pytest.raises(PlanError) as caught:
        open_store(tmp_path).edition("third")
    assert str(caught.value) == f"{tmp_path}: there is no edition third; the editions here: first, second"


def test_an_edition_under_another_name_is_refused(tmp_path: Path):
    _held(tmp_path, "first").rename(tmp_path / "second")
    with pytest.raises(PlanError, match="the edition says that its id is first; rename the folder second"):
        open_store(tmp_path).edition("second")


@pytest.mark.parametrize(
    "key", ["", "..", "../first", "/etc", "First", "a b", "--output=x", "a" * 65, "first/", "日本", "a\n"]
)
def test_a_malformed_id_touches_no_file(tmp_path: Path, key: str):
    _held(tmp_path, "first")
    with pytest.raises(PlanError, match="cannot be the id of an edition"):
        open_store(tmp_path / "first").edition(key)
    with pytest.raises(PlanError, match="cannot be the id of an edition"):
        open_store(tmp_path).ledger(key)


def test_without_a_registry_of_its_own_a_store_knows_the_shipped_bodies(tmp_path: Path):
    assert open_store(tmp_path).registry() == open_store().registry()
    (tmp_path / "bodies.json").write_text("{}\n")
    assert not open_store(tmp_path).registry().bodies


def test_a_store_may_lack_a_plan_and_ledgers(tmp_path: Path):
    _held(tmp_path, "first")
    assert open_store(tmp_path).plan().title == Texts()
    assert open_store(tmp_path).ledger("first") is None


def test_a_broken_file_is_named(tmp_path: Path):
    (_held(tmp_path, "first") / "ledger.json").write_text('{"lineage": ')
    with pytest.raises(PlanError, match=r"first/ledger.json: line 1: not valid JSON"):
        open_store(tmp_path).ledger("first")


def test_what_is_no_file_is_not_read(tmp_path: Path):
    (_held(tmp_path, "first") / "ledger.json").mkdir()
    with pytest.raises(PlanError, match=r"first/ledger.json: is not a file"):
        open_store(tmp_path).ledger("first")


def test_a_store_must_be_a_folder(tmp_path: Path):
    with pytest.raises(PlanError, match="is not a folder"):
        open_store(tmp_path / "missing")
