"""Word files of ours read back: every paragraph becomes the line of Markdown that it was printed from, with what a
person changed in its words since, and the lines are read as our Markdown is.

A line that is kept counts only where its words are those that the paragraph shows, and so does what its comment says of
them: a file cannot show one text and hold another. A paragraph without a line of its own is a new provision.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from aiplan_revise.documents.grammar.lines import Lines, lead, read_lines, shielded
from aiplan_revise.documents.grammar.marks import readings
from aiplan_revise.documents.reading import Side, reduced
from aiplan_revise.documents.text import tidy
from aiplan_revise.documents.word.keeping import NOTICE, TITLE, Kept
from aiplan_revise.documents.word.paragraphs import Paragraph
from aiplan_revise.documents.writing import Printer, bracketed, plain, signs
from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.edition import Edition, Finding, Lang
from aiplan_revise.model.patterns import compiled
from aiplan_revise.revise.redline import redline

_CHUNK = compiled(
    r"(?P<lead> *(?:#{1,6}|-) )(?P<words>(?:\\\n *+|\\[^\n]|[^\\\n])*?)(?P<tail> ?\{#[^{}\n]*\})?"
    r"(?P<comment>\n *<!-- aiplan [^\n]*)?"
)
_JOINT = compiled(r"\\\n *|(\\[^\n]|[^\\])")
_CLASSES = compiled(r" \.[^}]*")
_MARKUP = compiled(r"[\\`*<{&~_]")
"""What a person types in Word and means no markup by; square brackets name bodies, there as in our Markdown."""
_REPLACES = '"~'
"""How a comment replaces what the words say, and does not only add to it."""
_BLANKS = " \u3000"
Claims = Mapping[int, str]
"""The bookmark of each paragraph, by its number from 1, whose provision it is."""


class Chunk(NamedTuple):
    """A paragraph in Markdown: its bullet or signs of a heading, its words (with a line feed where a line is broken),
    its id and classes in braces, the comment below."""

    lead: str
    words: str
    tail: str = ""
    comment: str = ""

    @property
    def heading(self) -> int:
        """The level of the heading in Word: 1 for the title and for chapters, 0 none."""
        count = self.lead.count("#")
        return max(1, count - 1) if count else 0

    @property
    def key(self) -> str:
        """The id, "" if there is none."""
        return self.tail.strip(" {}#").split(" ")[0]

    @property
    def seen(self) -> str:
        """The words as a reader of Word files sees them."""
        return plain(self.words).replace("\t", " ")

    @property
    def markdown(self) -> str:
        """The line, or lines, of Markdown."""
        joint = "\\\n" + " " * len(self.lead)
        return self.lead + self.words.replace("\n", joint) + self.tail + self.comment


Known = Mapping[str, Sequence[Chunk]]
"""The lines of Markdown that are kept under a bookmark, that of the edition which the file is of first."""


class Own(NamedTuple):
    """A file of ours: its text as Markdown, the lines of that by the numbers of paragraphs, what is to be remarked on
    the text, and by their ids the paragraphs that are as they were written."""

    text: str
    lines: Lines
    remarks: tuple[Finding, ...]
    whole: Mapping[str, Chunk]


def fitting(paragraphs: Sequence[Paragraph], keeps: Sequence[Kept], side: Side) -> list[Kept]:
    """What a file keeps, first the edition that most of its paragraphs are of; between equals that of the `side` asked
    for, the new one where none is."""

    def fit(one: Kept) -> tuple[int, bool]:
        known = _known([one], ())
        count = sum(any(key in known and _same(p, known[key][0]) for key in p.keys) for p in paragraphs)
        return count, one.side == (side or "new")

    return sorted(keeps, key=fit, reverse=True)


def own(paragraphs: Sequence[Paragraph], keeps: Sequence[Kept], belied: Collection[str] = ()) -> Own:
    """The lines of a file that keeps this, first of all the edition that it is of; of another one come those paragraphs
    that are as they were there. `belied` are the ids of provisions whose comments are not believed."""
    known = _known(keeps, belied)
    claims = _claims(paragraphs, known)
    title, written, whole = "", list[tuple[int, str]](), dict[str, Chunk]()
    for number, one in enumerate(paragraphs, 1):
        key = claims.get(number, "")
        was = _fit(one, known[key]) if key else None
        made = None if _is_notice(one) else _chunk(one, was)
        if made and key == TITLE:
            title = made._replace(lead="# ").markdown
        elif made:
            written.append((number, made.markdown))
            whole |= {made.key: made} if made == was else {}
    read = _read([(0, keeps[0].head), (0, ""), (1, title), *written], list(_remarks(paragraphs, claims, keeps)))
    return read._replace(whole=whole)


def _known(keeps: Iterable[Kept], belied: Collection[str]) -> Known:
    found: dict[str, list[Chunk]] = {}
    for key, said in ((key, said) for one in keeps for key, said in one.chunks.items() if not key.startswith(NOTICE)):
        if made := chunk(said):
            found.setdefault(key, []).append(made._replace(comment="") if made.key in belied else made)
    return found


def _fit(of: Paragraph, known: Sequence[Chunk]) -> Chunk:
    """The line that a paragraph shows the words of, or else the first one."""
    return next((made for made in known if _same(of, made)), known[0])


def contradicted(read: Own, edition: Edition, registry: Registry, lang: Lang) -> Iterator[str]:
    """The ids of provisions of which the file shows other words than what it keeps says, though nobody edited them."""
    for one in Printer(reduced(edition, registry, lang), registry, lang).sheet("", {}).lines:
        was = read.whole.get(one.key)
        if was and _REPLACES in was.comment:
            said, seen = _unbracketed(one.words), _unbracketed(was.words)
            unmarked = (seen[mark.end :] for mark in readings(seen)[:1])  # among others it may be marked otherwise now
            if seen not in (said, one.mark + said) and said not in unmarked:
                yield one.key


def _unbracketed(words: str) -> str:
    """Words as they are seen, without the names of bodies: those may have others by now."""
    seen, at, made = plain(words), 0, ""
    for start, end in bracketed(words):
        made, at = made + seen[at:start].rstrip(" "), end
    return made + seen[at:]


def chunk(said: str) -> Chunk | None:
    """The parts of a line that is kept; None if it is none of ours."""
    found = _CHUNK.fullmatch(said)
    if not found:
        return None
    words = _JOINT.sub(lambda part: part[1] or "\n", found["words"])
    tail = f" {found['tail'].lstrip()}" if found["tail"] else ""
    return Chunk(found["lead"], words, tail, found["comment"] or "")


def _read(written: Iterable[tuple[int, str]], findings: list[Finding]) -> Own:
    """The lines of chunks, which bear the numbers of their paragraphs."""
    places = [number for number, words in written for _ in words.split("\n")]
    text, remarks = tidy("\n".join(words for _, words in written))
    lines = read_lines(text)
    for line in lines.lines:
        line.number = places[line.number - 1]
    lines.findings += findings
    return Own(text, lines, tuple(replace(one, line=places[one.line - 1] if one.line else 0) for one in remarks), {})


# ---------------------------------------------------------------- which paragraph is which provision


def _claims(paragraphs: Sequence[Paragraph], known: Known) -> Claims:
    """Each provision is one paragraph at most: that which bears its bookmark and is as it was, or else the first that
    bears it, or else one without a bookmark that has its words and no rival."""
    claims: dict[int, str] = {}
    taken: set[str] = set()

    def claim(number: int, keys: Iterable[str]) -> None:
        key = next((key for key in keys if (known[key][0].key or key) not in taken), "")
        if key and number not in claims:
            claims[number] = key
            taken.add(known[key][0].key or key)

    listed = [(number, one, [key for key in one.keys if key in known]) for number, one in enumerate(paragraphs, 1)]
    for number, one, keys in listed:
        claim(number, (key for key in keys if _same(one, _fit(one, known[key]))))
    for number, _, keys in listed:
        claim(number, keys)
    if TITLE in known and paragraphs[0].heading == 1 and not readings(_labelled(paragraphs[0])):
        claim(1, [TITLE])
    unclaimed = _by_words({key: made for key, made in known.items() if (made[0].key or key) not in taken})
    for number, one, _ in listed if unclaimed else ():
        claim(number, [key] if (key := unclaimed.get(_labelled(one))) else ())
    return claims


def _by_words(known: Known) -> dict[str, str]:
    """The bookmarks of paragraphs by words that only one of them has."""
    count = Counter(made[0].seen for made in known.values())
    return {made[0].seen: key for key, made in known.items() if made[0].words and count[made[0].seen] == 1}


def _same(of: Paragraph, made: Chunk) -> bool:
    """Whether a paragraph shows the words of a line; where its number is counted, behind that."""
    label = of.number.text
    if not label:
        return of.words == made.seen
    return made.seen.startswith(label) and made.seen[len(label) :].lstrip(_BLANKS) == of.words


def _is_notice(of: Paragraph) -> bool:
    return any(key.startswith(NOTICE) for key in of.keys)


def _remarks(paragraphs: Sequence[Paragraph], claims: Claims, keeps: Iterable[Kept]) -> Iterator[Finding]:
    """What is said of bookmarks that stand twice, of notices that were edited, and of tables."""
    printed = {key: {one.chunks[key] for one in keeps if key in one.chunks} for one in keeps for key in one.chunks}
    for number, one in enumerate(paragraphs, 1):
        if _is_notice(one):
            if not any(one.words in printed.get(key, ()) for key in one.keys):
                message = "the notice under the title was edited; it is no part of the text, and stays what it was"
                yield Finding("left-out", "note", message, line=number)
        elif number not in claims and any(key in printed for key in one.keys):
            message = "this paragraph is a copy, or a part, of another one, which keeps the id; it was taken as new"
            yield Finding("copied", "note", message, line=number)
        elif one.cells:
            message = "a row of a table was taken as words"
            yield Finding("table-in-text", "warning", message, line=number, fix="write it as a paragraph")


# ---------------------------------------------------------------- words


def _chunk(of: Paragraph, was: Chunk | None) -> Chunk | None:
    """A paragraph in Markdown, `was` being its line as printed; None where all its words were taken out."""
    words = _labelled(of)
    if was and _same(of, was):
        made = was
    elif not words.strip():
        return None
    elif was:
        made = was._replace(words=_edited(was.words, words))
    else:
        made = Chunk("", _safe(_typed(words)))
    # Of two paragraphs that go one after the other, some programs give the second the look of the first.
    return made if made.lead and (of.gone or made.heading == of.heading) else _relevelled(made, of.heading)


def _relevelled(of: Chunk, heading: int) -> Chunk:
    """The paragraph as a heading of another level, or as none: what was said of its kind no longer holds."""
    lead = "#" * (heading + 1) + " " if heading else "- "
    return of._replace(lead=lead, tail=_CLASSES.sub("", of.tail))


def _labelled(of: Paragraph) -> str:
    words = " | ".join(of.cells) if of.cells else of.words
    return f"{of.number.text} {words}" if of.number.text else words


def _edited(was: str, words: str) -> str:
    """Edited words with the escapes of those that stayed."""
    pieces = list(signs(was))
    made, at = "", 0
    for span in redline("".join(seen for seen, _ in pieces).replace("\t", " "), words, "ja"):
        if span.op == "inserted":
            made += _typed(span.text)
            continue
        if span.op == "same":
            made += "".join(written for _, written in pieces[at : at + len(span.text)])
        at += len(span.text)
    return _safe(made)


def _typed(words: str) -> str:
    return _MARKUP.sub(r"\\\g<0>", words)


def _safe(words: str) -> str:
    """Words that begin no line as a list, a heading or a quotation begins."""
    return "\n".join(
        f"\\{line.lstrip()}" if lead(shielded(line)).strip(_BLANKS) else line for line in words.split("\n")
    )
