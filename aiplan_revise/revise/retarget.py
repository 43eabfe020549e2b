"""What became of the numbers and deadlines of a text."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from aiplan_revise.model.changes import Retarget
from aiplan_revise.model.commitments import Target, figures
from aiplan_revise.model.edition import Lang
from aiplan_revise.model.patterns import compiled
from aiplan_revise.revise.aside import begins, cut_alike, is_aside, is_grade, named_alike, said_alike, steps_said
from aiplan_revise.revise.everywhere import spread
from aiplan_revise.revise.grounds import Text, committed, multiplied, unknown
from aiplan_revise.revise.grounds import rebased as grounds_that_differ
from aiplan_revise.revise.lasting import lasts_alike
from aiplan_revise.revise.measure import same
from aiplan_revise.revise.named import members
from aiplan_revise.revise.reached import in_all, reached, to_all
from aiplan_revise.revise.refined import refined
from aiplan_revise.revise.rhythm import as_times
from aiplan_revise.revise.rolling import pairs_of, rolled
from aiplan_revise.revise.scope import beside, scopes
from aiplan_revise.revise.stead import in_stead, so_many
from aiplan_revise.revise.strength import strengths
from aiplan_revise.revise.updated import updated
from aiplan_revise.revise.whole import nearly_all, with_wholes

__all__ = ["compared", "rebased", "retargets", "strengths"]

# ---------------------------------------------------------------- which targets differ


def retargets(old: str, new: str, lang: Lang) -> tuple[Retarget, ...]:
    """The targets that differ, in reading order of both texts. `retargets(new, old)` is the same backwards (`~`).

    A target without a partner stands alone, one that is only written in another way is left out, and so is one without
    a partner that says nothing by itself (see `aside`). Pieces of a split or join come as one text, a line each.
    """
    return compared(old, new, lang)[0]


def rebased(old: str, new: str, lang: Lang) -> tuple[Retarget, ...]:
    """The baselines that differ (26％から → 29％から), in the order of the old text; none of them is a target."""
    return compared(old, new, lang)[1]


@lru_cache(maxsize=4096)
def compared(old: str, new: str, lang: Lang) -> tuple[tuple[Retarget, ...], tuple[Retarget, ...]]:
    """The targets that differ, and the baselines that do: see `retargets` and `rebased`."""
    nearly = (*nearly_all(old, new, lang), *scopes(old, new, lang), *members(old, new, lang))
    if around_figures(old) == around_figures(new):
        return (*nearly, *spread(old, new, lang, nearly)), ()
    sides: tuple[Text, Text] = (old, figures(old, lang)), (new, figures(new, lang))
    if lang == "en":
        sides = as_times(*sides), as_times(*sides[::-1])
    sides = updated(*sides)
    told = [*beside(_retargets(*sides, lang), nearly), *nearly]
    return tuple(sorted([*told, *spread(old, new, lang, told)], key=_place)), tuple(grounds_that_differ(*sides, lang))


def _retargets(one: Text, other: Text, lang: Lang) -> Iterable[Retarget]:
    (old, before), (new, after) = one, other
    stepped = [{side[n] for n in at} for side, at in zip((before, after), steps_said(before, after), strict=True)]
    was, now = tuple(committed(one, other)), tuple(committed(other, one))
    pairs, alone = pairs_of((old, was), (new, now))
    pairs, aside = reached(was, now, pairs)
    pairs, aside = in_all((old, was), (new, now), (pairs, aside))
    pairs, aside = to_all((old, was), (new, now), (pairs, aside), lang)
    pairs = [(o, n) for o, n in pairs if was[o] not in stepped[0] and now[n] not in stepped[1]]
    pairs = [(o, n) for o, n in pairs if not begins(was[o], now[n])]
    cuts = {(o, n) for o, n in pairs if cut_alike(was[o], old, now[n]) or cut_alike(now[n], new, was[o])}
    both = [Retarget(lang, was[o], now[n]) for o, n in pairs if not (same(was[o], now[n]) or (o, n) in cuts)]
    kept = (
        {was[o] for o in {o for o, _ in pairs} | aside[0] | alone[0]},
        {now[n] for n in {n for _, n in pairs} | aside[1] | alone[1]},
    )
    left = [[of for of in side if of not in kept[n] | stepped[n]] for n, side in enumerate((was, now))]
    gone = [of for of in left[0] if not _is_aside(of, (old, was), before)]
    fresh = [of for of in left[1] if not _is_aside(of, (new, now), after)]
    alike = said_alike(*left) | {of for of in gone if named_alike(of, old, new) or is_grade(of, now)}
    alike |= {of for of in fresh if named_alike(of, new, old) or is_grade(of, was)}
    grounds = [[of for of in side if of.role] for side in (before, after)]
    alike |= lasts_alike((was, gone), (now, fresh))
    lone = [Retarget(lang, of, None) for of in gone if of not in alike]
    lone += [Retarget(lang, None, of) for of in fresh if of not in alike]
    told = list(unknown(multiplied(with_wholes((old, new), lone), grounds), grounds))
    told = refined(told, ((old, was), (new, now)), lang)
    return [*both, *in_stead(((old, was), (new, now)), told), *rolled((was, now), alone, lang)]


def _is_aside(of: Target, side: Text, every: Sequence[Target]) -> bool:
    """Whether a target says nothing by itself: not if it is a part of so many ("five of the nine regions")."""
    return is_aside(of, side[0], every) and not so_many(of, *side)


_FIGURE = compiled("[0-9０-９〇一二三四五六七八九十百千万億兆半倍割毎隔％%$¥€£₹]+|ゼロ|ごと|年[内度末中]|[A-Za-z]+")
_NUMBERS = frozenset(
    re.findall(
        r"\w+",
        "every each once twice annual biennial triennial semiannual annually yearly monthly weekly quarterly "
        "biennially semiannually biannually triennially fortnightly fortnight decade daily hourly within per "
        "year years month months week weeks day days hour hours "
        "third fourth fifth tenth quarter zero one two three four five ten eleven twelve dozen hundred thousand "
        "lakh lakhs crore crores "
        "january february march april may june july august september october november december",
    )
)
_BEGINS = "doubl", "tripl", "trebl", "thrice", "half", "halv", "six", "seven", "eight", "nine"
_ENDS = "fold", "teen", "ty", "illion"


@lru_cache(maxsize=4096)
def around_figures(text: str) -> tuple[str, ...]:
    """Everything that may be a number with the words around it: where that is the same, no target differs."""
    found = ((m.start(), m.end()) for m in _FIGURE.finditer(text) if _is_number(m[0]))
    return tuple(text[max(0, start - 20) : end + 16] for start, end in found)


@lru_cache(maxsize=4096)
def _is_number(words: str) -> bool:
    """Whether signs, or a word in Latin letters, may be a number or a part of one."""
    word = words.lower()
    return (
        not word.isalpha() or not word.isascii() or word in _NUMBERS or word.startswith(_BEGINS) or word.endswith(_ENDS)
    )


def _place(of: Retarget) -> tuple[int, list[str]]:
    """Where a retarget stands between the two texts: the same whichever of them is the old one."""
    old, new = of.old or of.new, of.new or of.old
    assert old and new
    return old.start + new.start, sorted((str(of.old), str(of.new)))
