"""Where a printed list of names comes apart."""

from collections.abc import Callable, Iterable, Iterator
from typing import Literal, NamedTuple

from aiplan_revise.model.forms import Form, capital, form
from aiplan_revise.model.names import LONGEST_LIST, LONGEST_NAME, WIDEST_NAME
from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.roles import role_marked
from aiplan_revise.model.scripts import JAPANESE
from aiplan_revise.model.strung import strung

_AND = r"(?:(?i:\band\b)|[&＆]|及び|並びに|および|ならびに)"
_OTHERS = rf"(?=(?:等|ほか|など|他|(?i:\betc\b)\.?)\s*(?:\Z|[;；、,，・･/／\n\u3000]|{_AND}))"
"""Before what stands for others at the end of a list (総務省等): it is a name by itself."""
_BESIDES = rf"(?<=[\w)）])(?:等の|などの|の?ほか|をはじめ(?:とする)?)(?=\w)(?!{_AND})"
"""What joins a name to the set that it stands out from (経済産業省ほか関係府省庁)."""
_WITH = (
    r"(?=\s)(?<=[\w)])(?<!operation)(?<!ordination)(?<!boration)(?<!together)(?<!nership)(?<!junction)(?<!sultation)"
    r"\s+(?=(?i:(?:in [a-z -]{1,30} |together )?with\s))"
)
"""Before what joins a name to those that help it (MEXT in cooperation with MIC); it stays with the name behind it."""
_BREAK = r"(?=\n)(?<!\bof)(?<!\bfor)(?<!\bthe)\n(?!of\b|for\b)"
"""A line break that is none inside an English name."""
_DIVIDES = (
    r"(?P<enclosed>[(（][^()（）]*[)）])"  # a list inside parentheses is the business of the name before them
    rf"|(?P<hard>[;；、])(?:\s*{_AND})?|(?P<comma>[,，])(?:\s*{_AND})?|(?P<dot>[・･/／])(?:\s*{_AND})?"
    rf"|(?P<both>{_AND})|(?P<with>{_WITH})|(?P<line>{_BREAK})"
    rf"|(?P<blank>\u3000|(?<={JAPANESE}) +(?={JAPANESE})|{_OTHERS}|{_BESIDES})"
)
_ONE_NAME = r"(?i:(?:finance|budget|revenue|economy|planning) (?:and|&) treasury|minister (?:and|&) cabinet)\s*$"
"""How names end in which "and" stands before a word that is a name too: Ministry of Finance and Treasury."""
_PAIR = 40
"""Characters that such an end has at most."""
_OF_A_COUNTRY = r"(?i:(?:the )?government of )"
_CLOSE = frozenset(")）")
_SHOUTED = r"[A-Z]{2,} [A-Z]{2,}"

Joint = Literal["hard", "comma", "dot", "both", "with", "line", "blank"]
_JOINTS: tuple[Joint, ...] = ("hard", "comma", "dot", "both", "with", "line", "blank")


class _Part(NamedTuple):
    """Words between separators: from `bare` to `end`, with a leading "and" from `start`; `joint` came before them.
    `form` is what they are by their form, unless they are known."""

    start: int
    bare: int
    end: int
    joint: Joint
    known: bool = False
    form: Form = ""

    @property
    def whole(self) -> bool:
        return self.known or bool(self.form)

    @property
    def led(self) -> bool:
        """Whether "and" stands before the words, behind another separator."""
        return self.bare > self.start


class _Reading(NamedTuple):
    """The parts up to one place as names: the last of them, what was before it, and `cost`, which grows with each part
    that belongs to none."""

    cost: int
    names: int
    last: _Part
    before: "_Reading | None"


_LOOSE, _UNLIKELY = 2, 1
"""What a part costs that belongs to no name, and a name over two lines, or with a comma before what may be its country
(Ministry of Homes, Halvern)."""


def separate(
    content: str,
    known: Callable[[str], bool],
    by_form: bool = True,
    told: bool = False,
    alone: frozenset[str] = frozenset(),
) -> tuple[str, ...]:
    """The names of a printed list, in order, each as printed.

    ";" and "、" always divide, and so does what says a role before a colon. Whole names are those that are known and,
    `by_form`, those that have the form of one (see model/forms), "and" and commas inside them included. "and", "及び"
    and a line break divide where a whole name stands on both sides; ",", "・" and "/" where a known name stands on one
    side, or a whole one on both; "," and "with" also beside a whole one of which the other side can be no part. A space
    between Japanese words divides known names only. The longest known name comes first; then of all readings counts the
    one with the fewest words that are no name. These are kept, or divided as `strung` has it, where a role before a
    colon tells names, or they are `told` to be such. Content over LONGEST_LIST characters stays whole.
    """
    if len(content) > LONGEST_LIST:
        return tuple(filter(None, [content.strip()]))
    found: list[_Part] = []
    for run in _runs(_after_role(content, part) for part in _parts(content)):
        found += _Run(content, run, known, by_form).names()
    names: list[str] = []
    for part in found:
        words = content[part.bare if part.whole else part.start : part.end].strip()
        told = told or role_marked(words).heads
        names += strung(words, told, alone) if by_form and not part.known else (words,)
    return tuple(filter(None, names))


