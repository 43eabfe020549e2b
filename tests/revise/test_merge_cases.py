"""The merges of tests/cases/merge, written by hand: base, ours and theirs, and what an official would expect.

A file is a title, then parts that begin with `== NAME`: base, ours, theirs, merged, and, where there are any, conflicts
(sentences as they are told, here in the language of the first line), renumbered (ids). A provision is a line, under its
parent by two blanks:

    ID: NUMBER) WORDS [BODY, LEAD*, BODY (CLAUSE)]

A heading begins its words with `# `; what has neither that nor brackets is a statement. `JA / EN` holds both languages.
Lines that begin with `|` belong to the provision above: `| title: WORDS`, `| continues: ID, ID`, `| COLUMN = VALUE`.
"""

import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.codec import decode
from aiplan_revise.model.edition import About, Assignment, Edition, Kind, Lang, Provision, Texts, edition, ordered
from aiplan_revise.model.integrity import verify
from aiplan_revise.report.conflicts import merging, view
from aiplan_revise.revise import merge, renumbered
from aiplan_revise.revise.newcomers import recognised
from aiplan_revise.revise.sequence import Three

ROOT = Path(__file__).parents[2]
CASES = sorted((ROOT / "tests/cases/merge").glob("*.txt"))
REGISTRY = decode((ROOT / "editions/bodies.json").read_bytes(), Registry)

_LINE = re.compile(r"(?P<indent> *)(?P<id>[\w-]+): (?:(?P<number>[^\s)\]]+)\) )?(?P<words>.*?)(?: \[(?P<bodies>.*)\])?")
_BODY = re.compile(r"(?P<body>[\w-]+)(?P<lead>\*?)(?: \((?P<clause>.*?)\))?")


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    title, *parts = re.split(r"^== (\w+)\n", path.read_text("utf-8"), flags=re.M)
    told = {name: words.strip("\n") for name, words in zip(parts[::2], parts[1::2], strict=True)}
    lang: Lang = "ja" if re.search("[ぁ-ヿ]", title) else "en"
    base, ours, theirs = (read(told[side]) for side in ("base", "ours", "theirs"))
    merged, conflicts = merge(base, ours, theirs)
    assert shown(merged) == shown(read(told["merged"])) == told["merged"]
    three = Three(base, ours, theirs)
    of = merging(three, merged, REGISTRY, lang, ("経産省", "総務省") if lang == "ja" else ("METI", "MIC"))
    assert "\n".join(view(conflict, of).sentence().strip() for conflict in conflicts) == told.get("conflicts", "")
    assert ", ".join(renumbered(merged, recognised(three))) == told.get("renumbered", "")
    assert merge(base, theirs, ours) == (merged, tuple(~conflict for conflict in conflicts))


def test_there_are_forty_cases() -> None:
    assert len(CASES) == 40
    assert len({path.read_text("utf-8").split("\n")[0] for path in CASES}) == len(CASES)


# ---------------------------------------------------------------- reading and showing


def read(told: str) -> Edition:
    """The edition that these lines tell."""
    made: list[Provision] = []
    above: list[str] = []
    for line in told.split("\n") if told else ():
        if line.lstrip().startswith("| "):
            made[-1] = _with(made[-1], line.strip()[2:])
            continue
        found = _LINE.fullmatch(line)
        assert found, line
        above = above[: len(found["indent"]) // 2]
        made.append(_provision(found, above[-1] if above else ""))
        above.append(made[-1].id)
    return verify(edition(About("plan"), made))


def _provision(found: re.Match[str], parent: str) -> Provision:
    words, bodies = found["words"], found["bodies"]
    kind: Kind = "section" if words.startswith("# ") else "statement" if bodies is None else "initiative"
    assigned = tuple(_assignment(one) for one in _BODY.finditer(bodies or ""))
    return Provision(
        found["id"], kind, parent, found["number"] or "", text=_texts(words.removeprefix("# ")), assignments=assigned
    )


def _assignment(found: re.Match[str]) -> Assignment:
    return Assignment(
        found["body"], role="lead" if found["lead"] else "", clause=_texts(found["clause"] or ""), printed=found["body"]
    )


def _texts(words: str) -> Texts:
    ja, both, en = words.partition(" / ")
    if both:
        return Texts(ja, en)
    return Texts(ja=words) if re.search("[ぁ-ヿ一-鿿]", words) else Texts(en=words)


def _with(p: Provision, more: str) -> Provision:
    if more.startswith("title: "):
        return replace(p, title=_texts(more.removeprefix("title: ")))
    if more.startswith("continues: "):
        return replace(p, continues=tuple(more.removeprefix("continues: ").split(", ")))
    column, _, value = more.partition(" = ")
    return replace(p, fields=p.fields | {column: value})


def shown(of: Edition) -> str:
    """The lines that tell an edition."""
    depth = {"": -1}
    lines = []
    for p in ordered(of):
        depth[p.id] = depth[p.parent] + 1
        head = "# " if p.kind == "section" else ""
        bodies = ", ".join(map(_shown, p.assignments))
        number = f"{p.number}) " if p.number else ""
        held = f" [{bodies}]" if p.kind == "initiative" else ""
        more = [f"title: {_both(p.title)}"] if p.title.langs() else []
        more += [f"continues: {', '.join(p.continues)}"] if p.continues else []
        more += [f"{column} = {value}" for column, value in sorted(p.fields.items())]
        lines += [f"{p.id}: {number}{head}{_both(p.text)}{held}", *(f"  | {one}" for one in more)]
        lines[-len(more) - 1 :] = ["  " * depth[p.id] + line for line in lines[-len(more) - 1 :]]
    return "\n".join(lines)


def _both(of: Texts) -> str:
    return " / ".join(of.get(lang) for lang in of.langs())


def _shown(of: Assignment) -> str:
    clause = f" ({_both(of.clause)})" if of.clause.langs() else ""
    return f"{of.body}{'*' if of.role == 'lead' else ''}{clause}"
