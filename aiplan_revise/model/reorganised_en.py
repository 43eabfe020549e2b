"""How English says that a body was reorganised as a whole: x is the former body, y the one that continues it."""

from aiplan_revise.model.bodies import How
from aiplan_revise.model.mentions import BODY, DAY, DUTY

_NOT = BODY[1:-1]
_LIST = rf"{BODY}(?:(?:, {BODY})+,? (?:and|&) {BODY}|(?: and| as well as| together with| &) {BODY})?+"
_ADV = (
    r"(?: (?:now|then|also|since|itself|finally|fully|wholly|formally|legally|meanwhile|thus|thereby|thereupon|entirely"
    r"|recently|subsequently|already|all|both|later|there(?:fore|after)))*"
)
_ASIDE = rf"(?: \([^(){_NOT}.;]{{0,60}}\)|, [^,.;(){_NOT}]{{0,60}},)?"
_WHEN = (
    rf"(?:,? (?:{DAY}|(?:on|in|at|from|since|as of|as from|with effect|effective|by|under|following|after)\b)"
    rf"[^{_NOT}.;:()]{{0,45}}?,?)?"
)
_BE = (
    r"(?:was|were|is|are|got|(?:has|have|had)(?: now| since| already| recently| then)* been|will be|is to be|are to be"
    r"|being|been)"
)
_LINK = rf"{_ASIDE}(?:,| \()?(?: ?(?:which|that))?"
"""What stands between a body and what is said of it: an aside, a bracket, "which"."""
_WAS = rf"{_LINK}(?: ?{_BE})?{_ADV}(?: ?(?:since |on |in )?{DAY})? ?"
_MUST = rf"{_LINK} ?{_BE}{_ADV} ?"
_HAS = rf"{_LINK}(?: ?(?:has|have|had|will))?{_ADV} ?"
_DATED = (
    r"(?:and|when|which|while|but|last year|this year|earlier this year|in (?:spring|summer|autumn|winter)"
    rf"|(?:(?:on|in|from|since|as of|as from|with effect from|by|after|following|at end of|at start of|during) )?{DAY})"
)
_END = rf"(?=$|[.,;:()]| {_DATED})"
"""What is said ends here: "replaced X as the lead of", "took over from X for tourism" is less than the whole."""
_UNIT = r"(?:part|division|branch|department|unit|office|directorate|section|bureau|arm|center|group|agency)"
_PART = (
    rf"(?:(?:a|an|one|its) )?(?:(?:new|separate|own|former|existing|larger|national|wider) )*(?:{_UNIT} (?:of|in"
    rf"|within|under) )?"
)
_OTHER = r"(?:activities|staff|budget|assets|personnel|operations|obligations|rights|projects|offices|data)"
_AND = r"(?:, and|,| and| as well as) (?:its |their |all |these )*"
_DUTIES = (
    rf"(?:(?:entire|whole|full|statutory|former|existing) )*(?:{_OTHER}{_AND})*{DUTY}"
    rf"(?:{_AND}(?:{DUTY}|{_OTHER}))*+"
)
_ALL = r"(?:all(?: of)?(?: these)? |these |full |entire )"
_ENDED = (
    r"(?:abolished|closed(?: down)?|dissolved|wound (?:up|down)|disestablished|disbanded|discontinued"
    r"|scrapped|shut down|terminated)"
)
_IS_NO_MORE = r"(?:ceased to exist|ceased operations|no longer exists?|closed(?: down)?(?=[.,;]| and | in | on | at ))"
_FUSION = (
    r"(?:merger|merging|amalgamation|amalgamating|fusion|fusing|union|uniting|combination|combining|consolidation"
    r"|joining)"
)
_GO = (
    r"(?:transferred|passed|moved|assigned|handed(?: over)?|given|entrusted|reassigned|taken over|taken on|assumed"
    r"|inherited|continued|performed|carried (?:out|on)|exercised|went|go|fell|known as (?:those|that)|those|integrated"
    r"|absorbed|vested|rest|devolved|discharged)(?: over| on)?(?: as a whole| in full| entirely| all)?"
)
_TAKE = (
    r"(?:took over|taken over|takes? over|taking over|assumed|assumes|assuming|inherited|inherits|inheriting|took on"
    r"|taken on|continues|continued|carrie[sd] on|performs|exercises|carries out|absorbed)"
)
_MADE = r"(?:established|created|set up|launched|founded|formed)"
_HEAD = (
    rf"(?P<x>{_LIST})(?:{_MUST}(?:[a-z]+ ){{0,2}}?{_ENDED}|{_ASIDE}(?:,| \() ?(?:since )?{_ENDED}|{_HAS}{_IS_NO_MORE})"
    rf"[^{_NOT}]{{0,70}}?"
)
_SUBJECT = (
    rf"(?P<y>{BODY}){_LINK}(?: ?{_BE}{_ADV} {_MADE}[^{_NOT}.;]{{0,70}}?,? (?:and|to|which))?(?: ?(?:has|have|had"
    rf"|will))?{_ADV} ?"
)
_NEW = (
    r"(?:a |an |one )?(?:new |single |joint |independent |separate )*(?:(?:body|agency|authority|institute"
    r"|organization),? )?(?:called |named |known as )*"
)

