"""How a paper tells that a body goes on in another one, as the plan says, and that another stands in its place."""

import pytest
from msgspec.structs import replace
from small import head, small, step
from strategies import REGISTRY

from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.edition import Assignment, Edition, Lang, Provision, Texts
from aiplan_revise.report import untabled
from aiplan_revise.report.remarks import remark
from aiplan_revise.revise import check_changes, diff

SAYS = {
    "merged": (
        "The Tide Office was merged into the Sea Office on 1 April 2026.",
        "潮汐局は令和８年４月１日に海洋局に統合された。",
    ),
    "taken-over": (
        "The Tide Office was abolished on 1 April 2026 and its functions were transferred to the Sea Office.",
        "潮汐局を令和８年４月１日に廃止し、その業務を海洋局に移管した。",
    ),
}


def plan(lang: Lang, says: str, *bodies: str) -> Edition:
    def there(key: str, en: str, ja: str, body: str) -> Provision:
        return step(key, en if lang == "en" else "", body, ja=ja if lang == "ja" else "", number=key)

    why = Provision("why", "statement", text=Texts(**{lang: says}))
    words = (
        ("Light the quays.", "岸壁を照らす。"),
        ("Watch the tides.", "潮を見る。"),
        ("Mend the nets.", "網を直す。"),
    )
    held = zip("abc", words, bodies, strict=False)
    sea = head("sea", "Sea" if lang == "en" else "", ja="海" if lang == "ja" else "")
    return small(sea, why, *(there(key, *both, body) for key, both, body in held))


@pytest.mark.parametrize(
    ("lang", "how", "line", "said"),
    [
        (
            "en",
            "merged",
            "One body was reorganised: Tide Office (not in the registry) is now part of Sea Office (not in the "
            "registry) (the plan says so).",
            "Tide Office (not in the registry) is now part of Sea Office (not in the registry) (1 April 2026): merged, "
            "no hand-over (the plan says so)",
        ),
        (
            "ja",
            "merged",
            "組織の改編により、潮汐局（登録外）は海洋局（登録外）に統合（計画の記述による）。",
            "潮汐局（登録外）は海洋局（登録外）に統合（2026年4月1日）。移管には当たらない（計画の記述による）",
        ),
        (
            "en",
            "taken-over",
            "One body was reorganised: Sea Office (not in the registry) has taken the place of Tide Office "
            "(not in the registry) (the plan says so).",
            "Sea Office (not in the registry) has taken the place of Tide Office (not in the registry), with all "
            "it did (1 April 2026): reorganised, no hand-over (the plan says so)",
        ),
        (
            "ja",
            "taken-over",
            "組織の改編により、潮汐局（登録外）は海洋局（登録外）に承継（計画の記述による）。",
            "潮汐局（登録外）は海洋局（登録外）に引き継がれた（2026年4月1日）。"
            "組織の改編であり、移管には当たらない"
            "（計画の記述による）",
        ),
    ],
)
def test_a_merger_reads_as_one(lang: Lang, how: str, line: str, said: str) -> None:
    one, other = ("?Tide_Office", "?Sea_Office") if lang == "en" else ("?潮汐局", "?海洋局")
    words = SAYS[how][lang == "ja"]
    old, new = plan(lang, "", one, one, other), plan(lang, words, other, other, other)
    shown = untabled(diff(old, new), old, new, Registry(), lang)
    assert line in shown.headline
    told = [
        line for change in shown.changes for fact in change.facts if fact.name == "renamed-body" for line in fact.lines
    ]
    assert told == [said, said]
    accounts = {account.id: account for account in shown.bodies}
    gone, heir = accounts[one.replace("_", " ").casefold()], accounts[other.replace("_", " ").casefold()]
    assert (gone.old, gone.new, gone.reshaped, gone.lost) == (2, 0, -2, ())
    assert (heir.old, heir.new, heir.reshaped, heir.gained) == (1, 3, 2, ())
    assert words in gone.continues
    assert words in heir.continues
    assert not any("no longer responsible" in line or "担当施策がなくなる" in line for line in shown.headline)


def test_of_two_that_were_merged_both_are_told_in_the_account_of_the_third() -> None:
    words = "The Tide Office and the Moon Board were merged to form the Sea Office."
    old, new = plan("en", "", "?Tide_Office", "?Moon_Board"), plan("en", words, "?Sea_Office", "?Sea_Office")
    shown = untabled(diff(old, new), old, new, Registry(), "en")
    (heir,) = (account for account in shown.bodies if account.id == "?sea office")
    assert "Tide Office (not in the registry) is now part of" in heir.continues
    assert "Moon Board (not in the registry) is now part of" in heir.continues
    assert sum("Two bodies were reorganised" in line for line in shown.headline) == 1


