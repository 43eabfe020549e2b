"""What a site writes around a plan in plain paragraphs, without a tag, role or class that says so: the way to the page,
whom to ask, links to other pages, how to share or print it. It is left out by its words, and told."""

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from aiplan_revise.documents.grammar.marks import readings
from aiplan_revise.documents.html.blocks import Block, Paragraph, Row, Text
from aiplan_revise.model.patterns import compiled

_TOP = compiled(
    r"(?:(?:この)?ページの?|画面の?)?(?:先頭|トップ|最?上部)(?:へ|に)(?:もど|戻)?る?"
    r"|(?:トップ)?ページの?(?:トップ|先頭|上部)(?:へ|に)?(?:戻る)?"
    r"|(?:本文|メニュー|メインコンテンツ)(?:へ|に|を)(?:移動|ジャンプ|スキップ)?(?:する)?"
    r"|(?:前のページ|一覧|トップページ|ホーム)(?:へ|に)戻る"
    r"|(?:back|return|go|jump) to (?:the )?top(?: of (?:the |this )?page)?|top of (?:the |this )?page"
    r"|skip to (?:the )?(?:main )?(?:content|navigation)",
    re.I,
)
_SHARING = compiled(
    r"(?:share|tweet|print|e-?mail)(?: this(?: page)?)?"
    r"(?: (?:on|by|via|to) (?:x|twitter|facebook|linkedin|line|e-?mail|whatsapp)(?: \([^)]{1,40}\))?)?"
    r"|(?:bookmark|save|download) this page|follow us(?: on .{1,30})?"
    r"|(?:x|twitter|facebook|line|linkedin|はてなブックマーク)(?:[（(][^）)]{1,20}[）)])?(?:で|に|へ)"
    r"(?:シェア|共有|ポスト|投稿|ツイート|送る)(?:する)?"
    r"|(?:このページを)?(?:シェア|共有|ツイート|ポスト|印刷|ブックマーク)する|このページを(?:シェア|共有|印刷)|いいね[!！]?"
    r"|文字サイズ(?:の変更)?|音声読み上げ|このページ(?:の情報)?は(?:お)?役に立ちましたか[?？]?"
    r"|(?:was|is) this page (?:help|use)ful\??|report a problem with this page|give feedback about this page"
    r"|(?:english|日本語|中文|한국어)(?: ?[/|｜] ?(?:english|日本語|中文|한국어))+",
    re.I,
)
_FORMALITY = compiled(
    r"(?:最終|ページ)?(?:更新|掲載|公開)日時?[ 　]*[：:].{4,30}|ページ(?:番号|ID)[ 　]*[：:].{1,20}|法人番号.{0,20}"
    r"|(?:page )?(?:last )?(?:updated|reviewed|modified)(?: on)?[ :].{4,30}"
    r"|(?:copyright|©|\(c\)|（c）).{0,120}|.{0,80}all rights reserved\.?"
    r"|.{0,60}adobe.{0,20}(?:reader|リーダー).{0,120}"
    r"|(?:accept|reject|hide|manage|view)(?: all| additional)? cookies?(?: settings)?|cookies on .{1,60}",
    re.I,
)
_WAY = compiled(
    r"(?:(?:現在(?:位置|地)|you are here|今いる場所)[ 　]*[：:]?[ 　]*)?"
    r"(?:home|top|ホーム|トップ(?:ページ)?)[ 　]*(?:[>＞»›/→|｜]|の中の)[^。]{1,200}",
    re.I,
)
_HOME = compiled(r"home|top|ホーム|トップ(?:ページ)?|現在(?:位置|地)[：:]?|you are here:?", re.I)
_LINE_BY_LINE = (_TOP, _SHARING, _FORMALITY, _WAY)
_HEADS = compiled(
    r"(?:この(?:ページ|記事)(?:の内容)?(?:に関する|についての?)|本件(?:に関する|についての?)|(?:報道|取材)(?:に関する)?)?"
    r"(?:お?問い?合わ?せ|問合)(?:先|窓口|フォーム)?(?:はこちら)?(?:[（(].{1,20}[)）])?"
    r"|ご意見(?:・ご感想)?(?:フォーム|はこちら)?|(?:この|当該)?(?:情報|ページ)(?:の発信元|を作成した(?:担当課|部署|担当))"
    r"|関連(?:リンク|情報|ページ|サイト|記事|ファイル|資料|コンテンツ)|リンク集?|外部リンク|添付(?:ファイル|資料)|ダウンロード"
    r"|サイト(?:マップ|内検索)|(?:おすすめ|注目)(?:情報|コンテンツ)|よくある質問"
    r"|(?:media |press |general |further )?(?:contacts?|enquiries|inquiries)"
    r"(?: (?:us|details|information|point|the team))?|contact (?:the )?[a-z ]{1,40} team|get in touch"
    r"|related (?:links?|content|pages?|information|documents?|publications?|news)"
    r"|(?:useful|external|quick) links?|more (?:on|about) this(?: topic)?|in this section|on this site"
    r"|explore the topic|sign up for .{1,40}|share this page|downloads?|attachments?|documents?",
    re.I,
)
"""What heads a block that tells of the page, or of whom to ask."""
_LONGEST = 40
"""Blocks that may stand below such a head."""
_NAMES = 4
"""Names of offices and people that may stand before what tells how to reach them."""
_SIGNED = compiled(
    r"電話|ファクス|ファックス|内線|直通|メール|〒[0-9０-９]|@|＠|https?:"
    r"|[0-9０-９]{2,5}[-－ー―‐(（][0-9０-９]{2,4}[-－ー―‐)）][0-9０-９]{3,4}|\+?[0-9]{3,5} [0-9]{3,4} ?[0-9]{3,4}"
    r"|\b(?:tel|telephone|phone|fax|e-?mail|address|postcode)\b",
    re.I,
)
_FRAME = "[]【】［］()（）<>＜＞■●○◆◇▼▶►*※:： 　"
_SENTENCES = compiled(r"[^。]{20,}。[^。]{20,}。")
_BODIES = compiled(r"[\[［【][^\[\]［］【】]{1,120}[\]］】][ 　.。]*$")


