"""Text for the terminal: folded at its width, Japanese never cut, styles only where they are wanted."""

import re
from collections.abc import Iterator

from aiplan_revise.model.patterns import compiled
from aiplan_revise.report.words import in_columns

_CONTROL = compiled(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_STYLES = {"\x01": "\x1b[1m", "\x02": "\x1b[32;4m", "\x03": "\x1b[31;9m", "\x04": "\x1b[0m"}
SIGNS = {"strong": "\x01", "inserted": "\x02", "deleted": "\x03", "off": "\x04"}
_OFF = SIGNS["off"]
_CLOSING = "、。，．・：；？！）」』】〕］ー”…"
"""What may not begin a line, even where a style stands before it."""
_TOKEN = compiled(rf"[\x01-\x04]|[^\S\n]+|[（「『【〔［“(\[]*(?:[!-~À-ɏ]+|[^\x01-\x04])[{_CLOSING}:;,.!?)\]]*", re.S)


def one_line(words: object) -> str:
    """Words as one line without control characters, so that nothing in it can speak to the terminal."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", re.sub(r"\s+", " ", str(words)))


def folded(page: str, width: int, colour: bool) -> str:
    """Every line folded at `width` columns, its continuation under the words; styles as escape codes or not at all."""
    folded = "\n".join(line for raw in page.strip("\n").split("\n") for line in fold(raw.rstrip(), width))
    folded = re.sub(r"\n{3,}", "\n\n", folded)
    return re.sub(r"[\x01-\x04]", lambda m: _STYLES[m.group()] if colour else "", folded) + "\n"


def fold(line: str, width: int) -> Iterator[str]:
    """`line` in pieces; nothing is lost but the spaces where it breaks, and a style ends and begins again there."""
    indent = re.match(r" *(?:[-*#] +)?", line)
    hang = " " * min(len(indent.group()) if indent else 0, width // 3)
    row, taken, style = "", 0, ""
    for token in _tokens(line, width - len(hang)):
        size = in_columns(token) if token[0] > _OFF else 0
        if size and taken + size > width and row.strip() and token[0] not in _CLOSING:
            yield row.rstrip() + (_OFF if style else "")
            row, taken = hang + style, len(hang)
            if token.isspace():
                continue
        style = style if size else "" if token == _OFF else token
        row, taken = row + token, taken + size
    yield row


def _tokens(line: str, widest: int) -> Iterator[str]:
    """Words, spaces, styles, and Japanese signs with the punctuation that may not stand apart from them."""
    for found in _TOKEN.finditer(line):
        token = found.group()
        while in_columns(token) > widest:
            cut = next(at for at in range(len(token), 0, -1) if in_columns(token[:at]) <= widest or at == 1)
            yield token[:cut]
            token = token[cut:]
        if token:
            yield token