class _Run:
    """Parts of a list that no hard joint divides, and how their names are known. What is printed in nothing but
    capitals is read as if it were not."""

    def __init__(self, content: str, run: list[_Part], known: Callable[[str], bool], by_form: bool) -> None:
        self._content = content
        self._run = run
        self._known = known
        self._by_form = by_form
        words = content[run[0].bare : run[-1].end] if by_form else ""
        self._shouted = words.isupper() and bool(compiled(_SHOUTED).search(words))

    def names(self) -> list[_Part]:
        parts = list(self._claim())
        return self._read(parts) if len(parts) > 1 else parts

    def _claim(self) -> Iterator[_Part]:
        """The parts, those that make up a known name together as one part; the widest name first."""
        run, at = self._run, 0
        while at < len(run):
            first = run[at]
            ends = [part.end for part in run[at : at + WIDEST_NAME]]
            known = (n for n in range(len(ends), 0, -1) if self._known(self._content[first.bare : ends[n - 1]]))
            width = next(known, 0)
            if width:
                yield first._replace(end=ends[width - 1], known=True)
            else:
                counts = len(run) > 1 or first.led
                yield first._replace(form=self._form(self._words(first.bare, first.end)) if counts else "")
            at += max(width, 1)

    def _words(self, start: int, end: int) -> str:
        """The words without a role; none where they are too long for a name."""
        words = role_marked(self._content[start:end].strip()).name if end - start <= LONGEST_NAME else ""
        return words.title() if self._shouted else words

    def _form(self, words: str) -> Form:
        return form(words) if self._by_form else ""

    def _capital(self, part: _Part) -> bool:
        return capital(self._words(part.bare, part.end))

    # ------------------------------------------------------------ readings

    def _read(self, parts: list[_Part]) -> list[_Part]:
        """The names of the best reading: with the fewest parts that are none, then with the most names, then with the
        longest ones in front."""
        ends: list[dict[tuple[bool, Form], _Reading]] = []
        for at in range(len(parts)):
            here: dict[tuple[bool, Form], _Reading] = {}
            for made in self._continued(parts, at, ends):
                key = made.last.known, made.last.form
                if key not in here or _rank(made) < _rank(here[key]):
                    here[key] = made
            ends.append(here)
        found: _Reading | None = min(ends[-1].values(), key=_rank)
        names: list[_Part] = []
        while found:
            names.append(found.last)
            found = found.before
        return names[::-1]

    def _continued(
        self, parts: list[_Part], at: int, ends: list[dict[tuple[bool, Form], _Reading]]
    ) -> Iterator[_Reading]:
        """All readings up to a part: it ends a name, or belongs to none."""
        for first, name, cost in self._names(parts, at):
            yield from self._behind(name, cost, ends[first - 1] if first else {})
        loose = parts[at]._replace(known=False, form="")
        yield from self._behind(loose, _LOOSE, ends[at - 1] if at else {})
        for before in ends[at - 1].values() if at else ():
            if not before.last.whole:
                yield before._replace(cost=before.cost + _LOOSE, last=before.last._replace(end=loose.end))

    def _behind(self, name: _Part, cost: int, ends: dict[tuple[bool, Form], _Reading]) -> Iterator[_Reading]:
        if name.joint == "hard":
            yield _Reading(cost, 1, name, None)
        for before in ends.values():
            if self._apart(before.last, name):
                yield _Reading(before.cost + cost, before.names + 1, name, before)

    def _names(self, parts: list[_Part], at: int) -> Iterator[tuple[int, _Part, int]]:
        """The whole names that a part ends, with where they begin and what they cost, the shortest first."""
        last = parts[at]
        if last.whole:
            yield at, last, 0
        for first in range(at - 1, max(at - WIDEST_NAME, -1), -1):
            if last.known or parts[first].known or not self._by_form:
                return
            found, cost = self._united(parts[first : at + 1])
            if found:
                yield first, parts[first]._replace(end=last.end, form=found), cost

    def _united(self, group: list[_Part]) -> tuple[Form, int]:
        """What several parts are as one name, and what that costs; "" for none."""
        first, last = group[0], group[-1]
        joints = {part.joint for part in group[1:]}
        if joints in ({"line"}, {"blank"}):
            return self._printed_apart(group), _UNLIKELY if "line" in joints else 0
        if last.form == "ja" and joints <= {"dot", "both"} and not any(part.form for part in group[:-1]):
            return "ja", 0
        series = _is_series(group)
        if first.form == "open" and self._plain(group[1:]) and (series or joints == {"comma"}):
            closed = series or self._content[last.bare : last.end].rstrip()[-1:] in _CLOSE
            return "ends" if closed else "open", 0 if series else _UNLIKELY
        return ("ends", 0) if series and last.form == "ends" and self._plain(group[:-1]) else ("", 0)

    def _printed_apart(self, group: list[_Part]) -> Form:
        """What one name is that a line break or a blank divides."""
        if group[1].joint == "line" and all(part.form for part in group):
            return ""
        words = self._words(group[0].bare, group[-1].end)
        return self._form(compiled(rf"(?<={JAPANESE})\s*\n\s*(?={JAPANESE})").sub("", words))

    def _plain(self, parts: list[_Part]) -> bool:
        """Whether parts are no names by themselves, and yet may be parts of one."""
        return all(not part.form and self._capital(part) for part in parts)

    # ------------------------------------------------------------ what divides

    def _apart(self, one: _Part, two: _Part) -> bool:
        """Whether two names may stand side by side as their joint has it."""
        if two.joint == "blank":
            return one.known and two.known
        if two.joint == "comma":
            return one.known or two.known or (one.whole and two.whole) or self._closes(one, two)
        slash = two.joint == "dot" and (one.known or two.known or self._slashed(one, two))
        if slash or self._helped(one, two):
            return True
        mixed = {one.form, two.form} == {"lone", "ja"}  # NTT・データ課
        return one.whole and two.whole and not mixed and not self._one_name(one, two)

    def _slashed(self, one: _Part, two: _Part) -> bool:
        """Whether a slash stands behind a whole Japanese name and before what may be one: 自然保護課／自然研."""
        return self._content[two.start - 1] in "／/" and one.form == "ja" and self._capital(two)

    def _helped(self, one: _Part, two: _Part) -> bool:
        """Whether "with" stands between a whole name and what can be no part of it but may be one (NeHA with Standards
        Velland), or the second is the last of those behind "with"."""
        if two.joint == "with" and not two.whole:
            return self._capital(two) if one.known else self._closes(one, two)
        return two.joint == "both" and one.joint == "with" and two.whole and self._capital(one)

    def _one_name(self, one: _Part, two: _Part) -> bool:
        both = one.known and two.known
        return not both and bool(compiled(_ONE_NAME).search(self._content[max(one.bare, two.end - _PAIR) : two.end]))

    def _closes(self, one: _Part, two: _Part) -> bool:
        """Whether a comma stands beside a whole name of which the other side can be no part: behind Rivers Agency, but
        not behind Department for Land, which may go on with “, Water and Soil”."""
        if two.form:
            return self._capital(one)
        behind = one.form in ("ends", "lone", "ja") and not compiled(_OF_A_COUNTRY).match(
            self._words(two.bare, two.end)
        )
        return behind and self._capital(two)


