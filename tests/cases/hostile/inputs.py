"""Hostile inputs by file name, each with what must become of it.

`REFUSED` ones end with exit 2 and one line that names the file; `READ` ones are read, with findings or without.
Small ones stand here as they are, big ones are made when asked for.
"""

import codecs
import json
from collections.abc import Callable
from copy import deepcopy
from typing import Any

Content = bytes | Callable[[], bytes]

GOOD = """# Chapter 1: Using AI

Section 1: At work

1) Public bodies

a) The Ministry will equip 60 staff by 2030. [METI]
b) The Agency will publish a guide. [Digital Agency; MIC]
"""

_EDITION: dict[str, Any] = {
    "about": {"id": "hostile"},
    "outline": ["using", "staff"],
    "provisions": {
        "using": {"id": "using", "kind": "chapter", "number": "1", "text": {"en": "Using AI"}},
        "staff": {
            "id": "staff",
            "kind": "initiative",
            "parent": "using",
            "number": "a",
            "text": {"en": "Equip 60 staff."},
            "assignments": [{"body": "meti", "printed": "METI"}],
        },
    },
}


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=2).encode()


def _edited(*path: str, to: Any) -> bytes:
    """The good edition as JSON with one value set."""
    made = deepcopy(_EDITION)
    inside = made
    for key in path[:-1]:
        inside = inside[key]
    inside[path[-1]] = to
    return _json(made)


def _words(words: str) -> bytes:
    return _edited("provisions", "staff", "text", "en", to=words)


def _raw(old: str, new: str) -> bytes:
    """The good edition as JSON with its text, not its values, changed."""
    made = _json(_EDITION).decode()
    assert old in made
    return made.replace(old, new, 1).encode()


def _tower(levels: int) -> bytes:
    provisions: dict[str, Any] = {}
    for level in range(levels):
        parent = {"parent": f"p{level - 1}"} if level else {}
        provisions[f"p{level}"] = {"id": f"p{level}", "kind": "group", "text": {"en": "Deeper"}} | parent
    return _json({"about": {"id": "hostile"}, "outline": list(provisions), "provisions": provisions})


def _plan(initiative: str) -> bytes:
    """The good plan with another first initiative."""
    return GOOD.replace("The Ministry will equip 60 staff by 2030. [METI]", initiative).encode()


def _rows(*rows: str, header: str = "id,title,text,place,bodies") -> bytes:
    return "".join(f"{row}\n" for row in (header, *rows)).encode()


_ROW = '1,Staff,Equip 60 staff.,Using AI / At work,"METI; MIC"'
_JAPANESE = "１．AIの活用\n（１）行政\nア　職員60人を配置する。【経済産業省】\n"

SCRIPT = (
    "<script>alert(1)</script><img src=x onerror=alert(2)><svg/onload=alert(3)>\"'><a href=javascript:alert(4)>x</a>"
)
TEMPLATE = "{{ 7 * 7 }} {% for x in ().__class__.__mro__ %}{{ x }}{% endfor %} ${7*7} #{7*7}"

