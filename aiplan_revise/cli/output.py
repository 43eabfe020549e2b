"""What comes out: results to stdout or whole into a file, talk to stderr."""

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from aiplan_revise.errors import PlanError
from aiplan_revise.model.edition import Finding

_ENDINGS = {"text": "txt"}
"""How files end whose form is called otherwise."""
_LEVELS = ("note", "warning", "error")


class Delivery(msgspec.Struct, frozen=True):
    """Where a result goes (None is stdout) and in which form."""

    output: Path | None = None
    form: str = "text"

    @property
    def colour(self) -> bool:
        """Colour is for terminals only, and for those who did not say no (NO_COLOR)."""
        return self.output is None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")

    @property
    def width(self) -> int:
        """Columns to fold text at: those of the terminal, 80 elsewhere."""
        if self.output is not None or not sys.stdout.isatty():
            return 80
        from shutil import get_terminal_size  # loads five kinds of compression

        return max(40, get_terminal_size().columns)

    @staticmethod
    def guess(output: Path | None, forms: Sequence[str]) -> str:
        """The form that the ending of a file asks for, or the first of `forms` where its name has none. PlanError where
        it asks for one that is not among them."""
        ending = output.suffix.lower().lstrip(".") if output else ""
        asked = {"txt": "text", "htm": "html", "markdown": "md"}.get(ending, ending)
        if asked and asked not in forms:
            known = ", ".join(f".{_ENDINGS.get(form, form)}" for form in forms)
            fix = f"end it in one of {known}, or say --format" if len(forms) > 1 else f"end it in {known}"
            raise PlanError(f"this is not written as .{ending[:20]}", str(output), fix)
        return asked or forms[0]

    def text(self, text: str, inputs: Iterable[str] = ()) -> None:
        """Writes `text` to the file in one step (whole or not at all), or to stdout.

        PlanError if the file is one of the `inputs` (EDITION arguments), which are never written over.
        """
        if self.output is None:
            sys.stdout.write(text)
        else:
            self._file(self.output, text.encode("utf-8", "backslashreplace"), inputs)

    def paper(self, raw: bytes, inputs: Iterable[str] = ()) -> None:
        """Writes what is no text as `text` does; PlanError where it would be shown on a terminal."""
        if self.output is not None:
            self._file(self.output, raw, inputs)
        elif sys.stdout.isatty():
            raise PlanError(f"a .{self.form} file is not for the screen", fix=f"name a file: -o FILE.{self.form}")
        else:
            sys.stdout.flush()
            sys.stdout.buffer.write(raw)

    def _file(self, output: Path, raw: bytes, inputs: Iterable[str]) -> None:
        files = [Path(one) for name in inputs for one in (name, name.rpartition("@")[0])]
        if output.exists() and any(file.is_file() and output.samefile(file) for file in files):
            raise PlanError("is an input of this command and is not written over", str(output), "choose another")
        from aiplan_revise.store import replace  # who writes no file does without the store

        replace(output, raw)

    def json(self, value: Any, inputs: Iterable[str] = ()) -> None:
        """Plain values as readable JSON, in the order in which they stand."""
        import msgspec

        self.text(msgspec.json.format(msgspec.json.encode(value), indent=2).decode() + "\n", inputs)


def say(line: str) -> None:
    """A line of talk, on stderr."""
    print(line, file=sys.stderr)


def told(finding: Finding, place: str = "") -> str:
    """A finding as one line: where it is (file, line, provision), level, message, way out, rule. A Word file has no
    lines: there they are paragraphs; in a workbook, rows."""
    suffix = Path(place.lower().removesuffix("@old").removesuffix("@new")).suffix
    unit = {".docx": "paragraph", ".xlsx": "row"}.get(suffix, "line")
    page = f"page {finding.page}" if finding.page else ""
    line = ", ".join(part for part in (page, f"{unit} {finding.line}" if finding.line else "") if part)
    where = ": ".join(part for part in (place, line, finding.provision) if part)
    fix = f"; {finding.fix}" if finding.fix else ""
    said = f"{finding.level}: {' '.join(finding.message.split())}{fix} [{finding.rule}]"
    return f"{where}: {said}" if where else said


def placed(finding: Finding, printed: Mapping[str, str]) -> str:
    """The same behind the number of its provision, unless the message begins with that."""
    number = unsaid(finding, printed)
    return f"{number}: {told(finding)}" if number else told(finding)


def unsaid(finding: Finding, printed: Mapping[str, str]) -> str:
    """The number of the provision of a finding; "" if it has none or the message begins with it."""
    number = printed.get(finding.provision, "")
    return "" if finding.message.startswith(f"{number} ") else number


def reaches(findings: Iterable[Finding], level: str) -> bool:
    """Whether any finding is of `level` or worse; none is as bad as `never`."""
    rank = len(_LEVELS) if level == "never" else _LEVELS.index(level)
    return any(_LEVELS.index(finding.level) >= rank for finding in findings)
