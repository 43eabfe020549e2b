"""Conditions on which an act hangs, and which let it off where they do not come true: another's leave (関係者の同意を
得て, "subject to the consent of"), means (用地を確保できる場合には, "if staff numbers allow"), or whatever is laid down
(…を条件に, "provided that"). What only says when a duty arises (違反が確認された場合には, "where a complaint is
received") is none."""

# ---------------------------------------------------------------- Japanese

_LEAVE_JA = "(?:同意|合意|了解|了承|承認|承諾|賛同)"
_MEANS_JA = "(?:財源|予算|資金|人員|要員|人材|人手|職員|用地|土地|適地|敷地|施設|設備|機材|車両|資材|体制|時間)"
_GOT_JA = "(?:確保|取得|入手|調達|手当|採用)"
_READY_JA = "(?:条件|環境|体制|状況)"
_ALLOWING_JA = "(?:予算|財政|財源|人員|体制|状況|事情|天候|時間|条件)(?:の?状況|の?事情)?[がの]"
_CASE = "場合(?:に(?:は|限り|おいては?|限って)|は|に(?=、))"
_GETS = (
    f"{_GOT_JA}(?:が|を)?(?:可能な|可能となった|でき[るた])|{_LEAVE_JA}(?:が|を)得(?:られ)?[るた]|{_LEAVE_JA}ができ[るた]"
    f"|{_READY_JA}[がの]整(?:う|った|っている|えられた)|{_ALLOWING_JA}許す|{_MEANS_JA}に余[裕力]がある"
)
_IF_ONLY = (
    f"{_GOT_JA}(?:が|を)?(?:でき|され)(?:れば|次第)|{_LEAVE_JA}(?:が|を)得(?:られ)?(?:れば|次第)|{_READY_JA}[がの]整えば"
    f"|{_READY_JA}が整い次第|{_ALLOWING_JA}許(?:せば|す限り|す範囲(?:内)?で)"
)
_FROM = "(?:^|(?<=[、。「」]))"
_LEFT_OUT = "もの|店舗|事業者|事業所|施設|企業|団体|法人|学校|世帯|地域|市町村|自治体|者|日|期間"
"""Those whom an act leaves out (個人が営む店舗を除き); 雪を除き、 is another act."""
HANGS_JA = (
    f"{_FROM}[^、。「」]{{0,60}}(?:(?:{_GETS}){_CASE}|(?<=.)場合に限(?:り|って)|{_IF_ONLY}"
    f"|(?:{_LEAVE_JA}|{_MEANS_JA}の{_GOT_JA})を大?前提[にと](?:して?(?=、|$)|しつつ|(?=、))"
    "|(?<=.)を条件[にと](?:して?(?=、|$)|しつつ|(?=、)))"
    f"|{_FROM}[^、。「」]{{0,40}}(?:場合|とき|[時期]|事情|{_LEFT_OUT})を除(?:き|いて)(?=、|$)"
    f"|{_FROM}[^、。「」]{{0,40}}(?:事情|支障|理由|定め)[がの]ない限り(?=、|$)"
    f"|(?:^|(?<=[、。をはに「」]))[^、。をはに「」]{{1,20}}の{_LEAVE_JA}を得(?:て(?!い)|た上で|つつ|ながら)"
    "|(?:^|(?<=[、はをに]))状況に応じ(?:て|(?=、))"
    "|(?:予算|財政|財源)の?(?:確保の?)?(?:状況|事情)[をに](?:踏まえ(?:て|つつ)?|勘案し(?:て|つつ)?|応じて?|鑑み|見ながら)"
)
HANGS_JA_HAS = (
    "場合",
    "を除",
    "ない限り",
    "れば",
    "えば",
    "せば",
    "次第",
    "を得",
    "条件",
    "前提",
    "状況",
    "事情",
    "許す",
)
"""Pieces of which a clause with such a condition has one."""

# ---------------------------------------------------------------- English