REFUSED: dict[str, Content] = {
    # not JSON, or not all of it
    "truncated.json": lambda: _json(_EDITION)[:200],
    "empty.json": b"",
    "blank.json": b" \n\t\n",
    "trailing.json": lambda: _json(_EDITION) + b"}",
    "twice.json": lambda: _json(_EDITION) * 2,
    "comment.json": lambda: b"// an edition\n" + _json(_EDITION),
    "single-quotes.json": b"{'about': {'id': 'x'}}",
    "nan.json": lambda: _raw('"1"', "NaN"),
    "infinity.json": lambda: _raw('"1"', "-Infinity"),
    "not-utf8.json": lambda: _json(_EDITION).replace(b"Using AI", b"Using \xe9AI"),
    "utf16.json": lambda: _json(_EDITION).decode().encode("utf-16"),
    "bom.json": lambda: codecs.BOM_UTF8 + _json(_EDITION),
    "nul.json": lambda: _json(_EDITION).replace(b"Using", b"Us\0ing"),
    "binary.json": bytes(range(256)) * 4,
    # JSON, but too much of it
    "deep-array.json": lambda: b"[" * 10_000 + b"]" * 10_000,
    "deep-object.json": lambda: b'{"a":' * 10_000 + b"1" + b"}" * 10_000,
    "unclosed-array.json": lambda: b"[" * 100_000,
    "deep-text.json": lambda: _edited("provisions", "staff", "text", "en", to=[[[[]]]]),
    "huge-number.json": lambda: _raw('"1"', "1e999"),
    "huge-integer.json": lambda: _raw('"1"', "9" * 6_000),
    "one-line.json": lambda: b'{"about": {"id": "' + b"x" * 10_000_000 + b'"}}',
    "tower.json": lambda: _tower(40),
    # JSON, but not an edition
    "null.json": b"null",
    "string.json": b'"edition"',
    "number.json": b"42",
    "object.json": b"{}",
    "non-records.json": b"[1, 2, 3]",
    "mixed-records.json": b'[{"id": "1", "text": "x", "bodies": "METI"}, 7]',
    "empty-list.json": b"[]",
    "unknown-field.json": lambda: _edited("provisions", "staff", "owner", to="METI"),
    "wrong-type.json": lambda: _edited("provisions", "staff", "number", to=3),
    "null-text.json": lambda: _edited("provisions", "staff", "text", to=None),
    "provisions-as-list.json": lambda: _edited("provisions", to=[]),
    "unknown-kind.json": lambda: _edited("provisions", "staff", "kind", to="task"),
    "duplicate-field.json": lambda: _raw('"number": "a"', '"number": "a",\n      "number": "b"'),
    "duplicate-provision.json": lambda: _raw('"staff": {', '"using": {'),
    # an edition whose references do not hold
    "outline-missing.json": lambda: _edited("outline", to=["using", "staff", "nobody"]),
    "outline-twice.json": lambda: _edited("outline", to=["using", "staff", "staff"]),
    "outline-short.json": lambda: _edited("outline", to=["using"]),
    "outline-child-first.json": lambda: _edited("outline", to=["staff", "using"]),
    "parent-missing.json": lambda: _edited("provisions", "staff", "parent", to="nobody"),
    "parent-itself.json": lambda: _edited("provisions", "staff", "parent", to="staff"),
    "parent-cycle.json": lambda: _edited("provisions", "using", "parent", to="staff"),
    "id-mismatch.json": lambda: _edited("provisions", "staff", "id", to="other"),
    "id-dotdot.json": lambda: _edited("about", "id", to="../../etc/passwd"),
    "id-option.json": lambda: _edited("about", "id", to="--output=x"),
    "follows-dotdot.json": lambda: _edited("about", "follows", to="../x"),
    "continues-itself.json": lambda: _edited("provisions", "staff", "continues", to=["staff"]),
    "bad-date.json": lambda: _edited("about", "dates", to={"adopted": "2025-02-30"}),
    "body-and-open.json": lambda: _edited("provisions", "staff", "assignments", to=[{"body": "meti", "open": "all"}]),
    "clause-elsewhere.json": lambda: _edited(
        "provisions", "staff", "assignments", to=[{"body": "meti", "clause": {"en": "not there"}}]
    ),
    # text that reads as another text
    "bidi.json": lambda: _words("Equip \u202e06 staff."),
    "control.json": lambda: _raw("Equip 60", "Equip \\u0000 60"),
    "escape.json": lambda: _raw("Equip 60", "Equip \\u001b[31m 60"),
    "surrogate.json": lambda: _raw("Equip 60", "Equip \\ud800 60"),
    "nfd.json": lambda: _words("Equip cafe\u0301 staff."),
    "line-separator.json": lambda: _words("Equip\u202860 staff."),
    # documents that are no text
    "binary.md": bytes(range(256)) * 4,
    "png.md": b"\x89PNG\r\n\x1a\n" + bytes(64),
    "surrogate-bytes.md": lambda: GOOD.encode() + b"\xed\xa0\x80",
    "empty.md": b"",
    "blank.txt": b" \n\n\t\n",
    # tables that are no tables
    "empty.csv": b"",
    "binary.csv": bytes(range(256)) * 4,
    "nul.csv": lambda: _rows(_ROW.replace("60", "6\0 0")),
    "no-header.csv": lambda: _rows(header=_ROW),
    "repeated-column.csv": lambda: _rows("1,x,y,z", header="id,text,text,bodies"),
    "ragged-long.csv": lambda: _rows(_ROW, _ROW + ",more,and,more"),
    "repeated-id.csv": lambda: _rows(_ROW, _ROW),
    "open-quote.csv": lambda: _rows('1,"Staff,Equip 60 staff.,x,METI', _ROW),
    "odd-ids.csv": lambda: _rows("../../x,A,Equip.,P,METI", "--output=y,B,Equip more.,P,MIC"),
    # files of other programs
    "plan.exe": b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff",
    "plan.xlsx": b"PK\x03\x04\x14\0\x06\0",
    "plan.xls": b"\xd0\xcf\x11\xe0" + bytes(508),
    "plan.docx": b"PK\x03\x04\x14\0\x06\0",
    "plan.pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
}

