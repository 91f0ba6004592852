"""The statistics of ``rulezoo analyze``: means with intervals from drawing lineages and seeds.

Everything here follows the classes of the same purpose in the Java module ``analysis``
(``Bootstrap``, ``ReplicateMean``, ``VarianceComponents``); the random draws are those of Java's generator
``L64X128MixRandom`` with the same seed, so that intervals agree to the digit.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import List, Sequence, Tuple

import numpy as np

RESAMPLES = 2000
LEVEL = 0.95
_SEED = 20250615
_UNDEFINED_ALLOWED = 0.05
_MASK = (1 << 64) - 1
_NAN = float("nan")


@dataclass(frozen=True)
class Estimate:
    """A number with its 95 % confidence interval, and the number of units behind it."""

    value: float
    low: float
    high: float
    n: int


class _Words:
    """The first 64-bit words of Java's L64X128MixRandom: every estimate draws from their beginning."""

    def __init__(self, seed: int) -> None:
        seed = (seed ^ 0x6A09E667F3BCC909) & _MASK
        self._a = _mix(seed, 0xFF51AFD7ED558CCD, 0xC4CEB9FE1A85EC53, (33, 33, 33)) | 1
        self._s = 1
        self._x0 = _mix(seed, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB, (30, 27, 31))
        self._x1 = _mix(seed + 0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB, (30, 27, 31))
        self._known = np.empty(0, np.uint32)

    def upper_halves(self, start: int, n: int) -> np.ndarray:
        """The upper 32 bits of words `start` to `start + n`, which are Java's ``nextInt()``."""
        if len(self._known) < start + n:
            self._extend(max(start + n, 2 * len(self._known), 1 << 15))
        return self._known[start:start + n]

    def _extend(self, n: int) -> None:
        a, s, x0, x1 = self._a, self._s, self._x0, self._x1
        words = []
        for _ in range(n - len(self._known)):
            z = (s + x0) & _MASK
            z = (z ^ z >> 32) * 0xDABA0B6EB09322E3 & _MASK
            z = (z ^ z >> 32) * 0xDABA0B6EB09322E3 & _MASK
            words.append((z ^ z >> 32) >> 32)
            s = (s * 0xD1342543DE82EF95 + a) & _MASK
            x1 ^= x0
            x0 = ((x0 << 24 | x0 >> 40) ^ x1 ^ x1 << 16) & _MASK
            x1 = (x1 << 37 | x1 >> 27) & _MASK
        self._s, self._x0, self._x1 = s, x0, x1
        self._known = np.concatenate([self._known, np.array(words, np.uint32)])


def _mix(z: int, first: int, second: int, shifts: Tuple[int, int, int]) -> int:
    z &= _MASK
    z = (z ^ z >> shifts[0]) * first & _MASK
    z = (z ^ z >> shifts[1]) * second & _MASK
    return z ^ z >> shifts[2]


@lru_cache(maxsize=1)
def _words() -> _Words:
    return _Words(_SEED)


class Draws:
    """Java's generator, from which counts of resamples are drawn one after another."""

    def __init__(self) -> None:
        self._at = 0

    def counts(self, units: int) -> np.ndarray:
        """How often each unit comes up when as many are drawn with replacement: [resample][unit]."""
        counts, self._at = _counts(self._at, units)
        return counts


@lru_cache(maxsize=32)
def _counts(at: int, units: int) -> Tuple[np.ndarray, int]:
    drawn, at = _integers(at, units, RESAMPLES * units)
    cells = drawn + units * np.repeat(np.arange(RESAMPLES), units)
    return np.bincount(cells, minlength=RESAMPLES * units).reshape(RESAMPLES, units).astype(float), at


def _integers(at: int, bound: int, n: int) -> Tuple[np.ndarray, int]:
    """``random.nextInt(bound)``, n times from one position on, and the position after it."""
    if bound & bound - 1 == 0:
        return (_words().upper_halves(at, n) & np.uint32(bound - 1)).astype(np.int64), at + n
    parts: List[np.ndarray] = []
    while n > 0:
        u = (_words().upper_halves(at, n) >> np.uint32(1)).astype(np.int64)
        r = u % bound
        accepted = u + (bound - 1) - r <= 0x7FFFFFFF  # else the remainder would be drawn too often
        at += len(u)
        parts.append(r[accepted])
        n -= len(parts[-1])
    return np.concatenate(parts), at


