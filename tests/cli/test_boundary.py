"""The command line as a program: exit codes, one line for an error, whole files, any locale, a quick start."""

import json
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from cli.conftest import Aiplan

from aiplan_revise import __version__, cli
from aiplan_revise.cli import VERBS, run
from aiplan_revise.cli.arguments import Columns
from aiplan_revise.cli.output import Delivery
from aiplan_revise.cli.reading import Desk
from aiplan_revise.errors import PlanError
from aiplan_revise.store import open_store

SURROUNDINGS = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}


def _command(*args: object) -> list[str]:
    return [sys.executable, "-m", "aiplan_revise", *map(str, args)]


# ---------------------------------------------------------------- help


def test_help_names_every_verb(aiplan: Aiplan):
    ran = aiplan("--help")
    assert (ran.code, ran.err) == (0, "")
    assert all(f"  {verb}  " in ran.out for verb in VERBS if verb != "completion")


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_explains_itself_with_an_example(aiplan: Aiplan, verb: str):
    ran = aiplan(verb, "--help")
    assert (ran.code, ran.err) == (0, "")
    assert f"\n    aiplan {verb}" in ran.out


def test_version(aiplan: Aiplan):
    assert aiplan("--version") == (0, f"aiplan, version {__version__}\n", "")


# ---------------------------------------------------------------- errors


@pytest.mark.parametrize(
    ("args", "line"),
    [
        (["nonsense"], "aiplan: No such command 'nonsense'; see: aiplan --help\n"),
        (["diff"], "aiplan: Missing argument 'OLD'; see: aiplan diff --help\n"),
        (["diff", "x"], "aiplan: Missing argument 'NEW'; see: aiplan diff --help\n"),
        (["schema", "plan"], "aiplan: Invalid value for '{edition|changeset|amendment|ledger|checks"),
        (
            ["show", "2025-outline", "--output"],
            "aiplan: Option '--output' requires an argument\n",
        ),
        (["import", "x.md"], "aiplan: Missing option '--id'; see: aiplan import --help\n"),
        (["import", "x.md", "--id", "x", "--columns", "id"], "aiplan: Invalid value for '--columns': 'id' is not like"),
        (["show", "nope.md"], "aiplan: nope.md: no such file, nor an edition of the store; the editions here: "),
        (
            ["show", "2025-outline@"],
            "aiplan: 2025-outline@: names no rev after @; write 2025-outline, or 2025-outline@REV\n",
        ),
        (["editions", "--store", "/nowhere"], "aiplan: /nowhere: is not a folder; "),
        (["import", "x.md", "--id", "../x"], "aiplan: --id: '../x' cannot be the id of an edition; "),
    ],
)
def test_every_error_is_one_line_and_exit_2(aiplan: Aiplan, args: list[str], line: str):
    ran = aiplan(*args)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(line)
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (PlanError("wrong", "here", "do that"), "aiplan: here: wrong; do that\n"),
        (PermissionError(13, "Permission denied", "x.md"), "aiplan: x.md: Permission denied\n"),
        (OSError(28, "No space left on device"), "aiplan: No space left on device\n"),
        (
            UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad"),
            "aiplan: 'utf-8' codec can't decode byte 0xff in position 0: bad\n",
        ),
        (KeyboardInterrupt(), "aiplan: interrupted\n"),
        (click.Abort(), "aiplan: interrupted\n"),
        (MemoryError(), "aiplan: the input is too large for this machine's memory\n"),
        (RecursionError("x"), "aiplan: the input is nested too deeply\n"),
        (PlanError("red \x1b[31m\u202e line\nbreak"), "aiplan: red \\x1b[31m\\u202e line break\n"),
    ],
)
def test_what_can_go_wrong_ends_as_a_line(error: BaseException, line: str, monkeypatch, capsys):
    def fail(_ctx: click.Context, _name: str) -> None:
        raise error

    monkeypatch.setattr(cli.aiplan, "get_command", fail)
    assert run(["show"]) == 2
    assert capsys.readouterr() == ("", line)


def test_our_own_mistakes_are_not_hidden(monkeypatch: pytest.MonkeyPatch):
    def fail(_ctx: click.Context, _name: str) -> None:
        raise AssertionError("ours")

    monkeypatch.setattr(cli.aiplan, "get_command", fail)
    with pytest.raises(AssertionError, match="ours"):
        run(["show"])


def test_a_reader_that_leaves_is_no_error():
    script = f"{' '.join(_command('show', '2025-outline'))} | head -1"
    done = subprocess.run(["bash", "-c", script], env=SURROUNDINGS, capture_output=True, check=True)
    assert done.stderr == b""
    assert done.stdout.count(b"\n") == 1


