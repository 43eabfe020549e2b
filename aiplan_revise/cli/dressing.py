"""What papers say of the editions that they are made from: which of them are not official."""

from aiplan_revise.documents.word.out.export import Dress
from aiplan_revise.model.edition import About, Lang
from aiplan_revise.report.unofficial import unofficial, unofficial_lines


def dress(lang: Lang, *of: About) -> Dress:
    """The notices of editions that are not official, each with its title where there are several, and a line with the
    title of the last of them for the top of every page."""
    found = unofficial(of, lang)
    notices = [" ".join(one.notice.text.split()) for one in found]
    if len(found) > 1:
        named = (f"{one.title.text}{'：' if lang == 'ja' else ': '}" for one in found)
        notices = [f"{' '.join(title.split(' '))}{notice}" for title, notice in zip(named, notices, strict=True)]
    return Dress(tuple(notices), "".join(unofficial_lines(found[-1:], lang)))
