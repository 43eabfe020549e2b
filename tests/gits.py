"""Plain git for tests, and what nobody may hand to it."""

import os
import shutil
import subprocess
from pathlib import Path

HOSTILE_REVS = [
    "--output=x",
    "-x",
    "--",
    "-",
    "",
    " ",
    "..",
    "a..b",
    "a...b",
    "HEAD:x",
    ":/x",
    ":x",
    "HEAD^{tree}",
    "HEAD^{/x}",
    "@{1}",
    "HEAD@{0}",
    "HEAD@{1.day.ago}",
    "a b",
    "a\tb",
    "a\nb",
    "a\0b",
    "HEAD\n",
    "\nHEAD",
    "*",
    "?",
    "[a]",
    "~",
    "^",
    "~1",
    "^HEAD",
    "a//b",
    "a/",
    "/a",
    "./a",
    "../a",
    "a.",
    ".a",
    "a/.b",
    "a..",
    "$(id)",
    "`id`",
    ";id",
    "|id",
    "a;b",
    "a|b",
    "a&b",
    "a>b",
    "'a'",
    '"a"',
    "a\\b",
    "日本",
    "é",
    "a\u202eb",
    "a\u200bb",
    "\ud800",
    "%s",
    "{a,b}",
    "!x",
    "#x",
    "=x",
    "+x",
    "--upload-pack=x",
    "--end-of-options",
    "-c core.pager=x",
    "a" * 200,
    "HEAD~99999",
    "HEAD" + "~1" * 9,
    "HEAD^@",
    "HEAD^!",
]


def git(folder: Path, *args: str, given: str = "") -> str:
    """What plain git says in a folder, with nothing of the user's configuration."""
    identity = {"GIT_AUTHOR_NAME": "T", "GIT_AUTHOR_EMAIL": "t@example.org", "GIT_CONFIG_GLOBAL": os.devnull}
    committer = {"GIT_COMMITTER_NAME": "T", "GIT_COMMITTER_EMAIL": "t@example.org", "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(
        ["git", *args],
        cwd=folder,
        env={"PATH": os.environ["PATH"]} | identity | committer,
        check=True,
        capture_output=True,
        text=True,
        input=given,
    )
    return done.stdout.strip()


def spied(folder: Path) -> tuple[str, Path]:
    """A PATH with a git in front of the real one, and the file in which it writes down how it is started, line by
    line; both are kept in `folder`."""
    spy, started = folder / "bin" / "git", folder / "started"
    spy.parent.mkdir()
    spy.write_text(f'#!/bin/sh\nprintf "%s\\n" "$*" >>{started}\nexec {shutil.which("git")} "$@"\n')
    spy.chmod(0o755)
    return f"{spy.parent}:{os.environ['PATH']}", started
