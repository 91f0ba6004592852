"""What the package computes, beside what the program printed about the same zoo."""

import numpy as np
import pandas as pd

import rulezoo

KEYS = ["quantity", "n_excitatory", "plastic", "delay_s"]


def test_conditions_are_those_of_analyze_to_the_printed_digit(analyzed):
    zoo, report = analyzed
    theirs = pd.read_csv(report / "tables/memory.csv")
    ours = rulezoo.open(zoo).conditions()
    assert list(ours.columns) == list(theirs.columns)
    assert len(theirs) > 20
    assert ours[KEYS].values.tolist() == theirs[KEYS].values.tolist()
    assert theirs["low_95"].notna().any()
    assert theirs["static_low_95"].notna().any()
    for column in theirs.columns:
        if theirs[column].dtype == float:
            np.testing.assert_allclose(ours[column], theirs[column], rtol=1e-8, atol=1e-10, err_msg=column)
        else:
            assert (ours[column] == theirs[column]).all(), column


def test_an_obvious_group_by_gives_the_means_of_analyze(analyzed):
    zoo, report = analyzed
    theirs = pd.read_csv(report / "tables/memory.csv").set_index(KEYS)["mean"]
    opened = rulezoo.open(zoo)
    memory = opened.memory().query("experiment == @opened.experiments().index[0]")
    for quantity in ("suppression", "dr"):
        per_rule = memory.groupby(["n_excitatory", "plastic", "delay_s", "rule"])[quantity + "_effect"].mean()
        means = per_rule.groupby(["n_excitatory", "plastic", "delay_s"]).mean()
        np.testing.assert_allclose(means, [theirs[(quantity, *key)] for key in means.index], rtol=1e-12)


def test_lineages_are_those_of_analyze(analyzed):
    zoo, report = analyzed
    theirs = pd.read_csv(report / "tables/rules.csv", dtype=str)
    opened = rulezoo.open(zoo)
    assert opened.lineages()[theirs["rule"]].tolist() == theirs["lineage"].tolist()
    assert opened.memory()["lineage"].isin(theirs["lineage"]).all()


def test_every_measurement_stands_beside_the_static_network_of_its_seed(analyzed):
    opened = rulezoo.open(analyzed[0])
    memory, static = opened.memory(), opened.static()
    assert memory["dr_static"].notna().all()
    keys = ["n_excitatory", "seed", "pattern_seed", "swapped", "delay_s"]
    of_seed = static.drop_duplicates(keys).set_index(keys)["dr"].sort_index()
    assert memory["dr_static"].tolist() == [of_seed[key] for key in memory[keys].itertuples(index=False, name=None)]
    assert not memory.duplicated(["experiment", "rule", "plastic", "n_excitatory", "scaling", "seed", "pattern_seed", "swapped",
                                  "delay_s"]).any()


def test_responses_to_single_presentations_average_to_the_response(analyzed):
    memory = rulezoo.open(analyzed[0]).memory()
    for pattern in ("novel", "familiar"):
        trials = memory[pattern + "_trials_hz"].dropna()
        assert len(trials) > 0
        np.testing.assert_allclose(trials.map(np.mean), memory.loc[trials.index, pattern + "_hz"], rtol=1e-9)
