"""Adoption: a draft becomes an edition that stays what it is, and the proof that it did.

The branch of the adopted editions, the tag of the edition and the log move in one transaction, or none of them does.
The log keeps what was adopted: the commit, the tag, and the fingerprint of the bytes of the text.
"""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from aiplan_revise.errors import PlanError
from aiplan_revise.model.codec import decode, encode
from aiplan_revise.model.edition import Edition, Value
from aiplan_revise.model.integrity import EDITION_ID
from aiplan_revise.model.integrity import verify as sound
from aiplan_revise.revise.origins import settled
from aiplan_revise.store.drafts import Drafts, Task
from aiplan_revise.store.git import NOTHING, Move, Repository
from aiplan_revise.store.moving import keep, publish
from aiplan_revise.store.names import EDITIONS, LOG, MAIN, Draft, edition_file, edition_tag
from aiplan_revise.store.objects import Objects
from aiplan_revise.store.signing import BEGIN, signed, signer
from aiplan_revise.store.stamps import Said
from aiplan_revise.store.trees import entry, file, tree
from aiplan_revise.store.writing import Made, alone, build, named, repeated

EVENT = "adopted"


class Record(Value, frozen=True):
    """What the log says of an adopted edition: its id, the day (ISO 8601) and who adopted it, the commit, the tag, and
    the SHA-256 of the bytes of the text."""

    edition: str
    on: str
    by: str
    commit: str
    tag: str
    sha256: str


class Adoption(NamedTuple):
    """By whom an edition is adopted, on which day (ISO 8601), and the SSH key that signs it, if any."""

    by: str
    on: str
    key: Path | None = None

    def sign(self, tag: bytes) -> bytes:
        """The bytes of a tag with its signature, if there is to be one."""
        return signed(tag, self.key) if self.key else tag


def adopt(drafts: Drafts, draft: Draft, how: Adoption, task: Task, check: Callable[[Edition], None]) -> Record:
    """Adopts the text of a draft as it stands: with `check` and the checks of the codec passed, and all or nothing.

    PlanError: the edition was adopted before, by whom is said; what `check` raises; the draft is not there.
    """
    repository = drafts.repository
    with alone(repository):
        known, said = record(repository, draft.edition), task.says(f"Adopt {draft.edition}: {how.by}, {how.on}")
        if known and known.sha256 and repeated(repository, known.commit, said.note) == known.commit:
            keep(repository, [MAIN, edition_tag(draft.edition), LOG])
            return known
        drafts.open(draft)
        tip = drafts.tip(draft)
        repeated(repository, tip, said.note)  # which says if its name was used
        text = drafts.edition(draft, tip)
        _after(drafts, text, how)
        found = _adopted(settled(text, drafts.followed(text)), how)
        check(found)
        main, log = repository.target(MAIN), repository.target(LOG)
        objects = Objects()
        made, moves = _made(repository, objects, (draft, found), (main, log, tip), (how, said))
        objects.write(repository)
        if publish(repository, moves):
            return made
    raise PlanError("somebody else is adopting or writing it", str(draft), "see: aiplan editions, and try again")


def _after(drafts: Drafts, text: Edition, how: Adoption) -> None:
    """PlanError where it would be adopted before the edition that it follows, or the last before that has a date."""
    main, ids, key, day = drafts.repository.target(MAIN), set(drafts.store.ids()), text.about.follows, ""
    while key in ids and not day:
        ids.remove(key)
        about = drafts.store.sketch(key, main).frame.about
        dates = {event: day for event, day in about.dates.items() if event != "in-force"}
        event, day = max(dates.items(), key=lambda one: one[1], default=("", ""))
        if how.on < day:
            fix = "write the day of the decision"
            raise PlanError(f"{how.on} is before {key}, which it follows, was {event} ({day})", "--on", fix)
        key = about.follows


def _adopted(draft: Edition, how: Adoption) -> Edition:
    about = replace(draft.about, status="adopted", dates={**draft.about.dates, EVENT: how.on})
    return sound(replace(draft, about=about), draft.about.id)