class Site(NamedTuple):
    """What stays of a page, and what is to be said of the rest: the line, how many lines, the words of the first."""

    blocks: list[Block]
    told: list[tuple[int, int, str]]


def cleared(blocks: Sequence[Block]) -> Site:
    """A page without what a site writes around a plan."""
    kept: list[Block] = []
    told: list[tuple[int, int, str]] = []
    at = 0
    while at < len(blocks):
        count = _length(blocks, at)
        if count:
            told.append((_line(blocks[at]), count, _words(blocks[at])))
        else:
            kept.append(blocks[at])
        at += count or 1
    return Site(kept, told) if any(isinstance(one, Text) for one in kept) else Site(list(blocks), [])


def _length(blocks: Sequence[Block], at: int) -> int:
    """How many blocks from here on are the site's; 0 if this one is of the plan."""
    one = blocks[at]
    if not isinstance(one, Text):
        return 0
    said = _bare(one.one)
    if any(pattern.fullmatch(said) for pattern in _LINE_BY_LINE):
        return 1
    if _HOME.fullmatch(" ".join(one.one.words.split())):
        return sum(1 for _ in takewhile(lambda way: _is_step(way), blocks[at:])) if _leads(blocks, at) else 0
    if not _HEADS.fullmatch(said):
        return 0
    below = _below(one.one, blocks[at + 1 : at + 1 + _LONGEST])
    return 1 + len(below) if below or one.one.heading or one.one.linked else 0


def _leads(blocks: Sequence[Block], at: int) -> bool:
    """Whether the way to a page begins here: a link home, and one further down."""
    return len(blocks) > at + 1 and all(isinstance(one, Text) and one.one.linked for one in blocks[at : at + 2])


def _is_step(of: Block) -> bool:
    return isinstance(of, Text) and not of.one.heading and (of.one.linked or bool(of.one.label.series))


def _below(head: Paragraph, blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks that belong to a head: below a heading all up to the next one that is not below it; below any other
    line those that tell whom to ask, or lead elsewhere, with the names between. What is numbered, names bodies in a
    bracket at its end or tells something at length is the plan's."""
    below = list(takewhile(lambda one: not _ends(head, one), blocks))
    if head.heading:
        return below
    end = 0
    for at, one in enumerate(below):
        if _is_signed(one):
            end = at + 1
        elif at - end >= _NAMES:
            break
    return below[:end]


def _ends(head: Paragraph, one: Block) -> bool:
    """Whether something ends what belongs to a head."""
    if not isinstance(one, Text):
        return not head.heading
    of, words = one.one, one.one.words
    if of.term == "dt":
        return True
    level = of.heading and (not head.heading or of.heading <= head.heading)
    numbered = bool(of.label.text) or any(mark.plain or mark.rank is not None for mark in readings(words))
    return bool(level or numbered or _BODIES.search(words) or _SENTENCES.search(words))


def _is_signed(one: Block) -> bool:
    """Whether a line is what stands in such blocks only: a link, a number to call, an address."""
    return isinstance(one, Text) and (one.one.linked or bool(_SIGNED.search(one.one.words)))


def _bare(of: Paragraph) -> str:
    return " ".join(of.words.strip(_FRAME).split()) if not of.label.text else ""


def _words(of: Block) -> str:
    return " ".join(of.one.words.split()) if isinstance(of, Text) else ""


def _line(of: Block) -> int:
    return of.line if isinstance(of, Row) else of.one.line