def _rank(of: _Reading) -> tuple[int, int]:
    return of.cost, -of.names


def _is_series(group: list[_Part]) -> bool:
    """Whether parts are joined as English joins several words: A and B; A, B and C; A, B, and C."""
    *inner, last = group[1:]
    ends = last.joint == "both" or (last.led and last.joint == "comma" and bool(inner))
    return ends and all(part.joint == "comma" and not part.led for part in inner)


def _parts(content: str) -> Iterator[_Part]:
    """The parts that hold any words; between two of them counts the strongest of the separators there."""
    start = bare = 0
    joint: Joint = "hard"
    for mark in compiled(_DIVIDES).finditer(content):
        if mark["enclosed"]:
            continue
        found = next(kind for kind in _JOINTS if mark[kind] is not None)
        if content[bare : mark.start()].strip():
            yield _Part(start, bare, mark.start(), joint)
            joint = found
        else:
            joint = min(joint, found, key=_JOINTS.index)
        led = found in ("hard", "comma", "dot") and mark.end() > mark.end(found)
        start, bare = mark.end(found) if led else mark.end(), mark.end()
    if content[bare:].strip():
        yield _Part(start, bare, len(content), joint)


def _after_role(content: str, part: _Part) -> _Part:
    """The part; behind a hard joint where a role before a colon begins it."""
    words = content[part.bare : part.end]
    told = part.joint != "hard" and (":" in words or "：" in words) and role_marked(words.strip()).heads
    return part._replace(joint="hard", start=part.bare) if told else part


def _runs(parts: Iterable[_Part]) -> Iterator[list[_Part]]:
    run: list[_Part] = []
    for part in parts:
        if part.joint == "hard" and run:
            yield run
            run = []
        run.append(part)
    if run:
        yield run
