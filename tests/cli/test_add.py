"""`panj add`."""

from __future__ import annotations

from panj.ledger import Ledger


def test_a_folder_is_added_once(panj, reports) -> None:
    first = panj("add", "border.panj", reports)
    assert first.exit_code == 0
    assert first.stdout == ""
    skipped = f"skipped: {reports}/c-empty.txt: this is empty; give a file with the report's text"
    assert first.stderr.splitlines() == [skipped, "border.panj: 2 added, 0 already there, 1 skipped"]
    again = panj("add", "border.panj", reports)
    assert again.stderr.splitlines()[-1] == "border.panj: 0 added, 2 already there, 1 skipped"
    with Ledger.open("border.panj") as ledger:
        assert len(ledger.reports()) == 2
        assert len(ledger.skipped()) == 1


def test_standard_input(panj) -> None:
    result = panj("add", "border.panj", "-", "--publisher", "River Wire", "--published", "2021-07-05", input="The bridge fell.")
    assert result.stderr.splitlines() == ["border.panj: 1 added, 0 already there, 0 skipped"]
    with Ledger.open("border.panj") as ledger:
        (report,) = ledger.reports()
    assert (report.publisher, str(report.day)) == ("River Wire", "2021-07-05")


def test_nothing_that_can_be_read(panj, tmp_path) -> None:
    result = panj("add", "border.panj", "no-such.txt")
    assert result.exit_code == 1
    assert result.stderr.splitlines()[-1] == "panj: nothing could be read; the lines above say why"
    assert result.stderr.startswith("skipped: no-such.txt: there is no such file")


def test_no_file(panj) -> None:
    result = panj("add", "border.panj")
    assert result.exit_code == 2
    assert result.stderr == "panj add: give at least one FILE, a folder, or - for standard input; see: panj add --help\n"


def test_ctrl_c_keeps_what_was_added(panj, reports, monkeypatch) -> None:
    from .conftest import claim_sentences

    def stop_at_the_paper(report, **options):
        if report.publisher == "Valley Post":
            raise KeyboardInterrupt
        return claim_sentences(report, **options)

    monkeypatch.setattr("panj.reading.read_claims", stop_at_the_paper)
    result = panj("add", "border.panj", reports)
    assert result.exit_code == 1
    said = "panj: stopped: 1 added, 0 already there, 0 skipped; what was added is kept, and the same command goes on from here"
    assert result.stderr.splitlines() == [said]
    monkeypatch.setattr("panj.reading.read_claims", claim_sentences)
    assert panj("add", "border.panj", reports).stderr.splitlines()[-1] == "border.panj: 1 added, 1 already there, 1 skipped"


def test_a_case_that_is_none(panj, reports) -> None:
    wire = reports / "a-wire.txt"
    result = panj("add", wire, wire)
    assert result.exit_code == 1
    assert result.stderr == f"panj: {wire} is not a case (file is not a database); give the path of a case, or of a file that is not there yet\n"
