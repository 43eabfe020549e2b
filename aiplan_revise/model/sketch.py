"""An edition read only as far as a question needs: its frame at once, the words of a provision when they are asked."""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

import msgspec

from aiplan_revise.model.changes import Ledger
from aiplan_revise.model.codec import decode, encode, suspect
from aiplan_revise.model.edition import Edition, Kind, Provision
from aiplan_revise.model.integrity import verify_frame, verify_provision


class Sketch(msgspec.Struct, frozen=True):
    """An edition whose words are not read yet. The provisions of `frame` have id, kind, parent, number and `continues`;
    `whole(id)` gives one with all it says, refused with a PlanError where `decode` would refuse the edition for it."""

    frame: Edition
    whole: Callable[[str], Provision]


def drawn(edition: Edition) -> Sketch:
    """The sketch of an edition that is at hand."""
    return Sketch(edition, edition.provisions.__getitem__)


def sketch(raw: bytes, where: str = "") -> Sketch:
    """The sketch of the edition that the JSON text `raw` holds; `where` (a file) is named in errors.

    What is not canonical to the byte around the provisions is read as a whole, with everything `decode` refuses.
    """
    return _sketched(raw, where) or drawn(decode(raw, Edition, where))


class _Bare(msgspec.Struct, frozen=True, gc=False):
    id: str
    kind: Kind
    parent: str = ""
    number: str = ""
    continues: tuple[str, ...] = ()


_BARE = msgspec.json.Decoder(_Bare)
_FIRST, _NEXT, _LAST = b',\n  "provisions": {\n    "', b'\n    },\n    "', b"\n    }\n  }\n}\n"
_END, _CLOSE = b"\n}\n", b"\n    }"


def _sketched(raw: bytes, where: str) -> Sketch | None:
    """The sketch of canonical bytes; None for any others. A line break is never inside a string, so the file falls
    apart at these marks, and every piece is one provision: none stands there twice, and nothing between them."""
    head, found, rest = raw.partition(_FIRST)
    if not found or not rest.endswith(_LAST):
        return None
    try:
        frame = msgspec.json.decode(head + _END, type=Edition)
        if suspect(head.decode()) or encode(frame) != head + _END:
            return None
        pieces, bare = _apart(rest.removesuffix(_LAST).split(_NEXT))
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    if len(bare) != rest.count(_NEXT) + 1:
        return None
    return Sketch(verify_frame(Edition(frame.about, frame.outline, bare), where), _Reader(pieces, where).whole)


def _apart(chunks: Iterable[bytes]) -> tuple[dict[str, bytes], dict[str, Provision]]:
    """The JSON of every provision and what the frame has of it, by id; one that is not under its id is left out."""
    pieces: dict[str, bytes] = {}
    bare: dict[str, Provision] = {}
    for chunk in chunks:
        read = _bare(chunk)
        if read:
            bare[read[0].id], pieces[read[0].id] = read
    return pieces, bare


@lru_cache(maxsize=8192)
def _bare(chunk: bytes) -> tuple[Provision, bytes] | None:
    """What the frame has of a provision, and its JSON; None if it is not under its id. Remembered, because from one
    text of a plan to the next nearly all of them are the same."""
    name, _, inner = chunk.partition(b'": ')
    piece = inner + _CLOSE
    p = _BARE.decode(piece)
    if p.id.encode() != name:
        return None
    return Provision(p.id, p.kind, p.parent, p.number, continues=p.continues), piece


class _Reader:
    """Reads provisions one by one, each once."""

    def __init__(self, pieces: Mapping[str, bytes], where: str) -> None:
        self._pieces, self._where = pieces, where
        self._read: dict[str, Provision] = {}

    def whole(self, key: str) -> Provision:
        if key not in self._read:
            self._read[key] = self._decoded(key)
        return self._read[key]

    def _decoded(self, key: str) -> Provision:
        """The provision as a file of its own would hold it, read as such."""
        inside = f"{self._where}: provision {key[:80]}" if self._where else f"provision {key[:80]}"
        alone = self._pieces[key].replace(b"\n    ", b"\n") + b"\n"
        return verify_provision(key, decode(alone, Provision, inside), self._where)


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
