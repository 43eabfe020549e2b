"""Tables: CSV and lists of records."""

import json

import pytest
from documents.listing import REGISTRY, listing, rules

from aiplan_revise.documents import Imported, Reading, read_table, to_csv
from aiplan_revise.errors import PlanError
from aiplan_revise.model.edition import About, Assignment, Provision, Texts, edition

HEADER = "id,title,text,place,bodies"


def table(*rows: str, header: str = HEADER, **said: object) -> Imported:
    return read_table("\n".join((header, *rows, "")).encode(), Reading(id="plan", **said), REGISTRY)  # type: ignore[arg-type]


def test_rows_become_initiatives_under_the_headings_of_their_place() -> None:
    found = table(
        'A-1,Lamps,Light the lamps.,Harbours / Lights,"MHP; MA"',
        "B-1,Boats,Paint the boats.,Islands,MA",
        "A-2,Oil,Buy oil.,Harbours / Lights,Council Office (Lights)",
        "A-3,Nets,Mend nets.,Harbours,Moon Bureau",
        "C-1,Songs,Sing.,,",
    )
    assert listing(found) == [
        "initiative: Songs | Sing.",
        "chapter: Harbours",
        "  initiative: Nets | Mend nets. [?moon bureau]",
        "  section: Lights",
        "    initiative: Lamps | Light the lamps. [harbour; meadow]",
        "    initiative: Oil | Buy oil. [council/light]",
        "chapter: Islands",
        "  initiative: Boats | Paint the boats. [meadow]",
    ]
    assert [key for key in found.edition.outline if key[1:2] == "-"] == ["C-1", "A-3", "A-1", "A-2", "B-1"]
    assert rules(found) == [("unknown-body", 5)]


def test_ids_of_headings_depend_on_nothing_but_the_place() -> None:
    rows = ["1,Lamps,x,Harbours / Lights,", "2,Boats,y,Islands / Lights,", "lights,Oil,z,Harbours / Lights,"]
    keys = [set(table(*order).edition.outline) for order in (rows, rows[::-1])]
    assert keys[0] == keys[1]
    assert len(keys[0]) == 7


def test_further_columns_and_other_names_of_columns() -> None:
    header = "No.,事業名,概要,所管,予算,備考"
    found = table(
        '7,灯台,"赤い灯台を、\n新しく建てる",港湾省、草原庁,１億円,',
        header=header,
        columns={"id": "No.", "title": "事業名", "text": "概要", "bodies": "所管"},
    )
    one = found.edition.provisions["7"]
    assert (one.title.ja, one.text.ja, one.fields) == ("灯台", "赤い灯台を、\n新しく建てる", {"予算": "１億円"})
    assert [party.body for party in one.assignments] == ["harbour", "meadow"]


def test_without_an_id_column_ids_are_made() -> None:
    assert table("Lamps,MA", "Lamps,MHP", header="title,bodies").edition.outline == ("lamps", "lamps-2")


def test_the_first_body_leads_where_the_plan_says_so() -> None:
    found = table('1,Lamps,x,,"related ministries and agencies; MA"', '2,Oil,y,,"MHP; MA"', first_listed_leads=True)
    assert listing(found) == ["initiative: Lamps | x [open:related; meadow]", "initiative: Oil | y [harbour*; meadow]"]


@pytest.mark.parametrize("text", ["id;text\n1;Lamps, red", "id\ttext\n1\tLamps, red", 'id,text\r\n1,"Lamps, red"\r\n'])
def test_separators_and_line_ends(text: str) -> None:
    assert listing(read_table(text.encode(), Reading(id="plan"), REGISTRY)) == ["initiative: Lamps, red"]


def test_encodings_of_tables() -> None:
    text = "id,text,bodies\n1,灯台のあかりを建てる,港湾省\n"
    for encoding, told in (("utf-8-sig", []), ("utf-16", []), ("cp932", ["encoding"]), ("euc_jp", ["encoding"])):
        found = read_table(text.encode(encoding), Reading(id="plan"), REGISTRY)
        assert listing(found) == ["initiative: 灯台のあかりを建てる [harbour]"], encoding
        assert [one.rule for one in found.findings] == told, encoding


