"""改め文: deeds as Japanese amending sentences, and back.

    第2章第1節(1)②中「A」を「B」に、「C」を「D」に改め、「E」の下に「F」を加え、「G」を削る。
    題名中…  第2章の見出し中…  …の見出しを「A」に改める。  …に見出しとして「A」を付する。  …の見出しを削る。
    …を次のように改める。  …の次に次の1施策を加える。  …の冒頭に次のように加える。     (what is new is set off below)
    第2章第1節(1)中②を削り、③を②とし、④から⑥までを1ずつ繰り上げる。  第1章(2)を第2章(3)とする。
    第2章第1節(1)中③を④とし、②の次に次の1施策を加える。     (read, not written; ② is what is so numbered before)
    …を…の次に移し、(3)とする。  …を…の冒頭に移す。  …の種別を本文とする。

One kind is chained (「A」を「B」に、「C」を「D」に改める), several follow each other in the 連用形 (改め、…を削り、…).
These and the rule of four are the conventions of the 改正の方式 of Japanese laws; 移す and 種別 are our own words.
All places of one sentence are those before it, so that ②を③とし、③を②とする exchanges two.
"""

import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import groupby
from typing import Any

from aiplan_revise.documents.grammar.marks import narrow
from aiplan_revise.documents.sentences import deeds
from aiplan_revise.documents.sentences.blocks import read_block
from aiplan_revise.documents.sentences.deeds import Deed, Drop, Edit, EditKind, Part, Renumber, Shift, Step
from aiplan_revise.documents.sentences.paper import Unit
from aiplan_revise.documents.sentences.quoting import QUOTED, Skeleton, quote
from aiplan_revise.documents.sentences.spoken import Block, Found, Readers, Tongue
from aiplan_revise.model.commitments import numerals
from aiplan_revise.model.edition import Kind
from aiplan_revise.model.numbering import DIVIDED_JA, LEVELS
from aiplan_revise.model.patterns import compiled

_q = partial(quote, lang="ja")
_PARTS: dict[Part, str] = {"words": "本文", "heading": "見出し", "caption": "表題", "mark": "項番"}
_KINDS: dict[Kind, str] = {
    "part": "部",
    "chapter": "章",
    "section": "節",
    "group": "項目",
    "initiative": "施策",
    "statement": "段落",
}
_TITLE, _PLAN = "題名", "計画"
_TONGUE = Tongue("ja", _PARTS, _KINDS, (_TITLE, _PLAN))


def written(deed: Deed) -> str:
    """The sentence that says a deed; its block, if it has one, is not in it."""
    return f"{_WRITERS[type(deed)](deed)}。"


# ---------------------------------------------------------------- writing


def _amend(deed: deeds.Amend) -> str:
    part = "" if deed.part == "words" else f"の{_PARTS[deed.part]}"
    return f"{deed.place + part if deed.place else _TITLE}中{_edits(deed.shown())}"


def _edits(edits: tuple[Edit, ...]) -> str:
    groups = [_group(kind, list(some)) for kind, some in groupby(edits, key=lambda edit: edit.kind)]
    return _chained(groups)


def _chained(clauses: list[tuple[str, str, str]]) -> str:
    """Clauses in a row, each as (stem, ending in mid-sentence, ending of the last one)."""
    *before, (stem, _, end) = clauses
    return "".join(f"{stem}{middle}、" for stem, middle, _ in before) + stem + end


def _group(kind: str, edits: list[Edit]) -> tuple[str, str, str]:
    if kind == "replace":
        return "、".join(f"{_q(one.here)}を{_q(one.come)}に" for one in edits) + "改め", "", "る"
    if kind == "insert":
        return "、".join(f"{_q(one.here)}の下に{_q(one.come)}を" for one in edits) + "加え", "", "る"
    return f"{_both([_q(one.here) for one in edits])}を削", "り", "る"


def _both(names: list[str]) -> str:
    *most, last = names
    return f"{'、'.join(most)}及び{last}" if most else last


def _whole(deed: deeds.Whole) -> str:
    part = f"{deed.place}の{_PARTS[deed.part]}" if deed.place else _TITLE
    return f"{part}を{_q(deed.shown())}に改める" if deed.words else f"{part}を削る"


