"""Means over rules in every condition, as the table ``memory.csv`` of ``rulezoo analyze`` has them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Dict, List, Sequence

import numpy as np
import pandas as pd

from rulezoo._names import COLUMN, MEMORY, PATHWAYS, QUANTITIES
from rulezoo._statistics import Estimate, bootstrap, replicate_mean, spread_between_rows

_REPLICATE = ["seed", "pattern_seed", "swapped"]
_NONE = Estimate(float("nan"), float("nan"), float("nan"), 0)

HEADER = ["ne", "plastic", "k", "delay_s", "quantity", "unit", "static_subtracted", "mean",
          "mean_low_95", "mean_high_95", "sd_between_rules", "sd_between_rules_low_95", "sd_between_rules_high_95", "seed_sd", "rules", "lineages", "seeds",
          "stable", "simulations", "stable_fraction", "static", "static_low_95", "static_high_95", "static_seeds"]


def of(memory: pd.DataFrame, static: pd.DataFrame, lineage: Dict[str, str]) -> pd.DataFrame:
    """Aggregate the measurements of one experiment.

    Parameters
    ----------
    memory : pandas.DataFrame
        Measurements of trained plastic networks with their controls, in the order of the zoo.
    static : pandas.DataFrame
        Records of static networks of the same experiment.
    lineage : dict of str to str
        Lineage of each rule that has relatives.
    """
    groups = sorted(memory.groupby(["ne", "plastic", "delay_s"], sort=False),
                    key=lambda g: (g[0][0], g[0][1].count(","), [PATHWAYS.index(p) for p in g[0][1].split(",")],
                                   g[0][2]))
    rows: List[Dict[str, Any]] = []
    for name, unit, against in QUANTITIES:
        column = COLUMN[name]
        baseline = memory[column + "_static"] if against else 0.0
        effect = (memory[column] - baseline).where(memory["stable"])
        effect = effect.where(np.isfinite(effect))
        if name != "dr" and effect.isna().all():
            continue
        for (n, plastic, delay), group in groups:
            here = static[(static["ne"] == n) & (static["delay_s"] == delay)]
            row = _row(group, effect[group.index], here, column, name in MEMORY, lineage)
            if name in MEMORY or np.isfinite(row["mean"]):
                rows.append({"ne": n, "plastic": plastic, "k": plastic.count(",") + 1,
                             "delay_s": delay, "quantity": name, "unit": unit, "static_subtracted": against, **row})
    return pd.DataFrame(rows, columns=HEADER)


def _row(group: pd.DataFrame, effect: pd.Series, static: pd.DataFrame, column: str, is_memory: bool,
         lineage: Dict[str, str]) -> Dict[str, Any]:
    counting = group[effect.notna()]
    rules = list(dict.fromkeys(counting["rule"]))
    replicates = sorted(set(_replicates(counting)))
    values = np.full((len(rules), len(replicates)), np.nan)
    rule_at = {rule: i for i, rule in enumerate(rules)}
    replicate_at = {replicate: i for i, replicate in enumerate(replicates)}
    for rule, replicate, value in zip(counting["rule"], _replicates(counting), effect[counting.index]):
        values[rule_at[rule], replicate_at[replicate]] = value
    clusters = _numbered([lineage.get(rule, rule) for rule in rules])
    mean = bootstrap(values, clusters, _factors(replicates))
    if len(rules) == 1:  # its seeds are what varies, and the interval holds for this rule alone
        mean = replace(replicate_mean(values[0], _factors(replicates)), n=1)
    spread = spread_between_rows(values, clusters) if is_memory else _NONE
    control = _control(static, column)
    return {"mean": mean.value, "mean_low_95": mean.low, "mean_high_95": mean.high, "sd_between_rules": spread.value,
            "sd_between_rules_low_95": spread.low, "sd_between_rules_high_95": spread.high, "seed_sd": _seed_sd(values), "rules": mean.n,
            "lineages": int(clusters.max()) + 1 if len(clusters) else 0, "seeds": len(replicates),
            "stable": int(group["stable"].sum()), "simulations": len(group),
            "stable_fraction": group["stable"].sum() / len(group), "static": control.value,
            "static_low_95": control.low, "static_high_95": control.high, "static_seeds": control.n}


def _replicates(records: pd.DataFrame) -> List[Any]:
    return [(int(w), int(p), bool(s)) for w, p, s in records[_REPLICATE].itertuples(index=False)]


def _numbered(names: Sequence[Any]) -> np.ndarray:
    numbers: Dict[Any, int] = {}
    return np.array([numbers.setdefault(name, len(numbers)) for name in names], np.int64)


def _factors(replicates: Sequence[Any]) -> List[np.ndarray]:
    """Levels of the seeds; of wirings and patterns where these were crossed."""
    wirings, patterns = [r[0] for r in replicates], [r[1] for r in replicates]
    pairs = len(set(zip(wirings, patterns)))
    crossed = pairs > len(set(wirings)) or pairs > len(set(patterns))
    return [np.array([sorted(set(f)).index(v) for v in f], np.int64)
            for f in ((wirings, patterns) if crossed else (wirings,))]


def _seed_sd(values: np.ndarray) -> float:
    variances = [float(np.var(v[np.isfinite(v)], ddof=1)) for v in values if np.isfinite(v).sum() > 1]
    return float(np.sqrt(np.mean(variances))) if variances else float("nan")


def _control(static: pd.DataFrame, column: str) -> Estimate:
    """Mean over seeds of the static network, stable or not: it is what chance makes."""
    there = static[np.isfinite(static[column])]
    if len(there) == 0:
        return _NONE
    by_seed = there.groupby(_REPLICATE, sort=True)[column].mean()
    replicates = [(int(w), int(p), bool(s)) for w, p, s in by_seed.index]
    return replicate_mean(by_seed.to_numpy(), _factors(replicates))
