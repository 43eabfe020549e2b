"""Two texts that both revise a third: which edits go together, and which are left to a person."""

import re
import subprocess
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import words

from aiplan_revise.model.codec import decode
from aiplan_revise.model.edition import Edition, Lang
from aiplan_revise.revise.redline import worded
from aiplan_revise.revise.sequence import Three
from aiplan_revise.revise.threeway import both, followed, woven


def merged(base: str, ours: str, theirs: str, lang: Lang) -> str | None:
    """The merge of three texts, which is the same with the sides swapped."""
    made = woven(Three(base, ours, theirs), lang)
    assert woven(Three(base, theirs, ours), lang) == made
    return made


@pytest.mark.parametrize(
    ("lang", "base", "ours", "theirs", "expected"),
    [
        ("en", "Reach 50 % by 2027.", "Reach 80 % by 2027.", "Reach 50 % by 2030.", "Reach 80 % by 2030."),
        ("en", "Hire 60 staff by 2027.", "Hire 90 staff by 2027.", "Hire 60 staff by 2030.", "Hire 90 staff by 2030."),
        ("ja", "割合を令和8年度までに50%とする。", "割合を令和8年度までに80%とする。",
         "割合を令和9年度までに50%とする。", "割合を令和9年度までに80%とする。"),
        ("ja", "データ基盤の整備を推進する。", "データ基盤の整備を強力に推進する。",
         "国内のデータ基盤の整備を推進する。", "国内のデータ基盤の整備を強力に推進する。"),
        ("en", "Open ports. Train crews.", "Open large ports. Train crews.", "Open ports. Train young crews.",
         "Open large ports. Train young crews."),
        ("en", "Open ports and train crews by 2027.", "Open all ports and train crews by 2028.",
         "Open ports and train crews by 2028.", "Open all ports and train crews by 2028."),
        ("en", "Cut paper by 30 % and cost by 30 %.", "Cut paper by 40 % and cost by 30 %.",
         "Cut paper by 30 % and cost by 50 %.", "Cut paper by 40 % and cost by 50 %."),
        ("ja", "令和8年度に策定し、令和9年度から運用する。", "令和8年度に策定し、令和10年度から運用する。",
         "令和9年度に策定し、令和9年度から運用する。", "令和9年度に策定し、令和10年度から運用する。"),
        ("ja", "AIを試験し、結果を公表する。", "AIを必ず試験し、結果を公表する。", "AIを試験し、詳しい結果を公表する。",
         "AIを必ず試験し、詳しい結果を公表する。"),
        ("en", "Do not collect names. Keep logs.", "Collect names. Keep logs.", "Do not collect names. Keep all logs.",
         "Collect names. Keep all logs."),
        ("en", "A tool, a test and a place.", "A tool and a place.", "A tool, a test and a place for schools.",
         "A tool and a place for schools."),
        ("ja", "人材育成を行う。", "専門人材育成を行う。", "人材育成支援を行う。", "専門人材育成支援を行う。"),
        ("ja", "国内研究開発体制を整備する。", "国際研究開発体制を整備する。", "国内研究開発環境を整備する。",
         "国際研究開発環境を整備する。"),
        ("ja", "人材を育成する。", "人材を育成する。実証を行う。", "専門の人材を育成する。",
         "専門の人材を育成する。実証を行う。"),
    ],
)  # fmt: skip
def test_edits_at_different_places_go_together(lang: Lang, base: str, ours: str, theirs: str, expected: str) -> None:
    assert merged(base, ours, theirs, lang) == expected


@pytest.mark.parametrize(
    ("lang", "base", "whole", "part"),
    [
        ("en", "Roads for tests", "2028 Roads tests", "Roads tests"),
        ("en", "A centre for nets", "a centre for all nets", "a centre for nets"),
        ("en", "Roads for tests", "and Roads for staff tests", "Roads for staff tests"),
        ("ja", "港の60台を直す。", "港の90台を必ず直す。", "港の90台を直す。"),
    ],
)
def test_what_one_side_did_among_more_is_done_once(lang: Lang, base: str, whole: str, part: str) -> None:
    assert merged(base, whole, part, lang) == whole


