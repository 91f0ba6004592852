"""The HDF5 files of a zoo: which belong to it, whether they are intact, and what they hold."""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Dict, Iterator, List, Tuple, Union

import h5py
import numpy as np

NEWEST_SCHEMA = 5
KINDS = ("rules", "probes", "remarks", "search")
_SEGMENT = re.compile(r"[0-9]{6,9}\.h5")
_LISTS = ("_names", "_units", "_minima", "_maxima")
_INTEGER_TYPES = "<i1 <i2 <i4 <i8".split()


class ZooWarning(UserWarning):
    """Something of a zoo was left out because it is damaged, or of a newer version."""


class NotUsable(Exception):
    """Why a file, a group of a file, or a record is left out."""


@dataclass
class Table:
    """Records of one file, or of one group of a single file.

    Attributes
    ----------
    place : str
        File, and group if it is part of a single file: for messages.
    kind : str
        ``rules``, ``probes``, ``remarks`` or ``search``.
    family : str
        Family of the rules; empty for other kinds.
    columns : dict of str to numpy.ndarray
        Datasets by name. Texts are Python strings.
    units : dict of str to str
        Unit of each dataset.
    """

    place: str
    kind: str
    family: str
    columns: Dict[str, np.ndarray]
    units: Dict[str, str]

    @property
    def size(self) -> int:
        """Number of records."""
        return min((len(c) for n, c in self.columns.items() if not is_list(n)), default=0)


def is_list(name: str) -> bool:
    """Whether a dataset lists names or shared texts instead of having one row per record."""
    return name in ("configs", "origins") or name.endswith(_LISTS)


def tables(path: Path, kind: str, problems: List[str]) -> Iterator[Table]:
    """Intact tables of one kind in the order of the zoo; what is left out is added to `problems`.

    Rules that were never simulated come last, so that of several records of a rule the first says most.
    """
    for late in (False, True) if kind == "rules" else (False,):
        for table in _all_tables(path, kind, problems if not late else []):
            if kind != "rules" or ("seeds" not in table.columns) == late:
                yield table


def _all_tables(path: Path, kind: str, problems: List[str]) -> Iterator[Table]:
    if path.is_dir():
        for file in _segments(path / kind, problems):
            yield from _tables_of_file(file, kind, problems)
    else:
        yield from _tables_of_file(path, kind, problems)


def require_zoo(path: Path) -> None:
    """Raise unless a folder or file can be a zoo."""
    if path.exists() and not os.access(path, os.R_OK | os.X_OK if path.is_dir() else os.R_OK):
        raise PermissionError(f"{path} could not be read for lack of permission: change its permissions")
    if path.is_dir():
        if not any((path / kind).is_dir() for kind in KINDS):
            raise ValueError(f"{path} is not a rule zoo: it holds no files such as rules/000001.h5")
    elif not path.exists():
        raise FileNotFoundError(f"{path} does not exist: name the folder or the .h5 file of a rule zoo")
    elif path.is_file():
        _require_single_file(path)
    else:
        raise ValueError(f"{path} is not a rule zoo: it is neither a folder nor a file")


def _require_single_file(path: Path) -> None:
    if not h5py.is_hdf5(path):
        raise ValueError(f"{path} is not a rule zoo: it is {'empty' if path.stat().st_size == 0 else 'no HDF5 file'}")
    try:
        with h5py.File(path, "r") as file:
            of = _text(file.attrs.get("rulezoo_kind", ""))
    except Exception as reason:  # h5py raises almost anything on damaged files
        raise ValueError(f"{path} is not an intact HDF5 file ({_first_line(reason)}): copy it again from where it"
                         " came from") from None
    if of != "zoo":
        raise ValueError(f"{path} is not a rule zoo: it is not a file written by 'rulezoo zoo compact'")


def _segments(folder: Path, problems: List[str]) -> List[Path]:
    if not folder.is_dir():
        return []
    files = [folder / name for name in os.listdir(folder)]
    for file in sorted(files):
        name = file.name.lower()
        if name.endswith(".h5") and not name.startswith(".") and not _SEGMENT.fullmatch(file.name):
            problems.append(f"{file} has no number of six to nine digits for a name: rename it, or move it"
                            " out of the zoo")
    return sorted((f for f in files if _SEGMENT.fullmatch(f.name)), key=lambda f: (int(f.stem), f.name))


