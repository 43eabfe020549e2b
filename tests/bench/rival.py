"""One rival on one pair, in a process and with packages of its own: python -E -s rival.py NAME SETTING RECORDS.json

RECORDS.json holds {"old": [record, …], "new": [record, …]}, each record number, title, text, place and bodies as texts.
Prints a JSON list of [index old, index new, score]; every rival assigns one to one, and the higher the score the surer
the link, so that whoever calls can choose the threshold. Each rival is used as its own documentation says.
"""

import json
import resource
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

MEMORY = 12 * 2**30
"""Bytes that a rival may use: a full matrix of 100,000 by 100,000 would end the machine."""

Record = dict[str, str]
Found = Iterable[tuple[int, int, float]]
FIELDS = ("title", "text", "place", "bodies")


def _values(one: Record) -> tuple[str, ...]:
    return tuple(one[name] for name in FIELDS)


def words(one: Record) -> str:
    """Title and text."""
    return f"{one['title']}\n{one['text']}".strip()


def place_and_order(old: list[Record], new: list[Record], setting: str) -> Found:
    """The key is the printed number or, where there is none, the place and which record it is there."""
    olds, news = _placed(old), _placed(new)
    return [(olds[key], news[key], 1.0) for key in olds.keys() & news.keys()]


def _placed(records: list[Record]) -> dict[tuple[str, int], int]:
    seen: Counter[str] = Counter()
    found = {}
    for at, one in enumerate(records):
        key = one["number"] or one["place"]
        found[key, seen[key]] = at
        seen[key] += 1
    return found


def git(old: list[Record], new: list[Record], setting: str) -> Found:
    """Rename detection: a file for each record, sentence by line, all names new; git's own score and assignment."""
    with tempfile.TemporaryDirectory() as folder:
        _git(folder, "init", "--quiet")
        trees = [_tree(folder, side, records) for side, records in (("old", old), ("new", new))]
        told = _git(folder, "diff-tree", "-r", "-z", "--name-status", setting, "-l0", *trees)
    parts = told.split("\0")
    found = []
    for at, status in enumerate(parts):
        if status.startswith("R") and len(status) == 4:
            first, second = (int(name.partition("-")[2]) for name in parts[at + 1 : at + 3])
            found.append((first, second, int(status[1:]) / 100))
    return found


def _tree(folder: str, side: str, records: list[Record]) -> str:
    """The id of a tree with a file for each record."""
    for file in Path(folder).glob("*-*"):
        file.unlink()
    for at, one in enumerate(records):
        lines = "\n".join(
            (one["title"], *one["text"].replace("。", "。\n").replace(". ", ".\n").split("\n"), one["bodies"])
        )
        (Path(folder) / f"{side}-{at:06}").write_text(lines + "\n", encoding="utf-8")
    _git(folder, "add", "--all")
    return _git(folder, "write-tree").strip()