@pytest.mark.parametrize(
    ("lang", "base", "ours", "theirs", "why"),
    [
        ("en", "Hire 60 staff.", "Hire 200 staff.", "Hire 100 staff.", "one number"),
        ("en", "Hire 60 staff.", "Hire 200 staff.", "Hire 60 experts.", "number and what it counts touch"),
        ("en", "Hire 60 full-time staff.", "Hire 200 full-time staff.", "Hire about 60 full-time staff.", "one target"),
        ("ja", "60人体制とする。", "200人体制とする。", "60人以上の体制とする。", "one target"),
        ("en", "Open ports.", "Open ports now.", "Open ports today.", "at one place"),
        ("en", "Open the ports.", "Close the ports.", "Open the reefs.", "nothing but a particle between"),
        ("ja", "港を開く。", "湾を開く。", "港を閉じる。", "nothing but a particle between"),
        ("en", "Open ports in cities.", "Open regional ports in cities.", "Open ports in regional cities.", "twice"),
        ("en", "Open ports. Train crews. Dig.", "Train crews. Dig. Open ports.", "Train crews. Dig.", "moved, dropped"),
        ("en", "A, b, c and d.", "A, b, c, c and d.", "A, c and d.", "an edit that could be made elsewhere"),
        ("en", "Hire 60 to 80 staff.", "Hire 90 to 80 staff.", "Hire 60 to 70 staff.", "ends of a range"),
        ("en", "From 60 staff to 80 staff.", "From 90 staff to 80 staff.", "From 60 staff to 70 staff.", "the same"),
        ("ja", "60～80人を雇う。", "90～80人を雇う。", "60～70人を雇う。", "ends of a range"),
        ("ja", "60人から80人に増やす。", "70人から80人に増やす。", "60人から90人に増やす。", "from one to the other"),
        ("en", "Do not collect names of pupils.", "Collect names of pupils.", "Do not collect names of young pupils.",
         "not"),
        ("ja", "児童の情報を収集しない。", "児童の情報を収集する。", "児童と患者の情報を収集しない。", "ない"),
        ("ja", "研究体制を整備する。", "研究体系を整備する。", "開発体制を整備する。", "cut in one sign"),
        ("ja", "情報化を進める。", "情報科を進める。", "電子化を進める。", "no word between"),
        ("en", "Dig new wells at once.", "Drill at once.", "Dig at dawn.", "touching"),
        ("en", "Old big new wells.", "Older wells.", "Old waters.", "what both struck out does not part them"),
        ("en", "", "Dig.", "Build.", "no base"),
    ],
)  # fmt: skip
def test_edits_that_may_not_hold_together(lang: Lang, base: str, ours: str, theirs: str, why: str) -> None:
    assert merged(base, ours, theirs, lang) is None, why


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "expected"),
    [
        ("Open ports.", "Open ports now.", "Open ports daily.", "Open ports daily now."),
        ("Open ports.", "Open all ports.", "Open no port.", None),
        ("Hire 60 staff.", "Hire 200 staff.", "Hire 100 staff.", None),
        ("Open ports.", "Open ports.", "Open no port.", None),
        ("Open ports.", "Open ports now.", "Close ports daily.", "Close ports daily now."),
        ("Hire 60 full-time staff.", "Hire 90 full-time staff now.", "Hire about 60 full-time staff daily.", None),
    ],
)
def test_the_words_of_both_sides_at_one_place(base: str, ours: str, theirs: str, expected: str | None) -> None:
    assert both(Three(base, ours, theirs), "en") == expected
    assert both(Three(base, theirs, ours), "en") == expected


@pytest.mark.parametrize(
    ("clause", "new", "expected"),
    [
        ("dredge reefs", "Open ports, dredge reefs.", "dredge reefs"),
        ("dredge reefs", "Open ports, dredge coral reefs.", "dredge coral reefs"),
        ("dredge reefs", "Open all ports, clean reefs.", "clean reefs"),
        ("Open ports", "Close ports, dredge reefs.", "Close ports"),
        ("dredge reefs", "Open ports.", "dredge reefs"),
        ("ports, dredge", "Open dredge reefs.", "dredge"),
        ("Open ports", "Keep the docks, dredge reefs.", "Keep the docks"),
        ("Open ports,", "All must dredge reefs.", "All must"),
        ("ports", "Keep the docks, dredge reefs.", "ports"),
        ("tides", "Open ports.", "tides"),
    ],
)
def test_a_clause_in_the_words_of_the_new_text(clause: str, new: str, expected: str) -> None:
    assert followed(clause, "Open ports, dredge reefs.", new, "en") == expected


# ---------------------------------------------------------------- what holds whatever the words

Cut = tuple[int, int, int]


