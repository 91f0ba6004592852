"""The example notebook runs, and shows what the program printed."""

import os
from pathlib import Path

import pandas as pd
import pytest

NOTEBOOK = Path(__file__).resolve().parents[1] / "examples/zoo.ipynb"


def test_the_example_notebook_runs_and_shows_the_means_of_analyze(analyzed, monkeypatch):
    nbformat = pytest.importorskip("nbformat", reason="nbformat is absent (package python3-nbformat)")
    preprocessors = pytest.importorskip("nbconvert.preprocessors", reason="nbconvert is absent (package python3-nbconvert)")
    pytest.importorskip("ipykernel", reason="ipykernel is absent (package python3-ipykernel)")
    pytest.importorskip("matplotlib", reason="matplotlib is absent (package python3-matplotlib)")
    zoo, report = analyzed
    monkeypatch.setenv("RULEZOO_ZOO", str(zoo))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(NOTEBOOK.parents[1]), os.environ.get("PYTHONPATH", "")]))
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    assert not any(cell.get("outputs") for cell in notebook.cells), "the notebook is kept without outputs"
    preprocessors.ExecutePreprocessor(timeout=120, kernel_name="python3").preprocess(
        notebook, {"metadata": {"path": str(NOTEBOOK.parent)}})
    shown = "".join(output.get("text", "") + str(output.get("data", {}).get("text/plain", ""))
                    for cell in notebook.cells for output in cell.get("outputs", []))
    means = pd.read_csv(report / "tables/memory.csv").query("quantity == 'suppression'")["mean"]
    for mean in means.head(3):
        assert f"{mean:.6f}" in shown
    assert "adds" in shown
    images = [o for cell in notebook.cells for o in cell.get("outputs", []) if "image/png" in o.get("data", {})]
    assert len(images) == 2
