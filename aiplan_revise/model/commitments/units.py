"""What numbers count: the words of both languages for units, under short English names."""

from functools import cache
from typing import Literal

import msgspec

from aiplan_revise.model.commitments.rungs import listed

MeasureKind = Literal["count", "money", "percent", "quantity"]


class Unit(msgspec.Struct, frozen=True):
    """A unit that ends at `end`; a value printed in it is multiplied with `factor` ("1/1000")."""

    kind: MeasureKind
    name: str
    end: int
    factor: str = "1"


PEOPLE = frozenset(listed("staff person member researcher engineer expert student teacher user worker official post"))
WORKING_DAY = "working-day"
"""A length of time that no other one measures."""
TIMES = frozenset((*listed("second minute hour day week month year"), WORKING_DAY))
NAMES = frozenset(("grade", "level of", "scope of", "ratio of"))
"""Of which figures are names: none is more than another one."""
PER_HEADS = "per "
"""How the unit begins of what says of how many something is (人口１万人当たり)."""
AMOUNTS = frozenset(("hectare", "ton"))
"""What is measured rather than counted, though its name is a noun like others."""


_KA = "かカヵヶケ箇個"
"""How か is written where a number counts: 三か所, ３カ所, 3ヵ所, 三箇所."""


def _spelt(words: str) -> list[str]:
    """The words, those with か in each of its spellings."""
    return [sign + word[1:] for word in words.split() for sign in (_KA if word[0] == "か" else word[0])]


def _by_word(table: dict[str, str]) -> dict[str, str]:
    return {word: unit for unit, words in table.items() for word in _spelt(words)}


COUNTERS = _by_word(
    {
        "person": "人材 人 名 者",
        "person-day": "人日 人・日",
        "person-month": "人月 人・月",
        "company": "社 企業",
        "business": "事業者",
        "case": "件",
        "site": "か所 拠点",
        "school": "校",
        "municipality": "自治体 地方公共団体 市町村 市区町村",
        "prefecture": "都道府県 都府県 道府県 府県 都県 道県 県",
        "organization": "団体 組織",
        "institution": "機関",
        "university": "大学",
        "hospital": "病院 医療機関",
        "facility": "施設",
        "country": "か国 国",
        "region": "地域",
        "unit": "台 基",
        "piece": "個 本",
        "time": "回",
        "kind": "種類 種",
        "field": "分野",
        "industry": "業種",
        "ministry": "省庁 府省庁 府省",
        "project": "プロジェクト 事業 課題",
        "household": "世帯 戸",
        "point": "点",
        "rank": "位",
        "times": "倍",
        "language": "言語",
        "word": "語",
        "course": "講座",
        "team": "チーム",
        "model": "モデル",
        "age": "歳",
        "bed": "床",
        "store": "店舗",
        "indicator": "項目 指標",
        "century": "世紀",
        "quarter": "四半期",
        "pillar": "柱",
        "thing": "つ",
        "token": "トークン",
        "parameter": "パラメータ パラメーター",
        "qubit": "量子ビット",
        "lesson": "コマ",
        "district": "地区",
        "airport": "空港",
        "park": "公園",
        "dam": "ダム",
        "outlet": "口",
        "ship": "隻",
        "cargo": "カーゴ",
        "route": "路線",
        "bridge": "橋",
        "port": "港",
        "station": "駅",
        "building": "棟",
        "carriage": "両",
        "flight": "便",
        "night": "泊",
        "post": "署",
        "brigade": "分団",
        "event": "種目 競技",
        "club": "クラブ",
        "subject": "科目",
        "class": "コース",
        "credit": "単位",
        "item": "品目",
        "corporation": "法人",
        "satellite": "衛星",
        "line": "系統",
        "zone": "圏域",
        "basin": "流域",
    }
)
AFTER = {
    "人": "工権口間類的気生流",
    "名": "称義目前古",
    "社": "会員内外説",
    "校": "内舎長",
    "台": "風頭湾",
    "本": "部格来法計事市省",
    "基": "本盤づ準礎金幹",
    "点": "検在",
    "国": "際内民家立土会産費籍連境債税防有",
    "回": "復答線収避転",
    "位": "置",
    "個": "別",
    "分": "の野析散類離担岐科配布断解",
    "種": "別目",
    "円": "滑環卓形",
    "戸": "籍",
    "年": "齢金収号",
    "団体": "制",
    "拠点": "居",
    "時間": "帯",
    "語": "彙学",
    "者": "数",
    "件": "名",
    "地域": "居",
    "県": "域内外庁民境立道産営警別土都庁",
    "口": "座径頭語調述火",
    "橋": "梁脚桁り",
    "港": "湾",
    "駅": "前構伝員ビ",
    "棟": "梁",
    "両": "面方日親者立国院極",
    "便": "益利宜器乗覧",
    "泊": "地",
    "署": "名長員",
    "科目": "別",
    "種目": "別",
    "品目": "別",
    "競技": "会場者大力",
    "クラブ": "活",
    "法人": "税番",
    "単位": "制",
    "衛星": "画通測デコ",
    "系統": "別図的",
}
"""Characters after which a counter is part of another word (10人工…, 3分の…)."""
SPANS_JA = _by_word(
    {
        "year": "年間 か年 年",
        "month": "か月 月間",
        "week": "週間",
        "day": "日間 日",
        WORKING_DAY: "営業日 業務日 開庁日 稼働日 就業日 開館日",
        "hour": "時間",
        "minute": "分間 分",
        "second": "秒間 秒",
    }
)
FEW = frozenset(
    _spelt(
        "年間 か年 年 か月 週間 日間 時間 日 人 名 社 件 校 か所 拠点 自治体 市町村 都道府県"
        " 団体 機関 大学 施設 か国 回 台 基 倍 円 位 ドル 項目 分野 事業 柱 つ 人材 種類"
        " 言語 講座 世帯 病院 医療機関 企業 事業者 チーム モデル プロジェクト 歳 店舗 業種 課題"
        " 指標 地域 組織 市区町村 地方公共団体 府省庁 省庁 コマ トークン パラメータ 月間 分間 秒間"
        " 隻 路線 空港 営業日 業務日 開庁日 棟 地区 公園 コース 圏域 流域 クラブ 種目 競技 科目 品目 衛星 系統 分団"
        " カーゴ ダム 人日 人月"
    )
)
"""Counters that make a number of kanji digits: 三十人, but not 十分 or 四国."""
FEW_OF_MANY = frozenset(listed("本 個 点 戸 橋 駅 床 便 両 口 署 泊 港 種 語 県 国"))
"""Those that do so only with several digits: 二十戸, but not 八戸, 日本 or 三橋."""

