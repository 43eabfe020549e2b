"""Why a provision is linked as it is, in words: what a reviewer can quote."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from aiplan_revise.lineage.calibration import RIGHT, SAFE, stated
from aiplan_revise.lineage.chances import HEARD
from aiplan_revise.lineage.explained import Beside, Cover, Explanation, Line, Piece, Sets, Side, Weighed
from aiplan_revise.lineage.ids import UNCHANGED
from aiplan_revise.lineage.parts import LIKELY, MARGIN
from aiplan_revise.lineage.phrases import Phrase as Words
from aiplan_revise.lineage.rivals import KEPT, LEAST, SURE
from aiplan_revise.model.changes import Change
from aiplan_revise.report import words
from aiplan_revise.report.change import passages
from aiplan_revise.report.frame import Frame
from aiplan_revise.report.shown import Shown
from aiplan_revise.report.view import Passage
from aiplan_revise.report.weighed import factor, odds, percent, probability, table
from aiplan_revise.report.words import caption, say


class Section(Shown, frozen=True):
    """Statements under a heading."""

    name: str
    heading: str
    lines: tuple[str, ...]


class WhyView(Shown, frozen=True):
    """An explanation as it is shown: the verdict, the texts, a table (the first row names the pairs) of what speaks for
    each pair and against it, and everything else in sections."""

    lang: Literal["ja", "en"]
    title: str
    verdict: tuple[str, ...]
    heading: str
    passages: tuple[Passage, ...]
    table: tuple[tuple[str, ...], ...]
    sections: tuple[Section, ...]


def why(of: Explanation, frame: Frame) -> WhyView:
    """The explanation in the language of the frame."""
    return _Why(of, frame).view()


class _Why:
    def __init__(self, of: Explanation, frame: Frame) -> None:
        self.of, self.frame, self.lang = of, frame, frame.lang

    def say(self, key: str, **named: object) -> str:
        return say(self.lang, f"why-{key}", **named)

    def view(self) -> WhyView:
        of, side = self.of, self.of.side
        edition = self.frame.new if side == "new" else self.frame.old
        named = {"number": self.named(side, (of.id,)), "side": edition.about.id}
        title = self.say(
            "title" if of.link else f"title-{side}", caption=caption(edition.provisions[of.id], self.lang).text, **named
        )
        told = (
            ("facts", self._facts()),
            ("competition" if of.link else "candidates", self._competition()),
            ("parts", [*map(self._piece, of.pieces), *map(self._cover, of.covers)]),
            ("words", self._words()),
            ("doubts", self._doubts()),
        )
        return WhyView(
            self.lang,
            title,
            tuple(self._verdict()),
            *self._texts(),
            table(self.lang, [(self.pair(x.old, x.new), x.weighed) for x in self._columns() if x.weighed], of.start),
            tuple(Section(name, self.say(name), tuple(lines)) for name, lines in told if lines),
        )

    def named(self, side: Side, keys: Iterable[str]) -> str:
        """Provisions by number, or else by id."""
        numbers = self.frame.new_numbers if side == "new" else self.frame.old_numbers
        return " + ".join(numbers[key] or key for key in keys)

    def above(self, side: Side, key: str) -> str:
        """What provisions stand under by number, or else by its words."""
        edition = self.frame.new if side == "new" else self.frame.old
        known = caption(edition.provisions[key], self.lang).text if key else say(self.lang, "top")
        return self.named(side, (key,)) if key and edition.provisions[key].number else known

    def pair(self, old: str, new: str) -> str:
        """Which provision would continue as which."""
        return f"{self.named('old', (old,))} → {self.named('new', (new,))}"

    def _columns(self) -> list[Beside]:
        return [*self.of.told, *self.of.rivals]

    def _texts(self) -> tuple[str, tuple[Passage, ...]]:
        """The texts of the link, or of a provision beside its best candidate, or alone; under what they stand."""
        of, rival = self.of, self.of.rivals[0] if self.of.rivals else None
        if of.link:
            return self.say("redline"), self._passages(of.link.old, of.link.new)
        if rival and rival.weighed and rival.weighed.chance >= HEARD:
            named = self.pair(rival.old, rival.new)
            return self.say("redline-rival", pair=named), self._passages((rival.old,), (rival.new,))
        sides = ((of.id,), ()) if of.side == "old" else ((), (of.id,))
        return self.say("redline-own"), self._passages(*sides)

    def _passages(self, olds: Sequence[str], news: Sequence[str]) -> tuple[Passage, ...]:
        was, now = ([e.provisions[k] for k in keys] for e, keys in ((self.frame.old, olds), (self.frame.new, news)))
        return passages(Change(tuple(was), tuple(now)), self.frame)

    # ------------------------------------------------------------ the verdict

    def _verdict(self) -> Iterator[str]:
        of, link = self.of, self.of.link
        if link:
            yield self._linked("linked")
            yield from (words.reason(self.lang, told).text for told in link.reasons)
            yield from self._basis()
        else:
            other = self.frame.old if of.side == "new" else self.frame.new
            yield self.say(f"unlinked-{of.side}", number=self.named(of.side, (of.id,)), edition=other.about.id)
        if of.decision and not link:
            yield self.say("decided", by=of.decision.by, on=of.decision.on, why=of.decision.why)
        if of.differs:
            yield self._linked("kept-link") if of.now else self.say("kept-none")

    def _linked(self, key: str) -> str:
        link = self.of.now if key == "kept-link" else self.of.link
        assert link, "said of links only"
        told = {
            "status": say(self.lang, link.status),
            "basis": self.say("unchanged") if UNCHANGED in link.reasons else say(self.lang, link.basis),
            "score": f"{link.score:.2f}",
        }
        return self.say(key, old=self.named("old", link.old), new=self.named("new", link.new), **told)

    def _basis(self) -> Iterator[str]:
        of, link = self.of, self.of.link
        if of.headed:
            flow = percent(of.headed.flow) if of.headed.flow >= 0 else self.say("unknown")
            named = {"words": percent(of.headed.words), "flow": flow, "parents": self._yes(of.headed.parents)}
            scores = {"score": f"{of.headed.score:.2f}", "rival": f"{of.headed.rival:.2f}"}
            yield self.say("headed", **named, **scores)
        elif link and any(of.twins):
            olds, news = (self._listed([self.named(s, (k,)) for k in t]) for s, t in zip(SIDES, of.twins, strict=True))
            yield self.say("basis-context", olds=olds, news=news)
            if of.margin:
                yield self.say("margin", margin=f"{of.margin:.2f}")
        elif link and UNCHANGED in link.reasons:
            yield self.say("basis-unchanged")
        elif link:
            yield self.say(f"basis-{'similar' if link.basis == 'context' else link.basis}")

    def _yes(self, holds: bool) -> str:
        return self.say("yes" if holds else "no")

    def _listed(self, names: Sequence[str]) -> str:
        return say(self.lang, "comma").join(names) or self.say("none")

    # ------------------------------------------------------------ facts

    def _facts(self) -> list[str]:
        return [line for one in self.of.told or self.of.rivals[:1] for line in self._beside(one)]

    def _beside(self, one: Beside) -> Iterator[str]:
        lead = f"{self.pair(one.old, one.new)}{'：' if self.lang == 'ja' else ': '}" if len(self.of.told) > 1 else ""
        yield lead + self._place(one)
        if any((one.bodies.both, one.bodies.old, one.bodies.new)):
            yield lead + self.say("says-bodies", **self._sets(one.bodies, self._bodies(one)))
        if any((one.numbers.both, one.numbers.old, one.numbers.new)):
            yield lead + self.say("says-numbers", **self._sets(one.numbers, {}))

    def _place(self, one: Beside) -> str:
        place = one.place
        old, new = self.above("old", place.old), self.above("new", place.new)
        named = {"old": old, "new": new, "same": self._yes(place.same)}
        if not place.others:
            return self.say("says-alone", **named)
        went = [self.say("says-went", place=self.above("new", key), count=count) for key, count in place.went]
        went += [self.say("says-ended", count=place.ended)] if place.ended else []
        return self.say("says-place", others=place.others, went=self._listed(went), **named)

    def _sets(self, found: Sets, names: dict[str, str]) -> dict[str, str]:
        sides = {"both": found.both, "old": found.old, "new": found.new}
        return {side: self._listed([names.get(key, key) for key in keys]) for side, keys in sides.items()}

    def _bodies(self, one: Beside) -> dict[str, str]:
        held = (*self.frame.old.provisions[one.old].assignments, *self.frame.new.provisions[one.new].assignments)
        printed = {a.party(): a.printed for a in held}
        parties = (*one.bodies.both, *one.bodies.old, *one.bodies.new)
        return {p: words.body_name(self.frame.registry, p, self.lang, printed.get(p, "")) for p in parties}

    # ------------------------------------------------------------ rivals

    def _competition(self) -> list[str]:
        of = self.of
        won = [x for x in of.told if x.weighed]
        said = [self._reckoned(x, x.weighed) for x in won if x.weighed]
        now = of.now or of.link
        if now and now.basis in ("similar", "context") and now.score < SAFE and won and not of.margin:
            least = won[0].weighed and stated(won[0].weighed.chance, RIGHT)
            said.append(self.say("scored-kept" if least != now.score == KEPT else "scored", score=f"{now.score:.2f}"))
        said += [self._rival(x, x.weighed) for x in of.rivals if x.weighed]
        return said if said or of.link or of.decision else [self.say("no-candidate")]

    def _reckoned(self, one: Beside, weighed: Weighed) -> str:
        rest = max(0.0, weighed.odds / weighed.chance - 1 - weighed.odds) if weighed.chance else 0.0
        told = {"odds": odds(weighed.odds), "rest": odds(rest), "chance": probability(weighed.chance)}
        return self.say("reckoned", pair=self.pair(one.old, one.new), count=weighed.rivals, **told)

    def _rival(self, one: Beside, weighed: Weighed) -> str:
        named = {"pair": self.pair(one.old, one.new), "chance": probability(weighed.chance)}
        own = next((x.weighed for x in self.of.told if x.weighed and (x.old == one.old or x.new == one.new)), None)
        if own is None:
            return self._barred(one, named)
        its, ours = min(zip(weighed.lines, own.lines, strict=True), key=lambda both: both[0].factor / both[1].factor)
        if its.factor >= ours.factor:
            return self.say("rival-level", **named)
        channel = self.say("titles" if its.channel == "title" else its.channel)
        return self.say("rival", channel=channel, its=self._cell(its), own=self._cell(ours), **named)

    def _cell(self, line: Line) -> str:
        return factor(self.lang, line)

    def _barred(self, one: Beside, named: dict[str, str]) -> str:
        """Why a candidate of a provision that stays unlinked was not taken."""
        side: Side = "old" if self.of.side == "new" else "new"
        other = one.old if side == "old" else one.new
        taken = self.pair(other, one.taken[0]) if side == "old" and one.taken else ""
        taken = self.pair(one.taken[0], other) if side == "new" and one.taken else taken
        if one.bar == "taken":
            return self.say("rival-taken", taken=taken, **named)
        if one.bar in ("common", "strange", "torn", "framed", "refilled"):
            return self.say(f"rival-{one.bar}", **named)
        said = self.say("rival-unlike", least=f"{LEAST:.2f}", **named)
        return f"{said} {self.say('rival-linked', taken=taken)}" if taken else said

    # ------------------------------------------------------------ parts

    def _piece(self, one: Piece) -> str:
        other: Side = "old" if one.side == "new" else "new"
        whole, piece = self.named(one.side, (one.whole,)), self.named(other, (one.piece,))
        rival = self.named(one.side, (one.rival,)) if one.rival else self.say("none")
        shares = {"share": percent(one.share), "second": percent(one.rival_share), "margin": percent(one.margin)}
        shares |= {"held": percent(one.held), "lead": percent(one.lead)}
        said = self.say("part", piece=piece, whole=whole, rival=rival, chance=probability(one.chance), **shares)
        if not one.bar:
            return said
        least = {"margin": percent(MARGIN), "chance": f"{LIKELY:.2f}"}.get(one.bar, "")
        bars = {"least": least} if least else {"whole": whole} if one.bar == "alone" else {}
        return words.sentences(self.lang, [said, self.say(f"piece-{one.bar}", **bars)])

    def _cover(self, one: Cover) -> str:
        other: Side = "old" if one.side == "new" else "new"
        named = {"whole": self.named(one.side, (one.whole,)), "pieces": self.named(other, one.pieces)}
        return self.say("cover", share=percent(one.share), rest=percent(1 - one.share), **named)

    # ------------------------------------------------------------ words

    def _words(self) -> list[str]:
        said: list[str] = []
        for one in (x for x in self._columns() if x.words):
            assert one.words
            said.append(self.say("words-alike", pair=self.pair(one.old, one.new), share=percent(one.likeness)))
            sides = ("both", one.words.shared), ("old", one.words.old), ("new", one.words.new)
            said += [self.say(f"words-{name}", words=self._phrases(found)) for name, found in sides if found]
        return said

    def _phrases(self, found: Sequence[Words]) -> str:
        """In the language of the explanation, where the texts have it."""
        own = [phrase for phrase in found if phrase.lang == self.lang] or list(found)
        quoted = (f"{say(self.lang, 'quoted', words=phrase.words)} {percent(phrase.share)}" for phrase in own)
        return self._listed(list(quoted))

    def _doubts(self) -> list[str]:
        link = self.of.link
        if not link or link.status == "certain" or link.basis == "declared":
            return []
        said = [words.reason(self.lang, told).text for told in self.of.doubts]
        weighed = [x.weighed for x in self.of.told if x.weighed]
        if weighed and min(one.chance for one in weighed) < SURE and link.basis != "parts":
            said.append(self.say("doubt-chance", sure=f"{SURE:.2f}"))
        return said + ([self.say("doubt-parts")] if link.basis == "parts" else [])


SIDES: tuple[Side, Side] = ("old", "new")
