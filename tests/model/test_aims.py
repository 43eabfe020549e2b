"""Whether something is to go up or down by a figure, or to it."""

from itertools import product

import pytest

from aiplan_revise.model.commitments import targets
from aiplan_revise.model.edition import Lang
from aiplan_revise.revise.retarget import retargets

BY: tuple[tuple[Lang, str], ...] = (
    ("ja", "コストを3割削減する"),
    ("ja", "コストの3割減を目指す"),
    ("ja", "コストを3割以上削減する"),
    ("ja", "前年度比3割増"),
    ("ja", "利用率を30ポイント高める"),
    ("ja", "3割の削減"),
    ("en", "cut costs by a third"),
    ("en", "reduce emissions by at least 30%"),
    ("en", "a 30% increase over last year"),
    ("en", "a reduction in costs of 30%"),
)
TO: tuple[tuple[Lang, str], ...] = (
    ("ja", "コストを3割に削減する"),
    ("ja", "コストを3割へ削減する"),
    ("ja", "コストを3割まで削減する"),
    ("ja", "誤り率を10％から3％に下げる"),
    ("ja", "利用率を8割以上に高める"),
    ("ja", "投資を前年度の3割とする"),
    ("en", "cut costs to a third"),
    ("en", "raise the rate to at least 30%"),
    ("en", "reduce it from 60 to 30"),
)
NEITHER: tuple[tuple[Lang, str], ...] = (
    ("ja", "10％に当たる費用を削減する"),
    ("ja", "200か所に設置し、人員を増やす"),
    ("ja", "8割を高める"),
    ("ja", "2倍に増やす"),
    ("ja", "2030年度までに増やす"),
    ("en", "provide it to 100,000 officials"),
    ("en", "implemented by 20 ministries"),
    ("en", "raise up to 30 million yen"),
    ("en", "reduce it by 2030"),
)


@pytest.mark.parametrize(("said", "aim"), [(BY, "change"), (TO, "level"), (NEITHER, "")])
def test_aims(said: tuple[tuple[Lang, str], ...], aim: str) -> None:
    assert {words: targets(words, lang)[-1].aim for lang, words in said} == {words: aim for _, words in said}


def test_how_far_something_is_to_go_is_no_limit() -> None:
    (found,) = targets("利用率を8割まで高める", "ja")
    assert (found.bound, found.printed) == ("", "8割まで")


def test_what_is_turned_is_a_change_in_both_directions() -> None:
    for (lang, old), (other, new) in product(BY, TO):
        if lang == other:
            assert [~one for one in retargets(old, new, lang)] == list(retargets(new, old, lang))
    assert [(one.old and one.old.aim, one.new and one.new.aim) for one in retargets(BY[0][1], TO[0][1], "ja")] == [
        ("change", "level")
    ]
