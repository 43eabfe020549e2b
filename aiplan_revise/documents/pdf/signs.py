"""Signs as fonts of PDFs name them → the signs that are meant: ligatures, radicals, bullets of symbol fonts."""

import unicodedata

UNKNOWN = "\ufffd"
"""Stands for a sign of which the font does not say what it is."""
_RADICALS = dict(
    zip(
        "⺟⺠⻁⻄⻆⻑⻘⻝⻤⻨⻩⻫⻭⻯⻲⻳⼾⾭⿊",
        "母民虎西角長青食鬼麦黄斉歯竜亀亀戸青黒",
        strict=True,
    )
)
"""Radicals that Unicode maps to no sign, or to one that Japanese does not write."""
_SYMBOLS = dict.fromkeys("\uf0b7\uf0a7\uf06c\uf06e\uf0d8\uf076\uf0fc\uf075\uf071\uf0a8", "•") | {
    "\uf0e0": "→",
    "\uf0e8": "→",
}
"""Signs that Symbol and Wingdings put in front of lists, and their arrows."""
_LIGATURES = range(0xFB00, 0xFB07)
_KANGXI = range(0x2E80, 0x2FD6)
_PRIVATE = range(0xE000, 0xF900)


def mended(text: str) -> str:
    """What a font calls `text` as what a person would type; UNKNOWN where nobody can say."""
    if text and text.isascii() and text.isprintable():
        return text
    return "".join(map(_mended, text)) or UNKNOWN


def _mended(sign: str) -> str:
    code = ord(sign)
    if sign in _RADICALS:
        return _RADICALS[sign]
    if sign in _SYMBOLS:
        return _SYMBOLS[sign]
    if code in _LIGATURES or code in _KANGXI:
        return unicodedata.normalize("NFKC", sign)
    if sign in "\t\n\r\xa0" or unicodedata.category(sign) in ("Zl", "Zp"):
        return " "
    if code in _PRIVATE or unicodedata.category(sign) in ("Cc", "Cs", "Co", "Cn"):
        return UNKNOWN
    return sign


def is_radical(text: str) -> bool:
    """Whether a font names a sign as a radical, as if it were no word."""
    return any(ord(sign) in _KANGXI for sign in text)
