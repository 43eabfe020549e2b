"""English heads that stand side by side ("establish … and support …"), and those that say little without their noun."""

from collections.abc import Iterator

from aiplan_revise.model.commitments.heads import word_at
from aiplan_revise.model.commitments.phrases import Head, phrase_at
from aiplan_revise.model.commitments.rungs import INQUIRIES, MOVED, STRIVEN, listed
from aiplan_revise.model.commitments.verbs import (
    ARTICLES,
    CLAUSAL,
    DETERMINERS,
    FOLLOW,
    LIGHT,
    MOVING,
    STOPS,
    SUBJECTS,
    form_of,
    forms,
    is_adverb,
)


def _lightened(words: list[str], head: Head) -> Head:
    """ "Conduct a study" is to study, "implementation of support" to support; "promote the establishment of" stands on
    the rung between, since whether it is less than to establish is for a reader to judge."""
    base = next((base for f, level, base in forms().get(words[head.start], ()) if level == head.level), "")
    if base not in LIGHT and base not in MOVING:
        return head
    at = head.end
    while at < len(words) and (words[at] in ARTICLES or words[at] == "of" or is_adverb(words[at])):
        at += 1
    found = form_of(word_at(words, at), "noun") or form_of(word_at(words, at), "plural")
    if not found or word_at(words, at + 1) not in FOLLOW:
        return head
    if base in MOVING:
        considered = found[0] < STRIVEN and words[at] not in INQUIRIES
        level = MOVED + 1 if found[0] > MOVED else found[0] if considered else head.level
        return head if level == head.level else Head(head.start, at + 1, head.form, level)
    return Head(head.start, at + 1, head.form, found[0]) if found[0] <= MOVED else head


_SAYING_LITTLE = frozenset(listed("take make work give hold bring table"))
"""Verbs that only together with what follows are on a rung (take measures)."""
_BESIDE = {"noun": ("noun", "ing"), "ing": ("ing", "noun")}


def _joined_by(words: list[str], head: Head) -> Iterator[Head]:
    """The heads that stand beside the first one in a like form: "establish … and support …"."""
    for n in range(head.end, len(words)):
        if words[n] not in ("and", ",", "or") or words[n + 1 : n + 2] == ["and"]:
            continue
        at = _past_time(words, n + 1) if words[n] == "and" and head.form == "base" else n + 1
        if words[n - 1 : n + 1] == [",", "and"] and (named := _named(words, at, head.form)):
            yield named
            continue
        while is_adverb(word_at(words, at)) or (head.form == "noun" and word_at(words, at) in ARTICLES):
            at += 1
        phrase = phrase_at(words, at) if head.form == "base" and word_at(words, at) in _SAYING_LITTLE else None
        if beside := phrase or _like(words, at, head.form):
            yield beside


def _like(words: list[str], at: int, form: str) -> Head | None:
    """A head at `at` in a form that goes with the one before it."""
    after = word_at(words, at + 1)
    for fitting in _BESIDE.get(form, (form,)):
        found = form_of(word_at(words, at), fitting)
        wished = found is not None and found[0] == STRIVEN and after == "to"
        fits = after in ("of", "for", "and") if fitting == "noun" else after not in STOPS and after not in ("", ",")
        if found and (fits or wished):
            return Head(at, at + 1, fitting, found[0])
    alike = _is_verb(words, at, form) if form in ("base", "ing") else form == "noun" and _is_deed(words, at)
    return Head(at, at + 1, form, 0) if alike else None


_NO_DEEDS = frozenset(
    listed(
        "information population government environment section position condition question station nation generation"
        " organisation organization institution department proportion function version vision mention portion region"
        " direction location implication definition dimension profession mission passion option situation document"
        " element segment instrument"
    )
)
_DEEDS = frozenset(listed("abolition closure merger removal renewal replacement reopening review transfer withdrawal"))


