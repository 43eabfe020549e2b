"""Where templates are filled: compiled once, and everything escaped for the form that is made."""

import re
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path

from jinja2 import BytecodeCache, Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup

from aiplan_revise import __version__
from aiplan_revise.model.patterns import compiled
from aiplan_revise.report.folding import SIGNS, one_line
from aiplan_revise.report.words import GLOSSARY, templates

_MARKDOWN = compiled(r"[\\`*_\[\]|~#!$&<>@]|://|www\.", re.I)
_AT_START = compiled(r"^(\d{0,9})((?<=\d)[.)](?=\s|$)|(?<!\d)[-+=:])")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "&#64;", "://": "&#58;//"}


@cache
def environment(form: str) -> Environment:
    """Where the templates of a form (html, md, txt) are filled: all is escaped for it, and nothing unset passes."""
    made = Environment(
        loader=FileSystemLoader(templates()),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=_compiled(form),
        finalize=_ESCAPES.get(form),
    )
    made.globals.update(glossary=GLOSSARY, style={name: Markup(sign) for name, sign in SIGNS.items()})
    return made


class _Compiled(FileSystemBytecodeCache):
    """Templates that were compiled once, beside the bytecode that Python itself keeps; kept where that can be."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        if sys.dont_write_bytecode:
            return
        with suppress(OSError):
            super().dump_bytecode(bucket)
            Path(self._get_cache_filename(bucket)).chmod(0o644)  # for all who may read the template


def _compiled(form: str) -> BytecodeCache | None:
    """Where the templates of a form are kept compiled, for compiling takes longer than filling. What is kept is
    checked against the template; words that stand in one were escaped for its form, by this version."""
    kept = Path(__file__).with_name("__pycache__")
    return _Compiled(str(kept), f"%s.{form}-{__version__}.jinja") if kept.is_dir() else None


# ---------------------------------------------------------------- words that cannot become anything else


def _plain(words: object) -> object:
    """Text for the terminal: one line without control characters, so that nothing in it can speak to the terminal."""
    return words if isinstance(words, Markup) else Markup(one_line(words))


def _markdown(words: object) -> object:
    """Text that Markdown shows as it is: no HTML, links, tables, lists, mentions or formulas come out of it."""
    if isinstance(words, Markup):
        return words
    return Markup(_AT_START.sub(r"\1\\\2", _MARKDOWN.sub(_escaped, one_line(words))))


def _escaped(found: re.Match[str]) -> str:
    sign = found.group()
    return _ENTITIES.get(sign) or (f"\\{sign}" if len(sign) == 1 else f"{sign[:-1]}&#46;")


_ESCAPES: dict[str, Callable[[object], object]] = {"txt": _plain, "md": _markdown}
