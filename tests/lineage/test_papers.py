"""Two papers of a plan, as ministries revise them: what continues what, said as "old number → new number"."""

from aiplan_revise.documents import parse
from aiplan_revise.lineage import link
from aiplan_revise.model.edition import Edition, numbers
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