def student(value: float, error: float, freedom: float, n: int) -> Estimate:
    """The estimate +- Student's quantile times its standard error."""
    if math.isnan(value) or math.isnan(error):
        return Estimate(value, _NAN, _NAN, n)
    if error == 0:
        return Estimate(value, value, value, n)
    half = error * quantile(freedom)
    return Estimate(value, value - half, value + half, n)


@lru_cache(maxsize=4096)
def quantile(freedom: float) -> float:
    """The 97.5 % quantile of Student's t with some degrees of freedom, which need not be a whole number."""
    target = (1 - LEVEL) / 2
    low, high = 0.0, 2.0
    while _tail(high, freedom) > target:
        low, high = high, 2 * high
    for _ in range(200):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        low, high = (middle, high) if _tail(middle, freedom) > target else (low, middle)
    return (low + high) / 2


def _tail(t: float, freedom: float) -> float:
    """Probability of a larger t: half the regularized incomplete beta function."""
    return _incomplete_beta(freedom / (freedom + t * t), freedom / 2, 0.5) / 2


def _incomplete_beta(x: float, a: float, b: float) -> float:
    """Continued fraction of DLMF 8.17.22, by Lentz's method."""
    if x in (0.0, 1.0):
        return x
    if x > (a + 1) / (a + b + 2):
        return 1 - _incomplete_beta(1 - x, b, a)
    front = math.exp(math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)) / a
    tiny = 1e-300
    fraction, c, d = 1.0, 1.0, 0.0
    for i in range(100000):
        m = i // 2
        if i == 0:
            numerator = 1.0
        elif i % 2 == 0:
            numerator = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        else:
            numerator = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        d = 1 / (1 + numerator * d or tiny)
        c = 1 + numerator / c or tiny
        fraction *= c * d
        if abs(1 - c * d) < 1e-16:
            break
    return front * (fraction - 1)


def bootstrap(values: np.ndarray, clusters: np.ndarray, factors: Sequence[np.ndarray]) -> Estimate:
    """Mean over units of each unit's mean over replicates, with its interval.

    Parameters
    ----------
    values : numpy.ndarray, shape (units, replicates)
        NaN where there is none.
    clusters : numpy.ndarray of int, shape (units,)
        Lineage of each unit, numbered from 0.
    factors : sequence of numpy.ndarray of int, shape (replicates,)
        For each random factor the level of each replicate, numbered from 0.
    """
    units = len(values)
    if units == 0:
        return Estimate(_NAN, _NAN, _NAN, 0)
    there = np.isfinite(values)
    filled = np.where(there, values, 0.0)
    means = filled.sum(1) / there.sum(1)
    n_clusters = int(clusters.max()) + 1
    sums = np.bincount(clusters, means, n_clusters)
    sizes = np.bincount(clusters, minlength=n_clusters)
    value = float(sums.sum() / sizes.sum())
    varying = [f for f in factors if f.max() > 0]
    if n_clusters < 2 or not varying:
        return student(value, _NAN, 1, units)
    draws = Draws()
    counts = draws.counts(n_clusters)
    variances = [_variance((counts @ sums) / (counts @ sizes), n_clusters)]
    levels = [n_clusters]
    for factor in varying:
        n_levels = int(factor.max()) + 1
        times = draws.counts(n_levels)[:, factor]
        n = times @ there.T.astype(float)
        with np.errstate(invalid="ignore", divide="ignore"):
            of_unit = np.where(n > 0, (times @ filled.T) / n, 0.0)
            drawn = of_unit.sum(1) / (n > 0).sum(1)
        variances.append(_variance(drawn, n_levels))
        levels.append(n_levels)
    total = sum(variances)
    with np.errstate(invalid="ignore", divide="ignore"):
        freedom = float(np.float64(total * total) / sum(v * v / (m - 1) for v, m in zip(variances, levels)))
    return student(value, math.sqrt(total), freedom, units)


