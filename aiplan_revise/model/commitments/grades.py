"""The school years of Japan: 第５学年, 第３・第４学年, ５年生, 小学５年."""

import re

from aiplan_revise.model.commitments.found import Found
from aiplan_revise.model.commitments.numerals import japanese, plain

_N = "[1-6一二三四五六]"
GRADE_JA = (
    rf"第(?P<nth>{_N})(?:学年|(?=(?:・|、|及び|~|から)第?{_N}学年))|(?<![0-9.,一二三四五六七八九十百千])(?P<pupil>{_N})年生(?!まれ|[み存産物育涯命態成活])"
    rf"|(?<=(?:学校|小学|中学|高校))(?P<year>{_N})年(?![間度代生に])"
)
GRADE_JA_NEEDS = ("学年", "年生", "学校", "小学", "中学", "高校")
"""Pieces of which a text with a match of GRADE_JA has one."""


def grade_ja(text: str, found: re.Match[str]) -> Found:
    """Counted as grades."""
    return Found(*found.span(), "count", plain(japanese(found["nth"] or found["pupil"] or found["year"])), "grade")
