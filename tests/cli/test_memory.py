"""history, blame and carryover over a small store of four editions, their output whole."""

import json
from pathlib import Path

import pytest
from cli.conftest import Aiplan
from msgspec.structs import replace

from aiplan_revise.model.bodies import Body, BodySuccession, Registry
from aiplan_revise.model.codec import encode
from aiplan_revise.model.edition import About, Assignment, Edition, Ending, Provision, Source, Texts, edition
from aiplan_revise.model.links import Decision, Ledger, Lineage

BODIES = Registry(
    {
        "watch": Body("watch", Texts("監視局", "Watch Office"), Texts("監視局", "WO")),
        "shield": Body("shield", Texts("保全庁", "Shield Agency"), Texts("保全庁", "SA")),
        "harbour": Body("harbour", Texts("港湾省", "Harbour Ministry"), Texts("港湾省", "HM")),
    },
    successions=(BodySuccession("watch", "shield", "2027-04-01", Source("Act")),),
)


def _step(key: str, number: str, ja: str, en: str, *bodies: str, **more: tuple[str, ...]) -> Provision:
    assigned = tuple(Assignment(body, printed=body) for body in bodies)
    continues = more.get("continues", ())
    return Provision(key, "initiative", "sea", number, text=Texts(ja, en), assignments=assigned, continues=continues)


def _plan(year: int, *steps: Provision) -> Edition:
    sea = Provision("sea", "chapter", number="1", text=Texts("海", "The sea"))
    about = About(
        str(year),
        Texts(f"{year}年計画", f"Plan {year}"),
        follows=str(year - 1) if year > 2025 else "",
        dates={"adopted": f"{year}-07-01"},
    )
    return edition(about, (sea, *steps))


STAFF_JA, STAFF_EN = "{year}までに職員{count}人を配置する。", "Equip {count} staff by {year}."
GUIDE = ("手引きを公表する。", "Publish a guide for divers.")
REEF = ("2026年までに礁を守る。", "Guard the reef by 2026.")
TEACH = ("潜水を教える。", "Teach diving.")


def _staff(number: str, year: int, count: int, *bodies: str) -> Provision:
    ja, en = STAFF_JA.format(year=f"{year}年", count=count), STAFF_EN.format(year=year, count=count)
    return _step("staff", number, ja, en, *bodies)


CHAIN = (
    _plan(2025, _staff("a", 2026, 60, "watch"), _step("guide", "b", *GUIDE, "harbour"), _step("reef", "c", *REEF)),
    _plan(2026, _staff("a", 2026, 200, "watch"), _step("guide", "b", *GUIDE, "harbour"), _step("reef", "c", *REEF)),
    _plan(
        2027,
        _step("teach", "a", *TEACH, "harbour"),
        _staff("b", 2028, 200, "shield"),
        _step("guide", "c", *GUIDE, "harbour"),
    ),
    _plan(
        2028,
        _step("school", "a", TEACH[0] + GUIDE[0], f"{TEACH[1]} {GUIDE[1]}", "harbour", continues=("guide", "teach")),
        _staff("b", 2028, 200, "harbour"),
    ),
)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store that holds CHAIN."""
    for one in CHAIN:
        folder = tmp_path / "store" / one.about.id
        folder.mkdir(parents=True)
        (folder / "edition.json").write_bytes(encode(one))
    (tmp_path / "store" / "bodies.json").write_bytes(encode(BODIES))
    return tmp_path / "store"


BOTH = pytest.mark.parametrize("lang", ["en", "ja"])

STAFF = {
    "en": """\
The life of 1.b: Equip 200 staff by 2028. (staff)

2025 (adopted 1 July 2025)
  first appears as 1.a
    Equip 60 staff by 2026.
    Responsible: WO

2026 (adopted 1 July 2026)
  1.a: 60 → 200 staff (+140); reworded
    Equip [-60-]{+200+} staff by 2026.
    Responsible: WO

2027 (adopted 1 July 2027)
  1.a → 1.b: by 2026 → by 2028 (2 years later); reworded; WO continues as SA (1
  April 2027): renamed or reorganised, no hand-over
    Equip 200 staff by [-2026-]{+2028+}.
    Responsible: SA (continues under another name)

