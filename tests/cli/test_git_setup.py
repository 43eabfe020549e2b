"""Plain git with the engine of this program: real repositories, branches and merges."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from cli.conftest import OLD, Aiplan
from gits import git
from msgspec.structs import replace

from aiplan_revise.model.codec import decode, encode
from aiplan_revise.model.edition import Edition, Texts
from aiplan_revise.revise.amending import with_provision

FILE = "editions/old/edition.json"


def reworded(edition: Edition, before: str, after: str, key: str = "staff") -> Edition:
    p = edition.provisions[key]
    return with_provision(edition, replace(p, text=Texts(p.text.ja, p.text.en.replace(before, after))))


def kept(repository: Path, edition: Edition) -> Path:
    """The edition in the working tree and in a commit."""
    path = repository / FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(encode(edition))
    git(repository, "add", "-A")
    git(repository, "commit", "-q", "-m", "x")
    return path


@pytest.fixture
def repository(tmp_path: Path, aiplan: Aiplan) -> Path:
    """A repository that holds OLD and was set up; on `main`."""
    made = tmp_path / "a repository"
    git(tmp_path, "init", "-q", "-b", "main", str(made))
    assert aiplan("git-setup", "--repository", made, "--lang", "en").code == 0
    kept(made, OLD)
    return made


def plainly(repository: Path, *args: str) -> "subprocess.CompletedProcess[str]":
    """What plain git says and how it ends."""
    surroundings = {"PATH": os.environ["PATH"], "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    who = {f"GIT_{role}_{what}": "t@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    return subprocess.run(
        ["git", *args], cwd=repository, env=surroundings | who, capture_output=True, text=True, check=False
    )


def branched(repository: Path, ours: Edition, theirs: Edition) -> Path:
    """Ours on `main`, theirs on `other`, from OLD."""
    git(repository, "checkout", "-q", "-b", "other")
    kept(repository, theirs)
    git(repository, "checkout", "-q", "main")
    return kept(repository, ours)


# ---------------------------------------------------------------- merging


@pytest.mark.parametrize("verb", [["merge", "-q", "--no-edit"], ["cherry-pick"], ["rebase", "-q"]])
def test_two_who_change_the_same_sentence_are_merged(repository: Path, verb: list[str]):
    ours, theirs = reworded(OLD, "by 2030", "by 2035"), reworded(OLD, "Equip", "Provide")
    path = branched(repository, ours, theirs)
    done = plainly(repository, *verb, "other")
    assert (done.returncode, done.stderr) == (0, "")
    assert path.read_bytes() == encode(reworded(ours, "Equip", "Provide"))
    assert git(repository, "status", "--porcelain") == ""


def test_a_contradiction_is_told_in_words_and_the_file_stays_an_edition(repository: Path):
    ours, theirs = reworded(OLD, "schools", "towns", "guide"), reworded(OLD, "schools", "ports", "guide")
    path = branched(repository, reworded(ours, "Equip", "Provide"), reworded(theirs, "by 2030", "by 2035"))
    done = plainly(repository, "merge", "--no-edit", "other")
    assert done.returncode == 1
    assert f"CONFLICT (content): Merge conflict in {FILE}" in done.stdout
    assert done.stderr.splitlines() == [
        "1. 1.b “Publish a guide for the schools of the country.”: our side and their side disagree on the "
        "English text.",
        "   Base: “Publish a guide for the schools of the country.”",
        "   Our side: “Publish a guide for the towns of the country.”",
        "   Their side: “Publish a guide for the ports of the country.”",
        "   The merged edition has the base.",
        f"{FILE}: conflicts to decide, in an edition that is whole: 1",
    ]
    both = reworded(reworded(OLD, "Equip", "Provide"), "by 2030", "by 2035")
    assert decode(path.read_bytes(), Edition) == both
    assert git(repository, "diff", "--name-only", "--diff-filter=U") == FILE
    guides = [row for row in plainly(repository, "diff").stdout.splitlines() if "Publish a guide" in row]
    assert guides == [
        "-     Publish a guide for the towns of the country.",
        " -    Publish a guide for the ports of the country.",
        "++    Publish a guide for the schools of the country.",
    ]


def test_an_edition_that_both_sides_added_is_merged(repository: Path):
    git(repository, "rm", "-q", FILE)
    git(repository, "commit", "-q", "-m", "away")
    fewer = replace(OLD, outline=OLD.outline[:2], provisions={key: OLD.provisions[key] for key in OLD.outline[:2]})
    path = branched(repository, fewer, OLD)
    assert plainly(repository, "merge", "-q", "--no-edit", "other").returncode == 0
    assert decode(path.read_bytes(), Edition) == OLD


def test_a_side_that_is_no_edition_is_a_conflict_and_ours_stays(repository: Path):
    path = branched(repository, reworded(OLD, "60", "90"), reworded(OLD, "60", "80"))
    git(repository, "checkout", "-q", "other")
    path.write_text("{")
    git(repository, "commit", "-q", "-a", "-m", "broken")
    git(repository, "checkout", "-q", "main")
    ours = path.read_bytes()
    done = plainly(repository, "merge", "--no-edit", "other")
    assert (done.returncode, path.read_bytes()) == (1, ours)
    assert f"aiplan: {FILE}: line 1: not valid JSON" in done.stderr


# ---------------------------------------------------------------- showing


def test_git_diff_tells_the_changes(repository: Path):
    (repository / FILE).write_bytes(encode(reworded(OLD, "60", "200")))
    assert plainly(repository, "diff").stdout == (
        f"diff {FILE}\n"
        "A small plan → A small plan\n"
        "Initiatives: Carried over, changed 1; Unchanged 1\n\n"
        "1.a: in English only: 60 → 200 staff (+140); reworded (in English only)\n"
        "  Equip [-60-]{+200+} staff by 2030.\n"
    )
    (repository / FILE).write_bytes(encode(replace(OLD, about=replace(OLD.about, dates={}))))
    assert plainly(repository, "diff").stdout.splitlines()[-1] == "about: dates"
    assert plainly(repository, "diff", "--exit-code").returncode == 1
    (repository / FILE).write_text("{")
    assert plainly(repository, "diff").stdout == (
        f"diff {FILE}\n{FILE}: line 1: not valid JSON: Expecting property name enclosed in double quotes; "
        "see: git diff --no-ext-diff\n"
    )


def test_a_broken_registry_is_told_and_git_goes_on(repository: Path):
    (repository / FILE).write_bytes(encode(reworded(OLD, "60", "200")))
    (repository / "editions" / "bodies.json").write_text("{")
    done = plainly(repository, "diff")
    assert (done.returncode, done.stderr) == (0, "")
    assert "editions/bodies.json: line 1: not valid JSON" in done.stdout


def test_an_edition_that_comes_or_goes_or_moves_is_told(repository: Path):
    git(repository, "rm", "-q", FILE)
    gone = plainly(repository, "diff", "HEAD").stdout
    assert "Initiatives: Dropped 2\n" in gone
    assert "Initiatives: Added 2\n" in plainly(repository, "diff", "-R", "HEAD").stdout
    git(repository, "reset", "-q", "--hard")
    git(repository, "mv", "editions/old", "editions/-q")
    assert "Unchanged 2\n" in plainly(repository, "diff", "-M", "HEAD").stdout


def test_a_file_in_conflict_has_no_sides_to_compare(aiplan: Aiplan):
    assert aiplan("git-diff", "--", "-x/edition.json") == (0, "diff -x/edition.json\nin conflict: see git status\n", "")


def test_git_log_shows_readable_lines(repository: Path):
    kept(repository, reworded(OLD, "60", "200"))
    shown = plainly(repository, "log", "-p", "-1", "--format=").stdout.splitlines()
    assert shown[4:] == [
        shown[4],
        " ",
        "   1.a (initiative staff)",
        "     職員60人を配置する。",
        "-    Equip 60 staff by 2030.",
        "+    Equip 200 staff by 2030.",
        "     [meti, “METI”]",
        "     [mic, “MIC”]",
        " ",
    ]


def test_the_text_of_an_edition_for_git(aiplan: Aiplan, store: Path, tmp_path: Path):
    ran = aiplan("git-text", store / "old" / "edition.json")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "id: old\ntitle.ja: 小計画\ntitle.en: A small plan\nstatus: draft\ndates.adopted: 2026-07-14\n\n"
        "1 (chapter using)\n  AIの活用\n  Using AI\n\n"
        "  1.a (initiative staff)\n    職員60人を配置する。\n    Equip 60 staff by 2030.\n"
        "    [meti, “METI”]\n    [mic, “MIC”]\n\n"
        "  1.b (initiative guide)\n    手引きを公表する。\n"
        "    Publish a guide for the schools of the country.\n    [mext, “MEXT”]\n"
    )
    (tmp_path / "x").write_text("{broken")
    ran = aiplan("git-text", tmp_path / "x")
    assert (ran.code, ran.out) == (0, "{broken")
    assert ran.err.startswith(f"aiplan: {tmp_path / 'x'}: line 1: not valid JSON")


# ---------------------------------------------------------------- set up, and undone


def test_it_is_set_up_once_and_undone_without_a_trace(tmp_path: Path, aiplan: Aiplan):
    git(tmp_path, "init", "-q", str(tmp_path))
    config, attributes = tmp_path / ".git" / "config", tmp_path / ".gitattributes"
    attributes.write_bytes(b"*.docx binary\n# \xff")
    git(tmp_path, "config", "diff.other.textconv", "cat")
    before = config.read_bytes()
    ran = aiplan("git-setup", "--repository", tmp_path)
    program = f"{shlex.quote(sys.executable)} -P -m aiplan_revise"
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.splitlines() == [
        f"git config --local diff.aiplan.command: {program} git-diff --",
        f"git config --local diff.aiplan.textconv: {program} git-text --",
        "git config --local merge.aiplan.name: editions, by provision and field",
        f"git config --local merge.aiplan.driver: {program} git-merge -- %O %A %B %P",
        f"{attributes}: edition.json diff=aiplan merge=aiplan",
    ]
    assert git(tmp_path, "config", "merge.aiplan.driver") == f"{program} git-merge -- %O %A %B %P"
    assert attributes.read_bytes() == b"*.docx binary\n# \xff\nedition.json diff=aiplan merge=aiplan\n"
    again = (0, "", "nothing to do: it stands so already\n")
    assert aiplan("git-setup", "--repository", tmp_path) == again
    assert aiplan("git-setup", "--repository", tmp_path, "--remove").err.count("removed") == 5
    assert (config.read_bytes(), attributes.read_bytes()) == (before, b"*.docx binary\n# \xff\n")
    assert aiplan("git-setup", "--repository", tmp_path, "--remove") == again


def test_from_inside_and_without_a_working_tree(tmp_path: Path, aiplan: Aiplan, monkeypatch: pytest.MonkeyPatch):
    git(tmp_path, "init", "-q", "--bare", "plan.git")
    git(tmp_path, "init", "-q", "tree")
    (tmp_path / "tree" / "deep").mkdir()
    monkeypatch.chdir(tmp_path / "tree" / "deep")
    assert aiplan("git-setup").code == 0
    assert (tmp_path / "tree" / ".gitattributes").read_text() == "edition.json diff=aiplan merge=aiplan\n"
    assert aiplan("git-setup", "--repository", tmp_path / "plan.git").code == 0
    assert (tmp_path / "plan.git" / "info" / "attributes").is_file()
    aiplan("git-setup", "--remove")
    assert not (tmp_path / "tree" / ".gitattributes").exists()


def test_for_all_repositories(tmp_path: Path, aiplan: Aiplan, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.delenv("GIT_CONFIG_GLOBAL", raising=False)
    assert aiplan("git-setup", "--global").code == 0
    assert '[merge "aiplan"]' in (tmp_path / ".gitconfig").read_text()
    named = tmp_path / ".config" / "git" / "attributes"
    assert named.read_text() == "edition.json diff=aiplan merge=aiplan\n"
    assert aiplan("git-setup", "--global").err == "nothing to do: it stands so already\n"
    assert aiplan("git-setup", "--global", "--remove").code == 0
    assert not named.exists()
    (tmp_path / "own").write_text("[core]\n\tattributesFile = ~/mine\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "own"))
    assert aiplan("git-setup", "--global").code == 0
    assert (tmp_path / "mine").is_file()
    assert '[merge "aiplan"]' in (tmp_path / "own").read_text()


def test_what_would_be_set_is_printed_and_can_be_run(tmp_path: Path, aiplan: Aiplan):
    git(tmp_path, "init", "-q", str(tmp_path))
    ran = aiplan("git-setup", "--repository", tmp_path, "--print")
    assert (ran.code, ran.err, (tmp_path / ".gitattributes").exists()) == (0, "", False)
    subprocess.run(["sh", "-e", "-c", ran.out], cwd=tmp_path, check=True)
    assert aiplan("git-setup", "--repository", tmp_path).err == "nothing to do: it stands so already\n"


def test_what_cannot_be_set_up_is_told(tmp_path: Path, aiplan: Aiplan):
    (tmp_path / "plain").mkdir()
    ran = aiplan("git-setup", "--repository", tmp_path / "plain")
    assert (ran.code, ran.err) == (
        2,
        f"aiplan: {tmp_path / 'plain'}: lies in no git repository; "
        "name one with --repository, or set it for all with --global\n",
    )
    assert aiplan("git-setup", "--repository", tmp_path, "--global").code == 2
    git(tmp_path, "init", "-q", "tree")
    (tmp_path / "tree" / ".gitattributes").symlink_to(tmp_path / "elsewhere")
    assert "is a link, which git does not follow" in aiplan("git-setup", "--repository", tmp_path / "tree").err
    assert not (tmp_path / "elsewhere").exists()


def test_a_program_that_lies_in_the_repository_is_not_run(repository: Path):
    (repository / "aiplan_revise").mkdir()
    for name in ("aiplan_revise/__init__.py", "aiplan_revise/__main__.py", "click.py"):
        (repository / name).write_text("from pathlib import Path\nPath('ran').touch()\n")
    (repository / FILE).write_bytes(encode(reworded(OLD, "60", "200")))
    assert "{+200+}" in plainly(repository, "diff").stdout
    assert not (repository / "ran").exists()


def test_a_lock_that_a_dead_git_left_stops_nobody(aiplan: Aiplan, tmp_path: Path):
    git(tmp_path, "init", "-q")
    (tmp_path / ".git" / "config.lock").touch()
    assert aiplan("git-setup", "--repository", tmp_path).code == 0
    assert not (tmp_path / ".git" / "config.lock").exists()