@pytest.mark.parametrize("args", ["show 2025-outline", "diff 2025-outline 2026-example"])
def test_a_reader_that_takes_nothing_is_told_apart_from_trouble(args: str):
    script = f"{' '.join(_command(*args.split()))} | :; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", script], env=SURROUNDINGS, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (141, b"")


# ---------------------------------------------------------------- files


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    file = tmp_path / "out.md"
    file.write_text("before")

    def fail(_self: Path, _target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(PlanError, match="no space left on device; nothing was changed: make room"):
        Delivery(file).text("after")
    with pytest.raises(PlanError, match=r"out\.md: cannot be written: .*; make the folder first"):
        Delivery(tmp_path / "absent" / "out.md").text("after")
    assert [path.name for path in tmp_path.iterdir()] == ["out.md"]
    assert file.read_text() == "before"


def test_a_file_keeps_its_permissions(tmp_path: Path):
    file = tmp_path / "out.md"
    file.write_text("before")
    file.chmod(0o640)
    Delivery(file).text("変更後")
    assert (file.read_text(encoding="utf-8"), file.stat().st_mode & 0o777) == ("変更後", 0o640)


def test_what_is_no_plain_file_is_written_into_and_never_replaced(tmp_path: Path):
    """A pipe stands here for all devices: `-o /dev/null`, as root, must not put a file in its place."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE)
    Delivery(pipe).text("変更後")
    assert reader.communicate(timeout=10)[0].decode() == "変更後"
    assert pipe.is_fifo()


def test_a_link_keeps_pointing(tmp_path: Path):
    (tmp_path / "link.md").symlink_to(tmp_path / "file.md")
    Delivery(tmp_path / "link.md").text("x")
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "file.md").read_text() == "x"


def test_a_new_file_is_as_open_as_the_umask_allows(tmp_path: Path):
    before = os.umask(0o027)
    try:
        Delivery(tmp_path / "out.md").text("x")
    finally:
        os.umask(before)
    assert (tmp_path / "out.md").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("output", ["missing/out.md", "folder"])
def test_where_nothing_can_be_written(aiplan: Aiplan, tmp_path: Path, output: str):
    (tmp_path / "folder").mkdir()
    ran = aiplan("show", "2025-outline", "-o", tmp_path / output)
    assert (ran.code, ran.out) == (2, "")
    assert str(tmp_path / output) in ran.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder"]


def test_an_input_is_never_written_over(aiplan: Aiplan, tmp_path: Path):
    document = tmp_path / "plan.json"
    document.write_text(aiplan("export", "2025-outline", "--format", "json").out)
    before = document.read_bytes()
    (tmp_path / "link.json").symlink_to(document)
    for output in (document, tmp_path / "link.json"):
        ran = aiplan("export", document, "--format", "json", "-o", output)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == f"aiplan: {output}: is an input of this command and is not written over; choose another\n"
    assert document.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("r.html", "html"),
        ("r.HTM", "html"),
        ("r.md", "md"),
        ("r.markdown", "md"),
        ("r.txt", "text"),
        ("r", "text"),
    ],
)
def test_the_suffix_says_the_form(name: str, form: str):
    assert Delivery.guess(Path(name), ("text", "md", "html", "json")) == form


@pytest.mark.parametrize("name", ["r.xyz", "2026.3", "r.md.bak", "r.docx"])
def test_an_ending_that_is_not_known_is_refused(name: str, tmp_path: Path, aiplan: Aiplan):
    ending, file = name.rpartition(".")[2], tmp_path / name
    fix = "end it in one of .txt, .md, .html, .json, .pdf, or say --format"
    ran = aiplan("report", "2025-outline", "2026-example", "-o", file)
    assert ran == (2, "", f"aiplan: {file}: this is not written as .{ending}; {fix}\n")
    assert not file.exists()
    assert aiplan("report", "2025-outline", "2026-example", "-o", file, "--format", "json").code == 0
    assert json.loads(file.read_text("utf-8"))


def test_a_verb_of_one_form_names_its_ending(tmp_path: Path, aiplan: Aiplan):
    ran = aiplan("redline", "2025-outline", "2026-example", "-o", tmp_path / "r.odt")
    assert (ran.code, ran.err.rpartition(": ")[2]) == (2, "this is not written as .odt; end it in .docx\n")


# ---------------------------------------------------------------- arguments


@pytest.mark.parametrize(
    ("given", "columns"),
    [
        ("id=No.", {"id": "No."}),
        ("id=No.,title=Name, of it,text = Words ", {"id": "No.", "title": "Name, of it", "text": "Words"}),
        ("text=本文,bodies=府省庁", {"text": "本文", "bodies": "府省庁"}),
    ],
)
def test_columns(given: str, columns: dict[str, str]):
    assert Columns().convert(given, None, None) == columns


@pytest.mark.parametrize("given", ["", "id", "id=", "=x", "id=a,id=b", "id=a,,title="])
def test_columns_that_say_nothing(given: str):
    with pytest.raises(click.BadParameter):
        Columns().convert(given, None, None)


def test_documents_are_named_after_their_files_and_editions_keep_their_ids(tmp_path: Path, aiplan: Aiplan):
    plan = "# Chapter 1: Using AI\n\na) Equip 60 staff. [METI]\n"
    for name in ("Plan 2026 (draft).md", "計画.md"):
        (tmp_path / name).write_text(plan)
    aiplan("export", "2025-outline", "--format", "json", "-o", tmp_path / "other-name.json")
    named = [Desk().read(str(path)).edition.about.id for path in sorted(tmp_path.iterdir())]
    assert named == ["plan-2026-draft", "2025-outline", "edition"]


def test_editions_complete_in_the_shell():
    words = {"COMP_WORDS": "aiplan show 20", "COMP_CWORD": "2", "_AIPLAN_COMPLETE": "bash_complete"}
    done = subprocess.run(_command(), env=SURROUNDINGS | words, capture_output=True, text=True, check=False)
    assert done.stdout.splitlines() == [f"plain,{key}" for key in open_store().ids()]


# ---------------------------------------------------------------- surroundings


@pytest.mark.parametrize(
    "locale",
    [
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "C.UTF-8", "PYTHONIOENCODING": "cp932:strict"},
        {"LC_ALL": "POSIX", "LANG": "ja_JP.eucJP", "TERM": "dumb", "COLUMNS": "20"},
    ],
)
def test_japanese_comes_out_whole_in_any_locale(locale: dict[str, str], aiplan: Aiplan):
    wanted = aiplan("show", "2025-outline", "--lang", "ja").out
    command = _command("show", "2025-outline", "--lang", "ja")
    done = subprocess.run(command, env=SURROUNDINGS | locale, capture_output=True, check=True)
    assert done.stdout.decode("utf-8") == wanted
    assert done.stderr == b""


def test_no_colour_reaches_a_pipe():
    forced = SURROUNDINGS | {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
    command = _command("diff", "2025-outline", "2026-example")
    done = subprocess.run(command, env=forced, capture_output=True, check=False)
    assert done.returncode == 1
    assert b"\x1b" not in done.stdout + done.stderr


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-"])
@pytest.mark.parametrize(
    ("args", "code"), [("--help", 0), ("diff 2025-outline 2026-example", 1), ("diff 2025-outline 1999", 2)]
)
def test_a_stream_that_is_closed_is_no_trouble(args: str, code: int, closed: str):
    command = ["sh", "-c", f'exec "$@" {closed}', "sh", *_command(*args.split())]
    done = subprocess.run(command, env=SURROUNDINGS, capture_output=True, text=True, check=False)
    assert (done.returncode, len(done.stderr.splitlines())) == (code, code == 2 and closed != "2>&-")


@pytest.mark.parametrize("args", ["--help", "bodies", "diff 2025-outline 2026-example"])
def test_a_full_disk_is_told(args: str):
    device = Path("/dev/full")
    if not device.exists():
        pytest.skip("this system has no /dev/full")
    with device.open("w") as full:
        done = subprocess.run(
            _command(*args.split()), env=SURROUNDINGS, stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert (done.returncode, done.stderr) == (2, "aiplan: No space left on device\n")


HEAVY = ("deepdiff", "git", "numpy", "scipy", "jinja2")


@pytest.mark.parametrize(
    ("args", "heavy"),
    [
        (["--help"], (*HEAVY, "msgspec", "rapidfuzz", "aiplan_revise.model.edition")),
        (["diff", "--help"], (*HEAVY, "rapidfuzz", "aiplan_revise.lineage")),
        (["editions"], HEAVY),
        (["show", "2025-outline"], HEAVY),
        (["bodies", "METI"], HEAVY),
        (["schema", "edition"], HEAVY),
        (["diff", "2025-outline", "2026-example", "--format", "json"], ("deepdiff", "git", "jinja2")),
    ],
)
def test_a_verb_loads_only_what_it_needs(args: list[str], heavy: tuple[str, ...]):
    script = (
        "import sys; from aiplan_revise.cli import run; code = run(sys.argv[2:])\n"
        "print(sorted(set(sys.argv[1].split(',')) & set(sys.modules)), file=sys.stderr); sys.exit(code > 1)"
    )
    command = [sys.executable, "-c", script, ",".join(heavy), *args]
    done = subprocess.run(command, env=SURROUNDINGS, capture_output=True, text=True, check=True)
    assert done.stderr == "[]\n"
