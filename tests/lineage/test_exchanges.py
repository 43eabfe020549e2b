"""Two initiatives that each took a part of the other: a regrouping, with the ids of neither."""

import pytest
from msgspec.structs import replace
from small import small, step

from aiplan_revise.lineage import link
from aiplan_revise.lineage.exchanges import BOTH
from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.edition import Edition, Lang
from aiplan_revise.model.links import Link

PARTS: dict[Lang, tuple[str, str, str, str]] = {
    "en": (
        "complete a map of all habitats on land from aerial pictures at a scale of 1:10,000",
        "train a thousand volunteers in the recording of butterflies, bats and winter birds",
        "award grants to groups in towns and villages for local projects that serve wild plants",
        "open one portal from which anybody can download data on species free of charge",
    ),
    "ja": (
        "テレワークの導入を検討する中小企業に専門家を年間1,500社派遣し、導入に要する機器の購入の費用を補助する",
        "労働時間の管理等に関する指針を作成し、全国の商工会議所を通じて周知する",
        "地方公共団体による共同の仕事場の整備を交付金により支援し、空き家の改修を行う事業者に低い利子で資金を貸し付ける",
        "地方に移り住む者の相談に応じる窓口を東京及び大阪に設ける",
    ),
}
OTHERS: dict[Lang, tuple[str, ...]] = {
    "en": (
        "Watch the tides at forty harbours.",
        "Light the quays of the northern islands.",
        "Plant hedges along railways and canals.",
        "Publish the accounts of all parks each spring.",
    ),
    "ja": (
        "港の岸壁に灯火を設ける。",
        "漁船の点検を季節ごとに行う。",
        "鉄道の沿線に生垣を植える。",
        "公園の会計を毎年公表する。",
    ),
}


def plan(key: str, texts: tuple[str, ...], lang: Lang) -> Edition:
    every = (*texts, *OTHERS[lang])
    return small(*(step(f"{key}-{at}", number=f"{at}", **{lang: text}) for at, text in enumerate(every)), key=key)


def both(one: str, other: str, lang: Lang) -> str:
    return f"{one[0].upper()}{one[1:]}, and {other}." if lang == "en" else f"{one}とともに、{other}。"


def found(old: Edition, new: Edition) -> list[Link]:
    return [one for one in link(old, new, Registry(), ids="ignored").links if len(one.old) > 1 < len(one.new)]


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_two_that_exchanged_halves_are_regrouped(lang: Lang) -> None:
    a, b, c, d = PARTS[lang]
    old = plan("o", (both(a, b, lang), both(c, d, lang)), lang)
    new = plan("n", (both(a, d, lang), both(c, b, lang)), lang)
    (one,) = found(old, new)
    assert (one.old, one.new) == (("o-0", "o-1"), ("n-0", "n-1"))
    assert (one.status, one.basis) == ("probable", "parts") and any(reason.endswith(BOTH) for reason in one.reasons)
    (back,) = found(new, old)
    assert (back.old, back.new, back.score) == (one.new, one.old, one.score)
    shuffled = replace(old, outline=(*reversed(old.outline),))
    assert [(x.old, x.new) for x in found(shuffled, new)] == [(("o-1", "o-0"), ("n-0", "n-1"))]


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_a_part_given_one_way_regroups_nothing(lang: Lang) -> None:
    a, b, c, d = PARTS[lang]
    old = plan("o", (both(a, b, lang), both(c, d, lang)), lang)
    new = plan("n", (both(a, a, lang), both(c, both(b, d, lang), lang)), lang)
    assert found(old, new) == []


def test_what_a_third_one_exchanged_as_well_is_no_regrouping() -> None:
    frame = "{} the harbours of {} with lamps, ropes and rafts"
    towns = ("Aldby", "Breda", "Corva")
    acts = ("equip", "furnish", "supply")
    old = plan("o", tuple(frame.format(act, town) + "." for act, town in zip(acts, towns, strict=True)), "en")
    new = plan("n", tuple(frame.format(act, towns[at - 1]) + "." for at, act in enumerate(acts)), "en")
    assert found(old, new) == []
