"""Since when words stand so: run by run over small chains, and laws over any chain."""

import re
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st
from small import small, step
from strategies import editions

from aiplan_revise.model.edition import LANGS, Lang, Provision
from aiplan_revise.model.sketch import drawn
from aiplan_revise.revise.blame import PARTS, Part, blame
from aiplan_revise.revise.stages import Stage


def chain(*texts: Sequence[Provision]) -> list[Stage]:
    """Stages 1, 2, 3 … each based on the one before."""
    return [Stage(str(at), str(at - 1), drawn(small(*provisions))) for at, provisions in enumerate(texts, 1)]


def told(line: Sequence[Stage], lang: Lang = "en", part: Part = "text") -> list[str]:
    """The clauses of each provision of the last stage, each behind its origin: "1 Dredge| 2 60| 1 ports."."""
    return ["|".join(f"{c.since} {c.words}" for c in one.clauses[part, lang]) for one in blame(line)]


def test_words_that_a_rewording_leaves_alone_keep_their_origin():
    line = chain(
        [step("a", "Dredge ports. Guard the reef.")],
        [step("a", "Dredge ports with 60 staff. Guard the reef.")],
        [step("a", "Dredge ports with 200 staff. Guard the reef.")],
    )
    assert told(line) == ["1 Dredge ports |2 with |3 200 |2 staff. |1 Guard the reef."]


def test_japanese_words_are_told_apart():
    line = chain([step("a", ja="港を整備する。礁を守る。")], [step("a", ja="港を200人で整備する。礁を守る。")])
    assert told(line, "ja") == ["1 港を|2 200人で|1 整備する。|1 礁を守る。"]


def test_a_sentence_does_not_end_inside_brackets():
    line = chain([step("a", ja="法（以下「AI法」という。）に基づく。港を整備する。")])
    assert told(line, "ja") == ["1 法（以下「AI法」という。）に基づく。|1 港を整備する。"]


def test_titles_and_languages_each_have_their_own_origin():
    old = step("a", "Dredge ports.", ja="港を整備する。")
    new = step("a", "Dredge ports.", ja="礁を守る。")
    assert told(chain([old], [new])) == ["1 Dredge ports."]
    assert told(chain([old], [new]), "ja") == ["2 礁を守る。"]


def test_a_split_and_a_join_take_the_words_along():
    whole = step("a", "Dredge the northern ports. Guard the southern reef.")
    parts = [step("b", "Dredge the northern ports.", continues=("a",)),
             step("c", "Guard the southern reef at night.", continues=("a",))]  # fmt: skip
    other = step("d", "Teach 40 divers.")
    assert told(chain([whole], parts)) == ["1 Dredge the northern ports.", "1 Guard the southern reef |2 at night."]
    joined = step("e", "Teach 40 divers. Guard the southern reef at night.", continues=("c", "d"))
    assert told(chain([whole], [*parts, other], [joined])) == [
        "2 Teach 40 divers. |1 Guard the southern reef |2 at night."
    ]


def test_what_returns_begins_anew():
    assert told(chain([step("a", "Dredge.")], [], [step("a", "Dredge.")])) == ["3 Dredge."]


# ---------------------------------------------------------------- laws


@st.composite
def chains(draw: st.DrawFn) -> list[Stage]:
    texts = draw(st.lists(editions(max_size=5), min_size=1, max_size=3))
    return [Stage(str(at), str(at - 1), drawn(one)) for at, one in enumerate(texts)]


@given(chains())
def test_the_clauses_put_together_are_the_text(line: list[Stage]):
    last = line[-1].text.frame
    found = blame(line)
    assert [one.provision.id for one in found] == [*last.outline]
    for one in found:
        for part in PARTS:
            for lang in LANGS:
                told = one.clauses.get((part, lang), ())
                own = one.provision.title if part == "title" else one.provision.text
                assert "".join(clause.words for clause in told) == own.get(lang)
                assert all(clause.words for clause in told)


@given(chains())
def test_every_word_stands_in_the_edition_it_is_from(line: list[Stage]):
    held = {stage.key: [p for p in stage.text.frame.provisions.values()] for stage in line}
    for one in blame(line):
        for (part, lang), clauses in one.clauses.items():
            for clause in clauses:
                there = " ".join((p.title if part == "title" else p.text).get(lang) for p in held[clause.since])
                assert all(word in there for word in re.findall(r"\w+" if lang == "en" else r"\w", clause.words))


@given(chains())
def test_in_one_edition_all_words_are_its_own(line: list[Stage]):
    found = blame(line[-1:])
    assert {c.since for one in found for clauses in one.clauses.values() for c in clauses} <= {line[-1].key}
