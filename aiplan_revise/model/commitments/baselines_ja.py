"""How Japanese says where a target sets out (現在の35駅から50駅に), and how things stand (３％にとどまっている)."""

from aiplan_revise.model.commitments.found import Found
from aiplan_revise.model.patterns import compiled

_ROUND = "(?:程度|前後|弱|強|余り?)?"
_NOTED = r"(?:\([^()]*\))?"
_FROM = rf"{_ROUND}{_NOTED}(?:から|(?P<arrow> ?(?:→|->)))"
_CHAINED = compiled(r"(?:→|->)[^→、。\n]{0,12}\Z")
"""Before the middle one of several steps (10→20→30), which is to be reached too."""
_OF_NOW = r"(?:現在|現状|現行|足元|足下|直近|時点|実績)(?:値)?(?:の|は|で|:|、)?(?:約|平均|およそ|おおむね)?\Z"
_CHANGED = "増|減|拡|引き?上げ|引き?下げ|高め|伸ば|延ば|短縮|縮|向上|改善|延長|広げ"
_CHANGED += "|強化|上げ|下げ|とど|抑|おさえ|近付|近づ|倍増|底上げ|普及|移|集約|上積"
_SET = "する|し(?:て|、|た|ます)|なる|到達|達"
_TO = (
    rf"(?:程度|前後|超|以上|以下|以内|未満)?{_NOTED}(?:とする|とし|を目指"
    rf"|(?P<till>(?:に|へ)?まで)[^。、\n]{{0,16}}?(?:{_CHANGED})"
    rf"|(?:に|へ)(?![対つ関よ係向]|お[いけ])(?:{_SET}|[^。、\n]{{0,16}}?(?:{_CHANGED})))"
)


def sets_out(folded: str, first: Found, last: Found) -> bool:
    """Whether from one value another one is reached: 35駅から50駅に増やす, 26％→50％; not ３歳から５歳まで."""
    led = compiled(_FROM).match(folded, first.end)
    if led:
        if led["arrow"]:
            return not _CHAINED.search(folded, *_before(first, 24))
    elif not _is_noted(folded, first) and not (
        folded.startswith("を", first.end) and compiled(_OF_NOW).search(folded, *_before(first, 20))
    ):
        return False
    reached = compiled(_TO).match(folded, last.end)
    return reached is not None and not (reached["till"] and first.unit in ("age", "year", "hour", "minute"))


_NOUN = compiled(r"(?<![0-9])[^()、。\n0-9]{4,}\((?:[^()]*:)? ?約?\Z")
_OBJECT = compiled(r"[^()]{0,16}\)(?:を|について|に関し)")
_NOUN_THEN = compiled(
    r"(?<![0-9])[^()、。\n0-9]{2,}\([^()、]*(?:末|度|年|月|日|時点)"
    r"(?:[はに][^()、。0-9]{1,10}[でに]|で|に|は|の)?(?:約|およそ|延べ)?\Z"
)
_ALONE = compiled(rf"{_ROUND}\)(?:を|は、?|について|に関し|が)")
"""Around a value with its day, and nothing else, in brackets: 職員（令和６年度末で約30人）を."""


def _is_noted(folded: str, first: Found) -> bool:
    """Whether a value stands in brackets behind what is to change: 利用者数（令和５年度：３万人）を５万人とする."""
    if _OBJECT.match(folded, first.end) and _NOUN.search(folded, *_before(first, 40)):
        return True
    return bool(_ALONE.match(folded, first.end) and _NOUN_THEN.search(folded, *_before(first, 40)))


_MEANS = r"実績|現状|現在|現員|基準値|直近値?|時点"
_NOTED_NOW = (
    rf"\((?P<inner>[^()]*(?:{_MEANS})(?:値|末)?"
    r"(?:[^()]*:[^()]*|(?:は|で|、|の|が| )*(?:約|平均|およそ|計|合計|延べ|年間|全国)*))\Z"
)
_YET = compiled("予定|見込|目途|目標|まで")
_IN_ALL = compiled("の(?:約)?\\Z")
_ACTUAL = compiled(rf"{_ROUND}\([^()]{{0,16}}?(?:実績|現在|現状)値?\)")
_STANDS = (
    rf"{_NOTED}[^。、()\n]{{0,40}}?(?:"
    r"(?:てい(?:る|た|ない)|てきた|であった|である|にとどま(?:る|っている|った)|に過ぎない)"
    r"(?:ことから|ことを踏まえ|こともあり|ため(?![のに])|ので|が、|ものの|中[、で]"
    r"|状況(?:に|を踏まえ|から))"
    r"|(?:た|(?<!た)い)(?:ことから|ことを踏まえ|こともあり|ため、)"
    r"|(?:であった|にとどま(?:っている|った)|に過ぎない)(?:。|\Z)|にとどまり、|に過ぎず、)"
)
_RULED = compiled("こととされ|こととし|予定|目標|義務|規定|定められ|求められ|べき")
_LIMIT = compiled("以上|以内|以下|未満|(?:に|へ|まで)(?:増|減|引)")


