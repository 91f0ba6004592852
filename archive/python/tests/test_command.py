"""Calling the program."""

import stat
import sys

import pytest

import rulezoo
from rulezoo import _command


@pytest.fixture
def program(tmp_path, monkeypatch):
    """A program that says what it was given, in place of the real one."""
    file = tmp_path / "rulezoo"
    file.write_text("#!/bin/sh\necho working >&2\n[ \"$1\" = fail ] && { echo 'rulezoo: no such zoo' >&2; exit 2; }\n"
                    "for a in \"$@\"; do echo \"$a\"; done\n"
                    "[ \"$1\" != half ]\n")
    file.chmod(file.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("RULEZOO", str(file))


def test_options_are_written_as_on_the_command_line(program):
    printed = rulezoo.run("zoo export", "a zoo", out="rules.csv", dry_run=True, sizes=[256, 512], json=False, seed=None)
    assert printed.splitlines() == ["zoo", "export", "a zoo", "--out", "rules.csv", "--dry-run", "--sizes", "256,512"]


def test_conditions_and_compared_zoos_are_arguments_of_their_own(program):
    assert rulezoo.run("x", where=["rate<9", "name=a,b"], compare=["a", "b"]).splitlines() == [
        "x", "--where", "rate<9", "--where", "name=a,b", "--compare", "a", "b"]


def test_a_failure_keeps_what_was_printed(program):
    with pytest.raises(rulezoo.CommandError) as failure:
        rulezoo.run("half")
    assert failure.value.output == "half\n"


def test_progress_is_shown_and_a_failure_raises_its_sentence(program, capsys):
    rulezoo.run("ls")
    assert capsys.readouterr().err == "working\n"
    with pytest.raises(rulezoo.CommandError, match="rulezoo: no such zoo") as failure:
        rulezoo.run("fail")
    assert failure.value.exit_code == 2


def test_the_program_of_the_source_folder_is_found(monkeypatch):
    monkeypatch.delenv("RULEZOO", raising=False)
    assert _command.program().endswith("/rulezoo")


def test_keywords_of_python_can_be_options(program):
    assert rulezoo.run("x", from_="a").splitlines() == ["x", "--from", "a"]
    assert sys.version_info >= (3, 9)
