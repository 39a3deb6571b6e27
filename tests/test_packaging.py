"""The wheel: it builds, holds its data files, and runs outside the checkout; the lock file can be shipped."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from panj.records import Kind

ROOT = Path(__file__).resolve().parent.parent
DATA = {".onnx", ".json", ".toml", ".tsv", ".csv", ".sql", ".html", ".css", ".js", ".jinja", ".j2", ".svg", ".typed", ".mako", ".txt", ".gz", ".npz"}


def run(*words: str | Path, cwd: Path, path: Path | None = None) -> str:
    known = {key: value for key, value in os.environ.items() if not key.startswith(("COV_", "PYTEST_", "PYTHON"))}
    done = subprocess.run(
        [str(word) for word in words], cwd=cwd, env=known | ({"PYTHONPATH": str(path)} if path else {}), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder, cwd=ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--disable-pip-version-check"]
    run(*pip, "--target", target, wheel, cwd=target)
    return target


def test_the_wheel_holds_every_data_file_and_nothing_but_panj(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if not name.startswith("panj-")}
    tracked = run("git", "ls-files", "src/panj", cwd=ROOT).split() if (ROOT / ".git").exists() else []
    wanted = {name.removeprefix("src/") for name in tracked if Path(name).suffix in DATA | {".py"} and (ROOT / name).exists()}
    assert wanted <= held, sorted(wanted - held)
    assert all(name.startswith("panj/") for name in held)


def test_the_installed_wheel_runs_outside_the_checkout(installed: Path, tmp_path: Path) -> None:
    where = run(sys.executable, "-c", "import panj; print(panj.__file__)", cwd=tmp_path, path=installed)
    assert Path(where.strip()).is_relative_to(installed)
    assert "Usage" in run(sys.executable, "-c", "from panj.cli import main; main(['--help'])", cwd=tmp_path, path=installed)


def test_the_installed_wheel_reads_a_report(installed: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("Rebels seized the town of Imam Sahib on Sunday, the governor said.", encoding="utf-8")
    script = "from panj.cli import main; main(['read', 'report.txt', '--published', '2021-07-06'])"
    claims = [json.loads(line) for line in run(sys.executable, "-c", script, cwd=tmp_path, path=installed).splitlines()]
    assert claims
    assert claims[0]["kind"] in set(Kind)


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-docs.lock"])
def test_the_lock_file_pins_with_hashes_and_names_no_host(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in text
    pins = re.findall(r"^[\w.\-\[\]]+==\S+", text, re.MULTILINE)
    assert len(pins) > 20
    assert text.count("--hash=sha256:") >= len(pins)


def test_every_dependency_is_in_the_lock_file() -> None:
    stated = re.findall(
        r'^    "([\w\-]+)[\[<>=]', (ROOT / "pyproject.toml").read_text(encoding="utf-8").split("dependencies = [")[1].split("]")[0], re.MULTILINE
    )
    locked = (ROOT / "requirements.lock").read_text(encoding="utf-8").lower()
    missing = [name for name in stated if not re.search(rf"^{re.escape(name.lower())}(\[.*\])?==", locked, re.MULTILINE)]
    assert not missing, f"run make lock: {missing}"