_NAMED = compiled(
    r"(?:(?:現状|実績|基準|直近)値?(?: ?\([^()]{1,20}\))? ?: ?|(?:現状|実績|基準|直近)値 ?)(?:約|平均)?\Z"
)
_WAS = compiled(
    rf"泊?{_ROUND}{_NOTED}(?:であった|だった|にとどまる(?!よう|こと)"
    "|[とに](?:なった|達した|到達した|上った|のぼった|増えた|増加した|減った|減少した)|[とに]なり、(?:次|今後|更に|さらに|引き続き|これを))(?!場合|者|もの|とき|ら|後|段階|時点)"
)
_IN_BRACKETS = compiled(
    r"(?:現在|現状|現行|足元|足下|直近)(?:の(?!目標|計画|上限|下限|基準|規制|制限|要件|期限)[^()、。0-9]{1,10})?"
    r"\([^()0-9]{0,6}\Z"
)
"""Before a value in brackets that says how much something is now: 現行（約６メガワット）の３倍."""
_FORMER = compiled(r"(?:これまで|従来|現在|現状|現行|既存|今|従前)の(?:約|およそ|延べ)?\Z")
_WIDER = compiled(
    rf"{_ROUND}{_NOTED}から、?(?P<all>全て|すべて|全|あらゆる)?"
    rf"(?:[^。、\n0-9]{{0,20}}(?:に|へ))?[^。、\n0-9]{{0,8}}?(?:{_CHANGED}|展開)"
)
"""Behind a value that gives way to more of the same: これまでの13町村から全国に広げる, 13町村から全ての町村に."""
_GREW = compiled(
    rf"{_ROUND}に(?:達する|達している|上る|のぼる)(?:一方|中[、で]|など、|状況)|{_ROUND}に(?:達し|上っ|のぼっ)ており"
)
"""Behind a value that tells why something is done: 約150万人に達する一方."""
_MULTIPLIED = compiled(
    rf"{_ROUND}{_NOTED}から、?(?:[^。、()\n]{{1,14}}(?:まで|中|末)に、?)?(?:の)?(?:約)?(?:倍増|半減|[0-9.]+(?:倍|割(?:増|減|以上)))"
)
"""Behind a value of which a multiple is to be reached: 11施設から、令和９年度までに倍増させる."""
_OF_TRIAL = compiled(
    rf"{_ROUND}(?:における|での|で(?:行|実施し)った)(?:実証|試行|試験)[^、。0-9]{{0,6}}?(?:で|の(?:成果|結果|知見)|を踏まえ)"
)
_TRIED = compiled(r"(?:実証|試行|試験)(?:し|を行っ|を実施し)た\Z")
"""Around where something was tried: 15地域における実証の成果, 試行した10市町村."""
_TIMES = ("times", "%", "age", "year", "hour", "minute")
_ON_DAY = compiled(r"(?<=[0-9年度末月日中])(?:に|には|において|中に)、?[^、。()\n0-9]{0,16}\Z")
_CAME_OF = compiled(
    r"(?!以上|以下|以内|未満|超)[^、。()\n0-9]{0,16}?[しれっいきけえせめげ]た[^、。()\n0-9]{0,12}?"
    r"(?:事業|制度|補助|助成|交付金|割引|キャンペーン|調査|取組|窓口|大会|会議|会合|研修|講座|実証|試行|プログラム"
    r"|仕組み|シンポジウム|フォーラム)(?![者員生所主体])"
)
"""Behind what came of something that is there: 令和６年度に約9,000人が利用した割引事業."""
_UNTIL_NOW = compiled(r"(?:これまで|今まで|既に)(?:に|で)?、?(?:計|延べ|全国)?(?:で|の)?(?:約|およそ|延べ)?\Z")
_REACHED = compiled(
    r"(?!以上|以下|以内|未満|超)[^、。()\n0-9]{0,16}?(?:[しれっいきけえせめげ]た|て(?:いる|おり|きた))(?!場合|とき|者)"
)
"""Around what was reached: これまでに約3,200人が参加した."""
_EVER_SINCE = compiled(r"(?:から|以来|以降)、?(?:概ね|おおむね|原則として)?\Z")
_DONE_SO_FAR = compiled(r"[^。、()\n]{0,16}?(?:て|で)(?:いる|おり|きた|きている|いた)")
"""Around a rate at which something has been done: 令和元年から毎年実施している."""
_LAST_YEAR = compiled("(?:昨|前|一昨)年度?の約?\\Z")
_OUTDONE = compiled(f"{_ROUND}(?:を[上下]回|から|より|[にと]比べ)")
_NOW = compiled(r"現在(?:、|は、?)?(?:約|およそ)?\Z")
_GOING_ON = compiled(
    rf"(?!以上|以下|以内|未満)[^。、()\n]{{0,24}}?て(?:いる|おり)|{_ROUND}(?:の(?!目標|計画|上限|下限)|を)(?!以)"
)


