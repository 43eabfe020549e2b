"""Numbers as powers of ten: 10^26, 5 × 10²⁵, 1e26."""

import re
from fractions import Fraction

from aiplan_revise.model.commitments.numerals import LONGEST

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
POWER = (
    r"(?<![0-9A-Za-z])(?<![0-9][.,])(?:(?P<times>[0-9]+(?:\.[0-9]+)?) ?[x×*·] ?)?"
    rf"10(?:(?:\^|\*\*)\(?(?P<power>[0-9]{{1,2}})\)?|(?P<raised>[{_RAISED}]{{2}}|(?(times)[{_RAISED}]|(?!))))(?![0-9])"
    r"|(?<![0-9A-Za-z])(?<![0-9][.,])(?P<e>[0-9](?:\.[0-9]+)?)[eE]\+?(?P<exp>[0-9]{1,2})(?![0-9A-Za-z])"
)
POWER_HOLDS = rf"10(?:\^|\*\*|[{_RAISED}])|[0-9][eE]\+?[0-9]"
_PLAIN = str.maketrans(_RAISED, "0123456789")


def power(found: re.Match[str]) -> Fraction | None:
    """The value of a match of POWER; None of one too great to be an amount."""
    raised = int(found["power"] or found["exp"] or found["raised"].translate(_PLAIN))
    times = Fraction(found["times"] or found["e"] or 1)
    return times * 10**raised if raised < LONGEST else None
