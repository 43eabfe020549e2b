"""A store that somebody else prepared, and names that would be options: nothing of them runs or reaches git."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import writers
from gits import HOSTILE_REVS, git, spied

from aiplan_revise.errors import PlanError
from aiplan_revise.store import open_store
from aiplan_revise.store.adopting import Adoption
from aiplan_revise.store.drafts import Drafts, Task
from aiplan_revise.store.names import draft
from aiplan_revise.store.stamps import Stamp

TASK = Task(Stamp("Drafter", writers.AT))
CABINET = Adoption("Cabinet", "2026-07-14")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return writers.made(tmp_path / "plan.git", ["2026"])


# ---------------------------------------------------------------- planted programs

VERBS = [
    ["init", "other.git"],
    ["editions"],
    ["show", "2025-outline"],
    ["draft", "new", "2027", "--from", "2025-outline"],
    ["draft", "new", "2027", "--for", "METI"],
    ["draft", "list"],
    ["amend", "2027", "reassign", "3.1.1.a", "--add", "METI"],
    ["amend", "2027/meti", "reword", "3.1.1.a", "--replace", "Government AI", "--with", "State AI"],
    ["amend", "2027", "retarget", "principles", "--from", "3 principles", "--to", "4 principles"],
    ["draft", "diff", "2027"],
    ["draft", "log", "2027"],
    ["undo", "2027"],
    ["diff", "2025-outline", "2026-example", "--format", "amendment", "--why", "Because.", "-o", "a.json"],
    ["apply", "a.json", "--to", "2027"],
    ["revert", "a.json", "--to", "2027"],
    ["draft", "diff", "2027/meti", "--format", "patch", "-o", "p.json"],
    ["apply", "p.json", "--to", "2027"],
    ["diff", "2025-outline", "2027@draft/2027"],
    ["merge", "2027/meti"],
    ["adopt", "2027", "--on", "2027-07-14", "--by", "Cabinet", "--fail-on", "never"],
    ["verify"],
    ["log"],
    ["check", "2027"],
    ["git-setup", "--repository", "plan.git"],
    ["git-setup", "--repository", "plan.git", "--remove"],
]


def test_nothing_that_was_planted_runs_in_any_verb(store: Path, tmp_path: Path):
    canary = tmp_path / "ran"
    trap = tmp_path / "trap"
    trap.write_text(f"#!/bin/sh\necho $0 $* >>{canary}\ncat\n")
    trap.chmod(0o755)
    hooks = store / "hooks"
    hooks.mkdir()
    for hook in ("pre-commit", "reference-transaction", "post-update", "update", "pre-receive", "post-index-change"):
        shutil.copy(trap, hooks / hook)
    (store / "info").mkdir(exist_ok=True)
    (store / "info" / "attributes").write_text("*.json diff=trap filter=trap merge=trap\n")
    programs = ("core.fsmonitor", "core.pager", "core.sshCommand", "gpg.program", "gpg.ssh.program", "diff.external")
    more = ("diff.trap.textconv", "filter.trap.clean", "filter.trap.smudge", "merge.trap.driver", "core.editor")
    for setting in (*programs, *more, "alias.cat-file", "core.alternateRefsCommand", "uploadpack.packObjectsHook"):
        git(store, "config", setting, str(trap))
    git(store, "config", "core.hooksPath", str(hooks))
    git(store, "config", "log.showSignature", "true")
    git(store, "config", "tag.gpgSign", "true")
    git(store, "config", "commit.gpgSign", "true")
    surroundings = {
        "GIT_EXTERNAL_DIFF": str(trap),
        "GIT_SSH_COMMAND": str(trap),
        "GIT_EDITOR": str(trap),
        "GIT_PAGER": str(trap),
        "GIT_ASKPASS": str(trap),
        "GIT_PROXY_COMMAND": str(trap),
        "GIT_TRACE": str(canary),
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "core.hooksPath",
        "GIT_CONFIG_VALUE_0": str(hooks),
        "GIT_DIR": "/nowhere",
        "GIT_EXEC_PATH": str(tmp_path),
        "GIT_TEMPLATE_DIR": str(hooks),
    }
    settings = {"AIPLAN_STORE": str(store), "AIPLAN_BY": "Drafter", "PYTHONPATH": ":".join(sys.path)}
    for verb in VERBS:
        done = subprocess.run(
            [sys.executable, "-m", "aiplan_revise", *verb],
            env={"PATH": os.environ["PATH"], "HOME": str(tmp_path)} | surroundings | settings,
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode in (0, 1), (verb, done.stderr)
        assert not canary.exists(), (verb, canary.read_text())
    git(store, "update-ref", "refs/heads/x", "main")
    assert canary.exists(), "the traps are dead, so this test proves nothing"


# ---------------------------------------------------------------- hostile names

HOSTILE = sorted({*HOSTILE_REVS, "--force", "a" * 65, "2026/", "/meti", "2026/../x", "2026/-x", "2026/a.lock"})


def test_no_hostile_name_reaches_git(store: Path, tmp_path: Path):
    """Every start of git and everything that it is told is written down by a git in front of the real one."""
    assert len(HOSTILE) >= 60
    path, started = spied(tmp_path)
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from aiplan_revise.errors import PlanError\n"
        "from aiplan_revise.store import open_store\n"
        "from aiplan_revise.store.adopting import prove\n"
        "from aiplan_revise.store.drafts import Drafts, Task\n"
        "from aiplan_revise.store.names import Draft, draft\n"
        "from aiplan_revise.store.stamps import Stamp\n"
        "from aiplan_revise.model.integrity import edition_id\n"
        "names, store = eval(sys.argv[2]), open_store(Path(sys.argv[1]))\n"
        "drafts, same = Drafts(store), lambda edition: edition\n"
        "def task(name): return Task(Stamp('Drafter', 1), '', name)\n"
        "for name in names:\n"
        "    for call in (\n"
        "        lambda: drafts.change(draft(name), 'x', same, task('')),\n"
        "        lambda: drafts.begin(draft(name), '2025-outline', task('')),\n"
        "        lambda: drafts.begin(draft('2099'), name, task('')),\n"
        "        lambda: drafts.share(draft('2026/' + name)),\n"
        "        lambda: drafts.change(draft('2026'), 'x', same, task(name or ' ')),\n"
        "        lambda: drafts.undo(draft('2026'), name or 'zzzz', task('')),\n"
        "        lambda: store.edition('2025-outline', name or ' '),\n"
        "        lambda: store.edition(name),\n"
        "        lambda: prove(drafts.repository, edition_id(name)),\n"
        "    ):\n"
        "        try: call()\n"
        "        except PlanError: continue\n"
        "        print(name, call)\n"
    )
    command = [sys.executable, "-c", script, str(store), ascii(HOSTILE)]
    surroundings = {**os.environ, "PATH": path, "PYTHONPATH": ":".join(sys.path)}
    done = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=True)
    assert done.stdout == ""
    told = started.read_text()
    for name in HOSTILE:
        if len(name) > 2 and not name.isalnum() and name not in ("main", "HEAD"):
            assert f" {name}\n" not in told and f" {name} " not in told, name
    assert git(store, "for-each-ref", "--format=%(refname)").splitlines() == [
        "refs/heads/draft/2026",
        "refs/heads/main",
    ]


# ---------------------------------------------------------------- hostile trees


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("120000 blob {blob}\tedition.json", "is not a plain file"),
        ("100755 blob {blob}\tedition.json", "is not a plain file"),
        ("160000 commit {commit}\tedition.json", "is not a plain file"),
        ("040000 tree {tree}\tedition.json", "is not a plain file"),
        ("100644 blob {blob}\t..", "tree"),
        ("100644 blob {blob}\t.git", "tree"),
        ("100644 blob {blob}\t.GIT", "tree"),
    ],
)
def test_trees_with_links_programs_and_names_that_are_none_are_refused(store: Path, row: str, says: str):
    blob = git(store, "hash-object", "-w", "--stdin", given="{}")
    parts = {"blob": blob, "commit": git(store, "rev-parse", "main"), "tree": git(store, "rev-parse", "main^{tree}")}
    inner = git(store, "mktree", "--missing", given=row.format(**parts) + "\n")
    top = git(store, "mktree", given=f"040000 tree {inner}\t2026\n")
    commit = git(store, "commit-tree", "-m", "x", "-p", "draft/2026", top)
    git(store, "update-ref", "refs/heads/draft/2026", commit)
    with open_store(store) as opened, pytest.raises(PlanError, match=says):
        Drafts(opened).change(draft("2026"), "x", lambda edition: edition, TASK)
    assert git(store, "rev-parse", "draft/2026") == commit
