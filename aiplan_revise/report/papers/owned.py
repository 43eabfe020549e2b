"""A comparison table in a Word file of the user's own: its words and looks are theirs, our values go into its places.

The file is a template of docxtpl: {{ title }}, {%tr for row in rows %}, {{r row.new }}. It may come from others, so it
sees plain values only, in a sandbox. It knows:

    title, note                   {{ title }}, {{ note }}
    notices                       what is said of editions that are not official: {%p for one in notices %} {{ one }}
    old, new                      .heading and .title of each side: {{ new.heading }}
    remarks                       the heading of the column of remarks, "" where there are none
    rows                          .old, .new ({{r row.new }}: words with their underlines), .kind (heading, changed,
                                  unchanged, omitted), .remarks (lines)
    marks                         .added, .dropped, .omitted: the words of the profile
"""

import datetime
import traceback
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from aiplan_revise.documents.extras import needed
from aiplan_revise.documents.package import LARGEST, Package
from aiplan_revise.documents.zipped import steady
from aiplan_revise.errors import PlanError
from aiplan_revise.report.papers.profile import Profile
from aiplan_revise.report.papers.shapes import Block, Paper, Row
from aiplan_revise.report.words import say

_KNOWN = "title, note, notices, old, new, remarks, rows, marks"
_NEVER = datetime.datetime(2000, 1, 1)
"""For a file that does not say when it was changed, where python-docx would say now."""
_FAR = 3
"""Lines of docxtpl's excerpt before the one that is wrong."""
_SHOWN = 80


def filled(of: Paper, template: bytes, profile: Profile) -> bytes:
    """The template with the paper in it. PlanError where it is no Word file, names what is not known, or cannot be
    filled, and where docxtpl is not installed."""
    undated = "docProps/core.xml" not in _trusted(template)
    docxtpl, sandbox = needed("docxtpl", "word"), needed("jinja2.sandbox", "word")
    jinja = needed("jinja2", "word")
    surroundings = sandbox.ImmutableSandboxedEnvironment(autoescape=True, undefined=jinja.StrictUndefined)
    out = BytesIO()
    try:
        made = docxtpl.DocxTemplate(BytesIO(template))
        made.render(_values(of, profile, docxtpl.RichText), surroundings, autoescape=True)
        _tells(of, "".join(made.docx.element.itertext()))
        if undated:
            made.docx.core_properties.modified = _NEVER
        made.save(out)
    except jinja.TemplateError as error:
        raise PlanError(_what(error), _place(error), f"a template knows: {_KNOWN}") from None
    except (KeyError, ValueError, TypeError, AttributeError, ArithmeticError) as error:
        raise PlanError(f"cannot be filled: {str(error)[:_SHOWN]}", fix=f"a template knows: {_KNOWN}") from None
    return steady(out.getvalue())


def _trusted(raw: bytes) -> list[str]:
    """The names of its parts. PlanError for what is no Word file, holds macros, or unpacks to far too much."""
    Package(raw)
    with ZipFile(BytesIO(raw)) as given:
        if sum(one.file_size for one in given.infolist()) > LARGEST:
            raise PlanError(f"unpacks to more than {LARGEST >> 20} MB", fix="check what it is")
        return given.namelist()


def _tells(of: Paper, words: str) -> None:
    """PlanError where an edition is not official and the filled template does not say so."""
    if of.notices and say(of.lang, "unofficial").strip() not in words and of.notices[0].text not in words:
        raise PlanError("leaves out that an edition is not official", fix="put {{ title }} or the notices into it")


def _values(of: Paper, profile: Profile, rich: Any) -> dict[str, object]:
    """What a template sees."""
    names = ("added", "dropped", "omitted")
    sides: dict[str, object] = {one.side: {"heading": one.heading, "title": one.title.text} for one in of.columns}
    return {
        "title": of.title,
        "note": of.note,
        "notices": [one.text for one in of.notices],
        "remarks": of.remarks,
        "marks": {name: getattr(profile, name).best(of.lang) for name in names},
        "rows": [_row(row, rich) for row in of.rows],
        **sides,
    }


def _row(of: Row, rich: Any) -> dict[str, object]:
    return {"kind": of.kind, "old": _rich(of.old, rich), "new": _rich(of.new, rich), "remarks": list(of.remarks)}


def _rich(blocks: tuple[Block, ...], rich: Any) -> Any:
    """The blocks of a cell as the text of one paragraph, each on lines of its own."""
    made = rich()
    for n, block in enumerate(blocks):
        for k, line in enumerate(block.lines):
            made.add(("\n" if n or k else "") + "\u3000" * block.depth)
            for run in line:
                made.add(run.text, underline=run.line or False, bold=block.bold)
    return made


# ---------------------------------------------------------------- what is wrong with a template


def _what(error: Exception) -> str:
    said = " ".join(str(error).split())[:_SHOWN]
    return f"the template cannot be filled: {said}"


def _place(error: Exception) -> str:
    """The words of the template near the fault, as far as they are known."""
    lines = list(getattr(error, "docx_context", ()))
    if not lines:
        number = next(
            (f.lineno for f in reversed(traceback.extract_tb(error.__traceback__)) if f.filename == "<template>"), 0
        )
        return f"paragraph {number - 1}" if number and number > 1 else ""
    near = [" ".join(line.split()) for line in (*lines[_FAR:], *lines[:_FAR]) if "{" in line]
    return f"near “{near[0][:_SHOWN]}”" if near else ""
