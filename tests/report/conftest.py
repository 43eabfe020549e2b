"""A small invented plan and its revision: every kind of change and every facet once, in both languages."""

from typing import NamedTuple

import msgspec
import pytest
from small import head, small, step, who

from aiplan_revise.model.bodies import Body, BodySuccession, Office, OpenSet, Registry
from aiplan_revise.model.changes import Changeset
from aiplan_revise.model.edition import Edition, Source, Texts
from aiplan_revise.model.links import Link, RunnerUp
from aiplan_revise.report.brief import MANY
from aiplan_revise.revise import diff


class Revision(NamedTuple):
    """Two editions, what changed between them, and the registry to read them with."""

    changeset: Changeset
    old: Edition
    new: Edition
    registry: Registry


def body(key: str, ja: str, en: str, short: str = "", **more: object) -> Body:
    return Body(key, Texts(ja, en), Texts("", short), **more)  # type: ignore[arg-type]


REGISTRY = Registry(
    bodies={
        one.id: one
        for one in (
            body("agency", "灯台庁", "Lighthouse Agency"),
            body(
                "council",
                "海の会議",
                "Sea Council",
                offices=(
                    Office("ai", Texts("AI班", "AI team"), Texts("AI", "AI")),
                    Office("law", Texts("法制班", "Law team"), Texts("法制", "Law")),
                ),
            ),
            body("harbour", "港湾省", "Ministry of Harbours", "MOH"),
            body("meadow", "草原省", "Ministry of Meadows", "MOM"),
            body("centre-old", "旧警備所", "Old Watch"),
            body("centre", "警備統括所", "Watch Centre"),
        )
    },
    open_sets={"related": OpenSet("related", Texts("関係府省", "related ministries"))},
    successions=(BodySuccession("centre-old", "centre", "2025-07-01", Source("Gazette")),),
)

OLD = small(
    head("use", "Using AI", ja="AIを使う", number="1", kind="chapter"),
    head("state", "In the state", ja="行政で使う", number="1", parent="use"),
    step("staff", "Raise the staff to 60.", "harbour", ja="職員を60人に増やす。", number="a", parent="state"),
    step("rules", "Consider rules for ports.", "harbour", ja="港の規則を検討する。", number="b", parent="state"),
    step("lamps", "Establish a network of lamps.", "agency", ja="灯火の網を整備する。", number="c", parent="state"),
    step("gone", "Print a yearly map of wells.", "meadow", ja="井戸の地図を毎年刷る。", number="d", parent="state"),
    step("guide", "Publish a guide for skippers.", "meadow", ja="船長の手引を公表する。", number="e", parent="state"),
    step("lead", "Share tide tables.", "harbour meadow", ja="潮位表を共有する。", number="f", parent="state"),
    step("office", "Explain the law of the sea.", "council/ai", ja="海の法を説明する。", number="g", parent="state"),
    step("open", "Keep the storm archive.", "agency open:related", ja="嵐の記録を保つ。", number="h", parent="state"),
    step("watch", "Guard the cables.", "centre-old", ja="海底線を守る。", number="i", parent="state"),
    step("order", "Count the birds.", "harbour meadow", ja="鳥を数える。", number="j", parent="state"),
    head("land", "On land", ja="陸で使う", number="2", parent="use"),
    step(
        "both",
        "Train pilots for the northern route, and build beds for oysters.",
        "harbour",
        ja="北航路の水先人を養成し、牡蠣の養殖床を作る。",
        number="a",
        parent="land",
    ),
    step("seed", "Collect seeds of dune grass.", "meadow", ja="砂丘の草の種を集める。", number="b", parent="land"),
    step("sow", "Sow them along the coast.", "meadow", ja="海岸に沿ってまく。", number="c", parent="land"),
    step("bees", "Keep bees at the dykes.", "meadow", ja="堤防で蜂を飼う。", number="d", parent="land"),
    step("hay", "Store hay for winter.", "meadow", ja="冬の干し草を蓄える。", number="e", parent="land"),
    step("clause", "For ducks and for geese, mend nests.", who("harbour", "for ducks"), number="f", parent="land"),
    step("english", "Dry the nets.", "harbour", ja="網を干す。", number="g", parent="land"),
    step("titled", "Mark the reefs.", "agency", title=Texts("暗礁", "Reefs"), fields={"budget": "10"}, parent="land"),
    step("same", "Ring the bell at noon.", "agency", ja="正午に鐘を鳴らす。", number="i", parent="land"),
    head("old-end", "Farewell", ja="終わりに", number="3", parent="use"),
    key="old",
    title=Texts("海の計画（旧）", "Plan of the sea, old"),
    status="adopted",
    dates={"adopted": "2025-12-23"},
    official=True,
    sources=(Source("The plan", "https://example.org/plan", "2025-12-23"), Source("Bad", "javascript:alert(1)")),
)

