"""Whether something is to go up or down by a figure, or to it: 3割削減 and 3割に削減, "by a third" and "to a third"."""

from aiplan_revise.model.commitments.targets import Aim
from aiplan_revise.model.patterns import compiled

AIMED = frozenset(("count", "money", "percent", "quantity", "number"))
"""The kinds of target that can be either."""

LESS_JA = "削減|縮減|低減|軽減|節減|減|短縮|圧縮|縮小|縮め|抑制|下げ|引き?下げ|低下"
_MORE_JA = "増|上積み|上乗せ|上げ|引き?上げ|上昇"
_TO_MORE_JA = rf"{_MORE_JA}|高め|伸ば|拡大|拡充|向上|改善|強化"
_BY_JA = (
    r"(?:以上|程度|前後|超|ほど)?(?:だけ|分)?[のを]?"
    rf"(?:{LESS_JA}|{_MORE_JA}|(?<![のを])(?:拡大|向上|改善|高め|伸ば))(?!後)"
)
_TO_JA = (
    r"(?:以上|程度|前後|超|以下|未満)?(?:とする|(?:に|へ|まで)(?:まで)?(?![当相対つ関向]|お[いけ])"
    rf"(?:する|とど|抑え|おさえ|[^。、\n]{{0,16}}?(?:{LESS_JA}|{_TO_MORE_JA}|抑|おさえ)))"
)
_REACHED_JA = compiled("まで$")
LESS_EN = r"reduc\w*|cut(?:s|ting)?|lower\w*|decreas\w*|shorten\w*|shrink\w*|curb\w*|declin\w*|fall\w*|drop\w*"
MORE_EN = r"increas\w*|rais\w*|expand\w*|grow\w*|lift\w*|boost\w*|improv\w*|enlarg\w*|ris(?:e|es|ing)|risen"
_CHANGED_EN = rf"\b(?i:{LESS_EN}|{MORE_EN})\b[^.;\n]{{0,80}}"
_BY_EN = rf"{_CHANGED_EN}\b(?i:by)(?: (?i:an? (?:further|additional)|another))? \Z"
_TO_EN = rf"{_CHANGED_EN}(?<!up )\b(?i:to) \Z"
_OF_EN = r"\b(?i:reductions?|cuts?|decreases?|increases?|rises?|declines?|growth)(?: in [^.;,\n]{0,40})? (?i:of) \Z"
_NAMED_EN = r"[ -](?i:reductions?|cuts?|decreases?|increases?|rises?|declines?|improvements?|less|fewer|lower|higher)\b"
_LEADS_EN: dict[str, tuple[Aim, str]] = {
    "of ": ("change", _OF_EN),
    "by ": ("change", _BY_EN),
    "her ": ("change", _BY_EN),  # by another, by a further
    "nal ": ("change", _BY_EN),  # by an additional
    "to ": ("level", _TO_EN),
}
"""How the words before a figure end that say its aim, and all of them."""
_SIGNS = ("△", "▲", "-", "マイナス")
_LEVELS = ("度", "℃")
"""Signs that say of a figure that so much is to go, and units in which they do not."""
_FAR = 120
"""Characters before a figure among which its verb stands."""


def aim_of(folded: str, span: tuple[int, int], ja: bool) -> Aim:
    """The aim of a target whose printed words stand at `span` of a folded text."""
    return _japanese(folded, *span) if ja else _english(folded, *span)


def _japanese(folded: str, start: int, end: int) -> Aim:
    if folded.startswith(_SIGNS, start) and not folded.endswith(_LEVELS, start, end):
        return "change"
    reached = _REACHED_JA.search(folded, start, end)
    if compiled(_TO_JA).match(folded, reached.start() if reached else end):
        return "level"
    return "change" if compiled(_BY_JA).match(folded, end) and not reached else ""


def _english(folded: str, start: int, end: int) -> Aim:
    first = start + 3 if folded[start : start + 3].lower() in ("by ", "to ") else start
    before = max(0, first - _FAR), first
    if compiled(_NAMED_EN).match(folded, end):
        return "change"
    lead = folded[max(0, first - 4) : first].lower()
    aim, pattern = next((told for word, told in _LEADS_EN.items() if lead.endswith(word)), ("", ""))
    return aim if pattern and compiled(pattern).search(folded, *before) else ""