def _replace(deed: deeds.Replace) -> str:
    return f"{deed.place}を次のように改める"


def _insert(deed: deeds.Insert) -> str:
    kinds = [_called(unit) for unit in read_block(deed.block, deed.kind)]
    what = f"次の{len(kinds)}{kinds[0]}を" if len(set(kinds)) == 1 else "次のように"
    return f"{_spot(deed.place, deed.first)}に{what}加える"


def _called(unit: Unit) -> str:
    """What a unit is called as one of several: by its own mark (部, 章), if that says so."""
    return unit.mark[-1] if unit.kind in LEVELS and unit.mark[-1:] in DIVIDED_JA else _KINDS[unit.kind]


def _spot(place: str, first: bool) -> str:
    return f"{place or _PLAN}の{'冒頭' if first else '次'}"


def _restructure(deed: deeds.Restructure) -> str:
    within = f"{deed.within}中" if deed.within else ""
    groups = groupby(deed.steps, key=lambda step: step if not isinstance(step, Drop) else "")
    return within + _chained([_step(list(some)) for _, some in groups])


def _step(steps: list[Step]) -> tuple[str, str, str]:
    """A step; those that go stand in one list."""
    step = steps[0]
    if isinstance(step, Drop):
        return f"{_both([_span(one) for one in steps if isinstance(one, Drop)])}を削", "り", "る"
    if isinstance(step, Renumber):
        return f"{step.place}を{step.to}と", "し", "する"
    way = "下" if step.by > 0 else "上"
    return f"{step.first}から{step.last}までを{abs(step.by)}ずつ繰り{way}げ", "", "る"


def _span(step: Drop) -> str:
    return f"{step.place}から{step.last}まで" if step.last else step.place


def _move(deed: deeds.Move) -> str:
    start = f"{deed.place}を{_spot(deed.after, deed.first)}に移"
    return f"{start}し、{deed.mark}とする" if deed.mark else f"{start}す"


def _become(deed: deeds.Become) -> str:
    return f"{deed.place}の種別を{_KINDS[deed.kind]}とする"


_WRITERS: dict[type, Callable[[Any], str]] = {
    deeds.Amend: _amend,
    deeds.Whole: _whole,
    deeds.Replace: _replace,
    deeds.Insert: _insert,
    deeds.Restructure: _restructure,
    deeds.Move: _move,
    deeds.Become: _become,
}


# ---------------------------------------------------------------- reading

_PART = f"(?P<part>{'|'.join(_PARTS.values())})"
_EDITS = compiled(
    f"(?P<replace>(?:{QUOTED}を{QUOTED}に、)*{QUOTED}を{QUOTED}に改め)(?:る$|、)"
    f"|(?P<insert>(?:{QUOTED}の[下次]に{QUOTED}を、)*{QUOTED}の[下次]に{QUOTED}を加え)(?:る$|、)"
    f"|(?P<omit>(?:{QUOTED}(?:、|及び))*{QUOTED}を削)(?:る$|り、)"
)
_COUNT = "(?P<count>[0-9０-９]{1,4}|[一二三四五六七八九十百]{1,5})"
_STEP_ENDS = compiled("(?P<drop>を削)(?:り、|る$)|(?P<number>と)(?:し、|する$)|ずつ繰り(?P<way>[上下])げ(?:、|る$)")


_INSERTED = f"(?P<place>[^を]+)の(?P<where>次|冒頭)に次の(?:{_COUNT}?(?P<what>[^を]{{0,20}})を|ように)加える"
_ENDINGS = {"を削り": "を削る", "とし": "とする", "げ": "げる"}


def _read_amend(said: Skeleton, found: Found, _block: Block) -> Deed | None:
    return _TONGUE.amend(said, found, _read_edits(said, found["edits"]))


