"""How to say it: the words of the reports (templates/words.json) and the sentences that state what happened."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import accumulate
from pathlib import Path
from unicodedata import east_asian_width

import msgspec

from aiplan_revise.model.bodies import How, Registry, office_of, party_label
from aiplan_revise.model.changes import Pair, Strength
from aiplan_revise.model.dated import dates_of
from aiplan_revise.model.edition import About, Assignment, Ending, Lang, Provision, Texts
from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.roles import bare
from aiplan_revise.model.scripts import JAPANESE, KANJI
from aiplan_revise.model.wholes import UNLISTED, counted
from aiplan_revise.report.shown import Phrase

GLOSSARY = tuple(
    re.findall(r"\w+", "added dropped split joined regrouped reassigned shares weakened retargeted moved probable")
)
"""The words that a report explains, in that order."""

_PAIR = compiled(r"(\S+ → \S+): (.*)", re.S)
_NAMES_WORDS = compiled(r"(?:text|title): same words, with")
_JAPANESE = compiled(JAPANESE)
_LATIN = compiled(r"[a-z]{3}")
_HEADING = compiled(r'"([^"\n]*)\n([^"]*)"')
_WORD_ENDS = rf"[ぁ-ゖ][^ぁ-ゖ]|{KANJI}[ァ-ヺ]|[ァ-ヺー]{KANJI}|(?:{KANJI}|[ァ-ヺー])(?:[をにのがはとで]|及び|並びに)"
"""Where a word of Japanese ends and another begins."""
_ABBREVIATED = compiled(r"\.\.|\b(?:etc|Co|Inc|Ltd|[A-Za-z]\.[A-Za-z])\.$")
_MONTHS = re.findall(r"\w+", "January February March April May June July August September October November December")


def templates() -> Path:
    """The folder of templates: inside the package where it was installed from a wheel, beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    packaged = package / "_templates"
    return packaged if packaged.is_dir() else package.parent / "templates"


@cache
def _words() -> dict[str, Texts]:
    return msgspec.json.decode((templates() / "words.json").read_bytes(), type=dict[str, Texts])


def keyed(key: str, count: int) -> str:
    """The key of words about so many: those about one have a key of their own."""
    return key if count != 1 else f"{key}-one"


def say(lang: Lang, key: str, /, **named: object) -> str:
    """The words under `key` in `lang`, with its {names} filled in."""
    return _words()[key].get(lang).format(**named) if named else _plain(lang, key)


@cache
def _plain(lang: Lang, key: str) -> str:
    """Words that name nothing: a page says most of them for every change."""
    return _words()[key].get(lang).format()


@lru_cache(maxsize=4096)
def reason(lang: Lang, words: str) -> Phrase:
    """Why a link holds, which lineage tells in English: in `lang` where the words are known, else as it is. Of words of
    the plan that it names, those of the other language are left out; "" where then nothing is said."""
    pair, told = found.groups() if (found := _PAIR.fullmatch(words)) else ("", words)
    told = " ".join(_HEADING.sub(r'"\1"' if lang == "ja" else r'"\2"', told).split())
    told = _in_language(told, lang) if _NAMES_WORDS.match(told) else told
    for known, ours in _reasons() if lang == "ja" else ():
        found = known.fullmatch(told)
        if found:
            return Phrase(f"{pair}：{found.expand(ours)}" if pair else found.expand(ours), "ja")
    return Phrase(f"{pair}: {told}" if pair and told else told, "en")


def _in_language(told: str, lang: Lang) -> str:
    """A reason that names words which went or came, with those in the script of `lang` only."""
    start, *parts = re.split(r" (?=without )| (?:and )?(?=with )", told)
    kept = [part for part in (_words_in(part, lang) for part in parts) if part]
    return f"{start} {' and '.join(kept)}" if kept else ""


def _words_in(part: str, lang: Lang) -> str:
    """ "with A, B", without the words of the other language: Japanese ones in English, small Latin ones in Japanese."""
    how, _, named = part.partition(" ")
    fits = [word for word in named.split(", ") if not (_JAPANESE if lang == "en" else _LATIN).search(word)]
    return f"{how} {('、' if lang == 'ja' else ', ').join(fits)}" if fits else ""


@cache
def _reasons() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((compiled(t.en), t.ja) for key, t in _words().items() if key.startswith("reason-"))


def listed(lang: Lang, words: Sequence[str]) -> str:
    """Words as a list inside a sentence: "A、B" or "A, B and C"."""
    if lang == "ja" or len(words) == 1:
        return "、".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


def sentences(lang: Lang, said: Sequence[str]) -> str:
    """Several statements after one another, without the last stop."""
    return ("。" if lang == "ja" else "; ").join(said)


