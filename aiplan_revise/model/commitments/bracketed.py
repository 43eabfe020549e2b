"""What English says in brackets to have been so: "(voluntary reporting covered 38 per cent of the sites in 2024)"."""

from aiplan_revise.model.patterns import compiled

_INNER = compiled(r"\((?P<inner>[^()\n]*)\)")
_FAR = 160
"""Characters of a bracket on either side of a figure."""
_DAY = compiled(r"\b(?:19|20)[0-9]{2}\b|\blast year\b")
_SO = compiled(
    r"\b(?:was|were|had|did)\b(?! to\b)|\b(?:has|have) (?:already |so far |since )?(?:been |done |[a-z]+ed\b)"
    r"|(?:^|[ ,])(?!an?\b|the\b|of\b|be\b|to\b|and\b|or\b|not\b|is\b|are\b)[A-Za-z]+ "
    r"(?!need|exceed|proceed|need|an\b|plan|estimat|expect|target|requir|combin|increas|fund|grant|award|reduc|rais)"
    r"(?:[a-z]+[^\We]ed|[a-z]+eed|stood at|rose to|fell to|grew to|took|gave|ran|came to|made up|saw) "
    r"(?:(?:about|around|some|only|just|nearly|almost|over|under|approximately|roughly|a|total|of) )*[0-9$£€¥]"
)
"""A verb that tells of the past: of two forms that are alike, one between a noun and its figure."""
_YET = compiled(
    r"\b(?i:will|shall|should|must|may|can|would|target\w*|goal|aim\w*|plan|plans|planned|expected|forecast|milestone"
    r"|to be|to reach|rising|at least|no fewer|no more|up to|if|where|when|unless|until|whichever)\b"
)


def was_so(folded: str, start: int, end: int) -> bool:
    """Whether a figure or date at `start`..`end` stands in a bracket that tells what was so at a day, and nothing of
    what is to come."""
    opened = folded.rfind("(", max(0, start - _FAR), start)
    found = _INNER.match(folded, opened, end + _FAR) if opened >= 0 else None
    if not found or found.end() < end:
        return False
    inner = found["inner"]
    return bool(_DAY.search(inner) and _SO.search(inner) and not _YET.search(inner))
