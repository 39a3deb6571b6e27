"""What all commands have in common."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from panj.cli import main
from panj.errors import PanjError

COMMANDS = sorted(main.commands)
DOCS = Path(__file__).parents[2] / "docs"


def test_the_commands() -> None:
    assert COMMANDS == ["add", "brief", "export", "gazetteer", "read", "search", "show"]


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_an_example(panj, command) -> None:
    result = panj(command, "--help")
    assert result.exit_code == 0
    assert f"\n    panj {command} " in result.stdout.replace("cat report.txt | ", "")
    assert "\\b" not in result.stdout


@pytest.mark.parametrize("command", sorted(main.commands["gazetteer"].commands))
def test_help_of_the_gazetteers_commands_has_an_example(panj, command) -> None:
    result = panj("gazetteer", command, "--help")
    assert result.exit_code == 0
    assert f"\n    panj gazetteer {command}" in result.stdout


def test_the_docs_name_every_command_and_setting() -> None:
    import panj.settings
    from panj.settings import NAMES

    pages = "\n".join(page.read_text() for page in DOCS.rglob("*.md")) if DOCS.is_dir() else ""
    if not pages:
        pytest.skip("there are no docs yet")
    if "::: panj.settings" in pages:  # the page is made from the docstring
        pages += panj.settings.__doc__ or ""
    missing = [f"panj {command}" for command in COMMANDS if f"panj {command}" not in pages]
    missing += [f"PANJ_{name.upper()}" for name in NAMES if f"PANJ_{name.upper()}" not in pages]
    assert missing == []


def test_version(panj) -> None:
    assert panj("--version").stdout.startswith("panj ")


def test_settings_that_make_no_sense(panj, monkeypatch, tmp_path) -> None:
    (tmp_path / "config.toml").write_text("casse = 'x'\nthreads = -1\n")
    monkeypatch.setenv("PANJ_CONFIG", str(tmp_path / "config.toml"))
    result = panj("search", "bridge")
    assert result.exit_code == 1
    where = f"in {tmp_path / 'config.toml'}"
    said = f"panj: casse {where} is no setting; did you mean case?; threads {where} must be a whole number, 0 or more, not -1\n"
    assert result.stderr == said
    assert panj("search", "--help").exit_code == 0


def test_a_failure_of_several_lines_is_said_in_one(panj, monkeypatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise PanjError("one\n  two")

    monkeypatch.setattr("panj.cli.options.read_settings", fail)
    assert panj("search", "bridge").stderr == "panj: one two\n"


def test_a_closed_pipe_is_no_failure_to_speak_of(case) -> None:
    command = [sys.executable, "-m", "panj", "export", "reports", "--case", case]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1
