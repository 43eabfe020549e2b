"""An edition as a paper to read: title page, table of contents, and the whole text as it is printed."""

from functools import partial

from aiplan_revise.model.bodies import Registry
from aiplan_revise.model.edition import Edition, Lang, numbers, ordered
from aiplan_revise.report.environment import environment
from aiplan_revise.report.frame import Frame
from aiplan_revise.report.glance import edition_name
from aiplan_revise.report.pages import inlined
from aiplan_revise.report.papers.printing import Side, fields, sides, unmarked
from aiplan_revise.report.papers.shapes import Block
from aiplan_revise.report.shown import Phrase, Shown
from aiplan_revise.report.unofficial import unofficial
from aiplan_revise.report.words import dates_told, say


class Part(Shown, frozen=True):
    """A provision of the text: its id, and how it is printed, further columns included."""

    id: str
    blocks: tuple[Block, ...]

    @property
    def level(self) -> int:
        """That of a heading (see numbering.heading_levels); 0 for all other provisions."""
        return self.blocks[0].level


class PlanView(Shown, frozen=True):
    """A whole edition: what stands on its title page, and its text."""

    lang: Lang
    title: str
    told: tuple[str, ...]
    notices: tuple[Phrase, ...]
    parts: tuple[Part, ...]


def plan_view(of: Edition, registry: Registry, lang: Lang) -> PlanView:
    """An edition as it is printed in `lang`; words that are missing in it come in the other language."""
    dotted = numbers(of)
    side = sides(Frame(of, of, dotted, dotted, registry, lang, {}, {}), dotted=False)[1]
    about, said = of.about, unofficial((of.about,), lang)
    mark = say(lang, "unofficial") if said else ""
    return PlanView(
        lang=lang,
        title=mark + edition_name(about, lang).text,
        told=(
            *([say(lang, about.status)] if about.status else []),
            *dates_told(about, lang),
        ),
        notices=tuple(one.notice for one in said),
        parts=tuple(Part(p.id, (unmarked(p, side), *_columns(p.id, side))) for p in ordered(of)),
    )


def _columns(key: str, side: Side) -> tuple[Block, ...]:
    return fields(side.edition.provisions[key], side, frozenset(), every=True)


def plan_page(of: PlanView) -> str:
    """The edition as one HTML page, made for print."""
    style = inlined(of.lang, bool(of.notices), "", "plan.css")
    shown = {"view": of, "t": partial(say, of.lang), **style}
    return environment("html").get_template("plan.html").render(shown) + "\n"
