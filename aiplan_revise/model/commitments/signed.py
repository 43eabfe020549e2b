"""Figures below nothing, with the sign before them: △30％, ▲1,200人, −2.5ポイント, マイナス５度."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from aiplan_revise.model.commitments.found import Found
from aiplan_revise.model.patterns import compiled

SIGNS = frozenset("△▲-ス")
"""The last signs of those that say it, in a folded text."""
_SIGN = compiled(r"(?<![\n\r])(?:[△▲]|マイナス|(?<=[:(はをがにで比→、約~])-) ?\Z")
_FAR = 6


def signed(text: str, listed: Iterable[Found]) -> Iterator[Found]:
    """The numbers of a folded Japanese text, those with such a sign before them below nothing. At the beginning of a
    line it is a mark of lists."""
    for found in listed:
        before = text[max(0, found.start - 2) : found.start].rstrip(" ")[-1:]
        plainly = before not in SIGNS or not before or found.kind == "date" or found.rate or found.value in ("", "0")
        sign = None if plainly else _SIGN.search(text, max(0, found.start - _FAR), found.start)
        if not sign or sign.start() == 0:
            yield found
            continue
        mantissa, upto = (f"-{value}" if value else "" for value in (found.mantissa, found.upto))
        yield replace(found, start=sign.start(), value=f"-{found.value}", mantissa=mantissa, upto=upto)
