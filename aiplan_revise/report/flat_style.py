"""Our style as a printer needs it: no rules for screens, and values in the place of names that have one value only.

WeasyPrint tries every rule at every element, and looks up every name wherever it stands: a tenth of its time."""

import re
from collections.abc import Iterator

from aiplan_revise.model.patterns import compiled

_STYLE = compiled(r"(?<=<style>)[^<]*(?=</style>)")
_MEDIA = compiled(r"@media\s+([^{]*)")
_NAME = compiled(r"(--[\w-]+)\s*:\s*((?:\"[^\"]*\"|[^;}\"])*);?")
_USE = compiled(r"var\((--[\w-]+)\)")
_SPECIAL = compiled(r"\"[^\"]*\"|[{}]")
_SCREEN_ONLY = compiled(r":(?:hover|focus|focus-visible)\b|\[hidden\]|::details-content")


def flattened(page: str) -> str:
    """The page with its first style sheet as a printer needs it. What is printed of it stays the same."""
    return _STYLE.sub(lambda found: _flat(found[0]), page, count=1)


def _flat(style: str) -> str:
    rules = [rule for rule in _for_print(style) if not all(map(_SCREEN_ONLY.search, rule[0].split(",")))]
    named = [(selector, *pair) for selector, body in rules for pair in _NAME.findall(body)]
    roots = {name: value for selector, name, value in named if selector == ":root"}
    values = {name: value for name, value in roots.items() if all(s == ":root" for s, n, _ in named if n == name)}
    told = (
        (selector, _NAME.sub(lambda one: "" if one[1] in values else one[0], body) if "--" in body else body)
        for selector, body in rules
    )
    return "\n".join(f"{selector}{{{_valued(body, values)}}}" for selector, body in told if body.strip()) + "\n"


def _valued(body: str, values: dict[str, str]) -> str:
    """Declarations with the values of names, and of the names in those."""
    while (found := _USE.sub(lambda use: values.get(use[1], use[0]), body)) != body:
        body = found
    return body


def _for_print(style: str) -> Iterator[tuple[str, str]]:
    """The rules for print, in order: selector (or @page) and what stands in its braces."""
    for head, body in _blocks(style):
        media = _MEDIA.match(head)
        if media is None:
            yield head, body
        elif media[1].strip() == "print":
            yield from _for_print(body)


def _blocks(style: str) -> Iterator[tuple[str, str]]:
    """What stands before the braces of the outermost level, and in them; comments are left out."""
    depth, head, start, at = 0, "", 0, 0
    text = re.sub(r"/\*.*?\*/", "", style, flags=re.S)
    for found in _SPECIAL.finditer(text):
        if found[0] == "{":
            if depth == 0:
                head, start = text[at : found.start()].strip(), found.end()
            depth += 1
        elif found[0] == "}":
            depth -= 1
            if depth == 0:
                yield head, text[start : found.start()]
                at = found.end()