def _read_edits(said: Skeleton, clauses: str) -> Iterator[Edit]:
    """The edits in a row of clauses; none if any of it is not understood."""
    parts = list(_EDITS.finditer(clauses))
    if "".join(part[0] for part in parts) != clauses:
        return
    for part in parts:
        quotes = [said.words(sign) for sign in re.findall(QUOTED, part[0])]
        if part["omit"]:
            yield from (Edit("omit", words) for words in quotes)
        else:
            kind: EditKind = "replace" if part["replace"] else "insert"
            yield from (Edit(kind, here, come) for here, come in zip(quotes[::2], quotes[1::2], strict=True))


def _read_insert(said: Skeleton, found: Found, block: Block) -> Deed | None:
    count = int(numerals.japanese(narrow(found["count"]))) if found["count"] else 0
    kind = _TONGUE.kind(found["what"] or "")
    return deeds.Insert(_TONGUE.place(said, found), found["where"] == "冒頭", block, count, kind)


def _read_restructure(said: Skeleton, found: Found, _block: Block) -> Deed | None:
    return _restructured(said, found[0])


def _read_together(said: Skeleton, found: Found, block: Block) -> Deed | None:
    steps = _restructured(said, found["steps"] + _ENDINGS[found["end"]])
    insert = _read_insert(said, found, block)
    if not (steps and isinstance(insert, deeds.Insert)):
        return None
    inside = steps.within and not insert.place.startswith(steps.within)
    return deeds.Together(steps, insert._replace(place=steps.within + insert.place) if inside else insert)


def _restructured(said: Skeleton, words: str) -> deeds.Restructure | None:
    within, _, clauses = words.partition("中") if "中" in words.partition("を")[0] else ("", "", words)
    steps: list[Step] = []
    start = 0
    for end in _STEP_ENDS.finditer(clauses):
        made = _read_step(said, clauses[start : end.start()], end)
        steps += made
        start = end.end() if made else -1
        if not made:
            break
    return deeds.Restructure(said.whole(within, "ja"), tuple(steps)) if steps and start == len(clauses) else None


def _read_step(said: Skeleton, clause: str, end: Found) -> list[Step]:
    """The steps of a clause that ends with `end`; none if it is not understood."""
    if end["drop"]:
        spans = [part.removesuffix("まで").partition("から") for part in re.split("、|及び", clause)]
        return [Drop(said.whole(first, "ja"), said.whole(last, "ja")) for first, _, last in spans]
    if end["number"]:
        place, _, to = clause.partition("を")
        return [Renumber(said.whole(place, "ja"), said.whole(to, "ja"))] if to and "を" not in to else []
    first, _, rest = clause.partition("から")
    last, _, by = rest.partition("までを")
    if not by.isdecimal():
        return []
    return [Shift(said.whole(first, "ja"), said.whole(last, "ja"), int(by) * (1 if end["way"] == "下" else -1))]


def _read_move(said: Skeleton, found: Found, _block: Block) -> Deed | None:
    mark = found["mark"] or ""
    return deeds.Move(_TONGUE.place(said, found), _TONGUE.place(said, found, "after"), found["where"] == "冒頭", mark)


understood = Readers(
    (f"(?P<place>[^中]+?)(?:の{_PART})?中(?P<edits>{QUOTED}.+)", _read_amend),
    (f"{_TITLE}を(?:(?P<words>{QUOTED})に改める|削る)", _TONGUE.whole),
    (f"(?P<place>[^を]+)の{_PART}を(?:(?P<words>{QUOTED})に改める|削る)", _TONGUE.whole),
    (f"(?P<place>[^を]+)に{_PART}として(?P<words>{QUOTED})を付する", _TONGUE.whole),
    ("(?P<place>[^を]+)を次のように改める", _TONGUE.replace),
    (_INSERTED, _read_insert),
    (f"(?P<place>[^を]+)の種別を(?P<kind>{'|'.join(_KINDS.values())})とする", _TONGUE.become),
    ("(?P<place>[^を]+)を(?P<after>[^を]+)の(?P<where>次|冒頭)に移(?:す|し、(?P<mark>[^を]+)とする)", _read_move),
    (f"(?P<steps>.+)(?P<end>{'|'.join(_ENDINGS)})、{_INSERTED}", _read_together),
    (".+(?:を削る|とする|げる)", _read_restructure),
).understood
