"""The comparison table 新旧対照表 as a paper: `paper` makes it; word, workbook, pages and owned give it a form."""

from aiplan_revise.report.papers.build import paper
from aiplan_revise.report.papers.profile import Profile, profile
from aiplan_revise.report.papers.shapes import Block, Paper, Row, Run

__all__ = ["Block", "Paper", "Profile", "Row", "Run", "paper", "profile"]