NEW = small(
    head("use", "Using AI", ja="AIを使う", number="1", kind="chapter"),
    head("state", "In the state", ja="行政で使う", number="1", parent="use"),
    step("staff", "Raise the staff to 200.", "harbour", ja="職員を200人に増やす。", number="a", parent="state"),
    step("rules", "Establish rules for ports.", "harbour", ja="港の規則を制定する。", number="b", parent="state"),
    step("lamps", "Consider a network of lamps.", "agency", ja="灯火の網を検討する。", number="c", parent="state"),
    step("guide", "Publish a guide for skippers.", "agency", ja="船長の手引を公表する。", number="d", parent="state"),
    step("lead", "Share tide tables.", "harbour meadow*", ja="潮位表を共有する。", number="e", parent="state"),
    step("office", "Explain the law of the sea.", "council/law", ja="海の法を説明する。", number="f", parent="state"),
    step("open", "Keep the storm archive.", "agency meadow", ja="嵐の記録を保つ。", number="g", parent="state"),
    step("watch", "Guard the cables.", "centre", ja="海底線を守る。", number="h", parent="state"),
    step("order", "Count the birds.", "meadow harbour", ja="鳥を数える。", number="i", parent="state"),
    step("hay", "Store hay for winter.", "meadow", ja="冬の干し草を蓄える。", number="j", parent="state"),
    head("land", "On land and shore", ja="陸と岸で使う", number="2", parent="use"),
    step(
        "pilots",
        "Train pilots for the northern route.",
        "harbour",
        ja="北航路の水先人を養成する。",
        number="a",
        parent="land",
        continues=("both",),
    ),
    step(
        "oysters",
        "Build and tend beds for oysters.",
        "harbour agency",
        ja="牡蠣の養殖床を作り、守る。",
        number="b",
        parent="land",
        continues=("both",),
    ),
    step(
        "dunes",
        "Collect seeds of dune grass and sow them along the coast.",
        "meadow",
        ja="砂丘の草の種を集め、海岸に沿ってまく。",
        number="c",
        parent="land",
        continues=("seed", "sow"),
    ),
    step("bees", "Keep bees at the dykes.", "meadow", ja="堤防で蜂を飼う。", number="d", parent="land"),
    step("clause", "For ducks and for geese, mend nests.", who("meadow", "for ducks"), number="f", parent="land"),
    step("english", "Dry the nets in the sun.", "harbour", ja="網を干す。", number="g", parent="land"),
    step("titled", "Mark the reefs.", "agency", title=Texts("浅瀬", "Shoals"), fields={"budget": "12"}, parent="land"),
    step("same", "Ring the bell at noon.", "agency", ja="正午に鐘を鳴らす。", number="i", parent="land"),
    step("fresh", "Lend spyglasses.", "?Moon_Bureau harbour", ja="望遠鏡を貸す。", number="j", parent="land"),
    key="new",
    title=Texts("海の計画（新・例示）", "Plan of the sea, new (example)"),
    status="example",
    official=False,
    notice=Texts("架空の文書である。", "An invented text."),
)


def revised(old: Edition, new: Edition) -> Revision:
    """What changed by the real diff, with evidence on the split, which is merely probable."""
    changeset = diff(old, new, REGISTRY)
    link = Link(
        ("both",), ("pilots", "oysters"), "probable", "parts", 0.62, RunnerUp("hay", "pilots", 0.4), ("same body",)
    )
    changes = tuple(
        msgspec.structs.replace(one, evidence=link) if one.kind == "split" else one for one in changeset.changes
    )
    return Revision(msgspec.structs.replace(changeset, changes=changes), old, new, REGISTRY)


@pytest.fixture(scope="session")
def revision() -> Revision:
    return revised(OLD, NEW)


_LONG = "Boats that carry passengers between the islands of the north are looked at once in every season."
_LONG_JA = "北の島々を結ぶ船は、季節ごとに必ず点検を受けるものとする。"


def very_many(count: int = MANY + 60) -> tuple[Edition, Edition]:
    """Two editions of `count` initiatives under one heading each ten: most have another target now, every tenth is
    dropped, every tenth another one stands beside, every tenth has another number only, every tenth another body."""
    sides: tuple[list[object], list[object]] = [], []
    for n in range(count):
        at, kind = f"g{n // 10}", n % 10
        if not kind:
            for side in sides:
                side.append(head(at, f"Harbour {at}", ja=f"港{at}", number=f"{n // 10 + 1}"))
        text, ja = (
            f"Build {n + 2} lamps by 2030. {_LONG}",
            f"灯火を{n + 2}基設ける。{_LONG_JA}",
        )
        named = {"number": f"{kind + 1}", "parent": at, "title": Texts(f"灯火{n}", f"Lamps {n}")}
        if kind != 1:
            sides[0].append(step(f"p{n}", text, "?Harbour_Office", ja=ja, **named))
        if kind == 2:
            continue
        if kind == 3:
            sides[1].append(step(f"p{n}", text, "?Harbour_Office", ja=ja, **{**named, "number": f"{kind + 20}"}))
        elif kind == 4:
            sides[1].append(step(f"p{n}", text, "?Lamp_Office", ja=ja, **named))
        else:
            told = text.replace("by 2030", "by 2040"), ja.replace("設ける", "建てる")
            sides[1].append(step(f"p{n}", told[0], "?Harbour_Office", ja=told[1], **named))
    old, new = sides
    return small(*old), small(*new, key="2026")  # type: ignore[arg-type]
