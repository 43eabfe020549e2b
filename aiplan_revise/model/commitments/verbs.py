"""The forms that the English verbs of the ladder take, and the small words around them."""

import re
from collections.abc import Iterator
from functools import cache, partial

from aiplan_revise.model.commitments.conditions import HANGS_EN
from aiplan_revise.model.commitments.hedges import CONDITION_EN, CONDITION_HAS, EXCEPT_EN, EXCEPT_HAS
from aiplan_revise.model.commitments.rungs import LADDER, listed
from aiplan_revise.model.patterns import compiled

MODALS = {"will": "", "shall": "", "would": "", "must": "must", "should": "ought", "may": "may", "might": "may"}
MODALS |= {"can": "may", "could": "may", "to-be": "", "have-to": "must", "need-to": "need", "expected-to": "ought"}
MODALS |= {f"{verb}{end}-to": "ought" for verb in ("intend", "propose", "expect") for end in ("", "s")}
CLAUSAL = frozenset(listed("that which who whose what how where when if as while because whether so until once"))
STOPS = frozenset(listed("of for in on at by with from through into under based among between within without via to"))
FOLLOW = STOPS | {*listed("and or , toward towards concerning regarding that aimed including"), ""}
SUBJECTS = frozenset(
    listed(
        "we it they government japan ministry ministries agency agencies headquarters cabinet plan council office"
        " commission bureau"
    )
)
ARTICLES = frozenset(
    listed(
        "a an the its their our this these further necessary joint additional appropriate full more fundamental"
        " continuous continued comprehensive concrete specific technical new thorough"
    )
)
DETERMINERS = frozenset(listed("a an the its their our this these those such all any each every no"))
ONWARD = frozenset(
    listed(
        "continue continues continuing begin begins beginning start starts starting commence commencing proceed"
        " proceeding go going move moving keep keeping plan plans planning intend intends commit decide decides"
        " undertake undertaking pursue pursuing forward ahead also then be been being"
    )
)
"""Words that lead on to the verb: "continue to", "proceed with", "be"."""
LIGHT = frozenset(listed("implement conduct execute carry-out launch provide undertake advance start begin"))
"""Verbs that say little without their noun: to conduct a study is to study."""
MOVING = frozenset(listed("promote advance accelerate"))

_IRREGULAR = {
    "build": "built",
    "submit": "submitted",
    "seek": "sought",
    "strive": "striven",
    "draw": "drawn",
    "put": "put",
    "set": "set",
}
_DOUBLED = {"submit": "submitting", "set": "setting", "put": "putting"}
HEDGE, EXCEPT = "~", "≈"
"""What words that let an act off begin with, and those that keep exceptions open."""
_TOKEN = compiled(r"[a-z~≈][a-z'’&-]*|[,:–—-]")
_JOINED = (
    ((" up",), r"\b(set|sets|setting|draw|draws|drawing|drawn) up\b", r"\1-up"),
    ((" out",), r"\b(carry|carries|carrying|carried|roll|rolls|rolling|rolled) out\b", r"\1-out"),
    ((" in place",), r"\b(put|puts|putting) in place\b", r"\1-in-place"),
    (("call",), r"\b(call|calls|calling|called) (?:up)?on\b", r"\1-on"),
    (("is to", "are to"), r"\b(?:is|are) to\b", "to-be"),
    (("have to", "has to"), r"\b(?:have|has) to\b", "have-to"),
    (("need",), r"\bneeds? to\b", "need-to"),
    (("once ",), r"\bonce (?=(?:a|an|per|every|each|in)\b)", "once-"),
    (("no longer",), r"\bno longer\b", "not"),
    (("expected to",), r"\b(?:is|are) (?:also )?expected to\b", "expected-to"),
    (("intend", "propose", "expect"), r"\b(intends?|proposes?|expects?) to\b", r"\1-to"),
    (("committed to",), r"\b(?:is|are) (?:also |fully )?committed to\b", "commit to"),
    (
        ("together with ", "along with ", "as well as ", "in addition to "),
        ",? (?:together|along) with |,? as well as |,? in addition to ",
        ", and ",
    ),
    (("research and", "r&d"), r"\bresearch and development\b|\br&d\b", "research-and-development"),
)
"""Words that belong together: pieces of which a sentence with them has one, the pattern, and how they are joined."""