def test_records() -> None:
    records = [
        {"id": "1", "text": "Light the lamps.", "place": ["Harbours", "Lights"], "bodies": ["MHP", "MA"], "cost": 12.5},
        {"id": "2", "text": "Paint the boats.", "place": "Harbours", "bodies": None, "done": True},
    ]
    found = read_table(json.dumps(records).encode(), Reading(id="plan"), REGISTRY, ".json")
    assert listing(found) == [
        "chapter: Harbours",
        "  initiative: Paint the boats.",
        "  section: Lights",
        "    initiative: Light the lamps. [harbour; meadow]",
    ]
    assert [found.edition.provisions[key].fields for key in "12"] == [{"cost": "12.5"}, {"done": "true"}]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "the file is empty"),
        ("\n\n", "the file is empty"),
        ("name,what\n1,2", "line 1: there is no column 'text'; map it with --columns; there are: name, what"),
        ("id,text,text\n", "line 1: the column 'text' stands twice in the header"),
        ("id,text\n1,a\n1,b", "line 3: the id 1 stands already in line 2"),
        ('id,text\n1,"a\nb"\n1,c', "line 4: the id 1 stands already in line 2"),
        ("id,text\n../x,a", "line 2: '../x' cannot be an id"),
        ("id,text\n1,a,b,c", "line 2: the row has 4 cells, the header 2 columns"),
        ('id,text\n1,"a', "line 2: not a readable table"),
        ("id,text\n1,a\u202eb", "line 2: control, bidirectional"),
        ("id,text,place\n1,a," + " / ".join("x" * 40), "more than 31 levels"),
    ],
)
def test_tables_that_cannot_be_read(text: str, message: str) -> None:
    with pytest.raises(PlanError) as caught:
        read_table(text.encode(), Reading(id="plan"), REGISTRY)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "line 1: not valid JSON"),
        ("[" * 100_000, "not valid JSON"),
        ('{"id": 1}', "not a list of records"),
        ("[1]", "not a list of records"),
        ('[{"id": "1", "id": "2"}]', "a record has 'id' twice"),
        ('[{"text": {"en": "x"}}]', "record 1: the field 'text' is neither text nor a list of texts"),
        ('[{"text": "a\\u202eb"}]', "record 1: control, bidirectional or reserved character U+202E"),
        ('[{"id": "1", "text": "a"}, {"id": "1", "text": "b"}]', "record 2: the id 1 stands already in record 1"),
    ],
)
def test_records_that_cannot_be_read(text: str, message: str) -> None:
    with pytest.raises(PlanError) as caught:
        read_table(text.encode(), Reading(id="plan"), REGISTRY, ".json")
    assert message in str(caught.value)


def test_a_column_that_is_mapped_but_missing_is_told() -> None:
    with pytest.raises(PlanError) as caught:
        table("1,a,b,c,d", columns={"bodies": "ministry"})
    assert str(caught.value) == (
        "line 1: there is no column 'ministry'; map it with --columns; there are: id, title, text, place, bodies"
    )
    with pytest.raises(PlanError, match="'ministry' is no column that can be mapped"):
        table("1,a,b,c,d", columns={"ministry": "bodies"})


def test_roles_and_cells_that_name_nobody() -> None:
    found = table("1,a,x,,港湾省（主）", "2,b,y,,主：港湾省 副：草原庁", "3,c,z,,未定", "4,d,w,,-")
    assert [[one.role for one in found.edition.provisions[key].assignments] for key in "1234"] == [
        ["lead"],
        ["lead", "support"],
        [],
        [],
    ]
    assert rules(found) == [("no-body-yet", 4), ("no-body-yet", 5)]


def test_columns_by_role() -> None:
    found = table(
        "1,Light the lamps.,MHP,MA; Council Office",
        header="id,text,主担当,協力",
        columns={"lead": "主担当", "support": "協力"},
    )
    assert [(one.body, one.role) for one in found.edition.provisions["1"].assignments] == [
        ("harbour", "lead"),
        ("meadow", "support"),
        ("council", "support"),
    ]
    assert rules(found) == []


def test_commas_stand_between_names_in_a_column_of_bodies() -> None:
    found = table('1,a,x,,"Homes Halvern, Coast Watch"', '2,b,y,,"Department for Land, Water and Soil"')
    assert [[a.printed for a in p.assignments] for p in found.edition.provisions.values()] == [
        ["Homes Halvern", "Coast Watch"],
        ["Department for Land, Water and Soil"],
    ]


def test_a_table_without_a_column_of_bodies_says_so() -> None:
    found = table("1,Light the lamps.,MHP", header="id,text,whom")
    assert [(one.rule, one.line, one.fix) for one in found.findings] == [
        ("no-bodies-column", 1, "map it with --columns bodies=NAME; there are: id, text, whom")
    ]


def test_our_columns_in_capitals_and_a_title_above_the_header() -> None:
    assert listing(table("1,Lamps,MHP", header="ID,Text,Bodies")) == ["initiative: Lamps [harbour]"]
    with pytest.raises(PlanError, match="take out what stands above the names of the columns"):
        table("id,text,bodies", "1,Lamps,MHP", header="All lamps,,")


ODD = edition(
    About("plan"),
    [
        Provision("sea", "chapter", text=Texts(en="Sea / land")),
        Provision(
            "lamps", "initiative", "sea", text=Texts(en="=1+1"), assignments=(Assignment("harbour", printed="MHP"),)
        ),
        Provision(
            "oil", "initiative", "lamps", text=Texts(en="'=oil"), assignments=(Assignment("meadow", role="lead"),)
        ),
        Provision(
            "boats",
            "initiative",
            "sea",
            text=Texts("船", "Boats"),
            assignments=(Assignment("harbour", role="support", printed="港湾省"),),
        ),
    ],
)


def test_an_exported_table_is_read_back() -> None:
    found = read_table(to_csv(ODD, REGISTRY, "en").encode(), Reading(id="plan"), REGISTRY)
    assert listing(found) == [
        "chapter: Sea / land",
        "  initiative: =1+1 [harbour]",
        "  initiative: '=oil [meadow*]",
        "  initiative: Boats [harbour]",
    ]
    assert found.edition.provisions["boats"].assignments == (
        Assignment("harbour", role="support", printed="MHP (support)"),
    )