def day(lang: Lang, date: str) -> str:
    """An ISO 8601 date, month or year in words; what is no such date stays as it is."""
    parts = date.split("-")
    if not all(part.isdigit() for part in parts):
        return date
    if lang == "ja":
        return "".join(f"{int(part)}{unit}" for part, unit in zip(parts, "年月日", strict=False))
    month = [_MONTHS[(int(part) - 1) % 12] for part in parts[1:2]]
    return " ".join([*(str(int(part)) for part in parts[2:]), *month, parts[0]])


def dated(lang: Lang, event: str, date: str) -> str:
    """What happened to an edition, and when: "adopted 14 July 2026"."""
    known = {"presented": "presented", "settled": "settled", "adopted": "adopted-on", "in-force": "in-force"}
    told = say(lang, known[event]) if event in known else event
    return f"{day(lang, date)}{told}" if lang == "ja" else f"{told} {day(lang, date)}"


def dates_told(about: About, lang: Lang) -> tuple[str, ...]:
    """What happened to an edition, in the order of its dates; not what its title says already."""
    said = {day for of in about.title.langs() for day in dates_of(about.title.get(of), (), of).values()}
    events = sorted(about.dates.items(), key=lambda event: event[::-1])
    return tuple(dated(lang, event, on) for event, on in events if on not in said)


# ---------------------------------------------------------------- texts of the plan


def phrase(of: Texts, lang: Lang) -> Phrase:
    """The words in `lang` or, where they are missing, in the other language, marked as such."""
    return Phrase(of.best(lang), lang if of.get(lang) or not of.langs() else of.langs()[0])


def caption(of: Provision, lang: Lang) -> Phrase:
    """What a provision is known by: its title or the beginning of its words."""
    known = phrase(of.title if of.title.langs() else of.text, lang)
    return Phrase(excerpt(known.text), known.lang) if known.text else Phrase(say(lang, "no-words"), lang)


def unstopped(of: Phrase) -> Phrase:
    """Words without the full stop at their end, where something is said behind them; that of an abbreviation stays."""
    ends = of.text.endswith((".", "。")) and not _ABBREVIATED.search(of.text)
    return Phrase(of.text[:-1], of.lang) if ends else of


def columns(sign: str) -> int:
    """The half-width columns that a sign takes up: two for wide Japanese ones."""
    return 2 if east_asian_width(sign) in "WF" else 1


def in_columns(words: str) -> int:
    """The half-width columns that words take up."""
    return len(words) if words.isascii() else sum(map(columns, words))


_PAIRED = dict(zip("(（[［【「『“", ")）]］】」』”", strict=True))


