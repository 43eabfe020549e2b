"""What acts in many a sentence of a plan and is no body: schemes, laws, products, days; and what only people do."""

from aiplan_revise.model.patterns import compiled


def is_scheme(name: str) -> bool:
    """Whether a name is one of a scheme, a law or a product."""
    words = name.casefold().split()
    first, last = words[0], words[-1]
    known = last.removesuffix("s") in _SCHEMES or last in _SCHEMES
    return (known and "geological survey" not in name.casefold()) or (" " in name and first in _PARTS)


def is_no_name(words: str) -> bool:
    """Whether words begin or end like no name, have a day or a law in them or, in Japanese, what parts a sentence."""
    return _NO_NAME.search(words) is not None


_NO_NAME = compiled(
    r"^(?:Each|Every|All|This|That|These|Those|By|From|In|On|At|After|Before|During|Until|Under|With|Within|Once|If|When|Where|To|As"
    r"|For|Our|We|A|An|Any|No|Some|Because|There|It|They|Like|Unlike"
    r"|Outside|Beyond|Customers|Users|Members|Residents|People|Staff|Officials|Children|President|King|Queen|Prime) "
    r"|\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Spring|Summer|Autumn|Winter"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Quarter|Year|Week|Act|Decree|Order|Law|Means)\b"
    r"|['’]s$| (?:of|for|and|the|in|on|&)$|^(?:its|their|other|some|our) "
    r"|\((?:now|formerly|part|or|and|including|see|with|supported|led)\b"
    r"|(?i:^(?:led|supported|funded|backed|chaired|overseen) by )"
    r"|^(?:Boards|Chairs|Secretaries|Heads|Ministers|Directors|Chiefs|Presidents|Governors|Representatives) of "
    r"|^(?:US|UK|NZ)$"
    r"|で(?:は)?なく|のかわり|[代替]わ|のみならず|ばかり|ともに|だけ|って[^\Wぁ-ん]"
    r"|[はがを](?=[^\Wぁ-んA-Za-z])|である|以外|所管|(?:された|される|による|により|として|からの|までの|などの|ための)"
    r"|の(?:補助|委託|支援|協力|指導|監督|指定|認定|承認|許可|ため)|[^\Wぁ-んA-Za-z0-9](?!の[^\Wぁ-ん])[ぁ-ん]{1,2}[^\Wぁ-ん]"
    r"|^(?:地域|全国|国内|海外|県内|市内|都市|民間|関係|各|全て|複数|主要|一部|多く)"
)
_SCHEMES = frozenset(
    str.split(
        "fund programme program scheme plan strategy initiative framework act bill index project system register"
        " code standard agreement directive regulation charter paper roadmap guidance portal platform campaign"
        " award pilot phase stage grant loan voucher levy credit allowance review survey budget report package law"
        " policy curriculum space app resource goal sandbox sandboxe practice understanding fee week reef zone"
        " centres centers hub network intelligence tech meter learning data model tool course bootcamp training"
        " passport licence license test website database map mission summit forum"
    )
)
"""What acts in many a sentence, and is no body, by the last word of its name; and by the first one:"""
_PARTS = frozenset(str.split("phase stage part pillar goal objective action measure chapter priority article annex"))
OF_PEOPLE = frozenset(
    str.split(
        "publish hire appoint recruit consult commission purchase buy employ negotiate brief inspect develop co-develop"
        " digitise digitize sponsor launch run organise organize prepare draft write review assess examine sign manage"
        " operate convene host conduct carry work draw complete open take map upgrade hold"
    )
)
"""What schemes, laws and products do not do."""
OF_BODIES = frozenset(
    str.split(
        "publish hire appoint recruit consult commission purchase buy procure employ negotiate brief sponsor convene"
        " sign prepare issue"
    )
)
"""What nothing that an abbreviation may stand for does but a body."""
