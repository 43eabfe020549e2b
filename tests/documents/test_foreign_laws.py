"""A law of reading what other programs wrote: a plan that is printed as a Word file, its numbers typed or counted, or
as a web page of lists inside lists, and has lost all that we keep beside the words, reads back as the same plan."""

import re
from collections.abc import Iterator

from docx import packed, unpacked
from hypothesis import given, settings
from hypothesis import strategies as st
from papers import told
from small import small
from strategies import REGISTRY

from aiplan_revise.documents.html import read_html
from aiplan_revise.documents.reading import Reading
from aiplan_revise.documents.word import read_word
from aiplan_revise.documents.word.out.export import to_word
from aiplan_revise.model.edition import Assignment, Edition, Lang, Provision, Texts, ordered

WORDS: dict[Lang, tuple[str, ...]] = {
    "en": (
        *("Open the ports", "e-Gov for every port", "3 pilots in 60 towns", "iPS cells", "p53 and the like", "AI"),
        *("100% of the ports", "2030 targets", "A plan of plans", "I know", "(draft) rules", "e-learning by 2030"),
    ),
    "ja": (
        *("港を開く取組", "eラーニングの推進", "iPS細胞の研究", "60拠点の整備", "2030年までの目標", "３つの柱", "港"),
        *("（仮称）港湾法の検討", "「港」の利用", "ア行の索引", "一人ひとりの港", "e-Govの拡充", "第三者の評価", "AI"),
    ),
}
STYLES: dict[Lang, tuple[str, ...]] = {
    "en": ("Chapter 1:", "Section 1:", "1)", "a)", "(1)"),
    "ja": ("第1章", "第1節", "(1)", "①", "ア)"),
}
NUMBERS: dict[Lang, tuple[list[str], ...]] = {
    "en": ([*"123"], [*"abcd"], [*"123"]),
    "ja": ([*"123"], [*"1234"], [*"アイウ"]),
}
some = settings(max_examples=settings().max_examples // 3)
LANGUAGE: st.SearchStrategy[Lang] = st.sampled_from(("en", "ja"))


@st.composite
def plans(draw: st.DrawFn) -> tuple[Lang, Edition]:
    """A plan of chapters, groups, initiatives and what stands under them, in one language; statements come first."""
    lang = draw(LANGUAGE)
    title = Texts(**{lang: "Plan" if lang == "en" else "計画"})
    return lang, small(*_chapters(draw, lang), numbering=STYLES[lang], title=title)


def _chapters(draw: st.DrawFn, lang: Lang) -> Iterator[Provision]:
    def said(*ends: str) -> Texts:
        return Texts(**{lang: draw(st.sampled_from(WORDS[lang])) + draw(st.sampled_from(ends))})

    stop = {"en": ".", "ja": "。"}[lang]
    names = [Assignment(key, printed=REGISTRY.bodies[key].names.get(lang)) for key in ("harbour", "meadow", "council")]
    bodies = st.lists(st.sampled_from(names), min_size=1, max_size=2, unique=True).map(tuple)
    groups, steps, parts = NUMBERS[lang]
    for c in range(1, draw(st.integers(2, 3))):
        yield Provision(f"c{c}", "chapter", number=str(c), text=said(""))
        for s in range(draw(st.integers(0, 2))):
            yield Provision(f"c{c}-s{s}", "statement", f"c{c}", text=said(stop))
        for g in range(draw(st.integers(1, 3))):
            yield Provision(group := f"c{c}-{g}", "group", f"c{c}", groups[g], text=said(""))
            if draw(st.booleans()):
                yield Provision(f"{group}-s", "statement", group, text=said(stop))
            for i in range(draw(st.integers(1, 4))):
                yield Provision(
                    step := f"{group}-{i}", "initiative", group, steps[i], Texts(), said("", stop), draw(bodies)
                )
                for n in range(draw(st.integers(0, 3))):
                    yield Provision(f"{step}-{n}", "statement", step, parts[n], text=said(stop))


@some
@given(plans(), st.booleans())
def test_a_word_file_that_keeps_nothing_but_its_words(plan: tuple[Lang, Edition], automatic: bool) -> None:
    lang, made = plan
    found = read_word(bare(to_word(made, REGISTRY, lang, automatic=automatic)), Reading(lang=lang), REGISTRY)
    assert told(found.edition) == told(made)
    assert found.edition.about.title == made.about.title
    assert found.findings == ()


def bare(raw: bytes) -> bytes:
    """A Word file without what only ours has: the part beside the words, and bookmarks."""
    parts = {name: one for name, one in unpacked(raw).items() if not name.startswith("customXml")}
    text = re.sub(rb"<w:bookmark(?:Start|End)[^>]*/>", b"", parts["word/document.xml"])
    return packed(parts | {"word/document.xml": text})


@some
@given(plans(), st.booleans())
def test_a_web_page_of_lists_inside_lists(plan: tuple[Lang, Edition], loose: bool) -> None:
    """All of its numbers are digits, which only the lists tell apart."""
    lang, made = plan
    found = read_html("".join(page(made, lang, loose)).encode(), Reading(lang=lang), REGISTRY)
    assert told(found.edition) == [(kind, _digits(number), *rest) for kind, number, *rest in told(made)]
    assert found.edition.about.title == made.about.title
    assert found.findings == ()


def _digits(number: str) -> str:
    return number.translate(str.maketrans("abcdアイウ", "1234123"))


def page(of: Edition, lang: Lang, loose: bool) -> Iterator[str]:
    """A plan as a web page: chapters as headings, groups, initiatives and what is under them as lists inside lists;
    `loose` ones have paragraphs in them."""
    yield f"<h1>{of.about.title.get(lang)}</h1>"
    children: dict[str, list[Provision]] = {}
    for one in ordered(of):
        children.setdefault(one.parent, []).append(one)
    for chapter in children[""]:
        mark = f"Chapter {chapter.number}:" if lang == "en" else f"第{chapter.number}章"
        yield f"<h2>{mark} {chapter.text.get(lang)}</h2>"
        yield from (f"<p>{one.text.get(lang)}</p>" for one in children[chapter.id] if not one.number)
        yield from _list([one for one in children[chapter.id] if one.number], children, lang, "p" if loose else "b")


def _list(family: list[Provision], children: dict[str, list[Provision]], lang: Lang, tag: str) -> Iterator[str]:
    yield "<ol>" if family else ""
    for one in family:
        names = [party.printed for party in one.assignments]
        bodies = f"［{'、'.join(names)}］" if lang == "ja" else f" [{'; '.join(names)}]"
        inside = children.get(one.id, [])
        yield f"<li><{tag}>{one.text.get(lang)}{bodies * bool(names)}</{tag}>"
        yield from (f"<p>{other.text.get(lang)}</p>" for other in inside if not other.number)
        yield from _list([other for other in inside if other.number], children, lang, tag)
    yield "</ol>" if family else ""
