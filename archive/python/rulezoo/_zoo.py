"""A zoo as tables."""

from __future__ import annotations

import os
import warnings
from pathlib import Path
from typing import Dict, List, Optional, Sequence, Union

import pandas as pd

from rulezoo import _conditions, _files, _memory, _rules


class Zoo:
    """Rules and memory measurements of a zoo, read from its HDF5 files.

    Reading changes nothing, and is possible while the program writes to the zoo. Each kind of file is read when it
    is first asked for, and compared with its checksums. Make a new object to see what was archived since. Damaged
    parts are left out, and a :class:`rulezoo.ZooWarning` names them.

    Parameters
    ----------
    path : str or os.PathLike
        Folder of a zoo, or a single file.
    """

    def __init__(self, path: Union[str, "os.PathLike[str]"]) -> None:
        if not os.fspath(path):
            raise ValueError("the path of the zoo is empty: name its folder or .h5 file")
        self.path = Path(path)
        _files.require_zoo(self.path)
        self._rules: Dict[bool, pd.DataFrame] = {}
        self._records: Optional[pd.DataFrame] = None
        self._problems: Dict[str, List[str]] = {}

    def __repr__(self) -> str:
        return f"<rulezoo.Zoo '{self.path}'>"

    @property
    def problems(self) -> List[str]:
        """One sentence for each file, group or table of records that was left out. Reads the whole zoo."""
        self._read_rules(False)
        self._read_records()
        return [sentence for of_kind in self._problems.values() for sentence in of_kind]

    def rules(self, per_seed: bool = False) -> pd.DataFrame:
        """Rules, each once: the first record of it that has confirmations.

        Parameters
        ----------
        per_seed : bool
            Give a row for each confirming simulation (column ``seed``) instead of the means over them. Rules that
            were not simulated have none.

        Returns
        -------
        pandas.DataFrame
            One row per rule, in the order of archiving. ``rule`` is its id, ``name`` what the table
            of an imported rule calls it; ``tags`` (separated by spaces) and ``note`` are what ``rulezoo zoo tag`` gave
            it; ``pathways`` names the plastic ones
            (``EE,IE``) and ``k`` counts them; ``ne``, ``criteria``: what it was confirmed
            with; ``generation``, ``run``, ``parents`` (ids separated by spaces), ``lineage`` and ``founder``: where it comes
            from; stability metrics (``rate_hz``, ``cv_isi``, ...: means over seeds); a column for each coefficient
            of each pathway, ``IE_tau_pre_s`` in s, NaN where the pathway is not plastic.
        """
        return self._read_rules(per_seed).copy()

    def lineages(self) -> pd.Series:
        """Which rules descend from common founders, and so are not independent of each other.

        Returns
        -------
        pandas.Series
            Name of the lineage of each rule, which is the smallest id in it; indexed by rule. Rules that were
            crossed join their lineages. In records of before schema version 4, which name no founder, a parent
            that was not archived breaks the chain, so that the number of lineages is the most that it can be.
        """
        return _rules.lineages(self._read_rules(False))

    def memory(self, untrained: bool = False) -> pd.DataFrame:
        """Measurements of memory: what plastic networks answered, each beside its static network.

        Parameters
        ----------
        untrained : bool
            Also give plastic networks that saw background instead of a training (column ``untrained``).

        Returns
        -------
        pandas.DataFrame
            One row per rule, set of plastic pathways, network, scaling, seeds and delay; measurements that are in
            the zoo twice count once. See docs/python.md for all columns. ``suppression`` and ``dr`` are of this
            network alone, stable or not; ``suppression_effect`` and ``dr_effect`` are what ``analyze`` averages:
            NaN unless the network was stable, dr minus that of the static network. Columns that end with
            ``_static`` are of the static network of the same seeds, N and delay. Columns such as
            ``novel_trials_hz`` hold an array for each row, or None.
        """
        paired = _memory.paired(self._read_records())
        paired.insert(1, "lineage", self._lineage_of(paired["rule"]))
        paired = paired if untrained else paired[~paired["untrained"]]
        return paired.drop(columns=list(_memory.HIDDEN)).reset_index(drop=True)

    def static(self) -> pd.DataFrame:
        """Measurements of static networks, the controls, with the columns of :meth:`memory` that they have.

        Returns
        -------
        pandas.DataFrame
            One row per network, seed and delay.
        """
        records = self._read_records()
        return records[records["k"] == 0].drop(columns=list(_memory.HIDDEN)).reset_index(drop=True)

    def experiments(self) -> pd.Series:
        """Experiments whose measurements can be compared with each other, largest first.

        Networks of one experiment went through the same until training ended, with the same variant of the probe, and
        were judged by the same criteria. A mean over several experiments means nothing.

        Returns
        -------
        pandas.Series of int
            Number of records of trained and static networks, indexed by the column ``experiment`` of
            :meth:`memory`. The first is the one that ``rulezoo analyze`` takes.
        """
        records = self._read_records()
        trained = records[~records["untrained"].astype(bool)]
        sizes = trained.groupby("experiment", sort=False).size()
        plastic = trained.loc[trained["k"] > 0, "experiment"].unique()
        sizes = sizes[sizes.index.isin(plastic)]
        return sizes.sort_values(ascending=False, kind="stable").rename("records")

    def conditions(self, experiment: Optional[str] = None) -> pd.DataFrame:
        """Means over rules in every condition, with intervals: the table ``memory.csv`` of ``rulezoo analyze``.

        A condition is a network size, a set of plastic pathways and a delay. Its mean is that over rules of each
        rule's mean over seeds; the interval is a bootstrap over lineages and over seeds with the random numbers
        that the program draws, so that both print the same.

        Parameters
        ----------
        experiment : str, optional
            A value of the column ``experiment`` of :meth:`memory`. Default: the one with the most records, as
            ``analyze`` takes it.

        Returns
        -------
        pandas.DataFrame
            One row a quantity and condition: ``mean`` with ``mean_low_95`` and ``mean_high_95`` in ``unit``; standard
            deviations between rules and over seeds; numbers of ``rules``, ``lineages``, ``seeds``, ``stable`` of
            all ``simulations``; the ``static`` network with its interval.
        """
        known = self.experiments()
        if experiment is None:
            if len(known) == 0:
                return pd.DataFrame(columns=_conditions.HEADER)
            experiment = str(known.index[0])
        elif experiment not in known.index:
            raise KeyError(f"no experiment is called '{experiment}': experiments() lists them")
        records = self._read_records()
        trained = records[~records["untrained"]]
        one = trained[trained["experiment"] == experiment]
        static = one[one["k"] == 0].drop_duplicates(
            ["_own_control", "_network", "seed", "pattern_seed", "swapped", "delay_s"])
        return _conditions.of(_memory.paired(one), static, self.lineages().to_dict())

    def spike_timing_window(self, rule: str, lags_s: Optional[Sequence[float]] = None) -> pd.DataFrame:
        """Weight change of an isolated pair of spikes under a six-parameter rule.

        Parameters
        ----------
        rule : str
            Id of a rule, as many of its first characters as tell it from all others, or its name.
        lags_s : array_like of float, shape (n,), optional
            Time of the postsynaptic spike minus arrival of the presynaptic one, in s. Default: 1 to 100 ms on
            either side.

        Returns
        -------
        pandas.DataFrame
            Columns ``pathway``, ``lag_s`` and ``change_in_eta``: the change in units of the learning rate, n rows
            for each plastic pathway. At lag 0 it is ``alpha + beta`` alone.
        """
        return _rules.window(_rules.matching(self._read_rules(False), rule), lags_s)

    def _lineage_of(self, rules: pd.Series) -> pd.Series:
        known = self.lineages()
        return rules.map(known[~known.index.duplicated()]).fillna(rules)

    def _read_rules(self, per_seed: bool) -> pd.DataFrame:
        if per_seed not in self._rules:
            problems: List[str] = []
            rules = _rules.read(self.path, problems, per_seed)
            if "parents" in rules.columns:
                rules.insert(rules.columns.get_loc("parents") + 1, "lineage",
                             rules["rule"].map(_rules.lineages(rules.drop_duplicates("rule"))))
            self._rules[per_seed] = rules
            self._warn("rules", problems)
        return self._rules[per_seed]

    def _read_records(self) -> pd.DataFrame:
        if self._records is None:
            problems: List[str] = []
            self._records = _memory.read(self.path, problems)
            self._warn("probes", problems)
        return self._records

    def _warn(self, kind: str, problems: List[str]) -> None:
        if kind not in self._problems:
            self._problems[kind] = problems
            for sentence in problems:
                warnings.warn("left out: " + sentence, _files.ZooWarning, stacklevel=4)
