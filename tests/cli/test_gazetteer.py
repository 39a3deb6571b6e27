"""`panj gazetteer`."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from panj.gazetteer import Gazetteer, default_path
from panj.gazetteer.downloads import Answer

REAL_OPEN = Gazetteer.__dict__["open"]


@pytest.fixture(autouse=True)
def cache(quick: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The real gazetteer, seen from a cache of the test's own."""
    monkeypatch.setattr(Gazetteer, "open", REAL_OPEN)
    with Gazetteer.open() as opened:
        real = opened.path
    monkeypatch.setenv("PANJ_CACHE", str(tmp_path / "cache"))
    (tmp_path / "cache").mkdir()
    default_path().symlink_to(real)
    return tmp_path / "cache"


def test_find_prints_candidates(panj) -> None:
    rows = [json.loads(line) for line in panj("gazetteer", "find", "Faizabad").stdout.splitlines()]
    assert {"AF", "IN"} <= {row["country"] for row in rows}
    assert rows[0].keys() >= {"name", "kind", "path", "lat", "lon", "id"}
    assert "Badakhsh" in panj("gazetteer", "find", "Faizabad", "--format", "table").stdout


def test_find_of_nothing_says_what_to_do(panj) -> None:
    result = panj("gazetteer", "find", "Zzyzxqua")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "panj: no place is called 'Zzyzxqua'; try another spelling, or add it: panj gazetteer add FILE.csv\n"


def test_add_tells_bad_lines_and_goes_on(panj, tmp_path) -> None:
    (tmp_path / "ours.csv").write_text("name,lat,lon\nTest Ford,37.1,68.2\nBad,200,0\n")
    result = panj("gazetteer", "add", "ours.csv")
    assert result.exit_code == 0
    assert result.stderr.splitlines() == [
        "ours.csv line 3: 200, 0 lies nowhere on Earth; are lat and lon swapped?",
        "ours.csv: 1 places added, 1 lines left out; see them with: panj gazetteer find NAME",
    ]
    assert json.loads(panj("gazetteer", "find", "Test Ford").stdout)["source"] == "ours.csv"


@pytest.mark.parametrize(
    ("content", "said"),
    [("name,lat,lon\n", "ours.csv has no lines below the first"), ("name,lat,lon\nA,x,y\n", "ours.csv gave no place; mend it")],
)
def test_add_of_nothing_fails(panj, tmp_path, content, said) -> None:
    (tmp_path / "ours.csv").write_text(content)
    result = panj("gazetteer", "add", "ours.csv")
    assert result.exit_code == 1
    assert f"panj: {said}" in result.stderr


def test_get_from_a_folder_credits_geonames(panj, tmp_path) -> None:
    cells = [
        "99000001",
        "Testabad",
        "Testabad",
        "",
        "36.9",
        "68.7",
        "P",
        "PPL",
        "AF",
        "",
        "24",
        "",
        "",
        "",
        "0",
        "",
        "300",
        "Asia/Kabul",
        "2026-01-01",
    ]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("AF.txt", "\t".join(cells) + "\n")
    (tmp_path / "AF.zip").write_bytes(out.getvalue())
    result = panj("gazetteer", "get", "AF", "--from", tmp_path)
    assert result.exit_code == 0
    assert result.stderr == "AF: 1 places added\nSource: GeoNames (https://www.geonames.org/), CC BY 4.0\n"
    assert (tmp_path / "AF.zip").exists()
    assert json.loads(panj("gazetteer", "find", "Testabad").stdout.splitlines()[-1])["source"] == "geonames:AF"


def test_get_without_a_network_is_one_line(panj, monkeypatch) -> None:
    @contextmanager
    def unplugged(url: str, start: int, stamp: str) -> Iterator[Answer]:
        raise OSError("no route to host")
        yield Answer(status=0)

    monkeypatch.setattr("panj.gazetteer.downloads.web_fetch", unplugged)
    result = panj("gazetteer", "get", "AF")
    assert result.exit_code == 1
    assert result.stderr.startswith("panj: cannot fetch https://download.geonames.org/export/dump/AF.zip (no route to host): connect")
    assert result.stderr.count("\n") == 1


def test_get_checks_every_code_before_it_fetches(panj) -> None:
    assert panj("gazetteer", "get").exit_code == 2
    assert panj("gazetteer", "get", "AF", "Tajikistan").stderr == "panj: 'Tajikistan' is no country's code; did you mean TJ?\n"


def test_build_says_where(panj, monkeypatch, cache) -> None:
    monkeypatch.setattr("panj.gazetteer.store.build_gazetteer", lambda path, **_: path)
    assert panj("gazetteer", "build").stderr == f"built {default_path()}\n"
