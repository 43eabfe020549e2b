"""Whole Japanese documents with all styles of marks."""

from documents.listing import imported, listing, read, rules

PLAN = """\
灯火推進計画（案）

目　次
はじめに ・・・・・・・・・・ 1
第１章　基本的な考え方 ・・・・・・ 2
第２章　施策 …………… 3

はじめに
　本計画は、暮らしを照らす灯火を
進めるものである。

第１章　基本的な考え方
第１節　現状
（現状と課題）
　灯火は広がりつつあるが、地域差が大きい。
・島では油が足りない。
・町では灯台が足りない。

第２節　目標
１　安全の確保
　危険を早く見つける。
２　港の成長
　新しい仕事をつくる。

- 2 -

第２章　施策
第１節　港での活用
【具体的な取組】
（１）灯台の改善
　①　入口に案内の灯火を置く。［草原庁、港湾省］
　②　申請を一つにまとめる（草原庁）。
　　ア　様式をそろえる【港湾省；関係府省庁】
　　イ　手数料を見直す【評議府（規則）】
（２）人材の育成
　①　研修を行う［港湾省］
　②　赤［港湾省］、青［草原庁］及び白［評議府（灯火）］の灯火を試す。
　③　教材を配る
第２節　研究
【具体的な取組】
（１）油の確保
　①　油を備える［草原庁・港湾省］
　②　電力を確保する
　　　［港湾省］
　③　幽霊省との連携［幽霊省］

おわりに
　毎年見直す。
- 3 -
"""


def test_a_plan_with_everything() -> None:
    found = imported(PLAN)
    assert found.edition.about.title.ja == "灯火推進計画（案）"
    assert found.edition.about.numbering == ("第1章", "第1節", "(1)", "①", "ア")
    assert listing(found) == [
        "chapter: はじめに",
        "  statement: 本計画は、暮らしを照らす灯火を進めるものである。",
        "1 chapter: 基本的な考え方",
        "  1.1 section: 現状",
        "    group: 現状と課題",
        "      statement: 灯火は広がりつつあるが、地域差が大きい。",
        "      statement: 島では油が足りない。",
        "      statement: 町では灯台が足りない。",
        "  1.2 section: 目標",
        "    1.2.1 group: 安全の確保",
        "      statement: 危険を早く見つける。",
        "    1.2.2 group: 港の成長",
        "      statement: 新しい仕事をつくる。",
        "2 chapter: 施策",
        "  2.1 section: 港での活用",
        "    group: 具体的な取組",
        "      2.1.1 group: 灯台の改善",
        "        2.1.1.1 initiative: 入口に案内の灯火を置く。 [meadow; harbour]",
        "        2.1.1.2 initiative: 申請を一つにまとめる。 [meadow]",
        "          2.1.1.2.ア initiative: 様式をそろえる [harbour; open:related]",
        "          2.1.1.2.イ initiative: 手数料を見直す [council/rule]",
        "      2.1.2 group: 人材の育成",
        "        2.1.2.1 initiative: 研修を行う [harbour]",
        "        2.1.2.2 initiative: 赤、青及び白の灯火を試す。 [harbour @ 赤; meadow @ 青; council/light @ 白]",
        "        2.1.2.3 initiative: 教材を配る",
        "  2.2 section: 研究",
        "    group: 具体的な取組",
        "      2.2.1 group: 油の確保",
        "        2.2.1.1 initiative: 油を備える [meadow; harbour]",
        "        2.2.1.2 initiative: 電力を確保する [harbour]",
        "        2.2.1.3 initiative: 幽霊省との連携 [?幽霊省]",
        "chapter: おわりに",
        "  statement: 毎年見直す。",
    ]
    assert rules(found) == [
        ("table-of-contents", 3),
        ("page-numbers", 25),
        ("initiative-without-body", 38),
        ("unknown-body", 45),
    ]


def test_captions_inside_a_numbered_list_stay_inside_it() -> None:
    text = """\
第1章　施策
（１）灯火
【現状】
赤い灯火が多い。
【取組】
①　青い灯火を置く［草原庁］
（２）船
【現状】
船は古い。
【取組】
①　船を塗る［港湾省］
"""
    assert read(text) == [
        "1 chapter: 施策",
        "  1.1 group: 灯火",
        "    group: 現状",
        "      statement: 赤い灯火が多い。",
        "    group: 取組",
        "      1.1.1 initiative: 青い灯火を置く [meadow]",
        "  1.2 group: 船",
        "    group: 現状",
        "      statement: 船は古い。",
        "    group: 取組",
        "      1.2.1 initiative: 船を塗る [harbour]",
    ]


def test_numbers_that_run_on_over_captions() -> None:
    lights = "〔灯火〕\n①　赤［草原庁］\n②　青［草原庁］\n"
    assert read(f"第1章　施策\n{lights}〔船〕\n③　白［港湾省］\n④　黒［港湾省］") == [
        "1 chapter: 施策",
        "  group: 灯火",
        "    1.1 initiative: 赤 [meadow]",
        "    1.2 initiative: 青 [meadow]",
        "  group: 船",
        "    1.3 initiative: 白 [harbour]",
        "    1.4 initiative: 黒 [harbour]",
    ]


