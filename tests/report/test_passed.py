"""A clause that went from one initiative to another that goes on: its targets are neither given up nor newly set."""

from collections.abc import Sequence

import pytest
from small import head, small, step

from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.edition import Assignment, Edition, Lang
from aiplan_revise.report import render, view
from aiplan_revise.revise import diff

LAMPS, BOATS = "Light the quays of every harbour", "Look at every boat once in a season"
CREWS = "train 300 harbour crews a year in the rescue of swimmers"


def told(old: Edition, new: Edition, lang: Lang = "en") -> dict[str, list[str]]:
    shown = view(diff(old, new), old, new, Registry(), lang)
    return {one.key: [line for fact in one.facts for line in fact.lines] for one in shown.changes}


def plan(lamps: str, boats: str, key: str, lang: Lang = "en", bodies: Sequence[str] = ("", "")) -> Edition:
    texts = [{"en": text} if lang == "en" else {"ja": text} for text in (lamps, boats)]
    held = [(Assignment(printed=name),) if name else () for name in bodies]
    steps = [
        step(one, bodies=who, number=one, parent="sea", **text)
        for one, text, who in zip("ab", texts, held, strict=True)
    ]
    return small(head("sea", "Sea", ja="海", number="1"), *steps, key=key)


def test_the_targets_are_told_with_where_they_went() -> None:
    old = plan(f"{LAMPS}, and {CREWS}, so that nobody drowns.", f"{BOATS}.", "2025")
    new = plan(f"{LAMPS}, so that nobody drowns.", f"{BOATS} and {CREWS}.", "2026")
    found = told(old, new)
    assert found["a"][0] == f"“{CREWS}” now in 1.b"
    assert found["b"][0] == f"“{CREWS}” formerly in 1.a"
    back = told(new, old)
    assert back["b"][0] == f"“{CREWS}” now in 1.a"
    page = render(view(diff(old, new), old, new, Registry(), "en"), "html")
    assert "now in 1.b" in page and "newly set" not in page and "removed<" not in page.split("<main")[1]


def test_what_became_of_its_figures_is_told_where_it_is_now() -> None:
    old = plan(f"{LAMPS}, and {CREWS}.", f"{BOATS}.", "2025")
    changes = diff(old, plan(f"{LAMPS}.", f"{BOATS} and {CREWS.replace('300', '400')}.", "2026"))
    new = plan(f"{LAMPS}.", f"{BOATS} and {CREWS.replace('300', '400')}.", "2026")
    shown = {one.key: one for one in view(changes, old, new, Registry(), "en").changes}
    assert "retargeted" not in shown["a"].facets and "retargeted" in shown["b"].facets
    (fact,) = (fact for fact in shown["b"].facts if fact.name == "retargeted")
    assert fact.lines == ("300 → 400 harbour crews (+100)",)


def test_who_has_it_now_is_named_where_nobody_stays() -> None:
    old = plan(f"{LAMPS}, and {CREWS}.", f"{BOATS}.", "2025", bodies=("Lamp Office", "Boat Office"))
    new = plan(f"{LAMPS}.", f"{BOATS} and {CREWS}.", "2026", bodies=("Lamp Office", "Boat Office"))
    assert told(old, new)["a"][0] == f"“{CREWS}” now in 1.b, with Boat Office (not in the registry)"


def test_who_only_goes_on_as_another_is_nobody_else() -> None:
    old = plan(f"{LAMPS}, and {CREWS}.", f"{BOATS}.", "2025", bodies=("Lamp Office", "Lamp Office"))
    merged = "The Lamp Office was merged into the Lamp Service."
    new = plan(f"{LAMPS}.", f"{BOATS} and {CREWS}. {merged}", "2026", bodies=("Lamp Service", "Lamp Service"))
    assert told(old, new)["a"][0] == f"“{CREWS}” now in 1.b"


def test_in_japanese_too() -> None:
    crews = "水難救助の手順の標準例を令和８年度中に作成し、公表する。"
    old = plan(f"港の岸壁に灯火を設けるとともに、{crews}", "船を季節ごとに点検する。", "2025", "ja")
    new = plan("港の岸壁に灯火を設ける。", f"船を季節ごとに点検するとともに、{crews}", "2026", "ja")
    found = told(old, new, "ja")
    assert found["a"][0] == f"「{crews[:-1]}」は1.bに移行"
    assert found["b"][0] == f"「{crews[:-1]}」は1.aから移行"


@pytest.mark.parametrize(
    ("lamps", "boats"),
    [
        (f"{LAMPS}.", f"{BOATS} and send 300 harbour crews to the fair of the capital."),
        (f"{LAMPS}, and {CREWS}.", f"{BOATS} and {CREWS}."),
    ],
)
def test_other_words_and_what_stays_are_no_such_clause(lamps: str, boats: str) -> None:
    old = plan(f"{LAMPS}, and {CREWS}.", f"{BOATS}.", "2025")
    said = [line for lines in told(old, plan(lamps, boats, "2026")).values() for line in lines]
    assert not [line for line in said if "now in" in line or "formerly in" in line]


def test_a_figure_that_two_like_sentences_exchange_has_not_moved() -> None:
    grant = "pay {} of the cost of lamps, ropes and rafts of small harbours"
    old = plan(f"{LAMPS}, and {grant.format('30%')}.", f"{BOATS}, and {grant.format('40%')}.", "2025")
    new = plan(f"{LAMPS}, and {grant.format('a part')}.", f"{BOATS}, and {grant.format('30%')}.", "2026")
    found = told(old, new)
    assert not [line for lines in found.values() for line in lines if "now in" in line or "formerly in" in line]


def test_of_two_places_neither_is_told() -> None:
    was = {"a": f"{LAMPS}, and {CREWS}.", "b": f"{BOATS}.", "c": "Weigh the fish."}
    now = {"a": f"{LAMPS}.", "b": f"{BOATS} and {CREWS}.", "c": f"Weigh the fish and {CREWS}."}
    old, new = (small(*(step(key, text, number=key) for key, text in side.items())) for side in (was, now))
    found = told(old, new)
    assert not [line for lines in found.values() for line in lines if "now in" in line or "formerly in" in line]
