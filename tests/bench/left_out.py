"""Every family of gold pairs linked with what was learned on the others: python -m bench.left_out [--gold DIR]

The shipped expectations (`chances.MATCHED` and `UNMATCHED`) are an average of what EM learns on the gold pairs. Here
they are learned anew without the family that is then scored: plans, project reviews, budgets, the catalogue.
Run by `make bench`.
"""

import argparse
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import fmean
from types import ModuleType

from bench import lineage, pairs
from bench.scores import Scored

from aiplan_revise.lineage import chances, competing
from aiplan_revise.lineage.bulk import chances as bulk_chances

Table = tuple[tuple[float, ...], ...]
Learned = tuple[Table, Table]


def family(name: str) -> str:
    """Of what kind a gold pair is, by the first word of its name."""
    return name.partition("-")[0]


def left_out(folders: Sequence[Path]) -> Iterator[tuple[Scored, Scored]]:
    """The scores of each pair with the shipped expectations, and with those learned on the other families."""
    shipped = {folder: _measured(folder) for folder in folders}
    for folder in folders:
        others = [learned for other, (_, learned) in shipped.items() if family(other.name) != family(folder.name)]
        matched, unmatched = _averaged(others)
        with _with((chances, "MATCHED", matched), (chances, "UNMATCHED", unmatched)):
            yield shipped[folder][0], lineage.measure(folder)


def _measured(folder: Path) -> tuple[Scored, Learned]:
    made: list[chances.Model] = []

    class Watched(chances.Model):
        def __init__(self) -> None:
            super().__init__()
            made.append(self)

    with _with((competing, "Model", Watched), (bulk_chances, "Model", Watched)):
        scored = lineage.measure(folder)
    matched, unmatched = made[-1].matched, made[-1].unmatched
    return scored, (tuple(map(tuple, matched)), tuple(map(tuple, unmatched)))


def _averaged(tables: Sequence[Learned]) -> Learned:
    matched, unmatched = (
        tuple(
            tuple(fmean(shares) for shares in zip(*channel, strict=True))
            for channel in zip(*(table[which] for table in tables), strict=True)
        )
        for which in (0, 1)
    )
    return matched, unmatched


@contextmanager
def _with(*stand_ins: tuple[ModuleType, str, object]) -> Iterator[None]:
    """Names of modules that stand for something else as long as this lasts."""
    kept = [(module, name, getattr(module, name)) for module, name, _ in stand_ins]
    for module, name, value in stand_ins:
        setattr(module, name, value)
    try:
        yield
    finally:
        for module, name, value in kept:
            setattr(module, name, value)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=pairs.GOLD, help="folder of gold pairs")
    folders = pairs.golden(parser.parse_args().gold, [])
    if len({family(folder.name) for folder in folders}) < 2:
        print("no two families of gold pairs: nothing to leave out")
        return
    print(f"{'pair':13}     F1  without its family  certain: precision  without its family")
    for shipped, without in left_out(folders):
        rated = f"{shipped.f1:.4f}  {without.f1:18.4f}"
        sure = f"{shipped.certain_precision:18.4f}  {without.certain_precision:18.4f}"
        print(f"{shipped.name:13} {rated}  {sure}", flush=True)


if __name__ == "__main__":
    main()
