"""What stands above amending sentences: what they amend, from which edition to which, and what is not official."""

from collections.abc import Iterator

from aiplan_revise.model.edition import About, Lang
from aiplan_revise.report.folding import one_line
from aiplan_revise.report.glance import edition_name
from aiplan_revise.report.shown import Shown
from aiplan_revise.report.unofficial import unofficial
from aiplan_revise.report.words import dates_told, say


class Heading(Shown, frozen=True):
    """The title of the paper, lines about the two editions and about those that are not official, and the words that
    open the sentences (or say that there are none)."""

    title: str
    lines: tuple[str, ...]
    opening: str


def amending_heading(old: About, new: About, lang: Lang, found: bool) -> Heading:
    """The heading of the sentences that make `new` out of `old`; `found` says whether there are any."""
    name = one_line(edition_name(old, lang).text)
    mark = say(lang, "unofficial") if False in (old.official, new.official) else ""
    opening = say(lang, "amending-opening", title=name) if found else say(lang, "amending-none")
    return Heading(mark + say(lang, "amending", title=name), tuple(_lines(old, new, lang)), opening)


def _lines(old: About, new: About, lang: Lang) -> Iterator[str]:
    for key, about in (("old", old), ("new", new)):
        parts = [about.id, *dates_told(about, lang)]
        told = "、".join(parts) if lang == "ja" else ", ".join(parts)
        name = one_line(edition_name(about, lang).text)
        yield f"{say(lang, key)}{say(lang, 'colon')}{name}" + (f"（{told}）" if lang == "ja" else f" ({told})")
    for one in unofficial((old, new), lang):
        yield f"{say(lang, 'unofficial')}{one_line(one.notice.text)}"
