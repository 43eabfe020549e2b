"""Files that are zip archives (Word, workbooks), with the same bytes whenever they are written."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_ALWAYS = (1980, 1, 1, 0, 0, 0)
"""The earliest day that a zip archive can name, which no reader looks at."""


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """An archive of parts by their names, in their order."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, raw in parts.items():
            one = ZipInfo(name, _ALWAYS)
            one.compress_type, one.create_system, one.external_attr = ZIP_DEFLATED, 0, 0
            archive.writestr(one, raw)
    return made.getvalue()


def steady(raw: bytes) -> bytes:
    """The same archive with that day for every part; its parts keep their order."""
    with ZipFile(BytesIO(raw)) as given:
        return zipped({one.filename: given.read(one) for one in given.infolist()})
