"""`panj add`."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

from panj.ledger import Ledger

from .sentences import claim_sentences


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


def test_kill_nine_in_the_middle_of_two_hundred(tmp_path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(200):
        (folder / f"{number:03}.txt").write_text(f"Bridge {number} fell. " * 5)
    command = [sys.executable, str(Path(__file__).with_name("quick_panj.py")), "add", "border.panj", str(folder)]

    def held() -> int:
        with Ledger.open("border.panj") as ledger:
            contents = ledger.contents()
        assert len(contents.claims) == 5 * len(contents.reports)
        return len(contents.reports)

    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as adding:
        while adding.poll() is None and (not Path("border.panj").exists() or held() < 20):
            pass
        adding.send_signal(signal.SIGKILL)
    there = held()
    assert 20 <= there < 200
    again = subprocess.run(command, capture_output=True, text=True, check=True)
    assert again.stderr == f"border.panj: {200 - there} added, {there} already there, 0 skipped\n"
    assert held() == 200
