"""Rules of a zoo as a table, their lineages, and what their windows look like."""

from __future__ import annotations

import hashlib
import struct
from pathlib import Path
from typing import Dict, List, Optional, Sequence, Tuple

import numpy as np
import pandas as pd

from rulezoo._configs import Configs
from rulezoo import _remarks
from rulezoo._files import Table, tables
from rulezoo._names import PATHWAYS, pathways, with_unit

_POLYNOMIAL = "polynomial-6"
#: Families that the program simulates; it leaves rules of others out of lineages.
_SIMULATED = frozenset((
    _POLYNOMIAL, "polynomial-6-constant", "toy-explicit", "toy-implicit", "taylor-27", "taylor-27-xrw", "taylor-81",
    "rate-mlp-xrw", "rate-mlp-xywr", "recurrent-rate", "mlp-codependent", "polynomial-21"))


def read(path: Path, problems: List[str], per_seed: bool) -> pd.DataFrame:
    """All rules, each once; or a row for each confirmation of the first record of each."""
    known: Dict[str, str] = {}
    said = _remarks.read(path, problems)
    parts = []
    for table in tables(path, "rules", problems):
        usable = _usable(table, problems)
        fresh = []
        for row in usable:
            rule = table.columns["id"][row]
            if rule not in known:
                known[rule] = rule
                fresh.append(row)
        if fresh:
            parts.append(_frame(table, np.array(fresh), per_seed, said))
    if not parts:
        return pd.DataFrame({"rule": pd.Series([], dtype=object)})
    frame = pd.concat(parts, ignore_index=True)
    coefficients = [c for c in frame.columns if c.split("_")[0] in PATHWAYS]
    return frame[[c for c in frame.columns if c not in coefficients] + coefficients]


def _usable(table: Table, problems: List[str]) -> List[int]:
    """Rows whose id fits their coefficients; the others are named."""
    columns = table.columns
    width = columns["coefficients"].shape[1] // len(PATHWAYS)
    bad = []
    for row in range(table.size):
        plastic = pathways(int(columns["pathways"][row]))
        block = np.isin(np.repeat(PATHWAYS, width), plastic)
        values = columns["coefficients"][row]
        bits = struct.pack(f">{block.sum()}d", *(values[block] + 0.0))
        text = f"{table.family}|{','.join(plastic)}|".encode()
        if columns["pathway_labels"][row] != ",".join(plastic) or not np.isfinite(values[block]).all():
            bad.append((row, "its pathways or coefficients cannot be"))
        elif hashlib.sha256(text + bits).hexdigest()[:20] != columns["id"][row]:
            bad.append((row, f"the id {columns['id'][row]} does not fit its coefficients"))
    if bad:
        problems.append(f"{table.place} holds {table.size} records of which {len(bad)} cannot be used; row"
                        f" {bad[0][0] + 1}: {bad[0][1]}")
    left_out = {row for row, _ in bad}
    return [row for row in range(table.size) if row not in left_out]


