"""Findings as SARIF 2.1.0, which code review tools read (OASIS Standard, 27 March 2020)."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from aiplan_revise import __version__
from aiplan_revise.cli.gate import Checked
from aiplan_revise.lineage.fingerprints import fingerprint
from aiplan_revise.model.checks import Exemption
from aiplan_revise.model.edition import Finding
from aiplan_revise.revise import Rule
from aiplan_revise.revise.exceptions import Judged

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def log(judged: Sequence[Judged], of: Checked, rules: Mapping[str, Rule]) -> dict[str, Any]:
    """A log of one run: all rules, and the findings as its results.

    Every result has `suppressions`, empty or not: the standard wants all or none to have them (3.27.23)."""
    at = {rule: index for index, rule in enumerate(rules)}
    driver = {"name": "aiplan", "version": __version__, "rules": [_rule(rule) for rule in rules.values()]}
    marks = _fingerprints((one.finding for one in judged), of)
    results = [_result(one, of, at) | {"partialFingerprints": mark} for one, mark in zip(judged, marks, strict=True)]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(of: Rule) -> dict[str, Any]:
    said = {"text": of.help}
    return {"id": of.id, "shortDescription": said, "help": said, "defaultConfiguration": {"level": of.level}}


def _result(of: Judged, within: Checked, at: Mapping[str, int]) -> dict[str, Any]:
    one = of.finding
    fix = f"; {one.fix}" if one.fix else ""
    page = f"page {one.page}, line {one.line}: " if one.page else ""
    index = {"ruleIndex": at[one.rule]} if one.rule in at else {}
    return {
        "ruleId": one.rule,
        **index,
        "level": one.level,
        "message": {"text": f"{page}{' '.join(one.message.split())}{fix}"},
        "locations": [_location(one, within)],
        "suppressions": [_suppression(of.exemption)] if of.exemption else [],
    }


def _location(of: Finding, within: Checked) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": _uri(within.files.get(of.provision) or within.files[""])}}
    if of.line and not of.page:  # a line of a page is none of the file
        place["region"] = {"startLine": of.line}
    if not of.provision:
        return {"physicalLocation": place}
    number = within.numbers.get(of.provision, "")
    logical = {"name": number or of.provision, "fullyQualifiedName": of.provision, "kind": "provision"}
    return {"physicalLocation": place, "logicalLocations": [logical]}


def _uri(path: Path) -> str:
    """A path as a URI, relative to the working folder where it lies inside."""
    whole, here = path.absolute(), Path.cwd()
    return quote(whole.relative_to(here).as_posix()) if whole.is_relative_to(here) else whole.as_uri()


def _suppression(of: Exemption) -> dict[str, Any]:
    kept = {"by": of.by} | ({"until": of.until} if of.until else {})
    return {"kind": "external", "status": "accepted", "justification": of.reason, "properties": kept}


def _fingerprints(findings: Iterable[Finding], of: Checked) -> Iterator[dict[str, str]]:
    """What stays the same of a finding when numbers, ids and lines move: its rule, the words it is about, and which of
    the findings on them it is."""
    seen: Counter[str] = Counter()
    for one in findings:
        provision = of.provisions.get(one.provision)
        words = fingerprint(provision) if provision else hashlib.sha256(one.message.encode()).hexdigest()[:16]
        key = f"{one.rule}:{words}"
        seen[key] += 1
        yield {"provisionText/v1": f"{key}:{seen[key]}"}
