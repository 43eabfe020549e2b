"""The governing verb of English clauses: the outermost, so "consider establishing" is to consider."""

import re
from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from aiplan_revise.model.commitments import verbs
from aiplan_revise.model.commitments.acts import is_past, stem
from aiplan_revise.model.commitments.rungs import (
    CONSIDERED,
    DONE,
    INQUIRIES,
    MOVED,
    OBLIGED,
    STRIVEN,
    Clause,
    Commitment,
    listed,
)
from aiplan_revise.model.commitments.verbs import (
    ARTICLES,
    CLAUSAL,
    DETERMINERS,
    EXCEPT,
    FOLLOW,
    HEDGE,
    LIGHT,
    MODALS,
    MOVING,
    ONWARD,
    STOPS,
    SUBJECTS,
    form_of,
    forms,
    is_adverb,
)
from aiplan_revise.model.scripts import compiled


class _Head(msgspec.Struct, frozen=True):
    """The governing words: tokens `start`..`end`, their form (base, s, ed, ing, noun) and rung."""

    start: int
    end: int
    form: str
    level: int


_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"'(])|[;\n]+")
_ASIDE = re.compile(r"\[[^\[\]]*\]|\([^()]*\)")
_LEADING = (
    r"(?:to|in order to|in addition to|by|based on|with|through|while|given|recogni[sz]ing|taking into account|when|if"
    r"|where|building on|in light of|as|for|from|in|under|at|aiming|leveraging|considering|without"
    r"|using|utili[sz]ing|drawing on|following)\b"
)
_ALWAYS = re.compile(r"\b(?i:without (?:fail|exception))\b")


# ---------------------------------------------------------------- where the head stands


def _at(words: list[str], n: int) -> str:
    return words[n] if 0 <= n < len(words) else ""


def _modal_at(words: list[str]) -> int:
    """The first modal verb of the main clause, or -1."""
    clausal = False
    for n, word in enumerate(words):
        clausal = False if word == "," else clausal or word in CLAUSAL
        if word in MODALS and not clausal and not (word == "may" and n == 0):
            return n
    return -1


_PHRASES = (
    (r"tak(?:e|es|ing)(?: \S+){0,2} (?:measures|steps|action)\b", 5),
    (r"mak(?:e|es|ing)(?: \S+){0,2} efforts?\b", 2),
    (r"work(?:s|ing)? (?:to|towards?)\b", 2),
    (r"giv(?:e|es|ing)(?: \S+){0,2} consideration\b", 1),
    (r"mak(?:e|es|ing)(?: \S+){0,2} preparations?\b", 4),
)
"""To take measures is to carry out, to make efforts or work toward is to strive, to give consideration to consider."""
_PHRASES_BEGIN = "tak", "mak", "work", "giv"


def _phrase(words: list[str], n: int) -> _Head | None:
    if not words[n].startswith(_PHRASES_BEGIN):
        return None
    rest = " ".join(words[n : n + 6])
    found = ((compiled(pattern).match(rest), level) for pattern, level in _PHRASES)
    return next((_Head(n, n + m[0].count(" ") + 1, "base", level) for m, level in found if m), None)


def _verb(words: list[str], n: int) -> _Head | None:
    """The governing verb of a verb phrase that begins at `n` ("also continue to actively promote")."""
    passive = False
    for at in range(n, min(n + 10, len(words))):
        word = words[at]
        if phrase := _phrase(words, at):
            return phrase
        for form in ("ed",) if passive else ("base", "ing", "s"):
            if found := form_of(word, form):
                return _Head(at, at + 1, "ed" if passive else "base", found[0])
        if word == "under" and (found := form_of(_at(words, at + 1), "noun")):
            return _Head(at + 1, at + 2, "noun", found[0])
        passive = passive or word in ("be", "been", "being")
        if not (is_adverb(word) or word in ONWARD or word in ("to", "with", "on", "a", "the", "and") or passive):
            return None
        if word == "not":
            return None
    return None