def _variance(drawn: np.ndarray, units: int) -> float:
    defined = drawn[np.isfinite(drawn)]
    if len(defined) < (1 - _UNDEFINED_ALLOWED) * RESAMPLES:
        return _NAN
    return float(((defined - defined.mean()) ** 2).sum() / (len(defined) - 1) * units / (units - 1))


def replicate_mean(values: np.ndarray, factors: Sequence[np.ndarray]) -> Estimate:
    """Mean of the replicates of one unit with Student's interval; crossed factors as clusters."""
    there = np.isfinite(values)
    n = int(there.sum())
    mean = float(values[there].mean()) if n else _NAN
    if n > 1 and (values[there] == values[there][0]).all():
        return student(float(values[there][0]), 0, 1, n)
    variances: List[float] = []
    freedom = math.inf
    both = np.zeros(len(values), np.int64)
    for factor in factors:
        variance, levels = _clustered(values, there, mean, factor)
        if levels > 1:
            variances.append(variance)
            freedom = min(freedom, levels - 1)
            both = both * (int(factor.max()) + 1) + factor
    if not variances:
        return student(mean, _NAN, 1, n)
    variance = variances[0]
    if len(variances) > 1:
        common = _clustered(values, there, mean, both)[0]
        variance = max(sum(variances) - (len(variances) - 1) * common, max(variances))
    return student(mean, math.sqrt(variance), freedom, n)


def _clustered(values: np.ndarray, there: np.ndarray, mean: float, clusters: np.ndarray) -> Tuple[float, int]:
    names, of = np.unique(clusters[there], return_inverse=True)
    n, levels = int(there.sum()), len(names)
    if levels < 2:
        return _NAN, levels
    residuals = np.bincount(of, values[there] - mean, levels)
    return float((residuals ** 2).sum() * levels / (levels - 1) / n ** 2), levels


def spread_between_rows(table: np.ndarray, clusters: np.ndarray) -> Estimate:
    """Standard deviation between rows (rules) of a table crossed with columns (seeds), noise removed.

    Variance components from mean squared differences of pairs, with a jackknife over clusters of rows and over
    columns; a variance estimated below 0 gives 0.
    """
    rows, columns = table.shape
    if rows == 0:
        return Estimate(_NAN, _NAN, _NAN, 0)
    there = np.isfinite(table).astype(float)
    centred = np.where(there > 0, table - table[there > 0].mean(), 0.0)
    value = _between_rows(there, centred)
    n_clusters = int(clusters.max()) + 1
    without_rows = [_between_rows(there[clusters != c], centred[clusters != c]) for c in range(n_clusters)]
    others = ~np.eye(columns, dtype=bool)
    without_columns = [_between_rows(there[:, o], centred[:, o]) for o in others]
    of_rows, of_columns = _jackknife(without_rows), _jackknife(without_columns)
    total = of_rows + of_columns
    with np.errstate(all="ignore"):
        freedom = float(np.float64(total * total) / (np.float64(of_rows ** 2) / (n_clusters - 1)
                                                    + np.float64(of_columns ** 2) / (columns - 1)))
    e = student(value, math.sqrt(total) if total >= 0 else _NAN, freedom, rows)
    root = [math.sqrt(max(0.0, v)) if not math.isnan(v) else v for v in (e.value, e.low, e.high)]
    return Estimate(root[0], root[1], root[2], rows)


def _jackknife(left_out: Sequence[float]) -> float:
    values = np.array(left_out)
    return float(((values - values.mean()) ** 2).sum() * (len(values) - 1) / len(values)) if len(values) else _NAN


def _between_rows(there: np.ndarray, values: np.ndarray) -> float:
    def pairs(axis: object) -> Tuple[float, float]:
        n, total, squares = there.sum(axis), values.sum(axis), (values ** 2).sum(axis)
        return float(np.sum((n * squares - total ** 2) / 2)), float(np.sum(n * (n - 1) / 2))

    all_differences, all_pairs = pairs(None)
    row_differences, row_pairs = pairs(1)
    column_differences, column_pairs = pairs(0)
    rest = all_pairs - row_pairs - column_pairs
    if rest == 0 or row_pairs == 0:
        return _NAN
    return (all_differences - row_differences - column_differences) / rest - row_differences / row_pairs
