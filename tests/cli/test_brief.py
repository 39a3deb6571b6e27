"""`panj brief`."""

from __future__ import annotations

import json


def test_files_without_a_case(panj, reports, tmp_path) -> None:
    result = panj("brief", reports, "--title", "The river")
    assert result.exit_code == 0
    assert "The river" in result.stdout
    assert "300" in result.stdout
    assert result.stderr == f"skipped: {reports}/c-empty.txt: this is empty; give a file with the report's text\n"
    assert not list(tmp_path.glob("*.panj"))


def test_forms_and_output(panj, reports, tmp_path) -> None:
    wire = reports / "a-wire.txt"
    assert panj("brief", wire, "--format", "markdown").stdout.startswith("# ")
    assert json.loads(panj("brief", wire, "--format", "json").stdout)["format"].startswith("panj-brief/")
    saved = panj("brief", wire, "-o", "brief.html")
    assert (saved.stdout, saved.stderr) == ("", "written to brief.html\n")
    assert "<html" in (tmp_path / "brief.html").read_text()


def test_the_same_from_files_and_from_a_case(panj, reports) -> None:
    alone = panj("brief", reports, "--format", "json").stdout
    kept = panj("brief", reports, "--case", "border.panj", "--format", "json").stdout
    again = panj("brief", "--case", "border.panj", "--format", "json").stdout
    assert alone == kept == again


def test_as_of(panj, reports) -> None:
    early = json.loads(panj("brief", reports, "--as-of", "2021-07-05", "--format", "json").stdout)
    assert [report["publisher"] for report in early["reports"]] == ["River Wire"]
    kept = json.loads(panj("brief", reports, "--case", "border.panj", "--as-of", "2021-07-05", "--format", "json").stdout)
    assert kept == early


def test_a_report_given_twice_counts_once(panj, reports, tmp_path) -> None:
    (tmp_path / "copy.txt").write_text((reports / "a-wire.txt").read_text())
    brief = json.loads(panj("brief", reports / "a-wire.txt", "copy.txt", "--format", "json").stdout)
    assert len(brief["reports"]) == 1


def test_what_is_wrong_is_one_line(panj, reports) -> None:
    for words, code, said in (
        (["brief"], 2, "panj brief: give at least one FILE, or a case with --case border.panj; see: panj brief --help\n"),
        (["brief", "no-such.txt"], 1, "panj: nothing could be read; the lines above say why\n"),
        (["brief", "--case", "new.panj"], 1, "panj: new.panj is not there; make it with: panj add new.panj FILE...\n"),
        (
            ["brief", reports / "a-wire.txt", "--as-of", "2020-01-01"],
            1,
            "panj: no report was published by 2020-01-01; give a later day with --as-of\n",
        ),
    ):
        result = panj(*words)
        assert (result.exit_code, result.stdout) == (code, "")
        assert result.stderr.endswith(said), result.stderr
