"""Numbers are printed as the document printed each of them, also where one level is numbered in several ways."""

import msgspec
import pytest
from documents.listing import REGISTRY, imported
from msgspec.structs import replace

from aiplan_revise.documents import Reading, parse, to_markdown
from aiplan_revise.documents.sentences import as_text, carried_out, sentences
from aiplan_revise.documents.word import read_word
from aiplan_revise.documents.word.out.export import to_word
from aiplan_revise.documents.workbook.edition import to_workbook
from aiplan_revise.documents.workbook.reading import read_workbook
from aiplan_revise.documents.writing import Printer
from aiplan_revise.errors import PlanError
from aiplan_revise.model.codec import decode, encode
from aiplan_revise.model.edition import Edition, Lang, Provision, Texts
from aiplan_revise.model.numbering import mark, marks
from aiplan_revise.report.printed import printed_marks
from aiplan_revise.revise import diff
from aiplan_revise.revise.rebuilding import add, move

JAPANESE = """# 港の計画

第１章　灯火

第１節　岸

（１）灯台を建てる。［港湾省］

（２）油を買う。［港湾省］

第２節　沖

① 浮標を置く。［草原庁］

② 浮標を塗る。［草原庁］

ア　赤く塗る。［草原庁］

イ　白く塗る。［草原庁］

第２章　船

１．船を造る。［港湾省］

２．船を直す。［港湾省］

a. 帆を直す。［港湾省］

b. 舵を直す。［港湾省］
"""
ENGLISH = """# Port Plan

## 1. Lights

### 1.1 Coast

1.1.1 Build lamps. [MHP]

1.1.2 Buy oil. [MHP]

## 2. Ships

### 2.1 New ships

2.1.1 Build ships. [MHP]

(a) Build boats. [MA]

(b) Build rafts. [MA]

2.1.2 Hire sailors. [MHP]

i. Train them. [MA]

ii. Pay them. [MA]
"""
_MARKS: dict[Lang, str] = {
    "ja": "第1章 第1節 (1) (2) 第2節 ① ② ア イ 第2章 1. 2. a. b.",
    "en": "1. 1.1 1.1.1 1.1.2 2. 2.1 2.1.1 (a) (b) 2.1.2 i. ii.",
}
PRINTED = {lang: said.split() for lang, said in _MARKS.items()}
PLANS: dict[Lang, str] = {"ja": JAPANESE, "en": ENGLISH}


def plan(lang: Lang) -> Edition:
    return imported(PLANS[lang]).edition


def shown(of: Edition, lang: Lang) -> list[str]:
    """The marks as papers print them."""
    return [printed_marks(of, REGISTRY, lang)[key] for key in of.outline]


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_number_is_printed_as_it_was_read(lang: Lang) -> None:
    made = plan(lang)
    assert list(marks(made, lang).values()) == shown(made, lang) == PRINTED[lang]
    assert [mark(made, key, lang) for key in made.outline] == PRINTED[lang]


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_only_what_differs_from_its_level_says_its_mark(lang: Lang) -> None:
    said = {p.text.best(lang): p.mark for p in plan(lang).provisions.values() if p.mark}
    assert (
        said
        == {
            "ja": {
                "浮標を置く。": "①",
                "浮標を塗る。": "①",
                "船を造る。": "1.",
                "船を直す。": "1.",
                "帆を直す。": "a.",
                "舵を直す。": "a.",
            },
            "en": {"Train them.": "i.", "Pay them.": "i."},
        }[lang]
    )


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_marks_come_back_from_every_paper(lang: Lang) -> None:
    made = plan(lang)
    assert parse(to_markdown(made, REGISTRY), Reading(), REGISTRY).edition == made
    assert "<!-- aiplan" not in to_markdown(made, REGISTRY).partition("\n")[2], "the words say it all"
    for automatic in (False, True):
        raw = to_word(made, REGISTRY, lang, automatic=automatic)
        assert read_word(raw, Reading(), REGISTRY).edition == made
    assert read_workbook(to_workbook(made, REGISTRY), Reading(), REGISTRY).edition == made
    assert decode(encode(made), Edition) == made


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_what_is_printed_reads_as_what_was_read(lang: Lang) -> None:
    """Without ids and comments, as a stranger sees it."""
    bare = "\n\n".join(one.mark + one.words for one in Printer(plan(lang), REGISTRY, lang).sheet("", {}).lines)
    assert shown(parse(f"# Plan\n\n{bare}", Reading("x", lang), REGISTRY).edition, lang) == PRINTED[lang]