2028 (adopted 1 July 2028)
  1.b: responsible body changed from SA to HM
    Responsible: + HM; − SA
""",
    "ja": """\
1.bの経緯：2028年までに職員200人を配置する。 (staff)

2025（2025年7月1日決定）
  初出：1.a
    2026年までに職員60人を配置する。
    担当：監視局

2026（2026年7月1日決定）
  1.a：60人 → 200人（＋140人）。文言を変更
    2026年までに職員[-60-]{+200+}人を配置する。
    担当：監視局

2027（2027年7月1日決定）
  1.a → 1.b：2026年までに → 2028年までに（2年後ろ倒し）。文言を変更。監視局は保
  全庁に名称変更・改組（2027年4月1日）。移管には当たらない
    [-2026-]{+2028+}年までに職員200人を配置する。
    担当：保全庁（名称変更・改組による承継）

2028（2028年7月1日決定）
  1.b：担当を保全庁から港湾省に変更
    担当：+ 港湾省；− 保全庁
""",
}


@BOTH
def test_history_tells_a_life(aiplan: Aiplan, store: Path, lang: str):
    """60 → 200 staff, a deadline put off, a renamed body, a hand-over."""
    assert aiplan("history", "staff", "--store", store, "--lang", lang) == (0, STAFF[lang], "")


SCHOOL = {
    "en": """\
The life of 1.a: Teach diving. Publish a guide for divers. (school)

2025 (adopted 1 July 2025)
  first appears as 1.b
    Publish a guide for divers.
    Responsible: HM

2026: unchanged

2027 (adopted 1 July 2027)
  added as 1.a
    Teach diving.
    Responsible: HM
  1.b → 1.c: renumbered from 1.b to 1.c

2028 (adopted 1 July 2028)
  1.a “Teach diving.”, 1.c “Publish a guide for divers.” joined into 1.a “Teach
  diving. Publish a guide for divers.”
    Share that came from 1.a: Teach diving.
    Share that came from 1.c: Publish a guide for divers.
    Responsible: HM
""",
    "ja": """\
1.aの経緯：潜水を教える。手引きを公表する。 (school)

2025（2025年7月1日決定）
  初出：1.b
    手引きを公表する。
    担当：港湾省

2026：変更なし

2027（2027年7月1日決定）
  1.aとして新設
    潜水を教える。
    担当：港湾省
  1.b → 1.c：項番を1.bから1.cに変更

2028（2028年7月1日決定）
  1.a「潜水を教える。」、1.c「手引きを公表する。」を統合：1.a「潜水を教える。手
  引きを公表する。」
    1.a から引き継いだ部分：潜水を教える。
    1.c から引き継いだ部分：手引きを公表する。
    担当：港湾省
""",
}


@BOTH
def test_history_tells_of_all_pasts_of_a_join(aiplan: Aiplan, store: Path, lang: str):
    assert aiplan("history", "1.a", "--store", store, "--lang", lang) == (0, SCHOOL[lang], "")


DROPPED = {
    "en": """\
The life of 1.c: Guard the reef by 2026. (reef)

2025 (adopted 1 July 2025)
  first appears as 1.c
    Guard the reef by 2026.

2026: unchanged

2027 (adopted 1 July 2027)
  1.c dropped; no reason is given
    [-Guard the reef by 2026.-]
""",
    "ja": """\
1.cの経緯：2026年までに礁を守る。 (reef)

2025（2025年7月1日決定）
  初出：1.c
    2026年までに礁を守る。

2026：変更なし

2027（2027年7月1日決定）
  1.cを削除（理由の記載なし）
    [-2026年までに礁を守る。-]
