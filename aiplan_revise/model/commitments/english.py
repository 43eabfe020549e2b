"""The governing verb of English clauses: the outermost, so "consider establishing" is to consider."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from aiplan_revise.model.commitments.rungs import LADDER, MOVED, OBLIGED, STRIVEN, Clause, Commitment


class _Head(NamedTuple):
    """The governing words: tokens `start`..`end`, their form (base, s, ed, ing, noun) and rung."""

    start: int
    end: int
    form: str
    level: int


_TOKEN = re.compile(r"[A-Za-z][A-Za-z'’&-]*|[,:–—-]")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"'(])|[;\n]+")
_ASIDE = re.compile(r"\[[^\[\]]*\]|\([^()]*\)")
_RESEARCH = re.compile(r"\bresearch and development\b|\bR&D\b", re.IGNORECASE)
_IRREGULAR = {"build": "built", "seek": "sought", "strive": "striven", "draw": "drawn", "put": "put", "set": "set"}
_DOUBLED = {"set": "setting", "put": "putting"}

_MODALS = {"will": "", "shall": "", "would": "", "must": "must", "should": "ought", "may": "may", "might": "may"}
_MODALS |= {"can": "may", "could": "may", "to-be": "", "have-to": "must", "need-to": "need"}
_CLAUSAL = frozenset(["that", "which", "who", "whose", "where", "when", "if", "as", "while", "because", "whether", "so", "until", "once"])
_STOPS = frozenset(["of", "for", "in", "on", "at", "by", "with", "from", "through", "into", "under", "based", "among", "between", "within", "without", "via", "to"])
_FOLLOW = _STOPS | frozenset(["and", "or", ",", "toward", "towards", "concerning", "regarding", "that", "aimed", "including"]) | {""}
_SUBJECTS = frozenset(["we", "it", "they", "government", "japan", "ministries", "agencies", "headquarters", "cabinet", "plan", "council", "office"])
_ARTICLES = frozenset(["a", "an", "the", "its", "their", "our", "this", "these", "further", "necessary", "joint", "additional", "appropriate", "full", "more"])
_ARTICLES |= frozenset(["fundamental", "continuous", "continued", "comprehensive", "concrete", "specific", "technical", "new", "thorough"])
_ONWARD = frozenset(["continue", "continues", "continuing", "begin", "begins", "beginning", "start", "starts", "starting", "commence", "commencing"])
_ONWARD |= frozenset(["proceed", "proceeding", "go", "going", "move", "moving", "keep", "keeping", "plan", "plans", "planning", "intend", "intends", "commit"])
_ONWARD |= frozenset(["decide", "decides", "undertake", "undertaking", "pursue", "pursuing", "forward", "ahead", "also", "then", "be", "been", "being", "not-only"])
_LIGHT = frozenset(["implement", "conduct", "execute", "carry-out", "launch", "provide", "undertake", "advance", "start", "begin"])
_LEADING = re.compile(
    r"^(?:to|in order to|in addition to|by|based on|with|through|while|given|recogni[sz]ing|taking into account|when|if"
    r"|building on|in light of|as|for|from|in|under|at|aiming|leveraging|using|utili[sz]ing|drawing on|following)\b",
    re.IGNORECASE,
)
_AS_FAR = re.compile(r"\b(?:as far as|to the extent|where|wherever|if) (?:possible|practicable|feasible)\b", re.IGNORECASE)
_ALWAYS = re.compile(r"\bwithout (?:fail|exception)\b", re.IGNORECASE)


@cache
def _forms() -> dict[str, tuple[tuple[str, int, str], ...]]:
    """Every form of the verbs and nouns of the ladder → (form, rung, base); two-word verbs are joined by "-"."""
    table: dict[str, tuple[tuple[str, int, str], ...]] = {}

    def put(word: str, form: str, level: int, base: str) -> None:
        table[word] = (*table.get(word, ()), (form, level, base))

    for rung in LADDER:
        for words in rung.en:
            for word, form, base in _inflected(words):
                put(word, form, rung.level, base)
    put("research-and-development", "noun", 4, "develop")
    return table


def _inflected(words: str) -> Iterator[tuple[str, str, str]]:
    known = ("set up", "carry out", "draw up", "roll out", "put in place")
    verb, *nouns = [words.replace(" ", "-")] if words in known else words.split()
    stem, dash, rest = verb.partition("-")
    tail = dash + rest
    soft = stem[-1] == "y" and stem[-2] not in "aeiou"
    third = stem[:-1] + "ies" if soft else stem + ("es" if stem.endswith(("sh", "ch", "s")) else "s")
    past = stem[:-1] + "ied" if soft else stem + ("d" if stem.endswith("e") else "ed")
    ing = _DOUBLED.get(stem) or (stem[:-1] if stem.endswith("e") and not stem.endswith("ee") else stem) + "ing"
    yield stem + tail, "base", verb
    yield third + tail, "s", verb
    yield _IRREGULAR.get(stem, past) + tail, "ed", verb
    yield ing + tail, "ing", verb
    yield ing + tail, "noun", verb
    for noun in nouns or ([] if tail else [stem, third]):
        yield noun, "noun", verb


def _is(word: str, form: str) -> tuple[int, str] | None:
    """Rung and base of a word in one of its forms."""
    return next(((level, base) for f, level, base in _forms().get(word, ()) if f == form), None)


_JOINED = (
    (re.compile(r"\b(set|sets|setting|draw|draws|drawing|drawn) up\b", re.I), r"\1-up"),
    (re.compile(r"\b(carry|carries|carrying|carried|roll|rolls|rolling|rolled) out\b", re.I), r"\1-out"),
    (re.compile(r"\b(put|puts|putting) in place\b", re.I), r"\1-in-place"),
    (re.compile(r"\b(?:is|are) to\b", re.I), "to-be"),
    (re.compile(r"\b(?:have|has) to\b", re.I), "have-to"),
    (re.compile(r"\bneeds? to\b", re.I), "need-to"),
    (_RESEARCH, "research-and-development"),
)


def _words(sentence: str) -> list[str]:
    for pattern, joined in _JOINED:
        sentence = pattern.sub(joined, sentence)
    return [word.lower() for word in _TOKEN.findall(sentence)]


def _at(words: list[str], n: int) -> str:
    return words[n] if 0 <= n < len(words) else ""


def _adverb(word: str) -> bool:
    return word.endswith("ly") or word in ("also", "further", "then", "swiftly", "steadily", "well")


# ---------------------------------------------------------------- where the head stands


def _modal_at(words: list[str]) -> int:
    """The first modal verb of the main clause, or -1."""
    clausal = False
    for n, word in enumerate(words):
        clausal = False if word == "," else clausal or word in _CLAUSAL
        if word in _MODALS and not clausal and not (word == "may" and n == 0):
            return n
    return -1


def _phrase(words: list[str], n: int) -> _Head | None:
    """Set phrases: "take measures" carries out, "make efforts" and "work toward" strive, "give consideration" considers."""
    rest = " ".join(words[n : n + 6])
    phrases = ((r"tak(?:e|es|ing)(?: \S+){0,2} (?:measures|steps|action)\b", 5), (r"mak(?:e|es|ing)(?: \S+){0,2} efforts?\b", 2))
    phrases += ((r"work(?:s|ing)? (?:to|towards?)\b", 2), (r"giv(?:e|es|ing)(?: \S+){0,2} consideration\b", 1))
    for pattern, level in phrases:
        if found := re.match(pattern, rest):
            return _Head(n, n + found[0].count(" ") + 1, "base", level)
    return None


def _verb(words: list[str], n: int) -> _Head | None:
    """The governing verb of a verb phrase that begins at `n` ("also continue to actively promote")."""
    passive = False
    for at in range(n, min(n + 10, len(words))):
        word = words[at]
        if phrase := _phrase(words, at):
            return phrase
        for form in ("ed",) if passive else ("base", "ing", "s"):
            if found := _is(word, form):
                return _Head(at, at + 1, "ed" if passive else "base", found[0])
        if word == "under" and (found := _is(_at(words, at + 1), "noun")):
            return _Head(at + 1, at + 2, "noun", found[0])
        passive = passive or word in ("be", "been", "being")
        if not (_adverb(word) or word in _ONWARD or word in ("to", "with", "on", "a", "the", "and") or passive):
            return None
        if word == "not":
            return None
    return None


def _nominal(words: list[str], start: int) -> _Head | None:
    """The head of a heading-like clause: "Continuously promoting …", "Establishment of …", "Reskilling support for …"."""
    for n in range(start, min(start + 7, len(words))):
        word, after = words[n], _at(words, n + 1)
        first = all(_adverb(w) or w in _ONWARD or w == "to" for w in words[start:n])
        for form in ("ing", "base") if first and after not in ("of", "for") else ():
            if found := _is(word, form):
                return _Head(n, n + 1, form, found[0])
        if (found := _is(word, "noun")) and after in _FOLLOW:
            return _Head(n, n + 1, "noun", found[0])
        if first and (phrase := _phrase(words, n)):
            return phrase._replace(form="ing")
        onward = first and (word in _ONWARD or word == "to")
        joined = word == "and" and _is(after, "noun") and _at(words, n + 2) in ("of", "for")
        if (word in _STOPS and not onward) or word == "," or (word == "and" and not joined):
            return None
    return None


def _present(words: list[str]) -> _Head | None:
    """The verb of "we aim to …", "the government promotes …", "guidelines are being considered"."""
    for n, word in enumerate(words[:10]):
        if word in _CLAUSAL or word in (",", "to"):
            return None
        if word in ("is", "are") and (head := _verb(["be", *words[n + 1 :]], 0)):
            return head._replace(start=head.start + n, end=head.end + n)
        if n and (found := _is(word, "s")) and _at(words, n + 1) not in ("of", "for", ",", ""):
            return _Head(n, n + 1, "s", found[0])
        if word in _SUBJECTS and (head := _verb(words, n + 1)):
            return head
    return None


def _lead(words: list[str]) -> list[int]:
    """Where the main clause may begin: after "To do this," and "Based on the Act,", else at the start."""
    commas = [n + 1 for n, word in enumerate(words) if word == ","]
    return commas[:4] if _LEADING.match(" ".join(words[:4])) and commas else [0]


def _head(words: list[str]) -> tuple[_Head, str] | None:
    """The head of a sentence and its modal verb, if any."""
    modal = _modal_at(words)
    if modal >= 0:
        head = None if "not" in words[modal : modal + 3] else _verb(words, modal + 1)
        return (head, words[modal]) if head else None
    for start in _lead(words):
        head = _nominal(words, start) or _present(words[start:])
        if head:
            return head, ""
    return None


# ---------------------------------------------------------------- clauses


def _lightened(words: list[str], head: _Head) -> _Head:
    """ "Conduct a study" is to study, "implementation of support" to support."""
    base = next((base for f, level, base in _forms().get(words[head.start], ()) if level == head.level), "")
    if base not in _LIGHT:
        return head
    at = head.end
    while at < len(words) and (words[at] in _ARTICLES or words[at] == "of" or _adverb(words[at])):
        at += 1
    found = _is(_at(words, at), "noun")
    if found and found[0] <= 3 and _at(words, at + 1) in _FOLLOW:
        return _Head(head.start, at + 1, head.form, found[0])
    return head


def _joined_by(words: list[str], head: _Head) -> Iterator[_Head]:
    """The heads that stand beside the first one in the same form: "establish … and support …"."""
    for n in range(head.end, len(words)):
        if words[n] not in ("and", ",", "or") or words[n + 1 : n + 2] == ["and"]:
            continue
        at = n + 1
        while _adverb(_at(words, at)) or (head.form == "noun" and _at(words, at) in _ARTICLES):
            at += 1
        found, after = _is(_at(words, at), head.form), _at(words, at + 1)
        fits = after in ("of", "for", "and") if head.form == "noun" else after not in _STOPS and after not in ("", ",")
        if found and fits:
            yield _Head(at, at + 1, head.form, found[0])


def _level(head: _Head, modal: str, sentence: str) -> tuple[int, str]:
    """The rung with what the rest of the sentence says, and the words for that."""
    level, kind = head.level, _MODALS.get(modal, "")
    if kind:
        level = {"must": OBLIGED if level >= MOVED else level, "ought": min(level, STRIVEN), "may": 1, "need": 0}[kind]
    if level >= MOVED and (found := _AS_FAR.search(sentence)):
        return STRIVEN, f"{found[0]}, "
    if level > MOVED and (found := _ALWAYS.search(sentence)):
        return OBLIGED, f"{found[0]}, "
    return level, f"{modal.replace('-', ' ')} " if kind else ""


def _grouped(words: list[str], head: _Head) -> list[tuple[_Head, int]]:
    """The heads of a sentence with the ends of their clauses; "strengthen and secure" is one head, its higher rung."""
    groups: list[list[_Head]] = [[head]]
    for beside in _joined_by(words, head):
        if all(word in ("and", ",", "or") or _adverb(word) for word in words[groups[-1][-1].end : beside.start]):
            groups[-1].append(beside)
        else:
            groups.append([beside])
    ends = [*(group[0].start for group in groups[1:]), len(words)]
    heads = [max((_lightened(words, head) for head in group), key=lambda head: head.level) for group in groups]
    return list(zip(heads, ends, strict=True))


def clauses(text: str) -> Iterator[Clause]:
    """The clauses of a text whose verbs stand on the ladder, in order."""
    for sentence in _SENTENCE.split(_ASIDE.sub(" ", text)):
        words = _words(sentence)
        found = _head(words)
        start = 0
        for head, end in _grouped(words, found[0]) if found else ():
            level, around = _level(head, found[1] if found else "", sentence)
            if level:
                said = " ".join(words[head.start : head.end]).replace("-", " ")
                yield Clause(" ".join(words[start:end]), Commitment(level, f"{around}{said}"))
            start = end
