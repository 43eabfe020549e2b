"""The real outline: its structure, every sign of it accounted for, and the same structure whatever the markup."""

import re
import textwrap
from collections.abc import Callable
from itertools import groupby
from pathlib import Path

import pytest

from aiplan_revise.documents import Imported, Reading, parse, to_markdown
from aiplan_revise.documents.grammar.marks import GOJUON, printed
from aiplan_revise.model import codec
from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.edition import Edition, Provision, numbers, ordered

ROOT = Path(__file__).resolve().parents[2]
SECOND = "## **Framework for Guidelines"


@pytest.fixture(scope="module")
def registry() -> Registry:
    return codec.decode((ROOT / "editions" / "bodies.json").read_bytes(), Registry)


@pytest.fixture(scope="module")
def source(shared: Path) -> str:
    return (shared / "plans" / "outline-2025-en.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def outline(source: str, registry: Registry) -> Imported:
    return parse(source, Reading(id="outline"), registry)


def shape(of: Edition, digits: bool = False) -> list[tuple[object, ...]]:
    """What must be the same however the plan is printed; with `digits` letters count as their place."""
    place = {key: at for at, key in enumerate(of.outline)}
    return [
        (
            one.kind,
            _digit(one.number) if digits else one.number,
            place.get(one.parent),
            one.text,
            one.assignments,
        )
        for one in ordered(of)
    ]


def _digit(number: str) -> str:
    """Letters, kana and roman numbers as their place in the alphabet."""
    if number in GOJUON:
        return str(GOJUON.index(number) + 1) if number else ""
    romans = ["i", "ii", "iii", "iv", "v", "vi"]
    if number.lower() in romans:
        return str(romans.index(number.lower()) + 1)
    return str(ord(number.lower()) - 96) if re.fullmatch("[a-hA-H]", number) else number


def test_the_parts_of_the_plan(outline: Imported) -> None:
    made = outline.edition
    kinds = [one.kind for one in ordered(made)]
    numbered = numbers(made)
    of_three = [one for one in ordered(made) if numbered[one.id].startswith("3")]
    found = [numbered[one.id] for one in ordered(made) if one.kind == "initiative"]
    expected = {
        "3.1.1": "abc", "3.1.2": "abcde", "3.1.3": "abc", "3.1.4": "abc",
        "3.2.1": "abcdef", "3.2.2": "abcd", "3.2.3": "ab", "3.2.4": "abc",
        "3.3.1": "abcde", "3.3.2": "abcdef",
        "3.4.1": "abc", "3.4.2": "abcd", "3.4.3": "abcdef", "3.4.4": "abc",
    }  # fmt: skip
    assert kinds.count("chapter") == 4
    assert kinds.count("initiative") == 56
    assert found == [f"{group}.{letter}" for group, letters in expected.items() for letter in letters]
    assert [numbered[one.id] for one in of_three if one.kind == "section"] == ["3.1", "3.2", "3.3", "3.4"]
    assert [numbered[one.id] for one in of_three if one.kind == "group" and one.number] == list(expected)
    assert made.about.title.en == "Draft AI Basic Plan (TAG Provisional Translation)"
    assert made.about.numbering == ("Chapter 1:", "Section 1:", "1)", "a)")
    assert made.outline[-1] == "coordinate-align-other-relevant-plans"


def test_every_body_is_known_and_the_second_document_is_told(outline: Imported) -> None:
    assigned = [a for one in ordered(outline.edition) for a in one.assignments]
    assert [a.printed for a in assigned if not (a.body or a.open)] == []
    assert [(f.rule, f.line) for f in outline.findings] == [("second-document", 214)]


def test_bodies_of_clauses(outline: Imported) -> None:
    numbered = numbers(outline.edition)
    by_clause = {
        numbered[one.id]: list(dict.fromkeys(a.clause.en for a in one.assignments))
        for one in ordered(outline.edition)
        if any(a.clause.en for a in one.assignments)
    }
    assert {number: len(clauses) for number, clauses in by_clause.items()} == {"3.1.2.a": 12, "3.2.4.b": 2}
    assert by_clause["3.1.2.a"][1:4] == ["elderly care", "finance", "education"]
    one = outline.edition.provisions["medical-healthcare-elderly-care-finance"]
    assert one.text.en.startswith("Medical and healthcare, elderly care, finance, education, disaster")
    assert all(a.clause.en in one.text.en for a in one.assignments)


def test_every_sign_is_accounted_for(outline: Imported, source: str) -> None:
    """The plan sign by sign: what is no text, number or body must be a mark that is known to be one."""
    plan = source[: source.index(SECOND)]
    known = re.sub(r"^[ ]*#+[ ]+|[*]", "", plan, flags=re.M)  # heading signs, emphasis
    known = re.sub(r"^[ ]*- ", "", known, flags=re.M)  # bullets
    known = re.sub(r"^[ ]*([0-9a-f])[.)] ", r"\1 ", known, flags=re.M)  # what follows a number or letter
    known = re.sub(r"^(?:Chapter|Section) ([0-9]): ", r"\1 ", known, flags=re.M)
    known = re.sub(r"^[(\[](.*)[)\]]$", r"\1", known, flags=re.M)  # captions
    known = re.sub(r"\[[^]]*\]", lambda bodies: re.sub("[;,]", "", bodies[0]), known)  # between bodies
    said = [outline.edition.about.title.en, *(one.number + _with_bodies(one) for one in ordered(outline.edition))]
    assert "".join("".join(said).split()) == "".join(known.split())


def _with_bodies(one: Provision) -> str:
    text, at = one.text.en, 0
    for clause, group in groupby(one.assignments, key=lambda party: party.clause.en):
        at = text.index(clause, at) + len(clause) if clause else len(text)
        bodies = "[" + "".join(re.sub("[;,]", "", party.printed) for party in group) + "]"
        text, at = text[:at] + bodies + text[at:], at + len(bodies)
    return text


# ---------------------------------------------------------------- the same plan in other clothes


def _bare(source: str) -> str:
    """Without any markup: no heading signs, bullets, emphasis or indentation."""
    return re.sub(r"^[ ]*(#+ |- )?[ ]*|[*]", "", source, flags=re.M)


def _wrapped(source: str, width: int = 72) -> str:
    """Plain text, wrapped, paragraphs apart."""
    paragraphs = [line for line in _bare(source).splitlines() if line]
    return "\n\n".join(textwrap.fill(one, width, break_on_hyphens=False) for one in paragraphs)


def _wrapped_markup(source: str) -> str:
    """Markdown at 80 columns; headings are of one line there."""
    fill = textwrap.TextWrapper(80, subsequent_indent="    ").fill
    return "\n".join(line if line[:1] in ("", "#") else fill(line) for line in source.splitlines())


def _lettered(source: str, exemplar: str) -> str:
    """With other letters for the initiatives."""
    numerals = {"i": ["i", "ii", "iii", "iv", "v", "vi"], "a": list("abcdef"), "A": list("ABCDEF")}
    form = next(form for form in "iaA" if form in exemplar)

    def other(found: re.Match[str]) -> str:
        return f"{found[1]}{printed(exemplar, numerals[form][ord(found[2]) - 97])} "

    return re.sub(r"^([ ]*(?:- )?)([a-f])\) ", other, source, flags=re.M)


def _japanese(source: str, group: str = "(1)", letter: str = "①") -> str:
    """Numbered as Japanese plans are, bodies in 【】 with 、 between them."""
    made = re.sub(r"Chapter ([0-9]): ", "第\\1章　", source)
    made = re.sub(r"Section ([0-9]): ", "第\\1節　", made)
    made = re.sub(r"^([ ]*(?:#+ |- )?)([0-9])[.)] ", lambda m: f"{m[1]}{printed(group, m[2])}　", made, flags=re.M)
    made = re.sub(
        r"^([ ]*(?:- )?)([a-f])\) ", lambda m: f"{m[1]}{printed(letter, str(ord(m[2]) - 96))}　", made, flags=re.M
    )
    return re.sub(r"\[([^]]*)\]", lambda m: f"【{m[1].replace('; ', '、')}】", made)


def _wide(source: str) -> str:
    """Full-width signs and numbers, indented with ideographic spaces."""
    made = re.sub(r"^[ ]*(?:#+ |- )?([0-9a-f])[.)] ", lambda m: f"　{chr(ord(m[1]) + 0xFEE0)}）", source, flags=re.M)
    return _bare(made).replace("[", "［").replace("]", "］").replace("; ", "；")


CLOTHES: dict[str, Callable[[str], str]] = {
    "plain text": _bare,
    "plain text without blank lines": lambda source: re.sub(r"\n\n+", "\n", _bare(source)),
    "wrapped at 72 columns": _wrapped,
    "CRLF, BOM, no-break spaces": lambda source: (
        "\ufeff" + source.replace("\n", "\r\n").replace("Chapter ", "Chapter\xa0")
    ),
    "headings of other levels": lambda source: re.sub(r"^#+ (?!\*\*(Draft|Framework))", "#### ", source, flags=re.M),
    "other bullets": lambda source: re.sub(r"^([ ]*)- ", r"\1* ", source, flags=re.M),
    "quoted": lambda source: re.sub(r"^", "> ", source, flags=re.M),
    "Japanese numbers": _japanese,
    "Japanese numbers, plain": lambda source: _bare(_japanese(source)),
    "Japanese numbers, full-width": lambda source: (
        _bare(_japanese(source)).replace("(1)", "（１）").replace("(2)", "（２）")
    ),
    "kana": lambda source: re.sub(
        "第([1-4])章", lambda m: f"第{'〇一二三四'[int(m[1])]}章", _japanese(source, "①", "ア")
    ),
    "roman": lambda source: _japanese(source, "I.", "(i)"),
    "full-width": _wide,
    "wrapped at 60 columns": lambda source: _wrapped(source, 60),
    "Markdown wrapped at 80 columns": _wrapped_markup,
    "Japanese numbers, wrapped": lambda source: _wrapped(_japanese(source)),
    "letters with full stops": lambda source: _lettered(source, "a."),
    "capitals with full stops": lambda source: _lettered(source, "A."),
    "small roman numbers": lambda source: _lettered(source, "(i)"),
    "bold marks": lambda source: re.sub(r"^([ ]*- )([0-9a-f]\))", r"\1**\2**", source, flags=re.M),
    "no space behind marks": lambda source: re.sub(r"^([ ]*- [0-9a-f]\)) ", r"\1", source, flags=re.M),
    "第 without a unit": lambda source: re.sub("第([1-4])節", r"第\1", _japanese(source)),
}


@pytest.mark.parametrize("clothes", CLOTHES)
def test_the_same_plan_in_other_clothes(clothes: str, source: str, outline: Imported, registry: Registry) -> None:
    other = parse(CLOTHES[clothes](source), Reading(id="outline", lang="en"), registry)
    assert shape(other.edition, digits=True) == shape(outline.edition, digits=True)
    assert other.edition.about.title == outline.edition.about.title
    assert [f.rule for f in other.findings if f.rule != "invisible-characters"] == ["second-document"]


def test_the_outline_written_and_read_again(outline: Imported, registry: Registry) -> None:
    assert parse(to_markdown(outline.edition, registry), Reading(), registry).edition == outline.edition
    assert to_markdown(outline.edition, registry, "en").count("<!--") == 1  # the metadata, and nothing else to add
