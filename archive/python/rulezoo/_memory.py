"""Probe records as a table: rates, responses and scores, each beside its static control.

Definitions are those of the Java class ``FamiliarityOutcome``; docs/concepts.md explains them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, List, Tuple

import numpy as np
import pandas as pd

from rulezoo._configs import Configs
from rulezoo._files import Table, tables
from rulezoo._names import COLUMN, PATHWAYS, QUANTITIES, pathways

UNTRAINED = "untrained"
SETTLED = "frozen=settled"
#: Smallest response before training, in Hz, for which 1024 neurons and more have a suppression; see docs/probes.md.
LEAST_EVOKED_HZ = 0.2
DR_FLOOR_HZ = 0.01
_SCALING = "scaling="

#: Columns that are kept for joins and not shown.
MATCHED = "match=static"
HIDDEN = ("_network", "_own_control", "_schedule", "_conditioning")


def read(path: Path, problems: List[str]) -> pd.DataFrame:
    """All familiarity records, each once, static and untrained ones too, in the order of the zoo."""
    known: Dict[Tuple[Any, ...], None] = {}
    parts = []
    for table in tables(path, "probes", problems):
        configs = Configs(table.columns["configs"])
        rows = []
        for row in _usable(table, problems):
            key = _key(table, configs, row)
            if key not in known:
                known[key] = None
                rows.append(row)
        rows = [r for r in rows if table.columns["probe"][r].endswith("familiarity")]
        if rows:
            parts.append(_frame(table, configs, np.array(rows)))
    if not parts:
        return pd.DataFrame({name: pd.Series([], dtype=kind) for name, kind in _EMPTY.items()})
    return _with_stand_in(pd.concat(parts, ignore_index=True))


_EMPTY = {**{name: object for name in ("rule", "plastic", "scaling", "probe", "variant", "experiment", "criteria")},
          **{name: object for name in HIDDEN},
          **{name: int for name in ("k", "ne", "seed", "pattern_seed")},
          **{name: bool for name in ("swapped", "untrained", "stable")},
          **{name: float for name in ("delay_s", "novel_hz", "familiar_hz", "blow_up_s", *COLUMN.values())}}


def _usable(table: Table, problems: List[str]) -> List[int]:
    columns = table.columns
    n_configs = len(columns["configs"])
    good, bad = [], []
    for row in range(table.size):
        label = ",".join(pathways(int(columns["pathways"][row])))
        delay = columns["delay_s"][row]
        if columns["pathway_labels"][row] != label:
            bad.append((row, f"its pathways are '{label}', not '{columns['pathway_labels'][row]}'"))
        elif not 0 <= delay < np.inf:
            bad.append((row, f"a delay cannot be {delay} s"))
        elif not 0 <= columns["config"][row] < n_configs:
            bad.append((row, "its configuration is not there"))
        else:
            good.append(row)
    if bad:
        problems.append(f"{table.place} holds {table.size} records of which {len(bad)} cannot be used; row"
                        f" {bad[0][0] + 1}: {bad[0][1]}")
    return good


def _column(table: Table, name: str, otherwise: Any) -> Any:
    return table.columns[name] if name in table.columns else otherwise


def _key(table: Table, configs: Configs, row: int) -> Tuple[Any, ...]:
    c = table.columns
    variant = c["variant"][row] if "variant" in c else ""
    return (c["rule_id"][row], c["probe"][row], c["pathway_labels"][row], configs.experience(c["config"][row]),
            int(c["seed"][row]), float(c["delay_s"][row]), variant)


def _frame(table: Table, configs: Configs, rows: np.ndarray) -> pd.DataFrame:
    c = table.columns
    n = len(rows)
    config = c["config"][rows]
    variant = c["variant"][rows] if "variant" in c else np.full(n, "", object)
    experiments = [(p, v, k, configs.described(i, MATCHED in v.split(" ")))
                   for p, v, k, i in zip(c["probe"][rows], variant, c["criteria"][rows], config)]
    seed = c["seed"][rows]
    frame: Dict[str, Any] = {
        "rule": c["rule_id"][rows],
        "plastic": c["pathway_labels"][rows],
        "k": [len(pathways(int(m))) for m in c["pathways"][rows]],
        "ne": [configs.ne(i) for i in config],
        "scaling": [next((w[len(_SCALING):] for w in v.split(" ") if w.startswith(_SCALING)), "probability")
                    for v in variant],
        "seed": seed,
        "pattern_seed": c["pattern_seed"][rows] if "pattern_seed" in c else seed,
        "swapped": c["swapped"][rows] != 0 if "swapped" in c else np.zeros(n, bool),
        "delay_s": c["delay_s"][rows],
        "probe": c["probe"][rows],
        "variant": variant,
        "untrained": [UNTRAINED in v.split(" ") for v in variant],
        "criteria": c["criteria"][rows],
        "experiment": [_described(e) for e in experiments],
        "stable": c["stable"][rows] != 0,
        "blow_up_s": np.where(c["blow_up_s"][rows] < 0, np.nan, c["blow_up_s"][rows]),
        "_network": [configs.network(i) for i in config],
        "_own_control": [r if SETTLED in v else "" for r, v in zip(c["rule_id"][rows], variant)],
        "_schedule": [configs.schedule(i) for i in config],
        "_conditioning": [e[3] for e in experiments],
    }
    frame.update(_outcome(table, rows))
    for name, values in c.items():
        if name + "_n" in c:
            lengths = c[name + "_n"][rows]
            frame[name] = pd.Series([v[:m] if m else None for v, m in zip(values[rows], lengths)], dtype=object)
    return pd.DataFrame(frame)


def _described(experiment: Tuple[str, str, str, Tuple[str, ...]]) -> str:
    probe, variant, criteria, conditioning = experiment
    return (probe + (f" with {variant}" if variant else "") + f" ({', then '.join(conditioning)}), criteria "
            + criteria)


class _Matrix:
    """One matrix of raw numbers of some records, of which each has its own number of values.

    Sums go from left to right, as in Java: whether two presentations tie depends on the last bit.
    """

    def __init__(self, table: Table, rows: np.ndarray, name: str) -> None:
        there = name in table.columns
        self.values = table.columns[name][rows] if there else np.zeros((len(rows), 0))
        self.n = table.columns[name + "_n"][rows] if there else np.zeros(len(rows), int)

    def mean(self) -> np.ndarray:
        return self._sum(self.values) / self.n

    def variance(self) -> np.ndarray:
        return self._sum((self.values - self.mean()[:, None]) ** 2) / (self.n - 1)

    def _sum(self, values: np.ndarray) -> np.ndarray:
        total = np.zeros(len(values))
        for i in range(values.shape[1]):
            total = total + np.where(i < self.n, values[:, i], 0)
        return total


def _outcome(table: Table, rows: np.ndarray) -> Dict[str, np.ndarray]:
    with np.errstate(invalid="ignore", divide="ignore"):
        return _quantities(table, rows)


def _quantities(table: Table, rows: np.ndarray) -> Dict[str, np.ndarray]:
    def matrix(name: str) -> _Matrix:
        return _Matrix(table, rows, name)

    c = table.columns
    novel, familiar = c["novel_hz"][rows], c["familiar_hz"][rows]
    now = c["rate_before_hz"][rows]
    larger = np.maximum(novel, familiar)
    quantities = {
        "background_before": matrix("background_before_training_hz").mean(),
        "background": now,
        "evoked_familiar": familiar - now,
        "evoked_novel": novel - now,
        "dr": _relative(novel, familiar, DR_FLOOR_HZ),
        "dr_ceiling": np.maximum(0, 2 * (larger - now) / (larger + now + DR_FLOOR_HZ)),
        "dsr": _relative(c["novel_sd_hz"][rows], c["familiar_sd_hz"][rows], DR_FLOOR_HZ),
        "on": _relative(matrix("novel_on").mean(), matrix("familiar_on").mean(), 0),
    }
    trials = [matrix(name) for name in ("novel_trials_hz", "familiar_trials_hz", "novel_before_training_hz",
                                        "familiar_before_training_hz")]
    sampled = [matrix("sampled_" + name) for name in ("novel_trials_hz", "familiar_trials_hz",
                                                      "novel_before_training_hz", "familiar_before_training_hz")]
    quantities["d_prime"], quantities["auc"] = _decoder(*sampled)
    quantities["population_auc"] = _decoder(*trials)[1]
    named = {COLUMN[name]: values for name, values in quantities.items()}
    named["novel_hz"], named["familiar_hz"] = novel, familiar
    named["_novel_before"], named["_familiar_before"] = trials[2].mean(), trials[3].mean()
    engram, other = matrix("imprint"), matrix("novel_imprint")
    for i, pathway in enumerate(PATHWAYS):
        told = (c["pathways"][rows] >> i & 1 == 1) & (engram.n > i) & (other.n > i)
        difference = (engram.values[:, i] - other.values[:, i]
                      if min(engram.values.shape[1], other.values.shape[1]) > i else np.full(len(rows), np.nan))
        named["imprint_" + pathway.lower()] = np.where(told, difference, np.nan)
    return named


def _relative(novel: np.ndarray, familiar: np.ndarray, floor: float) -> np.ndarray:
    return 2 * (novel - familiar) / (novel + familiar + floor)


def _decoder(novel: _Matrix, familiar: _Matrix, novel_before: _Matrix,
             familiar_before: _Matrix) -> Tuple[np.ndarray, np.ndarray]:
    """d' and ROC area, minus 1/2, of one presentation."""
    there = (novel.n > 0) & (familiar.n > 0)
    known = (novel_before.n > 0) & (familiar_before.n > 0)
    offset = np.where(known, novel_before.mean() - familiar_before.mean(), 0)
    higher = np.zeros(len(there))
    for i in range(novel.values.shape[1]):
        for j in range(familiar.values.shape[1]):
            pair = (1 + np.sign(novel.values[:, i] - familiar.values[:, j] - offset)) / 2
            higher = higher + np.where((i < novel.n) & (j < familiar.n), pair, 0)
    spread = np.sqrt((novel.variance() + familiar.variance()) / 2)
    d_prime = np.where(spread > 0, (novel.mean() - familiar.mean() - offset) / spread, np.nan)
    area = higher / (novel.n * familiar.n) - 0.5
    return np.where(there, d_prime, np.nan), np.where(there, area, np.nan)