def _nominal(words: list[str], start: int) -> _Head | None:
    """The head of a heading: "Continuously promoting …", "Establishment of …", "Reskilling support for …"."""
    for n in range(start, min(start + 7, len(words))):
        word, after = words[n], _at(words, n + 1)
        first = all(is_adverb(w) or w in ONWARD or w == "to" for w in words[start:n])
        for form in ("ing", "base") if first and after not in ("of", "for") else ():
            if found := form_of(word, form):
                return _Head(n, n + 1, form, found[0])
        if (found := form_of(word, "noun")) and after in FOLLOW:
            return _Head(n, n + 1, "noun", found[0])
        if first and (phrase := _phrase(words, n)):
            return replace(phrase, form="ing")
        onward = first and (word in ONWARD or word == "to")
        joined = word == "and" and form_of(after, "noun") and _at(words, n + 2) in ("of", "for")
        if (word in STOPS and not onward) or word == "," or (word == "and" and not joined):
            return None
    return None


def _present(words: list[str]) -> _Head | None:
    """The verb of "we aim to …", "the government promotes …", "guidelines are being considered"."""
    for n, word in enumerate(words[:10]):
        if word in CLAUSAL or word in (",", "to"):
            return None
        if word in ("is", "are") and (head := _verb(["be", *words[n + 1 :]], 0)):
            return replace(head, start=head.start + n, end=head.end + n)
        if n and (found := form_of(word, "s")) and _at(words, n + 1) not in ("of", "for", ",", ""):
            return _Head(n, n + 1, "s", found[0])
        if word in SUBJECTS and (head := _verb(words, n + 1)):
            return head
    return None


def _lead(words: list[str]) -> list[int]:
    """Where the main clause may begin: after "To do this," and "Based on the Act,", else at the start."""
    commas = [n + 1 for n, word in enumerate(words) if word == ","]
    if not commas or not compiled(_LEADING).match(" ".join(words[:4])):
        return [0]
    return [*commas[:4], 0] if words[0] == "considering" else commas[:4]


def _head(words: list[str]) -> tuple[_Head, str] | None:
    """The head of a sentence and its modal verb, if any."""
    modal = _modal_at(words)
    if modal >= 0:
        if "not" in words[modal : modal + 3]:
            return None
        head = _given(words, modal) or _verb(words, modal + 1) or _bound_to(words, modal)
        return (head, words[modal]) if head else None
    for start in _lead(words):
        head = _nominal(words, start) or _present(words[start:])
        if head:
            return head, ""
    head = _first(words)
    return (head, "") if head else None


def _first(words: list[str]) -> _Head | None:
    """A verb or its noun on no rung at the beginning: "Open a desk", "The abolition of fees"."""
    for start in _lead(words):
        at = start
        while is_adverb(_at(words, at)) or _at(words, at) in (*DETERMINERS, *ARTICLES, "to"):
            at += 1
        word = _at(words, at)
        if word.isalpha() and word not in STOPS and word not in CLAUSAL and word not in SUBJECTS:
            form = "noun" if _at(words, at + 1) in ("of", "for") else "ing" if word.endswith("ing") else "base"
            return _Head(at, at + 1, form, 0)
    return None


def _given(words: list[str], modal: int) -> _Head | None:
    """ "Consideration will be given to …"."""
    passive = words[modal + 1 : modal + 3] == ["be", "given"] and _at(words, modal - 1) == "consideration"
    return _Head(modal - 1, modal, "noun", 1) if passive else None


_BINDING = frozenset(("must", "should", "have-to"))


def _bound_to(words: list[str], modal: int) -> _Head | None:
    """A verb on no rung behind a modal."""
    at = modal + 1
    while is_adverb(_at(words, at)):
        at += 1
    passive = _at(words, at) == "be" and is_past(_at(words, at + 1))
    at += passive
    known = _at(words, at) not in ("", "be", "have", "never", ",", *STOPS)
    level = MOVED if words[modal] in _BINDING else 0
    return _Head(at, at + 1, "ed" if passive else "base", level) if known else None


