"""Generated editions: valid by construction, odd on purpose. Tests take them from strategies."""

import unicodedata
from collections.abc import Iterator
from functools import cache
from random import Random
from typing import TypeVar

import msgspec
from hypothesis import strategies as st

from aiplan_revise.model.bodies import Body, BodySuccession, Office, OpenSet, Registry
from aiplan_revise.model.edition import (
    HEADINGS,
    About,
    Assignment,
    Edition,
    Ending,
    Kind,
    Lang,
    PlanReference,
    Provision,
    Source,
    Texts,
    edition,
)
from aiplan_revise.model.integrity import UNCLEAN
from aiplan_revise.model.roles import Role

REGISTRY = Registry(
    bodies={
        "harbour": Body("harbour", Texts("港湾省", "Harbour Ministry"), Texts("港省", "HM")),
        "meadow": Body("meadow", Texts("草原庁", "Meadow Agency")),
        "council": Body(
            "council",
            Texts("評議府", "Council Office"),
            offices=(Office("ai", Texts("人工知能", "AI")), Office("ip", Texts("知財", "IP"))),
        ),
        "watch": Body("watch", Texts("見張所", "Watch Centre"), until="2025-07-01"),
        "shield": Body("shield", Texts("盾統括室", "Shield Office"), since="2025-07-01"),
    },
    open_sets={"related": OpenSet("related", Texts("関係府省庁", "related ministries"))},
    successions=(BodySuccession("watch", "shield", "2025-07-01", Source("Order on the Shield Office")),),
)

T = TypeVar("T")

_PIECES: dict[Lang, tuple[str, ...]] = {
    "en": (
        "Establish a centre",
        "consider a review",
        "promote trials",
        "with 60 staff",
        "with 200 staff",
        "1 trillion yen",
        "reach 80 % of offices",
        "by FY2027",
        "by around 2030",
        "for small ports",
        "[sic]",
        "<b>&amp;</b>",
        "a; b, c",
    ),
    "ja": (
        "拠点を整備する",
        "見直しを検討する",
        "実証を推進する",
        "60人体制",
        "２００人",
        "１兆円",
        "８割",
        "令和９年度までに",
        "2030年頃",
        "（小さな港）",
        "「引用」",
        "ｶﾅ・漢字々〆",
        "𠮷野家①",
    ),
}
_ODD = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp"]), max_size=6)
_POOL = [f"{word}-{n}" for word in ("port", "reef", "field", "tide") for n in range(6)] + ["港.1", "Ωmega_2"]
MARKS = ("", "", "", "(1)", "①", "ア", "1.", "a)", "i.", "1.1", "第1条", "第1節", "Chapter 1:")
NUMBERS = ["", "", "1", "2", "3", "10", "a", "b", "ア", "イ", "①", "補"]


@cache
def some(*values: T) -> st.SearchStrategy[T]:
    """One of `values`; made once, for making strategies costs more than drawing from them."""
    return st.sampled_from(values)


@cache
def upto(last: int) -> st.SearchStrategy[int]:
    """A number from 0 to `last`."""
    return st.integers(0, last)


def clean(words: str) -> str:
    """`words` as the codec accepts them: NFC, without control and bidi characters, no white space around them."""
    return UNCLEAN.sub("", unicodedata.normalize("NFC", words)).strip()


@cache
def words(lang: Lang) -> st.SearchStrategy[str]:
    """Sentences in `lang` out of commitments, numbers, marks and odd characters; sometimes of two lines."""
    piece = st.one_of(some(*_PIECES[lang][:2], *_PIECES[lang]), _ODD)
    joiner = some(" ", ", ", ". ", "\n") if lang == "en" else some("", "、", "。", "\n")
    more = st.one_of(st.just(""), some(*_PIECES[lang]))
    last = st.one_of(st.just(""), st.just(""), some(*_PIECES[lang]))
    return st.builds(lambda one, by, *rest: clean(by.join(w for w in (one, *rest) if w)), piece, joiner, more, last)


@cache
def texts_(min_langs: int = 0) -> st.SearchStrategy[Texts]:
    """Texts in both languages, in one, or (unless `min_langs`) in none."""

    def made(shape: int, ja: str, en: str) -> Texts:
        return {5: Texts(ja=ja), 6: Texts(en=en), 7: Texts()}.get(shape) or Texts(ja, en)

    return st.builds(made, upto(7), words("ja"), words("en")).filter(lambda t: len(t.langs()) >= min_langs)


# ---------------------------------------------------------------- provisions


def _named() -> Iterator[Assignment]:
    for key, body in REGISTRY.bodies.items():
        for office in ("", *(part.id for part in body.offices)):
            yield from (Assignment(key, office, printed=name) for name in ("", body.names.en, body.names.ja))
    yield from (Assignment(open="related", printed=name) for name in ("related ministries", "関係府省庁"))
    yield from (Assignment(printed=name) for name in ("Moon Bureau", "moon  bureau", "月局"))


