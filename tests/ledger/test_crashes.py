"""A killed process leaves whole reports, the same command finishes, and others read meanwhile."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from panj.ledger import Ledger

from .adding import COUNT, report_and_reading

ADDING = [sys.executable, str(Path(__file__).with_name("adding.py"))]


def check_whole(path: Path) -> int:
    """How many reports are there; each has all of its reading."""
    with Ledger.open(path) as ledger:
        contents = ledger.contents()
        assert len(contents.claims) == 20 * len(contents.reports)
        for number in range(len(contents.reports)):
            report, reading = report_and_reading(number)
            assert ledger.readings(report.id) == (reading,)
    return len(contents.reports)


@pytest.mark.parametrize("after", [0, 1, 37])
def test_kill_nine_in_the_middle_of_two_hundred(tmp_path: Path, after: int) -> None:
    path = tmp_path / "a.panj"
    with subprocess.Popen([*ADDING, str(path)], stdout=subprocess.PIPE, text=True) as adding:
        assert adding.stdout is not None
        lines = [adding.stdout.readline() for _ in range(after)]
        adding.send_signal(signal.SIGKILL)
    assert adding.returncode == -signal.SIGKILL
    there = check_whole(path)
    assert after <= there < COUNT, lines
    again = subprocess.run([*ADDING, str(path)], capture_output=True, text=True, check=True)
    assert again.stdout.count("True") == COUNT - there
    assert again.stdout.count("False") == there
    assert check_whole(path) == COUNT


def test_others_read_while_one_adds(tmp_path: Path) -> None:
    path = tmp_path / "a.panj"
    with Ledger.open(path) as one, Ledger.open(path) as two, subprocess.Popen([*ADDING, str(path)], stdout=subprocess.PIPE, text=True) as adding:
        assert adding.stdout is not None
        adding.stdout.readline()
        seen = []
        while adding.poll() is None:
            contents = one.contents()
            assert len(contents.claims) == 20 * len(contents.reports)
            assert len(two.reports()) >= len(contents.reports)
            seen.append(len(contents.reports))
            adding.stdout.readline()
    assert seen == sorted(seen)
    assert len(set(seen)) > 3


def test_two_that_add_take_turns(tmp_path: Path) -> None:
    path = tmp_path / "a.panj"
    adders = [subprocess.Popen([*ADDING, str(path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    said = [adder.communicate(timeout=300) for adder in adders]
    assert [adder.returncode for adder in adders] == [0, 0], said
    assert sum(out.count("True") for out, _ in said) == COUNT
    assert check_whole(path) == COUNT
