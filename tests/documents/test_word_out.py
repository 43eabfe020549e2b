"""Law 8 for Word: what is written as a Word file reads back as the edition, ids included, and its numbers are counted."""

from hypothesis import given
from hypothesis import strategies as st
from strategies import REGISTRY, editions

from aiplan_revise.documents.reading import reduced
from aiplan_revise.documents.word import read_word
from aiplan_revise.documents.word.out.export import Dress, to_word
from aiplan_revise.model.edition import Edition, Lang

DRESS = Dress(("An example, and nothing else.", "Not official."), "[Not official]")


@given(editions(), st.booleans())
def test_an_edition_written_and_read_again(made: Edition, automatic: bool) -> None:
    found = read_word(to_word(made, REGISTRY, automatic=automatic, dress=DRESS), registry=REGISTRY)
    assert found.edition == made


@given(editions(), st.sampled_from(["ja", "en"]), st.booleans())
def test_the_form_in_one_language(made: Edition, lang: Lang, automatic: bool) -> None:
    found = read_word(to_word(made, REGISTRY, lang, automatic=automatic), registry=REGISTRY)
    assert found.edition == reduced(made, REGISTRY, lang)
