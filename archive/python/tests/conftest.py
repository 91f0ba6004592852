"""Zoos that the tests read."""

import os
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

ROOT = Path(__file__).resolve().parents[3]
KEPT = ROOT / "archive/src/test/resources"


@pytest.fixture
def kept():
    """Folder with zoos of older schema versions."""
    return KEPT


@pytest.fixture(scope="session")
def analyzed():
    """A zoo and the folder that ``rulezoo analyze`` wrote about it, both made by the Java test that calls pytest."""
    zoo, report = os.environ.get("RULEZOO_TEST_ZOO"), os.environ.get("RULEZOO_TEST_REPORT")
    if not zoo or not report:
        pytest.skip("RULEZOO_TEST_ZOO and RULEZOO_TEST_REPORT name no zoo and report: PythonPackageTest makes them")
    return Path(zoo), Path(report)


@pytest.fixture(scope="session")
def opened(analyzed):
    """The analyzed zoo, read once."""
    import rulezoo

    return rulezoo.open(analyzed[0])