def stands(folded: str, of: Found) -> bool:
    """Whether a value only says how things stand: （現在12隻）, ３％にとどまっているため."""
    noted = compiled(_NOTED_NOW).search(folded, *_before(of, 40))
    if noted and not _YET.search(noted["inner"]):
        return not (of.unit in ("%", "times") and _IN_ALL.search(noted["inner"]))
    if _ACTUAL.match(folded, of.end) or _WAS.match(folded, of.end) or _NAMED.search(folded, *_before(of, 32)):
        return True
    if (_NOW.search(folded, *_before(of, 8)) and _GOING_ON.match(folded, of.end)) or _was_so(folded, of):
        return True
    if _LIMIT.match(folded, of.end):
        return False
    told = compiled(_STANDS).match(folded, of.end)
    return told is not None and not _RULED.search(told[0])


def _was_so(folded: str, of: Found) -> bool:
    """Whether a value is what was reached until now: last year, in brackets behind 現行, what came of a scheme, a rate,
    what gives way to more."""
    tried = _OF_TRIAL.match(folded, of.end) or _TRIED.search(folded, *_before(of, 12))
    grew = of.unit not in _TIMES and (_GREW.match(folded, of.end) or _MULTIPLIED.match(folded, of.end))
    if tried or grew or (_LAST_YEAR.search(folded, *_before(of, 8)) and _OUTDONE.match(folded, of.end)):
        return True
    if of.unit != "times" and _IN_BRACKETS.search(folded, *_before(of, 30)):
        return True
    wider = _WIDER.match(folded, of.end)
    if wider and (wider["all"] or _FORMER.search(folded, *_before(of, 10))):
        return True
    if _ON_DAY.search(folded, *_before(of, 24)) and _CAME_OF.match(folded, of.end):
        return True
    if _UNTIL_NOW.search(folded, *_before(of, 16)) and _REACHED.match(folded, of.end):
        return True
    return bool(_EVER_SINCE.search(folded, *_before(of, 10)) and _DONE_SO_FAR.match(folded, of.end))


_COMPARED = compiled("(?:度)?(?:末)?(?:比(?![率例])|[にと]比べ|[にと]比較|[のを]?水準|を基準|を基点)")
_BASE_YEAR = compiled(r"(?:基準年度?|対)[は:]? ?\(?\Z")


def is_base_year(folded: str, of: Found) -> bool:
    """Whether a date is that with which something is compared: 2019年度比, 令和元年を基準として."""
    return bool(_COMPARED.match(folded, of.end) or _BASE_YEAR.search(folded, *_before(of, 8)))


_MEASURED = (
    rf"(?:末|度)*(?:(?:{_MEANS})値?(?:の|は|で|:|、|における)?|の|で|:|における|は[^()、。0-9]{{1,10}}[でに])"
    r"(?:年平均|平均|約|およそ|計|合計)?"
)
_THEN = "(?:末|度)*(?:時点)?(?:の|に|に[はお]|における|において)[^。、()\n]{0,24}"
_OPENED = compiled(r"\([^()]*\Z")
_ABUTS = compiled("(?:末|度|時点)*[ 、:]?(?:約|およそ|延べ|計|合計)?")
"""Between a day and its value in one bracket: （現状値：令和６年度21.6％）."""
_LABELLED = compiled(r"(?:現状|実績|基準|直近)値? ?\( ?\Z")
_CLOSES = compiled(r"(?:末|度|時点)*\) ?:? ?(?:約|平均)?")
"""Around a day in the label of its value: 現状値（令和６年度）：21.6％."""
_BEHIND = compiled(rf"{_ROUND}\((?:[^()]{{0,8}})")


def is_day_of(folded: str, of: Found, before: Found | None, after: Found | None) -> bool:
    """Whether a date is the day of the value right before or right behind it that says how things stand."""
    if before and _BEHIND.fullmatch(folded, before.end, of.start):
        closed = folded.find(")", of.end)
        return closed >= 0 and not _YET.search(folded, of.end, closed)
    if not after:
        return False
    led = compiled(_FROM).match(folded, after.end)
    if _LABELLED.search(folded, *_before(of, 10)) and _CLOSES.fullmatch(folded, of.end, after.start):
        return True
    if compiled(_MEASURED).fullmatch(folded, of.end, after.start) or (led and led["arrow"] and of.end == after.start):
        return True
    then = compiled(_THEN).fullmatch(folded, of.end, after.start)
    if _OPENED.search(folded, *_before(of, 20)) and _ABUTS.fullmatch(folded, of.end, after.start):
        return True
    return bool(then) and not led and stands(folded, after)


def _before(of: Found, reach: int) -> tuple[int, int]:
    return max(0, of.start - reach), of.start
