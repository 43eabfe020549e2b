"""Where the governing words of an English sentence stand: the outermost verb, so "consider establishing" is to
consider."""

from itertools import pairwise

from msgspec.structs import replace

from aiplan_revise.model.commitments.acts import is_past
from aiplan_revise.model.commitments.phrases import IMPERATIVE, Head, phrase_at
from aiplan_revise.model.commitments.rungs import MOVED
from aiplan_revise.model.commitments.verbs import (
    ARTICLES,
    CLAUSAL,
    DETERMINERS,
    EXCEPT,
    FOLLOW,
    HEDGE,
    MODALS,
    ONWARD,
    STOPS,
    SUBJECTS,
    form_of,
    is_adverb,
)
from aiplan_revise.model.patterns import compiled

_LEADING = (
    r"(?:so that|so as to|to|in order to"
    r"|in addition to|by|based on|with|through|while|given|recogni[sz]ing|taking into account|when|if"
    r"|where|building on|in light of|as|for|from|in|under|at|aiming|leveraging|considering|without"
    r"|using|utili[sz]ing|drawing on|following|concerning|regarding)\b"
)


def word_at(words: list[str], n: int) -> str:
    return words[n] if 0 <= n < len(words) else ""


_WITHIN = 5
"""Words at the beginning of a sentence among which a clause about its subject begins."""


def _described(words: list[str]) -> int:
    """Where a clause about the subject of the sentence begins ("households that move … will"), or -1. Its own verb
    follows at once."""
    return next((at for start in _lead(words) if (at := _described_from(words, start)) >= 0), -1)


def _described_from(words: list[str], start: int) -> int:
    near = range(start + 1, min(start + _WITHIN + 1, len(words)))
    at = next((n for n in near if words[n] in ("that", "who", "which")), 0)
    if not at or words[at - 1].endswith("ing") or word_at(words, at + 1) in _NO_CLAUSE:
        return -1
    if form_of(words[start], "base") or "," in words[start:at]:
        return -1
    return at if words[at - 1].endswith("s") or words[start] in DETERMINERS else -1


_NO_CLAUSE = {*MODALS, *DETERMINERS, *SUBJECTS, "", "say", "find", "think", "believe", "know", "expect", "show", "hope"}
"""What no verb of such a clause is, or one that a clause of its own follows."""


def _modal_at(words: list[str]) -> int:
    """The first modal verb of the main clause, or -1. Of two that nothing stands between the first belongs to a clause
    about the subject ("hospitals that can receive patients will …")."""
    clausal, described = False, _described(words)
    inner, imperative = False, bool(words and form_of(words[0], "base"))
    for n, word in enumerate(words):
        clausal = n != described and word != "," and (clausal or word in CLAUSAL)
        inner = inner and clausal and word not in ("and", "or", "but")
        if word in MODALS and not (word == "may" and n == 0):
            if not clausal or (inner and not imperative):
                return n
            inner = True
    return -1


_TIMES = frozenset(
    (
        *("the", "end", "of", "start", "beginning", "middle", "early", "late", "mid", "fiscal", "financial", "year"),
        *("fy", "spring", "summer", "autumn", "winter", "january", "february", "march", "april", "may", "june", "july"),
        *("august", "september", "october", "november", "december"),
    )
)


def _behind_time(words: list[str], n: int) -> int:
    """Where the verb may stand if a time, without figures, is put in before it: "will, from April 2027, require"."""
    at = n + (word_at(words, n) == ",")
    if word_at(words, at) not in ("from", "by", "in", "during", "until"):
        return n
    end = at + 1
    while word_at(words, end) in _TIMES:
        end += 1
    return end + (word_at(words, end) == ",")


