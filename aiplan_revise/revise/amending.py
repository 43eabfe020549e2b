"""One step of an amendment at a time: an edition and what is to become of a provision into the next edition.

Each step changes what it names and nothing else, and raises a PlanError where the edition is not as it says.
"""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from aiplan_revise.errors import PlanError
from aiplan_revise.model.commitments import targets
from aiplan_revise.model.edition import HEADINGS, LANGS, Assignment, Edition, Lang, Provision, Texts
from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.roles import Role
from aiplan_revise.revise.retarget import compared

_FIGURE = compiled(r"\d+(?:[.,．，]\d+)*")
_ONCE = "name words that stand there once; --lang says in which language"


def with_provision(edition: Edition, provision: Provision) -> Edition:
    """The edition with this provision in the place of the one with its id."""
    return replace(edition, provisions={**edition.provisions, provision.id: provision})


# ---------------------------------------------------------------- words


def reword(edition: Edition, key: str, words: Mapping[Lang, str], title: bool = False) -> Edition:
    """A provision with new words in some languages ("" takes them away): its text or, with `title`, its title.

    Who is responsible for a clause stays so where the clause stands in the new words too; PlanError where it does not.
    """
    p = edition.provisions[key]
    field = "title" if title else "text"
    was: Texts = getattr(p, field)
    made = Texts(*(words.get(lang, was.get(lang)) for lang in LANGS))
    if not made.langs() and not (title and p.text.langs()):
        raise PlanError("would be left without any words", key, "say the new words, or drop it")
    found = replace(p, **{field: made})
    for a in found.assignments:
        for lang in a.clause.langs():
            if not title and a.clause.get(lang) not in made.get(lang):
                what = f"the new words do without the clause “{a.clause.get(lang)}”, for which {_who(a)} is responsible"
                raise PlanError(what, key, "keep these words, or reassign the clause first")
    return with_provision(edition, found)


def rephrase(edition: Edition, key: str, old: str, new: str, langs: Sequence[Lang] = LANGS) -> Edition:
    """A provision in which the words `old`, which stand in it once (in its text or title, in one of `langs`) and not as
    a part of a figure, are `new`. Clauses that bodies are responsible for follow."""
    lang, title = _where(edition.provisions[key], old, langs)
    p = edition.provisions[key]
    field = "title" if title else "text"
    was: Texts = getattr(p, field)
    made = _with(was, lang, _put(was.get(lang), old, new))
    if title:
        return with_provision(edition, replace(p, title=made))
    clauses = (_followed(a, lang, old, new, made) for a in p.assignments)
    return with_provision(edition, replace(p, text=made, assignments=tuple(clauses)))


def _followed(of: Assignment, lang: Lang, old: str, new: str, text: Texts) -> Assignment:
    clause = of.clause.get(lang)
    changed = _put(clause, old, new)
    kept = changed if clause not in text.get(lang) else clause
    return replace(of, clause=_with(of.clause, lang, kept)) if clause else of


def _where(p: Provision, words: str, langs: Sequence[Lang]) -> tuple[Lang, bool]:
    """The language in which words stand in a provision, and whether in its title. PlanError unless that is once."""
    places: list[tuple[Lang, bool]] = [(lang, title) for title in (False, True) for lang in langs]
    texts = {at: (p.title if at[1] else p.text).get(at[0]) for at in places}
    counts = {at: len(_spots(text, words)) for at, text in texts.items()}
    if sum(counts.values()) > 1:
        raise PlanError(f"“{words[:80]}” stands in it {sum(counts.values())} times", p.id, _ONCE)
    if not any(counts.values()):
        cut = next((_figure(text, words) for text in texts.values() if words and words in text), "")
        near = cut or next(filter(None, (_alike(text, words) for text in texts.values())), "")
        what = "is only a part of a figure in it" if cut else "does not stand in it"
        raise PlanError(f"“{words[:80]}” {what}", p.id, f"write it as it stands there: {near}" if near else _ONCE)
    return next(at for at, count in counts.items() if count)


def _spots(text: str, words: str) -> list[int]:
    """Where words stand in a text, not counting where they are a part of a figure: 8% in 18%, 000 in 1,000."""
    found, at = [], text.find(words) if words else -1
    while at >= 0:
        if not (_within(text, at) or _within(text, at + len(words))):
            found.append(at)
        at = text.find(words, at + len(words))
    return found


def _within(text: str, at: int) -> bool:
    """Whether a place in a text lies inside a figure."""
    return any(one.start() < at < one.end() for one in _FIGURE.finditer(text))


def _figure(text: str, words: str) -> str:
    """The first of these words in a text, with all of the figures of which they are a part."""
    first, last = text.find(words), text.find(words) + len(words)
    cut = [one for one in _FIGURE.finditer(text) if one.start() < last and first < one.end()]
    return text[min([first, *(one.start() for one in cut)]) : max([last, *(one.end() for one in cut)])]


