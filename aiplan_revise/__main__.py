"""The command line as a process of its own: `aiplan`, and `python -m aiplan_revise`."""

import gc
import os
import sys
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from aiplan_revise.model.patterns import Kept


def main() -> NoReturn:
    """Runs the command line and leaves with its exit code.

    A process this short gains nothing from looking for garbage every 700 objects, or from taking down, object by
    object, what the end of the process frees at once: together a fifth of the time of a diff. Nor does it gain from
    threads for dense algebra, which nothing here does and numpy starts by the dozen.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    gc.set_threshold(400_000, 50, 1_000)
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by the caller (`>&-`)
            setattr(sys, name, open(os.devnull, "r+", encoding="utf-8"))  # noqa: PTH123, SIM115
    from aiplan_revise.cli import run
    from aiplan_revise.cli.sharing import Shared
    from aiplan_revise.model.patterns import missed, recall
    from aiplan_revise.model.sharing import share

    recall(_kept)
    share(Shared())
    code = run()
    sys.stderr.flush()
    if missed():
        from aiplan_revise.cli.patterns import keep

        keep(missed())
    os._exit(code)


def _kept() -> "Kept":
    from aiplan_revise.cli.patterns import kept

    return kept()


if __name__ == "__main__":
    main()
