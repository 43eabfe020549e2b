"""Editions as they stood at a rev: real git repositories, and nothing in them that gets to run."""

import gc
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from git.objects.fun import tree_entries_from_data
from gits import HOSTILE_REVS, git, spied
from hypothesis import given
from hypothesis import strategies as st

from aiplan_revise.errors import PlanError
from aiplan_revise.model.codec import encode
from aiplan_revise.model.edition import About, Edition, Texts
from aiplan_revise.store import open_store
from aiplan_revise.store.git import REV, Entry, Repository
from aiplan_revise.store.trees import listed


def _edition(title: str) -> Edition:
    return Edition(About("plan", Texts(en=title)))


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store inside a repository: the edition `plan` at v1, changed at v2, changed again and not committed."""
    root = tmp_path / "repository" / "editions"
    (root / "plan").mkdir(parents=True)
    git(tmp_path, "init", "-q", "repository")
    for tag in ("v1", "v2"):
        (root / "plan" / "edition.json").write_bytes(encode(_edition(tag)))
        git(root, "add", "-A")
        git(root, "commit", "-q", "-m", tag)
        git(root, "tag", tag)
    (root / "plan" / "edition.json").write_bytes(encode(_edition("working tree")))
    return root


@pytest.mark.parametrize(
    ("rev", "title"),
    [
        ("", "working tree"),
        ("HEAD", "v2"),
        ("v2", "v2"),
        ("v1", "v1"),
        ("HEAD~1", "v1"),
        ("HEAD^", "v1"),
        ("v2~1", "v1"),
    ],
)
def test_an_edition_as_it_stood_at_a_rev(store: Path, rev: str, title: str):
    assert open_store(store).edition("plan", rev) == _edition(title)


def test_a_commit_in_full_and_in_short(store: Path):
    sha = git(store, "rev-parse", "v1")
    assert open_store(store).edition("plan", sha) == open_store(store).edition("plan", sha[:8]) == _edition("v1")


def test_the_top_of_a_repository_and_a_bare_one_are_stores_too(store: Path, tmp_path: Path):
    git(store, "init", "-q", "-b", "main", str(tmp_path / "top"))
    (tmp_path / "top" / "plan").mkdir()
    (tmp_path / "top" / "plan" / "edition.json").write_bytes(encode(_edition("top")))
    git(tmp_path / "top", "add", "-A")
    git(tmp_path / "top", "commit", "-q", "-m", "top")
    git(tmp_path, "clone", "-q", "--bare", str(tmp_path / "top"), "bare.git")
    assert open_store(tmp_path / "top").edition("plan", "main") == _edition("top")
    assert open_store(tmp_path / "bare.git").edition("plan", "main") == _edition("top")


def test_what_is_not_there_is_said(store: Path, tmp_path: Path):
    with pytest.raises(PlanError, match="there is no rev v3; see: git log --oneline"):
        open_store(store).edition("plan", "v3")
    with pytest.raises(PlanError, match="there is no edition other at v1"):
        open_store(store).edition("other", "v1")
    (tmp_path / "plain").mkdir()
    with pytest.raises(PlanError, match="so it has no revs; name one that does, or leave out @REV"):
        open_store(tmp_path / "plain").edition("plan", "v1")
    assert open_store(store).ledger("plan", "v1") is None


def test_links_and_folders_in_git_are_refused(store: Path):
    (store / "plan" / "ledger.json").symlink_to("/etc/passwd")
    (store / "bodies.json").mkdir()
    (store / "bodies.json" / "x").write_text("x")
    git(store, "add", "-A")
    git(store, "commit", "-q", "-m", "links")
    with pytest.raises(PlanError, match=r"plan/ledger.json@[0-9a-f]{12}: is not a plain file"):
        open_store(store).ledger("plan", "HEAD")
    with pytest.raises(PlanError, match=r"bodies.json@[0-9a-f]{12}: is not a plain file"):
        open_store(store).registry("HEAD")


@pytest.mark.parametrize("rev", HOSTILE_REVS)
def test_a_malformed_rev_is_refused(store: Path, rev: str):
    with pytest.raises(PlanError, match="cannot be a rev"):
        Repository(store).commit(rev)


def test_no_malformed_rev_reaches_git(store: Path, tmp_path: Path):
    """Every start of git is written down by a git in front of the real one."""
    path, started = spied(tmp_path)
    script = (
        "import sys; from pathlib import Path; from aiplan_revise.store.git import Repository\n"
        "for rev in [*eval(sys.argv[2]), 'v1']:\n"
        "    try: Repository(Path(sys.argv[1])).commit(rev)\n"
        "    except Exception as error: assert 'cannot be a rev' in str(error), (rev, error)\n"
    )
    command = [sys.executable, "-c", script, str(store), ascii(HOSTILE_REVS)]
    subprocess.run(command, env={**os.environ, "PATH": path, "PYTHONPATH": ":".join(sys.path)}, check=True)
    told = started.read_text().splitlines()
    assert {line.partition(" cat-file ")[2] for line in told if line != "version"} == {"--batch"}


@pytest.mark.parametrize("many", [False, True])
def test_an_object_that_is_not_what_was_asked_for_is_refused(store: Path, monkeypatch: pytest.MonkeyPatch, many: bool):
    """One by one and many at once, in the same words."""

    def read(key: str, kind: str) -> bytes:
        with Repository(store) as repository:
            return next(repository.objects([key], kind)) if many else repository.object(key, kind)

    key = git(store, "rev-parse", "v1")
    assert read(key, "commit") == git(store, "cat-file", "commit", key).encode() + b"\n"
    with pytest.raises(PlanError, match=f"{key[:12]} is a commit, not a tree"):
        read(key, "tree")
    with pytest.raises(PlanError, match="the blob 000000000000 is missing"):
        read("0" * 40, "blob")
    monkeypatch.setattr("aiplan_revise.store.git.MAX_BYTES", 10)
    with pytest.raises(PlanError, match="is larger than 10 bytes"):
        read(key, "commit")


@given(st.text(max_size=12) | st.from_regex(REV, fullmatch=True))
def test_a_rev_that_passes_is_never_an_option_a_range_or_a_path(rev: str):
    if REV.fullmatch(rev):
        assert rev[0].isalnum() or rev[0] == "_"
        assert ".." not in rev and "//" not in rev
        assert not set(rev) & set(":@{} \t\n\0\\*?[")
        assert rev.isascii()


def test_nothing_of_the_repository_or_the_environment_runs(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    canary = tmp_path / "ran"
    trap = tmp_path / "trap"
    trap.write_text(f"#!/bin/sh\ntouch {canary}\ncat\n")
    trap.chmod(0o755)
    hooks = store.parent / ".git" / "hooks"
    for hook in ("post-checkout", "pre-commit", "reference-transaction", "post-index-change", "fsmonitor-watchman"):
        (hooks / hook).write_text(trap.read_text())
        (hooks / hook).chmod(0o755)
    (store.parent / ".git" / "info" / "attributes").write_text("*.json diff=trap filter=trap\n")
    settings = ("core.fsmonitor", "core.pager", "core.sshCommand", "gpg.program", "diff.external", "core.editor")
    for setting in (*settings, "diff.trap.textconv", "filter.trap.smudge", "filter.trap.clean", "alias.cat-file"):
        git(store, "config", setting, str(trap))
    inherited = {"GIT_EXTERNAL_DIFF": str(trap), "GIT_SSH_COMMAND": str(trap), "GIT_PAGER": str(trap)}
    more = {"GIT_TRACE": str(canary), "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "core.fsmonitor"}
    for name, value in {**inherited, **more, "GIT_CONFIG_VALUE_0": str(trap), "GIT_DIR": "/nowhere"}.items():
        monkeypatch.setenv(name, value)
    assert open_store(store).edition("plan", "v1") == _edition("v1")
    assert not canary.exists()
    assert os.environ["GIT_DIR"] == "/nowhere"
    monkeypatch.delenv("GIT_DIR")
    subprocess.run(["git", "diff", "v1", "v2"], cwd=store, check=False, capture_output=True)
    assert canary.exists(), "the traps are dead, so this test proves nothing"


def test_many_reads_leave_nothing_open(store: Path):
    def held() -> int:
        return len(list(Path("/proc/self/fd").iterdir()))

    if not Path("/proc/self/fd").is_dir():
        pytest.skip("no /proc to count open files in")
    open_store(store).edition("plan", "v1")
    gc.collect()  # what other tests left open is closed now, not in between
    before = held()
    for _ in range(15):
        open_store(store).edition("plan", "v1")
    assert held() == before


# ---------------------------------------------------------------- trees

NAMES = ["edition.json", "2026", "..", ".git", "git~1", ".gitmodules", "\u200c.git", "a/b", "a b", "x" * 300, "é", ""]
MODES = [b"100644", b"100755", b"40000", b"040000", b"120000", b"160000", b"0", b"999999", b"", b" 100644"]
ROWS = st.builds(
    lambda mode, name, key: mode + b" " + name.encode() + b"\0" + key,
    st.sampled_from([*MODES[:3] * 3, *MODES]),
    st.sampled_from([*NAMES[:2] * 6, *NAMES]),
    st.binary(min_size=20, max_size=20) | st.sampled_from([b"100644 edition.json\0", b"0" * 20, b"short", b" " * 21]),
)


@given(st.lists(ROWS, max_size=5).map(b"".join) | st.binary(max_size=60))
def test_a_tree_lists_what_gitpython_says_it_does(raw: bytes):
    try:
        expected = {name: Entry(mode, key.hex()) for key, mode, name in tree_entries_from_data(raw)}
    except ValueError as error:
        with pytest.raises(ValueError, match=f"^{re.escape(str(error))}$"):
            listed(raw)
    else:
        assert listed(raw) == expected
