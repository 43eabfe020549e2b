"""A number on its way from the text to a target."""

import msgspec

from aiplan_revise.model.commitments.targets import TargetKind


class Found(msgspec.Struct, frozen=True):
    """A number as found, before its surroundings are read. `mantissa` is its value before 兆, 億 or "million";
    `upto` the other end of a range, and `rate` says that it is how often, or the time for which an amount is given."""

    start: int
    end: int
    kind: TargetKind
    value: str
    unit: str = ""
    bound: str = ""
    mantissa: str = ""
    upto: str = ""
    rate: bool = False
