"""Commands are tested with a reader that claims every sentence: quick, known, and without a model."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner, Result

from panj.cli import main

from .sentences import claim_sentences

WIRE = "Title: Soldiers cross\nPublisher: River Wire\nPublished: 2021-07-05\n\nMore than 300 soldiers crossed the river at Sarband. The mayor fled."
PAPER = "Title: Bridge holds\nPublisher: Valley Post\nPublished: 2021-07-06\n\nThe bridge at Sarband holds, a ministry said."


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The reader that claims every sentence, no gazetteer, and no settings but a test's own."""
    for name in ("CASE", "READER", "GAZETTEER", "MIN_SCORE", "THREADS"):
        monkeypatch.delenv(f"PANJ_{name}", raising=False)
    monkeypatch.setenv("PANJ_CONFIG", str(tmp_path / "no-config.toml"))
    monkeypatch.setenv("COLUMNS", "160")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("panj.reading.Reader.open", lambda path=None, *, threads=0: SimpleNamespace(name="every sentence 1"))
    monkeypatch.setattr("panj.gazetteer.Gazetteer.open", lambda path=None, **_: SimpleNamespace(close=lambda: None))
    monkeypatch.setattr("panj.reading.read_claims", claim_sentences)


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder of two reports and one file that is none."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a-wire.txt").write_text(WIRE)
    (folder / "b-paper.txt").write_text(PAPER)
    (folder / "c-empty.txt").write_text("")
    return folder


@pytest.fixture
def panj() -> Callable[..., Result]:
    """The command line: what it returns and prints."""

    def run(*words: object, **options: object) -> Result:
        result = CliRunner().invoke(main, [str(word) for word in words], **options)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return run


@pytest.fixture
def case(panj: Callable[..., Result], reports: Path) -> str:
    """A case that holds both reports."""
    assert panj("add", "border.panj", reports).exit_code == 0
    return "border.panj"
