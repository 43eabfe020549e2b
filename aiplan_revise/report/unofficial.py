"""What every paper says of editions that are no official texts."""

from collections.abc import Iterable

from aiplan_revise.model.edition import About, Lang
from aiplan_revise.report.folding import one_line
from aiplan_revise.report.glance import edition_name
from aiplan_revise.report.shown import Phrase, Shown
from aiplan_revise.report.words import phrase, say


class Unofficial(Shown, frozen=True):
    """An edition that is not official: its title, and what it says of that itself."""

    title: Phrase
    notice: Phrase


def unofficial(of: Iterable[About], lang: Lang) -> tuple[Unofficial, ...]:
    """Those editions that are not official, each once."""
    return tuple(dict.fromkeys(_unofficial(about, lang) for about in of if about.official is False))


def unofficial_lines(of: Iterable[Unofficial], lang: Lang) -> list[str]:
    """Each as a line of text, without its notice."""
    return [f"{say(lang, 'unofficial')}{one_line(one.title.text)}" for one in of]


def _unofficial(about: About, lang: Lang) -> Unofficial:
    title = edition_name(about, lang)
    if about.notice.langs():
        return Unofficial(title, phrase(about.notice, lang))
    return Unofficial(title, Phrase(say(lang, "unofficial-notice", title=title.text), lang))