def _git(folder: str, *arguments: str) -> str:
    command = ["git", "-C", folder, "-c", "core.fsync=none", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def deepdiff(old: list[Record], new: list[Record], setting: str) -> Found:
    """DeepDiff of the two lists, order ignored: what it reports as changed it has paired; equal ones pair besides."""
    from deepdiff import DeepDiff

    first, second = ([dict(zip(FIELDS, _values(one), strict=True)) for one in side] for side in (old, new))
    changes = DeepDiff(
        first,
        second,
        ignore_order=True,
        cutoff_distance_for_pairs=float(setting),
        cutoff_intersection_for_pairs=1,
        view="tree",
    )
    changed = {
        (level.path(output_format="list")[0], _other_index(level)) for level in changes.get("values_changed", ())
    }
    olds, news = {first for first, _ in changed}, {second for _, second in changed}
    equal = _equal([(at, one) for at, one in enumerate(old) if at not in olds], new, news)
    return [*((first, second, 1.0) for first, second in sorted(changed)), *equal]


def _other_index(level: Any) -> int:
    return int(level.path(output_format="list", use_t2=True)[0])


def _equal(rest: list[tuple[int, Record]], new: list[Record], taken: set[int]) -> Found:
    """Records without any change pair with an equal one that is still free, in order."""
    free: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in range(len(new) - 1, -1, -1):
        if at not in taken:
            free[_values(new[at])].append(at)
    return [(at, free[key].pop(), 1.0) for at, one in rest if free.get(key := _values(one))]


def xmldiff(old: list[Record], new: list[Record], setting: str) -> Found:
    """The matching that xmldiff makes before it writes its edit script, at its best instead of at its fastest: an
    element for each record, its words in one piece or in one for each field."""
    from lxml import etree
    from xmldiff.diff import Differ

    trees = []
    for records in (old, new):
        root = etree.Element("plan")
        for at, one in enumerate(records):
            element = etree.SubElement(root, "initiative", at=str(at))
            said = {name: _printable(one[name]) for name in FIELDS if one[name]}
            if setting == "whole":
                element.text = "\n".join(said[name] for name in said if name != "place")
            else:
                for name, text in said.items():
                    etree.SubElement(element, name).text = text
        trees.append(root)
    differ = Differ(ignored_attrs=["at"], best_match=True)
    differ.set_trees(*trees)
    matched = [match for match in differ.match() if match[0].tag == "initiative"]
    return [(int(first.get("at")), int(second.get("at")), score or 1.0) for first, second, score in matched]


def _printable(text: str) -> str:
    return "".join(char for char in text if char >= " " or char in "\t\n")


def daff(old: list[Record], new: list[Record], setting: str) -> Found:
    """The alignment of rows that daff makes; it takes no key, so it looks for one among the columns itself."""
    import daff as package

    tables = [
        package.PythonTableView([list(FIELDS), *([one[name] for name in FIELDS] for one in side)])
        for side in (old, new)
    ]
    flags = package.CompareFlags()
    flags.ordered = setting == "ordered"
    order = package.Coopy.compareTables(*tables, flags).align().toOrder()
    units = order.getList()
    return [(unit.l - 1, unit.r - 1, 1.0) for unit in units if unit.l > 0 and unit.r > 0]


def tfidf(old: list[Record], new: list[Record], setting: str) -> Found:
    """Cosine of character 3- to 5-grams, weighted by their rarity, and the optimal assignment."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectorizer = TfidfVectorizer(analyzer=setting, ngram_range=(3, 5), sublinear_tf=True, dtype="float32")
    vectorizer.fit([words(one) for one in [*old, *new]])
    first, second = (vectorizer.transform([words(one) for one in side]) for side in (old, new))
    return _assigned((first @ second.T).toarray())


def rapidfuzz(old: list[Record], new: list[Record], setting: str) -> Found:
    """The similarity of the sorted words, for all pairs on all cores, and the optimal assignment."""
    import numpy
    from rapidfuzz import fuzz, process, utils

    first, second = ([words(one) for one in side] for side in (old, new))
    processor, scorer = utils.default_process, fuzz.token_sort_ratio
    similar = process.cdist(first, second, scorer=scorer, processor=processor, workers=-1, dtype=numpy.float32)
    return _assigned(similar / 100)


def _assigned(similar: Any) -> Found:
    from scipy.optimize import linear_sum_assignment

    rows, columns = linear_sum_assignment(similar, maximize=True)
    return [(int(i), int(j), float(similar[i, j])) for i, j in zip(rows, columns, strict=True)]


def splink(old: list[Record], new: list[Record], setting: str) -> Found:
    """Probabilistic record linkage, its weights learned on the pair without labels; the optimal assignment of its
    probabilities. Small pairs are compared as a whole, large ones where title, text, place or bodies agree."""
    from rival_splink import predicted

    return _best(predicted(old, new), len(old), len(new))


def _best(scored: dict[tuple[int, int], float], olds: int, news: int) -> Found:
    """The assignment of the highest sum, then, of all that were not worth comparing, none."""
    import numpy

    similar = numpy.zeros((olds, news), dtype=numpy.float32)
    for (first, second), score in scored.items():
        similar[first, second] = score
    return [one for one in _assigned(similar) if one[2] > 0]


RIVALS: dict[str, Callable[[list[Record], list[Record], str], Found]] = {
    one.__name__: one for one in (place_and_order, git, deepdiff, xmldiff, daff, tfidf, rapidfuzz, splink)
}


def main() -> None:
    name, setting, path = sys.argv[1:]
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    given = json.loads(Path(path).read_bytes())
    print(json.dumps(list(RIVALS[name](given["old"], given["new"], setting))))


if __name__ == "__main__":
    main()
