"""How Japanese says that a body was reorganised as a whole: x is the former body, y the one that continues it."""

from aiplan_revise.model.bodies import How
from aiplan_revise.model.mentions import BODY

_NOT = BODY[1:-1]
_LIST = rf"{BODY}(?:(?:、|と|及び|並びに|および|ならびに|・|,)(?:旧・?|同)?{BODY})*+"
_GAP = rf"[^{_NOT}。;()]{{0,45}}?"
_WHEN = (
    rf"(?:(?!を(?!もって|もちまして|もち|経て|機に|受けて|契機)|その|うち|ほとんど|大半|部門|機能)[^{_NOT}。;"
    rf"()]){{0,45}}?"
)
"""When, why and how, without anything else that something is done to."""
_MERGE = r"(?:吸収合併|吸収統合|統合|合併|吸収|編入|併合|合流|一元化|一本化|統廃合)"
_DONE = r"(?:さ?れ|し|され|する(?:こと)?|(?=[。、)]|$)|により|による|に伴|の上|を経)"
_AND = r"(?:(?:し|され)て?|により|によって|に伴い?|による|を経て|する形で|することで|して|された|してできた)"
_MAKE = r"(?:設置|新設|設立|発足|創設|開設|誕生|設け|新たに置|できた)"
_END = r"(?:廃止|解散|閉鎖|閉庁|閉所|解体|解消|廃さ|廃し)"
_ALL = r"(?:全ての|すべての|全|全部の|一切の)?"
_DO = r"(?:所掌事務|所管事務|権利義務|権利及び義務|業務|事務|機能|職務|権限|役割|任務|所掌|所管)"
_OTHER = r"(?:事業|組織|職員|人員|予算|財産|資産)"
_DUTY = (
    rf"(?:所掌する|所管する|所掌|所管)?(?:{_OTHER}(?:及び|、|・|並びに|と))*{_DO}"
    rf"(?:(?:及び|、|・|並びに|と)(?:{_DO}|{_OTHER}))*"
)
_WHOLE = r"(?:の(?:全て|すべて|全部|一切)|全般|等)?"
_TAKE = r"(?:引き?継|承継|継承|受け継)"
_GO = rf"(?:{_TAKE}|移管|移し|移され|移った|移行|統合|移譲|担[うっい]|行[うっい]|集約|吸収|帰属|一元化)"
_DID = r"(?:担|行|所管し|所掌し|担当し|実施し|果たし|処理し)(?:って|い|て)?(?:きた|いた|た)"
_FORMER = r"(?:旧・?)?"
_WHAT = rf"{_FORMER}(?P<x>{_LIST})(?:の|(?:が|は){_GAP}{_DID}){_ALL}{_DUTY}{_WHOLE}"
_ENDED = rf"{_FORMER}(?P<x>{_LIST})(?:は|が|を|の){_GAP}{_END}(?:し|され|せ)?(?:て|た)?"
_THEN = r"(?:に伴い?|により|によって|[、。]|また|これに|あわせて|併せて|なお)*"
_ALONE = rf"(?!(?:ぎ|い)?(?:し|され)?(?:て|で)?、?{_GAP}{BODY}(?:を|が){_GAP}{_MAKE})"
"""Nothing else is made of it: "X merged Y to make Z" is not that Y is now part of X."""
_MORE = rf"(?:及び|並びに|と|、){BODY}"

