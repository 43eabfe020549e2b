"""Inputs meant to break the program: each ends as one clear line and exit 2, or is read; none crashes, hangs or runs.

The inputs stand in cases/hostile/inputs.py. Most run in this process, thirty as processes of their own.
"""

import os
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from cases.hostile.inputs import EITHER, GOOD, READ, REFUSED, SCRIPT, TEMPLATE, content
from hanging import SECONDS, ending

from aiplan_revise.cli import run
from aiplan_revise.model.integrity import UNCLEAN

INPUTS = REFUSED | READ | EITHER
AS_PROCESS = (
    "truncated.json", "empty.json", "nan.json", "utf16.json", "binary.json", "deep-array.json", "deep-object.json",
    "huge-integer.json", "one-line.json", "duplicate-field.json", "parent-cycle.json", "bidi.json", "surrogate.json",
    "binary.md", "empty.md", "empty.csv", "nul.csv", "plan.exe", "good.json", "script.md", "bom.md", "crlf.md",
    "one-line.md", "one-word.md", "deep-list.md", "open-brackets.md", "many-bodies.md", "newline-bomb.csv",
    "formula.csv", "cp932.txt",
)  # fmt: skip


def _written(folder: Path, name: str) -> Path:
    path = folder / name
    path.write_bytes(content(INPUTS[name]))
    return path


def _is_one_line(err: str, name: str) -> None:
    assert err.count("\n") == 1, err
    assert err.startswith("aiplan: ")
    assert name in err
    assert err.rstrip("\n").isprintable()
    assert len(err) < 600


def _judge(name: str, code: int, out: str, err: str) -> None:
    assert "Traceback" not in err
    if code == 2:
        assert name not in READ, err
        assert out == ""
        _is_one_line(err, name)
    else:
        assert code == 0
        assert name not in REFUSED
        assert out.startswith("{")
        assert not UNCLEAN.search(err)
        assert not UNCLEAN.search(out)


