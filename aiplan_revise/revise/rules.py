"""The rules that judge editions and changes: id, level, and a line that says what each looks for."""

import msgspec

from aiplan_revise.model.checks import Level
from aiplan_revise.model.edition import Finding, Lang, Value

LANGUAGE: dict[Lang, str] = {"ja": "Japanese", "en": "English"}


class Rule(Value, frozen=True):
    """A rule: its id, the level of its findings, and a line that says what it looks for."""

    id: str
    level: Level
    help: str


class Remark(msgspec.Struct, frozen=True):
    """What a rule says of a provision ("" is the edition itself), and what to do."""

    provision: str
    message: str
    fix: str = ""


OF_EDITIONS = (
    Rule("unknown-body", "warning", "a responsible body, office or open set that the registry does not know"),
    Rule("expired-body", "warning", "a body that no longer existed on the newest date of the edition"),
    Rule("initiative-without-body", "warning", "an initiative for which nobody is responsible"),
    Rule("empty-text", "error", "a provision without any words"),
    Rule("missing-language", "warning", "words that are missing in one of the languages of the edition"),
    Rule("duplicate-text", "note", "a statement or initiative in the same words as another"),
    Rule("duplicate-number", "warning", "two provisions printed under one number"),
    Rule("gap-in-numbering", "warning", "a number that does not follow from the one before it"),
    Rule("misplaced", "warning", "a heading under what is no wider heading"),
    Rule("unofficial-title", "error", "an edition that is not official, in a title that does not say so"),
    Rule("dangling-reference", "warning", "a reference to a number of this plan under which nothing stands"),
    Rule("stale-translation", "warning", "a figure that the two languages of one text do not give alike"),
    Rule("ended-and-there", "warning", "a provision that the edition has and says to have ended"),
    Rule("deadline-past", "warning", "a deadline before the newest date of the edition, or before --on DATE"),
    Rule("reference-incomplete", "warning", "a reference to another plan without its title, or to what is no address"),
    Rule("reference-unknown", "warning", "a reference to another plan by an id that the store does not know"),
)
OF_LANGUAGES = (
    Rule("languages-disagree", "warning", "a body or a number that a text and its translation do not give alike"),
    Rule("translation-behind", "warning", "a text that was changed in one language later than in the other"),
)
OF_CHANGES = (
    Rule("nothing-to-compare", "warning", "an old edition without initiatives, so that none of the new one is judged"),
    Rule(
        "dropped-initiative",
        "warning",
        "an initiative of the old edition that nothing in the new one continues, without a reason",
    ),
    Rule(
        "body-replaced",
        "warning",
        "a body that is named no more, in whose place one new body stands throughout: perhaps under its new name",
    ),
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
OF_EXCEPTIONS = (
    Rule("expired-exception", "warning", "an exception whose last day is over, so that it no longer holds"),
    Rule("unused-exception", "note", "an exception that matches no finding any more"),
)
RULES: dict[str, Rule] = {rule.id: rule for rule in (*OF_EDITIONS, *OF_LANGUAGES, *OF_CHANGES, *OF_EXCEPTIONS)}


def finding(rule: str, remark: Remark) -> Finding:
    """The finding of a rule, at its level."""
    return Finding(rule, RULES[rule].level, remark.message, remark.provision, fix=remark.fix)
