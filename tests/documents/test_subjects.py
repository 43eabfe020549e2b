"""Bodies that sentences name as those who act: who of a sentence does, in which documents it counts, and eight plans
whose authors said who acts in each measure before any program saw them (see tests/cases/acting)."""

import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from documents.listing import imported, read, rules
from papers import REGISTRY

from aiplan_revise.documents import Reading
from aiplan_revise.documents import read as read_file
from aiplan_revise.lineage import link, settle
from aiplan_revise.model.edition import Edition, Provision
from aiplan_revise.model.roles import bare
from aiplan_revise.revise import diff

CASES = Path(__file__).parents[1] / "cases" / "acting"
PLANS = sorted(path.name for path in CASES.iterdir() if path.is_dir())
NAME_ALONE = "nothing but capital letters tells that it is a body, and it does what schemes do, too"
NOT_READ = {
    "Mitacs will offer 3,000 paid i": NAME_ALONE,
    "Mitacs will offer 4,000 paid i": NAME_ALONE,
    "To ease the shortage of comput": NAME_ALONE,
    "Farm Credit Canada will sponso": NAME_ALONE,
    "A helpline for small businesse": NAME_ALONE,
    "To attract more women to caree": NAME_ALONE,
    "Relocation payments. Services ": NAME_ALONE,
    "Relocation payments. Allied he": NAME_ALONE,
    "Locum relief. A national locum": NAME_ALONE,
    "Locum relief. The Rural Workfo": NAME_ALONE,
    "Remote midwifery. To keep birt": NAME_ALONE,
    "Electronic prescribing. The AD": NAME_ALONE,
    "Secure messaging. A national d": NAME_ALONE,
    "Cross-border virtual emergency": NAME_ALONE,
    "Wellbeing charter. The Departm": NAME_ALONE,
    "Single sign-on. Services Austr": NAME_ALONE,
    "Clinic connectivity. NBN Co wi": NAME_ALONE,
    "Northern outreach circuits. Qu": NAME_ALONE,
    "Kids Help Phone and MediaSmart": NAME_ALONE,
    "Gridlink Ardmar, supported by ": NAME_ALONE,
    "Gridlink Ardmar will bring 600": NAME_ALONE,
    "To ease pressure at peak times": NAME_ALONE,
    "Móna Energy will close the las": NAME_ALONE,
    "Móna Energy will rehabilitate ": NAME_ALONE,
    "A survey of oil boilers in rur": NAME_ALONE,
    "Rail Ardmar will order 90 batt": NAME_ALONE,
    "DoT will lead a review of emis": NAME_ALONE,
    "Ardmar Forests will plant 3,50": NAME_ALONE,
    "Ardmar Water will bring leakag": NAME_ALONE,
    "Ardmar Water will install sola": NAME_ALONE,
    "The Health Executive will put ": NAME_ALONE,
    "情報通信省は、放送大学学園と連携し、高齢者が生成ＡＩを安全に": "nothing tells that 放送大学学園 is a body",
    "Core FHIR profiles. The Austra": "names with a small letter (e-Health) and a figure (HL7) in them",
    "Workforce Hub. The Department ": "it has its short name, for no other department is explained",
    "Pharmacist prescribing. The De": "a group of bodies in small letters behind “will work with”",
    "Pharmacist prescribing. The DH": "the same",
    "野生鳥獣による農作物の被害の防止については、市町村が、猟友会": "猟友会 might be anybody",
}
"""What is read otherwise than its author says, and why."""
HALF_READ = {"Clinic connectivity. The Depar": "NBN Co, to whom it is handed over, is not read"}
NO_MEASURE = "県は、本計画に掲げる施策の進捗を毎年度点検し、その結果を県議"
"""The only item of its list, which names nobody: it is read as a statement."""
NOT_LINKED = {("The Coast Agency will assess t", "The Hydrographic Office will e")}
"""Handed over, and told in other words."""
BEFORE = "# Plan (invented)\n\n## 1. Water\n\nThe Rivers Agency has 300 staff.\n\n"
OTHERS = "".join(f"- The Rivers Agency will build dam {at}.\n" for at in "ABCDE")


def acts(sentence: str, before: str = BEFORE) -> str:
    """The bodies that are read from one item beside five others."""
    line = next(line for line in read(f"{before}{OTHERS}- {sentence}\n") if sentence[:30] in line)
    found = re.search(r" \[([^\[\]]*)\]$", line)
    return found[1] if found else ""


