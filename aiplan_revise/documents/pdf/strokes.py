"""Words of a page that are struck out: a level line runs through the middle of their signs. See grammar.looks."""

from collections import defaultdict

from aiplan_revise.documents.pdf.page import Page, Rule, Sign

_LOW, _HIGH = 0.14, 0.5
"""How far above the baseline, in sizes of letters, a line is that strikes out: above those that underline, and below
the upper edge of small letters."""
_COVERED = 0.6
"""The share of a sign that the line runs through."""
_LARGEST = 60
"""The largest size of letters that is looked for."""
_MOST = 100
"""Lines at one height above which they are a dotted line or a drawing."""


def unstruck(page: Page) -> tuple[Page, str]:
    """A page whose signs that are struck out say nothing, and those as words. Their places stay: what stood on both
    sides of them does not stand apart, and a line that they fill is full."""
    found: dict[int, list[Rule]] = defaultdict(list)
    for rule in page.rules:
        if rule.level:
            found[round(rule.y0)].append(rule)
    levels = {y: rules for y, rules in found.items() if len(rules) <= _MOST}
    if not levels:
        return page, ""
    struck = [any(_strikes(rule, sign) for rule in _near(levels, sign)) for sign in page.signs]
    kept = [one._replace(text="") if is_struck else one for one, is_struck in zip(page.signs, struck, strict=True)]
    return page._replace(signs=kept), _words(page.signs, struck)


def _near(levels: dict[int, list[Rule]], sign: Sign) -> list[Rule]:
    size = min(sign.size, _LARGEST)
    first, last = round(sign.y - _HIGH * size) - 1, round(sign.y - _LOW * size) + 1
    return [rule for y in range(first, last + 1) for rule in levels.get(y, ())]


def _strikes(rule: Rule, sign: Sign) -> bool:
    height = sign.y - (rule.y0 + rule.y1) / 2
    covered = min(rule.x1, sign.x1) - max(rule.x0, sign.x0)
    width = sign.x1 - sign.x0
    return width > 0 and _LOW * sign.size < height < _HIGH * sign.size and covered >= _COVERED * width


def _words(signs: list[Sign], struck: list[bool]) -> str:
    """The struck signs in the order in which they are drawn, blanks between those that do not touch."""
    made, last = "", None
    for sign, is_struck in zip(signs, struck, strict=True):
        if is_struck:
            parted = last is not None and not (last.y == sign.y and abs(sign.x0 - last.x1) < sign.size / 4)
            made += " " * parted + sign.text
            last = sign
    return made.strip()