def _put(text: str, old: str, new: str) -> str:
    """A text with other words in the place of what stands in it whole."""
    for at in reversed(_spots(text, old)):
        text = f"{text[:at]}{new}{text[at + len(old) :]}"
    return text


def _alike(text: str, words: str) -> str:
    """What stands in a text where these words do but for the width of their signs (80% for 80％); "" if nothing."""
    signs = [(unicodedata.normalize("NFKC", sign), at) for at, sign in enumerate(text)]
    places = [at for narrow, at in signs for _ in narrow]
    asked = unicodedata.normalize("NFKC", words)
    start = "".join(narrow for narrow, _ in signs).find(asked) if asked else -1
    return text[places[start] : places[start + len(asked) - 1] + 1] if start >= 0 else ""


def _with(texts: Texts, lang: Lang, words: str) -> Texts:
    return Texts(words, texts.en) if lang == "ja" else Texts(texts.ja, words)


def retarget(edition: Edition, key: str, old: str, new: str, langs: Sequence[Lang] = LANGS) -> Edition:
    """A provision in which a number or a deadline is another. PlanError where `old` is no target in its words, or where
    nothing would change."""
    p = edition.provisions[key]
    lang, title = _where(p, old, langs)
    before = (p.title if title else p.text).get(lang)
    made = rephrase(edition, key, old, new, langs)
    after = (made.provisions[key].title if title else made.provisions[key].text).get(lang)
    if not any(compared(before, after, lang)):
        known = "; ".join(f"“{one.printed}”" for one in targets(before, lang)) or "none"
        what = f"“{old[:80]}” → “{new[:80]}” changes no number and no deadline"
        raise PlanError(what, key, f"the targets in it: {known}")
    return made


# ---------------------------------------------------------------- who is responsible


def holder(of: Assignment) -> str:
    """Who holds an assignment: its party, and the office, if one is named: "cabinet-office/ai"."""
    return f"{of.party()}/{of.office}" if of.office else of.party()


def reassign(edition: Edition, key: str, gained: Sequence[Assignment], lost: Iterable[str]) -> Edition:
    """An initiative for which the assignments `gained` are responsible too, and the holders `lost` (see `holder`) no
    longer; a body stands for its office, where only one of it is responsible. Who takes the place of the only one that
    is lost stands where that one stood.

    PlanError: a heading gains any; a holder is lost that is not responsible, gained that is already, or nobody is left.
    """
    p = edition.provisions[key]
    if gained and p.kind in HEADINGS:
        raise PlanError(f"nobody can be responsible for a {p.kind}", key, "name an initiative under it")
    gone = frozenset(_held(p, one) for one in lost)
    staying = {holder(a) for a in p.assignments} - gone
    for a in gained:
        if holder(a) in staying:
            raise PlanError(f"{_who(a)} is responsible for it already", key, f"responsible: {_names(p)}")
    kept = [a for a in p.assignments if holder(a) not in gone]
    if not kept and not gained:
        raise PlanError("nobody would be responsible for it", key, "say who is, or drop it")
    at = next((n for n, a in enumerate(p.assignments) if holder(a) in gone), len(kept)) if len(gone) == 1 else len(kept)
    made = (*kept[:at], *gained, *kept[at:])
    kind = "initiative" if p.kind == "statement" else p.kind
    return with_provision(edition, replace(p, kind=kind, assignments=made))


def lead(edition: Edition, key: str, leading: str) -> Edition:
    """An initiative that this holder leads; who led it before is responsible beside it."""
    p = edition.provisions[key]
    first = _held(p, leading)
    roles: dict[bool, Role] = {True: "lead", False: ""}
    made = (
        replace(a, role=roles[holder(a) == first]) if a.role == "lead" or holder(a) == first else a
        for a in p.assignments
    )
    return with_provision(edition, replace(p, assignments=tuple(made)))


def _held(p: Provision, one: str) -> str:
    """The holder that is meant: this one or, where only one office of a body is responsible, that one."""
    held = {holder(a) for a in p.assignments}
    meant = [one] if one in held else sorted({holder(a) for a in p.assignments if a.party() == one})
    if len(meant) == 1:
        return meant[0]
    if meant:
        raise PlanError(f"several offices of {one} are responsible for it", p.id, f"name one: {_names(p)}")
    raise PlanError(f"{_shown(one)} is not responsible for it", p.id, f"responsible: {_names(p)}")


def _who(a: Assignment) -> str:
    return a.printed or _shown(holder(a))


def _shown(one: str) -> str:
    return one.removeprefix("?").removeprefix("open:")


def _names(p: Provision) -> str:
    """Each holder once, though several clauses may name it."""
    named: dict[str, str] = {}
    for a in p.assignments:
        named.setdefault(holder(a), _who(a))
    return ", ".join(named.values()) or "nobody"