def _frame(table: Table, rows: np.ndarray, per_seed: bool, said: Dict[str, Tuple[str, str]]) -> pd.DataFrame:
    columns = table.columns
    remarks = [said.get(rule, ("", "")) for rule in columns["id"][rows]]
    configs = Configs(columns["configs"])
    config = columns["config"][rows]
    frame = {
        "rule": columns["id"][rows],
        "name": [_remarks.name(text, rule) for text, rule in zip(
            columns["reported"][rows] if "reported" in columns else [""] * len(rows), columns["id"][rows])],
        "tags": [tags for tags, _ in remarks],
        "note": [note for _, note in remarks],
        "family": table.family,
        "pathways": columns["pathway_labels"][rows],
        "k": [len(pathways(int(mask))) for mask in columns["pathways"][rows]],
        "ne": [configs.ne(c) for c in config],
        "criteria": [configs.criteria(c) for c in config],
        "generation": columns["generation"][rows],
        "run": columns["run"][rows],
        "parents": columns["parents"][rows],
        "founder": columns["founder"][rows] if "founder" in columns else "",
        "software_version": columns["software_version"][rows],
    }
    seeds = columns.get("seeds")
    metrics = columns["metrics"][rows]
    if per_seed:
        if seeds is None:
            return pd.DataFrame()
        n = seeds.shape[1]
        frame = {name: np.repeat(np.asarray(values), n) if not isinstance(values, str) else values
                 for name, values in frame.items()}
        frame["seed"] = seeds[rows].ravel()
        frame["spike_digest"] = columns["spike_digest"][rows].ravel()
        metrics = columns["metrics_by_seed"][rows].reshape(-1, metrics.shape[1])
        rows = np.repeat(rows, n)
    else:
        frame["confirming_seeds"] = 0 if seeds is None else seeds.shape[1]
    for i, (name, unit) in enumerate(zip(columns["metric_names"], columns["metric_units"])):
        frame[with_unit(name, unit)] = metrics[:, i]
    for i, (name, unit) in enumerate(zip(columns["coefficient_names"], columns["coefficient_units"])):
        frame[with_unit(name, unit)] = columns["coefficients"][rows, i]
    return pd.DataFrame(frame)


def lineages(rules: pd.DataFrame) -> pd.Series:
    """Lineage of each rule: rules that a chain of parents and children joins share the smallest of their names.

    A record names its founder, too, so that ancestors that were not archived do not break the chain.
    """
    above: Dict[str, str] = {}

    def root(rule: str) -> str:
        while rule in above:
            rule = above[rule]
        return rule

    simulated = rules[rules["family"].isin(_SIMULATED)] if len(rules) else rules
    for rule, parents, founder in zip(*(simulated.get(name, []) for name in ("rule", "parents", "founder"))):
        for relative in [founder or rule, *parents.split()]:
            a, b = root(rule), root(relative)
            if a != b:
                above[max(a, b)] = min(a, b)
    names = list(rules["rule"])
    return pd.Series([root(rule) for rule in names], index=pd.Index(names, name="rule"), name="lineage", dtype=object)


def window(rule: pd.Series, lags_s: Optional[Sequence[float]]) -> pd.DataFrame:
    """Change by an isolated pair of spikes on every plastic pathway."""
    if rule["family"] != _POLYNOMIAL:
        raise ValueError(f"rule {rule['rule']} is of the family {rule['family']}: only rules of {_POLYNOMIAL} have"
                         " a spike-timing window of this form")
    if lags_s is None:
        steps = 0.1 * np.arange(1, 101) / 100
        lags_s = np.concatenate([-steps[::-1], steps])
    lags = np.asarray(lags_s, float)
    parts = []
    for pathway in rule["pathways"].split(","):
        tau_pre, tau_post, alpha, beta, gamma, kappa = (
            rule[f"{pathway}_{name}"] for name in ("tau_pre_s", "tau_post_s", "alpha", "beta", "gamma", "kappa"))
        after = gamma * np.exp(-np.maximum(lags, 0) / tau_pre)
        before = kappa * np.exp(np.minimum(lags, 0) / tau_post)
        change = alpha + beta + np.where(lags > 0, after, np.where(lags < 0, before, 0.0))
        parts.append(pd.DataFrame({"pathway": pathway, "lag_s": lags, "change_in_eta": change}))
    return pd.concat(parts, ignore_index=True)


def matching(rules: pd.DataFrame, name: str) -> pd.Series:
    """The rule of this name, or whose id begins like this."""
    wanted = name.strip()
    found = rules[:0]
    if wanted and len(rules):
        found = rules[rules["rule"].str.startswith(wanted.lower()) | (rules["name"] == wanted)]
    if len(found) == 0:
        raise KeyError(f"no rule begins with '{name}' or has this name")
    if (found["rule"] == wanted.lower()).any():
        found = found[found["rule"] == wanted.lower()]
    if len(found) > 1:
        raise KeyError(f"'{name}' is the name, or the beginning of the id, of {len(found)} rules, for example"
                       f" {found['rule'].iloc[0]} and {found['rule'].iloc[1]}: give more characters")
    return found.iloc[0]