@lru_cache(maxsize=4096)
def excerpt(text: str, width: int = 96) -> str:
    """The beginning of a text, `width` half-width columns at most, cut where a reader would cut it."""
    text = " ".join(text.split())
    if len(text) * (1 if text.isascii() else 2) <= width:
        return text
    taken = accumulate(map(columns, text))
    end = width if text.isascii() else next((at for at, through in enumerate(taken) if through > width), None)
    if end is None:
        return text
    stop = max(text.rfind(mark, 0, end) for mark in " 、，")
    if stop <= end * 2 // 3:
        stop = next((at for at in range(end, end * 2 // 3, -1) if compiled(_WORD_ENDS).match(text, at - 1)), end)
    opened = _opened(text[:stop])
    stop = opened if opened > stop // 2 else stop
    return text[:stop].rstrip(" 、，。,;:.") + "…"


def _opened(text: str) -> int:
    """Where the outermost bracket or quotation begins that a text does not close, -1 for none."""
    waiting: list[tuple[str, int]] = []
    for at, sign in enumerate(text):
        if sign in _PAIRED:
            waiting.append((_PAIRED[sign], at))
        elif waiting and sign == waiting[-1][0]:
            waiting.pop()
    return waiting[0][1] if waiting else -1


def common(sides: Sequence[Texts], lang: Lang) -> Lang | None:
    """The language in which all sides can be compared, the report's own first; None if there is none."""
    return next((one for one in (lang, other(lang)) if all(side.get(one) for side in sides)), None)


def other(lang: Lang) -> Lang:
    """The other language."""
    return "en" if lang == "ja" else "ja"


def ended(lang: Lang, of: Ending) -> str:
    """Why something ended: "completed (in March)"."""
    reason, note = say(lang, f"ended-{of.reason}"), of.note.best(lang)
    return say(lang, "says-ended-noted", reason=reason, note=note) if note else reason


# ---------------------------------------------------------------- who is responsible


def handover(lang: Lang, gained: Sequence[str], lost: Sequence[str], whole: bool = False) -> list[str]:
    """Who is newly, and who is no longer, responsible; one for one is said as a change from one to the other if that is
    the `whole` of it: where others stay, nobody can say who took over from whom."""
    if whole and len(gained) == 1 and len(lost) == 1:
        return [say(lang, "says-swap", lost=lost[0], gained=gained[0])]
    said = [say(lang, "says-gained", gained=listed(lang, gained))] if gained else []
    return said + ([say(lang, "says-lost", lost=listed(lang, lost))] if lost else [])


def open_sets(lang: Lang, sets: tuple[list[str], list[str]], before: bool, after: bool) -> list[str]:
    """Open sets that went or came, and whether there was any before and is any after; one for one is a change."""
    closed, opened = sets
    if len(closed) == len(opened) == 1:
        return [say(lang, "says-open-swap", old=closed[0], new=opened[0])]
    said = [say(lang, "says-opened-beside" if before else "says-opened", sets=name) for name in opened]
    return said + [say(lang, "says-closed-beside" if after else "says-closed", sets=name) for name in closed]


def succession(lang: Lang, sides: Pair, on: str, back: bool, how: How = "") -> str:
    """A body that goes on in another form or, on the way `back`, in its former one."""
    key = f"says-{f'went-{how}' if how else 'succession'}{'-back' if back else ''}"
    if not how:
        return say(lang, key if on else f"{key}-undated", old=sides.old, new=sides.new, on=day(lang, on))
    dated = say(lang, "says-dated", on=day(lang, on)) if on else ""
    return say(lang, key, old=sides.old, new=sides.new, dated=dated)


def named(lang: Lang, key: str, sides: Pair, **more: object) -> str:
    """A change of something that is named on both sides (`key`), newly (`key`-named) or no longer (`key`-gone)."""
    ending = "" if sides.old and sides.new else "-named" if sides.new else "-gone"
    return say(lang, key + ending, old=sides.old, new=sides.new, **more)


def strength(lang: Lang, change: Strength, bare: bool = False) -> str:
    """How the wording was strengthened or weakened, with the words that say so; `bare` with those alone."""
    none = say(lang, "says-strength-none")
    key = "says-strengthened" if change.new.rank > change.old.rank else "says-weakened"
    key = "says-strength" if bare else "says-reversed" if change.opposite else key
    return say(lang, key, old=change.old.words or none, new=change.new.words or none)


def body_name(registry: Registry, party: str, lang: Lang, printed: str = "") -> str:
    """A party as a report names it: in Japanese by its full name, in English by its abbreviation."""
    if party.startswith("?"):
        return say(lang, "unknown-body", words=bare(printed) or party[1:])
    body, office = registry.bodies.get(party), office_of(party)[1]
    if office:
        own = bare(printed) if printed.isascii() is (lang == "en") else ""
        return own or party_label(registry, party, lang)
    return body.names.ja if body and lang == "ja" and body.names.ja else party_label(registry, party, lang)


def body_title(registry: Registry, party: str, lang: Lang) -> str:
    """The full name of a body, "" for a party that is none of the registry."""
    body = registry.bodies.get(party)
    return body.names.best(lang) if body else ""


def office_names(registry: Registry, body: str, lang: Lang, offices: Sequence[str]) -> str:
    """The offices and agencies of a body in a list, "" for none."""
    known = registry.bodies[body].offices if body in registry.bodies else ()
    names = {part.id: part.short.best(lang) or part.names.best(lang) for part in known}
    names |= {part: body_name(registry, part, lang) for part in offices if part in registry.bodies}
    told = (names.get(office, office.removeprefix(UNLISTED)) for office in offices)
    return listed(lang, [name or say(lang, "whole-body") for name in told])


def assigned(
    registry: Registry, assignments: Iterable[Assignment], lang: Lang, names: Mapping[str, str] = {}
) -> dict[str, str]:
    """Party → its name (that of `names`, or else of the registry) with all its offices ("内閣府（AI）"), in the order
    of listing."""
    offices: dict[str, dict[str, None]] = {}
    printed: dict[str, str] = {}
    for one in counted(registry, assignments):
        printed.setdefault(one.party(), one.printed)
        offices.setdefault(one.party(), {})[one.office] = None
    within = {party: office_names(registry, party, lang, tuple(held)) for party, held in offices.items() if any(held)}
    called = {party: names.get(party) or body_name(registry, party, lang, printed[party]) for party in offices}
    return {party: beside(name, within.get(party, ""), lang) for party, name in called.items()}


def beside(name: str, within: str, lang: Lang) -> str:
    """A name with words in brackets behind it, if there are any."""
    if not within:
        return name
    return f"{name}（{within}）" if lang == "ja" else f"{name} ({within})"
