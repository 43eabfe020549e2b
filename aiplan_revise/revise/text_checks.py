"""What to think of the words of an edition: where they point to, when they fall due, whether both languages agree."""

from collections.abc import Iterator

from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.commitments import Target, targets
from aiplan_revise.model.edition import Edition, Lang, Provision, ordered
from aiplan_revise.model.patterns import compiled
from aiplan_revise.revise.deadlines import first_day, last_day
from aiplan_revise.revise.figures import differing
from aiplan_revise.revise.references import Numbered, left_over, references
from aiplan_revise.revise.rules import Remark


def dangling(edition: Edition, registry: Registry) -> Iterator[Remark]:
    """References to provisions that are not there. Each is told once for each provision, whatever the languages."""
    numbered = Numbered(edition)
    for p in ordered(edition):
        told: set[str] = set()
        for lang in p.text.langs():
            for one in references(p.text.get(lang), lang):
                if numbered.judges(one) and not numbered.resolve(one, p.id) and one.number not in told:
                    told.add(one.number)
                    yield Remark(p.id, f"refers to {one.printed}, which is not there", "correct the number")
            for one in left_over(p.text.get(lang), lang):
                if one.printed not in told:
                    told.add(one.printed)
                    yield Remark(p.id, f"refers to {one.printed}, which was dropped", "word it anew, without the mark")


def past(edition: Edition, on: str = "") -> Iterator[Remark]:
    """Deadlines whose last day lies before the day `on` (ISO 8601), or else before the newest date of the edition."""
    today = first_day(on or max(edition.about.dates.values(), default=""))
    for p in ordered(edition) if today else ():
        told: set[str] = set()
        for lang in p.text.langs():
            for due, one in _deadlines(p.text.get(lang), lang):
                if due < today and due not in told:
                    told.add(due)
                    yield Remark(p.id, f"the deadline “{one.printed}” passed on {due}, before {today}", "set a new one")


_DUE: dict[Lang, str] = {
    "ja": "(?:まで|中|内)に",
    "en": r"\b(?i:by|before|no later than|not later than|within)\b",
}
"""Words that set a deadline. 2023年度まで and "until 2023" only say how long something lasted."""
_DONE: dict[Lang, str] = {"ja": "[^。、\n]{0,40}?(?:した|された|きた|いた)", "en": r"[^.;\n]{0,40}\b(?:had|was|were)\b"}
"""What follows a deadline of which the text only tells that it was met, or was once set."""


def _deadlines(text: str, lang: Lang) -> Iterator[tuple[str, Target]]:
    """The deadlines that a text sets, each with its last day."""
    for one in targets(text, lang) if compiled(_DUE[lang]).search(text) else ():
        due = last_day(one) if compiled(_DUE[lang]).search(one.printed) else ""
        if due and not compiled(_DONE[lang]).match(text, one.start + len(one.printed)):
            yield due, one


def stale(edition: Edition, registry: Registry) -> Iterator[Remark]:
    """Texts of which the languages give different figures, so that one of them is out of date.

    Which of them is cannot be told from one edition, nor whether other words still agree: that takes the edition
    before, and is what translation-not-following looks at.
    """
    for p in ordered(edition):
        for one, other in (pair for text in (p.title, p.text) for pair in differing(text)):
            yield Remark(p.id, _apart(one, other), "bring them into line")


def _apart(ja: Target | None, en: Target | None) -> str:
    if ja and en:
        return f"says {ja.printed} in Japanese and {en.printed} in English"
    if ja:
        return f"says {ja.printed} in Japanese, and nothing like it in English"
    return f"says {en.printed if en else ''} in English, and nothing like it in Japanese"


def ended(edition: Edition, registry: Registry) -> Iterator[Remark]:
    """Provisions that stand in the edition, which says itself that they ended."""
    for key in edition.about.endings:
        provision: Provision | None = edition.provisions.get(key)
        if provision:
            reason = edition.about.endings[key].reason
            yield Remark(key, f"is here, and is said to have ended ({reason})", "drop it, or what is said of its end")
