"""Runs the program from Python."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any, List, TextIO


class CommandError(RuntimeError):
    """The program could not do what it was asked.

    Attributes
    ----------
    exit_code : int
        2: it was called wrongly; 1: it failed.
    output : str
        What it printed on standard output until then: the list of what ``zoo verify`` found damaged, for example.
    """

    def __init__(self, message: str, exit_code: int, output: str = "") -> None:
        super().__init__(message)
        self.exit_code = exit_code
        self.output = output


def program() -> str:
    """Path of the program.

    The variable ``RULEZOO`` of the environment names it, else it is the one of the source or release folder that this
    package lies in, else the one on the path.
    """
    named = os.environ.get("RULEZOO")
    if named:
        return named
    for folder in Path(__file__).resolve().parents:
        if (folder / "rulezoo").is_file() and ((folder / "cli").is_dir() or (folder / "lib").is_dir()):
            return str(folder / "rulezoo")
    found = shutil.which("rulezoo")
    if found is None:
        raise FileNotFoundError("the program rulezoo is not on the path: set the environment variable RULEZOO to the file"
                                " 'rulezoo' in the folder of the source or of the release")
    return found


def arguments(command: str, *positional: Any, **options: Any) -> List[str]:
    """Arguments of the program; see :func:`run`."""
    texts = [*command.split(), *map(str, positional)]
    for name, value in options.items():
        option = "--" + name.rstrip("_").replace("_", "-")
        if value is True:
            texts.append(option)
        elif name == "compare":
            texts += [option, *map(str, value)]
        elif name == "where" and isinstance(value, (list, tuple)):
            texts += [text for condition in value for text in (option, str(condition))]
        elif isinstance(value, (list, tuple, range)):
            texts += [option, ",".join(map(str, value))]
        elif value is not None and value is not False:
            texts += [option, str(value)]
    return texts


def run(command: str, *positional: Any, **options: Any) -> str:
    """Run a command of the program and show what it says while it runs.

    Parameters
    ----------
    command : str
        For example ``"probe"`` or ``"zoo export"``.
    *positional
        Arguments without a name, such as the zoo of ``zoo ls``.
    **options
        Options: ``dry_run=True`` is ``--dry-run``, ``sizes=[256, 512]`` is ``--sizes 256,512``, and
        ``where=["rate<9", "family=polynomial-6"]`` gives both conditions; None and False leave an option out.

    Returns
    -------
    str
        What the command printed on standard output. What it says of its progress goes to ``sys.stderr`` as it comes.

    Raises
    ------
    CommandError
        If the command failed, with its last sentences.
    FileNotFoundError
        If the program is not found.

    Notes
    -----
    An interrupt (Ctrl-C, or "interrupt the kernel") is passed on: the program archives what is done and ends.
    """
    process = subprocess.Popen([program(), *arguments(command, *positional, **options)], stdin=subprocess.DEVNULL,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8",
                               errors="replace", start_new_session=True)
    said: List[str] = []
    assert process.stdout is not None and process.stderr is not None
    teller = threading.Thread(target=_tell, args=(process.stderr, said), daemon=True)
    teller.start()
    printed: List[str] = []
    reader = threading.Thread(target=lambda: printed.append(process.stdout.read()), daemon=True)
    reader.start()
    try:
        process.wait()
    except KeyboardInterrupt:
        process.send_signal(signal.SIGINT)
        process.wait()
        raise
    finally:
        teller.join()
        reader.join()
    if process.returncode != 0:
        raise CommandError("".join(said[-5:]).strip() or f"rulezoo {command} ended with {process.returncode}",
                           process.returncode, printed[0])
    return printed[0]


def _tell(stream: TextIO, said: List[str]) -> None:
    for line in stream:
        said.append(line)
        sys.stderr.write(line)
        sys.stderr.flush()
