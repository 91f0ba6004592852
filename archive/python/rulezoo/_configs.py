"""What many records share: network, protocol and criteria, as JSON."""

from __future__ import annotations

import json
from typing import Any, Dict, List, Sequence, Tuple


class Configs:
    """The configurations of one table, each parsed once.

    Parameters
    ----------
    texts : sequence of str
        The dataset ``configs``.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._configs = [json.loads(text) for text in texts]
        self._memory: Dict[Tuple[str, int], Any] = {}

    def _once(self, what: str, config: int, compute: Any) -> Any:
        key = (what, int(config))
        if key not in self._memory:
            self._memory[key] = compute(self._configs[int(config)])
        return self._memory[key]

    def ne(self, config: int) -> int:
        """Number of excitatory neurons; -1 if the network has no such number."""
        return self._once("n", config, lambda c: _find(c["network"], "excitatory", -1))

    def criteria(self, config: int) -> str:
        """Id of the stability criteria of rules."""
        return self._once("criteria", config, lambda c: c["criteria"]["id"])

    def network(self, config: int) -> str:
        """A text that is the same for the same networks."""
        return self._once("network", config, lambda c: _canonical(c["network"]))

    def experience(self, config: int) -> str:
        """Network and what it went through before the first break or test: the same for one simulation."""
        return self._once("experience", config, lambda c: _canonical([c["network"], conditioning(c["protocol"])]))

    def schedule(self, config: int) -> Tuple[float, ...]:
        """Durations in s of what the network went through before the first break or test; a training is one."""
        return self._once("schedule", config, lambda c: _schedule(conditioning(c["protocol"])))

    def described(self, config: int, matched: bool) -> Tuple[str, ...]:
        """What happened until training ended, in words; the strength of patterns that were matched is left out."""
        return self._once(f"described {matched}", config, lambda c: _described(c["protocol"]["phases"], matched))


def conditioning(protocol: Dict[str, Any]) -> List[Dict[str, Any]]:
    """Phases before the first break or test."""
    phases = []
    for phase in protocol["phases"]:
        if phase["label"].startswith(("break@", "before@")):
            break
        phases.append(phase)
    return phases


def _schedule(phases: List[Dict[str, Any]]) -> Tuple[float, ...]:
    seconds: List[float] = []
    training = False
    for phase in phases:
        goes_on, training = training, phase["label"].startswith("training")
        if goes_on and training:
            seconds[-1] += _seconds(phase)
        else:
            seconds.append(_seconds(phase))
    return tuple(seconds)


def _find(network: Any, name: str, otherwise: int) -> int:
    if isinstance(network, dict):
        if name in network:
            return int(network[name])
        for value in network.values():
            found = _find(value, name, otherwise)
            if found != otherwise:
                return found
    return otherwise


def _canonical(value: Any) -> str:
    def clean(v: Any) -> Any:
        if isinstance(v, dict):
            return {k: clean(x) for k, x in v.items() if x is not None and x != []}
        return [clean(x) for x in v] if isinstance(v, list) else v

    return json.dumps(clean(value), sort_keys=True)


def _seconds(phase: Dict[str, Any]) -> float:
    if phase["kind"] == "sequence":
        return sum(e["durationSeconds"] for e in phase["elements"])
    return phase["durationSeconds"]


def _stimulus(phase: Dict[str, Any]) -> Any:
    return phase.get("stimulus") if phase["kind"] == "run" else None


def _described(phases: List[Dict[str, Any]], matched: bool) -> Tuple[str, ...]:
    """Phases up to the last one with a stimulus in which the network lived on; tests and background in a row are one."""
    end = max((i + 1 for i, phase in enumerate(phases) if _stimulus(phase)), default=0)
    items: List[str] = []
    i = 0
    while i < end:
        kind = _kind(phases[i])
        j = i + 1
        while kind and j < end and _kind(phases[j]) == kind:
            j += 1
        seconds = sum(_seconds(p) for p in phases[i:j])
        if kind == "tests":
            items.append(f"{j - i} tests of {seconds / (j - i)} s")
        else:
            text = f"{phases[i]['label']} {float(seconds)} s"
            stimulus = _stimulus(phases[i])
            if stimulus:
                rate = "a rate for each size" if matched else f"+{stimulus['addedRateHz']} Hz"
                text += f" with {stimulus['inputs']} inputs at {rate}"
            items.append(text)
        i = j
    return tuple(items)


def _kind(phase: Dict[str, Any]) -> str:
    if phase["kind"] == "probe":
        return "tests"
    return "background" if phase["kind"] == "run" and not phase.get("stimulus") else ""