_NO_LETTERS = compiled(r"[^a-z'’&-]+")


def _joined(begins: str, found: re.Match[str]) -> str:
    """Words that let off as one token; as they stand where they are quoted. A comma before them is kept at the end."""
    before = found.string[: found.start()]
    if before.count("“") > before.count("”") or before.count('"') % 2:
        return found[0]
    last = found[0].startswith(", ") and not found.string[found.end() :].strip(" .")
    return f"{',' * last} {begins}{_NO_LETTERS.sub('-', found[0].strip(', '))} "


_LETS_OFF = (
    *((HEDGE, needs, pattern) for needs, pattern in HANGS_EN),
    (HEDGE, CONDITION_HAS, CONDITION_EN),
    (EXCEPT, EXCEPT_HAS, EXCEPT_EN),
)
"""What words that let off begin with as a token, pieces of which a sentence with them has one, and their pattern."""


def words(sentence: str) -> list[str]:
    """The words and commas of a sentence in small letters, what belongs together joined by "-"."""
    sentence = sentence.lower().replace("~", " ")
    for begins, needs, pattern in _LETS_OFF:
        if any(map(sentence.__contains__, needs)):
            found = compiled(rf"(?:, )?(?:{pattern})(?:,(?= ))?")
            sentence = found.sub(partial(_joined, begins), sentence)
    for needs, pattern, joined in _JOINED:
        if any(map(sentence.__contains__, needs)):
            sentence = compiled(pattern).sub(joined, sentence)
    return _TOKEN.findall(sentence)


@cache
def forms() -> dict[str, tuple[tuple[str, int, str], ...]]:
    """Every form of the verbs and nouns of the ladder → (form, rung, verb); forms are base, s, ed, ing, noun."""
    table: dict[str, tuple[tuple[str, int, str], ...]] = {}
    for rung in LADDER:
        for verb in rung.en:
            for word, form, base in (*_inflected(verb), *(_plural(verb) if rung.level == 1 else ())):
                table[word] = (*table.get(word, ()), (form, rung.level, base))
    table["research-and-development"] = (("noun", 4, "develop"),)
    return table


def _inflected(listed_as: str) -> Iterator[tuple[str, str, str]]:
    verb, _, noun = listed_as.partition("=")
    stem, dash, rest = verb.partition("-")
    tail = dash + rest
    soft = stem[-1] == "y" and stem[-2] not in "aeiou"
    third = stem[:-1] + "ies" if soft else stem + ("es" if stem.endswith(("sh", "ch", "s")) else "s")
    past = stem[:-1] + "ied" if soft else stem + ("d" if stem.endswith("e") else "ed")
    ing = _DOUBLED.get(stem) or (stem[:-1] if stem.endswith("e") else stem) + "ing"
    yield stem + tail, "base", verb
    yield third + tail, "s", verb
    yield _IRREGULAR.get(stem, past) + tail, "ed", verb
    yield ing + tail, "ing", verb
    yield ing + tail, "noun", verb
    for name in (noun,) if noun else () if tail else (stem, third):
        yield name, "noun", verb


def _plural(listed_as: str) -> Iterator[tuple[str, str, str]]:
    """Considerations, discussions: what promoting or conducting them comes to. Other plurals mean other things."""
    verb, _, noun = listed_as.partition("=")
    if noun and noun != "analysis":
        yield f"{noun}s", "plural", verb


def form_of(word: str, form: str) -> tuple[int, str] | None:
    """Rung and verb of a word that can stand in this form, or None."""
    return _first_of().get((word, form))


@cache
def _first_of() -> dict[tuple[str, str], tuple[int, str]]:
    return {(word, form): (level, base) for word, found in forms().items() for form, level, base in found[::-1]}


_ONLY_LIKE_ADVERBS = frozenset(listed("apply supply rely comply multiply imply reply family"))


def is_adverb(word: str) -> bool:
    """Whether a word may stand between a verb and its modal without changing which verb governs."""
    return (
        (word.endswith("ly") and word not in _ONLY_LIKE_ADVERBS)
        or word[:1] in (HEDGE, EXCEPT)
        or word in ("also", "further", "then", "swiftly", "steadily", "well")
    )
