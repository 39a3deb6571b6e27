from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from evaluation.evaluate import SKIPPED, Score, as_markdown, number_at
from evaluation.gate import NOISE, Floor, broken, floors_in, pinned, written
from evaluation.measures import MEASURES, ROOT, benchmarks_folder, stripped, stripped_file
from evaluation.predict import TASKS

SITUATION = MEASURES[0]


def scored(**numbers: float | None) -> Score:
    return Score(measure=SITUATION, numbers=numbers, reports=4, seconds=2.0, failed=0)


def test_stripping_leaves_only_what_a_report_itself_tells() -> None:
    record = {"id": "a", "text": "t", "date": "2020-01-01", "claims": [], "who": "x", "event": "e", "story": 1, "corpus": "c"}
    assert stripped(record, "situation") == {"id": "a", "text": "t", "date": "2020-01-01"}


def test_stripped_mentions_keep_no_chain() -> None:
    mention = {"mid": "m", "start": 0, "end": 1, "surface": "t", "kind": "event", "type": "ACT", "chain": "ACT1", "singleton": True}
    kept = stripped({"id": "a", "text": "t", "mentions": [mention]}, "event_coref")["mentions"]
    assert kept == [{"mid": "m", "start": 0, "end": 1, "surface": "t", "kind": "event"}]


def test_every_measure_is_answered_by_a_task() -> None:
    assert {measure.task for measure in MEASURES} <= TASKS.keys() | {"crisis"}
    assert len({measure.name for measure in MEASURES}) == len(MEASURES)


def test_a_score_within_the_noise_holds_and_one_below_it_breaks() -> None:
    floor = Floor(gold_sha256="", numbers={"f1": 0.5})
    assert broken(scored(f1=0.5 - NOISE / 2), floor) == []
    assert len(broken(scored(f1=0.5 - 2 * NOISE), floor)) == 1
    assert "missing" in broken(scored(f1=None), floor)[0]


def test_pinning_raises_and_never_lowers_without_a_reason() -> None:
    floor = Floor(gold_sha256="d", numbers={"f1": 0.5})
    assert pinned(scored(f1=0.6), floor, "d", why=None).numbers == {"f1": 0.6}
    assert pinned(scored(f1=0.4), floor, "d", why=None).numbers == {"f1": 0.5}
    lowered = pinned(scored(f1=0.4), floor, "d", why="the gold was wrong")
    assert lowered.numbers == {"f1": 0.4}
    assert lowered.lowered == ("f1: the gold was wrong",)


def test_floors_of_another_gold_do_not_carry_over() -> None:
    assert pinned(scored(f1=0.3), Floor(gold_sha256="old", numbers={"f1": 0.9}), "new", why=None).numbers == {"f1": 0.3}


def test_floors_are_read_as_they_were_written(tmp_path: Path) -> None:
    floors = {"situation": Floor(gold_sha256="d", numbers={"f1": 0.5}, noise=0.01, lowered=("f1: why",))}
    path = tmp_path / "floors.json"
    path.write_text(written(floors), encoding="utf-8")
    assert floors_in(path) == floors
    assert floors_in(tmp_path / "none.json") == {}


def test_numbers_that_a_scorer_lacks_are_none() -> None:
    assert number_at({"a": {"b": 1}}, "a.c") is None
    assert number_at({"a": None}, "a.b") is None


def test_a_results_block_names_what_changed() -> None:
    assert "better dates" in as_markdown([scored(f1=0.5)], "better dates").splitlines()[1]


@pytest.mark.parametrize("script", ["evaluate.py", "gate.py"])
def test_without_benchmarks_it_says_so_and_passes(script: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "evaluation" / script)],
        env={"PANJ_BENCHMARKS": str(tmp_path), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout.strip()) == (0, SKIPPED)


def test_the_gold_strips_to_records_without_answers() -> None:
    folder = benchmarks_folder()
    if folder is None:
        pytest.skip(SKIPPED)
    for measure in MEASURES:
        if measure.task not in {"crisis", "events_muc4", "events_police"}:
            for record in stripped_file(measure, folder):
                assert not record.keys() & {
                    "claims",
                    "attributions",
                    "places",
                    "times",
                    "figures",
                    "entities",
                    "w",
                    "story",
                    "pairs",
                    "roles",
                    "labels",
                }
