"""How conflicts of a merge are told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small import head, small, step
from strategies import REGISTRY, editions, few, triples

from aiplan_revise.model.edition import LANGS, Edition, Lang, Texts
from aiplan_revise.report.conflicts import ConflictView, merging, view
from aiplan_revise.revise import merge, options
from aiplan_revise.revise.amending import reword
from aiplan_revise.revise.rebuilding import drop, join, split
from aiplan_revise.revise.sequence import Three


def views(base: Edition, ours: Edition, theirs: Edition, lang: Lang = "en") -> list[ConflictView]:
    merged, conflicts = merge(base, ours, theirs)
    of = merging(Three(base, ours, theirs), merged, REGISTRY, lang)
    return [view(conflict, of) for conflict in conflicts]


def test_all_that_a_conflict_says() -> None:
    made = [small(step("ports", f"Open ports{words}.", number="1")) for words in ("", " now", " daily")]
    (told,) = views(made[0], made[1], made[2])
    assert told == ConflictView(
        "1 “Open ports.”: our side and their side disagree on the English text.",
        (("Base", "“Open ports.”"), ("Our side", "“Open ports now.”"), ("Their side", "“Open ports daily.”")),
        "The merged edition has the base.",
        (
            ("base", "keep the base"),
            ("ours", "take that of our side"),
            ("theirs", "take that of their side"),
            ("both", "take both"),
            ("own", "write your own"),
        ),
        "en",
    )


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("en", "The edition: our side and their side disagree on what the edition says of itself (official). "
               "Base: nothing. Our side: “true”. Their side: “false”. The merged edition has the base. "
               "Choose: keep the base, take that of our side or take that of their side."),
        ("ja", "版全体：版の情報「official」について、当方と先方の変更が食い違う。元の版：なし。"
               "当方：「true」。先方：「false」。統合後は元の版のまま。選択肢：元の版のままとする、当方の案を採る、先方の案を採る。"),
    ],
)  # fmt: skip
def test_what_an_edition_says_of_itself(lang: Lang, told: str) -> None:
    (found,) = views(small(), small(official=True), small(official=False), lang)
    assert found.sentence() == told


def test_places_are_named() -> None:
    one, two = head("one", "One", number="1"), head("two", "Two", number="2")
    ours = small(two, head("one", "One", number="1", parent="two"))
    theirs = small(one, head("two", "Two", number="2", parent="one"))
    told = [found.sentence() for found in views(small(one, two), ours, theirs)]
    assert told[0] == (
        "1 “One”: our side and their side disagree on the place. Base: nothing. Our side: 2 “Two”. "
        "Their side: nothing. The merged edition has the base. "
        "Choose: keep the base, take that of our side or take that of their side."
    )


def test_orders_roles_and_columns() -> None:
    def made(bodies: str, **fields: object) -> Edition:
        return small(step("a", "Open ports.", bodies, **fields))

    order = views(made("harbour meadow council"), made("meadow harbour council"), made("harbour council meadow"))
    assert order[0].about == "“Open ports.”: our side and their side disagree on the order of those responsible."
    assert order[0].says[0] == ("Base", "HM, Meadow Agency and Council Office")
    column = views(made("harbour"), made("harbour", fields={"budget": "1"}), made("harbour", fields={"budget": "2"}))
    assert column[0].about == "“Open ports.”: our side and their side disagree on the column “budget”."
    assert column[0].kept == "The merged edition has that of our side."
    lead = views(made("harbour*"), made(""), made("harbour* council/ai", fields={}))
    assert lead == []
    dropped = views(made("harbour* meadow"), made("meadow"), made("harbour meadow"), "ja")
    assert dropped[0].says == (
        ("元の版", "港湾省（主担当）、草原庁"), ("当方", "草原庁"), ("先方", "港湾省、草原庁"),
    )  # fmt: skip


def test_what_was_split_or_joined_is_not_called_dropped() -> None:
    base = small(step("a", "Mend a.", "harbour", number="1"), step("b", "Mend b.", "harbour", number="2"))
    ours = reword(base, "a", {"en": "Mend a better."})
    pieces = split(base, "a", {"one": Texts(en="Mend one."), "two": Texts(en="Mend two.")})
    assert views(base, ours, pieces)[0].says[2] == ("Their side", "split into 1 “Mend one.” and 2 “Mend two.”")
    whole = join(base, ["a", "b"], "both", Texts("両方", "Mend both."))
    assert views(base, ours, whole)[0].says[2] == ("Their side", "joined into 1 “Mend both.”")
    assert views(base, ours, whole, "ja")[0].says[2] == ("先方", "1「両方」に統合")
    assert views(base, ours, drop(base, "a"))[0].says[2] == ("Their side", "dropped")


@few
@given(st.one_of(triples(), st.tuples(editions(6), editions(6), editions(6))), st.sampled_from(LANGS))
def test_every_conflict_has_words(triple: tuple[Edition, Edition, Edition], lang: Lang) -> None:
    _, conflicts = merge(*triple)
    for conflict, told in zip(conflicts, views(*triple, lang), strict=True):
        assert tuple(option for option, _ in told.choices) == options(conflict)
        assert len(told.says) == (3 if conflict.kept == "base" else 2)
        assert all(words for _, words in (*told.says, *told.choices))
        assert told.sentence().startswith(told.about)