# ---------------------------------------------------------------- clauses


def _lightened(words: list[str], head: _Head) -> _Head:
    """ "Conduct a study" is to study, "implementation of support" to support; "promote the establishment of" stands on
    the rung between, since whether it is less than to establish is for a reader to judge."""
    base = next((base for f, level, base in forms().get(words[head.start], ()) if level == head.level), "")
    if base not in LIGHT and base not in MOVING:
        return head
    at = head.end
    while at < len(words) and (words[at] in ARTICLES or words[at] == "of" or is_adverb(words[at])):
        at += 1
    found = form_of(_at(words, at), "noun") or form_of(_at(words, at), "plural")
    if not found or _at(words, at + 1) not in FOLLOW:
        return head
    if base in MOVING:
        considered = found[0] < STRIVEN and words[at] not in INQUIRIES
        level = MOVED + 1 if found[0] > MOVED else found[0] if considered else head.level
        return head if level == head.level else _Head(head.start, at + 1, head.form, level)
    return _Head(head.start, at + 1, head.form, found[0]) if found[0] <= MOVED else head


_BESIDE = {"noun": ("noun", "ing"), "ing": ("ing", "noun")}


def _joined_by(words: list[str], head: _Head) -> Iterator[_Head]:
    """The heads that stand beside the first one in a like form: "establish … and support …"."""
    for n in range(head.end, len(words)):
        if words[n] not in ("and", ",", "or") or words[n + 1 : n + 2] == ["and"]:
            continue
        at = n + 1
        if words[n - 1 : n + 1] == [",", "and"] and (named := _named(words, at, head.form)):
            yield named
            continue
        while is_adverb(_at(words, at)) or (head.form == "noun" and _at(words, at) in ARTICLES):
            at += 1
        after = _at(words, at + 1)
        for form in _BESIDE.get(head.form, (head.form,)):
            fits = after in ("of", "for", "and") if form == "noun" else after not in STOPS and after not in ("", ",")
            if fits and (found := form_of(_at(words, at), form)):
                yield _Head(at, at + 1, form, found[0])
                break
        else:
            if head.form in ("base", "ing") and _is_verb(words, at, head.form):
                yield _Head(at, at + 1, head.form, 0)


def _named(words: list[str], at: int, form: str) -> _Head | None:
    """The noun of a clause that begins with what it is about: "…, and reskilling support for workers"."""
    if form not in _BESIDE:
        return None
    for n in range(at + 1, min(at + 4, len(words))):
        if words[n - 1] in STOPS or words[n - 1] in (",", "and", "or") or words[n - 1] in ARTICLES:
            return None
        if (found := form_of(words[n], "noun")) and _at(words, n + 1) in ("of", "for"):
            return _Head(n, n + 1, "noun", found[0])
    return None


def _is_verb(words: list[str], at: int, form: str) -> bool:
    """Whether a word on no rung begins a clause of its own: "and address the risks"."""
    word = _at(words, at)
    small = word in DETERMINERS or word in ARTICLES or word in FOLLOW or word in CLAUSAL or word in SUBJECTS
    return not small and _at(words, at + 1) in DETERMINERS and (form == "base" or word.endswith("ing"))


def _level(head: _Head, modal: str, words: list[str]) -> tuple[int, str, bool]:
    """The rung of a clause with what its modal and its other words say, the words for that, and whether they reserve
    something."""
    level, kind = head.level or DONE, MODALS.get(modal, "")
    if kind:
        level = {"must": OBLIGED if level >= MOVED else level, "ought": min(level, STRIVEN), "may": 1, "need": 0}[kind]
    off = _hedge(words, HEDGE)
    if off and level >= MOVED:
        return STRIVEN, off, False
    if level > MOVED and (found := _ALWAYS.search(" ".join(words))):
        return OBLIGED, f"{found[0]}, ", False
    said = f"{modal.replace('-', ' ')} {'be ' if head.form == 'ed' else ''}" if kind else ""
    off = off or _hedge(words, EXCEPT)
    return level, f"{off}{said}", bool(off)


