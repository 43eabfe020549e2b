"""Where a printed list of names comes apart."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Literal, NamedTuple

from aiplan_revise.model.forms import Form, capital, form
from aiplan_revise.model.names import LONGEST_LIST, LONGEST_NAME, WIDEST_NAME
from aiplan_revise.model.roles import role_marked
from aiplan_revise.model.scripts import JAPANESE, compiled

_AND = r"(?:(?i:\band\b)|[&＆]|及び|並びに|および|ならびに)"
_OTHERS = rf"(?=(?:等|ほか|など|他|(?i:\betc\b)\.?)\s*(?:\Z|[;；、,，・･/／\n\u3000]|{_AND}))"
"""Before what stands for others at the end of a list (総務省等): it is a name by itself."""
_BESIDES = rf"(?<=[\w)）])(?:等の|などの|の?ほか|をはじめ(?:とする)?)(?=\w)(?!{_AND})"
"""What joins a name to the set that it stands out from (経済産業省ほか関係府省庁)."""
_WITH = r"(?<=[\w)])\s+(?=(?i:(?:in [a-z -]{1,30} |together )?with\s))"
"""Before what joins a name to those that help it (MEXT in cooperation with MIC); it stays with the name behind it."""
_BREAK = r"(?<!\bof)(?<!\bfor)(?<!\bthe)\n(?!of\b|for\b)"
"""A line break that is none inside an English name."""
_DIVIDES = (
    r"(?P<enclosed>[(（][^()（）]*[)）])"  # a list inside parentheses is the business of the name before them
    rf"|(?P<hard>[;；、])(?:\s*{_AND})?|(?P<comma>[,，])(?:\s*{_AND})?|(?P<dot>[・･/／])(?:\s*{_AND})?"
    rf"|(?P<both>{_AND}|{_BREAK}|{_WITH})|(?P<blank>\u3000|(?<={JAPANESE}) +(?={JAPANESE})|{_OTHERS}|{_BESIDES})"
)
_ONE_NAME = re.compile(
    r"(?:(?:finance|budget|revenue|economy|planning) (?:and|&) treasury|minister (?:and|&) cabinet)\s*$", re.I
)
"""How names end in which "and" stands before a word that is a name too: Ministry of Finance and Treasury."""
_PAIR = 40
"""Characters that such an end has at most."""
_OF_A_COUNTRY = re.compile(r"(?:the )?government of ", re.I)
_SHOUTED = re.compile(r"[A-Z]{2,} [A-Z]{2,}")

Joint = Literal["hard", "comma", "dot", "both", "blank"]
_JOINTS: tuple[Joint, ...] = ("hard", "comma", "dot", "both", "blank")


class _Part(NamedTuple):
    """Words between separators: from `bare` to `end`, with a leading "and" from `start`; `joint` came before them.
    `joined` where there is an "and" in or before them, `form` what they are by their form if they are not known."""

    start: int
    bare: int
    end: int
    joint: Joint
    known: bool = False
    form: Form = ""
    joined: bool = False

    @property
    def whole(self) -> bool:
        return self.known or bool(self.form)


def separate(content: str, known: Callable[[str], bool], by_form: bool = True) -> tuple[str, ...]:
    """The names of a printed list, in order, each as printed.

    ";" and "、" always divide, and so does what says a role before a colon. Whole names are those that are known and,
    `by_form`, those that have the form of one (see model/forms). "and", "及び" and a line break divide where a whole
    name stands on both sides; ",", "・" and "/" where a known name stands on one side, or a whole one on both; "," also
    beside a whole one that can have no more parts there. A space between Japanese words divides known names only. The
    longest known name comes first. What is no name keeps its words. Content over LONGEST_LIST characters stays whole.
    """
    if len(content) > LONGEST_LIST:
        return tuple(filter(None, [content.strip()]))
    return _List(content, known, by_form).names()


class _List:
    """One list, and how its names are known. What is printed in nothing but capitals is read as if it were not."""

    def __init__(self, content: str, known: Callable[[str], bool], by_form: bool) -> None:
        self._content = content
        self._known = known
        self._by_form = by_form
        self._shouted = by_form and content.isupper() and bool(_SHOUTED.search(content))

    def names(self) -> tuple[str, ...]:
        found: list[_Part] = []
        for run in _runs(map(self._after_role, _parts(self._content))):
            pieces = list(self._claim(run))
            if len(pieces) > 1:
                pieces = self._merge(pieces, self._both_fail)
                pieces = self._merge(self._filled(pieces), self._one_fails)
            found += pieces
        words = (self._content[p.bare if p.whole else p.start : p.end].strip() for p in found)
        return tuple(filter(None, words))

    def _after_role(self, part: _Part) -> _Part:
        words = self._content[part.bare : part.end]
        told = part.joint != "hard" and (":" in words or "：" in words) and role_marked(words.strip()).heads
        return part._replace(joint="hard", start=part.bare) if told else part

    def _claim(self, run: list[_Part]) -> Iterator[_Part]:
        """The run's parts, those that make up a known name together as one part; the widest name first."""
        at = 0
        while at < len(run):
            first = run[at]
            ends = [part.end for part in run[at : at + WIDEST_NAME]]
            known = (n for n in range(len(ends), 0, -1) if self._known(self._content[first.bare : ends[n - 1]]))
            width = next(known, 0)
            if width:
                yield first._replace(end=ends[width - 1], known=True)
            else:
                yield first._replace(form=self._form(first) if len(run) > 1 or first.joined else "")
            at += max(width, 1)

    def _form(self, part: _Part) -> Form:
        words = self._words(part) if self._by_form else ""
        return form(words.title() if self._shouted else words)

    def _words(self, part: _Part) -> str:
        """The words without a role; none where they are too long for a name."""
        if part.end - part.bare > LONGEST_NAME:
            return ""
        return role_marked(self._content[part.bare : part.end].strip()).name

    # ------------------------------------------------------------ what belongs together

    def _merge(self, parts: Iterable[_Part], together: Callable[[_Part, _Part], bool]) -> list[_Part]:
        merged: list[_Part] = []
        for part in parts:
            if merged and together(merged[-1], part):
                merged[-1] = self._united(merged[-1], part)
            else:
                merged.append(part)
        return merged

    def _united(self, one: _Part, two: _Part) -> _Part:
        joined = one.joined or two.joined or two.joint == "both"
        made = one._replace(end=two.end, known=False, joined=joined)
        return made._replace(form=self._form(made))

    def _filled(self, parts: list[_Part]) -> list[_Part]:
        """The parts; before a comma those that a name with "and" begins with: Land, Water and Soil Agency."""
        made: list[_Part] = []
        for part in reversed(parts):
            last = made[-1] if made else part
            if last.joint == "comma" and last.joined and last.form == "ends" and not part.whole and self._names(part):
                made[-1] = self._united(part, last)
            else:
                made.append(part)
        return made[::-1]

    def _both_fail(self, one: _Part, two: _Part) -> bool:
        if two.joint == "blank":
            return not (one.known and two.known)
        return two.joint == "both" and not self._both_whole(one, two)

    def _both_whole(self, one: _Part, two: _Part) -> bool:
        if one.known and two.known:
            return True
        mixed = {one.form, two.form} == {"lone", "ja"}  # NTT・データ課
        same = _ONE_NAME.search(self._content[max(one.bare, two.end - _PAIR) : two.end])
        return one.whole and two.whole and not mixed and not same

    def _one_fails(self, one: _Part, two: _Part) -> bool:
        if two.joint not in ("comma", "dot") or one.known or two.known:
            return False
        if two.joint == "dot":
            return not self._both_whole(one, two)
        return not (one.whole and two.whole) and not self._closes(one, two)

    def _closes(self, one: _Part, two: _Part) -> bool:
        """Whether a comma stands beside a whole name of which the other side can be no part: behind Rivers Agency, but
        not behind Department for Land; before Rivers Agency, but not before Water and Soil Agency."""
        before = one.form in ("ends", "lone", "ja") and not _OF_A_COUNTRY.match(self._words(two))
        behind = not one.form and (two.form in ("open", "lone", "ja") or (two.form == "ends" and not two.joined))
        return (before and self._names(two)) or (behind and self._names(one))

    def _names(self, part: _Part) -> bool:
        return capital(self._words(part))


def _parts(content: str) -> Iterator[_Part]:
    """The parts that hold any words; between two of them counts the strongest of the separators there."""
    start = bare = 0
    joint: Joint = "hard"
    for mark in compiled(_DIVIDES).finditer(content):
        if mark["enclosed"]:
            continue
        found = next(kind for kind in _JOINTS if mark[kind] is not None)
        if content[bare : mark.start()].strip():
            yield _Part(start, bare, mark.start(), joint, joined=_led(content, start, bare))
            joint = found
        else:
            joint = min(joint, found, key=_JOINTS.index)
        start, bare = (mark.end() if found in ("both", "blank") else mark.end(found)), mark.end()
    if content[bare:].strip():
        yield _Part(start, bare, len(content), joint, joined=_led(content, start, bare))


def _led(content: str, start: int, bare: int) -> bool:
    return bool(content[start:bare].strip())


def _runs(parts: Iterable[_Part]) -> Iterator[list[_Part]]:
    run: list[_Part] = []
    for part in parts:
        if part.joint == "hard" and run:
            yield run
            run = []
        run.append(part)
    yield run