_NOUNS = {
    "person": "person people individual citizen human",
    "staff": "staff personnel employee staffer workforce headcount",
    "post": "post position",
    "official": "official",
    "member": "member",
    "researcher": "researcher scientist",
    "engineer": "engineer developer",
    "expert": "expert specialist professional",
    "student": "student pupil",
    "teacher": "teacher",
    "user": "user",
    "worker": "worker",
    "company": "company firm enterprise corporation",
    "business": "business",
    "startup": "startup",
    "site": "site location place hub base",
    "school": "school",
    "university": "university",
    "hospital": "hospital",
    "facility": "facility",
    "institution": "institution institute",
    "organization": "organization organisation body",
    "municipality": "municipality",
    "prefecture": "prefecture",
    "country": "country nation",
    "region": "region",
    "ministry": "ministry",
    "agency": "agency",
    "project": "project",
    "case": "case",
    "model": "model",
    "center": "center centre",
    "language": "language",
    "household": "household",
    "vehicle": "vehicle car",
    "robot": "robot",
    "unit": "unit",
    "gpu": "gpu accelerator chip",
    "sector": "sector",
    "field": "field area",
    "indicator": "indicator",
    "course": "course",
    "team": "team",
    "token": "token",
    "parameter": "parameter",
    "qubit": "qubit",
    "patent": "patent",
    "dataset": "dataset",
    "principle": "principle",
    "pillar": "pillar",
    "guideline": "guideline",
    "program": "program programme",
    "store": "store",
    "city": "city town",
    "service": "service",
    "meeting": "meeting",
    "district": "district",
    "airport": "airport",
    "park": "park",
    "village": "village",
    "port": "port harbour harbor",
    "farm": "farm",
    "farmer": "farmer grower",
    "hectare": "hectare",
    "dam": "dam",
    "ship": "ship vessel",
    "route": "route",
    "quarter": "quarter",
    "point": "point",
    "ton": "ton tonne",
    "flop": "flop",
    "time": "time",
} | {span: span for span in ("second", "minute", "hour", "day", "week", "month", "year")}
WHOLE = frozenset(listed("people staff personnel workforce headcount"))
"""Nouns that end what is counted though they have no plural."""
STOP = frozenset(
    listed("of and or to in for by at on with from as until till than per that which who is are was were a an")
)
"""Words after which nothing is counted any more."""


@cache
def nouns() -> dict[str, str]:
    """Every English noun that is counted, singular and plural → the name of its unit."""
    table: dict[str, str] = {}
    for unit, words in _NOUNS.items():
        for word in words.split():
            plural = f"{word[:-1]}ies" if word[-1] == "y" and word[-2] not in "aeiou" else f"{word}s"
            plural = f"{word}es" if word.endswith("s") else plural
            table |= {word: unit, plural: unit}
    return table