def _made(
    repository: Repository,
    objects: Objects,
    of: tuple[Draft, Edition],
    at: tuple[str, str, str],
    who: tuple[Adoption, Said],
) -> tuple[Record, list[Move]]:
    """The commit, the tag and the entry of the log of an adoption, and the refs that are to move to them."""
    (draft, found), (main, log, tip), (how, asked) = of, at, who
    key, raw = draft.edition, encode(found)
    said = asked._replace(note=replace(asked.note, operation=named(asked.note.operation)))
    commit = build(repository, objects, main, Made({edition_file(key): raw}, (tip,)), said)
    name, words = edition_tag(key).removeprefix("refs/tags/"), f"{said.note.subject}\n"
    tag = objects.tag(name, commit, said.stamp, words, how.sign)
    made = Record(key, how.on, how.by, commit, tag, hashlib.sha256(raw).hexdigest())
    entered = build(repository, objects, log, Made({_place(key): encode(made)}), said)
    moves = [Move(MAIN, main, commit), Move(edition_tag(key), NOTHING, tag), Move(LOG, log, entered)]
    return made, moves


def _place(key: str) -> str:
    return f"adopted/{key}.json"


def record(repository: Repository, key: str) -> Record | None:
    """What the log says of an adopted edition; None if it says nothing."""
    log = repository.target(LOG)
    raw = file(repository, log, _place(key)) if log != NOTHING else None
    return None if raw is None else decode(raw, Record, f"log: {_place(key)}")


def adopted(repository: Repository) -> list[str]:
    """The ids of the editions that the log or a tag says were adopted, sorted."""
    log = repository.target(LOG)
    place = entry(repository, log, "adopted") if log != NOTHING else None
    logged = [name.removesuffix(".json") for name in tree(repository, place.id)] if place else []
    tagged = [ref.removeprefix(f"{EDITIONS}/") for ref in repository.refs(EDITIONS)]
    return sorted(key for key in {*logged, *tagged} if EDITION_ID.fullmatch(key))


# ---------------------------------------------------------------- the proof


def prove(repository: Repository, key: str, signers: Path | None = None) -> Record:
    """Proves that an adopted edition is the one that was adopted, and what the log says of it; with an allowed-signers
    file also that one of those signed it.

    PlanError names what is wrong: it was never adopted; its tag is missing, is no annotated tag, says another name or
    another commit than the log; the text is not the one that was adopted, or not in canonical form.
    """
    known = record(repository, key)
    if known is None:
        raise PlanError("the log does not say that it was adopted", key, "see: aiplan editions")
    name = edition_tag(key)
    tag = repository.target(name)
    if tag == NOTHING:
        raise PlanError("its tag is missing", name, f"the log says {known.tag[:12]}")
    said = _tag(repository, tag, name)
    short = name.removeprefix("refs/tags/")
    if said.get("tag") != short:
        raise PlanError(f"the tag says that it is {said.get('tag', '')[:80]!r}", name, "it was moved from another name")
    if said.get("object") != known.commit or tag != known.tag:
        raise PlanError("the tag is not the one that the log names", name, f"the log says {known.tag[:12]}")
    _prove_text(repository, known)
    if signers:
        signature(repository, known, signers)
    return known


def signature(repository: Repository, known: Record, signers: Path | None) -> tuple[bool, str]:
    """Whether the tag of an adopted edition bears a signature, and whose it is: "" where no allowed-signers file says
    so. PlanError where one is given, and it is the signature of none of those."""
    raw = repository.object(known.tag, "tag")
    try:
        return BEGIN in raw, signer(raw, signers) if signers else ""
    except PlanError as error:
        raise error.at(edition_tag(known.edition)) from None


def _tag(repository: Repository, key: str, name: str) -> dict[str, str]:
    try:
        raw = repository.object(key, "tag")
    except PlanError:
        raise PlanError("is no annotated tag", name, "an adopted edition has one; it was replaced") from None
    rows = raw.decode("utf-8", "replace").partition("\n\n")[0].split("\n")
    return {field: words for field, _, words in (row.partition(" ") for row in rows)}


def _prove_text(repository: Repository, known: Record) -> None:
    path = edition_file(known.edition)
    raw = file(repository, known.commit, path) or b""
    if hashlib.sha256(raw).hexdigest() != known.sha256:
        raise PlanError("the text is not the one that was adopted", f"{path}@{known.commit[:12]}", "see: aiplan log")
    if encode(decode(raw, Edition, path)) != raw:
        raise PlanError("the text is not in canonical form", f"{path}@{known.commit[:12]}", "see: aiplan log")
    main = repository.target(MAIN)
    now, then = (entry(repository, at, path) for at in (main, known.commit))
    if now != then:
        raise PlanError("the branch of the editions has another text", f"{path}@main", f"adopted: {known.commit[:12]}")
    if not repository.holds(main, known.commit):
        raise PlanError("the branch of the editions does not come from it", "main", f"adopted: {known.commit[:12]}")
