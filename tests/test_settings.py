"""Settings: the file, then the environment, every fault told at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from panj.errors import SettingsError
from panj.settings import NAMES, Settings, read_settings


def test_nothing_needs_to_be_set(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "config.toml", {}) == Settings()


def test_the_environment_goes_before_the_file(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(f'case = "a.panj"\nmin_score = 0.25\nthreads = 2\nreader = "{tmp_path}"\n')
    settings = read_settings(path, {"PANJ_CASE": "b.panj", "PANJ_THREADS": "1", "PANJ_SERVICE_HOST": "10.0.0.1", "PANJ_MIN_SCORE": ""})
    assert settings == Settings(case="b.panj", min_score=0.25, threads=1, reader=tmp_path)


def test_the_file_may_be_named_in_the_environment(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("threads = 3")
    assert read_settings(None, {"PANJ_CONFIG": str(path)}).threads == 3


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('case = 5\nmin_skore = 1\nthreads = true\nwind = "north"\ngazetteer = "/no/such"\n')
    with pytest.raises(SettingsError) as caught:
        read_settings(path, {"PANJ_MIN_SCORE": "1.5", "PANJ_READER": " "})
    assert str(caught.value).split("; ", 1)[0] == f"case in {path} must be words, not 5"
    assert f"min_skore in {path} is no setting; did you mean min_score?" in str(caught.value)
    assert f"threads in {path} must be a whole number, 0 or more, not True" in str(caught.value)
    assert f"wind in {path} is no setting; there are {', '.join(NAMES)}" in str(caught.value)
    assert f"gazetteer in {path} names /no/such, which is not there" in str(caught.value)
    assert "PANJ_MIN_SCORE must be a number from 0 to 1, not 1.5" in str(caught.value)
    assert "PANJ_READER must be words, not ' '" in str(caught.value)


@pytest.mark.parametrize(("name", "value"), [("MIN_SCORE", "high"), ("MIN_SCORE", "nan"), ("THREADS", "-1"), ("THREADS", "1.5"), ("THREADS", "inf")])
def test_numbers_that_make_no_sense(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=f"^PANJ_{name} must be "):
        read_settings(tmp_path / "config.toml", {f"PANJ_{name}": value})


def test_a_file_that_is_not_toml(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("case: a.panj")
    with pytest.raises(SettingsError, match=r"config.toml is not TOML \(.*\); mend or remove it"):
        read_settings(path, {})
    path.write_bytes(b"case = '\xff'")
    with pytest.raises(SettingsError, match="is not TOML"):
        read_settings(path, {})


def test_a_folder_in_place_of_the_file(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"cannot be read \(.*\); mend its rights, or name another file with PANJ_CONFIG"):
        read_settings(tmp_path, {})
