"""How one text is amended into another: whole figures, dates and words are quoted, and they stand there once."""

import pytest
from generated import words
from hypothesis import given
from hypothesis import strategies as st
from strategies import few

from aiplan_revise.documents.sentences.edits import edited
from aiplan_revise.documents.sentences.wholes import wholes
from aiplan_revise.documents.sentences.wording import amended
from aiplan_revise.model.edition import LANGS, Lang


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("市区町村の8割程度で導入する。", "市区町村の9割程度で導入する。", "8割→9割"),
        ("令和8年度末までに整備する。", "令和9年度末までに整備する。", "令和8年度末→令和9年度末"),
        ("約80 %の企業で使う。", "約90 %の企業で使う。", "80 %→90 %"),
        (
            "２０２６年３月３１日に始める。",
            "２０２６年４月３０日に始める。",
            "２０２６年３月３１日→２０２６年４月３０日",
        ),
        ("毎年60～80人を育てる。", "毎年70～80人を育てる。", "60～80人→70～80人"),
        ("60ヘクタール規模の林を守る。", "80ヘクタール規模の林を守る。", "60ヘクタール→80ヘクタール"),
        ("第3次計画に沿って進める。", "第4次計画に沿って進める。", "第3次→第4次"),
        ("データ基盤を整備する。", "データセンター基盤を整備する。", "データ→データセンター"),
        ("毎月会合を開く。", "3か月ごとに会合を開く。", "毎月→3か月ごとに"),
        ("第3章第1節(2)に掲げる。", "第4章第1節(2)に掲げる。", "第3章→第4章"),
        ("税関、警察及び保安部で行う。", "税関、入管及び保安部で行う。", "警察→入管"),
        ("税関、警察及び警察庁で行う。", "税関、入管及び警察庁で行う。", "警察及び→入管及び"),
        ("船舶、船舶用機関及び船舶用品を作る。", "船舶、船用機関及び船舶用品を作る。", "船舶用機関→船用機関"),
        ("引き続き取り組む。", "引き続き、着実に取り組む。", "引き続き→、着実に"),
        ("計画（原案）の改定を進める。", "計画（第2次原案）の改定を進める。", "原案→第2次原案"),
        ("8件、8人を選ぶこととする。", "8件、9人を選ぶこととする。", "8人→9人"),
        ("At least 80 % of all towns take part.", "At least 90 % of all towns take part.", "80 %→90 %"),
        ("Open the sites by 31 March 2026.", "Open the sites by 30 April 2026.", "31 March 2026→30 April 2026"),
        ("Spend ¥80 billion on quays and piers.", "Spend ¥90 billion on quays and piers.", "¥80 billion→¥90 billion"),
        ("Keep a well-known list of quays.", "Keep a little-known list of quays.", "well-known→little-known"),
    ],
)
def test_figures_and_words_are_quoted_as_wholes(old: str, new: str, told: str) -> None:
    edits = amended(old, new, "en" if old.isascii() or "¥" in old else "ja")
    assert [f"{one.here}→{one.come}" for one in edits] == [told]


@given(st.sampled_from(LANGS), st.data())
@few
def test_no_figure_and_no_word_is_ever_cut(lang: Lang, data: st.DataObject) -> None:
    old = data.draw(st.lists(words(lang), min_size=1, max_size=3).map(" ".join))
    new = data.draw(st.one_of(words(lang), st.permutations(old.split(" ")).map(" ".join)))
    text = old
    for one in amended(old, new, lang):
        at = old.index(one.here)  # between two edits, words that both texts have can make up a figure that neither has
        edges = {at + len(one.here)} | ({at} if one.kind != "insert" else set())
        assert not [edge for edge in edges for start, end in wholes(old, lang) if start < edge < end]
        text = edited(text, (one,), "", lang)
    assert text in (old, new)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("安全と秩序の確保は基盤である。", "安全と秩序を確保することは基盤である。", "の確保→を確保すること"),
        (
            "Abolish, by the end of FY2026, the old qualification, and replace it.",
            "Consider abolishing the old qualification and replacing it.",
            "Abolish, by the end of FY2026,→Consider abolishing / qualification,→qualification / replace→replacing",
        ),
    ],
)
def test_quotations_do_not_reach_into_each_other(old: str, new: str, told: str) -> None:
    edits = amended(old, new, "en" if old.isascii() else "ja")
    assert " / ".join(f"{one.here}→{one.come}" for one in edits) == told


@given(st.sampled_from(LANGS), st.data())
@few
def test_what_is_quoted_stands_once_in_the_old_text_and_in_one_quotation(lang: Lang, data: st.DataObject) -> None:
    one, other = (data.draw(st.lists(words(lang), min_size=1, max_size=5)) for _ in range(2))
    kept = data.draw(st.lists(st.sampled_from(one), max_size=5))
    old, new = " ".join(one), " ".join([*kept, *other, *one])
    last = 0
    for edit in amended(old, new, lang):
        assert old.count(edit.here) == 1
        assert old.index(edit.here) >= last
        last = old.index(edit.here) + len(edit.here)