def test_a_plan_without_chapters() -> None:
    lights = "(1) 赤い灯火［草原庁］\n(2) 青い灯火［草原庁］\n"
    assert read(f"第１　目的\n　灯火を広げる。\n第２　施策\n１　港\n{lights}２　島\n(1) 船［港湾省］") == [
        "1 chapter: 目的",
        "  statement: 灯火を広げる。",
        "2 chapter: 施策",
        "  2.1 group: 港",
        "    2.1.1 initiative: 赤い灯火 [meadow]",
        "    2.1.2 initiative: 青い灯火 [meadow]",
        "  2.2 group: 島",
        "    2.2.1 initiative: 船 [harbour]",
    ]


def test_a_number_alone_has_its_title_on_the_next_line() -> None:
    assert read("第1章\n灯火\n\n第1節\n港\n(1)　赤い灯火を置く［草原庁］") == [
        "1 chapter: 灯火",
        "  1.1 section: 港",
        "    1.1.1 initiative: 赤い灯火を置く [meadow]",
    ]


def test_wrapped_japanese_joins_without_spaces() -> None:
    wrapped = """\
第１章　灯火
　灯火は、港に入る船を夜も安全に導く
ものであり、島々の暮らしを支えている
が、油の値段が上がり、守る人も減って
いる。
①　灯台を守る人を育て、夜も昼も港を
見守る仕組みを、島の人々とともに新し
くつくる［港湾省、草原庁］
"""
    assert read(wrapped) == [
        "1 chapter: 灯火",
        "  statement: 灯火は、港に入る船を夜も安全に導くものであり、島々の暮らしを支えているが、油の値段が上がり、"
        "守る人も減っている。",
        "  1.1 initiative: 灯台を守る人を育て、夜も昼も港を見守る仕組みを、島の人々とともに新しくつくる"
        " [harbour; meadow]",
    ]


def test_a_full_width_indent_begins_a_paragraph_below_a_full_line() -> None:
    wrapped = """\
第１章　灯火
　灯火は、港に入る船を夜も安全に導く
ものであり、島々の暮らしを支えている
が、油の値段が上がり、守る人も減って
いる。灯台を守る人を、急いで育てる。
　島の人々とともに夜も昼も港を守る。
　船を出す。
①　灯台を守る人を育て、夜も昼も港を
　見守る仕組みをつくる［港湾省］
"""
    assert read(wrapped)[1:] == [
        "  statement: 灯火は、港に入る船を夜も安全に導くものであり、島々の暮らしを支えているが、油の値段が上がり、"
        "守る人も減っている。灯台を守る人を、急いで育てる。",
        "  statement: 島の人々とともに夜も昼も港を守る。",
        "  statement: 船を出す。",
        "  1.1 initiative: 灯台を守る人を育て、夜も昼も港を見守る仕組みをつくる [harbour]",
    ]


def test_where_every_line_is_indented_no_indent_begins_a_paragraph() -> None:
    wrapped = """\
第１章　灯火
　灯火は、港に入る船を夜も安全に導く
　ものであり、島々の暮らしを支えてい
　るが、油の値段が上がり、守る人も減
　っている。
"""
    assert read(wrapped)[1:] == [
        "  statement: 灯火は、港に入る船を夜も安全に導くものであり、島々の暮らしを支えているが、油の値段が上がり、"
        "守る人も減っている。"
    ]


def test_a_mark_in_bold_japanese_without_spaces() -> None:
    assert read("# 灯火計画\n\n## **第1章　灯火**\n\n- **①**　これは**大切**な灯火で*ある*［草原庁］")[1:] == [
        "  1.1 initiative: これは大切な灯火である [meadow]"
    ]


def test_a_bracket_that_only_says_others_names_nobody() -> None:
    text = "第1章　施策\n（１）灯台（等）の点検【港湾省】\n（２）灯台の改修（ほか）\n（３）船の検査［港湾省、草原庁］"
    shown = read(text)
    assert shown[1:] == [
        "  1.1 initiative: 灯台（等）の点検 [harbour]",
        "  1.2 initiative: 灯台の改修（ほか）",
        "  1.3 initiative: 船の検査 [harbour; meadow]",
    ]


def test_fields_stand_beside_each_other_whatever_stands_below_them() -> None:
    plan = "# 計画\n\n第１分野　海\n\nア　港\n\n①　灯火を塗る。【港湾省】\n\nイ　船\n\n①　油を買う。【港湾省】\n\n"
    assert read(f"{plan}②　船を直す。【港湾省】\n\n第２分野　陸\n\n①　羊を数える。【草原庁】\n") == [
        "1 group: 海",
        "  1.ア group: 港",
        "    1.ア.1 initiative: 灯火を塗る。 [harbour]",
        "  1.イ group: 船",
        "    1.イ.1 initiative: 油を買う。 [harbour]",
        "    1.イ.2 initiative: 船を直す。 [harbour]",
        "2 group: 陸",
        "  2.1 initiative: 羊を数える。 [meadow]",
    ]
    assert len(read("# 計画\n\n港を開く。\n\n第２の柱となる港を開く。\n")) == 2
