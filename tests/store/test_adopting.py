"""Adoption: once, by one, and proved; what was forged is found out."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import writers
from gits import git

from aiplan_revise.errors import PlanError
from aiplan_revise.store import open_store
from aiplan_revise.store.adopting import Adoption, adopt, prove, record
from aiplan_revise.store.drafts import Drafts, Task
from aiplan_revise.store.names import draft
from aiplan_revise.store.signing import signed, signer
from aiplan_revise.store.stamps import Stamp

TASK = Task(Stamp("Drafter", writers.AT))
CABINET = Adoption("Cabinet", "2026-07-14")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return writers.made(tmp_path / "plan.git", ["2026"])


# ---------------------------------------------------------------- adopters and forgeries


def test_of_two_adopters_exactly_one_wins(tmp_path: Path):
    store = writers.made(tmp_path / "plan.git", [f"e{n}" for n in range(100)])
    script = (
        "import sys, time\n"
        "from pathlib import Path\n"
        "from aiplan_revise.errors import PlanError\n"
        "from aiplan_revise.store import open_store\n"
        "from aiplan_revise.store.adopting import Adoption, adopt\n"
        "from aiplan_revise.store.drafts import Drafts, Task\n"
        "from aiplan_revise.store.names import draft\n"
        "from aiplan_revise.store.stamps import Stamp\n"
        "drafts = Drafts(open_store(Path(sys.argv[1])))\n"
        "for n in range(100):\n"
        "    try:\n"
        "        how = Adoption(sys.argv[2], '2026-07-14')\n"
        "        adopt(drafts, draft(f'e{n}'), how, Task(Stamp('A', 1)), lambda edition: None)\n"
        "        print(n, 'won')\n"
        "    except PlanError as error: print(n, error.what)\n"
    )
    command = [sys.executable, "-c", script, str(store)]
    surroundings = {**os.environ, "PYTHONPATH": ":".join(sys.path)}
    racing = [
        subprocess.Popen([*command, who], stdout=subprocess.PIPE, text=True, env=surroundings) for who in ("A", "B")
    ]
    told = [process.communicate()[0].splitlines() for process in racing]
    for n, pair in enumerate(zip(*told, strict=True)):
        assert sorted(line.split(" ", 1)[1] for line in pair) == ["was adopted and stays what it is", "won"], (n, pair)
    with open_store(store) as opened:
        for n in range(100):
            found = prove(opened.repository(), f"e{n}")
            assert f"{n} won" in told[0 if found.by == "A" else 1]
    assert writers.sound(store) == []


@pytest.fixture
def adopted(store: Path) -> Path:
    with open_store(store) as opened:
        adopt(Drafts(opened), draft("2026"), CABINET, TASK, lambda _: None)
        assert prove(opened.repository(), "2026") == record(opened.repository(), "2026")
    return store


def _forged(store: Path, says: str) -> None:
    with open_store(store) as opened, pytest.raises(PlanError, match=says):
        prove(opened.repository(), "2026")


def _other_commit(store: Path) -> str:
    """The commit of the adoption with one byte of the text changed."""
    raw = git(store, "cat-file", "blob", "main:2026/edition.json")
    blob = git(store, "hash-object", "-w", "--stdin", given=raw.replace("2026-07-14", "2026-07-15") + "\n")
    inner = git(store, "mktree", given=f"100644 blob {blob}\tedition.json\n")
    rows = [row for row in git(store, "ls-tree", "main").splitlines() if not row.endswith("\t2026")]
    top = git(store, "mktree", given="\n".join([*rows, f"040000 tree {inner}\t2026"]) + "\n")
    return git(store, "commit-tree", "-m", "x", "-p", "main^", top)


def test_one_other_byte_is_found_out(adopted: Path):
    commit = _other_commit(adopted)
    git(adopted, "update-ref", "refs/heads/main", commit)
    _forged(adopted, "the branch of the editions has another text")
    tag = git(adopted, "cat-file", "tag", "edition/2026").replace(git(adopted, "rev-parse", "edition/2026^{}"), commit)
    made = git(adopted, "hash-object", "-w", "-t", "tag", "--stdin", given=tag + "\n")
    git(adopted, "update-ref", "refs/tags/edition/2026", made)
    _forged(adopted, "the tag is not the one that the log names")


def test_a_lightweight_tag_is_found_out(adopted: Path):
    git(adopted, "update-ref", "refs/tags/edition/2026", "main")
    _forged(adopted, "is no annotated tag")


def test_a_tag_under_another_name_is_found_out(adopted: Path):
    tag = git(adopted, "cat-file", "tag", "edition/2026").replace("tag edition/2026", "tag edition/2025")
    made = git(adopted, "hash-object", "-w", "-t", "tag", "--stdin", given=tag + "\n")
    git(adopted, "update-ref", "refs/tags/edition/2026", made)
    _forged(adopted, "the tag says that it is 'edition/2025'")


def test_a_tag_on_another_commit_is_found_out(adopted: Path):
    tag = git(adopted, "cat-file", "tag", "edition/2026")
    tag = tag.replace(git(adopted, "rev-parse", "edition/2026^{}"), git(adopted, "rev-parse", "draft/2026"))
    made = git(adopted, "hash-object", "-w", "-t", "tag", "--stdin", given=tag + "\n")
    git(adopted, "update-ref", "refs/tags/edition/2026", made)
    _forged(adopted, "the tag is not the one that the log names")


def test_what_was_adopted_is_changed_by_nothing(adopted: Path):
    with open_store(adopted) as opened:
        drafts = Drafts(opened)
        for call in (
            lambda: drafts.change(draft("2026"), "x", lambda edition: writers.mark(edition, "x"), TASK),
            lambda: drafts.undo(draft("2026"), "", TASK),
            lambda: drafts.begin(draft("2026"), "2025-outline", TASK),
            lambda: drafts.share(draft("2026/meti")),
            lambda: adopt(drafts, draft("2026"), CABINET, TASK, lambda _: None),
        ):
            with pytest.raises(PlanError, match="was adopted and stays what it is"):
                call()
        prove(opened.repository(), "2026")


# ---------------------------------------------------------------- signatures


@pytest.mark.skipif(not shutil.which("ssh-keygen"), reason="needs ssh-keygen, of openssh-client")
def test_a_signature_is_proved_by_us_and_by_git(store: Path, tmp_path: Path):
    key, other = (tmp_path / name for name in ("key", "other"))
    for path in (key, other):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(path)], check=True)
    signers, strangers = tmp_path / "signers", tmp_path / "strangers"
    signers.write_text(f"cabinet@example.org {key.with_suffix('.pub').read_text()}")
    strangers.write_text(f"nobody@example.org {other.with_suffix('.pub').read_text()}")
    with open_store(store) as opened:
        adopt(Drafts(opened), draft("2026"), CABINET._replace(key=key), TASK, lambda _: None)
        assert prove(opened.repository(), "2026", signers).by == "Cabinet"
        with pytest.raises(PlanError, match="signed by nobody whom the file names"):
            prove(opened.repository(), "2026", strangers)
    git(store, "config", "gpg.ssh.allowedSignersFile", str(signers))
    git(store, "-c", "gpg.format=ssh", "verify-tag", "edition/2026")
    raw = git(store, "cat-file", "tag", "edition/2026")
    with pytest.raises(PlanError, match="the signature does not fit the tag"):
        signer(raw.replace("Cabinet", "Cabinot").encode() + b"\n", signers)
    with pytest.raises(PlanError, match="the tag bears no signature"):
        signer(b"object x", signers)
    with pytest.raises(PlanError, match="no such file"):
        signed(b"x", tmp_path / "none")