def _is_deed(words: list[str], at: int) -> bool:
    """Whether a noun on no rung begins a clause of a heading ("…, harmonisation of tickets")."""
    word = word_at(words, at)
    said = word in _DEEDS or (word.endswith(("tion", "sion", "ment")) and word not in _NO_DEEDS)
    return said and word_at(words, at + 1) == "of"


PLAIN = frozenset(
    listed(
        "accept acquire allocate allot arrange assign award broaden build-up certify collect conclude consolidate"
        " construct convene convert cut define deliver demolish designate diversify divide eliminate employ equip"
        " exempt extend hire identify inform inspect integrate invest invite keep lend lighten lower maintain merge"
        " modernise modernize negotiate notify obtain organise organize participate pay procure protect purchase"
        " rebuild recruit redesign reduce refurbish relocate remove renew renovate reopen repay replace replant"
        " restore restructure retain retrain select send settle shorten simplify standardise standardize streamline"
        " substitute test transfer translate transmit unify update utilise utilize verify waive widen withdraw"
    )
)
"""Verbs on no rung that are hardly ever nouns: behind "and" they begin a clause of their own."""


def _named(words: list[str], at: int, form: str) -> Head | None:
    """The noun of a clause that begins with what it is about: "…, and reskilling support for workers"."""
    if form not in _BESIDE:
        return None
    for n in range(at + 1, min(at + 4, len(words))):
        if words[n - 1] in STOPS or words[n - 1] in (",", "and", "or") or words[n - 1] in ARTICLES:
            return None
        if (found := form_of(words[n], "noun")) and word_at(words, n + 1) in ("of", "for"):
            return Head(n, n + 1, "noun", found[0])
    return None


_OBJECTS = DETERMINERS | {"them", "it"}


def _is_verb(words: list[str], at: int, form: str) -> bool:
    """Whether a word on no rung begins a clause of its own: "and address the risks"."""
    word = word_at(words, at)
    small = word in DETERMINERS or word in ARTICLES or word in FOLLOW or word in CLAUSAL or word in SUBJECTS
    if form == "base" and word in PLAIN and word_at(words, at - 1) != ",":
        after = word_at(words, at + 1)
        return after.isalpha() and (after not in FOLLOW or after == "of")
    return not small and word_at(words, at + 1) in _OBJECTS and (form == "base" or word.endswith("ing"))


_TIME = frozenset(
    listed(
        "the end start beginning middle of fy fiscal year years month months early late latest next same spring summer"
        " autumn winter january february march april may june july august september october november december"
    )
)
_UNTIL = frozenset(listed("by before until in from after within"))


def _past_time(words: list[str], at: int) -> int:
    """The place behind the time that stands at `at` before a verb ("and, by the end of FY2027, conclude"); numbers are
    no words."""
    start, at = at, at + (word_at(words, at) == ",")
    if word_at(words, at) not in _UNTIL:
        return start
    at += 1
    while word_at(words, at) in _TIME:
        at += 1
    return at + (word_at(words, at) == ",")


def _begin(words: list[str], head: Head) -> int:
    """Where the clause of a head begins: its adverbs and the time before it are its own ("and, in principle, move")."""
    at = head.start
    while is_adverb(words[at - 1]):
        at -= 1
    told = next((n for n in range(at - 1, 0, -1) if words[n] == "and"), at)
    return told + 1 if _past_time(words, told + 1) == at else at


def grouped(words: list[str], head: Head) -> list[tuple[Head, int]]:
    """The heads of a sentence with the ends of their clauses; "strengthen and secure" is one head, its higher rung."""
    groups: list[list[Head]] = [[head]]
    for beside in _joined_by(words, head):
        if all(word in ("and", ",", "or") or is_adverb(word) for word in words[groups[-1][-1].end : beside.start]):
            groups[-1].append(beside)
        else:
            groups.append([beside])
    ends = [*(_begin(words, group[0]) for group in groups[1:]), len(words)]
    heads = [max((_lightened(words, head) for head in group), key=lambda head: head.level) for group in groups]
    return list(zip(heads, ends, strict=True))
