"""What everything shown is made of."""

import msgspec

from aiplan_revise.model.edition import Lang


class Shown(msgspec.Struct, frozen=True, gc=False):
    """The base of everything shown: immutable, and with every key present in its JSON."""


class Phrase(Shown, frozen=True):
    """Words and the language they are in."""

    text: str
    lang: Lang
