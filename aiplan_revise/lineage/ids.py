"""Identity by id: what persons and editions declare, and which ids can be trusted.

When is the same id proof? An id of a table is its publisher's, and an id that `settle` carried over was decided: both
are unlike the words and the number of the provision that bears them. An id that an import has just made from the words,
or from kind and number where there are none, says no more than those do, and two documents imported independently
may bear the same one on different provisions. So an id that could have been made from *both* provisions is no proof by
itself, not even where they read alike: of two independent documents, the 今後の取組 of one section bears the id that
the next one's bears in the other. Neither is any id of an edition that does not say it follows the old one, where the
texts share next to nothing, or little and the id is a number of a list; nor one whose very text stands under another
id; and where ids and unchanged texts mostly disagree, the ids are running numbers and none counts.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping

from aiplan_revise.lineage.decisions import Group, decided, unfit
from aiplan_revise.lineage.words import japanese, normal, terms, western
from aiplan_revise.model.edition import HEADINGS, Edition, Provision, Texts, numbers, ordered
from aiplan_revise.model.patterns import compiled

__all__ = ["UNCHANGED", "Group", "connected", "continued", "decided", "follows", "same_id", "unfit"]

TOUCHING = 0.1
"""Texts that share less than this part of the shorter one's terms are entirely different."""
ALIKE = 0.3
"""What ids that may have been made from words must share besides, in an edition that follows the old one."""
UNCHANGED = "the same words in the same place"
"""The reason where nothing differs: the id may have been made from these, and proves nothing besides."""
LISTED = 0.5
"""What texts must share whose ids are numbers of a list: of 163 changed projects of two gold pairs with short numbers
all but 7 do; where the number of what ended went to another measure, as little as .37 may be the same words."""
_NUMBER = compiled(r"((?:[0-9]{1,3}[-.])*)([0-9]{1,3})")
_NO_NUMBER = "-unnumbered"
"""How an import ends an id where neither words nor a number make one."""
_GAPLESS = 0.9
"""The share of its numbers that a list has which goes on to its highest ones: registers number with gaps."""
STRAY = 0.1
"""The share of unchanged texts that may bear other ids before the ids are taken for running numbers."""


# ---------------------------------------------------------------- what is declared


def continued(old: Edition, new: Edition, closed: Iterable[Group]) -> list[Group]:
    """What `continues` in the new edition says, each connected group once. What the old edition says of the provision
    with the same id already is history (see `_history`)."""
    gone_old, gone_new = _named(closed)
    partners: defaultdict[str, set[str]] = defaultdict(set)
    continuing = [(key, p) for key, p in new.provisions.items() if p.continues]
    words = _texts_of(old, new) if continuing else ()
    for key, p in continuing:
        history = _history(p, old, words)
        known = [k for k in p.continues if k in old.provisions and k not in gone_old and k not in history]
        if known and key not in gone_new:
            partners[key].update(known)
    for key in sorted({k for known in partners.values() for k in known}):
        survivor = new.provisions.get(key)
        if survivor and not survivor.continues and key not in gone_new:
            partners[key].add(key)
    groups = connected((o, n) for n, known in partners.items() for o in known)
    return [Group(olds, news, "declared", "the new edition says what it continues") for olds, news in groups]


def _texts_of(*editions: Edition) -> tuple[frozenset[Texts], ...]:
    return tuple(frozenset(p.text for p in of.provisions.values()) for of in editions)


def _history(p: Provision, old: Edition, words: tuple[frozenset[Texts], ...]) -> tuple[str, ...]:
    """What a provision says to continue, and has done so before the old edition: there it says so already, or its very
    words stand there, and those of what it says to continue stand in the new one. `words` are the texts of both."""
    before = old.provisions[p.id].continues if p.id in old.provisions else ()
    if not words or p.text not in words[0]:
        return before
    return (*before, *(k for k in p.continues if k in old.provisions and old.provisions[k].text in words[1]))


def _named(groups: Iterable[Group]) -> tuple[set[str], set[str]]:
    listed = list(groups)
    return {o for g in listed for o in g.old}, {n for g in listed for n in g.new}


