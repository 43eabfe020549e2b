"""What is unfit to be stored is found in whatever field it stands."""

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from hypothesis import given
from strategies import editions

from aiplan_revise.errors import PlanError
from aiplan_revise.model.edition import (
    About,
    Assignment,
    Edition,
    PlanReference,
    Provision,
    Texts,
    edition,
    number,
    numbers,
)
from aiplan_revise.model.integrity import clean, day, flaws, unclean, untidy

FULL = Provision(
    "pump",
    "initiative",
    "water",
    "a",
    Texts("喞筒", "Pumps"),
    Texts("直す。", "Repair the pumps."),
    (Assignment("harbour", "pumps", "related", "lead", Texts("直す", "Repair"), "Harbour Ministry"),),
    ("old-pump",),
    {"Cost": "5"},
    (PlanReference("ports", Texts("港計画", "Port Plan"), "3.1", "https://ports.example/"),),
    "(1)",
)
KNOWN = edition(About("2026"), (Provision("water", "chapter", text=Texts(en="Water")),))


def _plain() -> Any:
    return msgspec.json.decode(msgspec.json.encode(FULL))


def _places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if isinstance(value, str):
        yield path
    elif isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _places(inner, (*path, key))


def _spoiled(path: tuple[Any, ...]) -> Provision:
    raw = _plain()
    *above, last = path
    at = raw
    for step in above:
        at = at[step]
    at[last] += "\u202e"
    return msgspec.convert(raw, Provision)


_PLACES = [path for path in _places(_plain()) if path[-1] not in ("kind", "role")]


def test_the_full_provision_leaves_no_field_at_its_default() -> None:
    assert not [name for name in Provision.__struct_fields__ if getattr(FULL, name) in ("", (), {}, Texts())]


@pytest.mark.parametrize("path", _PLACES, ids=lambda path: ".".join(map(str, path)))
def test_a_control_character_in_any_string_of_a_provision_is_refused_with_its_field(path: tuple[Any, ...]) -> None:
    spoiled = edition(KNOWN.about, (*KNOWN.provisions.values(), _spoiled(path)))
    with pytest.raises(PlanError) as told:
        clean(spoiled, KNOWN, "2026")
    assert "U+202E" in told.value.what
    assert str(path[0]) in told.value.where


def test_flaws_are_found_in_keys_and_values_at_any_depth() -> None:
    deep: Any = "e\u0301"
    for _ in range(5_000):
        deep = {"in": [deep]}
    assert [fault for _, fault in flaws(deep)] == ["text is not in Unicode form NFC"]
    assert list(flaws({"a": {"b\u200f": "fine"}})) == [(("a",), "control or bidi character U+200F")]


@pytest.mark.parametrize("around", ["", "あ", "plan"])
def test_a_whole_file_is_untidy_where_one_of_its_characters_is_unfit(around: str) -> None:
    codes = [*range(0x3100), *range(0xAC00, 0xAC80), *range(0xF900, 0x10100), *range(0x1F300, 0x1F400), 0x10FFFF]
    told = {code for code in codes if untidy(f"{around}{chr(code)}{around}".encode())}
    assert told == {code for code in codes if unclean(f"{around}{chr(code)}{around}")}


def test_of_an_edition_that_is_known_a_provision_that_goes_elsewhere_is_looked_into() -> None:
    known = edition(
        About("2026"),
        (
            Provision("water", "chapter", text=Texts(en="Water")),
            Provision("pumps", "statement", "water", text=Texts(en="Repair the pumps.")),
            Provision("roads", "chapter", text=Texts(en="Roads")),
        ),
    )
    for parent in ("roads", "pumps", "rails"):
        moved = msgspec.structs.replace(known.provisions["pumps"], parent=parent)
        with pytest.raises(PlanError):
            clean(msgspec.structs.replace(known, provisions=known.provisions | {"pumps": moved}), known)


@given(editions())
def test_one_number_is_put_together_as_all_are(of: Edition) -> None:
    assert {key: number(of, key) for key in of.provisions} == numbers(of)


@pytest.mark.parametrize(
    "said",
    [
        "2027-03-01",
        "2027/3/1",
        "2027.03.01",
        "2027年3月1日",
        "２０２７年３月１日",
        "令和９年３月１日",
        "R9.3.1",
        "r9/3/1 ",
    ],
)
def test_a_day_is_read_as_people_write_it(said: str) -> None:
    assert day(said, "--on") == "2027-03-01"


@pytest.mark.parametrize(
    "said", ["", "9.3.1", "令和2027年3月1日", "2027-02-29", "2027-13-01", "3/1/2027", "令和元年", "soon"]
)
def test_what_is_no_day_is_refused(said: str) -> None:
    with pytest.raises(PlanError, match=r"--on: '.*' is no day; write it like 2026-07-14"):
        day(said, "--on")


def test_the_first_year_of_an_era_is_one() -> None:
    assert day("令和元年５月１日", "--on") == "2019-05-01"
