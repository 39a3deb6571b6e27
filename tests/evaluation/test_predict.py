from __future__ import annotations

import json
from pathlib import Path

import pytest

from evaluation import predict as front
from evaluation.desk import Desk, Record, published_of, report_of, text_of
from evaluation.predict import TASKS, Task, answers, records_in


def lines(path: Path) -> list[Record]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def written(path: Path, *records: object) -> Path:
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


def test_a_failing_record_is_told_and_answered_emptily_and_the_rest_stands(capsys: pytest.CaptureFixture[str]) -> None:
    def breaks_on_b(record: Record, _: Desk) -> Record:
        if record["id"] == "b":
            raise KeyError("broken on purpose")
        return {"labels": ["X"]}

    task = Task(module="none", empty={"labels": []}, each=breaks_on_b)
    with Desk() as desk:
        found = list(answers(task, [{"id": "a"}, {"id": "b"}, {"id": "c"}], desk))
    assert [answer for answer, _ in found] == [{"labels": ["X"], "id": "a"}, {"labels": [], "id": "b"}, {"labels": ["X"], "id": "c"}]
    assert [stands for _, stands in found] == [True, False, True]
    assert "b: KeyError: 'broken on purpose'" in capsys.readouterr().err


def test_records_weighed_together_are_each_answered_when_that_fails(capsys: pytest.CaptureFixture[str]) -> None:
    def breaks(_: list[Record], __: Desk) -> list[Record]:
        raise ValueError("nothing in common")

    task = Task(module="none", empty={"mentions": []}, together=breaks)
    with Desk() as desk:
        found = list(answers(task, [{"id": "a"}, {"id": "b"}], desk))
    assert [answer for answer, _ in found] == [{"mentions": [], "id": "a"}, {"mentions": [], "id": "b"}]
    assert "all 2 records: ValueError: nothing in common" in capsys.readouterr().err


def test_lines_that_are_no_record_are_told_and_passed_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text('\ufeff{"id": "a", "text": "one\u2028line"}\n\nnot json\n[1]\n{"text": "no id"}\n{"id": "b"}\n', encoding="utf-8")
    assert [record["id"] for record in records_in(source)] == ["a", "b"]
    assert capsys.readouterr().err.count("passed over") == 3


def test_every_task_has_a_module_and_an_empty_answer() -> None:
    for name, task in TASKS.items():
        assert (task.each is None) != (task.together is None), name
        assert (Path(front.ROOT) / (task.module.replace(".", "/") + ".py")).is_file(), name


def test_published_takes_days_and_moments_and_leaves_the_rest_unknown() -> None:
    assert str(published_of({"published": "1998-02-13T14:26"})) == "1998-02-13 14:26:00"
    assert str(published_of({"date": "2016-09-12"})) == "2016-09-12 00:00:00"
    for stated in ("1998-Q3", "2016-W32", "no date", "", None, 5):
        assert published_of({"published": stated}) is None


def test_a_report_keeps_the_records_text_to_the_letter() -> None:
    text = "\ufeffKEY POINTS\r\n\u2022 Two\u00ad hundred crossed\u00a0the river.\r\n\r\nThey \u201cwaited\u201d. \t"
    assert report_of({"id": "a", "text": text}).text == text


def test_a_lone_surrogate_is_replaced_in_place() -> None:
    assert text_of({"text": "ab\ud800cd"}) == "ab\ufffdcd"


@pytest.mark.parametrize(
    "task", ["situation", "attribution", "times", "figures", "places", "who_whom", "entities", "events_muc4", "events_police", "five_ws"]
)
def test_odd_records_are_answered_without_a_failure(task: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    records = [
        {"id": "empty", "text": ""},
        {"id": "blank", "text": " \n\t", "title": "", "published": None},
        {"id": "mark", "text": "?"},
        {"id": "odd", "text": "\u202e\u200b\x00 \ud83d\ude80 " + "na\u0308ive " * 3, "title": None, "published": "soon"},
        {"id": "plain", "text": "Rebels shelled the town of Dosti on Monday, killing two guards, the ministry said.", "title": "Two killed in Dosti"},
        {"id": "surrogate", "text": "The army left \ud800 at dawn.", "published": "2021-07-06"},
    ]
    source, target = written(tmp_path / "in.jsonl", *records), tmp_path / "out.jsonl"
    assert front.main([task, str(source), str(target)]) == 0
    told = capsys.readouterr().err
    assert "6 records" in told
    assert ", 0 failed" in told, told
    assert [answer["id"] for answer in lines(target)] == [record["id"] for record in records]
    assert all(TASKS[task].empty.keys() <= answer.keys() for answer in lines(target))


def test_a_path_that_is_not_there_is_one_line_and_exit_code_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert front.main(["times", str(tmp_path / "none.jsonl"), str(tmp_path / "out.jsonl")]) == 1
    assert capsys.readouterr().err.count("\n") == 1
