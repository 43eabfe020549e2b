"""Opinions from the rows of a table: each checked, and every fault told with its line."""

from collections.abc import Mapping
from pathlib import Path

from aiplan_revise.cli.acting import day_given, provision
from aiplan_revise.cli.deciding import stated
from aiplan_revise.cli.output import say
from aiplan_revise.errors import PlanError
from aiplan_revise.model.edition import LANGS, Edition, Texts
from aiplan_revise.model.opinions import KINDS, From, Opinion

COLUMNS = ("provision", "from", "kind", "on", "en", "ja")
_TOLD = 50
"""Faults that are told one by one."""


class Rows:
    """The edition that opinions are on, and what holds for rows that do not say themselves."""

    def __init__(self, edition: Edition, otherwise: Mapping[str, str]) -> None:
        self.edition, self.otherwise = edition, otherwise
        self._known = {"": ""}

    def read(self, path: Path, columns: Mapping[str, str]) -> list[Opinion]:
        """All opinions of a CSV file; PlanError if any row is faulty, after every fault was said."""
        from aiplan_revise.documents.records import read_records

        try:
            found = read_records(path.read_bytes(), COLUMNS, columns)
        except PlanError as error:
            raise error.at(str(path)) from None
        if found.passed_over:
            say(f"{path}: columns passed over: {', '.join(found.passed_over)}")
        made, faults = [], []
        for line, cells in found.rows:
            try:
                made.append(self.opinion(cells))
            except PlanError as error:
                faults.append(error.at(f"{path}: line {line}"))
        for fault in faults[:_TOLD]:
            say(str(fault))
        if faults:
            what = f"{len(faults)} of {len(found.rows)} rows are faulty, so none was taken in"
            raise PlanError(what, str(path), "put right what is said above" if len(faults) <= _TOLD else "")
        return made

    def opinion(self, said: Mapping[str, str]) -> Opinion:
        """The opinion that a row states, without an id yet."""
        told = {name: (said.get(name, "") or self.otherwise.get(name, "")).strip() for name in COLUMNS}
        words = Texts(*(_paragraphs(told[lang], f"--{lang}") for lang in LANGS))
        if not words.langs():
            raise PlanError("there are no words", "--en, --ja", "give them in one language at least")
        return Opinion(
            "",
            self._place(told["provision"]),
            _kind(told["kind"]),
            stated(told["from"], "--from"),
            day_given(told["on"]),
            words,
        )

    def _place(self, name: str) -> str:
        """The id of a provision; thousands of rows name the same few."""
        if name not in self._known:
            self._known[name] = provision(self.edition, name)
        return self._known[name]


def _kind(said: str) -> From:
    from aiplan_revise.report.words import say as worded

    for one in KINDS:
        if said.casefold() in (one, *(worded(lang, f"opinion-{one}").casefold() for lang in LANGS)):
            return one
    raise PlanError(f"{said[:40]!r} is no kind of person", "kind", f"write one of {', '.join(KINDS)}")


def _paragraphs(words: str, where: str) -> str:
    """Words as they can be kept, in the lines in which they were said."""
    return "\n".join(line for part in words.splitlines() if (line := stated(part, where)))