""",
}


@BOTH
@pytest.mark.parametrize("words", ["reef", "guard the REEF", "ｇｕａｒｄ the reef by 2026.", "礁を守る"])
def test_history_tells_of_a_drop(aiplan: Aiplan, store: Path, lang: str, words: str):
    """Named by id, or by words of an edition that has it, whatever their case and width."""
    ran = aiplan("history", words, "--store", store, "--lang", lang, "--edition", "2025")
    assert ran == (0, DROPPED[lang], "")


def test_a_drop_with_a_reason_is_told_with_it_and_not_silent(aiplan: Aiplan, store: Path):
    ending = Ending("completed", Texts("2026年3月", "in March 2026"))
    about = replace(CHAIN[2].about, endings={"reef": ending})
    (store / "2027" / "edition.json").write_bytes(encode(replace(CHAIN[2], about=about)))
    told = aiplan("history", "reef", "--store", store).out
    assert told.endswith(
        "2027 (adopted 1 July 2027)\n  1.c dropped; completed (in March 2026)\n    [-Guard the reef by 2026.-]\n"
    )
    ran = aiplan("carryover", "2026", "2027", "--store", store, "--lang", "ja")
    assert ran.code == 0
    assert "\n1.c：終了（理由：完了（2026年3月））\n" in ran.out


MARKDOWN = """\
# The life of 1.b: Equip 200 staff by 2028.

`staff`

## 2025 (adopted 1 July 2025)

- first appears as 1.a

  > Equip 60 staff by 2026.

  Responsible: WO

## 2026 (adopted 1 July 2026)

- 1.a: 60 → 200 staff (+140); reworded

  > Equip <del>60</del><ins>200</ins> staff by 2026.

  Responsible: WO

## 2027 (adopted 1 July 2027)

- 1.a → 1.b: by 2026 → by 2028 (2 years later); reworded; WO continues as SA (1 April 2027): renamed or \
reorganised, no hand-over

  > Equip 200 staff by <del>2026</del><ins>2028</ins>.

  Responsible: SA (continues under another name)

## 2028 (adopted 1 July 2028)

- 1.b: responsible body changed from SA to HM

  Responsible: HM (added); SA (removed)
