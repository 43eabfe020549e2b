"""The files: complete, inert whatever a text holds, and the same facts in every format."""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise
from typing import Literal, get_args

import msgspec
import pytest
from small import head, small, step

from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.edition import Assignment, Lang, Source, Texts
from aiplan_revise.report import View, render, view
from aiplan_revise.report.words import columns
from aiplan_revise.revise import diff

from .conftest import Revision

Form = Literal["text", "md", "html", "json"]
FORMS: tuple[Form, ...] = get_args(Form)

PAYLOADS = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    '"><script>alert(1)</script>',
    "'><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "' onfocus='alert(1)' autofocus='",
    "javascript:alert(1)",
    "[x](javascript:alert(1))",
    "![x](https://evil.example/x.png)",
    "[x]: javascript:alert(1)",
    "<javascript:alert(1)>",
    "<https://evil.example>",
    "https://evil.example/",
    "HTTP://EVIL.EXAMPLE",
    "www.evil.example",
    "someone@evil.example",
    "<a href='javascript:alert(1)'>x</a>",
    "<iframe src=//evil.example></iframe>",
    "<object data=x></object>",
    "<embed src=x>",
    "<base href=//evil.example>",
    "<meta http-equiv=refresh content=0>",
    "<link rel=stylesheet href=x>",
    "<style>*{display:none}</style>",
    "</style><script>alert(1)</script>",
    "<form action=//evil.example><input></form>",
    "<math href=javascript:alert(1)>x</math>",
    "<details ontoggle=alert(1) open>",
    "<video><source onerror=alert(1)></video>",
    "<!-- comment --><script>alert(1)</script>",
    "--><script>alert(1)</script>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "{{ 7 * 7 }}",
    "{% include 'report.js' %}",
    "${alert(1)}",
    "`x` | y | z",
    "| a | b |",
    "|--|--|",
    "# heading",
    "- item",
    "1. item",
    "> quote",
    "***bold***",
    "~~gone~~",
    "<ins>x</ins>",
    "$x^2$",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;",
    "\\<script>",
    "line\n\n<script>alert(1)</script>",
    "a\u2028<script>",
    "<scr<script>ipt>",
    "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"),
    "</td></tr></table><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "<template><script>alert(1)</script></template>",
    "<noscript><img src=x></noscript>",
)


