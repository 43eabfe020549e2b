"""All templates compiled ahead, as compileall does for Python: python -m aiplan_revise.report.compiling"""

import sys

from aiplan_revise.report.pages import environment
from aiplan_revise.report.words import templates

FORMS = ("html", "md", "txt", "atom")


def compile_all() -> int:
    """Compiles every template, and keeps it where pages are looked for that were compiled once; their number."""
    found = sorted(path.name for form in FORMS for path in templates().glob(f"*.{form}"))
    for name in found:
        environment(name.rpartition(".")[2]).get_template(name)
    return len(found)


if __name__ == "__main__":
    sys.dont_write_bytecode = False
    compile_all()
