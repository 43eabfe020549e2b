"""Workbooks in other hands: edited with openpyxl, saved again by LibreOffice."""

import io
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest


def edited(raw: bytes, change: Callable[[Any], object], sheet: int = 0) -> bytes:
    """The workbook after a change of one of its sheets, as openpyxl saves it."""
    book = openpyxl.load_workbook(io.BytesIO(raw), rich_text=True)
    change(book.worksheets[sheet])
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    """The bytes of a workbook."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def office(raw: bytes, form: str, folder: Path) -> bytes:
    """The workbook as LibreOffice saves it in a form (xlsx, csv, pdf); the test is skipped where that is missing."""
    program = shutil.which("soffice")
    if not program:
        pytest.skip("LibreOffice (soffice) is not installed")
    source, out = folder / "in.xlsx", folder / "out"
    source.write_bytes(raw)
    asked = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,1" if form == "csv" else form
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", asked, "--outdir", str(out), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return next(out.iterdir()).read_bytes()
