"""What plans say of bodies that were reorganised as a whole, and what that is not."""

import pytest

from aiplan_revise.model.edition import Lang
from aiplan_revise.model.mentions import mentions, roll
from aiplan_revise.model.reorganised import statements

EN = {"tide office": "A", "moon board": "B", "sea agency": "C", "port authority": "D"}
JA = {"潮汐局": "A", "月見会": "B", "海洋庁": "C", "港湾機構": "D"}


def said(lang: Lang, words: str) -> list[tuple[str, str, str, str]]:
    found = statements(mentions(words, lang, roll(EN if lang == "en" else JA)), lang)
    return sorted((one.old, one.new, one.how, one.on) for one in found if not one.ahead)


A, B = ("A", "C"), ("B", "C")


@pytest.mark.parametrize(
    ("says", "told"),
    [
        # merged
        ("The Tide Office was merged into the Sea Agency.", "A>C merged"),
        ("On 1 April 2026 the Tide Office was merged into the Sea Agency.", "A>C merged 2026-04-01"),
        ("The Tide Office was merged on 1 April 2026 into the Sea Agency.", "A>C merged 2026-04-01"),
        ("The Tide Office, founded in 1921, has been absorbed by the Sea Agency.", "A>C merged"),
        ("The Tide Office has since been incorporated into the Sea Agency; nothing else changes.", "A>C merged"),
        ("The Tide Office was integrated, as of May 2026, into the Sea Agency.", "A>C merged 2026-05"),
        ("The Sea Agency (into which the Tide Office was merged in 2026) leads.", "A>C merged 2026"),
        ("The Sea Agency, which absorbed the Tide Office in 2026, leads.", "A>C merged 2026"),
        ("The Sea Agency (incorporating the Tide Office) leads.", "A>C merged"),
        ("The Tide Office (merged into the Sea Agency in March 2026) kept its staff.", "A>C merged 2026-03"),
        ("The Tide Office became part of the Sea Agency in 2026.", "A>C merged 2026"),
        ("The Tide Office, since 2026 a division of the Sea Agency, keeps watch.", "A>C merged 2026"),
        ("The Tide Office is now part of the Sea Agency.", "A>C merged"),
        ("As of 1 April 2026, the Tide Office is part of the Sea Agency.", "A>C merged 2026-04-01"),
        ("The Tide Office has been part of the Sea Agency since April 2026.", "A>C merged 2026-04"),
        ("Following the merger of the Tide Office with the Sea Agency, lists were redrawn.", "A>C merged"),
        ("The Tide Office was transferred to the Sea Agency on 1 July 2026.", "A>C merged 2026-07-01"),
        ("The Tide Office and the Moon Board were merged to form the Sea Agency.", "A>C merged, B>C merged"),
        ("The Tide Office and the Moon Board merged in 2026 to form the Sea Agency.",
         "A>C merged 2026, B>C merged 2026"),
        ("The Tide Office merged with the Moon Board to form the Sea Agency.", "A>C merged, B>C merged"),
        ("The Sea Agency was formed by the merger of the Tide Office and the Moon Board.", "A>C merged, B>C merged"),
        ("The Sea Agency, created in 2026 by merging the Tide Office with the Moon Board, leads.",
         "A>C merged 2026, B>C merged 2026"),
        ("The Tide Office, the Moon Board and the Port Authority were brought together into a new Sea Agency.",
         "A>C merged, B>C merged, D>C merged"),
        ("The Sea Agency, which brings together the Tide Office and the Moon Board, leads.", "A>C merged, B>C merged"),
        ("The merger of the Tide Office and the Moon Board created the Sea Agency.", "A>C merged, B>C merged"),
        ("The government merged the Tide Office and the Moon Board into the Sea Agency.", "A>C merged, B>C merged"),
        # ended, and another does it all
        ("The Tide Office was abolished and its functions were transferred to the Sea Agency.", "A>C taken-over"),
        ("The Tide Office was closed in 2026; all its duties passed to the Sea Agency.", "A>C taken-over 2026"),
        ("The Tide Office was dissolved, with its staff, budget and functions taken over by the Sea Agency.",
         "A>C taken-over"),
        ("The Tide Office was closed, and its tasks are now known as those of the Sea Agency.", "A>C taken-over"),
        ("The Tide Office was wound up on 31 March 2026. Its responsibilities were assumed by the Sea Agency.",
         "A>C taken-over 2026-03-31"),
        ("The Tide Office no longer exists; its tasks have passed to the Sea Agency.", "A>C taken-over"),
        ("The Tide Office closed in 2026, and the Sea Agency took over its work.", "A>C taken-over 2026"),
        ("The Tide Office (abolished in 2026, its functions being assumed by the Sea Agency) kept registers.",
         "A>C taken-over 2026"),
        ("The Tide Office was abolished and the Sea Agency took over its functions.", "A>C taken-over"),
        ("The Tide Office was abolished, and the Sea Agency was established in its place.", "A>C taken-over"),
        ("With the abolition of the Tide Office in 2026, the Sea Agency took over its functions.",
         "A>C taken-over 2026"),
        ("The Tide Office and the Moon Board were disbanded, and their work is continued by the Sea Agency.",
         "A>C taken-over, B>C taken-over"),
        # another took it all over
        ("The Sea Agency has taken over all the functions of the Tide Office.", "A>C taken-over"),
        ("The Sea Agency took over the functions of the Tide Office in April 2026.", "A>C taken-over 2026-04"),
        ("The Sea Agency was established in May 2026 and took over the duties of the Tide Office.",
         "A>C taken-over 2026-05"),
        ("The Sea Agency began work in 2026. It took over all functions of the Tide Office.", "A>C taken-over"),
        ("The Sea Agency was set up on 1 October 2026. The new agency has assumed the Tide Office's functions.",
         "A>C taken-over"),
        ("All functions of the Tide Office were transferred to the Sea Agency.", "A>C taken-over"),
        ("The functions of the Tide Office have been taken over by the Sea Agency.", "A>C taken-over"),
        ("The government abolished the Tide Office and transferred its functions to the Sea Agency.", "A>C taken-over"),
        ("The Tide Office was disestablished in 2026 and its functions vested in the Sea Agency.",
         "A>C taken-over 2026"),
        ("The Sea Agency now exercises all functions of the former Tide Office.", "A>C taken-over"),
        ("The functions of the Tide Office were transferred in full to the Sea Agency.", "A>C taken-over"),
        ("The Tide Office's successor, the Sea Agency, keeps the registers.", "A>C taken-over"),
        # in its place
        ("The law replaced the Tide Office with the Sea Agency.", "A>C taken-over"),
        ("The Sea Agency replaced the Tide Office in 2026.", "A>C taken-over 2026"),
        ("The Tide Office has been succeeded by the Sea Agency.", "A>C taken-over"),
        ("The Sea Agency, the successor to the Tide Office, leads.", "A>C taken-over"),
        ("The Sea Agency was created to replace the Tide Office.", "A>C taken-over"),
        ("The Tide Office gave way to the Sea Agency.", "A>C taken-over"),
        # divided
        ("The Tide Office was split into the Sea Agency and the Port Authority.", "A>C split, A>D split"),
        ("In 2026 the Tide Office was divided between the Sea Agency and the Port Authority.",
         "A>C split 2026, A>D split 2026"),
        ("Parliament split the Tide Office into the Sea Agency and the Port Authority.", "A>C split, A>D split"),
        # another form
        ("The reform turned the Tide Office into the Sea Agency.", "A>C "),
        ("The Tide Office became the Sea Agency in 2026.", "A>C  2026"),
        ("The Tide Office was upgraded to an independent Sea Agency.", "A>C "),
        ("The Sea Agency (until 31 March 2026: Tide Office) leads.", "A>C  2026-03-31"),
        ("The Tide Office (since 2026: Sea Agency) leads.", "A>C  2026"),
        ("The Tide Office was renamed the Port Authority, and the Moon Board was merged into the Sea Agency.",
         "B>C merged"),
    ],
)  # fmt: skip
def test_what_english_says(says: str, told: str) -> None:
    assert said("en", says) == _expected(told)