class Live(HTMLParser):
    """Collects what a browser would run or load, and the start tags seen."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts = 0
        self.tags: set[str] = set()
        self.live: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.scripts += tag == "script"
        for name, value in attrs:
            address = (value or "").strip().casefold()
            loads = name in ("src", "href", "action", "data", "formaction", "xlink:href", "poster", "srcset")
            if name.startswith("on") or (loads and not address.startswith(("#", "?body=", "https://example.org/"))):
                self.live.append(f"{tag} {name}={value}")

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def read(page: str) -> Live:
    parser = Live()
    parser.feed(page)
    parser.close()
    return parser


def hostile(payload: str) -> View:
    """A revision that holds the payload in every place where a plan holds words."""
    texts = Texts(payload, payload)
    bad = Assignment(printed=payload, clause=texts)
    old = small(
        head("h", ja=payload, en=payload, number="1"),
        step("a", f"Old {payload} words", (bad,), ja=f"古い{payload}", parent="h", title=texts, number="a"),
        step("gone", payload, (bad,), ja=payload, parent="h"),
        step("both", f"One {payload}, two {payload}", ja=payload, parent="h"),
        title=texts,
        notice=texts,
        official=False,
        sources=(Source(payload, payload, note=texts),),
    )
    new = small(
        head("h", ja=f"{payload}新", en=f"{payload} new", number="1"),
        step("a", f"New {payload}", ja=f"新しい{payload}", parent="h", title=Texts(payload + "x", payload), number="b"),
        step("one", f"One {payload}", ja=payload, parent="h", continues=("both",)),
        step("two", f"Two {payload}", ja=payload, parent="h", continues=("both",)),
        step("fresh", payload, (bad,), ja=payload, parent="h", fields={payload: payload}),
        key="2026",
        title=texts,
    )
    return view(diff(old, new), old, new, Registry(), "en")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_text_comes_alive_in_html(payload: str) -> None:
    page = read(render(hostile(payload), "html"))
    named_as_source = [f"a href={payload}"] if payload.startswith("https://") else []
    assert (page.scripts, page.live) == (1, named_as_source)
    assert not page.tags & {"iframe", "object", "embed", "base", "img", "video", "math", "template", "noscript", "a:b"}
    assert " ".join(payload.split()) in " ".join(" ".join(page.words).split())


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_text_comes_alive_in_markdown(payload: str) -> None:
    page = render(hostile(payload), "md")
    raw = read(page)
    assert (raw.scripts, raw.live) == (0, [])
    assert raw.tags <= {"a", "br", "ins", "del"}
    assert not re.search(r"(?<!\\)\]\((?!#c-)", page), "links lead into the report only"
    assert not re.search(r"(?<!\\)!\[", page)
    assert not re.search(r"(?i)https?://(?!example)|www\.", page)
    rows = [line for line in page.split("\n") if line.startswith("|")]
    widths = [len(re.findall(r"(?<!\\)\|", row)) for row in rows]
    tables = "\n".join("T" if line.startswith("|") else "" for line in page.split("\n")).split("\n\n")
    sizes = iter(widths)
    for table in filter(None, (part.strip() for part in tables)):
        assert len({next(sizes) for _ in table.split("\n")}) == 1, "every row has the cells of its table"


@pytest.mark.parametrize("payload", ["\x1b[31mred", "\x1b]0;title\x07", "a\rb", "\x9b2J", "x\u202etxt", "\x00"])
def test_no_text_speaks_to_the_terminal(payload: str) -> None:
    page = render(hostile(payload), "text")
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", page)


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("form", FORMS)
def test_an_unofficial_edition_says_so_at_the_top(revision: Revision, form: Form, lang: Lang) -> None:
    page = render(view(*revision, lang), form)
    notice = "架空の文書である。" if lang == "ja" else "An invented text."
    mark = {"ja": "【非公式】", "en": "Not official"}[lang]
    assert mark in page
    assert page.index(notice) < (len(page) if form == "json" else page.index(render_summary(lang)))
    if form == "html":
        assert mark in page[page.index("<title>") : page.index("</title>")]


def render_summary(lang: Lang) -> str:
    return "継続（変更あり）" if lang == "ja" else "Carried over, changed"


def test_json_holds_the_view(revision: Revision) -> None:
    shown = view(*revision, "ja")
    stored = render(shown, "json")
    assert msgspec.json.decode(stored, type=View) == shown
    assert list(json.loads(stored)) == [
        "lang", "title", "headline", "old", "new", "notices", "summary", "highlights", "sections", "bodies", "changes",
        "review", "table", "handovers",
    ]  # fmt: skip


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("form", FORMS)
def test_every_change_stands_in_every_format(revision: Revision, form: Form, lang: Lang) -> None:
    shown = view(*revision, lang)
    page = render(shown, form)
    for change in shown.changes:
        known = change.numbers or change.caption.text
        assert known in page, change.key
    assert page.endswith("\n")
    assert page == render(shown, form)


def test_the_text_for_the_terminal(revision: Revision) -> None:
    page = render(view(*revision, "en"), "text", width=100)
    assert "    Raise the staff to [-60-]{+200+}.\n" in page
    assert "    Responsible: Lighthouse Agency; + MOM (added); - related ministries (removed)\n" in page
    assert "    Retargeted: 60 → 200 (+140)\n" in page
    assert "\x1b" not in page


def folded(page: str) -> Iterator[str]:
    return (re.sub(r"\x1b\[[\d;]*m", "", line) for line in page.split("\n"))


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("width", [32, 60, 80, 200])
def test_text_is_folded_and_never_cut(revision: Revision, lang: Lang, width: int) -> None:
    shown = view(*revision, lang)
    narrow, wide = (render(shown, "text", width=size) for size in (width, 100_000))
    assert max(sum(map(columns, line)) for line in narrow.split("\n")) <= width + 4
    assert re.sub(r"\s", "", narrow) == re.sub(r"\s", "", wide)
    assert not [line for line in narrow.split("\n") if re.match(r"\s*[、。」）】]", line)]


def test_colour_adds_to_the_marks_and_takes_nothing(revision: Revision) -> None:
    shown = view(*revision, "ja")
    plain, coloured = (render(shown, "text", colour=colour) for colour in (False, True))
    assert "\x1b[32;4m{+200+}\x1b[0m" in coloured
    assert "\n".join(folded(coloured)) == plain


def test_the_page_allows_only_its_own_style_and_script(revision: Revision) -> None:
    page = render(view(*revision, "ja"), "html")
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    rules = dict(rule.split(" ", 1) for rule in policy.group(1).split("; "))
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    assert all(rules[kind].startswith("'sha256-") for kind in ("style-src", "script-src"))
    assert not re.search(r"style=|url\(|@import|<link|src=", page)


def test_headings_stand_in_order(revision: Revision) -> None:
    levels = [int(level) for level in re.findall(r"<h(\d)", render(view(*revision, "en"), "html"))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_link_has_its_place(revision: Revision) -> None:
    for form in ("html", "md"):
        page = render(view(*revision, "ja"), form)
        places = re.findall(r' id="([^"]*)"', page)
        assert len(places) == len(set(places))
        assert set(re.findall(r'(?:href="|\]\()#([^")]*)', page)) <= set(places)


def test_twice_the_changes_take_twice_the_work() -> None:
    few, many = (_calls(count) for count in (150, 300))
    assert many < 2.3 * few


def _calls(count: int) -> int:
    """How many functions are called to show so many changes."""
    words = "Raise the staff of port {} to {} by {}."
    old = small(*(step(f"p{n}", words.format(n, n + 10, 2030), "harbour meadow") for n in range(count)))
    new = small(*(step(f"p{n}", words.format(n, n + 20, 2029), "meadow") for n in range(count)), key="2026")
    changeset = diff(old, new)
    seen = Counter[str]()
    sys.setprofile(lambda _frame, event, _: seen.update((event,)))
    try:
        page = render(view(changeset, old, new, Registry(), "en"), "html")
    finally:
        sys.setprofile(None)
    assert page.count("<article") == count
    return seen["call"]
