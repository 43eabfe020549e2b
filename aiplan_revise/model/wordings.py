"""How a person words the lines of a change summary: kept beside the edition, and heeded on every later run."""

from aiplan_revise.model.edition import Lang, Value


class Wording(Value, frozen=True):
    """The words of one line of a summary: of the change `change` ("" is the opening paragraph) in the group `group`
    ("added", "retargeted" …), in `lang`. `fingerprint` is that of the change as the line was worded: where the change
    is another one by now, the words are stale. `on` is an ISO 8601 date."""

    group: str
    change: str
    lang: Lang
    words: str
    by: str
    on: str
    fingerprint: str


class Wordings(Value, frozen=True):
    """All wordings of the summary from the edition `old` to the edition `new`, sorted by language, group and change."""

    old: str
    new: str
    wordings: tuple[Wording, ...] = ()