@st.composite
def edited(draw: st.DrawFn, name: str, size: int) -> tuple[list[Cut], list[str]]:
    """Up to three edits of a text of words w0 w1 …, and the text: each strikes some words out and puts new ones in."""
    found, text, at = list[Cut](), list[str](), 0
    for n in range(draw(st.integers(0, 3))):
        start = draw(st.integers(at, size))
        end, come = min(size, start + draw(st.integers(0, 2))), draw(st.integers(0, 2))
        if (end > start or come) and not (found and start == at):
            text += [f"w{i}" for i in range(at, start)] + [f"{name}{n}{'xyz'[i]}" for i in range(come)]
            found.append((start, end, come))
            at = end
    return found, text + [f"w{i}" for i in range(at, size)]


@given(st.integers(3, 14).flatmap(lambda size: st.tuples(st.just(size), edited("o", size), edited("t", size))))
def test_every_word_that_came_is_there_and_none_that_went(
    drawn: tuple[int, tuple[list[Cut], list[str]], tuple[list[Cut], list[str]]],
) -> None:
    """Words that stand once: the merge has just those that a side brought in or neither struck out, in the order of
    both; and it is refused only where edits touch."""
    size, (mine, ours), (yours, theirs) = drawn
    base = [f"w{i}" for i in range(size)]
    made = merged(" ".join(base), " ".join(ours), " ".join(theirs), "en")
    if made is None:
        assert any(a[0] <= b[1] and b[0] <= a[1] for a in mine for b in yours)
        return
    found = made.split()
    struck = set(base) - (set(ours) & set(theirs))
    assert sorted(found) == sorted((set(base) | set(ours) | set(theirs)) - struck)
    for side in (ours, theirs):
        there = [word for word in found if word in side]
        assert there == [word for word in side if word in found]
    kept = [word for word in found if word in base]
    assert all(int(one[1:]) < int(other[1:]) for one, other in pairwise(kept))


@given(words("en"), words("en"), words("ja"), words("ja"))
def test_a_side_that_did_nothing_or_the_same(en: str, other: str, ja: str, ja_other: str) -> None:
    for lang, base, side in (("en", en, other), ("ja", ja, ja_other)):
        assert merged(base, side, base, lang) == side  # type: ignore[arg-type]
        assert merged(base, side, side, lang) == side  # type: ignore[arg-type]


SHIPPED = Path(__file__).parents[2] / "editions/2025-outline/edition.json"


def altered(text: list[str], pool: list[str], rng: Random) -> str:
    """A text after up to three edits, which put in words that stand somewhere in the plan."""
    words_ = list(text)
    for _ in range(rng.randint(1, 3)):
        at, come = rng.randrange(len(words_) + 1), rng.randrange(len(pool))
        words_[at : at + rng.choice((0, 0, 1, 1, 2, 4))] = pool[come : come + rng.randint(0, 3)]
    return "".join(words_)


def lines(text: str, lang: Lang) -> str:
    """A line for every word, in Japanese for every sign but those of numbers and Latin words."""
    found = worded(text, lang)
    if lang == "ja":
        found = [part for word in found for part in ([word] if re.match("[0-9０-９A-Za-z]", word) else word)]
    return "".join(f"{word}\n" for word in found)


@pytest.mark.parametrize(("lang", "beyond"), [("en", 0), ("ja", 1)])
def test_git_merges_the_same_where_it_is_given_the_words_as_lines(lang: Lang, beyond: int, tmp_path: Path) -> None:
    """Sentences of the plan, edited on both sides: what is merged here, git merges to the same text, but for one of
    hundreds whose signs git pairs in another way."""
    texts = [p.text.get(lang) for p in decode(SHIPPED.read_bytes(), Edition).provisions.values()]
    pool = [word for text in texts for word in worded(text, lang)]
    rng, agreed, refused = Random(0), 0, 0
    for base in rng.choices([text for text in texts if len(text) > 40], k=120):
        ours, theirs = (altered(worded(base, lang), pool, rng) for _ in range(2))
        made = merged(base, ours, theirs, lang)
        if made is not None and base not in (ours, theirs):
            for name, text in (("base", base), ("ours", ours), ("theirs", theirs)):
                (tmp_path / name).write_text(lines(text, lang), "utf-8")
            command = ["git", "merge-file", "--stdout", "ours", "base", "theirs"]
            found = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8")
            assert found.returncode or found.stdout.replace("\n", "") == made
            agreed, refused = agreed + 1, refused + bool(found.returncode)
    assert agreed > 25
    assert refused <= beyond