@pytest.mark.parametrize(
    ("sentence", "bodies"),
    [
        ("The Land Registry will publish a list.", "?land registry"),
        (
            "By March 2027, the Land Registry and the Port Authority will publish a list.",
            "?land registry; ?port authority",
        ),
        ("To save water, the Ministry of Farms, Food and Fish will pay grants.", "?ministry of farms food and fish"),
        ("The Land Registry, with the Port Authority, is to publish a list.", "?land registry; ?port authority"),
        ("In partnership with the Port Authority, the Land Registry will act.", "?land registry; ?port authority"),
        ("The Land Registry will publish a list, supported by Port Authority.", "?land registry; ?port authority"),
        ("A list will be published by the Land Registry by 2027.", "?land registry"),
        ("Lists will be kept jointly by the Land Registry and the Port Authority.", "?land registry; ?port authority"),
        ("The Land Registry will be asked to publish a list.", "?land registry"),
        ("The Land Registry will be abolished.", ""),
        ("A list will be published.", ""),
        ("We will publish a list.", ""),
        ("The Government will publish a list.", ""),
        ("Farmers will be able to see a list.", ""),
        ("The Clean Rivers Programme will pay for wells.", ""),
        ("The Innovation Fund will pay for wells.", ""),
        ("Phase Two will begin in 2027.", ""),
        ("Each Friday, the Land Registry will publish a list.", "?land registry"),
        ("Led by the Land Registry, publish a list.", "?land registry"),
        ("The Land Registry will sign an agreement with the Port Authority.", "?land registry"),
        ("Lists will help. The Land Registry will publish one.", "?land registry"),
        (
            "The Land Registry will publish a list, and the Port Authority will print it.",
            "?land registry; ?port authority",
        ),
        (
            "The Land Registry will publish a list and the Port Authority will print it.",
            "?land registry; ?port authority",
        ),
        ("Responsibility for lists passes from the Land Registry to the Port Authority.", "?port authority"),
        ("Oversight of all lists will be transferred to the Port Authority in 2027.", "?port authority"),
        ("Responsibility for lists matters to the Port Authority.", ""),
        ("Lists are to be open to all; the Land Registry will publish them.", "?land registry"),
        ("Through the Land Registry, publish a list.", "?land registry"),
        ("Through the Land Registry, the Port Authority will publish a list.", "?port authority; ?land registry"),
        ("With the Land Registry, the Port Authority will publish a list.", "?port authority; ?land registry"),
        ("Lists. The Land Registry will publish one with the Port Authority.", "?land registry; ?port authority"),
        (
            "By working with Ofcom, the Port Authority and the Coast Office, the Land Registry will act.",
            "?land registry",
        ),
        ("In Leeds, West Yorkshire, the Land Registry will act.", "?land registry"),
        ("The Land Registry, in partnership with farmers, Ofcom, and the Port Authority, will act.", "?land registry"),
        ("A register will be kept of boats used by the Port Authority.", ""),
        ("A body will be set up by Act of Parliament.", ""),
        ("Data will be collected by Smart Meters.", ""),
        ("The Land Registry will not be merged with the Port Authority.", ""),
        ("The Land Registry will, subject to a vote, be merged with the Port Authority.", ""),
        ("The Land Registry will soon be closed.", ""),
        ("The Land Registry will benefit from this.", ""),
        ("The Land Registry will have its licence renewed by the Port Authority.", ""),
        ("The Land Registry will build it, and the Port Authority will then be closed.", "?land registry"),
        ("The Land Registry will extend schemes supported by the Port Authority.", "?land registry"),
        (
            "The Land Registry will hand over to the Coast Office, which will work with the Port Authority.",
            "?land registry",
        ),
        ("The Clean Water App will offer advice.", ""),
        ("The Data Protection Law will set out rules.", ""),
        ("Artificial Intelligence will transform services.", ""),
        ("Land Registry plans to close will be reviewed by the Port Authority.", "?port authority"),
        ("The Authority will pay.", ""),
        ("The Port Authority (Wales) will pay.", "?port authority(wales)"),
        ("The Department for Farms, Food and Rivers will act.", "?department for farms food and rivers"),
        (
            "The Port Authority and the Ministry of Sports, Arts and the Coast will act.",
            "?port authority; ?ministry of sports arts and coast",
        ),
        ("Science, Arts and Culture Meadow will publish a list.", ""),
        ("Google and Amazon will publish a list.", ""),
        ("Farmers and the Port Authority will publish a list.", ""),
        ("Led by the Port Authority, the Land Registry will act.", "?port authority; ?land registry"),
        ("Costs will be reduced by Port Authority reforms.", ""),
        ("The Port Authority and its agencies will act.", ""),
        ("The Port Authority and the Council will be asked to act.", ""),
        ("The Land Registry will publish its settlement with the Port Authority.", "?land registry"),
        (
            "The U.S. Land Registry and the U.S. Port Authority will act.",
            "?united states land registry; ?united states port authority",
        ),
        ("The Bank of Meadow Canada and Sports Canada will act.", ""),
        ("The Boards of the Port Authority and the Land Registry will meet farmers.", ""),
        ("The scheme will be run by the Port Authority or the Land Registry.", ""),
        ("The Land Registry and relevant agencies will act.", ""),
        ("The Land Registry (with the Port Authority) will act.", ""),
        ("The Children’s Commissioner for Meadow will act.", "?children's commissioner for meadow"),
        ("The Department of Rivers’ Chief Digital and Arts Office will act.", ""),
        ("Kids Help Phone will hire ten people.", "?kids help phone"),
        ("LRO will hire ten people.", "?lro"),
        ("LRO, in coordination with TPA, will procure ten ships.", "?lro; ?tpa"),
        ("TPA, in coordination with LRO, will procure ten ships.", "?tpa; ?lro"),
        ("GDP will grow by 3 percent.", ""),
        ("The Land Registry, jointly with the TPA, will print lists.", "?land registry; ?tpa"),
        ("The Land Registry, with the TPA Fund, will print lists.", "?land registry"),
        ("LRO, in coordination with farmers, will see ten ships.", ""),
        ("The National Intelligence Office will publish a list.", "?national intelligence office"),
    ],
)
def test_who_acts(sentence: str, bodies: str) -> None:
    assert acts(sentence) == bodies