READ: dict[str, Content] = {
    "good.json": lambda: _json(_EDITION),
    "unknown-body.json": lambda: _edited(
        "provisions", "staff", "assignments", to=[{"printed": "Ministry of Silly Walks"}]
    ),
    "script.json": lambda: _words(SCRIPT),
    "template.json": lambda: _words(TEMPLATE),
    "long-text.json": lambda: _words("Equip 60 staff. " * 5_000),
    "good.md": GOOD.encode(),
    "plan": GOOD.encode(),
    "utf16.md": GOOD.encode("utf-16"),
    "bom.md": codecs.BOM_UTF8 + GOOD.encode(),
    "crlf.md": GOOD.replace("\n", "\r\n").encode(),
    "cr.md": GOOD.replace("\n", "\r").encode(),
    "nfd.md": _plan("Equip cafe\u0301 staff. [METI]"),
    "zero-width.md": _plan("Equip\u200b 60 staff. [ME\u200bTI]"),
    "unclosed-bracket.md": _plan("Equip 60 staff. [METI"),
    "closed-only.md": _plan("Equip 60 staff. METI]]]]"),
    "open-brackets.md": lambda: _plan("Equip 60 staff. " + "[" * 10_000),
    "nested-brackets.md": lambda: _plan("Equip. " + "[" * 2_000 + "METI" + "]" * 2_000),
    "empty-brackets.md": _plan("Equip 60 staff. [] [;] [ , ]"),
    "many-bodies.md": lambda: _plan("Equip. [" + "; ".join(["METI", "MIC", "Nobody"] * 2_000) + "]"),
    "unknown-body.md": _plan("Equip 60 staff. [Ministry of Silly Walks]"),
    "repeated-number.md": GOOD.replace("b) The", "a) The").encode(),
    "number-jump.md": GOOD.replace("b) The", "z) The").encode(),
    "huge-chapter.md": GOOD.replace("Chapter 1", "Chapter 99999999999999999999999999999999").encode(),
    "huge-target.md": lambda: _plan("Equip " + "9" * 5_000 + " staff at ¥" + "9" * 5_000 + " trillion. [METI]"),
    "script.md": _plan(SCRIPT + " [METI]"),
    "script-body.md": _plan("Equip 60 staff. [<script>alert(1)</script>]"),
    "script-heading.md": GOOD.replace("Using AI", SCRIPT).encode(),
    "markdown-link.md": _plan("Equip [x](javascript:alert(1)) ![x](data:text/html,<script>alert(1)</script>). [METI]"),
    "template.md": _plan(TEMPLATE + " [METI]"),
    "comment-bomb.md": lambda: GOOD.encode() + b"<!--" * 20_000,
    "nested-list.md": lambda: GOOD.encode() + b"".join(b"  " * level + b"- deeper\n" for level in range(1_000)),
    "deep-list.md": lambda: GOOD.encode() + b"- " * 10_000 + b"deeper\n",
    "deep-quote.md": lambda: GOOD.encode() + b">" * 10_000 + b" deeper\n",
    "deep-number.md": lambda: GOOD.encode() + b"1." * 10_000 + b" deeper\n",
    "many-headings.md": lambda: b"".join(b"Chapter %d: On and on\n\n" % number for number in range(1, 5_000)),
    "spaces.md": lambda: _plan("Equip" + " " * 100_000 + "60 staff. [METI]"),
    "open-parentheses.md": lambda: _plan("Equip " + "(" * 50_000 + "1) staff. [METI]"),
    "kanji-digits.md": lambda: _plan("職員" + "九億" * 5_000 + "人 [METI]"),
    "only-numbers.md": b"1.\n2.\n3.\n(1)\n(2)\na)\nb)\n",
    "full-width.txt": _JAPANESE.encode(),
    "emoji.txt": (_JAPANESE + "イ　👩‍👩‍👧‍👦🇯🇵を支援する。【総務省】\n").encode(),
    "prose.txt": b"Once upon a time there was no plan.\n",
    "good.csv": lambda: _rows(_ROW),
    "bom.csv": lambda: codecs.BOM_UTF8 + _rows(_ROW),
    "crlf.csv": lambda: _rows(_ROW).replace(b"\n", b"\r\n"),
    "formula.csv": lambda: _rows('1,"=cmd|\' /C calc\'!A0","@SUM(1+1)*2",+x,-METI'),
    "script.csv": lambda: _rows('1,<script>alert(1)</script>,"<img src=x onerror=alert(2)>",<b>,<script>x</script>'),
    "long-field.csv": lambda: _rows(f"1,Staff,{'Equip 60 staff. ' * 9_000},Using AI,METI"),
    "newline-bomb.csv": lambda: _rows('1,Staff,"Equip' + "\n" * 100_000 + '60 staff.",Using AI,METI'),
    "list.json": b'[{"id": "1", "text": "Equip 60 staff.", "bodies": "METI"}]',
}

