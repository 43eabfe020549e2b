"""What somebody made of an edition of which only a part was shown: one language, say."""

from msgspec.structs import replace

from aiplan_revise.lineage import link
from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.edition import LANGS, Edition, Provision, Texts
from aiplan_revise.model.staying import Known, standing, staying
from aiplan_revise.revise.rebuilding import numbered


def recovered(shown: Edition, edited: Edition, registry: Registry) -> tuple[Edition, tuple[str, ...]]:
    """The edited edition in which what continues a provision of `shown`, and lost its id, bears it again; and the ids
    that were given back."""
    gone = shown.provisions.keys() - edited.provisions.keys()
    new = edited.provisions.keys() - shown.provisions.keys()
    if not gone or not new:
        return edited, ()
    pairs = [(x.old[0], x.new[0]) for x in link(shown, edited, registry).links if len(x.old) == len(x.new) == 1]
    ids = {after: before for before, after in pairs if before in gone and after in new}
    provisions = {}
    for key in edited.outline:
        p = edited.provisions[key]
        own = ids.get(key, key)
        provisions[own] = replace(p, id=own, parent=ids.get(p.parent, p.parent))
    found = replace(edited, outline=tuple(provisions), provisions=provisions)
    return found, tuple(key for key in found.outline if key in gone)


def overlaid(whole: Edition, shown: Edition, edited: Edition, registry: Registry) -> Edition:
    """The edition `whole`, of which somebody saw only `shown` and made that `edited`: with all that was edited, and the
    rest as it was. Bodies that stay keep what was not shown of them. Of the metadata the title can be edited; taken
    away, it stays."""
    made = {}
    for key, p in edited.provisions.items():
        was, old = whole.provisions.get(key), shown.provisions.get(key)
        made[key] = _overlaid(p, old, was, registry) if was and old else p
    now, old_title, title = edited.about.title, shown.about.title, whole.about.title
    about = replace(whole.about, title=_edited(now, old_title, title) if now.langs() else title)
    return numbered(replace(whole, about=about, outline=edited.outline, provisions=made), whole)


def _overlaid(edited: Provision, shown: Provision, whole: Provision, registry: Registry) -> Provision:
    fields: dict[str, object] = {}
    for name in Provision.__struct_fields__:
        now, old, was = (getattr(p, name) for p in (edited, shown, whole))
        if now != old:
            fields[name] = _edited(now, old, was) if isinstance(now, Texts) else now
    made = replace(whole, **fields)
    if "assignments" not in fields or len(shown.assignments) != len(whole.assignments):
        return made
    known = tuple(map(Known, whole.assignments, shown.assignments))
    return replace(made, assignments=standing(staying(edited.assignments, known, registry), made.text))


def _edited(now: Texts, old: Texts, whole: Texts) -> Texts:
    """The words as edited in each language in which they are others than were shown, else as they were."""
    return Texts(*(now.get(lang) if now.get(lang) != old.get(lang) else whole.get(lang) for lang in LANGS))
