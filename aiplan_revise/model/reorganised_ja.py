"""How Japanese says that a body was reorganised as a whole: x is the former body, y the one that continues it."""

from aiplan_revise.model.bodies import How
from aiplan_revise.model.mentions import BODY, DAY

_NOT = BODY[1:-1]
_LIST = rf"{BODY}(?:(?:、|と|及び|並びに|および|ならびに|・|,)(?:旧・?|同)?{BODY})*+"
_WHEN = (
    r"(?:(?!を(?!もって|もちまして|もち|経て|機に|受けて|契機|含め)|その(?!後)|うち|ほとんど|大半|部門|機能)"
    rf"[^{_NOT}。;()]){{0,45}}?"
)
"""When, why and how, without anything else that something is done to."""
_MERGE = r"(?:吸収合併|吸収統合|統合|合併|吸収|編入|併合|合流|一元化|一本化|統廃合)"
_DONE = r"(?:さ?れ|し|され|する(?:こと)?|(?=[。、)]|$)|により|による|に伴|の上|を経)"
_AND = r"(?:(?:し|され)て?|により|によって|に伴い?|による|を経て|する形で|することで|して|された|してできた)"
_MAKE = r"(?:設置|新設|設立|発足|創設|開設|誕生|設け|新たに置|置[いかく]|できた)"
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
_WHAT = rf"{_FORMER}(?P<x>{_LIST})(?:の|(?:が|は){_WHEN}{_DID}){_ALL}{_DUTY}{_WHOLE}"
_TAKING = r"(?:引き?継いだ|引き?継ぐ|承継した|承継する|継承した|継承する|受け継いだ)"
_ITS = rf"(?:その|当該|これらの|同{BODY}?の)?{_ALL}"
_ENDED = rf"{_FORMER}(?P<x>{_LIST})(?:(?:は|が|を){_WHEN}|の(?:{DAY}(?:付けの)?の?)?){_END}(?:し|され|せ)?(?:て|た)?"
_THEN = r"(?:に伴い?|により|によって|[、。]|また|これに|あわせて|併せて|なお)*"
_ALONE = rf"(?!(?:ぎ|い)?(?:し|され)?(?:て|で)?、?{_WHEN}{BODY}(?:を|が){_WHEN}{_MAKE})"
"""Nothing else is made of it: "X merged Y to make Z" is not that Y is now part of X."""
_X = rf"{_FORMER}(?P<x>{_LIST})"
_Y = rf"(?P<y>{BODY})"
_YS = rf"(?P<y>{_LIST})"
_TWO = rf"(?P<y>{BODY}(?:(?:及び|並びに|と|、){BODY})++)"
_IS_MADE = rf"(?:を|が|は){_WHEN}{_MAKE}"
_MADE = rf"{_MAKE}(?:した|された)"
_TURNS = r"(?:と|に)(?:な|改|再編)"
_REFORM = r"(?:改組|改編|再編|格上げ|昇格|衣替え|母体と|独立)"

