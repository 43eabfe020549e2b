"""A clause that only stands elsewhere in the sentence, with another ending, neither went nor came."""

import pytest
from telling import said

from aiplan_revise.model.edition import Lang
from aiplan_revise.report.shifted import shifted


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("相談窓口を設置し、事例を収集するとともに、手引を公表する。",
         "手引を公表し、相談窓口を設置するとともに、事例を収集する。"),
        ("市町村の職員に研修を行い、教材を配布する。", "教材を配布し、市町村の職員に研修を行う。"),
        ("漁業者の安全を確保するため、港湾に監視カメラを設置する。",
         "港湾に監視カメラを設置し、漁業者の安全を確保する。"),
        ("診療所に医師を派遣するとともに、救急搬送の訓練を実施する。",
         "救急搬送の訓練を実施し、診療所に医師を派遣する。"),
        ("森林組合と協力しながら、間伐材を利用した発電を進める。",
         "間伐材を利用した発電を、森林組合と協力して進める。"),
        ("灯台の保存のための基金を創設し、寄附を募る。", "寄附を募り、灯台の保存のための基金を創設する。"),
        ("利用者の意見を踏まえ、予約システムの改修を行う。", "予約システムの改修を、利用者の意見を踏まえて行う。"),
        ("桟橋の補修を行い、標識を増設する。", "標識を増設し、桟橋を補修する。"),
    ],
)  # fmt: skip
def test_in_japanese(old: str, new: str) -> None:
    assert said("ja", old, new) == said("ja", new, old) == ""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Train the wardens of mountain huts and publish a guide for climbers.",
         "Publish a guide for climbers and train the wardens of mountain huts."),
        ("The ministry will train the wardens of mountain huts, publishing a guide for climbers.",
         "The ministry will publish a guide for climbers and train the wardens of mountain huts."),
        ("To protect the nesting sites of terns, close the beaches in spring.",
         "Close the beaches in spring, protecting the nesting sites of terns."),
        ("By supporting the owners of small vineyards, keep the terraces in use.",
         "Keep the terraces in use and support the owners of small vineyards."),
        ("Survey the springs of the upper valley, mapping the old wells.",
         "Map the old wells and survey the springs of the upper valley."),
        ("Ferry operators are inspected every spring and crews are trained in rescue.",
         "Crews will be trained in rescue, with ferry operators inspected every spring."),
        ("In cooperation with fishing cooperatives, the agency counts eel stocks in the rivers.",
         "The agency counts eel stocks in the rivers, cooperating with fishing cooperatives."),
        ("Repair the dykes of the delta and plant willows along canals.",
         "Willows will be planted along canals and the dykes of the delta repaired."),
    ],
)  # fmt: skip
def test_in_english(old: str, new: str) -> None:
    assert said("en", old, new) == said("en", new, old) == ""


@pytest.mark.parametrize(
    ("lang", "old", "new", "expected"),
    [
        ("ja", "漁業者の安全を確保するため、港湾に監視カメラを設置し、夜間の巡視を行う。",
         "港湾に監視カメラを設置し、漁業者の安全を確保する。", "主な削除：「夜間の巡視を行う」"),
        ("ja",
         "市町村の職員に研修を行い、教材を配布する。",
         "教材を配布し、市町村の職員に研修の案内を行う。", "主な追加：「案内」"),
        ("ja", "相談窓口を設置し、手引を公表する。", "手引を公表せず、相談窓口を設置する。",
         "逆の内容に改めた（「公表する」→「公表せず」）; 主な削除：「手引を公表する」; 主な追加：「手引を公表せず」"),
        ("ja", "相談窓口を設置し、手引を公表する。", "手引の公表を検討し、相談窓口を設置する。",
         "表現を弱めた（「公表する」→「検討し」）; 主な削除：「手引を公表する」; 主な追加：「手引の公表を検討し」"),
        ("en", "Survey the springs of the upper valley, mapping the old wells.",
         "Map the new wells and survey the springs of the upper valley.",
         "deleted: “mapping the old wells”; inserted: “Map the new wells and survey”"),
        ("en", "Dykes are repaired, and willows are planted along canals.",
         "Dykes are repaired, and willows are not planted along canals.", "inserted: “not”"),
        ("en", "The ferries that run from towns to villages will be free.",
         "The ferries that run from villages to towns will be free.",
         "“towns to villages will” replaced by “villages to towns will”"),
    ],
)  # fmt: skip
def test_what_went_and_came_beside_it_is_told(lang: Lang, old: str, new: str, expected: str) -> None:
    assert said(lang, old, new) == expected


@pytest.mark.parametrize(
    ("lang", "words", "here", "there", "expected"),
    [
        ("ja", "窓口を設置し", "窓口を設置し、通知する。", "通知し、窓口を設置する。", True),
        ("ja", "窓口を設置し", "窓口を設置し、通知する。", "通知し、窓口の設置を行う。", True),
        ("ja", "窓口を設置し", "窓口を設置し、通知する。", "通知し、窓口を設置しない。", False),
        ("ja", "窓口を設置し", "窓口を設置し、通知する。", "通知し、窓口を設置すべきである。", False),
        ("ja", "窓口を設置し", "窓口を設置し、通知する。", "通知し、窓口を設置できる。", False),
        ("ja", "窓口を設置し", "窓口を設置し、駅の窓口を設置する。", "駅の窓口を設置する。", False),
        ("en", "opening a desk", "answer calls, opening a desk.", "open a desk and answer calls.", True),
        ("en", "opening a desk", "answer calls, opening a desk.", "not open a desk but answer calls.", True),
        ("en", "not open a desk", "not open a desk.", "open a desk.", False),
        ("en", "may open a desk", "the city may open a desk.", "the city opens a desk.", False),
        ("en", "open a desk", "open a desk, and open a desk.", "open a desk.", False),
    ],
)
def test_no_more_and_no_less(lang: Lang, words: str, here: str, there: str, expected: bool) -> None:
    assert shifted(words, here, there, lang) is expected
