"""Bodies that the sentences of a plan name as those who act: MAF will open a scheme; 経済産業省は、…を整備する.

A document is read so where none of its measures has its bodies in brackets or on lines of their own, and most items of
its lists say in their sentence who acts.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import islice

from aiplan_revise.documents.grammar.agents import NOBODY, Acting, agents
from aiplan_revise.documents.grammar.brackets import Brackets
from aiplan_revise.documents.grammar.lines import unshield
from aiplan_revise.documents.grammar.naming import MANY, SURE, is_unit, may_stand
from aiplan_revise.documents.grammar.nodes import Node
from aiplan_revise.documents.grammar.shortened import short_in, shortened
from aiplan_revise.model.edition import Finding
from aiplan_revise.model.forms import capital, form
from aiplan_revise.model.patterns import compiled

_SENTENCES = compiled(r"\n+|(?<=[;；])[ \u3000]*|(?<=[.!?])[\"”’)]?\s+(?=[\"“(]?[A-Z])|(?<=[。！？])")
_FEW = 10
"""One measure with bodies in brackets, for so many whose sentence names them, is no convention of brackets."""


def acting(nodes: Sequence[Node], brackets: Brackets) -> list[Finding]:
    """Puts the bodies that act into a bracket behind each item of a document that names them so; says that it did."""
    items = [node for node in nodes if _is_item(node)]
    bracketed = (node for node in nodes if brackets.any(node.text, numbered=bool(node.mark)))
    if next(islice(bracketed, len(items) // _FEW, None), None):
        return []
    subjects = _Subjects("\n".join(node.text for node in nodes), items, brackets)
    found = {id(node): one for node in items if (one := subjects.of(node)).lead}
    lists = {_place(node) for node in items if id(node) in found}
    listed = [node for node in items if _place(node) in lists]
    if len(found) < MANY or 2 * len(found) < len(listed):
        return []
    for node in listed:
        node.classes = node.classes or ("initiative",)
        if id(node) in found:
            lead, others = found[id(node)]
            beside = f"; with: {'; '.join(others)}" if others else ""
            node.parts = [*node.parts, f"［{SURE}{'; '.join(lead)}{beside}］"]
    return [_told(listed, found)]


def _told(listed: Sequence[Node], found: dict[int, Acting]) -> Finding:
    first = next(node for node in listed if id(node) in found)
    shown = f"“{unshield(first.text)[:40]}…”: {found[id(first)].lead[0]}"
    message = f"{len(found)} of {len(listed)} items say in their sentence who acts ({shown}): these bodies were taken"
    fix = "name the bodies in brackets if others are responsible; what aiplan writes has them there"
    return Finding("bodies-in-sentences", "warning", message, line=first.line, fix=fix)


def _is_item(node: Node) -> bool:
    """Whether a unit is an item of a list, by a number or a dot, and nothing divides it further."""
    own = (node.dotted or node.listed or node.mark) and not node.shape and node.rank is None and not node.key
    return bool(own) and not any(child.dotted or child.listed or child.mark or child.shape for child in node.children)


def _place(node: Node) -> tuple[int, str]:
    return id(node.parent), node.style or "•" * node.listed


class _Subjects:
    """Tells who acts in the items of a document: one body has one name in all of them, the short one that the document
    explains."""

    def __init__(self, words: str, items: Sequence[Node], brackets: Brackets) -> None:
        self._brackets = brackets
        self._words = words
        told = shortened(words)
        self._full = {short: full for short, full in told.items() if not _KIND.fullmatch(short)}
        self._kinds = {short: full for short, full in told.items() if _KIND.fullmatch(short)}
        self._again = frozenset[str]()
        counts = Counter(name for node in items for name in self._alone(node))
        self._again = frozenset(name for name, count in counts.items() if count > 1)

    def of(self, node: Node) -> Acting:
        """Who acts in an item, in any of its sentences; "the Ministry" of a later one is that of the first."""
        lead: dict[str, None] = {}
        others: dict[str, None] = {}
        for sentence in self._sentences(node):
            one = agents(sentence, self._names, self._sure)
            if not all(self._again_said(name, lead) for name in one.lead):
                lead |= dict.fromkeys(one.lead)
                others |= dict.fromkeys(one.others)
        return Acting(tuple(lead), tuple(name for name in others if name not in lead)) if lead else NOBODY

    def _again_said(self, name: str, before: Iterable[str]) -> bool:
        """Whether "the Ministry" is one that was named before."""
        return bool(_KIND.fullmatch(name)) and any(name in self._full.get(one, one).split() for one in before)

    def _sentences(self, node: Node) -> list[str]:
        words = short_in(node.text, self._full)
        return [*filter(None, map(str.strip, _SENTENCES.split(words)))]

    def _alone(self, node: Node) -> tuple[str, ...]:
        """The one word that stands where who acts would."""
        found = (agents(sentence, _one, _one) for sentence in self._sentences(node))
        return tuple(name for one in found for name in one.lead)

    def _names(self, words: str) -> tuple[str, ...]:
        """The names in a list, if one of them is a body by its name and the others may be; one word for its kind is one
        that was named before: the Agency."""
        bare = _ARTICLE.sub("", words)
        if kind := _KIND.fullmatch(bare):
            return (self._kinds.get(kind[0], kind[0]),) if words != bare else ()
        for divided in dict.fromkeys((_AND_THE.sub("; ", words).replace(", ", "; "), _AND_THE.sub("; ", words), words)):
            if names := self._listed(divided, whole=True):
                return names
        return self._listed(_AND.sub("; ", words), whole=True) or self._listed(words, whole=False)

    def _sure(self, words: str) -> tuple[str, ...]:
        """The same, if the first is one that is known, explained or called as bodies are."""
        names = self._names(words)
        first = names[0] if names else ""
        return names if first in self._full or form(first) or self._brackets.placed(first) or is_unit(first) else ()

    def _listed(self, words: str, *, whole: bool) -> tuple[str, ...]:
        """The names in a list that is divided; `whole`: an "and" that is left stands in the name of a body."""
        names = tuple(_ARTICLE.sub("", name) for name in self._brackets.names(_ARTICLE.sub("", words)))
        fit = bool(names) and all(self._may_be(name, len(names)) for name in names) and any(map(self._is_body, names))
        joined = (_JOINS.search(name) and not self._is_one(name) for name in names)
        return names if fit and not (whole and any(joined)) else ()

    def _is_one(self, name: str) -> bool:
        """Whether the "and" in a name is a part of it: Ministry of Farms and Fish."""
        return self._brackets.placed(name) or (name.isascii() and bool(form(name)))

    def _is_body(self, name: str) -> bool:
        if name in self._again or name in self._full or self._brackets.placed(name) or is_unit(name):
            return True
        return bool(form(name) or _SHORT_JA.fullmatch(name)) or (" " in name and capital(name))

    def _may_be(self, name: str, beside: int) -> bool:
        """Whether a name in a list of so many may be one of a body."""
        full = self._full.get(name, name)
        if not may_stand(name) or _NO_NAME.search(full) or (_SCHEME.search(full) and form(full) != "open"):
            return False
        return self._is_body(name) or (name.isascii() and self._is_proper(name, beside))

    def _is_proper(self, word: str, beside: int) -> bool:
        """Whether a word is the name of somebody: it has a capital letter in the middle of sentences, and never none.
        Of two names it may be a part of the other (Agriculture and Food Canada), unless it stands in several places."""
        if not word.isalpha() or word.lower() in self._small:
            return False
        enough = 1 if beside > len(("one", "other")) or any(letter.isupper() for letter in word[1:]) else 2
        return self._capital[word] >= enough

    @cached_property
    def _small(self) -> frozenset[str]:
        """The words that stand in the document in small letters."""
        return frozenset(re.findall(r"\b[a-z]+\b", self._words))

    @cached_property
    def _capital(self) -> Counter[str]:
        """How often words stand in the middle of sentences with a capital letter."""
        return Counter(re.findall(r"(?<=[a-z,;] )[A-Z]\w*", self._words))


def _one(words: str) -> tuple[str, ...]:
    return (words,) if _ONE.fullmatch(words) else ()


_ONE = compiled(r"[A-Z][\w'’-]*|[\u3400-\u9fffァ-ヶー]{2,12}")
_KIND = compiled(
    "Agency|Authority|Bank|Board|Bureau|Commission|Commissioner|Committee|Council|Department|Directorate|Inspectorate|Institute"
    "|Minister|Ministry|Office|Regulator|Registry|Secretariat"
)
_ARTICLE = compiled(r"^(?:both )?(?:[Tt]he |[Bb]oth )")
_AND_THE = compiled(r",? (?:and|&|as well as|along with) the |, the |,? (?:as well as|along with) ")
_AND = compiled(r",? (?:and|&) (?:the )?|(?:と|及び|並びに|及|、)(?=[^\s、。]{2})")
_JOINS = compiled(r" and |と|及び|並びに")
_NO_NAME = compiled(
    r"^(?:Each|Every|All|This|That|These|Those|By|From|In|On|At|After|Before|During|Until|Under|With|Within|Once|If|When|Where|To|As"
    r"|For|Our|We|A|An|Any|No|Some|Following|Through|While|Because|There|It|They|Subject|Building|Working|Together) "
    r"|\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Spring|Summer|Autumn|Winter)\b"
    r"| (?:of|for|and|the|in|on|&)$|(?<=.)[はがを](?=[^\Wぁ-んA-Za-z])|である|(?<=.)に(?=[^\Wぁ-んA-Za-z])"
)
"""What begins or ends like no name, has a month in it or, in Japanese, what parts a sentence."""
_SHORT_JA = compiled(r"[県市町全日][^\W\d_ぁ-ん]{1,4}[連協研試大]")
"""What associations, institutes and universities are called for short: 県漁連, 県社協."""
_SCHEME = compiled(
    r"(?i)\b(?:fund|programme|program|scheme|plan|strategy|initiative|framework|act|bill|index|project|system|register|code|standard"
    r"|agreement|directive|regulation|charter|paper|roadmap|guidance|portal|platform|campaign|award|pilot|phase|stage|grant|loan"
    r"|voucher|levy|credit|allowance|review|survey(?<!geological survey)|budget|report|package)s?$"
    r"|^(?:phase|stage|part|pillar|goal|objective|action|measure|chapter|priority) "
)
"""What acts in many a sentence, and is no body."""
