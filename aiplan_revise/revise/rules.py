"""The rules that judge editions and changes: id, level, and a line that says what each looks for."""

from typing import Literal

import msgspec

from aiplan_revise.model.edition import Finding, Lang, Value

LANGUAGE: dict[Lang, str] = {"ja": "Japanese", "en": "English"}


class Rule(Value, frozen=True):
    """A rule: its id, the level of its findings, and a line that says what it looks for."""

    id: str
    level: Literal["error", "warning", "note"]
    help: str


class Remark(msgspec.Struct, frozen=True):
    """What a rule says of a provision ("" is the edition itself), and what to do."""

    provision: str
    message: str
    fix: str = ""


RULES: dict[str, Rule] = {
    rule.id: rule
    for rule in (
        Rule("unknown-body", "warning", "a responsible body, office or open set that the registry does not know"),
        Rule("expired-body", "warning", "a body that no longer existed on the newest date of the edition"),
        Rule("initiative-without-body", "warning", "an initiative for which nobody is responsible"),
        Rule("empty-text", "error", "a provision without any words"),
        Rule("missing-language", "warning", "words that are missing in one of the languages of the edition"),
        Rule("duplicate-text", "note", "a statement or initiative in the same words as another"),
        Rule("duplicate-number", "warning", "two provisions printed under one number"),
        Rule("gap-in-numbering", "warning", "a number that does not follow from the one before it"),
        Rule("unofficial-title", "error", "an edition that is not official, in a title that does not say so"),
        Rule("dropped-initiative", "warning", "an initiative of the old edition that nothing in the new one continues"),
        Rule("lead-changed", "warning", "another body in the lead than before"),
        Rule("weakened", "warning", "words that commit to less than before"),
        Rule("reversed", "warning", "what was to be done is not to be done any more, or the reverse"),
        Rule("target-lowered", "warning", "a number below the one before, or a deadline after it"),
        Rule(
            "target-changed",
            "note",
            "a limit, a period or a number of which a reader must say whether it asks for less",
        ),
        Rule("target-gone", "warning", "a number or deadline that is there no more"),
        Rule("translation-not-following", "warning", "a change in one language that the other does not follow"),
    )
}


def finding(rule: str, remark: Remark) -> Finding:
    """The finding of a rule, at its level."""
    return Finding(rule, RULES[rule].level, remark.message, remark.provision, fix=remark.fix)
