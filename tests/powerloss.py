"""What a disk holds after a power cut: only what was synced for certain, and anything else or nothing of it.

Every system call of a real run is written down by strace and played again up to any moment. A file keeps the bytes that
were synced, a folder the names that were synced; what came after may or may not have reached the disk.
"""

import random
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

CALLS = "openat,creat,write,fsync,fdatasync,rename,renameat,renameat2,link,linkat,unlink,unlinkat,mkdir,mkdirat,rmdir"
_LINE = re.compile(r"^(?:\d+ +)?(\w+)\((.*)\) += (-?\d+)(?:<([^>]*)>)?")
_RESUMED = re.compile(r"^(\d+ +)<\.\.\. \w+ resumed>(.*)")
_FD = re.compile(r"^\d+<([^>]*)>")
_TEXT = re.compile(r'"((?:[^"\\]|\\.)*)"')
_BASE = re.compile(r"AT_FDCWD(?:<([^>]*)>)?|\d+<([^>]*)>")


class Call(NamedTuple):
    """A system call: its name, the paths it names, and the bytes it writes."""

    name: str
    paths: tuple[str, ...]
    raw: bytes = b""


def recorded(command: list[str], log: Path) -> list[Call]:
    """Runs a command and says which calls it and all its children made, in order."""
    options = ["-f", "-y", "-qq", "-xx", "-s", "100000", "-e", f"trace={CALLS}", "-e", "signal=none", "-o", str(log)]
    subprocess.run(["strace", *options, *command], check=True, stdout=subprocess.DEVNULL)
    return [call for line in _whole(log.read_text().splitlines()) if (call := _call(line))]


def _whole(lines: list[str]) -> list[str]:
    """Calls that were interrupted by those of others, put together where they ended."""
    begun: dict[str, str] = {}
    found = []
    for line in lines:
        pid = line.split(" ", 1)[0]
        if line.endswith("<unfinished ...>"):
            begun[pid] = line.removesuffix("<unfinished ...>")
        elif resumed := _RESUMED.match(line):
            found.append(begun.pop(pid, "") + resumed[2].lstrip())
        else:
            found.append(line)
    return found


def _call(line: str) -> Call | None:
    found = _LINE.match(line)
    if not found or int(found[3]) < 0:
        return None
    name, args, opened = found[1], found[2], found[4]
    if name in ("write", "fsync", "fdatasync"):
        held = _FD.match(args)
        path = _plain(held[1]) if held else ""
        raw = bytes.fromhex(_TEXT.search(args)[1].replace("\\x", "")) if name == "write" else b""  # type: ignore[index]
        return Call("write" if name == "write" else "fsync", (path,), raw)
    if name in ("openat", "creat"):
        return Call("create", (_plain(opened or ""),)) if "O_CREAT" in args or name == "creat" else None
    kind = {"rename": "rename", "link": "link", "unlink": "unlink", "mkdir": "mkdir", "rmdir": "unlink"}
    return Call(next(kind[k] for k in kind if name.startswith(k)), tuple(_paths(args)))


def _paths(args: str) -> list[str]:
    bases = [a or b for a, b in _BASE.findall(args)]
    names = [bytes.fromhex(text.replace("\\x", "")).decode() for text in _TEXT.findall(args)]
    given = [_plain(base) for base in bases] + [""] * len(names)
    return [name if name.startswith("/") else f"{base}/{name}" for base, name in zip(given, names, strict=False)]


def _plain(path: str) -> str:
    """strace's -xx writes the paths of descriptors as they are, or in hexadecimal."""
    return bytes.fromhex(path.replace("\\x", "")).decode() if path.startswith("\\x") else path


# ---------------------------------------------------------------- the disk


class Disk:
    """A folder on a disk: what programs see of it, and what is certain to be there after a power cut."""

    def __init__(self, root: Path) -> None:
        self.root = str(root)
        self.inode = {str(p): n for n, p in enumerate(sorted(root.rglob("*")))} | {self.root: -1}
        self.folders = {n for path, n in self.inode.items() if Path(path).is_dir()}
        self.seen = {n: Path(path).read_bytes() for path, n in self.inode.items() if n not in self.folders}
        self.kept = dict(self.seen)
        self.names = dict(self.inode)
        """Path → inode, as programs see it."""
        self.certain: dict[int, dict[str, int]] = {n: {} for n in self.folders}
        """Folder → the names that are certain to be in it."""
        for path, n in self.inode.items():
            if n != -1:
                self.certain[self.inode[str(Path(path).parent)]][Path(path).name] = n
        self.next = len(self.inode) + 1

    def play(self, call: Call) -> None:
        """One call."""
        paths = call.paths
        if not any(path.startswith(f"{self.root}/") or path == self.root for path in paths):
            return
        if call.name in ("create", "mkdir") and paths[0] not in self.names:
            self.names[paths[0]] = self.next
            if call.name == "mkdir":
                self.folders.add(self.next)
                self.certain[self.next] = {}
            else:
                self.seen[self.next] = b""
            self.next += 1
        elif call.name == "write" and paths[0] in self.names:
            self.seen[self.names[paths[0]]] += call.raw
        elif call.name == "fsync" and paths[0] in self.names:
            self._sync(paths[0])
        elif call.name == "unlink":
            self.names.pop(paths[0], None)
        elif call.name in ("rename", "link") and paths[0] in self.names:
            self._place(paths[0], paths[1], keep=call.name == "link")

    def _place(self, old: str, new: str, keep: bool) -> None:
        self.names[new] = self.names[old] if keep else self.names.pop(old)
        for path in [path for path in self.names if path.startswith(f"{old}/")]:
            self.names[new + path.removeprefix(old)] = self.names.pop(path)

    def _sync(self, path: str) -> None:
        n = self.names[path]
        if n in self.folders:
            self.certain[n] = self._inside(path)
        else:
            self.kept[n] = self.seen[n]

    def _inside(self, path: str) -> dict[str, int]:
        return {p.rpartition("/")[2]: n for p, n in self.names.items() if p.rpartition("/")[0] == path}

    def after_cut(self, into: Path, chance: random.Random) -> None:
        """Writes what a power cut at this moment leaves: the certain things, and of every other name and byte that was
        under way, by chance, all or nothing."""
        path_of = {n: p for p, n in self.names.items()}
        shutil.rmtree(into, ignore_errors=True)
        self._fill(-1, into, path_of, chance)

    def _fill(self, folder: int, into: Path, path_of: dict[int, str], chance: random.Random) -> None:
        into.mkdir()
        names = dict(self.certain[folder])
        now = self._inside(path_of[folder]) if folder in path_of else {}
        for name in sorted(now.keys() | names.keys()):
            if now.get(name) != names.get(name) and chance.random() < 0.5:
                names.pop(name, None)
                if name in now:
                    names[name] = now[name]
        for name, n in names.items():
            if n in self.folders:
                self._fill(n, into / name, path_of, chance)
            else:
                whole = self.kept.get(n) == self.seen[n] or chance.random() < 0.5
                (into / name).write_bytes(self.seen[n] if whole else self.kept.get(n, b""))


def python(*args: str) -> list[str]:
    """A Python program as a command."""
    return [sys.executable, *args]