@pytest.mark.parametrize("name", [name for name in INPUTS if name not in AS_PROCESS])
def test_import_refuses_in_one_line_or_reads(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = _written(tmp_path, name)
    with ending():
        code = run(["import", str(path), "--id", "hostile"])
    _judge(name, code, *capsys.readouterr())


@pytest.mark.parametrize("name", AS_PROCESS)
def test_import_as_a_process(name: str, tmp_path: Path):
    path = _written(tmp_path, name)
    _judge(name, *_process("import", str(path), "--id", "hostile"))


def _process(*args: str, cwd: Path | None = None, **environment: str) -> tuple[int, str, str]:
    surroundings = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)} | environment
    command = [sys.executable, "-m", "aiplan_revise", *args]
    done = subprocess.run(command, env=surroundings, cwd=cwd, capture_output=True, timeout=4 * SECONDS, check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


# ---------------------------------------------------------------- files that are none


def _missing(_path: Path) -> None:
    pass


def _folder(path: Path) -> None:
    path.mkdir()


def _loop(path: Path) -> None:
    path.symlink_to(path)


def _dangling(path: Path) -> None:
    path.symlink_to(path.parent / "nowhere")


def _endless(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _locked(path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may read everything")
    path.write_text(GOOD)
    path.chmod(0)


@pytest.mark.parametrize("make", [_missing, _folder, _loop, _dangling, _endless, _pipe, _locked])
@pytest.mark.parametrize("verb", ["show", "import"])
def test_what_is_no_file(make, verb: str, tmp_path: Path):
    make(tmp_path / "odd.md")
    code, out, err = _process(verb, str(tmp_path / "odd.md"), *(["--id", "x"] if verb == "import" else []))
    assert (code, out) == (2, "")
    _is_one_line(err, "odd.md")


@pytest.mark.parametrize(
    "name",
    [
        "missing.md",
        "a\nb.md",
        "\x1b[31mred.md",
        "\u202efdp.md",
        "x" * 300 + ".md",
        "../../etc/passwd",
        "2025-outline@",
        "@v1",
    ],
)
def test_odd_names(name: str, tmp_path: Path):
    code, out, err = _process("show", name, cwd=tmp_path)
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert err.startswith("aiplan: ")
    assert err.rstrip("\n").isprintable()


def test_a_name_like_an_option_is_a_name_after_two_dashes(tmp_path: Path):
    (tmp_path / "--output=x.md").write_text(GOOD)
    code, out, err = _process("show", "--", "--output=x.md", cwd=tmp_path)
    assert (code, err) == (0, "")
    assert "Equip" in out or "equip" in out
    assert [path.name for path in tmp_path.iterdir()] == ["--output=x.md"]


def test_a_name_that_is_not_utf8(tmp_path: Path):
    code, out, err = _process("show", os.fsdecode(b"na\xefve.md"), cwd=tmp_path)
    assert (code, out) == (2, "")
    assert "na\\udcefve.md: no such file" in err


# ---------------------------------------------------------------- nothing lives in a report


class Live(HTMLParser):
    """Everything in a page that could run or load something."""

    VOID_URLS = ("#", "?body=", "https://", "http://")

    def __init__(self) -> None:
        super().__init__()
        self.scripts: list[str] = []
        self.dangers: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag == "script"
        if tag in ("iframe", "object", "embed", "base", "link", "img", "foreignobject", "applet", "frame"):
            self.dangers.append(tag)
        for name, value in attrs:
            address = name in ("href", "src", "action", "formaction", "xlink:href", "data", "srcset", "poster")
            if name.startswith("on") or (address and not (value or "").startswith(self.VOID_URLS)):
                self.dangers.append(f"{tag} {name}={value}")

    def handle_endtag(self, tag: str) -> None:
        self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.scripts.append(data)


def _live(path: Path) -> Live:
    found = Live()
    found.feed(path.read_text(encoding="utf-8"))
    found.close()
    return found


@pytest.fixture(scope="module")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The scripts of a page about two harmless plans: our own, and the only ones that may stand in any page."""
    folder = tmp_path_factory.mktemp("harmless")
    (folder / "old.md").write_text(GOOD)
    (folder / "new.md").write_text(GOOD.replace("60 staff", "200 staff"))
    assert run(["report", str(folder / "old.md"), str(folder / "new.md"), "-o", str(folder / "page.html")]) == 0
    found = _live(folder / "page.html")
    assert found.dangers == []
    return found.scripts


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "benign.md"
    path.write_text(GOOD)
    return path


@pytest.mark.parametrize("name", [*READ, *EITHER])
def test_a_report_of_it_is_made_and_nothing_in_it_lives(name: str, good: Path, tmp_path: Path, scripts: list[str]):
    hostile = _written(tmp_path, name)
    page = tmp_path / "page.html"
    with ending():
        code = run(["report", str(good), str(hostile), "-o", str(page)])
    assert code == 0 or (code == 2 and name in EITHER)
    if page.exists():
        found = _live(page)
        assert (found.dangers, found.scripts) == ([], scripts)


@pytest.mark.parametrize("name", [name for name in READ if name.startswith(("script", "template", "markdown-link"))])
def test_neither_in_what_is_gone_nor_in_japanese(name: str, good: Path, tmp_path: Path, scripts: list[str]):
    page = tmp_path / "page.html"
    assert run(["report", str(_written(tmp_path, name)), str(good), "--lang", "ja", "-o", str(page)]) == 0
    found = _live(page)
    assert (found.dangers, found.scripts) == ([], scripts)


def test_the_words_of_a_script_are_shown_as_words(good: Path, tmp_path: Path):
    hostile = _written(tmp_path, "script.md")
    assert run(["report", str(good), str(hostile), "-o", str(tmp_path / "r.html")]) == 0
    page = (tmp_path / "r.html").read_text()
    assert "&lt;script&gt;alert(1)" in page or "&lt;script" in page
    assert SCRIPT not in page


def test_a_template_in_a_text_is_shown_and_not_filled_in(
    good: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    hostile = _written(tmp_path, "template.md")
    assert run(["report", str(good), str(hostile)]) == 0
    assert TEMPLATE.split()[0] in capsys.readouterr().out
