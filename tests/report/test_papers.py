"""The rows of the comparison table: nothing is lost, nothing that changed goes unmarked, whatever the editions."""

import re
from collections.abc import Iterator

from hypothesis import given
from strategies import REGISTRY, pairs

from aiplan_revise.model.bodies import party_label
from aiplan_revise.model.edition import Edition, Lang, Provision, ordered
from aiplan_revise.report.frame import framed
from aiplan_revise.report.papers import Block, Paper, Profile, paper
from aiplan_revise.revise import diff

CABINET = Profile()
_BRACKET = r"(?:【[^】]*】| \[[^\]]*\])*"


def made(old: Edition, new: Edition, lang: Lang = "en", profile: Profile = CABINET, **how: bool) -> Paper:
    changeset = diff(old, new, REGISTRY)
    return paper(changeset, framed(changeset, (old, new), REGISTRY, lang), profile, **how)


def standing(of: Paper, side: str) -> Iterator[Block]:
    """The provisions in a column at their own places."""
    for row in of.rows:
        yield from (one for one in getattr(row, side) if one.kind in ("heading", "text"))


def stands(p: Provision, words: str) -> bool:
    """Whether `words` are those of the provision: number, title and text, with brackets behind clauses, and no more."""
    forms = [(title, text) for title in _forms(p.title.ja, p.title.en) for text in _forms(p.text.ja, p.text.en)]
    number = ".{0,12}?[ \u3000]" if p.number else ""
    told = (re.compile(number + _with_brackets(f"{title}\n{text}" if title else text), re.S) for title, text in forms)
    return any(one.fullmatch(words) for one in told)


def _forms(*words: str) -> list[str]:
    return [one for one in words if one] or [""]


def _with_brackets(words: str) -> str:
    return _BRACKET + _BRACKET.join(map(re.escape, words)) + _BRACKET


@given(pairs())
def test_the_whole_table_holds_every_word_number_and_body_of_both_editions_in_order(
    both: tuple[Edition, Edition],
) -> None:
    old, new = both
    for lang in ("ja", "en"):
        table = made(old, new, lang, whole=True)
        for edition, side in ((old, "old"), (new, "new")):
            found = [one.words for one in standing(table, side)]
            assert len(found) == len(edition.outline)
            for p, words in zip(ordered(edition), found, strict=True):
                assert stands(p, words), (p, words)
                for one in p.assignments:
                    names = (" ".join(one.printed.split()), party_label(REGISTRY, one.party(), lang, ""))
                    body = REGISTRY.bodies.get(one.body)
                    forms = (*names, body.names.ja if body else "", one.party().lstrip("?"))
                    assert any(name and name in words for name in forms), (one, words)
