"""The ladder of commitment, from considering to being obliged, with the words of both languages."""

from aiplan_revise.model.edition import Lang, Texts, Value

CONSIDERED, STRIVEN, MOVED, DONE, OBLIGED = 1, 2, 3, 4, 6
"""Rungs that the words around a verb lead to: "may" to the first, 可能な限り down to the second, "must" up to the last.
An act whose verb is on no rung stands on DONE."""


class Commitment(Value, frozen=True):
    """How binding words are: their rung on the LADDER (0 is none), the words that say it, and whether they reserve
    something all the same (原則として, "in principle", 一部の)."""

    level: int = 0
    words: str = ""
    reserved: bool = False

    @property
    def rank(self) -> tuple[int, bool]:
        """The order from weak to strong."""
        return self.level, not self.reserved


class Clause(Value, frozen=True):
    """A part of a text with a verb of its own, and what it commits to.

    `act` is the stem of what is done, also where it is only considered (廃止 in 廃止を検討する, "open" in "consider
    opening"), `firm` how firmly that is promised: CONSIDERED, STRIVEN, DONE or OBLIGED; `of` the act that it is about
    (導入 in 導入を支援する, 研修 in 研修を実施する). `listed` is whether the governing verb stands on the LADDER.
    """

    text: str
    commitment: Commitment
    act: str = ""
    firm: int = DONE
    of: str = ""
    listed: bool = True


class Rung(Value, frozen=True):
    """One rung: what it promises, and the words that stand on it.

    `ja` are nouns that become verbs with する, and stems of verbs; `en` verbs with their noun ("examine=examination").
    """

    level: int
    means: Texts
    ja: tuple[str, ...]
    en: tuple[str, ...]


def listed(words: str) -> tuple[str, ...]:
    """Words written one after the other."""
    return tuple(words.split())


CARRYING_OUT = frozenset(("実施", "実行", "遂行"))
"""Nouns that say no more than that the act before them is done (研修を実施する)."""
ENDED: dict[Lang, str] = {
    "ja": "中止|廃止|停止|休止|凍結|撤回|断念|縮小|見送|打ち?切|取り?やめ|取り?止め",
    "en": "discontinu|cancel|abandon|suspen|halt|ceas|stop|terminat|scrap|shelv|aboli|withdr[ae]w",
}
"""How the words begin of an act that ends what another one does."""
INQUIRIES = frozenset(listed("調査研究 調査 研究 分析 research survey surveys analysis investigation investigations"))
"""Nouns of rung 1 that are acts of their own: whether to do research is less than to support it, nobody can say."""

LADDER: tuple[Rung, ...] = (
    Rung(
        1,
        Texts("検討する（何も決めていない）", "to consider: nothing is decided yet"),
        listed(
            "検討 再検討 調査研究 調査 研究 議論 分析 考察 模索 探究 探求 協議 審議 勉強 結論を得 結論を出"
            " 可能性を探 視野に入れ"
        ),
        listed(
            "consider=consideration study examine=examination explore=exploration investigate=investigation survey"
            " discuss=discussion research analyze=analysis analyse=analysis deliberate=deliberation"
        ),
    ),
    Rung(
        2,
        Texts("目指す・努める（結果は約束しない）", "to strive: effort without the promise of an act"),
        listed(
            "目指 努力 努め 試み 期待 志向 心掛け 望まし 目標とす 想定 方向で調整 よう配慮 ように配慮 よう留意"
            " ように留意"
        ),
        listed("aim strive seek endeavor endeavour attempt hope try work-toward work-towards"),
    ),
    Rung(
        3,
        Texts("推進・支援する（動かし、助ける）", "to promote: others act, or things are moved on"),
        listed(
            "促進 推進 支援 奨励 後押し 助長 応援 補助 助成 加速 加速化 働きかけ 促 援助 醸成 振興"
            " 取り組 取組 普及 啓発 求め 要請 推奨 依頼 呼び掛け 呼びかけ"
        ),
        listed(
            "promote=promotion encourage=encouragement support facilitate=facilitation foster assist=assistance"
            " advance=advancement accelerate=acceleration help urge stimulate=stimulation subsidize subsidise call-on"
            " ask request invite=invitation recommend=recommendation"
        ),
    ),
    Rung(
        4,
        Texts("強化・開発する（程度の問題）", "to develop or strengthen: an act, but a matter of degree"),
        listed(
            "開発 研究開発 強化 抜本的強化 充実 拡充 拡大 改善 向上 高度化 準備 育成 深化 高め 補強"
            " 底上げ 増強 発展 養成"
        ),
        listed(
            "develop=development strengthen improve=improvement enhance=enhancement expand=expansion"
            " reinforce=reinforcement prepare=preparation upgrade deepen increase raise nurture train"
        ),
    ),
    Rung(
        5,
        Texts("実施・整備する（したかどうか確かめられる）", "to establish or carry out: that can be checked"),
        listed(
            "実施 整備 構築 創設 設置 導入 策定 制定 作成 公表 提供 確立 確保 措置 講じ 講ず 運用"
            " 開設 新設 設立 創出 配備 配置 増員 改正 改定 改訂 施行 完成 実装 設け 実行 執行 開催"
            " 適用 遵守 公開 締結 任命 取りまとめ 提出 開始 決定 発足 稼働 立ち上げ"
        ),
        listed(
            "establish=establishment implement=implementation introduce=introduction build create=creation"
            " construct=construction launch formulate=formulation adopt=adoption deploy=deployment conduct"
            " execute=execution enact=enactment publish=publication provide=provision ensure secure"
            " install=installation operate=operation enforce=enforcement revise=revision amend=amendment"
            " complete=completion set-up carry-out draw-up roll-out put-in-place appoint=appointment"
            " submit=submission compile=compilation finalize finalise publicize publicise"
        ),
    ),
    Rung(
        6,
        Texts("義務付ける（例外を認めない）", "to require: binding on others, or without exception"),
        listed("義務付け 義務づけ 義務化 義務 必須 必須化 禁止 保証"),
        listed("require=requirement mandate oblige=obligation obligate guarantee prohibit=prohibition compel"),
    ),
)
"""What a text binds itself to, from weak to strong; 0 is a text without any of these verbs. Rung 4 overlaps rungs 3
and 5 (see `comparable`). Review and 見直し are on no rung: they say that something exists, not how firmly it is
pursued."""
