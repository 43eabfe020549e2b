"""The whole report in a few sentences, every figure of them from its counts and accounts."""

import re
from collections.abc import Iterator, Sequence

from aiplan_revise.model.bodies import same_body
from aiplan_revise.model.edition import LANGS, Edition, Lang
from aiplan_revise.model.wholes import counted as as_counted
from aiplan_revise.report.frame import Frame, Told, doubtful
from aiplan_revise.report.responsible import BodyView
from aiplan_revise.report.view import Summary
from aiplan_revise.report.words import keyed, listed, say
from aiplan_revise.revise.replaced import replaced

_SPELT = re.findall(r"\w+", "No One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve")
_TELLING = 2
"""From how many initiatives more or fewer a body is named."""
_MOST = 3
"""How many such bodies are named, at least."""


def headline(counted: Summary, accounts: Sequence[BodyView], told: Sequence[Told], frame: Frame) -> Iterator[str]:
    """What became of the old initiatives and where the new ones come from; which bodies come, go, grow and shrink; what
    else changed; what is in doubt."""
    review = sum(not one.sure for one in told)
    lang = frame.lang
    old, new = (sum(getattr(row, side) for row in counted.kinds) for side in ("old", "new"))
    yield _balance(counted, old, new, lang) if old or new else say(lang, "headline-no-initiatives")
    yield from _facets(counted, _in_doubt(told), lang)
    yield from _came_and_went(accounts, frame)
    yield from _renamed(told, frame)
    yield from in_place(told, frame)
    yield from _moving(accounts, lang)
    if counted.other_substance:
        yield say(lang, keyed("headline-others", counted.other_substance), count=counted.other_substance)
    if review:
        yield say(lang, keyed("headline-review", review), count=_first(review, lang))


def _first(count: int, lang: Lang) -> str:
    """A number at the beginning of a sentence, which English spells out."""
    return _SPELT[count] if lang == "en" and count < len(_SPELT) else f"{count}"


def _balance(counted: Summary, old: int, new: int, lang: Lang) -> str:
    rows = {row.name: row for row in counted.kinds}
    fates = {name: rows[name].old for name in ("dropped", "carried", "split", "joined", "regrouped")}
    fates["kept"] = rows["form"].old + rows["unchanged"].old
    became = [say(lang, keyed(f"headline-{name}", count), count=count) for name, count in fates.items() if count]
    fresh = rows["added"].new
    added = say(lang, keyed("headline-added", fresh), count=fresh) if fresh else ""
    key = "headline" if became else "headline-none"
    return say(lang, key, old=old, new=new, became=listed(lang, became), added=added)


def _in_doubt(told: Sequence[Told]) -> int:
    """How many initiatives have other numbers or deadlines only if a link that is in doubt holds."""
    found = (one for one in told if one.shown.of == "initiative" and one.shown.substance and doubtful(one.change))
    return sum("retargeted" in one.shown.facets for one in found)


def _facets(counted: Summary, in_doubt: int, lang: Lang) -> Iterator[str]:
    found = {one.name: one.count for one in counted.facets}
    unsure = say(lang, keyed("headline-in-doubt", in_doubt), count=in_doubt) if in_doubt else ""
    told = [
        say(lang, keyed(f"headline-{name}", found[name]), count=found[name]) + (unsure if name == "retargeted" else "")
        for name in ("reassigned", "shares", "retargeted", "strengthened", "weakened", "passed", "moved")
        if name in found
    ]
    if told:
        yield say(lang, "headline-facets", told=listed(lang, told))


def _told(accounts: Sequence[BodyView]) -> list[BodyView]:
    """Known and unknown bodies, and none that only has another name now, or goes on in another one."""
    goes_on = {one.id for one in accounts if one.continues and not (one.old and one.new)}
    return [one for one in accounts if not one.id.startswith("open:") and one.id not in goes_on]