SAID: tuple[tuple[How, str], ...] = (
    # one was merged into the other
    ("merged", rf"{_FORMER}(?P<x>{_LIST})(?:は|が|を|も|については|\(){_WHEN}(?P<y>{BODY})(?:の(?:一部門?"
               rf"|内部組織|部局|組織)として"
               rf"|の内部)?(?:に|へ|と)、?{_WHEN}{_MERGE}{_DONE}"),
    ("merged", rf"(?P<y>{BODY})(?:は|が|に|へ|\(){_WHEN}{_FORMER}(?P<x>{_LIST})を{_WHEN}{_MERGE}{_DONE}{_ALONE}"),
    ("merged", rf"{_FORMER}(?P<x>{_LIST})(?:を|が){_WHEN}{_MERGE}(?:した|して(?:できた|{_MAKE}(?:した|された))|された)"
               rf"(?:、?{_WHEN}{_MAKE}(?:した|された))?(?P<y>{BODY})"),
    ("merged", rf"{_FORMER}(?P<x>{_LIST})の{_WHEN}(?P<y>{BODY})への(?:吸収合併|吸収|統合|編入|合併|移行)(?:に伴"
               rf"|により|を経|後|を受け)"),
    ("merged", rf"{_FORMER}(?P<x>{_LIST})(?:は|が){_WHEN}(?P<y>{BODY})の(?:一部門?|内部組織|部局|下部組織|一部局"
               rf"|内部部局)(?:と(?:な|し)|に(?:な|改|再編))"),
    # several were merged to form another
    ("merged", rf"{_FORMER}(?P<x>{_LIST})(?:を|が|は|の){_WHEN}(?:経営)?{_MERGE}{_AND}、?{_GAP}(?P<y>{BODY})(?:を"
               rf"|が|は){_GAP}{_MAKE}"),
    ("merged", rf"{_FORMER}(?P<x>{_LIST})(?:を|が|は|の){_WHEN}{_MERGE}{_AND}、?{_GAP}(?P<y>{BODY})(?:と|に)(?:な"
               rf"|改|再編)"),
    ("merged", rf"{_FORMER}(?P<x>{_LIST})(?:を|が|は|の){_WHEN}{_MERGE}{_AND}、?{_GAP}{_MAKE}(?:した"
               rf"|された)(?P<y>{BODY})"),
    ("merged", rf"{_FORMER}(?P<x>{BODY})(?:は|が){_WHEN}{_FORMER}(?P<x2>{_LIST})と{_WHEN}{_MERGE}{_AND}、?"
               rf"{_GAP}(?P<y>{BODY})"
               rf"(?:(?:と|に)(?:な|改|再編)|(?:を|が){_GAP}{_MAKE})"),
    ("merged", rf"(?P<y>{BODY})(?:は|が|\(){_WHEN}{_FORMER}(?P<x>{_LIST})(?:の|を|が){_WHEN}{_MERGE}(?:により"
               rf"|によって|による|し|して|して?できた|を経て"
               rf"|されて){_GAP}(?:{_MAKE}|\))"),
    # one ended, and the other does all it did
    ("taken-over", rf"{_ENDED}{_THEN}(?:その|当該|これらの|同{BODY}?の)?{_ALL}{_DUTY}{_WHOLE}(?:は|を|が)、?"
               rf"{_GAP}(?P<y>{_LIST})"
                   rf"(?:に|へ|が|において)、?{_GAP}{_GO}"),
    ("taken-over", rf"{_ENDED}{_THEN}、?{_GAP}(?P<y>{BODY})(?:が|は){_GAP}(?:その|当該|同{BODY}?の)?{_ALL}{_DUTY}"
               rf"{_WHOLE}を{_GAP}{_GO}"),
    ("taken-over", rf"{_FORMER}(?P<x>{_LIST})(?:を|が){_WHEN}{_END}(?:し|され)て?、{_GAP}(?P<y>{BODY})(?:を|が)"
               rf"{_GAP}{_MAKE}"),
    # the other took over all it did
    ("taken-over", rf"(?P<y>{BODY})(?:は|が|に|において|\(){_GAP}{_WHAT}(?:を|は|も){_GAP}{_TAKE}"),
    ("taken-over", rf"{_WHAT}(?:を|は|が|については)、?{_GAP}(?P<y>{_LIST})(?:が|に|へ|において)、?{_GAP}{_TAKE}"),
    ("taken-over", rf"{_FORMER}(?P<x>{_LIST})(?:の|が{_GAP}{_DID})(?:(?:全ての|すべての|一切の|全){_DUTY}|"
               rf"{_DUTY}の(?:全て|すべて|全部|一切))"
                   rf"(?:を|は|が)、?{_GAP}(?P<y>{_LIST})(?:に|へ){_GAP}{_GO}"),
    ("taken-over", rf"{_WHAT}を{_GAP}(?:引き?継いだ|引き?継ぐ|承継した|承継する|継承した|継承する"
               rf"|受け継いだ)(?P<y>{BODY})"),
    ("taken-over", rf"{_FORMER}(?P<x>{_LIST})を{_GAP}(?:引き?継いだ|承継した|継承した|引き?継ぐ|承継する"
               rf"|継承する)(?P<y>{BODY})"),
    ("taken-over", rf"(?P<y>{BODY})(?:は|が|\(){_WHEN}{_FORMER}(?P<x>{_LIST})を{_WHEN}{_TAKE}{_ALONE}"),
    # the other stands in its place
    ("taken-over", rf"{_FORMER}(?P<x>{_LIST})の(?:後継|後身)(?:組織|機関|団体|法人)?(?:の|である|として{_GAP}(?:"
               rf"{_MAKE}(?:された|した)?)|に当たる"
                   rf"|にあたる|となる)?、?(?P<y>{BODY})"),
    ("taken-over", rf"(?P<y>{BODY})(?:は|が|\(){_WHEN}{_FORMER}(?P<x>{_LIST})の(?:後継|後身)"),
    ("taken-over", rf"{_FORMER}(?P<x>{_LIST})に(?:代わ(?:り|って|る)|代えて|替えて|替わ(?:り|って)){_GAP}(?P<y>"
               rf"{BODY})(?:が|を|は){_GAP}{_MAKE}"),
    # one was divided
    ("split", rf"{_FORMER}(?P<x>{BODY})(?:は|が|を){_WHEN}(?P<y>{BODY}(?:{_MORE})++)に{_WHEN}(?:分割|分離|分かれ"
              rf"|分け|分立|再編)"),
    ("split", rf"{_FORMER}(?P<x>{BODY})(?:は|が|を){_WHEN}(?:分割|分離|分立)(?:し|され)て?、?{_GAP}(?P<y>{BODY}(?:"
              rf"{_MORE})++)"
              rf"(?:(?:を|が){_GAP}{_MAKE}|(?:と|に)(?:な|改|再編))"),
    # one became the other
    ("", rf"{_FORMER}(?P<x>{_LIST})(?:は|が){_WHEN}(?P<y>{BODY})(?:と|に|へ)(?:な(?:り|った|って|る)|昇格|格上げ"
         rf"|改組|改編|再編|移行|衣替え|改め|改称|名称変更)"),
    ("", rf"{_FORMER}(?P<x>{_LIST})(?:を|から|が){_WHEN}(?:改組|改編|再編|格上げ|昇格|衣替え|改め|母体と?|独立"
         rf"|発展(?:的に)?)(?:さ?せ|し|され|に)?(?:て|た)?、?"
         rf"{_GAP}(?P<y>{BODY})(?:(?:が|を|は){_GAP}{_MAKE}|(?:と|に)(?:な|改|し))"),
    ("", rf"{_FORMER}(?P<x>{_LIST})(?:を|から|が){_WHEN}(?:改組|改編|再編|格上げ|昇格|母体と)(?:し|され)(?:て"
         rf"|た)?{_GAP}(?:{_MAKE}(?:した|された))?(?P<y>{BODY})"),
    ("", rf"(?P<x>{BODY})\((?:現在?の?|現・|現在は|現在、){_GAP}(?P<y>{BODY})"),
    ("", rf"(?P<y>{BODY})(?:は|が|\(){_WHEN}{_FORMER}(?P<x>{_LIST})(?:を|から|が){_WHEN}(?:改組|改編|再編"
         rf"|格上げ|昇格|母体と|衣替え|独立)"),
)  # fmt: skip