def connected(edges: Iterable[tuple[str, str]]) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The connected groups of old and new ids, each side sorted, in the order of the old ids."""
    of_old: defaultdict[str, set[str]] = defaultdict(set)
    of_new: defaultdict[str, set[str]] = defaultdict(set)
    for o, n in edges:
        of_old[o].add(n)
        of_new[n].add(o)
    found: list[tuple[tuple[str, ...], tuple[str, ...]]] = []
    seen: set[str] = set()
    for start in sorted(of_old):
        if start not in seen:
            olds, news = _reached(start, of_old, of_new)
            seen |= olds
            found.append((tuple(sorted(olds)), tuple(sorted(news))))
    return found


def _reached(start: str, of_old: Mapping[str, set[str]], of_new: Mapping[str, set[str]]) -> tuple[set[str], set[str]]:
    olds, news, ahead = {start}, set[str](), [start]
    while ahead:
        for n in of_old[ahead.pop()] - news:
            news.add(n)
            ahead += of_new[n] - olds
            olds |= of_new[n]
    return olds, news


# ---------------------------------------------------------------- same id


def same_id(old: Edition, new: Edition, closed: Iterable[Group], *, kept: bool) -> list[Group]:
    """The provisions that bear the same id on both sides, where that is proof: in editions whose ids are `kept`, always
    unless they are running numbers."""
    gone_old, gone_new = _named(closed)
    was, now, gone = old.provisions, new.provisions, gone_old | gone_new
    shared = [k for k in was if k in now and k not in gone] if gone else [k for k in was if k in now]
    differing = [k for k in shared if was[k] != now[k]]
    widens = not (kept or follows(old, new))
    doubtful = shared if widens and (differing or len(was) != len(now)) else differing
    proof = _Proof(old, new) if doubtful else None
    if proof and proof.numbered:
        return []
    unproven = {k for k in doubtful if proof and not proof.holds(k, kept)}
    known = [(k, UNCHANGED if was[k] == now[k] else f"both bear the id {k}") for k in shared if k not in unproven]
    return [Group((k,), (k,), "same-id", reason, widens) for k, reason in known]


def follows(old: Edition, new: Edition) -> bool:
    """Whether the new edition says that it amends the old one."""
    return bool(old.about.id) and new.about.follows == old.about.id


class _Proof:
    """Judges whether a shared id is proof that provisions which differ are the same."""

    def __init__(self, old: Edition, new: Edition) -> None:
        self.old, self.new = old, new
        self.follows = follows(old, new)
        self.numbers = _placed(old), _placed(new)
        self.listed = _listed(old) and _listed(new)
        said = _said_once(old), _said_once(new)
        self.same = {said[0][words]: said[1][words] for words in said[0].keys() & said[1].keys()}
        self.same_from = {n: o for o, n in self.same.items()}

    @property
    def numbered(self) -> bool:
        """Whether the ids are running numbers: those of texts that stand once on either side mostly disagree, now and
        then being no accident."""
        elsewhere = sum(o != n for o, n in self.same.items())
        return elsewhere > max(2, STRAY * len(self.same))

    def holds(self, key: str, kept: bool) -> bool:
        one, other = self.old.provisions[key], self.new.provisions[key]
        if (one.kind in HEADINGS) != (other.kind in HEADINGS):
            return False
        if kept:
            return True
        if self.same.get(key, key) != key or self.same_from.get(key, key) != key:
            return False
        words = _words(one), _words(other)
        told = zip((one, other), words, self.numbers, strict=True)
        made = all(_made(key, p.kind, said, number[key]) for p, said, number in told)
        if self.follows:
            return not made or _share(words, ALIKE)
        return not made and _share(words, LISTED if self.listed else TOUCHING)


def _placed(of: Edition) -> dict[str, str]:
    """The dotted number of each provision, and of one without a number that of what it stands under: from that, too,
    an import makes ids."""
    told = numbers(of)
    for p in ordered(of):
        told[p.id] = told[p.id] or told.get(p.parent, "")
    return told


def _listed(of: Edition) -> bool:
    """Whether the ids are numbers of a list (12, 1-2): a publisher gives those of what ended to what comes."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for key, p in of.provisions.items():
        if p.kind not in HEADINGS:
            number = _NUMBER.fullmatch(key)
            if not number:
                return False
            found[number[1]].append(int(number[2]))
    return sum(map(len, found.values())) >= _GAPLESS * sum(map(max, found.values()))


def _said_once(of: Edition) -> dict[tuple[Texts, Texts], str]:
    """The words of the statements and initiatives that stand once, with their ids."""
    ids: defaultdict[tuple[Texts, Texts], list[str]] = defaultdict(list)
    for key, p in of.provisions.items():
        if p.kind not in HEADINGS and p.text != Texts():
            ids[p.title, p.text].append(key)
    return {words: keys[0] for words, keys in ids.items() if len(keys) == 1}


def _made(key: str, kind: str, words: str, number: str) -> bool:
    """Whether an import could have made this id from a provision: from its words, or from kind and number."""
    pieces = re.findall(r"[a-z0-9]+", re.sub(r"-\d+$", "", key).lower().removesuffix(_NO_NUMBER)) or [key]
    said, number = _folded(words), number.lower()
    if not all(piece in said or piece in number or piece == kind for piece in pieces):
        return False
    found = set(re.findall(r"[a-z0-9]+", said))
    sources = {kind, *re.findall(r"[a-z0-9]+", number), *found}
    *whole, last = pieces
    return sources.issuperset(whole) and (last in sources or any(word.startswith(last) for word in found))


def _folded(words: str) -> str:
    return re.sub("[’']", "", unicodedata.normalize("NFKD", words)).lower()


def _words(p: Provision) -> str:
    return normal("\n".join((p.title.en, p.text.en, p.title.ja, p.text.ja)))


def _share(texts: tuple[str, str], least: float) -> bool:
    """Whether two texts share at least so large a part of the shorter one's terms."""
    short, long = sorted(texts, key=len)
    return _surely_share(short, long, least) or _shared(short, long) >= least


def _surely_share(short: str, long: str, least: float) -> bool:
    """Whether enough of the terms are the same that the others need not be made. No text has more terms than twice its
    letters; those of Japanese are pieces of it, which stand in another text if it has them as terms."""
    enough = 2 * least * len(short)
    found = set[str]()
    for run in () if western(short) else japanese().findall(short):
        pieces = [run[at : at + size] for size in (2, 3) for at in range(len(run) - size + 1)]
        found.update(piece for piece in pieces if piece in long)
        if len(found) >= enough:
            return True
    return False


def _shared(one: str, other: str) -> float:
    first, second = set(terms(one)), set(terms(other))
    least = min(len(first), len(second))
    return len(first & second) / least if least else float(first == second)