def _came_and_went(accounts: Sequence[BodyView], frame: Frame) -> Iterator[str]:
    """The bodies that one edition names and the other does not, beside their ministry or by themselves."""
    before, after, lang = _named(frame.old, frame), _named(frame.new, frame), frame.lang
    for key, found in (
        (
            "headline-first",
            [
                one.label
                for one in _told(accounts)
                if one.gained and not one.old and one.id not in before and not _printed_in(frame.old, one.id, frame)
            ],
        ),
        ("headline-last", [one.label for one in _told(accounts) if one.lost and not one.new and one.id not in after]),
    ):
        if found:
            names = listed(lang, found)
            yield say(lang, keyed(key, len(found)), count=_first(len(found), lang), bodies=names)


def _renamed(told: Sequence[Told], frame: Frame) -> Iterator[str]:
    """The bodies that go on under another name, and those that go on in another one or in several, by the registry or
    by the plan itself."""
    found = dict.fromkeys((of.old, of.new) for one in told for of in one.change.facets.successions)
    pairs = [sides for sides in found if same_body(frame.registry, *sides) is not None]
    said: dict[str, list[tuple[str, str]]] = {"headline-renamed": [], "headline-reorganised": []}
    for was, now in pairs:
        step = frame.continued(was, now)
        how = step.how if step else ""
        if how == "abbreviated":
            continue
        words = say(
            frame.lang,
            f"headline-{f'went-{how}' if how else 'another-name'}",
            old=frame.party(was),
            new=frame.party(now),
        )
        by_plan = say(frame.lang, "says-succession-told") if how and step in frame.told else ""
        said["headline-reorganised" if how else "headline-renamed"].append((was, words + by_plan))
    for key, named in said.items():
        if named:
            many, names = len({was for was, _ in named}), listed(frame.lang, [words for _, words in named])
            yield say(frame.lang, keyed(key, many), count=_first(many, frame.lang), names=names)


def in_place(told: Sequence[Told], frame: Frame) -> Iterator[str]:
    """The bodies in whose place another one stands throughout: the plan does not say whether it is a hand-over."""
    for one in replaced((of.change for of in told), frame.old, frame.new):
        was, now = frame.parties((one.old, one.new))
        yield say(frame.lang, "headline-replaced", old=was, new=now, count=one.places)


def _printed_in(edition: Edition, party: str, frame: Frame) -> bool:
    """Whether the words of an edition print the name by which an unknown body is called: it is no new one then, whoever
    is responsible."""
    name = frame.printed.get(party, "") if party.startswith("?") else ""
    telling = " " in name or name.isupper() or not name.isascii()  # Transport may be no name there
    wanted = re.compile(rf"(?<![^\W_]){re.escape(name)}(?![^\W_])") if name and telling else None
    if not wanted:
        return False
    texts = (words.get(lang) for p in edition.provisions.values() for words in (p.title, p.text) for lang in LANGS)
    return any(name in text and wanted.search(text) for text in texts)


def _named(edition: Edition, frame: Frame) -> set[str]:
    """The parties of an edition as printed and as counted."""
    printed = [a for p in edition.provisions.values() for a in p.assignments]
    return {a.party() for a in (*printed, *as_counted(frame.registry, printed))}


def _moving(accounts: Sequence[BodyView], lang: Lang) -> Iterator[str]:
    """The bodies that are responsible for markedly more or fewer initiatives."""
    moving = [one for one in _told(accounts) if one.old and one.new and _shift(one) >= _TELLING]
    moving.sort(key=lambda one: (-_shift(one), min(one.old, one.new)))
    least = min(map(_shift, moving[:_MOST]), default=0)  # of two that moved as far, none is left out
    told = [
        say(lang, "headline-body", body=one.label, old=one.old, new=one.new) for one in moving if _shift(one) >= least
    ]
    if told:
        yield say(lang, "headline-bodies", told=listed(lang, told))


def _shift(of: BodyView) -> int:
    return abs(of.new - of.old)
