"""The style that goes to the printer says of print what the style of the page says."""

import pytest

from aiplan_revise.report import render, view
from aiplan_revise.report.flat_style import flattened

from .conftest import Revision

CASES = (
    ("p{margin:0}\n@media print{p{margin:1em}}", "p{margin:0}\np{margin:1em}\n"),
    ("@media screen{p{margin:0}}@media (forced-colors:active){p{margin:1em}}b{margin:0}", "b{margin:0}\n"),
    (":root{--ink:#111;--rule:var(--ink)}p{color:var(--rule)}", "p{color:#111}\n"),
    (":root{--ink:#111}@media print{:root{--ink:#000}}p{color:var(--ink)}", "p{color:#000}\n"),
    (
        ":root{--sans:A}:lang(en){--sans:B}p{font-family:var(--sans)}",
        ":root{--sans:A}\n:lang(en){--sans:B}\np{font-family:var(--sans)}\n",
    ),
    ("a:hover{color:red}a,b:hover{margin:0}/* p{margin:0} */", "a,b:hover{margin:0}\n"),
    ('p::before{content:"}/*{"}b{margin:0}', 'p::before{content:"}/*{"}\nb{margin:0}\n'),
    ("@page{margin:1cm;@top-right{font:9pt serif}}", "@page{margin:1cm;@top-right{font:9pt serif}}\n"),
)


@pytest.mark.parametrize(("style", "expected"), CASES)
def test_rules_for_print_stay_in_order_and_names_have_their_values(style: str, expected: str) -> None:
    assert flattened(f"<style>{style}</style><p>{{}}") == f"<style>{expected}</style><p>{{}}"


def test_what_is_printed_has_every_change_and_nothing_that_only_a_screen_can_use(revision: Revision) -> None:
    shown = view(*revision, "en")
    page = render(shown, "print")
    assert all(f'<article id="c-{change.key}"' in page for change in shown.changes if not change.under)
    assert all(body.label in page for body in shown.bodies)
    assert not [tag for tag in ("<script", "<form", "<nav", "<details", "<summary", "?body=") if tag in page]
