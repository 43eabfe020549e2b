"""What is done, in all its forms; and words that let it off."""

import pytest

from aiplan_revise.model.commitments import clauses
from aiplan_revise.model.commitments.acts import act_before, act_of, same_act, stem
from aiplan_revise.model.commitments.hedges import narrowed


@pytest.mark.parametrize(
    "forms",
    [
        "open opens opened opening",
        "abolish abolishes abolished abolishing abolition",
        "double doubled doubling",
        "apply applies applied application",
        "close closed closing closure",
        "expand expanding expansion",
        "remove removal",
        "connect connection",
        "cut cutting cuts",
        "keep kept keeping",
        "implement implementation",
        "regulate regulation regulating",
        "repeal repealing repealed",
        "subsidize subsidizing subsidised subsidies subsidy",
        "rebuild rebuilding rebuilt",
    ],
)
def test_forms_of_one_english_act(forms: str) -> None:
    assert len({stem(word) for word in forms.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("transfer", "transform"), ("promote", "prohibit"), ("reduce", "replace"), ("open", "operate")]
)
def test_other_acts_have_other_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("手数料の廃止", "廃止"),
        ("手数料を廃止することの可否について", "廃止"),
        ("手数料の廃止を含め、料金の在り方を", "廃止"),
        ("手数料を廃止する方向で", "廃止"),
        ("手数料の廃止に向けた手法の", "廃止"),
        ("税率の引上げを", "引上"),
        ("税率を引き上げるよう", "引上"),
        ("特例の恒久化について、有識者の意見を聴きつつ", "恒久"),
        ("第三者に提供しないよう", "¬提供"),
        ("堤防の整備を強力に", "整備"),
        ("点検率を95％とすることを", "とする"),
        ("受講率8割以上を", "とする"),
        ("国の役割を", "役割"),
        ("", ""),
    ],
)
def test_the_act_before_a_verb(words: str, expected: str) -> None:
    assert act_before(words) == expected


@pytest.mark.parametrize("words", ["砂浜を保全するため", "向上につなげる", "利用者が多い場合には"])
def test_why_and_when_is_no_act(words: str) -> None:
    assert act_of(words) == ""


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("開始", "運行開始", True),
        ("公開", "非公開", False),
        ("設", "設置", True),
        ("定", "定期", False),
        ("開", "公開", False),
        ("clos", "clos", True),
        ("", "", False),
    ],
)
def test_one_act_or_two(one: str, other: str, same: bool) -> None:
    assert same_act(one, other) is same_act(other, one) is same


def test_all_and_some_of_the_same() -> None:
    assert narrowed("全ての学校に配置する", "一部の学校に配置する", "ja") == ("全ての", "一部の")
    assert narrowed("全ての学校に配置する", "主な学校に配置する", "ja") == ("全ての", "主な")
    assert narrowed("全国で開く", "一部の地域で開く", "ja") == ("全国", "一部の地域")
    assert narrowed("run nationwide", "run in selected cities", "en") == ("nationwide", "selected cities")
    assert narrowed("全国で開く", "一部の地域で始め、全国に広げる", "ja") is None
    assert narrowed("全国で開く", "全国10か所で開く", "ja") is None
    assert narrowed("fit all ferries", "fit some ferries", "en") == ("all", "some")
    assert narrowed("fit all ferries", "fit some buses", "en") is None
    assert narrowed("fit some ferries", "fit all ferries", "en") is None


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        ("手数料を廃止する。", 4),
        ("手数料の廃止を検討する。", 1),
        ("手数料の廃止に努める。", 2),
        ("手数料の廃止に向けた準備を進める。", 2),
        ("可能な限り手数料を廃止する。", 2),
        ("必要に応じて行う検査の手数料を廃止する。", 4),
        ("手数料を廃止しなければならない。", 6),
        ("必ず手数料を廃止する。", 6),
        ("Abolish the fee.", 4),
        ("Consider the abolition of the fee.", 1),
        ("The fee may be abolished.", 1),
        ("Prepare to abolish the fee.", 2),
        ("Where feasible, abolish the fee.", 2),
        ("Abolish the fee for as long as necessary.", 4),
        ("Abolish the fee that applies where appropriate.", 4),
        ("The fee must be abolished.", 6),
        ("The ministries are required to abolish the fee.", 6),
        ("The ministries are encouraged to abolish the fee.", 2),
    ],
)
def test_how_firmly_an_act_is_promised(text: str, firm: int) -> None:
    (clause,) = clauses(text, "en" if text.isascii() else "ja")
    assert same_act(clause.act, stem("abolish") if text.isascii() else "廃止")
    assert clause.firm == firm


@pytest.mark.parametrize("text", ["手数料を廃止した。", "The ministries need to abolish the fee."])
def test_what_was_done_or_is_only_needed_is_no_promise(text: str) -> None:
    assert clauses(text, "en" if text.isascii() else "ja") == ()


def test_what_one_side_gives_the_other_receives() -> None:
    assert same_act(stem("granted"), stem("receive"))
    assert not same_act(stem("grant"), stem("offer"))
    assert not same_act(stem("receive"), stem("revoke"))
