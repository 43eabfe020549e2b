"""Officials named for the body they head or act for: 厚生労働大臣, 消費者庁長官, 内閣府政策統括官（防災担当）."""

from collections.abc import Iterator

from aiplan_revise.model.patterns import compiled

_TITLES = "特命担当大臣|政策統括官|統括官|事務次官|次官|長官|総括審議官|審議官|参事官|委員長|長"
_HEADED = compiled(rf"(.+?)(?:{_TITLES})(\([^()]+\))?")
_MINISTER = compiled(r"(.+?)(?:副大臣|大臣政務官|大臣)")
_OF = compiled(r"minister (?:of|for) (.+)")


def bodies_of(key: str) -> Iterator[str]:
    """The spellings under which the body of an official may be known, the likeliest first; `key` is a spelling too."""
    if key.isascii():
        of = _OF.fullmatch(key)
        yield from (f"ministry of {of[1]}", f"{of[1]} agency") if of else ()
        return
    minister, headed = _MINISTER.fullmatch(key), _HEADED.fullmatch(key)
    if minister:
        yield from (f"{minister[1]}省", f"{minister[1]}庁")
    if headed:
        yield headed[1] + (headed[2] or "")
