"""Bytes of a document → clean text: encodings, signs that PDFs leave behind, signs that no text may hold."""

import codecs
import re
import unicodedata
from collections.abc import Iterable, Iterator

from aiplan_revise.errors import PlanError
from aiplan_revise.model.edition import Finding
from aiplan_revise.model.integrity import UNCLEAN
from aiplan_revise.model.patterns import compiled

LARGEST = 64 * 1024 * 1024
"""Bytes that a document may have."""

LONGEST_LINE = 1_000_000
"""Characters that a line may have: ten times the text of a whole plan."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_KINDS = (
    (b"%PDF", "a PDF", "name it .pdf"),
    (b"PK\x03\x04", "a Word file, workbook or archive", "name a Word file .docx, a workbook .xlsx"),
    (b"\xd0\xcf\x11\xe0", "an old Word file or workbook", "save it as .docx or .xlsx"),
)
_JAPANESE = {"cp932": "Shift_JIS (CP932)", "euc_jp": "EUC-JP", "iso2022_jp": "ISO-2022-JP"}
_KANA = compiled("[\u3041-\u3096\u30a1-\u30f6]")
_HALF_KANA = compiled("[\uff61-\uff9f\ue000-\uf8ff]")
_HIGH = re.compile(b"[\x80-\xff]{3}")
"""Western texts have single letters with an accent or a typographic sign, never three in a row."""
_BREAKS = "\r\n", *"\r\f\x0b\x85\u2028\u2029"
_INVISIBLE = "\u00ad\u061c\u200b\u200e\u200f\u2060\ufeff"
_RESERVED = compiled("[\U000f0000-\U000fffff]")


def decode(raw: bytes) -> tuple[str, tuple[Finding, ...]]:
    """The text of `raw`: by its byte order mark, else UTF-8, else the one Japanese encoding that fits, with a finding.
    A PlanError names the first byte that fits none."""
    if len(raw) > LARGEST:
        fix = "plans are smaller: check what the file is"
        raise PlanError(f"the file is larger than {LARGEST // 1024 // 1024} MB", fix=fix)
    for start, kind, fix in _KINDS:
        if raw.startswith(start):
            raise PlanError(f"this is {kind}, not text", fix=fix)
    encoding = next((name for bom, name in _BOMS if raw.startswith(bom)), "utf-8")
    try:
        return raw.decode("iso2022_jp" if b"\x1b$" in raw else encoding), ()
    except UnicodeDecodeError as error:
        return _japanese(raw, error)


def _japanese(raw: bytes, error: UnicodeDecodeError) -> tuple[str, tuple[Finding, ...]]:
    found = {}
    for encoding in ("cp932", "euc_jp"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        kana, half = len(_KANA.findall(text)), len(_HALF_KANA.findall(text))
        if kana > half:
            found[encoding] = text
    if len(found) != 1 or b"\0" in raw:
        line = raw.count(b"\n", 0, error.start) + 1
        place = f"line {line}, byte {error.start + 1}"
        fix = "save the file as UTF-8"
        if b"\0" not in raw and not _HIGH.search(raw):
            fix = "it may be in Windows-1252 or Latin-1: save it as UTF-8"
        raise PlanError("the text is in no encoding that is known here", place, fix)
    encoding, text = found.popitem()
    message = f"the file is not UTF-8; read as {_JAPANESE[encoding]}"
    return text, (Finding("encoding", "note", message, fix="save it as UTF-8 to be sure"),)


def tidy(text: str) -> tuple[str, tuple[Finding, ...]]:
    """`text` in Unicode form NFC with plain line ends and without invisible signs, and findings on what was put right.
    A PlanError names the line of a control, bidirectional or reserved character: such a text could read as another."""
    text = _replaced(text.removeprefix("\ufeff"), _BREAKS, "\n")
    if _tidy(text):
        return text, ()
    if "\0" in text:
        raise PlanError("the file is binary, not text", _line(text, text.index("\0")), "export the plan as text")
    findings = list(_put_right(text))
    if findings:
        text = unicodedata.normalize("NFC", _replaced(text, _INVISIBLE, ""))
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > LONGEST_LINE:
            fault = f"the line has {len(line):,} characters"
            raise PlanError(fault, f"line {number}", "check that the file is the text of a plan, with its line breaks")
    bad = UNCLEAN.search(text) or _RESERVED.search(text)
    if bad:
        fault = f"control, bidirectional or reserved character U+{ord(bad.group()):04X}"
        raise PlanError(fault, _line(text, bad.start()), "remove it: it can make a text read as another")
    return text, tuple(findings)


def _replaced(text: str, signs: Iterable[str], by: str) -> str:
    """The text with something else for each of these signs; a pattern takes twenty times as long to see that there are
    none."""
    for sign in signs:
        text = text.replace(sign, by)
    return text


def _tidy(text: str) -> bool:
    """Whether nothing can be wrong with a text, as of nearly every one: only what can be printed stands in it. Saves
    looking for all that must not."""
    printed = text.replace("\n", " ").replace("\t", " ").replace("\u3000", " ").isprintable()
    normal = printed and unicodedata.is_normalized("NFC", text)
    return normal and max(map(len, text.split("\n"))) <= LONGEST_LINE


def _put_right(text: str) -> Iterator[Finding]:
    found = [sign for sign in _INVISIBLE if sign in text]
    if found:
        count, first = sum(map(text.count, found)), min(map(text.index, found))
        message = f"invisible characters taken out ({count}: soft hyphens, zero-width spaces, direction marks)"
        yield Finding("invisible-characters", "note", message, line=text.count("\n", 0, first) + 1)
    if not unicodedata.is_normalized("NFC", text):
        yield Finding("normalised", "note", "the text was not in Unicode form NFC and was put into it")


def _line(text: str, offset: int) -> str:
    line = text.count("\n", 0, offset) + 1
    return f"line {line}"


def visible(text: str) -> str:
    """`text` without the signs that `tidy` would refuse or take out."""
    kept = _replaced(_RESERVED.sub("", UNCLEAN.sub("", text)), _INVISIBLE, "")
    return kept if unicodedata.is_normalized("NFC", kept) else unicodedata.normalize("NFC", kept)
