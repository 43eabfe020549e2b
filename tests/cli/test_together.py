"""Two editions whose sentences say who acts: what one of them tells of it holds for the other."""

from pathlib import Path

import pytest
from cli.conftest import Aiplan

FREIGHT = {
    1: "The Ministry of Transport will publish a national freight strategy by 30 June 2029.",
    2: "The New Zealand Customs Service will inspect all transhipped containers.",
    3: "The Ministry of Health will place two mental health teams in each affected region.",
    4: "The Ministry of Education will reopen all schools within ten working days.",
    5: "The Department of Internal Affairs will restore council call centres within eight hours.",
}
MORE = {
    6: "The New Zealand Police will deploy six mobile command vehicles.",
    7: "KiwiRail will renew 180 kilometres of track on the Main North Line.",
}
BOTH = "KiwiRail and the Ministry of Transport will reduce the closure time of level crossings to 90 seconds."
TEAMS = "Health New Zealand will place two mental health teams in each affected region."


def write(path: Path, items: dict[int, str], mark: str = "{}. ") -> Path:
    listed = "\n\n".join(mark.format(at) + words for at, words in items.items())
    path.write_text(f"# Freight Plan of New Zealand\n\n## Freight\n\n{listed}\n")
    return path


@pytest.mark.parametrize("mark", ["{}. ", "- ", ""])
def test_an_edition_that_names_fewer_is_read_as_the_other_one(tmp_path: Path, aiplan: Aiplan, mark: str) -> None:
    old, new = write(tmp_path / "old.md", FREIGHT, mark), write(tmp_path / "new.md", FREIGHT | {3: TEAMS}, mark)
    told = aiplan("diff", old, new).out
    assert "Carried over, changed 1; Unchanged 4" in told
    assert "responsible body changed from Ministry of Health to Health New Zealand" in told


def test_who_may_act_is_who_will_act(tmp_path: Path, aiplan: Aiplan) -> None:
    softer = FREIGHT | {2: FREIGHT[2].replace("will", "may")}
    told = aiplan("diff", write(tmp_path / "old.md", FREIGHT), write(tmp_path / "new.md", softer)).out
    assert "wording weakened" in told
    assert "responsible" not in told


def test_a_body_is_one_where_it_acts_alone_too(tmp_path: Path, aiplan: Aiplan) -> None:
    old = write(tmp_path / "old.md", FREIGHT | MORE | {8: BOTH})
    new = write(tmp_path / "new.md", FREIGHT | MORE | {8: BOTH.replace("KiwiRail and the", "The")})
    told = aiplan("summary", old, new).out.replace("\n", " ")
    assert "KiwiRail: 2 → 1" in told
    assert "appear for the first time" not in told
    assert "no longer responsible for any" not in told


def test_paragraphs_are_measures_where_nothing_else_is(tmp_path: Path, aiplan: Aiplan) -> None:
    words = "# 計画\n\n第１章　水道\n\n{}省は、管路を更新する。\n\n厚生労働省は、訓練を行う。\n\n"
    words += "総務省は、財源を確保する。\n\n第２章　道路\n\n警察庁は、信号機を更新する。\n\n環境省は、木を植える。\n"
    old, new = tmp_path / "old.md", tmp_path / "new.md"
    old.write_text(words.format("国土交通"))
    new.write_text(words.format("経済産業"))
    assert "担当を国土交通省から経済産業省に変更" in aiplan("diff", old, new).out


def test_where_it_acts_is_who_acts_in_both(tmp_path: Path, aiplan: Aiplan) -> None:
    words = "# 計画\n\n１　水道\n\n（ア）国土交通省において、管路を更新する。\n\n"
    words += "（イ）総務省において、財源を確保する。\n\n（ウ）環境省において、木を植える。\n\n"
    words += "（エ）警察庁において、信号機を更新する。\n\n（オ）厚生労働省において、訓練を{}する。\n"
    old, new = tmp_path / "old.md", tmp_path / "new.md"
    old.write_text(words.format("行うことを検討"))
    new.write_text(words.format("実施").replace("（エ）警察庁において", "（エ）各地において"))
    told = aiplan("diff", old, new).out
    assert "施策：継続（変更あり） 2；変更なし 3" in told
    assert "厚生労働省を" not in told