@pytest.mark.parametrize(
    ("sentence", "bodies"),
    [
        ("港湾省は、灯台を建てる。", "harbour"),
        ("２０２７年度までに、港湾省及び草原庁は、灯台を建てる。", "harbour; meadow"),
        ("港湾省は、草原庁と連携し、灯台を建てる。", "harbour; meadow"),
        ("灯台の建て替えについては、港湾省が進める。", "harbour"),
        ("灯台の点検は、海上整備機構により行われる。", "?海上整備機構"),
        ("灯台の点検については、港湾省が基準を定め、草原庁が行う。", "harbour; meadow"),
        ("灯台の点検は、港湾省が定める基準により、草原庁が行う。", "meadow"),
        ("港湾省と草原庁は、灯台を建てる。", "harbour; meadow"),
        ("港湾省は、草原庁とともに灯台を建てる。", "harbour; meadow"),
        ("港湾省は灯台を建て、草原庁は草を刈る。", "harbour; meadow"),
        ("港湾省が定める基準を満たす灯台を増やす。", ""),
        ("港湾省において、灯台を建てることを検討する。", "harbour"),
        ("港湾省において定める基準を見直す。", ""),
        ("港湾省が所管する法人は、灯台を建てる。", ""),
        ("港湾省ではなく、草原庁が行う。", ""),
        ("港湾省又は草原庁が、行う。", ""),
        ("港湾省は、全国の大学が灯台を使えるようにする。", "harbour"),
        ("港湾省は、自治体が灯台を建てることを支援する。", "harbour"),
        ("港湾省は、草原庁と連携しない。", "harbour"),
        ("港湾省は、草原庁と連携する体制を整える。", "harbour"),
        ("補助金は、港湾省の補助により県が配分する。", ""),
        ("土木事務所は、廃止する。", ""),
        ("海上整備機構は、港湾省から権限を移譲される。", ""),
        ("港湾省は、2019年に報告書を公表した。", ""),
        ("港湾省（灯台局）は、灯台を建てる。", "harbour"),
        ("国、県、市町村は、灯台を建てる。", ""),
        ("港湾省を中心に、草原庁は、灯台を建てる。", "harbour; meadow"),
        ("港湾省と草原庁が連携し、灯台を建てる。", "harbour; meadow"),
        ("愛知県は、灯台を建てる。", "?愛知県"),
        ("港湾省が事務局を務める協議会は、灯台を建てる。", ""),
        ("港湾省が主導する作業部会は、灯台を建てる。", ""),
        ("港湾省を中心とした関係者は、灯台を建てる。", ""),
        ("港湾省ではなく草原庁が、灯台を建てる。", ""),
        ("港湾省のみならず草原庁が、灯台を建てる。", ""),
        ("港湾省が中心となり、灯台を建てる。", "harbour"),
        ("県は、灯台を建てる。", ""),
        ("灯台を建てる。", ""),
    ],
)
def test_who_acts_in_japanese(sentence: str, bodies: str) -> None:
    before = "# 計画（架空の計画）\n\n## 第１章 港\n\n港の灯台は古い。\n\n"
    before += "".join(f"- 港湾省は、灯台{at}を建てる。\n" for at in "ABCDE")
    text = f"{before}- {sentence}\n"
    found = [p for p in imported(text).edition.provisions.values() if p.text.ja == sentence]
    assert "; ".join(one.party() for one in found[0].assignments) == bodies


def test_one_body_has_one_name() -> None:
    before = BEFORE + "The Land Registry of Meadow (LRM) keeps all lists.\n\n"
    assert acts("The Land Registry of Meadow will publish a list.", before) == "?lrm"
    assert acts("LRM will publish a list.", before) == "?lrm"


