"""The rules by which readers remark on what they read: id, level, and a line that says what each looks for."""

from aiplan_revise.revise.rules import Rule

READING: dict[str, Rule] = {
    rule.id: rule
    for rule in (
        Rule("no-initiatives", "warning", "a document in which no provision names responsible bodies"),
        Rule("no-bodies-column", "warning", "a table of which no column holds responsible bodies"),
        Rule("unknown-office", "warning", "a part of a known body that the registry does not know"),
        Rule("retired-body", "warning", "a body that the registry says exists no longer"),
        Rule("bodies-in-round-brackets", "warning", "bodies in round brackets, which may be none that are responsible"),
        Rule("unknown-bodies-in-words", "note", "a bracket at the end that may name bodies, though none is known"),
        Rule("bodies-in-words", "note", "bodies that the words name, and no brackets"),
        Rule("bodies-in-sentences", "warning", "bodies that were taken from the sentences in which they act"),
        Rule(
            "bodies-abroad",
            "warning",
            "names that bodies of several states bear, not read as the registry's",
        ),
        Rule("heading-with-bodies", "warning", "a heading that names bodies in brackets"),
        Rule("unclosed-bracket", "warning", "a bracket of bodies that is not closed"),
        Rule("number-out-of-sequence", "note", "a number that does not follow from the one before it"),
        Rule("doubtful-number", "note", "a number in front of a line that may be none of the plan's"),
        Rule("unnumbered-chapter", "warning", "a chapter without a number among those that have one"),
        Rule("appendix", "warning", "an appendix behind the plan"),
        Rule("second-document", "warning", "a second document in the same file"),
        Rule("columns-by-heads", "note", "columns of a table that were taken by what heads them"),
        Rule("table-in-text", "warning", "a table inside a text"),
        Rule("table-of-contents", "note", "a table of contents, which was not imported"),
        Rule("page-numbers", "note", "page numbers, which were not imported"),
        Rule("left-out", "note", "parts of a Word file, workbook, PDF or web page that were not imported"),
        Rule("sheets-together", "note", "sheets of a workbook that have one header and were read as one table"),
        Rule("formula", "warning", "a formula in a workbook, of which the last result was taken"),
        Rule("struck-out", "warning", "words that are struck out, which were not taken"),
        Rule("merged-cells", "warning", "cells of a workbook of ours that were merged over several rows"),
        Rule("new-row", "note", "a row that was added to a workbook of ours"),
        Rule("row-order", "note", "rows of a workbook of ours in another order than that of the plan"),
        Rule("unknown-kind", "warning", "a kind of provision that there is not"),
        Rule("no-title", "warning", "a workbook of ours whose title is gone"),
        Rule("kept-lost", "warning", "a Word file of ours that lost what it kept beside its words"),
        Rule("kept-differs", "warning", "a Word file of ours that keeps other words of a provision than it shows"),
        Rule("copied", "note", "a paragraph that is a copy or a part of another one, which keeps the id"),
        Rule("not-shown", "warning", "provisions that a comparison table leaves out"),
        Rule("tracked-in-table", "warning", "tracked changes within a comparison table of two texts"),
        Rule("unreadable-signs", "warning", "signs whose font does not say what they mean"),
        Rule("comment", "note", "a comment, which was not imported"),
        Rule("edited", "note", "words edited by hand of which a kept comment said more"),
        Rule("id", "warning", "an id in the document that could not be kept"),
        Rule("encoding", "note", "a file that is not in UTF-8"),
        Rule("invisible-characters", "note", "characters that nobody sees, which were left out"),
        Rule("normalised", "note", "a text that was put into Unicode form NFC"),
    )
}
