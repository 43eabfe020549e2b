"""Two papers of a plan, as ministries revise them: what continues what, said as "old number → new number"."""

from aiplan_revise.documents import parse
from aiplan_revise.lineage import link, settle
from aiplan_revise.lineage.review import review
from aiplan_revise.model.edition import Edition, numbers
from aiplan_revise.revise import diff
from aiplan_revise.store import open_store

REGISTRY = open_store(None).registry()


def paper(text: str) -> Edition:
    return parse(text, registry=REGISTRY).edition


def links(old: str, new: str) -> dict[str, str]:
    """Number → number of all links of one and one; certain ones end with "!"."""
    before, after = paper(old), paper(new)
    at = numbers(before), numbers(after)
    found = link(before, after, REGISTRY).links
    return {at[0][x.old[0]]: at[1][x.new[0]] + "!" * (x.status == "certain") for x in found if len(x.old + x.new) == 2}


def sections(*named: str, items: str) -> str:
    return "# 計画\n" + "".join(f"## 第{n}節　{name}\n{items.replace('§', name)}" for n, name in enumerate(named, 1))


TASKS = "### （１）今後の取組\n① §を進める。【内閣府】\n"
SERIES = "① ガイドラインを策定する。【内閣府】\n② 実証事業を行う。【内閣府】\n"


def test_what_reads_alike_in_every_section_goes_with_its_section():
    """No id proves anything here: those of headings without English words are made from kind and number."""
    old, new = (sections(*named, items=TASKS) for named in (("医療", "防災"), ("医療", "交通", "防災")))
    assert links(old, new) == {"1": "1!", "1.1": "1.1!", "1.1.1": "1.1.1!", "2": "3!", "2.1": "3.1!", "2.1.1": "3.1.1!"}


def test_a_series_in_every_section_goes_with_its_section():
    old, new = (sections(*named, items=SERIES) for named in (("教育", "医療", "農業"), ("医療", "農業", "教育")))
    found = {number: there.rstrip("!") for number, there in links(old, new).items()}
    moved = {"1": "3", "2": "1", "3": "2"}
    assert found == moved | {f"{a}.{item}": f"{b}.{item}" for a, b in moved.items() for item in "12"}


CARE = "介護記録の自動作成に係る実証事業を全国20か所で実施する。【厚生労働省】"
PORTS = "港湾荷役の自動化を推進する。【国土交通省】"
SCANS = "画像診断支援AIの医療機関への導入を支援する。【厚生労働省】"


def test_words_that_stand_nowhere_else_are_found_with_other_bodies_at_another_place():
    old = f"# 計画\n（１）医療\n① {SCANS}\n② {CARE}\n（２）交通\n① {PORTS}\n"
    more = "介護記録の自動作成に係る実証事業を全国30か所で実施し、その成果を普及させる。【厚生労働省、経済産業省】"
    new = f"# 計画\n（１）医療\n① {SCANS}\n（２）交通\n① {PORTS}\n（３）介護\n① {more}\n"
    assert links(old, new)["1.2"] == "3.1"


def test_a_like_text_of_another_body_is_put_to_a_person():
    frame = "Advancing {} discovery AI to enhance new {} development [{}]"
    rest = "b) Support of cities. [MIC]\nc) Checks of exports. [METI]\n"
    old, new = (
        f"# Plan\n1) Research\na) {frame.format(*words)}\n{rest}"
        for words in (("drug", "drug", "MHLW"), ("materials", "materials", "MEXT"))
    )
    before, after = paper(old), paper(new)
    found = link(before, after, REGISTRY)
    assert "1.a" not in links(old, new)
    (asked,) = review(found, before, after, REGISTRY)
    assert (asked.proposal, [round(c.score, 1) for c in asked.candidates]) == ((), [0.5])


TOLD = "遠隔診療", "創薬研究", "見守り支援", "記録作成"


def test_a_section_that_was_taken_in_by_another_has_not_lost_its_items():
    """Nor has one that was taken out: the items stand where they stood."""
    items = [f"{sign} {words}を進める。【厚生労働省】\n" for sign, words in zip("①②③④", TOLD, strict=True)]
    apart = f"# 計画\n（１）医療分野\n{items[0]}{items[1]}（２）介護分野\n{items[2]}{items[3]}"
    apart = apart.replace("③", "①").replace("④", "②")
    whole = f"# 計画\n（１）医療・介護分野\n{''.join(items)}"
    for sides in ((apart, whole), (whole, apart)):
        before, after = map(paper, sides)
        found = link(before, after, REGISTRY)
        changes = diff(before, settle(after, found, before), REGISTRY)
        many = [change for change in changes.changes if len(change.old + change.new) == 3]
        assert [{p.text.ja for p in many[0].old + many[0].new}] == [{"医療分野", "介護分野", "医療・介護分野"}]
        assert not any(change.facets.moved for change in changes.changes)


MODELS = "① 日本語に強い基盤モデルの開発を支援する。"
ITEMS = "ア　計算資源を提供する。【経済産業省】\nイ　学習用データを整備する。【総務省】\n"


def test_an_initiative_whose_words_became_the_heading_of_items_is_split():
    rest = "② 国際標準化活動を主導する。【経済産業省】\n"
    one = f"# 計画\n（１）研究開発\n{MODELS}【経済産業省、総務省】\n{rest}"
    many = f"# 計画\n（１）研究開発\n{MODELS}\n{ITEMS}{rest}"
    for sides, kind in (((one, many), "split"), ((many, one), "joined")):
        before, after = map(paper, sides)
        found = link(before, after, REGISTRY)
        changes = diff(before, settle(after, found, before), REGISTRY)
        (told,) = changes.changes
        assert (told.kind, len(told.old + told.new)) == (kind, 4)
        assert (told.facets.reassigned, told.facets.moved, told.facets.fields) == (None, None, ())