_MERGED = r"(?:merged|absorbed|incorporated|integrated|folded|amalgamated|consolidated)"
_ABOLITION = r"(?:abolition|closure|dissolution|winding up|disbandment)"
_ITS = r"(?:all (?:of )?)?(?:its|their)"
_ONLY = r"(?!['’]s)"
"""A body itself, and not something of it."""
_FORM = r"(?:to (?:form|create|become|make|found)|into|as|forming|creating)"
_TWO = rf"{BODY}(?:(?:, and|,| and) {BODY})++"

SAID: tuple[tuple[How, str], ...] = (
    # one was merged into the other
    ("merged", rf"(?P<x>{_LIST}){_WAS}(?:{_MERGED}|subsumed|rolled|taken over){_WHEN} ?(?:into|with|in|by|within|to)"
               rf" {_PART}(?P<y>{BODY}){_ONLY}"),
    ("merged", rf"(?P<x>{_LIST}){_MUST}(?:transferred|moved|brought)(?: as a whole| in full| whole)?{_WHEN}"
               rf" ?(?:into|to|under) {_PART}(?P<y>{BODY}){_END}"),
    ("merged", rf"(?P<y>{BODY}),? ?\(?(?:in|into|to|with|under|by|within) which (?P<x>{_LIST}){_MUST}"
               rf"(?:{_MERGED}|transferred|moved|brought|subsumed)\b"),
    ("merged", rf"(?P<y>{BODY}){_HAS}(?:absorbed|absorbs?|subsume[sd]|incorporates|incorporated|incorporating"
               rf"|absorbing|took in|taken in|merged with)(?: {DAY})? (?P<x>{_LIST}){_END}"),
    ("merged", rf"(?P<y>{BODY})(?:,| \() ?(?:which |that )?(?:brings|brought|bringing|unites|united|uniting|combines"
               rf"|combined|combining)(?: together)? (?P<x>{_LIST}){_END}"),
    ("merged", rf"\b(?:since|after|following|upon|with|through|due to|owing to|because of|as (?:a )?result of|on)"
               rf" (?:completed |full |recent )?(?:merger|incorporation|integration|absorption|amalgamation|fusion"
               rf"|transfer|consolidation|union) of (?P<x>{_LIST}){_WHEN} ?(?:with|into|in|by|within|to|to form)"
               rf" {_PART}(?P<y>{BODY}){_ONLY}"),
    ("merged", rf"\b{_MERGED} (?P<x>{_LIST}){_WHEN} ?(?:into|with|to form|in) {_NEW}{_PART}(?P<y>{BODY}){_ONLY}"),
    # several were merged to form another
    ("merged", rf"(?P<x>{_LIST}){_WAS}(?:merged?|combined?|amalgamated|united?|consolidated|fused?|(?:joined|join|came"
               rf"|come|brought) (?:together|forces))(?: together)?{_WHEN}(?: ?with (?P<x2>{_LIST}))?{_WHEN},? ?{_FORM}"
               rf" {_NEW}(?P<y>{BODY}){_ONLY}"),
    ("merged", rf"(?P<y>{BODY}){_WAS}(?:{_MADE}|made|born|built|constituted|resulted|results|arose|emerged"
               rf"|came into being|came about|result|product){_WHEN} ?(?:by|from|through|out of|of|as (?:a )?result of"
               rf"|following|after|upon|with)(?: a| an)? {_FUSION}(?: together)?(?: of| between)? (?P<x>{_LIST})"
               rf"(?: (?:with|into|and) (?P<x2>{_LIST}))?"),
    ("merged", rf"(?P<y>{BODY}){_WAS}(?:{_MADE}|made|built){_WHEN} ?(?:from|out of) (?P<x>{_LIST}){_END}"),
    ("merged", rf"{_FUSION} of (?P<x>{_LIST})(?: with (?P<x2>{_LIST}))?,? ?(?:has |have )?(?:formed|created|produced"
               rf"|resulted in|gave rise to|led to|brought forth) (?:(?:formation|creation) of )?{_NEW}(?P<y>{BODY})"),
    # one became a part of the other
    ("merged", rf"(?P<x>{_LIST}){_LINK}(?: ?(?:became|becomes?|has become|have become|will become"
               rf"|(?:was|were|has been) made|now forms?)|(?: ?(?:is|are|,))?,? ?(?:now|(?:since )?{DAY}|since then))"
               rf"(?: now| then)?{_WHEN} ?(?:(?:a|an|one) )?(?:[a-z]+ ){{0,2}}{_UNIT} (?:of|in|within|under)"
               rf" (?P<y>{BODY}){_ONLY}"),
    ("merged", rf"(?:\b(?:as of|since|from) )?{DAY},? (?P<x>{_LIST}) (?:is|are|has been|have been|forms?)"
               rf" (?:(?:a|an|one) )?{_UNIT} (?:of|in|within|under) (?P<y>{BODY}){_ONLY}"),
    ("merged", rf"(?P<x>{_LIST}) (?:has|have) been (?:(?:a|an|one) )?{_UNIT} (?:of|in|within|under) (?P<y>{BODY})"
               rf" (?:since|from|as of) {DAY}"),
    # one ended, and the other does all it did
    ("taken-over", rf"{_HEAD}(?:\band|\bwith|[;,.:]|\bwhile) ?(?:all (?:of )?)?(?:its|their|whose) {_DUTIES}{_WAS}"
                   rf"(?:[a-z]+ )?{_GO}{_WHEN} ?(?:to|by|into|of|with|in|within)? {_PART}(?P<y>{_LIST})"),
    ("taken-over", rf"\b(?:abolished|closed|dissolved|disbanded|wound up) (?P<x>{_LIST})[^{_NOT}.;]{{0,40}}?"
                   rf"(?: and|,|;) ?(?:transferred|moved|passed|gave|assigned|handed(?: over)?|entrusted) {_ITS}"
                   rf" {_DUTIES}{_WHEN} ?(?:to|with) {_PART}(?P<y>{_LIST})"),
    ("taken-over", rf"{_HEAD}(?P<y>{BODY}){_HAS}{_TAKE} {_ITS} {_DUTIES}{_END}"),
    ("taken-over", rf"{_HEAD}(?P<y>{BODY}){_HAS}(?:been |was |be )?(?:succeed(?:ed|s) it|replace[sd] it"
                   rf"|(?:took|taken) its place|{_MADE}{_WHEN} ?(?:in its (?:place|stead)|instead|to replace it"
                   rf"|to succeed it)){_END}"),
    ("taken-over", rf"{_ABOLITION} of (?P<x>{_LIST})[^{_NOT}.;]{{0,40}},? ?(?P<y>{BODY}){_HAS}{_TAKE} {_ITS}"
                   rf" {_DUTIES}{_END}"),
    ("taken-over", rf"{_ABOLITION} of (?P<x>{_LIST})[^{_NOT}.;]{{0,40}},? ?{_ITS} {_DUTIES}{_WAS}{_GO}{_WHEN}"
                   rf" ?(?:to|by|into|with) {_PART}(?P<y>{_LIST})"),
    # the other took over all it did
    ("taken-over", rf"{_SUBJECT}{_TAKE}{_WHEN} ?{_ALL}{_DUTIES}(?: (?:that|which) (?:was|were|had been))?"
                   rf"(?: (?:previously|formerly|once|hitherto|so far|until then|until now))?(?: (?:performed|exercised"
                   rf"|held|carried out|discharged|done))? (?:by|of|from) (?P<x>{_LIST}){_END}"),
    ("taken-over", rf"{_SUBJECT}{_TAKE}{_WHEN} ?(?:all (?:of )?)?(?P<x>{BODY})['’]s? {_DUTIES}{_END}"),
    ("taken-over", rf"{_SUBJECT}(?:took over|taken over|takes over) (?P<x>{_LIST}){_END}"),
    ("taken-over", rf"\ball (?:of )?(?:these )?{_DUTIES} (?:of|(?:previously |formerly )?(?:performed|held|exercised"
                   rf"|carried out) by) (?P<x>{_LIST}){_WAS}{_GO}{_WHEN} ?(?:to|by|with|into) {_PART}(?P<y>{_LIST})"),
    ("taken-over", rf"\ball (?:of )?(?P<x>{BODY})['’]s? {_DUTIES}{_WAS}{_GO}{_WHEN} ?(?:to|by|with|into)"
                   rf" {_PART}(?P<y>{_LIST})"),
    ("taken-over", rf"(?:\bthese {_DUTIES} of (?P<x>{_LIST})|(?<!\w )(?P<x2>{BODY})['’]s? {_DUTIES}){_MUST}"
                   rf"(?:taken over|assumed|continued|inherited|carried on|absorbed){_WHEN} ?by (?P<y>{_LIST})"),
    ("taken-over", rf"\bthese {_DUTIES} of (?P<x>{_LIST}){_MUST}(?:transferred|passed|moved|handed over|assigned)"
                   rf"{_WHEN} ?(?:in full|in their entirety|as a whole|entirely){_WHEN} ?to {_PART}(?P<y>{_LIST})"),
    # the other stands in its place
    ("taken-over", rf"(?P<x>{BODY})['’]s? (?:legal |direct )?successor,? (?P<y>{BODY})"),
    ("taken-over", rf"(?P<x>{_LIST}){_WAS}(?:replaced|succeeded|superseded){_WHEN} ?by {_NEW}(?P<y>{_LIST}){_END}"),
    ("taken-over", rf"(?P<y>{BODY}){_HAS}(?:replace[sd]?|succeed(?:s|ed)?|supersede[sd]?|replacing|succeeding"
                   rf"|superseding|took place of|taken place of)(?: {DAY})? (?P<x>{_LIST}){_END}"),
    ("taken-over", rf"(?P<y>{BODY})(?:,| \(| (?:is|was|are))?(?: {_MADE})?(?: as)?(?: (?:its|legal|new|a|direct))*"
                   rf" ?successor(?: body| organi[sz]ation| agency| office| institution)? (?:of|to) (?P<x>{_LIST})"),
    ("taken-over", rf"\breplaced (?P<x>{_LIST}) (?:with|by) {_NEW}(?P<y>{_LIST}){_END}"),
    ("taken-over", rf"(?P<x>{_LIST}) ?\((?:successor|since then):? (?P<y>{BODY})"),
    ("taken-over", rf"(?P<y>{BODY}){_WAS}{_MADE}{_WHEN} ?(?:in place of|instead of|to replace|to succeed"
                   rf"|to take over from|to take place of|in succession to|as successor (?:of|to))(?: abolished)?"
                   rf" (?P<x>{_LIST}){_END}"),
    ("taken-over", rf"(?P<x>{_LIST})(?: has| have)? (?:gave|given|gives) way to {_NEW}(?P<y>{BODY}){_END}"),
    # one was divided
    ("split", rf"(?P<x>{BODY}){_WAS}(?:split|divided|broken up|separated|demerged)(?: up)?{_WHEN}"
              rf" ?(?:into|between|among) (?:two bodies,? |two:? )?(?P<y>{_TWO})"),
    ("split", rf"\b(?:split|divided|broke) (?P<x>{BODY})(?: up)?{_WHEN} ?(?:into|between|among) (?P<y>{_TWO})"),
    # one became the other
    ("", rf"\b(?:turned|transformed|converted|upgraded|reorgani[sz]ed) (?P<x>{_LIST}){_WHEN} ?(?:as|into|to)"
         rf" {_NEW}(?P<y>{BODY}){_END}"),
    ("", rf"(?P<y>{BODY}) \((?:until|before|up to|prior to) {DAY}[:,]? ?(?:it was |known as |called )?(?P<x>{BODY})\)"),
    ("", rf"(?P<x>{BODY}) \((?:since|from|as of|as from) {DAY}[:,]? ?(?:known as |called )?(?P<y>{BODY})\)"),
    ("", rf"(?P<x>{_LIST}){_HAS}(?:became|becomes?|(?:turned|changed|evolved|grew) into){_WHEN} ?{_NEW}(?P<y>{BODY})"
         rf"{_END}"),
    ("", rf"(?P<x>{_LIST}){_MUST}(?:reorgani[sz]ed|transformed|converted|turned|reconstituted|re ?established"
         rf"|relaunched|rebranded|spun (?:off|out)|hived off|made){_WHEN} ?(?:as|into) {_NEW}(?P<y>{BODY}){_END}"),
    ("", rf"(?P<x>{_LIST}){_MUST}(?:upgraded|elevated|raised){_WHEN} ?(?:to be|to|into) {_NEW}(?P<y>{BODY}){_END}"),
)  # fmt: skip
