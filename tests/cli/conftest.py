"""A small store to work on, and the command line as tests call it."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from aiplan_revise.cli import run
from aiplan_revise.model.codec import encode
from aiplan_revise.model.edition import About, Assignment, Edition, Provision, Texts, edition
from aiplan_revise.store import Store
from aiplan_revise.store.beginning import begin
from aiplan_revise.store.stamps import Stamp


class Ran(NamedTuple):
    """What a run of the command line left: exit code, stdout, stderr."""

    code: int
    out: str
    err: str


Aiplan = Callable[..., Ran]


@pytest.fixture
def aiplan(capsys: pytest.CaptureFixture[str]) -> Aiplan:
    def call(*args: object) -> Ran:
        capsys.readouterr()
        code = run([str(arg) for arg in args])
        return Ran(code, *capsys.readouterr())

    return call


def _plan(key: str, follows: str, *initiatives: Provision) -> Edition:
    using = Provision("using", "chapter", number="1", text=Texts("AIの活用", "Using AI"))
    about = About(key, Texts("小計画", "A small plan"), "draft", follows=follows, dates={"adopted": "2026-07-14"})
    return edition(about, (using, *initiatives))


def _initiative(key: str, number: str, ja: str, en: str, *bodies: str) -> Provision:
    assigned = tuple(Assignment(body, printed=body.upper()) for body in bodies)
    return Provision(key, "initiative", "using", number, text=Texts(ja, en), assignments=assigned)


OLD = _plan(
    "old",
    "",
    _initiative("staff", "a", "職員60人を配置する。", "Equip 60 staff by 2030.", "meti", "mic"),
    _initiative("guide", "b", "手引きを公表する。", "Publish a guide for the schools of the country.", "mext"),
)
NEW = _plan(
    "new",
    "old",
    _initiative("staff", "a", "職員200人を配置する。", "Equip 200 staff by 2030.", "meti"),
    _initiative("ports", "b", "港湾を整備する。", "Dredge harbours deep enough for larger vessels.", "mlit"),
)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store that holds OLD and NEW."""
    for one in (OLD, NEW):
        folder = tmp_path / "store" / one.about.id
        folder.mkdir(parents=True)
        (folder / "edition.json").write_bytes(encode(one))
    return tmp_path / "store"


@pytest.fixture
def drafting(aiplan: Aiplan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Aiplan:
    """A plan store with the draft 2027 and the part of METI in it."""
    monkeypatch.setenv("AIPLAN_BY", "Drafter")
    assert aiplan("init", str(tmp_path / "plan.git")).code == 0
    monkeypatch.setenv("AIPLAN_STORE", str(tmp_path / "plan.git"))
    assert aiplan("draft", "new", "2027", "--from", "2026-example").code == 0
    assert aiplan("draft", "new", "2027", "--for", "経済産業省").err == "2027/meti: begun where 2027 stands\n"
    return aiplan


@pytest.fixture
def plan(tmp_path: Path, store: Path, aiplan: Aiplan, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A plan store with OLD and NEW and a draft with the text of OLD; it is where the command line looks."""
    monkeypatch.setenv("AIPLAN_BY", "Drafter")
    begin(tmp_path / "plan.git", Store(store), Stamp("Beginner", 1_800_000_000))
    monkeypatch.setenv("AIPLAN_STORE", str(tmp_path / "plan.git"))
    assert aiplan("draft", "new", "2027", "--from", "old").code == 0
    return tmp_path / "plan.git"
