"""Statistics against numbers that Java printed, and against tables."""

import math

import numpy as np
import pytest

from rulezoo import _statistics

JAVA_SEVEN = [6, 1, 0, 3, 1, 6, 3, 4, 4, 0]
JAVA_FOUR = [2, 3, 2, 3, 1, 3, 3, 1, 3, 0]
JAVA_REJECTING = [427869864, 74660897, 679220218, 20146907, 275185964, 693995225, 948718660, 117880593, 324728322,
                  239797302]


def test_draws_are_those_of_javas_generator():
    # RandomGeneratorFactory.of("L64X128MixRandom").create(20250615), nextInt(bound) in this order
    drawn, at = _statistics._integers(0, 7, 10)
    assert list(drawn) == JAVA_SEVEN
    drawn, at = _statistics._integers(at, 4, 10)
    assert list(drawn) == JAVA_FOUR
    drawn, at = _statistics._integers(at, 2 ** 30 + 1, 10)
    assert list(drawn) == JAVA_REJECTING


@pytest.mark.parametrize("freedom, quantile", [
    (1, math.tan(0.475 * math.pi)), (2, 0.95 * math.sqrt(2 / (1 - 0.95 ** 2))), (4, 2.7764451051977987),
    (10, 2.2281388519862744), (30, 2.0422724563012373), (1000, 1.9623390808264078)])
def test_quantiles_of_student_are_those_of_closed_forms_and_of_scipy(freedom, quantile):
    assert _statistics.quantile(freedom) == pytest.approx(quantile, rel=1e-12)


def test_without_two_lineages_there_is_no_interval():
    estimate = _statistics.bootstrap(np.array([[1.0, 2.0]]), np.array([0]), [np.array([0, 1])])
    assert estimate.value == 1.5
    assert np.isnan(estimate.low)


def test_the_interval_covers_the_truth_about_as_often_as_it_claims():
    random = np.random.default_rng(1)
    covered = 0
    for _ in range(200):
        values = random.normal(size=(12, 1)) + random.normal(size=(12, 6)) / 2 + random.normal(size=(1, 6)) / 4
        estimate = _statistics.bootstrap(values, np.arange(12), [np.arange(6)])
        covered += estimate.low <= 0 <= estimate.high
    assert 0.92 < covered / 200 <= 1


def test_a_spread_between_rules_is_found_beneath_the_noise_of_seeds():
    random = np.random.default_rng(2)
    values = random.normal(size=(400, 1)) * 0.5 + random.normal(size=(400, 5))
    spread = _statistics.spread_between_rows(values, np.arange(400))
    assert spread.low < 0.5 < spread.high
    assert spread.high - spread.low < 0.3
