"""Files that are zip archives (Word, workbooks), with the same bytes whenever they are written."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_ALWAYS = (1980, 1, 1, 0, 0, 0)
"""The earliest date a zip archive can say."""


def steady(raw: bytes) -> bytes:
    """The same archive with fixed dates; its parts keep their order."""
    out = BytesIO()
    with ZipFile(BytesIO(raw)) as given, ZipFile(out, "w", ZIP_DEFLATED) as made:
        for one in given.infolist():
            told = ZipInfo(one.filename, _ALWAYS)
            told.compress_type, told.external_attr = ZIP_DEFLATED, 0o600 << 16
            made.writestr(told, given.read(one))
    return out.getvalue()