def test_an_edition_that_says_no_marks_is_read_and_printed_by_its_levels() -> None:
    """Those that were stored before marks were kept."""
    old = plan("ja")
    raw = encode(replace(old, provisions={key: replace(p, mark="") for key, p in old.provisions.items()}))
    assert b'"mark"' not in raw
    levelled = "第1章 第1節 (1) (2) 第2節 (1) (2) ア イ 第2章 (1) (2) a) b)"
    assert " ".join(shown(decode(raw, Edition), "ja")) == levelled


@pytest.mark.parametrize("said", ["(1", "1 2", '"', "x" * 17, "Chapter 1: ", "a\n"])
def test_what_is_no_mark_is_refused(said: str) -> None:
    made = plan("ja")
    key = made.outline[2]
    odd = replace(made, provisions=made.provisions | {key: replace(made.provisions[key], mark=said)})
    if said == "(1":
        assert decode(encode(odd), Edition) == odd, "odd, and harmless: it is printed as one of its level"
        assert shown(odd, "ja") == PRINTED["ja"]
        return
    with pytest.raises(PlanError, match="mark") as told:
        decode(msgspec.json.encode(odd), Edition)
    assert key in told.value.where


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_what_is_added_or_moved_is_marked_like_those_beside_it(lang: Lang) -> None:
    made = plan(lang)
    first = next(p for p in made.provisions.values() if p.text.best(lang) in ("浮標を置く。", "Train them."))
    new = Provision("new", "initiative", first.parent, text=Texts("鐘を鳴らす。", "Ring bells."))
    new = replace(new, assignments=first.assignments)
    after = add(made, new, first.id)
    before, here = ("①", "②") if lang == "ja" else ("i.", "ii.")
    assert (mark(after, first.id, lang), mark(after, "new", lang)) == (before, here)
    lamps = next(p.id for p in made.provisions.values() if p.text.best(lang) in ("灯台を建てる。", "Build lamps."))
    moved = move(made, lamps, first.parent, first.id)
    assert mark(moved, lamps, lang) == here


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_sentences_add_what_is_marked_as_they_print_it(lang: Lang) -> None:
    text = PLANS[lang]
    more = {
        "ja": text.replace("② 浮標を塗る。", "② 浮標を守る。［草原庁］\n\n③ 浮標を塗る。"),
        "en": text.replace("(b) Build rafts.", "(b) Build canoes. [MA]\n\n(c) Build rafts."),
    }[lang]
    old, new = plan(lang), parse(more, Reading("new"), REGISTRY).edition
    kept = {p.text: p.id for p in old.provisions.values()}
    names = {key: kept.get(p.text, f"fresh-{key}") for key, p in new.provisions.items()}
    settled = [replace(p, id=names[p.id], parent=names.get(p.parent, "")) for p in new.provisions.values()]
    wanted = replace(new, outline=tuple(p.id for p in settled), provisions={p.id: p for p in settled})
    said = sentences(old, wanted, diff(old, wanted, REGISTRY), REGISTRY, lang)
    found = carried_out(as_text(said, lang), old, REGISTRY, lang, "next").edition
    assert list(marks(found, lang).values()) == list(marks(wanted, lang).values())


def test_how_something_is_marked_is_a_matter_of_form() -> None:
    old = plan("ja")
    key = old.outline[5]
    new = replace(old, provisions=old.provisions | {key: replace(old.provisions[key], mark="ア")})
    (change,) = diff(old, new, REGISTRY).changes
    assert change.facets.names() == ()


@pytest.mark.parametrize(
    ("lines", "printed"),
    [
        ("Chapter 3: Ports\n\n3.1 Lamps\n\n3.1.1 Build lamps. [MHP]\n\n3.1.2 Buy oil. [MHP]", "3.1 3.1.1 3.1.2"),
        ("Chapter 3: Ports\n\n1.1 Build lamps. [MHP]\n\n1.2 Buy oil. [MHP]\n\n2.1 Paint. [MHP]", "1-1) 1-2) 2-1)"),
        ("第３章　港\n\n1-1　灯台を建てる。［港湾省］\n\n1-2　油を買う。［港湾省］", "(1) (2)"),
        ("第３章　港\n\n3-1　灯台を建てる。［港湾省］\n\n3-2　油を買う。［港湾省］", "3-1 3-2"),
    ],
)
def test_numbers_are_repeated_only_where_they_stand_above(lines: str, printed: str) -> None:
    found = imported(f"# Plan\n\n{lines}").edition
    lang: Lang = "en" if lines.isascii() else "ja"
    assert " ".join(shown(found, lang)[1:]) == printed
    assert parse(to_markdown(found, REGISTRY), Reading(), REGISTRY).edition == found
