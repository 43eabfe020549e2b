"""Where the clauses of a Japanese sentence begin and end."""

import re
from collections.abc import Iterator

from aiplan_revise.model.commitments.acts import sets_figure
from aiplan_revise.model.commitments.predicates import TAIL, governing, is_bare, modal
from aiplan_revise.model.commitments.reserving import ends_in_condition
from aiplan_revise.model.patterns import compiled
from aiplan_revise.model.scripts import KANJI


def parts_of(sentence: str) -> Iterator[str]:
    """A sentence cut where one predicate ends and the next begins, and lists of nouns under one of them."""
    for predicate in _cut(re.split("(?<=、)", sentence), listed=False):
        last = governing(modal(predicate.strip("、"))[0])
        if last.light or is_bare(last.match) if last else _NAMED.search(predicate, max(0, len(predicate) - _LONGEST)):
            yield from _cut(re.split("(?<=、)|(?=及び|並びに)", predicate), listed=True)
        else:
            yield predicate


_LONGEST = 12
"""Characters of the longest of the acts below, with what leads to it."""
_NAMED = compiled(
    f"[のへ](?:(?:{KANJI}|[ァ-ヺー]){{1,6}}化|(?:一部|全面)?(?:移管|移行|移転|統合|統廃合|廃止|撤廃|縮小|削減|短縮|延長|延伸|共有|共用|点検|検証"
    "|周知|公募|募集|活用|派遣|徹底|接続|免除|交付|給付|認定|評価|監視|見直し|引上げ|引下げ|切替え))、?$"
)
"""An act on no rung that ends a list of such (Aの整備、Bの共通化)."""


def _cut(pieces: list[str], listed: bool) -> Iterator[str]:
    """Pieces joined up to where a predicate ends: after …し、 or …とともに, or in lists of nouns that stand alone or
    under one light verb (Aの整備、Bの推進を行う). Objects of the last verb are not cut."""
    held: list[str] = []
    for piece in pieces[:-1]:
        held.append(piece)
        if _ends("".join(held[-4:]).rstrip("、"), listed):
            yield "".join(held)
            held = []
    yield "".join([*held, pieces[-1]])


_CONTINUES = compiled(
    "(?:し|し(?:て|つつ)?|[いりめみぎ]|[っん][てで]|め?て|じ|け|つつ|とともに|と同時に|ほか|一方で?)$"
)
_INCLUDING = compiled("(?:(?:含め|はじめ|始め|視野に入れ)て?|(?:前提|条件)[にと](?:し(?:て|つつ)?)?)$")
"""What leads on to the verb and is no predicate of its own (法制上の措置を含め、必要な検討を行う)."""
_OTHER = compiled(
    "[をへにが](?![おつ関対向基よ際当応伴と加先照沿即]"
    "[^をへにが、]{0,4}$)[^をへにが、]{1,12}(?:し|[っん][てで]|[しりみえけげせねべめれ]て"
    "|[えけげせねべめれ]|[いきぎちびみり]|ず|べく|つつ|とともに|と同時に|一方で?)$|[うくすつぬむるぐぶ]こととし$"
)
"""A predicate off the ladder after which the sentence goes on (課題を踏まえ、 and 終えることとし、), but not において
and the like."""


def _ends(part: str, listed: bool) -> bool:
    """Whether a predicate ends here and the sentence goes on beside it."""
    if _INCLUDING.search(part) or ends_in_condition(part) or (part.endswith("及び") and not part.endswith("に及び")):
        return False
    found = governing(part)
    if not found and sets_figure(part) and part.endswith("とし"):
        return True
    if not found:
        return bool(_OTHER.search(part, max(0, len(part) - TAIL)))
    return listed if is_bare(found.match) else bool(_CONTINUES.search(part))