@pytest.mark.parametrize(
    "says",
    [
        "Responsibility for coastal planning was transferred from the Tide Office to the Sea Agency.",
        "Responsibility for tides was transferred from the Tide Office to the Sea Agency in July 2026.",
        "The Sea Agency took over responsibility for coastal planning from the Tide Office.",
        "The Sea Agency took over from the Tide Office as the lead for tourism.",
        "The Sea Agency replaced the Tide Office as lead body.",
        "The Tide Office was replaced by the Sea Agency in the lead of chapter 3.",
        "The Sea Agency took over some of the functions of the Tide Office.",
        "The Sea Agency took over the work of the Tide Office on coastal erosion.",
        "The Sea Agency took over the functions of the Tide Office under the Coast Act.",
        "The staff of the Tide Office were taken over by the Sea Agency.",
        "In 2026 the Sea Agency took over from the Tide Office.",
        "As lead of this chapter, the Tide Office was replaced by the Sea Agency.",
        "The Sea Agency merged the Tide Office's register with its own.",
        "The Tide Office merged its register with that of the Sea Agency.",
        "The Tide Office was visited by the Sea Agency, which was merged.",
        "Some of the functions of the Tide Office were transferred to the Sea Agency.",
        "The laboratory of the Tide Office was merged into the Sea Agency.",
        "The Tide Office's laboratory was merged into the Sea Agency.",
        "Part of the Tide Office was merged into the Sea Agency.",
        "The Tide Office was partly merged into the Sea Agency.",
        "The Tide Office was not merged into the Sea Agency.",
        "The Tide Office has never been absorbed by the Sea Agency.",
        "Consider whether the Tide Office was merged into the Sea Agency too early.",
        "The Tide Office may be merged into the Sea Agency.",
        "The Tide Office should be merged into the Sea Agency.",
        "A proposal to merge the Tide Office into the Sea Agency is under discussion.",
        "Merge the registers of the Tide Office into those of the Sea Agency.",
        "The Tide Office will be merged into the Sea Agency.",
        "The Tide Office is to be abolished, and its functions are to be transferred to the Sea Agency.",
        "The Sea Agency brings together the Tide Office and the Moon Board once a year.",
        "The Tide Office, formerly of the Moon Board, transfers its other functions to the Sea Agency.",
        "The Tide Office was abolished, and its other functions were transferred to the Sea Agency.",
        "The Tide Office was abolished and its functions for tides were transferred to the Sea Agency.",
        "Under the Tides Order the duties of the Tide Office, as it was called, went to the Sea Agency.",
        "The duties of the Tide Office went to the Sea Agency.",
        "The Tide Office is part of the Sea Agency's network.",
        "The Tide Office turned to the Sea Agency.",
        "The Tide Office abolished the tide board, and its functions were transferred to the Sea Agency.",
        "The Tide Office closed down the port and its functions were transferred to the Sea Agency.",
        "The Tide Office was merged into the Sea Agency's network.",
        "The Tide Office joined as the Sea Agency's partner.",
        "The Tide Office and the Moon Board came into the Sea Agency's building.",
        "The Tide Office is a partner of the Sea Agency, which was merged.",
        "The Tide Office closed the port, and the Sea Agency took over.",
        "The Tide Office transferred to the Sea Agency the care of all buoys.",
        "The Tide Office and the Sea Agency work together.",
        "The data of the Tide Office were integrated into the Sea Agency.",
        "The Tide Office was merged. The Sea Agency leads.",
        "It was the Sea Agency that the Tide Office asked.",
        "The merger of the Tide Office into the Sea Agency was called off.",
        "Prepare the merger of the Tide Office into the Sea Agency by 2029.",
    ],
)  # fmt: skip
def test_what_english_does_not_say(says: str) -> None:
    assert said("en", says) == []


