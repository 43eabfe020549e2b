"""What a plan says of the names of its bodies, and what that is not."""

import pytest
from small import head, small, step

from aiplan_revise.lineage import link, settle
from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.edition import Assignment, Edition, Lang, texts
from aiplan_revise.model.renamings import as_told
from aiplan_revise.report.frame import framed
from aiplan_revise.revise import diff

EMPTY = Registry()


def plan(body: str, says: str = "", lang: Lang = "en", also: str = "") -> Edition:
    bodies = [Assignment(printed=name) for name in (body, also) if name]
    words = {"en": ("Light the quays.", "Watch the tides."), "ja": ("岸壁を照らす。", "潮を見る。")}[lang]
    steps = [step(key, **{lang: one}) for key, one in zip("ab", words, strict=True)]
    held = [type(one)(one.id, one.kind, text=one.text, assignments=tuple(bodies)) for one in steps]
    said = type(steps[0])("why", "statement", text=texts(lang, says or words[0]))
    return small(head("one", "Sea" if lang == "en" else ""), said, *held)


def told(old: Edition, new: Edition) -> list[tuple[str, str, str]]:
    return [(one.old, one.new, one.on) for one in as_told(EMPTY, old, new).successions]


@pytest.mark.parametrize(
    ("lang", "one", "other", "says", "on"),
    [
        (
            "en",
            "Tide Office",
            "Sea Office",
            "The Tide Office was renamed the Sea Office on 1 April 2026.",
            "2026-04-01",
        ),
        (
            "en",
            "Tide Office",
            "Sea Office",
            "Since March 2026 the Tide Office has borne the name of Sea Office.",
            "2026-03",
        ),
        ("en", "Tide Office", "Sea Office", "Aims stay. The Sea Office (formerly the Tide Office) leads.", ""),
        ("en", "Tide Office", "Sea Office", "The Tide Office, now the Sea Office, reports each year.", ""),
        (
            "en",
            "Tide Office",
            "Tide Office for Ports",
            "The Tide Office became the Tide Office for Ports in 2026.",
            "2026",
        ),
        (
            "en",
            "Tide Office",
            "Sea Office",
            "The Moon Board was closed; the Tide Office is now called the Sea Office.",
            "",
        ),
        (
            "en",
            "TO",
            "SO",
            "Under the Offices (Transfer of Functions) Order 2026, the Tide Office (TO) was renamed the Sea Office "
            "(SO) on 1 May 2026; all it has promised stays.",
            "2026-05-01",
        ),
        (
            "en",
            "Tide Office",
            "Sea Office",
            "By the Abolition of Boards Act the Tide Office was renamed the Sea Office, with the same duties.",
            "",
        ),
        ("en", "Tide Office", "Sea Office", "The Tide Office became the Sea Office; its functions are unchanged.", ""),
        (
            "en",
            "Tide Office",
            "Sea Office",
            "The Tide Office is now called the Sea Office, and its duties remain the same.",
            "",
        ),
        ("ja", "潮汐局", "海洋局", "潮汐業務の移管等に関する法律により、潮汐局は海洋局に改称された。", ""),
        ("ja", "潮汐局", "海洋局", "潮汐局は海洋局に改称され、所管する事務に変更はない。", ""),
        ("ja", "潮汐局", "海洋局", "令和８年４月１日、潮汐局は海洋局に改称された。", "2026-04-01"),
        ("ja", "潮汐局", "海洋局", "海洋局（旧潮汐局）が担う。", ""),
        ("ja", "潮汐局", "海洋局", "なお、潮汐局は、令和８年度に海洋局に改組された。", "2026"),
        ("ja", "潮汐局", "総合潮汐局", "潮汐局の名称を総合潮汐局に変更した。", ""),
    ],
)
def test_bodies_that_the_plan_calls_renamed(lang: Lang, one: str, other: str, says: str, on: str) -> None:
    old, new = plan(one, lang=lang), plan(other, says, lang)
    (found,) = told(old, new)
    assert found == (f"?{one.casefold()}", f"?{other.casefold()}", on)
    assert told(new, old) == [found], "a comparison backwards says the same"
    changeset = diff(old, settle(new, link(old, new), old))
    carried = [change for change in changeset.changes if change.facets.successions]
    assert len(carried) == 2
    assert not any(change.facets.reassigned for change in changeset.changes)
    assert framed(changeset, (old, new), EMPTY, lang).registry.successions


@pytest.mark.parametrize(
    ("lang", "says"),
    [
        ("en", "The Tide Office was closed, and its tasks are now known as those of the Sea Office."),
        ("en", "The Sea Office takes over from what was called the Tide Office."),
        ("en", "The Tide Office was renamed. The Sea Office leads."),
        ("en", "The Tide Office and the Sea Office watch the tides."),
        (
            "en",
            "Under the Tides (Names) Order the duties of the Tide Office, as it was called, went to the Sea Office.",
        ),
        ("en", "The Tide Office, formerly of the Moon Board, transfers its other functions to the Sea Office."),
        ("ja", "名称に関する法律により、旧潮汐局の業務を海洋局に移管した。"),
        ("ja", "潮汐局を廃止し、その業務を海洋局に移管した（旧潮汐局）。"),
        ("ja", "潮汐局と海洋局が連携する。"),
        ("ja", "潮汐局は改組された。海洋局が担う。"),
    ],
)
def test_bodies_of_which_it_says_something_else(lang: Lang, says: str) -> None:
    one, other = ("Tide Office", "Sea Office") if lang == "en" else ("潮汐局", "海洋局")
    assert told(plan(one, lang=lang), plan(other, says, lang)) == []


def test_a_body_whose_name_is_part_of_another_one() -> None:
    says = "The Northern Tide Office was renamed the Sea Office."
    old, new = plan("Tide Office", also="Northern Tide Office"), plan("Sea Office", says)
    assert told(old, new) == [("?northern tide office", "?sea office", "")]


def test_a_body_that_stays_beside_the_other_is_not_renamed() -> None:
    says = "The Tide Office was renamed the Sea Office."
    assert told(plan("Tide Office"), plan("Sea Office", says, also="Tide Office")) == []
    assert told(plan("Tide Office", also="Sea Office"), plan("Sea Office", says)) == []