_REST = r"(?:[^,.;:~]|[.,](?=\d)){1,100}(?=[,.;:](?!\d)|$)"
"""What a condition says, up to where it ends."""
_SOME = r"(?:[a-z'’-]+ ){0,5}"
_LEAVE_EN = "(?:consent|agreement|approval|authori[sz]ation|permission|concurrence|assent|endorsement)"
_AGREES = "(?:consents?|agrees?|approves?|(?:gives?|give) (?:its|their|his|her) consent|(?:does|do) not object)"
_FOUND = "(?:can|could) be (?:found|secured|acquired|obtained|hired|recruited|raised|purchased|bought|reached|financed)"
_ALLOWS = "(?:allows?|permits?|suffices?|warrants?)"
_MEANS_EN = (
    "(?:funds|funding|budgets?|resources|means|finances|circumstances|conditions|staff|staffing|space|capacity|time"
    "|weather|demand|numbers|land)"
)
_OPENS = "(?:^ ?|(?<=, )|(?<=and )|(?<=but ))"
_IF = r"\bif" + "".join(
    rf"(?<!\b{verb} if)"
    for verb in ("see", "ask", "check", "examine", "assess", "determine", "decide", "consider", "even", "as")
)
"""What is not asked, and so sets a condition."""
_WHEN = rf"(?=[ iwo])(?:{_IF}|{_OPENS}(?:where|when|wherever|once))"
_SUBJECT_TO = (
    rf"{_OPENS}subject to (?:(?:the |their |its |a |prior |written ){{0,3}}(?:[a-z]+ )?{_LEAVE_EN}\b(?:{_REST})?"
    rf"|(?:the |a )?(?:outcome|results?|findings|conclusions?|adoption|passage) of {_REST}"
    rf"|(?:(?:the|a|an|any|further|public|next|forthcoming|positive|full) ){{0,3}}(?:spending review|business case"
    r"|consultation|legislation|parliamentary (?:time|approval)|affordability|value for money|evaluation|assessment"
    rf"|security|safety|technical|legal|operational|local)\b(?:{_REST}|(?=[,.;:]|$)))"
)
_EXCEPT_EN = (
    rf"(?:except|save) (?:where|when|if|in (?:the case of|cases?|exceptional|emergency|urgent)) ?{_REST}"
    rf"|(?:with exceptions?|exceptions?) (?:for|in the case of) {_REST}"
)
_PROVIDED = (
    rf"(?<!\bis )(?<!\bare )(?<!\bbe )\bprovid(?:ed|ing) that {_REST}"
    rf"|{_OPENS}provided (?=the |they |it |enough |sufficient |there ){_REST}"
)
HANGS_EN: tuple[tuple[tuple[str, ...], str], ...] = (
    (("subject to",), _SUBJECT_TO),
    (("provided", "providing that"), _PROVIDED),
    (("condition that",), rf"\bon (?:the )?condition that {_REST}"),
    (("long as",), rf"{_OPENS}(?:so|as) long as (?!necessary|needed|possible|required){_REST}"),
    (("unless ",), rf"(?:^|(?<=[a-z] )|(?<=, ))unless {_REST}"),
    (("except ", "save ", "exceptions"), rf"(?<=, ){_EXCEPT_EN}|(?<=[a-z] ){_EXCEPT_EN}"),
    (("only if", "only where", "only when"), rf"\bonly (?:if|where|when) {_REST}"),
    (
        ("consent of", "approval of"),
        rf"(?<!ed )\bwith (?:the |their |its |prior |written |express ){{1,3}}(?:consent|approval) of {_REST}",
    ),
    (
        ("consent", "agree", "approve", "not object", "can be ", "could be "),
        rf"{_WHEN} {_SOME}(?:{_AGREES}|{_FOUND})\b(?! (?:to|with|by|on|in)\b)",
    ),
    (
        (" given", " granted", " obtained"),
        rf"{_WHEN} (?:the )?(?:necessary |prior )?{_LEAVE_EN} (?:is|has been) (?:given|granted|obtained)\b",
    ),
    (
        ("allow", "permit", "suffice", "warrant"),
        rf"(?:{_IF}|\bwhere|\bwhen|\b(?:so|as) far as) {_SOME}{_MEANS_EN} {_ALLOWS}\b"
        rf"|\b{_MEANS_EN} permitting\b",
    ),
    (
        ("depending on",),
        rf"{_OPENS}depending on (?:the )?(?:{_MEANS_EN}|need|needs|situation|results|outcome|availability)"
        rf"(?:{_REST}|(?=[,.;:]|$))",
    ),
)
"""Pieces of which a sentence with a condition of that kind has one, and its pattern."""
