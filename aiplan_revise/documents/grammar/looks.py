"""Words that do not stand in the line as the others do.

What is raised (an exponent, the number of a note) would run into a number in front of it: 10 to the power of 2 is not
102. It is written as the raised signs that there are.

What is struck out is read as taken out, and told. So drafts show what goes where nobody tracks changes; read as text it
would run into what takes its place: 60 struck out before 200 would read 60200.
"""

import unicodedata

from aiplan_revise.model.edition import Finding

_RAISED = str.maketrans("0123456789+-−()=", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾⁼")
_LOWERED = str.maketrans("0123456789+-−()=", "₀₁₂₃₄₅₆₇₈₉₊₋₋₍₎₌")
_ENDINGS = frozenset(("st", "nd", "rd", "th", "o", "a", "er", "re", "e", "tm"))
"""What is raised behind a number and no exponent."""
_SHOWN = 120


def raised(before: str, words: str) -> str:
    """Raised words as they stand behind those before: 10², 計画¹, 1st; 10^x where there is no raised sign."""
    made = unicodedata.normalize("NFKC", words).translate(_RAISED)
    exponent = before[-1:].isdecimal() and made[:1].isalpha() and made.strip().lower() not in _ENDINGS
    return f"^{made}" if exponent else made


def lowered(before: str, words: str) -> str:
    """Lowered words as they stand behind those before: CO2, and 10₂ behind a figure."""
    if not before[-1:].isdecimal():
        return words
    made = unicodedata.normalize("NFKC", words).translate(_LOWERED)
    return f"_{made}" if made[:1].isalpha() else made


def struck_out(words: str, line: int) -> Finding:
    """The remark on words that are struck out."""
    said = " ".join(words.split())
    message = f"words that are struck out were not taken: “{said[:_SHOWN]}{'…' * (len(said) > _SHOWN)}”"
    return Finding("struck-out", "warning", message, line=line, fix="take the stroke off if they are part of the text")
