"""Law 8: reading what the writer wrote gives the edition back, ids included."""

from hypothesis import given
from hypothesis import strategies as st
from strategies import REGISTRY, editions

from aiplan_revise.documents import Reading, parse, to_markdown
from aiplan_revise.documents.reading import reduced
from aiplan_revise.model.edition import Edition, Lang


@given(editions())
def test_an_edition_written_and_read_again(made: Edition) -> None:
    assert parse(to_markdown(made, REGISTRY), Reading(), REGISTRY).edition == made


@given(editions(), st.sampled_from(["ja", "en"]))
def test_the_printable_form_gives_the_edition_in_one_language(made: Edition, lang: Lang) -> None:
    assert parse(to_markdown(made, REGISTRY, lang), Reading(), REGISTRY).edition == reduced(made, REGISTRY, lang)


@given(editions())
def test_writing_twice_gives_the_same_bytes(made: Edition) -> None:
    written = to_markdown(made, REGISTRY)
    assert to_markdown(parse(written, Reading(), REGISTRY).edition, REGISTRY) == written