def _verb(words: list[str], n: int) -> Head | None:
    """The governing verb of a verb phrase that begins at `n` ("also continue to actively promote")."""
    n = _behind_time(words, n)
    passive = False
    for at in range(n, min(n + 10, len(words))):
        word = words[at]
        if phrase := phrase_at(words, at):
            return phrase
        for form in ("ed",) if passive else ("base", "ing", "s"):
            if found := form_of(word, form):
                return Head(at, at + 1, "ed" if passive else "base", found[0])
        if word == "under" and (found := form_of(word_at(words, at + 1), "noun")):
            return Head(at + 1, at + 2, "noun", found[0])
        passive = passive or word in ("be", "been", "being")
        if not (is_adverb(word) or word in ONWARD or word in ("to", "with", "on", "a", "the", "and") or passive):
            return None
        if word == "not":
            return None
    return None


def _says(word: str) -> bool:
    """Whether a word may be a verb, whose object the noun behind it is ("restructure the examination")."""
    return word.isalpha() and not (is_adverb(word) or word in ONWARD or word in STOPS or word in DETERMINERS)


def _nominal(words: list[str], start: int) -> Head | None:
    """The head of a heading: "Continuously promoting …", "Establishment of …", "Reskilling support for …"."""
    for n in range(start, min(start + 7, len(words))):
        word, after = words[n], word_at(words, n + 1)
        if word in DETERMINERS and any(_says(w) for w in words[start:n]):
            return None
        first = all(is_adverb(w) or w in ONWARD or w == "to" for w in words[start:n])
        for form in ("ing", "base") if first and after not in ("of", "for") else ():
            if found := form_of(word, form):
                return Head(n, n + 1, form, found[0])
        if (found := form_of(word, "noun")) and after in FOLLOW:
            return Head(n, n + 1, "noun", found[0])
        if first and (phrase := phrase_at(words, n)):
            return phrase if word in IMPERATIVE else replace(phrase, form="ing")
        onward = first and (word in ONWARD or word == "to")
        joined = word == "and" and form_of(after, "noun") and word_at(words, n + 2) in ("of", "for")
        if (word in STOPS and not onward) or word == "," or (word == "and" and not joined):
            return None
    return None


def _present(words: list[str]) -> Head | None:
    """The verb of "we aim to …", "the government promotes …", "guidelines are being considered"."""
    for n, word in enumerate(words[:10]):
        if word in CLAUSAL or word in (",", "to"):
            return None
        if word in ("is", "are") and (head := _being(words, n)):
            return head
        if n and (found := form_of(word, "s")) and not _ends_there(word_at(words, n + 1)):
            return Head(n, n + 1, "s", found[0])
        if word in SUBJECTS and (head := _verb(words, n + 1) or _intended(words, n + 1)):
            return head
    return None


def _being(words: list[str], n: int) -> Head | None:
    """The verb behind "is" or "are" at `n`: "being considered", "also considering", "closed"."""
    if head := _verb(["be", *words[n + 1 :]], 0):
        return replace(head, start=head.start + n, end=head.end + n)
    past = is_past(word_at(words, n + 1))
    return _under_way(words, n + 1) or (Head(n + 1, n + 2, "ed", 0) if past else None)


def _under_way(words: list[str], n: int) -> Head | None:
    """What is being considered or striven for: "is also considering", "are seeking"."""
    while is_adverb(word_at(words, n)) or word_at(words, n) in ("now", "still"):
        n += 1
    found = form_of(word_at(words, n), "ing")
    return Head(n, n + 1, "ing", found[0]) if found and found[0] < MOVED else None


def _ends_there(word: str) -> bool:
    """Whether the word behind one that looks like a verb shows that it is none, or has no object."""
    return word in ("of", "for", ",", "") or word[:1] in (HEDGE, EXCEPT)


def _intended(words: list[str], n: int) -> Head | None:
    """A verb on no rung that a verb which leads on to it at `n` is followed by: "plans to close"."""
    led = word_at(words, n) in ONWARD and word_at(words, n + 1) == "to"
    return Head(n + 2, n + 3, "base", 0) if led and _says(word_at(words, n + 2)) else None


def _lead(words: list[str]) -> list[int]:
    """Where the main clause may begin: after "To do this," and "Based on the Act,", else at the start."""
    commas = [n + 1 for n, word in enumerate(words) if word == ","]
    if not commas or not compiled(_LEADING).match(" ".join(words[:4])):
        return [0]
    return [*commas[:4], 0] if words[0] == "considering" else commas[:4]


