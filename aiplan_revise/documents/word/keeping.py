"""What a Word file of ours keeps beside its words, in a part that Word and LibreOffice hand on untouched: of every
provision the line of Markdown that it was printed from, with the comment on what the words do not say.

Which paragraph is which provision says a bookmark around its words. The names of bookmarks are short and of letters,
digits and underscores only (ISO/IEC 29500-1, 17.13.6; Word takes 40 signs), so not every id can be one.
"""

import zlib
from collections.abc import Collection
from xml.etree.ElementTree import Element, ParseError, fromstring
from xml.sax.saxutils import escape, quoteattr

import msgspec

from aiplan_revise.documents.reading import Side
from aiplan_revise.documents.xml import name
from aiplan_revise.model.patterns import compiled

SPACE = "urn:aiplan-revise:kept:1"
TITLE, NOTICE = "aiplan_title", "aiplan_notice"
"""The bookmarks of the title, and of what is printed and no part of the edition."""
_LONGEST = 40
_PLAIN = compiled(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NAMED = compiled(r"p_([a-z0-9]+(?:_[a-z0-9]+)*)")
_OURS = compiled(r"(?:aiplan|[pq])_\w+")


class Kept(msgspec.Struct):
    """What is kept of one edition: the comment at its top, and by bookmark, in printed order, what each paragraph is in
    Markdown. `side` says which text it is of a file with tracked changes, "" of any other."""

    side: Side
    head: str
    chunks: dict[str, str]

    @property
    def markdown(self) -> str:
        """The edition as it was when the file was written."""
        printed = (one for key, one in self.chunks.items() if not key.startswith(NOTICE))
        return "\n\n".join((self.head, *printed))


def bookmark(key: str, taken: Collection[str] = ()) -> str:
    """The name of the bookmark of a provision: its id, if it can be made out of it, or else a checksum of it. `taken`
    are names that others have."""
    base = f"p_{key.replace('-', '_')}" if _PLAIN.fullmatch(key) else ""
    if not base or len(base) > _LONGEST:
        base = f"q_{zlib.crc32(key.encode()):08x}"
    made, count = base, 1
    while made in taken:
        count += 1
        made = f"q_{zlib.crc32(key.encode()):08x}_{count}"
    return made


def said_id(bookmark: str) -> str:
    """The id that the name of a bookmark tells; "" if it tells none."""
    found = _NAMED.fullmatch(bookmark)
    return found[1].replace("_", "-") if found else ""


def is_ours(bookmark: str) -> bool:
    """Whether a bookmark may be one of those that `bookmark` names."""
    return bool(_OURS.fullmatch(bookmark))


def written(of: Kept) -> bytes:
    """The part of the file."""
    told = f' side="{of.side}"' if of.side else ""
    lines = (f"<p name={quoteattr(key)}>{escape(chunk)}</p>" for key, chunk in of.chunks.items())
    head = f"<head>{escape(of.head)}</head>"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<kept xmlns="{SPACE}"{told}>{head}{"".join(lines)}</kept>'.encode()


def read_kept(part: bytes) -> Kept | None:
    """What is kept in a part; None if it is somebody else's, or damaged, or says something twice."""
    try:
        root = fromstring(part)
    except (ParseError, LookupError):  # an encoding that nobody knows
        return None
    side = root.get("side", "")
    if root.tag != f"{{{SPACE}}}kept" or side not in ("", "old", "new"):
        return None
    head = next((one.text or "" for one in root if name(one) == "head"), "")
    chunks = {one.get("name", ""): one.text or "" for one in root if name(one) == "p"}
    return Kept(side, head, chunks) if head and len(chunks) == _count(root) else None  # type: ignore[arg-type]


def _count(root: Element) -> int:
    return sum(name(one) == "p" for one in root)