"""


def test_history_in_markdown(aiplan: Aiplan, store: Path):
    assert aiplan("history", "staff", "--store", store, "--format", "md") == (0, MARKDOWN, "")


def test_history_json_has_every_step_with_the_ids_on_both_sides(aiplan: Aiplan, store: Path):
    ran = aiplan("history", "teach", "--store", store, "--format", "json")
    found = json.loads(ran.out)
    assert (ran.code, [*found], [*found["steps"][0]]) == (
        0,
        ["lang", "id", "title", "caption", "steps", "unofficial"],
        ["stage", "kind", "numbers", "says", "change"],
    )
    assert found["steps"][1]["stage"] == {
        "key": "2028",
        "base": "2027",
        "title": {"text": "Plan 2028", "lang": "en"},
        "dates": ["adopted 1 July 2028"],
        "by": "",
        "why": "",
    }
    sides = [[[p["id"] for p in step["change"][side]] for side in ("old", "new")] for step in found["steps"]]
    assert sides == [[[], ["teach"]], [["teach", "guide"], ["school"]]]


def test_history_of_what_nobody_knows(aiplan: Aiplan, store: Path):
    assert aiplan("history", "9.z", "--store", store) == (
        2,
        "",
        "aiplan: 9.z: is neither an id, a number nor words of a title in 2028; see: aiplan show 2028, "
        "or name another edition: --edition EDITION\n",
    )
    assert aiplan("history", "staff", "--store", store, "--edition", "1999").err == (
        f"aiplan: {store}: there is no edition 1999; the editions here: 2025, 2026, 2027, 2028\n"
    )


def test_history_of_several_lists_them(aiplan: Aiplan, store: Path):
    assert aiplan("history", "by 2026", "--store", store, "--edition", "2026") == (
        2,
        "",
        "staff  1.a  Equip 200 staff by 2026.\nreef  1.c  Guard the reef by 2026.\n"
        "aiplan: by 2026: 2 provisions of 2026 fit; name one by its id\n",
    )


def test_editions_that_follow_each_other_in_a_ring_are_refused(aiplan: Aiplan, store: Path):
    first = replace(CHAIN[0], about=replace(CHAIN[0].about, follows="2028"))
    (store / "2025" / "edition.json").write_bytes(encode(first))
    for verb in ("history", "blame"):
        ran = aiplan(verb, "2025", "--store", store)
        assert (ran.code, ran.out) == (2, "")
        assert "2025 → 2028 → 2027 → 2026 → 2025: these editions follow each other in a ring" in ran.err


# ---------------------------------------------------------------- editions that are not settled yet


def test_history_heeds_the_decisions_kept_beside_an_edition(aiplan: Aiplan, store: Path):
    """The store says that reef was dropped and teach added; a person says that teach continues reef."""
    decision = Decision(("reef",), ("teach",), "overridden", "B", "2027-08-01", "the divers guard it")
    (store / "2027" / "ledger.json").write_bytes(encode(Ledger(Lineage("2026", "2027"), (decision,))))
    ran = aiplan("history", "reef", "--store", store, "--format", "json")
    steps = [(step["stage"]["key"], step["kind"]) for step in json.loads(ran.out)["steps"]]
    assert steps == [("2025", "first"), ("2026", "unchanged"), ("2027", "carried"), ("2028", "joined")]


def test_decisions_that_the_ids_say_already_change_nothing(aiplan: Aiplan, store: Path):
    sides = [(("staff",), ("staff",)), (("reef",), ()), ((), ("teach",))]
    decisions = tuple(Decision(old, new, "confirmed", "B", "2027-08-01", "so it is") for old, new in sides)
    (store / "2027" / "ledger.json").write_bytes(encode(Ledger(Lineage("2026", "2027"), decisions)))
    assert aiplan("history", "reef", "--store", store) == (0, DROPPED["en"], "")


def test_editions_without_a_common_id_are_linked_by_what_they_say(aiplan: Aiplan, store: Path):
    provisions = {f"own-{key}" if key != "sea" else key: p for key, p in CHAIN[1].provisions.items()}
    fresh = edition(CHAIN[1].about, (replace(p, id=key) for key, p in provisions.items()))
    (store / "2026" / "edition.json").write_bytes(encode(fresh))
    ran = aiplan("history", "staff", "--store", store)
    assert ran == (0, STAFF["en"], "")


# ---------------------------------------------------------------- blame


BLAME = {
    "en": """\
2025 2025-07-01 │ 1 The sea
2027 2027-07-01 │   1.a Teach diving.
2025 2025-07-01 │   Publish a guide for divers.
2025 2025-07-01 │   1.b Equip
2026 2026-07-01 │   200
2025 2025-07-01 │   staff by
2027 2027-07-01 │   2028.
""",
    "ja": """\
2025 2025-07-01 │ 1 海
2027 2027-07-01 │   1.a 潜水を教える。
2025 2025-07-01 │   手引きを公表する。
2027 2027-07-01 │   1.b 2028
2025 2025-07-01 │   年までに職員
2026 2026-07-01 │   200
2025 2025-07-01 │   人を配置する。
""",
}


@BOTH
def test_blame_says_since_when_the_words_stand_so(aiplan: Aiplan, store: Path, lang: str):
    assert aiplan("blame", "2028", "--store", store, "--lang", lang) == (0, BLAME[lang], "")


def test_blame_json_makes_up_the_texts(aiplan: Aiplan, store: Path):
    found = json.loads(aiplan("blame", "2028", "--store", store, "--format", "json").out)
    assert [stage["key"] for stage in found["stages"]] == ["2025", "2026", "2027", "2028"]
    assert found["stages"][0] == {"key": "2025", "date": "2025-07-01", "by": "", "why": ""}
    school = found["provisions"][1]
    assert school == {
        "id": "school",
        "kind": "initiative",
        "number": "1.a",
        "depth": 1,
        "clauses": [
            {"part": "text", "lang": "ja", "words": TEACH[0], "since": "2027"},
            {"part": "text", "lang": "ja", "words": GUIDE[0], "since": "2025"},
            {"part": "text", "lang": "en", "words": f"{TEACH[1]} ", "since": "2027"},
            {"part": "text", "lang": "en", "words": GUIDE[1], "since": "2025"},
        ],
    }


# ---------------------------------------------------------------- carryover


CARRYOVER = {
    "en": """\