def _with_stand_in(records: pd.DataFrame) -> pd.DataFrame:
    """Background before training, where it was not measured, from the first delay; and what follows from it."""
    columns = COLUMN
    simulation = records.groupby(
        ["experiment", "rule", "plastic", "_network", "seed", "pattern_seed", "swapped"], sort=False, dropna=False)
    first = simulation["delay_s"].transform("idxmin")
    stand_in = records[columns["background"]].to_numpy()[first.to_numpy()]
    records["background_stood_in"] = records[columns["background_before"]].isna()
    before = records[columns["background_before"]] = records[columns["background_before"]].fillna(
        pd.Series(stand_in, index=records.index))
    novel_before = records.pop("_novel_before") - before
    familiar_before = records.pop("_familiar_before") - before
    records[columns["evoked_before"]] = (familiar_before + novel_before) / 2
    least = LEAST_EVOKED_HZ * np.sqrt(1024 / np.minimum(records["ne"], 1024))
    for name, of in (("familiar", familiar_before), ("novel", novel_before)):
        after = records[columns["evoked_" + name]]
        records["suppression_" + name] = (1 - after / of).where(of >= least)
    records["suppression"] = records["suppression_familiar"] - records["suppression_novel"]
    static = records["k"] == 0
    for name in ("imprint_ee", "imprint_ei", "imprint_ie"):
        records.loc[static, name] = 0.0
    return records


