"""How the questions of a review are shown: for scripts, in a line each, and in full with their redlines."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from aiplan_revise.lineage.review import Question
from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.changes import Change
from aiplan_revise.model.edition import Edition, Lang, Provision, ancestors, numbers
from aiplan_revise.model.links import Link

Numbers = Mapping[str, str]


def plain(asked: Iterable[Question], old: Numbers, new: Numbers) -> list[dict[str, object]]:
    """The published shape: the questions in their order, with the numbers of their provisions."""
    return [
        {
            "old": q.old,
            "new": q.new,
            "old_numbers": [old[key] for key in q.old],
            "new_numbers": [new[key] for key in q.new],
            "proposal": [_link(x) for x in q.proposal],
            "candidates": [{"old": c.old, "new": c.new, "score": c.score} for c in q.candidates],
            "reasons": q.reasons,
            "stake": q.stake.words,
        }
        for q in asked
    ]


def _link(of: Link) -> dict[str, object]:
    return {"old": of.old, "new": of.new, "status": of.status, "basis": of.basis, "score": of.score}


class Sheet:
    """Two editions as the questions about them are shown, their texts in `lang` where they have it. Lines are as long
    as what they say, with the signs for styles of `report.folding` in them."""

    def __init__(self, old: Edition, new: Edition, registry: Registry, lang: Lang) -> None:
        from aiplan_revise.report.frame import Frame

        self.sides = (old, new)
        self.numbers = numbers(old), numbers(new)
        self.frame = Frame(old, new, *self.numbers, registry, lang, {}, {})

    def named(self, side: int, keys: Iterable[str]) -> str:
        """Provisions as people name them: by number, or else by id; "nothing" where there are none."""
        return " + ".join(self.numbers[side][key] or key for key in keys) or "nothing"

    def pair(self, olds: Iterable[str], news: Iterable[str]) -> str:
        """Which provisions continue as which."""
        return f"{self.named(0, olds)} → {self.named(1, news)}"

    def line(self, asked: Question) -> str:
        """A question in one line: what is proposed, or what has a candidate, and what depends on it."""
        return f"{self._said(asked)}: {asked.stake.words}"

    def _said(self, asked: Question) -> str:
        if not asked.proposal:
            best = f" (candidate {asked.candidates[0].score:.2f})" if asked.candidates else ""
            return f"{self.pair(asked.old, ())}, {self.pair((), asked.new)}{best}"
        return ", ".join(f"{self.pair(x.old, x.new)} ({x.score:.2f})" for x in asked.proposal)

    def full(self, asked: Question, left: int) -> Iterator[str]:
        """A question as a person is asked it."""
        yield f"{_styled('strong', self._asks(asked))} ({left} open)"
        for side, keys in enumerate((asked.old, asked.new)):
            for key in keys:
                yield f"  {('old', 'new')[side]} {self._provision(side, key)}"
        for link in asked.proposal:
            yield f"  proposed: {self.pair(link.old, link.new)}, {link.score:.2f} likely"
            yield from self._redlined(link.old, link.new)
            yield from (f"    because: {_flat(reason)}" for reason in link.reasons)
        for at, other in enumerate(asked.candidates, 1):
            yield f"  candidate {at}: {self.pair((other.old,), (other.new,))}, {other.score:.2f} likely"
            yield from (f"    {line}" for line in self._strangers(asked, other.old, other.new))
            yield from self._redlined((other.old,), (other.new,))
        yield f"  at stake: {asked.stake.words}"

    def _asks(self, asked: Question) -> str:
        if not asked.proposal:
            unlinked = f"{self.named(0, asked.old)} (dropped) and {self.named(1, asked.new)} (added)"
            return f"Do {unlinked} belong together?"
        said = [f"{self.named(0, x.old)} continue as {self.named(1, x.new)}" for x in asked.proposal]
        many = len(said) > 1 or len(asked.proposal[0].old) > 1
        return f"{'Do' if many else 'Does'} {', and '.join(said)}?"

    def _strangers(self, asked: Question, old: str, new: str) -> Iterator[str]:
        """The provisions of a candidate that stand outside the question."""
        if old not in asked.old:
            yield f"old {self._provision(0, old)}"
        if new not in asked.new:
            yield f"new {self._provision(1, new)}"

    def _provision(self, side: int, key: str) -> str:
        """Number, id, place and bodies of a provision."""
        edition, lang = self.sides[side], self.frame.lang
        above = [edition.provisions[up].text.best(lang) for up in ancestors(edition.provisions, key)[-1:]]
        place = "".join(f", in {_flat(words)}" for words in above if words)
        return f"{self.named(side, (key,))} ({key}){place}{self._bodies(edition.provisions[key])}"

    def _bodies(self, of: Provision) -> str:
        from aiplan_revise.report.words import assigned

        names = assigned(self.frame.registry, of.assignments, self.frame.lang).values()
        return f" [{'; '.join(map(_flat, names))}]" if names else ""

    def _redlined(self, olds: Sequence[str], news: Sequence[str]) -> Iterator[str]:
        """The texts of some old provisions beside those of some new ones, each piece with its share of the whole."""
        from aiplan_revise.report.change import passages

        was, now = (tuple(e.provisions[k] for k in keys) for e, keys in zip(self.sides, (olds, news), strict=True))
        for passage in passages(Change(was, now), self.frame):
            label = f"{_flat(passage.label)}: " if passage.label else ""
            if passage.spans:
                yield f"    {label}" + "".join(_marked(span.op, span.text) for span in passage.spans)
                continue
            ops = ("same", "same") if passage.same else ("deleted", "inserted")
            sides = [(op, side) for op, side in zip(ops, (passage.old, passage.new), strict=True) if side and side.text]
            yield from (f"    {label}" + _marked(op, side.text) for op, side in (sides[:1] if passage.same else sides))


def _flat(words: str) -> str:
    from aiplan_revise.report.folding import one_line

    return one_line(words).strip()


def _marked(op: str, words: str) -> str:
    """Words in marks that need no colour to be told apart, with a style on top."""
    from aiplan_revise.report.folding import one_line

    marks = {"deleted": "[-{}-]", "inserted": "{{+{}+}}"}
    return _styled(op, marks[op].format(one_line(words))) if op in marks else one_line(words)


def _styled(style: str, words: str) -> str:
    from aiplan_revise.report.folding import SIGNS

    return f"{SIGNS[style]}{words}{SIGNS['off']}"
