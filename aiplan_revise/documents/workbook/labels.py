"""What the columns and kinds of a workbook are called."""

import unicodedata
from collections.abc import Iterable, Mapping

from aiplan_revise.model.edition import Kind, Lang, Texts

COLUMNS: dict[str, Texts] = {
    "number": Texts("番号", "Number"),
    "kind": Texts("区分", "Kind"),
    "place": Texts("位置", "Place"),
    "title.ja": Texts("名称", "Title (Japanese)"),
    "title.en": Texts("名称（英語）", "Title"),
    "text.ja": Texts("本文", "Text (Japanese)"),
    "text.en": Texts("本文（英語）", "Text"),
    "bodies": Texts("担当府省庁", "Bodies"),
    "id": Texts("識別子", "Id"),
}
KINDS: dict[Kind, Texts] = {
    "chapter": Texts("章", "chapter"),
    "section": Texts("節", "section"),
    "group": Texts("項", "group"),
    "statement": Texts("本文", "statement"),
    "initiative": Texts("施策", "initiative"),
}


def kind_of(words: str) -> Kind | None:
    """The kind that somebody wrote, in either language; None if it is none."""
    said = plain(words)
    return next((kind for kind, label in KINDS.items() if said in (kind, label.ja)), None)


def label(of: Texts, langs: Iterable[Lang]) -> str:
    """A label in one language, or in both."""
    return " / ".join(dict.fromkeys(of.get(lang) for lang in langs))


def plain(words: str) -> str:
    """Words as they are compared: without spaces, width and case of letters."""
    return "".join(unicodedata.normalize("NFKC", words).casefold().split())


def header(cells: Mapping[int, str], known: Mapping[str, str]) -> dict[int, str]:
    """Which column of a row is called how (`known` are our labels → what they stand for)."""
    return {at: known[said] for at, words in cells.items() if (said := plain(words)) in known}
