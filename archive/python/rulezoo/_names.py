"""Names of columns, pathways and quantities."""

from __future__ import annotations

from typing import Dict, List, Tuple

PATHWAYS = ("EE", "EI", "IE", "II")
_SUFFIXES = {"s": "_s", "Hz": "_hz"}


def with_unit(name: str, unit: str) -> str:
    """The name of a column with its unit: ``EE_tau_pre`` in seconds is ``EE_tau_pre_s``."""
    suffix = _SUFFIXES.get(unit, "")
    return name if name.endswith(suffix) else name + suffix


def pathways(mask: int) -> Tuple[str, ...]:
    """Pathways of a bit mask (1 EE + 2 EI + 4 IE + 8 II)."""
    return tuple(p for i, p in enumerate(PATHWAYS) if mask >> i & 1)


#: Quantities of a record in the order of ``tables/memory.csv``: name, unit, whether the static network of
#: the same seed is subtracted.
QUANTITIES: List[Tuple[str, str, bool]] = [
    ("suppression", "1", False), ("dr", "1", True), ("dr_ceiling", "1", False),
    ("suppression_familiar", "1", False), ("suppression_novel", "1", False), ("background_before", "Hz", False),
    ("background", "Hz", False), ("evoked_before", "Hz", False), ("evoked_familiar", "Hz", False),
    ("evoked_novel", "Hz", False), ("dsr", "1", True), ("on", "1", True), ("d_prime", "1", False),
    ("auc", "1", False), ("population_auc", "1", False), ("imprint_ee", "1", False), ("imprint_ei", "1", False),
    ("imprint_ie", "1", False),
]

#: The quantities that measure memory and are analyzed in full.
MEMORY = ("suppression", "dr")

#: Column of each quantity in :meth:`rulezoo.Zoo.memory`.
COLUMN: Dict[str, str] = {name: with_unit(name, unit) for name, unit, _ in QUANTITIES}