def coordinate(words: list[str]) -> list[list[str]]:
    """A sentence cut before its clauses with a subject and a modal of their own ("…, and lodging may be offered"),
    unless they may belong to a side clause that has begun by then."""
    modals = [n for n, word in enumerate(words) if word in MODALS]
    cuts = [0]
    for before, modal in pairwise(modals):
        at = next((n for n in range(modal - 1, before, -1) if words[n] in ("and", "but")), 0)
        if at and (not _side(words[cuts[-1] : modal]) or _begins_anew(words, cuts[-1], at, modal)):
            cuts.append(at)
    return [words[start:end] for start, end in pairwise([*cuts, len(words)])]


def _side(words: list[str]) -> bool:
    return any(word in CLAUSAL for word in words)


def _begins_anew(words: list[str], start: int, at: int, modal: int) -> bool:
    """Whether the "and" at `at` begins a main clause though a side clause stands before it: behind a comma, where the
    main clause from `start` on has its verb already ("… to holders who apply, and publicity will be …")."""
    return words[at - 1] == "," and not _side(words[at:modal]) and _modal_at(words[start:at]) >= 0


def head_of(words: list[str]) -> tuple[Head, str] | None:
    """The head of a sentence and its modal verb, if any."""
    modal = _modal_at(words)
    if modal >= 0:
        if "not" in words[modal : modal + 3]:
            head = _negated(words, modal)
        else:
            at = _past_aside(words, modal + 1)
            binding = words[modal] in ("must", "should", "have-to")
            head = _given(words, modal) or _verb(words, at) or _behind(words, at, binding)
        return (head, words[modal]) if head else None
    for start in _lead(words):
        head = _nominal(words, start) or _present(words[start:])
        if head:
            return head, ""
    head = _first(words)
    return (head, "") if head else None


_BEFORE = DETERMINERS | ARTICLES | {"to"}


def _first(words: list[str]) -> Head | None:
    """A verb or its noun on no rung at the beginning: "Open a desk", "The abolition of fees"."""
    for start in _lead(words):
        at = start
        while is_adverb(word_at(words, at)) or word_at(words, at) in _BEFORE:
            at += 1
        word = word_at(words, at)
        if word == "do" and word_at(words, at + 1) == "not" and word_at(words, at + 2).isalpha():
            return Head(at, at + 3, "base", 0)
        if word.isalpha() and word not in STOPS and word not in CLAUSAL and word not in SUBJECTS:
            form = "noun" if word_at(words, at + 1) in ("of", "for") else "ing" if word.endswith("ing") else "base"
            return Head(at, at + 1, form, 0)
    return None


def _given(words: list[str], modal: int) -> Head | None:
    """ "Consideration will be given to …"."""
    passive = words[modal + 1 : modal + 3] == ["be", "given"] and word_at(words, modal - 1) == "consideration"
    return Head(modal - 1, modal, "noun", 1) if passive else None


_NO_VERBS = STOPS | {"", "be", "have", "never", ","}


def _past_aside(words: list[str], at: int) -> int:
    """The place behind what is put in between commas at `at` ("shall, within six months, inform")."""
    return words.index(",", at + 1) + 1 if word_at(words, at) == "," and "," in words[at + 1 :] else at


def _behind(words: list[str], at: int, binding: bool = False) -> Head | None:
    """A verb on no rung behind a modal; that it must or should be done, or be so (`binding`), puts it on one."""
    while is_adverb(word_at(words, at)):
        at += 1
    passive = word_at(words, at) == "be" and is_past(word_at(words, at + 1))
    at += passive
    known = word_at(words, at) not in _NO_VERBS or (binding and word_at(words, at) == "be")
    return Head(at, at + 1, "ed" if passive else "base", MOVED if binding else 0) if known else None


def _negated(words: list[str], modal: int) -> Head | None:
    """What is not to be done ("must not be sold"). What may not is as often not allowed as not certain."""
    plain = words[modal + 1 : modal + 2] == ["not"] and word_at(words, modal + 2) != "only"
    return _behind(words, modal + 2) if plain and MODALS[words[modal]] != "may" else None
