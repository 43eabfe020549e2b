"""Law 8 for Word: what is written as a Word file reads back as the edition, ids included, its numbers typed or counted;
and a file with tracked changes is both of its editions."""

from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import REGISTRY, editions, pairs

from aiplan_revise.documents.reading import Reading
from aiplan_revise.documents.word import read_edited, read_word
from aiplan_revise.documents.word.out.export import Dress, to_word
from aiplan_revise.documents.word.out.tracked import Author, Paper, to_redline
from aiplan_revise.model.edition import Edition, Lang

DRESS = Dress(("An example, and nothing else.", "Not official."), "[Not official]")
DRESSED = Dress(("Another example.", "Not official."))
LANG = st.sampled_from(("ja", "en"))
some = settings(max_examples=settings().max_examples // 2)
"""For what is read by a process of its own, every time."""


@some
@given(editions(), LANG, st.booleans())
def test_an_edition_written_and_read_again(made: Edition, lang: Lang, automatic: bool) -> None:
    raw = to_word(made, REGISTRY, lang, automatic=automatic, dress=DRESS)
    assert raw == to_word(made, REGISTRY, lang, automatic=automatic, dress=DRESS)
    found = read_edited(raw, registry=REGISTRY)
    assert found.found.edition == found.written == made
    assert not {"edited", "copied", "kept-lost"} & {one.rule for one in found.found.findings}


@some
@given(pairs(), LANG)
def test_a_redline_holds_both_editions(pair: tuple[Edition, Edition], lang: Lang) -> None:
    raw = to_redline(Paper(pair[0], DRESS), Paper(pair[1], DRESSED), REGISTRY, lang, Author("A & B", "2026-07-14"))
    old, new = (read_word(raw, Reading(side=side), REGISTRY) for side in ("old", "new"))
    assert (old.edition, new.edition) == pair
