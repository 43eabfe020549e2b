"""What a person decided about rules: their levels, and the exceptions to them. Kept as checks.json."""

from typing import Literal

from aiplan_revise.model.edition import Value

Level = Literal["error", "warning", "note"]
Setting = Literal["error", "warning", "note", "off"]


class Exemption(Value, frozen=True):
    """An exception to a rule for one provision ("" is the edition itself): why, by whom, and to which day, the last on
    which it holds (ISO 8601; "" is for ever). `fingerprint` is that of the provision's words, by which it is known in
    the next edition under another id or number, or a little reworded."""

    rule: str
    provision: str
    reason: str
    by: str
    until: str = ""
    fingerprint: str = ""


class Checks(Value, frozen=True):
    """The levels of rules by id, where they are not the usual ones, and the exceptions.

    Both stand in one file, for both are what a reviewer of the checks must see, and one change of the plan often needs
    both at once.
    """

    rules: dict[str, Setting] = {}
    exceptions: tuple[Exemption, ...] = ()