def _tables_of_file(path: Path, kind: str, problems: List[str]) -> Iterator[Table]:
    found: List[Table] = []
    try:
        if not path.is_file():
            raise NotUsable("is not a file: move it out of the zoo")
        with h5py.File(path, "r") as file:
            of = _text(file.attrs.get("rulezoo_kind", ""))
            if of == "":
                raise NotUsable("is an HDF5 file, but not one of a rule zoo")
            if of == "zoo":
                _check(file)
                for name in sorted(file.get(kind, {})):
                    try:
                        found.append(_table(file[kind][name], f"{path}, group {kind}/{name},"))
                    except NotUsable as reason:
                        problems.append(f"{path}, group {kind}/{name}, {reason}")
                    except Exception as reason:  # the groups beside a damaged one are intact
                        problems.append(f"{path}, group {kind}/{name}, is not intact ({_first_line(reason)})")
            elif of != kind:
                raise NotUsable(f"holds '{of}', but lies in the folder '{kind}': move it where it belongs")
            else:
                found.append(_table(file, str(path)))
    except NotUsable as reason:
        problems.append(f"{path} {reason}")
    except Exception as reason:  # h5py raises almost anything on damaged files
        problems.append(f"{path} is not an intact HDF5 file ({_first_line(reason)})")
    yield from found


def _first_line(reason: Exception) -> str:
    return str(reason).splitlines()[0] if str(reason) else type(reason).__name__


def _text(value: Union[bytes, str, np.bytes_]) -> str:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def _check(group: h5py.Group) -> Tuple[Dict[str, np.ndarray], Dict[str, str]]:
    """Datasets and units of a group whose checksum is right (FORMAT.md, "Checksum")."""
    schema = group.attrs.get("schema_version")
    if schema is None:
        raise NotUsable("was changed after it was written: it lacks the attribute schema_version")
    if int(schema) > NEWEST_SCHEMA:
        raise NotUsable(f"has schema version {int(schema)}, but this rulezoo reads versions 1 to {NEWEST_SCHEMA}: use"
                        " a newer version of the package")
    sha = hashlib.sha256()
    for name in sorted(n for n in group.attrs if n != "checksum" and not n.startswith("_")):
        sha.update(b"@%s=%s\n" % (name.encode(), _text(group.attrs[name]).encode()))
    columns, units = {}, {}
    for name in sorted(group):
        if not isinstance(group.get(name, getlink=True), h5py.HardLink):
            raise NotUsable(f"was changed after it was written: links are not followed, and '{name}' is one")
        data = group[name]
        if not isinstance(data, h5py.Dataset):
            continue
        if data.dtype.kind not in "Sif" or (data.dtype.kind == "i" and data.dtype.str.replace("|", "<")
                                            not in _INTEGER_TYPES):
            raise NotUsable(f"was changed after it was written: its dataset {name} has another type")
        values = data[()]
        unit = _text(data.attrs["unit"])
        sha.update(f"{name} {data.dtype.str[1:]} {','.join(map(str, data.shape))}\n".encode())
        sha.update(values.tobytes())
        sha.update(b"@description=%s\n@unit=%s\n" % (_text(data.attrs["description"]).encode(), unit.encode()))
        columns[name] = np.char.decode(values, "utf-8").astype(object) if data.dtype.kind == "S" else values
        units[name] = unit
    if sha.hexdigest() != _text(group.attrs.get("checksum", "")):
        raise NotUsable("was changed after it was written: its content does not match its checksum")
    return columns, units


def _table(group: h5py.Group, place: str) -> Table:
    columns, units = _check(group)
    kind = _text(group.attrs["rulezoo_kind"])
    sizes = {len(c) for n, c in columns.items() if not is_list(n)}
    if kind != "search" and len(sizes) != 1:
        raise NotUsable("has columns of different lengths")
    return Table(place, kind, _text(group.attrs.get("family", "")), columns, units)
