"""Files that are zip archives (Word, workbooks), with the same bytes whenever they are written."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_ALWAYS = (1980, 1, 1, 0, 0, 0)
"""The earliest date a zip archive can say."""


def steady(raw: bytes) -> bytes:
    """The same archive with fixed dates; its parts keep their order."""
    with ZipFile(BytesIO(raw)) as given:
        return packed({one.filename: given.read(one) for one in given.infolist()})


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """An archive of parts by their names, in their order; of text ones XML is made."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as made:
        for name, part in parts.items():
            told = ZipInfo(name, _ALWAYS)
            told.compress_type, told.external_attr = ZIP_DEFLATED, 0o600 << 16
            made.writestr(told, part if isinstance(part, bytes) else f"{_XML}{part}".encode())
    return out.getvalue()
