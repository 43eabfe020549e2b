"""What was changed in one language of a draft, and leaves the other one as it was."""

from collections import Counter
from collections.abc import Iterator, Sequence

from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.changes import Changeset
from aiplan_revise.model.edition import Edition, Lang, numbers
from aiplan_revise.report.remarks import remark
from aiplan_revise.report.words import say

_RULE = "translation-not-following"
_SHOWN = 5


def lagging(changeset: Changeset, old: Edition, new: Edition, registry: Registry, lang: Lang = "en") -> Iterator[str]:
    """A line (in `lang`) for each way in which one language is left behind by the changes from one edition to another;
    nothing of what was so before, and is brought into line by them."""
    from aiplan_revise.revise import check_changes
    from aiplan_revise.revise.text_checks import stale

    before, after = (Counter(one.provision for one in stale(of, registry)) for of in (old, new))
    dotted = numbers(new)
    said: dict[str, list[str]] = {}
    for one in check_changes(changeset, old, new, registry):
        nearer = after[one.provision] < before[one.provision]
        if one.rule == _RULE and not nearer:
            how = one.message.rpartition(": ")[2]  # in front stands what the provision is called
            said.setdefault(how, []).append(dotted.get(one.provision) or one.provision)
    for how, places in said.items():
        yield _line(how, places, lang)


def _line(how: str, places: Sequence[str], lang: Lang) -> str:
    """What is so in these places."""
    between = "、" if lang == "ja" else ", "
    more = say(lang, "take-and-more", count=len(places) - _SHOWN) if len(places) > _SHOWN else ""
    told = say(lang, "remark-fixed", told=remark(lang, how), fix=remark(lang, "bring them into line"))
    return say(lang, "remark-at", place=between.join(places[:_SHOWN]) + more, told=f"{told} [{_RULE}]")
