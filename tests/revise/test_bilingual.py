"""A text and its translation as one edition: nothing lost, and what does not agree told."""

from hypothesis import given
from msgspec.structs import replace
from small import head, small, step, who
from strategies import REGISTRY, editions

from aiplan_revise.documents.reading import reduced
from aiplan_revise.model.edition import Edition, Texts, languages
from aiplan_revise.model.sketch import drawn
from aiplan_revise.revise import check
from aiplan_revise.revise.bilingual import behind, bilingual
from aiplan_revise.revise.stages import Stage

JA = small(
    head("sea", ja="海", number="1"),
    step("pumps", "", "harbour meadow", ja="職員60人を置く。", number="a", parent="sea"),
    step("nets", "", "meadow", ja="網を守る。", number="b", parent="sea"),
)
EN = small(
    head("sea", "The sea", number="1"),
    step("pumps", "Equip 80 staff.", "harbour council", number="b", parent="sea"),
    step("boats", "Build boats.", "harbour", number="c", parent="sea"),
)


def test_both_languages_of_everything_and_what_one_has_alone() -> None:
    made = bilingual(JA, EN, REGISTRY).edition
    assert made.outline == ("sea", "pumps", "boats", "nets")
    assert made.provisions["pumps"].text == Texts("職員60人を置く。", "Equip 80 staff.")
    assert made.provisions["boats"].text == Texts("", "Build boats.")
    assert made.provisions["pumps"].assignments == JA.provisions["pumps"].assignments


def test_what_does_not_agree() -> None:
    made, findings = bilingual(JA, EN, REGISTRY)
    assert [(f.rule, f.provision, f.message) for f in findings] == [
        ("languages-disagree", "pumps", "草原庁: responsible in Japanese, not in English"),
        ("languages-disagree", "pumps", "Council Office: responsible in English, not in Japanese"),
        ("languages-disagree", "pumps", "has the number a in Japanese and b in English"),
    ]
    rules = ("missing-language", "stale-translation")
    assert [(f.rule, f.provision) for f in check(made, REGISTRY) if f.rule in rules] == [
        ("stale-translation", "pumps"),
        ("missing-language", "boats"),
        ("missing-language", "nets"),
    ]


def test_numbers_of_another_series_agree_by_what_they_count() -> None:
    ja = small(step("a", "", "harbour", ja="港", number="2"), step("b", "", "meadow", ja="船", number="ウ"))
    en = small(step("a", "Ports", "harbour", number="b"), step("b", "Ships", "meadow", number="c"))
    assert bilingual(ja, en, REGISTRY).findings == ()


def test_clauses_in_both_languages() -> None:
    ja = step("a", "", (replace(who("harbour")[0], clause=Texts(ja="港")),), ja="港と船")
    en = step("a", "Ports and ships", (replace(who("harbour")[0], clause=Texts(en="Ports")),))
    made = bilingual(small(ja), small(en), REGISTRY).edition
    assert made.provisions["a"].assignments[0].clause == Texts("港", "Ports")


@given(editions())
def test_an_edition_taken_apart_comes_together_again(of: Edition) -> None:
    whole = {key: p for key, p in of.provisions.items() if len(p.text.langs()) == 2}
    if len(whole) == len(of.provisions) > 0 and len(languages(of)) > 1:
        ja, en = (reduced(of, REGISTRY, lang) for lang in ("ja", "en"))
        made, findings = bilingual(ja, en, REGISTRY)
        assert [p.text for p in made.provisions.values()] == [p.text for p in of.provisions.values()]
        assert made.outline == of.outline
        assert findings == ()


def stage(key: str, base: str, *words: tuple[str, str]) -> Stage:
    steps = (step(f"p{at}", en, "harbour", ja=ja) for at, (ja, en) in enumerate(words))
    return Stage(key, base, drawn(small(*steps)))


def test_a_translation_left_behind() -> None:
    course = (
        stage("2025", "", ("港", "port"), ("船", "ship"), ("網", "net"), ("灯", "lamp")),
        stage("2026", "2025", ("港湾", "port"), ("船舶", "ship"), ("網", "nets"), ("灯", "lamp")),
        stage("2027", "2026", ("港湾", "port"), ("船舶", "vessel"), ("網", "nets"), ("灯", "lamp"), ("新", "new")),
    )
    assert [(f.provision, f.message) for f in behind(course)] == [
        ("p0", "changed in Japanese in 2026, in English as in 2025"),
        ("p1", "changed in English in 2027, in Japanese as in 2026"),
        ("p2", "changed in English in 2026, in Japanese as in 2025"),
    ]
    assert behind(course[:1]) == ()
