"""`panj show`, `panj search` and `panj export`: what a case holds."""

from __future__ import annotations

import csv
import io
import json
import sys

import pytest

from panj.cli.show import VIEWS
from panj.ledger import COLUMNS


def lines(result) -> list[dict]:
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_claims(panj, case) -> None:
    rows = lines(panj("show", "claims", "--case", case))
    assert [row["quote"] for row in rows if row["origin"]] == ["The bridge at Sarband holds, a ministry said"]
    early = lines(panj("show", "claims", "--case", case, "--as-of", "2021-07-05"))
    assert {row["publisher"] for row in early} == {"River Wire"}
    sure = lines(panj("show", "claims", "--case", case, "--min-score", "0.5"))
    assert len(sure) == 2
    assert "Sarband" in panj("show", "claims", "--case", case, "--format", "table").stdout


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_is_there(panj, case, view) -> None:
    lines(panj("show", view, "--case", case))
    assert panj("show", view, "--case", case, "--format", "table").exit_code == 0


def test_the_case_may_be_set(panj, case, monkeypatch) -> None:
    monkeypatch.setenv("PANJ_CASE", case)
    assert lines(panj("show", "claims"))


def test_search(panj, case) -> None:
    (row,) = lines(panj("search", "soldier", "river", "--case", case))
    assert row["publisher"] == "River Wire"
    assert "soldiers crossed the river" in row["text"]
    assert len(row["claims"]) >= 1
    assert "Valley Post" in panj("search", '"bridge at Sarband"', "--case", case, "--format", "table").stdout
    assert lines(panj("search", "mountain", "--case", case)) == []
    assert len(lines(panj("search", "Sarband", "--case", case, "--limit", "1"))) == 1


def test_export(panj, case, tmp_path) -> None:
    claims = lines(panj("export", "--case", case))
    assert tuple(claims[0]) == COLUMNS
    saved = panj("export", "--case", case, "-o", "claims.csv")
    assert (saved.stdout, saved.stderr) == ("", "written to claims.csv\n")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "claims.csv").read_text())))
    assert [row["quote"] for row in rows] == [claim["quote"] for claim in claims]
    (first, second) = lines(panj("export", "reports", "--case", case))
    assert (first["publisher"], second["publisher"]) == ("River Wire", "Valley Post")
    assert len(first["sha256"]) == 64
    assert first["origin"].endswith("a-wire.txt")


def test_parquet_needs_pyarrow(panj, case, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    result = panj("export", "--case", case, "-o", "claims.parquet")
    assert result.exit_code == 1
    assert result.stderr == "panj: Parquet needs the package pyarrow; install it with: pip install pyarrow, or use --format csv\n"


def test_parquet_reads_back(panj, case, tmp_path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    assert panj("export", "--case", case, "-o", "claims.parquet").exit_code == 0
    table = parquet.read_table(tmp_path / "claims.parquet")
    assert table.column_names == list(COLUMNS)
    assert {str(table.schema.field(name).type) for name in ("published", "earliest", "latest")} == {"date32[day]"}
    assert {str(table.schema.field(name).type) for name in ("low", "lat", "score")} == {"double"}
    assert [row["quote"] for row in table.to_pylist()] == [row["quote"] for row in lines(panj("export", "--case", case))]
    assert panj("export", "reports", "--case", case, "-o", "reports.parquet").exit_code == 0
    assert parquet.read_table(tmp_path / "reports.parquet").num_rows == 2


def test_what_is_wrong_is_one_line(panj, case, tmp_path) -> None:
    nowhere = tmp_path / "deep" / "claims.csv"
    for words, code, said in (
        (["show", "claims"], 2, "panj show: no case is named; add --case border.panj, or set PANJ_CASE; see: panj show --help"),
        (["show", "weather", "--case", case], 2, "panj show: Invalid value for 'VIEW': 'weather' is not one of 'claims'"),
        (["show", "claims", "--case", "other.panj"], 1, "panj: other.panj is not there; make it with: panj add other.panj FILE..."),
        (
            ["show", "claims", "--case", case, "--as-of", "2021-13-01"],
            2,
            "panj show: Invalid value for '--as-of': '2021-13-01' is not a day; write it as",
        ),
        (["search", "--case", case], 2, "panj search: Missing argument 'WORDS'; see: panj search --help"),
        (["search", "...", "--case", case], 1, "panj: nothing to search for in '...'; give at least one word that must occur"),
        (
            ["export", "--case", case, "-o", nowhere],
            1,
            f"panj: {nowhere} cannot be written (No such file or directory); give a path in a folder that is",
        ),
    ):
        result = panj(*words)
        assert (result.exit_code, result.stdout) == (code, ""), words
        assert result.stderr.startswith(said), result.stderr
        assert result.stderr.count("\n") == 1