def test_a_scheme_with_a_short_name_is_no_body() -> None:
    before = BEFORE + "The Clean Rivers Programme (CRP) began in 2020.\n\n"
    assert acts("CRP will pay for wells.", before) == ""


def test_a_few_such_sentences_are_no_convention() -> None:
    few = BEFORE + "- The Rivers Agency will build dams.\n- The Land Registry will publish a list.\n- Dams are old.\n"
    assert [line.split(":")[0].split()[-1] for line in read(few)][-3:] == ["statement"] * 3
    assert "bodies-in-sentences" not in {rule for rule, _ in rules(imported(few))}


def test_brackets_say_who_is_responsible_where_there_are_any() -> None:
    lines = read(f"{BEFORE}{OTHERS}- The Land Registry will publish a list [Meadow Agency].\n")
    assert [line for line in lines if "[" in line] == ["  initiative: The Land Registry will publish a list. [meadow]"]


def test_it_is_said_that_bodies_were_taken_from_sentences() -> None:
    found = imported(f"{BEFORE}{OTHERS}- A list will be published.\n")
    (told,) = [one for one in found.findings if one.rule == "bodies-in-sentences"]
    assert told.level == "warning"
    assert told.message.startswith("5 of 6 items say in their sentence who acts (“The Rivers Agency will build dam A.")
    assert "initiative-without-body" in {one.rule for one in found.findings}


@pytest.mark.parametrize("plan", PLANS)
def test_who_acts_as_authors_say(plan: str) -> None:
    for side in ("old", "new"):
        for item, one in zip(_items(plan)[side], _measures(plan, side), strict=True):
            printed = ((re.sub(r" \([A-Z]+\)$", "", bare(a.printed)), a.role) for a in one.assignments)
            named = [(unicodedata.normalize("NFKC", name), role) for name, role in printed]
            said = [name for name, _ in named], [name for name, role in named if not role]
            lead, partners = (
                [unicodedata.normalize("NFKC", name) for name in item[part]] for part in ("lead", "partners")
            )
            meant = [*lead, *partners], lead
            assert one.kind == ("statement" if item["begins"] == NO_MEASURE else "initiative")
            if item["begins"] not in NOT_READ:
                assert tuple(map(sorted, said)) == tuple(map(sorted, meant)), item["begins"]


@pytest.mark.parametrize("plan", PLANS)
def test_who_came_and_who_left_as_authors_say(plan: str) -> None:
    old, new = (_edition(plan, side) for side in ("old", "new"))
    lineage = link(old, new, REGISTRY, ids="ignored")
    begins = {side: {one.id: item["begins"] for item, one in _both(plan, side)} for side in ("old", "new")}
    links = {(begins["old"].get(o), begins["new"].get(n)) for one in lineage.links for o in one.old for n in one.new}
    true = {(o, n) for one in _case(plan, "truth")["links"] for o in one["old"] for n in one["new"]}
    assert {pair for pair in links if None not in pair} == true - NOT_LINKED
    told = {}
    for change in diff(old, settle(new, lineage, old), REGISTRY).changes:
        moved = change.facets.reassigned
        came, left = ((*moved.gained, *moved.opened), (*moved.lost, *moved.closed)) if moved else ((), ())
        if len(change.old) == len(change.new) == 1 and (came or left):
            told[begins["old"][change.old[0].id]] = len(came), len(left)
    told_by_author = (one for one in _case(plan, "changes")["bodies"] if (one["old"], one["new"]) not in NOT_LINKED)
    meant = {one["old"]: (len(one["came"]), len(one["left"])) for one in told_by_author}
    assert _whole(told) == _whole(meant)


def _whole(told: dict[str, tuple[int, int]]) -> dict[str, tuple[int, int]]:
    """What is told of measures of which both texts are read as their authors say."""
    return {begins: counts for begins, counts in told.items() if begins not in {*NOT_READ, *HALF_READ}}


def _case(plan: str, name: str) -> Any:
    return json.loads((CASES / plan / f"{name}.json").read_text("utf-8"))


def _items(plan: str) -> Any:
    return _case(plan, "items")


def _edition(plan: str, side: str) -> Edition:
    return read_file(CASES / plan / f"{side}.md", Reading(id=side), REGISTRY).edition


def _measures(plan: str, side: str) -> list[Provision]:
    return [one for _, one in _both(plan, side)]


def _both(plan: str, side: str) -> list[tuple[Any, Provision]]:
    """What the author says of each measure, and the provision that was read of it."""
    found = {_plain(one.text.best("ja")): one for one in _edition(plan, side).provisions.values()}
    items = _items(plan)[side]
    return [
        (item, next(one for text, one in found.items() if text.startswith(_plain(item["begins"])))) for item in items
    ]


def _plain(words: str) -> str:
    return "".join(unicodedata.normalize("NFKC", words).split())
