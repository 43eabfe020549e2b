"""Which bodies act in the sentences of a document, each under one name in all of them."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from aiplan_revise.documents.grammar.agents import NOBODY, Acting, Lists
from aiplan_revise.documents.grammar.agents_en import english
from aiplan_revise.documents.grammar.agents_ja import japanese
from aiplan_revise.documents.grammar.brackets import Brackets
from aiplan_revise.documents.grammar.doers import ARTICLE, KIND, abbreviated, doers, well_formed
from aiplan_revise.documents.grammar.naming import is_authority, is_unit, may_stand
from aiplan_revise.documents.grammar.schemes import is_no_name, is_scheme
from aiplan_revise.documents.grammar.shortened import short_in, shortened
from aiplan_revise.model.forms import capital, form
from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.scripts import JAPANESE

NONE: Mapping[str, str] = {}


class Actors:
    """Tells who acts in the items of a document, whose `words` all together explain the short names.

    What is a body is told by its name: it is known, has the form of one, or is an abbreviation. Another name with
    capital letters (Kids Help Phone) is one where it somewhere does what only people do, or stands in a list with one
    that is told so; and where the other edition of the plan has it as one (`known`).
    """

    def __init__(self, words: str, items: Sequence[str], brackets: Brackets, known: Iterable[str] = ()) -> None:
        self._brackets = brackets
        self._words = words
        self._counts: dict[str, int] = {}
        self._told = told = shortened(words)
        own = {short for short, full in told.items() if not (KIND.fullmatch(short) or self._placed(full))}
        self._full = {short: told[short] for short in own}
        self._known = {short: full for short, full in told.items() if short not in own and not self._placed(short)}
        """Short names that stand for the full ones of which they are no abbreviation, or which are known."""
        self._said = {item: self._sentences(item) for item in items}
        self._lists = Lists(self._en, self._en_sure, self._en_beside)
        counts = Counter(name for item in items for name in doers(self._said[item]))
        again = (name for name, count in counts.items() if " " in name or count > 1)
        short = (name for item in items for name in abbreviated(self._said[item]))
        self._doing = frozenset((*again, *short, *known))
        self._found = {item: self._acting(item) for item in items}
        self._look_again()

    def of(self, item: str) -> Acting:
        """Who acts in one of the items."""
        return self._found[item]

    def _look_again(self) -> None:
        """Looks again where nobody is told to act, for those who are told to act elsewhere with others."""
        every = {name for one in self._found.values() for name in (*one.lead, *one.others)}
        beside = {name for name in every - self._doing if not self._is_body(name)}
        self._doing |= beside
        for item, one in self._found.items():
            if not one.lead and any(name in item for name in beside):
                self._found[item] = self._acting(item)

    def _acting(self, item: str) -> Acting:
        """Who acts in any of the sentences of an item; "the Ministry" of a later one is that of the first."""
        lead: dict[str, None] = {}
        others: dict[str, None] = {}
        for sentence in self._said[item]:
            one = self._read(sentence)
            if not all(self._again_said(name, lead) for name in one.lead):
                lead |= dict.fromkeys(one.lead)
                others |= dict.fromkeys(one.others)
        return Acting(tuple(lead), tuple(name for name in others if name not in lead)) if lead else NOBODY

    def sure(self, name: str) -> bool:
        """Whether a name is known, explained as that of a body, or has the form of one."""
        return self._placed(name) or is_unit(name) or bool(form(self._full.get(name, name)))

    def _placed(self, name: str) -> bool:
        return self._brackets.placed(name)

    def _sentences(self, item: str) -> list[str]:
        words = _DOTTED.sub(r"\1\2", short_in(item, self._full, self._told))
        return [*filter(None, map(str.strip, _SENTENCES.split(words)))]

    def _read(self, sentence: str) -> Acting:
        if compiled(JAPANESE).search(sentence):
            return japanese(sentence, self._ja)
        return english(sentence, self._lists)

    def _again_said(self, name: str, before: Iterable[str]) -> bool:
        """Whether "the Ministry" is one that was named before."""
        return bool(KIND.fullmatch(name)) and any(name in self._full.get(one, one).split() for one in before)

    # ------------------------------------------------------------ lists of names

    def _en(self, words: str) -> tuple[str, ...]:
        """The names in an English list, if one of them is a body by its name and the others may be."""
        bare = ARTICLE.sub("", words)
        if kind := KIND.fullmatch(bare):
            return self._kind(kind[0]) if words != bare else ()
        words, kept = self._kept_whole(words)
        if not well_formed(words):
            return ()
        for divided in dict.fromkeys((_AND_THE.sub("; ", words).replace(", ", "; "), _AND_THE.sub("; ", words), words)):
            if names := self._listed(divided, kept):
                return names
        known = (bare,) if bare in self._doing and " and the " not in bare else ()
        return self._listed(_AND.sub("; ", words), kept, loosely=False) or known

    def _kept_whole(self, words: str) -> tuple[str, dict[str, str]]:
        """A list in which signs stand for names of ministries with several tasks, and the names by these signs:
        Department for Environment, Food and Rural Affairs. A body by itself is no task, nor is what follows such a name
        where it stands without it elsewhere."""
        kept: dict[str, str] = {}
        for found in [*_MINISTRY.finditer(words)][::-1]:
            name = self._with_tasks(words[found.start() :])
            if name:
                sign = f"Ministry{len(kept)}"
                kept[sign] = name
                words = words[: found.start()] + sign + words[found.start() + len(name) :]
        return words, kept

    def _with_tasks(self, words: str) -> str:
        """The name of a ministry at the beginning of words with all its tasks; "" if it has but one."""
        parts = re.split(r"(,? and the |,? and |, the |, )", words)
        end, joined = 0, False
        for at in range(1, len(parts) - 1, 2):
            task = parts[at + 1]
            if (
                not _TASK.fullmatch(task)
                or form(task)
                or task in self._full
                or task in self._doing
                or self._placed(task)
            ):
                break
            if "and" in parts[at]:
                end, joined = at + 1, True
                break
        name = "".join(parts[: end + 1])
        return name if joined and not self._is_apart(parts[0], name) else ""

    def _is_apart(self, first: str, name: str) -> bool:
        """Whether what a name begins with stands more often without the rest of it, so that this is another body."""
        return self._count(first) > 2 * self._count(name)

    def _kind(self, word: str) -> tuple[str, ...]:
        """The body that is called by its kind, where the document says which one, explains a short name of but one of
        that kind, or calls it so again and again."""
        if word in self._known:
            return (self._known[word],)
        named = [short for short, full in self._full.items() if word in full.split()]
        if len(named) == 1:
            return (named[0],)
        return (word,) if self._kinds[word] > 1 else ()

    def _en_sure(self, words: str) -> tuple[str, ...]:
        names = self._en(words)
        return names if names and self.sure(names[0]) else ()

    def _en_beside(self, words: str) -> tuple[str, ...]:
        """The same where nothing but partners is named: capital letters or an abbreviation tell that one is there."""
        found = self._en(words)
        bare = ARTICLE.sub("", words)
        if not found and bare.isupper() and form(bare) == "lone" and self._may_stand(bare):
            return (bare,)
        alone = not found and " " in bare and " and " not in bare and ", " not in bare and capital(bare)
        return (bare,) if alone and self._may_be(bare, 2) else found

    def _ja(self, words: str) -> tuple[str, ...]:
        """The names in a Japanese list, if each is one of a body."""
        return self._listed(_AND_JA.sub("、", words)) or self._listed(words)

    def _listed(self, words: str, kept: Mapping[str, str] = NONE, *, loosely: bool = True) -> tuple[str, ...]:
        """The names in a list that is divided, those `kept` by their signs; an "and" that is left stands in the name of
        a body. `loosely`: one that is told by capital letters alone may stand beside others."""
        said = [ARTICLE.sub("", name) for name in self._brackets.names(ARTICLE.sub("", words))]
        kinds = {name: self._kind(name) for name in said if KIND.fullmatch(name)}
        if not all(kinds.values()):
            return ()
        names = tuple(kinds[name][0] if name in kinds else self._known.get(name, name) for name in said)
        beside = len(names) if loosely else 0
        fit = bool(names) and all(name in kept or self._may_be(name, beside) for name in names)
        fit = fit and any(name in kept or self._is_body(name) for name in names)
        joined = (_JOINS.search(name) and not self._is_one(name) for name in names)
        return tuple(kept.get(name, name) for name in names) if fit and not any(joined) else ()

    def _is_one(self, name: str) -> bool:
        """Whether the "and" in a name is a part of it: Ministry of Farms and Fish."""
        if self._placed(name) or name in self._doing:
            return True
        before, _, behind = name.partition(" and ")
        alone = self._is_apart(before, name)
        same = before.split()[-1:] == behind.split()[-1:]  # Health Canada and Global Affairs Canada
        two = same or " and the " in name or ", " in name or bool(form(behind)) or behind in self._doing
        return name.isascii() and bool(form(name)) and not (alone or two)

    def _is_body(self, name: str) -> bool:
        """Whether a name is one of a body."""
        if self._placed(name) or name in self._doing:
            return True
        if KIND.fullmatch(name):
            return bool(self._kind(name))
        full = self._full.get(name)
        if full:
            return bool(form(full) or capital(full))
        if compiled(JAPANESE).search(name):
            formed = (is_unit(name) or form(name)) and (len(name) >= _LONG or name[-1] in "省庁")
        else:
            formed = form(name) and (" " in name or self._tokens[name] > 1 or len(name) >= _LONG)
        return bool(formed) or is_authority(name)

    def _may_be(self, name: str, beside: int) -> bool:
        """Whether a name in a list of so many may be one of a body."""
        if self._placed(name):
            return not (name.isascii() and is_no_name(name))
        owner = _OWNS.split(name, maxsplit=1)[0]
        part = owner != name and " " in owner and bool(form(owner))  # Department of Defense's Chief Digital
        if ", " in name or part or (name.islower() and not _GROUP.match(name)):
            return False
        if not self._may_stand(name):
            return False
        return self._is_body(name) or (name.isascii() and self._is_proper(name, beside))

    def _may_stand(self, name: str) -> bool:
        full = self._full.get(name, name)
        return may_stand(name) and not is_no_name(full) and (not is_scheme(full) or form(full) == "open")

    def _is_proper(self, word: str, beside: int) -> bool:
        """Whether a word is the name of somebody: it has a capital letter in the middle of sentences, and never none.
        Of two names it may be a part of the other (Agriculture and Food Canada), unless it stands in several places;
        several words stand somewhere without an "and" beside them."""
        if " " in word:
            joined = self._count(f"{word} and ") + self._count(f" and {word}")
            return capital(word) and (beside > 1 or self._count(word) > joined)
        if not word.isalpha() or word.lower() in self._small:
            return False
        if not beside:
            return any(letter.isupper() for letter in word[1:])
        enough = 1 if beside > len(("one", "other")) or any(letter.isupper() for letter in word[1:]) else 2
        return self._capital[word] >= enough

    def _count(self, words: str) -> int:
        """How often words stand in the document."""
        if words not in self._counts:
            self._counts[words] = self._words.count(words)
        return self._counts[words]

    @cached_property
    def _kinds(self) -> Counter[str]:
        """How often a body that is called by its kind acts: the Agency will …"""
        return Counter(re.findall(r"\b[Tt]he ([A-Z][a-z]+) (?:will|shall|must|is to)\b", self._words))

    @cached_property
    def _tokens(self) -> Counter[str]:
        """How often words stand in the document that begin with a capital letter."""
        return Counter(re.findall(r"\b[A-Z][\w-]*", self._words))

    @cached_property
    def _small(self) -> frozenset[str]:
        """The words that stand in the document in small letters."""
        return frozenset(re.findall(r"\b[a-z]+\b", self._words))

    @cached_property
    def _capital(self) -> Counter[str]:
        """How often words stand in the middle of sentences with a capital letter."""
        return Counter(re.findall(r"(?<=[a-z,;] )[A-Z]\w*", self._words))


_DOTTED = compiled(r"\b([A-Z])\.([A-Z])\.(?= )")
"""U.S., whose dot ends no sentence."""
_SENTENCES = compiled(r"\n+|(?<=[;；])[ \u3000]*|(?<=[.!?])[\"”’)]?\s+(?=[\"“(]?[A-Z])|(?<=[。！？])")
_LONG = 5
"""Signs of a name which nothing explains; shorter Japanese ones are what many are called, as 図書館, and shorter
abbreviations stand for anything, as GDP."""
_AND_THE = compiled(r",? (?:and|&|as well as|along with) the |, the |,? (?:as well as|along with) ")
_AND = compiled(r",? (?:and|&) (?:the )?")
_AND_JA = compiled(r"(?:と|及び|並びに|及|、)(?=[^\s、。]{2})")
_JOINS = compiled(r" and |(?<=.)と|及び|並びに")

_MINISTRY = compiled(
    r"\b(?:Department|Ministry|Minister|Office|Directorate|Secretary of State) (?:of|for) (?=(?:the )?[A-Z])"
)
_TASK = compiled(r"(?:[A-Z][\w'’-]*|of|and|&|in)(?: (?:[A-Z][\w'’-]*|of|&|in))*")
"""What a ministry is for."""
_OWNS = compiled(r"['’]s |(?<=s)['’] ")
_GROUP = compiled(
    r"(?:local|county|city|district|municipal|regional|state|territory|public|further|higher|housing|port|health|police"
    r"|fire|school) "
)
"""How groups of bodies begin that are known ones, though they are not named; relevant agencies may be any."""
