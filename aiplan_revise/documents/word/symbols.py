"""Signs of symbol fonts, which Word keeps as the place of a sign in its font (w:sym): those of Symbol and Wingdings
that stand in plans, by the mappings of the Unicode Consortium."""

UNKNOWN = "�"
"""What stands for a sign that nobody can read, as in PDFs."""
_OWN = range(0xF000, 0xF100)
"""Where Word puts the signs of such fonts."""
_NO_SIGNS = range(0xD800, 0xF900)
"""Halves of signs, and those that everybody may use for what he likes."""
_SYMBOL = dict(
    zip(b"\xa3\xb3\xb1\xb4\xb8\xb9\xbb\xa5\xb0\xb7\xac\xae\xdb\xdeabmpS", "≤≥±×÷≠≈∞°•←→⇔⇒αβμπΣ", strict=True)
)
_WINGDINGS = (
    {0x81 + at: sign for at, sign in enumerate("①②③④⑤⑥⑦⑧⑨⑩")}
    | {0x8C + at: sign for at, sign in enumerate("❶❷❸❹❺❻❼❽❾❿")}
    | dict(zip(b"\xdf\xe0\xe8\xfc\xfe\x6c\x6e\x6f\xa7\xa8\x76\xd8", "←→➔✓☑●■□▪□❖➢", strict=True))
)
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}


def symbol(font: str, char: str) -> str:
    """The sign at a place (hexadecimal) of a font; UNKNOWN where nobody says what it means."""
    try:
        code = int(char, 16)
        if code in _OWN or font.lower() == "symbol" or "dings" in font.lower():
            return _FONTS.get(font.lower(), {}).get(code % 0x100, UNKNOWN)
        return UNKNOWN if code in _NO_SIGNS else chr(code)
    except (ValueError, OverflowError):
        return UNKNOWN