def _hedge(words: list[str], mark: str) -> str:
    """The words that let an act off, as they lead to the verb."""
    return next((f"{word[1:].replace('-', ' ')}, " for word in words if word.startswith(mark)), "")


def _act(words: list[str], head: _Head, modal: str, level: int) -> tuple[str, int, str]:
    """The stem of what is done, how firmly, and what it is done to."""
    word, behind = words[head.start], _governed(words, head.end)
    wished = head.level in (CONSIDERED, STRIVEN) and not INQUIRIES & {*words[head.start : head.end]}
    if word.startswith("prepar") and _at(words, head.end) in ("to", "for"):
        return behind, STRIVEN, ""
    if wished and head.form == "ed":
        return _governed(words, 0), head.level, ""
    if wished:
        return behind, min(head.level, level), ""
    lighter = head.end - head.start > 1
    act = stem(words[head.end - 1] if lighter else word)
    firm = level if level in (CONSIDERED, STRIVEN, OBLIGED) and head.level != level else DONE
    return act, firm, behind


_LED = frozenset(
    listed(
        "to of on for in at toward towards whether how about possible possibility feasibility desirability option options"
        " way ways need merits and with a the its their be"
    )
)


def _governed(words: list[str], at: int) -> str:
    """The stem of the act that a verb or noun before `at` is about: "consider the phased closure of"."""
    while at < len(words) and (words[at] in _LED or words[at] in DETERMINERS or is_adverb(words[at])):
        at += 1
    word = _at(words, at)
    if not word.isalpha() or word.endswith("ing") or _at(words, at - 1) == "to":
        return stem(word) if word.isalpha() else ""
    named = (words[n] for n in range(at, min(at + 4, len(words) - 1)) if words[n + 1] in ("of", "for"))
    return stem(next(named, word))


def _clause(words: list[str], span: tuple[int, int], head: _Head, modal: str) -> Clause | None:
    """The clause with this head, "no support" for firms is less than none."""
    start, end = span
    text = " ".join(words[start:end])
    if words[start] == "no":
        none = Commitment(0, " ".join(words[start : head.end]))
        return Clause(text, none) if head.form == "noun" and head.level else None
    level, around, reserved = _level(head, modal, words[start:end])
    act, firm, of = _act(words, head, modal, level)
    if firm == STRIVEN:
        level = min(level, STRIVEN)
    said = " ".join(words[head.start : head.end]).replace("-", " ")
    made = Commitment(level, f"{around}{said}", reserved)
    return Clause(text, made, act, firm, of, bool(head.level)) if level else None


def _grouped(words: list[str], head: _Head) -> list[tuple[_Head, int]]:
    """The heads of a sentence with the ends of their clauses; "strengthen and secure" is one head, its higher rung."""
    groups: list[list[_Head]] = [[head]]
    for beside in _joined_by(words, head):
        if all(word in ("and", ",", "or") or is_adverb(word) for word in words[groups[-1][-1].end : beside.start]):
            groups[-1].append(beside)
        else:
            groups.append([beside])
    ends = [*(group[0].start for group in groups[1:]), len(words)]
    heads = [max((_lightened(words, head) for head in group), key=lambda head: head.level) for group in groups]
    return list(zip(heads, ends, strict=True))


def clauses(text: str) -> Iterator[Clause]:
    """The clauses of a text that commit to something, in order."""
    for sentence in _SENTENCE.split(_ASIDE.sub(" ", text)):
        words = verbs.words(sentence)
        found = _head(words)
        start = 0
        for head, end in _grouped(words, found[0]) if found else ():
            if clause := _clause(words, (start, end), head, found[1] if found else ""):
                yield clause
            start = end
