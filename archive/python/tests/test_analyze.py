"""What the package computes, beside what the program printed about the same zoo."""

import numpy as np
import pandas as pd

KEYS = ["quantity", "ne", "plastic", "delay_s"]


def test_conditions_are_those_of_analyze_to_the_printed_digit(analyzed, opened):
    report = analyzed[1]
    theirs = pd.read_csv(report / "tables/memory.csv")
    ours = opened.conditions()
    assert list(ours.columns) == list(theirs.columns)
    assert len(theirs) > 20
    assert ours[KEYS].values.tolist() == theirs[KEYS].values.tolist()
    assert theirs["mean_low_95"].notna().any()
    assert theirs["static_low_95"].notna().any()
    for column in theirs.columns:
        if theirs[column].dtype == float:
            np.testing.assert_allclose(ours[column], theirs[column], rtol=1e-8, atol=1e-10, err_msg=column)
        else:
            assert (ours[column] == theirs[column]).all(), column


def test_an_obvious_group_by_gives_the_means_of_analyze(analyzed, opened):
    report = analyzed[1]
    theirs = pd.read_csv(report / "tables/memory.csv").set_index(KEYS)["mean"]
    memory = opened.memory().query("experiment == @opened.experiments().index[0]")
    for quantity in ("suppression", "dr"):
        per_rule = memory.groupby(["ne", "plastic", "delay_s", "rule"])[quantity + "_effect"].mean()
        means = per_rule.groupby(["ne", "plastic", "delay_s"]).mean()
        np.testing.assert_allclose(means, [theirs[(quantity, *key)] for key in means.index], rtol=1e-12)


def test_lineages_are_those_of_analyze(analyzed, opened):
    report = analyzed[1]
    theirs = pd.read_csv(report / "tables/rules.csv", dtype=str)
    assert opened.lineages()[theirs["rule"]].tolist() == theirs["lineage"].tolist()
    assert opened.memory()["lineage"].isin(theirs["lineage"]).all()


def test_every_measurement_stands_beside_the_static_network_of_its_seed(opened):
    memory, static = opened.memory(), opened.static()
    assert memory["dr_static"].notna().all()
    keys = ["experiment", "ne", "seed", "pattern_seed", "swapped", "delay_s"]
    of_seed = static.drop_duplicates(keys).set_index(keys)["dr"].sort_index()
    assert memory["dr_static"].tolist() == [of_seed[key] for key in memory[keys].itertuples(index=False, name=None)]
    assert not memory.duplicated(["rule", "plastic", "scaling", *keys]).any()


def test_responses_to_single_presentations_average_to_the_response(opened):
    memory = opened.memory()
    for pattern in ("novel", "familiar"):
        trials = memory[pattern + "_trials_hz"].dropna()
        assert len(trials) > 0
        np.testing.assert_allclose(trials.map(np.mean), memory.loc[trials.index, pattern + "_hz"], rtol=1e-9)


def test_the_exported_table_of_measurements_is_memory(analyzed, opened):
    theirs = pd.read_csv(analyzed[1] / "probes.csv", keep_default_na=False, na_values=[""],
                         float_precision="round_trip")
    memory = opened.memory()
    keys = ["experiment", "rule", "plastic", "ne", "seed", "pattern_seed", "delay_s"]
    theirs["variant"] = theirs["variant"].fillna("")
    ours = memory.sort_values(keys, ignore_index=True)
    theirs = theirs.sort_values(keys, ignore_index=True)
    assert len(ours) == len(theirs) > 100
    compared = 0
    for column in theirs.columns:
        if column in ours.columns:
            compared += 1
            if ours[column].dtype == object:
                assert ours[column].tolist() == theirs[column].tolist(), column
            else:
                np.testing.assert_allclose(ours[column].astype(float), theirs[column].astype(float), rtol=1e-12,
                                           atol=1e-14, err_msg=column)
    assert compared > 50
    raw = {column.rsplit("_", 1)[0] for column in theirs.columns if column not in ours.columns}
    assert "novel_trials_hz" in raw
    for name in raw:
        width = sum(column.startswith(name + "_") and column[len(name) + 1:].isdigit() for column in theirs.columns)
        for i in range(width):
            values = [np.nan if v is None or len(v) <= i else v[i] for v in ours[name]]
            np.testing.assert_array_equal(values, theirs[f"{name}_{i + 1}"], err_msg=name)
    lacking = {column for column in ours.columns if column not in theirs.columns} - raw
    assert lacking == {"untrained", "stable_static", "imprint_ii"}
