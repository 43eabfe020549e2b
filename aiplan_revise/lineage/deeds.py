"""What is done, apart from who does it: a plan may say both in one sentence (MAF will open a scheme), or who acts in
brackets behind it."""

import re
from collections.abc import Sequence
from functools import lru_cache

from aiplan_revise.model.forms import form
from aiplan_revise.model.patterns import compiled

_IN_FULL = (
    r"(?:^|(?<=[.;:] ))(?:the )?[^.;:()]{{3,110}}? \({name}\)"
    r"|[^、。()はがを]{{3,40}}\((?:以下)?、?「{name}」と[^()]{{1,6}}\)"
)
"""A name with its short one behind it."""
_BEHIND_JA = ("は", "が", "において", "により", "によって", "及び", "、", "と", "・", "並びに")
_BEHIND_EN = (" will", " shall", " must", " and", ",", " with", " is to", " are to", " in ", " should")
_BEFORE_EN = r"(?:^|[,.;:] |\bby |\band )(?:the )?$"
_SUBJECT_JA = r"(?P<who>[^、。はが]{2,30})(?:は|において(?:は)?|が)、?"
_LEFT = (
    r"^(?:(?:the|and|with|in (?:partnership|cooperation|collaboration) with|together|will|shall|must|should|is to"
    r"|are to)\b[ ,]*|[,、] ?|(?:は|が|及び|と|により|において)、?)+"
)
"""What is left of a sentence in front of what is done, without the names."""


def done(text: str, names: Sequence[str]) -> str:
    """A normal text without these names of bodies, where its sentence says that one of them acts."""
    if not any(name in text for name in names):
        return text
    for name in names:
        if f"({name})" in text or f"「{name}」" in text:
            text = re.sub(_IN_FULL.format(name=re.escape(name)), name.replace("\\", ""), text)
    if not any(_acts(text, name) for name in names):
        return text
    for name in sorted(names, key=len, reverse=True):
        text = _whole(name).sub(" ", text, count=1)  # where it stands first it acts
    return compiled(_LEFT).sub("", " ".join(text.split()))


def without_subjects(one: str, other: str) -> tuple[str, str]:
    """Two normal texts without who acts, where both begin with that: 復興庁は、…, 厚生労働省は、… Other words may be
    what is spoken of."""
    found = [compiled(_SUBJECT_JA).match(text) for text in (one, other)]
    if not (found[0] and found[1] and all(form(it["who"]) for it in found if it)):
        return one, other
    return one[found[0].end() :], other[found[1].end() :]


def _acts(text: str, name: str) -> bool:
    """Whether a name stands in a text where those stand who act."""
    found = _whole(name).search(text) if name in text else None
    if not found:
        return False
    before, behind = text[: found.start()], text[found.end() :]
    if behind.startswith(_BEHIND_JA):
        return not before or before[-1] == "、"
    stands = compiled(_BEFORE_EN).search(before) is not None
    return stands and (before.endswith(("by ", "by the ")) or behind.startswith(_BEHIND_EN))


@lru_cache(10_000)
def _whole(name: str) -> re.Pattern[str]:
    """A name that is no part of a longer word or name."""
    if name.isascii():
        return re.compile(rf"(?<![a-z0-9]){re.escape(name)}(?![a-z0-9])")
    return re.compile(rf"(?<![\u3400-\u9fff々]){re.escape(name)}(?![\u3400-\u9fff々ァ-ヶ](?<![及並又]))")
