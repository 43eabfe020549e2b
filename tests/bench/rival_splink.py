"""Splink on two lists of records, as its documentation sets up a link_only job with weights learned by EM."""

from typing import Any

Record = dict[str, str]
_WHOLE = 100_000
"""Pairs up to which all are compared."""


def predicted(old: list[Record], new: list[Record]) -> dict[tuple[int, int], float]:
    """The match probability of the pairs that Splink compares."""
    import pyarrow
    from splink import Linker, block_on
    from splink.internals.duckdb.database_api import DuckDBAPI

    database = DuckDBAPI()
    tables = [
        database.register(pyarrow.Table.from_pylist(_rows(records)), table_name=name)
        for name, records in (("a_old", old), ("b_new", new))
    ]
    linker = Linker(tables, _settings(len(old) * len(new)), log_level=None)
    linker.training.estimate_probability_two_random_records_match(["l.title = r.title"], recall=0.7)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
    for rule in (block_on("title"), block_on("body")):
        linker.training.estimate_parameters_using_expectation_maximisation(rule, fix_u_probabilities=True)
    found = linker.inference.predict(threshold_match_probability=0.01).as_record_list()
    return {(one["unique_id_l"], one["unique_id_r"]): one["match_probability"] for one in found}


def _settings(pairs: int) -> Any:
    import splink.comparison_library as library
    from splink import SettingsCreator, block_on

    rules = (
        ["1 = 1"] if pairs <= _WHOLE else [block_on("title"), block_on("start"), block_on("place"), block_on("body")]
    )
    return SettingsCreator(
        link_type="link_only",
        comparisons=[
            library.JaroWinklerAtThresholds("title", [0.95, 0.88, 0.75]),
            library.JaccardAtThresholds("text", [0.95, 0.9, 0.8, 0.7]),
            library.ArrayIntersectAtSizes("grams", [100, 50, 25, 10]),
            library.ExactMatch("place"),
            library.ExactMatch("bodies"),
        ],
        blocking_rules_to_generate_predictions=rules,
    )


def _rows(records: list[Record]) -> list[dict[str, Any]]:
    return [
        {
            "unique_id": at,
            "title": one["title"] or one["text"],
            "text": one["text"] or one["title"],
            "start": one["text"][:20],
            "place": one["place"] or None,
            "bodies": one["bodies"] or None,
            "body": one["bodies"].partition(";")[0] or None,
            "grams": sorted({one["text"][start : start + 4] for start in range(len(one["text"]) - 3)}),
        }
        for at, one in enumerate(records)
    ]