@pytest.mark.parametrize(
    ("says", "told"),
    [
        # 統合
        ("潮汐局は海洋庁に統合された。", "A>C merged"),
        ("国土交通省潮汐局は、国立研究開発法人海洋庁に統合された。", "A>C merged"),
        ("潮汐局は令和８年４月１日に海洋庁に統合された。", "A>C merged 2026-04-01"),
        ("潮汐局は令和７年度末をもって海洋庁に統合された。", "A>C merged 2026-03"),
        ("潮汐局を海洋庁へ統合し、体制を強化した。", "A>C merged"),
        ("潮汐局が海洋庁に吸収合併された。", "A>C merged"),
        ("海洋庁は潮汐局を吸収した。", "A>C merged"),
        ("潮汐局を統合した海洋庁が担う。", "A>C merged"),
        ("海洋庁（令和８年４月に潮汐局を統合）が担う。", "A>C merged 2026-04"),
        ("潮汐局（令和８年４月に海洋庁へ統合）の成果を引き継ぐ。", "A>C merged 2026-04"),
        ("潮汐局の海洋庁への統合に伴い、体制を改めた。", "A>C merged"),
        ("潮汐局は海洋庁の内部組織となった。", "A>C merged"),
        ("潮汐局と月見会を統合して海洋庁を設置した。", "A>C merged, B>C merged"),
        ("潮汐局及び月見会の統合により、海洋庁が発足した。", "A>C merged, B>C merged"),
        ("潮汐局、月見会及び港湾機構が統合され、海洋庁となった。", "A>C merged, B>C merged, D>C merged"),
        ("潮汐局と月見会の統合により設置された海洋庁が担う。", "A>C merged, B>C merged"),
        ("潮汐局が月見会と統合し、海洋庁となった。", "A>C merged, B>C merged"),
        ("海洋庁に潮汐局を統合した。", "A>C merged"),
        ("港湾機構は、潮汐局を海洋庁に統合した。", "A>C merged"),
        ("港湾機構は潮汐局を統合し、海洋庁を設置した。", "A>C merged"),
        # 廃止と承継
        ("潮汐局を廃止し、その業務を海洋庁に移管した。", "A>C taken-over"),
        ("潮汐局は令和８年３月31日に廃止され、その全ての事務は海洋庁に引き継がれた。", "A>C taken-over 2026-03-31"),
        ("潮汐局の廃止に伴い、その業務は海洋庁が承継した。", "A>C taken-over"),
        ("潮汐局は解散し、海洋庁がその業務及び権限を引き継いだ。", "A>C taken-over"),
        ("潮汐局を廃止し、新たに海洋庁を設置した。", "A>C taken-over"),
        ("潮汐局を発展的に解消し、海洋庁を新設した。", "A>C taken-over"),
        ("潮汐局が廃止され、海洋庁にその業務が移管された。", "A>C taken-over"),
        ("潮汐局（令和７年度末廃止。業務は海洋庁が承継）の記録による。", "A>C taken-over 2026-03"),
        ("潮汐局及び月見会を廃止し、海洋庁に一元化した。", "A>C merged, B>C merged"),
        ("潮汐局と月見会の業務を統合して、海洋庁を設置した。", "A>C merged, B>C merged"),
        ("海洋庁の設置に伴い、潮汐局は廃止された。", "A>C taken-over"),
        ("潮汐局に代えて海洋庁を置いた。", "A>C taken-over"),
        # 引継ぎ
        ("海洋庁が発足し、これまで潮汐局が担ってきた事務は、総合調整を含め同庁が引き継いだ。", "A>C taken-over"),
        ("潮汐局の業務を海洋庁が承継した。", "A>C taken-over"),
        ("海洋庁は、潮汐局の業務を令和８年４月に承継した。", "A>C taken-over 2026-04"),
        ("潮汐局の業務は、海洋庁に引き継がれている。", "A>C taken-over"),
        ("海洋庁（旧潮汐局の業務を継承）が担う。", "A>C taken-over"),
        ("潮汐局の全ての業務を海洋庁に移管した。", "A>C taken-over"),
        ("令和８年４月に海洋庁が設置された。同庁は、潮汐局の業務を引き継いでいる。", "A>C taken-over"),
        ("海洋庁は、潮汐局の後継組織である。", "A>C taken-over"),
        ("潮汐局の後継である海洋庁が担う。", "A>C taken-over"),
        ("潮汐局に代わり海洋庁が設置された。", "A>C taken-over"),
        # 分割
        ("潮汐局は海洋庁と港湾機構に分割された。", "A>C split, A>D split"),
        ("潮汐局を分割し、海洋庁及び港湾機構を設置した。", "A>C split, A>D split"),
        # 別の形
        ("潮汐局は、令和８年10月に海洋庁となった。", "A>C  2026-10"),
        ("潮汐局を改組し、海洋庁を設置した。", "A>C "),
        ("潮汐局が海洋庁に格上げされた。", "A>C "),
        ("潮汐局を母体として海洋庁が発足した。", "A>C "),
        ("潮汐局（現・海洋庁）の調査による。", "A>C "),
        ("海洋庁（令和８年４月設置。潮汐局を改組）が担う。", "A>C  2026-04"),
        ("潮汐局を改組して設置された海洋庁が担う。", "A>C "),
        ("月見会は令和８年４月に港湾機構と名称を改め、潮汐局は令和７年度末をもって独立行政法人海洋庁に統合された。",
         "A>C merged 2026-03"),
    ],
)  # fmt: skip
def test_what_japanese_says(says: str, told: str) -> None:
    assert said("ja", says) == _expected(told)


