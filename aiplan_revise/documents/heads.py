"""Which columns of a table hold what, by how plans head them: Action, Lead, Support; 施策名, 内容, 担当課."""

from collections.abc import Iterator, Sequence

from aiplan_revise.documents.grammar.columns import of_bodies, role_of
from aiplan_revise.documents.grammar.spans import of_groups
from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.roles import role_marked

_NAMES = compiled(
    r"(?:施策|事業|取組|取組み|対策|措置|行動|項目)(?:の?名称?)?|件名|名称"
    r"|(?i:(?:(?:priority|key|planned) )?"
    r"(?:action|measure|initiative|project|commitment|activity|task|control)s?(?: (?:item|name|title))?)"
)
_CONTENTS = compiled(
    r"(?:(?:施策|事業|取組|具体的な?)の?)?(?:内容|概要)"
    r"|(?i:(?:(?:action|measure|project) )?(?:description|details?|summary|content)s?)"
)


def guessed(columns: Sequence[str], held: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Our columns with theirs, by their heads, of those that are not `held` already: title and text, place, and bodies,
    in one role each where the heads say so. Two columns of one sort stay apart: the first one is meant."""
    names, contents = ([one for one in columns if sort.fullmatch(one.strip())] for sort in (_NAMES, _CONTENTS))
    places = [one for one in columns if of_groups(one)]
    if held.isdisjoint(("title", "text")):
        yield from zip(("title", "text") if names and contents else ("text",), (names[:1] + contents[:1]), strict=False)
    if places and "place" not in held:
        yield "place", places[0]
    if held.isdisjoint(("bodies", "lead", "joint", "support")):
        yield from _bodies([one for one in columns if of_bodies(one)])


def _bodies(columns: Sequence[str]) -> Iterator[tuple[str, str]]:
    taken: set[str] = set()
    for one in columns:
        role = role_marked(f"{role_of(one, columns, True)}:x").role or "bodies"
        if role not in taken:
            taken.add(role)
            yield role, one
