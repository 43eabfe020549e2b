"""What the branches and tags of a plan store are called, and which files stand in it."""

from collections.abc import Iterator
from typing import NamedTuple

from aiplan_revise.errors import PlanError
from aiplan_revise.model.integrity import EDITION_ID
from aiplan_revise.model.patterns import compiled

MAIN = "refs/heads/main"
"""The adopted editions, and those the plan began with."""
LOG = "refs/heads/log"
"""What was adopted, when and by whom: one file for each edition."""
DRAFTS, SHARES = "refs/heads/draft", "refs/heads/for"
"""Drafts as a whole, and the branches on which single bodies work at one."""
MERGES, UPDATES = "refs/heads/merge", "refs/heads/update"
"""What was decided of a merge that is not done yet: of a body's part into its draft, and of the draft into the part."""
PROGRESS = "refs/heads/progress"
"""How the initiatives of an edition get on."""
EDITIONS = "refs/tags/edition"

_SHARE = compiled(r"[a-z0-9][a-z0-9-]{0,63}")


_ID = EDITION_ID.pattern
_BRANCH = compiled(
    rf"(?:(?P<edition>{_ID})@)?(?:refs/heads/)?(?:draft/(?P<whole>{_ID})|for/(?P<of>{_ID})/(?P<share>.+)|draft)"
)


class Draft(NamedTuple):
    """A draft of the edition with the id `edition`; `share` names the body that works at a branch of its own."""

    edition: str
    share: str = ""

    @property
    def ref(self) -> str:
        """The full name of its branch."""
        return f"{SHARES}/{self.edition}/{self.share}" if self.share else f"{DRAFTS}/{self.edition}"

    @property
    def whole(self) -> "Draft":
        """The draft that a body's branch belongs to."""
        return Draft(self.edition)

    @property
    def file(self) -> str:
        """Where its text stands in the store."""
        return edition_file(self.edition)

    def __str__(self) -> str:
        return f"{self.edition}/{self.share}" if self.share else self.edition


def merging_ref(source: Draft, into: Draft) -> str:
    """The full name of the branch on which the decisions of a merge are kept until it is done."""
    return f"{MERGES}/{source}" if source.share else f"{UPDATES}/{into}"


def unref(name: str) -> str:
    """The name of a draft by that of its branch (draft/2026, for/2026/meti), or by both (2026@draft/2026, 2026@draft);
    anything else as it is."""
    found = _BRANCH.fullmatch(name)
    if not found:
        return name
    whole = found["whole"] or found["of"] or found["edition"]
    if not whole or found["edition"] not in (None, whole):
        return name
    return f"{whole}/{found['share']}" if found["share"] else whole


def draft(name: str) -> Draft:
    """The draft called "2026", or the branch of a body at it, "2026/meti" (in any case of letters), also by the name of
    the branch (see `unref`). PlanError for what cannot be one."""
    edition, slash, share = unref(name).partition("/")
    share = share.lower()
    if not EDITION_ID.fullmatch(edition) or (slash and not _SHARE.fullmatch(share)):
        raise PlanError(
            f"{name[:80]!r} cannot be a draft", fix="a draft is called 2026, or 2026/meti for one body's part"
        )
    return Draft(edition, share)


def drafts(refs: Iterator[str] | list[str]) -> Iterator[Draft]:
    """The drafts among the full names of refs."""
    for ref in refs:
        kind, _, name = ref.rpartition("/") if ref.startswith(f"{DRAFTS}/") else ("", "", "")
        if kind == DRAFTS and EDITION_ID.fullmatch(name):
            yield Draft(name)
        elif ref.startswith(f"{SHARES}/"):
            edition, _, share = ref.removeprefix(f"{SHARES}/").partition("/")
            if EDITION_ID.fullmatch(edition) and _SHARE.fullmatch(share):
                yield Draft(edition, share)


def edition_file(key: str) -> str:
    """Where the edition with the id `key` stands in a store."""
    return f"{key}/edition.json"


def progress_ref(key: str) -> str:
    """The full name of the branch that keeps the progress of an edition."""
    return f"{PROGRESS}/{key}"


def edition_tag(key: str) -> str:
    """The full name of the tag that an adopted edition has."""
    return f"{EDITIONS}/{key}"