def paired(records: pd.DataFrame) -> pd.DataFrame:
    """Plastic networks, each measurement once, with the static network of the same seed beside it."""
    static = records[records["k"] == 0]
    plastic = records[records["k"] > 0]
    cell = ["_own_control", "_network", "seed", "pattern_seed", "swapped", "delay_s"]
    plastic = plastic.drop_duplicates(["experiment", "rule", "plastic", *cell])
    trained_variant = plastic["variant"].where(
        ~plastic["untrained"], plastic["variant"].str.replace(UNTRAINED, "", regex=False).str.strip())
    controls = static.drop_duplicates(["experiment", *cell])
    names = {column: column + "_static" for column in COLUMN.values()}
    controls = controls[["probe", "variant", "criteria", "_conditioning", "_schedule", *cell, "stable",
                         *COLUMN.values()]].rename(columns={**names, "stable": "stable_static"})
    keyed = plastic.assign(_trained_variant=trained_variant)
    trained = keyed[~keyed["untrained"]].merge(
        controls.drop(columns="_schedule"), how="left",
        left_on=["probe", "_trained_variant", "criteria", "_conditioning", *cell],
        right_on=["probe", "variant", "criteria", "_conditioning", *cell], suffixes=("", "_of_control"))
    untrained = keyed[keyed["untrained"]].merge(
        controls.drop(columns=["_conditioning"]).drop_duplicates(["probe", "variant", "criteria", "_schedule", *cell]),
        how="left", left_on=["probe", "_trained_variant", "criteria", "_schedule", *cell],
        right_on=["probe", "variant", "criteria", "_schedule", *cell], suffixes=("", "_of_control"))
    both = trained if len(untrained) == 0 else pd.concat([trained, untrained], ignore_index=True)
    both = both.drop(columns=["_trained_variant", "variant_of_control"], errors="ignore")
    for name, _, against in QUANTITIES:
        if name in ("suppression", "dr"):
            column = COLUMN[name]
            effect = both[column] - both[column + "_static"] if against else both[column]
            both[name + "_effect"] = effect.where(both["stable"])
    return both
