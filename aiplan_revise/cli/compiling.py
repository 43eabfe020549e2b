"""All templates and the patterns of all modules compiled ahead, as compileall does for Python:
python -m aiplan_revise.cli.compiling"""

import sys
from contextlib import suppress
from importlib import import_module
from pkgutil import walk_packages

import aiplan_revise
from aiplan_revise.cli.patterns import keep
from aiplan_revise.model.patterns import missed
from aiplan_revise.report.environment import environment
from aiplan_revise.report.words import templates

FORMS = ("html", "md", "txt", "atom")


def compile_all() -> tuple[int, int]:
    """Compiles every template, and every pattern that stands in a module, and keeps them where the program looks for
    what was compiled once; how many there are of each."""
    found = sorted(path.name for form in FORMS for path in templates().glob(f"*.{form}"))
    for name in found:
        environment(name.rpartition(".")[2]).get_template(name)
    for module in walk_packages(aiplan_revise.__path__, "aiplan_revise."):
        with suppress(ModuleNotFoundError):  # of an extra that is not installed
            import_module(module.name)
    patterns = missed()
    keep(patterns)
    return len(found), len(patterns)


if __name__ == "__main__":
    sys.dont_write_bytecode = False
    compile_all()
