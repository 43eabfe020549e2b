"""What makes plain git show and merge editions with this program: settings of git's, and a line of attributes."""

import shlex
import sys
from collections.abc import Iterator, Mapping

from aiplan_revise.errors import PlanError
from aiplan_revise.store.disk import PARTLY, failing
from aiplan_revise.store.files import replace
from aiplan_revise.store.settings import Settings

LINE = "edition.json diff=aiplan merge=aiplan"
"""For every file of this name, in whatever folder."""


def commands(lang: str = "") -> Mapping[str, str]:
    """git's settings → what they are to say. git adds files to the first two and fills in the last: base, ours, theirs
    and the path. Never a program that lies in the folder where git is called (`-P`)."""
    program = f"{shlex.quote(sys.executable)} -P -m aiplan_revise"
    spoken = f" --lang {lang}" if lang else ""
    return {
        "diff.aiplan.command": f"{program} git-diff{spoken} --",
        "diff.aiplan.textconv": f"{program} git-text --",
        "merge.aiplan.name": "editions, by provision and field",
        "merge.aiplan.driver": f"{program.replace('%', '%%')} git-merge{spoken} -- %O %A %B %P",
    }


def install(at: Settings, lang: str = "") -> Iterator[str]:
    """Sets what is not set yet; yields what was done. The attributes come last: without the settings they are nothing
    to git."""
    for name, value in commands(lang).items():
        if at.get(name) != value:
            at.put(name, value)
            yield f"git config {at.scope} {name}: {value}"
    rows = _rows(at)
    if LINE not in rows:
        _write(at, [*rows, LINE])
        yield f"{at.attributes()}: {LINE}"


def remove(at: Settings) -> Iterator[str]:
    """Takes out what `install` set, and nothing else; yields what was done."""
    rows = _rows(at)
    if LINE in rows:
        _write(at, [row for row in rows if row != LINE])
        yield f"{at.attributes()}: removed {LINE}"
    for name in commands():
        if at.get(name):
            at.put(name, "")
            yield f"git config {at.scope} {name}: removed"


def _rows(at: Settings) -> list[str]:
    """The lines of the attributes, as they are."""
    path = at.attributes()
    if at.repository and path.is_symlink():
        raise PlanError("is a link, which git does not follow", str(path), "make it a file")
    if path.exists() and not path.is_file():
        raise PlanError("is not a file", str(path))
    raw = path.read_bytes() if path.exists() else b""
    return raw.decode("utf-8", "surrogateescape").removesuffix("\n").split("\n") if raw else []


def _write(at: Settings, rows: list[str]) -> None:
    path = at.attributes()
    with failing(path, PARTLY):
        if not rows:
            path.unlink()
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        replace(path, "".join(f"{row}\n" for row in rows).encode("utf-8", "surrogateescape"))
