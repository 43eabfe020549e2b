"""Targets without a partner that are found by what they are of, where texts were joined or parted: 校長で25％、教頭で
35％ beside 教頭に占める女性の割合を30％とする, and one figure for both where there were two."""

from collections.abc import Sequence

from msgspec.structs import replace

from aiplan_revise.model.changes import Retarget
from aiplan_revise.model.commitments import Target
from aiplan_revise.model.edition import Lang
from aiplan_revise.model.patterns import compiled
from aiplan_revise.revise.grounds import Text
from aiplan_revise.revise.measure import binds, family, same
from aiplan_revise.revise.near import sentence_at, words

_LABEL: dict[Lang, str] = {
    "ja": r"[^、。\n（）()0-9０-９％%]{2,24}(?:で|は|が|を|に|について)?(?:約|おおむね)?\Z",
    "en": r"\A,? (?:of|for|in|by) (?P<what>[^,.;:()\n0-9]{3,50}?)(?= (?:and|by|in|to|from)\b|[,.;:()\n]|\Z)",
}
"""What a figure is of, before it in Japanese and behind it in English."""
_FAR = 60
_UNSIZED = ("date", "whole")
"""Kinds that have no amount."""
_GENERAL = frozenset(("割合", "合", "女性", "性", "うち", "the", "their", "all"))
_ENDS = compiled(r"[。\n]|\. ")


def by_label(told: Sequence[Retarget], sides: tuple[Text, Text], lang: Lang) -> list[Retarget]:
    """Retargets; a figure that went and one that came, the only ones of their sort, as one where one text names right
    beside its figure what the sentence of the other one is about; and a figure that went beside one that stayed for
    both."""
    found = list(told)
    for what in {family(of) for one in told if (of := _alone(one)) and of.kind not in _UNSIZED}:
        gone, come = ([one for one in found if _is_lone(one, side, what)] for side in (0, 1))
        if len(gone) == len(come) == 1 and (both := _as_one(gone[0], come[0], sides, lang)):
            found = [both if one is gone[0] else one for one in found if one is not come[0]]
        elif not (gone and come):
            found = [_with_shared(one, sides, lang) if one in gone or one in come else one for one in found]
    return [one for one in found if one in told or not (one.old and one.new and same(one.old, one.new))]


def _alone(of: Retarget) -> Target | None:
    return None if of.old and of.new else of.old or of.new


def _is_lone(of: Retarget, side: int, what: str) -> bool:
    one, other = (of.old, of.new) if not side else (of.new, of.old)
    return bool(one and not other and one.kind not in _UNSIZED and family(one) == what)


def _as_one(gone: Retarget, come: Retarget, sides: tuple[Text, Text], lang: Lang) -> Retarget | None:
    """What went and what came as one, if either is labelled with what the other one is of."""
    was, now = gone.old, come.new
    assert was and now, "each has the side it was taken from"
    if binds(was) is not binds(now) or was.kind != now.kind:
        return None
    (old, _), (new, _) = sides
    told = _named(now, new, was, old, lang) or _named(was, old, now, new, lang)
    return replace(gone, new=now) if told else None


def _named(of: Target, text: str, other: Target, theirs: str, lang: Lang) -> bool:
    """Whether the words right beside a target all stand in the sentence of the other one, as far as its figure."""
    label = _label(of, text, lang)
    return bool(label) and label <= frozenset(words(_sentence(other, theirs, lang)))


def _label(of: Target, text: str, lang: Lang) -> frozenset[str]:
    end = of.start + len(of.printed)
    beside = text[max(0, of.start - _FAR) : of.start] if lang == "ja" else text[end : end + _FAR]
    found = compiled(_LABEL[lang]).search(beside)
    return frozenset(words(found[0])) - _GENERAL if found else frozenset()


def _sentence(of: Target, text: str, lang: Lang) -> str:
    """The sentence of a target, in Japanese up to it."""
    begins, stop = sentence_at(text, of.start, _ENDS)
    return text[begins : of.start if lang == "ja" else stop]


def _with_shared(one: Retarget, sides: tuple[Text, Text], lang: Lang) -> Retarget:
    """A figure that went, with the only one of its sort that stayed in its place, where that is now of both: its
    sentence names what only the one that went was of."""
    of, side = (one.old, 0) if one.old else (one.new, 1)
    (text, own), (other, theirs) = sides[side], sides[1 - side]
    assert of, "one side has a target"
    alike = [there for there in theirs if family(there) == family(of) and not there.role]
    kept = [here for here in own if here is not of and family(here) == family(of) and not here.role]
    if lang != "ja" or len(alike) != 1 or len(kept) != 1 or not any(same(here, alike[0]) for here in (of, kept[0])):
        return one
    mine, beside = (frozenset(words(_sentence(here, text, lang))) for here in (of, kept[0]))
    apart = {word for word in mine - beside - _GENERAL if word[1:]}
    if not apart or not apart <= frozenset(words(_sentence(alike[0], other, lang))):
        return one
    return replace(one, **{"old" if side else "new": alike[0]})
