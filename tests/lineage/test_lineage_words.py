"""Terms, weights and the words in which differences are told."""

import pytest

from aiplan_revise.lineage import deeds, link
from aiplan_revise.lineage.plain import Plain
from aiplan_revise.lineage.words import normal, numerals, sheets, stem, terms
from aiplan_revise.model.bodies import Body, BodySuccession, Registry
from aiplan_revise.model.edition import About, Assignment, Edition, Provision, Source, Texts, edition, texts


def plan(name: str, *words: str) -> Edition:
    made = (texts("en" if w.isascii() else "ja", w) for w in words)
    return edition(About(name), [Provision(f"{name}{n}", "initiative", text=text) for n, text in enumerate(made)])


def reasons(old: str, new: str) -> tuple[str, ...]:
    return link(plan("o", old), plan("n", new), ids="ignored").links[0].reasons


def test_terms_are_words_without_endings_and_pairs_of_them() -> None:
    assert terms(normal("Promoting the use of AI")) == ["promot", "use", "ai", "promot use", "use ai"]


def test_japanese_terms_are_runs_of_two_and_three_not_across_punctuation() -> None:
    assert terms(normal("ＡＩ人材、育成")) == ["ai", "人材", "育成"]
    assert terms("基盤整備") == ["基盤", "盤整", "整備", "基盤整", "盤整備"]


def test_hiragana_alone_counts_for_nothing() -> None:
    like = Plain(*sheets(plan("o", "ことについて"), plan("n", "ことについて"), Registry()))
    assert like.terms(0, 0) == like.terms(1, 0) == frozenset()
    assert like.cosines([(0, 0)]) == [0.0]


def test_stems_keep_at_least_four_letters() -> None:
    assert [stem(w) for w in ("developing", "developed", "development", "uses", "sing", "ai")] == [
        "develop",
        "develop",
        "develop",
        "uses",
        "sing",
        "ai",
    ]


def test_numbers_are_found_in_both_scripts() -> None:
    assert numerals(normal("２０３０年までに第三期、60 sites, 1,000 yen")) == {"2030", "三", "60", "1,000"}


def test_rare_words_weigh_more_than_common_ones() -> None:
    old, new = sheets(
        plan("o", *(f"support for farms {n}" for n in ("a", "b", "c", "d")), "support for lidar"),
        plan("n", "support for lidar makers", "support for farms anew"),
        Registry(),
    )
    lidar, farms = old.ids.index("o4"), old.ids.index("o0")
    makers = new.ids.index("n0")
    alike = Plain(old, new).cosines([(at, makers) for at in (lidar, farms)])
    assert alike[0] > alike[1]


def test_few_differing_words_are_named_many_are_counted() -> None:
    assert reasons("Expand the institute to 60 staff by 2027", "Expand the institute to 200 staff by 2027") == (
        "text: same words, without 60 and with 200",
    )
    assert reasons("データ連携基盤の整備を検討する", "データ連携基盤の整備を実施する") == (
        "text: same words, without 検討 and with 実施",
    )
    assert reasons("港湾荷役及び空港地上業務の自動化を進める", "港湾荷役の自動化を進める") == (
        "text: same words, without 及び空港地上業務",
    )
    assert reasons("全ての約20の府省庁で研修を実施する", "府省庁で研修を全て実施する") == (
        "text: same words, without 約20",
    )
    told = reasons(
        "Train engineers and researchers in the safe use of large models at all national universities",
        "Train engineers and researchers in the safe use of large models, together with firms, in new regional centres",
    )
    assert told[0].startswith("text: ")
    assert told[0].endswith("% of the words are the same")


def test_a_renamed_body_is_the_same_body() -> None:
    registry = Registry(
        {"nisc": Body("nisc", Texts(en="Centre")), "nco": Body("nco", Texts(en="Office"))},
        successions=(BodySuccession("nisc", "nco", "2025-07-01", Source("Order")),),
    )
    old, new = (
        edition(About(key), [Provision("x", "initiative", text=texts("en", "Watch over networks"), assignments=held)])
        for key, held in (("o", (Assignment("nisc"),)), ("n", (Assignment("nco"),)))
    )
    assert link(old, new, registry, ids="ignored").links[0].reasons == ("same text", "same body")
    assert link(old, new, ids="ignored").links[0].reasons == (
        "same text",
        "0 of 2 bodies the same",
        "so short that it may be equal by chance",
    )


def test_editions_without_a_common_language_share_no_words() -> None:
    linked = link(plan("o", "Support for farms"), plan("n", "農業の支援"), ids="ignored")
    assert (linked.links, linked.unlinked_old, linked.unlinked_new) == ((), ("o0",), ("n0",))


@pytest.mark.parametrize(
    ("text", "names", "done"),
    [
        ("the land registry, with ofcom, will publish lists", ["land registry", "ofcom"], "publish lists"),
        ("lists will be published by the land registry", ["land registry"], "lists will be published by the"),
        ("ea will research each area by year", ["ea"], "research each area by year"),
        ("the coast agency (ca) will research the coast", ["ca"], "research the coast"),
        ("give the land registry more staff", ["land registry"], "give the land registry more staff"),
        ("港湾省は、港湾省令を改める。", ["港湾省"], "港湾省令を改める。"),
        ("環境課は、環境課題を調べる。", ["環境課"], "環境課題を調べる。"),
    ],
)
def test_what_is_done_apart_from_who_does_it(text: str, names: list[str], done: str) -> None:
    assert deeds.done(text, names) == done