IN_PLACE: dict[Lang, str] = {
    "en": "{old} is responsible for nothing any more, and {new} stands in its place in all of its 2 initiatives: "
    "if it was renamed or reorganised, put that as a succession into bodies.json, and it is no hand-over.",
    "ja": "{old}はどの施策の担当でもなくなり、その担当であった2件の全てで{new}が担当となっている。"
    "名称変更・改組であれば、承継（successions）として機関登録（bodies.json）に加えると、移管として扱われなくなる。",
}


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_a_body_that_is_nowhere_any_more_while_another_stands_in_its_place(lang: Lang) -> None:
    """No text says what became of it: it stays a hand-over, with a plain line in the head and a finding."""
    old = plan("en", "", "?Tide_Office", "?Tide_Office", "harbour")
    new = plan("en", "", "?Sea_Office", "?Sea_Office", "harbour")
    changeset = diff(old, new, REGISTRY)
    shown = untabled(changeset, old, new, REGISTRY, lang)
    named = [next(one.label for one in shown.bodies if one.id == key) for key in ("?tide office", "?sea office")]
    assert IN_PLACE[lang].format(old=named[0], new=named[1]) in shown.headline
    assert [bool(change.facets.reassigned) for change in changeset.changes] == [True, True]
    (found,) = (one for one in check_changes(changeset, old, new, REGISTRY) if one.rule == "body-replaced")
    assert "(old: tide-office, new: sea-office, on: its day" in found.fix
    assert "its bodies too" in found.fix
    assert remark("ja", found.message) != found.message
    assert remark("ja", found.fix) != found.fix


def test_an_office_that_is_nowhere_any_more_while_its_body_is() -> None:
    old = plan("en", "", "council/ai", "council/ai", "council")
    new = plan("en", "", "meadow", "meadow", "council")
    changeset = diff(old, new, REGISTRY)
    (found,) = (one for one in check_changes(changeset, old, new, REGISTRY) if one.rule == "body-replaced")
    assert found.message.startswith("Meadow Agency stands in the place of ")
    assert "(old: council/ai, new: meadow, on: its day" in found.fix
    assert "its bodies too" not in found.fix
    stays = plan("en", "", "meadow", "council", "council")
    assert not [
        one for one in check_changes(diff(old, stays, REGISTRY), old, stays, REGISTRY) if one.rule == "body-replaced"
    ]


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        (
            "en",
            "Ministry of Tides (not in the registry) is named MoT (not in the registry): the same name for short or in "
            "other words, so read as the same body",
        ),
        (
            "ja",
            "Ministry of Tides（登録外）をMoT（登録外）と表記。略称か同じ意味の名称であり、同じ機関とみなした",
        ),
    ],
)
def test_a_body_that_is_abbreviated_is_said_to_be_read_as_the_same(lang: Lang, line: str) -> None:
    measure = step("a", "Light the quays.", number="a")
    old, new = (
        small(head("sea", "Sea"), replace(measure, assignments=(Assignment(printed=body),)))
        for body in ("Ministry of Tides", "MoT")
    )
    shown = untabled(diff(old, new), old, new, Registry(), lang)
    (fact,) = (fact for change in shown.changes for fact in change.facts)
    assert (fact.name, fact.lines) == ("renamed-body", (line,))
    assert not [said for said in shown.headline if "MoT" in said]


def test_a_body_that_is_abbreviated_has_one_account() -> None:
    """Also of what is unchanged, added and dropped; what a body that goes on as another had stays its own."""
    was, now = (Assignment(printed=name) for name in ("Ministry of Tides", "MoT"))
    lamps, piers, maps = (
        step(key, words, number=key)
        for key, words in (("a", "Light the quays."), ("b", "Mend piers."), ("c", "Draw charts of all reefs."))
    )
    old = small(head("sea", "Sea"), *(replace(one, assignments=(was,)) for one in (lamps, piers)))
    new = small(head("sea", "Sea"), *(replace(one, assignments=(now,)) for one in (lamps, maps)))
    shown = untabled(diff(old, new), old, new, Registry(), "en")
    (account,) = shown.bodies
    assert (account.label, account.old, account.new) == ("MoT (not in the registry)", 2, 2)
    assert [(len(account.kept), len(account.gained), len(account.lost))] == [(1, 1, 1)]
    assert {party.id for change in shown.changes for party in change.parties} == {account.id}
    back = untabled(diff(new, old), new, old, Registry(), "en")
    assert [(one.label, one.old, one.new) for one in back.bodies] == [("Ministry of Tides (not in the registry)", 2, 2)]