@pytest.mark.parametrize(
    "says",
    [
        "潮汐局が所管してきた沿岸計画に関する事務を海洋庁に移管した。",
        "潮汐局の沿岸計画に関する事務を海洋庁が引き継いだ。",
        "潮汐局の業務のうち、観測は海洋庁に移管した。",
        "潮汐局の業務の一部を海洋庁が承継した。",
        "名称に関する法律により、旧潮汐局の業務を海洋庁に移管した。",
        "観測を潮汐局が、予報を海洋庁が引き継いだ。",
        "月見会、潮汐局を統合した。",
        "月見会、潮汐局の業務を引き継いだ。",
        "観測は潮汐局、予報は海洋庁に統合した。",
        "潮汐局が実施してきた事業を海洋庁が引き継いだ。",
        "潮汐局は、観測の業務を海洋庁に引き継いだ。",
        "潮汐局は海洋庁と統合的に運用する。",
        "潮汐局の研究部門を海洋庁に統合した。",
        "潮汐局は、その研究部門を海洋庁に統合した。",
        "潮汐局の一部を海洋庁に統合した。",
        "潮汐局を海洋庁に統合する。",
        "潮汐局を海洋庁に統合する予定である。",
        "潮汐局を海洋庁に統合することを検討する。",
        "潮汐局は海洋庁に統合されない。",
        "潮汐局は海洋庁に統合されなかった。",
        "潮汐局を海洋庁に統合する案は見送られた。",
        "潮汐局を廃止し、その業務を海洋庁に移管することとする。",
        "潮汐局の業務は海洋庁が引き継ぐ。",
        "潮汐局と海洋庁が連携する。",
        "潮汐局と海洋庁の統合的な運用を進める。",
        "潮汐局は改組された。海洋庁が担う。",
        "潮汐局に代わり海洋庁が実施する。",
        "潮汐局の規程を廃止し、海洋庁に統合した窓口を置く。",
        "潮汐局の廃止に伴い、海洋庁が担当する。",
        "潮汐局が港を廃止し、その業務を海洋庁に移管した。",
        "潮汐局が所管する協議会を廃止し、その事務を海洋庁が引き継いだ。",
        "海洋庁の設置に伴い、潮汐局の窓口は廃止された。",
        "海洋庁は、潮汐局の業務を支える体制を引き継いだ。",
        "潮汐局を中心とする体制を引き継いだ海洋庁が担う。",
        "潮汐局と月見会を統合し、その跡地に海洋庁が庁舎を設置した。",
        "潮汐局（現在、海洋庁が所管）の記録による。",
        "潮汐局が海洋庁になり代わって調査した。",
        "国立潮汐局は海洋庁に統合された。",
        "潮汐局は国立海洋庁に統合された。",
        "潮汐局長は海洋庁に移行した。",
        "潮汐局が港を廃止し、海洋庁が監視する。",
        "潮汐局のデータを海洋庁のデータに統合した。",
        "潮汐局から海洋庁に職員を派遣した。",
        "潮汐局の職員を海洋庁に移した。",
        "潮汐局の業務を一時的に海洋庁が引き継いだ。",
        "潮汐局が廃止された場合には、その業務を海洋庁が引き継ぐ。",
    ],
)  # fmt: skip
def test_what_japanese_does_not_say(says: str) -> None:
    assert said("ja", says) == []


def _expected(told: str) -> list[tuple[str, str, str, str]]:
    found = []
    for one in told.split(", "):
        pair, how, *on = one.split(" ")
        old, new = pair.split(">")
        found.append((old, new, how, "".join(on)))
    return sorted(found)
