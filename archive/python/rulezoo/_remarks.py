"""What people call rules: names in the tables they came from, tags and notes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Dict, List, Set, Tuple

from rulezoo._files import tables


def read(path: Path, problems: List[str]) -> Dict[str, Tuple[str, str]]:
    """Tags, separated by spaces, and note of each rule that has any, by id."""
    changes: List[Tuple[int, str, str, str]] = []
    for table in tables(path, "remarks", problems):
        columns = table.columns
        changes += zip(map(int, columns["time_ms"]), columns["rule_id"], columns["change"], columns["text"])
    tags: Dict[str, Set[str]] = {}
    notes: Dict[str, str] = {}
    for _, rule, change, text in sorted(changes, key=lambda c: c[0]):  # keeps the order of equal times
        if change == "note":
            notes[rule] = text
        elif change == "tag":
            tags.setdefault(rule, set()).add(text)
        else:
            tags.get(rule, set()).discard(text)
    return {rule: (" ".join(sorted(tags.get(rule, ()))), notes.get(rule, "")) for rule in {*tags, *notes}}


def name(reported: str, rule: str) -> str:
    """Name that the source of an imported rule gives it; empty if it has none but its id."""
    try:
        fields = json.loads(reported) if reported.startswith("{") else {}
    except ValueError:
        return ""
    given = str(fields.get("rule", fields.get("id", "")))
    return "" if given == rule else given
