"""Tables of zoos of every schema version, damaged ones too."""

import json
import shutil
from pathlib import Path

import h5py
import numpy as np
import pandas as pd
import pytest

import rulezoo
from rulezoo import _rules

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize("schema", [1, 2, 3, 4])
@pytest.mark.parametrize("form", ["zoo", "zoo.h5"])
def test_rules_of_every_schema_version_are_those_that_the_program_lists(kept, schema, form):
    folder = kept / f"zoo-schema-{schema}"
    rules = rulezoo.open(folder / form).rules().set_index("rule")
    listed = [json.loads(line) for line in (folder / "ls.jsonl").read_text().splitlines()]
    listed = [rule for rule in listed if "id" in rule or "rule" in rule]
    assert {rule.get("id", rule.get("rule")) for rule in listed} == set(rules.index)
    for rule in listed:
        row = rules.loc[rule.get("id", rule.get("rule"))]
        assert row["pathways"] == rule["pathways"]
        for name in ("IE_alpha", "IE_tau_pre", "EE_kappa", "cv_isi"):
            if isinstance(rule.get(name), float):
                assert row[name + "_s" if "tau" in name else name] == rule[name]


def test_memory_is_the_same_from_a_folder_and_from_a_single_file(kept):
    for schema in (1, 2, 3, 4):
        folder = rulezoo.open(kept / f"zoo-schema-{schema}/zoo").memory(untrained=True)
        single = rulezoo.open(kept / f"zoo-schema-{schema}/zoo.h5").memory(untrained=True)
        order = ["rule", "plastic", "variant", "seed", "delay_s"]
        pd.testing.assert_frame_equal(
            folder.sort_values(order, ignore_index=True)[order + ["dr", "dr_static", "background_before_hz"]],
            single.sort_values(order, ignore_index=True)[order + ["dr", "dr_static", "background_before_hz"]])


def test_older_records_say_that_another_background_stands_in(kept):
    memory = rulezoo.open(kept / "zoo-schema-2/zoo").memory()
    assert memory["background_stood_in"].all()
    first = memory.sort_values("delay_s").groupby(["rule", "plastic", "seed"])["background_hz"].transform("first")
    assert (memory["background_before_hz"] == first).all()


def test_a_damaged_file_is_named_and_the_others_are_used(kept, tmp_path):
    zoo = tmp_path / "zoo"
    shutil.copytree(kept / "zoo-schema-1/zoo", zoo)
    damaged = zoo / "rules/000002.h5"
    whole = len(rulezoo.open(zoo).rules())
    with h5py.File(damaged, "r+") as file:
        file["coefficients"][0, 0] = 0.5
    with pytest.warns(rulezoo.ZooWarning, match="rules/000002.h5 was changed after it was written"):
        rules = rulezoo.open(zoo).rules()
    assert 0 < len(rules) < whole
    damaged.write_bytes(damaged.read_bytes()[:1000])
    with pytest.warns(rulezoo.ZooWarning, match="rules/000002.h5 is not an intact HDF5 file"):
        assert len(rulezoo.open(zoo).problems) == 1


def test_a_file_of_a_newer_version_is_left_out_by_name(kept, tmp_path):
    zoo = tmp_path / "zoo"
    shutil.copytree(kept / "zoo-schema-2/zoo", zoo)
    with h5py.File(next((zoo / "probes").glob("*.h5")), "r+") as file:
        file.attrs["schema_version"] = 99
    with pytest.warns(rulezoo.ZooWarning, match="has schema version 99"):
        assert len(rulezoo.open(zoo).memory()) == 0


def test_what_is_no_zoo_is_refused_in_one_sentence(tmp_path):
    with pytest.raises(FileNotFoundError, match="does not exist"):
        rulezoo.open(tmp_path / "nothing")
    with pytest.raises(ValueError, match="is not a rule zoo"):
        rulezoo.open(tmp_path)
    (tmp_path / "text.h5").write_text("text")
    with pytest.raises(ValueError, match="is not a rule zoo"):
        rulezoo.open(tmp_path / "text.h5")