_NAMED = (*_named(), *(Assignment("watch", printed="Watch Centre"),) * 8)
_ROLES: tuple[Role, ...] = ("", "", "", "", "lead", "joint", "support")
_CONTINUES = ((), (), (), *((key,) for key in _POOL[:6]), (_POOL[0], _POOL[6]), (_POOL[7], _POOL[1]))
_FIELDS: tuple[dict[str, str], ...] = ({}, {}, {"budget": "1"}, {"budget": "十", "予算": ""}, {"kind": "1", "kpi": "1"})


_SEA = PlanReference("sea-plan", section="第2章")
_LAND = PlanReference(title=Texts("陸の計画", "Plan for the Land"), address="https://example.org/land")
_REFERENCES: tuple[tuple[PlanReference, ...], ...] = ((), (), (), (_SEA,), (_SEA, _LAND), (_LAND, _SEA))


def _part(whole: str, nth: int) -> str:
    """The whole, its first or its second half, or nothing of it."""
    middle = len(whole) // 2
    return (whole, whole[:middle], whole[middle:], "", "", "")[nth]


def assignments(text: Texts) -> st.SearchStrategy[Assignment]:
    """One assignment that may stand on a provision with `text`, for the whole of it or for a clause."""

    def made(named: Assignment, role: Role, nth: int) -> Assignment:
        clause = Texts(_part(text.ja, nth), _part(text.en, nth))
        return msgspec.structs.replace(named, role=role, clause=clause)

    return st.builds(made, some(*_NAMED), some(*_ROLES), upto(5))


@st.composite
def provisions(draw: st.DrawFn, key: str, kind: Kind = "initiative", parent: str = "") -> Provision:
    """A provision with the id `key`; headings and statements have neither bodies nor columns."""
    text, number, mark = draw(texts_()), draw(some(*NUMBERS)), draw(some(*MARKS))
    continues = tuple(other for other in draw(some(*_CONTINUES)) if other != key)
    if kind != "initiative":
        others = draw(some(*_REFERENCES)) if kind == "statement" else ()
        return Provision(key, kind, parent, number, text=text, continues=continues, references=others, mark=mark)
    titled = draw(upto(2)) == 0
    bodies = tuple(draw(assignments(text)) for _ in range(draw(some(2, 1, 3, 2, 0))))
    fields = _FIELDS[draw(upto(len(_FIELDS) - 1))]
    title, others = draw(texts_()) if titled else Texts(), draw(some(*_REFERENCES))
    return Provision(key, kind, parent, number, title, text, bodies, continues, fields, others, mark)


# ---------------------------------------------------------------- editions


_DATES: tuple[dict[str, str], ...] = (
    {},
    {"presented": "2025-09-12"},
    {"presented": "2025-09", "adopted": "2026-07-14"},
    {"adopted": "2024"},
)


_NUMBERINGS: tuple[tuple[str, ...], ...] = (
    (),
    ("Chapter 1:", "1)", "a)"),
    ("第1章", "1．"),
    ("Part 1:", "Chapter 1:"),
    ("第1編", "第1章", "1"),
)


_ENDINGS: tuple[dict[str, Ending], ...] = (
    {},
    {"a": Ending("completed")},
    {"a": Ending("merged", Texts("bへ", "into b")), "b": Ending("abandoned")},
)


@cache
def abouts() -> st.SearchStrategy[About]:
    """An edition's metadata."""
    sources = (
        Source("Minutes", date="2025-09-12"),
        Source("議事録", "https://example.org/議", note=Texts("写し", "copy")),
    )
    return st.builds(
        About,
        id=some("2025-outline", "2026-draft", "2026", "n0"),
        title=texts_(),
        status=some("outline", "draft", "adopted", "example"),
        official=some(None, True, False),
        notice=some(Texts(), Texts("例", "An example")),
        follows=some("", "2025-outline"),
        dates=st.sampled_from(_DATES),
        sources=some((), sources, sources[:1], sources[::-1]),
        numbering=st.sampled_from(_NUMBERINGS),
        endings=st.sampled_from(_ENDINGS),
    )


@st.composite
def editions(draw: st.DrawFn, max_size: int = 7) -> Edition:
    """A valid edition of up to `max_size` provisions; ids come from one small pool, so two of them overlap.

    The shape of the tree comes from a generator with a drawn seed, for hypothesis likes to repeat itself."""
    rng = Random(draw(st.integers(0, 2**32)))
    keys = rng.sample(_POOL, draw(upto(max_size)))
    made: list[Provision] = []
    above: list[str] = []
    for key in keys:
        kind = rng.choice(_KINDS)
        depth = rng.randint(0, len(above))
        made.append(draw(provisions(key, kind, above[depth - 1] if depth else "")))
        above = [*above[:depth], key] if kind in HEADINGS else above[:depth]
    return edition(draw(abouts()), made)


_KINDS: tuple[Kind, ...] = ("chapter", "section", "group", "statement", "initiative", "initiative", "initiative")
