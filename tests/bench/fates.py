"""What becomes of each initiative of a synthetic plan: kept, reworded, split, joined, moved, dropped; and what comes.

Hard, but never unresolvable: of those that a new initiative may be mistaken to continue (its kin), none shares as many
words with it as the one that it does continue. Where chance would have it otherwise, less is reworded.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from bench.grammar import Grammar, Initiative
from bench.recipe import Recipe

_MARGIN = 2
"""Words by which a continuation is nearer than any kin."""
_KEPT = 0.45
"""The least share of its words that what is carried over keeps."""
_FRAME = 0.35
"""The most of the words of a dropped initiative that something added in its frame may share."""
_PART = 0.5
"""The most that is reworded in a part of a split or join, besides what the division itself does to it."""
_EASED = (1, 0.7, 0.4, 0)


class Link(NamedTuple):
    """Old and new by index, and what else happened on the way."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    kinds: tuple[str, ...] = ()


class Revision:
    """Makes the new edition: after `run`, `new` holds its initiatives and `links` the truth."""

    def __init__(
        self,
        recipe: Recipe,
        grammar: Grammar,
        old: list[Initiative],
        families: list[int],
        assigned: Callable[[], tuple[int, tuple[int, ...]]],
    ) -> None:
        self.recipe, self.grammar, self.rng, self.old, self.assigned = recipe, grammar, grammar.rng, old, assigned
        self.family = families
        self.kin: dict[int, list[int]] = defaultdict(list)
        for at, family in enumerate(families):
            self.kin[family].append(at)
        self.new: list[Initiative] = []
        self.links: list[Link] = []

    def run(self) -> None:
        fated = self._fates()
        for at in fated.split:
            self._split(at)
        for parts in fated.joined:
            self._join(parts)
        for at in fated.carried:
            self._carry(at)
        for family in fated.series:
            self._series(family, fated.dropped)
        self._add(fated)

    # ---------------------------------------------------------------- who meets which fate

    def _fates(self) -> "Fates":
        size, rng = self.recipe.size, self.rng
        count = {name: round(getattr(self.recipe, name) * size) for name in ("dropped", "split", "joined")}
        dropped = set(rng.sample(range(size), count["dropped"]))
        plain = [at for at in range(size) if at not in dropped and not self.old[at].site]
        rng.shuffle(plain)
        split = [at for at in plain if len(self.old[at].clauses) > 1][: count["split"]]
        chosen = set(split)
        joined = list(self._together([at for at in plain if at not in chosen], count["joined"] // 2))
        chosen.update(at for pair in joined for at in pair)
        carried = [at for at in plain if at not in chosen]
        series = dict.fromkeys(self.family[at] for at in range(size) if self.old[at].site)
        return Fates(dropped, split, joined, carried, list(series))

    def _together(self, free: list[int], count: int) -> Iterator[tuple[int, int]]:
        """So many pairs, neighbours in a place as far as there are any, never near-duplicates of each other."""
        free = sorted(free, key=lambda at: self.old[at].place)
        near = [pair for pair in zip(free[::2], free[1::2], strict=False) if len({self.family[at] for at in pair}) == 2]
        yield from self.rng.sample(near, min(count, len(near)))

    # ---------------------------------------------------------------- one to one

    def _carry(self, at: int) -> None:
        one = self.old[at]
        share = 0.0 if self.rng.random() < self.recipe.untouched else self._share()
        made = next(
            made
            for ease in _EASED
            if (made := self.grammar.reworded(one, share * ease) if share * ease else one) == one
            or self._safe(made, at)
        )
        self._settle((at,), [made], ("reworded",) if made != one else ())

    def _share(self) -> float:
        return self.rng.uniform(self.recipe.least, self.recipe.most)

    def _safe(self, made: Initiative, at: int) -> bool:
        """Whether a rewording keeps enough, and is nearer to what it continues than its kin and than to its kin."""
        words, whole = made.words(), self.old[at].words()
        own = len(words & whole)
        enough = own >= _KEPT * len(whole) and (own >= 6 or (own >= 4 and made.terms() & self.old[at].terms()))
        return bool(enough) and own >= self._nearest(at, words, whole) + _MARGIN

    def _nearest(self, at: int, *sides: frozenset[str]) -> int:
        """The most words that any kin of an initiative shares with one of these."""
        kin = [self.old[other].words() for other in self.kin[self.family[at]] if other != at]
        return max((len(words & other) for words in sides for other in kin), default=-_MARGIN)

    def _series(self, family: int, dropped: set[int]) -> None:
        """A series as a whole: all its members are reworded in parallel; those dropped make room for other towns."""
        members = [at for at in self.kin[family] if at not in dropped]
        root, gone = self.old[self.kin[family][0]], len(self.kin[family]) - len(members)
        made = root if self.rng.random() < self.recipe.untouched else self._parallel(root)
        place = self.assigned()[0] if self.rng.random() < self.recipe.moved else root.place
        kinds = (*(("reworded",) if made != root else ()), *(("moved",) if place != root.place else ()), "series")
        for at in members:
            self.links.append(Link((at,), (len(self.new),), kinds))
            self.new.append(made._replace(place=place, site=self.old[at].site))
        known = {self.old[at].site for at in self.kin[family]}
        towns = (self.grammar.words.town(self.rng.randrange(2000)) for _ in range(gone if members else 0))
        fresh = dict.fromkeys(town for town in towns if town not in known)
        self.new += [made._replace(place=place, site=town) for town in fresh]

    def _parallel(self, root: Initiative) -> Initiative:
        share, whole = self._share(), root.words()
        tried = (self.grammar.reworded(root, share * ease) for ease in _EASED[:-1])
        return next((made for made in tried if len(made.words() & whole) >= max(6, _KEPT * len(whole))), root)

    # ---------------------------------------------------------------- splits and joins

    def _split(self, at: int) -> None:
        """Two or three pieces, each with clauses of the whole; half of the time the first keeps its title."""
        whole = self.old[at]
        count = 3 if len(whole.clauses) > 2 and self.rng.random() < 0.4 else 2
        cuts = sorted(self.rng.sample(range(1, len(whole.clauses)), count - 1))
        spans = zip((0, *cuts), (*cuts, len(whole.clauses)), strict=True)
        pieces = [self._piece(at, whole.clauses[start:end]) for start, end in spans]
        if self.rng.random() < 0.5:
            pieces[0] = pieces[0]._replace(title=whole.title)
        self._settle((at,), pieces, ("split",))

    def _piece(self, at: int, clauses: tuple[tuple[str, ...], ...]) -> Initiative:
        whole, share = self.old[at], self.rng.uniform(0, _PART)
        title = self.grammar.title(clauses[0])
        verbatim = whole._replace(title=title, clauses=clauses, tail="")
        made = verbatim._replace(clauses=tuple(self.grammar.reclaused(clause, share) for clause in clauses))
        if len(made.words() & whole.words()) < max(5, self._nearest(at, made.words()) + _MARGIN):
            made = verbatim
        extra = (self.grammar.clause(),) if self.rng.random() < 0.3 else ()
        return made._replace(clauses=made.clauses + extra)

    def _join(self, parts: tuple[int, int]) -> None:
        """All clauses of both, or nearly; the title of one of them, or one made of both."""
        first, second = (self.old[at] for at in parts)
        titles = (first.title, second.title, (*first.title[:2], *second.title[2:]))
        clauses = tuple(clause for at in parts for clause in self._part(at))
        joined = first._replace(title=self.rng.choice(titles), clauses=clauses)
        self._settle(parts, [joined], ("join",))

    def _part(self, at: int) -> tuple[tuple[str, ...], ...]:
        """What a join takes over of one of its parts: reworded a little, sometimes short of its last clause."""
        one, share = self.old[at], self.rng.uniform(0, _PART)
        clauses = one.clauses[:-1] if len(one.clauses) > 2 and self.rng.random() < 0.3 else one.clauses
        made = one._replace(clauses=tuple(self.grammar.reclaused(clause, share) for clause in clauses))
        taken = made._replace(title=("",) * 4).words()
        fits = len(taken & one.words()) >= max(5, self._nearest(at, taken, one.words()) + _MARGIN)
        return made.clauses if fits else one.clauses

    def _settle(self, old: tuple[int, ...], made: list[Initiative], kinds: tuple[str, ...]) -> None:
        """Notes a link; each new initiative may move or get another lead on the way."""
        found, first = set(kinds), len(self.new)
        for one in made:
            place, bodies = self.assigned()
            if self.rng.random() < self.recipe.moved and place != one.place:
                found.add("moved")
                one = one._replace(place=place)
            if self.rng.random() < self.recipe.reassigned and bodies[0] != one.bodies[0]:
                found.add("reassigned")
                one = one._replace(bodies=tuple(dict.fromkeys((bodies[0], *one.bodies[1:]))))
            self.new.append(one)
        self.links.append(Link(old, tuple(range(first, len(self.new))), tuple(sorted(found))))

    # ---------------------------------------------------------------- what comes

    def _add(self, fated: "Fates") -> None:
        """As many additions as asked: new ones, near ones of what is kept, and others in the frame of what is gone."""
        gone = sorted(at for at in fated.dropped if not self.old[at].site)
        bars = dict(self._bars(fated.dropped))
        olds = sorted(link.old[0] for link in self.links if _plain(link))
        for number in range(round(self.recipe.added * self.recipe.size)):
            fresh = self.grammar.initiative(*self.assigned())
            if number % 3 == 1 and olds:
                fresh = self._near(self.rng.choice(olds), bars) or fresh
            if number % 3 == 2 and gone:
                fresh = self._framed(self.rng.choice(gone)) or fresh
            self.new.append(fresh)

    def _bars(self, dropped: set[int]) -> Iterator[tuple[int, float]]:
        """For each old initiative how many of its words something added may not reach: those that a continuation keeps,
        or more than a frame of words."""
        for link in self.links:
            for at in link.old:
                words = self.old[at].words()
                yield at, max(len(words & self.new[new].words()) for new in link.new)
        for at in dropped:
            yield at, _FRAME * len(self.old[at].words()) + _MARGIN

    def _near(self, at: int, bars: dict[int, float]) -> Initiative | None:
        """Near to something kept, but not as near to it, or to any of its kin, as what really continues them."""
        kin = [(self.old[other].words(), bars[other]) for other in self.kin[self.family[at]]]
        tried = (self.grammar.reworded(self.grammar.near(self.old[at]), share) for share in (0, 0.2, 0.4, 0.6))
        return next((made for made in tried if _below(made, kin)), None)

    def _framed(self, at: int) -> Initiative | None:
        whole = self.old[at].words()
        tried = (self.grammar.framed(self.old[at]) for _ in range(4))
        return next((made for made in tried if len(made.words() & whole) <= _FRAME * len(whole)), None)


class Fates(NamedTuple):
    """Indexes of the old edition by fate; `series` are families, of which those not dropped are carried over."""

    dropped: set[int]
    split: list[int]
    joined: list[tuple[int, int]]
    carried: list[int]
    series: list[int]


def _plain(link: Link) -> bool:
    return len(link.old) == len(link.new) == 1 and "series" not in link.kinds


def _below(made: Initiative, bars: Iterable[tuple[frozenset[str], float]]) -> bool:
    words = made.words()
    return all(len(words & whole) + _MARGIN <= own for whole, own in bars)
