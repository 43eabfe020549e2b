"""An edition read only as far as a question needs: its frame at once, the words of a provision when they are asked."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

import msgspec

from aiplan_revise.model.codec import decode, encode, suspect
from aiplan_revise.model.edition import Edition, Kind, Provision
from aiplan_revise.model.integrity import PROVISION_ID, verify_frame, verify_provision
from aiplan_revise.model.links import Ledger


class Sketch(msgspec.Struct, frozen=True):
    """An edition whose words are not read yet. The provisions of `frame` have id, kind, parent, number and `continues`;
    `whole(id)` gives one with all it says, refused with a PlanError where `decode` would refuse the edition for it."""

    frame: Edition
    whole: Callable[[str], Provision]


def entire(text: Sketch) -> Edition:
    """The edition that a sketch is of, with all its words; PlanError as above."""
    frame = text.frame
    return msgspec.structs.replace(frame, provisions={key: text.whole(key) for key in frame.outline})


def drawn(edition: Edition) -> Sketch:
    """The sketch of an edition that is at hand."""
    return Sketch(edition, edition.provisions.__getitem__)


def sketch(raw: bytes, where: str = "") -> Sketch:
    """The sketch of the edition that the JSON text `raw` holds; `where` (a file) is named in errors.

    What is not canonical to the byte around the provisions is read as a whole, with everything `decode` refuses.
    """
    return Sketches().of(raw, where)


class Sketches:
    """Sketches of texts of a plan, one after the other. Each is what `sketch` makes of it alone; but from one text to
    the next nearly all is the same, byte for byte, and that is not read again. Only the last text is kept for it."""

    def __init__(self) -> None:
        self._last: _Text | None = None

    def of(self, raw: bytes, where: str = "") -> Sketch:
        """The sketch of the edition that the JSON text `raw` holds; `where` (a file) is named in errors."""
        last = self._last
        found = (last and _reworded(raw, last)) or _apart(raw, where, last.pieces if last else {})
        if found is None:
            return drawn(decode(raw, Edition, where))
        self._last = found
        return Sketch(found.frame, _Reader(found.pieces, where).whole)


# ---------------------------------------------------------------- one provision


class _Bare(msgspec.Struct, frozen=True, gc=False):
    id: str
    kind: Kind
    parent: str = ""
    number: str = ""
    continues: tuple[str, ...] = ()


_BARE = msgspec.json.Decoder(_Bare)
_UNREADABLE = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)
_NAMED, _CLOSE = b'": ', b"\n    }"


class _Piece:
    """The JSON of one provision, and what the frame has of it; its words are read once they are asked for."""

    def __init__(self, raw: bytes, bare: Provision) -> None:
        self.raw, self.bare = raw, bare
        self._read: Provision | None = None

    def whole(self, where: str) -> Provision:
        if self._read is None:
            self._read = self._decoded(where)
        return self._read

    def _decoded(self, where: str) -> Provision:
        """The provision as a file of its own would hold it, read as such."""
        key = self.bare.id
        inside = f"{where}: provision {key[:80]}" if where else f"provision {key[:80]}"
        alone = _inner(self.raw).replace(b"\n    ", b"\n") + b"\n"
        return verify_provision(key, decode(alone, Provision, inside), where)


def _piece(raw: bytes) -> _Piece | None:
    """The provision that stands between two marks; None if that is not one under its id."""
    try:
        p = _BARE.decode(_inner(raw))
    except _UNREADABLE:
        return None
    if not PROVISION_ID.fullmatch(p.id) or not raw.startswith(p.id.encode() + _NAMED):
        return None
    return _Piece(raw, Provision(p.id, p.kind, p.parent, p.number, continues=p.continues))


def _inner(raw: bytes) -> bytes:
    """What stands between two marks, without the id in front."""
    return raw.partition(_NAMED)[2] + _CLOSE


# ---------------------------------------------------------------- one text


class _Text(NamedTuple):
    """A text that was taken apart: its bytes, where in them the first provision begins, and what was found."""

    raw: bytes
    begin: int
    frame: Edition
    pieces: dict[str, _Piece]


class _Reader(NamedTuple):
    """Reads the provisions of a text one by one."""

    pieces: Mapping[str, _Piece]
    where: str

    def whole(self, key: str) -> Provision:
        return self.pieces[key].whole(self.where)


_FIRST, _NEXT, _LAST = b',\n  "provisions": {\n    "', b'\n    },\n    "', b"\n    }\n  }\n}\n"
"""The marks: what stands before the first provision, between two of them and behind the last. A line break is never
inside a string, so the file falls apart at these; and none of them can overlap another."""
_END = b"\n}\n"


def _apart(raw: bytes, where: str, known: Mapping[str, _Piece]) -> _Text | None:
    """Canonical bytes, taken apart; None for any others. Every piece is one provision: none stands there twice, and
    nothing between them. What is `known` is not read again."""
    head, found, rest = raw.partition(_FIRST)
    frame = _framed(head + _END) if found and rest.endswith(_LAST) else None
    if frame is None:
        return None
    chunks = rest.removesuffix(_LAST).split(_NEXT)
    read = (_known(chunk, known) or _piece(chunk) for chunk in chunks)
    pieces = {piece.bare.id: piece for piece in read if piece}
    if len(pieces) != len(chunks):
        return None
    bare = {key: piece.bare for key, piece in pieces.items()}
    return _Text(raw, len(head + found), verify_frame(Edition(frame.about, frame.outline, bare), where), pieces)


def _framed(raw: bytes) -> Edition | None:
    """The edition without its provisions, if it is canonical and clean beyond doubt."""
    try:
        frame = msgspec.json.decode(raw, type=Edition)
        return None if suspect(raw) or encode(frame) != raw else frame
    except _UNREADABLE:
        return None


def _known(chunk: bytes, known: Mapping[str, _Piece]) -> _Piece | None:
    """The piece that was read of the same bytes."""
    found = known.get(chunk[: chunk.find(_NAMED)].decode("utf-8", "replace")) if known else None
    return found if found and found.raw == chunk else None


# ---------------------------------------------------------------- one text beside the last


class _Gap(NamedTuple):
    """Where a text differs from the last one: up to `low` and from `high` on, counted from the end, they are the same.
    `start` is where the piece around `low` begins, `stop` where the one around `high` ends, from the end as well."""

    start: int
    low: int
    high: int
    stop: int


def _reworded(raw: bytes, last: _Text) -> _Text | None:
    """The text, if it has the last one's provisions in the same order and differs from it only inside of them, not in
    what the frame has of them, which then holds as it did; None if not. Only those are read that stand between the
    first and the last difference."""
    if raw == last.raw:
        return last
    gap = _gap(raw, last)
    if gap is None:
        return None
    at, fresh = gap.start, dict[str, _Piece]()
    for chunk in _within(raw, gap):
        read = _known(chunk, last.pieces) or _piece(chunk)
        was = last.pieces.get(read.bare.id) if read else None
        if not read or not was or read.bare != was.bare or not last.raw.startswith(was.raw, at):
            return None
        fresh[read.bare.id] = read
        at += len(was.raw) + len(_NEXT)
    if at - len(_NEXT) != len(last.raw) - gap.stop:
        return None
    return _Text(raw, last.begin, last.frame, last.pieces | fresh)


def _gap(raw: bytes, last: _Text) -> _Gap | None:
    """Where a text differs from the last one; None if it does so outside of the provisions."""
    most = min(len(raw), len(last.raw))
    low = _alike(raw, last.raw, most)
    high = _alike_behind(raw, last.raw, most - low)
    if low < last.begin or high < len(_LAST):
        return None
    before, behind = raw.rfind(_NEXT, last.begin, low), raw.find(_NEXT, len(raw) - high)
    start = last.begin if before < 0 else before + len(_NEXT)
    return _Gap(start, low, high, len(_LAST) if behind < 0 else len(raw) - behind)


def _within(raw: bytes, gap: _Gap) -> Iterator[bytes]:
    """The pieces around a gap, where marks can only stand if they reach into it."""
    start, end = gap.start, len(raw) - gap.high + len(_NEXT) - 1
    at = raw.find(_NEXT, max(start, gap.low - len(_NEXT) + 1), end)
    while at >= 0:
        yield raw[start:at]
        start = at + len(_NEXT)
        at = raw.find(_NEXT, start, end)
    yield raw[start : len(raw) - gap.stop]


_NEAR = 8
"""How many bytes too few may be told to be the same: to look closer takes longer than to read them."""


def _alike(one: bytes, other: bytes, most: int) -> int:
    """How many bytes, `most` at most, are the same at the beginning of both."""
    low, view = 0, memoryview(other)
    while most - low > _NEAR:
        middle = (low + most) // 2
        if one.startswith(view[low:middle], low):
            low = middle
        else:
            most = middle
    return low


def _alike_behind(one: bytes, other: bytes, most: int) -> int:
    """How many bytes, `most` at most, are the same at the end of both."""
    low, view, end, beside = 0, memoryview(other), len(one), len(other)
    while most - low > _NEAR:
        middle = (low + most) // 2
        if one.startswith(view[beside - middle : beside - low], end - middle):
            low = middle
        else:
            most = middle
    return low


# ---------------------------------------------------------------- a ledger


class Ends(msgspec.Struct, frozen=True, gc=False):
    """What a link or a decision joins."""

    old: tuple[str, ...]
    new: tuple[str, ...]


class Links(msgspec.Struct, frozen=True, gc=False):
    """A lineage without its evidence."""

    old: str
    new: str
    links: tuple[Ends, ...] = ()


class LedgerSketch(msgspec.Struct, frozen=True, gc=False):
    """A ledger of which only is read what joins what, by its lineage and by the decisions of persons."""

    lineage: Links
    decisions: tuple[Ends, ...] = ()


def ledger_sketch(raw: bytes, where: str = "") -> LedgerSketch:
    """The sketch of the ledger that the JSON text `raw` holds; PlanError if it is none."""
    try:
        return msgspec.json.decode(raw, type=LedgerSketch)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        decode(raw, Ledger, where)  # says what is wrong
        raise