Promised by 1 July 2027 in 2026, and what became of it in 2027
1 of 2 silently gone

1.a: deadline moved: by 2026 → by 2028 (2 years later); stands in 1.b
    By when: by 2026; WO
    Promised: Equip 200 staff by 2026.
    Now: Equip 200 staff by 2028.

! 1.c: silently dropped
    By when: by 2026
    Promised: Guard the reef by 2026.
""",
    "ja": """\
2026において2027年7月1日までを期限とした事項と、2027における状況
期限の到来した2件のうち、1件が理由の記載なく消滅

1.a：期限を変更：2026年までに → 2028年までに（2年後ろ倒し）。1.bに記載
    期限：2026年までに；監視局
    記載：2026年までに職員200人を配置する。
    現在の記載：2028年までに職員200人を配置する。

! 1.c：理由の記載なく削除
    期限：2026年までに
    記載：2026年までに礁を守る。
""",
}

CARRYOVER_MARKDOWN = """\
# Promised by 1 July 2027 in 2026, and what became of it in 2027

1 of 2 silently gone

| Initiative | Promised | By when | Responsible | What became of it |
|---|---|---|---|---|
| 1.a | Equip 200 staff by 2026. | by 2026 | WO | deadline moved: by 2026 → by 2028 (2 years later); \
stands in 1.b<br>Now: Equip 200 staff by 2028. |
| 1.c | Guard the reef by 2026. | by 2026 |  | **silently dropped** |
"""


@BOTH
def test_carryover_tells_what_became_of_promises(aiplan: Aiplan, store: Path, lang: str):
    """The day that counts is the newest date of the new edition; something is silently gone: exit 1."""
    assert aiplan("carryover", "2026", "2027", "--store", store, "--lang", lang) == (1, CARRYOVER[lang], "")


def test_carryover_as_a_table(aiplan: Aiplan, store: Path):
    assert aiplan("carryover", "2026", "2027", "--store", store, "--format", "md") == (1, CARRYOVER_MARKDOWN, "")


def test_carryover_calls_bodies_as_the_plan_does(aiplan: Aiplan, tmp_path: Path):
    for name, year in (("old", 2025), ("new", 2026)):
        said = f"# A plan {year}\n\n## Chapter 1. Law\n\n(a) Publish the code by {year}. [Ministry of Justice]\n"
        (tmp_path / f"{name}.md").write_text(said)
    ran = aiplan("carryover", tmp_path / "old.md", tmp_path / "new.md", "--on", "2026-02-01")
    assert "By when: by 2025; Ministry of Justice\n" in ran.out


def test_carryover_before_anything_is_due(aiplan: Aiplan, store: Path):
    assert aiplan("carryover", "2026", "2027", "--store", store, "--on", "2026-12-30") == (
        0,
        "Promised by 30 December 2026 in 2026, and what became of it in 2027\nnothing was promised by then\n",
        "",
    )


def test_carryover_json(aiplan: Aiplan, store: Path):
    found = json.loads(aiplan("carryover", "2026", "2027", "--store", store, "--format", "json").out)
    assert {key: found[key] for key in ("old", "new", "on", "silent")} == {
        "old": "2026", "new": "2027", "on": "2027-07-01", "silent": 1,
    }  # fmt: skip
    assert [(p["id"], p["date"], p["outcome"], p["silent"], p["new"]) for p in found["promises"]] == [
        ("staff", "2026", "later", False, ["staff"]), ("reef", "2026", "dropped", True, []),
    ]  # fmt: skip


@pytest.mark.parametrize("day", ["soon", "2026-13", "2026-02-30"])
def test_carryover_refuses_what_is_no_date(aiplan: Aiplan, store: Path, day: str):
    assert aiplan("carryover", "2026", "2027", "--store", store, "--on", day) == (
        2, "", f"aiplan: --on: '{day}' is not a date; write 2026, 2026-07 or 2026-07-14\n",
    )  # fmt: skip
