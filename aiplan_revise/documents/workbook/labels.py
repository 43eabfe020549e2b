"""What the columns and kinds of a workbook are called."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Literal, TypeVar

from aiplan_revise.model.edition import EndingReason, Kind, Lang, Texts
from aiplan_revise.model.patterns import compiled

Action = Literal["keep", "reword", "drop", "reassign", "new"]
C = TypeVar("C", Action, EndingReason)

UNOFFICIAL = Texts("公式の文書ではありません。", "This is not an official document.")
"""What stands on a workbook of an edition that is not official and does not say so itself."""
COLUMNS: dict[str, Texts] = {
    "number": Texts("番号", "Number"),
    "kind": Texts("区分", "Kind"),
    "place": Texts("位置", "Place"),
    "title.ja": Texts("名称", "Title (Japanese)"),
    "title.en": Texts("名称（英語）", "Title"),
    "text.ja": Texts("本文", "Text (Japanese)"),
    "text.en": Texts("本文（英語）", "Text"),
    "bodies": Texts("担当府省庁", "Bodies"),
    "id": Texts("識別子", "Id"),
}
KINDS: dict[Kind, Texts] = {
    "part": Texts("部", "part"),
    "chapter": Texts("章", "chapter"),
    "section": Texts("節", "section"),
    "group": Texts("項", "group"),
    "statement": Texts("本文", "statement"),
    "initiative": Texts("施策", "initiative"),
}
FORM_COLUMNS: dict[str, Texts] = {
    "number": Texts("番号", "Number"),
    "place": Texts("位置", "Place"),
    "title": Texts("名称", "Title"),
    "text": Texts("現在の文言", "Present text"),
    "bodies": Texts("現在の担当", "Present bodies"),
    "action": Texts("対応", "Action"),
    "new-text": Texts("改定後の文言", "New text"),
    "new-bodies": Texts("改定後の担当", "New bodies"),
    "reason": Texts("削除の理由", "Reason for dropping"),
    "remark": Texts("備考", "Remark"),
    "id": Texts("識別子", "Id"),
}
ACTIONS: dict[Action, Texts] = {
    "keep": Texts("変更なし", "keep"),
    "reword": Texts("文言修正", "reword"),
    "drop": Texts("削除", "drop"),
    "reassign": Texts("担当変更", "reassign"),
    "new": Texts("新規", "new"),
}
REASONS: dict[EndingReason, Texts] = {
    "completed": Texts("完了", "completed"),
    "merged": Texts("他の施策へ統合", "merged"),
    "superseded": Texts("他の施策に置換え", "superseded"),
    "abandoned": Texts("取りやめ", "abandoned"),
}
_ALSO_ACTIONS: dict[Action, str] = {
    "keep": "変更無し なし 無し 維持 現状維持 継続 存続 そのまま 同左 同じ 変えない unchanged nochange asis same none "
    "continue retain stay",
    "reword": "修正 改定 改訂 改正 文言変更 文言の修正 文言の変更 文言改定 文言 修文 revise revised rewrite edit amend "
    "change modify rephrase",
    "drop": "廃止 削る 取り下げ 終了 dropped delete deleted remove removed omit end",
    "reassign": "担当の変更 担当府省庁の変更 担当府省庁変更 所管変更 所管の変更 移管 担当 handover transfer bodies",
    "new": "新設 追加 新規追加 add added addition",
}
_ALSO_REASONS: dict[EndingReason, str] = {
    "completed": "達成 終了 実施済 済 事業完了 complete done finished achieved",
    "merged": "統合 合流 他施策へ統合 他の施策に統合 他施策に統合 merge mergedintoanother joined",
    "superseded": "置換え 置き換え 置換 代替 他施策に置換え 後継 後継施策 supersede replaced replacedbyanother",
    "abandoned": "中止 断念 取止め 取り止め 撤回 abandon cancelled canceled givenup withdrawn stopped",
}
_NOTED = compiled(r"(.+?)\s*(?:[(（](.+)[)）]|[,，、:：。\-–—]\s*(.+))", re.S)
_ENDING = compiled(
    "(?:を?(?:した|しました|された|されました|済み?|です|とする|する|されます|される|となった|となりました)|"
    "(?:こと|もの)?(?:のため|ため|為|ので|から|に?より|による|に伴い))+$"
)
_TOLD: dict[EndingReason, str] = {
    "completed": "完了 達成 終了 実施済",
    "merged": "統合 合流 一本化 吸収",
    "superseded": "置換え 置き換え 置換 代替 移行 引継ぎ 引き継ぎ",
    "abandoned": "中止 断念 取止め 取り止め 取りやめ 撤回",
}
"""What ends a sentence that gives a reason (他の施策へ統合, 事業が終了したため)."""
_INTO = compiled(r"([a-z]+)\s+(?:in|into|by|with|because|as|since|on|after)\s+\S", re.I)


def kind_of(words: str) -> Kind | None:
    """The kind that somebody wrote, in either language (編 is 部); None if it is none."""
    said = plain(words).replace("編", "部")
    return next((kind for kind, label in KINDS.items() if said in (kind, label.ja)), None)


def label(of: Texts, langs: Iterable[Lang]) -> str:
    """A label in one language, or in both."""
    return " / ".join(dict.fromkeys(of.get(lang) for lang in langs))


def plain(words: str) -> str:
    """Words as they are compared: without spaces, width and case of letters."""
    return "".join(unicodedata.normalize("NFKC", words).casefold().split())


def action_of(words: str) -> Action | None:
    """The action that somebody wrote, as far as that is clear; None if it is not."""
    return _clear(words, _actions())


def reason_of(words: str) -> tuple[EndingReason, str] | None:
    """The reason for dropping that somebody wrote, and what stands behind it (完了（令和7年3月）), or all of a sentence
    (3.1.2へ統合); None if none is clear."""
    if found := _clear(words, _reasons()):
        return found, ""
    noted = _NOTED.fullmatch(words.strip())
    first = _clear(noted[1], _reasons()) if noted else None
    if noted and first:
        return first, " ".join((noted[2] or noted[3]).split())
    told = _sentence(words)
    return (told, " ".join(words.split())) if told else None


def _sentence(words: str) -> EndingReason | None:
    """The reason that a sentence gives at its end, if it speaks of no other one; 未完了 is none, nor is 完了予定."""
    into = _INTO.match(words.strip())
    if into:
        return _reasons().get(plain(into[1]))
    said = _bare(plain(words))
    spoken = {one for one, stems in _TOLD.items() for stem in stems.split() if stem in said}
    ends = any(re.search(rf"(?<![未不非]){stem}$", said) for one in spoken for stem in _TOLD[one].split())
    return min(spoken) if len(spoken) == 1 and ends else None


def _clear(words: str, known: Mapping[str, C]) -> C | None:
    said = plain(words).strip(".。・-_")
    return known.get(said) or known.get(_bare(said))


def _bare(said: str) -> str:
    """Words without the ending that makes a sentence of them."""
    return _ENDING.sub("", said.strip(".。・-_"))


@cache
def _actions() -> dict[str, Action]:
    return {plain(word): one for one, words in ACTIONS.items() for word in (one, words.ja, *_ALSO_ACTIONS[one].split())}


@cache
def _reasons() -> dict[str, EndingReason]:
    return {plain(word): one for one, words in REASONS.items() for word in (one, words.ja, *_ALSO_REASONS[one].split())}


_NOTHING = ("", "同左", "変更なし", "変更無し", "なし", "same", "no change", "unchanged", "-", "—", "―")


def says_nothing(cell: str) -> bool:
    """Whether a cell stands for the words beside it."""
    return plain(cell) in map(plain, _NOTHING)
