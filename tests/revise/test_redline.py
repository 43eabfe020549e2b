"""The redline: exact for any texts, whole words and whole numbers, few places where the eye has to stop."""

import re
from importlib import import_module
from itertools import pairwise

import pytest
from hanging import ending
from hypothesis import example, given
from hypothesis import strategies as st

from aiplan_revise.model.edition import Lang
from aiplan_revise.revise.redline import Span, redline

# The package hands the function on under the same name, so the module has to be asked for.
MODULE = import_module("aiplan_revise.revise.alignment")
MARK = {"same": "{}", "deleted": "[-{}-]", "inserted": "{{+{}+}}"}


def drawn(old: str, new: str, lang: Lang) -> str:
    """A redline as one line: [-struck out-]{+written in+}."""
    return "".join(MARK[span.op].format(span.text) for span in redline(old, new, lang))


JA = [
    ("地方公共団体の支援", "地方公共団体等の支援", "地方公共団体{+等+}の支援"),
    ("利用の促進を図る", "利用の推進を図る", "利用の[-促進-]{+推進+}を図る"),
    ("適切な管理", "適正な管理", "[-適切-]{+適正+}な管理"),
    ("研究開発推進", "研究開発支援", "研究開発[-推進-]{+支援+}"),
    ("利用促進", "活用促進", "[-利用-]{+活用+}促進"),
    ("人材育成", "人材確保育成", "人材{+確保+}育成"),
    ("検討", "再検討", "{+再+}検討"),
    ("データの整備", "データベースの整備", "データ{+ベース+}の整備"),
    ("職員三十人", "職員三十五人", "職員[-三十人-]{+三十五人+}"),
    ("職員を60人から200人に増やす。", "職員を60人から300人に増やす。", "職員を60人から[-200-]{+300+}人に増やす。"),
    ("1兆2,000億円を投資", "1兆3,000億円を投資", "[-1兆2,000億-]{+1兆3,000億+}円を投資"),
    ("５Ｇ網を整備", "６Ｇ網を整備", "[-５Ｇ-]{+６Ｇ+}網を整備"),
    ("２０３０年度までに", "２０３１年度までに", "[-２０３０-]{+２０３１+}年度までに"),
    (
        "安全性を確保するための仕組みを検討する",
        "安全性及び透明性を確保する仕組みを速やかに整備する",
        "安全性{+及び透明性+}を確保する[-ための-]仕組みを[-検討-]{+速やかに整備+}する",
    ),
]
EN = [
    (
        "Raise the staff from 60 to 200.",
        "Raise the staff from 60 to 300.",
        "Raise the staff from 60 to [-200-]{+300+}.",
    ),
    ("about 1,000 sites", "about 1,500 sites", "about [-1,000-]{+1,500+} sites"),
    ("3.5 GW by 2027", "3.6 GW by 2030", "[-3.5-]{+3.6+} GW by [-2027-]{+2030+}"),
    ("encompassing all", "encompassed all", "[-encompassing-]{+encompassed+} all"),
    ("the quick brown fox", "a slow red fox", "[-the quick brown-]{+a slow red+} fox"),
    ("safe AI", "safe, fair AI", "safe{+, fair+} AI"),
    (
        "We will consider establishing a national test bed for models.",
        "We will establish a national centre for models.",
        "We will [-consider establishing -]{+establish +}a national [-test bed-]{+centre+} for models.",
    ),
]


@pytest.mark.parametrize(("old", "new", "expected"), JA)
def test_japanese(old: str, new: str, expected: str) -> None:
    assert drawn(old, new, "ja") == expected


@pytest.mark.parametrize(("old", "new", "expected"), EN)
def test_english(old: str, new: str, expected: str) -> None:
    assert drawn(old, new, "en") == expected


def test_the_ends() -> None:
    assert redline("", "", "ja") == ()
    assert redline("同じ", "同じ", "ja") == (Span("same", "同じ"),)
    assert redline("", "new", "en") == (Span("inserted", "new"),)
    assert redline("old", "", "en") == (Span("deleted", "old"),)
    assert redline("old", "new", "en") == (Span("deleted", "old"), Span("inserted", "new"))


# ---------------------------------------------------------------- laws

WORDS = st.sampled_from(
    re.findall(
        r"\S+",
        "地方公共団体 等 促進 推進 する を の 、 。 データ ベース 60 200 1,000 ２，０００ 三十 五 人 兆 AI GPT-4 5G"
        " the of establish establishing . , ; ( 3.14 2030年度 ゝ 々 \u0301 ー a A \u2028",
    )
)
PHRASE = st.lists(st.one_of(WORDS, st.sampled_from([" ", "\n", "　"])), max_size=20).map("".join)
TEXTS = st.one_of(PHRASE, st.text(max_size=20))
LANGS = st.sampled_from(["ja", "en"])
NUMBER = re.compile("[0-9０-９]{2,}|[0-9]+[.,][0-9]+|[〇一二三四五六七八九十百千万億兆]{2,}")


def lawful(old: str, new: str, spans: tuple[Span, ...]) -> None:
    assert "".join(s.text for s in spans if s.op != "inserted") == old
    assert "".join(s.text for s in spans if s.op != "deleted") == new
    assert all(s.text for s in spans)
    for first, second in pairwise(spans):
        assert first.op != second.op
        assert (first.op, second.op) != ("inserted", "deleted")


@given(TEXTS, TEXTS, LANGS)
def test_both_texts_are_there_to_the_character(old: str, new: str, lang: Lang) -> None:
    lawful(old, new, redline(old, new, lang))


@given(TEXTS, LANGS)
def test_a_text_is_the_same_as_itself(text: str, lang: Lang) -> None:
    assert redline(text, text, lang) == ((Span("same", text),) if text else ())


@given(PHRASE, PHRASE, LANGS)
@example("the603.14", "the3.14", "ja")
def test_no_number_is_cut(old: str, new: str, lang: Lang) -> None:
    spans = redline(old, new, lang)
    for side, gone in ((old, "inserted"), (new, "deleted")):
        cuts, at = set(), 0
        for span in spans:
            if span.op != gone:
                cuts.add(at)
                at += len(span.text)
        inside = {n for m in NUMBER.finditer(side) for n in range(m.start() + 1, m.end())}
        assert not cuts & inside, spans


@given(PHRASE, PHRASE, LANGS)
def test_long_texts_go_by_sentence_and_keep_the_laws(old: str, new: str, lang: Lang) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(MODULE, "MOST", 30)
        lawful(old, new, redline(old, new, lang))


def test_a_long_text_is_compared() -> None:
    sentence = "The centre has {} staff and {} sites in all of the country. "
    old = "".join(sentence.format(n, n + 1) for n in range(4_000))
    new = old.replace(" 17 staff", " 18 staff")
    with ending():
        spans = redline(old, new, "en")
        assert [s.text for s in spans if s.op != "same"] == ["17", "18"]
        lawful("x" * 10**6, "y " * 10**5, redline("x" * 10**6, "y " * 10**5, "en"))