SAID: tuple[tuple[How, str], ...] = (
    # one was merged into the other
    ("merged", rf"{_X}(?:は|が|を|も|については|\(){_WHEN}{_Y}(?:の(?:一部門?|内部組織|部局|組織)として|の内部)?"
               rf"(?:に|へ|と)、?{_WHEN}{_MERGE}{_DONE}"),
    ("merged", rf"{_Y}(?:は|が|に|へ|\(){_WHEN}{_X}を{_WHEN}{_MERGE}{_DONE}{_ALONE}"),
    ("merged", rf"{_X}(?:を|が){_WHEN}{_MERGE}(?:した|して(?:できた|{_MADE})|された)(?:、?{_WHEN}{_MADE})?{_Y}"),
    ("merged", rf"{_X}の{_WHEN}{_Y}への(?:吸収合併|吸収|統合|編入|合併|移行)(?:に伴|により|を経|後|を受け)"),
    ("merged", rf"{_X}(?:は|が){_WHEN}{_Y}の(?:一部門?|内部組織|部局|下部組織|一部局|内部部局)"
               rf"(?:と(?:な|し)|に(?:な|改|再編))"),
    # several were merged to form another
    ("merged", rf"{_X}(?:を|が|は|の){_WHEN}(?:経営)?{_MERGE}{_AND}、?{_WHEN}{_Y}(?:{_IS_MADE}|{_TURNS})"),
    ("merged", rf"{_X}(?:を|が|は|の){_WHEN}{_MERGE}{_AND}、?{_WHEN}{_MADE}{_Y}"),
    ("merged", rf"{_FORMER}(?P<x>{BODY})(?:は|が){_WHEN}{_FORMER}(?P<x2>{_LIST})と{_WHEN}{_MERGE}{_AND}、?{_WHEN}{_Y}"
               rf"(?:{_IS_MADE}|{_TURNS})"),
    ("merged", rf"{_Y}(?:は|が|\(){_WHEN}{_X}(?:の|を|が){_WHEN}{_MERGE}{_AND}{_WHEN}(?:{_MAKE}|\))"),
    ("merged", rf"{_X}の{_DUTY}を{_WHEN}{_MERGE}{_AND}、?{_WHEN}{_Y}{_IS_MADE}"),
    # one ended, and the other does all it did
    ("taken-over", rf"{_ENDED}{_THEN}{_ITS}{_DUTY}{_WHOLE}(?:は|を|が)、?{_WHEN}{_YS}(?:に|へ|が|において)、?"
                   rf"{_WHEN}{_GO}"),
    ("taken-over", rf"{_ENDED}{_THEN}、?{_WHEN}{_Y}(?:が|は){_WHEN}{_ITS}{_DUTY}{_WHOLE}を{_WHEN}{_GO}"),
    ("taken-over", rf"{_ENDED}{_THEN}、?{_WHEN}{_Y}(?:に|へ){_WHEN}{_ITS}{_DUTY}{_WHOLE}(?:が|を|は){_WHEN}{_GO}"),
    ("taken-over", rf"{_FORMER}(?P<x>{BODY})\({_WHEN}{_END}(?:し|され)?(?:て|た)?、(?:なお、)?{_ITS}{_DUTY}"
                   rf"{_WHOLE}(?:は|を){_WHEN}{_YS}(?:が|に|へ){_WHEN}{_GO}"),
    ("merged", rf"{_ENDED}、?{_WHEN}{_Y}(?:に|へ){_WHEN}{_MERGE}{_DONE}"),
    ("taken-over", rf"{_X}(?:を|が){_WHEN}{_END}(?:し|され)て?、{_WHEN}{_Y}{_IS_MADE}"),
    ("taken-over", rf"{_Y}(?:が|を|の){_WHEN}{_MAKE}{_WHEN}(?:に伴い?|により|に際し)、?{_WHEN}{_X}(?:は|が|を)"
                   rf"{_WHEN}{_END}"),
    # the other took over all it did
    ("taken-over", rf"{_Y}(?:は|が|に|において|\(){_WHEN}{_WHAT}(?:を|は|も){_WHEN}{_TAKE}"),
    ("taken-over", rf"{_WHAT}(?:を|は|が|については)、?{_WHEN}{_YS}(?:が|に|へ|において)、?{_WHEN}{_TAKE}"),
    ("taken-over", rf"{_X}(?:の|が{_WHEN}{_DID})(?:(?:全ての|すべての|一切の|全){_DUTY}"
                   rf"|{_DUTY}の(?:全て|すべて|全部|一切))(?:を|は|が)、?{_WHEN}{_YS}(?:に|へ){_WHEN}{_GO}"),
    ("taken-over", rf"{_WHAT}を{_WHEN}{_TAKING}{_Y}"),
    ("taken-over", rf"{_X}を{_WHEN}{_TAKING}{_Y}"),
    ("taken-over", rf"{_Y}(?:は|が|\(){_WHEN}{_X}を{_WHEN}{_TAKE}{_ALONE}"),
    # the other stands in its place
    ("taken-over", rf"{_X}の(?:後継|後身)(?:組織|機関|団体|法人)?(?:の|である|として{_WHEN}"
                   rf"(?:{_MADE})?|に当たる|にあたる|となる)?、?{_Y}"),
    ("taken-over", rf"{_Y}(?:は|が|\(){_WHEN}{_X}の(?:後継|後身)"),
    ("taken-over", rf"{_X}に(?:代わ(?:り|って|る)|代えて|替えて|替わ(?:り|って)){_WHEN}{_Y}{_IS_MADE}"),
    # one was divided
    ("split", rf"{_FORMER}(?P<x>{BODY})(?:は|が|を){_WHEN}{_TWO}に{_WHEN}(?:分割|分離|分かれ|分け|分立|再編)"),
    ("split", rf"{_FORMER}(?P<x>{BODY})(?:は|が|を){_WHEN}(?:分割|分離|分立)(?:し|され)て?、?{_WHEN}{_TWO}"
              rf"(?:{_IS_MADE}|{_TURNS})"),
    # one became the other
    ("", rf"{_X}(?:は|が){_WHEN}{_Y}(?:と|に|へ)(?:な(?:り(?!代)|った|って|る)|昇格|格上げ|改組|改編|再編|移行"
         r"|衣替え|改め|改称|名称変更)"),
    ("", rf"{_X}(?:を|から|が){_WHEN}(?:{_REFORM}|改め|発展(?:的に)?)(?:さ?せ|し|され|に)?(?:て|た)?、?{_WHEN}{_Y}"
         rf"(?:{_IS_MADE}|(?:と|に)(?:な|改|し))"),
    ("", rf"{_X}(?:を|から|が){_WHEN}{_REFORM}(?:し|され)(?:て|た)?{_WHEN}(?:{_MADE})?{_Y}"),
    ("", rf"(?P<x>{BODY})\(現(?:在の|・|:)?{_Y}[)、。]"),
    ("", rf"{_Y}(?:は|が|\(){_WHEN}{_X}(?:を|から|が){_WHEN}{_REFORM}"),
)  # fmt: skip
