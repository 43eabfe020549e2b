"""What the papers made from an edition say of it: whether it is not official."""

from aiplan_revise.documents.word.out.export import Dress
from aiplan_revise.model.edition import About, Lang
from aiplan_revise.report.unofficial import unofficial, unofficial_lines


def dress(of: About, lang: Lang) -> Dress:
    """The notice of an edition that is not official, and a line with its title for the top of every page."""
    found = unofficial([of], lang)
    notices = tuple(" ".join(one.notice.text.split()) for one in found)
    return Dress(notices, "".join(unofficial_lines(found, lang)))
