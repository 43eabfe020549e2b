"""An edition as a Word file that reads back."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from aiplan_revise.documents.markdown import sheet
from aiplan_revise.documents.reading import reduced
from aiplan_revise.documents.word.keeping import NOTICE, Kept
from aiplan_revise.documents.word.out import looks
from aiplan_revise.documents.word.out.blocks import NO_LABELS, Block, blocks, kept, names
from aiplan_revise.documents.word.out.labels import labelled
from aiplan_revise.documents.word.out.parts import packed
from aiplan_revise.documents.word.out.xml import spoken, w, whole
from aiplan_revise.documents.writing import plain
from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.edition import Edition, Lang


class Dress(NamedTuple):
    """What a paper says beside the edition: notices under the title, and a line on top of every page."""

    notices: tuple[str, ...] = ()
    running: str = ""


UNDRESSED = Dress()


def to_word(of: Edition, registry: Registry, main: Lang, *, automatic: bool = False, dress: Dress = UNDRESSED) -> bytes:
    """The edition as a Word file that `read_word` reads back whole, ids included. It is printed in the language `main`,
    and keeps what is not printed beside the words. With `automatic`, Word counts the numbers."""
    printed = sheet(of, registry, main, reduced(of, registry, main))
    parents = {key: one.parent for key, one in of.provisions.items()}
    labels, numbering = labelled(printed, parents) if automatic else (NO_LABELS, b"")
    notices = {f"{NOTICE}_{number}": words for number, words in enumerate(dress.notices, 1)}
    made = blocks(printed, names(of.outline, {}), notices, labels)
    text = (paragraph(number, one, main) for number, one in enumerate(made))
    return assembled(text, (kept(printed, made),), dress.running, (main, plain(printed.title)), numbering)


def assembled(
    paragraphs: Iterable[str], keeps: Iterable[Kept], running: str, said: tuple[Lang, str], numbering: bytes = b""
) -> bytes:
    """The bytes of a Word file of these paragraphs, with a `running` line on top of its pages; `said` are its language
    and its title."""
    lang, title = said
    top = w("r", spoken(running)) if running else ""
    main = {
        "document": whole("document", w("body", *paragraphs, looks.page(bool(top)))),
        "styles": looks.styles(lang),
        "settings": looks.settings(lang),
        "fontTable": looks.fonts(),
        "footer1": looks.footer(),
    }
    main |= {"numbering": numbering} if numbering else {}
    main |= {"header1": looks.header(top)} if top else {}
    return packed(main, {f"item{number}": one for number, one in enumerate(keeps, 1)}, title, lang)


def paragraph(number: int, of: Block, lang: Lang) -> str:
    """A paragraph whose words stand inside its bookmark."""
    words = "".join(run(part, bodies, lang) for part, bodies in pieces(of, 0, len(of.words)))
    return w("p", w("pPr", of.properties), *marked(number, of.name, words))


def marked(number: int, name: str, words: str) -> tuple[str, str, str]:
    """Words inside a bookmark."""
    return w("bookmarkStart", id=number, name=name), words, w("bookmarkEnd", id=number)


def pieces(of: Block, start: int, end: int) -> Iterator[tuple[str, bool]]:
    """A range of the words of a block, cut where brackets of bodies begin and end, and whether each is one."""
    at = start
    for opened, closed in of.bodies:
        if closed > at and opened < end:
            yield of.words[at : max(at, opened)], False
            yield of.words[max(at, opened) : min(closed, end)], True
            at = min(closed, end)
    yield of.words[at:end], False


def run(words: str, bodies: bool, lang: Lang, tag: str = "t") -> str:
    """A run; Japanese ones say so, for the signs that both scripts have."""
    if not words:
        return ""
    hint = w("rFonts", hint="eastAsia") if lang == "ja" else ""
    style = w("rStyle", val="Bodies") if bodies else ""
    said = w("rPr", style, hint) if style or hint else ""
    return w("r", said, spoken(words, tag))