def test_a_file_that_was_cut_off_is_not_called_foreign(tmp_path):
    whole = (ROOT / "docs/atlas/hour.h5").read_bytes()
    (tmp_path / "cut.h5").write_bytes(whole[:len(whole) // 2])
    with pytest.raises(ValueError, match="cut.h5 is not an intact HDF5 file"):
        rulezoo.open(tmp_path / "cut.h5")
    (tmp_path / "empty.h5").write_bytes(b"")
    with pytest.raises(ValueError, match="it is empty"):
        rulezoo.open(tmp_path / "empty.h5")
    with pytest.raises(ValueError, match="the path of the zoo is empty"):
        rulezoo.open("")


def test_a_damaged_group_is_named_and_the_others_are_used(tmp_path):
    shipped = ROOT / "docs/atlas/hour.h5"  # its first group holds the static networks
    zoo = tmp_path / "zoo.h5"
    content = bytearray(shipped.read_bytes())
    with h5py.File(shipped, "r") as file:
        header = h5py.h5o.get_info(file["probes/000001"].id).addr
    content[header + 8] ^= 0xFF
    zoo.write_bytes(content)
    with pytest.warns(rulezoo.ZooWarning, match="group probes/000001, is not intact"):
        opened = rulezoo.open(zoo)
        assert len(opened.memory()) == len(rulezoo.open(shipped).memory()) > 0
        assert len(opened.static()) == 0 < len(rulezoo.open(shipped).static())


def test_an_id_stands_for_its_rule_even_if_another_is_named_so():
    rules = pd.DataFrame({"rule": ["964a", "bbbb"], "name": ["", "964a"]})
    assert _rules.matching(rules, "964A")["rule"] == "964a"


def test_a_zoo_without_probes_has_no_memory_and_no_conditions(kept, tmp_path):
    zoo = tmp_path / "zoo"
    shutil.copytree(kept / "zoo-schema-1/zoo/rules", zoo / "rules")
    opened = rulezoo.open(zoo)
    assert len(opened.memory()) == 0
    assert len(opened.conditions()) == 0
    assert len(opened.static()) == 0


def test_a_window_is_the_sum_of_both_terms_and_the_trace(kept):
    zoo = rulezoo.open(kept / "zoo-schema-1/zoo")
    rule = zoo.rules().iloc[0]
    window = zoo.spike_timing_window(rule["rule"][:12], [-0.02, 0, 0.02]).set_index("lag_s")
    offset = rule["IE_alpha"] + rule["IE_beta"]
    assert window["change_in_eta"][0] == offset
    assert window["change_in_eta"][0.02] == offset + rule["IE_gamma"] * np.exp(-0.02 / rule["IE_tau_pre_s"])
    assert window["change_in_eta"][-0.02] == offset + rule["IE_kappa"] * np.exp(-0.02 / rule["IE_tau_post_s"])
    with pytest.raises(KeyError, match="no rule begins with 'zz' or has this name"):
        zoo.spike_timing_window("zz")


def test_names_of_imported_rules_are_columns_and_find_them(kept):
    zoo = rulezoo.open(kept / "zoo-schema-3/zoo")
    rules = zoo.rules().set_index("name")
    assert rules.loc["mba_istdp_S4A", "rule"] == "538012557ffddb36a9a6"
    assert zoo.spike_timing_window("mba_istdp_S4A", [0]).shape == (1, 3)
    assert (rules["tags"] == "").all() and (rules["note"] == "").all()


def test_tags_and_notes_are_those_that_the_program_gave(opened):
    rules = opened.rules().set_index("rule")
    tagged = rules[rules["tags"] != ""]
    assert list(tagged["tags"]) == ["candidate slow"]
    assert tagged["note"].iloc[0] == "to be probed at N = 4096"


def test_metrics_of_seeds_average_to_those_of_the_rule(kept):
    zoo = rulezoo.open(kept / "zoo-schema-1/zoo")
    by_seed = zoo.rules(per_seed=True)
    assert by_seed.groupby("rule").size().min() > 1
    means = by_seed.groupby("rule")["rate_hz"].mean()
    np.testing.assert_allclose(zoo.rules().set_index("rule")["rate_hz"][means.index], means)


def test_tables_that_were_given_out_can_be_changed_without_changing_the_zoo(kept):
    zoo = rulezoo.open(kept / "zoo-schema-1/zoo")
    zoo.rules()["rate_hz"] = 0
    assert (zoo.rules()["rate_hz"] > 0).all()


def test_ancestors_that_were_not_archived_do_not_split_a_lineage():
    rules = rulezoo.open(Path(__file__).parents[3] / "docs/zoo/zoo.h5").rules()
    of_founder = rules[rules["founder"] != ""].groupby("founder")["lineage"].nunique()
    assert len(of_founder) > 10
    assert (of_founder == 1).all()
