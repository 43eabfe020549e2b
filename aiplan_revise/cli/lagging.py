"""What was changed in one language of a draft, and leaves the other one as it was."""

from collections import Counter
from collections.abc import Iterator

from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.changes import Changeset
from aiplan_revise.model.edition import Edition, numbers

_RULE = "translation-not-following"
_SHOWN = 5


def lagging(changeset: Changeset, old: Edition, new: Edition, registry: Registry) -> Iterator[str]:
    """A line for each way in which one language is left behind by the changes from one edition to another; nothing of
    what was so before, and is brought into line by them."""
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
        more = f" and {len(places) - _SHOWN} more" if len(places) > _SHOWN else ""
        yield f"{', '.join(places[:_SHOWN])}{more}: {how}; bring them into line [{_RULE}]"
