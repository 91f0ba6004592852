"""Zoos of plasticity rules in Python: rules, memory, statistics.

>>> import rulezoo
>>> zoo = rulezoo.open("zoo")              # a folder or a single file
>>> zoo.rules()                            # one row per rule
>>> zoo.memory()                           # one row per measurement
>>> zoo.conditions()                       # means and intervals, as ``rulezoo analyze`` prints them
>>> rulezoo.run("probe", zoo="zoo", rules=3, sizes=[256, 512])

Names of columns end with their unit: ``_s`` is seconds and ``_hz`` hertz. Other columns are pure numbers or texts,
unless the documentation of the column says otherwise.
"""

from rulezoo._command import CommandError, run
from rulezoo._files import ZooWarning
from rulezoo._zoo import Zoo

__all__ = ["CommandError", "Zoo", "ZooWarning", "open", "run"]
__version__ = "0.2.0"


def open(path) -> Zoo:  # noqa: A001 - rulezoo.open reads like its namesake
    """Open a zoo for reading.

    Parameters
    ----------
    path : str or os.PathLike
        Folder of a zoo, or a single file made by ``rulezoo zoo compact ZOO --out FILE.h5``. Files of all
        schema versions are read.

    Returns
    -------
    Zoo
        Nothing but the names of its files is read yet; tables are read when they are first asked for.

    Raises
    ------
    FileNotFoundError
        If nothing is there.
    ValueError
        If there is no zoo at that place.
    """
    return Zoo(path)
