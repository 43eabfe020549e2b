"""Languages that a step takes away: what was said in both and is said in one from now on."""

from collections.abc import Iterator

from aiplan_revise.model.edition import LANGS, Edition, Lang, Provision, numbers

_CALLED: dict[Lang, str] = {"ja": "Japanese", "en": "English"}


def silenced(old: Edition, new: Edition) -> list[str]:
    """A line for every text or title that a provision of the new edition, or what it continues, had in a language in
    which it has none now: where it stood, and which language that is."""
    altered = (p for p in new.provisions.values() if old.provisions.get(p.id) is not p)
    lost = dict.fromkeys(one for p in altered for one in _losses(old, p))
    printed = numbers(old) if lost else {}
    return [f"{' + '.join(printed[key] or key for key in keys)}: the {said} is gone" for keys, said in lost]


def _losses(old: Edition, new: Provision) -> Iterator[tuple[tuple[str, ...], str]]:
    """Where words stood that a provision is without, and what they were."""
    before = [old.provisions[key] for key in (new.id, *new.continues) if key in old.provisions]
    for lang in LANGS if new not in before else ():
        if not new.text.get(lang) and any(p.text.get(lang) for p in before):
            yield tuple(p.id for p in before if p.text.get(lang)), f"{_CALLED[lang]} text"
        if not new.title.get(lang) and any(p.title.get(lang) for p in before if p.id == new.id):
            yield (new.id,), f"{_CALLED[lang]} title"