EITHER: dict[str, Content] = {
    # Whether these can be read well is for the reader to say; what they must not do is crash, hang or lie in silence.
    "one-line.md": lambda: b"a) " + b"Equip 60 staff and more. " * 400_000 + b"[METI]\n",
    "one-word.md": lambda: GOOD.encode() + b"x" * 10_000_000,
    "nul.md": _plan("Equip 6\0 staff. [METI]"),
    "bidi.md": _plan("Equip \u202e06 staff. [METI]"),
    "escape.md": _plan("Equip \x1b[31m60 staff. [METI]"),
    "cp932.txt": _JAPANESE.encode("cp932"),
    "cp932.csv": "id,title,text,place,bodies\n1,職員,職員60人を配置する。,活用,経済産業省\n".encode("cp932"),
    "utf16.csv": lambda: _rows(_ROW).decode().encode("utf-16"),
    "header-only.csv": lambda: _rows(),
    "ragged-short.csv": lambda: _rows("1,Staff"),
    "blank-ids.csv": lambda: _rows(",Staff,Equip.,P,METI", ",Guide,Publish.,P,MIC"),
    "semicolons.csv": b"id;title;text;place;bodies\n1;Staff;Equip 60 staff.;Using AI;METI\n",
    "tabs.csv": b"id\ttitle\ttext\tplace\tbodies\n1\tStaff\tEquip 60 staff.\tUsing AI\tMETI\n",
    "many-columns.csv": lambda: _rows(",".join("x" * 3_000), header=",".join(f"c{n}" for n in range(3_000))),
    "nested-record.json": b'[{"id": "1", "text": {"en": ["x"]}, "bodies": {"a": 1}}]',
    "null-record.json": b'[{"id": null, "text": "x", "bodies": null}]',
    "no-text.json": b'[{"name": "x"}]',
    "rev-id.md": GOOD.replace("Using AI", "plan@HEAD").encode(),
}


def content(of: Content) -> bytes:
    """The bytes of an input, made now if they are big."""
    return of() if callable(of) else of
